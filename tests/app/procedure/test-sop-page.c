/* The pages of an SOP AP: what stands on them, read back from the PDF. */
#include "db-error.h"
#include "office/office.h"
#include "procedure/library.h"
#include "procedure/sop-page-private.h"
#include "procedure/sop-page.h"
#include "small-procedure.h"
#include "sop-maker.h"
#include "testing.h"

typedef struct {
  char *folder;
  char *path;
} Place;

static void
set_up (Place *place, gconstpointer data)
{
  place->folder = monev_test_folder ();
  place->path = g_build_filename (place->folder, "sop.pdf", NULL);
}

static void
tear_down (Place *place, gconstpointer data)
{
  monev_test_remove (place->folder);
  g_free (place->folder);
  g_free (place->path);
}

static char *
run (const char *const *line)
{
  g_autoptr (GError) error = NULL;
  char *out = NULL;
  int status = 1;

  g_spawn_sync (NULL, (char **) line, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return out;
}

/* How many pages poppler finds. */
static int
write_pdf (Place *place, const MonevProcedure *procedure, const MonevSopOptions *options)
{
  MonevSopOptions none = { 0 };
  const char *const line[] = { "pdfinfo", place->path, NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  const char *pages;

  monev_sop_write_pdf (procedure, options != NULL ? options : &none, place->path, NULL, &error);
  g_assert_no_error (error);
  text = run (line);
  pages = strstr (text, "Pages:");
  g_assert_nonnull (pages);
  return (int) g_ascii_strtoll (pages + strlen ("Pages:"), NULL, 10);
}

/* @page: from 0 */
static char *
page_text (Place *place, int page)
{
  g_autofree char *number = g_strdup_printf ("%d", page + 1);
  const char *const line[]
    = { "pdftotext", "-f", number, "-l", number, place->path, "-", NULL };

  return g_strdelimit (run (line), "\n", ' ');
}

static void
expect (const char *text, const char *wanted)
{
  if (strstr (text, wanted) == NULL)
    g_error ("\"%s\" does not stand in: %s", wanted, text);
}

/* The seeds put a limit of days where no minutes can say it. */
static void
test_limits_stand_with_the_output (Place *place, gconstpointer data)
{
  static const struct { const char *code; guint n; } seeds[]
    = { { "ketapang-c3", 2 }, { "ketapang-d", 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (seeds); i++)
    {
      g_autoptr (MonevProcedure) procedure = monev_procedure_shipped_find (seeds[i].code, NULL);
      int pages = write_pdf (place, procedure, NULL);
      guint found = 0;

      for (int page = 0; page < pages; page++)
        {
          g_autofree char *text = page_text (place, page);

          for (const char *at = text; (at = strstr (at, "14 hari kerja")) != NULL; at++)
            found++;
        }
      g_assert_cmpuint (found, ==, seeds[i].n);
    }
}

static void
test_f4_landscape (Place *place, gconstpointer data)
{
  g_autoptr (MonevProcedure) procedure = monev_procedure_shipped_find ("ketapang-c2", NULL);
  int n = write_pdf (place, procedure, NULL);
  g_autofree char *last = g_strdup_printf ("%d", n);
  const char *const line[] = { "pdfinfo", "-f", "1", "-l", last, place->path, NULL };
  g_autofree char *text = run (line);
  guint found = 0;

  for (const char *at = text; (at = strstr (at, "size:")) != NULL; at++)
    {
      char *by;
      double width = g_ascii_strtod (at + strlen ("size:"), &by), height;

      if (!g_str_has_prefix (by, " x ")) /* of the file, not of a page */
        continue;
      height = g_ascii_strtod (by + strlen (" x "), NULL);
      g_assert_cmpfloat_with_epsilon (width, 330 * 72 / 25.4, 0.1);
      g_assert_cmpfloat_with_epsilon (height, 215 * 72 / 25.4, 0.1);
      found++;
    }
  g_assert_cmpint (found, ==, n);
}

static void
test_identity (Place *place, gconstpointer data)
{
  g_autoptr (MonevProcedure) procedure = monev_procedure_shipped_find ("ketapang-c2", NULL);
  g_autofree char *text = NULL;
  static const char *const wanted[]
    = { "Nomor SOP", "Tanggal Pembuatan", "31 Januari 2022", "Tanggal Revisi", "Tanggal Efektif",
        "Disahkan oleh", "Kepala Badan Perencanaan Pembangunan Daerah", "NIP", "Judul SOP",
        "Dasar Hukum", "Kualifikasi Pelaksana", "Keterkaitan", "Peralatan/Perlengkapan",
        "Peringatan", "Pencatatan dan Pendataan", "1. Undang-Undang Nomor 25 Tahun 2004" };

  write_pdf (place, procedure, NULL);
  text = page_text (place, 0);
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    expect (text, wanted[i]);
}

/* Whatever the case of its letters. */
static void
test_unit_once (void)
{
  g_autoptr (MonevProcedure) procedure = monev_procedure_shipped_find ("ketapang-b", NULL);
  g_autofree char *name = g_strdup (monev_procedure_text (procedure, MONEV_PROCEDURE_UNIT));
  g_autofree char *loud = g_utf8_strup (name, -1);
  g_autoptr (MonevRecord) office = monev_record_with (monev_record_new (&monev_office_type),
                                                      "agency_name", loud);
  MonevSopOptions own = { office }, none = { 0 };
  g_autofree char *below = NULL;
  g_autofree char *other = NULL;

  g_assert_cmpstr (name, !=, "");
  below = sop_office_line (&own, procedure, 2);
  g_assert_cmpstr (below, ==, "");
  office = monev_record_with (g_steal_pointer (&office), "agency_name", "Dinas Lain");
  own.office = office;
  other = sop_office_line (&own, procedure, 2);
  g_assert_cmpstr (other, ==, name);
  g_free (sop_office_line (&none, procedure, 2));
}

/* Those side by side name the first of them. */
static void
test_parallel_steps (void)
{
  const GPtrArray *all = monev_procedure_shipped (NULL);

  for (guint i = 0; i < all->len; i++)
    for (guint s = 0; s < monev_procedure_n_steps (all->pdata[i]); s++)
      {
        const MonevProcedureStep *step = monev_procedure_step (all->pdata[i], s);
        g_autofree char *remark = sop_remark_text (all->pdata[i], step);

        g_assert_cmpint (strstr (remark, "Paralel dengan langkah ") != NULL, ==, step->parallel);
      }
}

static guint
first_page (const MonevProcedure *procedure)
{
  MonevSopOptions options = { 0 };
  g_autoptr (MonevSopSheet) sheet = monev_sop_sheet_new (procedure, &options, NULL, NULL);

  return monev_sop_sheet_spot (sheet, 0, NULL)->page;
}

/* Identity and boxes of all that are shipped stand on one page. */
static void
test_boxes_on_one_page (void)
{
  const GPtrArray *all = monev_procedure_shipped (NULL);

  for (guint i = 0; i < all->len; i++)
    g_assert_cmpuint (first_page (all->pdata[i]), ==, 2);
}

static void
test_every_step_is_there (Place *place, gconstpointer data)
{
  const GPtrArray *all = monev_procedure_shipped (NULL);

  for (guint i = 0; i < all->len; i++)
    {
      MonevProcedure *procedure = all->pdata[i];
      int n = write_pdf (place, procedure, NULL);
      g_autoptr (GString) text = g_string_new (NULL);

      for (int page = (int) first_page (procedure) - 1; page < n; page++)
        {
          g_autofree char *one = page_text (place, page);

          /* The heads come again on each page. */
          expect (one, "Uraian Prosedur");
          expect (one, "Pelaksana");
          expect (one, "Mutu Baku");
          g_string_append_printf (text, " %s", one);
        }
      for (guint s = 0; s < monev_procedure_n_steps (procedure); s++)
        {
          g_auto (GStrv) words
            = g_strsplit (monev_procedure_step (procedure, s)->wording, " ", 3);

          expect (text->str, words[0]);
        }
    }
}

static void
test_connectors_name_pages (Place *place, gconstpointer data)
{
  SopShape shape = { 6, 40, 20, 30, 6, 3 };
  g_autoptr (MonevProcedure) procedure = sop_make (&shape);
  MonevSopOptions options = { 0 };
  g_autoptr (MonevSopSheet) sheet = monev_sop_sheet_new (procedure, &options, NULL, NULL);

  write_pdf (place, procedure, NULL);
  for (guint i = 1; i < 40; i++)
    {
      MonevSopSpot spot, before;
      g_autofree char *text = NULL;
      g_autofree char *wanted = NULL;

      g_assert_true (monev_sop_sheet_find (sheet, i, &spot));
      g_assert_true (monev_sop_sheet_find (sheet, i - 1, &before));
      if (spot.page == before.page)
        continue;
      text = page_text (place, (int) before.page - 1);
      wanted = g_strdup_printf ("ke langkah %u, halaman %u", i + 1, spot.page);
      expect (text, wanted);
    }
}

static void
test_long_wording (Place *place, gconstpointer data)
{
  SopShape shape = { 6, 6, 0, 0, 1, 1, 3 };
  g_autoptr (MonevProcedure) procedure = sop_make (&shape);
  int n_pages = write_pdf (place, procedure, NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  MonevSopOptions options = { 0 };
  g_autoptr (MonevSopSheet) sheet = monev_sop_sheet_new (procedure, &options, NULL, NULL);
  guint n = 0, parts = 0, step;

  for (int page = 1; page < n_pages; page++)
    {
      g_autofree char *one = page_text (place, page);

      g_string_append_printf (text, " %s", one);
    }
  for (const char *at = text->str; (at = strstr (at, "muat")) != NULL; at++)
    n++;
  g_assert_cmpuint (n, ==, 3000 / strlen ("Menyusun bahan yang tidak muat pada satu halaman. "));
  for (guint i = 0; i < monev_sop_sheet_n_spots (sheet); i++)
    {
      monev_sop_sheet_spot (sheet, i, &step);
      parts += step == 2;
    }
  g_assert_cmpuint (parts, >=, 1);
}

static void
test_steps_at_places (void)
{
  g_autoptr (MonevProcedure) procedure = monev_procedure_shipped_find ("ketapang-c3", NULL);
  MonevSopOptions options = { 0 };
  g_autoptr (MonevSopSheet) sheet = monev_sop_sheet_new (procedure, &options, NULL, NULL);
  MonevSopSpot spot;

  for (guint i = 0; i < monev_procedure_n_steps (procedure); i++)
    {
      g_assert_true (monev_sop_sheet_find (sheet, i, &spot));
      g_assert_cmpint (monev_sop_sheet_step_at (sheet, spot.page, spot.x + 1, spot.y + 1), ==, i);
    }
  g_assert_cmpint (monev_sop_sheet_step_at (sheet, 1, 20, 60), ==, -1);
  g_assert_false (monev_sop_sheet_find (sheet, 99, &spot));
}

static void
test_kop (Place *place, gconstpointer data)
{
  g_autoptr (MonevProcedure) procedure = read_good (SMALL);
  g_autoptr (MonevRecord) office = monev_record_new (&monev_office_type);
  g_auto (MonevSopOptions) options = { 0 };
  g_autofree char *text = NULL;

  office = monev_record_with (g_steal_pointer (&office), "region_name", "Kabupaten Contoh");
  office = monev_record_with (g_steal_pointer (&office), "agency_name", "Bappeda Contoh");
  options.office = monev_record_ref (office);
  write_pdf (place, procedure, &options);
  text = page_text (place, 0);
  expect (text, "PEMERINTAH KABUPATEN CONTOH");
  expect (text, "BAPPEDA CONTOH");
  expect (text, "Badan Uji");
}

static void
test_broken_logo (Place *place, gconstpointer data)
{
  g_autoptr (MonevProcedure) procedure = read_good (SMALL);
  g_auto (MonevSopOptions) options = { NULL, g_bytes_new_static ("bukan gambar", 12) };
  g_autoptr (GError) error = NULL;

  g_assert_false (monev_sop_write_pdf (procedure, &options, place->path, NULL, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_CORRUPT);
  g_assert_false (g_file_test (place->path, G_FILE_TEST_EXISTS));
}

static void
test_cancelled (Place *place, gconstpointer data)
{
  g_autoptr (MonevProcedure) procedure = read_good (SMALL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  MonevSopOptions options = { 0 };
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (monev_sop_write_pdf (procedure, &options, place->path, cancellable, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_CANCELLED);
  g_assert_false (g_file_test (place->path, G_FILE_TEST_EXISTS));
}

static void
test_same_bytes (Place *place, gconstpointer data)
{
  g_autoptr (MonevProcedure) procedure = monev_procedure_shipped_find ("ketapang-b", NULL);
  MonevSopOptions options = { 0 };
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  gsize n_first, n_second;

  g_assert_true (monev_sop_write_pdf (procedure, &options, place->path, NULL, NULL));
  g_assert_true (g_file_get_contents (place->path, &first, &n_first, NULL));
  g_assert_true (monev_sop_write_pdf (procedure, &options, place->path, NULL, NULL));
  g_assert_true (g_file_get_contents (place->path, &second, &n_second, NULL));
  g_assert_cmpmem (first, n_first, second, n_second);
}

/* Many columns have their heads on their sides; the names are still there to be read. */
static void
test_forty_columns (Place *place, gconstpointer data)
{
  SopShape shape = { 40, 12, 30, 30, 5, 2 };
  g_autoptr (MonevProcedure) procedure = sop_make (&shape);
  g_autofree char *text = NULL;

  write_pdf (place, procedure, NULL);
  text = page_text (place, 1);
  expect (text, "Kecamatan");
  expect (text, "Fungsional Umum 38");
}

static void
test_nothing_yet (Place *place, gconstpointer data)
{
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  json_auto_t *json = json_pack ("{s:i, s:s, s:s}", "format", 1, "code", "uji", "title", "Kosong");
  g_autoptr (MonevProcedure) procedure = monev_procedure_from_draft (json, issues, NULL);

  g_assert_nonnull (procedure);
  g_assert_cmpint (write_pdf (place, procedure, NULL), ==, 1);
}

#define ADD(path, func) g_test_add (path, Place, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/sop/page/f4-landscape", test_f4_landscape);
  ADD ("/sop/page/limits-stand-with-the-output", test_limits_stand_with_the_output);
  ADD ("/sop/page/identity-and-six-boxes", test_identity);
  ADD ("/sop/page/every-step-with-heads-again", test_every_step_is_there);
  ADD ("/sop/page/connectors-name-step-and-page", test_connectors_name_pages);
  ADD ("/sop/page/a-wording-over-pages-is-whole", test_long_wording);
  ADD ("/sop/page/kop-of-the-office", test_kop);
  ADD ("/sop/page/broken-logo", test_broken_logo);
  ADD ("/sop/page/cancelled-leaves-nothing", test_cancelled);
  ADD ("/sop/page/equal-input-equal-bytes", test_same_bytes);
  ADD ("/sop/page/forty-columns", test_forty_columns);
  ADD ("/sop/page/nothing-yet", test_nothing_yet);
  g_test_add_func ("/sop/page/the-unit-stands-once", test_unit_once);
  g_test_add_func ("/sop/page/parallel-steps-name-the-first", test_parallel_steps);
  g_test_add_func ("/sop/page/identity-and-boxes-on-one-page", test_boxes_on_one_page);
  g_test_add_func ("/sop/page/finds-steps-at-places", test_steps_at_places);
  return g_test_run ();
}
