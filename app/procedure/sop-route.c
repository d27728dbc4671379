/* Which lane each way back takes. Lanes run between the symbols of two columns, so none runs
 * through a symbol; what overlaps in one channel gets lanes of its own. */
#include "procedure/sop-private.h"

#define LEAST_ENTRY 2.4   /* mm: an arrow at the side needs this */
#define LEAST_STUB 4.3    /* mm: "tidak" stands over it */
#define COST_LANE 3.0
#define COST_AROUND 20.0  /* must leave below, not at the side */
#define COST_ABOVE 6.0    /* must enter from above */
#define COST_LABEL 3.0
#define COST_CROSSING 1.5
#define COST_CUT 5.0
#define COST_CONNECTOR 60.0

/**
 * sop_channel_x:
 * @channel: 2 x column at its left, 2 x column + 1 at its right
 * @share: how far from the symbol, 0 to 1
 */
double
sop_channel_x (const SopWork *work, guint channel, double share)
{
  double x = work->columns->x[channel / 2], width = work->columns->width[channel / 2];
  double room = (width - MIN (SOP_DIAMOND_WIDTH * width, SOP_DIAMOND_WIDEST)) / 2;

  return channel % 2 == 0 ? x + room * (1 - share) : x + width - room + room * share;
}

/** sop_actors_right: Returns: where the last column of the actors ends. */
double
sop_actors_right (const SopWork *work)
{
  guint last = work->columns->n_columns - 1;

  return work->columns->x[last] + work->columns->width[last];
}

static void
free_net (gpointer data)
{
  SopNet *net = data;

  g_array_unref (net->sources);
  g_free (net);
}

static SopNet *
net_for (SopWork *work, guint page, guint target)
{
  SopNet *net;

  for (guint i = 0; i < work->nets->len; i++)
    {
      net = work->nets->pdata[i];
      if (net->page == page && net->target == target)
        return net;
    }
  net = g_new0 (SopNet, 1);
  net->page = page;
  net->target = target;
  net->here = work->places[target].page == page;
  net->sources = g_array_new (FALSE, FALSE, sizeof (guint));
  g_ptr_array_add (work->nets, net);
  return net;
}

/* The step that "tidak" leads to; without a symbol, the next one that has it. */
static guint
target_of (const SopWork *work, guint source)
{
  const MonevProcedureStep *step = monev_procedure_step (work->procedure, source);
  int found = step->kind == MONEV_STEP_DECISION
                ? monev_procedure_find_step (work->procedure, step->back_to) : -1;

  if (found < 0)
    return SOP_NONE;
  for (guint i = (guint) found; i < source; i++)
    if (work->places[i].placed)
      return i;
  return SOP_NONE;
}

static void
gather_nets (SopWork *work)
{
  for (guint i = 0; i < work->n_steps; i++)
    {
      const SopPlace *place = &work->places[i];
      guint target = place->placed ? target_of (work, i) : SOP_NONE;

      if (target == SOP_NONE)
        continue;
      g_array_append_val (net_for (work, place->page, target)->sources, i);
      if (work->places[target].page != place->page)
        net_for (work, work->places[target].page, target)->below = TRUE;
    }
}

static void
set_reach (const SopWork *work, SopNet *net)
{
  const MonevSopPage *page = &work->pages[net->page];

  net->top = net->here ? work->places[net->target].top : page->above_y;
  if (net->below)
    net->bottom = page->below_y + page->below_height;
  else
    net->bottom
      = work->places[g_array_index (net->sources, guint, net->sources->len - 1)].bottom;
}

static int
shorter_first (gconstpointer a, gconstpointer b)
{
  const SopNet *one = *(SopNet *const *) a, *other = *(SopNet *const *) b;
  double difference = (one->bottom - one->top) - (other->bottom - other->top);

  if (difference < -0.01 || difference > 0.01)
    return difference < 0 ? -1 : 1;
  return one->page != other->page ? (one->page < other->page ? -1 : 1)
                                  : (one->target < other->target ? -1 : 1);
}

static SopSide
side_of (const SopPlace *place, double x)
{
  return x < place->x ? SOP_LEFT : SOP_RIGHT;
}

static double
cost_of_source (const SopPlace *place, double x)
{
  double far = ABS (x - place->x), cost = far;

  if (place->taken[side_of (place, x)])
    cost += COST_AROUND;
  else if (far - place->width / 2 < LEAST_STUB)
    cost += COST_LABEL;
  return cost;
}

static gboolean
enters_at_side (const SopPlace *target, double x)
{
  return !target->taken[side_of (target, x)]
         && ABS (x - target->x) - target->width / 2 >= LEAST_ENTRY;
}

/* Runs of the flow over a border that the trunk would cross. */
static double
cost_of_crossing (const SopWork *work, const SopNet *net, double x)
{
  double cost = 0;

  for (guint i = 0; i < work->n_steps; i++)
    {
      const SopPlace *place = &work->places[i], *before;

      if (!place->placed || place->page != net->page || place->before == SOP_NONE
          || place->top <= net->top || place->top >= net->bottom)
        continue;
      before = &work->places[place->before];
      if (before->page == net->page && (before->x < x) != (place->x < x))
        cost += COST_CROSSING;
    }
  return cost;
}

static gboolean
between (double value, double a, double b)
{
  return value > MIN (a, b) + 0.01 && value < MAX (a, b) - 0.01;
}

