#include "page-layout-private.h"

#include <string.h>

#define MM PAGE_POINTS_PER_MM

static void
drop_sheet (gpointer data)
{
  PageSheet *sheet = data;

  for (guint i = 0; i < sheet->items->len; i++)
    g_clear_pointer (&g_array_index (sheet->items, PageItem, i).piece, page_piece_free);
  g_array_unref (sheet->items);
  g_free (sheet);
}

static void
drop_text (gpointer text)
{
  if (text != NULL)
    page_text_free (text);
}

static void
drop_rows (gpointer rows)
{
  if (rows != NULL)
    page_rows_free (rows);
}

static GPtrArray *
one_each (guint n, GDestroyNotify drop)
{
  GPtrArray *array = g_ptr_array_new_full (n, drop);

  g_ptr_array_set_size (array, n);
  return array;
}

/**
 * monev_page_layout_new:
 * @document: takes a reference; it must not change any more
 *
 * Breaks the document into pages. Long ones belong on a lane.
 *
 * Returns: (transfer full): NULL with MONEV_ERROR_CANCELLED or the error of a table's source.
 */
MonevPageLayout *
monev_page_layout_new (MonevPageDocument *document, GCancellable *cancellable, GError **error)
{
  g_autoptr (MonevPageLayout) self = g_new0 (MonevPageLayout, 1);
  MonevPageSection usual = { MONEV_PAGE_A4 };

  g_atomic_ref_count_init (&self->refs);
  self->document = monev_page_document_ref (document);
  if (document->blocks->len == 0)
    monev_page_document_add_section (document, &usual);
  g_atomic_int_set (&document->sealed, TRUE);
  self->texts = one_each (document->blocks->len, drop_text);
  self->rows = one_each (document->blocks->len, drop_rows);
  self->sheets = g_ptr_array_new_with_free_func (drop_sheet);
  return page_flow (self, cancellable, error) ? g_steal_pointer (&self) : NULL;
}

/** monev_page_layout_ref: Returns: (transfer full): @self. */
MonevPageLayout *
monev_page_layout_ref (MonevPageLayout *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/** monev_page_layout_unref: drops one reference. */
void
monev_page_layout_unref (MonevPageLayout *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_ptr_array_unref (self->sheets);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->texts);
  monev_page_document_unref (self->document);
  g_free (self);
}

/** monev_page_layout_n_pages: Returns: at least one. */
guint
monev_page_layout_n_pages (const MonevPageLayout *self)
{
  return self->sheets->len;
}

/** monev_page_layout_page_size: @page: from 1; @width: (out): and @height: (out): in mm. */
void
monev_page_layout_page_size (const MonevPageLayout *self, guint page, double *width,
                             double *height)
{
  const PageSheet *sheet;

  g_return_if_fail (page >= 1 && page <= self->sheets->len);

  sheet = self->sheets->pdata[page - 1];
  *width = sheet->width / MM;
  *height = sheet->height / MM;
}

static void
replace (GString *text, const char *what, guint number)
{
  g_autofree char *digits = g_strdup_printf ("%u", number);

  g_string_replace (text, what, digits, 0);
}

static void
put_furniture_text (const MonevPageLayout *self, PageList *list, const PageSheet *sheet,
                    const char *source, const MonevPageFont *font, MonevPageAlign align,
                    guint page, double middle)
{
  g_autoptr (PageText) text = page_text_new ();
  GString *filled = g_string_new (source);
  double left = sheet->section->left * MM;
  double width = MAX (sheet->width - left - sheet->section->right * MM, 20 * MM);
  PageMeasure measure = { width, 0, 1, FALSE };
  PageRun run;

  replace (filled, "{page}", page);
  replace (filled, "{pages}", self->sheets->len);
  run = page_run_make (filled->str, font, &self->document->info.font);
  page_text_set (text, &run, 1, &measure);
  page_text_put (text, list, 0, page_text_n_lines (text), left,
                 middle - page_text_top (text, page_text_n_lines (text)) / 2, width, align);
  g_string_free (filled, TRUE);
}

static void
put_furniture (const MonevPageLayout *self, PageList *list, const PageSheet *sheet,
               const MonevPageFurniture *furniture, guint page, double middle)
{
  const char *texts[] = { furniture->left, furniture->middle, furniture->right };
  const MonevPageAlign aligns[] = { MONEV_PAGE_LEFT, MONEV_PAGE_CENTER, MONEV_PAGE_RIGHT };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL)
      put_furniture_text (self, list, sheet, texts[i], &furniture->font, aligns[i], page, middle);
}

