#include "reference/import.h"

#include <string.h>

#include "base/fold.h"
#include "base/decimal.h"
#include "base/id.h"
#include "exchange/number-text.h"
#include "record/record-check.h"
#include "record/record-store.h"
#include "reference/import-private.h"
#include "reference/import-rejects.h"
#include "reference/lookup.h"

/* A row may name another of the same file, above it or below (an Induk, an Atasan): the first pass
 * gives each new record its id, the second resolves those names. */
typedef struct {
  guint              index;
  MonevRecord       *record;
  const MonevRecord *stored; /* borrowed from the lookup, NULL for a new one */
  guint              bad;    /* a bit for each field whose cell could not be taken */
} Row;

/* Who watches is asked this often; a row takes some ten microseconds. */
#define STEP_ROWS 64

static void
free_record (gpointer record)
{
  if (record != NULL)
    monev_record_unref (record);
}

/* The place of a field in the row that is being read; @field -1 is the row as a whole. */
void
monev_import_report (MonevImportReader *reader, MonevSeverity severity, const char *code, int field,
                     const char *message, const char *fix, const char *found)
{
  const MonevTable *table = reader->plan->table;
  gint64 row = monev_table_row_number (table, reader->index);
  guint column = field >= 0 ? reader->plan->mapping.columns[field] : 0;
  g_autofree char *cell = column > 0 ? monev_cell_reference (row, column) : NULL;
  const MonevField *f = field >= 0 ? &reader->plan->type->fields[field] : NULL;

  monev_issue (reader->issues, .code = code, .severity = severity,
               .file = monev_table_file (table), .sheet = monev_table_sheet (table), .row = row,
               .cell = cell, .column = f != NULL ? f->heading : NULL,
               .key = f != NULL ? f->name : NULL, .message = message, .fix = fix, .found = found);
}

/* What the field's own rules said, told again with the place in the file. Of a field whose cell
 * could not be taken, that has been told, and what stands in its place says nothing: @bad. */
static gboolean
report_all (MonevImportReader *reader, MonevIssueList *found, guint bad)
{
  for (guint i = 0; i < monev_issue_list_size (found); i++)
    {
      const MonevIssue *issue = monev_issue_list_get (found, i);
      int field = issue->key != NULL ? monev_record_type_field (reader->plan->type, issue->key)
                                     : -1;

      if (field >= 0 && (bad & 1u << field) != 0)
        continue;
      monev_import_report (reader, issue->severity, issue->code, field, issue->message, issue->fix,
              issue->found);
    }
  return monev_issue_list_count (found, MONEV_SEVERITY_ERROR) == 0;
}

static const char *
year_of (const MonevRecord *record)
{
  const char *field = monev_record_type (record)->year_field;

  return field != NULL ? monev_record_get (record, field) : NULL;
}

/* What is kept by year is meant in the year of the row that names it. */
static const MonevRecord *
find_referred (MonevImportReader *reader, const MonevRecord *record, guint i, const char *text,
               gboolean *ambiguous)
{
  const MonevRecord *found = monev_lookup_find (reader->refers[i], text, ambiguous);
  const MonevRecordType *type = monev_reference_find (reader->plan->type->fields[i].refers);

  if (type->year_field == NULL || year_of (record) == NULL)
    return found;
  found = monev_lookup_find_in_year (reader->refers[i], text, year_of (record));
  *ambiguous = FALSE;
  return found;
}

/* A list of links says no more about a row than that there are some; a name that is not known yet is
 * left out of it. So may two lists name each other, as OPD and their Asisten do: one goes first. */
static void
report_unfound (MonevImportReader *reader, guint i, const char *text, gboolean ambiguous)
{
  const MonevField *field = &reader->plan->type->fields[i];
  const char *noun = monev_reference_find (field->refers)->noun;
  gboolean left_out = !ambiguous && field->kind == MONEV_FIELD_REFERENCES;
  g_autofree char *message
    = ambiguous  ? g_strdup_printf ("%s ini dipakai lebih dari satu %s.", field->heading, noun)
      : left_out ? g_strdup_printf ("%s: %s ini belum ada dalam daftar; barisnya diambil tanpa isian "
                                    "itu.", field->heading, noun)
                 : g_strdup_printf ("%s ini tidak ada dalam daftar %s.", field->heading, noun);
  g_autofree char *again
    = g_strdup_printf ("Impor dulu daftar %s, lalu impor berkas ini sekali lagi.", noun);

  monev_import_report (reader, left_out ? MONEV_SEVERITY_WARNING : MONEV_SEVERITY_ERROR,
                       ambiguous  ? "reference-ambiguous"
                       : left_out ? "reference-left-out"
                                  : "reference-unknown",
                       (int) i, message,
                       ambiguous  ? "Tulis kode atau NIP-nya."
                       : left_out ? again
                                  : "Periksa tulisannya, atau tambahkan dulu ke daftar itu.",
                       text);
}

