#include "procedure/sop-page-private.h"

#include "base/date.h"

#include <string.h>

struct _MonevSopSheet {
  gatomicrefcount  refs;
  MonevProcedure  *procedure;
  MonevPageLayout *layout;
  MonevSopDrawing *drawing;
  GArray          *spots; /* Spot */
  GHashTable      *pages; /* number of a page -> index into the drawing, plus one */
};

typedef struct {
  guint        step;
  gboolean     begins;
  MonevSopSpot spot;
} Spot;

/* What the overlay reads: it is there before the first page is drawn, and never changes. */
typedef struct {
  MonevSopDrawing *drawing;
  GHashTable      *pages;
} Over;

/* The parts of the table as they fell onto the pages. */
typedef struct {
  GArray     *pages; /* MonevSopPage; rows are set at the end */
  GArray     *rows;  /* MonevSopRow */
  GArray     *starts; /* guint: first row of each page */
  GArray     *spots;
  GHashTable *numbers;
  double     *x, *width; /* of all columns */
  guint       n_columns;
} Parts;

static void
free_over (gpointer data)
{
  Over *over = data;

  g_clear_pointer (&over->drawing, monev_sop_drawing_unref);
  g_clear_pointer (&over->pages, g_hash_table_unref);
  g_free (over);
}

static void
draw_over (const MonevPageCanvas *canvas, const MonevPageFragment *fragment, gpointer data)
{
  const Over *over = data;
  guint index = GPOINTER_TO_UINT (
    g_hash_table_lookup (over->pages, GUINT_TO_POINTER (fragment->page)));

  if (index > 0)
    monev_sop_draw (canvas, over->drawing, index - 1);
}

static void
note_row (Parts *parts, const MonevPageFragment *fragment, guint i)
{
  gboolean begins = i > 0 || !fragment->first_cut;
  guint last = fragment->n_columns - 1;
  MonevSopRow row = { fragment->first_row + i, fragment->row_y[i], fragment->row_height[i],
                      begins };
  Spot spot = { row.step, begins,
                { fragment->page, fragment->column_x[0], row.y,
                  fragment->column_x[last] + fragment->column_width[last]
                    - fragment->column_x[0], row.height } };

  g_array_append_val (parts->rows, row);
  g_array_append_val (parts->spots, spot);
}

static void
note_fragment (const MonevPageFragment *fragment, gpointer data)
{
  Parts *parts = data;
  MonevSopPage page = { fragment->page, fragment->above_y, fragment->above_height,
                        fragment->below_y, fragment->below_height, NULL, fragment->n_rows };

  if (parts->x == NULL)
    {
      parts->n_columns = fragment->n_columns;
      parts->x = g_memdup2 (fragment->column_x, sizeof (double) * fragment->n_columns);
      parts->width = g_memdup2 (fragment->column_width, sizeof (double) * fragment->n_columns);
    }
  g_array_append_val (parts->starts, parts->rows->len);
  g_array_append_val (parts->pages, page);
  g_hash_table_insert (parts->numbers, GUINT_TO_POINTER (fragment->page),
                       GUINT_TO_POINTER (parts->pages->len));
  for (guint i = 0; i < fragment->n_rows; i++)
    note_row (parts, fragment, i);
}

static MonevSopDrawing *
draw_parts (const MonevProcedure *procedure, const Parts *parts)
{
  guint n = monev_procedure_n_actors (procedure), behind = parts->n_columns - 4;
  MonevSopColumns columns = { parts->x + SOP_COLUMN_ACTORS, parts->width + SOP_COLUMN_ACTORS, n,
                              parts->x[behind],
                              parts->x[behind + 3] + parts->width[behind + 3] - parts->x[behind] };

  for (guint i = 0; i < parts->pages->len; i++)
    g_array_index (parts->pages, MonevSopPage, i).rows
      = &g_array_index (parts->rows, MonevSopRow, g_array_index (parts->starts, guint, i));
  return monev_sop_drawing_new (procedure, &columns, (const MonevSopPage *) parts->pages->data,
                                parts->pages->len);
}

