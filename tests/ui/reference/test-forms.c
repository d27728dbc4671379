#include "reference-office.h"

#include "people/login.h"
#include "people/people.h"
#include "programme/programme.h"
#include "reference/reference.h"
#include "tests/ui/office-fixture.h"
#include "ui/reference/chip-entry.h"
#include "ui/reference/conflict.h"
#include "ui/reference/pin-dialog.h"
#include "ui/reference/record-desk.h"

#include <string.h>

static void
set_up (Office *office, gconstpointer user)
{
  office_open (office, user != NULL ? user : "admin");
}

static void
tear_down (Office *office, gconstpointer data)
{
  office_close (office);
}

static MonevRecordDesk *
open_record (Office *office, const MonevRecordType *type, const char *name)
{
  g_autoptr (MonevRecord) record
      = name != NULL ? office_record (office, type, name) : monev_record_new (type);
  GtkWidget *desk;

  g_assert_nonnull (record);
  desk = monev_record_desk_new (office->window, office->session, record);
  monev_window_push_desk (office->window, desk);
  wait_for_frame (GTK_WIDGET (office->window));
  return MONEV_RECORD_DESK (desk);
}

static MonevFieldRow *
row_of (MonevRecordDesk *desk, const char *field)
{
  return monev_record_form_get_row (monev_record_desk_get_form (desk), field);
}

static const char *
value_of (MonevRecordDesk *desk, const char *field)
{
  return monev_record_get (monev_record_form_get_record (monev_record_desk_get_form (desk)),
                           field);
}

static void
save (MonevRecordDesk *desk)
{
  monev_record_desk_save (desk);
  wait_until (!monev_record_desk_is_busy (desk));
}

static gboolean
has_focus (MonevRecordDesk *desk, const char *field)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (desk));
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (root));

  return focus != NULL
         && gtk_widget_is_ancestor (focus, GTK_WIDGET (row_of (desk, field)));
}

/* What can be chosen is read behind what was asked before: typed again until it is there. */
static void
pick (MonevRecordDesk *desk, const char *field, const char *typed)
{
  g_autofree char *before = g_strdup (value_of (desk, field));
  gint64 until = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (g_str_equal (value_of (desk, field), before) && g_get_monotonic_time () < until)
    {
      monev_field_row_set_typed (row_of (desk, field), typed);
      pause_briefly ();
    }
  g_assert_cmpstr (value_of (desk, field), !=, before);
}

/* Silent while typing, told once the field is left, and at saving the first one has the focus. */
static void
test_error_at_field (Office *office, gconstpointer data)
{
  MonevRecordDesk *desk = open_record (office, &monev_official_type, "Marlina Sekarsari");
  GtkWidget *nip = monev_field_row_get_control (row_of (desk, "nip"));

  gtk_editable_set_text (GTK_EDITABLE (nip), "1980");
  g_assert_null (monev_field_row_get_problem (row_of (desk, "nip")));
  g_signal_emit_by_name (row_of (desk, "nip"), "left");
  g_assert_nonnull (strstr (monev_field_row_get_problem (row_of (desk, "nip")), "18 angka"));
  g_assert_null (monev_field_row_get_problem (row_of (desk, "name")));
  monev_field_row_set_typed (row_of (desk, "name"), "");
  save (desk);
  g_assert_true (has_focus (desk, "name"));
  g_assert_nonnull (monev_field_row_get_problem (row_of (desk, "name")));
  monev_field_row_set_typed (row_of (desk, "name"), "Marlina Sekarsari");
  monev_field_row_set_typed (row_of (desk, "nip"), "19810331 200312 2 994");
  g_assert_null (monev_field_row_get_problem (row_of (desk, "nip")));
  g_assert_null (monev_field_row_get_problem (row_of (desk, "name")));
  save (desk);
  g_assert_false (monev_record_form_is_changed (monev_record_desk_get_form (desk)));
}

