#include "response-import-private.h"

#include <string.h>

#include "base/json.h"
#include "db-error.h"
#include "exchange/table-file.h"
#include "field-return.h"
#include "response-wide.h"

#define HEAD_ROWS 20
#define CODEBOOK "Buku kode"

/* Which tables the files hold, and what their columns mean. */

/** monev_response_import_sheet_free: frees a table and what is known of it. */
void
monev_response_import_sheet_free (gpointer data)
{
  MonevImportSheet *self = data;

  monev_table_unref (self->table);
  g_array_unref (self->columns);
  g_free (self->name);
  g_free (self->book);
  g_free (self->site_id);
  g_free (self->group_id);
  g_free (self->enumerator);
  g_free (self);
}

/** monev_response_import_tell: adds @issue with the place of a cell, from 1; @column 0 for the
 * whole row. Beyond the limit it is counted only. */
void
monev_response_import_tell (MonevResponseImport *self, const MonevImportSheet *sheet, guint nth,
                            guint column, MonevIssue issue)
{
  gint64 row = monev_table_row_number (sheet->table, nth);
  g_autofree char *cell = column == 0 ? NULL : monev_cell_reference (row, column);
  g_autofree char *letters = column == 0 ? NULL : monev_column_letters (column);

  if (monev_issue_list_size (self->issues) >= MONEV_IMPORT_MAX_ISSUES)
    {
      self->told++;
      return;
    }
  issue.file = monev_table_file (sheet->table);
  issue.sheet = monev_table_sheet (sheet->table);
  issue.row = row;
  issue.cell = cell;
  issue.column = letters;
  monev_issue_list_add (self->issues, &issue);
}

/** monev_response_import_stopped: Returns: whether the person stopped it; sets CANCELLED. */
gboolean
monev_response_import_stopped (MonevResponseImport *self, GError **error)
{
  if (!g_cancellable_is_cancelled (self->cancellable))
    return FALSE;
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_CANCELLED,
               "Impor dibatalkan; tidak ada yang disimpan.");
  return TRUE;
}

/** monev_response_import_means: what a heading, or what a person said it is, means; instances in
 * columns stand in a table of responses only. Returns: whether it means anything. */
gboolean
monev_response_import_means (MonevResponseImport *self, int repeat, const char *name,
                             MonevImportColumn *column)
{
  MonevWideMatch wide;

  if (monev_response_names_find_exact (self->names, repeat, name, column))
    return TRUE;
  wide = repeat == 0 ? monev_response_wide_find (self->names, name, column) : MONEV_WIDE_NONE;
  column->unsure = wide == MONEV_WIDE_UNSURE;
  return wide == MONEV_WIDE_FOUND
         || (!column->unsure && monev_response_names_find (self->names, repeat, name, column));
}

/* A heading that a person gave a meaning; of two that read the same, each by its number. */
static gboolean
find_mapped (MonevResponseImport *self, GHashTable *mapping, int repeat, const char *heading,
             MonevImportColumn *column)
{
  const char *name = mapping == NULL ? NULL : g_hash_table_lookup (mapping, heading);

  if (name == NULL)
    return FALSE;
  if (*name == '\0')
    column->meaning = MONEV_IMPORT_IGNORED;
  else if (!monev_response_import_means (self, repeat, name, column))
    return FALSE;
  column->given = TRUE;
  return TRUE;
}

/** monev_response_import_heading: @seen: the headings to the left, with how often each stood there.
 * Returns: (transfer full): what a mapping calls the column: its heading, "Nama#2" for the second
 * of that name. */
char *
monev_response_import_heading (GHashTable *seen, const char *text)
{
  char *heading = g_strstrip (g_strdup (text)), *numbered;
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (seen, heading)) + 1;

  g_hash_table_insert (seen, g_strdup (heading), GUINT_TO_POINTER (n));
  if (n == 1)
    return heading;
  numbered = g_strdup_printf ("%s#%u", heading, n);
  g_free (heading);
  return numbered;
}

static GArray *
read_head (MonevResponseImport *self, MonevTable *table, guint head, int repeat,
           GHashTable *mapping)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (MonevImportColumn));
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < monev_table_row_n_cells (table, head); i++)
    {
      MonevImportColumn column = { MONEV_IMPORT_UNKNOWN };
      MonevCell cell = monev_table_row_cell (table, head, i, &column.column);
      g_autofree char *heading = monev_response_import_heading (seen, cell.text);

      if (!find_mapped (self, mapping, repeat, heading, &column))
        monev_response_import_means (self, repeat, cell.text, &column);
      g_array_append_val (columns, column);
    }
  return columns;
}

