/* What may stand in the cells of a table, said beside them; what is missing or doubtful is tinted. */
#include "data-book-private.h"

#include <string.h>

#include "base/date.h"
#include "base/decimal.h"
#include "base/number.h"

static char *
shown (const MonevDataSpec *spec, const char *bound)
{
  MonevDecimal value;
  MonevDate date;

  if (spec->kind == MONEV_DATA_DATE)
    return monev_date_from_iso (bound, &date, NULL) ? monev_date_format (date, MONEV_DATE_LONG)
                                                    : g_strdup (bound);
  return monev_decimal_from_text (bound, &value, NULL)
             ? monev_number_format (value, MONEV_NUMBER_AS_IS)
             : g_strdup (bound);
}

static void
say_bounds (GString *words, const MonevDataSpec *spec)
{
  g_autofree char *least = spec->minimum == NULL ? NULL : shown (spec, spec->minimum);
  g_autofree char *most = spec->maximum == NULL ? NULL : shown (spec, spec->maximum);

  if (least != NULL && most != NULL)
    g_string_append_printf (words, ", %s sampai %s", least, most);
  else if (least != NULL)
    g_string_append_printf (words, ", paling sedikit %s", least);
  else if (most != NULL)
    g_string_append_printf (words, ", paling banyak %s", most);
}

/** monev_book_how: Returns: (transfer full): how a cell is filled: "Persen, 0 sampai 100, paling banyak 2
 * angka di belakang koma. Satuan: persen. Wajib diisi." */
char *
monev_book_how (const MonevDataSpec *spec, const char *unit)
{
  static const char *const names[] = {
    [MONEV_DATA_TEXT] = "Teks",         [MONEV_DATA_INTEGER] = "Bilangan bulat",
    [MONEV_DATA_DECIMAL] = "Bilangan",  [MONEV_DATA_PERCENT] = "Persen, ditulis tanpa tanda %",
    [MONEV_DATA_MONEY] = "Rupiah penuh", [MONEV_DATA_DATE] = "Tanggal, misalnya 05/03/2026",
    [MONEV_DATA_CHOICE] = "Pilih dari daftar", [MONEV_DATA_YESNO] = "Pilih ya atau tidak",
    [MONEV_DATA_FORMULA] = "Dihitung sendiri",
  };
  GString *words = g_string_new (names[spec->kind]);

  say_bounds (words, spec);
  if (spec->decimals >= 0
      && (spec->kind == MONEV_DATA_DECIMAL || spec->kind == MONEV_DATA_PERCENT))
    g_string_append_printf (words, ", paling banyak %d angka di belakang koma", spec->decimals);
  g_string_append_c (words, '.');
  if (unit != NULL && *unit != '\0' && spec->kind != MONEV_DATA_TEXT)
    g_string_append_printf (words, " Satuan: %s.", unit);
  if (spec->required)
    g_string_append (words, " Wajib diisi.");
  return g_string_free (words, FALSE);
}

/** monev_book_list: Returns: (transfer none): the source of a list of @choices; equal ones are kept once. */
const char *
monev_book_list (BookPainter *self, char **choices)
{
  static const char *const truth[] = { "ya", "tidak", NULL };
  const char *source = g_hash_table_lookup (self->lists, choices);

  if (source == NULL)
    {
      source = monev_xlsx_form_add_list (self->form, choices != NULL ? (const char *const *)choices
                                                                     : truth);
      g_hash_table_insert (self->lists, choices, (gpointer)source);
    }
  return source;
}

static gboolean
is_figure (const MonevDataSpec *spec)
{
  return monev_data_kind_is_number (spec->kind) || spec->kind == MONEV_DATA_DATE;
}

static void
set_rule (const BookTable *self, const MonevDataSpec *spec, MonevFormCheck *check)
{
  switch (spec->kind)
    {
    case MONEV_DATA_INTEGER:
      check->rule = MONEV_FORM_WHOLE;
      break;
    case MONEV_DATA_DECIMAL:
    case MONEV_DATA_PERCENT:
    case MONEV_DATA_MONEY:
      check->rule = MONEV_FORM_NUMERIC;
      break;
    case MONEV_DATA_DATE:
      check->rule = MONEV_FORM_DAY;
      break;
    case MONEV_DATA_CHOICE:
    case MONEV_DATA_YESNO:
      check->rule = MONEV_FORM_LIST;
      check->source = monev_book_list (self->painter,
                                       spec->kind == MONEV_DATA_CHOICE ? spec->choices : NULL);
      break;
    default:
      break;
    }
  check->minimum = spec->minimum;
  check->maximum = spec->maximum;
}

