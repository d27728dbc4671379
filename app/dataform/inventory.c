#include "inventory.h"

#include <string.h>

#include "data-form-private.h"
#include "db-error.h"

static const MonevChoice periods[] = {
  { "year", "Tahunan" },      { "semester", "Semesteran" }, { "quarter", "Triwulanan" },
  { "month", "Bulanan" },     { NULL, NULL },
};

static const MonevChoice levels[] = {
  { "kabupaten", "Kabupaten" }, { "kecamatan", "Kecamatan" }, { "desa", "Desa/Kelurahan" },
  { "unit", "Unit layanan" },   { "perorangan", "Perorangan" }, { NULL, NULL },
};

static const MonevChoice standings[] = {
  { "ada", "Tersedia" }, { "sebagian", "Sebagian" }, { "tidak", "Belum tersedia" }, { NULL, NULL },
};

static const MonevField fields[] = {
  { "code", "Kode", MONEV_FIELD_TEXT, MONEV_FIELD_SEARCHED | MONEV_FIELD_IN_LIST | MONEV_FIELD_UNIQUE,
    40, .aliases = "kode data|no" },
  { "name", "Data", MONEV_FIELD_TEXT, MONEV_FIELD_REQUIRED | MONEV_FIELD_SEARCHED
    | MONEV_FIELD_IN_LIST, 300, .aliases = "nama data|indikator|jenis data|uraian" },
  { "unit", "Satuan", MONEV_FIELD_TEXT, MONEV_FIELD_IN_LIST, 60 },
  { "agency_id", "OPD pemilik", MONEV_FIELD_REFERENCE, MONEV_FIELD_IN_LIST, .refers = "agency",
    .aliases = "opd|perangkat daerah|wali data|produsen data|sumber opd" },
  { "available", "Ketersediaan", MONEV_FIELD_CHOICE, MONEV_FIELD_REQUIRED | MONEV_FIELD_IN_LIST,
    .choices = standings, .initial = "ada", .aliases = "tersedia|status" },
  { "period", "Periode", MONEV_FIELD_CHOICE, MONEV_FIELD_REQUIRED | MONEV_FIELD_IN_LIST,
    .choices = periods, .initial = "year", .aliases = "frekuensi" },
  { "level", "Tingkat", MONEV_FIELD_CHOICE, MONEV_FIELD_REQUIRED, .choices = levels,
    .initial = "kabupaten", .aliases = "level|tingkat penyajian" },
  { "definition", "Definisi", MONEV_FIELD_TEXT, 0, 1000, .aliases = "definisi operasional|konsep" },
  { "source", "Sumber", MONEV_FIELD_TEXT, 0, 300, .aliases = "sumber data" },
  { "note", "Keterangan", MONEV_FIELD_TEXT, 0, 500, .aliases = "catatan" },
  { NULL },
};

static char *
label (const MonevRecord *record)
{
  return g_strdup (monev_record_get (record, "name"));
}

const MonevRecordType monev_inventory_type = {
  .subject = "inventory", .noun = "data", .title = "Inventarisasi Data",
  .keys = (const char *const[]) { "code", "name", NULL }, .fields = fields, .label = label,
};

/* ---- the form ---- */

static const char *
code_of_agency (const GPtrArray *agencies, const char *id)
{
  for (guint i = 0; i < agencies->len; i++)
    if (strcmp (monev_record_id (agencies->pdata[i]), id) == 0)
      return monev_record_get (agencies->pdata[i], "code");
  return "";
}

/* A percentage is between 0 and 100; what else is counted may have decimals. */
static void
put_kind (json_t *row, const char *unit)
{
  g_autofree char *folded = g_utf8_strdown (unit, -1);

  if (strcmp (folded, "persen") != 0 && strcmp (folded, "%") != 0)
    return;
  json_object_set_new (row, "kind", json_string ("percent"));
  json_object_set_new (row, "min", json_string ("0"));
  json_object_set_new (row, "max", json_string ("100"));
}

static void
put (json_t *row, const char *name, const char *text)
{
  if (*text != '\0')
    json_object_set_new (row, name, json_string (text));
}

static json_t *
row_of (const MonevRecord *item, const GPtrArray *agencies, guint nth)
{
  const char *code = monev_record_get (item, "code");
  const char *owner = code_of_agency (agencies, monev_record_get (item, "agency_id"));
  g_autofree char *key = *code != '\0' ? g_strdup (code) : g_strdup_printf ("D-%02u", nth);
  json_t *row = json_pack ("{s:s, s:s}", "key", g_strdelimit (key, "|;=@\"\n\t", '-'), "label",
                           monev_record_get (item, "name"));

  put (row, "code", code);
  put (row, "unit", monev_record_get (item, "unit"));
  put (row, "definition", monev_record_get (item, "definition"));
  put (row, "source", monev_record_get (item, "source"));
  put_kind (row, monev_record_get (item, "unit"));
  if (*owner != '\0')
    json_object_set_new (row, "owners", json_pack ("[s]", owner));
  return row;
}

static json_t *
form_json (json_t *rows, const MonevInventoryForm *what)
{
  return json_pack (
      "{s:i, s:s, s:s, s:s, s:[{s:s, s:s, s:{s:s, s:o}, s:[{s:s, s:s, s:s, s:b, s:b}, {s:s, s:s, "
      "s:s, s:i}, {s:s, s:s, s:s, s:i}]}]}",
      "format", 1, "code", what->code, "title", what->title, "period",
      monev_data_word (monev_data_periods, (int)what->period), "sheets", "key", "data", "title",
      what->title, "rows", "kind", "fixed", "items", rows, "columns", "key", "nilai", "label",
      "Nilai", "kind", "decimal", "required", 1, "carried", 1, "key", "sumber", "label",
      "Sumber data", "kind", "text", "width", 24, "key", "keterangan", "label", "Keterangan",
      "kind", "text", "width", 30);
}

/**
 * monev_inventory_make_form:
 * @items: (element-type MonevRecord): of the inventory; those of other periods, and those that are
 *   not to be had, are left out
 * @agencies: (element-type MonevRecord): whose codes name the owners
 *
 * Returns: (transfer full) (nullable): a form that asks each OPD for what it has; INVALID when
 * nothing is left
 */
MonevDataForm *
monev_inventory_make_form (const GPtrArray *items, const GPtrArray *agencies,
                           const MonevInventoryForm *what, MonevIssueList *issues, GError **error)
{
  const char *period = monev_data_word (monev_data_periods, (int)what->period);
  json_t *rows = json_array ();
  json_auto_t *json = NULL;
  MonevDataForm *form;

  for (guint i = 0; i < items->len; i++)
    if (strcmp (monev_record_get (items->pdata[i], "period"), period) == 0
        && strcmp (monev_record_get (items->pdata[i], "available"), "tidak") != 0)
      json_array_append_new (rows, row_of (items->pdata[i], agencies, i + 1));
  if (json_array_size (rows) == 0)
    {
      json_decref (rows);
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                   "Inventarisasi belum memuat data dengan periode itu yang tersedia.");
      return NULL;
    }
  json = form_json (rows, what);
  form = monev_data_form_from_json (json, NULL, issues);
  if (form == NULL)
    g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                 "Formulir dari inventarisasi mempunyai %u kesalahan. Periksa kode formulir dan "
                 "datanya.",
                 monev_issue_list_count (issues, MONEV_SEVERITY_ERROR));
  return form;
}
