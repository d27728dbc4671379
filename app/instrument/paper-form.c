#include "paper-form.h"

#include <qrencode.h>
#include <string.h>

#include "condition.h"
#include "instrument-number.h"
#include "office/office-paper.h"
#include "paper-grid.h"
#include "paper-skip.h"

#define MARGIN 18.0
#define NUMBER_WIDTH 11.0
#define ANSWER_SHARE 0.46 /* of what the number leaves */
#define BOX 6.0           /* side of a box for one figure or code, mm */
#define QR_SIZE 24.0
#define LINE_GAP 7.5    /* between lines to write on */
#define MOST_REPEATED 6 /* questions of a repeat beside each other */
#define MOST_LISTED 15  /* choices on a line of their own */
#define USUAL_FIGURES 6 /* of a whole number that the form does not limit */

typedef struct
{
  const MonevInstrument *self;
  const MonevPaperFormOptions *options;
  MonevPaper paper;
  char **numbers;
  guint language;
  double answer_width;   /* mm, without the padding of its cell */
  MonevPageTable *table; /* (nullable): the questions of the group being written */
  guint plain, note, heading;
} Form;

/* ---- drawings ---- */

typedef struct
{
  guint count;
  guint gaps; /* bit i: a gap before box i, as between day and month */
} Boxes;

static void
draw_boxes (const MonevPageCanvas *canvas, gpointer data)
{
  const Boxes *boxes = data;
  double x = 0;

  cairo_set_line_width (canvas->cr, 0.25);
  for (guint i = 0; i < boxes->count; i++)
    {
      x += (boxes->gaps >> i & 1) != 0 ? 2.5 : 0;
      cairo_rectangle (canvas->cr, x + 0.2, 0.2, BOX - 0.4, BOX - 0.4);
      x += BOX;
    }
  cairo_stroke (canvas->cr);
}

/* As wide as the column, so that all answers begin at one edge. */
static MonevPageDrawing *
new_boxes (const Form *form, guint count, guint gaps)
{
  Boxes *boxes = g_new (Boxes, 1);

  *boxes = (Boxes){ count, gaps };
  return monev_page_drawing_new (form->answer_width, BOX, draw_boxes, boxes, g_free);
}

static void
draw_lines (const MonevPageCanvas *canvas, gpointer data)
{
  guint count = GPOINTER_TO_UINT (data);

  cairo_set_line_width (canvas->cr, 0.2);
  cairo_set_dash (canvas->cr, (double[]){ 0.4, 0.9 }, 2, 0);
  for (guint i = 0; i < count; i++)
    {
      cairo_move_to (canvas->cr, 0, (i + 1) * LINE_GAP - 0.6);
      cairo_line_to (canvas->cr, canvas->width, (i + 1) * LINE_GAP - 0.6);
    }
  cairo_stroke (canvas->cr);
}

static void
draw_qr (const MonevPageCanvas *canvas, gpointer data)
{
  QRcode *code = QRcode_encodeString (data, 0, QR_ECLEVEL_M, QR_MODE_8, 1);
  double unit;

  if (code == NULL)
    return;
  unit = canvas->width / code->width;
  for (int i = 0; i < code->width * code->width; i++)
    if ((code->data[i] & 1) != 0)
      cairo_rectangle (canvas->cr, i % code->width * unit, i / code->width * unit, unit, unit);
  cairo_fill (canvas->cr);
  QRcode_free (code);
}

/* A choice: its box, its code, its words, and where one goes on. */
typedef struct
{
  char *code, *words, *skip;
  gboolean several;
} Choice;

typedef struct
{
  GPtrArray *choices;
  double width;
  double *heights; /* of each, mm */
  char *family;
} Choices;

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  g_free (choice->code);
  g_free (choice->words);
  g_free (choice->skip);
  g_free (choice);
}

static void
choices_free (gpointer data)
{
  Choices *self = data;

  g_ptr_array_unref (self->choices);
  g_free (self->heights);
  g_free (self->family);
  g_free (self);
}

#define CODE_X (BOX - 0.5)
#define WORDS_X (BOX + 6.5)

