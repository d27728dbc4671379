#include "data-rules.h"

#include <string.h>

#include "base/decimal.h"
#include "base/number.h"
#include "expression/expression.h"

#define LAST_SUFFIX "_lalu"
#define SUM_SUFFIX "_jumlah"
#define CODE "kode"
#define USUAL_CHANGE 25 /* percent against the last period that nobody asks about */

/* What a name of an expression means. */
typedef enum { NAME_OWN, NAME_LAST, NAME_SUM, NAME_CODE } NameKind;

typedef struct {
  NameKind kind;
  guint    column;
} Name;

typedef struct {
  guint            column;
  MonevExpression *expression;
  const MonevDataCheck *check; /* (nullable): NULL for a formula */
} Rule;

typedef struct {
  MonevShape *shape;
  GArray     *names; /* Name, by field of the shape */
  GArray     *rules; /* Rule */
} Sheet;

struct _MonevDataRules {
  MonevDataForm *form;
  Sheet         *sheets;
};

/* Of one sheet while it is being worked out. */
typedef struct {
  const MonevDataRules  *rules;
  const Sheet           *sheet;
  guint                  index;
  MonevDataValues       *values;
  const MonevDataValues *last; /* (nullable) */
  MonevDataLayout       *layout;
  MonevScope            *scope;
} Work;

/* ---- compiling ---- */

static void
add_name (Sheet *sheet, const char *text, const char *suffix, NameKind kind, guint column)
{
  g_autofree char *whole = g_strconcat (text, suffix, NULL);
  Name name = { kind, column };

  if (monev_shape_find (sheet->shape, whole) > 0)
    return;
  monev_shape_add (sheet->shape, 0, whole, MONEV_SHAPE_VALUE);
  g_array_append_val (sheet->names, name);
}

static void
add_names (Sheet *sheet, const MonevDataSheet *of)
{
  static const char *const suffixes[] = { "", LAST_SUFFIX, SUM_SUFFIX };

  for (guint kind = NAME_OWN; kind <= NAME_SUM; kind++)
    for (guint i = 0; i < of->n_columns; i++)
      add_name (sheet, of->columns[i].key, suffixes[kind], kind, i);
  add_name (sheet, CODE, "", NAME_CODE, 0);
}

static void
compile (Sheet *sheet, guint column, const char *text, const MonevDataCheck *check,
         const char *path, const char *file, MonevIssueList *issues)
{
  MonevExpressionPlace place = { .shape = sheet->shape };
  g_autoptr (GError) error = NULL;
  Rule rule = { column, monev_expression_compile (text, &place, &error), check };

  if (rule.expression != NULL)
    g_array_append_val (sheet->rules, rule);
  else if (issues != NULL)
    monev_issue (issues, .code = "expression", .severity = MONEV_SEVERITY_ERROR, .file = file,
                 .key = path, .message = error->message, .found = text,
                 .fix = "Perbaiki rumusnya. Nama yang dapat dipakai: kunci kolom, kunci_lalu, "
                        "kunci_jumlah, dan kode.");
}

static void
compile_sheet (Sheet *sheet, const MonevDataSheet *of, guint index, const char *file,
               MonevIssueList *issues)
{
  sheet->shape = monev_shape_new ("baris");
  sheet->names = g_array_new (FALSE, TRUE, sizeof (Name));
  sheet->rules = g_array_new (FALSE, FALSE, sizeof (Rule));
  g_array_set_size (sheet->names, 1);
  add_names (sheet, of);
  for (guint i = 0; i < of->n_columns; i++)
    {
      const MonevDataColumn *column = &of->columns[i];
      g_autofree char *path = g_strdup_printf ("sheets[%u].columns[%u]", index, i);

      if (column->formula != NULL)
        compile (sheet, i, column->formula, NULL, path, file, issues);
      for (guint k = 0; k < column->n_checks; k++)
        compile (sheet, i, column->checks[k].expression, &column->checks[k], path, file, issues);
    }
}

/**
 * monev_data_rules_new:
 * @file: (nullable): named in the faults
 * @issues: (nullable): told of expressions that cannot be compiled; they are left out
 *
 * Returns: (transfer full): the rules; @form is kept
 */
MonevDataRules *
monev_data_rules_new (MonevDataForm *form, const char *file, MonevIssueList *issues)
{
  MonevDataRules *self = g_new0 (MonevDataRules, 1);

  self->form = monev_data_form_ref (form);
  self->sheets = g_new0 (Sheet, monev_data_form_n_sheets (form));
  for (guint i = 0; i < monev_data_form_n_sheets (form); i++)
    compile_sheet (&self->sheets[i], monev_data_form_sheet (form, i), i, file, issues);
  return self;
}

