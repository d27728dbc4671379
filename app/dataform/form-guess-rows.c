/* The lines below the headings: rows, names of groups, sums, and where the table ends. */
#include "form-guess-private.h"

#include <string.h>

#define BLANKS 3 /* in a row end a table */

/* What the lines of a table have in common. */
typedef struct {
  guint n, with_data, with_unit, with_digit;
} Habit;

typedef struct {
  char *label, *number, *unit;
  guint data, filled;
  gboolean computed;
} Line;

static void
line_clear (Line *line)
{
  g_free (line->label);
  g_free (line->number);
  g_free (line->unit);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Line, line_clear)

static char *
text_under (const GuessTable *self, gint64 row, GuessRole role)
{
  int head = guess_column_of (self, role);

  return head < 0 ? g_strdup ("")
                  : guess_text (self, row, g_array_index (self->heads, GuessHead, head).column);
}

static Line
line_at (const GuessTable *self, gint64 row)
{
  Line line = { .label = text_under (self, row, GUESS_LABEL),
                .number = text_under (self, row, GUESS_NUMBER),
                .unit = text_under (self, row, GUESS_UNIT),
                .filled = guess_n_filled (self, row) };

  if (*line.number == '\0')
    {
      g_free (line.number);
      line.number = text_under (self, row, GUESS_CODE);
    }
  for (guint i = 0; i < self->heads->len; i++)
    {
      const GuessHead *head = &g_array_index (self->heads, GuessHead, i);
      MonevCell cell = monev_table_cell (self->table, row, head->column);

      if (head->role == GUESS_DATA && cell.kind != MONEV_CELL_EMPTY)
        line.data++;
      line.computed |= (cell.flags & MONEV_CELL_FORMULA) != 0;
    }
  return line;
}

/* The first words of a row, wherever they stand: sums and signatures begin under the number. */
static char *
first_words (const GuessTable *self, gint64 row)
{
  for (guint c = self->first_column; c <= self->last_column; c++)
    {
      g_autofree char *text = guess_text (self, row, c);

      if (*text != '\0')
        return guess_fold (text);
    }
  return g_strdup ("");
}

/* ---- sums ---- */

/** guess_is_total: Returns: whether a folded text can be nothing but the name of a sum. */
gboolean
guess_is_total (const char *folded)
{
  static const char *const words[]
      = { "jumlah",       "total",       "sub total",          "subtotal",  "sub jumlah", "jml",
          "jumlah total", "total jumlah", "jumlah keseluruhan", "total keseluruhan", "grand total",
          "jumlah seluruhnya", NULL };

  return guess_is_one_of (folded, words);
}

static gboolean
is_mean (const char *folded)
{
  return g_str_has_prefix (folded, "rata-rata") || g_str_has_prefix (folded, "rata rata")
         || strcmp (folded, "rerata") == 0;
}

static gboolean
begins_as_sum (const char *words)
{
  return g_str_has_prefix (words, "jumlah ") || g_str_has_prefix (words, "total ")
         || g_str_has_prefix (words, "sub total ") || g_str_has_prefix (words, "subtotal ");
}

/* "Jumlah A", "Jumlah Kemiskinan": of a line that bears no number of its own while others do. */
static gboolean
sums_group (const Line *line, const char *words, const Habit *habit)
{
  gboolean begins = begins_as_sum (words);
  gboolean numbered = *line->number != '\0' && g_ascii_isdigit (*line->number);

  return begins && !numbered && (habit->with_digit * 2 >= habit->n || line->computed)
         && *line->unit == '\0';
}

/* ---- groups ---- */

static gboolean
is_letter_number (const char *number)
{
  gsize length = strspn (number, "ABCDEFGHIVX");

  return length > 0 && length <= 4 && strchr (".)", number[length]) != NULL;
}

/* "A. Kemiskinan", "LAYANAN DASAR", but no number and no code. */
static gboolean
is_words (const char *text)
{
  return is_letter_number (text)
         || (strlen (text) > 3 && !g_ascii_isdigit (*text) && strpbrk (text, "0123456789") == NULL);
}

static gboolean
is_shouted (const char *text)
{
  g_autofree char *up = g_utf8_strup (text, -1);
  g_autofree char *down = g_utf8_strdown (text, -1);

  return strlen (text) > 3 && strcmp (up, text) == 0 && strcmp (up, down) != 0;
}

/* A wording under which the others are put: it has no figures where they have, no unit where they have
 * one, a letter where they have a number. */
