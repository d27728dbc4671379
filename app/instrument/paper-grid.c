#include "paper-grid.h"

#include <string.h>

#include "page/page-table.h"
#include "paper-skip.h"

#define LEAST 3          /* questions; fewer read better one by one */
#define MOST_CHOICES 7   /* across */
#define LONGEST_LABEL 24 /* letters of a choice */
#define LONGEST_CODE 3
#define NUMBER_WIDTH 11.0
#define CHOICE_WIDTH 19.0
#define BOX 4.4          /* side of a box to be ticked, mm */

/** monev_paper_code: Returns: (transfer full): what is circled: a short code of the form, else the
 * number in the list. */
char *
monev_paper_code (const MonevChoiceList *list, guint index)
{
  for (guint i = 0; i < list->n_choices; i++)
    if (g_utf8_strlen (list->choices[i].name, -1) > LONGEST_CODE)
      return g_strdup_printf ("%u", index + 1);
  return g_strdup (list->choices[index].name);
}

static const MonevQuestion *
question_at (const MonevInstrument *self, guint index)
{
  return monev_instrument_question (self, index);
}

/* A list that fits across the page. */
static gboolean
fits (const MonevInstrument *self, guint list, guint language)
{
  guint n = monev_instrument_list (self, list)->n_choices;

  if (n < 2 || n > MOST_CHOICES)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (g_utf8_strlen (monev_instrument_choice_text (self, list, i, MONEV_COLUMN_LABEL, language),
                       -1)
        > LONGEST_LABEL)
      return FALSE;
  return TRUE;
}

static gboolean
leads_on (const MonevInstrument *self, guint index, char **numbers)
{
  const MonevChoiceList *list
      = monev_instrument_list (self, (guint)question_at (self, index)->list);

  for (guint i = 0; i < list->n_choices; i++)
    {
      g_autofree char *skip
          = monev_paper_skip_words (self, index, list->choices[i].name, numbers);

      if (skip != NULL)
        return FALSE;
    }
  return TRUE;
}

/* One that may stand in a grid: no condition, no hint, nothing to be written besides. */
static gboolean
is_plain (const MonevInstrument *self, guint index, guint language, char **numbers)
{
  const MonevQuestion *question = question_at (self, index);

  return question->type != NULL && question->type->role == MONEV_QUESTION_ASKED
         && (question->type->answer == MONEV_ANSWER_CHOICE
             || question->type->answer == MONEV_ANSWER_CHOICES)
         && question->list >= 0 && !question->or_other
         && question->rules[MONEV_RULE_RELEVANT] == NULL
         && question->rules[MONEV_RULE_CHOICE_FILTER] == NULL
         && *monev_instrument_text (self, index, MONEV_COLUMN_HINT, language) == '\0'
         && fits (self, (guint)question->list, language) && leads_on (self, index, numbers);
}

static gboolean
wants_grid (const MonevInstrument *self, int group)
{
  return group >= 0
         && strstr (monev_instrument_text (self, (guint)group, MONEV_COLUMN_APPEARANCE, 0),
                    "table-list")
                != NULL;
}

/** monev_paper_grid_length: Returns: how many questions from @first on make one grid; 0 where they
 * stand one by one. */
guint
monev_paper_grid_length (const MonevInstrument *self, guint first, guint language, char **numbers)
{
  const MonevQuestion *one = question_at (self, first);
  guint n = 0;

  for (int at = (int)first; at >= 0 && is_plain (self, (guint)at, language, numbers);
       at = question_at (self, (guint)at)->next)
    {
      const MonevQuestion *question = question_at (self, (guint)at);

      if (question->list != one->list || question->type->answer != one->type->answer)
        break;
      n++;
    }
  return n >= (wants_grid (self, one->parent) ? 2 : LEAST) ? n : 0;
}

static void
draw_box (const MonevPageCanvas *canvas, gpointer data)
{
  (void)data;
  cairo_set_line_width (canvas->cr, 0.25);
  cairo_rectangle (canvas->cr, (canvas->width - BOX) / 2, 0.2, BOX - 0.4, BOX - 0.4);
  cairo_stroke (canvas->cr);
}

