/* What is done with the chosen step and with the run: begin, finish, skip, repeat, due, stop. */
#include "activity-desk-private.h"

#include "base/instant.h"
#include "ui/common/date-entry.h"

#include <glib/gi18n.h>
#include <string.h>

/* ---- words that an act needs ---- */

static const struct
{
  MonevActivityAct act;
  MonevTextQuestion question;
  const char *said;
} asked[] = {
  { MONEV_ASK_STEP_START,
    { N_ ("Mulai lebih awal?"), NULL, N_ ("Alasan"), N_ ("_Mulai"), TRUE, FALSE },
    N_ ("Langkah dimulai") },
  { MONEV_ASK_STEP_FINISH,
    { N_ ("Selesaikan langkah yang terlambat?"), N_ ("Alasan keterlambatan boleh dicatat."),
      N_ ("Alasan"), N_ ("_Selesaikan"), FALSE, FALSE },
    N_ ("Langkah diselesaikan") },
  { MONEV_ASK_STEP_SKIP,
    { N_ ("Lewati langkah ini?"),
      N_ ("Langkah berikutnya dapat dimulai. Alasannya tercatat dalam riwayat."), N_ ("Alasan"),
      N_ ("_Lewati"), TRUE, FALSE },
    N_ ("Langkah dilewati") },
  { MONEV_ASK_STEP_REOPEN,
    { N_ ("Buka kembali langkah ini?"), N_ ("Isi alasan bila langkah sesudahnya sudah berjalan."),
      N_ ("Alasan"), N_ ("_Buka Kembali"), FALSE, FALSE },
    N_ ("Langkah dibuka kembali") },
  { MONEV_ASK_STEP_REPEAT,
    { N_ ("Ulangi langkah ini?"), N_ ("Langkah yang sama ditambahkan sebagai putaran baru. Rencana langkah sesudahnya ikut "
          "bergeser; yang sudah lewat tenggat tetap terlambat."),
      N_ ("Alasan"), N_ ("_Ulangi"), FALSE, FALSE },
    N_ ("Putaran baru ditambahkan") },
  { MONEV_ASK_NOTE_ADD,
    { N_ ("Tambah catatan"), NULL, N_ ("Catatan"), N_ ("_Simpan"), TRUE, FALSE },
    N_ ("Catatan disimpan") },
  { MONEV_ASK_CAPTION,
    { N_ ("Keterangan berkas"), NULL, N_ ("Keterangan"), N_ ("_Simpan"), FALSE, TRUE }, NULL },
  { MONEV_ASK_GROUP_ADD,
    { N_ ("Tambah kelompok"), NULL, N_ ("Nama kelompok"), N_ ("_Tambah"), TRUE, TRUE }, NULL },
  { MONEV_ASK_GROUP_RENAME,
    { N_ ("Ganti nama kelompok"), NULL, N_ ("Nama kelompok"), N_ ("_Simpan"), TRUE, TRUE }, NULL },
  { MONEV_ASK_RUN_STOP,
    { N_ ("Hentikan agenda ini?"),
      N_ ("Langkahnya tidak dapat dikerjakan sampai agenda dilanjutkan. Tidak ada yang hilang."),
      N_ ("Alasan"), N_ ("_Hentikan"), TRUE, FALSE },
    N_ ("Agenda dihentikan") },
};

static guint
find_asked (MonevActivityAct act)
{
  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    if (asked[i].act == act)
      return i;
  g_return_val_if_reached (0);
}

static void
wait_for (MonevActivityDesk *self, MonevActivityAct act, const char *id, const char *step_id,
          gint64 version)
{
  char *new_id = g_strdup (id), *new_step = g_strdup (step_id);

  g_free (self->waiting.id);
  g_free (self->waiting.step_id);
  self->waiting = (MonevDeskWaiting) { act, new_id, new_step, version };
}

static void
on_words (MonevActivityDesk *self, const char *response, GtkWidget *dialog)
{
  const char *said = asked[find_asked (self->waiting.act)].said;
  MonevActivityAsk ask = { self->waiting.act, self->id, self->waiting.step_id, self->waiting.id };

  if (!g_str_equal (response, "accept"))
    return;
  g_free (self->words);
  self->words = monev_text_dialog_get_text (dialog);
  ask.text = self->words;
  ask.version = self->waiting.version;
  self->follow = ask.act == MONEV_ASK_STEP_FINISH || ask.act == MONEV_ASK_STEP_SKIP;
  monev_activity_desk_send (self, &ask, said != NULL ? _(said) : NULL);
}

