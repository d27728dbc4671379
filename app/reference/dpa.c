#include "reference/dpa.h"

#include <string.h>

#include "base/fold.h"
#include "base/number.h"
#include "programme/programme.h"
#include "reference/import-private.h"

#define SEARCH_ROWS 20

static const char *const levels[][2] = {
  { "kode urusan", "nama urusan" },
  { "kode bidang urusan", "nama bidang urusan" },
  { "kode program", "nama program" },
  { "kode kegiatan", "nama kegiatan" },
  { "kode sub kegiatan", "nama sub kegiatan" },
};

static const char *const agency_heads[] = { "kode sub unit", "kode sub skpd", "kode skpd",
                                            "kode opd", "nama skpd", "perangkat daerah", "opd",
                                            "skpd" };
static const char *const source_heads[] = { "nama sumber dana", "sumber dana", "sumber pendanaan" };
static const char *const money_heads[][4] = {
  { "pagu murni", "pagu", "anggaran", "nilai" },
  { "pagu pergeseran", "pergeseran", "setelah pergeseran", "anggaran pergeseran" },
  { "pagu perubahan", "perubahan", "setelah perubahan", "anggaran perubahan" },
};

/* The column of row @index that bears one of the headings; the first heading wins. */
static guint
column_of (const MonevTable *table, guint index, const char *const *heads, guint n_heads)
{
  guint n = monev_table_row_n_cells (table, index);

  for (guint h = 0; h < n_heads; h++)
    for (guint cell = 0; cell < n; cell++)
      {
        guint column;
        MonevCell head = monev_table_row_cell (table, index, cell, &column);
        g_autofree char *folded = monev_fold_key (head.text);

        if (strcmp (folded, heads[h]) == 0)
          return column;
      }
  return 0;
}

static gboolean
find_head (const MonevTable *table, guint *index)
{
  for (guint i = 0; i < MIN (monev_table_n_rows (table), SEARCH_ROWS); i++)
    if (column_of (table, i, &levels[4][0], 1) > 0 && column_of (table, i, &levels[4][1], 1) > 0
        && column_of (table, i, agency_heads, G_N_ELEMENTS (agency_heads)) > 0)
      {
        *index = i;
        return TRUE;
      }
  return FALSE;
}

/** monev_dpa_recognise: Returns: whether @table has the headings of such a table. */
gboolean
monev_dpa_recognise (const MonevTable *table)
{
  guint index;
  return find_head (table, &index);
}

static guint
field_of (const MonevRecordType *type, const char *name)
{
  return (guint) monev_record_type_field (type, name);
}

/* One level of the tree is the same table, read with another assignment of columns. */
static gboolean
plan_level (MonevDbConnection *connection, const MonevTable *table, guint head, guint level,
            gint64 year, MonevImportContext *context, GPtrArray *plans, MonevIssueList *issues,
            GError **error)
{
  const MonevRecordType *type = &monev_programme_type;
  MonevImportMapping mapping = { monev_table_row_number (table, head), .joins = TRUE };
  guint code = column_of (table, head, &levels[level][0], 1);
  guint name = column_of (table, head, &levels[level][1], 1);
  MonevImportPlan *plan;

  context->part++;
  if (code == 0 || name == 0)
    return TRUE; /* many tables leave out the upper levels */
  mapping.columns[field_of (type, "code")] = code;
  mapping.columns[field_of (type, "name")] = name;
  plan = monev_import_plan_within (connection, type, table, &mapping, year, context, issues, error);
  if (plan == NULL)
    return FALSE;
  g_ptr_array_add (plans, plan);
  return TRUE;
}

static gboolean
read_amount (const MonevTable *table, guint index, guint column, MonevDecimal *amount)
{
  MonevCell cell = monev_table_cell (table, monev_table_row_number (table, index), column);
  MonevNumberUnit unit;

  return cell.kind != MONEV_CELL_EMPTY
         && (monev_number_parse (cell.text, amount, &unit, NULL)
             || monev_decimal_from_text (cell.text, amount, NULL));
}

