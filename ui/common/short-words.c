#include "short-words.h"

#include "text-key.h"

#include <string.h>

static const struct
{
  const char *whole; /* folded */
  const char *shorts;
} words[] = {
  { "monitoring dan evaluasi", "monev" },
  { "rencana definitif", "rd" },
  { "penanggulangan kemiskinan", "tkpkd" },
  { "rencana kerja pemerintah daerah", "rkpd" },
  { "rencana pembangunan jangka menengah daerah", "rpjmd" },
  { "rencana pembangunan jangka panjang daerah", "rpjpd" },
  { "rencana strategis", "renstra" },
  { "rencana kerja", "renja" },
  { "musyawarah perencanaan pembangunan", "musrenbang" },
  { "rapat koordinasi", "rakor" },
  { "survei kepuasan masyarakat", "skm" },
  { "alokasi dana desa", "add" },
  { "kartu keluarga", "kk" },
  { "perangkat daerah", "opd pd" },
};

/** monev_short_words: Returns: (transfer full): the short words for what @text holds, to be searched
 * beside it; "" for none. */
char *
monev_short_words (const char *text)
{
  g_autofree char *folded = monev_text_key_fold (text);
  GString *found = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (folded, words[i].whole) != NULL)
      g_string_append_printf (found, "%s%s", found->len > 0 ? " " : "", words[i].shorts);
  return g_string_free (found, FALSE);
}
