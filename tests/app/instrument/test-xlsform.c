#include "instrument/instrument.h"
#include "instrument/xlsform-file.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/json.h"
#include "db-error.h"

/* Takes @form and gives back the edited one. */
static MonevXlsform *
set (MonevXlsform *form, guint sheet, guint row, guint column, const char *text, MonevCellKind kind)
{
  MonevXlsformCell cell = { text, kind };
  MonevXlsform *next = monev_xlsform_set (form, sheet, row, column, &cell);

  monev_xlsform_unref (form);
  return next;
}

static MonevXlsform *
add_sheet (MonevXlsform *form, const char *name)
{
  MonevXlsform *next = monev_xlsform_add_sheet (form, name);

  monev_xlsform_unref (form);
  return next;
}

/* Blank rows, comment rows, an unknown sheet, every kind of cell. */
static MonevXlsform *
sample (void)
{
  MonevXlsform *form = add_sheet (add_sheet (monev_xlsform_new (), "survey"), "Catatan kantor");

  form = set (form, 0, 0, 0, "type", MONEV_CELL_TEXT);
  form = set (form, 0, 0, 1, "Name", MONEV_CELL_TEXT);
  form = set (form, 0, 0, 4, "label::Bahasa Indonesia (id)", MONEV_CELL_TEXT);
  form = set (form, 0, 1, 0, "# catatan penyusun", MONEV_CELL_TEXT);
  form = set (form, 0, 3, 0, "integer", MONEV_CELL_TEXT);
  form = set (form, 0, 3, 1, "1", MONEV_CELL_NUMBER);
  form = set (form, 0, 3, 2, "0.25", MONEV_CELL_NUMBER);
  form = set (form, 0, 3, 3, "TRUE", MONEV_CELL_BOOLEAN);
  form = set (form, 0, 3, 4, "=bukan rumus\nbaris dua", MONEV_CELL_TEXT);
  form = set (form, 1, 0, 2, "2026-03-05", MONEV_CELL_DATE);
  form = set (form, 1, 2, 0, "  spasi  ", MONEV_CELL_TEXT);
  form = set (form, 1, 3, 1, "2026-03-05T10:30:00", MONEV_CELL_DATE);
  return form;
}

static void
check_column (const MonevXlsform *form, const char *expected)
{
  GString *found = g_string_new (NULL);

  for (guint row = 0; row < monev_xlsform_n_rows (form, 0); row++)
    {
      const char *text = monev_xlsform_get (form, 0, row, 0, NULL);

      g_string_append (found, *text == '\0' ? "." : text);
    }
  g_assert_cmpstr (found->str, ==, expected);
  g_string_free (found, TRUE);
}

static MonevXlsform *
letters (void)
{
  MonevXlsform *form = add_sheet (monev_xlsform_new (), "survey");

  for (guint row = 0; row < 6; row++)
    {
      char text[] = { (char)('a' + row), '\0' };

      form = set (form, 0, row, 0, text, MONEV_CELL_TEXT);
    }
  return form;
}

static void
test_edits_leave_the_old_value_alone (void)
{
  g_autoptr (MonevXlsform) form = letters ();
  g_autoptr (MonevXlsform) inserted = monev_xlsform_insert_rows (form, 0, 2, 2);
  g_autoptr (MonevXlsform) removed = monev_xlsform_remove_rows (form, 0, 1, 3);
  g_autoptr (MonevXlsform) copied = monev_xlsform_copy_rows (form, 0, 1, form, 0, 4, 9);

  check_column (inserted, "ab..cdef");
  check_column (removed, "aef");
  check_column (copied, "aefbcdef");
  check_column (form, "abcdef");
}

static void
test_rows_move_both_ways (void)
{
  static const struct
  {
    guint row, count, to;
    const char *expected;
  } cases[] = {
    { 1, 2, 5, "adebcf" }, { 4, 2, 1, "aefbcd" }, { 0, 1, 6, "bcdefa" }, { 5, 1, 0, "fabcde" },
    { 2, 2, 3, "abcdef" }, { 2, 2, 4, "abcdef" }, { 4, 9, 0, "efabcd" },
  };
  g_autoptr (MonevXlsform) form = letters ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MonevXlsform) moved
          = monev_xlsform_move_rows (form, 0, cases[i].row, cases[i].count, cases[i].to);

      check_column (moved, cases[i].expected);
    }
}

