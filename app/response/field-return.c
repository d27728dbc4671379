#include "field-return.h"

#include <string.h>
#include <sys/stat.h>

#include "base/fold.h"
#include "base/json.h"
#include "db-error.h"
#include "exchange/table-file.h"
#include "field-batch.h"
#include "field-private.h"
#include "instrument/instrument-store.h"

#define MOST_BYTES (8 * 1024 * 1024) /* of a file whose sheets are searched for marks */

/* What a field workbook is, and for whom it was made. */

typedef struct {
  char       *path;
  GPtrArray  *tables; /* MonevTable */
  GHashTable *mark;   /* (nullable): of the file as a whole */
} FieldFile;

struct _MonevFieldReturn {
  GPtrArray      *files;    /* FieldFile */
  gint64          number;
  gint64          newest;
  GHashTable     *targets;  /* ids of the groups and sites that are still there */
  MonevIssueList *issues;
};

static void
file_free (gpointer data)
{
  FieldFile *file = data;

  g_free (file->path);
  g_clear_pointer (&file->tables, g_ptr_array_unref);
  g_clear_pointer (&file->mark, g_hash_table_unref);
  g_free (file);
}

/** monev_field_return_free: frees what was recognised. */
void
monev_field_return_free (MonevFieldReturn *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->files);
  g_hash_table_unref (self->targets);
  monev_issue_list_unref (self->issues);
  g_free (self);
}

/** monev_field_return_number: Returns: the version of the instrument that all of them were made for. */
gint64
monev_field_return_number (const MonevFieldReturn *self)
{
  return self->number;
}

static const char *
value_of (GHashTable *mark, const char *key)
{
  const char *value = mark == NULL ? NULL : g_hash_table_lookup (mark, key);

  return value == NULL ? "" : value;
}

static gboolean
is_field (GHashTable *mark)
{
  return mark != NULL && strcmp (value_of (mark, "j"), MONEV_FIELD_KIND) == 0;
}

/* A large table without a name or property of ours is not read twice to look for a mark. */
static gboolean
is_worth_reading (const char *path, GHashTable *mark)
{
  struct stat status;

  return mark != NULL || (stat (path, &status) == 0 && status.st_size <= MOST_BYTES);
}

static GHashTable *
mark_in_tables (const GPtrArray *tables)
{
  for (guint i = 0; i < tables->len; i++)
    {
      GHashTable *mark = monev_form_mark_of_table (g_ptr_array_index (tables, i));

      if (mark != NULL)
        return mark;
    }
  return NULL;
}

/* NULL without an error: an ordinary file. */
static FieldFile *
open_file (const char *path, MonevIssueList *issues, GError **error)
{
  g_autoptr (GHashTable) mark = monev_form_mark_of_file (path);
  g_autoptr (GPtrArray) tables = NULL;
  FieldFile *file;

  if (!is_worth_reading (path, mark))
    return NULL;
  tables = monev_table_file_read_all (path, issues, error);
  if (tables == NULL)
    return NULL;
  if (mark == NULL)
    mark = mark_in_tables (tables);
  if (!is_field (mark))
    return NULL;
  file = g_new0 (FieldFile, 1);
  file->path = g_strdup (path);
  file->tables = g_steal_pointer (&tables);
  file->mark = g_steal_pointer (&mark);
  return file;
}

static gboolean
has_prefix_at_all (const MonevTable *table, const char *const *prefixes)
{
  for (guint i = 0; i < monev_table_n_rows (table); i++)
    for (guint nth = 0; nth < monev_table_row_n_cells (table, i); nth++)
      for (guint p = 0; prefixes[p] != NULL; p++)
        if (g_str_has_prefix (monev_table_row_cell (table, i, nth, NULL).text, prefixes[p]))
          return TRUE;
  return FALSE;
}

/* Whether cells can still be told apart; a mark of the file alone only says whose it was. */
static gboolean
has_cell_marks (const FieldFile *file)
{
  static const char *const prefixes[] = { FIELD_ANSWER, FIELD_TICK, NULL };

  for (guint i = 0; i < file->tables->len; i++)
    if (has_prefix_at_all (g_ptr_array_index (file->tables, i), prefixes))
      return TRUE;
  return FALSE;
}

