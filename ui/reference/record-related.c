#include "record-related.h"

#include "audit-words.h"
#include "people/people.h"
#include "pin-dialog.h"
#include "record-desk.h"
#include "reference/reference.h"
#include "related-data.h"

#include <glib/gi18n.h>
#include <string.h>

struct _MonevRecordRelated
{
  AdwBin parent;
  MonevWindow *window;
  MonevSession *session;
  GCancellable *cancellable;
  MonevRecord *record;
  GtkWidget *box;
  guint n_rows;
};

G_DEFINE_FINAL_TYPE (MonevRecordRelated, monev_record_related, ADW_TYPE_BIN)

static void
open_desk (MonevRecordRelated *self, MonevRecord *record)
{
  monev_window_push_desk (self->window, monev_record_desk_new (self->window, self->session, record));
}

static void
on_row_activated (MonevRecordRelated *self, GtkWidget *row)
{
  open_desk (self, g_object_get_data (G_OBJECT (row), "record"));
}

static char *
escape (const char *text)
{
  return g_markup_escape_text (text, -1);
}

static GtkWidget *
plain_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *safe_title = escape (title);
  g_autofree char *safe_subtitle = escape (subtitle);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), safe_title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), safe_subtitle);
  return row;
}

static GtkWidget *
make_row (MonevRecordRelated *self, const MonevRelatedRow *what)
{
  GtkWidget *row = plain_row (what->title, what->subtitle);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  if (what->past)
    gtk_widget_add_css_class (row, "dim-label");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "record", monev_record_ref (what->record),
                          (GDestroyNotify) monev_record_unref);
  g_signal_connect_swapped (row, "activated", G_CALLBACK (on_row_activated), self);
  self->n_rows++;
  return row;
}

static void
on_add_appointment (MonevRecordRelated *self)
{
  const char *field
      = monev_record_type (self->record) == &monev_official_type ? "official_id" : "position_id";
  int index = monev_record_type_field (&monev_appointment_type, field);
  g_autofree char *label = monev_record_label (self->record);
  g_autoptr (MonevRecord) record = monev_record_with_shown (
      monev_record_new (&monev_appointment_type), (guint) index, monev_record_id (self->record),
      label);

  open_desk (self, record);
}

static GtkWidget *
guarded_button (MonevRecordRelated *self, const char *label, MonevAct act, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  g_autofree char *why = NULL;

  gtk_widget_set_sensitive (button, monev_session_allows (self->session, act, &why));
  gtk_widget_set_tooltip_text (button, why);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "clicked", callback, self);
  return button;
}

static AdwPreferencesGroup *
new_group (MonevRecordRelated *self, const char *title)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (group));
  return group;
}

static AdwPreferencesGroup *
add_rows (MonevRecordRelated *self, const MonevRelatedData *data)
{
  AdwPreferencesGroup *group = NULL;
  const char *title = NULL;

  for (guint i = 0; i < data->rows->len; i++)
    {
      const MonevRelatedRow *row = data->rows->pdata[i];

      if (group == NULL || strcmp (title, row->group) != 0)
        group = new_group (self, _(row->group));
      title = row->group;
      adw_preferences_group_add (group, make_row (self, row));
    }
  return group;
}

/* Officials and positions can always be given an appointment, also the first one. */
static void
add_appointments (MonevRecordRelated *self, const MonevRelatedData *data)
{
  gboolean of_official = monev_record_type (self->record) == &monev_official_type;
  AdwPreferencesGroup *group = add_rows (self, data);

  if (group == NULL)
    {
      group = new_group (self, of_official ? _("Jabatan yang Dipangku") : _("Pemangku"));
      adw_preferences_group_add (group, plain_row (_("Belum ada pemangkuan"), ""));
    }
  adw_preferences_group_set_header_suffix (
      group, guarded_button (self, _("Tambah Pemangkuan…"), MONEV_ACT_PEOPLE_EDIT,
                             G_CALLBACK (on_add_appointment)));
}

static void
on_set_pin (MonevRecordRelated *self)
{
  monev_pin_dialog_show (self->window, self->session, self->record);
}

