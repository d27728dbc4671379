/* The answers on the sheet of a clarification. */
#include "data-return-private.h"

#include <string.h>

/* The column that a key names, in the row that says so. */
static guint
column_named (const ReturnReader *self, const char *key)
{
  for (guint i = 0; i < monev_table_n_rows (self->table); i++)
    for (guint nth = 0; nth < monev_table_row_n_cells (self->table, i); nth++)
      {
        guint column;

        if (strcmp (monev_table_row_cell (self->table, i, nth, &column).text, key) == 0)
          return column;
      }
  return 0;
}

/* "q:3" in one of the columns of marks. */
static int
question_of (const ReturnReader *self, guint row)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      const char *mark = monev_return_mark_at (self, row, g_array_index (self->marks, guint, i));
      guint64 nth;

      if (g_str_has_prefix (mark, BOOK_QUESTION)
          && g_ascii_string_to_unsigned (mark + strlen (BOOK_QUESTION), 10, 0, G_MAXINT, &nth,
                                         NULL)
          && nth < self->expected->n_questions)
        return (int)nth;
    }
  return -1;
}

static void
take_explanation (ReturnReader *self, int question, gint64 row, guint column)
{
  MonevCell cell = monev_table_cell (self->table, row, MAX (column, 1));
  g_autofree char *text = g_strstrip (g_utf8_make_valid (cell.text, -1));
  MonevDataExplanation *told;

  if (column == 0 || *text == '\0' || self->explanations == NULL)
    return;
  told = g_new (MonevDataExplanation, 1);
  *told = (MonevDataExplanation){ (guint)question, g_steal_pointer (&text) };
  g_ptr_array_add (self->explanations, told);
}

static void
take_answer (ReturnReader *self, int nth, gint64 row, guint column)
{
  const MonevDataQuestion *question = &self->expected->questions[nth];
  MonevCell cell = monev_table_cell (self->table, row, MAX (column, 1));

  if (column == 0 || cell.text[strspn (cell.text, " \t\r\n")] == '\0')
    return;
  g_array_index (self->answered, gboolean, nth) = TRUE;
  monev_return_put (self, question->sheet, question->line, question->field, &cell, row, column,
                    NULL);
}

/** monev_return_notes: what was answered on the sheet being read, if it is that of the questions. */
void
monev_return_notes (ReturnReader *self)
{
  guint answer, explain;

  if (self->expected->n_questions == 0 || self->marks->len == 0)
    return;
  answer = column_named (self, BOOK_ANSWER);
  explain = column_named (self, BOOK_EXPLAIN);
  for (guint row = 0; answer > 0 && row < monev_table_n_rows (self->table); row++)
    {
      int question = question_of (self, row);

      if (question < 0)
        continue;
      take_answer (self, question, monev_table_row_number (self->table, row), answer);
      take_explanation (self, question, monev_table_row_number (self->table, row), explain);
    }
}
