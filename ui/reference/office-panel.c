#include "office-panel.h"

#include "office-desk.h"
#include "office/office.h"
#include "region/region.h"

#include <glib/gi18n.h>
#include <string.h>

struct _MonevOfficePanel
{
  MonevReferencePanel parent;
  MonevKopView *kop;
  GtkWidget *box;
  AdwPreferencesGroup *facts;
  GPtrArray *rows; /* borrowed */
  MonevRecord *office;
  GBytes *logo;
};

G_DEFINE_FINAL_TYPE (MonevOfficePanel, monev_office_panel, MONEV_TYPE_REFERENCE_PANEL)

typedef struct
{
  MonevRecord *office;
  GBytes *logo;
  char *region;
} Loaded;

static void
loaded_free (gpointer data)
{
  Loaded *loaded = data;

  g_clear_pointer (&loaded->office, monev_record_unref);
  g_clear_pointer (&loaded->logo, g_bytes_unref);
  g_free (loaded->region);
  g_free (loaded);
}

static gpointer
load_job (MonevDbJob *job, gpointer data, GError **error)
{
  MonevDbConnection *connection = monev_db_job_connection (job);
  g_autoptr (MonevRecord) office = monev_office_load (connection, error);
  g_autoptr (GError) local = NULL;
  Loaded *loaded;
  GBytes *logo;

  if (office == NULL)
    return NULL;
  logo = monev_office_logo (connection, office, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  loaded = g_new (Loaded, 1);
  *loaded = (Loaded) { g_steal_pointer (&office), logo, NULL };
  loaded->region = monev_region_path (monev_record_get (loaded->office, "region_code"));
  return loaded;
}

static void
add_fact (MonevOfficePanel *self, const char *title, const char *value)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_label_new (*value != '\0' ? value : _("belum diisi"));

  gtk_label_set_selectable (GTK_LABEL (label), *value != '\0');
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_set_tooltip_text (label, value);
  gtk_widget_add_css_class (label, "dim-label");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_preferences_group_add (self->facts, row);
  g_ptr_array_add (self->rows, row);
}

static void
show_facts (MonevOfficePanel *self, const char *region)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->facts, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; monev_office_type.fields[i].name != NULL; i++)
    {
      g_autofree char *value = monev_record_shown (self->office, i);
      gboolean is_code = strcmp (monev_office_type.fields[i].name, "region_code") == 0;
      g_autofree char *told = is_code && region != NULL ? g_strdup_printf ("%s  %s", value, region)
                                                        : g_strdup (value);

      if (strcmp (monev_office_type.fields[i].name, "logo") != 0)
        add_fact (self, monev_office_type.fields[i].heading, told);
    }
}

static void
on_loaded (gpointer owner, gpointer result, const GError *error)
{
  MonevOfficePanel *self = owner;
  Loaded *loaded = result;

  if (error != NULL)
    {
      monev_reference_tell (GTK_WIDGET (self), error);
      return;
    }
  g_clear_pointer (&self->office, monev_record_unref);
  g_clear_pointer (&self->logo, g_bytes_unref);
  self->office = g_steal_pointer (&loaded->office);
  self->logo = g_steal_pointer (&loaded->logo);
  monev_kop_view_set_office (self->kop, self->office);
  monev_kop_view_set_logo (self->kop, self->logo, NULL);
  show_facts (self, loaded->region);
  monev_reference_panel_set_subtitle (MONEV_REFERENCE_PANEL (self),
                                      monev_record_get (self->office, "region_name"));
  loaded_free (loaded);
}

static void
load (MonevReferencePanel *panel)
{
  monev_session_call (monev_reference_panel_get_session (panel), G_OBJECT (panel),
                      &(MonevDbJobSpec) {
                          .lane = MONEV_DB_LANE_READ,
                          .work = load_job,
                          .free_result = loaded_free,
                          .cancellable = monev_reference_panel_get_cancellable (panel) },
                      on_loaded);
}

static void
edit (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MonevOfficePanel *self = data;
  MonevReferencePanel *panel = data;
  MonevWindow *window = monev_reference_panel_get_window (panel);

  if (self->office != NULL)
    monev_window_push_desk (window,
                            monev_office_desk_new (window, monev_reference_panel_get_session (panel),
                                                   self->office, self->logo));
}

static void
monev_office_panel_dispose (GObject *object)
{
  MonevOfficePanel *self = MONEV_OFFICE_PANEL (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->office, monev_record_unref);
  g_clear_pointer (&self->logo, g_bytes_unref);
  G_OBJECT_CLASS (monev_office_panel_parent_class)->dispose (object);
}

static void
monev_office_panel_class_init (MonevOfficePanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = monev_office_panel_dispose;
  MONEV_REFERENCE_PANEL_CLASS (klass)->load = load;
}

static void
monev_office_panel_init (MonevOfficePanel *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new (), *clamp = adw_clamp_new ();

  self->rows = g_ptr_array_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  self->kop = MONEV_KOP_VIEW (monev_kop_view_new ());
  self->facts = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->kop));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->facts));
  gtk_widget_set_margin_top (self->box, 24);
  gtk_widget_set_margin_bottom (self->box, 24);
  gtk_widget_set_margin_start (self->box, 24);
  gtk_widget_set_margin_end (self->box, 24);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 820);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  adw_bin_set_child (ADW_BIN (self), scrolled);
}

/** monev_office_panel_new: Returns: (transfer floating): the profile; it reads when it is seen. */
GtkWidget *
monev_office_panel_new (MonevWindow *window, MonevSession *session)
{
  MonevOfficePanel *self = g_object_new (MONEV_TYPE_OFFICE_PANEL, NULL);
  MonevReferencePanel *panel = MONEV_REFERENCE_PANEL (self);
  static const GActionEntry entries[] = { { "edit", edit } };
  GtkWidget *button;

  monev_reference_panel_attach (panel, window, session);
  g_action_map_add_action_entries (monev_reference_panel_get_actions (panel), entries,
                                   G_N_ELEMENTS (entries), self);
  button = monev_reference_panel_add_button (panel, FALSE, _("_Ubah Profil"), "edit",
                                             MONEV_ACT_OFFICE_EDIT);
  gtk_widget_add_css_class (button, "suggested-action");
  monev_reference_panel_set_title (panel, _("Profil Instansi"));
  return GTK_WIDGET (self);
}

/** monev_office_panel_get_kop: Returns: (transfer none): the kop as it prints. */
MonevKopView *
monev_office_panel_get_kop (MonevOfficePanel *self)
{
  return self->kop;
}