static void
add_account (MonevRecordRelated *self, const MonevRelatedData *data)
{
  AdwPreferencesGroup *group = new_group (self, _("Akun"));
  const MonevAccount *account = &data->account;
  g_autofree char *since = NULL;
  GtkWidget *row;

  if (account->locked)
    since = g_strdup (_("Terkunci setelah sepuluh kali salah PIN. Setel PIN baru untuk membukanya."));
  else if (account->has_pin && account->failures > 0)
    since = g_strdup_printf (_("PIN sejak %s, %d kali salah PIN"), data->pin_since,
                             (int) account->failures);
  else if (account->has_pin)
    since = g_strdup_printf (_("PIN sejak %s"), data->pin_since);
  else
    since = g_strdup (_("Belum mempunyai PIN, jadi belum dapat masuk"));
  row = plain_row (account->locked    ? _("Terkunci")
                   : account->has_pin ? _("Dapat masuk")
                                      : _("Belum dapat masuk"),
                   since);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             guarded_button (self, _("Setel PIN…"), MONEV_ACT_PIN_RESET,
                                             G_CALLBACK (on_set_pin)));
  adw_preferences_group_add (group, row);
}

static GtkWidget *
history_row (const MonevAuditWords *words)
{
  g_autofree char *lines = g_strjoinv ("\n", words->lines);
  g_autofree char *title = g_strdup_printf ("%s %s", words->who, words->what);
  g_autofree char *subtitle = g_strdup_printf ("%s%s%s", words->when, *lines != '\0' ? "\n" : "",
                                               lines);
  GtkWidget *row = plain_row (title, subtitle);

  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 12);
  return row;
}

static void
add_history (MonevRecordRelated *self, const MonevRelatedData *data)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *expander = adw_expander_row_new ();
  g_autofree char *count = g_strdup_printf (_("%u catatan"), data->history->len);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), _("Riwayat"));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (expander), count);
  for (guint i = 0; i < data->history->len; i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), history_row (data->history->pdata[i]));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), expander);
  gtk_box_append (GTK_BOX (self->box), group);
}

static void
clear (MonevRecordRelated *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  self->n_rows = 0;
}

static void
on_loaded (gpointer owner, gpointer result, const GError *error)
{
  MonevRecordRelated *self = owner;
  g_autoptr (MonevRelatedData) data = result;
  const MonevRecordType *type = monev_record_type (self->record);

  clear (self);
  if (error != NULL)
    return; /* the form stands without it; saving says what is wrong */
  if (type == &monev_official_type || type == &monev_position_type)
    add_appointments (self, data);
  else
    add_rows (self, data);
  if (data->has_account)
    add_account (self, data);
  if (data->history->len > 0)
    add_history (self, data);
}

static gpointer
load_job (MonevDbJob *job, gpointer data, GError **error)
{
  return monev_related_data_load (monev_db_job_connection (job), data, error);
}

static void
load (MonevRecordRelated *self)
{
  monev_session_call (self->session, G_OBJECT (self),
                      &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_READ,
                                          .work = load_job,
                                          .data = monev_record_ref (self->record),
                                          .free_data = (GDestroyNotify) monev_record_unref,
                                          .free_result = (GDestroyNotify) monev_related_data_free,
                                          .cancellable = self->cancellable },
                      on_loaded);
}

static void
on_database_changed (MonevRecordRelated *self)
{
  if (self->record != NULL)
    load (self);
}

static void
monev_record_related_dispose (GObject *object)
{
  MonevRecordRelated *self = MONEV_RECORD_RELATED (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->record, monev_record_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (monev_record_related_parent_class)->dispose (object);
}

static void
monev_record_related_finalize (GObject *object)
{
  g_object_unref (MONEV_RECORD_RELATED (object)->cancellable);
  G_OBJECT_CLASS (monev_record_related_parent_class)->finalize (object);
}

static void
monev_record_related_class_init (MonevRecordRelatedClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = monev_record_related_dispose;
  G_OBJECT_CLASS (klass)->finalize = monev_record_related_finalize;
}

static void
monev_record_related_init (MonevRecordRelated *self)
{
  self->cancellable = g_cancellable_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  adw_bin_set_child (ADW_BIN (self), self->box);
}

/** monev_record_related_new: Returns: (transfer floating): with nothing to tell yet. */
GtkWidget *
monev_record_related_new (MonevWindow *window, MonevSession *session)
{
  MonevRecordRelated *self = g_object_new (MONEV_TYPE_RECORD_RELATED, NULL);

  self->window = window;
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (on_database_changed), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/** monev_record_related_load: reads what belongs to @record; nothing does while it is not stored. */
void
monev_record_related_load (MonevRecordRelated *self, MonevRecord *record)
{
  if (monev_record_version (record) == 0)
    return;
  g_clear_pointer (&self->record, monev_record_unref);
  self->record = monev_record_ref (record);
  load (self);
}

/** monev_record_related_n_rows: Returns: how many records are listed. */
guint
monev_record_related_n_rows (MonevRecordRelated *self)
{
  return self->n_rows;
}
