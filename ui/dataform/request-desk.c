#include "request-desk-private.h"

#include "data-files.h"
#include "files-result.h"
#include "ui/common/busy.h"
#include "ui/common/error-text.h"

#include "base/instant.h"
#include "dataform/data-period.h"

#include <glib/gi18n.h>
#include <string.h>

enum
{
  FORMS,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MonevRequestDesk, monev_request_desk, MONEV_TYPE_PAGE)

/* ---- what is filled in ---- */

static const MonevRequestForm *
form_of (MonevRequestDesk *self)
{
  guint place = gtk_drop_down_get_selected (self->form);

  return self->choices != NULL && place < self->choices->forms->len
             ? self->choices->forms->pdata[place]
             : NULL;
}

static const char *
period_of (MonevRequestDesk *self)
{
  guint place = gtk_drop_down_get_selected (self->period);

  return place < self->periods->len ? self->periods->pdata[place] : "";
}

static char *
text_of (GtkEditable *field)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (field)));
}

static gboolean
day_of (MonevDateEntry *field, MonevDate *day)
{
  GDate date;

  return monev_date_entry_get_date (field, &date)
         && monev_date_from_ymd (g_date_get_year (&date), (int) g_date_get_month (&date),
                                 g_date_get_day (&date), day);
}

static MonevRequestWhen
when_of (MonevRequestDesk *self)
{
  return gtk_drop_down_get_selected (self->when);
}

static gboolean
is_chosen (MonevRequestDesk *self)
{
  return gtk_drop_down_get_selected (self->whom) == 1;
}

/* Without the texts: what a due date is reckoned from. */
static MonevRequestWish
time_of (MonevRequestDesk *self)
{
  MonevRequestWish wish = { .time_unit = gtk_drop_down_get_selected (self->unit) == 1 ? "jam"
                                                                                      : "hari",
                            .time_amount = gtk_spin_button_get_value_as_int (self->amount),
                            .sends = when_of (self) != MONEV_REQUEST_LATER };
  MonevDate day;

  if (when_of (self) == MONEV_REQUEST_ON_DAY && day_of (self->sent_day, &day))
    wish.sent_at = monev_office_clock_day_start (&self->choices->clock, day);
  return wish;
}

/* ---- what is said ---- */

/** monev_request_desk_fault: @text: "" for none. */
void
monev_request_desk_fault (MonevRequestDesk *self, MonevRequestPlace place, const char *text)
{
  gtk_label_set_text (self->faults[place], text);
  gtk_widget_set_visible (GTK_WIDGET (self->faults[place]), *text != '\0');
}

