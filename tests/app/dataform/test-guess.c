/* Forms recognised in workbooks: each of these was laid out the way some office does. */
#include "books.h"

#include <xlsxwriter.h>

#include "dataform/form-guess.h"
#include "db-error.h"
#include "exchange/table-builder.h"

/* One cell: words, figures, "=3.5" what a formula gave, "%0.25", "d2026-03-05". */
static void
put (lxw_workbook *book, lxw_worksheet *sheet, guint32 row, guint16 column, const char *text)
{
  char *end = NULL;
  double number = g_ascii_strtod (text, &end);
  lxw_format *format = NULL;
  int year, month, day;

  if (*text == '\0')
    return;
  if (*text == '=')
    worksheet_write_formula_num (sheet, row, column, "=1+1", NULL, g_ascii_strtod (text + 1, NULL));
  else if (*text == '%')
    {
      format = workbook_add_format (book);
      format_set_num_format (format, "0.00%");
      worksheet_write_number (sheet, row, column, g_ascii_strtod (text + 1, NULL), format);
    }
  else if (sscanf (text, "d%d-%d-%d", &year, &month, &day) == 3)
    {
      lxw_datetime when = { .year = year, .month = month, .day = day };

      format = workbook_add_format (book);
      format_set_num_format (format, "dd/mm/yyyy");
      worksheet_write_datetime (sheet, row, column, &when, format);
    }
  else if (*end == '\0')
    worksheet_write_number (sheet, row, column, number, NULL);
  else
    worksheet_write_string (sheet, row, column, text, NULL);
}

/* @lines: cells apart by "|"; @merges: "A1:B2", ended by NULL. */
static char *
write_lines (const char *name, const char *sheet_name, const char *const *lines,
             const char *const *merges)
{
  char *path = temporary (name);
  lxw_workbook *book = workbook_new (path);
  lxw_worksheet *sheet = workbook_add_worksheet (book, sheet_name);

  for (guint i = 0; merges != NULL && merges[i] != NULL; i++)
    {
      g_auto (GStrv) ends = g_strsplit (merges[i], ":", 2);

      worksheet_merge_range (sheet, lxw_name_to_row (ends[0]), lxw_name_to_col (ends[0]),
                             lxw_name_to_row (ends[1]), lxw_name_to_col (ends[1]), "", NULL);
    }
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "|", -1);

      for (guint k = 0; cells[k] != NULL; k++)
        put (book, sheet, i, (guint16)k, cells[k]);
    }
  g_assert_cmpint (workbook_close (book), ==, LXW_NO_ERROR);
  return path;
}

static MonevDataForm *
guess (const char *path, MonevIssueList *notes)
{
  g_autoptr (MonevIssueList) own = monev_issue_list_new ();
  g_autoptr (GError) error = NULL;
  MonevDataForm *form = monev_form_guess_file (path, notes != NULL ? notes : own, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (monev_issue_list_size (notes != NULL ? notes : own), >, 0);
  return form;
}

/* "key:kind" of each column, with what it is spread over and how it is summed. */
static char *
columns_of (const MonevDataForm *form, guint index)
{
  static const char *const spreads[] = { "", "/triwulan", "/bulan", "/tahun", "/wilayah", "/sex" };
  static const char *const totals[] = { "", "+", "~", "w", "l" };
  const MonevDataSheet *sheet = monev_data_form_sheet (form, index);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < sheet->n_columns; i++)
    g_string_append_printf (text, "%s%s:%s%s%s", i > 0 ? " " : "", sheet->columns[i].key,
                            monev_data_kind_name (sheet->columns[i].spec.kind),
                            spreads[sheet->columns[i].spread], totals[sheet->columns[i].total]);
  return g_string_free (text, FALSE);
}

/* "label@group" of each row. */
static char *
rows_of (const MonevDataForm *form, guint index)
{
  const MonevDataSheet *sheet = monev_data_form_sheet (form, index);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < sheet->n_rows; i++)
    g_string_append_printf (text, "%s%s@%s", i > 0 ? " " : "", sheet->rows[i].label,
                            sheet->rows[i].group);
  return g_string_free (text, FALSE);
}

typedef struct {
  const char *name, *sheet;
  const char *lines[24];
  const char *merges[12];
  const char *columns, *rows; /* what is recognised */
  MonevDataRowsKind kind;
} Shape;