/* A rule that only the database knows stands at its field too. */
static void
test_stored_rule_at_field (Office *office, gconstpointer data)
{
  MonevRecordDesk *desk = open_record (office, &monev_appointment_type, NULL);

  monev_field_row_set_typed (row_of (desk, "date_from"), "2026-05-01");
  pick (desk, "official_id", "Ratna Wulansari");
  pick (desk, "position_id", "Sekretaris Badan");
  save (desk);
  g_assert_nonnull (monev_field_row_get_problem (row_of (desk, "date_from")));
  g_assert_nonnull (strstr (monev_field_row_get_problem (row_of (desk, "date_from")),
                            "Endang Palupi"));
}

static gboolean
is_told (MonevRecordDesk *desk)
{
  GtkWidget *bar = find_widget (desk, GTK_TYPE_INFO_BAR);

  return gtk_widget_get_visible (bar);
}

/* The field is marked and names the holder; what is said goes with the offending value. */
static void
test_double_at_field (Office *office, gconstpointer data)
{
  MonevRecordDesk *desk = open_record (office, &monev_official_type, "Ratna Wulansari");
  g_autoptr (MonevRecord) other = office_record (office, &monev_official_type,
                                                 "Marlina Sekarsari");

  monev_field_row_set_typed (row_of (desk, "username"), monev_record_get (other, "username"));
  save (desk);
  g_assert_nonnull (strstr (monev_field_row_get_problem (row_of (desk, "username")),
                            "sudah dipakai oleh Marlina Sekarsari"));
  g_assert_true (has_focus (desk, "username"));
  g_assert_null (monev_field_row_get_problem (row_of (desk, "nip")));
  g_assert_true (is_told (desk));
  monev_field_row_set_typed (row_of (desk, "email"), "ratna@uji.id"); /* another field */
  g_assert_nonnull (monev_field_row_get_problem (row_of (desk, "username")));
  g_assert_true (is_told (desk));
  gtk_widget_activate_action (GTK_WIDGET (desk), "desk.undo", NULL);
  gtk_widget_activate_action (GTK_WIDGET (desk), "desk.undo", NULL);
  g_assert_null (monev_field_row_get_problem (row_of (desk, "username")));
  g_assert_false (is_told (desk));
  gtk_widget_activate_action (GTK_WIDGET (desk), "desk.redo", NULL);
  g_assert_nonnull (monev_field_row_get_problem (row_of (desk, "username")));
}

static gpointer
lose_server (MonevDbJob *job, gpointer data, GError **error)
{
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_UNAVAILABLE, "hilang");
  return NULL;
}

static gpointer
find_server (MonevDbJob *job, gpointer data, GError **error)
{
  return NULL;
}

static void
ignore (gpointer owner, gpointer result, const GError *error)
{
}

static void
reach (Office *office, MonevDbJobFunc work)
{
  monev_session_call (office->session, G_OBJECT (office->session),
                      &(MonevDbJobSpec) { MONEV_DB_LANE_LONG, work }, ignore);
}

static GtkWidget *
find_labelled (gpointer parent, const char *label)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (parent) && g_strcmp0 (gtk_button_get_label (parent), label) == 0)
    return parent;
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_labelled (child, label);
  return found;
}

static GtkWidget *
open_question (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data))
      return l->data;
  g_assert_not_reached ();
}

/* What cannot be saved now is kept, and can be saved once the server is back. */
static void
test_server_away (Office *office, gconstpointer data)
{
  MonevRecordDesk *desk = open_record (office, &monev_agency_type, "Dinas Sosial");
  GtkWidget *button = find_labelled (desk, "_Simpan");
  AdwMessageDialog *question;

  monev_field_row_set_typed (row_of (desk, "note"), "diubah");
  g_assert_true (gtk_widget_get_sensitive (button));
  reach (office, lose_server);
  wait_until (monev_session_get_away (office->session));
  g_assert_false (gtk_widget_get_sensitive (button));
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (button), "tersambung lagi"));
  g_assert_false (monev_window_pop_desk (office->window)); /* it asks, but not whether to save */
  question = ADW_MESSAGE_DIALOG (open_question ());
  g_assert_false (adw_message_dialog_has_response (question, "save"));
  adw_message_dialog_response (question, "cancel");
  reach (office, find_server);
  wait_until (!monev_session_get_away (office->session));
  g_assert_true (gtk_widget_get_sensitive (button));
  g_assert_cmpstr (value_of (desk, "note"), ==, "diubah");
  save (desk);
  g_assert_false (monev_record_form_is_changed (monev_record_desk_get_form (desk)));
}