/* How well these columns fit: answers count, what tools add to any table counts little. */
static guint
fit_of (const GArray *columns)
{
  guint fit = 0;

  for (guint i = 0; i < columns->len; i++)
    {
      MonevImportMeaning meaning = g_array_index (columns, MonevImportColumn, i).meaning;

      if (meaning == MONEV_IMPORT_ANSWER || meaning == MONEV_IMPORT_CHOSEN
          || meaning == MONEV_IMPORT_COORDINATE)
        fit += 4;
      else if (meaning != MONEV_IMPORT_UNKNOWN && meaning != MONEV_IMPORT_IGNORED)
        fit++;
    }
  return fit;
}

static GArray *
best_head (MonevResponseImport *self, MonevTable *table, int repeat, GHashTable *mapping,
           guint *head, guint *fit)
{
  GArray *best = NULL;

  *fit = 0;
  for (guint i = 0; i < MIN (monev_table_n_rows (table), HEAD_ROWS); i++)
    {
      GArray *columns = read_head (self, table, i, repeat, mapping);
      guint found = fit_of (columns);

      if (found > *fit)
        {
          g_clear_pointer (&best, g_array_unref);
          best = g_array_ref (columns);
          *fit = found;
          *head = i;
        }
      g_array_unref (columns);
    }
  return best;
}

/* KoBo names a sheet after the repeat, cut at 31 letters; ODK Central a file FORM-repeat.csv. */
static gboolean
is_named_after (const char *sheet, const char *repeat)
{
  g_autofree char *cut = g_strndup (repeat, 31);
  g_autofree char *end = g_strconcat ("-", repeat, NULL);

  return strcmp (sheet, repeat) == 0 || strcmp (sheet, cut) == 0 || g_str_has_suffix (sheet, end);
}

static int
named_repeat (const MonevResponseImport *self, const char *sheet)
{
  for (guint i = 1; i < monev_shape_count (self->shape); i++)
    if (monev_shape_field (self->shape, (int)i)->kind == MONEV_SHAPE_REPEAT
        && is_named_after (sheet, monev_shape_field (self->shape, (int)i)->name))
      return (int)i;
  return 0;
}

static gboolean
names_parent (const GArray *columns)
{
  for (guint i = 0; i < columns->len; i++)
    {
      MonevImportMeaning meaning = g_array_index (columns, MonevImportColumn, i).meaning;

      if (meaning == MONEV_IMPORT_PARENT_INDEX || meaning == MONEV_IMPORT_PARENT_KEY
          || meaning == MONEV_IMPORT_PARENT_ID || meaning == MONEV_IMPORT_PARENT_UUID)
        return TRUE;
    }
  return FALSE;
}

/* A table that is not named after a repeat is that of the repeat whose questions it holds. */
static int
fitting_repeat (MonevResponseImport *self, MonevTable *table, GHashTable *mapping)
{
  guint best = 0;
  int repeat = 0;

  for (guint i = 1; i < monev_shape_count (self->shape); i++)
    {
      g_autoptr (GArray) columns = NULL;
      guint head, fit;

      if (monev_shape_field (self->shape, (int)i)->kind != MONEV_SHAPE_REPEAT)
        continue;
      columns = best_head (self, table, (int)i, mapping, &head, &fit);
      if (fit > best)
        {
          best = fit;
          repeat = (int)i;
        }
    }
  return repeat;
}

/* Nothing is guessed: what could be two things, or is there twice, is left to a person. */
static void
tell_unsure (MonevResponseImport *self, const MonevImportSheet *sheet,
             const MonevImportColumn *column, const char *heading)
{
  monev_response_import_tell (
      self, sheet, sheet->head, column->column,
      (MonevIssue){ .code = "column-unsure",
                    .severity = MONEV_SEVERITY_WARNING,
                    .key = heading,
                    .message = "Judul kolom ini dapat berarti lebih dari satu isian, atau isiannya "
                               "sudah diambil dari kolom lain; isinya tidak diambil.",
                    .fix = "Pasangkan kolom itu dengan pertanyaannya, atau biarkan." });
}

