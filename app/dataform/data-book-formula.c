/* Formulas of a form as Excel reckons them, as far as they are plain arithmetic over a row. */
#include "data-book-private.h"

#include <string.h>

#include "base/decimal.h"
#include "expression/token.h"

#define ROW '\2'
#define LAST "_lalu"
#define SUM "_jumlah"
#define MOST_RUNS 200 /* a function of Excel takes 255 arguments */
#define MOST_DEPTH 40
#define MOST_BYTES 4000

/* A call that is open: how many commas it holds, and whether it is round(). */
typedef struct {
  gboolean call, round;
  guint    commas;
} Bracket;

typedef struct {
  const BookTable *table;
  const char      *part; /* of the field that the formula belongs to */
  const char      *source;
  GString         *out;
  GString         *reads; /* the cells it reads, separated by commas */
  guint            n_reads;
  Bracket          brackets[MOST_DEPTH];
  guint            depth;
} Translation;

/* ---- runs of lines ---- */

/* Lines that a total takes together: those under a programme count with it. */
static gboolean
counts (const BookTable *self, guint line, const char *group)
{
  const MonevDataLine *own;
  guint n = monev_data_layout_n_lines (self->layout, self->index);

  if (line >= n)
    return group == NULL;
  own = monev_data_layout_line (self->layout, self->index, line);
  if (group != NULL && strcmp (own->group, group) != 0)
    return FALSE;
  return !own->sum && own->asked;
}

static void
add_run (GArray *runs, guint line, const guint32 *rows)
{
  BookRun run = { line, line };
  BookRun *last = runs->len == 0 ? NULL : &g_array_index (runs, BookRun, runs->len - 1);

  if (last != NULL && rows[last->to] + 1 == rows[line])
    last->to = line;
  else
    g_array_append_val (runs, run);
}

/** monev_book_runs: @group: (nullable): of one group only. Returns: (transfer full) (element-type BookRun):
 * the lines that a total stands for. */
GArray *
monev_book_runs (const BookTable *self, const char *group)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (BookRun));

  for (guint i = 0; i < self->n_lines; i++)
    if (counts (self, i, group))
      add_run (runs, i, self->rows);
  return runs;
}

/* "D5:D9,D12" */
static char *
ranges (const BookTable *self, guint field, const GArray *runs)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < runs->len; i++)
    {
      const BookRun *run = &g_array_index (runs, BookRun, i);

      g_string_append_printf (text, "%s%s%u", i > 0 ? "," : "", self->letters[field],
                              self->rows[run->from]);
      if (run->to > run->from)
        g_string_append_printf (text, ":%s%u", self->letters[field], self->rows[run->to]);
    }
  return g_string_free (text, FALSE);
}

static const char *
part_of (const char *key)
{
  const char *sign = strchr (key, '@');

  return sign == NULL ? "" : sign + 1;
}

/* The field of a column beside another: of the same part where it is spread; as data-rules.c. */
static int
field_beside (const BookTable *self, const char *column, const char *part, const char *behind)
{
  g_autofree char *plain = g_strconcat (column, behind, NULL);
  g_autofree char *spread = g_strconcat (column, "@", part, behind, NULL);
  int field = monev_data_layout_find_field (self->layout, self->index, plain);

  return field >= 0 || *part == '\0'
             ? field
             : monev_data_layout_find_field (self->layout, self->index, spread);
}

static char *
weighted (const BookTable *self, guint field, const GArray *runs)
{
  const MonevDataField *own = monev_data_layout_field (self->layout, self->index, field);
  int weight = own->of->weight == NULL ? -1
                                       : field_beside (self, own->of->weight, part_of (own->key),
                                                       "");
  GString *text;
  g_autofree char *weights = NULL;

  if (weight < 0)
    return NULL;
  text = g_string_new ("=IFERROR((");
  weights = ranges (self, (guint)weight, runs);
  for (guint i = 0; i < runs->len; i++)
    {
      const BookRun *run = &g_array_index (runs, BookRun, i);

      g_string_append_printf (text, "%sSUMPRODUCT(%s%u:%s%u,%s%u:%s%u)", i > 0 ? "+" : "",
                              self->letters[field], self->rows[run->from], self->letters[field],
                              self->rows[run->to], self->letters[weight], self->rows[run->from],
                              self->letters[weight], self->rows[run->to]);
    }
  g_string_append_printf (text, ")/SUM(%s),\"\")", weights);
  return g_string_free (text, FALSE);
}

/** monev_book_total: Returns: (transfer full) (nullable): the formula of a total over @runs; NULL when the
 * column has none. */
char *
monev_book_total (const BookTable *self, guint field, const GArray *runs)
{
  const MonevDataField *own = monev_data_layout_field (self->layout, self->index, field);
  g_autofree char *list = NULL;

  if (own->carried || runs->len == 0 || runs->len > MOST_RUNS)
    return NULL;
  list = ranges (self, field, runs);
  switch (own->of->total)
    {
    case MONEV_DATA_TOTAL_SUM:
      return g_strdup_printf ("=SUM(%s)", list);
    case MONEV_DATA_TOTAL_MEAN:
      return g_strdup_printf ("=IFERROR(AVERAGE(%s),\"\")", list);
    case MONEV_DATA_TOTAL_WEIGHTED:
      return weighted (self, field, runs);
    default:
      return NULL;
    }
}

