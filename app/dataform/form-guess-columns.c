/* Columns of the form out of headings: those under the same word that differ by quarter, month, year
 * or sex are one column, spread. */
#include "form-guess-private.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"

typedef enum { PART_NONE, PART_QUARTER, PART_MONTH, PART_YEAR, PART_SEX, PART_SUM } PartKind;

typedef struct {
  PartKind kind;
  int      nth; /* of a year: itself */
} Part;

/* ---- what a heading is a part of ---- */

static int
roman_or_digit (const char *text)
{
  static const char *const romans[] = { "i", "ii", "iii", "iv" };

  for (int i = 0; i < 4; i++)
    if (strcmp (text, romans[i]) == 0)
      return i + 1;
  return strlen (text) == 1 && *text >= '1' && *text <= '4' ? *text - '0' : 0;
}

static int
quarter_of (const char *text, gboolean meant)
{
  static const char *const words[]
      = { "triwulan", "tri wulan", "kuartal", "trw", "tw", "q", NULL };

  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_has_prefix (text, words[i]))
      {
        const char *rest = text + strlen (words[i]);

        return roman_or_digit (rest + strspn (rest, " .-"));
      }
  return meant ? roman_or_digit (text) : 0;
}

static int
month_of (const char *text, gboolean meant)
{
  int number = meant && strspn (text, "0123456789") == strlen (text) ? atoi (text) : 0;

  for (int i = 1; i <= 12; i++)
    {
      g_autofree char *name = g_utf8_strdown (monev_date_month_name (i), -1);

      if (strcmp (text, name) == 0 || (strlen (text) == 3 && strncmp (text, name, 3) == 0))
        return i;
    }
  if (strcmp (text, "ags") == 0 || strcmp (text, "agt") == 0)
    return 8;
  if (strcmp (text, "nop") == 0 || strcmp (text, "nopember") == 0)
    return 11;
  return number >= 1 && number <= 12 ? number : 0;
}

static int
year_of (const char *text)
{
  const char *at = g_str_has_prefix (text, "tahun ") ? text + 6
                   : g_str_has_prefix (text, "th ")  ? text + 3
                                                     : text;

  if (strlen (at) != 4 || strspn (at, "0123456789") != 4)
    return 0;
  return atoi (at) >= 1990 && atoi (at) <= 2100 ? atoi (at) : 0;
}

static int
sex_of (const char *text)
{
  static const char *const men[] = { "l", "lk", "laki", "laki-laki", "laki laki", "pria", NULL };
  static const char *const women[] = { "p", "pr", "perempuan", "wanita", NULL };

  return guess_is_one_of (text, men) ? 1 : guess_is_one_of (text, women) ? 2 : 0;
}

/* @over: folded: what stands above it; "Triwulan" over I, II, III, IV says what they are. */
static Part
part_of (const char *text, const char *over)
{
  g_autofree char *folded = guess_fold (text);
  gboolean quarter = strstr (over, "triwulan") != NULL || strstr (over, "tw") != NULL;
  gboolean month = strstr (over, "bulan") != NULL;
  Part part = { PART_NONE, 0 };

  if ((part.nth = year_of (folded)) != 0)
    part.kind = PART_YEAR;
  else if ((part.nth = quarter_of (folded, quarter)) != 0)
    part.kind = PART_QUARTER;
  else if ((part.nth = month_of (folded, month)) != 0)
    part.kind = PART_MONTH;
  else if ((part.nth = sex_of (folded)) != 0)
    part.kind = PART_SEX;
  else if (guess_is_total (folded) || strcmp (folded, "l+p") == 0 || strcmp (folded, "l + p") == 0)
    part.kind = PART_SUM;
  return part;
}

/* ---- wordings ---- */