/** monev_data_rules_free: frees them. */
void
monev_data_rules_free (MonevDataRules *self)
{
  for (guint i = 0; i < monev_data_form_n_sheets (self->form); i++)
    {
      Sheet *sheet = &self->sheets[i];

      for (guint k = 0; k < sheet->rules->len; k++)
        monev_expression_unref (g_array_index (sheet->rules, Rule, k).expression);
      g_array_unref (sheet->rules);
      g_array_unref (sheet->names);
      monev_shape_unref (sheet->shape);
    }
  g_free (self->sheets);
  monev_data_form_unref (self->form);
  g_free (self);
}

/** monev_data_form_lint: tells what of a form cannot be worked out: expressions, weights. */
void
monev_data_form_lint (const MonevDataForm *self, const char *file, MonevIssueList *issues)
{
  g_autoptr (MonevDataRules) rules
      = monev_data_rules_new ((MonevDataForm *)self, file, issues);

  for (guint i = 0; i < monev_data_form_n_sheets (self); i++)
    {
      const MonevDataSheet *sheet = monev_data_form_sheet (self, i);

      for (guint k = 0; k < sheet->n_columns; k++)
        {
          const MonevDataColumn *column = &sheet->columns[k];
          g_autofree char *path = g_strdup_printf ("sheets[%u].columns[%u]", i, k);

          if (column->total == MONEV_DATA_TOTAL_WEIGHTED
              && (column->weight == NULL
                  || monev_shape_find (rules->sheets[i].shape, column->weight) <= 0))
            monev_issue (issues, .code = "weight", .severity = MONEV_SEVERITY_ERROR, .file = file,
                         .key = path, .found = column->weight,
                         .message = "Kolom penimbang tidak ada di lembar ini.",
                         .fix = "Isi weight dengan kunci kolom lain di lembar yang sama.");
        }
    }
}

/* ---- evaluating ---- */

/* "realisasi@2026-T1" → "2026-T1". */
static const char *
part_of (const MonevDataField *field)
{
  const char *sign = strchr (field->key, '@');

  return sign == NULL ? "" : sign + 1;
}

/* The cell of @column beside that one: of the same part where it is spread. */
static int
field_beside (const Work *self, guint column, const char *part)
{
  const char *key = monev_data_form_sheet (self->rules->form, self->index)->columns[column].key;
  g_autofree char *spread = g_strconcat (key, "@", part, NULL);
  int field = monev_data_layout_find_field (self->layout, self->index, key);

  return field >= 0 || *part == '\0'
             ? field
             : monev_data_layout_find_field (self->layout, self->index, spread);
}

static const char *
text_of (const MonevDataValues *values, guint sheet, guint line, int field)
{
  return values == NULL || field < 0 || line >= monev_data_values_n_lines (values, sheet)
             ? ""
             : monev_data_values_get (values, sheet, line, (guint)field).text;
}

static char *
sum_of (const Work *self, int field)
{
  MonevDecimal sum = monev_decimal_new (0, 0);

  for (guint i = 0; field >= 0 && i < monev_data_values_n_lines (self->values, self->index); i++)
    {
      const char *text = text_of (self->values, self->index, i, field);
      MonevDecimal value;

      if (i < monev_data_layout_n_lines (self->layout, self->index)
          && monev_data_layout_line (self->layout, self->index, i)->sum)
        continue;
      if (*text != '\0' && monev_decimal_from_text (text, &value, NULL))
        monev_decimal_add (sum, value, &sum, NULL);
    }
  return monev_decimal_to_text (sum);
}

static void
fill_name (const Work *self, int id, guint line, const char *part)
{
  const Name *name = &g_array_index (self->sheet->names, Name, id);
  MonevFrame *root = monev_scope_root (self->scope);
  int field = name->kind == NAME_CODE ? -1 : field_beside (self, name->column, part);
  g_autofree char *sum = NULL;

  switch (name->kind)
    {
    case NAME_OWN:
      monev_frame_set (root, id, text_of (self->values, self->index, line, field));
      break;
    case NAME_LAST:
      monev_frame_set (root, id, text_of (self->last, self->index, line, field));
      break;
    case NAME_SUM:
      sum = sum_of (self, field);
      monev_frame_set (root, id, sum);
      break;
    case NAME_CODE:
      monev_frame_set (root, id,
                       line < monev_data_layout_n_lines (self->layout, self->index)
                           ? monev_data_layout_line (self->layout, self->index, line)->code
                           : "");
      break;
    }
}