/* What is added up: the value, or the value times its weight. */
static gboolean
add_value (const BookTable *self, guint line, guint field, int weight, MonevDecimal *sum,
           MonevDecimal *count)
{
  const MonevDataValues *values = self->painter->what->values;
  MonevDecimal value, times = monev_decimal_new (1, 0);

  if (!monev_decimal_from_text (monev_book_value (values, self->index, line, field), &value, NULL))
    return TRUE;
  if (weight >= 0
      && !monev_decimal_from_text (monev_book_value (values, self->index, line, (guint)weight),
                                   &times, NULL))
    return TRUE;
  return monev_decimal_multiply (value, times, &value, NULL)
         && monev_decimal_add (*sum, value, sum, NULL)
         && monev_decimal_add (*count, times, count, NULL);
}

/** monev_book_total_value: Returns: (transfer full): what monev_book_total() comes to now. */
char *
monev_book_total_value (const BookTable *self, guint field, const GArray *runs)
{
  const MonevDataColumn *of = monev_data_layout_field (self->layout, self->index, field)->of;
  const char *part = part_of (monev_data_layout_field (self->layout, self->index, field)->key);
  int weight = of->total == MONEV_DATA_TOTAL_WEIGHTED && of->weight != NULL
                   ? field_beside (self, of->weight, part, "")
                   : -1;
  MonevDecimal sum = monev_decimal_new (0, 0), count = monev_decimal_new (0, 0);

  if (self->painter->what->values == NULL)
    return g_strdup (of->total == MONEV_DATA_TOTAL_SUM ? "0" : "");
  for (guint i = 0; i < runs->len; i++)
    for (guint k = g_array_index (runs, BookRun, i).from;
         k <= g_array_index (runs, BookRun, i).to; k++)
      if (!add_value (self, k, field, weight, &sum, &count))
        return g_strdup ("");
  if (of->total != MONEV_DATA_TOTAL_SUM
      && !monev_decimal_divide (sum, count, 10, MONEV_ROUND_HALF_UP, &sum, NULL))
    return g_strdup ("");
  return monev_decimal_to_text (sum);
}

/** monev_book_sum: Returns: (transfer full) (nullable): of a programme: the sum of what stands right below
 * it. */
char *
monev_book_sum (const BookTable *self, guint line, guint field)
{
  guint n = monev_data_layout_n_lines (self->layout, self->index);
  guint level = monev_data_layout_line (self->layout, self->index, line)->level;
  guint skip = G_MAXUINT;
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (BookRun));
  g_autofree char *list = NULL;

  for (guint i = line + 1; i < n; i++)
    {
      const MonevDataLine *below = monev_data_layout_line (self->layout, self->index, i);

      if (below->level <= level)
        break;
      if (below->level > skip)
        continue;
      skip = below->sum ? below->level : G_MAXUINT;
      add_run (runs, i, self->rows);
    }
  if (runs->len == 0 || runs->len > MOST_RUNS)
    return NULL;
  list = ranges (self, field, runs);
  return g_strdup_printf ("=IF(COUNT(%s)=0,\"\",SUM(%s))", list, list);
}

/* ---- expressions ---- */

static gboolean
put_read (Translation *self, int field)
{
  if (field < 0)
    return FALSE;
  g_string_append_printf (self->out, "$%s%c", self->table->letters[field], ROW);
  g_string_append_printf (self->reads, "%s$%s%c", self->n_reads > 0 ? "," : "",
                          self->table->letters[field], ROW);
  self->n_reads++;
  return TRUE;
}

static gboolean
put_sum (Translation *self, int field)
{
  const BookTable *table = self->table;
  g_autoptr (GArray) runs = monev_book_runs (table, NULL);
  GString *list;

  if (field < 0 || runs->len == 0 || runs->len > MOST_RUNS)
    return FALSE;
  list = g_string_new (NULL);
  for (guint i = 0; i < runs->len; i++)
    {
      const BookRun *run = &g_array_index (runs, BookRun, i);

      g_string_append_printf (list, "%s$%s$%u:$%s$%u", i > 0 ? "," : "", table->letters[field],
                              table->rows[run->from], table->letters[field], table->rows[run->to]);
    }
  g_string_append_printf (self->out, "SUM(%s)", list->str);
  g_string_free (list, TRUE);
  return TRUE;
}

/* As in data-rules.c: a column's own key goes before what a suffix makes of another. */
static gboolean
put_field (Translation *self, const char *name)
{
  const BookTable *table = self->table;
  int own = field_beside (table, name, self->part, "");
  g_autofree char *base = NULL;

  if (own >= 0)
    return put_read (self, own);
  if (g_str_has_suffix (name, LAST))
    {
      base = g_strndup (name, strlen (name) - strlen (LAST));
      return put_read (self, field_beside (table, base, self->part, "@lalu"));
    }
  if (!g_str_has_suffix (name, SUM))
    return FALSE;
  base = g_strndup (name, strlen (name) - strlen (SUM));
  return put_sum (self, field_beside (table, base, self->part, ""));
}