static void
say_difference (const MonevTable *table, guint index, guint column, MonevDecimal printed,
                MonevDecimal sum, MonevIssueList *issues)
{
  g_autofree char *found = monev_money_format (printed);
  g_autofree char *reckoned = monev_money_format (sum);
  g_autofree char *message
    = g_strdup_printf ("Baris jumlah menyebut %s, jumlah baris di atasnya %s.", found, reckoned);

  monev_issue (issues, .code = "sum-differs", .severity = MONEV_SEVERITY_WARNING,
               .file = monev_table_file (table), .row = monev_table_row_number (table, index),
               .message = message,
               .fix = "Periksa apakah ada baris yang hilang. Baris jumlah sendiri tidak diambil.",
               .found = found, .taken = reckoned);
}

/* A table with one row of sums at its end is held to it; subtotals between the rows are only left
 * out, since what they sum up is not written anywhere. */
static void
check_sum (const MonevTable *table, guint head, guint column, MonevIssueList *issues)
{
  MonevDecimal sum = MONEV_DECIMAL_ZERO, printed = MONEV_DECIMAL_ZERO, amount;
  guint at = 0, n_sums = 0;

  for (guint i = head + 1; i < monev_table_n_rows (table); i++)
    {
      if (!read_amount (table, i, column, &amount))
        continue;
      if (monev_import_is_sum (table, i))
        {
          n_sums++;
          at = i;
          printed = amount;
        }
      else if (n_sums > 0 || !monev_decimal_add (sum, amount, &sum, NULL))
        return;
    }
  if (n_sums == 1 && monev_decimal_compare (sum, printed) != 0)
    say_difference (table, at, column, printed, sum, issues);
}

static gboolean
plan_money (MonevDbConnection *connection, const MonevTable *table, guint head, gint64 year,
            MonevImportContext *context, GPtrArray *plans, MonevIssueList *issues, GError **error)
{
  static const char *const fields[] = { "pagu", "pagu_shifted", "pagu_revised" };
  const MonevRecordType *type = &monev_budget_type;
  MonevImportMapping mapping = { monev_table_row_number (table, head), .joins = TRUE };
  MonevImportPlan *plan;
  guint money = 0;

  mapping.columns[field_of (type, "agency_id")]
    = column_of (table, head, agency_heads, G_N_ELEMENTS (agency_heads));
  mapping.columns[field_of (type, "programme_id")] = column_of (table, head, &levels[4][0], 1);
  mapping.columns[field_of (type, "source")]
    = column_of (table, head, source_heads, G_N_ELEMENTS (source_heads));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      guint column = column_of (table, head, money_heads[i], G_N_ELEMENTS (money_heads[i]));

      mapping.columns[field_of (type, fields[i])] = column;
      money += column;
      if (column > 0)
        check_sum (table, head, column, issues);
    }
  context->part++;
  if (money == 0)
    return TRUE; /* a tree without money */
  plan = monev_import_plan_within (connection, type, table, &mapping, year, context, issues, error);
  if (plan == NULL)
    return FALSE;
  g_ptr_array_add (plans, plan);
  return TRUE;
}

/**
 * monev_dpa_plan:
 * @year: the Tahun Anggaran of the table
 * @watch: who hears how far it is and may stop it, and what is allowed; its plans and parts are not
 *   looked at
 *
 * Returns: (transfer full) (element-type MonevImportPlan): the levels from urusan down, then the
 *   pagu; apply them together with monev_import_apply_all().
 */
GPtrArray *
monev_dpa_plan (MonevDbConnection *connection, const MonevTable *table, gint64 year,
                const MonevImportContext *watch, MonevIssueList *issues, GError **error)
{
  g_autoptr (GPtrArray) plans
    = g_ptr_array_new_with_free_func ((GDestroyNotify) monev_import_plan_free);
  MonevImportContext context = { plans, watch->step, watch->data, 0, G_N_ELEMENTS (levels) + 1,
                                 watch->allow };
  g_autoptr (MonevIssueList) found = monev_issue_list_new ();
  gboolean done = TRUE;
  guint head;

  if (!find_head (table, &head))
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                   "%s bukan tabel SIPD atau DPA: kolom KODE SUB KEGIATAN, NAMA SUB KEGIATAN, dan "
                   "SKPD tidak ditemukan.", monev_table_file (table));
      return NULL;
    }
  for (guint level = 0; done && level < G_N_ELEMENTS (levels); level++)
    done = plan_level (connection, table, head, level, year, &context, plans, found, error);
  done = done && plan_money (connection, table, head, year, &context, plans, found, error);
  monev_import_tell_in_order (found, issues);
  return done ? g_steal_pointer (&plans) : NULL;
}