static void
tell_unknown (MonevResponseImport *self, const MonevImportSheet *sheet)
{
  for (guint i = 0; i < sheet->columns->len; i++)
    {
      const MonevImportColumn *column = &g_array_index (sheet->columns, MonevImportColumn, i);
      MonevCell cell = monev_table_row_cell (sheet->table, sheet->head, i, NULL);

      if (column->unsure)
        tell_unsure (self, sheet, column, cell.text);
      else if (column->meaning == MONEV_IMPORT_UNKNOWN && *cell.text != '\0')
        monev_response_import_tell (
            self, sheet, sheet->head, column->column,
            (MonevIssue){ .code = "column-unknown",
                          .severity = MONEV_SEVERITY_WARNING,
                          .key = cell.text,
                          .message = "Judul kolom ini bukan pertanyaan instrumen; "
                                     "isinya tidak diambil.",
                          .fix = "Pasangkan kolom itu dengan pertanyaannya, atau "
                                 "biarkan." });
    }
}

static gboolean
names_answer (const MonevImportColumn *column)
{
  return column->meaning == MONEV_IMPORT_ANSWER || column->meaning == MONEV_IMPORT_CHOSEN
         || column->meaning == MONEV_IMPORT_COORDINATE;
}

static void
drop_column (MonevImportColumn *column)
{
  *column = (MonevImportColumn){ MONEV_IMPORT_UNKNOWN, column->column, MONEV_INSTRUMENT_NONE,
                                 .unsure = TRUE };
}

static char *
meaning_key (const MonevImportColumn *column)
{
  GString *key = g_string_new (NULL);

  g_string_append_printf (key, "%d/%d/%s/%u", column->meaning, column->field,
                          column->code == NULL ? "" : column->code, column->part);
  for (guint i = 0; i < column->depth; i++)
    g_string_append_printf (key, "/%u", column->at[i]);
  return g_string_free (key, FALSE);
}

/* Of two columns for one answer that counts which a person chose, or else the first. */
static void
drop_doubles (GArray *columns)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < columns->len; i++)
    {
      MonevImportColumn *column = &g_array_index (columns, MonevImportColumn, i), *before;
      char *key = names_answer (column) ? meaning_key (column) : NULL;

      if (key == NULL)
        continue;
      before = g_hash_table_lookup (known, key);
      if (before != NULL && (before->given || !column->given))
        {
          drop_column (column);
          g_free (key);
          continue;
        }
      if (before != NULL)
        drop_column (before);
      g_hash_table_replace (known, key, column);
    }
}

/* "umur_2024" is no 2,024th child: instances are counted from one, or from zero. */
static void
drop_uncounted (MonevResponseImport *self, GArray *columns)
{
  g_autoptr (GHashTable) counted = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < columns->len; i++)
    {
      const MonevImportColumn *column = &g_array_index (columns, MonevImportColumn, i);

      if (column->depth > 0 && column->at[0] <= 1)
        g_hash_table_add (counted, GINT_TO_POINTER (monev_response_wide_repeat (self->plan, column,
                                                                               0)));
    }
  for (guint i = 0; i < columns->len; i++)
    {
      MonevImportColumn *column = &g_array_index (columns, MonevImportColumn, i);

      if (column->depth > 0 && !column->given
          && !g_hash_table_contains (
              counted, GINT_TO_POINTER (monev_response_wide_repeat (self->plan, column, 0))))
        drop_column (column);
    }
}

static void
tell_repeat (MonevResponseImport *self, const MonevImportSheet *sheet, int repeat)
{
  const MonevImportColumn *first = NULL;
  guint n = 0, most = 0;
  g_autofree char *words = NULL;

  for (guint i = 0; i < sheet->columns->len; i++)
    {
      const MonevImportColumn *column = &g_array_index (sheet->columns, MonevImportColumn, i);

      if (column->depth == 0 || column->meaning == MONEV_IMPORT_UNKNOWN
          || monev_response_wide_repeat (self->plan, column, 0) != repeat)
        continue;
      first = first == NULL ? column : first;
      most = MAX (most, column->at[0]);
      n++;
    }
  if (first == NULL)
    return;
  words = g_strdup_printf ("%u kolom dibaca sebagai baris ulangan, sampai yang ke-%u.", n, most);
  monev_response_import_tell (self, sheet, sheet->head, first->column,
                              (MonevIssue){ .code = "repeat-columns",
                                            .severity = MONEV_SEVERITY_NOTE,
                                            .key = monev_shape_field (self->shape, repeat)->name,
                                            .message = words });
}

static void
tell_repeats (MonevResponseImport *self, const MonevImportSheet *sheet)
{
  for (guint i = 1; i < monev_shape_count (self->shape); i++)
    if (monev_shape_field (self->shape, (int)i)->kind == MONEV_SHAPE_REPEAT)
      tell_repeat (self, sheet, (int)i);
}

