/* Blocks put on pages one below the other. */
#include "page-layout-private.h"

#include "db-error.h"

#define MM PAGE_POINTS_PER_MM
#define SLACK 0.01
#define LEAST_BODY (20 * MM) /* whatever the margins say */

typedef struct {
  MonevPageLayout        *layout;
  GCancellable           *cancellable;
  const MonevPageSection *section;
  PageSheet              *sheet; /* NULL: the next block begins one */
  double                  y, left, width, top, bottom;
  double                  after; /* space that the last block wants under it */
  gboolean                fresh; /* nothing stands on the sheet */
} Flow;

static void
begin_section (Flow *flow, const MonevPageSection *section)
{
  double width, height;

  monev_page_paper_size (section->paper, section->landscape, &width, &height);
  flow->section = section;
  flow->sheet = NULL;
  flow->left = section->left * MM;
  flow->top = section->top * MM;
  flow->width = MAX ((width - section->left - section->right) * MM, LEAST_BODY);
  flow->bottom = MAX ((height - section->bottom) * MM, flow->top + LEAST_BODY);
}

static void
begin_sheet (Flow *flow)
{
  PageSheet *sheet = g_new0 (PageSheet, 1);

  monev_page_paper_size (flow->section->paper, flow->section->landscape, &sheet->width,
                         &sheet->height);
  sheet->width *= MM;
  sheet->height *= MM;
  sheet->section = flow->section;
  sheet->items = g_array_new (FALSE, FALSE, sizeof (PageItem));
  g_ptr_array_add (flow->layout->sheets, sheet);
  flow->sheet = sheet;
  flow->y = flow->top;
  flow->after = 0;
  flow->fresh = TRUE;
}

static double
room (const Flow *flow)
{
  return flow->bottom - flow->y + SLACK;
}

static const PageBlock *
block_at (const Flow *flow, guint index)
{
  return flow->layout->document->blocks->pdata[index];
}

static void
put (Flow *flow, const PageItem *item)
{
  g_array_append_val (flow->sheet->items, *item);
  flow->y = item->y + item->height;
  flow->fresh = FALSE;
}

static PageText *
text_of (Flow *flow, guint index)
{
  gpointer *text = &flow->layout->texts->pdata[index];
  const PageBlock *block = block_at (flow, index);
  const MonevPageParagraph *style = &block->paragraph;
  PageMeasure measure = { MAX (flow->width - (style->left + style->right) * MM, 10 * MM),
                          style->first * MM, style->spacing > 0 ? style->spacing : 1, FALSE };

  if (*text != NULL)
    return *text;
  g_autofree PageRun *runs = g_new (PageRun, block->n_runs);

  for (guint i = 0; i < block->n_runs; i++)
    runs[i] = page_run_make (block->runs[i].text, &block->runs[i].font,
                             &flow->layout->document->info.font);
  *text = page_text_new ();
  page_text_set (*text, runs, block->n_runs, &measure);
  return *text;
}

static PageRows *
rows_of (Flow *flow, guint index, GError **error)
{
  gpointer *rows = &flow->layout->rows->pdata[index];

  if (*rows == NULL)
    *rows = page_rows_new (block_at (flow, index)->table, &flow->layout->document->info.font,
                           flow->width, flow->bottom - flow->top, error);
  return *rows;
}

/* What must stand under a block that is kept with the next. */
static gboolean
first_height (Flow *flow, guint index, double *height, GError **error)
{
  const PageBlock *block = block_at (flow, index);
  const MonevPageParagraph *style = &block->paragraph;

  *height = style->before * MM;
  if (block->kind == PAGE_BLOCK_TEXT)
    {
      PageText *text = text_of (flow, index);
      guint all = page_text_n_lines (text);
      gboolean whole = style->keep_whole || style->keep_with_next;

      *height += page_text_height (text, 0, whole ? all : MIN (all, 2));
    }
  else if (block->kind == PAGE_BLOCK_DRAWING)
    *height += monev_page_drawing_height (block->drawing) * MM;
  else if (block->kind == PAGE_BLOCK_TABLE)
    {
      PageRows *rows = rows_of (flow, index, error);

      return rows != NULL && page_rows_first_height (rows, height, error);
    }
  return TRUE;
}

/* The height of the blocks from @index on that must stay on one page. */
static gboolean
chain_height (Flow *flow, guint index, double *height, GError **error)
{
  double most = flow->bottom - flow->top;

  *height = 0;
  for (guint i = index; i < flow->layout->document->blocks->len && *height < most; i++)
    {
      const PageBlock *block = block_at (flow, i);
      double own;

      if (block->kind == PAGE_BLOCK_SECTION || block->kind == PAGE_BLOCK_BREAK)
        break;
      if (!first_height (flow, i, &own, error))
        return FALSE;
      *height += own;
      if (!block->paragraph.keep_with_next)
        break;
      *height += block->paragraph.after * MM;
    }
  return TRUE;
}

/* Leaves the space above a block, or goes to a new page when the block is bound to what follows
 * and they have no room here. */
