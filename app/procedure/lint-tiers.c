/* The way of a paper up to who signs it: Sub Koordinator, Kepala Bidang, Sekretaris, Kepala,
 * Sekda, Bupati (domain: the review chain). */
#include "procedure/lint-private.h"

#include <string.h>

#include "base/fold.h"
#include "procedure/lint-match.h"

#define N_TIERS 7

/* The first that fits counts: a Sekretaris Daerah is no Sekretaris, a Sekretaris Camat no Camat. */
static const struct {
  const char *words;
  guint       tier;
} titles[] = {
  { "sekretaris daerah", 5 }, { "sekda", 5 },           { "wakil bupati", 0 },
  { "bupati", 6 },            { "sekretaris", 3 },      { "sekcam", 3 },
  { "kepala bidang", 2 },     { "kabid", 2 },           { "kepala badan", 4 },
  { "kepala dinas", 4 },      { "kepala bappeda", 4 },  { "camat", 4 },
  { "sub koordinator", 1 },   { "subkoordinator", 1 },  { "subkoor", 1 },
  { "ketua tim", 1 },         { "kasubbid", 1 },        { "kepala sub bidang", 1 },
};

static guint
tier_of_title (const char *title)
{
  g_autofree char *key = monev_fold_key (title);
  g_autofree char *padded = g_strdup_printf (" %s ", key);

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *wanted = g_strdup_printf (" %s ", titles[i].words);

      if (strstr (padded, wanted) != NULL)
        return titles[i].tier;
    }
  return 0;
}

static guint
tiers_of_step (const MonevProcedure *self, const MonevProcedureStep *step)
{
  guint tiers = 0;

  for (guint i = 0; i < step->n_actors; i++)
    {
      int actor = monev_procedure_find_actor (self, step->actors[i].actor);

      if (actor >= 0)
        tiers |= 1u << tier_of_title (monev_procedure_actor (self, (guint) actor)->title);
    }
  return tiers & ~1u;
}

static const char *
title_of_tier (const MonevProcedure *self, guint tier)
{
  for (guint i = 0; i < monev_procedure_n_actors (self); i++)
    if (tier_of_title (monev_procedure_actor (self, i)->title) == tier)
      return monev_procedure_actor (self, i)->title;
  return NULL;
}

static gboolean
says (const char *text, const char *const *words)
{
  g_autofree char *key = monev_fold_key (text);

  return monev_match_has_word (key, words);
}

static gboolean
is_review (const MonevProcedureStep *step)
{
  static const char *const verbs[] = {
    "mengoreksi", "koreksi", "memaraf", "paraf", "menandatangani", "penandatanganan",
    "tandatangan", "menyetujui", "persetujuan", "mengesahkan", "redaksional", NULL
  };

  return says (step->wording, verbs);
}

static gboolean
is_signature (const MonevProcedureStep *step)
{
  static const char *const verbs[] = { "menandatangani", "penandatanganan", "tandatangan",
                                       "mengesahkan", "persetujuan", NULL };
  static const char *const signed_words[] = { "ditandatangani", NULL };
  gboolean signs = says (step->wording, verbs);

  for (guint i = 0; !signs && step->outputs[i] != NULL; i++)
    signs = says (step->outputs[i], signed_words);
  return signs;
}

/* Each tier between the lowest that acted and this one must have acted, too; only those that the
 * procedure has a column for. */
static void
find_skipped (const MonevLint *lint, const MonevProcedureStep *step, guint acted, guint now)
{
  guint from = 1, until = N_TIERS - 1;

  while (from < N_TIERS && (acted & 1u << from) == 0)
    from++;
  while (until > from && (now & 1u << until) == 0)
    until--;
  for (guint tier = from + 1; tier < until; tier++)
    {
      const char *title = title_of_tier (lint->self, tier);

      if (((acted | now) & 1u << tier) == 0 && title != NULL)
        monev_lint_find (lint, MONEV_SEVERITY_WARNING, "tier-skipped", step, title,
                         "Tambahkan langkah koreksi atau paraf untuknya, atau hapus kolomnya.",
                         "naskah naik tanpa melalui jenjang %s.", title);
    }
}

static void
find_unsigned (const MonevLint *lint, const MonevProcedureStep *step)
{
  static const char *const words[] = { "ditandatangani", NULL };

  for (guint i = 0; step->requirements[i] != NULL; i++)
    if (says (step->requirements[i], words))
      {
        monev_lint_find (lint, MONEV_SEVERITY_WARNING, "signature-missing", step,
                         step->requirements[i],
                         "Tambahkan langkah penandatanganan beserta waktunya.",
                         "memerlukan naskah yang sudah ditandatangani, tetapi tidak ada langkah "
                         "penandatanganan sebelumnya.");
        return;
      }
}

/** monev_lint_tiers: notes reviews that leave out a tier of the office, and papers that later steps
 * want signed but nobody signs. */
void
monev_lint_tiers (const MonevLint *lint)
{
  guint acted = 0;
  gboolean has_signature = FALSE;

  for (guint i = 0; i < monev_procedure_n_steps (lint->self); i++)
    {
      const MonevProcedureStep *step = monev_procedure_step (lint->self, i);
      guint now = is_review (step) ? tiers_of_step (lint->self, step) : 0;

      if (now != 0 && acted != 0)
        find_skipped (lint, step, acted, now);
      acted = now != 0 ? acted | now : 0; /* another step begins another paper */
      if (!has_signature)
        find_unsigned (lint, step);
      has_signature = has_signature || is_signature (step);
    }
}
