/* Walking from one doubtful value to the next. */
#include "verify-desk-private.h"

typedef struct
{
  guint sheet, line, field;
} Place;

static GArray *
doubtful (MonevVerifyDesk *self)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Place));
  const MonevDataCase *data = self->shown->data;

  for (guint s = 0; s < monev_data_form_n_sheets (data->form); s++)
    for (guint line = 0; line < monev_data_values_n_lines (data->values, s); line++)
      for (guint f = 0; f < monev_data_layout_n_fields (data->layout, s); f++)
        if (monev_verify_is_doubtful (data, s, line, f))
          {
            Place place = { s, line, f };

            g_array_append_val (places, place);
          }
  return places;
}

static int
compare (const Place *a, const Place *b)
{
  if (a->sheet != b->sheet)
    return a->sheet < b->sheet ? -1 : 1;
  if (a->line != b->line)
    return a->line < b->line ? -1 : 1;
  return a->field == b->field ? 0 : a->field < b->field ? -1 : 1;
}

/** monev_verify_desk_step: to the next doubtful value, or the one before; round at the end. FALSE when
 * there is none. */
gboolean
monev_verify_desk_step (MonevVerifyDesk *self, int direction)
{
  g_autoptr (GArray) places = doubtful (self);
  Place here = { self->sheet, 0, 0 };
  guint at;

  if (places->len == 0)
    return FALSE;
  monev_verify_desk_at (self, &here.line, &here.field);
  if (direction > 0)
    {
      for (at = 0; at < places->len && compare (&g_array_index (places, Place, at), &here) <= 0; at++)
        ;
      at %= places->len;
    }
  else
    {
      for (at = places->len; at > 0 && compare (&g_array_index (places, Place, at - 1), &here) >= 0;
           at--)
        ;
      at = at == 0 ? places->len - 1 : at - 1;
    }
  here = g_array_index (places, Place, at);
  return monev_verify_desk_go (self, here.sheet, here.line, here.field);
}

/** monev_verify_desk_say_doubts: which of them the cursor is on. */
void
monev_verify_desk_say_doubts (MonevVerifyDesk *self, gboolean on_value, guint line, guint field)
{
  g_autoptr (GArray) places = doubtful (self);
  Place here = { self->sheet, line, field };
  guint nth = 0;

  for (guint i = 0; on_value && i < places->len; i++)
    if (compare (&g_array_index (places, Place, i), &here) == 0)
      nth = i + 1;
  monev_verify_panel_set_doubts (self->panel, nth, places->len);
}

/** monev_verify_desk_count_doubts: Returns: how many there are on a sheet. */
guint
monev_verify_desk_count_doubts (MonevVerifyDesk *self, guint sheet)
{
  g_autoptr (GArray) places = doubtful (self);
  guint n = 0;

  for (guint i = 0; i < places->len; i++)
    n += g_array_index (places, Place, i).sheet == sheet;
  return n;
}