/** monev_activity_desk_ask_words: @body: (nullable): instead of the usual one: why it was refused;
 * @typed: (nullable): what stands in the field at first. The act is the one that waits. */
void
monev_activity_desk_ask_words (MonevActivityDesk *self, MonevActivityAct act, const char *body,
                               const char *typed)
{
  const MonevTextQuestion *words = &asked[find_asked (act)].question;
  const MonevTextQuestion question
      = { _(words->heading), body != NULL ? body : words->body != NULL ? _(words->body) : NULL,
          _(words->label), _(words->accept), words->needed, words->line };
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *dialog;

  if (root == NULL)
    return;
  dialog = monev_text_dialog_new (GTK_WINDOW (root), &question, typed);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_words), self, G_CONNECT_SWAPPED);
  monev_activity_desk_open_dialog (self, dialog);
}

static void
ask_step (MonevActivityDesk *self, MonevActivityAct act, const char *body)
{
  const MonevActivityStep *step = monev_activity_desk_chosen (self);

  if (step == NULL)
    return;
  wait_for (self, act, NULL, step->id, step->version);
  monev_activity_desk_ask_words (self, act, body, NULL);
}

static void
send_step (MonevActivityDesk *self, MonevActivityAct act, const char *said)
{
  const MonevActivityStep *step = monev_activity_desk_chosen (self);

  if (step != NULL)
    monev_activity_desk_send (self,
                              &(MonevActivityAsk) { .act = act,
                                                    .activity_id = self->id,
                                                    .step_id = step->id,
                                                    .version = step->version },
                              said);
}

/* ---- the step ---- */

static void
act_start (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevActivityDesk *self = MONEV_ACTIVITY_DESK (widget);
  const MonevActivityStep *step = monev_activity_desk_chosen (self);

  if (step != NULL && !step->opens)
    ask_step (self, MONEV_ASK_STEP_START, step->blocked);
  else
    send_step (self, MONEV_ASK_STEP_START, _("Langkah dimulai"));
}

static void
act_finish (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevActivityDesk *self = MONEV_ACTIVITY_DESK (widget);
  const MonevActivityStep *step = monev_activity_desk_chosen (self);

  if (step != NULL && step->late)
    {
      ask_step (self, MONEV_ASK_STEP_FINISH, NULL);
      return;
    }
  self->follow = TRUE;
  send_step (self, MONEV_ASK_STEP_FINISH, _("Langkah diselesaikan"));
}

static void
act_skip (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask_step (MONEV_ACTIVITY_DESK (widget), MONEV_ASK_STEP_SKIP, NULL);
}

static void
act_reopen (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask_step (MONEV_ACTIVITY_DESK (widget), MONEV_ASK_STEP_REOPEN, NULL);
}

static void
act_repeat (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask_step (MONEV_ACTIVITY_DESK (widget), MONEV_ASK_STEP_REPEAT, NULL);
}

static void
ask_note (MonevActivityDesk *self, const char *step_id, const char *item_id)
{
  wait_for (self, MONEV_ASK_NOTE_ADD, item_id, step_id, 0);
  monev_activity_desk_ask_words (self, MONEV_ASK_NOTE_ADD, NULL, NULL);
}

static void
act_note_step (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevActivityDesk *self = MONEV_ACTIVITY_DESK (widget);

  ask_note (self, self->step_id, NULL);
}

static void
act_note (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *slash = strchr (g_variant_get_string (parameter, NULL), '/');

  ask_note (MONEV_ACTIVITY_DESK (widget), NULL, slash != NULL ? slash + 1 : NULL);
}

static void
act_caption (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevActivityDesk *self = MONEV_ACTIVITY_DESK (widget);
  const char *id = g_variant_get_string (parameter, NULL);

  for (guint i = 0; self->data != NULL && i < self->data->activity->files->len; i++)
    {
      const MonevAttachment *file = self->data->activity->files->pdata[i];

      if (strcmp (file->id, id) != 0)
        continue;
      wait_for (self, MONEV_ASK_CAPTION, id, NULL, file->version);
      monev_activity_desk_ask_words (self, MONEV_ASK_CAPTION, file->name, file->caption);
      return;
    }
}

static void
act_group_add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevActivityDesk *self = MONEV_ACTIVITY_DESK (widget);

  wait_for (self, MONEV_ASK_GROUP_ADD, NULL, NULL, 0);
  monev_activity_desk_ask_words (self, MONEV_ASK_GROUP_ADD, NULL, NULL);
}

