#include "demo-answer.h"

#include <string.h>

/** monev_demo_roll: Returns: 0 to @sides - 1 (xorshift64*, Vigna 2016). */
guint
monev_demo_roll (MonevDemoSheet *self, guint sides)
{
  guint64 x = self->dice;

  x ^= x >> 12;
  x ^= x << 25;
  x ^= x >> 27;
  self->dice = x;
  return (guint)((x * G_GUINT64_CONSTANT (2685821657736338717)) >> 33) % sides;
}

static int
find_question (const MonevDemoSheet *self, const char *question)
{
  return monev_instrument_find (monev_response_form_instrument (self->form), question);
}

/** monev_demo_put: answers a question outside of repeats; the first that is refused ends the sheet.
 */
void
monev_demo_put (MonevDemoSheet *self, const char *question, const char *answer)
{
  if (self->left == 0 || self->error != NULL)
    return;
  self->left--;
  monev_response_form_set (self->form, monev_response_form_root (self->form),
                           find_question (self, question), answer, &self->error);
}

/** monev_demo_put_number: as monev_demo_put(). */
void
monev_demo_put_number (MonevDemoSheet *self, const char *question, gint64 number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  monev_demo_put (self, question, text);
}

/** monev_demo_put_day: as monev_demo_put(). */
void
monev_demo_put_day (MonevDemoSheet *self, const char *question, MonevDate day)
{
  g_autofree char *text = monev_date_to_iso (day);

  monev_demo_put (self, question, text);
}

/** monev_demo_put_reason: why an answer stands that the soft check doubts; nothing for one that it
 * does not doubt. */
void
monev_demo_put_reason (MonevDemoSheet *self, const char *question, const char *reason)
{
  MonevResponseState state;

  if (self->left == 0 || self->error != NULL)
    return;
  monev_response_form_state (self->form, monev_response_form_root (self->form),
                             find_question (self, question), &state);
  if (state.doubted)
    monev_response_form_set_reason (self->form, monev_response_form_root (self->form),
                                    find_question (self, question), reason, &self->error);
}
