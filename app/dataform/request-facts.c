/* What is frozen with an addressee beside the form: its programmes, and the regions. */
#include "request-private.h"

#include <string.h>

#include "office/office.h"
#include "region/region.h"

#define MAX_DISTRICTS 128

static const char *const levels[] = { "program", "kegiatan", "sub_kegiatan" };

static int
depth_of (const char *level)
{
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    if (strcmp (levels[i], level) == 0)
      return (int)i;
  return -1;
}

/* Codes of what the agency has money on. */
static GPtrArray *
own_codes (MonevDbConnection *connection, gint64 year, const char *agency_id, GError **error)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (MonevDbRows) rows = monev_db_query (
      connection, "data_programme_own",
      MONEV_DB_BINDS (MONEV_DB_I ("year", year), MONEV_DB_T ("agency_id", agency_id)), error);
  GError *local = NULL;

  if (rows == NULL)
    return NULL;
  while (monev_db_rows_next (rows, &local))
    g_ptr_array_add (codes, g_strdup (monev_db_rows_text (rows, "code")));
  if (local == NULL)
    return g_steal_pointer (&codes);
  g_propagate_error (error, local);
  return NULL;
}

static gboolean
is_above_own (const char *code, const GPtrArray *own)
{
  gsize length = strlen (code);

  for (guint i = 0; i < own->len; i++)
    {
      const char *one = own->pdata[i];

      if (strncmp (one, code, length) == 0 && (one[length] == '\0' || one[length] == '.'))
        return TRUE;
    }
  return FALSE;
}

static json_t *
programme_lines (MonevDbConnection *connection, gint64 year, const GPtrArray *own, int lowest,
                 GError **error)
{
  json_t *lines = json_array ();
  g_autoptr (MonevDbRows) rows = monev_db_query (
      connection, "data_programme_tree", MONEV_DB_BINDS (MONEV_DB_I ("year", year)), error);
  GError *local = NULL;

  while (rows != NULL && monev_db_rows_next (rows, &local))
    {
      const char *code = monev_db_rows_text (rows, "code");
      int depth = depth_of (monev_db_rows_text (rows, "level"));
      json_t *line;

      if (depth < 0 || depth > lowest || !is_above_own (code, own))
        continue;
      line = json_pack ("{s:s, s:s, s:s, s:i}", "key", code, "code", code, "label",
                        monev_db_rows_text (rows, "name"), "level", depth);
      if (depth < lowest)
        json_object_set_new (line, "sum", json_true ());
      json_array_append_new (lines, line);
    }
  if (rows != NULL && local == NULL)
    return lines;
  if (local != NULL)
    g_propagate_error (error, local);
  json_decref (lines);
  return NULL;
}

static json_t *
district_agencies (MonevDbConnection *connection, GError **error)
{
  g_autoptr (MonevDbRows) rows
      = monev_db_query (connection, "data_district_agencies", NULL, error);
  json_t *list = json_array ();
  GError *local = NULL;

  while (rows != NULL && monev_db_rows_next (rows, &local))
    json_array_append_new (list, json_pack ("[s, s]", monev_db_rows_text (rows, "code"),
                                            monev_db_rows_text (rows, "name")));
  if (rows != NULL && local == NULL)
    return list;
  if (local != NULL)
    g_propagate_error (error, local);
  json_decref (list);
  return NULL;
}

static json_t *
region_list (MonevDbConnection *connection, const char *regency, GError **error)
{
  MonevRegion regions[MAX_DISTRICTS];
  guint n = monev_region_search ("", MONEV_REGION_DISTRICT, regency, regions, MAX_DISTRICTS);
  json_t *list;

  if (n == 0)
    return district_agencies (connection, error);
  list = json_array ();
  for (guint i = 0; i < MIN (n, MAX_DISTRICTS); i++)
    json_array_append_new (list, json_pack ("[s, s]", regions[i].code, regions[i].name));
  return list;
}

static json_t *
region_lines (const json_t *regions)
{
  json_t *lines = json_array ();

  for (size_t i = 0; i < json_array_size (regions); i++)
    {
      const char *code = json_string_value (json_array_get (json_array_get (regions, i), 0));
      const char *name = json_string_value (json_array_get (json_array_get (regions, i), 1));

      json_array_append_new (lines, json_pack ("{s:s, s:s, s:s, s:i}", "key", code, "code", code,
                                               "label", name, "level", 0));
    }
  return lines;
}

static gboolean
is_about_regions (const MonevDataForm *form)
{
  for (guint i = 0; i < monev_data_form_n_sheets (form); i++)
    {
      const MonevDataSheet *sheet = monev_data_form_sheet (form, i);

      if (sheet->rows_kind == MONEV_DATA_ROWS_REGION)
        return TRUE;
      for (guint k = 0; k < sheet->n_columns; k++)
        if (sheet->columns[k].spread == MONEV_DATA_SPREAD_REGION)
          return TRUE;
    }
  return FALSE;
}

static gboolean
add_sheet (MonevDbConnection *connection, const MonevDataSheet *sheet, gint64 year,
           const char *agency_id, const json_t *regions, json_t *lines, GError **error)
{
  g_autoptr (GPtrArray) own = NULL;
  json_t *rows = NULL;
  int lowest = depth_of (*sheet->level != '\0' ? sheet->level : "sub_kegiatan");

  if (sheet->rows_kind == MONEV_DATA_ROWS_REGION)
    rows = region_lines (regions);
  else if (sheet->rows_kind == MONEV_DATA_ROWS_PROGRAMME)
    {
      own = own_codes (connection, year, agency_id, error);
      rows = own == NULL ? NULL
                         : programme_lines (connection, year, own, MAX (lowest, 0), error);
      if (rows == NULL)
        return FALSE;
    }
  if (rows != NULL)
    json_object_set_new (lines, sheet->key, rows);
  return TRUE;
}

/** monev_request_facts: what an addressee's layout is made from beside the form, as it is today.
 * Returns: (transfer full) (nullable): see MonevDataContext */
json_t *
monev_request_facts (MonevDbConnection *connection, const MonevDataForm *form, gint64 year,
                     const char *agency_id, GError **error)
{
  g_autoptr (MonevRecord) office = monev_office_load (connection, error);
  json_auto_t *regions = NULL;
  json_auto_t *lines = json_object ();
  json_t *facts;

  if (office == NULL)
    return NULL;
  regions = is_about_regions (form)
                ? region_list (connection, monev_record_get (office, "region_code"), error)
                : json_array ();
  if (regions == NULL)
    return NULL;
  for (guint i = 0; i < monev_data_form_n_sheets (form); i++)
    if (!add_sheet (connection, monev_data_form_sheet (form, i), year, agency_id, regions, lines,
                    error))
      return NULL;
  facts = json_object ();
  if (json_object_size (lines) > 0)
    json_object_set (facts, "lines", lines);
  if (json_array_size (regions) > 0)
    json_object_set (facts, "regions", regions);
  return facts;
}
