/* A field workbook in rows: a respondent takes a row; instances of repeats stand on sheets of their own. */
#include "field-private.h"

#include "exchange/table.h"
#include "instrument/paper-skip.h"

#define MARK_ROW 1
#define KEY_ROW 2
#define TITLE_ROW 3
#define PLACE_ROW 4
#define GROUP_ROW 5
#define NUMBER_ROW 6
#define WORDING_ROW 7
#define HOW_ROW 8
#define FIRST_ROW 9
#define OWN_WIDTH 5
#define ABOVE_WIDTH 12
#define TITLE_WIDTH 70 /* characters that a title needs */
#define FROZEN_WIDTH 30
#define MOST_INSTANCES 2000

/* A sheet being painted: respondents, or the instances of one repeat. */
typedef struct {
  FieldPainter *painter;
  GPtrArray    *slots;  /* that have a column */
  GArray       *widths; /* guint, of all columns */
  int           repeat; /* question, or NONE */
  int           above;  /* the repeat around it, or NONE */
  guint         first;  /* column of the first question */
  guint         last;   /* hidden column behind them */
  guint         frozen; /* the first column that moves */
  GArray       *pages;  /* guint: columns at which further pages begin */
  guint32       n_rows;
} Sheet;

static gboolean
has_column (const FieldSlot *slot)
{
  return slot->kind != FIELD_SLOT_NOTE && slot->kind != FIELD_SLOT_GROUP
         && slot->kind != FIELD_SLOT_REPEAT;
}

static FieldSlot *
slot_at (const Sheet *self, guint i)
{
  return g_ptr_array_index (self->slots, i);
}

static void
add_width (Sheet *self, guint width)
{
  g_array_append_val (self->widths, width);
}

static void
measure (Sheet *self)
{
  add_width (self, 0);
  add_width (self, OWN_WIDTH);
  if (self->repeat >= 0)
    add_width (self, ABOVE_WIDTH);
  self->first = self->widths->len + 1;
  for (guint i = 0; i < self->slots->len; i++)
    add_width (self, monev_field_width (self->painter, slot_at (self, i)));
  add_width (self, 0);
  self->last = self->widths->len;
}

/* On each page the columns that stay are printed again, and what stands over them with them: a title
 * fits into them, or begins behind them. */
static guint
title_columns (const Sheet *self, guint *from)
{
  guint n = 0, width = 0;

  *from = self->frozen > self->first && self->pages->len > 0 ? 2 : self->frozen;
  if (*from == 2)
    return self->frozen - 2;
  if (self->pages->len == 0)
    *from = 2;
  while (*from + n < self->last && width < TITLE_WIDTH)
    width += g_array_index (self->widths, guint, *from + n++ - 1);
  return MAX (n, 1);
}

static void
put_titles (const Sheet *self, const char *name)
{
  FieldPainter *painter = self->painter;
  guint from, over = title_columns (self, &from);
  g_autofree char *title = g_strconcat (painter->what->title, self->repeat >= 0 ? " – " : "", name,
                                        NULL);
  g_autofree char *place = monev_field_subtitle (painter);
  g_autofree char *when
      = self->repeat < 0 ? NULL : monev_paper_when (painter->instrument, (guint)self->repeat);
  g_autofree char *advice = g_strconcat (place, ". Baca lembar Petunjuk.",
                                         when != NULL ? " " : NULL, when, NULL);

  monev_field_put_mark (painter, MARK_ROW, self->last, painter->mark);
  monev_xlsx_form_set_row (painter->form, MARK_ROW, 0, TRUE);
  monev_xlsx_form_set_row (painter->form, KEY_ROW, 0, TRUE);
  for (guint32 row = TITLE_ROW; row < FIRST_ROW; row++)
    monev_field_put_mark (painter, row, self->last, FIELD_HEAD);
  monev_field_put_over (painter, TITLE_ROW, from, over, MONEV_FORM_STRONG, title);
  monev_field_put_over (painter, PLACE_ROW, from, over, MONEV_FORM_NOTE, advice);
}

