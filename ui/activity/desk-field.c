/* Rapat, findings and follow-ups of a run: their acts, and the papers they become. */
#include "activity-desk-private.h"

#include "activity/field-paper.h"
#include "base/instant.h"
#include "field-dialog.h"
#include "field-undo.h"
#include "invite-dialog.h"
#include "invite-words.h"
#include "ui/reference/panel.h"

#include <glib/gi18n.h>
#include <string.h>

static const char *const meeting_asked[]
    = { "title", "form", "date", "time_from", "time_to", "place", "leader_id", "secretary_id",
        "state", "step_id", "agenda", NULL };
static const char *const guest_asked[]
    = { "agency_id", "required", "state", "name", "title", "basis", NULL };
static const char *const walk_in_asked[] = { "name", "title", "agency_id", NULL };
static const char *const represent_asked[] = { "name", "title", NULL };
static const char *const finding_asked[]
    = { "text", "recommendation", "date", "meeting_id", "visit_id", "step_id", "agency_id", NULL };
static const char *const follow_up_asked[]
    = { "text", "agency_id", "official_id", "due", "state", "note", NULL };

/* ---- forms ---- */

/** monev_activity_desk_ask_record: @record: (transfer full) (nullable): a form of its own; nothing
 * happens without a record or while another question is open. @fields: as of the form. */
void
monev_activity_desk_ask_record (MonevActivityDesk *self, MonevRecord *record, const char *title,
                                const char *const *fields)
{
  GtkWidget *dialog;

  if (record != NULL && self->dialog == NULL)
    {
      dialog = monev_field_dialog_new (self->window, self->session, self->data, record, title,
                                       fields);
      monev_activity_desk_open_dialog (self, dialog);
    }
  g_clear_pointer (&record, monev_record_unref);
}

static void
ask (MonevActivityDesk *self, MonevRecord *record, const char *title, const char *const *fields)
{
  monev_activity_desk_ask_record (self, record, title, fields);
}

static MonevRecord *
find (const GPtrArray *records, GVariant *parameter)
{
  MonevRecord *record = monev_field_data_find (records, g_variant_get_string (parameter, NULL));

  return record != NULL ? monev_record_ref (record) : NULL;
}

static MonevRecord *
with_today (MonevActivityDesk *self, MonevRecord *record)
{
  MonevDate today = monev_minute_to_date (
      monev_office_clock_minute (&self->data->clock, self->data->field->now), NULL);
  g_autofree char *iso = monev_date_to_iso (today);

  return monev_record_with (record, "date", iso);
}

static void
act_meeting_add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevActivityDesk *self = MONEV_ACTIVITY_DESK (widget);

  ask (self, with_today (self, monev_field_new (&monev_meeting_type, self->id)), _("Rapat baru"),
       meeting_asked);
}

static void
act_meeting_edit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevActivityDesk *self = MONEV_ACTIVITY_DESK (widget);

  ask (self, find (self->data->field->meetings, parameter), _("Ubah rapat"), meeting_asked);
}

static void
act_meeting_open (GtkWidget *widget, const char *name, GVariant *parameter)
{
  monev_meeting_view_open (MONEV_ACTIVITY_DESK (widget)->meetings,
                           g_variant_get_string (parameter, NULL));
}

static void
act_meeting_back (GtkWidget *widget, const char *name, GVariant *parameter)
{
  monev_meeting_view_open (MONEV_ACTIVITY_DESK (widget)->meetings, "");
}

static MonevRecord *
new_for (MonevActivityDesk *self, const MonevRecordType *type, const char *field,
         GVariant *parameter)
{
  return monev_record_with (monev_field_new (type, self->id), field,
                            g_variant_get_string (parameter, NULL));
}

static void
act_invite_add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevActivityDesk *self = MONEV_ACTIVITY_DESK (widget);
  g_autoptr (MonevRecord) meeting = find (self->data->field->meetings, parameter);

  if (meeting != NULL && self->dialog == NULL)
    monev_activity_desk_open_dialog (self, monev_invite_dialog_new (self->window, self->session,
                                                                    self->data, meeting));
}

