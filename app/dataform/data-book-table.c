/* A sheet of the form as an office sees it: letterhead, headings, lines, a place to sign. */
#include "data-book-private.h"

#include <string.h>

#include "exchange/table.h"

#define MARK_ROW 1
#define KEY_ROW 2
#define KOP_ROW 3
#define LABEL_WIDTH 44
#define FROZEN_WIDTH 80
#define MANY_LINES 12 /* that are scrolled: headings stay in sight */
#define ONE_HEAD_LINE 14 /* letters of a heading that need not be broken */
#define SIGN_WIDTH 40
#define SIGN_ROOM 136 /* points */
#define DOTS "....................."

/** monev_book_put: one cell of text that stays. */
void
monev_book_put (BookPainter *self, guint32 row, guint column, MonevFormRole role, const char *text)
{
  monev_xlsx_form_set (self->form, &(MonevFormCell){ .row = row, .column = column, .role = role,
                                                     .text = text });
}

/** monev_book_put_over: text over several columns. */
void
monev_book_put_over (BookPainter *self, guint32 row, guint column, guint n, MonevFormRole role,
                     const char *text)
{
  monev_xlsx_form_set (self->form, &(MonevFormCell){ .row = row, .column = column, .n_columns = n,
                                                     .role = role, .text = text });
}

/** monev_book_put_mark: what a row is, in the hidden first column and again in the hidden last one. */
void
monev_book_put_mark (BookPainter *self, guint32 row, guint last, const char *mark)
{
  monev_book_put (self, row, 1, MONEV_FORM_MARK, mark);
  monev_book_put (self, row, last, MONEV_FORM_MARK, mark);
}

/* ---- letterhead and signature ---- */

#define LOGO_SCALE (96 / MONEV_DATA_LOGO_DPI)
#define LOGO_COLUMN 2 /* the first that is seen: words over later columns stay free of it */

static void
put_words (BookPainter *self, guint32 *row, guint from, guint n, guint last, MonevFormRole role,
           const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  monev_book_put_mark (self, *row, last, BOOK_HEAD);
  monev_book_put_over (self, (*row)++, from, n, role, text);
}

static void
put_gap (BookPainter *self, guint32 *row, guint last, double points)
{
  monev_book_put_mark (self, *row, last, BOOK_HEAD);
  monev_xlsx_form_set_row (self->form, (*row)++, points, FALSE);
}

/** monev_book_kop: who asks, over @n columns from @from on; @row: (inout). */
void
monev_book_kop (BookPainter *self, guint32 *row, guint from, guint n, guint last)
{
  const MonevRecord *office = self->what->office;
  g_autofree char *region = g_utf8_strup (monev_record_get (office, "region_name"), -1);
  g_autofree char *place = *region == '\0' || g_str_has_prefix (region, "PEMERINTAH")
                               ? g_strdup (region)
                               : g_strconcat ("PEMERINTAH ", region, NULL);
  g_autofree char *agency = g_utf8_strup (monev_record_get (office, "agency_name"), -1);
  const char *address = monev_record_get (office, "address");
  const char *contact = monev_record_get (office, "contact");
  g_autofree char *where
      = g_strconcat (address, *address != '\0' && *contact != '\0' ? " – " : "", contact, NULL);

  if (self->what->logo != NULL)
    monev_xlsx_form_set_image (self->form, *row, LOGO_COLUMN, self->what->logo, LOGO_SCALE);
  put_words (self, row, from, n, last, MONEV_FORM_KOP, place);
  put_words (self, row, from, n, last, MONEV_FORM_TITLE, agency);
  put_words (self, row, from, n, last, MONEV_FORM_ADDRESS, where);
  monev_book_put_over (self, *row, from, n, MONEV_FORM_RULE, "");
  put_gap (self, row, last, 6);
  put_gap (self, row, last, 6);
}

/** monev_book_signature: whose figures they are, at the right: one row, which no page can cut. @row:
 * (inout). */
