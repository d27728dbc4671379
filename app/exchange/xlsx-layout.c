#include "xlsx-layout.h"

#include "xlsx-text.h"

#include <string.h>

#define ONE_LINE     8   /* characters that fit the narrowest column */
#define ROOM_PERCENT 105 /* of a width in digits that letters fill before they break */

/* A cell that may need more than one line. */
typedef struct {
  guint32 row;
  guint   column; /* from 0 */
  char   *text;
} Cell;

struct _XlsxRows {
  GArray *cells; /* in the order of the rows */
};

/**
 * xlsx_layout_least:
 * @most: a longer word is broken all the same
 *
 * Returns: the characters of the longest word of @text.
 */
guint
xlsx_layout_least (const char *text, guint most)
{
  guint longest = 0, count = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      count = g_unichar_isspace (c) ? 0 : count + 1 + g_unichar_iswide (c);
      longest = MAX (longest, count);
    }
  return MIN (longest, most);
}

static guint
total (XlsxRoom *rooms, guint n, guint limit)
{
  guint sum = 0;

  for (guint i = 0; i < n; i++)
    {
      rooms[i].width = MAX (MIN (rooms[i].wish, limit), rooms[i].least);
      sum += rooms[i].width + 1;
    }
  return sum;
}

/**
 * xlsx_layout_share:
 * @page: characters that a page holds in letters that can still be read
 *
 * The widest columns give way first, down to their longest word.
 *
 * Returns: how many pages wide the table is; 1 unless even the longest words are too many.
 */
guint
xlsx_layout_share (XlsxRoom *rooms, guint n, guint page)
{
  guint limit = 0;

  for (guint i = 0; i < n; i++)
    limit = MAX (limit, rooms[i].wish);
  while (limit > 1 && total (rooms, n, limit) > page)
    limit--;
  return (total (rooms, n, MAX (limit, 1)) + page - 1) / MAX (page, 1);
}

/* Words as they are set one behind the other; one that is wider than the column is broken. */
static guint
paragraph_lines (const char *text, guint room)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t", -1);
  guint lines = 1, filled = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      guint width = xlsx_text_width (words[i]);

      if (filled > 0 && filled + 1 + width > room)
        {
          lines++;
          filled = 0;
        }
      filled += (filled > 0) + width;
      lines += filled > room ? (filled - 1) / room : 0;
      filled = filled > room ? (filled - 1) % room + 1 : filled;
    }
  return lines;
}

/** xlsx_layout_lines: @width: of the column, in characters. Returns: the lines that @text takes there,
 * as far as that can be told without the letters themselves. */
guint
xlsx_layout_lines (const char *text, guint width)
{
  g_auto (GStrv) paragraphs = g_strsplit (text, "\n", -1);
  guint lines = 0;

  for (guint i = 0; paragraphs[i] != NULL; i++)
    lines += paragraph_lines (paragraphs[i], MAX (width * ROOM_PERCENT / 100, 1));
  return MAX (lines, 1);
}

static void
clear_cell (gpointer data)
{
  g_free (((Cell *) data)->text);
}

/** xlsx_rows_new: Returns: (transfer full): no rows. */
XlsxRows *
xlsx_rows_new (void)
{
  XlsxRows *self = g_new0 (XlsxRows, 1);

  self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  g_array_set_clear_func (self->cells, clear_cell);
  return self;
}

/** xlsx_rows_free: frees what was added. */
void
xlsx_rows_free (XlsxRows *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->cells);
  g_free (self);
}

/** xlsx_rows_add: @column: from 0. @text: valid UTF-8; rows come in their order. */
void
xlsx_rows_add (XlsxRows *self, guint32 row, guint column, const char *text)
{
  Cell cell = { row, column, NULL };

  if (strchr (text, '\n') == NULL && xlsx_text_width (text) <= ONE_LINE)
    return;
  cell.text = g_strdup (text);
  g_array_append_val (self->cells, cell);
}

/** xlsx_rows_foreach: @rooms: as they were shared. Rows of one line are passed over. */
void
xlsx_rows_foreach (const XlsxRows *self, const XlsxRoom *rooms, XlsxRowFunc func, gpointer data)
{
  const Cell *cells = (const Cell *) self->cells->data;
  guint highest = 1;

  for (guint i = 0; i < self->cells->len; i++)
    {
      highest = MAX (highest, xlsx_layout_lines (cells[i].text,
                                               rooms[cells[i].column].width + 1));
      if (i + 1 < self->cells->len && cells[i + 1].row == cells[i].row)
        continue;
      if (highest > 1)
        func (cells[i].row, highest, data);
      highest = 1;
    }
}