static void
test_emptied_cells_leave_nothing (void)
{
  g_autoptr (MonevXlsform) form = letters ();
  g_autoptr (MonevXlsform) wide = set (monev_xlsform_ref (form), 0, 2, 9, "x", MONEV_CELL_TEXT);
  g_autoptr (MonevXlsform) back = set (monev_xlsform_ref (wide), 0, 2, 9, "", MONEV_CELL_TEXT);

  g_assert_cmpuint (monev_xlsform_n_columns (wide, 0), ==, 10);
  g_assert_false (monev_xlsform_equal (form, wide));
  g_assert_true (monev_xlsform_equal (form, back));
}

static void
test_json_both_ways (void)
{
  g_autoptr (MonevXlsform) form = sample ();
  g_autoptr (MonevXlsform) back = NULL;
  json_t *json = monev_xlsform_to_json (form), *again;
  g_autofree char *first = monev_json_canonical (json, NULL);
  g_autofree char *second = NULL;

  back = monev_xlsform_from_json (json, NULL);
  g_assert_true (monev_xlsform_equal (form, back));
  again = monev_xlsform_to_json (back);
  second = monev_json_canonical (again, NULL);
  g_assert_cmpstr (first, ==, second);
  json_decref (json);
  json_decref (again);
}

static void
test_damaged_json_is_refused (void)
{
  static const char *const texts[] = {
    "{}",
    "{\"format\":2,\"sheets\":[]}",
    "{\"format\":1,\"sheets\":{}}",
    "{\"format\":1,\"sheets\":[{\"name\":\"a\"}]}",
    "{\"format\":1,\"sheets\":[{\"name\":\"a\",\"rows\":[1]}]}",
    "{\"format\":1,\"sheets\":[{\"name\":\"a\",\"rows\":[[1]]}]}",
    "{\"format\":1,\"sheets\":[{\"name\":\"a\",\"rows\":[[{\"x\":\"1\"}]]}]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      json_t *json = json_loads (texts[i], 0, NULL);
      g_autoptr (GError) error = NULL;

      g_assert_null (monev_xlsform_from_json (json, &error));
      g_assert_error (error, MONEV_ERROR, MONEV_ERROR_CORRUPT);
      json_decref (json);
    }
}

static MonevXlsform *
through_excel (const MonevXlsform *form)
{
  g_autofree char *folder = g_dir_make_tmp ("monev-xlsform-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "form.xlsx", NULL);
  g_autoptr (GError) error = NULL;
  MonevXlsform *back;

  g_assert_true (monev_xlsform_write (form, path, &error));
  g_assert_no_error (error);
  back = monev_xlsform_read (path, NULL, &error);
  g_assert_no_error (error);
  g_unlink (path);
  g_rmdir (folder);
  return back;
}

static void
test_excel_gives_back_the_same_workbook (void)
{
  g_autoptr (MonevXlsform) form = sample ();
  g_autoptr (MonevXlsform) back = through_excel (form);

  g_assert_true (monev_xlsform_equal (form, back));
}

/* Names the first cell that differs. */
static void
check_same (const MonevXlsform *form, const MonevXlsform *back)
{
  for (guint sheet = 0; sheet < monev_xlsform_n_sheets (form); sheet++)
    for (guint row = 0; row < monev_xlsform_n_rows (form, sheet); row++)
      for (guint column = 0; column < monev_xlsform_n_columns (form, sheet); column++)
        {
          MonevCellKind kind, other;
          const char *text = monev_xlsform_get (form, sheet, row, column, &kind);

          g_assert_cmpstr (text, ==, monev_xlsform_get (back, sheet, row, column, &other));
          g_assert_cmpint (kind, ==, other);
        }
  g_assert_true (monev_xlsform_equal (form, back));
}

static const char *
random_text (GRand *rand, MonevCellKind *kind)
{
  static const struct
  {
    const char *text;
    MonevCellKind kind;
  } cells[] = {
    { "select_one ya_tidak", MONEV_CELL_TEXT },
    { "1", MONEV_CELL_TEXT },
    { "1", MONEV_CELL_NUMBER },
    { "-12.5", MONEV_CELL_NUMBER },
    { "00123", MONEV_CELL_TEXT },
    { "FALSE", MONEV_CELL_BOOLEAN },
    { "TRUE", MONEV_CELL_TEXT },
    { "${a} > 1 and . < \"x\"", MONEV_CELL_TEXT },
    { "naïve اسم 😀", MONEV_CELL_TEXT },
    { "a\tb\nc", MONEV_CELL_TEXT },
    { "2026-12-31", MONEV_CELL_DATE },
    { "_x0041_", MONEV_CELL_TEXT },
    { "'", MONEV_CELL_TEXT },
  };
  guint i = (guint)g_rand_int_range (rand, 0, G_N_ELEMENTS (cells));

  *kind = cells[i].kind;
  return cells[i].text;
}

static void
test_random_workbooks_come_back (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32)g_test_rand_int ());

  for (int round = 0; round < 20; round++)
    {
      g_autoptr (MonevXlsform) form = add_sheet (add_sheet (monev_xlsform_new (), "survey"), "x");
      g_autoptr (MonevXlsform) back = NULL;

      for (int i = 0; i < 60; i++)
        {
          MonevCellKind kind;
          const char *text = random_text (rand, &kind);

          form = set (form, (guint)g_rand_int_range (rand, 0, 2),
                      (guint)g_rand_int_range (rand, 0, 30), (guint)g_rand_int_range (rand, 0, 9),
                      text, kind);
        }
      back = through_excel (form);
      check_same (form, back);
    }
}