/* How often the trunk of @up, at @up_x, cuts what leads to the trunk of @across, at @across_x. */
static guint
cuts (const SopWork *work, const SopNet *up, double up_x, const SopNet *across, double across_x)
{
  guint n = 0;

  for (guint i = 0; i < across->sources->len; i++)
    {
      const SopPlace *place = &work->places[g_array_index (across->sources, guint, i)];

      n += between (place->y, up->top, up->bottom) && between (up_x, place->x, across_x);
    }
  if (across->here)
    {
      const SopPlace *place = &work->places[across->target];

      n += between (place->y, up->top, up->bottom) && between (up_x, place->x, across_x);
    }
  return n;
}

static double
cost_of_cuts (const SopWork *work, const SopNet *net, double x, guint n_settled)
{
  guint n = 0;

  for (guint i = 0; i < n_settled; i++)
    {
      const SopNet *other = work->nets->pdata[i];
      double other_x = sop_channel_x (work, other->channel, 0.5);

      if (other->page == net->page)
        n += cuts (work, net, x, other, other_x) + cuts (work, other, other_x, net, x);
    }
  return COST_CUT * n;
}

static gboolean
meets (const SopNet *a, const SopNet *b)
{
  return a->page == b->page && a->top < b->bottom && b->top < a->bottom;
}

static guint
free_lane (const SopWork *work, const SopNet *net, guint channel, guint n_settled)
{
  for (guint lane = 0;; lane++)
    {
      gboolean taken = FALSE;

      for (guint i = 0; i < n_settled && !taken; i++)
        {
          const SopNet *other = work->nets->pdata[i];

          taken = other->channel == channel && other->lane == lane && meets (net, other);
        }
      if (!taken)
        return lane;
    }
}

/* Two connectors in one band want room between them; those of the flow stand under its columns. */
static double
cost_of_connector (const SopWork *work, const SopNet *net, double x, guint n_settled)
{
  double cost = 0, room = 5;

  for (guint i = 0; i < n_settled; i++)
    {
      const SopNet *other = work->nets->pdata[i];

      if (other->page == net->page
          && ((!net->here && !other->here) || (net->below && other->below))
          && ABS (sop_channel_x (work, other->channel, 0.5) - x) < room)
        cost += COST_CONNECTOR;
    }
  for (guint i = 0; i < work->n_steps; i++)
    {
      const SopPlace *place = &work->places[i];
      gboolean leaves = place->placed && place->next != SOP_NONE && place->page == net->page
                        && work->places[place->next].page != net->page;
      gboolean comes = place->placed && place->before != SOP_NONE && place->page == net->page
                       && work->places[place->before].page != net->page;

      if (((leaves && net->below) || (comes && !net->here)) && ABS (place->x - x) < room)
        cost += COST_CONNECTOR;
    }
  return cost;
}

static double
cost_of (const SopWork *work, const SopNet *net, guint channel, guint n_settled)
{
  double x = sop_channel_x (work, channel, 0.5);
  double cost = COST_LANE * free_lane (work, net, channel, n_settled);

  for (guint i = 0; i < net->sources->len; i++)
    cost += cost_of_source (&work->places[g_array_index (net->sources, guint, i)], x);
  if (net->here)
    {
      const SopPlace *target = &work->places[net->target];

      cost += ABS (x - target->x) + (enters_at_side (target, x) ? 0 : COST_ABOVE);
    }
  if (!net->here || net->below)
    cost += cost_of_connector (work, net, x, n_settled);
  return cost + cost_of_crossing (work, net, x) + cost_of_cuts (work, net, x, n_settled);
}

/* Who leaves or enters at a side has it for himself; those that are late go around. */
static void
claim_sides (SopWork *work, SopNet *net)
{
  double x = sop_channel_x (work, net->channel, 0.5);

  if (!net->here)
    return;
  net->side_entry = enters_at_side (&work->places[net->target], x);
  if (net->side_entry)
    work->places[net->target].taken[side_of (&work->places[net->target], x)] = TRUE;
}

static void
claim_exits (SopWork *work, SopNet *net)
{
  double x = sop_channel_x (work, net->channel, 0.5);

  for (guint i = 0; i < net->sources->len; i++)
    {
      SopPlace *place = &work->places[g_array_index (net->sources, guint, i)];
      SopSide side = side_of (place, x);

      place->leaves_below = place->taken[side];
      place->taken[side] = TRUE;
    }
}

static void
settle (SopWork *work, guint index)
{
  SopNet *net = work->nets->pdata[index];
  double best = G_MAXDOUBLE;

  for (guint channel = 0; channel < 2 * work->columns->n_columns; channel++)
    {
      double cost = cost_of (work, net, channel, index);

      if (cost >= best)
        continue;
      best = cost;
      net->channel = channel;
    }
  net->lane = free_lane (work, net, net->channel, index);
  claim_sides (work, net);
  claim_exits (work, net);
}

/* The lanes of a channel share its width. */
static void
set_x (const SopWork *work, SopNet *net)
{
  guint n = 1;

  for (guint i = 0; i < work->nets->len; i++)
    {
      const SopNet *other = work->nets->pdata[i];

      if (other->page == net->page && other->channel == net->channel)
        n = MAX (n, other->lane + 1);
    }
  net->x = sop_channel_x (work, net->channel, (net->lane + 1.0) / (n + 1.0));
}

/** sop_route_back: gathers the ways back into work->nets and gives each its lane. */
void
sop_route_back (SopWork *work)
{
  work->nets = g_ptr_array_new_with_free_func (free_net);
  if (work->columns->n_columns == 0)
    return;
  gather_nets (work);
  for (guint i = 0; i < work->nets->len; i++)
    set_reach (work, work->nets->pdata[i]);
  g_ptr_array_sort (work->nets, shorter_first);
  for (guint i = 0; i < work->nets->len; i++)
    settle (work, i);
  for (guint i = 0; i < work->nets->len; i++)
    set_x (work, work->nets->pdata[i]);
}