static void
act_group_rename (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevActivityDesk *self = MONEV_ACTIVITY_DESK (widget);
  const MonevActivityGroup *group
      = monev_activity_group (self->data->activity, g_variant_get_string (parameter, NULL));

  if (group == NULL)
    return;
  wait_for (self, MONEV_ASK_GROUP_RENAME, group->id, NULL, group->version);
  monev_activity_desk_ask_words (self, MONEV_ASK_GROUP_RENAME, NULL, group->name);
}

/* ---- the due ---- */

static gboolean
read_due (MonevActivityDesk *self, GtkWidget *dialog, gint64 *due)
{
  MonevDateEntry *entry = g_object_get_data (G_OBJECT (dialog), "monev-date");
  const char *text = gtk_editable_get_text (g_object_get_data (G_OBJECT (dialog), "monev-time"));
  MonevDate date;
  GDate typed;
  int minute;

  if (!monev_date_entry_get_date (entry, &typed)
      || !monev_date_from_ymd (g_date_get_year (&typed), g_date_get_month (&typed),
                               g_date_get_day (&typed), &date))
    return FALSE;
  if (*text == '\0')
    *due = monev_office_clock_day_end (&self->data->clock, date);
  else if (monev_time_parse (text, &minute, NULL))
    *due = monev_office_clock_utc (&self->data->clock,
                                   (gint64) date * MONEV_MINUTES_PER_DAY + minute);
  else
    return FALSE;
  return TRUE;
}

/* A due stays where it was typed; that nobody works then, or that nobody knows, is worth a word. */
static void
say_due (MonevActivityDesk *self, GtkWidget *dialog, gint64 due)
{
  GtkWidget *remark = g_object_get_data (G_OBJECT (dialog), "monev-remark");
  const MonevActivityStep *step = monev_activity_desk_chosen (self);
  guint remarks = step == NULL ? 0 : monev_office_clock_remark_due (&self->data->clock,
                                                                    step->planned_start, due);
  MonevDate day = monev_minute_to_date (monev_office_clock_minute (&self->data->clock, due), NULL);
  g_autofree char *shown = monev_date_format (day, MONEV_DATE_FULL);
  g_autofree char *text = g_strdup_printf (
      (remarks & MONEV_DUE_DAY_OFF) != 0
          ? _("%s bukan hari kerja. Tenggatnya tetap seperti ditulis.")
          : _("Hari libur sampai %s belum diketahui. Muat hari libur tahun itu di Referensi, "
              "Kalender, lalu periksa tenggatnya."),
      shown);

  gtk_label_set_text (GTK_LABEL (remark), text);
  gtk_widget_set_visible (remark, remarks != 0);
}

static void
on_due_typed (GtkWidget *dialog)
{
  MonevActivityDesk *self = g_object_get_data (G_OBJECT (dialog), "monev-desk");
  gint64 due = 0;
  gboolean read = self->data != NULL && read_due (self, dialog, &due);

  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "accept", read);
  if (self->data != NULL)
    say_due (self, dialog, read ? due : 0);
}

static void
on_due (MonevActivityDesk *self, const char *response, GtkWidget *dialog)
{
  const MonevActivityStep *step = monev_activity_desk_chosen (self);
  gint64 due = 0;

  if (step == NULL || g_str_equal (response, "cancel")
      || (g_str_equal (response, "accept") && !read_due (self, dialog, &due)))
    return;
  monev_activity_desk_send (self,
                            &(MonevActivityAsk) { .act = MONEV_ASK_STEP_DUE,
                                                  .activity_id = self->id,
                                                  .step_id = step->id,
                                                  .version = step->version,
                                                  .at = due },
                            _("Tenggat diubah"));
}