/* What only says in what the parts are parts: it names no column. */
static gboolean
is_generic (const char *text)
{
  static const char *const words[]
      = { "triwulan", "bulan", "tahun", "jenis kelamin", "periode", "semester", "bulanan",
          "tahunan", NULL };
  g_autofree char *folded = guess_fold (text);

  return guess_is_one_of (folded, words);
}

static char *
joined (const GuessHead *head, guint from, guint to)
{
  GString *text = g_string_new (NULL);

  for (guint i = from; i < to; i++)
    if (!is_generic (head->storeys[i]) || (from + 1 == to && head->n_storeys == 1))
      g_string_append_printf (text, "%s%s", text->len > 0 ? " – " : "", head->storeys[i]);
  return g_string_free (text, FALSE);
}

static char *
all_over (const GuessHead *head, guint storey)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *folded = NULL;

  for (guint i = 0; i < storey; i++)
    g_string_append_printf (text, "%s ", head->storeys[i]);
  folded = guess_fold (text->str);
  return g_steal_pointer (&folded);
}

static const GuessHead *
head_at (const GuessTable *self, guint i)
{
  return &g_array_index (self->heads, GuessHead, i);
}

static Part
lowest_part (const GuessHead *head)
{
  g_autofree char *over = all_over (head, head->n_storeys - 1);

  return part_of (head->storeys[head->n_storeys - 1], over);
}

static Part
highest_part (const GuessHead *head)
{
  return head->n_storeys < 2 ? (Part){ PART_NONE, 0 } : part_of (head->storeys[0], "");
}

/* ---- columns ---- */

/** guess_column_free: frees it. */
void
guess_column_free (gpointer data)
{
  GuessColumn *column = data;

  g_free (column->label);
  g_array_unref (column->columns);
  g_clear_pointer (&column->years, g_ptr_array_unref);
  g_clear_pointer (&column->choices, g_ptr_array_unref);
  g_free (column->formula);
  g_free (column->why);
  g_free (column);
}

static GuessColumn *
add_column (GuessTable *self, char *label)
{
  GuessColumn *column = g_new0 (GuessColumn, 1);

  column->label = *label != '\0' ? guess_shorten (label) : g_strdup ("Nilai");
  g_free (label);
  column->columns = g_array_new (FALSE, FALSE, sizeof (guint));
  column->decimals = -1;
  g_ptr_array_add (self->columns, column);
  return column;
}

static void
add_part (GuessColumn *column, const GuessHead *head, Part part)
{
  static const MonevDataSpread spreads[] = {
    [PART_NONE] = MONEV_DATA_SPREAD_NONE,   [PART_QUARTER] = MONEV_DATA_SPREAD_QUARTER,
    [PART_MONTH] = MONEV_DATA_SPREAD_MONTH, [PART_YEAR] = MONEV_DATA_SPREAD_YEAR,
    [PART_SEX] = MONEV_DATA_SPREAD_SEX,     [PART_SUM] = MONEV_DATA_SPREAD_NONE,
  };

  g_array_append_val (column->columns, head->column);
  column->spread = spreads[part.kind];
  if (part.kind != PART_YEAR)
    return;
  if (column->years == NULL)
    column->years = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (column->years, g_strdup_printf ("%d", part.nth));
}

/* So many from @from on have the same words over them and are parts of one kind, in order. */
static guint
run_of_parts (const GuessTable *self, guint from)
{
  Part first = lowest_part (head_at (self, from));
  g_autofree char *over = joined (head_at (self, from), 0, head_at (self, from)->n_storeys - 1);
  int last = first.nth;
  guint n = 1;

  if (first.kind == PART_NONE || first.kind == PART_SUM)
    return 0;
  for (; from + n < self->heads->len; n++)
    {
      const GuessHead *head = head_at (self, from + n);
      Part part = lowest_part (head);
      g_autofree char *own = joined (head, 0, head->n_storeys - 1);

      if (head->role != GUESS_DATA || part.kind != first.kind || part.nth <= last
          || strcmp (own, over) != 0)
        break;
      last = part.nth;
    }
  return n >= 2 ? n : 0;
}

