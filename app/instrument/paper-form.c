#include "paper-form.h"

#include <string.h>

#include "condition.h"
#include "instrument-number.h"
#include "office/office-paper.h"
#include "paper-answer.h"
#include "paper-grid.h"
#include "paper-skip.h"

#define MARGIN 18.0
#define NUMBER_WIDTH 11.0
#define ANSWER_SHARE 0.46 /* of what the number leaves */
#define QR_SIZE 24.0
#define MOST_REPEATED 6 /* questions of a repeat beside each other */
#define MOST_LISTED 15  /* choices on a line of their own */
#define USUAL_FIGURES 6 /* of a whole number that the form does not limit */
#define DAY_GAPS (1 << 2 | 1 << 4)

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
  GPtrArray *choices = g_ptr_array_new_with_free_func (monev_paper_choice_free);
  gboolean several = question->type->answer == MONEV_ANSWER_CHOICES;

  for (guint i = 0; i < list->n_choices; i++)
    {
      const char *label = monev_instrument_choice_text (form->self, (guint)question->list, i,
                                                        MONEV_COLUMN_LABEL, form->language);
      MonevPaperChoice *choice = g_new (MonevPaperChoice, 1);

      *choice
          = (MonevPaperChoice){ monev_paper_code (list, i), g_strdup (*label == '\0' ? list->choices[i].name : label),
                      several ? NULL
                              : monev_paper_skip_words (form->self, index, list->choices[i].name,
                                                        form->numbers),
                      several };
      g_ptr_array_add (choices, choice);
    }
  return choices;
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
    return monev_paper_choices (choices_of (form, index), width,
                        form->paper.office == NULL ? NULL : "Arial");
  switch (question->type->answer)
    {
    case MONEV_ANSWER_INTEGER:
      figures = figures_of (question);
      return monev_paper_boxes (width, figures, figures > 3 ? 1U << (figures - 3) : 0, 0);
    case MONEV_ANSWER_DECIMAL:
      return monev_paper_lines (width, 1);
    case MONEV_ANSWER_DATE:
      return monev_paper_boxes (width, 8, DAY_GAPS, 0);
    case MONEV_ANSWER_TIME:
      return monev_paper_boxes (width, 4, 1 << 2, 0);
    case MONEV_ANSWER_MOMENT: /* the hour under its day */
      return monev_paper_boxes (width, 12, DAY_GAPS | 1 << 10, 8);
    case MONEV_ANSWER_CONFIRM:
      return monev_paper_boxes (width, 1, 0, 0);
    case MONEV_ANSWER_TEXT:
      return monev_paper_lines (width, 2);
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
      return "tanggal, bulan, tahun";
    case MONEV_ANSWER_MOMENT:
      return "tanggal, bulan, tahun; di bawahnya jam dan menit";
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

/* What the first column says: the number of the row, or of which row of @outer this one is. */
static char *
first_head (const Form *form, int outer)
{
  const char *label
      = outer < 0 ? "" : text_at (form, (guint)outer, MONEV_COLUMN_LABEL);

  if (outer < 0)
    return g_strdup ("No");
  return g_strdup_printf ("No baris %s",
                          *label == '\0' ? question_at (form, (guint)outer)->name : label);
}

/* Some questions of a repeat beside each other, over empty rows. @outer: NONE, or the repeat around
 * it, of which each row may have several. */
static void
add_repeat_table (Form *form, guint repeat, int outer, const guint *questions, guint n)
{
  MonevPageColumn columns[MOST_REPEATED + 1] = { { .width = NUMBER_WIDTH * (outer < 0 ? 1 : 2) } };
  g_autofree char *first = first_head (form, outer);
  MonevPageCell head[MOST_REPEATED + 1] = { { .text = first } };
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

      empty[0].text = outer < 0 ? number : NULL;
      monev_page_table_add_row (table, &(MonevPageRow){ empty, 9, FALSE });
    }
  monev_page_document_add_table (form->paper.document, table);
}

/* The tables of a repeat, then those of the repeats within it. */
static void
add_repeat (Form *form, guint index, int outer)
{
  const MonevQuestion *repeat = question_at (form, index);
  guint questions[MOST_REPEATED], n = 0;
  g_autoptr (GArray) within = g_array_new (FALSE, FALSE, sizeof (guint));

  end_table (form);
  add_heading (form, index);
  for (guint i = index + 1; i < monev_instrument_n_questions (form->self)
                            && question_at (form, i)->row < repeat->end_row;
       i++)
    {
      const MonevQuestion *question = question_at (form, i);

      if (question->type != NULL && question->type->role == MONEV_QUESTION_BEGIN_REPEAT)
        {
          g_array_append_val (within, i);
          while (i + 1 < monev_instrument_n_questions (form->self)
                 && question_at (form, i + 1)->row < question->end_row)
            i++;
          continue;
        }
      if (!monev_question_is_asked (question))
        continue;
      questions[n++] = i;
      if (n == MOST_REPEATED)
        {
          add_repeat_table (form, index, outer, questions, n);
          n = 0;
        }
    }
  if (n > 0)
    add_repeat_table (form, index, outer, questions, n);
  for (guint i = 0; i < within->len; i++)
    add_repeat (form, g_array_index (within, guint, i), (int)index);
  if (outer < 0) /* what follows is no row of it */
    monev_page_document_add_text (form->paper.document, " ", &(MonevPageFont){ .size = 4 },
                                  &(MonevPageParagraph){ .after = 1 });
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
      add_repeat (form, index, MONEV_INSTRUMENT_NONE);
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
      = monev_paper_qr (QR_SIZE, qr_text (form));
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