static MonevRecord *
enter_reference (MonevImportReader *reader, MonevRecord *record, guint i, const char *typed, gboolean *good)
{
  const MonevField *field = &reader->plan->type->fields[i];
  g_autofree char *text = monev_text_tidy (typed);
  const MonevRecord *found;
  gboolean ambiguous = FALSE;

  if (*text == '\0' || strcmp (text, "-") == 0)
    return record;
  found = find_referred (reader, record, i, text, &ambiguous);
  if (found != NULL)
    {
      g_autofree char *shown = monev_record_label (found);
      return monev_record_with_shown (record, i, monev_record_id (found), shown);
    }
  *good = !ambiguous && field->kind == MONEV_FIELD_REFERENCES && *good;
  report_unfound (reader, i, text, ambiguous);
  return record;
}

static MonevRecord *
enter_references (MonevImportReader *reader, MonevRecord *record, guint i, const char *typed, gboolean *good)
{
  g_auto (GStrv) parts = g_regex_split_simple ("[;\n]", typed, 0, 0);
  g_autoptr (GString) ids = g_string_new (NULL);
  g_autoptr (GString) shown = g_string_new (NULL);

  for (guint n = 0; parts[n] != NULL; n++)
    {
      g_autoptr (MonevRecord) one = enter_reference (
        reader, monev_record_new (reader->plan->type), i, parts[n], good);
      g_autofree char *label = monev_record_shown (one, i);

      if (*monev_record_value (one, i) == '\0')
        continue;
      g_string_append_printf (ids, "%s%s", ids->len > 0 ? "\n" : "", monev_record_value (one, i));
      g_string_append_printf (shown, "%s%s", shown->len > 0 ? "; " : "", label);
    }
  return monev_record_with_shown (record, i, ids->str, shown->str);
}

/* Our CSV puts an apostrophe before what a spreadsheet would take for a formula. */
static const char *
without_guard (const char *text)
{
  return text[0] == '\'' && text[1] != '\0' && strchr ("=+-@", text[1]) != NULL ? text + 1 : text;
}

static char *
cell_text (const MonevField *field, const MonevCell *cell)
{
  if (cell->kind == MONEV_CELL_DATE && field->kind == MONEV_FIELD_DATE)
    return g_strndup (cell->text, 10);
  if (cell->kind == MONEV_CELL_NUMBER && monev_number_is_valid (cell->text))
    return monev_number_to_plain (cell->text);
  return g_strdup (without_guard (cell->text));
}

/* A number cell holds 15 digits; of a NIP typed into one the last three are zeros, whatever they
 * were, and the file writes it as 1.97002281996032E+17. */
static gboolean
digits_lost (const MonevField *field, const MonevCell *cell)
{
  g_autofree char *plain = NULL;

  if (field->kind != MONEV_FIELD_TEXT || cell->kind != MONEV_CELL_NUMBER
      || !monev_number_is_valid (cell->text))
    return FALSE;
  plain = monev_number_to_plain (cell->text);
  return monev_number_n_digits (cell->text) > 15 || strcspn (plain, ".") > 15;
}

/* Spreadsheets keep the value of a formula beside it, programs that write workbooks often do not.
 * In a file of rejected rows its mark stands there until somebody writes the value. */
static gboolean
is_unreckoned (const MonevCell *cell)
{
  return (cell->kind == MONEV_CELL_EMPTY && (cell->flags & MONEV_CELL_FORMULA) != 0)
         || (cell->kind == MONEV_CELL_TEXT && strcmp (cell->text, MONEV_REJECT_FORMULA) == 0);
}