static void
tell_file (MonevIssueList *issues, const char *path, const char *code, MonevSeverity severity,
           const char *message, const char *fix)
{
  g_autofree char *name = g_path_get_basename (path);

  monev_issue (issues, .code = code, .severity = severity, .file = name, .message = message,
               .fix = fix);
}

/* ---- whose it is ---- */

static gboolean
refuse_other (MonevDbConnection *connection, const MonevResponseSource *source, const char *path,
              const char *id, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (MonevInstrumentEntry) own
      = monev_instrument_store_find (connection, source->instrument_id, NULL);
  g_autoptr (MonevInstrumentEntry) other = monev_instrument_store_find (connection, id, NULL);

  g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
               "Berkas %s adalah formulir instrumen %s%s%s, bukan “%s”. Impor berkas itu pada "
               "instrumennya sendiri.",
               name, other != NULL ? "“" : "", other != NULL ? other->title : "lain",
               other != NULL ? "”" : "", own != NULL ? own->title : source->instrument_id);
  return FALSE;
}

static gboolean
check_version (MonevFieldReturn *self, const GPtrArray *versions, const char *path,
               GHashTable *mark, GError **error)
{
  gint64 number = g_ascii_strtoll (value_of (mark, "v"), NULL, 10);
  g_autofree char *name = g_path_get_basename (path);

  for (guint i = 0; i < versions->len; i++)
    {
      const MonevInstrumentVersion *version = g_ptr_array_index (versions, i);

      self->newest = MAX (self->newest, version->number);
      if (version->number != number || !g_str_has_prefix (version->sha256, value_of (mark, "h")))
        continue;
      if (self->number != 0 && self->number != number)
        {
          g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                       "Berkas %s dibuat untuk versi %" G_GINT64_FORMAT ", isian lain untuk versi %"
                       G_GINT64_FORMAT ". Impor sendiri-sendiri.",
                       name, number, self->number);
          return FALSE;
        }
      self->number = number;
      return TRUE;
    }
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
               "Berkas %s dibuat untuk versi %" G_GINT64_FORMAT " dengan isi yang tidak ada di sini. "
               "Mungkin berasal dari basis data lain; tulis formulirnya lagi dari instrumen ini.",
               name, number);
  return FALSE;
}