static void
act_walk_in (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevActivityDesk *self = MONEV_ACTIVITY_DESK (widget);
  MonevRecord *record = new_for (self, &monev_attendance_type, "meeting_id", parameter);

  record = monev_record_with (record, "walk_in", "1");
  ask (self, monev_record_with (record, "state", "hadir"), _("Tamu tanpa undangan"), walk_in_asked);
}

static void
act_attendance_edit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevActivityDesk *self = MONEV_ACTIVITY_DESK (widget);

  ask (self, find (self->data->field->attendance, parameter), _("Undangan dan kehadiran"),
       guest_asked);
}

static void
act_agreement_add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevActivityDesk *self = MONEV_ACTIVITY_DESK (widget);

  ask (self, new_for (self, &monev_follow_up_type, "meeting_id", parameter), _("Kesepakatan rapat"),
       follow_up_asked);
}

static void
act_finding_add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevActivityDesk *self = MONEV_ACTIVITY_DESK (widget);

  ask (self, with_today (self, monev_field_new (&monev_finding_type, self->id)), _("Temuan baru"),
       finding_asked);
}

static void
act_finding_edit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevActivityDesk *self = MONEV_ACTIVITY_DESK (widget);

  ask (self, find (self->data->field->findings, parameter), _("Ubah temuan"), finding_asked);
}

static void
act_follow_up_add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevActivityDesk *self = MONEV_ACTIVITY_DESK (widget);

  ask (self, new_for (self, &monev_follow_up_type, "finding_id", parameter),
       _("Tindak lanjut baru"), follow_up_asked);
}

static void
act_follow_up_edit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevActivityDesk *self = MONEV_ACTIVITY_DESK (widget);

  ask (self, find (self->data->field->follow_ups, parameter), _("Ubah tindak lanjut"),
       follow_up_asked);
}

/* ---- what is written without a form ---- */

#define FEW 1 /* so many guests want an explanation */

typedef enum
{
  SAVE,
  INVITE,
} What;

typedef struct
{
  What what;
  MonevRecord *record;
  MonevActor *actor;
  guint n_guests; /* who are invited already */
} Sent;

static void
sent_free (gpointer data)
{
  Sent *sent = data;

  monev_record_unref (sent->record);
  monev_actor_free (sent->actor);
  g_free (sent);
}

static gboolean
invite (MonevDbConnection *connection, const Sent *sent, MonevIssueList *issues, GError **error)
{
  g_autoptr (GPtrArray) list = monev_meeting_propose (connection, sent->record, error);
  g_autofree char *text = NULL;

  if (list == NULL
      || !monev_field_save_all (connection, sent->actor,
                                monev_record_get (sent->record, "activity_id"), list, issues,
                                error))
    return FALSE;
  text = list->len > 0 ? monev_invite_words_done (list)
                       : g_strdup (_("Semua yang perlu diundang sudah ada dalam daftar"));
  monev_issue (issues, .code = "invited", .severity = MONEV_SEVERITY_NOTE, .message = text);
  if (list->len + sent->n_guests <= FEW)
    monev_issue (issues, .code = "invited-few", .severity = MONEV_SEVERITY_NOTE, .message = text);
  return TRUE;
}

static gpointer
sent_job (MonevDbJob *job, gpointer data, GError **error)
{
  MonevDbConnection *connection = monev_db_job_connection (job);
  const Sent *sent = data;
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevRecord) saved = NULL;
  gboolean done;

  if (sent->what == INVITE)
    done = invite (connection, sent, issues, error);
  else
    {
      saved = monev_field_save (connection, sent->actor, sent->record, issues, error);
      done = saved != NULL;
    }
  return done ? g_steal_pointer (&issues) : NULL;
}

/* Few were found: why, and what is to be filled in. */
static void
explain_few (MonevActivityDesk *self)
{
  const MonevRecord *meeting = monev_field_data_find (
      self->data->field->meetings, monev_meeting_view_get_open (self->meetings));
  g_autofree char *body = NULL;
  GtkWidget *dialog;

  if (meeting == NULL || self->dialog != NULL)
    return;
  body = monev_invite_words_why (self->data, meeting);
  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                   _("Sedikit yang perlu diundang menurut aturan"), NULL);
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), body);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Tutup"));
  monev_activity_desk_open_dialog (self, dialog);
}