static GtkWidget *
make_due_fields (MonevActivityDesk *self, GtkWidget *dialog, const MonevActivityStep *step)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *date = monev_date_entry_new ();
  GtkWidget *time = gtk_entry_new (), *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *remark = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (remark), TRUE);
  gtk_label_set_xalign (GTK_LABEL (remark), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (remark), 40);
  gtk_widget_add_css_class (remark, "monev-caveat");
  gtk_widget_set_visible (remark, FALSE);
  gtk_box_append (GTK_BOX (all), box);
  gtk_box_append (GTK_BOX (all), remark);
  g_object_set_data (G_OBJECT (dialog), "monev-remark", remark);
  gtk_widget_set_hexpand (date, TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (time), 6);
  gtk_entry_set_placeholder_text (GTK_ENTRY (time), "16.00");
  gtk_widget_set_valign (time, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (time), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Jam tenggat"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (date), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Tanggal tenggat"), -1);
  gtk_box_append (GTK_BOX (box), date);
  gtk_box_append (GTK_BOX (box), time);
  g_object_set_data (G_OBJECT (dialog), "monev-date", date);
  g_object_set_data (G_OBJECT (dialog), "monev-time", time);
  if (step->planned_due != 0)
    {
      int minute, year, month, day;
      MonevDate due = monev_minute_to_date (
          monev_office_clock_minute (&self->data->clock, step->planned_due), &minute);
      g_autofree char *text = monev_time_format (minute);
      GDate shown;

      monev_date_to_ymd (due, &year, &month, &day);
      g_date_clear (&shown, 1);
      g_date_set_dmy (&shown, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
      monev_date_entry_set_date (MONEV_DATE_ENTRY (date), &shown);
      gtk_editable_set_text (GTK_EDITABLE (time), text);
    }
  g_signal_connect_swapped (date, "changed", G_CALLBACK (on_due_typed), dialog);
  g_signal_connect_swapped (time, "changed", G_CALLBACK (on_due_typed), dialog);
  return all;
}

/** monev_activity_desk_ask_due: a due typed by hand, or again the one that follows from the SOP. */
void
monev_activity_desk_ask_due (MonevActivityDesk *self)
{
  const MonevActivityStep *step = monev_activity_desk_chosen (self);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *dialog;

  if (step == NULL || root == NULL)
    return;
  dialog = adw_message_dialog_new (
      GTK_WINDOW (root), _("Ubah tenggat"),
      _("Rencana langkah sesudahnya ikut bergeser. Tanpa jam berarti akhir jam kerja hari itu."));
  g_object_set_data (G_OBJECT (dialog), "monev-desk", self);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog),
                                      make_due_fields (self, dialog, step));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Batal"));
  if (step->due_by_hand)
    adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "standard", _("Menurut _SOP"));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "accept", _("_Ubah"));
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "accept",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "accept");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  on_due_typed (dialog);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_due), self, G_CONNECT_SWAPPED);
  monev_activity_desk_open_dialog (self, dialog);
}

static void
act_due (GtkWidget *widget, const char *name, GVariant *parameter)
{
  monev_activity_desk_ask_due (MONEV_ACTIVITY_DESK (widget));
}

/* ---- the run ---- */

static void
act_stop (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevActivityDesk *self = MONEV_ACTIVITY_DESK (widget);

  wait_for (self, MONEV_ASK_RUN_STOP, NULL, NULL, self->data->activity->version);
  monev_activity_desk_ask_words (self, MONEV_ASK_RUN_STOP, NULL, NULL);
}

static void
send_run (MonevActivityDesk *self, MonevActivityAct act, const char *said)
{
  monev_activity_desk_send (self,
                            &(MonevActivityAsk) { .act = act,
                                                  .activity_id = self->id,
                                                  .version = self->data->activity->version },
                            said);
}

static void
act_resume (GtkWidget *widget, const char *name, GVariant *parameter)
{
  send_run (MONEV_ACTIVITY_DESK (widget), MONEV_ASK_RUN_RESUME, _("Agenda dilanjutkan"));
}

static void
act_close (GtkWidget *widget, const char *name, GVariant *parameter)
{
  send_run (MONEV_ACTIVITY_DESK (widget), MONEV_ASK_RUN_CLOSE, _("Agenda ditutup"));
}

/** monev_activity_desk_install_acts: the actions of step and run. */
void
monev_activity_desk_install_acts (GtkWidgetClass *klass)
{
  static const struct
  {
    const char *name;
    const char *type;
    GtkWidgetActionActivateFunc act;
  } acts[] = {
    { "desk.start", NULL, act_start },
    { "desk.finish", NULL, act_finish },
    { "desk.skip", NULL, act_skip },
    { "desk.reopen", NULL, act_reopen },
    { "desk.repeat", NULL, act_repeat },
    { "desk.due", NULL, act_due },
    { "desk.note-step", NULL, act_note_step },
    { "desk.note", "s", act_note },
    { "desk.caption", "s", act_caption },
    { "desk.group-add", NULL, act_group_add },
    { "desk.group-rename", "s", act_group_rename },
    { "desk.stop", NULL, act_stop },
    { "desk.resume", NULL, act_resume },
    { "desk.close", NULL, act_close },
  };

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    gtk_widget_class_install_action (klass, acts[i].name, acts[i].type, acts[i].act);
}
