/* Workbooks of data forms as they are written. */
#include "books.h"

#include <archive.h>
#include <archive_entry.h>

#include "dataform/data-book-private.h"

static BookSheet *
sheet_like (Book *book, const char *name)
{
  for (guint i = 0; i < book->len; i++)
    if (g_str_has_prefix (((BookSheet *)g_ptr_array_index (book, i))->name, name))
      return g_ptr_array_index (book, i);
  return NULL;
}

static char *
bytes_of (const char *path, gsize *length)
{
  char *bytes = NULL;

  g_assert_true (g_file_get_contents (path, &bytes, length, NULL));
  return bytes;
}

static void
test_equal_values_give_equal_bytes (void)
{
  g_autoptr (MonevDataForm) form = shipped_form ("kemiskinan-stunting");
  g_autoptr (MonevDataLayout) layout = layout_of (form, "2026", DINKES, NULL);
  g_autoptr (MonevRecord) office = the_office ();
  MonevDataWorkbook what = sending (layout, office);
  g_autofree char *first = write_book (&what, "satu.xlsx");
  g_autofree char *second = write_book (&what, "dua.xlsx");
  gsize n_first, n_second;
  g_autofree char *left = bytes_of (first, &n_first);
  g_autofree char *right = bytes_of (second, &n_second);

  g_assert_cmpmem (left, n_first, right, n_second);
}

typedef struct
{
  MonevDataWorkbook what;
  char *path;
} Job;

static gpointer
on_thread (gpointer data)
{
  Job *job = data;

  for (guint i = 0; i < 5; i++)
    g_assert_true (monev_data_workbook_write (&job->what, job->path, NULL, NULL));
  return NULL;
}

static void
test_several_threads_write_at_once (void)
{
  g_autoptr (MonevDataForm) form = shipped_form ("kemiskinan-stunting");
  g_autoptr (MonevDataLayout) layout = layout_of (form, "2026", DINKES, NULL);
  g_autoptr (MonevRecord) office = the_office ();
  Job jobs[4];
  GThread *threads[4];
  gsize n_first, n;
  g_autofree char *first = NULL;

  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *name = g_strdup_printf ("utas-%u.xlsx", i);

      jobs[i] = (Job){ sending (layout, office), temporary (name) };
      threads[i] = g_thread_new (NULL, on_thread, &jobs[i]);
    }
  for (guint i = 0; i < 4; i++)
    g_thread_join (threads[i]);
  first = bytes_of (jobs[0].path, &n_first);
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *bytes = bytes_of (jobs[i].path, &n);

      g_assert_cmpmem (first, n_first, bytes, n);
      g_free (jobs[i].path);
    }
}

static void
test_the_mark_stands_in_several_places (void)
{
  g_autoptr (MonevDataForm) form = shipped_form ("kemiskinan-stunting");
  g_autoptr (MonevDataLayout) layout = layout_of (form, "2026", DINKES, NULL);
  g_autoptr (MonevRecord) office = the_office ();
  MonevDataWorkbook what = sending (layout, office);
  g_autofree char *path = write_book (&what, "tanda.xlsx");
  g_autoptr (GHashTable) named = monev_form_mark_of_file (path);
  g_autoptr (GPtrArray) tables = monev_table_file_read_all (path, NULL, NULL);
  guint n = 0;

  g_assert_cmpstr (g_hash_table_lookup (named, "r"), ==, REQUEST);
  g_assert_cmpstr (g_hash_table_lookup (named, "a"), ==, ADDRESSEE);
  for (guint i = 0; i < tables->len; i++)
    {
      g_autoptr (GHashTable) mark = monev_form_mark_of_table (g_ptr_array_index (tables, i));

      n += mark != NULL && strcmp (g_hash_table_lookup (mark, "a"), ADDRESSEE) == 0;
    }
  g_assert_cmpuint (n, ==, 4);
}

