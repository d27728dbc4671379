#include "office/office.h"

#include <stdlib.h>
#include <string.h>

#include "base/decimal.h"
#include "base/fold.h"
#include "base/instant.h"
#include "base/number.h"
#include "page/page-drawing.h"
#include "record/record-store.h"
#include "region/region.h"

static const MonevChoice zones[] = {
  { "Asia/Jakarta", "WIB (Jakarta)" },
  { "Asia/Pontianak", "WIB (Pontianak)" },
  { "Asia/Makassar", "WITA (Makassar)" },
  { "Asia/Jayapura", "WIT (Jayapura)" },
  { NULL, NULL },
};

static const MonevChoice papers[] = {
  { "f4", "F4 (215 × 330 mm)" },
  { "a4", "A4 (210 × 297 mm)" },
  { "folio", "Folio (210 × 330 mm)" },
  { NULL, NULL },
};

static const MonevChoice fonts[] = {
  { "arial", "Arial 12" },
  { "bookman", "Bookman Old Style 12" },
  { NULL, NULL },
};

static const MonevField fields[] = {
  { "region_code", "Kode wilayah", MONEV_FIELD_TEXT, MONEV_FIELD_REQUIRED | MONEV_FIELD_IN_LIST, 13,
    .hint = "Kode Kemendagri, misalnya 61.04" },
  { "region_name", "Kabupaten", MONEV_FIELD_TEXT, MONEV_FIELD_REQUIRED | MONEV_FIELD_SEARCHED
    | MONEV_FIELD_IN_LIST, 120, .hint = "Seperti pada kop, misalnya Kabupaten Tanjung Rimba" },
  { "agency_name", "Nama badan", MONEV_FIELD_TEXT, MONEV_FIELD_REQUIRED | MONEV_FIELD_SEARCHED
    | MONEV_FIELD_IN_LIST, 200, .initial = "Badan Perencanaan Pembangunan Daerah" },
  { "address", "Alamat", MONEV_FIELD_TEXT, MONEV_FIELD_IN_LIST },
  { "contact", "Telepon, surel, laman", MONEV_FIELD_TEXT, 0, .hint = "Baris di bawah alamat pada kop" },
  { "logo", "Lambang", MONEV_FIELD_REFERENCE, 0, .refers = "picture" },
  { "zone", "Zona waktu", MONEV_FIELD_CHOICE, MONEV_FIELD_REQUIRED, .choices = zones,
    .initial = "Asia/Jakarta" },
  { "paper", "Kertas surat", MONEV_FIELD_CHOICE, MONEV_FIELD_REQUIRED, .choices = papers,
    .initial = "f4" },
  { "font", "Huruf surat", MONEV_FIELD_CHOICE, MONEV_FIELD_REQUIRED, .choices = fonts,
    .initial = "arial" },
  { "subkoor_title", "Sebutan Sub Koordinator", MONEV_FIELD_TEXT, MONEV_FIELD_REQUIRED, 60,
    .initial = "Sub Koordinator", .hint = "Di kantor lain: Ketua Tim" },
  { "idle_minutes", "Kunci setelah diam (menit)", MONEV_FIELD_NUMBER, 0, 480, .initial = "30",
    .hint = "0: tidak pernah dikunci sendiri" },
  { NULL },
};

/* Kabupaten are founded now and then; a province that stands in no table is a slip of the keys. */
static gboolean
is_in_known_province (const char *code)
{
  g_autofree char *province = g_strndup (code, strcspn (code, "."));

  return monev_region_check (province) == MONEV_REGION_KNOWN;
}

/**
 * monev_office_may_be_region:
 *
 * A kabupaten may be younger than the table of the program: its code is taken with a warning.
 *
 * Returns: whether @code is formed like that of a kabupaten or kota, stands in no table, and may be a
 *   new one in a province that is there.
 */
gboolean
monev_office_may_be_region (const char *code)
{
  return monev_region_check (code) == MONEV_REGION_UNKNOWN
         && monev_region_level (code) == MONEV_REGION_REGENCY && is_in_known_province (code);
}

