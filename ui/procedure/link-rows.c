#include "link-rows.h"

#include "form-parts.h"
#include "procedure/procedure-store.h"
#include "ui/activity/choice.h"

#include <glib/gi18n.h>
#include <string.h>

struct _MonevLinkRows
{
  AdwBin parent;
  GtkWidget *lines;
  GtkWidget *added;
  GPtrArray *codes, *titles; /* of the library, without an end */
  gboolean filling;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MonevLinkRows, monev_link_rows, ADW_TYPE_BIN)

static GtkWidget *
nth_line (MonevLinkRows *self, guint n)
{
  GtkWidget *line = gtk_widget_get_first_child (self->lines);

  while (line != NULL && n-- > 0)
    line = gtk_widget_get_next_sibling (line);
  return line;
}

static GtkWidget *
entry_of (GtkWidget *line)
{
  return gtk_widget_get_first_child (line);
}

static GtkWidget *
choice_of (GtkWidget *line)
{
  return gtk_widget_get_next_sibling (entry_of (line));
}

static void
tell (MonevLinkRows *self, gboolean typing)
{
  for (GtkWidget *line = gtk_widget_get_first_child (self->lines); line != NULL;
       line = gtk_widget_get_next_sibling (line))
    if (*gtk_editable_get_text (GTK_EDITABLE (entry_of (line))) == '\0')
      return;
  g_signal_emit (self, signals[CHANGED], 0, typing);
}

/** monev_link_rows_get: Returns: (transfer full): the links as the file has them. */
json_t *
monev_link_rows_get (MonevLinkRows *self)
{
  json_t *list = json_array ();

  for (GtkWidget *line = gtk_widget_get_first_child (self->lines); line != NULL;
       line = gtk_widget_get_next_sibling (line))
    {
      const char *code = monev_choice_get_id (GTK_DROP_DOWN (choice_of (line)));
      json_t *link = json_pack ("{s:s}", "text",
                                gtk_editable_get_text (GTK_EDITABLE (entry_of (line))));

      if (*code != '\0')
        json_object_set_new (link, "procedure", json_string (code));
      json_array_append_new (list, link);
    }
  return list;
}

static void
on_typed (MonevLinkRows *self)
{
  if (!self->filling)
    tell (self, TRUE);
}

static void
on_chosen (MonevLinkRows *self)
{
  if (!self->filling)
    tell (self, FALSE);
}

static void
on_remove (MonevLinkRows *self, GtkWidget *button)
{
  gtk_box_remove (GTK_BOX (self->lines), gtk_widget_get_parent (button));
  tell (self, FALSE);
}

/* An SOP that is not in the library any more is still the one that is meant. */
static void
offer (MonevLinkRows *self, GtkWidget *choice, const char *code)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();
  gboolean known = *code == '\0';

  g_ptr_array_add (ids, (gpointer) "");
  g_ptr_array_add (titles, (gpointer) _("tidak ditentukan"));
  for (guint i = 0; i < self->codes->len; i++)
    {
      g_ptr_array_add (ids, self->codes->pdata[i]);
      g_ptr_array_add (titles, self->titles->pdata[i]);
      known = known || strcmp (self->codes->pdata[i], code) == 0;
    }
  if (!known)
    {
      g_ptr_array_add (ids, (gpointer) code);
      g_ptr_array_add (titles, (gpointer) code);
    }
  g_ptr_array_add (ids, NULL);
  g_ptr_array_add (titles, NULL);
  monev_choice_fill (GTK_DROP_DOWN (choice), (const char *const *) ids->pdata,
                     (const char *const *) titles->pdata);
}

static GtkWidget *
add_line (MonevLinkRows *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *entry = gtk_entry_new ();
  GtkWidget *choice = monev_choice_new (_("SOP yang dimaksud"), 22);
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_set_hexpand (entry, TRUE);
  gtk_editable_set_enable_undo (GTK_EDITABLE (entry), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Kaitan seperti tercetak"), -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Hapus kaitan"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Hapus kaitan"), -1);
  gtk_box_append (GTK_BOX (line), entry);
  gtk_box_append (GTK_BOX (line), choice);
  gtk_box_append (GTK_BOX (line), button);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (on_typed), self);
  g_signal_connect_swapped (choice, "notify::selected", G_CALLBACK (on_chosen), self);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_remove), self);
  gtk_box_append (GTK_BOX (self->lines), line);
  return line;
}

