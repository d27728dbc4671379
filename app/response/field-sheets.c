/* A field workbook in sheets: a respondent takes a sheet, the questions stand below each other, and
 * repeats are tables between them. */
#include "field-private.h"

#include "exchange/table.h"
#include "instrument/paper-skip.h"

#define NUMBER 2 /* columns */
#define WORDING 3
#define ANSWER 4
#define HOW 5
#define FURTHER_WIDTH 18
#define WIDE 7 /* columns of a table that make the paper lie */

/* The sheet of one respondent. */
typedef struct {
  FieldPainter *painter;
  GArray       *widths;
  guint         last; /* hidden column behind all others */
  guint32       row;  /* to be painted next */
  GString      *required; /* rows of answers that are always asked, and of all of them */
} Sheet;

static gboolean
has_column (const FieldSlot *slot)
{
  return slot->kind != FIELD_SLOT_NOTE && slot->kind != FIELD_SLOT_GROUP
         && slot->kind != FIELD_SLOT_REPEAT;
}

static guint
n_columns (const GPtrArray *slots)
{
  guint n = 0;

  for (guint i = 0; i < slots->len; i++)
    n += has_column (g_ptr_array_index (slots, i));
  return n;
}

/* The widest table there is, nested ones among them. */
static guint
widest (FieldPainter *painter, int group)
{
  g_autoptr (GPtrArray) slots = monev_field_slots (painter, group);
  guint most = group >= 0 ? n_columns (slots) : 0;

  for (guint i = 0; i < slots->len; i++)
    {
      const FieldSlot *slot = g_ptr_array_index (slots, i);

      if (slot->kind == FIELD_SLOT_REPEAT)
        most = MAX (most, widest (painter, (int)slot->question) + (group >= 0 ? 1 : 0));
    }
  return most;
}

static GArray *
measure (FieldPainter *painter, guint table)
{
  static const guint first[] = { 0, 6, 46, 30, 40 };
  GArray *widths = g_array_new (FALSE, FALSE, sizeof (guint));
  guint further = FURTHER_WIDTH, hidden = 0;

  g_array_append_vals (widths, first, G_N_ELEMENTS (first));
  for (guint i = G_N_ELEMENTS (first) - 2; i < table; i++)
    g_array_append_val (widths, further);
  g_array_append_val (widths, hidden);
  return widths;
}

static void
mark_row (Sheet *self, const char *mark)
{
  monev_field_put_mark (self->painter, self->row, self->last, mark);
}

static void
put_over (Sheet *self, MonevFormRole role, const char *text)
{
  mark_row (self, FIELD_HEAD);
  monev_field_put_over (self->painter, self->row++, NUMBER, HOW - NUMBER + 1, role, text);
}

static void
put_group (Sheet *self, guint question)
{
  FieldPainter *painter = self->painter;
  g_autofree char *label = monev_field_label (painter, question);
  g_autofree char *when = monev_paper_when (painter->instrument, question);
  const char *number = painter->numbers[question];
  g_autofree char *words = g_strconcat (number, *number != '\0' ? ". " : "", label,
                                        when != NULL ? "\n" : NULL, when, NULL);

  put_over (self, MONEV_FORM_GROUP, words);
}

static void
open_cell (Sheet *self, const FieldSlot *slot, guint32 row, guint column)
{
  FieldPainter *painter = self->painter;
  MonevFormRange range = { row, row, column, column };
  MonevFormKind kind = monev_field_kind (painter, slot);
  g_autofree char *reference = monev_cell_reference (row, column);
  g_autofree char *formula = g_strdup_printf ("=ISTEXT(%s)", reference);

  monev_xlsx_form_set (
      painter->form,
      &(MonevFormCell){ .row = row,
                        .column = column,
                        .role = slot->kind == FIELD_SLOT_LOCKED ? MONEV_FORM_LOCKED
                                                                : MONEV_FORM_OPEN,
                        .kind = kind });
  if (slot->kind != FIELD_SLOT_LOCKED)
    monev_field_check (painter, slot, &range);
  if (slot->kind == FIELD_SLOT_ANSWER && kind != MONEV_FORM_TEXT && kind != MONEV_FORM_CHOICE)
    monev_xlsx_form_add_tint (painter->form, &range, MONEV_FORM_DOUBTFUL, formula);
}

