/* Sites and visits of a run: their acts, and the files they become. */
#include "activity-desk-private.h"

#include "activity/agenda.h"
#include "activity/field-paper.h"
#include "base/atomic-file.h"
#include "field-undo.h"
#include "reference/export.h"
#include "site-import.h"
#include "ui/reference/panel.h"

#include <glib/gi18n.h>
#include <string.h>

static const char *const site_asked[] = { "name",         "region_code", "latitude", "longitude",
                                          "programme_id", "pagu",        "note",     NULL };
static const char *const visit_asked[]
    = { "site_id", "group_id",  "members", "date_from", "date_to",
        "time_from", "time_to", "purpose", "state",     "report", NULL };
static const char *const finding_asked[]
    = { "text", "recommendation", "date", "agency_id", NULL };

static MonevRecord *
find (const GPtrArray *records, GVariant *parameter)
{
  MonevRecord *record = monev_field_data_find (records, g_variant_get_string (parameter, NULL));

  return record != NULL ? monev_record_ref (record) : NULL;
}

/* ---- forms ---- */

static void
act_site_add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevActivityDesk *self = MONEV_ACTIVITY_DESK (widget);

  monev_activity_desk_ask_record (self, monev_field_new (&monev_site_type, self->id),
                                  _("Lokasi baru"), site_asked);
}

static void
act_site_edit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevActivityDesk *self = MONEV_ACTIVITY_DESK (widget);

  monev_activity_desk_ask_record (self, find (self->data->field->sites, parameter),
                                  _("Ubah lokasi"), site_asked);
}

static void
act_site_import (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevActivityDesk *self = MONEV_ACTIVITY_DESK (widget);

  if (self->data != NULL)
    monev_window_push_desk (self->window, monev_site_import_new (self->window, self->session,
                                                                 self->id,
                                                                 self->data->activity->title));
}

static void
act_visit_add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevActivityDesk *self = MONEV_ACTIVITY_DESK (widget);

  monev_activity_desk_ask_record (self, monev_field_new (&monev_visit_type, self->id),
                                  _("Kunjungan baru"), visit_asked);
}

static void
act_visit_add_to (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevActivityDesk *self = MONEV_ACTIVITY_DESK (widget);
  MonevRecord *visit = monev_record_with (monev_field_new (&monev_visit_type, self->id), "site_id",
                                          g_variant_get_string (parameter, NULL));

  monev_activity_desk_ask_record (self, visit, _("Kunjungan baru"), visit_asked);
}

static void
act_visit_edit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevActivityDesk *self = MONEV_ACTIVITY_DESK (widget);

  monev_activity_desk_ask_record (self, find (self->data->field->visits, parameter),
                                  _("Ubah kunjungan"), visit_asked);
}

/* What was found is dated with the visit. */
static void
act_visit_finding (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevActivityDesk *self = MONEV_ACTIVITY_DESK (widget);
  g_autoptr (MonevRecord) visit = find (self->data->field->visits, parameter);
  MonevRecord *finding;

  if (visit == NULL)
    return;
  finding = monev_record_with (monev_field_new (&monev_finding_type, self->id), "visit_id",
                               monev_record_id (visit));
  finding = monev_record_with (finding, "date", monev_record_get (visit, "date_from"));
  monev_activity_desk_ask_record (self, finding, _("Temuan baru"), finding_asked);
}

static void
act_visit_open (GtkWidget *widget, const char *name, GVariant *parameter)
{
  monev_visit_view_open (MONEV_ACTIVITY_DESK (widget)->visits,
                         g_variant_get_string (parameter, NULL));
}

static void
act_visit_back (GtkWidget *widget, const char *name, GVariant *parameter)
{
  monev_visit_view_open (MONEV_ACTIVITY_DESK (widget)->visits, "");
}

/* ---- the state of a visit ---- */

typedef struct
{
  MonevRecord *before;
  MonevRecord *after;
  MonevActor *actor;
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  monev_record_unref (change->before);
  monev_record_unref (change->after);
  monev_actor_free (change->actor);
  g_free (change);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Change, change_free)

static gpointer
change_job (MonevDbJob *job, gpointer data, GError **error)
{
  const Change *change = data;
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  MonevRecord *saved = monev_field_save (monev_db_job_connection (job), change->actor,
                                         change->after, issues, error);
  Change *done;

  if (saved == NULL)
    return NULL;
  done = g_new0 (Change, 1);
  *done = (Change) { monev_record_ref (change->before), saved, NULL };
  return done;
}

static void
on_changed_state (gpointer owner, gpointer result, const GError *error)
{
  MonevActivityDesk *self = owner;
  g_autoptr (Change) done = result;
  g_autofree char *word = NULL;
  g_autofree char *said = NULL;

  self->busy = FALSE;
  monev_activity_desk_load (self);
  if (error != NULL)
    {
      monev_activity_desk_update (self);
      monev_reference_tell (GTK_WIDGET (self), error);
      return;
    }
  word = monev_field_data_shown (done->after, "state");
  said = g_strdup_printf (_("Kunjungan ditandai: %s"), word);
  monev_field_undo_offer (self->window, self->session, said, done->before, done->after);
}

