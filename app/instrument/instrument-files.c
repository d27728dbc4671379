#include "instrument-files.h"

#include <string.h>

#include "db-error.h"
#include "exchange/csv-writer.h"
#include "instrument-private.h"

static void
file_free (gpointer data)
{
  g_free (((MonevInstrumentFile *)data)->name);
  g_free (data);
}

static gboolean
is_file (const char *sheet)
{
  return g_str_has_suffix (sheet, ".csv") && strlen (sheet) > strlen (".csv");
}

static guint
header_width (const MonevXlsform *form, guint sheet)
{
  return monev_xlsform_n_rows (form, sheet) == 0 ? 0 : monev_xlsform_row_width (form, sheet, 0);
}

/** monev_attached_columns: Returns: (transfer full): name of each attached file → its columns, a
 * NULL-terminated array of texts that belong to @form. */
GHashTable *
monev_attached_columns (const MonevXlsform *form)
{
  GHashTable *files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < monev_xlsform_n_sheets (form); i++)
    {
      const char *name = monev_xlsform_sheet_name (form, i);
      guint n = header_width (form, i);
      const char **columns;

      if (!is_file (name))
        continue;
      columns = g_new0 (const char *, n + 1);
      for (guint c = 0; c < n; c++)
        columns[c] = monev_xlsform_get (form, i, 0, c, NULL);
      g_hash_table_insert (files, g_strdup (name), columns);
    }
  return files;
}

/* The rows of an attached file, as expressions read them. */
static MonevScope *
rows_of (const MonevInstrument *self, guint sheet)
{
  guint n = header_width (self->form, sheet);
  g_autofree const char **texts = g_new0 (const char *, n + 1);
  MonevScope *scope;

  for (guint c = 0; c < n; c++)
    texts[c] = monev_xlsform_get (self->form, sheet, 0, c, NULL);
  scope = monev_scope_new_table (texts);
  for (guint row = 1; row < monev_xlsform_n_rows (self->form, sheet); row++)
    {
      if (monev_xlsform_row_width (self->form, sheet, row) == 0)
        continue;
      for (guint c = 0; c < n; c++)
        texts[c] = monev_xlsform_get (self->form, sheet, row, c, NULL);
      monev_scope_add_row (scope, texts);
    }
  return scope;
}

static gboolean
is_used (const MonevInstrument *self, const char *name)
{
  g_autofree char *stem = g_strndup (name, strlen (name) - strlen (".csv"));

  return g_hash_table_contains (self->instances, stem);
}

/** monev_instrument_tables: Returns: (transfer full) (element-type utf8 MonevScope): "desa" → the rows
 * of desa.csv, for each attached file that is asked for; of one thread, as every scope. */
GHashTable *
monev_instrument_tables (const MonevInstrument *self)
{
  GHashTable *tables
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)monev_scope_unref);

  for (guint i = 0; i < monev_xlsform_n_sheets (self->form); i++)
    {
      const char *name = monev_xlsform_sheet_name (self->form, i);

      if (is_file (name) && is_used (self, name))
        g_hash_table_insert (tables, g_strndup (name, strlen (name) - strlen (".csv")),
                             rows_of (self, i));
    }
  return tables;
}

/** monev_instrument_files: Returns: (transfer full) (element-type MonevInstrumentFile): what is
 * attached, in the order of the workbook. */
GPtrArray *
monev_instrument_files (const MonevInstrument *self)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (file_free);

  for (guint i = 0; i < monev_xlsform_n_sheets (self->form); i++)
    {
      const char *name = monev_xlsform_sheet_name (self->form, i);
      guint rows = monev_xlsform_n_rows (self->form, i);
      MonevInstrumentFile *file;

      if (!is_file (name))
        continue;
      file = g_new (MonevInstrumentFile, 1);
      *file = (MonevInstrumentFile){ g_strdup (name), rows > 0 ? rows - 1 : 0,
                                     header_width (self->form, i), is_used (self, name) };
      g_ptr_array_add (files, file);
    }
  return files;
}

/** monev_instrument_file_name: Returns: (transfer full): the name that a file would be attached under:
 * "Desa.xlsx" becomes "Desa.csv". */
char *
monev_instrument_file_name (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);
  char *ending = strrchr (base, '.');

  if (ending != NULL && ending != base)
    *ending = '\0';
  return g_strconcat (base, ".csv", NULL);
}