static void
say_due (MonevRequestDesk *self)
{
  MonevRequestWish wish = time_of (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *due = NULL;
  MonevDate day;

  if (!wish.sends)
    due = g_strdup (_("Dihitung setelah pengirimannya dicatat"));
  else if (when_of (self) == MONEV_REQUEST_ON_DAY && !day_of (self->sent_day, &day))
    due = g_strdup (_("Isi tanggal pengirimannya"));
  else
    due = monev_request_wish_due (&wish, &self->choices->clock, self->choices->now, &error);
  adw_action_row_set_subtitle (self->due_row, due != NULL ? due : "");
  monev_request_desk_fault (self, MONEV_REQUEST_AT_TIME, error != NULL ? error->message : "");
}

static void
say_chosen (MonevRequestDesk *self)
{
  guint n = monev_agency_checks_get_n (self->agencies);
  g_autofree char *text = g_strdup_printf (_("%u dari %u OPD dipilih"), n,
                                           self->choices->agencies->len);

  gtk_label_set_text (self->chosen,
                      is_chosen (self)
                          ? text
                          : _("OPD yang tidak ditanya apa pun oleh formulir ini dilewati."));
  gtk_widget_set_sensitive (GTK_WIDGET (self->agencies), is_chosen (self));
}

/** monev_request_desk_update: says again what follows from what is filled in. */
void
monev_request_desk_update (MonevRequestDesk *self)
{
  gboolean none, later;
  g_autofree char *why = NULL;
  gboolean may;

  if (self->filling || self->gone || self->choices == NULL)
    return;
  later = when_of (self) == MONEV_REQUEST_LATER;
  none = is_chosen (self) && monev_agency_checks_get_n (self->agencies) == 0;
  may = monev_session_allows (self->session, MONEV_ACT_DATA_REQUEST, &why);
  gtk_widget_set_visible (GTK_WIDGET (self->sent_row), when_of (self) == MONEV_REQUEST_ON_DAY);
  gtk_widget_set_visible (GTK_WIDGET (self->means), !later);
  gtk_button_set_label (GTK_BUTTON (self->send),
                        later ? _("_Buat dan Tulis Berkas") : _("_Kirim dan Tulis Berkas"));
  gtk_widget_set_sensitive (self->send, may && !none && !self->busy);
  gtk_widget_set_tooltip_text (self->send, !may  ? why
                                           : none ? _("Centang sedikitnya satu OPD")
                                                  : _("Ctrl+Enter"));
  say_due (self);
  say_chosen (self);
}

/** monev_request_desk_set_folder: where the workbooks go. */
void
monev_request_desk_set_folder (MonevRequestDesk *self, const char *folder)
{
  g_autofree char *shown = g_filename_display_name (folder);
  g_autofree char *escaped = g_markup_escape_text (shown, -1);

  g_free (self->folder);
  self->folder = g_strdup (folder);
  adw_action_row_set_subtitle (self->folder_row, escaped);
  monev_request_desk_fault (self, MONEV_REQUEST_AT_SENDING, "");
}

static void
on_folder (gpointer owner, const char *path, gpointer data)
{
  monev_request_desk_set_folder (owner, path);
}

/** monev_request_desk_ask_folder: asks where the workbooks go. */
void
monev_request_desk_ask_folder (MonevRequestDesk *self)
{
  monev_data_ask_path (GTK_WIDGET (self),
                       &(MonevPathQuestion) { _("Folder buku kerja"), _("_Pilih") }, on_folder,
                       NULL, NULL);
}

/* ---- form and period ---- */

static void
add_periods (MonevRequestDesk *self, GtkStringList *labels, MonevDataPeriodKind kind, int year)
{
  for (guint nth = 1; nth <= monev_data_period_count (kind); nth++)
    {
      char *period = monev_data_period_name (kind, year, (int) nth);
      g_autofree char *label = monev_data_period_label (period);

      g_ptr_array_add (self->periods, period);
      gtk_string_list_append (labels, label);
    }
}

/* The one we live in, where the year is this one. */
static guint
current_period (MonevRequestDesk *self, MonevDataPeriodKind kind)
{
  gint64 minute = monev_office_clock_minute (&self->choices->clock, self->choices->now);
  guint n = monev_data_period_count (kind);
  int year, month, day;

  monev_date_to_ymd (monev_minute_to_date (minute, NULL), &year, &month, &day);
  if (year != monev_session_get_year (self->session))
    return 0;
  return (guint) (month - 1) * n / 12;
}

/** monev_request_desk_form_chosen: the periods of its kind are offered: of the year, and of the one
 * before. */
void
monev_request_desk_form_chosen (MonevRequestDesk *self)
{
  const MonevRequestForm *form = form_of (self);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  int year = monev_session_get_year (self->session);
  MonevDataPeriodKind kind = MONEV_DATA_YEAR;

  if (form == NULL || self->filling)
    return;
  while (kind < MONEV_DATA_MONTH
         && strcmp (form->entry->period,
                    ((const char *[]) { "year", "semester", "quarter", "month" })[kind])
                != 0)
    kind++;
  self->filling = TRUE;
  g_ptr_array_set_size (self->periods, 0);
  add_periods (self, labels, kind, year);
  add_periods (self, labels, kind, year - 1);
  gtk_drop_down_set_model (self->period, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->period, current_period (self, kind));
  self->filling = FALSE;
  monev_request_desk_period_chosen (self);
}

static gboolean
was_asked (MonevRequestDesk *self, const char *form_id, const char *period)
{
  for (guint i = 0; i < self->choices->requests->len; i++)
    {
      const MonevDataRequest *request = self->choices->requests->pdata[i];

      if (strcmp (request->form_id, form_id) == 0 && strcmp (request->period, period) == 0
          && strcmp (request->state, MONEV_REQUEST_STOPPED) != 0)
        return TRUE;
    }
  return FALSE;
}

/** monev_request_desk_period_chosen: the usual title follows, and what was asked before is told. */
void
monev_request_desk_period_chosen (MonevRequestDesk *self)
{
  const MonevRequestForm *form = form_of (self);
  g_autofree char *label = monev_data_period_label (period_of (self));
  g_autofree char *title = NULL;

  if (form == NULL || self->filling)
    return;
  title = g_strdup_printf ("%s – %s", form->entry->title, label);
  self->filling = TRUE;
  if (!self->titled)
    gtk_editable_set_text (self->title, title);
  self->filling = FALSE;
  adw_preferences_group_set_description (
      self->what, was_asked (self, form->entry->id, period_of (self))
                      ? _("Formulir ini sudah diminta untuk periode itu. Periksa papan sebelum "
                          "mengirim sekali lagi.")
                      : NULL);
  monev_request_desk_update (self);
}

/* ---- sending ---- */

static MonevRequestPlace
place_of (const GError *error)
{
  if (g_error_matches (error, MONEV_ERROR, MONEV_ERROR_STATE))
    return MONEV_REQUEST_AT_FORM;
  if (g_error_matches (error, MONEV_ERROR, MONEV_ERROR_INVALID)
      || g_error_matches (error, MONEV_ERROR, MONEV_ERROR_NOT_FOUND))
    return MONEV_REQUEST_AT_AGENCIES;
  return MONEV_REQUEST_AT_SENDING;
}

static void
tell (MonevRequestDesk *self, const GError *error)
{
  g_autofree char *line = monev_error_text_line (error);

  monev_request_desk_fault (self, place_of (error),
                            error->domain == MONEV_ERROR ? error->message : line);
}

static void
show_made (MonevRequestDesk *self, const MonevRequestMade *made)
{
  MonevWindow *window = self->window;

  if (made->error != NULL)
    {
      g_autofree char *text = g_strdup_printf (
          _("Permintaan dibuat, tetapi berkasnya belum lengkap: %s Tulis dari menu di papan."),
          made->error->message);

      monev_window_toast (window, text, NULL, NULL, NULL, NULL);
    }
  monev_window_pop_desk (window);
  if (made->files != NULL)
    gtk_window_present (GTK_WINDOW (
        monev_files_result_new (GTK_WINDOW (window), made->files, made->issues)));
}

static void
on_made (gpointer owner, gpointer result, const GError *error)
{
  MonevRequestDesk *self = owner;
  g_autoptr (MonevRequestMade) made = result;

  self->busy = FALSE;
  monev_window_release (self->window, self->hold);
  if (self->gone)
    return;
  monev_job_progress_finish (self->progress);
  monev_busy_set (self->form_part, FALSE);
  if (error == NULL)
    show_made (self, made);
  else if (monev_error_text_silent (error))
    {
      monev_window_toast (self->window,
                          _("Dihentikan. Yang sudah dibuat ada di papan, berkasnya dapat ditulis "
                            "lagi dari sana."),
                          NULL, NULL, NULL, NULL);
      monev_window_pop_desk (self->window);
    }
  else
    {
      tell (self, error);
      monev_request_desk_update (self);
    }
}

static void
on_progress (guint64 done, guint64 total, const char *label, gpointer data)
{
  MonevRequestDesk *self = data;

  if (self->busy && !self->gone)
    monev_job_progress_update (self->progress, done, total, label);
}

/* What is wrong before anything is asked of the core; at its field. */
static gboolean
check (MonevRequestDesk *self)
{
  MonevDate day;

  for (guint i = 0; i < MONEV_REQUEST_N_PLACES; i++)
    monev_request_desk_fault (self, i, "");
  if (!monev_date_entry_is_valid (self->letter_day))
    monev_request_desk_fault (self, MONEV_REQUEST_AT_LETTER,
                              _("Tanggal surat belum dapat dibaca. Tulis seperti 5 Maret 2026."));
  else if (when_of (self) == MONEV_REQUEST_ON_DAY && !day_of (self->sent_day, &day))
    monev_request_desk_fault (self, MONEV_REQUEST_AT_TIME, _("Isi tanggal pengirimannya."));
  else if (is_chosen (self) && monev_agency_checks_get_n (self->agencies) == 0)
    monev_request_desk_fault (self, MONEV_REQUEST_AT_AGENCIES, _("Centang sedikitnya satu OPD."));
  else
    return TRUE;
  return FALSE;
}

static void
start (MonevRequestDesk *self, const MonevRequestWish *wish)
{
  self->busy = TRUE;
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  monev_request_desk_update (self);
  monev_busy_set (self->form_part, TRUE);
  monev_job_progress_start (self->progress, _("Menulis buku kerja"), self->cancellable);
  self->hold = monev_window_hold (self->window, _("Kirim permintaan"), self->cancellable);
  monev_request_wish_send (self->session, G_OBJECT (self), wish, self->cancellable, on_progress,
                           on_made);
}

/** monev_request_desk_send: as the button does. */
void
monev_request_desk_send (MonevRequestDesk *self)
{
  const MonevRequestForm *form = form_of (self);
  MonevRequestWish wish;
  g_autofree char *title = text_of (self->title), *letter = text_of (self->letter),
                  *contact = text_of (self->contact), *means = text_of (self->means),
                  *letter_date = NULL;
  g_auto (GStrv) ids = NULL;
  MonevDate day;

  if (self->busy || form == NULL || monev_session_get_actor (self->session) == NULL
      || !check (self))
    return;
  wish = time_of (self);
  if (day_of (self->letter_day, &day))
    letter_date = monev_date_to_iso (day);
  if (is_chosen (self))
    ids = monev_agency_checks_get_ids (self->agencies);
  wish.form = form->entry->id;
  wish.period = period_of (self);
  wish.title = title;
  wish.letter_number = letter;
  wish.letter_date = letter_date;
  wish.contact = contact;
  wish.means = means;
  wish.folder = self->folder;
  wish.copied_from = self->copied == NULL ? NULL : self->copied->id;
  wish.agencies = (const char *const *) ids;
  wish.receipts = gtk_switch_get_active (self->receipts);
  start (self, &wish);
}

/* ---- reading ---- */

static void
offer_forms (MonevRequestDesk *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint chosen = 0;

  for (guint i = 0; i < self->choices->forms->len; i++)
    {
      const MonevRequestForm *form = self->choices->forms->pdata[i];

      gtk_string_list_append (titles, form->title);
      if (self->copied != NULL && strcmp (form->entry->id, self->copied->form_id) == 0)
        chosen = i;
    }
  gtk_drop_down_set_model (self->form, G_LIST_MODEL (titles));
  gtk_drop_down_set_selected (self->form, chosen);
}

static void
take_over (MonevRequestDesk *self)
{
  const MonevDataRequest *copied = self->copied;

  gtk_editable_set_text (self->contact,
                         copied != NULL ? copied->contact : self->choices->contact);
  if (copied == NULL)
    return;
  gtk_spin_button_set_value (self->amount, (double) copied->time_amount);
  gtk_drop_down_set_selected (self->unit, strcmp (copied->time_unit, "jam") == 0 ? 1 : 0);
}

static void
on_loaded (gpointer owner, gpointer result, const GError *error)
{
  MonevRequestDesk *self = owner;

  if (self->gone)
    {
      g_clear_pointer (&result, monev_request_choices_free);
      return;
    }
  if (error != NULL)
    {
      monev_empty_state_set_error (self->failure, error);
      gtk_stack_set_visible_child_name (self->stack, "failure");
      return;
    }
  self->choices = result;
  self->filling = TRUE;
  offer_forms (self);
  take_over (self);
  monev_agency_checks_set (self->agencies, self->choices->agencies);
  self->filling = FALSE;
  monev_request_desk_form_chosen (self);
  gtk_stack_set_visible_child_name (self->stack, self->choices->forms->len > 0 ? "form" : "none");
  gtk_widget_set_visible (self->send, self->choices->forms->len > 0);
  monev_page_focus_first (MONEV_PAGE (self));
}

static gpointer
load_job (MonevDbJob *job, gpointer data, GError **error)
{
  return monev_request_choices_load (monev_db_job_connection (job), error);
}

static void
load (MonevRequestDesk *self)
{
  monev_session_call (self->session, G_OBJECT (self),
                      &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_READ,
                                          .work = load_job,
                                          .free_result
                                          = (GDestroyNotify) monev_request_choices_free },
                      on_loaded);
}

