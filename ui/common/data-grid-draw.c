#include "data-grid-private.h"

#include <string.h>

#define CHIP_GAP 6 /* between a tinted cell and its column's end */
#define RADIUS 5
#define FILL 18 /* side of the filled square */

typedef struct
{
  MonevDataGrid *self;
  GtkSnapshot *snapshot;
  double hscroll;
  int first_row, last_row; /* exclusive */
  int top;                 /* of the first row */
  gboolean focused;
  MonevGridRange selection;
} Frame;

static GdkRGBA
with_alpha (GdkRGBA color, double alpha)
{
  color.alpha = (float) alpha;
  return color;
}

static void
name_color (GtkStyleContext *style, const char *name, GdkRGBA *color)
{
  GdkRGBA found;

  if (gtk_style_context_lookup_color (style, name, &found))
    *color = found;
}

static void
name_shades (GtkStyleContext *style, MonevGridColors *colors)
{
  static const char *const names[MONEV_N_SHADES]
      = { NULL, "monev_sheet_head", "monev_sheet_open", "monev_sheet_shut", "monev_sheet_total" };

  for (guint i = 1; i < MONEV_N_SHADES; i++)
    {
      colors->shades[i] = with_alpha (colors->text, 0.06);
      name_color (style, names[i], &colors->shades[i]);
    }
}

static const MonevGridColors *
colors_of (MonevDataGrid *self)
{
  MonevGridColors *colors = &self->colors;
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));

  if (colors->known)
    return colors;
  gtk_style_context_get_color (style, &colors->text);
  colors->accent = colors->text;
  name_color (style, "accent_bg_color", &colors->accent);
  colors->selected = with_alpha (colors->accent, 0.14);
  colors->dim = with_alpha (colors->text, 0.62 * colors->text.alpha);
  colors->line = with_alpha (colors->text, 0.12);
  colors->hover = with_alpha (colors->text, 0.045);
  for (guint i = 0; i < MONEV_N_STATES; i++)
    monev_state_colors (GTK_WIDGET (self), (MonevState) i, &colors->states[i]);
  name_shades (style, colors);
  colors->known = TRUE;
  return colors;
}

/* The colour scheme, the font or the scale is another one. */
void
monev_data_grid_forget_style (MonevDataGrid *self)
{
  self->colors.known = FALSE;
  if (self->texts != NULL)
    monev_grid_text_clear (self->texts);
  for (guint i = 0; i < MONEV_N_STATES; i++)
    for (guint j = 0; j < 2; j++)
      g_clear_pointer (&self->glyphs[i][j], gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
fill_rect (GtkSnapshot *snapshot, const GdkRGBA *color, double x, double y, double width,
           double height)
{
  gtk_snapshot_append_color (
      snapshot, color, &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height));
}

static void
fill_round (GtkSnapshot *snapshot, const GdkRGBA *color, double x, double y, double width,
            double height)
{
  GskRoundedRect shape;

  gsk_rounded_rect_init_from_rect (
      &shape, &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height), RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &shape);
  gtk_snapshot_append_color (snapshot, color, &shape.bounds);
  gtk_snapshot_pop (snapshot);
}

static void
draw_frame (GtkSnapshot *snapshot, const GdkRGBA *color, double x, double y, double width,
            double height)
{
  GskRoundedRect shape;
  const float widths[4] = { 2, 2, 2, 2 };
  const GdkRGBA colors[4] = { *color, *color, *color, *color };

  gsk_rounded_rect_init_from_rect (
      &shape, &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height), RADIUS);
  gtk_snapshot_append_border (snapshot, &shape, widths, colors);
}

