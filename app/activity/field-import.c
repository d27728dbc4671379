#include "activity/field-import.h"

#include <string.h>

#include "activity/coordinate.h"
#include "activity/field-private.h"
#include "exchange/number-text.h"
#include "people/people.h"
#include "programme/programme.h"
#include "record/record-check.h"
#include "record/record-store.h"
#include "reference/import-private.h"
#include "reference/lookup.h"

struct _MonevFieldImport {
  const MonevRecordType *type;
  MonevTable            *table;
  char                  *activity_id;
  MonevImportMapping     mapping;
  MonevImportCount       count;
  GPtrArray             *records; /* to be written */
  GPtrArray             *before;  /* what each replaces; NULL for a new one */
  GArray                *rows;    /* gint64: the row of each */
};

/* What is looked up while the rows are read. */
typedef struct {
  MonevFieldImport      *plan;
  const MonevRecordType *type;
  const MonevTable      *table;
  MonevDbConnection     *connection;
  const char            *source;
  char                  *year;
  MonevLookup           *own, *agencies, *programmes, *sites;
  GHashTable            *seen;    /* key → row */
  MonevIssueList        *issues;
  gint64                 row;
} Import;

static void
import_clear (Import *import)
{
  MonevLookup *all[] = { import->own, import->agencies, import->programmes, import->sites };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    g_clear_pointer (&all[i], monev_lookup_free);
  g_free (import->year);
  g_clear_pointer (&import->seen, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Import, import_clear)

static void
drop_record (gpointer record)
{
  g_clear_pointer ((MonevRecord **) &record, monev_record_unref);
}

/** monev_field_import_free: frees what was checked. */
void
monev_field_import_free (MonevFieldImport *self)
{
  if (self == NULL)
    return;
  monev_table_unref (self->table);
  g_free (self->activity_id);
  g_ptr_array_unref (self->records);
  g_ptr_array_unref (self->before);
  g_array_unref (self->rows);
  g_free (self);
}

/* A rule that a record breaks, with the place of its row. */
static void
report (Import *import, const MonevIssue *found)
{
  MonevIssue issue = *found;
  int field = found->key != NULL ? monev_record_type_field (import->type, found->key) : -1;
  guint column = field >= 0 ? import->plan->mapping.columns[field] : 0;
  g_autofree char *cell = column > 0 ? monev_cell_reference (import->row, column) : NULL;

  issue.file = monev_table_file (import->table);
  issue.sheet = monev_table_sheet (import->table);
  issue.row = import->row;
  issue.cell = cell;
  monev_issue_list_add (import->issues, &issue);
}

static const MonevRecord *
find_reference (const Import *import, const MonevField *field, const char *text)
{
  gboolean ambiguous;

  if (strcmp (field->refers, "agency") == 0)
    return monev_lookup_find (import->agencies, text, &ambiguous);
  if (strcmp (field->refers, "programme") == 0)
    return monev_lookup_find_in_year (import->programmes, text, import->year);
  if (strcmp (field->refers, "site") == 0)
    return monev_lookup_find (import->sites, text, &ambiguous);
  return NULL;
}

static MonevRecord *
enter_reference (Import *import, MonevRecord *record, guint i, const char *typed,
                 MonevIssueList *found)
{
  const MonevField *field = &import->type->fields[i];
  g_autofree char *text = monev_text_tidy (typed);
  const MonevRecord *meant = *text != '\0' ? find_reference (import, field, text) : NULL;
  g_autofree char *label = NULL;

  if (*text == '\0' || strcmp (text, "-") == 0)
    return monev_record_with_shown (record, i, "", NULL);
  if (meant == NULL)
    {
      monev_issue (found, .code = "reference", .severity = MONEV_SEVERITY_ERROR, .key = field->name,
                   .column = field->heading, .message = "Yang dirujuk di sini tidak ditemukan.",
                   .fix = "Periksa tulisannya, atau tambahkan dulu datanya.", .found = text);
      return record;
    }
  label = monev_record_label (meant);
  return monev_record_with_shown (record, i, monev_record_id (meant), label);
}

static char *
cell_text (const MonevCell *cell)
{
  if (cell->kind == MONEV_CELL_NUMBER && monev_number_is_valid (cell->text))
    return monev_number_to_plain (cell->text);
  return g_strdup (cell->text);
}

/* One column with both coordinates, empty, says nothing of either: what is stored of them stays. */
static gboolean
holds_both (const Import *import, const MonevField *field)
{
  int longitude = monev_record_type_field (import->type, "longitude");

  return strcmp (field->name, "latitude") == 0 && longitude >= 0
         && import->plan->mapping.columns[longitude] == 0;
}

/* A pair in one cell stands for both: the longitude that is stored would hide its second half. */
static MonevRecord *
without_longitude (MonevRecord *record, const char *text)
{
  g_autofree char *latitude = NULL;
  g_autofree char *longitude = NULL;

  return monev_coordinate_parse_pair (text, &latitude, &longitude, NULL)
           ? monev_record_with (record, "longitude", "") : record;
}

/* Programs that write workbooks often keep no value beside a formula. */
static gboolean
is_unreckoned (const MonevCell *cell)
{
  return cell->kind == MONEV_CELL_EMPTY && (cell->flags & MONEV_CELL_FORMULA) != 0;
}

/* Says why a cell holds nothing that could be read. */
static gboolean
refuse_cell (const MonevField *field, const MonevCell *cell, MonevIssueList *found)
{
  if (is_unreckoned (cell))
    monev_issue (found, .code = "formula-without-value", .severity = MONEV_SEVERITY_ERROR,
                 .key = field->name, .column = field->heading,
                 .message = "Sel ini berisi rumus tanpa nilai tersimpan.",
                 .fix = "Buka berkasnya di Excel lalu simpan, atau tulis nilainya.");
  else if (cell->kind == MONEV_CELL_ERROR)
    monev_issue (found, .code = "cell-error", .severity = MONEV_SEVERITY_ERROR, .key = field->name,
                 .column = field->heading, .message = "Rumus sel ini gagal.",
                 .fix = "Perbaiki rumusnya atau tulis nilainya.", .found = cell->text);
  return is_unreckoned (cell) || cell->kind == MONEV_CELL_ERROR;
}

/* The cells of the row over @record; consumes it. */
static MonevRecord *
read_row (Import *import, MonevRecord *record, MonevIssueList *found)
{
  for (guint i = 0; import->type->fields[i].name != NULL; i++)
    {
      guint column = import->plan->mapping.columns[i];
      const MonevField *field = &import->type->fields[i];
      g_autofree char *text = NULL;
      MonevCell cell;

      if (column == 0 || strcmp (field->name, "activity_id") == 0)
        continue;
      cell = monev_table_cell (import->table, import->row, column);
      if (refuse_cell (field, &cell, found))
        continue;
      if (cell.kind == MONEV_CELL_EMPTY && (field->initial != NULL || holds_both (import, field)))
        continue;
      text = cell_text (&cell);
      if (holds_both (import, field))
        record = without_longitude (record, text);
      if (field->kind == MONEV_FIELD_REFERENCE)
        record = enter_reference (import, record, i, text, found);
      else
        record = monev_record_enter (record, i, text, found);
    }
  return record;
}

static gboolean
is_double (Import *import, const MonevRecord *record, MonevIssueList *found)
{
  char *key = monev_lookup_key (record);
  gint64 first = (gint64) GPOINTER_TO_SIZE (g_hash_table_lookup (import->seen, key));
  g_autofree char *message = NULL;

  if (first == 0)
    {
      g_hash_table_insert (import->seen, key, GSIZE_TO_POINTER ((gsize) import->row));
      return FALSE;
    }
  g_free (key);
  message = g_strdup_printf ("Baris ini sama dengan baris %" G_GINT64_FORMAT ".", first);
  monev_issue (found, .code = "double-row", .severity = MONEV_SEVERITY_ERROR, .message = message,
               .fix = "Hapus salah satunya.");
  return TRUE;
}

static void
sort_in (Import *import, const MonevRecord *stored, MonevRecord *record)
{
  MonevFieldImport *plan = import->plan;

  if (stored != NULL && monev_record_equal (stored, record))
    import->plan->count.same++;
  else
    {
      import->plan->count.added += stored == NULL ? 1 : 0;
      import->plan->count.changed += stored != NULL ? 1 : 0;
      g_ptr_array_add (plan->records, monev_record_ref (record));
      g_ptr_array_add (plan->before,
                       stored != NULL ? monev_record_ref ((MonevRecord *) stored) : NULL);
      g_array_append_val (plan->rows, import->row);
    }
}

static MonevRecord *
blank (const Import *import)
{
  MonevRecord *record = monev_field_new (import->type, import->plan->activity_id);

  return import->source != NULL && monev_record_type_field (import->type, "source") >= 0
           ? monev_record_with (record, "source", import->source) : record;
}

/* Rules that ask other rows are asked here, so that one faulty row does not stop the others. */
static gboolean
check_stored (Import *import, const MonevRecord *record, MonevIssueList *found, GError **error)
{
  return import->type->stored == NULL
         || monev_issue_list_count (found, MONEV_SEVERITY_ERROR) > 0
         || import->type->stored (import->connection, record, found, error);
}

/* A cell that could not be read is told once: that its field is empty then is no second fault. */
static gboolean
is_told (const MonevIssueList *found, guint i)
{
  const MonevIssue *issue = monev_issue_list_get (found, i);

  for (guint n = 0; n < i; n++)
    {
      const MonevIssue *first = monev_issue_list_get (found, n);

      if (g_strcmp0 (first->key, issue->key) == 0
          && (strcmp (first->code, "formula-without-value") == 0
              || strcmp (first->code, "cell-error") == 0))
        return TRUE;
    }
  return FALSE;
}

static gboolean
take_row (Import *import, GError **error)
{
  g_autoptr (MonevIssueList) found = monev_issue_list_new ();
  g_autoptr (MonevIssueList) unsaid = monev_issue_list_new ();
  g_autoptr (MonevRecord) read = NULL;
  g_autoptr (MonevRecord) record = NULL;
  const MonevRecord *stored;

  read = read_row (import, blank (import), found);
  stored = monev_lookup_match (import->own, read);
  record = stored != NULL ? read_row (import, monev_record_ref ((MonevRecord *) stored), unsaid)
                          : monev_record_ref (read);
  record = monev_record_check (g_steal_pointer (&record), found);
  import->plan->count.read++;
  if (!check_stored (import, record, found, error))
    return FALSE;
  if (monev_issue_list_count (found, MONEV_SEVERITY_ERROR) == 0
      && !is_double (import, record, found))
    sort_in (import, stored, record);
  else
    import->plan->count.rejected++;
  for (guint i = 0; i < monev_issue_list_size (found); i++)
    if (!is_told (found, i))
      report (import, monev_issue_list_get (found, i));
  return TRUE;
}

static gboolean
is_empty_row (const Import *import)
{
  for (guint i = 0; i < MONEV_RECORD_MAX_FIELDS; i++)
    if (import->plan->mapping.columns[i] > 0)
      {
        MonevCell cell = monev_table_cell (import->table, import->row,
                                           import->plan->mapping.columns[i]);

        if (cell.kind != MONEV_CELL_EMPTY || is_unreckoned (&cell))
          return FALSE;
      }
  return TRUE;
}

/* Under the headings many tables number their columns: (1) (2) (3). */
static gboolean
is_numbering (const Import *import)
{
  guint n = 0;

  for (guint i = 0; i < MONEV_RECORD_MAX_FIELDS; i++)
    {
      MonevCell cell;

      if (import->plan->mapping.columns[i] == 0)
        continue;
      cell = monev_table_cell (import->table, import->row, import->plan->mapping.columns[i]);
      if (cell.length == 0 || strspn (cell.text, "()0123456789") != cell.length)
        return FALSE;
      n++;
    }
  return n > 1;
}

static MonevLookup *
look_up (MonevDbConnection *connection, const MonevRecordType *type, GError **error)
{
  g_autoptr (GPtrArray) list = monev_record_store_list (connection, type, 0, error);

  return list != NULL ? monev_lookup_new (type, list) : NULL;
}

static MonevLookup *
look_up_own (MonevDbConnection *connection, const MonevRecordType *type, const char *activity_id,
             GError **error)
{
  g_autoptr (GPtrArray) list = monev_field_list (connection, type, activity_id, error);

  return list != NULL ? monev_lookup_new (type, list) : NULL;
}

/* Rows that cannot be told apart would be written over each other. */
static gboolean
can_tell_rows (const Import *import, GError **error)
{
  const MonevField *lacking
    = monev_lookup_lacks (import->type, import->plan->mapping.columns);

  if (lacking == NULL)
    return TRUE;
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
               "Kolom \"%s\" belum ada pada %s. Beri judul \"%s\" pada kolomnya, atau pilih "
               "kolomnya di jendela impor.", lacking->heading, monev_table_file (import->table),
               lacking->heading);
  return FALSE;
}