static const Shape shapes[] = {
  { "judul-di-atas", "Sheet1",
    { "PEMERINTAH KABUPATEN TANJUNG RIMBA", "DATA INDIKATOR", "Perangkat Daerah|:|Dinas Kesehatan", "",
      "No|Uraian|Satuan|Target|Realisasi|Keterangan", "1|Angka kematian|orang", "2|Cakupan|persen" },
    { NULL },
    "target:decimal realisasi:decimal keterangan:text", "Angka kematian@ Cakupan@",
    MONEV_DATA_ROWS_FIXED },
  { "kelompok-dan-jumlah", "Data",
    { "No|Indikator|Satuan|Nilai", "(1)|(2)|(3)|(4)", "A.|Kemiskinan", "1|Penduduk miskin|orang|12",
      "2|Keluarga miskin|keluarga|9", "|Jumlah A||=21", "B.|Stunting", "3|Balita stunting|balita|4",
      "|Jumlah||=25", "", "||Mengetahui,", "||Kepala Dinas", "||NIP 197001011990011001" },
    { NULL },
    "nilai:integer+",
    "Penduduk miskin@A. Kemiskinan Keluarga miskin@A. Kemiskinan Balita stunting@B. Stunting",
    MONEV_DATA_ROWS_FIXED },
  { "dua-tingkat-triwulan", "Realisasi",
    { "REKAPITULASI", "No|Kegiatan|Pagu (Rp)|Target||||Realisasi||||Ket",
      "|||TW I|TW II|TW III|TW IV|TW I|TW II|TW III|TW IV|", "1|Jalan|150000000|1|2|3|4|1|2|3|4|baik",
      "2|Jembatan|250000000|1|2|3|4|1|2|3|4|", "Jumlah||400000000" },
    { "A2:A3", "B2:B3", "C2:C3", "D2:G2", "H2:K2", "L2:L3", "A6:B6" },
    "pagu_rp:money+ target:integer/triwulan realisasi:integer/triwulan ket:text", "Jalan@ Jembatan@",
    MONEV_DATA_ROWS_FIXED },
  { "triwulan-di-atas-ukuran", "Data",
    { "No|Sasaran|Triwulan I||Triwulan II|", "||Target|Realisasi|Target|Realisasi",
      "1|Air minum|10|9|10|8", "2|Sanitasi|1|2|3|4", "3|Listrik|1|2|3|4" },
    { "A1:A2", "B1:B2", "C1:D1", "E1:F1" },
    "target:integer/triwulan realisasi:integer/triwulan", "Air minum@ Sanitasi@ Listrik@",
    MONEV_DATA_ROWS_FIXED },
  { "laki-laki-perempuan", "Kasus",
    { "No|Bentuk Kekerasan|Anak|||Dewasa||", "||L|P|Jumlah|L|P|Jumlah", "1|Fisik|1|2|=3|4|5|=9",
      "2|Psikis|1|2|=3|4|5|=9", "JUMLAH||=2|=4|=6|=8|=10|=18" },
    { "A1:A2", "B1:B2", "C1:E1", "F1:H1", "A5:B5" },
    "anak:integer/sex+ dewasa:integer/sex+", "Fisik@ Psikis@", MONEV_DATA_ROWS_FIXED },
  { "tahun-demi-tahun", "Data",
    { "Kode|Nama Data|Satuan|2023|2024|2025|Sumber Data", "D-1|Angka harapan hidup|tahun|70.5|70.7|71|BPS",
      "D-2|Rata-rata lama sekolah|tahun|7.25|7.5|7.75|BPS" },
    { NULL },
    "nilai:decimal/tahun", "Angka harapan hidup@ Rata-rata lama sekolah@", MONEV_DATA_ROWS_FIXED },
  { "daftar-kosong", "Penerima",
    { "DAFTAR PENERIMA", "No|Nama Penerima|Alamat|Tanggal Lahir|Besaran Bantuan (Rp)|Ya/Tidak", "1", "2",
      "3", "4", "5" },
    { NULL },
    "nama_penerima:text alamat:text tanggal_lahir:date besaran_bantuan_rp:money ya_tidak:yes_no", "",
    MONEV_DATA_ROWS_OPEN },
  { "pilihan-tanggal-persen", "Puskesmas",
    { "Kode|Nama Puskesmas|Status|Siap|Luas (m2)|Mulai Operasi|Capaian",
      "P-1|Muara|Baik|ya|100.5|d2020-01-02|%0.25", "P-2|Hulu|Rusak|tidak|90.25|d2021-01-02|%0.5",
      "P-3|Hilir|Baik|ya|80.5|d2020-05-02|%0.75", "P-4|Pesisir|Rusak|ya|70.5|d2020-01-12|%1",
      "P-5|Rimba|Baik|tidak|60|d2019-01-02|%0.1", "P-6|Batu|Baik|ya|50|d2018-01-02|%0.2" },
    { NULL },
    "status:choice siap:yes_no luas_m2:decimal mulai_operasi:date capaian:percent",
    "Muara@ Hulu@ Hilir@ Pesisir@ Rimba@ Batu@", MONEV_DATA_ROWS_FIXED },
  { "tulisan-angka", "Data",
    { "No|Uraian|Anggaran|Serapan|Bobot", "1|Rapat|Rp 1.250.000|75 %|12,5", "2|Dinas|Rp 2.000.000|50 %|7,5",
      "3|Cetak|Rp 500.000|100 %|1,25" },
    { NULL },
    "anggaran:money serapan:percent bobot:decimal", "Rapat@ Dinas@ Cetak@", MONEV_DATA_ROWS_FIXED },
  { "bulan-dan-gabungan", "Data",
    { "No|Uraian|Fisik||Januari|Februari|Maret|April", "||Rencana (%)|Realisasi (%)||||", "1|Jalan|10|9|1|2|3|4",
      "2|Jembatan|20|19|1|2|3|4" },
    { "A1:A2", "B1:B2", "C1:D1", "E1:E2", "F1:F2", "G1:G2", "H1:H2" },
    "fisik_rencana:percent fisik_realisasi:percent nilai:integer/bulan", "Jalan@ Jembatan@",
    MONEV_DATA_ROWS_FIXED },
};

