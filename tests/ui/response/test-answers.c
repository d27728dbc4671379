/* Answers in the window: entered with autosave, handed in whole, decided on, and out and in again. */
#include "reference-office.h"

#include <string.h>

#include "instrument/office-instrument.h"
#include "response/office-response.h"
#include "ui/response/answer-desk.h"
#include "ui/response/answer-file.h"
#include "ui/response/entry-desk.h"

static void
set_up (Office *office, gconstpointer user)
{
  office_open (office, "subkoor");
}

static void
tear_down (Office *office, gconstpointer data)
{
  office_close (office);
}

static gpointer
find_job (MonevDbJob *job, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) list = monev_instruments_list (monev_db_job_connection (job),
                                                       MONEV_INSTRUMENTS_ALL, "stunting", FALSE,
                                                       error);

  return list == NULL || list->len == 0
             ? NULL : monev_instrument_entry_copy (g_ptr_array_index (list, 0));
}

static MonevAnswerDesk *
open_answers (Office *office)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevInstrumentEntry) instrument = office_do (office, find_job, NULL, &error);
  GtkWidget *desk;

  g_assert_no_error (error);
  g_assert_nonnull (instrument);
  desk = monev_answer_desk_new (office->window, office->session, instrument);
  monev_window_push_desk (office->window, desk);
  wait_until (monev_answer_desk_is_ready (MONEV_ANSWER_DESK (desk)));
  return MONEV_ANSWER_DESK (desk);
}

static MonevEntryDesk *
open_new (Office *office, MonevAnswerDesk *answers)
{
  MonevEntryDesk *desk;

  gtk_widget_activate_action (GTK_WIDGET (answers), "answers.fill", NULL);
  wait_until (MONEV_IS_ENTRY_DESK (monev_window_get_desk (office->window)));
  desk = MONEV_ENTRY_DESK (monev_window_get_desk (office->window));
  wait_until (monev_entry_desk_is_ready (desk));
  return desk;
}

static void
answer (MonevEntryDesk *desk, const char *name, const char *typed)
{
  MonevFillView *view = monev_entry_desk_get_view (desk);
  MonevInstrument *form = monev_response_form_instrument (monev_fill_view_get_form (view));
  MonevFillBox *box = monev_fill_view_find (view, NULL, monev_instrument_find (form, name));

  g_assert_nonnull (box);
  monev_fill_box_answer (box, typed);
}

static guint
n_answers (MonevAnswerDesk *desk)
{
  return monev_list_source_get_n_total (monev_answer_desk_get_list (desk));
}

static void
fill_whole (MonevEntryDesk *desk)
{
  static const char *const answers[][2] = {
    { "desa", "muara_rimba" },     { "posyandu", "Melati" },  { "kode_responden", "MRB012" },
    { "jumlah_art", "4" },         { "ada_hamil", "tidak" },  { "jenis_kelamin", "l" },
    { "berat", "9,5" },            { "cara_ukur", "telentang" }, { "tinggi", "72" },
    { "ke_posyandu", "3" },        { "jamban", "bersama" },   { "air", "hujan" },
    { "bantuan", "pkh pmt" },      { "hasil_rd", "definitif" },
  };
  g_autoptr (GDateTime) today = g_date_time_new_now_local ();
  g_autoptr (GDateTime) born = g_date_time_add_months (today, -9);
  g_autofree char *day = g_date_time_format (born, "%d/%m/%Y");

  answer (desk, "lahir", day);
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    answer (desk, answers[i][0], answers[i][1]);
  answer (desk, "asi", "ya");
}

static void
test_what_is_typed_is_kept (Office *office, gconstpointer data)
{
  MonevAnswerDesk *answers = open_answers (office);
  guint before = n_answers (answers);
  MonevEntryDesk *desk = open_new (office, answers);

  answer (desk, "posyandu", "Melati");
  g_assert_false (monev_entry_desk_is_kept (desk));
  wait_until (monev_entry_desk_is_kept (desk));
  g_assert_cmpstr (monev_entry_desk_get_state (desk), ==, "isian");
  monev_window_pop_desk (office->window);
  wait_until (monev_answer_desk_is_ready (answers) && n_answers (answers) == before + 1);
}

static void
test_what_is_missing_is_listed (Office *office, gconstpointer data)
{
  MonevAnswerDesk *answers = open_answers (office);
  MonevEntryDesk *desk = open_new (office, answers);

  answer (desk, "posyandu", "Melati");
  wait_until (monev_entry_desk_is_kept (desk));
  monev_entry_desk_submit (desk);
  wait_until (monev_entry_desk_is_ready (desk) && monev_entry_desk_n_issues (desk) > 0);
  g_assert_cmpstr (monev_entry_desk_get_state (desk), ==, "isian");
}

static void
test_a_whole_one_is_handed_in_and_approved (Office *office, gconstpointer data)
{
  MonevAnswerDesk *answers = open_answers (office);
  MonevEntryDesk *desk;
  guint before;

  monev_answer_desk_filter (answers, "masuk");
  drain ();
  wait_until (monev_answer_desk_is_ready (answers));
  before = n_answers (answers);
  desk = open_new (office, answers);
  fill_whole (desk);
  wait_until (monev_entry_desk_is_kept (desk));
  monev_entry_desk_submit (desk);
  wait_until (monev_window_get_desk (office->window) == GTK_WIDGET (answers));
  wait_until (monev_answer_desk_is_ready (answers) && n_answers (answers) == before + 1);
  monev_answer_desk_decide (answers, "disetujui", "");
  wait_until (monev_answer_desk_is_ready (answers) && n_answers (answers) == before);
}

#define ADD(path, func) g_test_add ("/response/answers/" path, Office, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  office_prepare ();
  ADD ("what-is-typed-is-kept", test_what_is_typed_is_kept);
  ADD ("what-is-missing-is-listed", test_what_is_missing_is_listed);
  ADD ("a-whole-one-is-handed-in-and-approved", test_a_whole_one_is_handed_in_and_approved);
  status = g_test_run ();
  office_forget ();
  return status;
}