/* "B. Rumah tangga – Penghuni", and when it is asked. */
static char *
group_words (const FieldPainter *painter, int group)
{
  GString *words = g_string_new (NULL);
  GString *when = g_string_new (NULL);

  for (int at = group; at >= 0;
       at = monev_instrument_question (painter->instrument, (guint)at)->parent)
    {
      g_autofree char *label = monev_field_label (painter, (guint)at);
      g_autofree char *rule = monev_paper_when (painter->instrument, (guint)at);
      const char *number = painter->numbers[at];

      if (monev_instrument_question (painter->instrument, (guint)at)->type->role
          == MONEV_QUESTION_BEGIN_REPEAT)
        break;
      if (words->len > 0)
        g_string_prepend (words, " – ");
      g_string_prepend (words, label);
      g_string_prepend (words, *number != '\0' ? ". " : "");
      g_string_prepend (words, number);
      if (rule != NULL)
        g_string_append_printf (when, "\n%s", rule);
    }
  g_string_append (words, when->str);
  g_string_free (when, TRUE);
  return g_string_free (words, FALSE);
}

static guint
run_of (const Sheet *self, guint from, gboolean groups)
{
  guint n = 1;

  while (from + n < self->slots->len
         && (groups ? slot_at (self, from + n)->group == slot_at (self, from)->group
                    : slot_at (self, from)->kind == FIELD_SLOT_TICK
                          && slot_at (self, from + n)->kind == FIELD_SLOT_TICK
                          && slot_at (self, from + n)->question == slot_at (self, from)->question))
    n++;
  return n;
}

/* Whether a page begins here, or the columns that are printed on each of them end. */
static gboolean
is_edge (const Sheet *self, guint column)
{
  gboolean edge = self->pages->len > 0 && column == self->frozen;

  for (guint i = 0; i < self->pages->len && !edge; i++)
    edge = g_array_index (self->pages, guint, i) == column;
  return edge;
}

/* A group that goes over several pages is named on each of them. */
static void
put_groups (const Sheet *self)
{
  for (guint i = 0, n; i < self->slots->len; i += n)
    {
      int group = slot_at (self, i)->group;
      g_autofree char *words = group >= 0 ? group_words (self->painter, group) : g_strdup ("");
      guint whole = run_of (self, i, TRUE);

      for (n = 1; n < whole && !is_edge (self, self->first + i + n); n++)
        ;
      monev_field_put_over (self->painter, GROUP_ROW, self->first + i, n, MONEV_FORM_GROUP, words);
    }
}

/* Over ticks stands the question, the choice itself in the line below. */
static void
put_heading (const Sheet *self, guint i, guint n)
{
  FieldPainter *painter = self->painter;
  const FieldSlot *slot = slot_at (self, i);
  gboolean tick = slot->kind == FIELD_SLOT_TICK;
  guint column = self->first + i;
  g_autofree char *number = monev_field_number (painter, slot);
  g_autofree char *label = monev_field_label (painter, slot->question);
  g_autofree char *wording = monev_field_wording (painter, slot);
  g_autofree char *how = monev_field_how (painter, slot);
  g_autofree char *hint = monev_field_hint (painter, slot);
  g_autofree char *asked = tick ? g_strdup_printf ("%s\n%s", label, how) : g_strdup (wording);

  monev_field_put_over (painter, NUMBER_ROW, column, n, MONEV_FORM_NUMBER, number);
  monev_xlsx_form_set (painter->form, &(MonevFormCell){ .row = WORDING_ROW,
                                                        .column = column,
                                                        .n_columns = n,
                                                        .role = MONEV_FORM_HEADING,
                                                        .text = asked,
                                                        .comment = hint });
  for (guint k = 0; k < n; k++)
    {
      g_autofree char *below = tick ? monev_field_wording (painter, slot_at (self, i + k))
                                    : g_strdup (how);

      monev_field_put (painter, HOW_ROW, column + k, MONEV_FORM_HINT, below);
    }
}

static void
put_own_headings (const Sheet *self)
{
  FieldPainter *painter = self->painter;
  g_autofree char *above = self->above < 0 ? NULL : monev_field_label (painter, (guint)self->above);
  g_autofree char *words = self->above < 0 ? g_strdup ("Nomor responden")
                                           : g_strdup_printf ("Nomor baris di lembar %s", above);
  guint columns = self->first - 2;

  for (guint i = 0; i < columns; i++)
    {
      monev_field_put (painter, GROUP_ROW, 2 + i, MONEV_FORM_GROUP, "");
      monev_field_put (painter, NUMBER_ROW, 2 + i, MONEV_FORM_NUMBER, "");
      monev_field_put (painter, WORDING_ROW, 2 + i, MONEV_FORM_HEADING, i == 0 ? "No" : words);
      monev_field_put (painter, HOW_ROW, 2 + i, MONEV_FORM_HINT,
                       i == 0 ? "" : self->above < 0 ? "Kolom No di lembar Isian" : "Kolom No");
    }
}