static void
test_a_sheet_of_which_nothing_is_asked_is_left_out (void)
{
  g_autoptr (MonevDataForm) form = form_of (
      "{'format':1,'code':'x','title':'X','period':'year','sheets':[{'key':'a','title':'Satu','rows':"
      "{'kind':'fixed','items':[{'key':'1','label':'A','owners':['9.99']}]},'columns':[{'key':'n',"
      "'label':'N','kind':'decimal'}]},{'key':'b','title':'Dua','rows':{'kind':'fixed','items':[{'key'"
      ":'1','label':'A'}]},'columns':[{'key':'n','label':'N','kind':'decimal'}]}]}");
  g_autoptr (MonevDataLayout) layout = layout_of (form, "2026", DINKES, NULL);
  g_autoptr (MonevRecord) office = the_office ();
  MonevDataWorkbook what = sending (layout, office);
  g_autofree char *path = write_book (&what, "satu.xlsx");
  g_autoptr (GPtrArray) book = book_load (path);

  g_assert_null (sheet_like (book, "Satu"));
  g_assert_nonnull (sheet_like (book, "Dua"));
}

/* As Excel would reckon it, and only where it would reckon the same. */
static void
test_formulas_are_live_where_excel_reckons_the_same (void)
{
  static const struct { const char *expression, *formula; } rows[] = {
    { "${a} div ${b} * 100", "=IF(COUNT($C12,$D12)<2,\"\",IFERROR($C12/$D12*100,\"\"))" },
    { "round((${a} - ${b}) * 2, 1)",
      "=IF(COUNT($C12,$D12)<2,\"\",IFERROR(ROUND(($C12-$D12)*2,1),\"\"))" },
    { "round(${a})", "=IF(COUNT($C12)<1,\"\",IFERROR(ROUND($C12,0),\"\"))" },
    { "if(${a} >= ${b}, 1, 0)",
      "=IF(COUNT($C12,$D12)<2,\"\",IFERROR(IF($C12>=$D12,1,0),\"\"))" },
    { "${a} mod 2", NULL },
    { "sum(${a})", NULL },
    { "${a} > 1 and ${b} > 1", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *json = g_strdup_printf (
          "{'format':1,'code':'x','title':'X','period':'year','sheets':[{'key':'a','title':'Satu',"
          "'rows':{'kind':'open','open':2},'columns':[{'key':'a','label':'A','kind':'decimal'},{'key':"
          "'b','label':'B','kind':'decimal'},{'key':'c','label':'C','kind':'formula','formula':'%s'}]}]}",
          rows[i].expression);
      g_autoptr (MonevDataForm) form = form_of (json);
      g_autoptr (MonevDataLayout) layout = layout_of (form, "2026", DINKES, NULL);
      char *letters[] = { (char *)"C", (char *)"D", (char *)"E", NULL };
      guint32 lines[] = { 12, 13 };
      BookTable table = { .layout = layout, .n_fields = 3, .n_lines = 2, .letters = letters,
                          .rows = lines };
      g_autofree char *pattern = monev_book_formula (&table, 2, rows[i].expression, FALSE);
      g_autoptr (GString) at = g_string_new (NULL);

      if (pattern != NULL)
        monev_book_formula_at (at, pattern, 12);
      g_assert_cmpstr (pattern != NULL ? at->str : NULL, ==, rows[i].formula);
    }
}

static void
test_a_folder_that_is_not_there_leaves_nothing (void)
{
  g_autoptr (MonevDataForm) form = shipped_form ("kemiskinan-stunting");
  g_autoptr (MonevDataLayout) layout = layout_of (form, "2026", DINKES, NULL);
  g_autoptr (MonevRecord) office = the_office ();
  MonevDataWorkbook what = sending (layout, office);
  g_autofree char *path = temporary ("tidak ada/satu.xlsx");
  g_autoptr (GError) error = NULL;

  g_assert_false (monev_data_workbook_write (&what, path, NULL, &error));
  g_assert_nonnull (error);
}

static void
test_a_workbook_is_written (void)
{
  g_autoptr (MonevDataForm) form = shipped_form ("kemiskinan-stunting");
  g_autoptr (MonevDataLayout) layout = layout_of (form, "2026", DINKES, NULL);
  g_autoptr (MonevRecord) office = the_office ();
  MonevDataWorkbook what = sending (layout, office);
  g_autofree char *path = write_book (&what, "dinkes.xlsx");

  if (g_getenv ("KEEP_BOOK") != NULL)
    {
      g_autofree char *bytes = NULL;
      gsize length;
      g_file_get_contents (path, &bytes, &length, NULL);
      g_file_set_contents (g_getenv ("KEEP_BOOK"), bytes, (gssize)length, NULL);
    }
}

/* How a sheet of a workbook is told to fit its page; "" for none. */
static char *
fit_of (const char *path, const char *part)
{
  struct archive *zip = archive_read_new ();
  struct archive_entry *entry;
  char *found = NULL;

  archive_read_support_format_zip (zip);
  g_assert_cmpint (archive_read_open_filename (zip, path, 65536), ==, ARCHIVE_OK);
  while (found == NULL && archive_read_next_header (zip, &entry) == ARCHIVE_OK)
    if (strcmp (archive_entry_pathname (entry), part) == 0)
      {
        g_autofree char *text = g_malloc0 (1 << 20);
        const char *at;

        archive_read_data (zip, text, (1 << 20) - 1);
        at = strstr (text, "<pageSetup ");
        g_assert_nonnull (at);
        found = g_strndup (at, (gsize)(strchr (at, '>') - at));
      }
  archive_read_free (zip);
  g_assert_nonnull (found);
  return found;
}

static MonevDataForm *
form_of_rows (guint n)
{
  GString *text = g_string_new ("{'format':1,'code':'p','title':'P','period':'year','sheets':["
                                "{'key':'a','title':'A','rows':{'kind':'fixed','items':[");
  MonevDataForm *form;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s{'key':'%u','label':'Baris %u'}", i > 0 ? "," : "", i, i);
  g_string_append (text, "]},'columns':[{'key':'n','label':'N','kind':'integer'}]}]}");
  form = form_of (text->str);
  g_string_free (text, TRUE);
  return form;
}

/* The signature is one row, which no page can cut; where the whole can be read on one page, it does not
 * stand alone on a second. */
static void
test_the_signature_stands_with_its_table (void)
{
  static const struct
  {
    guint n_rows;
    gboolean one_page;
  } cases[] = { { 3, TRUE }, { 18, TRUE }, { 120, FALSE } };
  g_autoptr (MonevRecord) office = the_office ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MonevDataForm) form = form_of_rows (cases[i].n_rows);
      g_autoptr (MonevDataLayout) layout = layout_of (form, "2026", DINKES, NULL);
      MonevDataWorkbook what = sending (layout, office);
      g_autofree char *path = write_book (&what, "halaman.xlsx");
      g_autofree char *fit = fit_of (path, "xl/worksheets/sheet2.xml");
      g_autoptr (GPtrArray) book = book_load (path);
      BookSheet *sheet = sheet_like (book, "A");
      guint signed_rows = 0;

      g_assert_cmpint (strstr (fit, "fitToHeight=\"0\"") == NULL, ==, cases[i].one_page);
      for (gint64 row = 1; row < 200; row++)
        for (guint column = 1; column < 8; column++)
          signed_rows += strstr (book_text (sheet, row, column), "Kepala Dinas Kesehatan") != NULL
                         && strstr (book_text (sheet, row, column), "Sari Rahayu") != NULL;
      g_assert_cmpuint (signed_rows, ==, 1);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/workbook/written", test_a_workbook_is_written);
  g_test_add_func ("/workbook/equal-values-give-equal-bytes", test_equal_values_give_equal_bytes);
  g_test_add_func ("/workbook/several-threads-write-at-once", test_several_threads_write_at_once);
  g_test_add_func ("/workbook/the-signature-stands-with-its-table",
                   test_the_signature_stands_with_its_table);
  g_test_add_func ("/workbook/the-mark-stands-in-several-places",
                   test_the_mark_stands_in_several_places);
  g_test_add_func ("/workbook/a-sheet-of-which-nothing-is-asked-is-left-out",
                   test_a_sheet_of_which_nothing_is_asked_is_left_out);
  g_test_add_func ("/workbook/formulas-are-live-where-excel-reckons-the-same",
                   test_formulas_are_live_where_excel_reckons_the_same);
  g_test_add_func ("/workbook/a-folder-that-is-not-there-leaves-nothing",
                   test_a_folder_that_is_not_there_leaves_nothing);
  return g_test_run ();
}