/* ---- the desk ---- */

static void
act_reload (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (MONEV_REQUEST_DESK (widget)->choices == NULL)
    load (MONEV_REQUEST_DESK (widget));
}

static void
act_send (GtkWidget *widget, const char *name, GVariant *parameter)
{
  monev_request_desk_send (MONEV_REQUEST_DESK (widget));
}

static void
act_forms (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevWindow *window = MONEV_REQUEST_DESK (widget)->window;

  g_signal_emit (widget, signals[FORMS], 0);
  monev_window_pop_desk (window);
}

static GtkWidget *
monev_request_desk_get_first_act (MonevPage *page)
{
  MonevRequestDesk *self = MONEV_REQUEST_DESK (page);

  return self->choices != NULL && self->choices->forms->len == 0
             ? monev_empty_state_get_button (self->none)
             : GTK_WIDGET (self->form);
}

static gboolean
on_closing (MonevRequestDesk *self)
{
  if (self->busy)
    g_cancellable_cancel (self->cancellable);
  return self->busy;
}

static void
monev_request_desk_dispose (GObject *object)
{
  MonevRequestDesk *self = MONEV_REQUEST_DESK (object);

  self->gone = TRUE;
  self->filling = TRUE;
  G_OBJECT_CLASS (monev_request_desk_parent_class)->dispose (object);
}