static void
test_shape (gconstpointer data)
{
  const Shape *shape = data;
  g_autofree char *name = g_strconcat (shape->name, ".xlsx", NULL);
  g_autofree char *path = write_lines (name, shape->sheet, shape->lines, shape->merges);
  g_autoptr (MonevIssueList) notes = monev_issue_list_new ();
  g_autoptr (MonevDataForm) form = guess (path, notes);
  g_autofree char *columns = columns_of (form, 0);
  g_autofree char *rows = rows_of (form, 0);

  for (guint i = 0; i < monev_issue_list_size (notes); i++)
    g_test_message ("%s", monev_issue_list_get (notes, i)->message);
  g_assert_cmpuint (monev_data_form_n_sheets (form), ==, 1);
  g_assert_cmpstr (columns, ==, shape->columns);
  g_assert_cmpstr (rows, ==, shape->rows);
  g_assert_cmpint (monev_data_form_sheet (form, 0)->rows_kind, ==, shape->kind);
}

/* The file keeps what its formulas gave: a rule that holds on each line is the rule. */
static void
test_formulas_are_found_from_their_values (void)
{
  static const char *const lines[]
      = { "No|Kegiatan|Anggaran|Realisasi|Sisa|Capaian (%)", "1|A|1000000|500000|=500000|=50",
          "2|B|3000000|1000000|=2000000|=33.3333333333333", "3|C|400000|400000|=0|=100", NULL };
  g_autofree char *path = write_lines ("rumus.xlsx", "Data", lines, NULL);
  g_autoptr (MonevDataForm) form = guess (path, NULL);
  const MonevDataSheet *sheet = monev_data_form_sheet (form, 0);

  g_assert_cmpstr (sheet->columns[2].formula, ==, "${anggaran} - ${realisasi}");
  g_assert_cmpstr (sheet->columns[3].formula, ==, "${realisasi} div ${anggaran} * 100");
  g_assert_cmpint (sheet->columns[3].spec.kind, ==, MONEV_DATA_FORMULA);
}

/* What holds on one line by chance is no rule: it is asked for, and said. */
static void
test_a_rule_that_fails_once_is_no_rule (void)
{
  static const char *const lines[] = { "No|Kegiatan|Anggaran|Realisasi|Sisa", "1|A|10|4|=6", "2|B|9|3|=6",
                                       "3|C|8|1|=6", NULL };
  g_autofree char *path = write_lines ("bukan-rumus.xlsx", "Data", lines, NULL);
  g_autoptr (MonevIssueList) notes = monev_issue_list_new ();
  g_autoptr (MonevDataForm) form = guess (path, notes);

  g_assert_null (monev_data_form_sheet (form, 0)->columns[2].formula);
  g_assert_cmpuint (monev_issue_list_count (notes, MONEV_SEVERITY_WARNING), >=, 1);
}