static gboolean
open_bracket (Translation *self, gboolean call, gboolean is_round)
{
  if (self->depth == MOST_DEPTH)
    return FALSE;
  self->brackets[self->depth++] = (Bracket){ call, is_round, 0 };
  g_string_append_c (self->out, '(');
  return TRUE;
}

static gboolean
put_sign (Translation *self, const char *sign)
{
  static const char *const same[] = { "+", "-", "*", "=", "<", "<=", ">", ">=", NULL };

  if (g_strv_contains (same, sign))
    g_string_append (self->out, sign);
  else if (strcmp (sign, "!=") == 0)
    g_string_append (self->out, "<>");
  else if (strcmp (sign, "(") == 0)
    return open_bracket (self, FALSE, FALSE);
  else if (strcmp (sign, ")") == 0 && self->depth > 0)
    {
      const Bracket *bracket = &self->brackets[--self->depth];

      g_string_append (self->out, bracket->round && bracket->commas == 0 ? ",0)" : ")");
    }
  else if (strcmp (sign, ",") == 0 && self->depth > 0 && self->brackets[self->depth - 1].call)
    {
      self->brackets[self->depth - 1].commas++;
      g_string_append_c (self->out, ',');
    }
  else
    return FALSE;
  return TRUE;
}

/* Only what Excel reckons in the same way; @next is the word behind the name. */
static gboolean
put_name (Translation *self, const char *name, MonevToken *next)
{
  if (strcmp (name, "div") == 0)
    {
      g_string_append_c (self->out, '/');
      return TRUE;
    }
  if ((strcmp (name, "if") != 0 && strcmp (name, "round") != 0)
      || !monev_token_is (self->source, next, "("))
    return FALSE;
  g_string_append (self->out, strcmp (name, "if") == 0 ? "IF" : "ROUND");
  return TRUE;
}

static gboolean
put_token (Translation *self, const MonevToken *token, const char *before)
{
  g_autofree char *text = g_strndup (self->source + token->start,
                                     (gsize)(token->end - token->start));
  g_autofree char *inner = g_strndup (self->source + token->inner_start,
                                      (gsize)(token->inner_end - token->inner_start));
  MonevToken next;

  switch (token->kind)
    {
    case MONEV_TOKEN_NUMBER:
      g_string_append (self->out, text);
      return TRUE;
    case MONEV_TOKEN_FIELD:
      return put_field (self, inner);
    case MONEV_TOKEN_TEXT:
      g_string_append_printf (self->out, "\"%s\"", inner);
      return strpbrk (inner, "\"\2") == NULL;
    case MONEV_TOKEN_NAME:
      monev_token_next (self->source, token->end, &next);
      return put_name (self, text, &next);
    case MONEV_TOKEN_SIGN:
      if (strcmp (text, "(") == 0 && (strcmp (before, "if") == 0 || strcmp (before, "round") == 0))
        return open_bracket (self, TRUE, strcmp (before, "round") == 0);
      return put_sign (self, text);
    default:
      return FALSE;
    }
}

static gboolean
translate (Translation *self)
{
  g_autofree char *before = g_strdup ("");
  MonevToken token;

  for (monev_token_next (self->source, 0, &token); token.kind != MONEV_TOKEN_END;
       monev_token_next (self->source, token.end, &token))
    {
      if (!put_token (self, &token, before))
        return FALSE;
      g_free (before);
      before = g_strndup (self->source + token.start, (gsize)(token.end - token.start));
    }
  return self->depth == 0 && self->n_reads > 0 && self->out->len < MOST_BYTES;
}

/**
 * monev_book_formula:
 * @field: the column that it belongs to
 * @plain: the expression itself; else a value, "" as long as something that it reads is missing
 *
 * Returns: (transfer full) (nullable): a pattern for monev_book_formula_at(); NULL for what Excel
 *   would reckon in another way
 */
char *
monev_book_formula (const BookTable *self, guint field, const char *expression, gboolean plain)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GString) reads = g_string_new (NULL);
  Translation work = { .table = self,
                       .part = part_of (
                           monev_data_layout_field (self->layout, self->index, field)->key),
                       .source = expression,
                       .out = out,
                       .reads = reads };

  if (!translate (&work))
    return NULL;
  return plain ? g_strdup (out->str)
               : g_strdup_printf ("=IF(COUNT(%s)<%u,\"\",IFERROR(%s,\"\"))", reads->str,
                                  work.n_reads, out->str);
}

/** monev_book_formula_at: @out: takes @pattern for a row. */
void
monev_book_formula_at (GString *out, const char *pattern, guint32 row)
{
  char digits[16];

  g_snprintf (digits, sizeof digits, "%u", row);
  g_string_truncate (out, 0);
  for (const char *at = pattern; *at != '\0';)
    {
      gsize n = strcspn (at, "\2");

      g_string_append_len (out, at, (gssize)n);
      at += n;
      if (*at != ROW)
        continue;
      g_string_append (out, digits);
      at++;
    }
}