static gboolean
put_item (const MonevPageLayout *self, PageList *list, const PageItem *item, guint page,
          GError **error)
{
  const PageText *text = self->texts->pdata[item->index];

  if (item->block->kind == PAGE_BLOCK_TABLE)
    return page_rows_put (self->rows->pdata[item->index], item->piece, list, page, item->x,
                          item->y, error);
  if (item->block->kind == PAGE_BLOCK_DRAWING)
    page_list_drawing (list, item->block->drawing, item->x, item->y, item->width, item->height);
  else
    page_text_put (text, list, item->from, item->to, item->x, item->y, item->width,
                   item->block->paragraph.align);
  return TRUE;
}

typedef struct {
  const MonevPageSection *section;
  guint                   page, n_pages;
} Mark;

static void
draw_mark (const MonevPageCanvas *canvas, gconstpointer data)
{
  const Mark *mark = data;

  mark->section->mark (canvas, mark->page, mark->n_pages, mark->section->mark_data);
}

/** page_layout_list: Returns: (transfer full): what stands on @page, or NULL with @error. */
PageList *
page_layout_list (const MonevPageLayout *self, guint page, gboolean boxes, GError **error)
{
  const PageSheet *sheet = self->sheets->pdata[page - 1];
  const MonevPageSection *section = sheet->section;
  g_autoptr (PageList) list = page_list_new (sheet->width, sheet->height, boxes);

  put_furniture (self, list, sheet, &section->header, page, section->top * MM / 2);
  for (guint i = 0; i < sheet->items->len; i++)
    if (!put_item (self, list, &g_array_index (sheet->items, PageItem, i), page, error))
      return NULL;
  put_furniture (self, list, sheet, &section->footer, page,
                 sheet->height - section->bottom * MM / 2);
  if (section->mark != NULL)
    {
      Mark *mark = g_new (Mark, 1);

      *mark = (Mark) { section, page, self->sheets->len };
      page_list_hook (list, draw_mark, mark, g_free);
    }
  return g_steal_pointer (&list);
}

/**
 * monev_page_layout_draw:
 * @page: from 1
 * @cr: one unit is one mm, the upper left corner of the paper is at 0, 0
 *
 * The paper itself is not painted. For the screen scale @cr by its points per mm.
 *
 * Returns: FALSE with the error of a table's source; then nothing is drawn.
 */
gboolean
monev_page_layout_draw (const MonevPageLayout *self, guint page, cairo_t *cr, GError **error)
{
  g_autoptr (PageList) list = NULL;

  g_return_val_if_fail (page >= 1 && page <= self->sheets->len, FALSE);

  list = page_layout_list (self, page, FALSE, error);
  if (list == NULL)
    return FALSE;
  cairo_save (cr);
  cairo_scale (cr, 1 / MM, 1 / MM);
  page_list_paint (list, cr);
  cairo_restore (cr);
  return TRUE;
}

static void
tell_sheet (const MonevPageLayout *self, guint page, const MonevPageTable *table,
            MonevPageFragmentFunc each, gpointer data)
{
  const PageSheet *sheet = self->sheets->pdata[page - 1];

  for (guint i = 0; i < sheet->items->len; i++)
    {
      const PageItem *item = &g_array_index (sheet->items, PageItem, i);

      if (item->block->kind == PAGE_BLOCK_TABLE && item->block->table == table)
        page_rows_tell (self->rows->pdata[item->index], item->piece, page, item->x, item->y, each,
                        data);
    }
}

/**
 * monev_page_layout_fragments:
 * @each: (scope call): called for each part of @table, in the order of the pages
 *
 * For what has to know where all parts lie before the first is drawn: an arrow that goes on on
 * another page says which.
 */
void
monev_page_layout_fragments (const MonevPageLayout *self, const MonevPageTable *table,
                             MonevPageFragmentFunc each, gpointer data)
{
  for (guint page = 1; page <= self->sheets->len; page++)
    tell_sheet (self, page, table, each, data);
}

/**
 * monev_page_layout_dump:
 *
 * For tests and for comparing two layouts: a line for each box, `kind x,y WxH "text"` in 1/100 mm,
 * under a line for each page.
 *
 * Returns: (transfer full): NULL with the error of a table's source.
 */
char *
monev_page_layout_dump (const MonevPageLayout *self, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint page = 1; page <= self->sheets->len; page++)
    {
      g_autoptr (PageList) list = page_layout_list (self, page, TRUE, error);
      double width, height;

      if (list == NULL)
        return NULL;
      monev_page_layout_page_size (self, page, &width, &height);
      g_string_append_printf (text, "page %u %ldx%ld\n", page, (long) (width * 100 + 0.5),
                              (long) (height * 100 + 0.5));
      page_list_tell (list, text);
    }
  return g_strdup (text->str);
}