static void
on_invited (gpointer owner, gpointer result, const GError *error)
{
  MonevActivityDesk *self = owner;
  gboolean few = FALSE;

  for (guint i = 0; error == NULL && i < monev_issue_list_size (result); i++)
    few |= strcmp (monev_issue_list_get (result, i)->code, "invited-few") == 0;
  monev_activity_desk_answered (owner, result, error);
  if (few)
    explain_few (self);
}

static guint
count_guests (MonevActivityDesk *self, const MonevRecord *meeting)
{
  const GPtrArray *guests = self->data->field->attendance;
  guint n = 0;

  for (guint i = 0; i < guests->len; i++)
    n += g_strcmp0 (monev_record_get (guests->pdata[i], "meeting_id"), monev_record_id (meeting)) == 0
             ? 1 : 0;
  return n;
}

/* @record: (transfer full) */
static void
send (MonevActivityDesk *self, What what, MonevRecord *record, const char *said)
{
  const MonevActor *actor = monev_session_get_actor (self->session);
  Sent *sent;

  if (self->busy || actor == NULL)
    {
      monev_record_unref (record);
      return;
    }
  sent = g_new (Sent, 1);
  *sent = (Sent) { what, record, monev_actor_copy (actor), count_guests (self, record) };
  self->busy = TRUE;
  g_free (self->said);
  self->said = g_strdup (said);
  monev_session_call (self->session, G_OBJECT (self),
                      &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_WRITE,
                                          .work = sent_job,
                                          .data = sent,
                                          .free_data = sent_free,
                                          .free_result = (GDestroyNotify) monev_issue_list_unref },
                      what == INVITE ? on_invited : monev_activity_desk_answered);
}

static void
act_invite (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevActivityDesk *self = MONEV_ACTIVITY_DESK (widget);
  MonevRecord *meeting = find (self->data->field->meetings, parameter);

  if (meeting != NULL)
    send (self, INVITE, meeting, NULL);
}

/* ---- who came ---- */

/* The name of a representative that a mark took away. */
typedef struct
{
  MonevActivityDesk *desk; /* weak */
  char *id, *name, *title;
} Unmark;

static void
unmark_free (gpointer data)
{
  Unmark *unmark = data;

  g_clear_weak_pointer (&unmark->desk);
  g_free (unmark->id);
  g_free (unmark->name);
  g_free (unmark->title);
  g_free (unmark);
}

static void
on_unmark (MonevWindow *window, gpointer data)
{
  const Unmark *unmark = data;
  MonevActivityDesk *self = unmark->desk;
  MonevRecord *guest = self != NULL && self->session != NULL && self->data != NULL
                           ? monev_field_data_find (self->data->field->attendance, unmark->id)
                           : NULL;

  if (guest == NULL)
    return;
  guest = monev_record_with (monev_record_ref (guest), "state", "mewakili");
  guest = monev_record_with (guest, "name", unmark->name);
  send (self, SAVE, monev_record_with (guest, "title", unmark->title), NULL);
}

/* Who came himself, or did not, was represented by nobody. @guest: (transfer full) */
static MonevRecord *
without_representative (MonevActivityDesk *self, MonevRecord *guest)
{
  Unmark *unmark = g_new0 (Unmark, 1);

  unmark->id = g_strdup (monev_record_id (guest));
  unmark->name = g_strdup (monev_record_get (guest, "name"));
  unmark->title = g_strdup (monev_record_get (guest, "title"));
  g_set_weak_pointer (&unmark->desk, self);
  monev_activity_desk_set_undo (self, on_unmark, unmark, unmark_free);
  return monev_record_with (monev_record_with (guest, "name", ""), "title", "");
}