/* The mark of the file, and of each sheet that may have come from another one. */
static gboolean
check_file (MonevFieldReturn *self, MonevDbConnection *connection,
            const MonevResponseSource *source, const FieldFile *file, const GPtrArray *versions,
            GError **error)
{
  for (guint i = 0; i <= file->tables->len; i++)
    {
      g_autoptr (GHashTable) mark
          = i == 0 ? g_hash_table_ref (file->mark)
                   : monev_form_mark_of_table (g_ptr_array_index (file->tables, i - 1));

      if (!is_field (mark))
        continue;
      if (strcmp (value_of (mark, "i"), source->instrument_id) != 0)
        return refuse_other (connection, source, file->path, value_of (mark, "i"), error);
      if (!check_version (self, versions, file->path, mark, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_all (MonevFieldReturn *self, MonevDbConnection *connection,
           const MonevResponseSource *source, GError **error)
{
  g_autoptr (GPtrArray) versions
      = monev_instrument_store_versions (connection, source->instrument_id, error);
  g_autoptr (GPtrArray) targets
      = versions == NULL ? NULL : monev_field_targets (connection, source->instrument_id, error);

  if (targets == NULL)
    return FALSE;
  for (guint i = 0; i < targets->len; i++)
    g_hash_table_add (self->targets,
                      g_strdup (((MonevFieldTarget *)g_ptr_array_index (targets, i))->id));
  for (guint i = 0; i < self->files->len; i++)
    if (!check_file (self, connection, source, g_ptr_array_index (self->files, i), versions, error))
      return FALSE;
  return TRUE;
}

static gboolean
open_all (MonevFieldReturn *self, const MonevResponseSource *source, GError **error)
{
  for (guint i = 0; source->paths[i] != NULL; i++)
    {
      g_autoptr (GError) local = NULL;
      FieldFile *file = open_file (source->paths[i], self->issues, &local);

      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      if (file != NULL)
        g_ptr_array_add (self->files, file);
    }
  return TRUE;
}

static gboolean
refuse_mixed (const MonevResponseSource *source, GError **error)
{
  g_autofree char *name = g_path_get_basename (source->paths[0]);

  g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
               "%s dan berkas lain yang dipilih tidak sejenis: sebagian formulir isian, sebagian "
               "tabel biasa. Impor sendiri-sendiri.",
               name);
  return FALSE;
}

/* Files that lost the marks of their cells are tables as any other. */
static gboolean
drop_bare (MonevFieldReturn *self, MonevIssueList *issues)
{
  for (guint i = 0; i < self->files->len; i++)
    {
      const FieldFile *file = g_ptr_array_index (self->files, i);

      if (has_cell_marks (file))
        continue;
      tell_file (issues, file->path, "field-marks-gone", MONEV_SEVERITY_WARNING,
                 "Berkas ini formulir isian kita, tetapi tanda tersembunyi pada baris dan kolomnya "
                 "sudah hilang; isinya dibaca sebagai tabel biasa menurut judul kolomnya.",
                 "Periksa hasilnya. Bila perlu, salin isinya ke formulir yang baru, lalu impor itu.");
      return TRUE;
    }
  return FALSE;
}

static void
pass_on (MonevIssueList *from, MonevIssueList *to)
{
  for (guint i = 0; i < monev_issue_list_size (from); i++)
    monev_issue_list_add (to, monev_issue_list_get (from, i));
}

static gboolean
recognise (MonevFieldReturn *self, MonevDbConnection *connection,
           const MonevResponseSource *source, GError **error)
{
  if (!open_all (self, source, error))
    return FALSE;
  if (self->files->len == 0)
    return TRUE;
  if (!check_all (self, connection, source, error))
    return FALSE;
  return self->files->len == g_strv_length ((char **)source->paths)
         || refuse_mixed (source, error);
}

/**
 * monev_field_return_new:
 * @issues: told when a workbook of ours has lost what its cells are known by
 * @bare: (out): whether one did: it is an ordinary table with more headings than one row
 *
 * Errors: those of table-file.h; INVALID for a workbook of another instrument or of a version that is
 * not known here, for workbooks of several versions at once, and for one beside an ordinary table.
 *
 * Returns: (transfer full) (nullable): the workbooks; NULL without an error when the files are none
 */
MonevFieldReturn *
monev_field_return_new (MonevDbConnection *connection, const MonevResponseSource *source,
                        MonevIssueList *issues, gboolean *bare, GError **error)
{
  g_autoptr (MonevFieldReturn) self = g_new0 (MonevFieldReturn, 1);

  self->files = g_ptr_array_new_with_free_func (file_free);
  self->targets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->issues = monev_issue_list_new ();
  *bare = FALSE;
  if (!recognise (self, connection, source, error) || self->files->len == 0)
    return NULL;
  *bare = drop_bare (self, issues);
  if (*bare)
    return NULL;
  pass_on (self->issues, issues);
  if (self->number < self->newest)
    {
      g_autofree char *message = g_strdup_printf (
          "Formulir ini dibuat untuk versi %" G_GINT64_FORMAT "; yang terbaru versi %"
          G_GINT64_FORMAT ". Jawabannya tetap pada versi yang ditanyakan.",
          self->number, self->newest);

      tell_file (issues, source->paths[0], "field-version", MONEV_SEVERITY_NOTE, message, NULL);
    }
  return g_steal_pointer (&self);
}

/** monev_field_return_head: of a workbook that lost its marks: below the wordings stands how they are
 * filled. Returns: the row before the first that is numbered. */
guint
monev_field_return_head (const MonevTable *table, guint head)
{
  guint number = 0;

  for (guint i = 0; i < monev_table_row_n_cells (table, head) && number == 0; i++)
    {
      guint column;

      if (strcmp (monev_table_row_cell (table, head, i, &column).text, "No") == 0)
        number = column;
    }
  for (guint row = head + 1; number > 0 && row < MIN (monev_table_n_rows (table), head + 10); row++)
    if (monev_table_cell (table, monev_table_row_number (table, row), number).kind
        == MONEV_CELL_NUMBER)
      return row - 1;
  return head;
}

/* ---- the files ---- */

/** monev_field_return_read: the rows and instances of all files, each with its uuid. FALSE with
 * CANCELLED. */
gboolean
monev_field_return_read (MonevFieldReturn *self, MonevResponseImport *import, GError **error)
{
  for (guint i = 0; i < self->files->len; i++)
    {
      const FieldFile *file = g_ptr_array_index (self->files, i);
      g_autoptr (MonevFieldReader) reader
          = monev_field_reader_new (import, file->mark, self->targets, i);

      for (guint t = 0; t < file->tables->len; t++)
        {
          if (monev_response_import_stopped (import, error))
            return FALSE;
          monev_field_reader_take (reader, g_ptr_array_index (file->tables, t), t);
        }
      monev_field_reader_finish (reader);
    }
  return TRUE;
}

/* ---- who is who ---- */

/** monev_field_return_other: Returns: (transfer full): the uuid of what another person wrote into a copy
 * of the same workbook. */
char *
monev_field_return_other (const char *uuid, const char *enumerator)
{
  g_autofree char *folded = monev_fold_key (enumerator);
  g_autofree char *name = g_strconcat (uuid, "/petugas/", folded, NULL);

  return monev_form_mark_uuid (name);
}

/* The same content in the same workbook, once more, is another respondent who said the same. */
static void
name_by_content (MonevImportRow *row, GHashTable *seen)
{
  g_autofree char *answers = monev_json_canonical (row->answers, NULL);
  guint before;
  g_autofree char *name = NULL;
  char *key = g_strconcat (row->sheet->book, "/isi/", answers != NULL ? answers : "", NULL);

  before = GPOINTER_TO_UINT (g_hash_table_lookup (seen, key));
  name = g_strdup_printf ("%s/%u", key, before);
  g_hash_table_insert (seen, key, GUINT_TO_POINTER (before + 1));
  g_free (row->uuid);
  row->uuid = monev_form_mark_uuid (name);
}

static void
tell_row (MonevResponseImport *import, const MonevImportRow *row, const char *code,
          const char *message, const char *fix)
{
  monev_response_import_tell (import, row->sheet, row->nth, 0,
                              (MonevIssue){ .code = code,
                                            .severity = MONEV_SEVERITY_WARNING,
                                            .message = message,
                                            .fix = fix });
}

/** monev_field_return_settle: gives those a uuid that have none, or that of a row they were copied from;
 * instances are joined to their responses already. The same row in two files is for the import. */
void
monev_field_return_settle (MonevResponseImport *import)
{
  g_autoptr (GHashTable) first = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < import->rows->len; i++)
    {
      MonevImportRow *row = g_ptr_array_index (import->rows, i);
      const MonevImportRow *before = g_hash_table_lookup (first, row->uuid);

      if (*row->uuid == '\0')
        {
          name_by_content (row, seen);
          tell_row (import, row, "field-row-added",
                    "Baris ini ditambahkan sendiri, jadi tidak bertanda; jawabannya diambil dan "
                    "dikenali dari isinya.",
                    "Bila isinya nanti diubah dan berkasnya diimpor lagi, baris ini menjadi jawaban "
                    "baru: hapus yang lama.");
        }
      else if (before == NULL)
        g_hash_table_insert (first, row->uuid, row);
      else if (before->sheet->file == row->sheet->file
               && !json_equal (before->answers, row->answers))
        {
          name_by_content (row, seen);
          tell_row (import, row, "field-row-copied",
                    "Baris atau lembar ini salinan dari yang lain dengan isi yang berbeda; diambil "
                    "sebagai jawaban tersendiri.",
                    "Periksa apakah ini memang responden lain.");
        }
    }
}