/* Every type, parameter and column of the reference, in a form of the project's own. */
static const char *const whole[][4] = {
  { "start", "mulai", "", "" },
  { "end", "selesai", "", "" },
  { "today", "hari", "", "" },
  { "username", "pengguna", "", "" },
  { "deviceid", "alat", "", "" },
  { "phonenumber", "nomor", "", "" },
  { "email", "surel", "", "" },
  { "start-geopoint", "awal", "", "" },
  { "audit", "", "", "location-priority=balanced location-min-interval=5 location-max-age=9" },
  { "note", "sambutan", "Selamat datang", "" },
  { "text", "nama", "Nama", "rows=3" },
  { "integer", "umur", "Umur", "" },
  { "decimal", "berat", "Berat", "" },
  { "range", "nilai", "Nilai", "start=0 end=10 step=2 tick_interval=4 placeholder=2" },
  { "date", "tanggal", "Tanggal", "" },
  { "time", "jam", "Jam", "" },
  { "dateTime", "saat", "Saat", "" },
  { "select_one yt", "pilih", "Pilih", "randomize=true seed=42" },
  { "select_multiple yt", "beberapa", "Beberapa", "" },
  { "rank yt", "urut", "Urut", "" },
  { "select_one yt or_other", "lain", "Lain", "" },
  { "select_one_from_file desa.csv", "desa", "Desa", "value=kode label=nama" },
  { "select_one_external luar", "luar", "Luar", "" },
  { "acknowledge", "setuju", "Setuju", "" },
  { "barcode", "kode", "Kode", "" },
  { "geopoint", "titik", "Titik", "capture-accuracy=5 warning-accuracy=50" },
  { "geotrace", "garis", "Garis", "incremental=true" },
  { "geoshape", "bidang", "Bidang", "allow-mock-accuracy=true" },
  { "image", "foto", "Foto", "max-pixels=1024" },
  { "audio", "suara", "Suara", "quality=voice-only" },
  { "background-audio", "latar", "", "quality=low" },
  { "video", "video", "Video", "" },
  { "file", "berkas", "Berkas", "" },
  { "csv-external", "tabel", "", "" },
  { "xml-external", "pohon", "", "" },
  { "calculate", "hitung", "", "" },
  { "hidden", "sembunyi", "", "" },
  { "begin_group", "kelompok", "Kelompok", "" },
  { "end_group", "", "", "" },
  { "begin_repeat", "ulang", "Ulang", "" },
  { "text", "isi", "Isi", "" },
  { "end_repeat", "", "", "" },
  { "begin_loop yt", "putar", "Putar", "" },
  { "text", "isi2", "Isi", "" },
  { "end_loop", "", "", "" },
};

