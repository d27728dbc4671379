/* The arrows: the flow from step to step, and "tidak" back to an earlier one. */
#include "procedure/sop-private.h"

#define TEXT_HEIGHT 2.4
#define LEAST_STUB 4.3
#define TEXT_WIDTH 4.4 /* of "tidak" */

static double
top_of (const SopPlace *place)
{
  return place->y - place->height / 2;
}

static double
foot_of (const SopPlace *place)
{
  return place->y + place->height / 2;
}

static const SopNet *
net_from (const SopWork *work, guint source)
{
  for (guint i = 0; i < work->nets->len; i++)
    {
      const SopNet *net = work->nets->pdata[i];

      for (guint s = 0; s < net->sources->len; s++)
        if (g_array_index (net->sources, guint, s) == source)
          return net;
    }
  return NULL;
}

/* On the other side of the arrow than a "tidak" that leaves below, too. */
static void
put_yes (SopWork *work, guint index)
{
  const SopPlace *place = &work->places[index];
  const SopNet *net = place->leaves_below ? net_from (work, index) : NULL;
  gboolean left = net != NULL && net->x > place->x;

  if (place->shape == MONEV_SOP_DIAMOND && (place->next != SOP_NONE || place->ends))
    sop_put_caption (work, place->page, "ya", place->x + (left ? -0.7 : 0.7), foot_of (place),
                     0, left ? 1 : -1, FALSE);
}

static void
put_down (SopWork *work, guint from, guint to)
{
  const SopPlace *a = &work->places[from], *b = &work->places[to];
  double run = b->top + SOP_RUN_FLOW;

  if (a->column == b->column)
    sop_put_line (work, a->page, from, TRUE,
                  (double[]) { a->x, foot_of (a), b->x, top_of (b) }, 2);
  else
    sop_put_line (work, a->page, from, TRUE,
                  (double[]) { a->x, foot_of (a), a->x, run, b->x, run, b->x, top_of (b) }, 4);
}

static char *
tell_step (const SopWork *work, const char *way, guint step)
{
  return g_strdup_printf ("%s langkah %s, halaman %u", way,
                          monev_procedure_step (work->procedure, step)->number,
                          work->pages[work->places[step].page].number);
}

static void
put_over_page (SopWork *work, guint from, guint to, guint letter)
{
  const SopPlace *a = &work->places[from], *b = &work->places[to];
  g_autofree char *on = tell_step (work, "ke", to), *off = tell_step (work, "dari", from);
  double y = sop_put_connector (work, a->page, TRUE, a->x, letter, to, on);

  sop_put_line (work, a->page, from, TRUE, (double[]) { a->x, foot_of (a), a->x, y }, 2);
  y = sop_put_connector (work, b->page, FALSE, b->x, letter, from, off);
  sop_put_line (work, b->page, from, TRUE, (double[]) { b->x, y, b->x, top_of (b) }, 2);
}

static const SopNet *
net_below (const SopWork *work, guint target)
{
  for (guint i = 0; i < work->nets->len; i++)
    {
      const SopNet *net = work->nets->pdata[i];

      if (net->target == target && net->below)
        return net;
    }
  return NULL;
}

/* "dari langkah 12 dan 15, halaman 3 dan 4": all that come to @target from later pages. */
static char *
tell_sources (const SopWork *work, guint target)
{
  g_autoptr (GString) text = g_string_new ("dari langkah ");
  guint n = 0, first = SOP_NONE, last = 0;

  for (guint i = 0; i < work->nets->len; i++)
    {
      const SopNet *net = work->nets->pdata[i];

      for (guint s = 0; net->target == target && !net->here && s < net->sources->len; s++)
        {
          guint source = g_array_index (net->sources, guint, s);
          guint page = work->pages[net->page].number;

          g_string_append_printf (text, "%s%s", n == 0 ? "" : ", ",
                                  monev_procedure_step (work->procedure, source)->number);
          first = MIN (first, page);
          last = MAX (last, page);
          n++;
        }
    }
  if (n > 6)
    g_string_printf (text, "dari %u langkah", n);
  g_string_append_printf (text, first == last ? ", halaman %u" : ", halaman %u–%u", first, last);
  return g_strdup (text->str);
}

static SopSide
side_of_trunk (const SopPlace *place, const SopNet *net)
{
  return net->x < place->x ? SOP_LEFT : SOP_RIGHT;
}

/* Over the branch; beside the trunk where the branch is too short; else in front of what it
 * covers. */
static void
put_no (SopWork *work, const SopNet *net, const SopPlace *place)
{
  gboolean left = side_of_trunk (place, net) == SOP_LEFT;
  double out = left ? -1 : 1, edge = place->x + out * place->width / 2;
  double beyond = left ? net->x - TEXT_WIDTH : net->x + TEXT_WIDTH;
  gboolean room = beyond >= work->columns->x[0] && beyond <= sop_actors_right (work);
  int align = left ? 1 : -1;

  if (place->leaves_below)
    sop_put_caption (work, place->page, "tidak", place->x + out * (place->width / 4 + 0.4),
                     place->y + place->height / 4 + 0.4, 0, align, TRUE);
  else if (ABS (net->x - edge) >= LEAST_STUB || !room)
    sop_put_caption (work, place->page, "tidak", edge + out * 0.3,
                     place->y - TEXT_HEIGHT - 0.4, 0, align, TRUE);
  else
    sop_put_caption (work, place->page, "tidak", net->x + out * 0.8, place->y - TEXT_HEIGHT / 2,
                     0, align, TRUE);
}