static void
add_head (MonevPageTable *table, const MonevInstrument *self, guint list, guint language)
{
  guint n = monev_instrument_list (self, list)->n_choices;
  MonevPageCell cells[MOST_CHOICES + 2] = { { .text = "No" }, { .text = "Pertanyaan" } };
  guint left = monev_page_table_add_style (
      table, &(MonevPageCellStyle){
                 .font = { .size = 8.5, .bold = TRUE }, .padding_x = 2, .filled = TRUE,
                 .ground = 0xEEEEEE, .vertical = MONEV_PAGE_MIDDLE });
  guint middle = monev_page_table_add_style (
      table, &(MonevPageCellStyle){ .font = { .size = 8.5, .bold = TRUE },
                                    .align = MONEV_PAGE_CENTER,
                                    .filled = TRUE,
                                    .ground = 0xEEEEEE,
                                    .vertical = MONEV_PAGE_MIDDLE });

  cells[0].style = cells[1].style = left;
  for (guint i = 0; i < n; i++)
    cells[i + 2] = (MonevPageCell){
      .text = monev_instrument_choice_text (self, list, i, MONEV_COLUMN_LABEL, language),
      .style = middle
    };
  monev_page_table_add_head (table, &(MonevPageRow){ cells, 0, TRUE });
}

typedef struct
{
  MonevPageTable *table;
  guint plain, code;
  gboolean several;
} Grid;

static void
add_row (const Grid *grid, const MonevInstrument *self, guint index, guint language,
         const char *number)
{
  const MonevQuestion *question = question_at (self, index);
  const MonevChoiceList *list = monev_instrument_list (self, (guint)question->list);
  g_autofree char *label = monev_paper_wording (
      monev_instrument_text (self, index, MONEV_COLUMN_LABEL, language));
  g_auto (GStrv) codes = g_new0 (char *, list->n_choices + 1);
  g_autoptr (MonevPageDrawing) box
      = grid->several ? monev_page_drawing_new (CHOICE_WIDTH - 2, BOX, draw_box, NULL, NULL) : NULL;
  MonevPageCell cells[MOST_CHOICES + 2] = {
    { .text = number, .style = grid->plain },
    { .text = *label == '\0' ? question->name : label, .style = grid->plain },
  };

  for (guint i = 0; i < list->n_choices; i++)
    {
      codes[i] = monev_paper_code (list, i);
      cells[i + 2] = grid->several
                         ? (MonevPageCell){ .drawing = box, .style = grid->code }
                         : (MonevPageCell){ .text = codes[i], .style = grid->code };
    }
  monev_page_table_add_row (grid->table, &(MonevPageRow){ cells, 8, FALSE });
}

/** monev_paper_grid_add: puts @count questions from @first on into one grid; one code is circled, of
 * several choices each box is ticked. */
void
monev_paper_grid_add (MonevPageDocument *document, const MonevInstrument *self, guint first,
                      guint count, guint language, char **numbers)
{
  const MonevQuestion *one = question_at (self, first);
  guint list = (guint)one->list, n = monev_instrument_list (self, list)->n_choices;
  MonevPageColumn columns[MOST_CHOICES + 2] = { { .width = NUMBER_WIDTH }, { 0 } };
  Grid grid = { .several = one->type->answer == MONEV_ANSWER_CHOICES };
  int at = (int)first;

  for (guint i = 0; i < n; i++)
    columns[i + 2].width = CHOICE_WIDTH;
  grid.table = monev_page_table_new (columns, n + 2, &(MonevPageTableStyle){ .border = 0.15 });
  grid.plain = monev_page_table_add_style (
      grid.table, &(MonevPageCellStyle){ .font = { .size = 9.5 },
                                         .padding_x = 2,
                                         .padding_y = 1.4,
                                         .vertical = MONEV_PAGE_MIDDLE });
  grid.code = monev_page_table_add_style (
      grid.table, &(MonevPageCellStyle){ .font = { .size = 10 },
                                         .align = MONEV_PAGE_CENTER,
                                         .vertical = MONEV_PAGE_MIDDLE });
  add_head (grid.table, self, list, language);
  for (guint i = 0; i < count; i++, at = question_at (self, (guint)at)->next)
    add_row (&grid, self, (guint)at, language, numbers[at]);
  monev_page_document_add_table (document, grid.table);
  monev_page_table_unref (grid.table);
}