static void
test_undo (Office *office, gconstpointer data)
{
  MonevRecordDesk *desk = open_record (office, &monev_agency_type, "Dinas Sosial");
  MonevRecordForm *form = monev_record_desk_get_form (desk);
  GtkWidget *name = monev_field_row_get_control (row_of (desk, "name"));
  const char *label;

  gtk_editable_set_text (GTK_EDITABLE (name), "Dinas S");
  gtk_editable_set_text (GTK_EDITABLE (name), "Dinas Sosial dan PMD");
  monev_field_row_set_typed (row_of (desk, "kind"), "lainnya");
  g_assert_true (monev_record_form_can_undo (form, &label));
  g_assert_cmpstr (label, ==, "Ubah Jenis");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (desk), "desk.undo", NULL));
  g_assert_cmpstr (value_of (desk, "kind"), ==, "perangkat_daerah");
  /* What was typed in one go is one step. */
  gtk_widget_activate_action (GTK_WIDGET (desk), "desk.undo", NULL);
  g_assert_cmpstr (value_of (desk, "name"), ==, "Dinas Sosial");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (name)), ==, "Dinas Sosial");
  g_assert_false (monev_record_form_can_undo (form, NULL));
  g_assert_false (monev_record_form_is_changed (form));
  gtk_widget_activate_action (GTK_WIDGET (desk), "desk.redo", NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (name)), ==, "Dinas Sosial dan PMD");
}

static void
test_money_and_dates (Office *office, gconstpointer data)
{
  MonevTablePanel *panel = office_table (office, "budget");
  MonevRecordDesk *desk;
  GtkWidget *pagu;

  g_signal_emit_by_name (monev_table_panel_get_grid (panel), "row-activated", 0);
  desk = MONEV_RECORD_DESK (monev_window_get_desk (office->window));
  pagu = monev_field_row_get_control (row_of (desk, "pagu"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (pagu)), ==, "6.480.000.000,00");
  monev_field_row_set_typed (row_of (desk, "pagu"), "Rp 1.250.000,50");
  g_assert_cmpstr (value_of (desk, "pagu"), ==, "1250000.5");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (pagu)), ==, "1.250.000,50");
  monev_field_row_set_typed (row_of (desk, "pagu"), "1.000,555");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (pagu)), ==, "1.000,555");
  g_assert_true (g_str_has_prefix (monev_field_row_get_problem (row_of (desk, "pagu")),
                                   "Pagu murni mempunyai 3 angka di belakang koma"));
  monev_field_row_set_typed (row_of (desk, "pagu"), "banyak");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (pagu)), ==, "banyak");
  g_assert_nonnull (monev_field_row_get_problem (row_of (desk, "pagu")));
  save (desk);
  g_assert_true (monev_record_form_is_changed (monev_record_desk_get_form (desk)));
  gtk_widget_activate_action (GTK_WIDGET (desk), "desk.undo", NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (pagu)), ==, "6.480.000.000,00");
}

static void
test_reference (Office *office, gconstpointer data)
{
  MonevRecordDesk *desk = open_record (office, &monev_official_type, "Ratna Wulansari");
  MonevPickEntry *entry
      = MONEV_PICK_ENTRY (monev_field_row_get_control (row_of (desk, "agency_id")));
  g_autoptr (MonevRecord) agency = office_record (office, &monev_agency_type, "Dinas Sosial");

  pick (desk, "agency_id", "dinsos");
  g_assert_cmpstr (value_of (desk, "agency_id"), ==, monev_record_id (agency));
  g_assert_cmpstr (monev_pick_entry_get_text (entry), ==, "Dinas Sosial");
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row_of (desk, "agency_id"))),
                            "Dinsos"));
  monev_field_row_set_typed (row_of (desk, "agency_id"), "Dinas yang tidak ada");
  g_assert_cmpstr (monev_pick_entry_get_text (entry), ==, "Dinas yang tidak ada");
  g_assert_nonnull (monev_field_row_get_problem (row_of (desk, "agency_id")));
  save (desk);
  g_assert_true (monev_record_form_is_changed (monev_record_desk_get_form (desk)));
  monev_field_row_set_typed (row_of (desk, "agency_id"), "");
  g_assert_cmpstr (value_of (desk, "agency_id"), ==, "");
  g_assert_cmpstr (monev_field_row_get_problem (row_of (desk, "agency_id")), ==, NULL);
}

