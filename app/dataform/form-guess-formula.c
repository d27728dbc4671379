/* The rule of a column that is worked out, found from its values: the file keeps what its formulas
 * gave, and a rule that holds on each line is the rule. */
#include "form-guess-private.h"

#include <string.h>

#include "base/decimal.h"
#include "exchange/number-text.h"

#define CHECKED 200 /* lines */
#define SCALE 12

typedef enum { RULE_SHARE, RULE_DIFFERENCE, RULE_SUM, RULE_PRODUCT, N_RULES } Rule;

static gboolean
value_at (const GuessTable *self, const GuessColumn *column, gint64 row, MonevDecimal *value)
{
  MonevCell cell
      = monev_table_cell (self->table, row, g_array_index (column->columns, guint, 0));
  g_autofree char *plain
      = cell.kind == MONEV_CELL_NUMBER ? monev_number_to_plain (cell.text) : NULL;

  if (plain == NULL || !monev_decimal_from_text (plain, value, NULL))
    return FALSE;
  return (cell.flags & MONEV_CELL_PERCENT) == 0
         || monev_decimal_multiply (*value, monev_decimal_new (100, 0), value, NULL);
}

static gboolean
work_out (Rule rule, MonevDecimal a, MonevDecimal b, MonevDecimal *result)
{
  MonevDecimal hundred;

  switch (rule)
    {
    case RULE_SHARE:
      return monev_decimal_multiply (a, monev_decimal_new (100, 0), &hundred, NULL)
             && monev_decimal_divide (hundred, b, SCALE, MONEV_ROUND_HALF_UP, result, NULL);
    case RULE_DIFFERENCE:
      return monev_decimal_subtract (a, b, result, NULL);
    case RULE_SUM:
      return monev_decimal_add (a, b, result, NULL);
    default:
      return monev_decimal_multiply (a, b, result, NULL);
    }
}

/* Equal to six places, or to those that the cell was rounded to: Excel keeps 15 digits. */
static gboolean
is_same (MonevDecimal result, MonevDecimal value)
{
  guint scale = value.scale > 0 && value.scale < 6 ? value.scale : 6;

  return monev_decimal_compare (monev_decimal_round (result, scale, MONEV_ROUND_HALF_UP),
                                monev_decimal_round (value, scale, MONEV_ROUND_HALF_UP))
         == 0;
}

/* It must hold on each line that has all three, on two of them at least, and not for zeros alone. */
static gboolean
holds (const GuessTable *self, const GuessColumn *of, const GuessColumn *a, const GuessColumn *b,
       Rule rule)
{
  guint n = 0, telling = 0;

  for (guint i = 0; i < self->lines->len && n < CHECKED; i++)
    {
      const GuessLine *line = &g_array_index (self->lines, GuessLine, i);
      MonevDecimal x, y, result, value;

      if (line->kind != GUESS_LINE_ROW || !value_at (self, a, line->row, &x)
          || !value_at (self, b, line->row, &y) || !value_at (self, of, line->row, &value)
          || !work_out (rule, x, y, &result))
        continue;
      if (!is_same (result, value))
        return FALSE;
      n++;
      telling += !monev_decimal_is_zero (x) && !monev_decimal_is_zero (y);
    }
  return n >= 2 && telling >= 2;
}

static gboolean
suits (const GuessColumn *column)
{
  return column->spread == MONEV_DATA_SPREAD_NONE && monev_data_kind_is_number (column->kind)
         && column->kind != MONEV_DATA_FORMULA;
}

/**
 * guess_formula:
 * @index: of a column whose cells hold formulas
 * @keys: of all columns
 *
 * Returns: (transfer full) (nullable): an expression over two others; NULL when none holds
 */
char *
guess_formula (const GuessTable *self, guint index, const char *const *keys)
{
  const GuessColumn *of = self->columns->pdata[index];

  for (guint i = 0; i < self->columns->len; i++)
    for (guint k = 0; k < self->columns->len; k++)
      for (guint rule = 0; rule < N_RULES; rule++)
        {
          const GuessColumn *a = self->columns->pdata[i], *b = self->columns->pdata[k];

          if (i == index || k == index || i == k || !suits (a) || !suits (b)
              || !holds (self, of, a, b, (Rule)rule))
            continue;
          if (rule == RULE_SHARE)
            return g_strdup_printf ("${%s} div ${%s} * 100", keys[i], keys[k]);
          return rule == RULE_DIFFERENCE ? g_strdup_printf ("${%s} - ${%s}", keys[i], keys[k])
                 : rule == RULE_SUM      ? g_strdup_printf ("${%s} + ${%s}", keys[i], keys[k])
                                         : g_strdup_printf ("${%s} * ${%s}", keys[i], keys[k]);
        }
  return NULL;
}