/* A check of the form goes before the rule of its kind, where Excel can reckon it: then it holds the
 * kind and the range, too. One that may be insisted on keeps no range from holding. */
static const MonevDataCheck *
find_check (const BookTable *self, guint field, const MonevDataSpec *spec, guint32 row,
            GString *formula)
{
  const MonevDataColumn *of = monev_data_layout_field (self->layout, self->index, field)->of;

  for (guint i = 0; i < of->n_checks; i++)
    {
      g_autofree char *pattern
          = monev_book_formula (self, field, of->checks[i].expression, TRUE);
      g_autoptr (GString) one = g_string_new (NULL);

      if (pattern == NULL
          || (of->checks[i].soft && (spec->minimum != NULL || spec->maximum != NULL)))
        continue;
      monev_book_formula_at (one, pattern, row);
      g_string_printf (formula, "=AND(ISNUMBER($%s%u)", self->letters[field], row);
      if (spec->kind == MONEV_DATA_INTEGER)
        g_string_append_printf (formula, ",INT($%s%u)=$%s%u", self->letters[field], row,
                                self->letters[field], row);
      if (spec->minimum != NULL)
        g_string_append_printf (formula, ",$%s%u>=%s", self->letters[field], row, spec->minimum);
      if (spec->maximum != NULL)
        g_string_append_printf (formula, ",$%s%u<=%s", self->letters[field], row, spec->maximum);
      g_string_append_printf (formula, ",%s)", one->str);
      if (formula->len < 250) /* what a rule of a cell holds */
        return &of->checks[i];
    }
  return NULL;
}

static void
add_rule (const BookTable *self, guint field, const MonevDataSpec *spec,
          const MonevFormRange *range, const char *unit)
{
  const MonevDataField *own = monev_data_layout_field (self->layout, self->index, field);
  g_autofree char *how = monev_book_how (spec, unit);
  g_autofree char *input
      = *own->of->hint == '\0' ? g_strdup (how) : g_strconcat (own->of->hint, "\n", how, NULL);
  g_autofree char *title
      = *own->over == '\0' ? g_strdup (own->label) : g_strconcat (own->over, " ", own->label, NULL);
  g_autofree char *error = NULL;
  g_autoptr (GString) formula = g_string_new (NULL);
  const MonevDataCheck *check = monev_data_kind_is_number (spec->kind)
                                    ? find_check (self, field, spec, range->first_row, formula)
                                    : NULL;
  MonevFormCheck rule = { .range = *range, .rule = MONEV_FORM_ANY, .input_title = title,
                          .input = input, .error_title = "Isian belum sesuai" };

  set_rule (self, spec, &rule);
  if (check != NULL)
    {
      rule.rule = MONEV_FORM_CUSTOM;
      rule.source = formula->str;
      rule.soft = check->soft;
    }
  error = check != NULL
              ? g_strconcat (check->message, " ", how,
                             check->soft ? " Bila memang demikian, lanjutkan." : "", NULL)
              : g_strconcat (how, " Betulkan isinya.", NULL);
  rule.error = error;
  monev_xlsx_form_add_check (self->painter->form, &rule);
}

