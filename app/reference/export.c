#include "reference/export.h"

#include <string.h>

#include "exchange/csv-writer.h"
#include "exchange/xlsx-writer.h"
#include "office/office.h"
#include "people/people.h"
#include "record/record-store.h"
#include "reference/lookup.h"

/** monev_export_format_from_path: by the ending of the name. Errors: INVALID for any other. */
gboolean
monev_export_format_from_path (const char *path, MonevExportFormat *format, GError **error)
{
  g_autofree char *low = g_ascii_strdown (path, -1);

  if (g_str_has_suffix (low, ".xlsx"))
    *format = MONEV_EXPORT_XLSX;
  else if (g_str_has_suffix (low, ".csv"))
    *format = MONEV_EXPORT_CSV;
  else
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                   "Nama berkas \"%s\" harus berakhir .xlsx atau .csv.", path);
      return FALSE;
    }
  return TRUE;
}

/* The tables that are referred to, one for each field that does. */
typedef struct {
  MonevLookup *of[MONEV_RECORD_MAX_FIELDS];
} Names;

static void
names_clear (Names *names)
{
  for (guint i = 0; i < MONEV_RECORD_MAX_FIELDS; i++)
    g_clear_pointer (&names->of[i], monev_lookup_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Names, names_clear)

static gboolean
load_names (MonevDbConnection *connection, const MonevRecordType *type, Names *names,
            GError **error)
{
  for (guint i = 0; type->fields[i].name != NULL; i++)
    {
      const MonevRecordType *other
        = type->fields[i].refers != NULL ? monev_reference_find (type->fields[i].refers) : NULL;
      g_autoptr (GPtrArray) list = NULL;

      /* A code of the programme tree stands beside its year, which says which one is meant. */
      if (other == NULL || other->year_field != NULL)
        continue;
      list = monev_record_store_list (connection, other, 0, error);
      if (list == NULL)
        return FALSE;
      names->of[i] = monev_lookup_new (other, list);
    }
  return TRUE;
}

/* Two people may bear one name: then the NIP stands there, so that an import finds the right one. */
static char *
exported_references (const MonevLookup *lookup, const MonevRecord *record, guint i)
{
  g_auto (GStrv) ids = g_strsplit (monev_record_value (record, i), "\n", -1);
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint n = 0; ids[n] != NULL; n++)
    {
      g_autofree char *word = monev_lookup_word (lookup, ids[n]);

      if (word == NULL)
        return monev_record_shown (record, i);
      g_string_append_printf (all, "%s%s", all->len > 0 ? "; " : "", word);
    }
  return g_strdup (all->str);
}

/* What an import reads back: names, not ids; a bare number for money. */
static char *
exported (const Names *names, const MonevRecord *record, guint i, MonevExportFormat format)
{
  const MonevField *field = &monev_record_type (record)->fields[i];

  if (names->of[i] != NULL)
    return exported_references (names->of[i], record, i);
  if (field->kind == MONEV_FIELD_MONEY || field->kind == MONEV_FIELD_NUMBER
      || (field->kind == MONEV_FIELD_DATE && format == MONEV_EXPORT_XLSX))
    return g_strdup (monev_record_value (record, i));
  return monev_record_shown (record, i);
}

static MonevXlsxKind
kind_of (const MonevField *field)
{
  switch (field->kind)
    {
    case MONEV_FIELD_MONEY:  return MONEV_XLSX_NUMBER;
    case MONEV_FIELD_YEAR:
    case MONEV_FIELD_NUMBER: return MONEV_XLSX_INTEGER;
    case MONEV_FIELD_DATE:   return MONEV_XLSX_DATE;
    default:                 return MONEV_XLSX_TEXT;
    }
}

static const char *const *
choices_of (const MonevField *field, GPtrArray *keep)
{
  static const char *const yes_no[] = { "ya", "tidak", NULL };
  GPtrArray *labels;

  if (field->kind == MONEV_FIELD_FLAG)
    return yes_no;
  if (field->kind != MONEV_FIELD_CHOICE)
    return NULL;
  labels = g_ptr_array_new ();
  for (const MonevChoice *c = field->choices; c->value != NULL; c++)
    g_ptr_array_add (labels, (gpointer) c->label);
  g_ptr_array_add (labels, NULL);
  g_ptr_array_add (keep, labels);
  return (const char *const *) labels->pdata;
}