static void
act_visit_state (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevActivityDesk *self = MONEV_ACTIVITY_DESK (widget);
  const MonevActor *actor = monev_session_get_actor (self->session);
  const char *id, *state;
  MonevRecord *visit;
  Change *change;

  g_variant_get (parameter, "(&s&s)", &id, &state);
  visit = monev_field_data_find (self->data->field->visits, id);
  if (visit == NULL || self->busy || actor == NULL)
    return;
  change = g_new0 (Change, 1);
  *change = (Change) { monev_record_ref (visit),
                       monev_record_with (monev_record_ref (visit), "state", state),
                       monev_actor_copy (actor) };
  self->busy = TRUE;
  monev_activity_desk_update (self);
  monev_session_call (self->session, G_OBJECT (self),
                      &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_WRITE,
                                          .work = change_job,
                                          .data = change,
                                          .free_data = change_free,
                                          .free_result = change_free },
                      on_changed_state);
}

/* ---- files ---- */

typedef enum
{
  SCHEDULE,
  SITES,
  PHOTOS
} What;

typedef struct
{
  What what;
  char *id; /* of the run; of the visit for its photos */
  char *path;
} Paper;

static void
paper_free (gpointer data)
{
  Paper *paper = data;

  g_free (paper->id);
  g_free (paper->path);
  g_free (paper);
}

static gboolean
write_calendar (MonevDbConnection *connection, const Paper *paper, GError **error)
{
  g_autoptr (GPtrArray) entries = monev_agenda_load (connection, paper->id, MONEV_DATE_FIRST,
                                                     MONEV_DATE_LAST - 1, error);
  g_auto (MonevOfficeClock) clock = { NULL };
  g_autofree char *text = NULL;
  gint64 now = 0;

  if (entries == NULL || !monev_office_clock_load (connection, &clock, error)
      || !monev_db_now (connection, &now, error))
    return FALSE;
  for (guint i = entries->len; i > 0; i--)
    if (((const MonevAgendaEntry *) entries->pdata[i - 1])->kind != MONEV_AGENDA_VISIT)
      g_ptr_array_remove_index (entries, i - 1);
  text = monev_agenda_to_ics (entries, clock.zone, now);
  return monev_atomic_file_write (paper->path, text, strlen (text), error);
}

static gboolean
write_schedule (MonevDbConnection *connection, const Paper *paper, MonevIssueList *issues,
                GError **error)
{
  g_autoptr (MonevFieldTable) table = NULL;
  g_autoptr (MonevPageDocument) document = NULL;

  if (g_str_has_suffix (paper->path, ".ics"))
    return write_calendar (connection, paper, error);
  table = monev_field_table_schedule (connection, paper->id, error);
  if (table == NULL)
    return FALSE;
  if (!g_str_has_suffix (paper->path, ".pdf"))
    return monev_field_table_write_xlsx (connection, table, paper->path, issues, error);
  document = monev_field_table_paper (connection, table, error);
  return document != NULL && monev_field_paper_write (document, paper->path, error);
}

static gboolean
write_sites (MonevDbConnection *connection, const Paper *paper, MonevIssueList *issues,
             GError **error)
{
  g_autoptr (GPtrArray) list = monev_field_list (connection, &monev_site_type, paper->id, error);
  MonevExportFormat format;

  return list != NULL && monev_export_format_from_path (paper->path, &format, error)
         && monev_reference_export (connection, &monev_site_type, 0, list, paper->path, format,
                                    issues, error);
}

static MonevPageDocument *
photo_pages (MonevDbConnection *connection, const char *visit_id, MonevIssueList *issues,
             GError **error)
{
  g_autoptr (MonevRecord) visit
      = monev_field_get (connection, &monev_visit_type, visit_id, error);

  return visit != NULL ? monev_visit_photos_paper (connection, visit, issues, error) : NULL;
}

static gboolean
write_photos (MonevDbConnection *connection, const Paper *paper, MonevIssueList *issues,
              GError **error)
{
  g_autoptr (MonevPageDocument) document = photo_pages (connection, paper->id, issues, error);

  return document != NULL && monev_field_paper_write (document, paper->path, error);
}

static gpointer
paper_job (MonevDbJob *job, gpointer data, GError **error)
{
  static gboolean (*const writers[]) (MonevDbConnection *, const Paper *, MonevIssueList *, GError **)
      = { write_schedule, write_sites, write_photos };
  const Paper *paper = data;
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autofree char *name = g_path_get_basename (paper->path);
  g_autofree char *said = NULL;

  if (!writers[paper->what](monev_db_job_connection (job), paper, issues, error))
    return NULL;
  said = g_strdup_printf (_("%s disimpan"), name);
  return monev_issue_list_size (issues) == 0
             ? g_steal_pointer (&said)
             : g_strdup_printf ("%s. %s", said, monev_issue_list_get (issues, 0)->message);
}

static void
on_paper (gpointer owner, gpointer result, const GError *error)
{
  MonevActivityDesk *self = owner;
  g_autofree char *said = result;

  if (error != NULL)
    {
      monev_reference_tell (GTK_WIDGET (self), error);
      return;
    }
  monev_window_toast (self->window, said, NULL, NULL, NULL, NULL);
}