static gboolean
is_group (const Line *line, const Habit *habit)
{
  gboolean numbered = *line->number != '\0' && g_ascii_isdigit (*line->number);

  if (line->data > 0 || *line->unit != '\0' || habit->n < 2)
    return FALSE;
  if (is_letter_number (line->number) && habit->with_digit > 0)
    return TRUE;
  if (habit->with_data * 2 > habit->n || habit->with_unit * 2 > habit->n)
    return TRUE;
  if (*line->number == '\0' && habit->with_digit * 2 > habit->n)
    return TRUE;
  return !numbered && (is_shouted (line->label) || is_letter_number (line->label));
}

/* ---- the end ---- */

/* Signatures, remarks: what stands below a table. */
static gboolean
is_below (const GuessTable *self, gint64 row, const Line *line)
{
  static const char *const begins[]
      = { "mengetahui", "keterangan", "catatan", "sumber:", "sumber :", "nb", "*)", "kepala ",
          "plt", "plh", "nip", "petugas", "pengisi", "penanggung jawab", "ketua", "sekretaris",
          "an.", "a.n.", NULL };
  g_autofree char *words = first_words (self, row);

  if (line->filled > 3 || (*line->number != '\0' && g_ascii_isdigit (*line->number)))
    return FALSE;
  if (strstr (words, " nip") != NULL || g_str_has_prefix (words, "...."))
    return TRUE;
  for (guint i = 0; begins[i] != NULL; i++)
    if (g_str_has_prefix (words, begins[i]) && line->data <= 1 && *line->unit == '\0')
      return TRUE;
  return FALSE;
}

static void
find_end (GuessTable *self)
{
  guint blanks = 0;

  self->body_last = self->body_first - 1;
  for (gint64 row = self->body_first;
       row <= MIN (self->last_row, self->body_first + GUESS_ROWS) && blanks < BLANKS; row++)
    {
      g_auto (Line) line = line_at (self, row);

      if (line.filled == 0)
        {
          blanks++;
          continue;
        }
      if (is_below (self, row, &line)
          || (blanks > 0 && guess_is_head (self, row) && line.filled >= 3))
        return;
      blanks = 0;
      self->body_last = row;
    }
}

/* ---- all of them ---- */

static Habit
habit_of (const GuessTable *self)
{
  Habit habit = { 0 };

  for (gint64 row = self->body_first; row <= self->body_last; row++)
    {
      g_auto (Line) line = line_at (self, row);

      g_autofree char *words = guess_fold (line.label);

      if (*line.label == '\0' || is_letter_number (line.number) || begins_as_sum (words)
          || guess_is_total (words))
        continue;
      habit.n++;
      habit.with_data += line.data > 0;
      habit.with_unit += *line.unit != '\0';
      habit.with_digit += *line.number != '\0' && g_ascii_isdigit (*line.number);
    }
  return habit;
}

static void
add_line (GuessTable *self, gint64 row, const Habit *habit)
{
  g_auto (Line) line = line_at (self, row);
  g_autofree char *words = first_words (self, row);
  GuessLine found = { row, GUESS_LINE_ROW };

  if (line.filled == 0)
    return;
  if (is_mean (words))
    found.kind = GUESS_LINE_MEAN;
  else if (guess_is_total (words) || sums_group (&line, words, habit))
    found.kind = GUESS_LINE_TOTAL;
  else if (*line.label == '\0' && line.data == 0 && is_words (line.number))
    found.kind = GUESS_LINE_GROUP; /* merged over the whole row */
  else if (*line.label == '\0')
    found.kind = GUESS_LINE_OPEN;
  else if (is_group (&line, habit))
    found.kind = GUESS_LINE_GROUP;
  g_array_append_val (self->lines, found);
}

/* A name under which nothing stands is a row of its own. */
static void
mend_groups (GuessTable *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      GuessLine *line = &g_array_index (self->lines, GuessLine, i);
      gboolean leads = i + 1 < self->lines->len
                       && g_array_index (self->lines, GuessLine, i + 1).kind <= GUESS_LINE_GROUP;

      if (line->kind == GUESS_LINE_GROUP && !leads)
        line->kind = GUESS_LINE_ROW;
    }
}

/** guess_n_lines: Returns: how many lines of a kind there are. */
guint
guess_n_lines (const GuessTable *self, GuessLineKind kind)
{
  guint n = 0;

  for (guint i = 0; i < self->lines->len; i++)
    n += g_array_index (self->lines, GuessLine, i).kind == kind;
  return n;
}

/** guess_find_lines: tells the rows of the table from groups and sums. */
void
guess_find_lines (GuessTable *self)
{
  Habit habit;

  g_clear_pointer (&self->lines, g_array_unref);
  self->lines = g_array_new (FALSE, TRUE, sizeof (GuessLine));
  find_end (self);
  habit = habit_of (self);
  for (gint64 row = self->body_first; row <= self->body_last; row++)
    add_line (self, row, &habit);
  mend_groups (self);
}