static void
monev_request_desk_finalize (GObject *object)
{
  MonevRequestDesk *self = MONEV_REQUEST_DESK (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  g_clear_pointer (&self->copied, monev_data_request_free);
  g_clear_pointer (&self->choices, monev_request_choices_free);
  g_ptr_array_unref (self->periods);
  g_free (self->folder);
  G_OBJECT_CLASS (monev_request_desk_parent_class)->finalize (object);
}

static void
monev_request_desk_class_init (MonevRequestDeskClass *klass)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = monev_request_desk_dispose;
  G_OBJECT_CLASS (klass)->finalize = monev_request_desk_finalize;
  MONEV_PAGE_CLASS (klass)->get_first_act = monev_request_desk_get_first_act;
  /** MonevRequestDesk::forms: the forms are to be shown; the desk goes. */
  signals[FORMS] = g_signal_new ("forms", MONEV_TYPE_REQUEST_DESK, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget, "request.send", NULL, act_send);
  gtk_widget_class_install_action (widget, "request.reload", NULL, act_reload);
  gtk_widget_class_install_action (widget, "request.forms", NULL, act_forms);
  gtk_widget_class_add_binding_action (widget, GDK_KEY_Return, GDK_CONTROL_MASK, "request.send",
                                       NULL);
}

static void
monev_request_desk_init (MonevRequestDesk *self)
{
  self->periods = g_ptr_array_new_with_free_func (g_free);
  monev_request_desk_build (self);
  g_signal_connect_swapped (self->send, "clicked", G_CALLBACK (monev_request_desk_send), self);
  g_signal_connect (self, "closing", G_CALLBACK (on_closing), NULL);
}