/* The code of one kabupaten and the name of another: one of the two is a slip. */
static void
check_name (const MonevRecord *record, const MonevRegion *region, MonevIssueList *issues)
{
  const char *name = monev_record_get (record, "region_name");
  g_autofree char *typed = monev_fold_key (name);
  g_autofree char *known = monev_fold_key (region->name);
  g_autofree char *message = NULL;

  if (*name == '\0' || strcmp (typed, known) == 0)
    return;
  message = g_strdup_printf ("Kode %s adalah kode %s.", region->code, region->name);
  monev_issue (issues, .code = "region-name", .severity = MONEV_SEVERITY_WARNING,
               .key = "region_name", .column = "Kabupaten", .message = message,
               .fix = "Periksa kode dan namanya.", .found = name);
}

/* A code that is formed right but stands in no table may be younger than the table: a warning. */
static MonevRecord *
check (MonevRecord *record, MonevIssueList *issues)
{
  const char *code = monev_record_get (record, "region_code");
  MonevRegionStatus status = monev_region_check (code);
  MonevRegion region;

  if (*code != '\0' && status == MONEV_REGION_MALFORMED)
    monev_issue (issues, .code = "region-code", .severity = MONEV_SEVERITY_ERROR,
                 .key = "region_code", .column = "Kode wilayah",
                 .message = "Kode wilayah tidak berpola.",
                 .fix = "Tulis kode kabupaten seperti 61.04, atau cari namanya.", .found = code);
  else if (*code != '\0' && status == MONEV_REGION_UNKNOWN && !is_in_known_province (code))
    monev_issue (issues, .code = "region-unknown", .severity = MONEV_SEVERITY_ERROR,
                 .key = "region_code", .column = "Kode wilayah",
                 .message = "Kode wilayah ini menyebut provinsi yang tidak ada.",
                 .fix = "Tulis kode kabupaten seperti 61.04, atau cari namanya.", .found = code);
  else if (*code != '\0' && status == MONEV_REGION_UNKNOWN)
    monev_issue (issues, .code = "region-unknown", .severity = MONEV_SEVERITY_WARNING,
                 .key = "region_code", .column = "Kode wilayah",
                 .message = "Kode wilayah tidak ada dalam tabel Kemendagri yang dibawa program.",
                 .fix = "Periksa kodenya; kode yang baru boleh dipakai.", .found = code);
  else if (*code != '\0' && monev_region_level (code) != MONEV_REGION_REGENCY)
    monev_issue (issues, .code = "region-level", .severity = MONEV_SEVERITY_ERROR,
                 .key = "region_code", .column = "Kode wilayah",
                 .message = "Kode ini bukan kode kabupaten atau kota.",
                 .fix = "Tulis dua kelompok angka saja, misalnya 61.04.", .found = code);
  else if (*code != '\0' && monev_region_find (code, &region))
    check_name (record, &region, issues);
  return record;
}

const MonevRecordType monev_office_type = {
  .subject = "office", .noun = "profil instansi", .title = "Profil Instansi", .fields = fields,
  .check = check,
};

/**
 * monev_office_zone_of_region:
 * @region_code: of Kemendagri; only its province counts
 *
 * Keppres 41/1987: WIT in Maluku (8) and Papua (9); WITA in Bali and Nusa Tenggara (51 to 53),
 * Kalimantan Selatan, Timur and Utara (63 to 65) and Sulawesi (7); WIB elsewhere, with the name
 * Pontianak for Kalimantan Barat and Tengah (61, 62).
 *
 * Returns: (transfer none): a value of the field "zone".
 */
const char *
monev_office_zone_of_region (const char *region_code)
{
  int province = atoi (region_code);

  if (province >= 81)
    return "Asia/Jayapura";
  if (province == 61 || province == 62)
    return "Asia/Pontianak";
  if ((province >= 51 && province <= 53) || (province >= 63 && province <= 65)
      || (province >= 71 && province <= 76))
    return "Asia/Makassar";
  return "Asia/Jakarta";
}

/** monev_office_load: Returns: (transfer full): the profile; NOT_FOUND before the first start. */
MonevRecord *
monev_office_load (MonevDbConnection *connection, GError **error)
{
  return monev_record_store_get (connection, &monev_office_type, MONEV_OFFICE_ID, error);
}

/** monev_office_zone: Returns: (transfer full): of the wall that the office looks at; NOT_FOUND before
 * the first start, INVALID for a zone that nobody knows. */
GTimeZone *
monev_office_zone (MonevDbConnection *connection, GError **error)
{
  g_autoptr (MonevRecord) office = monev_office_load (connection, error);

  return office != NULL ? monev_zone_new (monev_record_get (office, "zone"), error) : NULL;
}