static MonevPageFont
choice_font (const Choices *self, gboolean bold)
{
  return (MonevPageFont){ .family = self->family, .size = 9.5, .bold = bold };
}

static char *
words_of (const Choice *choice)
{
  return choice->skip == NULL ? g_strdup (choice->words)
                              : g_strdup_printf ("%s  → %s", choice->words, choice->skip);
}

static void
draw_choices (const MonevPageCanvas *canvas, gpointer data)
{
  const Choices *self = data;
  MonevPageFont font = choice_font (self, FALSE), bold = choice_font (self, TRUE);
  double y = 0;

  cairo_set_line_width (canvas->cr, 0.25);
  for (guint i = 0; i < self->choices->len; i++)
    {
      const Choice *choice = g_ptr_array_index (self->choices, i);
      g_autofree char *words = words_of (choice);

      if (choice->several)
        cairo_rectangle (canvas->cr, 0.3, y + 0.5, 3.6, 3.6);
      else
        {
          cairo_new_sub_path (canvas->cr);
          cairo_arc (canvas->cr, 2.1, y + 2.3, 1.8, 0, 2 * G_PI);
        }
      cairo_stroke (canvas->cr);
      monev_page_canvas_text (canvas, choice->code, &bold, MONEV_PAGE_LEFT, CODE_X, y, 7);
      monev_page_canvas_text (canvas, words, &font, MONEV_PAGE_LEFT, WORDS_X, y,
                              self->width - WORDS_X);
      y += self->heights[i];
    }
}

static MonevPageDrawing *
new_choices (GPtrArray *choices, double width, const char *family)
{
  Choices *self = g_new0 (Choices, 1);
  double height = 0;

  self->choices = choices;
  self->width = width;
  self->heights = g_new0 (double, choices->len + 1);
  self->family = g_strdup (family);
  for (guint i = 0; i < choices->len; i++)
    {
      g_autofree char *words = words_of (g_ptr_array_index (choices, i));
      MonevPageFont font = choice_font (self, FALSE);
      double text_width, text_height;

      monev_page_canvas_measure (words, &font, width - WORDS_X, &text_width, &text_height);
      self->heights[i] = MAX (text_height, 4.2) + 0.8;
      height += self->heights[i];
    }
  return monev_page_drawing_new (width, MAX (height, 1), draw_choices, self, choices_free);
}

/* ---- answers ---- */

static const MonevQuestion *
question_at (const Form *form, guint index)
{
  return monev_instrument_question (form->self, index);
}

static const char *
text_at (const Form *form, guint index, MonevColumnRole role)
{
  return monev_instrument_text (form->self, index, role, form->language);
}

static GPtrArray *
choices_of (const Form *form, guint index)
{
  const MonevQuestion *question = question_at (form, index);
  const MonevChoiceList *list = monev_instrument_list (form->self, (guint)question->list);
  GPtrArray *choices = g_ptr_array_new_with_free_func (choice_free);
  gboolean several = question->type->answer == MONEV_ANSWER_CHOICES;

  for (guint i = 0; i < list->n_choices; i++)
    {
      const char *label = monev_instrument_choice_text (form->self, (guint)question->list, i,
                                                        MONEV_COLUMN_LABEL, form->language);
      Choice *choice = g_new (Choice, 1);

      *choice
          = (Choice){ monev_paper_code (list, i), g_strdup (*label == '\0' ? list->choices[i].name : label),
                      several ? NULL
                              : monev_paper_skip_words (form->self, index, list->choices[i].name,
                                                        form->numbers),
                      several };
      g_ptr_array_add (choices, choice);
    }
  return choices;
}

static MonevPageDrawing *
new_lines (double width, guint count)
{
  return monev_page_drawing_new (width, count * LINE_GAP, draw_lines, GUINT_TO_POINTER (count),
                                 NULL);
}