static gboolean
check_name (const char *name, GError **error)
{
  if (!is_file (name))
    g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                 "Nama “%s” harus berakhir .csv, misalnya desa.csv.", name);
  else if (g_utf8_strlen (name, -1) > MONEV_FILE_NAME_MAX)
    g_set_error (error, MONEV_ERROR, MONEV_ERROR_LIMIT,
                 "Nama “%s” lebih dari %d huruf. Pendekkan nama berkasnya.", name,
                 MONEV_FILE_NAME_MAX);
  else if (strpbrk (name, "[]:*?/\\") != NULL || *name == '\'')
    g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                 "Nama “%s” memakai tanda yang tidak boleh dalam nama lembar Excel: [ ] : * ? / \\.",
                 name);
  else
    return TRUE;
  return FALSE;
}

/* The first row names the columns: each filled, none twice. */
static gboolean
check_header (const char *name, const MonevTable *table, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = monev_table_n_columns (table);

  for (guint c = 1; c <= n; c++)
    {
      const char *text = monev_table_cell (table, 1, c).text;
      g_autofree char *letters = monev_column_letters (c);

      if (*text == '\0')
        g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                     "Kolom %s dari %s belum berjudul. Isi baris pertamanya dengan nama kolom, "
                     "misalnya name dan label.",
                     letters, name);
      else if (!g_hash_table_add (seen, (gpointer)text))
        g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                     "Judul kolom “%s” dari %s tertulis dua kali (kolom %s). Ubah salah satunya.",
                     text, name, letters);
      else
        continue;
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_table (const char *name, const MonevTable *table, GError **error)
{
  if (monev_table_n_rows (table) == 0 || monev_table_row_number (table, 0) != 1)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                   "Baris pertama %s kosong. Tulis nama kolomnya di sana, misalnya name dan label.",
                   name);
      return FALSE;
    }
  if (monev_table_n_rows (table) > MONEV_FILE_MAX_ROWS + 1)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_LIMIT,
                   "%s berisi %u baris; paling banyak %d. Pecah berkasnya.", name,
                   monev_table_n_rows (table) - 1, MONEV_FILE_MAX_ROWS);
      return FALSE;
    }
  return check_header (name, table, error);
}

/**
 * monev_instrument_attach:
 * @name: "desa.csv"; one of that name is replaced
 * @table: names of columns in its first row
 *
 * Errors: INVALID, LIMIT.
 *
 * Returns: (transfer full) (nullable): the workbook with it
 */
MonevXlsform *
monev_instrument_attach (const MonevInstrument *self, const char *name, const MonevTable *table,
                         GError **error)
{
  g_autoptr (MonevXlsform) without = NULL;

  if (!check_name (name, error) || !check_table (name, table, error))
    return NULL;
  without = monev_instrument_detach (self, name);
  return monev_xlsform_add_table (without, name, table);
}

/** monev_instrument_detach: Returns: (transfer full): the workbook without that file. */
MonevXlsform *
monev_instrument_detach (const MonevInstrument *self, const char *name)
{
  int sheet = monev_xlsform_find_sheet (self->form, name);

  return sheet < 0 ? monev_xlsform_ref (self->form)
                   : monev_xlsform_remove_sheet (self->form, (guint)sheet);
}

static gboolean
save_file (const MonevInstrument *self, const char *name, const char *path, GError **error)
{
  guint sheet = (guint)monev_xlsform_find_sheet (self->form, name);
  guint n = header_width (self->form, sheet);
  MonevCsvWriter *csv = monev_csv_writer_new (',', FALSE);
  gboolean saved;

  for (guint row = 0; row < monev_xlsform_n_rows (self->form, sheet); row++)
    {
      for (guint c = 0; c < n; c++)
        monev_csv_writer_add (csv, monev_xlsform_get (self->form, sheet, row, c, NULL));
      monev_csv_writer_end_row (csv);
    }
  saved = monev_csv_writer_save (csv, path, error);
  monev_csv_writer_free (csv);
  return saved;
}

/** monev_instrument_save_files: writes what is attached as CSV into @folder, for phones. Returns:
 * (transfer full) (nullable) (element-type utf8): the paths; IO. */
GPtrArray *
monev_instrument_save_files (const MonevInstrument *self, const char *folder, GError **error)
{
  g_autoptr (GPtrArray) files = monev_instrument_files (self);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < files->len; i++)
    {
      const MonevInstrumentFile *file = g_ptr_array_index (files, i);
      char *path = g_build_filename (folder, file->name, NULL);

      g_ptr_array_add (paths, path);
      if (!save_file (self, file->name, path, error))
        return NULL;
    }
  return g_steal_pointer (&paths);
}
