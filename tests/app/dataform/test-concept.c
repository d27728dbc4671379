/* What is being defined, as the office keeps it: drafts, forms that are begun, versions. */
#include "data-desk.h"

#include "dataform/form-edit.h"
#include "dataform/inventory.h"
#include "dataform/office-form-draft.h"
#include "dataform/office-form-make.h"

#define COLUMN ((MonevDraftPlace){ MONEV_DRAFT_COLUMN, 0, 0 })

static MonevFormDraft *
current (DataDesk *d)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevDataForm) form = monev_data_form_open (d->c, d->form, 0, &error);

  g_assert_no_error (error);
  return monev_form_draft_of_form (form);
}

/* Work is not lost for being unfinished. */
static void
test_a_faulty_draft_is_kept (MonevTestDb *db)
{
  g_auto (DataDesk) d = { NULL };
  g_autoptr (MonevFormDraft) form = NULL;
  g_autoptr (MonevFormDraft) faulty = NULL;
  g_autoptr (MonevFormKept) kept = NULL;
  g_autoptr (GError) error = NULL;

  data_desk_open (&d, db);
  form = current (&d);
  faulty = monev_form_edit_set (form, COLUMN, "label", NULL);
  g_assert_true (monev_form_draft_keep (d.c, d.rani, d.form, faulty, "abc", &error));
  g_assert_no_error (error);
  kept = monev_form_draft_load (d.c, d.rani, d.form, &error);
  g_assert_true (monev_form_draft_equal (kept->draft, faulty));
  g_assert_cmpstr (kept->base, ==, "abc");
  g_assert_true (monev_form_draft_drop (d.c, d.rani, d.form, &error));
  g_assert_null (monev_form_draft_load (d.c, d.rani, d.form, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_NOT_FOUND);
}

static void
test_saving_drops_the_draft (MonevTestDb *db)
{
  g_auto (DataDesk) d = { NULL };
  g_autoptr (MonevFormDraft) form = NULL;
  g_autoptr (MonevFormDraft) edited = NULL;
  g_autoptr (MonevDataForm) read = NULL;
  g_autoptr (MonevDataFormEntry) entry = NULL;
  g_autoptr (MonevDataFormEntry) saved = NULL;
  g_autoptr (MonevDataFormEntry) issued = NULL;
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (GError) error = NULL;

  data_desk_open (&d, db);
  form = current (&d);
  edited = monev_form_edit_text (form, COLUMN, "label", "Angka", form);
  monev_form_draft_keep (d.c, d.rani, d.form, edited, "", &error);
  g_assert_no_error (error);
  entry = monev_data_form_store_find (d.c, d.form, &error);
  read = monev_form_draft_read (edited, NULL, NULL);
  saved = monev_data_form_save (d.c, d.rani, entry, read, &error);
  g_assert_no_error (error);
  g_assert_cmpint (saved->number, ==, 1);
  g_assert_cmpstr (saved->concept, !=, "");
  g_assert_null (monev_form_draft_load (d.c, d.rani, d.form, &error));
  g_clear_error (&error);
  issued = monev_data_form_issue (d.c, d.rani, saved, issues, &error);
  g_assert_no_error (error);
  g_assert_cmpint (issued->number, ==, 2);
}

static void
test_what_is_begun_has_a_free_code (MonevTestDb *db)
{
  g_auto (DataDesk) d = { NULL };
  g_autoptr (MonevDataFormEntry) first = NULL;
  g_autoptr (MonevDataFormEntry) second = NULL;
  g_autoptr (MonevDataFormEntry) copy = NULL;
  g_autoptr (GError) error = NULL;

  data_desk_open (&d, db);
  first = monev_data_form_begin_blank (d.c, d.rani, "Rekap Bantuan", &error);
  g_assert_no_error (error);
  second = monev_data_form_begin_blank (d.c, d.rani, "Rekap bantuan", &error);
  g_assert_no_error (error);
  copy = monev_data_form_begin_copy (d.c, d.rani, d.form, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (first->code, ==, "rekap-bantuan");
  g_assert_cmpstr (second->code, ==, "rekap-bantuan-2");
  g_assert_cmpstr (copy->code, ==, "kemiskinan-stunting-2");
  g_assert_cmpint (copy->number, ==, 0);
  g_assert_cmpstr (copy->title, ==, "Salinan Data Kemiskinan dan Stunting");
}

static void
test_the_inventory_begins_a_form (MonevTestDb *db)
{
  g_auto (DataDesk) d = { NULL };
  g_autofree char *item = NULL;
  g_autoptr (MonevDataFormEntry) entry = NULL;
  g_autoptr (MonevDataForm) form = NULL;
  g_autoptr (GError) error = NULL;

  data_desk_open (&d, db);
  g_assert_null (monev_data_form_begin_inventory (d.c, d.rani, "Data", MONEV_DATA_YEAR, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_INVALID);
  g_clear_error (&error);
  item = test_add (d.c, d.rani, &monev_inventory_type, "code", "D-1", "name", "Balita stunting",
                   "agency_id", d.health, "available", "ada", "period", "year", "level",
                   "kabupaten", NULL);
  entry = monev_data_form_begin_inventory (d.c, d.rani, "Data", MONEV_DATA_YEAR, &error);
  g_assert_no_error (error);
  form = monev_data_form_open (d.c, entry->id, 0, &error);
  g_assert_cmpuint (monev_data_form_sheet (form, 0)->n_rows, ==, 1);
  g_assert_cmpstr (monev_data_form_sheet (form, 0)->rows[0].owners[0], ==, "1.02.0.00.0.00.01.0000");
}

static void
test_rights_are_asked (MonevTestDb *db)
{
  g_auto (DataDesk) d = { NULL };
  g_autoptr (MonevFormDraft) form = NULL;
  g_autoptr (MonevActor) nobody = NULL;
  g_autoptr (GError) error = NULL;

  data_desk_open (&d, db);
  form = current (&d);
  nobody = monev_actor_copy (d.rani);
  nobody->roles = MONEV_ROLE_KEPALA;
  g_assert_false (monev_form_draft_keep (d.c, nobody, d.form, form, "", &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_DENIED);
  g_clear_error (&error);
  g_assert_null (monev_data_form_begin_blank (d.c, nobody, "X", &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_DENIED);
}

int
main (int argc, char **argv)
{
  test_office_setup ();
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) monev_test_add_blank ("/dataform/concept/" path, func)
  ADD ("a-faulty-draft-is-kept", test_a_faulty_draft_is_kept);
  ADD ("saving-drops-the-draft", test_saving_drops_the_draft);
  ADD ("what-is-begun-has-a-free-code", test_what_is_begun_has_a_free_code);
  ADD ("the-inventory-begins-a-form", test_the_inventory_begins_a_form);
  ADD ("rights-are-asked", test_rights_are_asked);
#undef ADD
  return test_office_run ();
}