static void
add_sheet (MonevXlsxWriter *writer, const MonevRecordType *type)
{
  MonevXlsxColumn columns[MONEV_RECORD_MAX_FIELDS] = { { NULL } };
  g_autoptr (GPtrArray) keep = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  guint n = monev_record_type_n_fields (type);

  for (guint i = 0; i < n; i++)
    columns[i] = (MonevXlsxColumn) { type->fields[i].heading, kind_of (&type->fields[i]), 2, 0,
                                     choices_of (&type->fields[i], keep) };
  monev_xlsx_writer_add_sheet (writer, type->title, columns, n);
}

static void
add_guide (MonevXlsxWriter *writer, const MonevRecordType *type)
{
  g_autofree char *what = g_strdup_printf ("Lembar %s dapat diubah, lalu diimpor lagi ke Monev.",
                                           type->title);
  const char *lines[] = {
    what,
    "Jangan mengubah judul kolom. Urutan kolom boleh berbeda.",
    "Baris yang pengenalnya sudah ada akan diperbarui; yang belum ada akan ditambahkan.",
    "Kolom yang dihapus tidak mengubah isian yang sudah tersimpan.",
    NULL,
  };

  monev_xlsx_writer_add_guide (writer, lines);
}

static char *
office_name (MonevDbConnection *connection)
{
  g_autoptr (MonevRecord) office = monev_office_load (connection, NULL);
  return g_strdup (office != NULL ? monev_record_get (office, "agency_name") : "");
}

static gboolean
write_xlsx (MonevDbConnection *connection, const MonevRecordType *type, const Names *names,
            const GPtrArray *records, const char *path, MonevIssueList *issues, GError **error)
{
  g_autofree char *company = office_name (connection);
  gint64 now = 0;
  g_autoptr (MonevXlsxWriter) writer = NULL;

  if (!monev_db_now (connection, &now, error))
    return FALSE;
  writer = monev_xlsx_writer_new (path, &(MonevXlsxOptions) {
    .title = type->title, .company = company, .created = now / 1000 }, issues, error);
  if (writer == NULL)
    return FALSE;
  add_sheet (writer, type);
  for (guint r = 0; r < records->len; r++)
    {
      for (guint i = 0; type->fields[i].name != NULL; i++)
        {
          g_autofree char *text = exported (names, records->pdata[r], i, MONEV_EXPORT_XLSX);
          monev_xlsx_writer_set (writer, i + 1, text);
        }
      if (!monev_xlsx_writer_end_row (writer, error))
        return FALSE;
    }
  add_guide (writer, type);
  return monev_xlsx_writer_finish (writer, error);
}

static gboolean
write_csv (const MonevRecordType *type, const Names *names, const GPtrArray *records,
           const char *path, GError **error)
{
  g_autoptr (MonevCsvWriter) writer = monev_csv_writer_new (';', TRUE);

  for (guint i = 0; type->fields[i].name != NULL; i++)
    monev_csv_writer_add (writer, type->fields[i].heading);
  monev_csv_writer_end_row (writer);
  for (guint r = 0; r < records->len; r++)
    {
      for (guint i = 0; type->fields[i].name != NULL; i++)
        {
          g_autofree char *text = exported (names, records->pdata[r], i, MONEV_EXPORT_CSV);
          monev_csv_writer_add (writer, text);
        }
      monev_csv_writer_end_row (writer);
    }
  return monev_csv_writer_save (writer, path, error);
}

/**
 * monev_reference_export:
 * @records: (nullable): only these, in this order; %NULL takes the whole table
 * @path: appears whole or not at all
 *
 * Outside or inside a transaction; reads the tables that are referred to.
 */
gboolean
monev_reference_export (MonevDbConnection *connection, const MonevRecordType *type, gint64 year,
                        const GPtrArray *records, const char *path, MonevExportFormat format,
                        MonevIssueList *issues, GError **error)
{
  g_autoptr (GPtrArray) all = NULL;
  g_auto (Names) names = { { NULL } };

  if (!load_names (connection, type, &names, error))
    return FALSE;
  if (records == NULL)
    {
      all = monev_record_store_list (connection, type, year, error);
      if (all == NULL)
        return FALSE;
      records = all;
    }
  return format == MONEV_EXPORT_CSV ? write_csv (type, &names, records, path, error)
                                    : write_xlsx (connection, type, &names, records, path, issues,
                                                  error);
}
