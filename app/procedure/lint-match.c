#include "procedure/lint-match.h"

#include <stdlib.h>
#include <string.h>

#include "base/fold.h"

/* Words that join others, and words for what became of a paper: they do not name it. */
static const char *const empty_words[] = {
  "yang", "yg", "telah", "sudah", "sdh", "akan", "belum", "di", "ke", "dari", "dan", "dengan",
  "untuk", "pada", "kepada", "serta", "atau", "dalam", "tentang", "terhadap", "atas", "secara",
  "sesuai", "hasil", "dokumen", "dok", "berkas", "naskah", "draft", "draf", "konsep", "rancangan",
  "final", "akhir", "asli", "salinan", "valid", "lengkap", "siap", "jadi", "revisi", "kerja",
  "adanya", "terkait", "berjenjang", "tersebut", NULL
};

/* Shortened forms and spellings, as pairs: what is written, what is meant. */
static const char *const meanings[] = {
  "monev", "monitoring evaluasi", "sk", "surat keputusan", "rd", "rencana definitif",
  "rakor", "rapat koordinasi", "skpd", "opd", "pd", "opd", "formulir", "form", "kuisioner",
  "kuesioner", "data2", "data", "spt", "surat tugas", "notulensi", "notulen", "undang", "undangan",
  NULL
};

/* What comes into the office or stands in it, so no step puts it out. */
static const char *const outside_words[] = {
  "peraturan", "perundang", "kebijakan", "disposisi", "edaran", "dpa", "rpjmd", "rpjpd", "rkpd",
  "renstra", "renja", "rka", "permendagri", "perda", "perbup", "undang", "arahan", "pedoman",
  "juknis", "komputer", "laptop", "printer", "atk", "alat", "perangkat", "perlengkapan",
  "kendaraan", "kamera", "internet", "jaringan", "aplikasi", "buku", "agenda", "ekspedisi",
  "telepon", "kertas", "pulpen", "pena", "amplop", "map", "stempel", "cap", "clips", "uu", "pp",
  "permen", "perpres", "ruang", "ktp", "kk", "permohonan", "pemohon", "persyaratan", "syarat",
  "usulan", "pengantar", "proposal", "masuk", NULL
};

/* An output that says that something happened; nobody needs it as a paper. */
static const char *const event_words[] = {
  "lancar", "berjalan", "terlaksana", "terlaksananya", "terkirim", "terkirimnya",
  "terdistribusikan", "terdistribusi", "tersampaikan", "tersampaikannya", "terselenggara",
  "terselenggaranya", "terlayani", "terlayaninya", "diterima", "arsip", "terarsip",
  "terdokumentasi", "catatan", "registrasi", NULL
};

/* Subjects for which the same steps are taken; dropped to compare step with step. */
static const char *const subject_words[] = {
  "monitoring", "evaluasi", "rencana", "definitif", "kegiatan", "program", NULL
};

static const char *
meaning_of (const char *word)
{
  for (guint i = 0; meanings[i] != NULL; i += 2)
    if (strcmp (meanings[i], word) == 0)
      return meanings[i + 1];
  return word;
}

/* "yang telah dikoreksi", "sudah diparaf", "tersusunnya …" */
static gboolean
is_state (const char *word, const char *before)
{
  static const char *const after[] = { "yang", "yg", "telah", "sudah", "sdh", "dan", "akan", NULL };
  static const char *const told[] = {
    "dikoreksi", "terkoreksi", "diparaf", "ditandatangani", "disetujui", "disahkan", "dicetak",
    "digandakan", "direvisi", "diperbaiki", "diverifikasi", "terverifikasi", "diolah", "dievaluasi",
    "tersusun", "dikirim", "diisi", "divalidasi", "ditetapkan", NULL
  };
  gsize length = strlen (word);

  if (g_strv_contains (told, word))
    return TRUE;
  if (g_str_has_prefix (word, "ter") && g_str_has_suffix (word, "nya"))
    return TRUE;
  return length > 5 && g_str_has_prefix (word, "di") && before != NULL
         && g_strv_contains (after, before) && strcmp (word, "dinas") != 0
         && strcmp (word, "disposisi") != 0;
}

static void
add_words (GHashTable *set, const char *meaning)
{
  g_auto (GStrv) parts = g_strsplit (meaning, " ", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_hash_table_add (set, g_strdup (parts[i]));
}

static int
compare_words (const void *a, const void *b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char **
sorted_words (GHashTable *set)
{
  char **words = (char **) g_hash_table_get_keys_as_array (set, NULL);
  guint n = g_hash_table_size (set);

  g_hash_table_steal_all (set);
  qsort (words, n, sizeof (char *), compare_words);
  return words;
}

/* "perangkat daerah" is what OPD stands for. */
static char *
fold_office (const char *text)
{
  g_autofree char *key = monev_fold_key (text);
  g_auto (GStrv) parts = g_strsplit (key, "perangkat daerah", -1);

  return g_strjoinv ("opd", parts);
}

/** monev_match_words: Returns: (transfer full): the sorted words that carry the meaning of @text,
 * each once. */
char **
monev_match_words (const char *text)
{
  g_autofree char *key = fold_office (text);
  g_auto (GStrv) words = g_strsplit (key, " ", -1);
  g_autoptr (GHashTable) set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (strcmp (words[i], "oleh") == 0)
        break; /* who did it */
      if (!g_strv_contains (empty_words, words[i])
          && !is_state (words[i], i > 0 ? words[i - 1] : NULL))
        add_words (set, meaning_of (words[i]));
    }
  return sorted_words (set);
}

/* Three quarters of the words of the shorter name stand in the longer one. A name of which nothing
 * is left ("Draft yang sudah dikoreksi") may be any paper. */
gboolean
monev_match_same (char *const *a, char *const *b)
{
  guint n_a = g_strv_length ((char **) a), n_b = g_strv_length ((char **) b), common = 0;
  guint fewer = MIN (n_a, n_b);

  while (*a != NULL && *b != NULL)
    {
      int order = strcmp (*a, *b);

      common += order == 0 ? 1 : 0;
      a += order <= 0 ? 1 : 0;
      b += order >= 0 ? 1 : 0;
    }
  return common * 4 >= fewer * 3;
}

/** monev_match_step_key: Returns: (transfer full): by what steps of two procedures are one; "" if
 * it says too little. */
char *
monev_match_step_key (const char *wording)
{
  g_auto (GStrv) words = monev_match_words (wording);
  GString *key = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; words[i] != NULL; i++)
    if (!g_strv_contains (subject_words, words[i]))
      {
        g_string_append_printf (key, "%s%s", n > 0 ? " " : "", words[i]);
        n++;
      }
  return g_string_free (n >= 3 ? key : g_string_truncate (key, 0), FALSE);
}

/* Does one of @words stand in @folded as a whole word? */
gboolean
monev_match_has_word (const char *folded, const char *const *words)
{
  g_auto (GStrv) parts = g_strsplit (folded, " ", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (g_strv_contains (words, parts[i]))
      return TRUE;
  return FALSE;
}

/** monev_match_outside: Returns: whether a requirement comes from outside the procedure, as a law
 * or a letter does. */
gboolean
monev_match_outside (const char *requirement)
{
  g_autofree char *key = monev_fold_key (requirement);

  return monev_match_has_word (key, outside_words);
}

/** monev_match_is_event: Returns: whether an output is something that happens, not a paper that
 * is handed on. */
gboolean
monev_match_is_event (const char *output)
{
  g_autofree char *key = monev_fold_key (output);

  return monev_match_has_word (key, event_words);
}