static gboolean
approach (Flow *flow, guint index, GError **error)
{
  const MonevPageParagraph *style = &block_at (flow, index)->paragraph;
  double wanted = 0;

  if (flow->sheet == NULL)
    begin_sheet (flow);
  if (style->keep_with_next && !chain_height (flow, index, &wanted, error))
    return FALSE;
  if (!flow->fresh && flow->after + wanted > room (flow) && wanted <= flow->bottom - flow->top)
    begin_sheet (flow);
  if (!flow->fresh)
    flow->y += flow->after + style->before * MM;
  flow->after = 0;
  return TRUE;
}

/* How many lines stay here: neither the first nor the last line of a paragraph stands alone.
 * 0: none, the page is full. */
static guint
lines_here (const Flow *flow, const PageText *text, guint from, gboolean whole)
{
  guint all = page_text_n_lines (text), to = from;

  while (to < all && page_text_height (text, from, to + 1) <= room (flow))
    to++;
  if (to == all)
    return to;
  if (flow->fresh)
    return to > from + 2 && all - to == 1 ? to - 1 : MAX (to, from + 1);
  if (whole || to < from + 2)
    return 0;
  if (all - to == 1)
    to--;
  return to < from + 2 ? 0 : to;
}

static gboolean
flow_text (Flow *flow, guint index, GError **error)
{
  const PageBlock *block = block_at (flow, index);
  const MonevPageParagraph *style = &block->paragraph;
  PageText *text = text_of (flow, index);

  if (!approach (flow, index, error))
    return FALSE;
  for (guint from = 0, to; from < page_text_n_lines (text); from = to)
    {
      PageItem item = { block, index, flow->left + style->left * MM, flow->y,
                        MAX (flow->width - (style->left + style->right) * MM, 10 * MM) };

      to = lines_here (flow, text, from, style->keep_whole && from == 0);
      if (to == 0)
        {
          begin_sheet (flow);
          to = from;
          continue;
        }
      item.from = from;
      item.to = to;
      item.height = page_text_height (text, from, to);
      put (flow, &item);
      if (to < page_text_n_lines (text))
        begin_sheet (flow);
    }
  flow->after = style->after * MM;
  return TRUE;
}

static gboolean
flow_drawing (Flow *flow, guint index, GError **error)
{
  const PageBlock *block = block_at (flow, index);
  const MonevPageParagraph *style = &block->paragraph;
  double most_width = MAX (flow->width - (style->left + style->right) * MM, 10 * MM);
  double width = monev_page_drawing_width (block->drawing) * MM;
  double height = monev_page_drawing_height (block->drawing) * MM;
  double scale = MIN (1, MIN (most_width / width, (flow->bottom - flow->top) / height));
  double spare = most_width - width * scale;

  if (!approach (flow, index, error))
    return FALSE;
  if (!flow->fresh && height * scale > room (flow))
    begin_sheet (flow);
  PageItem item = { block, index, flow->left + style->left * MM, flow->y, width * scale,
                    height * scale };
  item.x += style->align == MONEV_PAGE_CENTER ? spare / 2
          : style->align == MONEV_PAGE_RIGHT ? spare : 0;
  put (flow, &item);
  flow->after = style->after * MM;
  return TRUE;
}

static gboolean
flow_table (Flow *flow, guint index, GError **error)
{
  PageRows *rows = rows_of (flow, index, error);

  if (rows == NULL || !approach (flow, index, error))
    return FALSE;
  while (!page_rows_done (rows))
    {
      PageItem item = { block_at (flow, index), index, flow->left, flow->y,
                        page_rows_width (rows) };

      if (!page_rows_next (rows, room (flow), flow->fresh, flow->cancellable, &item.piece, error))
        return FALSE;
      if (item.piece != NULL)
        {
          item.height = item.piece->height;
          put (flow, &item);
        }
      if (!page_rows_done (rows))
        begin_sheet (flow);
    }
  page_rows_settle (rows);
  return TRUE;
}

static gboolean
flow_block (Flow *flow, guint index, GError **error)
{
  const PageBlock *block = block_at (flow, index);

  switch (block->kind)
    {
    case PAGE_BLOCK_SECTION:
      begin_section (flow, block->section);
      return TRUE;
    case PAGE_BLOCK_BREAK:
      flow->sheet = NULL;
      return TRUE;
    case PAGE_BLOCK_TEXT:
      return flow_text (flow, index, error);
    case PAGE_BLOCK_TABLE:
      return flow_table (flow, index, error);
    default:
      return flow_drawing (flow, index, error);
    }
}

/** page_flow: fills the sheets of @layout; there is at least one, be it empty. */
gboolean
page_flow (MonevPageLayout *layout, GCancellable *cancellable, GError **error)
{
  Flow flow = { layout, cancellable };

  for (guint i = 0; i < layout->document->blocks->len; i++)
    {
      if (g_cancellable_is_cancelled (cancellable))
        {
          g_set_error (error, MONEV_ERROR, MONEV_ERROR_CANCELLED, "Penataan halaman dibatalkan.");
          return FALSE;
        }
      if (!flow_block (&flow, i, error))
        return FALSE;
    }
  if (layout->sheets->len == 0)
    begin_sheet (&flow);
  return TRUE;
}