/* The same mark again takes it back; who represents is asked for by name. */
static void
act_attend (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevActivityDesk *self = MONEV_ACTIVITY_DESK (widget);
  const char *id, *state;
  g_autofree char *said = NULL;
  gboolean represented;
  MonevRecord *guest;

  g_variant_get (parameter, "(&s&s)", &id, &state);
  guest = monev_field_data_find (self->data->field->attendance, id);
  if (guest == NULL)
    return;
  represented = strcmp (monev_record_get (guest, "state"), "mewakili") == 0
                && strcmp (monev_record_get (guest, "walk_in"), "1") != 0
                && *monev_record_get (guest, "name") != '\0';
  if (strcmp (monev_record_get (guest, "state"), state) == 0)
    state = "diundang";
  if (represented && !self->busy)
    said = g_strdup_printf (_("%s tidak lagi mewakili"), monev_record_get (guest, "name"));
  guest = monev_record_with (monev_record_ref (guest), "state", state);
  if (strcmp (state, "mewakili") == 0)
    ask (self, guest, _("Yang mewakili"), represent_asked);
  else
    send (self, SAVE, said != NULL ? without_representative (self, guest) : guest, said);
}

/* ---- removing: what goes can come back with the toast ---- */

static gpointer
remove_job (MonevDbJob *job, gpointer data, GError **error)
{
  const Sent *sent = data;

  return monev_field_remove (monev_db_job_connection (job), sent->actor, sent->record, error)
             ? monev_record_ref (sent->record)
             : NULL;
}

static void
on_removed (gpointer owner, gpointer result, const GError *error)
{
  MonevActivityDesk *self = owner;
  g_autoptr (MonevRecord) record = result;
  g_autofree char *said = NULL;

  self->busy = FALSE;
  monev_activity_desk_load (self);
  if (error != NULL)
    {
      monev_activity_desk_update (self);
      monev_reference_tell (GTK_WIDGET (self), error);
      return;
    }
  said = g_strdup_printf (_("Data %s dihapus; isinya tetap ada dalam riwayat"),
                          monev_record_type (record)->noun);
  monev_field_undo_offer (self->window, self->session, said, record, NULL);
}

static void
remove_record (MonevActivityDesk *self, MonevRecord *record)
{
  const MonevActor *actor = monev_session_get_actor (self->session);
  Sent *sent;

  if (self->busy || actor == NULL)
    return;
  sent = g_new (Sent, 1);
  *sent = (Sent) { SAVE, monev_record_ref (record), monev_actor_copy (actor), 0 };
  self->busy = TRUE;
  monev_activity_desk_update (self);
  monev_session_call (self->session, G_OBJECT (self),
                      &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_WRITE,
                                          .work = remove_job,
                                          .data = sent,
                                          .free_data = sent_free,
                                          .free_result = (GDestroyNotify) monev_record_unref },
                      on_removed);
}

static void
act_remove (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevActivityDesk *self = MONEV_ACTIVITY_DESK (widget);
  const MonevFieldData *field = self->data->field;
  const GPtrArray *lists[] = { field->meetings,   field->attendance, field->findings,
                               field->follow_ups, field->visits,     field->sites };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      MonevRecord *record
          = monev_field_data_find (lists[i], g_variant_get_string (parameter, NULL));

      if (record == NULL)
        continue;
      remove_record (self, record);
      return;
    }
}

/* ---- papers ---- */

typedef struct
{
  char *kind;
  char *id;
  char *path;
} Paper;

static void
paper_free (gpointer data)
{
  Paper *paper = data;

  g_free (paper->kind);
  g_free (paper->id);
  g_free (paper->path);
  g_free (paper);
}

static gpointer
paper_job (MonevDbJob *job, gpointer data, GError **error)
{
  MonevDbConnection *connection = monev_db_job_connection (job);
  const Paper *paper = data;
  g_autoptr (MonevRecord) meeting
      = monev_field_get (connection, &monev_meeting_type, paper->id, error);
  g_autoptr (MonevPageDocument) document = NULL;

  if (meeting == NULL)
    return NULL;
  document = strcmp (paper->kind, "minutes") == 0
                 ? monev_meeting_minutes_paper (connection, meeting, error)
                 : monev_meeting_attendance_paper (connection, meeting, error);
  if (document == NULL || !monev_field_paper_write (document, paper->path, error))
    return NULL;
  return g_path_get_basename (paper->path);
}