static void
test_units_tighten_their_rows (void)
{
  static const char *const lines[] = { "No|Uraian|Satuan|Nilai", "1|Penduduk miskin|persen|", "2|Balita|orang|",
                                       "3|Belanja|Rp|", NULL };
  g_autofree char *path = write_lines ("satuan.xlsx", "Data", lines, NULL);
  g_autoptr (MonevDataForm) form = guess (path, NULL);
  const MonevDataSheet *sheet = monev_data_form_sheet (form, 0);

  g_assert_cmpint (sheet->rows[0].spec.kind, ==, MONEV_DATA_PERCENT);
  g_assert_cmpstr (sheet->rows[0].spec.maximum, ==, "100");
  g_assert_cmpint (sheet->rows[1].spec.kind, ==, MONEV_DATA_INTEGER);
  g_assert_cmpint (sheet->rows[2].spec.kind, ==, MONEV_DATA_MONEY);
}

static void
test_each_note_leads_to_its_place (void)
{
  static const char *const lines[] = { "No|Uraian|Satuan|Nilai|Ket", "1|Satu|orang|3", "2|Dua|orang|4", NULL };
  g_autofree char *path = write_lines ("catatan.xlsx", "Data", lines, NULL);
  g_autoptr (MonevIssueList) notes = monev_issue_list_new ();
  g_autoptr (MonevDataForm) form = guess (path, notes);
  g_autoptr (MonevFormDraft) draft = monev_form_draft_of_form (form);
  MonevDraftPlace place;

  for (guint i = 0; i < monev_issue_list_size (notes); i++)
    g_assert_true (monev_form_draft_find (draft, monev_issue_list_get (notes, i)->key, &place));
}

static void
test_a_file_without_a_table_is_refused (void)
{
  static const char *const lines[] = { "Surat pengantar", "", "Dengan hormat,", NULL };
  g_autofree char *path = write_lines ("surat.xlsx", "Data", lines, NULL);
  g_autoptr (MonevIssueList) notes = monev_issue_list_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (monev_form_guess_file (path, notes, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_INVALID);
}

/* ---- whatever comes ---- */

static const char *const scraps[]
    = { "", "", "", "No", "Uraian", "Satuan", "Target", "Jumlah", "1", "2", "2024", "2025", "TW I", "TW II",
        "L", "P", "Januari", "Bulan", "Triwulan", "A.", "B.", "I.", "12,5", "Rp 1.000", "orang", "%", "ya",
        "(1)", "(2)", "(3)", "Mengetahui", "-", "\"\"", "${nilai}", "a|b;c=d@e", "Kode", "Nama Peserta" };

static MonevTable *
random_table (GRand *random)
{
  MonevTableBuilder *builder = monev_table_builder_new ("acak.xlsx", "Sheet1");
  guint rows = (guint)g_rand_int_range (random, 1, 18), columns = (guint)g_rand_int_range (random, 1, 12);

  for (guint row = 1; row <= rows; row++)
    for (guint column = 1; column <= columns; column++)
      {
        const char *text = scraps[g_rand_int_range (random, 0, G_N_ELEMENTS (scraps))];
        MonevCell cell = { text, strlen (text), MONEV_CELL_TEXT, 0 };

        if (g_ascii_isdigit (*text) && strchr (text, ',') == NULL)
          cell.kind = MONEV_CELL_NUMBER;
        if (g_rand_int_range (random, 0, 8) == 0)
          cell.flags |= MONEV_CELL_FORMULA;
        if (*text != '\0')
          monev_table_builder_add (builder, row, column, cell, NULL);
      }
  for (int i = g_rand_int_range (random, 0, 4); i > 0; i--)
    {
      MonevTableRange range = { g_rand_int_range (random, 1, 6), 0, (guint)g_rand_int_range (random, 1, 6), 0 };

      range.last_row = range.first_row + g_rand_int_range (random, 0, 3);
      range.last_column = range.first_column + (guint)g_rand_int_range (random, 0, 4);
      monev_table_builder_add_merge (builder, &range, NULL);
    }
  return monev_table_builder_finish (builder, NULL);
}

/* No table, or a form that can be kept and issued: never one that cannot be shown. */
static void
test_any_table_gives_a_whole_form_or_none (void)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify)monev_table_unref);
      g_autoptr (MonevIssueList) notes = monev_issue_list_new ();
      g_autoptr (MonevIssueList) faults = monev_issue_list_new ();
      g_autoptr (MonevFormDraft) draft = NULL;
      g_autoptr (MonevDataForm) form = NULL;
      gboolean whole = FALSE;

      g_ptr_array_add (tables, random_table (random));
      draft = monev_form_guess (tables, "Acak", notes);
      if (draft == NULL)
        continue;
      form = monev_form_draft_read (draft, faults, &whole);
      for (guint k = 0; k < monev_issue_list_size (faults); k++)
        g_test_message ("%u: %s", i, monev_issue_list_get (faults, k)->message);
      g_assert_cmpuint (monev_issue_list_size (faults), ==, 0);
      g_assert_true (whole);
    }
}

