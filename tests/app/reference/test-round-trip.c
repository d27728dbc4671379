/* What is exported and imported again changes nothing: every table, both formats. */
#include "filled-office.h"

#include <stdlib.h>
#include <string.h>

static const struct {
  const char        *ending;
  MonevExportFormat  format;
} formats[] = { { "xlsx", MONEV_EXPORT_XLSX }, { "csv", MONEV_EXPORT_CSV } };

static char *
export_table (MonevTestDb *db, const MonevRecordType *type, gint64 year, guint format)
{
  g_autofree char *name = g_strconcat (type->subject, ".", formats[format].ending, NULL);
  char *path = g_build_filename (db->folder, name, NULL);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (GError) error = NULL;

  monev_reference_export (db->connection, type, year, NULL, path, formats[format].format, issues,
                          &error);
  g_assert_no_error (error);
  /* 17 digits are more than a number cell holds: they stand there as text, and that is said. */
  if (type == &monev_budget_type && formats[format].format == MONEV_EXPORT_XLSX)
    g_assert_cmpstr (monev_issue_list_get (issues, 0)->code, ==, "number-digits");
  else
    g_assert_cmpuint (monev_issue_list_size (issues), ==, 0);
  return path;
}

static guint
n_rows (MonevDbConnection *c, const MonevRecordType *type)
{
  g_autoptr (GPtrArray) list = monev_reference_list (c, type, 0, NULL);
  return list->len;
}

static void
say_first (const MonevRecordType *type, MonevIssueList *issues)
{
  g_autofree char *text = NULL;

  if (monev_issue_list_size (issues) == 0)
    return;
  text = monev_issue_to_text (monev_issue_list_get (issues, 0));
  g_error ("%s: %s", type->subject, text);
}

static void
expect_same (MonevTestDb *db, const Filled *f, const MonevRecordType *type, guint format)
{
  g_autofree char *path = export_table (db, type, 0, format);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (GError) error = NULL;
  MonevImportCount count
    = import_file (db->connection, f->admin, type, path, 2026, issues, &error);

  say_first (type, issues);
  g_assert_no_error (error);
  if (count.same != n_rows (db->connection, type) || count.read != count.same)
    g_error ("%s.%s: of %u rows %u same, %u added, %u changed, %u rejected", type->subject,
             formats[format].ending, count.read, count.same, count.added, count.changed,
             count.rejected);
}

