#include "place-list.h"

#include "instrument/instrument-number.h"

typedef struct
{
  MonevResponseForm *form;
  MonevInstrument *instrument;
  char **numbers;
  GPtrArray *places;
} Lister;

static void
place_free (gpointer data)
{
  MonevPlace *place = data;

  g_free (place->place);
  g_free (place->label);
  g_free (place->answer);
  g_free (place);
}

static void
add_question (Lister *self, MonevFrame *frame, int index, const char *within)
{
  MonevResponseState state;
  g_autofree char *words = NULL;
  MonevPlace *place;

  monev_response_form_state (self->form, frame, index, &state);
  if (!state.relevant)
    return;
  words = monev_response_form_words (self->form, frame, index, MONEV_COLUMN_LABEL);
  place = g_new (MonevPlace, 1);
  *place = (MonevPlace) {
    .place = monev_response_form_place (self->form, frame, index),
    .label = g_strdup_printf ("%s%s%s%s%s", within, *within == '\0' ? "" : " · ",
                              self->numbers[index], *self->numbers[index] == '\0' ? "" : ". ",
                              *words != '\0'
                                  ? words
                                  : monev_instrument_question (self->instrument, (guint) index)->name),
    .answer = monev_response_form_shown (self->form, frame, index),
    .calculated = state.calculated,
    .question = index,
    .frame = frame,
  };
  g_ptr_array_add (self->places, place);
}

static void add_below (Lister *self, MonevFrame *frame, int index, const char *within);

static void
add_repeat (Lister *self, MonevFrame *frame, int index)
{
  guint n = monev_response_form_n_instances (self->form, frame, index);
  g_autofree char *label
      = monev_response_form_words (self->form, frame, index, MONEV_COLUMN_LABEL);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *within = g_strdup_printf ("%s %u", label, i + 1);

      add_below (self, monev_response_form_instance (self->form, frame, index, i),
                 monev_instrument_question (self->instrument, (guint) index)->first_child, within);
    }
}

static void
add_below (Lister *self, MonevFrame *frame, int index, const char *within)
{
  while (index >= 0)
    {
      const MonevQuestion *question
          = monev_instrument_question (self->instrument, (guint) index);

      if (question->type != NULL && question->type->role == MONEV_QUESTION_BEGIN_REPEAT)
        add_repeat (self, frame, index);
      else if (question->type != NULL && monev_question_is_group (question))
        add_below (self, frame, question->first_child, within);
      else if (question->type != NULL && question->type->role == MONEV_QUESTION_ASKED
               && question->type->answer != MONEV_ANSWER_NONE)
        add_question (self, frame, index, within);
      index = question->next;
    }
}

/** monev_place_list_new: Returns: (transfer full) (element-type MonevPlace): what is asked now, in
 * the order of the form. */
GPtrArray *
monev_place_list_new (MonevResponseForm *form)
{
  MonevInstrument *instrument = monev_response_form_instrument (form);
  g_auto (GStrv) numbers = monev_instrument_numbers (instrument);
  Lister self = { form, instrument, numbers, g_ptr_array_new_with_free_func (place_free) };

  add_below (&self, monev_response_form_root (form),
             monev_instrument_n_questions (instrument) > 0 ? 0 : MONEV_INSTRUMENT_NONE, "");
  return self.places;
}

/** monev_place_list_find: Returns: (transfer none) (nullable): the one at @place. */
const MonevPlace *
monev_place_list_find (const GPtrArray *places, const char *place)
{
  for (guint i = 0; i < places->len; i++)
    {
      const MonevPlace *at = g_ptr_array_index (places, i);

      if (g_strcmp0 (at->place, place) == 0)
        return at;
    }
  return NULL;
}