void
monev_book_signature (BookPainter *self, guint32 *row, guint from, guint n, guint last)
{
  const MonevDataWorkbook *what = self->what;
  const char *name = what->signer_name != NULL ? what->signer_name : "";
  const char *nip = what->signer_nip != NULL ? what->signer_nip : "";
  g_autofree char *position = what->signer_position != NULL && *what->signer_position != '\0'
                                  ? g_strdup (what->signer_position)
                                  : g_strconcat ("Kepala ", what->agency_name, NULL);
  g_autofree char *words = g_strdup_printf (
      DOTS ", " DOTS "\n%s\n\n\n\n\n%s%s%s", position, *name != '\0' ? name : "(" DOTS DOTS ")",
      *nip != '\0' ? "\nNIP " : *name == '\0' ? "\nNIP " DOTS DOTS : "", nip);

  monev_book_put_mark (self, *row, last, BOOK_END);
  monev_xlsx_form_set_row (self->form, (*row)++, 10, FALSE);
  monev_book_put_mark (self, *row, last, BOOK_END);
  monev_book_put_over (self, *row, from, n, MONEV_FORM_SIGNED, words);
  monev_xlsx_form_set_row (self->form, (*row)++, SIGN_ROOM, FALSE);
}

/* ---- columns ---- */

static guint
letters_of (const char *text)
{
  return (guint)g_utf8_strlen (text, -1);
}

static guint
longest_word (const char *text)
{
  guint longest = 0, count = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      count = g_unichar_isspace (g_utf8_get_char (at)) ? 0 : count + 1;
      longest = MAX (longest, count);
    }
  return longest;
}

static guint
kind_width (const MonevDataSpec *spec)
{
  static const guint widths[] = {
    [MONEV_DATA_TEXT] = 22,  [MONEV_DATA_INTEGER] = 12, [MONEV_DATA_DECIMAL] = 12,
    [MONEV_DATA_PERCENT] = 11, [MONEV_DATA_MONEY] = 19, [MONEV_DATA_DATE] = 13,
    [MONEV_DATA_CHOICE] = 12, [MONEV_DATA_YESNO] = 9,   [MONEV_DATA_FORMULA] = 12,
  };
  guint width = widths[spec->kind];

  for (guint i = 0; spec->kind == MONEV_DATA_CHOICE && spec->choices[i] != NULL; i++)
    width = MAX (width, letters_of (spec->choices[i]) + 3);
  return MIN (width, 30);
}

static guint
field_width (const BookTable *self, guint field)
{
  const MonevDataField *of = monev_data_layout_field (self->layout, self->index, field);
  guint letters = letters_of (of->label);
  guint head = MAX (longest_word (of->label) + 3, letters < ONE_HEAD_LINE ? letters + 4
                                                                          : letters / 3 + 2);

  return MAX (MAX (of->of->width, of->of->width > 0 ? 0 : kind_width (&of->of->spec)),
              MIN (head, 24));
}

static guint
widest (const BookTable *self, gboolean unit, guint least, guint most)
{
  guint width = least;

  for (guint i = 0; i < monev_data_layout_n_lines (self->layout, self->index); i++)
    {
      const MonevDataLine *line = monev_data_layout_line (self->layout, self->index, i);

      width = MAX (width, letters_of (unit ? line->unit : line->code) + 2);
    }
  return MIN (width, most);
}

static guint
add_width (BookTable *self, guint width)
{
  g_array_append_val (self->widths, width);
  return self->widths->len;
}

static void
measure (BookTable *self)
{
  gboolean open = self->of->rows_kind == MONEV_DATA_ROWS_OPEN;

  add_width (self, 0);
  self->code = add_width (self, widest (self, FALSE, 5, 22));
  self->label = open ? 0 : add_width (self, LABEL_WIDTH);
  if (!open && widest (self, TRUE, 0, 100) > 2)
    self->unit = add_width (self, widest (self, TRUE, 9, 14));
  self->first = self->widths->len + 1;
  for (guint i = 0; i < self->n_fields; i++)
    {
      add_width (self, field_width (self, i));
      self->letters[i] = monev_column_letters (self->first + i);
    }
  if (self->questions != NULL)
    self->notes = add_width (self, 44);
  self->last = add_width (self, 0);
}

