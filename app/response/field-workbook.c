#include "field-private.h"

#include <string.h>

#include "instrument/instrument-number.h"

/* A workbook as a whole, and what its painters share. */

/** monev_field_layout_name: Returns: (transfer none): "baris" or "lembar". */
const char *
monev_field_layout_name (MonevFieldLayout layout)
{
  return layout == MONEV_FIELD_BY_SHEET ? "lembar" : "baris";
}

/** monev_field_layout_from_name: Returns: FALSE for a word that is no layout. */
gboolean
monev_field_layout_from_name (const char *name, MonevFieldLayout *layout)
{
  for (MonevFieldLayout i = MONEV_FIELD_BY_ROW; i <= MONEV_FIELD_BY_SHEET; i++)
    if (g_ascii_strcasecmp (monev_field_layout_name (i), name) == 0)
      {
        *layout = i;
        return TRUE;
      }
  return FALSE;
}

/** monev_field_layout_count: Returns: for how many respondents there will be room; @wanted 0 for as many
 * as usual. */
guint
monev_field_layout_count (MonevFieldLayout layout, guint wanted)
{
  gboolean sheets = layout == MONEV_FIELD_BY_SHEET;

  if (wanted == 0)
    return sheets ? MONEV_FIELD_SHEETS : MONEV_FIELD_ROWS;
  return MIN (wanted, sheets ? MONEV_FIELD_MAX_SHEETS : MONEV_FIELD_MAX_ROWS);
}

/** monev_field_respondent: @nth: from 1. Returns: (transfer full): the uuid of an answer in a workbook. */
char *
monev_field_respondent (const char *book_id, guint nth)
{
  g_autofree char *name = g_strdup_printf ("%s/responden/%u", book_id, nth);

  return monev_form_mark_uuid (name);
}

/** monev_field_put: one cell of text that stays. */
void
monev_field_put (FieldPainter *self, guint32 row, guint column, MonevFormRole role,
                 const char *text)
{
  monev_xlsx_form_set (self->form, &(MonevFormCell){
                                       .row = row, .column = column, .role = role, .text = text });
}

/** monev_field_put_over: text over several columns. */
void
monev_field_put_over (FieldPainter *self, guint32 row, guint column, guint n, MonevFormRole role,
                      const char *text)
{
  monev_xlsx_form_set (self->form, &(MonevFormCell){ .row = row,
                                                     .column = column,
                                                     .n_columns = n,
                                                     .role = role,
                                                     .text = text });
}

/** monev_field_put_mark: what a row is, in the hidden first column and again in the hidden last one. */
void
monev_field_put_mark (FieldPainter *self, guint32 row, guint last, const char *mark)
{
  monev_field_put (self, row, 1, MONEV_FORM_MARK, mark);
  monev_field_put (self, row, last, MONEV_FORM_MARK, mark);
}

/** monev_field_subtitle: Returns: (transfer full): for whom, and which version. */
char *
monev_field_subtitle (const FieldPainter *self)
{
  const MonevFieldWorkbook *what = self->what;
  GString *text = g_string_new (NULL);

  if (what->group != NULL)
    g_string_append_printf (text, "Kelompok: %s   ", what->group);
  if (what->site != NULL)
    g_string_append_printf (text, "Lokus: %s   ", what->site);
  g_string_append_printf (text, "Instrumen %s, versi %" G_GINT64_FORMAT, what->form_id,
                          what->number);
  return g_string_free (text, FALSE);
}

static char *
make_mark (const MonevFieldWorkbook *what)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, what->number);
  g_autofree char *sum = g_strndup (what->sha256, 16);
  const char *pairs[] = { "j", MONEV_FIELD_KIND, "i", what->instrument_id, "v", number,
                          "h", sum, "b", what->book_id,
                          "g", what->group_id != NULL ? what->group_id : "",
                          "l", what->site_id != NULL ? what->site_id : "", NULL };

  return monev_form_mark_new (pairs);
}

static void
set_mark (FieldPainter *self)
{
  const MonevFieldWorkbook *what = self->what;
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, what->number);
  const char *pairs[] = { "instrumen", what->title, "versi", number, "sidik", what->sha256,
                          "susunan", monev_field_layout_name (what->layout),
                          "kelompok", what->group != NULL ? what->group : "",
                          "lokus", what->site != NULL ? what->site : "", NULL };

  monev_xlsx_form_set_mark (self->form, self->mark, pairs);
}

