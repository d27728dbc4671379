/* Sites (lokasi sasaran) of a run. */
#include "activity/field-private.h"

static const MonevField fields[] = {
  MONEV_FIELD_ACTIVITY,
  { "name", "Nama lokasi", MONEV_FIELD_TEXT,
    MONEV_FIELD_REQUIRED | MONEV_FIELD_SEARCHED | MONEV_FIELD_IN_LIST | MONEV_FIELD_UNIQUE, 200,
    .aliases = "lokasi|lokus|nama lokus|lokasi sasaran|nama" },
  { "region_code", "Kode wilayah", MONEV_FIELD_TEXT, MONEV_FIELD_IN_LIST, 13,
    .aliases = "kode desa|kode kemendagri|wilayah", .hint = "Kode Kemendagri, misalnya 61.04.17.2001" },
  { "latitude", "Lintang", MONEV_FIELD_TEXT, MONEV_FIELD_IN_LIST, 60,
    .aliases = "latitude|lat|koordinat|titik koordinat",
    .hint = "-0.16 atau 0°10'S; boleh bersama bujurnya: -0.16, 109.9" },
  { "longitude", "Bujur", MONEV_FIELD_TEXT, MONEV_FIELD_IN_LIST, 40,
    .aliases = "longitude|lon|long|lng" },
  { "programme_id", "Kode sub kegiatan", MONEV_FIELD_REFERENCE, MONEV_FIELD_IN_LIST,
    .refers = "programme", .aliases = "sub kegiatan|kode program" },
  { "pagu", "Pagu", MONEV_FIELD_MONEY, MONEV_FIELD_IN_LIST, .aliases = "anggaran|nilai|pagu dana" },
  { "note", "Keterangan", MONEV_FIELD_TEXT, 0, 1000, .aliases = "catatan|ket" },
  { NULL },
};

const MonevRecordType monev_site_type = {
  .subject = "site", .noun = "lokasi", .title = "Lokasi Sasaran",
  .keys = (const char *const[]) { "name", NULL }, .fields = fields,
  .check = monev_field_check_place, .stored = monev_field_check_programme,
};