static void
write_paper (MonevActivityDesk *self, What what, const char *id, const char *path)
{
  Paper *paper = g_new (Paper, 1);

  *paper = (Paper) { what, g_strdup (id), g_strdup (path) };
  monev_session_call (self->session, G_OBJECT (self),
                      &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_LONG,
                                          .work = paper_job,
                                          .data = paper,
                                          .free_data = paper_free,
                                          .free_result = g_free,
                                          .cancellable = self->cancellable },
                      on_paper);
}

static void
on_place (GtkNativeDialog *chooser, int response, gpointer data)
{
  MonevActivityDesk *self = data;
  What what = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (chooser), "monev-what"));
  const char *id = g_object_get_data (G_OBJECT (chooser), "monev-id");
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (response == GTK_RESPONSE_ACCEPT && path != NULL)
    write_paper (self, what, id, path);
  g_object_set_data (G_OBJECT (self), "monev-chooser", NULL);
}

static void
ask_place (MonevActivityDesk *self, What what, const char *id, const char *name)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkFileChooserNative *chooser
      = gtk_file_chooser_native_new (_("Ekspor"), GTK_WINDOW (root), GTK_FILE_CHOOSER_ACTION_SAVE,
                                     _("_Simpan"), _("_Batal"));

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  g_object_set_data (G_OBJECT (chooser), "monev-what", GINT_TO_POINTER (what));
  g_object_set_data_full (G_OBJECT (chooser), "monev-id", g_strdup (id), g_free);
  g_signal_connect_object (chooser, "response", G_CALLBACK (on_place), self, 0);
  g_object_set_data_full (G_OBJECT (self), "monev-chooser", chooser, g_object_unref);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
act_schedule_export (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevActivityDesk *self = MONEV_ACTIVITY_DESK (widget);
  g_autofree char *file
      = g_strdup_printf (_("Jadwal Kunjungan.%s"), g_variant_get_string (parameter, NULL));

  ask_place (self, SCHEDULE, self->id, file);
}

static void
act_schedule_export_path (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevActivityDesk *self = MONEV_ACTIVITY_DESK (widget);

  write_paper (self, SCHEDULE, self->id, g_variant_get_string (parameter, NULL));
}

static void
act_site_export (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevActivityDesk *self = MONEV_ACTIVITY_DESK (widget);

  ask_place (self, SITES, self->id, _("Lokasi Sasaran.xlsx"));
}

static void
act_site_export_path (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevActivityDesk *self = MONEV_ACTIVITY_DESK (widget);

  write_paper (self, SITES, self->id, g_variant_get_string (parameter, NULL));
}

static void
act_photos_export (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask_place (MONEV_ACTIVITY_DESK (widget), PHOTOS, g_variant_get_string (parameter, NULL),
             _("Dokumentasi Kunjungan.pdf"));
}

static void
act_photos_export_path (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *id, *path;

  g_variant_get (parameter, "(&s&s)", &id, &path);
  write_paper (MONEV_ACTIVITY_DESK (widget), PHOTOS, id, path);
}

static const struct
{
  const char *name;
  const char *type;
  GtkWidgetActionActivateFunc act;
  gboolean changes;
} acts[] = {
  { "desk.site-add", NULL, act_site_add, TRUE },
  { "desk.site-edit", "s", act_site_edit, TRUE },
  { "desk.site-import", NULL, act_site_import, TRUE },
  { "desk.site-export", NULL, act_site_export, FALSE },
  { "desk.site-export-path", "s", act_site_export_path, FALSE },
  { "desk.visit-add", NULL, act_visit_add, TRUE },
  { "desk.visit-add-to", "s", act_visit_add_to, TRUE },
  { "desk.visit-edit", "s", act_visit_edit, TRUE },
  { "desk.visit-finding", "s", act_visit_finding, TRUE },
  { "desk.visit-open", "s", act_visit_open, FALSE },
  { "desk.visit-back", NULL, act_visit_back, FALSE },
  { "desk.visit-state", "(ss)", act_visit_state, TRUE },
  { "desk.schedule-export", "s", act_schedule_export, FALSE },
  { "desk.schedule-export-path", "s", act_schedule_export_path, FALSE },
  { "desk.photos-export", "s", act_photos_export, FALSE },
  { "desk.photos-export-path", "(ss)", act_photos_export_path, FALSE },
};

/** monev_activity_desk_allow_visits: whether sites, visits and their photos may be changed. */
void
monev_activity_desk_allow_visits (MonevActivityDesk *self, gboolean may)
{
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    if (acts[i].changes)
      gtk_widget_action_set_enabled (GTK_WIDGET (self), acts[i].name, may);
  monev_activity_desk_allow_photos (self, may);
}

/** monev_activity_desk_install_visits: the actions of sites, visits and their files. */
void
monev_activity_desk_install_visits (GtkWidgetClass *klass)
{
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    gtk_widget_class_install_action (klass, acts[i].name, acts[i].type, acts[i].act);
  monev_activity_desk_install_photos (klass);
}