static void
put_keys (const Sheet *self)
{
  FieldPainter *painter = self->painter;
  g_autofree char *table
      = g_strconcat (FIELD_TABLE, monev_field_repeat_key (painter, self->repeat), NULL);

  monev_field_put_mark (painter, KEY_ROW, self->last, table);
  monev_field_put (painter, KEY_ROW, 2, MONEV_FORM_MARK, FIELD_OWN);
  if (self->repeat >= 0)
    monev_field_put (painter, KEY_ROW, 3, MONEV_FORM_MARK, FIELD_ABOVE);
  for (guint i = 0; i < self->slots->len; i++)
    monev_field_put (painter, KEY_ROW, self->first + i, MONEV_FORM_MARK, slot_at (self, i)->mark);
}

static void
put_row (const Sheet *self, guint nth)
{
  FieldPainter *painter = self->painter;
  guint32 row = FIRST_ROW + nth - 1;
  g_autofree char *number = g_strdup_printf ("%u", nth);
  g_autofree char *mark = NULL;

  if (self->repeat < 0)
    {
      g_autofree char *uuid = monev_field_respondent (painter->what->book_id, nth);

      mark = g_strconcat (FIELD_ROW, uuid, NULL);
    }
  else
    mark = g_strconcat (FIELD_INSTANCE, number, NULL);
  monev_field_put_mark (painter, row, self->last, mark);
  monev_xlsx_form_set (painter->form, &(MonevFormCell){ .row = row,
                                                        .column = 2,
                                                        .role = MONEV_FORM_LOCKED,
                                                        .kind = MONEV_FORM_INTEGER,
                                                        .text = number });
  if (self->repeat >= 0)
    monev_xlsx_form_set (painter->form, &(MonevFormCell){ .row = row,
                                                          .column = 3,
                                                          .role = MONEV_FORM_OPEN,
                                                          .kind = MONEV_FORM_INTEGER });
  for (guint i = 0; i < self->slots->len; i++)
    monev_xlsx_form_set (
        painter->form,
        &(MonevFormCell){ .row = row,
                          .column = self->first + i,
                          .role = slot_at (self, i)->kind == FIELD_SLOT_LOCKED ? MONEV_FORM_LOCKED
                                                                               : MONEV_FORM_OPEN,
                          .kind = monev_field_kind (painter, slot_at (self, i)) });
}

static void
put_above_check (const Sheet *self)
{
  guint32 last = FIRST_ROW + self->n_rows - 1;
  g_autofree char *words
      = g_strdup (self->above < 0 ? "Nomor baris responden di lembar Isian yang punya baris ini."
                                  : "Nomor baris yang punya baris ini.");

  monev_xlsx_form_add_check (self->painter->form,
                             &(MonevFormCheck){ .range = { FIRST_ROW, last, 3, 3 },
                                                .rule = MONEV_FORM_WHOLE,
                                                .minimum = "1",
                                                .input_title = "Milik siapa baris ini",
                                                .input = words,
                                                .error_title = "Isian belum sesuai",
                                                .error = words });
}

