/* What the members of a procedure mean together: references, ways back, what may not be missing. */
#include "procedure/procedure-private.h"

#include <string.h>

typedef struct {
  MonevProcedureFaults  faults;
  const MonevProcedure *self;
} Check;

#define FAULT(c, ...) monev_procedure_fault (&(c)->faults, __VA_ARGS__)

static gboolean
is_blank (const char *text)
{
  while (g_ascii_isspace (*text))
    text++;
  return *text == '\0';
}

static void
check_links (Check *c, const MonevProcedureLink *links, guint n, const char *member)
{
  for (guint i = 0; i < n; i++)
    if (*links[i].procedure != '\0'
        && strcmp (links[i].procedure, monev_procedure_code (c->self)) == 0)
      FAULT (c, "link-circle", member, links[i].text, "Kaitkan ke SOP lain atau hapus kaitannya.",
             "SOP ini dikaitkan ke dirinya sendiri.");
}

static void
check_header (Check *c)
{
  const MonevProcedure *self = c->self;

  if (is_blank (monev_procedure_title (self)))
    FAULT (c, "title-missing", "title", NULL, "Isi judul SOP.", "Judul SOP kosong.");
  check_links (c, self->links, self->n_links, "linked");
  for (guint i = 0; i < self->n_actors; i++)
    {
      const MonevProcedureActor *actor = &self->actors[i];

      if (monev_procedure_find_actor (self, actor->id) != (int) i)
        FAULT (c, "actor-double", "actors", actor->id, "Ganti salah satu pengenalnya.",
               "Pelaksana \"%s\" ada dua kali.", actor->id);
      if (is_blank (actor->title))
        FAULT (c, "actor-title", "actors", actor->id, "Isi jabatannya.",
               "Nama pelaksana kolom %u kosong.", i + 1);
    }
  if (self->n_steps == 0)
    FAULT (c, "steps-none", "steps", NULL, "Tambahkan langkahnya.", "SOP belum memuat langkah.");
}

static gboolean
stands_before (const MonevProcedureStep *step, guint index)
{
  for (guint i = 0; i < index; i++)
    if (strcmp (step->actors[i].actor, step->actors[index].actor) == 0)
      return TRUE;
  return FALSE;
}

static void
check_actors (Check *c, const MonevProcedureStep *step)
{
  guint deciders = 0;

  for (guint i = 0; i < step->n_actors; i++)
    {
      const char *id = step->actors[i].actor;

      deciders += step->actors[i].decides ? 1 : 0;
      if (*id == '\0')
        continue; /* told when it was read */
      if (monev_procedure_find_actor (c->self, id) < 0)
        FAULT (c, "unknown-actor", "actors", id,
               "Tambahkan kolom pelaksananya atau perbaiki pengenalnya.",
               "pelaksana \"%s\" tidak ada di antara kolom pelaksana.", id);
      else if (stands_before (step, i))
        FAULT (c, "actor-double", "actors", id, "Hapus salah satunya.",
               "pelaksana \"%s\" disebut dua kali.", id);
    }
  if (deciders > 1)
    FAULT (c, "deciders", "actors", NULL, "Sisakan satu yang memutuskan.",
           "%u pelaksana memutuskan; hanya satu yang boleh.", deciders);
}

/* A way back must lead to what was done before, or the work runs in a circle without an end. */
static void
check_way_back (Check *c, guint index)
{
  const MonevProcedureStep *step = &c->self->steps[index];
  int target = *step->back_to != '\0' ? monev_procedure_find_step (c->self, step->back_to) : -1;

  if (step->kind == MONEV_STEP_PROCESS && *step->back_to != '\0')
    FAULT (c, "back-to-process", "back_to", step->back_to,
           "Jadikan langkah ini keputusan atau hapus jalan kembalinya.",
           "hanya keputusan yang mempunyai jalan kembali.");
  else if (step->kind == MONEV_STEP_DECISION && *step->back_to == '\0')
    FAULT (c, "no-way-back", "back_to", NULL, "Pilih langkah yang diulang bila jawabannya tidak.",
           "keputusan ini tidak berujung: jalan \"tidak\" belum menuju langkah mana pun.");
  else if (*step->back_to != '\0' && target < 0)
    FAULT (c, "back-to-unknown", "back_to", step->back_to, "Pilih langkah yang ada.",
           "jalan kembali menuju langkah \"%s\" yang tidak ada.", step->back_to);
  else if (target == (int) index)
    FAULT (c, "step-circle", "back_to", step->back_to, "Pilih langkah sebelumnya.",
           "jalan kembali menuju langkah itu sendiri, jadi berputar tanpa akhir.");
  else if (target > (int) index)
    FAULT (c, "back-to-later", "back_to", step->back_to, "Pilih langkah yang lebih awal.",
           "jalan kembali menuju langkah %s yang datang kemudian.",
           c->self->steps[target].number);
}

static void
check_step (Check *c, guint index)
{
  const MonevProcedureStep *step = &c->self->steps[index];
  g_autofree char *place = *step->number != '\0' ? g_strdup (step->number)
                                                 : g_strdup_printf ("%u", index + 1);

  c->faults.step = place;
  if (*step->id != '\0' && monev_procedure_find_step (c->self, step->id) != (int) index)
    FAULT (c, "step-double", "id", step->id, "Ganti pengenal salah satu langkah.",
           "pengenal \"%s\" sudah dipakai langkah lain.", step->id);
  if (is_blank (step->number))
    FAULT (c, "number-missing", "number", NULL, "Isi nomor langkahnya.", "nomornya kosong.");
  if (is_blank (step->wording))
    FAULT (c, "wording-missing", "wording", NULL, "Isi uraian langkahnya.", "uraian kosong.");
  if (index == 0 && step->parallel)
    FAULT (c, "parallel-first", "parallel", NULL, "Hapus tanda sejajarnya.",
           "tidak ada langkah sebelumnya untuk dijalankan bersamaan.");
  check_actors (c, step);
  check_way_back (c, index);
  check_links (c, step->links, step->n_links, "links");
  c->faults.step = NULL;
}

static void
check_limits (Check *c)
{
  for (guint i = 0; i < c->self->n_limits; i++)
    {
      const MonevProcedureLimit *limit = &c->self->limits[i];

      if (*limit->step != '\0' && monev_procedure_find_step (c->self, limit->step) < 0)
        FAULT (c, "limit-step", "limits", limit->step, "Pilih langkah yang ada.",
               "Batas waktu \"%s\" menunjuk langkah \"%s\" yang tidak ada.", limit->text,
               limit->step);
    }
}

/** monev_procedure_check_into: adds every rule that @self breaks to @issues. */
void
monev_procedure_check_into (const MonevProcedure *self, const char *file, MonevIssueList *issues)
{
  Check c = { { file, NULL, issues }, self };

  check_header (&c);
  for (guint i = 0; i < self->n_steps; i++)
    check_step (&c, i);
  check_limits (&c);
}

/**
 * monev_procedure_check:
 * @file: (nullable): named in the issues
 *
 * What a version may not have: a reference to nothing, a way back to a later step or to itself, a
 * decision that leads nowhere, a missing wording. Drafts may have it.
 *
 * Returns: %FALSE with INVALID and one issue for each fault.
 */
gboolean
monev_procedure_check (const MonevProcedure *self, const char *file, MonevIssueList *issues,
                       GError **error)
{
  guint before = monev_issue_list_count (issues, MONEV_SEVERITY_ERROR);

  monev_procedure_check_into (self, file, issues);
  return monev_procedure_refuse (issues, before, error);
}
