#include "response-paper.h"

#include <string.h>

#include "base/instant.h"
#include "instrument/instrument-number.h"
#include "office-response.h"
#include "office/office-paper.h"
#include "office/office.h"
#include "page/page-layout.h"
#include "response-answer.h"
#include "response-score.h"

#define PAGE 200 /* responses at a time */
#define NUMBER_WIDTH 12.0

typedef struct
{
  MonevDbConnection *connection;
  const MonevResponseExport *what;
  MonevIssueList *issues;
  MonevPaper paper;
  GTimeZone *zone;
  guint rows;
  MonevResponseForm *form; /* of the response being written */
  const MonevInstrument *instrument;
  char **numbers;
  MonevPageTable *table; /* (nullable): the questions of the group being written */
  guint plain, faint;
} Paper;

static gboolean
stopped (const Paper *self, GError **error)
{
  if (!g_cancellable_is_cancelled (self->what->cancellable))
    return FALSE;
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_CANCELLED,
               "Ekspor dibatalkan; berkasnya tidak dibuat.");
  return TRUE;
}

static const MonevQuestion *
question_at (const Paper *self, int index)
{
  return monev_instrument_question (self->instrument, (guint)index);
}

/* ---- one response ---- */

static void
begin_table (Paper *self)
{
  MonevPageColumn columns[] = { { .width = NUMBER_WIDTH }, { .weight = 1 }, { .weight = 1 } };
  MonevPageCell head[] = { { .text = "No" }, { .text = "Pertanyaan" }, { .text = "Jawaban" } };
  guint style;

  self->table = monev_page_table_new (columns, 3, &(MonevPageTableStyle){ .border = 0.15 });
  style = monev_page_table_add_style (
      self->table, &(MonevPageCellStyle){
                       .font = { .size = 9, .bold = TRUE }, .filled = TRUE, .ground = 0xEEEEEE });
  self->plain
      = monev_page_table_add_style (self->table, &(MonevPageCellStyle){ .font = { .size = 9 } });
  self->faint = monev_page_table_add_style (
      self->table, &(MonevPageCellStyle){ .font = { .size = 9, .colour = 0x666666 } });
  for (guint i = 0; i < 3; i++)
    head[i].style = style;
  monev_page_table_add_head (self->table, &(MonevPageRow){ head, 0, TRUE });
}

static void
end_table (Paper *self)
{
  if (self->table != NULL)
    monev_page_document_add_table (self->paper.document, self->table);
  g_clear_pointer (&self->table, monev_page_table_unref);
}

/* The answer as an office reads it, with the words of "lainnya" and the reason for one that the
 * soft check doubts. */
static char *
answer_text (const Paper *self, MonevFrame *frame, int index, const MonevResponseState *state)
{
  g_autofree char *shown = monev_response_form_shown (self->form, frame, index);
  GString *text = g_string_new (shown);

  if (state->asks_other && state->other != NULL && *state->other != '\0')
    g_string_append_printf (text, ": %s", state->other);
  if (state->reason != NULL && *state->reason != '\0')
    g_string_append_printf (text, "\nAlasan: %s", state->reason);
  if (state->fault != MONEV_FAULT_NONE)
    {
      g_autofree char *message
          = monev_response_form_message (self->form, frame, index, state->fault);

      g_string_append_printf (text, "%s(%s)", text->len > 0 ? "\n" : "", message);
    }
  return g_string_free (text, FALSE);
}

static void
add_answer (Paper *self, MonevFrame *frame, int index)
{
  g_autofree char *label
      = monev_response_form_words (self->form, frame, index, MONEV_COLUMN_LABEL);
  g_autofree char *answer = NULL;
  MonevResponseState state;
  MonevPageCell cells[3];

  monev_response_form_state (self->form, frame, index, &state);
  if (!state.relevant)
    return;
  answer = answer_text (self, frame, index, &state);
  if (self->table == NULL)
    begin_table (self);
  cells[0] = (MonevPageCell){ .text = self->numbers[index], .style = self->plain };
  cells[1] = (MonevPageCell){ .text = *label == '\0' ? question_at (self, index)->name : label,
                              .style = self->plain };
  cells[2] = (MonevPageCell){ .text = *answer == '\0' ? "tidak dijawab" : answer,
                              .style = *answer == '\0' ? self->faint : self->plain };
  monev_page_table_add_row (self->table, &(MonevPageRow){ cells, 0, FALSE });
}

static void add_below (Paper *self, MonevFrame *frame, int index);

static void
add_heading (Paper *self, MonevFrame *frame, int index, guint position)
{
  g_autofree char *label
      = monev_response_form_words (self->form, frame, index, MONEV_COLUMN_LABEL);
  g_autofree char *text
      = position == 0 ? g_strdup (label) : g_strdup_printf ("%s %u", label, position);

  end_table (self);
  if (*text != '\0')
    monev_paper_heading (&self->paper, text);
}