/* Whether all that the expression reads is there: what is missing is asked for, not reckoned. */
static gboolean
fill (const Work *self, const MonevExpression *expression, guint line, const char *part)
{
  guint count;
  const int *reads = monev_expression_reads (expression, &count);
  gboolean whole = TRUE;

  for (guint i = 0; i < count; i++)
    {
      fill_name (self, reads[i], line, part);
      whole &= *monev_frame_get (monev_scope_root (self->scope), reads[i]) != '\0';
    }
  return whole;
}

/* ---- formulas and totals ---- */

static void
work_out_formula (const Work *self, const Rule *rule, guint field)
{
  const char *part = part_of (monev_data_layout_field (self->layout, self->index, field));

  for (guint line = 0; line < monev_data_values_n_lines (self->values, self->index); line++)
    {
      g_autofree char *text = NULL;

      if (monev_data_layout_cell (self->layout, self->index, line, field)
          != MONEV_DATA_CELL_FORMULA)
        continue;
      if (fill (self, rule->expression, line, part))
        text = monev_expression_text (rule->expression, monev_scope_root (self->scope));
      if (text == NULL || strcmp (text, "NaN") == 0 || strstr (text, "Infinity") != NULL)
        g_clear_pointer (&text, g_free);
      monev_data_values_set (self->values, self->index, line, field, text != NULL ? text : "",
                             MONEV_DATA_NONE);
    }
}

/* A programme is the sum of the lowest rows below it. */
static void
work_out_sum (const Work *self, guint line, guint field)
{
  const MonevDataLine *over = monev_data_layout_line (self->layout, self->index, line);
  MonevDecimal sum = monev_decimal_new (0, 0);
  gboolean any = FALSE;
  g_autofree char *text = NULL;

  for (guint i = line + 1; i < monev_data_layout_n_lines (self->layout, self->index); i++)
    {
      const MonevDataLine *below = monev_data_layout_line (self->layout, self->index, i);
      const char *value = text_of (self->values, self->index, i, (int)field);
      MonevDecimal decimal;

      if (below->level <= over->level)
        break;
      if (!below->sum && *value != '\0' && monev_decimal_from_text (value, &decimal, NULL))
        any |= monev_decimal_add (sum, decimal, &sum, NULL);
    }
  text = any ? monev_decimal_to_text (sum) : g_strdup ("");
  monev_data_values_set (self->values, self->index, line, field, text, MONEV_DATA_NONE);
}

static void
work_out_sums (const Work *self)
{
  for (guint line = 0; line < monev_data_layout_n_lines (self->layout, self->index); line++)
    if (monev_data_layout_line (self->layout, self->index, line)->sum)
      for (guint f = 0; f < monev_data_layout_n_fields (self->layout, self->index); f++)
        if (monev_data_layout_field (self->layout, self->index, f)->of->spec.kind
                != MONEV_DATA_FORMULA
            && monev_data_layout_cell (self->layout, self->index, line, f)
                   == MONEV_DATA_CELL_FORMULA)
          work_out_sum (self, line, f);
}

static void
each_field (const Work *self, const Rule *rule,
            void (*func) (const Work *work, const Rule *rule, guint field))
{
  for (guint f = 0; f < monev_data_layout_n_fields (self->layout, self->index); f++)
    {
      const MonevDataField *field = monev_data_layout_field (self->layout, self->index, f);

      if (field->column == rule->column && !field->carried)
        func (self, rule, f);
    }
}

static void
work_begin (Work *self, const MonevDataRules *rules, guint index, MonevDataValues *values,
            const MonevDataValues *last)
{
  *self = (Work){ rules, &rules->sheets[index], index, values, last,
                  monev_data_values_layout (values),
                  monev_scope_new (rules->sheets[index].shape) };
}

/** monev_data_rules_work_out: fills the cells that nobody is asked for. @last: (nullable): the values
 * of the period before, over a layout of the same form. */
void
monev_data_rules_work_out (const MonevDataRules *self, MonevDataValues *values,
                           const MonevDataValues *last)
{
  for (guint i = 0; i < monev_data_form_n_sheets (self->form); i++)
    {
      Work work;

      work_begin (&work, self, i, values, last);
      work_out_sums (&work);
      for (guint k = 0; k < work.sheet->rules->len; k++)
        if (g_array_index (work.sheet->rules, Rule, k).check == NULL)
          each_field (&work, &g_array_index (work.sheet->rules, Rule, k), work_out_formula);
      monev_scope_unref (work.scope);
    }
}

/* ---- checks ---- */