static void
test_chips (Office *office, gconstpointer data)
{
  MonevRecordDesk *desk = open_record (office, &monev_agency_type, "Dinas Sosial");
  MonevChipEntry *chips
      = MONEV_CHIP_ENTRY (monev_field_row_get_control (row_of (desk, "coordinators")));
  g_autofree char *one = monev_chip_entry_get_ids (chips);
  g_autofree char *shown = NULL;
  g_autoptr (MonevRecord) stored = NULL;

  g_assert_null (strchr (one, '\n'));
  g_assert_cmpuint (strlen (one), >, 0);
  pick (desk, "coordinators", "Asisten Administrasi Umum");
  shown = monev_chip_entry_get_shown (chips);
  g_assert_cmpstr (shown, ==, "Asisten Pemerintahan; Asisten Administrasi Umum");
  save (desk);
  stored = office_record (office, &monev_agency_type, "Dinas Sosial");
  g_assert_nonnull (strchr (monev_record_get (stored, "coordinators"), '\n'));
}

typedef struct
{
  const MonevActor *actor;
  MonevRecord *record;
} Other;

static gpointer
save_job (MonevDbJob *job, gpointer data, GError **error)
{
  Other *other = data;
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();

  return monev_reference_save (monev_db_job_connection (job), other->actor, other->record, issues,
                               error);
}

static void
save_elsewhere (Office *office)
{
  g_autoptr (MonevRecord) record = office_record (office, &monev_agency_type, "Dinas Sosial");
  Other other = { monev_session_get_actor (office->session) };
  g_autoptr (GError) error = NULL;
  MonevRecord *saved;

  record = monev_record_with (g_steal_pointer (&record), "contact_name", "Orang Lain");
  record = monev_record_with (g_steal_pointer (&record), "name", "Dinas Sosial Lain");
  other.record = record;
  saved = office_do (office, save_job, &other, &error);
  g_assert_no_error (error);
  monev_record_unref (saved);
}

/* Somebody else changes name and contact while a person here changes the name. */
static MonevRecordDesk *
make_conflict (Office *office)
{
  MonevRecordDesk *desk = open_record (office, &monev_agency_type, "Dinas Sosial");

  monev_field_row_set_typed (row_of (desk, "name"), "Dinas Sosial Saya");
  save_elsewhere (office);
  monev_record_desk_save (desk);
  wait_until (monev_record_desk_get_question (desk) != NULL);
  return desk;
}

static void
answer (MonevRecordDesk *desk, const char *response)
{
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (monev_record_desk_get_question (desk)),
                               response);
  wait_until (!monev_record_desk_is_busy (desk));
  drain ();
}

/* What nobody edits here is shown as it is now; what is being edited stays, and it is said. */
static void
test_changed_elsewhere (Office *office, gconstpointer data)
{
  MonevRecordDesk *desk = open_record (office, &monev_agency_type, "Dinas Sosial");

  save_elsewhere (office);
  wait_until (g_str_equal (value_of (desk, "contact_name"), "Orang Lain"));
  g_assert_false (monev_record_form_is_changed (monev_record_desk_get_form (desk)));
  g_assert_false (is_told (desk));
}