/** monev_office_record_zone: @office: (nullable): the profile. Returns: (transfer full): its zone; this
 * computer's where it is not known. */
GTimeZone *
monev_office_record_zone (const MonevRecord *office)
{
  GTimeZone *zone
    = office != NULL ? monev_zone_new (monev_record_get (office, "zone"), NULL) : NULL;

  return zone != NULL ? zone : g_time_zone_new_local ();
}

/** monev_office_zone_or_local: Returns: (transfer full): as monev_office_record_zone() of what is
 * stored. */
GTimeZone *
monev_office_zone_or_local (MonevDbConnection *connection)
{
  g_autoptr (MonevRecord) office = monev_office_load (connection, NULL);

  return monev_office_record_zone (office);
}

/** monev_office_ready: tells in @ready whether the first start has been done. */
gboolean
monev_office_ready (MonevDbConnection *connection, gboolean *ready, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (MonevRecord) office = monev_office_load (connection, &local);

  if (office == NULL && !g_error_matches (local, MONEV_ERROR, MONEV_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  *ready = office != NULL;
  return TRUE;
}

/** monev_logo_size_check: @size: in bytes, of a file that need not be read for it. Errors: LIMIT. */
gboolean
monev_logo_size_check (guint64 size, GError **error)
{
  /* Rounded up, so that what is just too large is not called 2,0 MB. */
  gint64 tenths = (gint64) ((MIN (size, G_MAXINT64 / 20) * 10 + 1048575) / 1048576);
  g_autofree char *number = NULL;

  if (size <= MONEV_LOGO_MAX_BYTES)
    return TRUE;
  number = monev_number_format (monev_decimal_new (tenths, 1), 1);
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_LIMIT,
               "Berkas lambang %s MB, paling besar 2 MB. Perkecil gambarnya, lalu pilih lagi.",
               number);
  return FALSE;
}

/* What cannot be drawn would leave the kop without its logo, and say nothing. */
static gboolean
check_drawn (GBytes *logo, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (MonevPageDrawing) drawing = monev_page_drawing_new_image (logo, 20, 24, &local);

  if (drawing != NULL)
    return TRUE;
  if (g_error_matches (local, MONEV_ERROR, MONEV_ERROR_LIMIT))
    g_propagate_error (error, g_steal_pointer (&local));
  else
    g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                 "Berkas lambang rusak: gambarnya tidak dapat dibaca. Buka di program gambar, simpan "
                 "ulang sebagai PNG, lalu pilih lagi.");
  return FALSE;
}

/**
 * monev_logo_check:
 * @mime: (out): "image/png" or "image/svg+xml"
 *
 * Errors: LIMIT (too large), INVALID (neither PNG nor SVG, or one that is broken).
 */
gboolean
monev_logo_check (GBytes *logo, const char **mime, GError **error)
{
  gsize size;
  const char *bytes = g_bytes_get_data (logo, &size);
  const char *found = NULL;

  if (!monev_logo_size_check (size, error))
    return FALSE;
  if (size > 8 && memcmp (bytes, "\x89PNG\r\n\x1a\n", 8) == 0)
    found = "image/png";
  else if (g_strstr_len (bytes, (gssize) MIN (size, 4096), "<svg") != NULL)
    found = "image/svg+xml";
  if (found == NULL)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                   "Lambang harus berkas PNG atau SVG. Simpan ulang gambarnya sebagai PNG.");
      return FALSE;
    }
  if (!check_drawn (logo, error))
    return FALSE;
  *mime = found;
  return TRUE;
}

/** monev_office_logo: Returns: (transfer full) (nullable): the bytes; %NULL without error if none. */
GBytes *
monev_office_logo (MonevDbConnection *connection, const MonevRecord *office, GError **error)
{
  const char *sha = monev_record_get (office, "logo");
  g_autoptr (MonevDbRows) rows = NULL;

  if (*sha == '\0')
    return NULL;
  rows = monev_db_query (connection, "picture_get", MONEV_DB_BINDS (MONEV_DB_T ("sha256", sha)),
                         error);
  if (rows == NULL || !monev_db_rows_next (rows, error))
    return NULL;
  return monev_db_rows_blob (rows, "bytes");
}