static void
test_changes_nothing (MonevTestDb *db)
{
  g_auto (Filled) f = fill_office (db);
  const MonevRecordType *const *types = monev_reference_types ();

  for (guint i = 0; types[i] != NULL; i++)
    {
      g_assert_cmpuint (n_rows (db->connection, types[i]), >, 0);
      for (guint format = 0; format < G_N_ELEMENTS (formats); format++)
        expect_same (db, &f, types[i], format);
    }
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The lines sorted: ids, by which equals are ordered, differ from office to office. */
static char *
export_text (MonevDbConnection *c, MonevTestDb *db, const MonevRecordType *type)
{
  g_autofree char *path = g_build_filename (db->folder, "all.csv", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;

  monev_reference_export (c, type, 0, NULL, path, MONEV_EXPORT_CSV, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\r\n", -1);
  qsort (lines, g_strv_length (lines), sizeof (char *), compare_lines);
  return g_strjoinv ("\n", lines);
}

/* The column that points back to a table which comes later is left out the first time. */
static void
import_but (MonevDbConnection *c, const MonevActor *actor, const MonevRecordType *type,
            const char *path, const char *without, MonevIssueList *issues, GError **error)
{
  g_autoptr (MonevTable) table = monev_import_file_read (type, path, NULL, issues, error);
  g_autoptr (MonevImportPlan) plan = NULL;
  MonevImportMapping mapping;

  g_assert_true (monev_import_map (c, type, table, &mapping, error));
  for (guint i = 0; type->fields[i].name != NULL; i++)
    if (strcmp (type->fields[i].name, without) == 0)
      mapping.columns[i] = 0;
    else
      mapping.columns[i] = i + 1; /* an export has its columns in the order of the fields */
  plan = monev_import_plan (c, type, table, &mapping, 2026, issues, error);
  g_assert_true (monev_import_apply (c, actor, plan, issues, error));
}

/* The same through a second, empty office: nothing is lost on the way either. */
static void
test_fills_an_empty_office (MonevTestDb *db)
{
  g_auto (Filled) f = fill_office (db);
  static const char *const order[] = { "agency", "position", "agency", "official", "appointment",
                                       "programme", "budget", "inventory" };
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *file = g_build_filename (db->folder, "second.db", NULL);
  g_autofree char *uri = g_strconcat ("sqlite:", file, NULL);
  MonevTestDb second = { monev_db_connection_open (uri, MONEV_DB_OPEN_CREATE, NULL), uri,
                         db->folder };
  g_autoptr (MonevActor) admin = test_office_start (&second);

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      const MonevRecordType *type = monev_reference_find (order[i]);
      g_autofree char *path = export_table (db, type, 0, i % 2);
      g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
      g_autoptr (GError) error = NULL;

      if (type == &monev_agency_type)
        import_but (second.connection, admin, type, path, i == 0 ? "coordinators" : "", issues,
                    &error);
      else
        import_file (second.connection, admin, type, path, 2026, issues, &error);
      say_first (type, issues);
      g_assert_no_error (error);
    }
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      const MonevRecordType *type = monev_reference_find (order[i]);
      g_autofree char *here = export_text (db->connection, db, type);
      g_autofree char *there = export_text (second.connection, db, type);

      g_assert_cmpstr (here, ==, there);
    }
  monev_db_connection_close (second.connection);
}

static void
test_only_what_is_shown_is_exported (MonevTestDb *db)
{
  g_auto (Filled) f = fill_office (db);
  g_autoptr (GPtrArray) some = g_ptr_array_new_with_free_func ((GDestroyNotify) monev_record_unref);
  g_autofree char *path = g_build_filename (db->folder, "x.csv", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (some, test_get (db->connection, &monev_agency_type, f.dinkes));
  monev_reference_export (db->connection, &monev_agency_type, 0, some, path, MONEV_EXPORT_CSV, NULL,
                          &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "Dinas Kesehatan"));
  g_assert_null (strstr (text, "RSUD"));
}

static void
test_format_follows_the_name (void)
{
  MonevExportFormat format = 7;
  g_autoptr (GError) error = NULL;

  g_assert_true (monev_export_format_from_path ("/a/B.XLSX", &format, &error));
  g_assert_cmpint (format, ==, MONEV_EXPORT_XLSX);
  g_assert_true (monev_export_format_from_path ("b.Csv", &format, &error));
  g_assert_cmpint (format, ==, MONEV_EXPORT_CSV);
  g_assert_false (monev_export_format_from_path ("b.pdf", &format, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_INVALID);
}

static void
test_unwritable_place_leaves_no_file (MonevTestDb *db)
{
  g_auto (Filled) f = fill_office (db);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/nowhere/x.%s", db->folder, formats[i].ending);
      g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
      g_autoptr (GError) error = NULL;

      g_assert_false (monev_reference_export (db->connection, &monev_agency_type, 0, NULL, path,
                                              formats[i].format, issues, &error));
      g_assert_true (error->domain == MONEV_ERROR);
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    }
}

#define ADD(path, func) monev_test_add_blank ("/reference/round-trip/" path, func)

int
main (int argc, char **argv)
{
  test_office_setup ();
  g_test_init (&argc, &argv, NULL);
  ADD ("changes-nothing", test_changes_nothing);
  ADD ("fills-an-empty-office", test_fills_an_empty_office);
  ADD ("only-what-is-shown-is-exported", test_only_what_is_shown_is_exported);
  g_test_add_func ("/reference/round-trip/format-follows-the-name", test_format_follows_the_name);
  ADD ("unwritable-place-leaves-no-file", test_unwritable_place_leaves_no_file);
  return test_office_run ();
}