static gboolean
prepare (Import *import, const MonevImportMapping *mapping, GError **error)
{
  MonevDbConnection *connection = import->connection;
  const char *activity_id = import->plan->activity_id;
  g_auto (MonevFieldSpan) span = { 0 };

  import->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (mapping != NULL)
    import->plan->mapping = *mapping;
  else if (!monev_import_map (connection, import->type, import->table, &import->plan->mapping,
                              error))
    return FALSE;
  if (!can_tell_rows (import, error))
    return FALSE;
  if (!monev_field_span (connection, activity_id, &span, error)
      || (import->own = look_up_own (connection, import->type, activity_id, error)) == NULL
      || (import->sites = look_up_own (connection, &monev_site_type, activity_id, error)) == NULL
      || (import->agencies = look_up (connection, &monev_agency_type, error)) == NULL
      || (import->programmes = look_up (connection, &monev_programme_type, error)) == NULL)
    return FALSE;
  import->year = g_strdup_printf ("%" G_GINT64_FORMAT, span.year);
  return TRUE;
}

/* Rows between two words of how far it is: a check of one row takes well under a millisecond. */
#define STEP_ROWS 50

static gboolean
walk_on (const Import *import, const MonevFieldImportHints *hints, guint done, GError **error)
{
  const MonevImportProgress progress = { import->type, 0, 0, done,
                                         monev_table_n_rows (import->table) };

  return hints == NULL || hints->step == NULL || done % STEP_ROWS != 0
         || hints->step (&progress, hints->data, error);
}