/* With each column the reference knows beside them, and those of the office. */
static MonevXlsform *
whole_form (void)
{
  static const char *const choices[][3] = { { "list_name", "name", "label" },
                                            { "yt", "y", "Ya" },
                                            { "yt", "t", "Tidak" } };
  static const char *const heads[] = { "type", "name", "label", "parameters" };
  MonevXlsform *form = add_sheet (add_sheet (monev_xlsform_new (), "survey"), "choices");

  form = add_sheet (form, "external_choices");
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    form = set (form, 0, 0, i, heads[i], MONEV_CELL_TEXT);
  for (guint row = 0; row < G_N_ELEMENTS (whole); row++)
    for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
      form = set (form, 0, row + 1, i, whole[row][i], MONEV_CELL_TEXT);
  for (guint row = 0; row < G_N_ELEMENTS (choices); row++)
    for (guint i = 0; i < 3; i++)
      {
        form = set (form, 1, row, i, choices[row][i], MONEV_CELL_TEXT);
        form = set (form, 2, row, i, i > 0 || row == 0 ? choices[row][i] : "luar",
                    MONEV_CELL_TEXT);
      }
  for (guint i = 0; i < G_N_ELEMENTS (whole); i++)
    if (strcmp (whole[i][0], "calculate") == 0)
      form = set (form, 0, i + 1, MONEV_COLUMN_CALCULATION + 10, "1 + 1", MONEV_CELL_TEXT);
  for (int role = MONEV_COLUMN_HINT; role < MONEV_N_COLUMNS; role++)
    if (role != MONEV_COLUMN_PARAMETERS && role != MONEV_COLUMN_LIST_NAME)
      form = set (form, 0, 0, (guint)role + 10, monev_column_name (role), MONEV_CELL_TEXT);
  return form;
}

static void
test_a_form_of_every_type_comes_back_and_is_good (void)
{
  g_autoptr (MonevXlsform) form = whole_form ();
  g_autoptr (MonevXlsform) back = through_excel (form);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevInstrument) read = monev_instrument_read (back, NULL, issues);

  check_same (form, back);
  for (guint i = 0; i < monev_issue_list_size (issues); i++)
    if (monev_issue_list_get (issues, i)->severity == MONEV_SEVERITY_ERROR)
      g_error ("%s: %s", monev_issue_list_get (issues, i)->cell,
               monev_issue_list_get (issues, i)->message);
  g_assert_cmpuint (monev_instrument_n_questions (read), ==, G_N_ELEMENTS (whole) - 3);
}

/* The grid is sparse: the last cell Excel has costs what one cell costs. */
static void
test_a_cell_far_away_is_no_burden (void)
{
  g_autoptr (MonevXlsform) form = sample ();
  g_autoptr (MonevXlsform) far
      = set (monev_xlsform_ref (form), 0, 1048575, 16383, "jauh", MONEV_CELL_TEXT);
  g_autoptr (MonevXlsform) back = through_excel (far);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevInstrument) read = monev_instrument_read (back, NULL, issues);

  g_assert_true (monev_xlsform_equal (far, back));
  g_assert_cmpuint (monev_xlsform_row_width (back, 0, 1048575), ==, 16384);
  g_assert_cmpuint (monev_instrument_n_questions (read), ==, 2);
}

static void
test_a_file_that_is_no_workbook_is_refused (void)
{
  g_autofree char *folder = g_dir_make_tmp ("monev-xlsform-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "form.csv", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "type,name\ntext,a\n", -1, NULL));
  g_assert_null (monev_xlsform_read (path, NULL, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "bukan buku kerja Excel"));
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/xlsform/edits-leave-the-old-value-alone",
                   test_edits_leave_the_old_value_alone);
  g_test_add_func ("/xlsform/rows-move-both-ways", test_rows_move_both_ways);
  g_test_add_func ("/xlsform/emptied-cells-leave-nothing", test_emptied_cells_leave_nothing);
  g_test_add_func ("/xlsform/json-both-ways", test_json_both_ways);
  g_test_add_func ("/xlsform/damaged-json-is-refused", test_damaged_json_is_refused);
  g_test_add_func ("/xlsform/excel-gives-back-the-same-workbook",
                   test_excel_gives_back_the_same_workbook);
  g_test_add_func ("/xlsform/random-workbooks-come-back", test_random_workbooks_come_back);
  g_test_add_func ("/xlsform/a-form-of-every-type-comes-back-and-is-good",
                   test_a_form_of_every_type_comes_back_and_is_good);
  g_test_add_func ("/xlsform/a-cell-far-away-is-no-burden", test_a_cell_far_away_is_no_burden);
  g_test_add_func ("/xlsform/a-file-that-is-no-workbook-is-refused",
                   test_a_file_that_is_no_workbook_is_refused);
  return g_test_run ();
}
