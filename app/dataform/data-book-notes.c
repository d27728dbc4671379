/* The sheet "Klarifikasi": each question with its cell, what was sent, and a place for the answer. */
#include "data-book-private.h"

#include <string.h>


#define NUMBER 2 /* columns */
#define SHEET 3
#define LINE 4
#define FIELD 5
#define SENT 6
#define QUESTION 7
#define ANSWER 8
#define EXPLAIN 9
#define LAST 10

static const guint widths[] = { 0, 5, 22, 34, 20, 16, 44, 18, 40, 0 };
static const char *const headings[] = { "No", "Lembar", "Baris", "Kolom", "Nilai yang dikirim",
                                        "Pertanyaan", "Jawaban", "Penjelasan" };

typedef struct {
  BookPainter *painter;
  guint32      row;
} Notes;

static const MonevDataLine *
line_of (const MonevDataLayout *layout, const MonevDataQuestion *question)
{
  return question->line < monev_data_layout_n_lines (layout, question->sheet)
             ? monev_data_layout_line (layout, question->sheet, question->line)
             : NULL;
}

static void
put_words (Notes *self, const MonevDataQuestion *question, guint nth)
{
  const MonevDataWorkbook *what = self->painter->what;
  const MonevDataLayout *layout = what->layout;
  const MonevDataLine *line = line_of (layout, question);
  const MonevDataField *field
      = monev_data_layout_field (layout, question->sheet, question->field);
  g_autofree char *number = g_strdup_printf ("%u", nth + 1);
  g_autofree char *label = line == NULL || *line->label == '\0'
                               ? g_strdup_printf ("Baris %u", question->line + 1)
                               : g_strconcat (line->code, *line->code != '\0' ? " " : "",
                                              line->label, NULL);
  g_autofree char *column
      = g_strconcat (field->over, *field->over != '\0' ? " – " : "", field->label, NULL);
  const char *sheet
      = monev_data_form_sheet (monev_data_layout_form ((MonevDataLayout *)layout), question->sheet)
            ->title;

  monev_book_put (self->painter, self->row, NUMBER, MONEV_FORM_WORDING, number);
  monev_book_put (self->painter, self->row, SHEET, MONEV_FORM_WORDING, sheet);
  monev_book_put (self->painter, self->row, LINE, MONEV_FORM_WORDING, label);
  monev_book_put (self->painter, self->row, FIELD, MONEV_FORM_WORDING, column);
  monev_book_put (self->painter, self->row, QUESTION, MONEV_FORM_WORDING, question->question);
}

static void
put_question (Notes *self, guint nth)
{
  const MonevDataWorkbook *what = self->painter->what;
  const MonevDataQuestion *question = &what->questions[nth];
  MonevDataSpec spec = monev_data_layout_spec (what->layout, question->sheet, question->line,
                                               question->field);
  const MonevDataLine *line = line_of (what->layout, question);
  g_autofree char *mark = g_strdup_printf (BOOK_QUESTION "%u", nth);
  g_autofree char *how = monev_book_how (&spec, line != NULL ? line->unit : "");

  put_words (self, question, nth);
  monev_book_put_mark (self->painter, self->row, LAST, mark);
  monev_xlsx_form_set (
      self->painter->form,
      &(MonevFormCell){ .row = self->row, .column = SENT, .role = MONEV_FORM_CARRIED,
                        .kind = monev_book_kind (&spec),
                        .text = monev_book_value (what->values, question->sheet, question->line,
                                                  question->field) });
  monev_xlsx_form_set (self->painter->form,
                       &(MonevFormCell){ .row = self->row, .column = ANSWER,
                                         .role = MONEV_FORM_OPEN,
                                         .kind = monev_book_kind (&spec) });
  monev_book_put (self->painter, self->row, EXPLAIN, MONEV_FORM_OPEN, "");
  monev_xlsx_form_add_check (
      self->painter->form,
      &(MonevFormCheck){ .range = { self->row, self->row, ANSWER, ANSWER },
                         .input_title = "Jawaban",
                         .input = how });
  self->row++;
}

static void
put_headings (Notes *self)
{
  guint32 keys = self->row;

  monev_book_put_mark (self->painter, keys, LAST, BOOK_TABLE);
  monev_book_put (self->painter, keys, ANSWER, MONEV_FORM_MARK, BOOK_ANSWER);
  monev_book_put (self->painter, keys, EXPLAIN, MONEV_FORM_MARK, BOOK_EXPLAIN);
  monev_xlsx_form_set_row (self->painter->form, self->row++, 0, TRUE);
  monev_book_put_mark (self->painter, self->row, LAST, BOOK_HEAD);
  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    monev_book_put (self->painter, self->row, NUMBER + i, MONEV_FORM_HEADING, headings[i]);
  self->row++;
}

/** monev_book_paint_notes: all questions of a clarification. */
void
monev_book_paint_notes (BookPainter *painter)
{
  const MonevDataWorkbook *what = painter->what;
  MonevFormSheet sheet = { .name = MONEV_DATA_NOTES_SHEET, .widths = widths,
                           .n_columns = G_N_ELEMENTS (widths), .centred = TRUE };
  g_autofree char *title = g_strdup_printf ("KLARIFIKASI KE-%u", MAX (what->round, 1));
  g_autofree char *agency = g_strconcat ("Perangkat daerah: ", what->agency_name, NULL);
  Notes self = { painter, 1 };

  monev_xlsx_form_add_sheet (painter->form, &sheet, NULL);
  monev_book_put_mark (painter, self.row, LAST, painter->mark);
  monev_xlsx_form_set_row (painter->form, self.row++, 0, TRUE);
  monev_book_kop (painter, &self.row, NUMBER, LAST - NUMBER, LAST);
  monev_book_put_over (painter, self.row, NUMBER, LAST - NUMBER, MONEV_FORM_TITLE, title);
  monev_book_put_mark (painter, self.row++, LAST, BOOK_HEAD);
  monev_book_put_over (painter, self.row, NUMBER, LAST - NUMBER, MONEV_FORM_STRONG, agency);
  monev_book_put_mark (painter, self.row++, LAST, BOOK_HEAD);
  put_headings (&self);
  for (guint i = 0; i < what->n_questions; i++)
    put_question (&self, i);
  monev_book_signature (painter, &self.row, ANSWER, 2, LAST);
}