/* The first thing that is found stands; what was found while it was read stays beside it. */
static void
doubt (const Work *self, guint line, guint field, const char *code, const char *words)
{
  const MonevDataNote *before
      = monev_data_values_note (self->values, self->index, line, field);
  MonevDataValue value = monev_data_values_get (self->values, self->index, line, field);
  MonevDataNote note = { 0 };

  if (before != NULL && before->code != NULL)
    return;
  if (before != NULL)
    note = *before;
  note.code = (char *)code;
  note.reason = (char *)words;
  note.read = value.how;
  monev_data_values_set_note (self->values, self->index, line, field, &note);
  monev_data_values_set (self->values, self->index, line, field, value.text,
                         value.how == MONEV_DATA_MISSING ? MONEV_DATA_MISSING
                                                         : MONEV_DATA_DOUBTFUL);
}

static char *
shown (const char *text)
{
  MonevDecimal value;

  return monev_decimal_from_text (text, &value, NULL)
             ? monev_number_format (value, MONEV_NUMBER_AS_IS)
             : g_strdup (text);
}

static gboolean
is_beyond (const char *text, MonevDecimal value, gboolean above)
{
  MonevDecimal bound;

  if (text == NULL || !monev_decimal_from_text (text, &bound, NULL))
    return FALSE;
  return above ? monev_decimal_compare (value, bound) > 0
               : monev_decimal_compare (value, bound) < 0;
}

static void
check_number (const Work *self, guint line, guint field, const MonevDataSpec *spec,
              MonevDecimal value)
{
  g_autofree char *least = spec->minimum == NULL ? NULL : shown (spec->minimum);
  g_autofree char *most = spec->maximum == NULL ? NULL : shown (spec->maximum);
  g_autofree char *words = NULL;

  if (is_beyond (spec->minimum, value, FALSE) || is_beyond (spec->maximum, value, TRUE))
    {
      words = least != NULL && most != NULL
                  ? g_strdup_printf ("Di luar rentang %s sampai %s.", least, most)
              : least != NULL ? g_strdup_printf ("Kurang dari %s.", least)
                              : g_strdup_printf ("Lebih dari %s.", most);
      doubt (self, line, field, "range", words);
    }
  else if (spec->kind == MONEV_DATA_PERCENT && spec->maximum == NULL
           && monev_decimal_compare (value, monev_decimal_new (100, 0)) > 0)
    doubt (self, line, field, "percent", /* domain.md 5: 764 for 76,4 */
           "Lebih dari 100 persen. Periksa apakah komanya hilang.");
  else if (spec->kind == MONEV_DATA_INTEGER && value.scale > 0)
    doubt (self, line, field, "whole", "Harus bilangan bulat.");
  else if (spec->decimals >= 0 && value.scale > (guint)spec->decimals)
    {
      words = g_strdup_printf ("Paling banyak %d angka di belakang koma.", spec->decimals);
      doubt (self, line, field, "decimals", words);
    }
}

/* 100 × |value − last| > 25 × |last| */
static gboolean
is_far (MonevDecimal value, MonevDecimal last, MonevDecimal *change)
{
  MonevDecimal difference, hundredfold;

  if (monev_decimal_is_zero (last) || !monev_decimal_subtract (value, last, &difference, NULL)
      || !monev_decimal_multiply (difference, monev_decimal_new (100, 0), &hundredfold, NULL)
      || !monev_decimal_divide (hundredfold, last, 1, MONEV_ROUND_HALF_UP, change, NULL))
    return FALSE;
  return monev_decimal_compare (*change, monev_decimal_new (USUAL_CHANGE, 0)) > 0
         || monev_decimal_compare (*change, monev_decimal_new (-USUAL_CHANGE, 0)) < 0;
}

/* What a cumulative figure must not fall below: the part before it, or else the last period. */
static const char *
before_of (const Work *self, guint line, guint field)
{
  const MonevDataField *own = monev_data_layout_field (self->layout, self->index, field);

  for (guint f = field; own->of->cumulative && f > 0; f--)
    {
      const MonevDataField *other = monev_data_layout_field (self->layout, self->index, f - 1);

      if (other->of != own->of)
        break;
      if (!other->carried)
        return text_of (self->values, self->index, line, (int)f - 1);
    }
  return text_of (self->last, self->index, line, (int)field);
}

