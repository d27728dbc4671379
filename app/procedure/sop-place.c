/* Which symbol each step gets, and where: Permenpan RB 35/2012, the five symbols. */
#include "procedure/sop-private.h"

#define BOX_WIDTH 0.62 /* of the column */
#define BOX_WIDEST 12.0
#define END_HEIGHT 3.6
#define END_BELOW 2.6 /* from the tip of the diamond */

/* Columns of all actors of a step, and the one who decides, or the first, carries the flow. */
static gboolean
find_columns (const SopWork *work, const MonevProcedureStep *step, SopPlace *place)
{
  place->column = place->first = SOP_NONE;
  place->last = 0;
  for (guint i = 0; i < step->n_actors; i++)
    {
      int column = monev_procedure_find_actor (work->procedure, step->actors[i].actor);

      if (column < 0 || (guint) column >= work->columns->n_columns)
        continue;
      if (place->column == SOP_NONE || step->actors[i].decides)
        place->column = (guint) column;
      place->first = MIN (place->first, (guint) column);
      place->last = MAX (place->last, (guint) column);
    }
  return place->column != SOP_NONE;
}

static void
find_rows (SopWork *work)
{
  for (guint page = 0; page < work->n_pages; page++)
    for (guint i = 0; i < work->pages[page].n_rows; i++)
      {
        const MonevSopRow *row = &work->pages[page].rows[i];
        SopPlace *place = &work->places[row->step];

        if (!row->begins)
          continue;
        place->page = page;
        place->top = row->y;
        place->bottom = row->y + row->height;
        place->placed = find_columns (
          work, monev_procedure_step (work->procedure, row->step), place);
      }
}

static void
chain_places (SopWork *work)
{
  guint before = SOP_NONE;

  for (guint i = 0; i < work->n_steps; i++)
    {
      SopPlace *place = &work->places[i];

      place->next = SOP_NONE;
      if (!place->placed)
        continue;
      place->before = before;
      if (before != SOP_NONE)
        work->places[before].next = i;
      before = i;
    }
}

static void
set_size (const SopWork *work, SopPlace *place)
{
  double column = work->columns->width[place->column];
  double share = place->shape == MONEV_SOP_DIAMOND ? SOP_DIAMOND_WIDTH : BOX_WIDTH;
  double widest = place->shape == MONEV_SOP_DIAMOND ? SOP_DIAMOND_WIDEST : BOX_WIDEST;

  place->width = MIN (share * column, widest);
  place->height = 0.6 * place->width;
  place->x = work->columns->x[place->column] + column / 2;
  place->y = (place->top + place->bottom) / 2;
  if (place->ends)
    place->y -= (END_BELOW + END_HEIGHT) / 2;
}

static void
set_shape (const SopWork *work, guint index)
{
  SopPlace *place = &work->places[index];
  gboolean decision
    = monev_procedure_step (work->procedure, index)->kind == MONEV_STEP_DECISION;

  place->shape = decision ? MONEV_SOP_DIAMOND
               : place->before == SOP_NONE || place->next == SOP_NONE ? MONEV_SOP_CAPSULE
                                                                      : MONEV_SOP_BOX;
  place->ends = decision && place->next == SOP_NONE;
  place->taken[SOP_LEFT] = place->first < place->column;
  place->taken[SOP_RIGHT] = place->last > place->column;
}

/** sop_place_steps: fills work->places. A step without an actor has no symbol; the flow passes. */
void
sop_place_steps (SopWork *work)
{
  find_rows (work);
  chain_places (work);
  for (guint i = 0; i < work->n_steps; i++)
    if (work->places[i].placed)
      {
        set_shape (work, i);
        set_size (work, &work->places[i]);
      }
}

static MonevSopSymbol
symbol_in (const SopWork *work, guint step, guint column)
{
  const SopPlace *place = &work->places[step];
  const MonevSopColumns *columns = work->columns;
  MonevSopSymbol symbol = { place->shape, .step = step, .column = column };
  double middle = columns->x[column] + columns->width[column] / 2;

  symbol.width = place->width;
  if (column != place->column)
    {
      symbol.shape = place->shape == MONEV_SOP_CAPSULE ? MONEV_SOP_CAPSULE : MONEV_SOP_BOX;
      symbol.width = MIN (BOX_WIDTH * columns->width[column], BOX_WIDEST);
    }
  symbol.height = 0.6 * symbol.width;
  symbol.x = middle - symbol.width / 2;
  symbol.y = place->y - symbol.height / 2;
  return symbol;
}

static gboolean
is_actor (const SopWork *work, const MonevProcedureStep *step, guint column)
{
  const char *id = monev_procedure_actor (work->procedure, column)->id;

  for (guint i = 0; i < step->n_actors; i++)
    if (g_str_equal (step->actors[i].actor, id))
      return TRUE;
  return FALSE;
}

/* Several actors of one step are joined by a line. */
static void
put_actors (SopWork *work, guint index)
{
  const SopPlace *place = &work->places[index];
  const MonevProcedureStep *step = monev_procedure_step (work->procedure, index);
  double right = 0;

  for (guint column = place->first; column <= place->last; column++)
    {
      MonevSopSymbol symbol;

      if (!is_actor (work, step, column))
        continue;
      symbol = symbol_in (work, index, column);
      if (column > place->first)
        sop_put_line (work, place->page, index, FALSE,
                      (double[]) { right, place->y, symbol.x, place->y }, 2);
      sop_put_symbol (work, place->page, &symbol);
      right = symbol.x + symbol.width;
    }
}

/* "ya" of a last decision leads to the end, which stands under it. */
static void
put_end (SopWork *work, guint index)
{
  const SopPlace *place = &work->places[index];
  double tip = place->y + place->height / 2, width = place->width * BOX_WIDTH / SOP_DIAMOND_WIDTH;
  MonevSopSymbol end = { MONEV_SOP_CAPSULE, place->x - width / 2, tip + END_BELOW, width,
                         MIN (END_HEIGHT, 0.6 * width), index, place->column, "" };

  sop_put_line (work, place->page, index, TRUE,
                (double[]) { place->x, tip, place->x, end.y }, 2);
  sop_put_symbol (work, place->page, &end);
}

/** sop_put_symbols: the symbols of all steps, with the lines that join actors. */
void
sop_put_symbols (SopWork *work)
{
  for (guint i = 0; i < work->n_steps; i++)
    if (work->places[i].placed)
      {
        put_actors (work, i);
        if (work->places[i].ends)
          put_end (work, i);
      }
}