/* Says why a cell holds nothing that could be read. */
static gboolean
refuse_cell (MonevImportReader *reader, guint i, const MonevCell *cell)
{
  static const struct { const char *code, *message, *fix; } faults[] = {
    { "formula-without-value", "Sel ini berisi rumus tanpa nilai tersimpan.",
      "Buka berkasnya di Excel lalu simpan, atau tulis nilainya." },
    { "cell-error", "Rumus sel ini gagal.", "Perbaiki rumusnya atau tulis nilainya." },
    { "digits-lost", "Angka ini tersimpan sebagai bilangan, angka terakhirnya hilang.",
      "Ubah format sel menjadi Teks, lalu tulis lagi." },
  };
  const MonevField *field = &reader->plan->type->fields[i];
  int fault = is_unreckoned (cell)             ? 0
              : cell->kind == MONEV_CELL_ERROR ? 1
              : digits_lost (field, cell)      ? 2
                                               : -1;

  if (fault >= 0)
    monev_import_report (reader, MONEV_SEVERITY_ERROR, faults[fault].code, (int) i,
                         faults[fault].message, faults[fault].fix,
                         *cell->text != '\0' ? cell->text : NULL);
  return fault >= 0;
}

static MonevRecord *
enter_cell (MonevImportReader *reader, MonevRecord *record, guint i, const MonevCell *cell, gboolean *good)
{
  const MonevField *field = &reader->plan->type->fields[i];
  g_autoptr (MonevIssueList) found = monev_issue_list_new ();
  g_autofree char *text = cell_text (field, cell);

  if (refuse_cell (reader, i, cell))
    {
      *good = FALSE;
      return record;
    }
  if (field->kind == MONEV_FIELD_REFERENCE)
    return enter_reference (reader, record, i, text, good);
  if (field->kind == MONEV_FIELD_REFERENCES)
    return enter_references (reader, record, i, text, good);
  record = monev_record_enter (record, i, text, found);
  *good = report_all (reader, found, 0) && *good;
  return record;
}

static gboolean
refers_to_itself (const MonevRecordType *type, guint i)
{
  return g_strcmp0 (type->fields[i].refers, type->subject) == 0;
}

/* A choice or a flag cannot be empty, so an empty cell says nothing about it. */
static gboolean
is_never_empty (const MonevField *field)
{
  return field->initial != NULL && *field->initial != '\0';
}

static guint
read_cells (MonevImportReader *reader, MonevRecord **record, gboolean second_pass)
{
  const MonevRecordType *type = reader->plan->type;
  gint64 row = monev_table_row_number (reader->plan->table, reader->index);
  guint bad = 0;

  for (guint i = 0; type->fields[i].name != NULL; i++)
    {
      guint column = reader->plan->mapping.columns[i];
      gboolean good = TRUE;
      MonevCell cell;

      if (column == 0 || refers_to_itself (type, i) != second_pass)
        continue;
      cell = monev_table_cell (reader->plan->table, row, column);
      if (cell.kind == MONEV_CELL_EMPTY && is_never_empty (&type->fields[i])
          && !is_unreckoned (&cell))
        continue;
      *record = enter_cell (reader, *record, i, &cell, &good);
      bad |= good ? 0 : 1u << i;
    }
  return bad;
}

static gboolean
is_spoken_of (MonevImportReader *reader, guint i)
{
  gint64 row = monev_table_row_number (reader->plan->table, reader->index);
  guint column = reader->plan->mapping.columns[i];

  return column > 0
         && (!is_never_empty (&reader->plan->type->fields[i])
             || monev_table_cell (reader->plan->table, row, column).kind != MONEV_CELL_EMPTY);
}

/** monev_import_tell_kept: field @i of @stored stays, because the row being read has nothing for it. */
void
monev_import_tell_kept (MonevImportReader *reader, const MonevRecord *stored, guint i)
{
  g_autofree char *kept = monev_record_shown (stored, i);

  monev_import_report (reader, MONEV_SEVERITY_NOTE, "kept", (int) i,
                       "Sel ini kosong; isian yang tersimpan dibiarkan.",
                       "Bila memang harus kosong, izinkan pengosongan sebelum mengimpor.", kept);
}

/* What stands for an empty cell may have been reckoned, such as a pagu of 0. */
static gboolean
is_blank (MonevImportReader *reader, const MonevRecord *read, guint i)
{
  gint64 row = monev_table_row_number (reader->plan->table, reader->index);
  MonevCell cell
    = monev_table_cell (reader->plan->table, row, reader->plan->mapping.columns[i]);

  return cell.kind == MONEV_CELL_EMPTY || *monev_record_value (read, i) == '\0';
}

/* An empty cell mostly says that the sender did not know; to empty a field has to be asked for. Of
 * rows that are added up, whether anything is kept is known only when all are read. */