static MonevFieldImport *
plan_new (const MonevRecordType *type, const char *activity_id, MonevTable *table)
{
  MonevFieldImport *self = g_new0 (MonevFieldImport, 1);

  self->type = type;
  self->table = monev_table_ref (table);
  self->activity_id = g_strdup (activity_id);
  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) monev_record_unref);
  self->before = g_ptr_array_new_with_free_func (drop_record);
  self->rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

/** monev_field_import_map: @mapping: (out): the columns by their headings, or as they were assigned
 * once for a file like this. Errors: INVALID when no heading is known. */
gboolean
monev_field_import_map (MonevDbConnection *connection, const MonevRecordType *type,
                        const MonevTable *table, MonevImportMapping *mapping, GError **error)
{
  return monev_import_map (connection, type, table, mapping, error);
}

/**
 * monev_field_import_check:
 * @type: %monev_site_type or %monev_proposal_type
 * @table: a reference is kept
 * @hints: (nullable): what the file does not say
 * @issues: takes what is wrong, with sheet, row and cell
 *
 * Nothing is written. Faulty rows are no error: they are counted as rejected.
 *
 * Errors: INVALID when no heading is known or the column is missing that tells rows apart, NOT_FOUND for the run, and what the step says.
 *
 * Returns: (transfer full): what applying would do.
 */