static void
put_wording (Sheet *self, const FieldSlot *slot, const char *text)
{
  g_autofree char *hint = monev_field_hint (self->painter, slot);

  monev_xlsx_form_set (self->painter->form, &(MonevFormCell){ .row = self->row,
                                                              .column = WORDING,
                                                              .role = MONEV_FORM_WORDING,
                                                              .text = text,
                                                              .comment = hint });
}

static void
put_question (Sheet *self, const FieldSlot *slot)
{
  FieldPainter *painter = self->painter;
  g_autofree char *number = monev_field_number (painter, slot);
  g_autofree char *wording = monev_field_wording (painter, slot);
  g_autofree char *how = monev_field_how (painter, slot);

  mark_row (self, *slot->mark != '\0' ? slot->mark : FIELD_HEAD);
  monev_field_put (painter, self->row, NUMBER, MONEV_FORM_NUMBER, number);
  put_wording (self, slot, wording);
  open_cell (self, slot, self->row, ANSWER);
  monev_field_put (painter, self->row, HOW, MONEV_FORM_HINT, how);
  if (monev_field_required (painter, slot))
    g_string_append_printf (self->required, "%u ", self->row);
  self->row++;
}

/* The question stands over its choices, each of which takes a line. */
static void
put_tick (Sheet *self, const FieldSlot *slot, gboolean first)
{
  FieldPainter *painter = self->painter;
  g_autofree char *wording = monev_field_wording (painter, slot);
  g_autofree char *choice = g_strconcat ("     ", wording, NULL);

  if (first)
    {
      g_autofree char *number = monev_field_number (painter, slot);
      g_autofree char *label = monev_field_label (painter, slot->question);
      g_autofree char *how = monev_field_how (painter, slot);

      mark_row (self, FIELD_HEAD);
      monev_field_put (painter, self->row, NUMBER, MONEV_FORM_NUMBER, number);
      put_wording (self, slot, label);
      monev_field_put (painter, self->row, ANSWER, MONEV_FORM_LOCKED, "");
      monev_field_put (painter, self->row++, HOW, MONEV_FORM_HINT, how);
    }
  mark_row (self, slot->mark);
  monev_field_put (painter, self->row, NUMBER, MONEV_FORM_NUMBER, "");
  monev_field_put (painter, self->row, WORDING, MONEV_FORM_WORDING, choice);
  open_cell (self, slot, self->row, ANSWER);
  monev_field_put (painter, self->row++, HOW, MONEV_FORM_HINT, "");
}

/* ---- tables ---- */

typedef struct {
  GPtrArray *slots; /* that have a column */
  guint      question;
  int        above; /* the repeat around it, or NONE */
} Table;

static guint
first_column (const Table *table)
{
  return WORDING + (table->above >= 0 ? 1 : 0);
}

static void
put_keys (Sheet *self, const Table *table)
{
  FieldPainter *painter = self->painter;
  g_autofree char *mark = g_strconcat (
      FIELD_TABLE, monev_field_repeat_key (painter, (int)table->question), NULL);

  mark_row (self, mark);
  monev_field_put (painter, self->row, NUMBER, MONEV_FORM_MARK, FIELD_OWN);
  if (table->above >= 0)
    monev_field_put (painter, self->row, WORDING, MONEV_FORM_MARK, FIELD_ABOVE);
  for (guint i = 0; i < table->slots->len; i++)
    monev_field_put (painter, self->row, first_column (table) + i, MONEV_FORM_MARK,
                     ((FieldSlot *)g_ptr_array_index (table->slots, i))->mark);
  monev_xlsx_form_set_row (painter->form, self->row++, 0, TRUE);
}