static void
test_changed_elsewhere_while_editing (Office *office, gconstpointer data)
{
  MonevRecordDesk *desk = open_record (office, &monev_agency_type, "Dinas Sosial");

  monev_field_row_set_typed (row_of (desk, "note"), "punya saya");
  save_elsewhere (office);
  wait_until (is_told (desk));
  g_assert_true (shows_text (desk, "diubah orang lain"));
  g_assert_cmpstr (value_of (desk, "note"), ==, "punya saya");
  g_assert_cmpstr (value_of (desk, "contact_name"), !=, "Orang Lain");
  monev_field_row_set_typed (row_of (desk, "note"), "punya saya juga");
  g_assert_true (is_told (desk)); /* it is so until it is saved */
}

static void
test_conflict_keep (Office *office, gconstpointer data)
{
  MonevRecordDesk *desk = make_conflict (office);
  g_autoptr (MonevRecord) stored = NULL;

  answer (desk, "keep");
  stored = office_record (office, &monev_agency_type, "Dinas Sosial Saya");
  g_assert_nonnull (stored);
  g_assert_cmpstr (monev_record_get (stored, "contact_name"), ==, "Orang Lain");
}

static void
test_conflict_reload (Office *office, gconstpointer data)
{
  MonevRecordDesk *desk = make_conflict (office);

  answer (desk, "reload");
  g_assert_cmpstr (value_of (desk, "name"), ==, "Dinas Sosial Lain");
  g_assert_false (monev_record_form_is_changed (monev_record_desk_get_form (desk)));
}

static void
test_conflict_cancel (Office *office, gconstpointer data)
{
  MonevRecordDesk *desk = make_conflict (office);

  answer (desk, "cancel");
  g_assert_cmpstr (value_of (desk, "name"), ==, "Dinas Sosial Saya");
  g_assert_true (monev_record_form_is_changed (monev_record_desk_get_form (desk)));
  monev_field_row_set_typed (row_of (desk, "name"), "Dinas Sosial");
}

static void
test_leaving_asks (Office *office, gconstpointer data)
{
  MonevRecordDesk *desk = open_record (office, &monev_agency_type, "Dinas Sosial");
  g_autoptr (MonevRecord) stored = NULL;

  monev_field_row_set_typed (row_of (desk, "note"), "catatan baru");
  g_assert_false (monev_window_pop_desk (office->window));
  g_assert_nonnull (monev_record_desk_get_question (desk));
  answer (desk, "cancel");
  g_assert_true (monev_window_get_desk (office->window) == GTK_WIDGET (desk));
  g_assert_false (monev_window_pop_desk (office->window));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (monev_record_desk_get_question (desk)), "save");
  wait_until (monev_window_get_desk (office->window) == NULL);
  stored = office_record (office, &monev_agency_type, "Dinas Sosial");
  g_assert_cmpstr (monev_record_get (stored, "note"), ==, "catatan baru");
  desk = open_record (office, &monev_agency_type, "Dinas Sosial");
  monev_field_row_set_typed (row_of (desk, "note"), "dibuang");
  g_assert_false (monev_window_pop_desk (office->window));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (monev_record_desk_get_question (desk)),
                               "discard");
  wait_until (monev_window_get_desk (office->window) == NULL);
}