static void
add_sheet (BookTable *self, guint32 head_rows)
{
  g_autofree gboolean *joints = g_new0 (gboolean, self->widths->len + 1);
  MonevFormSheet sheet = { .name = self->of->title,
                           .widths = (const guint *)(gpointer)self->widths->data,
                           .n_columns = self->widths->len,
                           .centred = TRUE,
                           .first_head = self->head_row,
                           .last_head = self->head_row + head_rows - 1,
                           .joints = joints };
  guint width = 0;

  for (guint i = 1; i < self->first; i++)
    width += g_array_index (self->widths, guint, i - 1);
  self->frozen = width <= FROZEN_WIDTH ? self->first : self->label > 0 ? self->label : 1;
  for (guint i = 0; i < self->n_fields; i++)
    {
      const MonevDataField *own = monev_data_layout_field (self->layout, self->index, i);

      joints[self->first + i - 1]
          = i == 0 || *own->over == '\0'
            || strcmp (own->over,
                       monev_data_layout_field (self->layout, self->index, i - 1)->over)
                   != 0;
    }
  sheet.freeze_column = self->frozen;
  if (self->n_lines > MANY_LINES)
    sheet.freeze_row = self->first_row;
  monev_xlsx_form_add_sheet (self->painter->form, &sheet, self->pages);
  self->page_end = self->pages->len > 0 ? g_array_index (self->pages, guint, 0) - 1
                                        : self->last - 1;
}

/* ---- headings ---- */

static void
put_head (const BookTable *self, guint column, guint n_rows, guint n_columns, const char *text)
{
  monev_xlsx_form_set (self->painter->form,
                       &(MonevFormCell){ .row = self->head_row
                                                + (self->two_heads && n_rows == 1 && n_columns == 0
                                                       ? 1
                                                       : 0),
                                         .column = column,
                                         .n_rows = n_rows,
                                         .n_columns = n_columns,
                                         .role = MONEV_FORM_HEADING,
                                         .text = text });
}

static gboolean
begins_page (const BookTable *self, guint column)
{
  for (guint i = 0; i < self->pages->len; i++)
    if (g_array_index (self->pages, guint, i) == column)
      return TRUE;
  return FALSE;
}

/* What is common to several columns stands over them, again on each page. */
static void
put_fields (const BookTable *self)
{
  for (guint i = 0, n; i < self->n_fields; i += n)
    {
      const MonevDataField *own = monev_data_layout_field (self->layout, self->index, i);

      n = 1;
      if (*own->over == '\0')
        {
          put_head (self, self->first + i, self->two_heads ? 2 : 1, 1, own->label);
          continue;
        }
      while (i + n < self->n_fields && !begins_page (self, self->first + i + n)
             && strcmp (monev_data_layout_field (self->layout, self->index, i + n)->over,
                        own->over)
                    == 0)
        n++;
      put_head (self, self->first + i, 1, n, own->over);
      for (guint k = 0; k < n; k++)
        put_head (self, self->first + i + k, 1, 0,
                  monev_data_layout_field (self->layout, self->index, i + k)->label);
    }
}

static const char *
label_heading (const BookTable *self)
{
  switch (self->of->rows_kind)
    {
    case MONEV_DATA_ROWS_PROGRAMME:
      return "Program/Kegiatan/Sub Kegiatan";
    case MONEV_DATA_ROWS_REGION:
      return "Kecamatan";
    default:
      return "Uraian";
    }
}

