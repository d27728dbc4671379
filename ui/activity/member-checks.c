#include "member-checks.h"
#include "ui/common/text-field.h"

#include <glib/gi18n.h>

#define ROW_HEIGHT 30
#define MOST_ROWS 5 /* more of them scroll */

struct _MonevMemberChecks
{
  AdwBin parent;
  GPtrArray *buttons; /* GtkCheckButton, in the order of the team; the widgets own them */
  gboolean setting;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MonevMemberChecks, monev_member_checks, ADW_TYPE_BIN)

static const char *
id_of (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), "monev-id");
}

static void
on_toggled (MonevMemberChecks *self)
{
  if (!self->setting)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
add_member (MonevMemberChecks *self, GtkWidget *box, const MonevActivity *activity,
            const MonevActivityMember *member)
{
  const MonevActivityGroup *group
      = *member->group_id != '\0' ? monev_activity_group (activity, member->group_id) : NULL;
  g_autofree char *text = group != NULL ? g_strdup_printf ("%s (%s)", member->name, group->name)
                                        : g_strdup (member->name);
  GtkWidget *button = gtk_check_button_new_with_label (text);

  g_object_set_data_full (G_OBJECT (button), "monev-id", g_strdup (member->id), g_free);
  g_signal_connect_object (button, "toggled", G_CALLBACK (on_toggled), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->buttons, button);
  gtk_box_append (GTK_BOX (box), button);
}

static void
add_nobody (GtkWidget *box)
{
  GtkWidget *label = gtk_label_new (_("Tim masih kosong. Isi dulu di tab Tim."));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (box), label);
}

static void
monev_member_checks_finalize (GObject *object)
{
  g_ptr_array_unref (MONEV_MEMBER_CHECKS (object)->buttons);
  G_OBJECT_CLASS (monev_member_checks_parent_class)->finalize (object);
}

static void
monev_member_checks_class_init (MonevMemberChecksClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = monev_member_checks_finalize;
  /** MonevMemberChecks::changed: a person ticked or cleared a box. */
  signals[CHANGED] = g_signal_new ("changed", MONEV_TYPE_MEMBER_CHECKS, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
monev_member_checks_init (MonevMemberChecks *self)
{
  self->buttons = g_ptr_array_new ();
}

/** monev_member_checks_new: @label: its accessible name. Returns: (transfer floating): nobody ticked. */
GtkWidget *
monev_member_checks_new (const MonevActivity *activity, const char *label)
{
  MonevMemberChecks *self = g_object_new (MONEV_TYPE_MEMBER_CHECKS, "accessible-role",
                                          GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_widget_add_css_class (box, "monev-checks");
  for (guint i = 0; i < activity->members->len; i++)
    add_member (self, box, activity, activity->members->pdata[i]);
  if (self->buttons->len == 0)
    add_nobody (box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (
      GTK_SCROLLED_WINDOW (scrolled),
      (int) CLAMP (self->buttons->len, 1, MOST_ROWS) * ROW_HEIGHT + 12);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  monev_text_field_dress (GTK_SCROLLED_WINDOW (scrolled));
  adw_bin_set_child (ADW_BIN (self), scrolled);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_WIDGET (self);
}

/** monev_member_checks_set_ids: @ids: separated by a line feed; who is no longer in the team is left
 * out. Nobody is told. */
void
monev_member_checks_set_ids (MonevMemberChecks *self, const char *ids)
{
  g_auto (GStrv) chosen = g_strsplit (ids, "\n", -1);

  self->setting = TRUE;
  for (guint i = 0; i < self->buttons->len; i++)
    gtk_check_button_set_active (
        self->buttons->pdata[i],
        g_strv_contains ((const char *const *) chosen, id_of (self->buttons->pdata[i])));
  self->setting = FALSE;
}

/** monev_member_checks_get_ids: Returns: (transfer full): separated by a line feed, "" for nobody. */
char *
monev_member_checks_get_ids (MonevMemberChecks *self)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < self->buttons->len; i++)
    if (gtk_check_button_get_active (self->buttons->pdata[i]))
      g_string_append_printf (ids, "%s%s", ids->len > 0 ? "\n" : "",
                              id_of (self->buttons->pdata[i]));
  return g_string_free (ids, FALSE);
}