static void
keep_sheet (MonevResponseImport *self, MonevTable *table, const char *name, int repeat, guint head,
            GArray *columns)
{
  MonevImportSheet *sheet = g_new0 (MonevImportSheet, 1);

  sheet->table = monev_table_ref (table);
  sheet->name = g_strdup (name);
  sheet->repeat = repeat;
  sheet->head = head;
  sheet->columns = columns;
  g_ptr_array_add (self->sheets, sheet);
  drop_uncounted (self, columns);
  drop_doubles (columns);
  tell_repeats (self, sheet);
  tell_unknown (self, sheet);
  if (self->bare)
    sheet->head = monev_field_return_head (table, head);
}

static void
take_table (MonevResponseImport *self, MonevTable *table, const char *name, GHashTable *mapping)
{
  int repeat = self->sheets->len == 0 ? 0 : named_repeat (self, name);
  guint head = 0, fit = 0;
  GArray *columns = best_head (self, table, repeat, mapping, &head, &fit);

  if (columns != NULL && repeat == 0 && self->sheets->len > 0 && names_parent (columns))
    {
      g_clear_pointer (&columns, g_array_unref);
      repeat = fitting_repeat (self, table, mapping);
      columns = best_head (self, table, repeat, mapping, &head, &fit);
    }
  if (columns == NULL && self->looking && monev_table_n_rows (table) > 0
      && (self->strange == NULL
          || monev_table_n_cells (table) > monev_table_n_cells (self->strange)))
    {
      g_clear_pointer (&self->strange, monev_table_unref);
      self->strange = monev_table_ref (table);
      monev_response_entry_set (&self->strange_name, name);
    }
  /* A further sheet that is no repeat is a note, a codebook, a pivot table. */
  if (columns == NULL || (repeat == 0 && self->sheets->len > 0))
    g_clear_pointer (&columns, g_array_unref);
  else
    keep_sheet (self, table, name, repeat, head, columns);
}

typedef struct
{
  MonevResponseImport *import;
  MonevDbConnection *connection;
  GHashTable *mapping;
} Opening;

/* The fullest of the first rows stands for the headings, so that a table of the same kind is known
 * again before anybody has said what its columns mean. */
static guint
fullest_row (const MonevTable *table)
{
  guint head = 0;

  for (guint i = 1; i < MIN (monev_table_n_rows (table), HEAD_ROWS); i++)
    if (monev_table_row_n_cells (table, i) > monev_table_row_n_cells (table, head))
      head = i;
  return head;
}

static char *
signature_of (const MonevResponseImport *self, const MonevTable *table)
{
  g_autoptr (GString) text = g_string_new (self->instrument_id);
  guint head = fullest_row (table);

  for (guint i = 0; monev_table_n_rows (table) > 0 && i < monev_table_row_n_cells (table, head);
       i++)
    g_string_append_printf (text, "\n%s", monev_table_row_cell (table, head, i, NULL).text);
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text->str, -1);
}

/* What was said last time about a table of this kind, unless it is said anew. */
static gboolean
recall (Opening *self, const MonevTable *table, GError **error)
{
  MonevResponseImport *import = self->import;
  g_autofree char *canonical = NULL;
  json_auto_t *known = NULL;
  gsize i;
  json_t *pair;

  import->signature = signature_of (import, table);
  if (!monev_response_recall (self->connection, "response", import->signature, &canonical, error))
    return FALSE;
  known = canonical == NULL ? NULL : monev_json_load (canonical, -1, NULL);
  json_array_foreach (known, i, pair)
  {
    const char *heading = json_string_value (json_array_get (pair, 0));
    const char *name = json_string_value (json_array_get (pair, 1));

    if (heading != NULL && name != NULL && !g_hash_table_contains (self->mapping, heading))
      g_hash_table_insert (self->mapping, g_strdup (heading), g_strdup (name));
  }
  return TRUE;
}

static gboolean
take_file (Opening *self, const char *path, GError **error)
{
  g_auto (GStrv) sheets = monev_table_file_sheets (path, error);
  g_autofree char *base = g_path_get_basename (path);
  char *ending = strrchr (base, '.');

  if (sheets == NULL)
    return FALSE;
  if (ending != NULL)
    *ending = '\0';
  for (guint i = 0; i == 0 || (sheets[0] != NULL && sheets[i] != NULL); i++)
    {
      g_autoptr (MonevTable) table = NULL;
      const char *sheet = sheets[0] == NULL ? NULL : sheets[i];

      if (monev_response_import_stopped (self->import, error))
        return FALSE;
      if (sheet != NULL && strcmp (sheet, CODEBOOK) == 0)
        continue;
      table = monev_table_file_read (path, sheet, self->import->issues, error);
      if (table == NULL || (self->import->signature == NULL && !recall (self, table, error)))
        return FALSE;
      take_table (self->import, table, sheet == NULL || *sheet == '\0' ? base : sheet,
                  self->mapping);
    }
  return TRUE;
}