static GtkWidget *
find_text (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_text (child, text);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_history (Office *office, gconstpointer data)
{
  MonevRecordDesk *desk = open_record (office, &monev_agency_type, "Dinas Sosial");

  monev_field_row_set_typed (row_of (desk, "short_name"), "DSos");
  save (desk);
  wait_until (find_text (GTK_WIDGET (desk), "Riwayat") != NULL);
  wait_until (find_text (GTK_WIDGET (desk), "Singkatan: Dinsos → DSos") != NULL);
  g_assert_nonnull (find_text (GTK_WIDGET (desk), "Damar Wicaksana mengubah"));
}

static void
test_related (Office *office, gconstpointer data)
{
  MonevRecordDesk *desk = open_record (office, &monev_official_type, "Endang Palupi");

  wait_until (find_text (GTK_WIDGET (desk), "Jabatan yang Dipangku") != NULL);
  g_assert_nonnull (find_text (GTK_WIDGET (desk), "Sekretaris Badan"));
  g_assert_nonnull (find_text (GTK_WIDGET (desk), "PIN sejak"));
  desk = open_record (office, &monev_agency_type, "Dinas Kesehatan");
  wait_until (find_text (GTK_WIDGET (desk), "Unit di Bawahnya") != NULL);
  desk = open_record (office, &monev_position_type, "Sekretaris Badan");
  wait_until (find_text (GTK_WIDGET (desk), "Tambah Pemangkuan") != NULL);
}

static GtkWidget *
nth_password (GtkWidget *widget, int *n)
{
  if (GTK_IS_PASSWORD_ENTRY (widget) && (*n)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = nth_password (child, n);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
type_pin (GtkWidget *dialog, int n, const char *pin)
{
  gtk_editable_set_text (GTK_EDITABLE (nth_password (dialog, &n)), pin);
}

static gpointer
login_job (MonevDbJob *job, gpointer pin, GError **error)
{
  return monev_login (monev_db_job_connection (job), "perencana", pin, error);
}

static void
test_pin (Office *office, gconstpointer data)
{
  g_autoptr (MonevRecord) official
      = office_record (office, &monev_official_type, "Ratna Wulansari");
  GtkWidget *dialog = monev_pin_dialog_show (office->window, office->session, official);
  AdwMessageDialog *message = ADW_MESSAGE_DIALOG (dialog);
  g_autoptr (MonevActor) actor = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (adw_message_dialog_get_response_enabled (message, "set"));
  type_pin (dialog, 0, "123456");
  type_pin (dialog, 1, "123456");
  g_assert_false (adw_message_dialog_get_response_enabled (message, "set")); /* too easy */
  type_pin (dialog, 0, "846205");
  type_pin (dialog, 1, "846206");
  g_assert_false (adw_message_dialog_get_response_enabled (message, "set"));
  type_pin (dialog, 1, "846205");
  g_assert_true (adw_message_dialog_get_response_enabled (message, "set"));
  adw_message_dialog_response (message, "set");
  actor = office_do (office, login_job, (gpointer) "846205", &error);
  g_assert_no_error (error);
  drain ();
}

static void
test_minimum_width (Office *office, gconstpointer data)
{
  const MonevRecordType *const *types = monev_reference_types ();

  for (guint i = 0; types[i] != NULL; i++)
    {
      MonevRecordDesk *desk = open_record (office, types[i], NULL);
      int least;

      gtk_widget_measure (GTK_WIDGET (desk), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL,
                          NULL);
      g_assert_cmpint (least, <=, 1024);
      g_assert_true (monev_window_pop_desk (office->window));
    }
}

#define ADD(path, user, test) g_test_add (path, Office, user, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  office_prepare ();
  ADD ("/reference/form/error-at-the-field", NULL, test_error_at_field);
  ADD ("/reference/form/stored-rule-at-the-field", NULL, test_stored_rule_at_field);
  ADD ("/reference/form/double-at-the-field", NULL, test_double_at_field);
  ADD ("/reference/form/server-away-and-back", NULL, test_server_away);
  ADD ("/reference/form/undo", NULL, test_undo);
  ADD ("/reference/form/money", NULL, test_money_and_dates);
  ADD ("/reference/form/reference", NULL, test_reference);
  ADD ("/reference/form/several-references", NULL, test_chips);
  ADD ("/reference/form/changed-elsewhere-is-shown", NULL, test_changed_elsewhere);
  ADD ("/reference/form/changed-elsewhere-is-said-while-editing", NULL,
       test_changed_elsewhere_while_editing);
  ADD ("/reference/form/conflict-keep-merges", NULL, test_conflict_keep);
  ADD ("/reference/form/conflict-reload", NULL, test_conflict_reload);
  ADD ("/reference/form/conflict-cancel-loses-nothing", NULL, test_conflict_cancel);
  ADD ("/reference/form/leaving-asks", NULL, test_leaving_asks);
  ADD ("/reference/form/history-in-words", NULL, test_history);
  ADD ("/reference/form/what-belongs-to-it", NULL, test_related);
  ADD ("/reference/form/new-pin", NULL, test_pin);
  ADD ("/reference/form/minimum-width", NULL, test_minimum_width);
  status = g_test_run ();
  office_forget ();
  return status;
}
