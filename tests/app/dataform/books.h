/* Workbooks of data forms: sent out, opened by other hands, read back. */
#pragma once

#include "forms.h"

#include <glib/gstdio.h>
#include <stdlib.h>

#include "book.h"
#include "dataform/data-return.h"
#include "office/office.h"

#define REQUEST "0190aaaa-0000-7000-8000-000000000001"
#define ADDRESSEE "0190aaaa-0000-7000-8000-000000000002"
#define SUM "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define DINKES "1.02.0.00.0.00.01.0000"

static inline MonevRecord *
the_office (void)
{
  MonevRecord *office = monev_record_new (&monev_office_type);

  office = monev_record_with (office, "region_name", "Kabupaten Tanjung Rimba");
  office = monev_record_with (office, "agency_name", "Badan Perencanaan Pembangunan Daerah");
  office = monev_record_with (office, "address", "Jalan Pembangunan Nomor 1, Tanjung Batu 78999");
  return monev_record_with (office, "contact", "Telepon (0534) 123456, bappeda@tanjungrimba.go.id");
}

/* What is sent to Dinkes; members that are not set are as usual. */
static inline MonevDataWorkbook
sending (MonevDataLayout *layout, const MonevRecord *office)
{
  return (MonevDataWorkbook){ .layout = layout,
                              .office = office,
                              .request_id = REQUEST,
                              .addressee_id = ADDRESSEE,
                              .number = 1,
                              .sha256 = SUM,
                              .agency_name = "Dinas Kesehatan",
                              .agency_code = DINKES,
                              .period_label = "Tahun 2026",
                              .letter_number = "000.7/123/Bappeda",
                              .letter_date = "2 Maret 2026",
                              .due = "Jumat, 27 Maret 2026 (14 hari kerja)",
                              .contact = "Bidang Pemerintahan dan Pembangunan Manusia, "
                                         "WA 0812-0000-0000",
                              .signer_position = "Kepala Dinas Kesehatan",
                              .signer_name = "dr. Sari Rahayu, M.Kes.",
                              .now = G_GINT64_CONSTANT (1772679600000) };
}

static char *folder; /* (nullable) */

static inline void
remove_folder (void)
{
  GDir *dir = g_dir_open (folder, 0, NULL);

  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_dir_close (dir);
  g_rmdir (folder);
  g_free (folder);
}

/** temporary: Returns: a path in a folder that is gone when the test ends. */
static inline char *
temporary (const char *name)
{
  if (folder == NULL)
    {
      folder = g_dir_make_tmp ("monev-buku-XXXXXX", NULL);
      atexit (remove_folder);
    }
  return g_build_filename (folder, name, NULL);
}

static inline char *
write_book (const MonevDataWorkbook *what, const char *name)
{
  char *path = temporary (name);
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();

  g_assert_true (monev_data_workbook_write (what, path, issues, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (monev_issue_list_size (issues), ==, 0);
  return path;
}