MonevFieldImport *
monev_field_import_check (MonevDbConnection *connection, const MonevRecordType *type,
                          const char *activity_id, MonevTable *table,
                          const MonevFieldImportHints *hints, MonevIssueList *issues,
                          GError **error)
{
  g_autoptr (MonevFieldImport) plan = NULL;
  g_auto (Import) import = { .type = type, .table = table, .connection = connection,
                             .issues = issues };

  g_return_val_if_fail (type == &monev_site_type || type == &monev_proposal_type, NULL);
  plan = import.plan = plan_new (type, activity_id, table);
  import.source = hints != NULL ? hints->source : NULL;
  if (!prepare (&import, hints != NULL ? hints->mapping : NULL, error))
    return NULL;
  for (guint i = 0; i < monev_table_n_rows (table); i++)
    {
      import.row = monev_table_row_number (table, i);
      if (!walk_on (&import, hints, i, error))
        return NULL;
      if (import.row > plan->mapping.head_row && !is_empty_row (&import)
          && !monev_import_is_sum (table, i) && !is_numbering (&import)
          && !take_row (&import, error))
        return NULL;
    }
  return g_steal_pointer (&plan);
}

/** monev_field_import_count: Returns: (transfer none): rows read, added, changed, same, rejected. */
const MonevImportCount *
monev_field_import_count (const MonevFieldImport *self)
{
  return &self->count;
}

