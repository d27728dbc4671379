/* Kelengkapan and output: what is asked for and never made, what is made and never used. */
#include "procedure/lint-private.h"

#include <string.h>

#include "procedure/lint-match.h"

typedef struct {
  const char *text;
  char      **words;
  guint       step;
} Paper;

typedef struct {
  GArray *outputs;
  GArray *needs;
  GArray *wordings;
  GArray *made; /* what the program puts out with a step: naskah, form, instrument */
} Papers;

static void
paper_clear (Paper *paper)
{
  g_strfreev (paper->words);
}

static GArray *
papers_new (void)
{
  GArray *array = g_array_new (FALSE, FALSE, sizeof (Paper));

  g_array_set_clear_func (array, (GDestroyNotify) paper_clear);
  return array;
}

static void
papers_clear (Papers *papers)
{
  g_array_unref (papers->outputs);
  g_array_unref (papers->needs);
  g_array_unref (papers->wordings);
  g_array_unref (papers->made);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Papers, papers_clear)

static void
add_paper (GArray *array, const char *text, guint step)
{
  Paper paper = { text, monev_match_words (text), step };

  g_array_append_val (array, paper);
}

static void
add_texts (GArray *array, const char *const *texts, guint step)
{
  for (; *texts != NULL; texts++)
    add_paper (array, *texts, step);
}

/* "surat-tugas" is the paper Surat Tugas. */
static const char *
made_by (const MonevStepDoes *does)
{
  switch (does->kind)
    {
    case MONEV_DOES_NASKAH:
      return does->what;
    case MONEV_DOES_INSTRUMENT:
      return "kuesioner instrumen";
    case MONEV_DOES_FORM:
      return "form isian data";
    default:
      return "";
    }
}

static void
collect (const MonevProcedure *self, Papers *papers)
{
  *papers = (Papers) { papers_new (), papers_new (), papers_new (), papers_new () };
  for (guint i = 0; i < monev_procedure_n_steps (self); i++)
    {
      const MonevProcedureStep *step = monev_procedure_step (self, i);

      add_texts (papers->outputs, step->outputs, i);
      add_texts (papers->needs, step->requirements, i);
      add_paper (papers->wordings, step->wording, i);
      for (guint d = 0; d < step->n_does; d++)
        if (*made_by (&step->does[d]) != '\0')
          add_paper (papers->made, made_by (&step->does[d]), i);
    }
}

static gboolean
stands_between (const GArray *array, const Paper *paper, guint from, guint until)
{
  for (guint i = 0; i < array->len; i++)
    {
      const Paper *other = &g_array_index (array, Paper, i);

      if (other->step >= from && other->step < until && other != paper
          && monev_match_same (paper->words, other->words))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_equipment (const MonevProcedure *self, const Paper *paper)
{
  const char *const *lines = monev_procedure_box (self, MONEV_BOX_EQUIPMENT);

  for (; *lines != NULL; lines++)
    {
      g_auto (GStrv) words = monev_match_words (*lines);

      if (words[0] != NULL && monev_match_same (paper->words, words))
        return TRUE;
    }
  return FALSE;
}

/* What the first step needs comes from outside; what an earlier step had is still there. */
static void
find_missing (const MonevLint *lint, const Papers *papers, const Paper *need)
{
  const MonevProcedureStep *step = monev_procedure_step (lint->self, need->step);

  if (need->step == 0 || monev_match_outside (need->text)
      || stands_between (papers->outputs, need, 0, need->step)
      || stands_between (papers->made, need, 0, need->step + 1)
      || stands_between (papers->needs, need, 0, need->step) || is_equipment (lint->self, need))
    return;
  monev_lint_find (lint, MONEV_SEVERITY_NOTE, "requirement-missing", step, need->text,
                   "Tambahkan sebagai output langkah sebelumnya; biarkan bila datang dari luar.",
                   "kelengkapan \"%s\" tidak dihasilkan langkah sebelumnya.", need->text);
}

/* Where the next step lists nothing that it needs, nothing can be said. What the last step puts
 * out is what the procedure is for. */
static gboolean
can_tell (const MonevProcedure *self, guint step)
{
  return step + 1 < monev_procedure_n_steps (self)
         && *monev_procedure_step (self, step + 1)->requirements != NULL;
}

/* A later step that names the paper in its wording uses it, and one that puts it out again has
 * worked on it. */
static void
find_unused (const MonevLint *lint, const Papers *papers, const Paper *output)
{
  const MonevProcedureStep *step = monev_procedure_step (lint->self, output->step);

  if (!can_tell (lint->self, output->step) || monev_match_is_event (output->text)
      || stands_between (papers->needs, output, output->step + 1, G_MAXUINT)
      || stands_between (papers->outputs, output, output->step + 1, G_MAXUINT)
      || stands_between (papers->wordings, output, output->step + 1, G_MAXUINT))
    return;
  monev_lint_find (lint, MONEV_SEVERITY_NOTE, "output-unused", step, output->text,
                   "Tulis sebagai kelengkapan langkah yang memakainya, atau hapus dari output.",
                   "output \"%s\" tidak dipakai langkah mana pun sesudahnya.", output->text);
}

/** monev_lint_papers: notes requirements that no earlier step puts out, and outputs that nobody
 * takes up. */
void
monev_lint_papers (const MonevLint *lint)
{
  g_auto (Papers) papers = { NULL };

  collect (lint->self, &papers);
  for (guint i = 0; i < papers.needs->len; i++)
    find_missing (lint, &papers, &g_array_index (papers.needs, Paper, i));
  for (guint i = 0; i < papers.outputs->len; i++)
    find_unused (lint, &papers, &g_array_index (papers.outputs, Paper, i));
}
