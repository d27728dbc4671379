/* Responses as tables: typed, and read in again as the same answers. */
#include "importing.h"
#include "random-form.h"

#include "base/id.h"
#include "exchange/table-file.h"
#include "response/response-export.h"

#define NASTY                                                                                      \
  "nik,nama,lahir,luas,kerja,kerja_other,alat,_uuid\n"                                             \
  "0012,\"=1+1\",1990-05-03,-5,y,,1 3,a\n+62812,\"@budi, si "                                      \
  "\"\"B\"\"\",,1234567.891,other,\"-kadang\","                                                    \
  "2,b\n\"00\",\"dua\nbaris\",2026-12-31,0.5,t,,,c\n"

static char *
all_answers (Desk *d)
{
  g_autoptr (GPtrArray) page = monev_response_store_page (d->c, d->instrument, "", "", 1000, NULL);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < page->len; i++)
    g_string_append_printf (text, "%s\n",
                            ((MonevResponseEntry *)g_ptr_array_index (page, i))->answers);
  return g_string_free (text, FALSE);
}

static void
check_out_and_in (Desk *d, MonevTestDb *db, const char *ending, gboolean labels, gboolean split)
{
  g_autofree char *name = g_strdup_printf ("keluar-%d%d.%s", labels, split, ending);
  g_autofree char *path = file_in (db, name);
  g_autofree char *child_name = g_strdup_printf ("keluar-%d%d-anak.%s", labels, split, ending);
  g_autofree char *child = file_in (db, child_name);
  g_autofree char *ill_name = g_strdup_printf ("keluar-%d%d-sakit.%s", labels, split, ending);
  g_autofree char *ill = file_in (db, ill_name);
  MonevResponseExport what = {
    .instrument_id = d->instrument, .title = "Uji", .state = "", .labels = labels, .split = split
  };
  gboolean csv = strcmp (ending, "csv") == 0;
  g_autoptr (GError) error = NULL;
  guint rows = 0;

  g_assert_true (monev_response_export (d->c, &what, path, d->issues, &rows, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (rows, ==, 4);
  check_count (d,
               csv ? IMPORT (d, (How){ NULL }, path, child, ill) : IMPORT (d, (How){ NULL }, path),
               0, 0, 4, 0);
  g_assert_no_error (error);
}

static void
test_what_goes_out_comes_in_the_same (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autofree char *path = write_csv (db, "masuk.csv", NASTY);
  g_autofree char *kobo = write_xlsx (
      db, "kobo.xlsx",
      "#Uji\nnama|_uuid|_index\nAni|u-1|1\n#anak\npanggilan|umur|_index|_parent_index\n"
      "=Ina|7|1|1\nUdin|9|2|1\n#sakit\napa|_index|_parent_index\nbatuk|1|2\n007|2|2\n");
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  desk_open (&d, db, FORM);
  check_count (&d, IMPORT (&d, (How){ NULL }, path), 3, 0, 0, 0);
  check_count (&d, IMPORT (&d, (How){ NULL }, kobo), 1, 0, 0, 0);
  before = all_answers (&d);
  g_assert_nonnull (strstr (before, "\"kerja_other\":\"-kadang\""));
  for (guint i = 0; i < 8; i++)
    check_out_and_in (&d, db, i & 4 ? "csv" : "xlsx", i & 1, (i & 2) != 0);
  after = all_answers (&d);
  g_assert_cmpstr (before, ==, after);
}

/* A response of the desk's instrument, filled at random. */
static MonevResponseTaking *
random_taking (Desk *d, MonevResponsePlan *plan, const char *version_id)
{
  MonevResponseTaking *taking = g_new0 (MonevResponseTaking, 1);
  MonevResponseEntry *entry = monev_response_entry_new ();
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *id = monev_id_new (TEST_NOW);
  MonevResponseContext context = { .now = TEST_NOW, .uuid = uuid };
  g_autoptr (MonevResponseForm) form = monev_response_form_new (plan, &context);
  g_autofree char *answers = NULL;

  monev_response_form_begin (form);
  for (guint i = 0; i < 40; i++)
    edit (form);
  answers = monev_response_form_canonical (form, NULL);
  monev_response_entry_set (&entry->id, id);
  monev_response_entry_set (&entry->instrument_id, d->instrument);
  monev_response_entry_set (&entry->version_id, version_id);
  monev_response_entry_set (&entry->uuid, uuid);
  monev_response_entry_set (&entry->state, "masuk");
  monev_response_entry_set (&entry->answers, answers);
  entry->submitted_at = TEST_NOW;
  taking->entry = entry;
  return taking;
}

static void
take_random (Desk *d, guint n)
{
  g_autoptr (GPtrArray) takings
      = g_ptr_array_new_with_free_func ((GDestroyNotify)monev_response_taking_free);
  g_autoptr (MonevResponsePlan) plan = monev_response_load_plan (d->c, d->instrument, 0, NULL);
  g_autofree char *version_id = NULL;
  g_autoptr (GError) error = NULL;
  MonevResponseBatch batch = { .instrument_id = d->instrument, .file = "acak", .takings = takings };
  gint64 number;

  monev_response_store_version (d->c, d->instrument, 0, &version_id, &number, &error);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (takings, random_taking (d, plan, version_id));
  g_assert_true (monev_responses_take (d->c, d->rani, &batch, &error));
  g_assert_no_error (error);
}

/* Random responses to a random form: what is written out is read in again as the same answers. */
static void
test_random_answers_go_out_and_in (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autofree char *first = random_form ();

  desk_open (&d, db, first);
  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *text = random_form ();
      g_autoptr (MonevInstrumentEntry) entry = add_instrument (&d, text);
      g_autoptr (MonevInstrumentEntry) issued
          = monev_instrument_issue (d.c, d.rani, entry, NULL, d.issues, NULL);
      g_autofree char *path = file_in (db, "acak.xlsx");
      MonevResponseExport what = { .title = "Uji", .state = "", .labels = i % 2 != 0 };
      g_autoptr (GError) error = NULL;
      guint rows = 0;

      g_free (d.instrument);
      d.instrument = g_strdup (issued->id);
      take_random (&d, 5);
      what.instrument_id = d.instrument;
      g_assert_true (monev_response_export (d.c, &what, path, d.issues, &rows, &error));
      check_count (&d, IMPORT (&d, (How){ NULL }, path), 0, 0, 5, 0);
      g_assert_no_error (error);
    }
}

static void
test_an_export_is_typed (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autofree char *path = write_csv (db, "masuk.csv", NASTY);
  g_autofree char *out = file_in (db, "keluar.xlsx");
  MonevResponseExport what = { .title = "Uji", .state = "" };
  g_autoptr (MonevTable) table = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) sheets = NULL;
  guint rows = 0;
  static const struct
  {
    const char *heading;
    MonevCellKind kind;
    const char *text;
  } cells[] = { { "diri/nik", MONEV_CELL_TEXT, "0012" },
                { "diri/nama", MONEV_CELL_TEXT, "=1+1" },
                { "diri/lahir", MONEV_CELL_DATE, "1990-05-03" },
                { "diri/luas", MONEV_CELL_NUMBER, "-5" } };

  desk_open (&d, db, FORM);
  IMPORT (&d, (How){ NULL }, path);
  what.instrument_id = d.instrument;
  g_assert_true (monev_response_export (d.c, &what, out, d.issues, &rows, &error));
  sheets = monev_table_file_sheets (out, NULL);
  g_assert_cmpuint (g_strv_length (sheets), ==, 4); /* two repeats, a codebook */
  table = monev_table_file_read (out, NULL, d.issues, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++) /* in the order of the form */
    {
      g_assert_cmpstr (monev_table_cell (table, 1, i + 1).text, ==, cells[i].heading);
      g_assert_cmpint (monev_table_cell (table, 2, i + 1).kind, ==, cells[i].kind);
      g_assert_cmpstr (monev_table_cell (table, 2, i + 1).text, ==, cells[i].text);
    }
}