static gboolean
keeps (MonevImportReader *reader, const MonevRecord *stored, const MonevRecord *read, guint i)
{
  const char *before = monev_record_value (stored, i);

  if ((reader->context.allow & MONEV_IMPORT_CLEAR) != 0 || !is_blank (reader, read, i)
      || *before == '\0' || strcmp (before, monev_record_value (read, i)) == 0)
    return FALSE;
  if (!reader->plan->mapping.joins || reader->plan->type->fields[i].kind != MONEV_FIELD_MONEY)
    monev_import_tell_kept (reader, stored, i);
  return TRUE;
}

/* Fields the file does not have keep what is stored. */
static MonevRecord *
merge (MonevImportReader *reader, const MonevRecord *stored, MonevRecord *read, guint bad)
{
  const MonevRecordType *type = reader->plan->type;
  MonevRecord *merged = monev_record_ref ((MonevRecord *) stored);

  for (guint i = 0; type->fields[i].name != NULL; i++)
    if (is_spoken_of (reader, i) && ((bad & 1u << i) != 0 || !keeps (reader, stored, read, i)))
      {
        g_autofree char *shown = monev_record_shown (read, i);
        gboolean refers = type->fields[i].kind == MONEV_FIELD_REFERENCE
                          || type->fields[i].kind == MONEV_FIELD_REFERENCES;

        merged = monev_record_with_shown (merged, i, monev_record_value (read, i),
                                          refers ? shown : NULL);
      }
  monev_record_unref (read);
  return merged;
}

static gboolean
is_empty_row (MonevImportReader *reader)
{
  gint64 row = monev_table_row_number (reader->plan->table, reader->index);

  for (guint i = 0; i < MONEV_RECORD_MAX_FIELDS; i++)
    if (reader->plan->mapping.columns[i] > 0)
      {
        MonevCell cell = monev_table_cell (reader->plan->table, row,
                                           reader->plan->mapping.columns[i]);
        if (cell.kind != MONEV_CELL_EMPTY || is_unreckoned (&cell))
          return FALSE;
      }
  return TRUE;
}

/**
 * monev_import_is_sum:
 *
 * Returns: whether the row at @index sums others up: its first word is "Jumlah" or "Total", in any
 *   column.
 */
gboolean
monev_import_is_sum (const MonevTable *table, guint index)
{
  guint n = monev_table_row_n_cells (table, index);

  for (guint i = 0; i < n; i++)
    {
      guint column;
      MonevCell cell = monev_table_row_cell (table, index, i, &column);
      g_autofree char *folded = NULL;

      if (cell.kind == MONEV_CELL_EMPTY)
        continue;
      folded = monev_fold_key (cell.text);
      return g_str_has_prefix (folded, "jumlah") || g_str_has_prefix (folded, "total")
             || g_str_has_prefix (folded, "grand total");
    }
  return FALSE;
}

/* "1.02.02 Program Upaya Kesehatan", without an agency and without money: what follows stands under
 * it. */
static gboolean
is_heading_row (MonevImportReader *reader)
{
  const MonevRecordType *type = reader->plan->type;
  gint64 row = monev_table_row_number (reader->plan->table, reader->index);
  guint mapped = 0;

  for (guint i = 0; type->substance != NULL && type->substance[i] != NULL; i++)
    {
      guint column = reader->plan->mapping.columns[monev_record_type_field (type, type->substance[i])];
      MonevCell cell;

      if (column == 0)
        continue;
      mapped++;
      cell = monev_table_cell (reader->plan->table, row, column);
      if (cell.kind != MONEV_CELL_EMPTY || is_unreckoned (&cell))
        return FALSE;
    }
  return mapped > 1;
}

static MonevRecord *
blank_record (MonevImportReader *reader)
{
  MonevRecord *record = monev_record_new (reader->plan->type);
  g_autofree char *year = g_strdup_printf ("%" G_GINT64_FORMAT, reader->year);

  return reader->plan->type->year_field == NULL
           ? record : monev_record_with (record, reader->plan->type->year_field, year);
}

/* Who the row is. The rules over the whole record wait for the second pass. */
static void
read_row (MonevImportReader *reader)
{
  g_autoptr (MonevIssueList) unheard = monev_issue_list_new ();
  Row row = { reader->index };

  if (is_empty_row (reader) || is_heading_row (reader)
      || (reader->plan->mapping.joins
          && monev_import_is_sum (reader->plan->table, reader->index)))
    return;
  reader->plan->count.read++;
  row.record = blank_record (reader);
  row.bad = read_cells (reader, &row.record, FALSE);
  row.record = monev_record_check (row.record, unheard);
  row.stored = monev_lookup_match (reader->own, row.record);
  if (row.stored == NULL)
    {
      g_autofree char *id = monev_id_new (reader->now);
      row.record = monev_record_with_identity (row.record, id, 0);
    }
  g_array_append_val (reader->pending, row);
}

