#include "answer-states.h"

#include "response/response-store.h"

#include <glib/gi18n.h>
#include <string.h>

static const struct
{
  const char *state, *title;
} states[] = {
  { "", N_("Semua") },
  { MONEV_RESPONSE_ISIAN, N_("Belum selesai") },
  { MONEV_RESPONSE_MASUK, N_("Masuk") },
  { MONEV_RESPONSE_DIPERIKSA, N_("Diperiksa") },
  { MONEV_RESPONSE_DIKOREKSI, N_("Dikoreksi") },
  { MONEV_RESPONSE_DISETUJUI, N_("Disetujui") },
  { MONEV_RESPONSE_DITOLAK, N_("Ditolak") },
};

/** monev_answer_n_states: Returns: how many there are to choose from, "all" among them. */
guint
monev_answer_n_states (void)
{
  return G_N_ELEMENTS (states);
}

/** monev_answer_state_at: Returns: (transfer none): "" for all; @words: (out) (nullable). */
const char *
monev_answer_state_at (guint index, const char **words)
{
  index = MIN (index, G_N_ELEMENTS (states) - 1);
  if (words != NULL)
    *words = _(states[index].title);
  return states[index].state;
}

/** monev_answer_state_words: Returns: (transfer none): as a person reads it. */
const char *
monev_answer_state_words (const char *state)
{
  for (guint i = 1; i < G_N_ELEMENTS (states); i++)
    if (strcmp (states[i].state, state) == 0)
      return _(states[i].title);
  return state;
}

/** monev_answer_state_of: @words: as monev_answer_state_words() gives them. Returns: the colour. */
MonevState
monev_answer_state_of (const char *words)
{
  if (strcmp (words, _("Disetujui")) == 0)
    return MONEV_STATE_GOOD;
  if (strcmp (words, _("Ditolak")) == 0)
    return MONEV_STATE_ERROR;
  return strcmp (words, _("Dikoreksi")) == 0 ? MONEV_STATE_CHANGED : MONEV_STATE_NORMAL;
}