static void
check_last (const Work *self, guint line, guint field, MonevDecimal value)
{
  const MonevDataColumn *column
      = monev_data_layout_field (self->layout, self->index, field)->of;
  const char *text = before_of (self, line, field);
  MonevDecimal last, change;
  g_autofree char *before = shown (text);

  if (*text == '\0' || !monev_decimal_from_text (text, &last, NULL))
    return;
  if (column->cumulative && monev_decimal_compare (value, last) < 0)
    {
      g_autofree char *words
          = g_strdup_printf ("Angka kumulatif turun dari %s pada periode sebelumnya.", before);

      doubt (self, line, field, "falls", words);
    }
  else if (!column->cumulative && is_far (value, last, &change))
    {
      gboolean down = change.coefficient < 0;
      g_autofree char *percent
          = monev_number_format (down ? (MonevDecimal){ -change.coefficient, change.scale }
                                      : change,
                                 1);
      g_autofree char *words
          = g_strdup_printf ("%s %s persen dari periode lalu (%s). Batas wajar %d persen.",
                             down ? "Turun" : "Naik", percent, before, USUAL_CHANGE);

      doubt (self, line, field, "last-period", words);
    }
}

static void
check_day (const Work *self, guint line, guint field, const MonevDataSpec *spec, const char *day)
{
  if ((spec->minimum != NULL && strcmp (day, spec->minimum) < 0)
      || (spec->maximum != NULL && strcmp (day, spec->maximum) > 0))
    doubt (self, line, field, "range", "Tanggal di luar rentang yang diminta.");
}

/* What an earlier check found, of values that may have changed since. */
static void
forget (const Work *self, guint line, guint field)
{
  const MonevDataNote *before
      = monev_data_values_note (self->values, self->index, line, field);
  MonevDataValue value = monev_data_values_get (self->values, self->index, line, field);
  MonevDataNote note;

  if (before == NULL || before->code == NULL || before->read == 0)
    return; /* what the reader doubted stays doubtful */
  note = *before;
  note.code = note.reason = NULL;
  note.read = 0;
  monev_data_values_set (self->values, self->index, line, field, value.text,
                         *value.text != '\0' ? before->read : MONEV_DATA_MISSING);
  monev_data_values_set_note (self->values, self->index, line, field,
                              note.found != NULL || note.rule != NULL || note.other != NULL
                                      || note.words != NULL
                                  ? &note
                                  : NULL);
}

static void
check_cell (const Work *self, guint line, guint field)
{
  MonevDataValue value = monev_data_values_get (self->values, self->index, line, field);
  MonevDataSpec spec = monev_data_layout_spec (self->layout, self->index, line, field);
  MonevDecimal decimal;

  if (*value.text == '\0')
    {
      if (monev_data_values_is_wanted (self->values, self->index, line, field))
        doubt (self, line, field, "required", "Belum diisi.");
      return;
    }
  if (spec.kind == MONEV_DATA_DATE)
    check_day (self, line, field, &spec, value.text);
  if (!monev_data_kind_is_number (spec.kind)
      || !monev_decimal_from_text (value.text, &decimal, NULL))
    return;
  check_number (self, line, field, &spec, decimal);
  check_last (self, line, field, decimal);
}

static void
check_rule (const Work *self, const Rule *rule, guint field)
{
  const char *part = part_of (monev_data_layout_field (self->layout, self->index, field));

  for (guint line = 0; line < monev_data_values_n_lines (self->values, self->index); line++)
    {
      MonevDataCellKind kind
          = monev_data_layout_cell (self->layout, self->index, line, field);

      if ((kind == MONEV_DATA_CELL_OPEN || kind == MONEV_DATA_CELL_FORMULA)
          && fill (self, rule->expression, line, part)
          && !monev_expression_test (rule->expression, monev_scope_root (self->scope)))
        doubt (self, line, field, rule->check->soft ? "check-soft" : "check",
               rule->check->message);
    }
}

/** monev_data_rules_check: holds each value against what its cell takes, the form's checks and the
 * last period; what breaks one becomes doubtful, with the reason (domain.md 5). Values are never
 * changed. @last: (nullable). */
void
monev_data_rules_check (const MonevDataRules *self, MonevDataValues *values,
                        const MonevDataValues *last)
{
  for (guint i = 0; i < monev_data_form_n_sheets (self->form); i++)
    {
      Work work;

      work_begin (&work, self, i, values, last);
      for (guint line = 0; line < monev_data_values_n_lines (values, i); line++)
        for (guint field = 0; field < monev_data_layout_n_fields (work.layout, i); field++)
          if (monev_data_values_is_asked (values, i, line, field))
            {
              forget (&work, line, field);
              check_cell (&work, line, field);
            }
      for (guint k = 0; k < work.sheet->rules->len; k++)
        if (g_array_index (work.sheet->rules, Rule, k).check != NULL)
          each_field (&work, &g_array_index (work.sheet->rules, Rule, k), check_rule);
      monev_scope_unref (work.scope);
    }
}