/* Figures that the largest answer the form takes has. */
static guint
figures_of (const MonevQuestion *question)
{
  const MonevExpression *rule = question->rules[MONEV_RULE_CONSTRAINT];
  gboolean any = FALSE;
  g_autoptr (GPtrArray) conditions
      = rule == NULL ? NULL : monev_conditions_from_text (monev_expression_source (rule), &any);

  for (guint i = 0; conditions != NULL && !any && i < conditions->len; i++)
    {
      const MonevCondition *condition = g_ptr_array_index (conditions, i);

      if (strcmp (condition->name, ".") == 0
          && (condition->compare == MONEV_COMPARE_AT_MOST
              || condition->compare == MONEV_COMPARE_LESS))
        return (guint)CLAMP (strcspn (condition->value, "."), 1, 9);
    }
  return USUAL_FIGURES;
}

/* What stands in the column of answers. A list too long for paper is written out in words. */
static MonevPageDrawing *
answer_of (const Form *form, guint index)
{
  const MonevQuestion *question = question_at (form, index);
  double width = form->answer_width;
  guint figures;

  if (question->list >= 0
      && monev_instrument_list (form->self, (guint)question->list)->n_choices <= MOST_LISTED)
    return new_choices (choices_of (form, index), width,
                        form->paper.office == NULL ? NULL : "Arial");
  switch (question->type->answer)
    {
    case MONEV_ANSWER_INTEGER:
      figures = figures_of (question);
      return new_boxes (form, figures, figures > 3 ? 1U << (figures - 3) : 0);
    case MONEV_ANSWER_DECIMAL:
      return new_lines (width, 1);
    case MONEV_ANSWER_DATE:
      return new_boxes (form, 8, 1 << 2 | 1 << 4);
    case MONEV_ANSWER_TIME:
      return new_boxes (form, 4, 1 << 2);
    case MONEV_ANSWER_MOMENT:
      return new_boxes (form, 8, 1 << 2 | 1 << 4);
    case MONEV_ANSWER_CONFIRM:
      return new_boxes (form, 1, 0);
    case MONEV_ANSWER_TEXT:
      return new_lines (width, 2);
    default:
      return NULL;
    }
}

static const char *
how_to_write (const MonevQuestion *question, const char *hint)
{
  switch (question->type->answer)
    {
    case MONEV_ANSWER_DATE:
    case MONEV_ANSWER_MOMENT:
      return "tanggal, bulan, tahun";
    case MONEV_ANSWER_CHOICES:
      return strstr (hint, "lebih dari satu") != NULL ? NULL : "boleh lebih dari satu";
    case MONEV_ANSWER_PLACE:
    case MONEV_ANSWER_FILE:
      return "diisi di ponsel";
    default:
      return NULL;
    }
}

/* ---- rows ---- */

static void
add_question (Form *form, guint index)
{
  const MonevQuestion *question = question_at (form, index);
  g_autofree char *when = monev_paper_when (form->self, index);
  g_autofree char *small = NULL;
  g_autoptr (MonevPageDrawing) answer = answer_of (form, index);
  const char *hint = text_at (form, index, MONEV_COLUMN_HINT), *how = how_to_write (question, hint);
  g_autofree char *label = monev_paper_wording (text_at (form, index, MONEV_COLUMN_LABEL));
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  MonevPageRun runs[3] = { { NULL } };
  MonevPageCell cells[3] = { { NULL } };
  guint n = 0;

  if (*hint != '\0')
    g_ptr_array_add (parts, (gpointer)hint);
  if (how != NULL)
    g_ptr_array_add (parts, (gpointer)how);
  if (when != NULL)
    g_ptr_array_add (parts, when);
  g_ptr_array_add (parts, NULL);
  small = g_strjoinv ("\n", (char **)parts->pdata);
  runs[n++] = (MonevPageRun){ *label == '\0' ? question->name : label, { .size = 9.5 } };
  if (*small != '\0')
    {
      runs[n++] = (MonevPageRun){ "\n", { .size = 8 } };
      runs[n++] = (MonevPageRun){ small, { .size = 8, .italic = TRUE, .colour = 0x404040 } };
    }
  cells[0] = (MonevPageCell){ .text = form->numbers[index], .style = form->plain };
  cells[1] = (MonevPageCell){ .runs = runs, .n_runs = n, .style = form->plain };
  cells[2] = (MonevPageCell){ .drawing = answer, .style = form->plain };
  monev_page_table_add_row (form->table, &(MonevPageRow){ cells, 9, FALSE });
}