static void
add_repeat (Paper *self, MonevFrame *frame, int index)
{
  guint n = monev_response_form_n_instances (self->form, frame, index);

  for (guint i = 0; i < n; i++)
    {
      MonevFrame *instance = monev_response_form_instance (self->form, frame, index, i);

      add_heading (self, frame, index, i + 1);
      add_below (self, instance, question_at (self, index)->first_child);
      end_table (self);
    }
}

static void
add_group (Paper *self, MonevFrame *frame, int index)
{
  MonevResponseState state;

  monev_response_form_state (self->form, frame, index, &state);
  if (!state.relevant)
    return;
  add_heading (self, frame, index, 0);
  add_below (self, frame, question_at (self, index)->first_child);
  end_table (self);
}

static void
add_one (Paper *self, MonevFrame *frame, int index)
{
  const MonevQuestion *question = question_at (self, index);

  if (question->type == NULL)
    return;
  if (question->type->role == MONEV_QUESTION_BEGIN_REPEAT)
    add_repeat (self, frame, index);
  else if (monev_question_is_group (question))
    add_group (self, frame, index);
  else if (question->type->role == MONEV_QUESTION_ASKED
           && question->type->answer != MONEV_ANSWER_NONE)
    add_answer (self, frame, index);
}

static void
add_below (Paper *self, MonevFrame *frame, int index)
{
  for (; index >= 0; index = question_at (self, index)->next)
    add_one (self, frame, index);
}

/* ---- its head and its history ---- */

static void
append_fact (GString *text, const char *name, const char *value)
{
  if (*value != '\0')
    g_string_append_printf (text, "%s%s: %s", text->len > 0 ? "   ·   " : "", name, value);
}

static char *
score_text (const Paper *self)
{
  g_autoptr (MonevScoring) scoring
      = monev_scoring_new (monev_response_form_instrument (self->form));
  MonevResponseScore score = monev_response_score_form (scoring, self->form);

  return scoring == NULL ? g_strdup ("") : monev_response_score_words (&score);
}

static void
add_head (Paper *self, const MonevResponseEntry *entry)
{
  g_autofree char *subtitle
      = g_strdup_printf ("%s, versi %" G_GINT64_FORMAT, self->what->title, entry->number);
  g_autofree char *handed_in
      = entry->submitted_at > 0 ? monev_instant_format (entry->submitted_at, self->zone) : g_strdup ("");
  g_autofree char *score = score_text (self);
  g_autoptr (GString) facts = g_string_new (NULL);

  monev_paper_title (&self->paper, *entry->title == '\0' ? "Jawaban" : entry->title, subtitle);
  append_fact (facts, "Petugas", entry->enumerator);
  append_fact (facts, "Lokus", entry->site);
  append_fact (facts, "Kelompok", entry->group);
  append_fact (facts, "Masuk", handed_in);
  append_fact (facts, "Status", entry->state);
  append_fact (facts, "Nilai", score);
  monev_page_document_add_text (self->paper.document, facts->str, &(MonevPageFont){ .size = 9 },
                                &(MonevPageParagraph){ .after = 3, .keep_with_next = TRUE });
}

/* A value of long ago as an office reads it. */
static char *
value_text (const Paper *self, int question, const char *value)
{
  if (*value == '\0')
    return g_strdup ("(kosong)");
  return question < 0 ? g_strdup (value)
                      : monev_response_form_shown_value (self->form, question, value);
}

static char *
remark_text (const Paper *self, const MonevResponseRemark *remark, int question)
{
  g_autofree char *before = value_text (self, question, remark->old_value);
  g_autofree char *after = value_text (self, question, remark->new_value);

  if (strcmp (remark->old_value, remark->new_value) == 0)
    return g_strdup (remark->text);
  return g_strdup_printf ("%s → %s. %s", before, after, remark->text);
}

static void
add_remark (Paper *self, MonevPageTable *table, guint style, const MonevResponseRemark *remark)
{
  MonevFrame *frame = NULL;
  int question = MONEV_INSTRUMENT_NONE;
  gboolean found = *remark->place != '\0'
                   && monev_response_form_find (self->form, remark->place, &frame, &question);
  g_autofree char *at = monev_instant_format (remark->at, self->zone);
  g_autofree char *text = remark_text (self, remark, found ? question : MONEV_INSTRUMENT_NONE);
  g_autofree char *label
      = found ? monev_response_form_words (self->form, frame, question, MONEV_COLUMN_LABEL)
              : g_strdup (remark->place);
  MonevPageCell cells[] = { { .text = at, .style = style },
                            { .text = remark->by, .style = style },
                            { .text = remark->kind, .style = style },
                            { .text = label, .style = style },
                            { .text = text, .style = style } };

  monev_page_table_add_row (table, &(MonevPageRow){ cells, 0, FALSE });
}