/* Where the rows fell tells where the symbols stand, and these which page an arrow goes on on. */
static void
take_parts (MonevSopSheet *self, MonevPageTable *table, Over *over)
{
  Parts parts = { g_array_new (FALSE, FALSE, sizeof (MonevSopPage)),
                  g_array_new (FALSE, FALSE, sizeof (MonevSopRow)),
                  g_array_new (FALSE, FALSE, sizeof (guint)), self->spots, self->pages };

  monev_page_layout_fragments (self->layout, table, note_fragment, &parts);
  if (parts.pages->len > 0)
    self->drawing = draw_parts (self->procedure, &parts);
  if (self->drawing != NULL)
    over->drawing = monev_sop_drawing_ref (self->drawing);
  over->pages = g_hash_table_ref (self->pages);
  g_array_unref (parts.pages);
  g_array_unref (parts.rows);
  g_array_unref (parts.starts);
  g_free (parts.x);
  g_free (parts.width);
}

/* What stands at the left of a page's head without reaching its number. */
#define HEAD_CHARS 85

static void
add_section (MonevPageDocument *document, const MonevProcedure *procedure)
{
  const char *title = monev_procedure_list_title (procedure);
  g_autofree char *brief = monev_procedure_brief (title, HEAD_CHARS);
  g_autofree char *left
    = g_strdup_printf ("SOP %s%s", brief, strcmp (brief, title) == 0 ? "" : "…");
  MonevPageSection section = { MONEV_PAGE_F4, TRUE, SOP_TOP, SOP_BOTTOM, SOP_MARGIN, SOP_MARGIN };

  section.header.left = left;
  section.header.right = "Halaman {page} dari {pages}";
  section.header.font = (MonevPageFont) { "Arial", 8.5 };
  monev_page_document_add_section (document, &section);
}

static MonevPageDocument *
make_document (const MonevProcedure *procedure, const MonevSopOptions *options, double size,
               GError **error)
{
  MonevPageInfo info = { monev_procedure_title (procedure), NULL, "SOP Administrasi Pemerintahan",
                         options->created, { "Arial", 9 } };
  g_autoptr (MonevPageTable) identity = sop_identity_table (procedure, options, error);
  g_autoptr (MonevPageTable) boxes = NULL;
  MonevPageDocument *document;

  if (identity == NULL)
    return NULL;
  document = monev_page_document_new (&info);
  boxes = sop_boxes_table (procedure, size);
  add_section (document, procedure);
  monev_page_document_add_table (document, identity);
  monev_page_document_add_text (document, "", &(MonevPageFont) { "Arial", 4 }, NULL);
  monev_page_document_add_table (document, boxes);
  return document;
}

/* A line or two too many should not get a page of their own; what is really long may go over. */
static double
fitting_size (const MonevProcedure *procedure, const MonevSopOptions *options)
{
  static const double sizes[] = { 9, 8.5, 8, 7.5 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (MonevPageDocument) document
        = make_document (procedure, options, sizes[i], NULL);
      g_autoptr (MonevPageLayout) layout
        = document != NULL ? monev_page_layout_new (document, NULL, NULL) : NULL;

      if (layout != NULL && monev_page_layout_n_pages (layout) == 1)
        return sizes[i];
    }
  return sizes[0];
}

static gboolean
lay_out (MonevSopSheet *self, MonevPageDocument *document, GCancellable *cancellable,
         GError **error)
{
  g_auto (SopTable) columns = { 0 };
  g_autoptr (MonevPageTable) table = NULL;
  Over *over = g_new0 (Over, 1);

  sop_table_open (&columns, self->procedure);
  table = sop_steps_table (self->procedure, &columns);
  monev_page_table_set_overlay (table, draw_over, over, free_over);
  if (monev_procedure_n_steps (self->procedure) > 0)
    {
      monev_page_document_add_break (document);
      monev_page_document_add_table (document, table);
    }
  self->layout = monev_page_layout_new (document, cancellable, error);
  if (self->layout == NULL)
    return FALSE;
  take_parts (self, table, over);
  return TRUE;
}

/**
 * monev_sop_sheet_new:
 * @procedure: a reference is kept; it may be an unfinished draft
 *
 * Lays out the whole; some tens of milliseconds for some hundred steps.
 *
 * Returns: (transfer full): NULL with CANCELLED, or with CORRUPT for a broken logo.
 */