static void
test_value_and_grade_go_out_and_are_no_answers (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autofree char *path = write_csv (db, "masuk.csv", "status,_uuid\na,u-1\n");
  g_autofree char *out = file_in (db, "keluar.xlsx");
  MonevResponseExport what = { .title = "Uji", .state = "" };
  g_autoptr (MonevTable) table = NULL, codebook = NULL;
  g_autoptr (GError) error = NULL;
  guint rows = 0;

  desk_open (&d, db,
             "#survey\ntype|name|label\nselect_one s|status|Status\n"
             "#choices\nlist_name|name|label|monev::skor\ns|a|Baik|4\ns|b|Lebih|6\n"
             "#settings\nmonev::predikat\n60 Tinggi; 0 Rendah\n");
  IMPORT (&d, (How){ NULL }, path);
  what.instrument_id = d.instrument;
  g_assert_true (monev_response_export (d.c, &what, out, d.issues, &rows, &error));
  table = monev_table_file_read (out, NULL, d.issues, NULL);
  g_assert_cmpstr (monev_table_cell (table, 1, 2).text, ==, "_nilai");
  g_assert_cmpint (monev_table_cell (table, 2, 2).kind, ==, MONEV_CELL_NUMBER);
  g_assert_cmpstr (monev_table_cell (table, 2, 2).text, ==, "66.67");
  g_assert_cmpstr (monev_table_cell (table, 2, 3).text, ==, "Tinggi");
  codebook = monev_table_file_read (out, "Buku kode", d.issues, NULL);
  g_assert_cmpstr (monev_table_cell (codebook, 5, 2).text, ==, "Nilai = (1 × skor nomor 1) : 6 × 100");
  check_count (&d, IMPORT (&d, (How){ NULL }, out), 0, 0, 1, 0);
  g_assert_null (find_issue (d.issues, "column-unknown"));
}