static void
add_note (Form *form, guint index)
{
  g_autofree char *text = monev_paper_wording (text_at (form, index, MONEV_COLUMN_LABEL));
  MonevPageCell cells[3] = { { .text = text, .style = form->note, .columns = 3 } };

  monev_page_table_add_row (form->table, &(MonevPageRow){ cells, 0, FALSE });
}

static void
begin_table (Form *form)
{
  MonevPageColumn columns[]
      = { { .width = NUMBER_WIDTH }, { 0 }, { .width = form->answer_width + 4 } };

  form->table = monev_page_table_new (columns, G_N_ELEMENTS (columns),
                                      &(MonevPageTableStyle){ .border = 0.15 });
  form->plain = monev_page_table_add_style (
      form->table,
      &(MonevPageCellStyle){ .font = { .size = 9.5 }, .padding_x = 2, .padding_y = 1.4 });
  form->note = monev_page_table_add_style (
      form->table, &(MonevPageCellStyle){ .font = { .size = 9, .italic = TRUE },
                                          .padding_x = 2,
                                          .padding_y = 1.2,
                                          .filled = TRUE,
                                          .ground = 0xF4F4F4 });
}

static void
end_table (Form *form)
{
  if (form->table == NULL)
    return;
  if (monev_page_table_n_rows (form->table) > 0)
    monev_page_document_add_table (form->paper.document, form->table);
  g_clear_pointer (&form->table, monev_page_table_unref);
}

/* ---- groups and repeats ---- */

static void
add_heading (Form *form, guint index)
{
  const char *label = text_at (form, index, MONEV_COLUMN_LABEL), *number = form->numbers[index];
  g_autofree char *when = monev_paper_when (form->self, index);
  g_autofree char *title
      = *number == '\0' ? g_strdup (label) : g_strdup_printf ("%s.  %s", number, label);

  if (*title != '\0')
    monev_page_document_add_text (
        form->paper.document, title, &(MonevPageFont){ .size = 11, .bold = TRUE },
        &(MonevPageParagraph){ .before = 4, .after = 1.5, .keep_with_next = TRUE, .outline = 2 });
  if (when != NULL)
    monev_page_document_add_text (form->paper.document, when,
                                  &(MonevPageFont){ .size = 8.5, .italic = TRUE },
                                  &(MonevPageParagraph){ .after = 1.5, .keep_with_next = TRUE });
}

static guint
rows_of_repeat (const Form *form, guint index)
{
  const MonevExpression *count = question_at (form, index)->rules[MONEV_RULE_REPEAT_COUNT];
  guint64 rows = 0;

  if (count != NULL
      && g_ascii_string_to_unsigned (monev_expression_source (count), 10, 1, 100, &rows, NULL))
    return (guint)rows;
  return MONEV_PAPER_EMPTY_ROWS;
}

static void
fill_head (const Form *form, guint index, MonevPageCell *cell, guint style, char **text)
{
  const MonevQuestion *question = question_at (form, index);
  GString *words = g_string_new (NULL);
  const char *label = text_at (form, index, MONEV_COLUMN_LABEL);

  g_string_append_printf (words, "%s. %s", form->numbers[index],
                          *label == '\0' ? question->name : label);
  for (guint i = 0; question->list >= 0
                    && i < monev_instrument_list (form->self, (guint)question->list)->n_choices
                    && i < MOST_LISTED;
       i++)
    {
      g_autofree char *code
          = monev_paper_code (monev_instrument_list (form->self, (guint)question->list), i);

      g_string_append_printf (words, "\n%s = %s", code,
                              monev_instrument_choice_text (form->self, (guint)question->list, i,
                                                            MONEV_COLUMN_LABEL, form->language));
    }
  *text = g_string_free (words, FALSE);
  *cell = (MonevPageCell){ .text = *text, .style = style };
}