/* The sum of the parts behind them cannot be asked for: it is reckoned from them. */
static guint
skip_sum (GuessTable *self, guint at, const GuessHead *of)
{
  g_autofree char *over = joined (of, 0, of->n_storeys - 1);
  g_autofree char *own = NULL;

  if (at >= self->heads->len || of->n_storeys < 2
      || lowest_part (head_at (self, at)).kind != PART_SUM)
    return 0;
  own = joined (head_at (self, at), 0, head_at (self, at)->n_storeys - 1);
  if (strcmp (own, over) != 0)
    return 0;
  self->summed = TRUE;
  return 1;
}

static guint
take_run (GuessTable *self, guint from, guint n)
{
  const GuessHead *first = head_at (self, from);
  GuessColumn *column = add_column (self, joined (first, 0, first->n_storeys - 1));

  for (guint i = 0; i < n; i++)
    add_part (column, head_at (self, from + i), lowest_part (head_at (self, from + i)));
  return n + skip_sum (self, from + n, first);
}

/* ---- parts above, measures below ---- */

static guint
n_under (const GuessTable *self, guint from)
{
  guint n = 1;

  while (from + n < self->heads->len && head_at (self, from + n)->n_storeys >= 2
         && head_at (self, from + n)->role == GUESS_DATA
         && strcmp (head_at (self, from + n)->storeys[0], head_at (self, from)->storeys[0]) == 0)
    n++;
  return n;
}

/* Triwulan I: target, realisasi; Triwulan II: target, realisasi … Gives how many parts repeat the
 * @width measures of the first. */
static guint
run_of_blocks (const GuessTable *self, guint from, guint width)
{
  Part first = highest_part (head_at (self, from));
  guint n = 1;

  if (first.kind == PART_NONE || first.kind == PART_SUM)
    return 0;
  for (;; n++)
    {
      guint at = from + n * width;

      if (at + width > self->heads->len || head_at (self, at)->n_storeys < 2
          || highest_part (head_at (self, at)).kind != first.kind || n_under (self, at) != width)
        return n >= 2 ? n : 0;
      for (guint i = 0; i < width; i++)
        {
          g_autofree char *one = joined (head_at (self, from + i), 1, head_at (self, from + i)->n_storeys);
          g_autofree char *two = joined (head_at (self, at + i), 1, head_at (self, at + i)->n_storeys);

          if (strcmp (one, two) != 0)
            return n >= 2 ? n : 0;
        }
    }
}

static guint
take_blocks (GuessTable *self, guint from, guint width, guint n)
{
  for (guint i = 0; i < width; i++)
    {
      const GuessHead *head = head_at (self, from + i);
      GuessColumn *column = add_column (self, joined (head, 1, head->n_storeys));

      for (guint k = 0; k < n; k++)
        add_part (column, head_at (self, from + k * width + i),
                  highest_part (head_at (self, from + k * width)));
    }
  return n * width;
}

static guint
take (GuessTable *self, guint at)
{
  const GuessHead *head = head_at (self, at);
  guint n = run_of_parts (self, at);
  guint width = head->n_storeys >= 2 ? n_under (self, at) : 0;
  guint blocks = n == 0 && width > 0 ? run_of_blocks (self, at, width) : 0;

  if (n > 0)
    return take_run (self, at, n);
  if (blocks > 0)
    return take_blocks (self, at, width, blocks);
  add_part (add_column (self, joined (head, 0, head->n_storeys)), head, (Part){ PART_NONE, 0 });
  return 1;
}

/** guess_make_columns: the columns of the form, in the order of the file. */
void
guess_make_columns (GuessTable *self)
{
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  self->columns = g_ptr_array_new_with_free_func (guess_column_free);
  for (guint i = 0; i < self->heads->len;)
    i += head_at (self, i)->role == GUESS_DATA ? take (self, i) : 1;
}