/* ---- our own workbooks ---- */

#define FACTS                                                                                      \
  "{'lines':{'wilayah':[{'key':'1','code':'61.99.01','label':'Muara Rimba','level':0},{'key':'2','code':" \
  "'61.99.02','label':'Hulu','level':0}]},'regions':[['61.99.01','Muara Rimba'],['61.99.02','Hulu']]}"

static guint
n_open (MonevDataLayout *layout, guint sheet)
{
  guint n = 0;

  for (guint i = 0; i < monev_data_layout_n_lines (layout, sheet); i++)
    n += monev_data_layout_line (layout, sheet, i)->open;
  return n;
}

/* Each sheet with rows of its own comes back with as many rows, under the same words. */
static void
check_own_sheet (MonevDataLayout *layout, guint index, const MonevDataForm *guessed, guint at)
{
  const MonevDataSheet *was = monev_data_form_sheet (monev_data_layout_form (layout), index);
  const MonevDataLine *line;
  const MonevDataSheet *is = monev_data_form_sheet (guessed, at);

  if (n_open (layout, index) > 0)
    {
      g_assert_cmpint (is->rows_kind, ==, MONEV_DATA_ROWS_OPEN);
      g_assert_cmpuint (is->n_columns, ==, was->n_columns);
      return;
    }
  g_assert_cmpuint (is->n_rows, ==, monev_data_layout_n_lines (layout, index));
  for (guint i = 0; i < is->n_rows; i++)
    {
      line = monev_data_layout_line (layout, index, i);
      g_assert_cmpstr (is->rows[i].label, ==, line->label);
      g_assert_cmpstr (is->rows[i].group, ==, line->group);
      g_assert_cmpstr (is->rows[i].unit, ==, line->unit);
    }
}

static void
test_own_workbook (gconstpointer code)
{
  g_autoptr (MonevDataForm) shipped = shipped_form (code);
  json_auto_t *json = monev_data_form_to_json (shipped);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevDataForm) form = NULL;
  g_autoptr (MonevDataLayout) layout = NULL;
  g_autoptr (MonevRecord) office = the_office ();
  g_autofree char *name = g_strdup_printf ("%s.xlsx", (const char *)code);
  json_t *sheet, *row;
  size_t i, k;

  json_array_foreach (json_object_get (json, "sheets"), i, sheet)
    json_array_foreach (json_object_get (json_object_get (sheet, "rows"), "items"), k, row)
      json_object_del (row, "owners");
  form = monev_data_form_from_json (json, NULL, issues);
  layout = layout_of (form, monev_data_form_period (form) == MONEV_DATA_QUARTER ? "2026-T4" : "2026",
                      DINKES, FACTS);
  {
    MonevDataWorkbook what = sending (layout, office);
    g_autofree char *path = write_book (&what, name);
    g_autoptr (MonevDataForm) guessed = guess (path, NULL);

    g_assert_cmpuint (monev_data_form_n_sheets (guessed), ==, monev_data_form_n_sheets (form));
    for (guint at = 0; at < monev_data_form_n_sheets (form); at++)
      check_own_sheet (layout, at, guessed, at);
  }
}

int
main (int argc, char **argv)
{
  static const char *const own[] = { "kemiskinan-stunting", "kekerasan-ppa" };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_autofree char *path = g_strdup_printf ("/dataform/guess/%s", shapes[i].name);

      g_test_add_data_func (path, &shapes[i], test_shape);
    }
  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    {
      g_autofree char *path = g_strdup_printf ("/dataform/guess/own-workbook-of-%s", own[i]);

      g_test_add_data_func (path, own[i], test_own_workbook);
    }
  g_test_add_func ("/dataform/guess/any-table-gives-a-whole-form-or-none",
                   test_any_table_gives_a_whole_form_or_none);
  g_test_add_func ("/dataform/guess/formulas-are-found-from-their-values",
                   test_formulas_are_found_from_their_values);
  g_test_add_func ("/dataform/guess/a-rule-that-fails-once-is-no-rule",
                   test_a_rule_that_fails_once_is_no_rule);
  g_test_add_func ("/dataform/guess/units-tighten-their-rows", test_units_tighten_their_rows);
  g_test_add_func ("/dataform/guess/each-note-leads-to-its-place",
                   test_each_note_leads_to_its_place);
  g_test_add_func ("/dataform/guess/a-file-without-a-table-is-refused",
                   test_a_file_without_a_table_is_refused);
  return g_test_run ();
}