static char *
canonical_of (GHashTable *mapping, GError **error)
{
  json_auto_t *json = json_array ();
  g_autoptr (GList) headings = g_list_sort (g_hash_table_get_keys (mapping), (GCompareFunc)strcmp);

  for (GList *at = headings; at != NULL; at = at->next)
    json_array_append_new (json,
                           json_pack ("[s, s]", at->data, g_hash_table_lookup (mapping, at->data)));
  return monev_json_canonical (json, error);
}

static gboolean
check_mapping (MonevResponseImport *self, GHashTable *mapping, GError **error)
{
  GHashTableIter iter;
  gpointer heading, name;

  g_hash_table_iter_init (&iter, mapping);
  while (g_hash_table_iter_next (&iter, &heading, &name))
    {
      MonevImportColumn column = { MONEV_IMPORT_UNKNOWN };

      if (*(char *)name == '\0' || monev_response_import_means (self, 0, name, &column)
          || monev_shape_find (self->shape, name) >= 0)
        continue;
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                   "Kolom “%s” dipasangkan dengan “%s”, tetapi pertanyaan itu tidak ada.",
                   (char *)heading, (char *)name);
      return FALSE;
    }
  return TRUE;
}

static gboolean
has_answers (const GArray *columns)
{
  for (guint i = 0; i < columns->len; i++)
    {
      MonevImportMeaning meaning = g_array_index (columns, MonevImportColumn, i).meaning;

      if (meaning == MONEV_IMPORT_ANSWER || meaning == MONEV_IMPORT_CHOSEN
          || meaning == MONEV_IMPORT_COORDINATE)
        return TRUE;
    }
  return FALSE;
}

/* The instances of a repeat without the responses they belong to. */
static gboolean
check_whole (const MonevResponseImport *self, GError **error)
{
  const MonevImportSheet *first
      = self->sheets->len == 0 ? NULL : g_ptr_array_index (self->sheets, 0);

  if (first == NULL || self->looking || !names_parent (first->columns)
      || has_answers (first->columns))
    return TRUE;
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
               "“%s” hanya berisi baris-baris pengulangan. Pilih juga berkas utamanya, yang memuat "
               "satu baris untuk setiap responden.",
               first->name);
  return FALSE;
}

static gboolean
check_found (MonevResponseImport *self, const char *path, GError **error)
{
  if (self->sheets->len > 0 || self->strange != NULL)
    return TRUE;
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
               "Berkas %s tidak memuat judul kolom yang dikenal. Baris judul harus memakai nama "
               "atau label pertanyaan.",
               path);
  return FALSE;
}

/** monev_response_import_open_sheets: reads the files of @source; columns that it names, or that
 * were named last time, mean what was said. FALSE with the errors of table-file.h, or INVALID. */
gboolean
monev_response_import_open_sheets (MonevResponseImport *self, MonevDbConnection *connection,
                                   const MonevResponseSource *source, GError **error)
{
  g_autoptr (GHashTable) mapping = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Opening opening = { self, connection, mapping };
  GHashTableIter iter;
  gpointer heading, name;

  if (source->mapping != NULL)
    {
      g_hash_table_iter_init (&iter, source->mapping);
      while (g_hash_table_iter_next (&iter, &heading, &name))
        g_hash_table_insert (mapping, g_strdup (heading), g_strdup (name));
    }
  if (!check_mapping (self, mapping, error))
    return FALSE;
  for (guint k = 0; source->paths[k] != NULL; k++)
    if (!take_file (&opening, source->paths[k], error)
        || !check_found (self, source->paths[0], error))
      return FALSE;
  if (!check_whole (self, error))
    return FALSE;
  if (self->sheets->len == 0)
    keep_sheet (self, self->strange, self->strange_name, 0, fullest_row (self->strange),
                read_head (self, self->strange, fullest_row (self->strange), 0, mapping));
  if (g_hash_table_size (mapping) > 0)
    self->mapping = canonical_of (mapping, error);
  return g_hash_table_size (mapping) == 0 || self->mapping != NULL;
}