static void
put_head (Sheet *self, const Table *table)
{
  FieldPainter *painter = self->painter;

  mark_row (self, FIELD_HEAD);
  monev_field_put (painter, self->row, NUMBER, MONEV_FORM_HEADING, "No");
  if (table->above >= 0)
    {
      g_autofree char *label = monev_field_label (painter, (guint)table->above);
      g_autofree char *words = g_strdup_printf ("No pada tabel %s", label);

      monev_field_put (painter, self->row, WORDING, MONEV_FORM_HEADING, words);
    }
  for (guint i = 0; i < table->slots->len; i++)
    {
      const FieldSlot *slot = g_ptr_array_index (table->slots, i);
      g_autofree char *number = monev_field_number (painter, slot);
      g_autofree char *label = monev_field_label (painter, slot->question);
      g_autofree char *wording = monev_field_wording (painter, slot);
      g_autofree char *how = monev_field_how (painter, slot);
      g_autofree char *words = g_strconcat (
          number, *number != '\0' ? ". " : "", slot->kind == FIELD_SLOT_TICK ? label : wording,
          slot->kind == FIELD_SLOT_TICK ? ": " : "", slot->kind == FIELD_SLOT_TICK ? wording : "",
          "\n", how, NULL);

      monev_field_put (painter, self->row, first_column (table) + i, MONEV_FORM_HEADING, words);
    }
  self->row++;
}

static void
put_instance (Sheet *self, const Table *table, guint nth)
{
  FieldPainter *painter = self->painter;
  g_autofree char *number = g_strdup_printf ("%u", nth);
  g_autofree char *mark = g_strconcat (FIELD_INSTANCE, number, NULL);

  mark_row (self, mark);
  monev_xlsx_form_set (painter->form, &(MonevFormCell){ .row = self->row,
                                                        .column = NUMBER,
                                                        .role = MONEV_FORM_LOCKED,
                                                        .kind = MONEV_FORM_INTEGER,
                                                        .text = number });
  if (table->above >= 0)
    monev_xlsx_form_set (painter->form, &(MonevFormCell){ .row = self->row,
                                                          .column = WORDING,
                                                          .role = MONEV_FORM_OPEN,
                                                          .kind = MONEV_FORM_INTEGER });
  for (guint i = 0; i < table->slots->len; i++)
    open_cell (self, g_ptr_array_index (table->slots, i), self->row, first_column (table) + i);
  self->row++;
}

static void
put_table (Sheet *self, guint question, int above)
{
  FieldPainter *painter = self->painter;
  g_autoptr (GPtrArray) slots = monev_field_slots (painter, (int)question);
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();
  Table table = { columns, question, above };

  for (guint i = 0; i < slots->len; i++)
    if (has_column (g_ptr_array_index (slots, i)))
      g_ptr_array_add (columns, g_ptr_array_index (slots, i));
  put_group (self, question);
  put_keys (self, &table);
  put_head (self, &table);
  for (guint nth = 1; nth <= monev_field_repeat_rows (painter, question); nth++)
    put_instance (self, &table, nth);
  mark_row (self, FIELD_END);
  monev_xlsx_form_set_row (painter->form, self->row++, 6, FALSE);
  for (guint i = 0; i < slots->len; i++)
    {
      const FieldSlot *slot = g_ptr_array_index (slots, i);

      if (slot->kind == FIELD_SLOT_REPEAT)
        put_table (self, slot->question, (int)question);
    }
}

/* ---- the whole ---- */

static void
put_slots (Sheet *self, const GPtrArray *slots)
{
  int ticked = MONEV_INSTRUMENT_NONE;

  for (guint i = 0; i < slots->len; i++)
    {
      const FieldSlot *slot = g_ptr_array_index (slots, i);
      g_autofree char *label = monev_field_label (self->painter, slot->question);

      if (slot->kind == FIELD_SLOT_GROUP)
        put_group (self, slot->question);
      else if (slot->kind == FIELD_SLOT_REPEAT)
        put_table (self, slot->question, MONEV_INSTRUMENT_NONE);
      else if (slot->kind == FIELD_SLOT_NOTE)
        put_over (self, MONEV_FORM_NOTE, label);
      else if (slot->kind == FIELD_SLOT_TICK)
        put_tick (self, slot, ticked != (int)slot->question);
      else
        put_question (self, slot);
      ticked = slot->kind == FIELD_SLOT_TICK ? (int)slot->question : MONEV_INSTRUMENT_NONE;
    }
}