/* A figure that is text was pasted, or typed with the wrong sign; one out of its range was pasted. */
static void
add_doubt (const BookTable *self, guint field, const MonevDataSpec *spec,
           const MonevFormRange *range)
{
  const MonevDataColumn *of = monev_data_layout_field (self->layout, self->index, field)->of;
  const char *own = self->letters[field];
  guint32 row = range->first_row;
  g_autoptr (GString) rule = g_string_new (NULL);

  if (!is_figure (spec))
    return;
  g_string_printf (rule, "=OR(ISTEXT($%s%u)", own, row);
  if (spec->minimum != NULL && spec->kind != MONEV_DATA_DATE)
    g_string_append_printf (rule, ",AND(ISNUMBER($%s%u),$%s%u<%s)", own, row, own, row,
                            spec->minimum);
  if (spec->maximum != NULL && spec->kind != MONEV_DATA_DATE)
    g_string_append_printf (rule, ",AND(ISNUMBER($%s%u),$%s%u>%s)", own, row, own, row,
                            spec->maximum);
  if (spec->kind == MONEV_DATA_INTEGER)
    g_string_append_printf (rule, ",AND(ISNUMBER($%s%u),MOD($%s%u,1)<>0)", own, row, own, row);
  for (guint i = 0; i < of->n_checks; i++)
    {
      g_autofree char *pattern
          = monev_book_formula (self, field, of->checks[i].expression, TRUE);
      g_autoptr (GString) one = g_string_new (NULL);

      if (pattern == NULL)
        continue;
      monev_book_formula_at (one, pattern, row);
      g_string_append_printf (rule, ",AND(ISNUMBER($%s%u),NOT(%s))", own, row, one->str);
    }
  g_string_append_c (rule, ')');
  monev_xlsx_form_add_tint (self->painter->form, range, MONEV_FORM_DOUBTFUL, rule->str);
}

/* An open line wants what is required once something stands in it. */
static void
add_missing (const BookTable *self, guint field, const MonevFormRange *range, gboolean open)
{
  const char *own = self->letters[field];
  g_autofree char *rule
      = open ? g_strdup_printf ("=AND(COUNTA($%s%u:$%s%u)>0,LEN(TRIM($%s%u))=0)", self->letters[0],
                                range->first_row, self->letters[self->n_fields - 1],
                                range->first_row, own, range->first_row)
             : g_strdup_printf ("=LEN(TRIM($%s%u))=0", own, range->first_row);

  monev_xlsx_form_add_tint (self->painter->form, range, MONEV_FORM_MISSING, rule);
}

static gboolean
is_same (const MonevDataSpec *a, const MonevDataSpec *b)
{
  return a->kind == b->kind && a->decimals == b->decimals && a->required == b->required
         && g_strcmp0 (a->minimum, b->minimum) == 0 && g_strcmp0 (a->maximum, b->maximum) == 0
         && a->choices == b->choices;
}

static const MonevDataLine *
line_at (const BookTable *self, guint line)
{
  return line < monev_data_layout_n_lines (self->layout, self->index)
             ? monev_data_layout_line (self->layout, self->index, line)
             : NULL;
}

static const char *
unit_of (const BookTable *self, guint line)
{
  const MonevDataLine *of = line_at (self, line);

  return of == NULL ? "" : of->unit;
}

static gboolean
goes_on (const BookTable *self, guint line, guint field, const MonevDataSpec *spec)
{
  MonevDataSpec next = monev_data_layout_spec (self->layout, self->index, line, field);

  return self->rows[line] == self->rows[line - 1] + 1
         && monev_book_cell (self, line, field) == MONEV_DATA_CELL_OPEN
         && is_same (spec, &next)
         && strcmp (unit_of (self, line), unit_of (self, line - 1)) == 0;
}

/* From @line on as far as the same may stand in it. Returns: the line behind. */
static guint
check_run (const BookTable *self, guint line, guint field)
{
  MonevDataSpec spec = monev_data_layout_spec (self->layout, self->index, line, field);
  const MonevDataLine *of = line_at (self, line);
  guint end = line + 1;
  MonevFormRange range = { self->rows[line], self->rows[line], self->first + field,
                           self->first + field };

  if (monev_book_cell (self, line, field) != MONEV_DATA_CELL_OPEN)
    return end;
  while (end < self->n_lines && goes_on (self, end, field, &spec))
    end++;
  range.last_row = self->rows[end - 1];
  add_rule (self, field, &spec, &range, unit_of (self, line));
  if (spec.required && self->questions == NULL)
    add_missing (self, field, &range, of == NULL || of->open);
  add_doubt (self, field, &spec, &range);
  return end;
}

/** monev_book_checks: rules and tints of all open cells. */
void
monev_book_checks (const BookTable *self)
{
  for (guint field = 0; field < self->n_fields; field++)
    for (guint line = 0; line < self->n_lines;)
      line = check_run (self, line, field);
}
