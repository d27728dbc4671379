/* Which kelengkapan are there, and why. Papers are matched as the lint of procedures matches them. */
#include "activity/activity-private.h"

#include <string.h>

#include "procedure/lint-match.h"

typedef struct {
  char  **words;
  guint   index; /* of the step in the procedure */
  gint64  round;
} Paper;

typedef struct {
  MonevActivity *self;
  GArray        *outputs; /* Paper: what steps put out, by the procedure */
  GArray        *made;    /* Paper: what the program makes with a step */
  GArray        *had;     /* Paper: needs that were there */
  gboolean      *done;    /* by index: some round is finished */
} Papers;

static void
paper_clear (gpointer data)
{
  g_strfreev (((Paper *) data)->words);
}

static GArray *
papers_new (void)
{
  GArray *array = g_array_new (FALSE, FALSE, sizeof (Paper));

  g_array_set_clear_func (array, paper_clear);
  return array;
}

static void
add_paper (GArray *array, const char *text, guint index, gint64 round)
{
  Paper paper = { monev_match_words (text), index, round };

  g_array_append_val (array, paper);
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
collect (Papers *papers)
{
  const MonevProcedure *procedure = papers->self->procedure;

  for (guint i = 0; i < monev_procedure_n_steps (procedure); i++)
    {
      const MonevProcedureStep *step = monev_procedure_step (procedure, i);

      for (const char *const *output = step->outputs; *output != NULL; output++)
        add_paper (papers->outputs, *output, i, 1);
      for (guint d = 0; d < step->n_does; d++)
        if (*made_by (&step->does[d]) != '\0')
          add_paper (papers->made, made_by (&step->does[d]), i, 1);
    }
  for (guint i = 0; i < papers->self->steps->len; i++)
    {
      const MonevActivityStep *step = papers->self->steps->pdata[i];

      papers->done[step->index] = papers->done[step->index] || step->state == MONEV_STEP_DONE;
    }
}

/* The nearest earlier step that is finished and puts the paper out. */
static const Paper *
find_put_out (const Papers *papers, GArray *array, char *const *words, guint before)
{
  for (guint i = array->len; i > 0; i--)
    {
      const Paper *paper = &g_array_index (array, Paper, i - 1);

      if (paper->index < before && papers->done[paper->index]
          && monev_match_same (words, paper->words))
        return paper;
    }
  return NULL;
}

static gboolean
makes_itself (const Papers *papers, char *const *words, guint index)
{
  for (guint i = 0; i < papers->made->len; i++)
    {
      const Paper *paper = &g_array_index (papers->made, Paper, i);

      if (paper->index == index && monev_match_same (words, paper->words))
        return TRUE;
    }
  return FALSE;
}

/* What an earlier step, or an earlier round, needed and had, is still there. A name of which no word
 * is left could be any paper and proves nothing. */
static const Paper *
find_had (const Papers *papers, char *const *words, const MonevActivityStep *step)
{
  for (guint i = papers->had->len; i > 0; i--)
    {
      const Paper *paper = &g_array_index (papers->had, Paper, i - 1);

      if ((paper->index < step->index
           || (paper->index == step->index && paper->round < step->round))
          && words[0] != NULL && paper->words[0] != NULL && monev_match_same (words, paper->words))
        return paper;
    }
  return NULL;
}

static gboolean
is_disposisi (const MonevActivity *self, char *const *words)
{
  return *self->disposisi_from != '\0' && g_strv_contains ((const char *const *) words, "disposisi");
}

static MonevNeedSource
find_source (const Papers *papers, const MonevActivityStep *step, const MonevActivityItem *item,
             char *const *words, const Paper **from)
{
  if (item->marked_at != 0)
    return MONEV_NEED_MARKED;
  if (item->files->len > 0)
    return MONEV_NEED_FILE;
  if (is_disposisi (papers->self, words))
    return MONEV_NEED_DISPOSISI;
  *from = find_put_out (papers, papers->outputs, words, step->index);
  if (*from == NULL)
    *from = find_put_out (papers, papers->made, words, step->index);
  if (*from != NULL)
    return MONEV_NEED_STEP;
  if (makes_itself (papers, words, step->index))
    return MONEV_NEED_OWN;
  *from = find_had (papers, words, step);
  return *from != NULL ? MONEV_NEED_EARLIER : MONEV_NEED_MISSING;
}

static gboolean
has_something (const MonevActivityStep *step, char *const *words)
{
  if (step->files->len + step->notes->len > 0)
    return TRUE;
  for (guint i = 0; i < step->outputs->len; i++)
    {
      const MonevActivityItem *item = step->outputs->pdata[i];
      g_auto (GStrv) own = monev_match_words (item->text);

      if ((item->marked_at != 0 || item->files->len + item->notes->len > 0)
          && monev_match_same (words, own))
        return TRUE;
    }
  return FALSE;
}

/* What the program makes itself needs no file; of what people make something has to be shown. */
static gboolean
is_bare (const Papers *papers, char *const *words, const Paper *from)
{
  const GPtrArray *steps = papers->self->steps;

  if (find_put_out (papers, papers->outputs, words, from->index + 1) != from)
    return FALSE;
  for (guint i = 0; i < steps->len; i++)
    {
      const MonevActivityStep *step = steps->pdata[i];

      if (step->index == from->index && has_something (step, words))
        return FALSE;
    }
  return TRUE;
}

static void
reckon_need (Papers *papers, const MonevActivityStep *step, MonevActivityItem *item)
{
  g_auto (GStrv) words = monev_match_words (item->text);
  const Paper *from = NULL;

  item->source = find_source (papers, step, item, words, &from);
  if (from != NULL)
    item->from = monev_procedure_step (papers->self->procedure, from->index)->number;
  item->bare = item->source == MONEV_NEED_STEP && item->notes->len == 0
               && is_bare (papers, words, from);
  if (item->source != MONEV_NEED_MISSING)
    add_paper (papers->had, item->text, step->index, step->round);
}

/* Of each kelengkapan its source. */
void
monev_activity_reckon_needs (MonevActivity *self)
{
  g_autofree gboolean *done = g_new0 (gboolean, monev_procedure_n_steps (self->procedure) + 1);
  Papers papers = { self, papers_new (), papers_new (), papers_new (), done };

  collect (&papers);
  for (guint i = 0; i < self->steps->len; i++)
    {
      const MonevActivityStep *step = self->steps->pdata[i];

      for (guint n = 0; n < step->needs->len; n++)
        reckon_need (&papers, step, step->needs->pdata[n]);
    }
  g_array_unref (papers.outputs);
  g_array_unref (papers.made);
  g_array_unref (papers.had);
}
