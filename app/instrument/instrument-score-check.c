/* What is wrong with weights, scores and grades. */
#include "instrument-private.h"

static MonevSpot
spot_of (MonevReader *self, const MonevQuestion *question, MonevColumnRole role)
{
  return monev_spot (&self->self->survey, question->row, role, question->name);
}

/* Returns: whether the cell is empty or holds a number that can be counted with. */
static gboolean
check_cell (MonevReader *self, MonevSpot spot, const char *text)
{
  MonevDecimal value;

  if (*text == '\0' || monev_score_read_number (text, &value))
    return TRUE;
  monev_reader_tell (self, spot, MONEV_FAULT, "score-number",
                     "Tulis bilangan, misalnya 2 atau 0.5: paling besar 1000000, paling banyak "
                     "enam desimal.",
                     "“%s” bukan bobot atau skor yang dapat dihitung.", text);
  return FALSE;
}

static void
check_negative (MonevReader *self, const MonevQuestion *question, const char *weight)
{
  MonevDecimal value;

  if (monev_score_read_number (weight, &value)
      && monev_decimal_compare (value, MONEV_DECIMAL_ZERO) < 0)
    monev_reader_tell (self, spot_of (self, question, MONEV_COLUMN_WEIGHT), MONEV_FAULT,
                       "weight-negative", "Tulis 0 bila pertanyaan ini tidak dinilai.",
                       "Bobot “%s” kurang dari nol.", weight);
}

static gboolean
takes_choices (const MonevQuestion *question)
{
  return question->type->answer == MONEV_ANSWER_CHOICE
         || question->type->answer == MONEV_ANSWER_CHOICES;
}

static gboolean
takes_number (const MonevQuestion *question)
{
  return question->type->answer == MONEV_ANSWER_INTEGER
         || question->type->answer == MONEV_ANSWER_DECIMAL
         || question->type->role == MONEV_QUESTION_CALCULATED;
}

static void
tell_nothing (MonevReader *self, const MonevQuestion *question)
{
  const char *fix = takes_choices (question)  ? "Isi skor pilihannya, atau hapus bobotnya."
                    : takes_number (question) ? "Isi skor tertingginya (monev::skor), atau hapus "
                                                "bobotnya."
                                              : "Hapus bobotnya; yang dapat dinilai hanya pilihan "
                                                "dan bilangan.";

  monev_reader_tell (self, spot_of (self, question, MONEV_COLUMN_WEIGHT), MONEV_WARN,
                     "score-missing", fix, "Pertanyaan “%s” berbobot, tetapi tidak mempunyai skor.",
                     question->name);
}

/* A list in which some choices have a score and others have none. */
static void
check_partial (MonevReader *self, const MonevQuestion *question)
{
  const MonevChoiceList *list
      = &g_array_index (self->self->lists, MonevChoiceList, question->list);
  const MonevSheetMap *map = list->external ? &self->self->external : &self->self->choices;

  guint row;

  if (list->unscored < 0)
    return;
  row = list->choices[list->unscored].row;
  monev_reader_tell (self, monev_spot (map, row, MONEV_COLUMN_SCORE, list->name), MONEV_HINT,
                     "score-partial", "Isi skornya; 0 bila tidak bernilai.",
                     "Pilihan “%s” tidak berskor; jawaban itu tidak ikut dinilai.",
                     list->choices[list->unscored].name);
}

/** monev_check_score: tells what is wrong with the weight and the score of a question; its list is
 * known by now. */
void
monev_check_score (MonevReader *self, guint index)
{
  const MonevQuestion *question
      = &g_array_index (self->self->questions, MonevQuestion, index);
  const char *weight
      = monev_reader_cell (self, &self->self->survey, question->row, MONEV_COLUMN_WEIGHT);
  const char *most
      = monev_reader_cell (self, &self->self->survey, question->row, MONEV_COLUMN_SCORE);
  MonevScoreItem item;

  if (!check_cell (self, spot_of (self, question, MONEV_COLUMN_WEIGHT), weight)
      || !check_cell (self, spot_of (self, question, MONEV_COLUMN_SCORE), most))
    return;
  check_negative (self, question, weight);
  switch (monev_score_measure (self->self, index, &item))
    {
    case MONEV_SCORE_NOTHING_TO_COUNT:
      tell_nothing (self, question);
      break;
    case MONEV_SCORE_NO_MOST:
      monev_reader_tell (self, spot_of (self, question, MONEV_COLUMN_SCORE), MONEV_WARN,
                         "score-most", "Beri skor lebih dari 0 pada jawaban yang terbaik.",
                         "Skor tertinggi pertanyaan “%s” bukan lebih dari 0; tidak ikut dinilai.",
                         question->name);
      break;
    case MONEV_SCORE_COUNTS:
      if (takes_choices (question))
        check_partial (self, question);
      break;
    case MONEV_SCORE_LEFT_OUT:
    default:
      break;
    }
}

/** monev_check_grades: tells what is wrong with the setting monev::predikat, at @spot. */
void
monev_check_grades (MonevReader *self, MonevSpot spot)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) bands = monev_score_bands_parse (
      monev_instrument_setting (self->self, MONEV_SCORE_SETTING), &error);

  if (bands == NULL)
    monev_reader_tell (self, spot, MONEV_FAULT, "grade-invalid",
                       "Tulis misalnya “76 Tinggi; 51 Sedang; 0 Rendah”.", "%s", error->message);
}