static void
put_titles (Sheet *self, guint nth)
{
  FieldPainter *painter = self->painter;
  g_autofree char *uuid = monev_field_respondent (painter->what->book_id, nth);
  g_autofree char *mark = g_strconcat (FIELD_SHEET, uuid, NULL);
  g_autofree char *place = monev_field_subtitle (painter);
  g_autofree char *respondent = g_strdup_printf ("Responden nomor %u", nth);

  mark_row (self, painter->mark);
  monev_xlsx_form_set_row (painter->form, self->row++, 0, TRUE);
  mark_row (self, mark);
  monev_field_put (painter, self->row, ANSWER, MONEV_FORM_MARK, FIELD_REPLY);
  monev_xlsx_form_set_row (painter->form, self->row++, 0, TRUE);
  put_over (self, MONEV_FORM_TITLE, painter->what->title);
  put_over (self, MONEV_FORM_KOP, respondent);
  put_over (self, MONEV_FORM_NOTE, place);
  mark_row (self, FIELD_HEAD);
  monev_field_put (painter, self->row, NUMBER, MONEV_FORM_HEADING, "No");
  monev_field_put (painter, self->row, WORDING, MONEV_FORM_HEADING, "Pertanyaan");
  monev_field_put (painter, self->row, ANSWER, MONEV_FORM_HEADING, "Jawaban");
  monev_field_put (painter, self->row++, HOW, MONEV_FORM_HEADING, "Cara mengisi");
}

/* As soon as anything is answered, what is always asked and empty is seen. */
static void
put_required (Sheet *self, guint32 first)
{
  g_auto (GStrv) rows = g_strsplit (self->required->str, " ", -1);
  g_autofree char *letters = monev_column_letters (ANSWER);

  for (guint i = 0; rows[i] != NULL && *rows[i] != '\0'; i++)
    {
      guint32 row = (guint32)g_ascii_strtoull (rows[i], NULL, 10);
      MonevFormRange range = { row, row, ANSWER, ANSWER };
      g_autofree char *formula
          = g_strdup_printf ("=AND(COUNTA($%s$%u:$%s$%u)>0,LEN(TRIM($%s$%u))=0)", letters, first,
                             letters, self->row - 1, letters, row);

      monev_xlsx_form_add_tint (self->painter->form, &range, MONEV_FORM_MISSING, formula);
    }
}

static void
paint_sheet (FieldPainter *painter, GArray *widths, const GPtrArray *slots, guint nth)
{
  g_autofree char *name = g_strdup_printf ("Responden %02u", nth);
  g_autoptr (GString) required = g_string_new (NULL);
  Sheet self = { painter, widths, widths->len, 1, required };
  guint32 first;

  monev_xlsx_form_add_sheet (
      painter->form,
      &(MonevFormSheet){ .name = name,
                         .widths = (const guint *)(gpointer)widths->data,
                         .n_columns = widths->len,
                         .portrait = widths->len <= WIDE,
                         .freeze_row = 7 },
      NULL);
  put_titles (&self, nth);
  first = self.row;
  put_slots (&self, slots);
  put_required (&self, first);
}

/** monev_field_paint_sheets: a sheet for each respondent. */
void
monev_field_paint_sheets (FieldPainter *self)
{
  g_autoptr (GPtrArray) slots = monev_field_slots (self, MONEV_INSTRUMENT_NONE);
  g_autoptr (GArray) widths = measure (self, widest (self, MONEV_INSTRUMENT_NONE));

  for (guint nth = 1; nth <= self->count; nth++)
    paint_sheet (self, widths, slots, nth);
}