static void
painter_clear (FieldPainter *self)
{
  g_clear_pointer (&self->form, monev_xlsx_form_free);
  g_clear_pointer (&self->lists, g_hash_table_unref);
  g_clear_pointer (&self->facts, g_hash_table_unref);
  g_clear_pointer (&self->left_out, g_ptr_array_unref);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_strfreev (self->numbers);
  g_free (self->mark);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FieldPainter, painter_clear)

static void
gather_note (FieldPainter *self, GPtrArray *slots, guint at)
{
  const FieldSlot *slot = g_ptr_array_index (slots, at);
  g_autofree char *text = monev_field_label (self, slot->question);

  for (guint i = at + 1; i < slots->len; i++)
    {
      const FieldSlot *next = g_ptr_array_index (slots, i);

      if (*self->numbers[next->question] == '\0' || next->kind == FIELD_SLOT_GROUP)
        continue;
      g_ptr_array_add (self->notes, g_strdup_printf ("Sebelum nomor %s: %s",
                                                     self->numbers[next->question], text));
      return;
    }
  g_ptr_array_add (self->notes, g_steal_pointer (&text));
}

/* What the guide names is known only when all questions were gone through. */
static void
gather (FieldPainter *self, int group)
{
  g_autoptr (GPtrArray) slots = monev_field_slots (self, group);

  for (guint i = 0; i < slots->len; i++)
    {
      const FieldSlot *slot = g_ptr_array_index (slots, i);

      if (slot->kind == FIELD_SLOT_REPEAT)
        gather (self, (int)slot->question);
      else if (slot->kind == FIELD_SLOT_NOTE)
        gather_note (self, slots, i);
    }
}

static void
gather_left_out (FieldPainter *self)
{
  for (guint i = 0; i < monev_instrument_n_questions (self->instrument); i++)
    {
      const MonevQuestion *question = monev_instrument_question (self->instrument, i);
      g_autofree char *label = monev_field_label (self, i);

      if (question->phone_only && monev_question_is_asked (question))
        g_ptr_array_add (self->left_out, g_strdup_printf ("%s. %s", self->numbers[i], label));
    }
}

static void
paint (FieldPainter *self)
{
  gather_left_out (self);
  gather (self, MONEV_INSTRUMENT_NONE);
  monev_field_paint_guide (self);
  if (self->what->layout == MONEV_FIELD_BY_SHEET)
    monev_field_paint_sheets (self);
  else
    monev_field_paint_rows (self);
  set_mark (self);
}

/**
 * monev_field_workbook_write:
 * @what: plain values; nothing is read or asked for
 * @issues: (nullable): told of wording that does not fit into a cell
 *
 * Returns: FALSE with IO; then what stood at @path before still stands there
 */
gboolean
monev_field_workbook_write (const MonevFieldWorkbook *what, const char *path,
                            MonevIssueList *issues, GError **error)
{
  g_auto (FieldPainter) self = { .what = what };
  MonevXlsxOptions options = { .title = what->title,
                               .subject = "Formulir isian lapangan",
                               .author = monev_record_get (what->office, "agency_name"),
                               .company = monev_record_get (what->office, "agency_name"),
                               .created = what->now / 1000,
                               .paper = strcmp (monev_record_get (what->office, "paper"), "a4") == 0
                                            ? MONEV_XLSX_PAPER_A4
                                            : MONEV_XLSX_PAPER_F4 };

  self.form = monev_xlsx_form_new (path, &options, issues, error);
  if (self.form == NULL)
    return FALSE;
  self.instrument = monev_response_plan_instrument (what->plan);
  self.numbers = monev_instrument_numbers (self.instrument);
  self.language = monev_instrument_default_language (self.instrument);
  self.lists = g_hash_table_new (NULL, NULL);
  self.facts = monev_field_facts_new ();
  self.left_out = g_ptr_array_new_with_free_func (g_free);
  self.notes = g_ptr_array_new_with_free_func (g_free);
  self.mark = make_mark (what);
  self.count = monev_field_layout_count (what->layout, what->count);
  paint (&self);
  return monev_xlsx_form_finish (self.form, error);
}