/* Some questions of a repeat beside each other, over empty rows. */
static void
add_repeat_table (Form *form, guint repeat, const guint *questions, guint n)
{
  MonevPageColumn columns[MOST_REPEATED + 1] = { { .width = NUMBER_WIDTH } };
  MonevPageCell head[MOST_REPEATED + 1] = { { .text = "No" } };
  MonevPageCell empty[MOST_REPEATED + 1] = { { NULL } };
  g_auto (GStrv) texts = g_new0 (char *, n + 1);
  g_autoptr (MonevPageTable) table
      = monev_page_table_new (columns, n + 1, &(MonevPageTableStyle){ .border = 0.15 });
  guint style = monev_page_table_add_style (
      table, &(MonevPageCellStyle){ .font = { .size = 8.5 }, .filled = TRUE, .ground = 0xEEEEEE });

  head[0].style = style;
  for (guint i = 0; i < n; i++)
    fill_head (form, questions[i], &head[i + 1], style, &texts[i]);
  monev_page_table_add_head (table, &(MonevPageRow){ head, 0, TRUE });
  for (guint i = 0; i < rows_of_repeat (form, repeat); i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i + 1);

      empty[0].text = number;
      monev_page_table_add_row (table, &(MonevPageRow){ empty, 9, FALSE });
    }
  monev_page_document_add_table (form->paper.document, table);
}

static void
add_repeat (Form *form, guint index)
{
  const MonevQuestion *repeat = question_at (form, index);
  guint questions[MOST_REPEATED], n = 0;

  end_table (form);
  add_heading (form, index);
  for (guint i = index + 1; i < monev_instrument_n_questions (form->self)
                            && question_at (form, i)->row < repeat->end_row;
       i++)
    {
      if (!monev_question_is_asked (question_at (form, i)))
        continue;
      questions[n++] = i;
      if (n == MOST_REPEATED)
        {
          add_repeat_table (form, index, questions, n);
          n = 0;
        }
    }
  if (n > 0)
    add_repeat_table (form, index, questions, n);
}

static void add_below (Form *form, int index);

static void
add_one (Form *form, guint index)
{
  const MonevQuestion *question = question_at (form, index);

  if (question->type == NULL)
    return;
  if (question->type->role == MONEV_QUESTION_BEGIN_REPEAT)
    {
      add_repeat (form, index);
      return;
    }
  if (monev_question_is_group (question))
    {
      end_table (form);
      add_heading (form, index);
      add_below (form, question->first_child);
      end_table (form);
      return;
    }
  if (question->type->role != MONEV_QUESTION_ASKED)
    return;
  if (form->table == NULL)
    begin_table (form);
  if (question->type->answer == MONEV_ANSWER_NONE)
    add_note (form, index);
  else
    add_question (form, index);
}

/* Returns: the last question of the grid. */
static int
add_grid (Form *form, int index, guint count)
{
  end_table (form);
  monev_paper_grid_add (form->paper.document, form->self, (guint)index, count, form->language,
                        form->numbers);
  while (--count > 0)
    index = question_at (form, (guint)index)->next;
  return index;
}

static void
add_below (Form *form, int index)
{
  for (; index >= 0; index = question_at (form, (guint)index)->next)
    {
      guint grid = monev_paper_grid_length (form->self, (guint)index, form->language,
                                            form->numbers);

      if (grid > 0)
        index = add_grid (form, index, grid);
      else
        add_one (form, (guint)index);
    }
}

/* ---- the head of the paper ---- */

static char *
qr_text (const Form *form)
{
  const MonevPaperFormOptions *options = form->options;

  return g_strdup_printf ("monev:instrumen:%s:%" G_GINT64_FORMAT ":%.16s", options->entry->form_id,
                          options->number, options->sha256 == NULL ? "" : options->sha256);
}

static void
add_title (Form *form)
{
  const MonevInstrumentEntry *entry = form->options->entry;
  const char *title = monev_instrument_setting (form->self, "form_title");
  g_autofree char *version
      = form->options->number > 0
            ? g_strdup_printf ("Instrumen %s, versi %" G_GINT64_FORMAT, entry->form_id,
                               form->options->number)
            : g_strdup_printf ("Instrumen %s, DRAF – belum terbit", entry->form_id);

  monev_paper_title (&form->paper, title != NULL && *title != '\0' ? title : entry->title, version);
}