static gboolean
add_history (Paper *self, const MonevResponseEntry *entry, GError **error)
{
  static const char *const heads[] = { "Waktu", "Oleh", "Jenis", "Pertanyaan", "Isi" };
  MonevPageColumn columns[]
      = { { .width = 34 }, { .weight = 1 }, { .width = 16 }, { .weight = 1 }, { .weight = 2 } };
  g_autoptr (GPtrArray) remarks
      = monev_response_store_remarks (self->connection, entry->id, error);
  g_autoptr (MonevPageTable) table = NULL;
  MonevPageCell head[G_N_ELEMENTS (heads)] = { { NULL } };
  guint style;

  if (remarks == NULL || remarks->len == 0)
    return remarks != NULL;
  monev_paper_heading (&self->paper, "Riwayat dan catatan");
  table = monev_page_table_new (columns, G_N_ELEMENTS (heads),
                                &(MonevPageTableStyle){ .border = 0.15 });
  style = monev_page_table_add_style (
      table, &(MonevPageCellStyle){
                 .font = { .size = 8.5, .bold = TRUE }, .filled = TRUE, .ground = 0xEEEEEE });
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    head[i] = (MonevPageCell){ .text = heads[i], .style = style };
  monev_page_table_add_head (table, &(MonevPageRow){ head, 0, TRUE });
  style = monev_page_table_add_style (table, &(MonevPageCellStyle){ .font = { .size = 8.5 } });
  for (guint i = 0; i < remarks->len; i++)
    add_remark (self, table, style, g_ptr_array_index (remarks, i));
  monev_page_document_add_table (self->paper.document, table);
  return TRUE;
}

static gboolean
add_entry (Paper *self, const MonevResponseEntry *entry, GError **error)
{
  g_autoptr (MonevResponseForm) form
      = monev_response_open (self->connection, entry, self->issues, error);
  g_auto (GStrv) numbers = NULL;

  if (form == NULL)
    return FALSE;
  self->form = form;
  self->instrument = monev_response_form_instrument (form);
  self->numbers = numbers = monev_instrument_numbers (self->instrument);
  if (self->rows++ > 0)
    monev_page_document_add_break (self->paper.document);
  monev_paper_kop (&self->paper);
  add_head (self, entry);
  add_below (self, monev_response_form_root (form),
             monev_instrument_n_questions (self->instrument) > 0 ? 0 : MONEV_INSTRUMENT_NONE);
  end_table (self);
  return add_history (self, entry, error);
}

/* ---- all of them ---- */

static gboolean
add_entries (Paper *self, GError **error)
{
  g_autofree char *after = g_strdup ("");

  for (;;)
    {
      g_autoptr (GPtrArray) page = monev_response_store_page (
          self->connection, self->what->instrument_id, self->what->state, after, PAGE, error);

      if (page == NULL)
        return FALSE;
      for (guint i = 0; i < page->len; i++)
        {
          const MonevResponseEntry *entry = g_ptr_array_index (page, i);

          if (strcmp (entry->state, MONEV_RESPONSE_ISIAN) == 0)
            continue;
          if (stopped (self, error) || !add_entry (self, entry, error))
            return FALSE;
        }
      if (page->len < PAGE)
        return TRUE;
      monev_response_entry_set (&after,
                                ((MonevResponseEntry *)g_ptr_array_index (page, PAGE - 1))->id);
    }
}

static gboolean
read_all (MonevDbConnection *connection, gpointer data, GError **error)
{
  Paper *self = data;

  self->connection = connection;
  if (!monev_paper_begin (connection, self->what->title, &self->paper, error))
    return FALSE;
  self->zone = monev_office_record_zone (self->paper.office);
  monev_paper_section (&self->paper, MONEV_PAGE_F4, FALSE);
  if (!add_entries (self, error))
    return FALSE;
  if (self->rows > 0)
    return TRUE;
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_STATE,
               "Belum ada jawaban yang masuk; tidak ada yang dicetak.");
  return FALSE;
}

static gboolean
write_pages (Paper *self, const char *path, GError **error)
{
  GCancellable *cancellable = self->what->cancellable;
  g_autoptr (MonevPageLayout) layout
      = monev_page_layout_new (self->paper.document, cancellable, error);

  return layout != NULL
         && monev_page_layout_write_pdf (layout, path, cancellable, NULL, NULL, error);
}

/**
 * monev_response_paper_write: writes the responses that were handed in as PDF, whole or not at all.
 * @issues: takes what could not be read as it is
 * @rows: (out): how many there are in it
 *
 * All of it is read in one snapshot of the database; wordings stand there whatever @what says of
 * labels. Errors: STATE (there is none), IO, CANCELLED.
 */
gboolean
monev_response_paper_write (MonevDbConnection *connection, const MonevResponseExport *what,
                            const char *path, MonevIssueList *issues, guint *rows, GError **error)
{
  Paper self = { .what = what, .issues = issues };
  gboolean written = monev_db_read (connection, read_all, &self, error)
                     && write_pages (&self, path, error);

  *rows = self.rows;
  monev_paper_clear (&self.paper);
  g_clear_pointer (&self.zone, g_time_zone_unref);
  g_clear_pointer (&self.table, monev_page_table_unref);
  return written;
}