/** monev_field_import_n_changes: Returns: how many records applying writes. */
guint
monev_field_import_n_changes (const MonevFieldImport *self)
{
  return self->records->len;
}

/** monev_field_import_change: @change: (out): the @i-th of them; its records belong to @self. */
void
monev_field_import_change (const MonevFieldImport *self, guint i, MonevImportChange *change)
{
  *change = (MonevImportChange) { g_array_index (self->rows, gint64, i), self->before->pdata[i],
                                  self->records->pdata[i] };
}

static gboolean
remember (MonevDbConnection *connection, gpointer data, GError **error)
{
  const MonevFieldImport *self = data;
  gint64 now = 0;

  return monev_db_now (connection, &now, error)
         && monev_import_remember (connection, self->type, self->table, &self->mapping, now, error);
}

/* In one transaction: an import that was stopped behind the rows would still have taken them. */
static gboolean
write_and_remember (MonevActivityWork *work, gpointer data, GError **error)
{
  const MonevFieldImport *self = data;

  return monev_field_write_all (work, self->records, error)
         && monev_import_remember (work->connection, self->type, self->table, &self->mapping,
                                   work->now, error);
}

/** monev_field_import_apply: writes what was checked, all or none. Errors: DENIED, AUTH, STATE;
 * CONFLICT, CONSTRAINT when the table changed meanwhile. */
gboolean
monev_field_import_apply (MonevDbConnection *connection, const MonevActor *actor,
                          const MonevFieldImport *self, MonevIssueList *issues, GError **error)
{
  if (self->records->len == 0)
    return monev_db_transaction (connection, remember, (gpointer) self, error);
  return monev_activity_run (connection, actor, MONEV_ACT_ACTIVITY_WORK, self->activity_id,
                             write_and_remember, (gpointer) self, issues, error);
}

static gboolean
is_taken (const MonevImportMapping *mapping, guint column)
{
  for (guint i = 0; i < MONEV_RECORD_MAX_FIELDS; i++)
    if (mapping->columns[i] == column)
      return TRUE;
  return FALSE;
}

/* Where nobody looks at the columns, those that were left out are named. */
static void
tell_untaken (const MonevFieldImport *self, MonevIssueList *issues)
{
  gint64 row = self->mapping.head_row;

  for (guint column = 1; column <= monev_table_n_columns (self->table); column++)
    {
      MonevCell head = monev_table_cell (self->table, row, column);
      g_autofree char *cell = monev_cell_reference (row, column);

      if (head.kind != MONEV_CELL_EMPTY && !is_taken (&self->mapping, column))
        monev_issue (issues, .code = "column-untaken", .severity = MONEV_SEVERITY_NOTE,
                     .file = monev_table_file (self->table),
                     .sheet = monev_table_sheet (self->table), .row = row, .cell = cell,
                     .column = head.text, .message = "Kolom ini tidak diambil.",
                     .fix = "Ganti judulnya dengan judul yang dikenal bila isinya diperlukan.");
    }
}

/**
 * monev_field_import:
 * @count: (out): rows read, added, changed, the same, rejected
 *
 * monev_field_import_check() and monev_field_import_apply() at once, with their errors; who may not
 * is refused before the file is read. @issues also names the columns that were not taken.
 */
gboolean
monev_field_import (MonevDbConnection *connection, const MonevActor *actor,
                    const MonevRecordType *type, const char *activity_id, MonevTable *table,
                    const MonevFieldImportHints *hints, MonevImportCount *count,
                    MonevIssueList *issues, GError **error)
{
  g_autoptr (MonevFieldImport) plan = NULL;

  if (!monev_policy_check (actor, MONEV_ACT_ACTIVITY_WORK, error))
    return FALSE;
  plan = monev_field_import_check (connection, type, activity_id, table, hints, issues, error);
  if (plan == NULL || !monev_field_import_apply (connection, actor, plan, issues, error))
    return FALSE;
  tell_untaken (plan, issues);
  *count = plan->count;
  return TRUE;
}
