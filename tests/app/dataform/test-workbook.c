/* Workbooks of data forms as they are written. */
#include "books.h"

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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/workbook/written", test_a_workbook_is_written);
  return g_test_run ();
}