static void
finish_row (MonevImportReader *reader, Row *row)
{
  g_autoptr (MonevIssueList) found = monev_issue_list_new ();
  MonevRecord *record = g_steal_pointer (&row->record);

  reader->index = row->index;
  row->bad |= read_cells (reader, &record, TRUE);
  if (row->stored != NULL)
    record = merge (reader, row->stored, record, row->bad);
  record = monev_record_check (record, found);
  if (report_all (reader, found, row->bad) && row->bad == 0)
    monev_import_enter (reader, row->stored, record);
  else
    monev_import_refuse (reader, record, row->bad);
}

/* The lookup of the second pass: what is stored and what this file adds. */
static void
widen_own_lookup (MonevImportReader *reader)
{
  const MonevRecordType *type = reader->plan->type;
  g_autoptr (GPtrArray) all
    = g_ptr_array_new_with_free_func ((GDestroyNotify) monev_record_unref);
  GPtrArray *stored = monev_lookup_records (reader->own);

  for (guint i = 0; i < stored->len; i++)
    g_ptr_array_add (all, monev_record_ref (stored->pdata[i]));
  for (guint i = 0; i < reader->pending->len; i++)
    {
      Row *row = &g_array_index (reader->pending, Row, i);
      if (row->stored == NULL && row->bad == 0)
        g_ptr_array_add (all, monev_record_ref (row->record));
    }
  for (guint i = 0; type->fields[i].name != NULL; i++)
    if (refers_to_itself (type, i) && reader->plan->mapping.columns[i] > 0)
      reader->refers[i] = monev_lookup_new (type, all);
}

/* A file with a column for the year may speak of any. */
static gint64
year_wanted (const MonevImportReader *reader)
{
  const MonevRecordType *type = reader->plan->type;

  if (type->year_field != NULL
      && reader->plan->mapping.columns[monev_record_type_field (type, type->year_field)] > 0)
    return 0;
  return reader->year;
}

/* What the plans before this one will have written takes the place of what is stored now. */
static void
add_planned (MonevImportReader *reader, const MonevRecordType *type, GPtrArray *list)
{
  g_autoptr (GHashTable) planned = g_hash_table_new (g_str_hash, g_str_equal);
  const GPtrArray *before = reader->context.before;
  guint stored = list->len;

  for (guint i = 0; before != NULL && i < before->len; i++)
    {
      MonevImportPlan *plan = before->pdata[i];

      for (guint n = 0; plan->type == type && n < plan->records->len; n++)
        {
          g_ptr_array_add (list, monev_record_ref (plan->records->pdata[n]));
          g_hash_table_add (planned, (gpointer) monev_record_id (plan->records->pdata[n]));
        }
    }
  for (guint i = stored; i > 0; i--)
    if (g_hash_table_contains (planned, monev_record_id (list->pdata[i - 1])))
      g_ptr_array_remove_index (list, i - 1);
}

static MonevLookup *
load_lookup (MonevImportReader *reader, const MonevRecordType *type, GError **error)
{
  g_autoptr (GPtrArray) list
    = monev_record_store_list (reader->connection, type, year_wanted (reader), error);

  if (list == NULL)
    return NULL;
  add_planned (reader, type, list);
  return monev_lookup_new (type, list);
}

static gboolean
open_reader (MonevImportReader *reader, GError **error)
{
  const MonevRecordType *type = reader->plan->type;

  reader->own = load_lookup (reader, type, error);
  if (reader->own == NULL)
    return FALSE;
  for (guint i = 0; type->fields[i].name != NULL; i++)
    if (type->fields[i].refers != NULL && !refers_to_itself (type, i)
        && reader->plan->mapping.columns[i] > 0)
      {
        reader->refers[i] = load_lookup (reader, monev_reference_find (type->fields[i].refers),
                                         error);
        if (reader->refers[i] == NULL)
          return FALSE;
      }
  return TRUE;
}