/* From the source to the trunk; returns how many numbers it wrote. */
static guint
leave (const SopWork *work, const SopNet *net, guint source, double *points)
{
  const SopPlace *place = &work->places[source];
  double out = side_of_trunk (place, net) == SOP_LEFT ? -1 : 1;
  double run = place->ends ? foot_of (place) + 0.7 : place->bottom - SOP_RUN_EXIT;
  double start = place->x + out * place->width / 4;
  const double below[] = { start, place->y + place->height / 4, start, run, net->x, run };
  const double beside[] = { place->x + out * place->width / 2, place->y, net->x, place->y };
  guint n = place->leaves_below ? G_N_ELEMENTS (below) : G_N_ELEMENTS (beside);

  for (guint i = 0; i < n; i++)
    points[i] = place->leaves_below ? below[i] : beside[i];
  return n;
}

/* From the trunk to the target: its side, or its upper edge beside the arrow of the flow. */
static guint
arrive (const SopWork *work, const SopNet *net, double *points)
{
  const SopPlace *place = &work->places[net->target];
  double out = side_of_trunk (place, net) == SOP_LEFT ? -1 : 1;
  double run = place->top + SOP_RUN_BACK, x = place->x + out * SOP_ENTRY * place->width;
  double slant = place->shape == MONEV_SOP_DIAMOND ? SOP_ENTRY * place->height : 0;
  const double above[] = { net->x, run, x, run, x, top_of (place) + slant };
  const double beside[] = { net->x, place->y, place->x + out * place->width / 2, place->y };
  guint n = net->side_entry ? G_N_ELEMENTS (beside) : G_N_ELEMENTS (above);

  for (guint i = 0; i < n; i++)
    points[i] = net->side_entry ? beside[i] : above[i];
  return n;
}

/* The trunk begins with the lowest source, unless it comes up from a connector. */
static void
put_trunk (SopWork *work, const SopNet *net, double foot, double head)
{
  double points[2 * MONEV_SOP_MAX_POINTS];
  guint n = 0, from = net->target;

  if (net->below)
    {
      points[n++] = net->x;
      points[n++] = foot;
    }
  else
    {
      from = g_array_index (net->sources, guint, net->sources->len - 1);
      n = leave (work, net, from, points);
    }
  if (net->here)
    n += arrive (work, net, points + n);
  else
    {
      points[n++] = net->x;
      points[n++] = head;
    }
  sop_put_line (work, net->page, from, TRUE, points, n / 2);
}

static void
put_net (SopWork *work, const SopNet *net, const guint *letters)
{
  guint joined = net->below ? net->sources->len : net->sources->len - 1;
  double foot = 0, head = 0;

  if (net->below)
    {
      g_autofree char *text = tell_sources (work, net->target);

      foot = sop_put_connector (work, net->page, TRUE, net->x, letters[net->target],
                                net->target, text);
    }
  if (!net->here)
    {
      g_autofree char *text = tell_step (work, "ke", net->target);

      head = sop_put_connector (work, net->page, FALSE, net->x, letters[net->target],
                                net->target, text);
    }
  put_trunk (work, net, foot, head);
  for (guint i = 0; i < net->sources->len; i++)
    {
      guint source = g_array_index (net->sources, guint, i);
      double points[2 * MONEV_SOP_MAX_POINTS];

      put_no (work, net, &work->places[source]);
      if (i < joined)
        {
          guint n = leave (work, net, source, points);

          sop_put_line (work, net->page, source, FALSE, points, n / 2);
        }
    }
}

/* Letters in the order of reading: what leaves a page downwards, then what comes back to it. */
static void
put_page (SopWork *work, guint page, guint *letters)
{
  for (guint i = 0; i < work->n_steps; i++)
    {
      const SopPlace *place = &work->places[i];

      if (!place->placed || place->page != page)
        continue;
      put_yes (work, i);
      if (place->next != SOP_NONE && work->places[place->next].page == page)
        put_down (work, i, place->next);
      else if (place->next != SOP_NONE)
        put_over_page (work, i, place->next, work->n_letters++);
    }
  for (guint i = 0; i < work->n_steps; i++)
    if (work->places[i].page == page && net_below (work, i) != NULL)
      letters[i] = work->n_letters++;
}

/** sop_put_lines: all arrows, connectors and the words beside them. */
void
sop_put_lines (SopWork *work)
{
  g_autofree guint *letters = g_new0 (guint, work->n_steps + 1);

  for (guint page = 0; page < work->n_pages; page++)
    put_page (work, page, letters);
  for (guint i = 0; i < work->nets->len; i++)
    put_net (work, work->nets->pdata[i], letters);
}