static gboolean
has_codes (const BookTable *self)
{
  for (guint i = 0; i < monev_data_layout_n_lines (self->layout, self->index); i++)
    if (*monev_data_layout_line (self->layout, self->index, i)->code != '\0')
      return TRUE;
  return FALSE;
}

static void
put_headings (BookTable *self)
{
  guint rows = self->two_heads ? 2 : 1;
  guint32 number_row = self->head_row + rows;

  put_head (self, self->code, rows, 1, has_codes (self) ? "Kode" : "No");
  if (self->label > 0)
    put_head (self, self->label, rows, 1, label_heading (self));
  if (self->unit > 0)
    put_head (self, self->unit, rows, 1, "Satuan");
  put_fields (self);
  if (self->notes > 0)
    put_head (self, self->notes, rows, 1, "Pertanyaan");
  for (guint i = 0; i <= rows; i++)
    monev_book_put_mark (self->painter, self->head_row + i, self->last, BOOK_HEAD);
  for (guint column = 2; column < self->last; column++)
    {
      char number[16];

      g_snprintf (number, sizeof number, "(%u)", column - 1);
      monev_book_put (self->painter, number_row, column, MONEV_FORM_NUMBER, number);
    }
}

static void
put_keys (const BookTable *self, guint32 row, const char *prefix)
{
  g_autofree char *mark = g_strconcat (prefix, self->of->key, NULL);

  monev_book_put_mark (self->painter, row, self->last, mark);
  monev_book_put (self->painter, row, self->code, MONEV_FORM_MARK, BOOK_CODE);
  if (self->label > 0)
    monev_book_put (self->painter, row, self->label, MONEV_FORM_MARK, BOOK_LABEL);
  if (self->unit > 0)
    monev_book_put (self->painter, row, self->unit, MONEV_FORM_MARK, BOOK_UNIT);
  if (self->notes > 0)
    monev_book_put (self->painter, row, self->notes, MONEV_FORM_MARK, BOOK_NOTE);
  for (guint i = 0; i < self->n_fields; i++)
    {
      g_autofree char *key
          = g_strconcat (BOOK_FIELD, monev_data_layout_field (self->layout, self->index, i)->key,
                         NULL);

      monev_book_put (self->painter, row, self->first + i, MONEV_FORM_MARK, key);
    }
  monev_xlsx_form_set_row (self->painter->form, row, 0, TRUE);
}

/* On further pages the first columns are printed again, and what stands over them with them: what is to
 * be read on each page stands there, the rest behind. */
static void
put_titles (BookTable *self, guint32 row)
{
  const MonevDataWorkbook *what = self->painter->what;
  g_autofree char *title
      = g_utf8_strup (monev_data_form_title (monev_data_layout_form (self->layout)), -1);
  g_autofree char *period = g_strconcat (self->of->title, " – ", what->period_label, NULL);
  g_autofree char *agency
      = what->agency_code != NULL && *what->agency_code != '\0'
            ? g_strdup_printf ("Perangkat daerah: %s (%s)", what->agency_name, what->agency_code)
            : g_strconcat ("Perangkat daerah: ", what->agency_name, NULL);
  gboolean several = self->pages->len > 0 && self->frozen > 2;
  guint from = several ? self->frozen : 2;
  guint n = self->page_end - from + 1, own = several ? self->frozen - 2 : n;

  monev_book_kop (self->painter, &row, from, n, self->last);
  put_words (self->painter, &row, from, n, self->last, MONEV_FORM_TITLE, title);
  put_words (self->painter, &row, from, n, self->last, MONEV_FORM_KOP, period);
  put_gap (self->painter, &row, self->last, 6);
  put_words (self->painter, &row, 2, own, self->last, MONEV_FORM_STRONG, agency);
  put_words (self->painter, &row, 2, own, self->last, MONEV_FORM_NOTE,
             *self->of->note != '\0' ? self->of->note : "Isi sel yang berwarna kuning.");
}

/* ---- the whole ---- */