/* A row that has an answer wants those that are always asked; a figure that is a text was pasted. */
static void
put_tints (const Sheet *self)
{
  FieldPainter *painter = self->painter;
  guint32 last = FIRST_ROW + self->n_rows - 1;
  g_autofree char *from = monev_column_letters (self->first);
  g_autofree char *to = monev_column_letters (self->last - 1);

  for (guint i = 0; i < self->slots->len; i++)
    {
      const FieldSlot *slot = slot_at (self, i);
      guint column = self->first + i;
      MonevFormRange range = { FIRST_ROW, last, column, column };
      MonevFormKind kind = monev_field_kind (painter, slot);
      g_autofree char *own = monev_column_letters (column);
      g_autofree char *missing
          = g_strdup_printf ("=AND(COUNTA($%s%u:$%s%u)>0,LEN(TRIM($%s%u))=0)", from, FIRST_ROW, to,
                             FIRST_ROW, own, FIRST_ROW);
      g_autofree char *doubtful = g_strdup_printf ("=ISTEXT($%s%u)", own, FIRST_ROW);

      if (slot->kind != FIELD_SLOT_LOCKED)
        monev_field_check (painter, slot, &range);
      if (monev_field_required (painter, slot))
        monev_xlsx_form_add_tint (painter->form, &range, MONEV_FORM_MISSING, missing);
      if (slot->kind == FIELD_SLOT_ANSWER && kind != MONEV_FORM_TEXT && kind != MONEV_FORM_CHOICE)
        monev_xlsx_form_add_tint (painter->form, &range, MONEV_FORM_DOUBTFUL, doubtful);
    }
}

static void
add_sheet (Sheet *self, const char *name)
{
  g_autofree gboolean *joints = g_new0 (gboolean, self->widths->len + 1);
  MonevFormSheet sheet = { .name = name,
                           .widths = (const guint *)(gpointer)self->widths->data,
                           .n_columns = self->widths->len,
                           .freeze_row = FIRST_ROW,
                           .first_head = GROUP_ROW,
                           .last_head = HOW_ROW,
                           .joints = joints };

  self->frozen = self->first;
  /* Who it is stays in sight. */
  if (self->repeat < 0 && self->slots->len > 1
      && g_array_index (self->widths, guint, self->first - 1) <= FROZEN_WIDTH
      && run_of (self, 0, FALSE) == 1)
    self->frozen++;
  for (guint i = 0; i < self->slots->len; i += run_of (self, i, FALSE))
    joints[self->first + i - 1] = TRUE;
  sheet.freeze_column = self->frozen;
  monev_xlsx_form_add_sheet (self->painter->form, &sheet, self->pages);
}

static void paint_table (FieldPainter *painter, int repeat, int above);

static void
paint_repeats (FieldPainter *painter, GPtrArray *slots, int repeat)
{
  for (guint i = 0; i < slots->len; i++)
    {
      const FieldSlot *slot = g_ptr_array_index (slots, i);

      if (slot->kind == FIELD_SLOT_REPEAT)
        paint_table (painter, (int)slot->question, repeat);
    }
}

static void
paint_cells (Sheet *self)
{
  g_autofree char *name = self->repeat < 0
                              ? g_strdup ("Isian")
                              : monev_field_label (self->painter, (guint)self->repeat);

  add_sheet (self, name);
  put_titles (self, self->repeat < 0 ? "" : name);
  put_keys (self);
  put_own_headings (self);
  put_groups (self);
  for (guint i = 0, n; i < self->slots->len; i += n)
    {
      n = run_of (self, i, FALSE);
      put_heading (self, i, n);
    }
  for (guint nth = 1; nth <= self->n_rows; nth++)
    put_row (self, nth);
  if (self->repeat >= 0)
    put_above_check (self);
  put_tints (self);
}

static void
paint_table (FieldPainter *painter, int repeat, int above)
{
  g_autoptr (GPtrArray) slots = monev_field_slots (painter, repeat);
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();
  g_autoptr (GArray) widths = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) pages = g_array_new (FALSE, FALSE, sizeof (guint));
  Sheet self = { .painter = painter, .slots = columns, .widths = widths, .repeat = repeat,
                 .above = above, .n_rows = painter->count, .pages = pages };

  for (guint i = 0; i < slots->len; i++)
    if (has_column (g_ptr_array_index (slots, i)))
      g_ptr_array_add (columns, g_ptr_array_index (slots, i));
  if (repeat >= 0)
    self.n_rows = MIN (painter->count * monev_field_repeat_rows (painter, (guint)repeat),
                       MOST_INSTANCES);
  measure (&self);
  paint_cells (&self);
  paint_repeats (painter, slots, repeat);
}

/** monev_field_paint_rows: the sheet of respondents, and one for each repeat. */
void
monev_field_paint_rows (FieldPainter *self)
{
  paint_table (self, MONEV_INSTRUMENT_NONE, MONEV_INSTRUMENT_NONE);
}