/* A village, and an age that passed with a reason. */
static void
hand_in_doubted (Desk *d)
{
  g_autoptr (MonevResponseEntry) begun = NULL, taken = NULL;
  g_autoptr (MonevResponseForm) form = NULL;
  g_autofree char *answers = NULL;
  g_autoptr (GError) error = NULL;
  MonevFrame *root;

  begun = monev_response_begin (d->c, d->rani,
                                &(MonevResponseHead){ .instrument_id = d->instrument }, &error);
  g_assert_no_error (error);
  form = monev_response_open (d->c, begun, d->issues, &error);
  g_assert_no_error (error);
  root = monev_response_form_root (form);
  g_assert_true (monev_response_form_type (form, root, 0, "Air Hitam", NULL));
  g_assert_true (monev_response_form_type (form, root, 1, "104", NULL));
  g_assert_true (monev_response_form_set_reason (form, root, 1, "KK lama sudah dilihat", NULL));
  answers = monev_response_form_canonical (form, &error);
  taken = monev_response_submit (d->c, d->rani, begun, answers, d->issues, &error);
  g_assert_no_error (error);
}

static char *
cell_under (const MonevTable *table, const char *heading)
{
  for (guint i = 1; i <= 40; i++)
    if (g_strcmp0 (monev_table_cell (table, 1, i).text, heading) == 0)
      return g_strdup (monev_table_cell (table, 2, i).text);
  return NULL;
}

/* What is no answer and yet belongs to the response: its name, group and site, reasons. */
static void
test_name_and_reasons_go_out_and_are_no_answers (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autofree char *out = file_in (db, "keluar.xlsx");
  g_autofree char *name = NULL, *reasons = NULL, *group = NULL, *site = NULL;
  MonevResponseExport what = { .title = "Uji", .state = "" };
  g_autoptr (MonevTable) table = NULL;
  g_autoptr (GError) error = NULL;
  guint rows = 0;

  desk_open (&d, db,
             "#survey\ntype|name|label|monev::lunak\ntext|desa|Desa|\n"
             "integer|umur|Umur|. < 100\n"
             "#settings\nform_title|instance_name\nUji|concat('Desa ', ${desa})\n");
  what.instrument_id = d.instrument;
  hand_in_doubted (&d);
  g_assert_true (monev_response_export (d.c, &what, out, d.issues, &rows, &error));
  table = monev_table_file_read (out, NULL, d.issues, NULL);
  name = cell_under (table, "meta/instanceName");
  reasons = cell_under (table, "_alasan");
  group = cell_under (table, "_kelompok");
  site = cell_under (table, "_lokasi");
  g_assert_cmpstr (name, ==, "Desa Air Hitam");
  g_assert_cmpstr (reasons, ==, "umur: KK lama sudah dilihat");
  g_assert_cmpstr (group, ==, "");
  g_assert_cmpstr (site, ==, "");
  check_count (&d, IMPORT (&d, (How){ NULL }, out), 0, 0, 1, 0);
  g_assert_null (find_issue (d.issues, "column-unknown"));
}

int
main (int argc, char **argv)
{
  test_office_setup ();
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) monev_test_add_blank ("/response/export/" path, func)
  ADD ("out-and-in", test_what_goes_out_comes_in_the_same);
  ADD ("random-out-and-in", test_random_answers_go_out_and_in);
  ADD ("typed", test_an_export_is_typed);
  ADD ("value-and-grade", test_value_and_grade_go_out_and_are_no_answers);
  ADD ("name-and-reasons", test_name_and_reasons_go_out_and_are_no_answers);
  return test_office_run ();
}