/* Over the last columns of the first page, as many as a name needs. */
static void
put_signature (BookTable *self)
{
  guint from = self->page_end, width = 0;

  while (from > 2 && width < SIGN_WIDTH)
    width += g_array_index (self->widths, guint, from-- - 1);
  from = MIN (from + 1, self->page_end);
  monev_book_signature (self->painter, &self->row, from, self->page_end - from + 1, self->last);
}

static void
gather_questions (BookTable *self)
{
  const MonevDataWorkbook *what = self->painter->what;

  if (what->questions == NULL)
    return;
  self->questions = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < what->n_questions; i++)
    if (what->questions[i].sheet == self->index)
      g_hash_table_insert (self->questions,
                           GUINT_TO_POINTER (what->questions[i].line * self->n_fields
                                             + what->questions[i].field + 1),
                           (gpointer)what->questions[i].question);
}

/* How many rows the letterhead and the titles take: those of it that are there. */
static guint32
count_titles (const BookTable *self)
{
  const MonevRecord *office = self->painter->what->office;

  return 3 + 4 + (*monev_record_get (office, "region_name") != '\0')
         + (*monev_record_get (office, "agency_name") != '\0')
         + (*monev_record_get (office, "address") != '\0'
            || *monev_record_get (office, "contact") != '\0');
}

/** monev_book_is_asked: Returns: whether the agency has anything to fill on a sheet. */
gboolean
monev_book_is_asked (const BookPainter *self, guint sheet)
{
  const MonevDataWorkbook *what = self->what;

  for (guint i = 0; i < what->n_questions; i++)
    if (what->questions[i].sheet == sheet)
      return TRUE;
  for (guint line = 0; what->questions == NULL && line < monev_book_n_lines (self, sheet); line++)
    for (guint field = 0; field < monev_data_layout_n_fields (what->layout, sheet); field++)
      if (monev_data_layout_cell (what->layout, sheet, line, field) == MONEV_DATA_CELL_OPEN)
        return TRUE;
  return FALSE;
}

static void
paint (BookTable *self)
{
  guint32 heads;

  for (guint i = 0; i < self->n_fields; i++)
    self->two_heads |= *monev_data_layout_field (self->layout, self->index, i)->over != '\0';
  heads = self->two_heads ? 3 : 2;
  self->head_row = KOP_ROW + count_titles (self);
  self->first_row = self->head_row + heads;
  self->row = self->first_row;
  measure (self);
  add_sheet (self, heads);
  monev_book_put_mark (self->painter, MARK_ROW, self->last, self->painter->mark);
  monev_xlsx_form_set_row (self->painter->form, MARK_ROW, 0, TRUE);
  put_keys (self, KEY_ROW, BOOK_TABLE);
  put_titles (self, KOP_ROW);
  put_headings (self);
  monev_book_lines (self);
  monev_book_checks (self);
  put_signature (self);
  put_keys (self, self->row, BOOK_BELOW);
}

/** monev_book_paint_table: a sheet of the form. */
void
monev_book_paint_table (BookPainter *painter, guint sheet)
{
  MonevDataLayout *layout = painter->what->layout;
  BookTable self = { .painter = painter,
                     .layout = layout,
                     .of = monev_data_form_sheet (monev_data_layout_form (layout), sheet),
                     .index = sheet,
                     .n_lines = monev_book_n_lines (painter, sheet),
                     .n_fields = monev_data_layout_n_fields (layout, sheet),
                     .widths = g_array_new (FALSE, FALSE, sizeof (guint)),
                     .pages = g_array_new (FALSE, FALSE, sizeof (guint)) };

  self.rows = g_new0 (guint32, self.n_lines + 1);
  self.letters = g_new0 (char *, self.n_fields + 1);
  gather_questions (&self);
  paint (&self);
  g_clear_pointer (&self.questions, g_hash_table_unref);
  g_strfreev (self.letters);
  g_free (self.rows);
  g_array_unref (self.widths);
  g_array_unref (self.pages);
}