/** monev_request_desk_new: @copied: (nullable): what it begins like. Returns: (transfer floating): to be
 * given to monev_window_push_desk(); it reads. */
GtkWidget *
monev_request_desk_new (MonevWindow *window, MonevSession *session, const MonevDataRequest *copied)
{
  MonevRequestDesk *self = g_object_new (MONEV_TYPE_REQUEST_DESK, NULL);
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  self->window = window;
  self->session = g_object_ref (session);
  self->copied = copied == NULL ? NULL : monev_data_request_copy (copied);
  monev_page_set_title (MONEV_PAGE (self), _("Kirim Permintaan"));
  monev_request_desk_set_folder (self, documents != NULL ? documents : g_get_home_dir ());
  load (self);
  return GTK_WIDGET (self);
}

/** monev_request_desk_is_ready: Returns: whether it was read. */
gboolean
monev_request_desk_is_ready (MonevRequestDesk *self)
{
  return self->choices != NULL;
}

/** monev_request_desk_is_busy: Returns: whether it sends and writes. */
gboolean
monev_request_desk_is_busy (MonevRequestDesk *self)
{
  return self->busy;
}

/** monev_request_desk_set_time: as if it was filled in. */
void
monev_request_desk_set_time (MonevRequestDesk *self, int amount, gboolean hours)
{
  gtk_spin_button_set_value (self->amount, amount);
  gtk_drop_down_set_selected (self->unit, hours ? 1 : 0);
}

/** monev_request_desk_choose: these OPD only; as if they were ticked. */
void
monev_request_desk_choose (MonevRequestDesk *self, const char *const *agencies)
{
  gtk_drop_down_set_selected (self->whom, 1);
  monev_agency_checks_tick (self->agencies, agencies);
}

/** monev_request_desk_get_due: Returns: (transfer none): what is said of the due date. */
const char *
monev_request_desk_get_due (MonevRequestDesk *self)
{
  return adw_action_row_get_subtitle (self->due_row);
}

/** monev_request_desk_get_fault: Returns: (transfer none): the first thing that was refused; "". */
const char *
monev_request_desk_get_fault (MonevRequestDesk *self)
{
  for (guint i = 0; i < MONEV_REQUEST_N_PLACES; i++)
    if (gtk_widget_get_visible (GTK_WIDGET (self->faults[i])))
      return gtk_label_get_text (self->faults[i]);
  return "";
}