static void
on_paper (gpointer owner, gpointer result, const GError *error)
{
  MonevActivityDesk *self = owner;
  g_autofree char *name = result;
  g_autofree char *text = NULL;

  if (error != NULL)
    {
      monev_reference_tell (GTK_WIDGET (self), error);
      return;
    }
  text = g_strdup_printf (_("%s disimpan"), name);
  monev_window_toast (self->window, text, NULL, NULL, NULL, NULL);
}

static void
write_paper (MonevActivityDesk *self, const char *kind, const char *id, const char *path)
{
  Paper *paper = g_new (Paper, 1);

  *paper = (Paper) { g_strdup (kind), g_strdup (id), g_strdup (path) };
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
  GVariant *what = g_object_get_data (G_OBJECT (chooser), "monev-paper");
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  const char *kind, *id;

  g_variant_get (what, "(&s&s)", &kind, &id);
  if (response == GTK_RESPONSE_ACCEPT && path != NULL)
    write_paper (self, kind, id, path);
  g_object_set_data (G_OBJECT (self), "monev-chooser", NULL);
}

static void
act_paper (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevActivityDesk *self = MONEV_ACTIVITY_DESK (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  const char *kind;
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      _("Simpan sebagai PDF"), GTK_WINDOW (root), GTK_FILE_CHOOSER_ACTION_SAVE, _("_Simpan"),
      _("_Batal"));

  g_variant_get (parameter, "(&s&s)", &kind, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser),
                                     strcmp (kind, "minutes") == 0 ? _("Notulen.pdf")
                                                                   : _("Daftar Hadir.pdf"));
  g_object_set_data_full (G_OBJECT (chooser), "monev-paper", g_variant_ref (parameter),
                          (GDestroyNotify) g_variant_unref);
  g_signal_connect_object (chooser, "response", G_CALLBACK (on_place), self, 0);
  g_object_set_data_full (G_OBJECT (self), "monev-chooser", chooser, g_object_unref);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
act_paper_path (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *kind, *id, *path;

  g_variant_get (parameter, "(&s&s&s)", &kind, &id, &path);
  write_paper (MONEV_ACTIVITY_DESK (widget), kind, id, path);
}

static const struct
{
  const char *name;
  const char *type;
  GtkWidgetActionActivateFunc act;
  gboolean changes;
} acts[] = {
  { "desk.meeting-add", NULL, act_meeting_add, TRUE },
  { "desk.meeting-edit", "s", act_meeting_edit, TRUE },
  { "desk.meeting-open", "s", act_meeting_open, FALSE },
  { "desk.meeting-back", NULL, act_meeting_back, FALSE },
  { "desk.invite", "s", act_invite, TRUE },
  { "desk.invite-add", "s", act_invite_add, TRUE },
  { "desk.walk-in", "s", act_walk_in, TRUE },
  { "desk.attend", "(ss)", act_attend, TRUE },
  { "desk.attendance-edit", "s", act_attendance_edit, TRUE },
  { "desk.agreement-add", "s", act_agreement_add, TRUE },
  { "desk.finding-add", NULL, act_finding_add, TRUE },
  { "desk.finding-edit", "s", act_finding_edit, TRUE },
  { "desk.follow-up-add", "s", act_follow_up_add, TRUE },
  { "desk.follow-up-edit", "s", act_follow_up_edit, TRUE },
  { "desk.field-remove", "s", act_remove, TRUE },
  { "desk.paper", "(ss)", act_paper, FALSE },
  { "desk.paper-path", "(sss)", act_paper_path, FALSE },
};

/** monev_activity_desk_allow_field: whether what the run has in the field may be changed. */
void
monev_activity_desk_allow_field (MonevActivityDesk *self, gboolean may)
{
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    if (acts[i].changes)
      gtk_widget_action_set_enabled (GTK_WIDGET (self), acts[i].name, may);
}

/** monev_activity_desk_install_field: the actions of rapat, findings, follow-ups and papers. */
void
monev_activity_desk_install_field (GtkWidgetClass *klass)
{
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    gtk_widget_class_install_action (klass, acts[i].name, acts[i].type, acts[i].act);
}