MonevSopSheet *
monev_sop_sheet_new (const MonevProcedure *procedure, const MonevSopOptions *options,
                     GCancellable *cancellable, GError **error)
{
  g_autoptr (MonevPageDocument) document
    = make_document (procedure, options, fitting_size (procedure, options), error);
  g_autoptr (MonevSopSheet) self = NULL;

  if (document == NULL)
    return NULL;
  self = g_new0 (MonevSopSheet, 1);
  g_atomic_ref_count_init (&self->refs);
  self->procedure = monev_procedure_ref ((MonevProcedure *) procedure);
  self->spots = g_array_new (FALSE, FALSE, sizeof (Spot));
  self->pages = g_hash_table_new (NULL, NULL);
  return lay_out (self, document, cancellable, error) ? g_steal_pointer (&self) : NULL;
}

/** monev_sop_sheet_ref: Returns: (transfer full): @self. */
MonevSopSheet *
monev_sop_sheet_ref (MonevSopSheet *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/** monev_sop_sheet_unref: drops one reference. */
void
monev_sop_sheet_unref (MonevSopSheet *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_clear_pointer (&self->layout, monev_page_layout_unref);
  g_clear_pointer (&self->drawing, monev_sop_drawing_unref);
  g_hash_table_unref (self->pages);
  g_array_unref (self->spots);
  monev_procedure_unref (self->procedure);
  g_free (self);
}

/** monev_sop_sheet_procedure: Returns: (transfer none): what is drawn. */
const MonevProcedure *
monev_sop_sheet_procedure (const MonevSopSheet *self)
{
  return self->procedure;
}

/** monev_sop_sheet_layout: Returns: (transfer none): its pages. */
MonevPageLayout *
monev_sop_sheet_layout (const MonevSopSheet *self)
{
  return self->layout;
}

/** monev_sop_sheet_drawing: Returns: (transfer none): (nullable): NULL without steps. */
const MonevSopDrawing *
monev_sop_sheet_drawing (const MonevSopSheet *self)
{
  return self->drawing;
}

/** monev_sop_sheet_n_spots: Returns: rows on pages; a row over two pages counts twice. */
guint
monev_sop_sheet_n_spots (const MonevSopSheet *self)
{
  return self->spots->len;
}

/** monev_sop_sheet_spot: @step: (out) (optional): its index. Returns: (transfer none). */
const MonevSopSpot *
monev_sop_sheet_spot (const MonevSopSheet *self, guint index, guint *step)
{
  const Spot *spot = &g_array_index (self->spots, Spot, index);

  g_return_val_if_fail (index < self->spots->len, NULL);

  if (step != NULL)
    *step = spot->step;
  return &spot->spot;
}

/** monev_sop_sheet_step_at: Returns: the index of the step at a place in mm, or -1. */
int
monev_sop_sheet_step_at (const MonevSopSheet *self, guint page, double x, double y)
{
  for (guint i = 0; i < self->spots->len; i++)
    {
      const Spot *at = &g_array_index (self->spots, Spot, i);

      if (at->spot.page == page && x >= at->spot.x && x < at->spot.x + at->spot.width
          && y >= at->spot.y && y < at->spot.y + at->spot.height)
        return (int) at->step;
    }
  return -1;
}

/** monev_sop_sheet_find: @spot: (out): where @step begins. Returns: whether there is such a step. */
gboolean
monev_sop_sheet_find (const MonevSopSheet *self, guint step, MonevSopSpot *spot)
{
  for (guint i = 0; i < self->spots->len; i++)
    {
      const Spot *at = &g_array_index (self->spots, Spot, i);

      if (at->step != step || !at->begins)
        continue;
      *spot = at->spot;
      return TRUE;
    }
  return FALSE;
}

/**
 * monev_sop_write_pdf:
 *
 * The file is there whole or not at all. Equal procedures and options give equal bytes.
 *
 * Errors: IO, CANCELLED, CORRUPT for a broken logo.
 */
gboolean
monev_sop_write_pdf (const MonevProcedure *procedure, const MonevSopOptions *options,
                     const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (MonevSopSheet) sheet = monev_sop_sheet_new (procedure, options, cancellable, error);

  return sheet != NULL
         && monev_page_layout_write_pdf (sheet->layout, path, cancellable, NULL, NULL, error);
}