static void
add_instructions (Form *form)
{
  static const char text[]
      = "Lingkari atau tandai kode jawaban; bila boleh lebih dari satu, centang kotaknya. Tulis "
        "satu angka di "
        "tiap kotak, rata kanan. Ikuti tanda → ke nomor berikutnya; pertanyaan yang dilompati "
        "dibiarkan kosong.\n\n"
        "Nomor ………………   Petugas …………………………………   Tanggal ……………………";
  g_autoptr (MonevPageDrawing) qr
      = monev_page_drawing_new (QR_SIZE, QR_SIZE, draw_qr, qr_text (form), g_free);
  MonevPageColumn columns[] = { { 0 }, { .width = QR_SIZE + 4 } };
  g_autoptr (MonevPageTable) table
      = monev_page_table_new (columns, 2, &(MonevPageTableStyle){ .border = 0.3 });
  guint style = monev_page_table_add_style (
      table,
      &(MonevPageCellStyle){
          .font = { .size = 9 }, .padding_x = 2, .padding_y = 2, .vertical = MONEV_PAGE_MIDDLE });
  MonevPageCell cells[] = { { .text = text, .style = style }, { .drawing = qr, .style = style } };

  monev_page_table_add_row (table, &(MonevPageRow){ cells, 0, FALSE });
  monev_page_document_add_table (form->paper.document, table);
}

static void
add_section (Form *form)
{
  const MonevPaperFormOptions *options = form->options;
  g_autofree char *left = options->number > 0
                              ? g_strdup_printf ("%s · versi %" G_GINT64_FORMAT,
                                                 options->entry->form_id, options->number)
                              : g_strdup_printf ("%s · DRAF", options->entry->form_id);
  double height;

  monev_page_paper_size (options->paper, FALSE, &form->paper.width, &height);
  form->paper.width -= 2 * MARGIN;
  form->answer_width = (form->paper.width - NUMBER_WIDTH) * ANSWER_SHARE - 4;
  monev_page_document_add_section (
      form->paper.document, &(MonevPageSection){ .paper = options->paper,
                                                 .top = 15,
                                                 .bottom = 18,
                                                 .left = MARGIN,
                                                 .right = MARGIN,
                                                 .footer = { .left = left,
                                                             .right = "Halaman {page} dari {pages}",
                                                             .font = { .size = 8 } } });
}

static MonevPageLayout *
lay_out (Form *form, GCancellable *cancellable, GError **error)
{
  add_section (form);
  monev_paper_kop (&form->paper);
  add_title (form);
  add_instructions (form);
  add_below (form, monev_instrument_n_questions (form->self) > 0 ? 0 : MONEV_INSTRUMENT_NONE);
  end_table (form);
  return monev_page_layout_new (form->paper.document, cancellable, error);
}

/**
 * monev_paper_form_layout: Returns: (transfer full) (nullable): the questionnaire on pages; errors
 * are those of the database and CANCELLED.
 */
MonevPageLayout *
monev_paper_form_layout (MonevDbConnection *connection, const MonevInstrument *instrument,
                         const MonevPaperFormOptions *options, GCancellable *cancellable,
                         GError **error)
{
  g_auto (GStrv) numbers = monev_instrument_numbers (instrument);
  Form form = { .self = instrument,
                .options = options,
                .numbers = numbers,
                .language = monev_instrument_default_language (instrument) };
  MonevPageLayout *layout = NULL;

  if (monev_paper_begin (connection, options->entry->title, &form.paper, error))
    layout = lay_out (&form, cancellable, error);
  monev_paper_clear (&form.paper);
  return layout;
}

/** monev_paper_form_write: writes it as PDF, whole or not at all. */
gboolean
monev_paper_form_write (MonevDbConnection *connection, const MonevInstrument *instrument,
                        const MonevPaperFormOptions *options, const char *path,
                        GCancellable *cancellable, GError **error)
{
  g_autoptr (MonevPageLayout) layout
      = monev_paper_form_layout (connection, instrument, options, cancellable, error);

  return layout != NULL
         && monev_page_layout_write_pdf (layout, path, cancellable, NULL, NULL, error);
}