/** monev_link_rows_fill: what is typed is left alone where it means the same. */
void
monev_link_rows_fill (MonevLinkRows *self, const MonevProcedureLink *links, guint n)
{
  GtkWidget *line;

  self->filling = TRUE;
  for (guint i = 0; i < n; i++)
    {
      line = nth_line (self, i);
      if (line == NULL)
        line = add_line (self);
      monev_form_set_entry (entry_of (line), links[i].text);
      if (strcmp (monev_choice_get_id (GTK_DROP_DOWN (choice_of (line))), links[i].procedure) != 0
          || gtk_drop_down_get_model (GTK_DROP_DOWN (choice_of (line))) == NULL)
        offer (self, choice_of (line), links[i].procedure);
      monev_choice_set_id (GTK_DROP_DOWN (choice_of (line)), links[i].procedure);
    }
  while ((line = nth_line (self, n)) != NULL)
    gtk_box_remove (GTK_BOX (self->lines), line);
  self->filling = FALSE;
}

/** monev_link_rows_set_library: @entries: (element-type MonevProcedureEntry): what can be chosen from
 * now on. */
void
monev_link_rows_set_library (MonevLinkRows *self, const GPtrArray *entries)
{
  g_ptr_array_set_size (self->codes, 0);
  g_ptr_array_set_size (self->titles, 0);
  for (guint i = 0; i < entries->len; i++)
    {
      const MonevProcedureEntry *entry = entries->pdata[i];

      g_ptr_array_add (self->codes, g_strdup (entry->code));
      g_ptr_array_add (self->titles, g_strdup_printf ("%s: %s", entry->code, entry->list_title));
    }
  self->filling = TRUE;
  for (GtkWidget *line = gtk_widget_get_first_child (self->lines); line != NULL;
       line = gtk_widget_get_next_sibling (line))
    {
      g_autofree char *code
          = g_strdup (monev_choice_get_id (GTK_DROP_DOWN (choice_of (line))));

      offer (self, choice_of (line), code);
    }
  self->filling = FALSE;
}

/** monev_link_rows_add: a line at the end. */
void
monev_link_rows_add (MonevLinkRows *self, const char *text)
{
  GtkWidget *line;

  self->filling = TRUE;
  line = add_line (self);
  gtk_editable_set_text (GTK_EDITABLE (entry_of (line)), text);
  offer (self, choice_of (line), "");
  self->filling = FALSE;
  tell (self, FALSE);
}

/** monev_link_rows_choose: @line: from 0; @code: of an SOP, "" for none. */
void
monev_link_rows_choose (MonevLinkRows *self, guint line, const char *code)
{
  monev_choice_set_id (GTK_DROP_DOWN (choice_of (nth_line (self, line))), code);
}

/** monev_link_rows_remove: @line: from 0. */
void
monev_link_rows_remove (MonevLinkRows *self, guint line)
{
  gtk_box_remove (GTK_BOX (self->lines), nth_line (self, line));
  tell (self, FALSE);
}

static void
on_add (MonevLinkRows *self)
{
  g_autofree char *text
      = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->added))));

  if (*text == '\0')
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->added), "");
  monev_link_rows_add (self, text);
}

static void
monev_link_rows_dispose (GObject *object)
{
  MONEV_LINK_ROWS (object)->filling = TRUE; /* what is taken apart tells nothing any more */
  G_OBJECT_CLASS (monev_link_rows_parent_class)->dispose (object);
}

static void
monev_link_rows_finalize (GObject *object)
{
  MonevLinkRows *self = MONEV_LINK_ROWS (object);

  g_ptr_array_unref (self->codes);
  g_ptr_array_unref (self->titles);
  G_OBJECT_CLASS (monev_link_rows_parent_class)->finalize (object);
}

static void
monev_link_rows_class_init (MonevLinkRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = monev_link_rows_dispose;
  G_OBJECT_CLASS (klass)->finalize = monev_link_rows_finalize;
  /** MonevLinkRows::changed: (gboolean) whether somebody is typing. */
  signals[CHANGED] = g_signal_new ("changed", MONEV_TYPE_LINK_ROWS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
monev_link_rows_init (MonevLinkRows *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->codes = g_ptr_array_new_with_free_func (g_free);
  self->titles = g_ptr_array_new_with_free_func (g_free);
  self->lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (box), self->lines);
  self->added = monev_form_add_line (GTK_BOX (box), _("Kaitan baru dengan SOP lain"),
                                     G_CALLBACK (on_add), self);
  adw_bin_set_child (ADW_BIN (self), box);
}

/** monev_link_rows_new: Returns: (transfer floating): without lines. */
GtkWidget *
monev_link_rows_new (void)
{
  return g_object_new (MONEV_TYPE_LINK_ROWS, NULL);
}