static void
close_reader (MonevImportReader *reader)
{
  monev_lookup_free (reader->own);
  for (guint i = 0; i < MONEV_RECORD_MAX_FIELDS; i++)
    monev_lookup_free (reader->refers[i]);
  g_hash_table_unref (reader->seen);
  g_hash_table_unref (reader->entered);
  g_clear_pointer (&reader->bearers, g_hash_table_unref);
  g_array_unref (reader->pending);
  g_array_unref (reader->entries);
}

static gboolean
step (MonevImportReader *reader, GError **error)
{
  const MonevImportContext *context = &reader->context;
  MonevImportProgress progress = { reader->plan->type, MAX (context->part, 1),
                                   MAX (context->n_parts, 1), reader->done++, reader->total };

  return context->step == NULL || progress.done % STEP_ROWS != 0
         || context->step (&progress, context->data, error);
}

static gboolean
read_rows (MonevImportReader *reader, GError **error)
{
  const MonevTable *table = reader->plan->table;

  reader->total = 2 * (guint64) monev_table_n_rows (table);
  for (guint i = 0; i < monev_table_n_rows (table); i++)
    {
      if (!step (reader, error))
        return FALSE;
      if (monev_table_row_number (table, i) <= reader->plan->mapping.head_row)
        continue;
      reader->index = i;
      read_row (reader);
    }
  return TRUE;
}

static void
drop_pending (MonevImportReader *reader)
{
  for (guint i = 0; i < reader->pending->len; i++)
    g_clear_pointer (&g_array_index (reader->pending, Row, i).record, monev_record_unref);
}

static void
drop_entries (MonevImportReader *reader)
{
  for (guint i = 0; i < reader->entries->len; i++)
    monev_record_unref (g_array_index (reader->entries, MonevImportEntry, i).record);
}

static gboolean
read_all (MonevImportReader *reader, GError **error)
{
  gboolean on = read_rows (reader, error);

  if (on)
    widen_own_lookup (reader);
  for (guint i = 0; on && i < reader->pending->len; i++)
    {
      on = step (reader, error);
      if (on)
        finish_row (reader, &g_array_index (reader->pending, Row, i));
    }
  on = on && monev_import_sort_in (reader, error);
  if (!on)
    {
      drop_pending (reader);
      drop_entries (reader);
    }
  return on;
}

/**
 * monev_import_plan:
 * @year: the Tahun Anggaran for tables that are kept by year; a column of the file wins
 * @issues: takes each fault with file, sheet, row, cell and heading
 *
 * Returns: (transfer full): what applying would do; nothing is written yet.
 */
MonevImportPlan *
monev_import_plan (MonevDbConnection *connection, const MonevRecordType *type,
                   const MonevTable *table, const MonevImportMapping *mapping, gint64 year,
                   MonevIssueList *issues, GError **error)
{
  const MonevImportContext none = { NULL };

  return monev_import_plan_within (connection, type, table, mapping, year, &none, issues, error);
}

static MonevImportPlan *
new_plan (const MonevRecordType *type, const MonevTable *table, const MonevImportMapping *mapping)
{
  MonevImportPlan *plan = g_new0 (MonevImportPlan, 1);

  plan->type = type;
  plan->table = monev_table_ref ((MonevTable *) table);
  plan->mapping = *mapping;
  plan->records = g_ptr_array_new_with_free_func ((GDestroyNotify) monev_record_unref);
  plan->before = g_ptr_array_new_with_free_func (free_record);
  plan->rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  return plan;
}

/** monev_import_plan_within: monev_import_plan() as one part of a larger import, and watched while
 * it is made. Errors: CANCELLED, as @context says. */
MonevImportPlan *
monev_import_plan_within (MonevDbConnection *connection, const MonevRecordType *type,
                          const MonevTable *table, const MonevImportMapping *mapping, gint64 year,
                          const MonevImportContext *context, MonevIssueList *issues,
                          GError **error)
{
  g_autoptr (MonevImportPlan) plan = new_plan (type, table, mapping);
  g_autoptr (MonevIssueList) found = monev_issue_list_new ();
  MonevImportReader reader = { connection, plan, year };
  gboolean done;

  reader.issues = found;
  reader.context = *context;
  reader.entries = g_array_new (FALSE, FALSE, sizeof (MonevImportEntry));
  reader.seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reader.entered = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reader.pending = g_array_new (FALSE, FALSE, sizeof (Row));
  done = monev_db_now (connection, &reader.now, error) && open_reader (&reader, error)
         && read_all (&reader, error);
  close_reader (&reader);
  monev_import_tell_in_order (found, issues);
  return done ? g_steal_pointer (&plan) : NULL;
}