static GskRenderNode *
glyph_node (MonevDataGrid *self, MonevState state, gboolean filled)
{
  const MonevStateColors *colors = &colors_of (self)->states[state];
  GskRenderNode **slot = &self->glyphs[state][filled ? 1 : 0];
  cairo_t *cr;

  if (*slot != NULL)
    return *slot;
  *slot = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (0, 0, MONEV_GRID_GLYPH, MONEV_GRID_GLYPH));
  cr = gsk_cairo_node_get_draw_context (*slot);
  monev_state_draw_glyph (state, cr, MONEV_GRID_GLYPH, filled ? &colors->ink : &colors->mark);
  cairo_destroy (cr);
  return *slot;
}

static void
draw_glyph (const Frame *frame, MonevState state, gboolean filled, double x, double y)
{
  gtk_snapshot_save (frame->snapshot);
  gtk_snapshot_translate (frame->snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_node (frame->snapshot, glyph_node (frame->self, state, filled));
  gtk_snapshot_restore (frame->snapshot);
}

/* Writes @text into the box, in its middle height; xalign as in GtkLabel. */
static void
draw_text (const Frame *frame, const char *text, const GdkRGBA *color, const GdkRectangle *box,
           double xalign, MonevGridTextFlags flags)
{
  PangoLayout *layout;
  int width, height;

  if (*text == '\0' || box->width <= 0)
    return;
  layout
      = monev_grid_text_get (frame->self->texts, GTK_WIDGET (frame->self), text, box->width, flags);
  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_snapshot_save (frame->snapshot);
  gtk_snapshot_translate (
      frame->snapshot,
      &GRAPHENE_POINT_INIT ((float) (box->x + (int) ((box->width - width) * xalign)),
                            (float) (box->y + (box->height - height) / 2)));
  gtk_snapshot_append_layout (frame->snapshot, layout, color);
  gtk_snapshot_restore (frame->snapshot);
}

/* "3 hari terlambat" gives "3" for the square and "hari terlambat" beside it. */
static const char *
split_figure (const char *text, char figure[4])
{
  gsize digits = strspn (text, "0123456789");

  figure[0] = '\0';
  if (digits == 0 || digits > 2 || text[digits] != ' ')
    return text;
  memcpy (figure, text, digits);
  figure[digits] = '\0';
  return text + digits + 1;
}

/* The filled square of what wants action; returns the text that is left for the cell. */
static const char *
draw_square (const Frame *frame, MonevState state, const char *text, int x,
             const GdkRectangle *area)
{
  const MonevStateColors *colors = &frame->self->colors.states[state];
  int y = area->y + (area->height - FILL) / 2;
  char figure[4] = "";

  fill_round (frame->snapshot, &colors->fill, x, y, FILL, FILL);
  if (state == MONEV_STATE_LATE)
    text = split_figure (text, figure);
  if (figure[0] != '\0')
    draw_text (frame, figure, &colors->ink, &(GdkRectangle) { x - 4, y, FILL + 8, FILL }, 0.5,
               MONEV_GRID_TEXT_HEAD | MONEV_GRID_TEXT_FIGURES);
  else
    draw_glyph (frame, state, TRUE, x + (FILL - MONEV_GRID_GLYPH) / 2.0,
                y + (FILL - MONEV_GRID_GLYPH) / 2.0);
  return text;
}

static void
draw_corner (const Frame *frame, const GdkRectangle *area)
{
  cairo_t *cr = gtk_snapshot_append_cairo (
      frame->snapshot, &GRAPHENE_RECT_INIT ((float) area->x, (float) area->y, 8, 8));

  gdk_cairo_set_source_rgba (cr, &frame->self->colors.states[MONEV_STATE_LATE].mark);
  cairo_move_to (cr, area->x, area->y);
  cairo_line_to (cr, area->x + 8, area->y);
  cairo_line_to (cr, area->x, area->y + 8);
  cairo_fill (cr);
  cairo_destroy (cr);
}

/* The whole width over which a text lies; each cell draws its part of it. */
static GdkRectangle
spanned (const Frame *frame, guint column, const MonevGridCell *cell, const GdkRectangle *area)
{
  const MonevGridLayout *layout = &frame->self->layout;
  guint first = column - MIN (cell->left, column);
  guint end = MIN (column + cell->right + 1, layout->n);
  int x = area->x - (layout->starts[column] - layout->starts[first]);

  return (GdkRectangle) { x, area->y, layout->starts[end] - layout->starts[first], area->height };
}

static void
draw_plain (const Frame *frame, const MonevGridColumn *spec, guint column,
            const MonevGridCell *cell, const GdkRectangle *area)
{
  const MonevGridColors *colors = &frame->self->colors;
  GdkRectangle box = spanned (frame, column, cell, area);

  if (cell->shade != MONEV_SHADE_NONE)
    fill_rect (frame->snapshot, &colors->shades[cell->shade], area->x, area->y, area->width,
               area->height);
  box.x += MONEV_GRID_PAD;
  box.width -= 2 * MONEV_GRID_PAD;
  draw_text (frame, cell->text, cell->state == MONEV_STATE_DIM ? &colors->dim : &colors->text, &box,
             cell->middle ? 0.5 : spec->numeric ? 1 : spec->xalign,
             cell->strong    ? MONEV_GRID_TEXT_HEAD
             : spec->numeric ? MONEV_GRID_TEXT_FIGURES
                             : MONEV_GRID_TEXT_PLAIN);
}

static void
draw_lines (const Frame *frame, const MonevGridCell *cell, const GdkRectangle *area)
{
  const GdkRGBA *color = &frame->self->colors.line;

  if (cell->right == 0)
    fill_rect (frame->snapshot, color, area->x + area->width - 1, area->y, 1, area->height);
  fill_rect (frame->snapshot, color, area->x, area->y + area->height - 1, area->width, 1);
}

/* With lines the whole cell is tinted, as on a sheet; without, a chip lies in it. */
static void
draw_tinted (const Frame *frame, const MonevGridColumn *column, const MonevGridCell *cell,
             const GdkRectangle *area)
{
  const MonevStateColors *colors = &frame->self->colors.states[cell->state];
  gboolean lines = frame->self->lines, square;
  const char *text = cell->text;
  int x = area->x + (lines ? 6 : 8);
  GdkRectangle box = { 0, area->y, 0, area->height };

  if (lines)
    fill_rect (frame->snapshot, &colors->tint, area->x, area->y, area->width, area->height);
  else
    fill_round (frame->snapshot, &colors->tint, area->x + 4, area->y + 3,
                area->width - 4 - CHIP_GAP, area->height - 6);
  square = !lines && (cell->state == MONEV_STATE_LATE || cell->state == MONEV_STATE_QUESTION);
  if (square)
    text = draw_square (frame, cell->state, text, x, area);
  else if (lines && cell->state == MONEV_STATE_LATE)
    draw_corner (frame, area);
  else
    draw_glyph (frame, cell->state, FALSE, x + (lines ? 0 : 2),
                area->y + (area->height - MONEV_GRID_GLYPH) / 2);
  box.x = x + (square ? FILL : MONEV_GRID_GLYPH + 2) + 6;
  box.width = area->x + area->width - (lines ? MONEV_GRID_PAD : CHIP_GAP + 6) - box.x;
  if (column->numeric)
    draw_text (frame, text, &colors->text, &box, 1, MONEV_GRID_TEXT_FIGURES);
  else
    draw_text (frame, text, &colors->text, &box, column->xalign,
               lines ? MONEV_GRID_TEXT_PLAIN : MONEV_GRID_TEXT_SMALL);
}

static gboolean
is_selected (const Frame *frame, guint row, guint column)
{
  const MonevGridRange *range = &frame->selection;

  return row >= range->row && row - range->row < range->n_rows && column >= range->column
         && column - range->column < range->n_columns;
}

static void
draw_cell (const Frame *frame, const MonevGridColumn *spec, guint row, guint column,
           const GdkRectangle *area)
{
  MonevDataGrid *self = frame->self;
  gboolean several = frame->selection.n_rows > 1 || frame->selection.n_columns > 1;
  MonevGridCell cell;

  monev_grid_source_get_cell (self->source, row, column, &cell);
  if (monev_state_has_tint (cell.state))
    draw_tinted (frame, spec, &cell, area);
  else
    draw_plain (frame, spec, column, &cell, area);
  if (several && is_selected (frame, row, column)) /* over the tint, which would hide it */
    fill_rect (frame->snapshot, &self->colors.selected, area->x, area->y, area->width,
               area->height);
  if (self->lines)
    draw_lines (frame, &cell, area);
  if (self->has_cursor && row == self->row && self->column + cell.left >= column
      && self->column <= column + cell.right)
    {
      GdkRGBA color = frame->focused ? self->colors.accent : with_alpha (self->colors.text, 0.25);
      GdkRectangle whole = spanned (frame, column, &cell, area);

      draw_frame (frame->snapshot, &color, whole.x + 1, whole.y + 1, whole.width - 2,
                  whole.height - 2);
    }
}

static void
draw_sort_mark (const Frame *frame, double x, double y)
{
  cairo_t *cr = gtk_snapshot_append_cairo (frame->snapshot,
                                           &GRAPHENE_RECT_INIT ((float) x, (float) y, 8, 8));
  double base = frame->self->ascending ? y + 6.5 : y + 1.5,
         tip = frame->self->ascending ? y + 1.5 : y + 6.5;

  gdk_cairo_set_source_rgba (cr, &frame->self->colors.text);
  cairo_move_to (cr, x, base);
  cairo_line_to (cr, x + 8, base);
  cairo_line_to (cr, x + 4, tip);
  cairo_fill (cr);
  cairo_destroy (cr);
}

/* The second line of a head; the first one gives way upwards. */
static void
draw_below (const Frame *frame, const MonevGridColumn *spec, GdkRectangle *box)
{
  GdkRectangle line = *box;

  if (spec->below == NULL)
    return;
  box->height = MONEV_GRID_HEAD_HEIGHT / 2 + 1;
  line.y = MONEV_GRID_HEAD_HEIGHT / 2 - 2;
  line.height = MONEV_GRID_HEAD_HEIGHT / 2;
  draw_text (frame, spec->below, &frame->self->colors.dim, &line,
             spec->numeric ? 1 : spec->xalign, MONEV_GRID_TEXT_SMALL | MONEV_GRID_TEXT_FIGURES);
}

static void
draw_head (const Frame *frame, const MonevGridColumn *spec, guint column, int x, int width)
{
  MonevDataGrid *self = frame->self;
  gboolean sorted = self->sort_column == (int) column;
  double xalign = spec->numeric ? 1 : spec->xalign;
  GdkRectangle box = { x + MONEV_GRID_PAD, 0, width - 2 * MONEV_GRID_PAD - (sorted ? 14 : 0),
                       MONEV_GRID_HEAD_HEIGHT };
  PangoLayout *layout;
  int text_width = 0;

  if (self->has_cursor && column == self->column)
    fill_rect (frame->snapshot, &self->colors.selected, x, 0, width, MONEV_GRID_HEAD_HEIGHT);
  if (sorted && xalign > 0.5)
    box.x += 14;
  draw_below (frame, spec, &box);
  draw_text (frame, spec->title, sorted ? &self->colors.text : &self->colors.dim, &box, xalign,
             MONEV_GRID_TEXT_HEAD);
  if (sorted && box.width > 0)
    {
      layout = monev_grid_text_get (self->texts, GTK_WIDGET (self), spec->title, box.width,
                                    MONEV_GRID_TEXT_HEAD);
      pango_layout_get_pixel_size (layout, &text_width, NULL);
      draw_sort_mark (frame,
                      xalign > 0.5 ? box.x + box.width - text_width - 14 : box.x + text_width + 6,
                      MONEV_GRID_HEAD_HEIGHT / 2 - 4);
    }
  if (self->lines)
    fill_rect (frame->snapshot, &self->colors.line, x + width - 1, 8, 1,
               MONEV_GRID_HEAD_HEIGHT - 16);
}

static void
draw_column (const Frame *frame, guint column)
{
  MonevDataGrid *self = frame->self;
  GdkRectangle area = { monev_grid_layout_x (&self->layout, column, frame->hscroll), frame->top,
                        self->layout.widths[column], self->row_height };
  MonevGridColumn spec;

  monev_grid_source_get_column (self->source, column, &spec);
  draw_head (frame, &spec, column, area.x, area.width);
  gtk_snapshot_push_clip (frame->snapshot,
                          &GRAPHENE_RECT_INIT ((float) area.x, MONEV_GRID_HEAD_HEIGHT,
                                               (float) area.width,
                                               (float) gtk_widget_get_height (GTK_WIDGET (self))));
  for (int row = frame->first_row; row < frame->last_row; row++, area.y += self->row_height)
    draw_cell (frame, &spec, (guint) row, column, &area);
  gtk_snapshot_pop (frame->snapshot);
}

static void
draw_row_tints (const Frame *frame, int width)
{
  MonevDataGrid *self = frame->self;
  int y = frame->top;

  for (int row = frame->first_row; row < frame->last_row; row++, y += self->row_height)
    {
      if (self->has_cursor && (guint) row == self->row)
        {
          GdkRGBA tint = with_alpha (self->colors.text, 0.075);

          fill_rect (frame->snapshot, &tint, 0, y, width, self->row_height);
        }
      else if ((guint) row == self->hover_row)
        fill_rect (frame->snapshot, &self->colors.hover, 0, y, width, self->row_height);
    }
}

static void
draw_columns (const Frame *frame, int width, int height)
{
  MonevDataGrid *self = frame->self;
  int held = monev_grid_layout_held (&self->layout);

  for (guint column = 0; column < self->layout.held; column++)
    draw_column (frame, column);
  gtk_snapshot_push_clip (
      frame->snapshot,
      &GRAPHENE_RECT_INIT ((float) held, 0, (float) MAX (0, width - held), (float) height));
  for (guint column = monev_grid_layout_first (&self->layout, frame->hscroll);
       column < self->layout.n; column++)
    {
      if (monev_grid_layout_x (&self->layout, column, frame->hscroll) >= width)
        break;
      draw_column (frame, column);
    }
  gtk_snapshot_pop (frame->snapshot);
  if (held > 0 && frame->hscroll > 0)
    fill_rect (frame->snapshot, &self->colors.line, held - 1, 0, 1, height);
}

static void
prepare (Frame *frame, MonevDataGrid *self, GtkSnapshot *snapshot, int height)
{
  double scroll = monev_data_grid_vscroll (self);
  int body = height - MONEV_GRID_HEAD_HEIGHT;

  *frame
      = (Frame) { .self = self, .snapshot = snapshot, .hscroll = monev_data_grid_hscroll (self) };
  frame->first_row = (int) (scroll / self->row_height);
  frame->top
      = MONEV_GRID_HEAD_HEIGHT + (int) (frame->first_row * (double) self->row_height - scroll);
  frame->last_row = MIN ((int) self->n_rows, (int) ((scroll + body) / self->row_height) + 1);
  frame->focused
      = (gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
  if (!monev_data_grid_get_selection (self, &frame->selection))
    frame->selection = (MonevGridRange) { 0 };
  colors_of (self);
}

static void
snapshot_children (MonevDataGrid *self, GtkSnapshot *snapshot)
{
  if (self->editor != NULL)
    gtk_widget_snapshot_child (GTK_WIDGET (self), self->editor, snapshot);
  if (self->problem != NULL)
    gtk_widget_snapshot_child (GTK_WIDGET (self), self->problem, snapshot);
}

/* The widgets that mirror the focused cell are left out on purpose: they are there to be read
 * aloud. */
void
monev_data_grid_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MonevDataGrid *self = MONEV_DATA_GRID (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  Frame frame;

  prepare (&frame, self, snapshot, height);
  gtk_snapshot_push_clip (snapshot,
                          &GRAPHENE_RECT_INIT (0, MONEV_GRID_HEAD_HEIGHT, (float) width,
                                               (float) MAX (0, height - MONEV_GRID_HEAD_HEIGHT)));
  draw_row_tints (&frame, width);
  gtk_snapshot_pop (snapshot);
  if (self->source != NULL)
    draw_columns (&frame, width, height);
  fill_rect (snapshot, &self->colors.line, 0, MONEV_GRID_HEAD_HEIGHT - 1, width, 1);
  if (self->n_rows == 0 && self->placeholder != NULL)
    draw_text (&frame, self->placeholder, &self->colors.dim,
               &(GdkRectangle) { 24, MONEV_GRID_HEAD_HEIGHT + 24, width - 48, self->row_height },
               0.5, MONEV_GRID_TEXT_PLAIN);
  snapshot_children (self, snapshot);
}

/* Room for the text of a cell, as draw_plain() and draw_tinted() leave it. */
static int
room_for_text (MonevDataGrid *self, guint column, const MonevGridCell *cell)
{
  int width = self->layout.widths[column];
  gboolean square = cell->state == MONEV_STATE_LATE || cell->state == MONEV_STATE_QUESTION;

  if (!monev_state_has_tint (cell->state))
    {
      GdkRectangle own = { 0, 0, width, 0 };
      const Frame frame = { .self = self };

      return spanned (&frame, column, cell, &own).width - 2 * MONEV_GRID_PAD;
    }
  if (self->lines)
    return width - 12 - MONEV_GRID_GLYPH - 2 - MONEV_GRID_PAD;
  return width - 14 - (square ? FILL : MONEV_GRID_GLYPH + 2) - CHIP_GAP - 6;
}

static int
full_width (MonevDataGrid *self, const char *text, gboolean figures)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  int width;

  if (figures)
    pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

/** monev_data_grid_cell_is_cut: Returns: whether the text of a cell is wider than its column. */
gboolean
monev_data_grid_cell_is_cut (MonevDataGrid *self, guint row, guint column)
{
  MonevGridColumn spec;
  MonevGridCell cell;

  monev_grid_source_get_column (self->source, column, &spec);
  monev_grid_source_get_cell (self->source, row, column, &cell);
  return full_width (self, cell.text, spec.numeric) > room_for_text (self, column, &cell);
}

/* What the source asks for; more where its widest text would be cut. */
int
monev_data_grid_wanted_width (MonevDataGrid *self, const MonevGridColumn *column)
{
  int width = column->width > 0 ? column->width : 120;

  if (column->widest == NULL)
    return width;
  return MAX (width, full_width (self, column->widest, column->numeric) + 2 * MONEV_GRID_PAD + 1);
}

/* What the head and the rows in sight need, for a double click on the edge. */
int
monev_data_grid_natural_width (MonevDataGrid *self, guint column)
{
  guint first = (guint) (monev_data_grid_vscroll (self) / self->row_height);
  guint last = MIN (self->n_rows, first + (guint) monev_data_grid_page_rows (self));
  MonevGridColumn spec;
  int width;

  monev_grid_source_get_column (self->source, column, &spec);
  width = full_width (self, spec.title, FALSE) + 2 * MONEV_GRID_PAD + 14;
  for (guint row = first; row < last; row++)
    {
      MonevGridCell cell;
      int around;

      monev_grid_source_get_cell (self->source, row, column, &cell);
      around = self->layout.widths[column] - room_for_text (self, column, &cell);
      width = MAX (width, full_width (self, cell.text, spec.numeric) + around + 1);
    }
  return MIN (width, 600);
}
