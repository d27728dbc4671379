#include "page-list-private.h"

#include <math.h>
#include <string.h>

#include "page-fonts-private.h"

/* All letters of one font and colour. */
typedef struct {
  cairo_scaled_font_t *scaled;
  guint32              colour;
  GArray              *glyphs; /* cairo_glyph_t */
} Batch;

/* Letters that do not give their text back by themselves. */
typedef struct {
  cairo_scaled_font_t  *scaled;
  guint32               colour;
  gboolean              backward;
  char                 *text;
  cairo_glyph_t        *glyphs;
  guint                 n_glyphs;
  cairo_text_cluster_t *clusters;
  guint                 n_clusters;
} Cluster;

typedef struct {
  guint32 colour;
  double  x, y, width, height;
} Fill;

typedef struct {
  double thickness;
  double x1, y1, x2, y2;
} Rule;

typedef struct {
  MonevPageDrawing *drawing;
  double            x, y, width, height;
} Picture;

typedef struct {
  PageHook       hook;
  gpointer       data;
  GDestroyNotify free_data;
} Hook;

struct _PageList {
  double   width, height;
  GArray  *batches;
  guint    last; /* the batch that took the last letter */
  GArray  *clusters;
  GArray  *fills;
  GArray  *rules;
  GArray  *pictures;
  GArray  *hooks;
  GString *boxes; /* nullable */
};

static void
clear_batch (gpointer data)
{
  Batch *batch = data;

  cairo_scaled_font_destroy (batch->scaled);
  g_array_unref (batch->glyphs);
}

static void
clear_cluster (gpointer data)
{
  Cluster *cluster = data;

  cairo_scaled_font_destroy (cluster->scaled);
  g_free (cluster->text);
  g_free (cluster->glyphs);
  g_free (cluster->clusters);
}

static void
clear_picture (gpointer data)
{
  monev_page_drawing_unref (((Picture *) data)->drawing);
}

static void
clear_hook (gpointer data)
{
  Hook *hook = data;

  if (hook->free_data != NULL)
    hook->free_data (hook->data);
}

static GArray *
new_array (gsize size, GDestroyNotify clear)
{
  GArray *array = g_array_new (FALSE, FALSE, size);

  if (clear != NULL)
    g_array_set_clear_func (array, clear);
  return array;
}

/**
 * page_list_new:
 * @width: of the page, in points
 * @boxes: whether page_list_tell() will be asked
 */
PageList *
page_list_new (double width, double height, gboolean boxes)
{
  PageList *self = g_new0 (PageList, 1);

  self->width = width;
  self->height = height;
  self->batches = new_array (sizeof (Batch), clear_batch);
  self->clusters = new_array (sizeof (Cluster), clear_cluster);
  self->fills = new_array (sizeof (Fill), NULL);
  self->rules = new_array (sizeof (Rule), NULL);
  self->pictures = new_array (sizeof (Picture), clear_picture);
  self->hooks = new_array (sizeof (Hook), clear_hook);
  self->boxes = boxes ? g_string_new (NULL) : NULL;
  return self;
}

/** page_list_free: and what stands on it. */
void
page_list_free (PageList *self)
{
  g_array_unref (self->batches);
  g_array_unref (self->clusters);
  g_array_unref (self->fills);
  g_array_unref (self->rules);
  g_array_unref (self->pictures);
  g_array_unref (self->hooks);
  if (self->boxes != NULL)
    g_string_free (self->boxes, TRUE);
  g_free (self);
}

static gboolean
takes (const Batch *batch, const PageStretch *stretch)
{
  return batch->scaled == stretch->scaled && batch->colour == stretch->colour;
}

static Batch *
find_batch (PageList *self, const PageStretch *stretch)
{
  Batch *batches = (Batch *) self->batches->data;
  Batch fresh;

  if (self->last < self->batches->len && takes (&batches[self->last], stretch))
    return &batches[self->last];
  for (self->last = 0; self->last < self->batches->len; self->last++)
    if (takes (&batches[self->last], stretch))
      return &batches[self->last];
  fresh = (Batch) { cairo_scaled_font_reference (stretch->scaled), stretch->colour,
                    g_array_sized_new (FALSE, FALSE, sizeof (cairo_glyph_t), 1024) };
  g_array_append_val (self->batches, fresh);
  return &g_array_index (self->batches, Batch, self->last);
}

/** page_list_letter: one letter of a plain stretch, with its origin at @x, @y. */
void
page_list_letter (PageList *self, const PageStretch *stretch, gulong glyph, double x, double y)
{
  cairo_glyph_t letter = { glyph, x, y };

  g_array_append_val (find_batch (self, stretch)->glyphs, letter);
}

/** page_list_stretch: letters that go to the page together with their text. */
void
page_list_stretch (PageList *self, const PageStretch *stretch, const cairo_glyph_t *glyphs,
                   guint n_glyphs, const cairo_text_cluster_t *clusters, guint n_clusters)
{
  Cluster cluster = {
    cairo_scaled_font_reference (stretch->scaled), stretch->colour, stretch->backward,
    g_strndup (stretch->text, stretch->n_bytes),
    g_memdup2 (glyphs, n_glyphs * sizeof *glyphs), n_glyphs,
    g_memdup2 (clusters, n_clusters * sizeof *clusters), n_clusters,
  };

  g_array_append_val (self->clusters, cluster);
}

/** page_list_fill: a ground of @colour. */
void
page_list_fill (PageList *self, guint32 colour, double x, double y, double width, double height)
{
  Fill fill = { colour, x, y, width, height };

  g_array_append_val (self->fills, fill);
  page_list_box (self, "ground", x, y, width, height, NULL, 0);
}

/** page_list_rule: a line, black. */
void
page_list_rule (PageList *self, double thickness, double x1, double y1, double x2, double y2)
{
  Rule rule = { thickness, x1, y1, x2, y2 };

  g_array_append_val (self->rules, rule);
  page_list_box (self, "rule", x1, y1, x2 - x1, y2 - y1, NULL, 0);
}

/** page_list_drawing: @drawing in the middle of its box, made smaller when it does not fit. */
void
page_list_drawing (PageList *self, MonevPageDrawing *drawing, double x, double y, double width,
                   double height)
{
  Picture picture = { monev_page_drawing_ref (drawing), x, y, width, height };

  g_array_append_val (self->pictures, picture);
  page_list_box (self, "drawing", x, y, width, height, NULL, 0);
}

/** page_list_hook: called at the end of painting with the whole page as canvas. */
void
page_list_hook (PageList *self, PageHook hook, gpointer data, GDestroyNotify free_data)
{
  Hook entry = { hook, data, free_data };

  g_array_append_val (self->hooks, entry);
}

/** page_list_has_boxes: Returns: whether somebody will read them. */
gboolean
page_list_has_boxes (const PageList *self)
{
  return self->boxes != NULL;
}

static long
hundredths (double points)
{
  return lround (points / PAGE_POINTS_PER_MM * 100);
}

/** page_list_box: notes a box for page_list_tell(); nothing is painted. @text: (nullable) */
void
page_list_box (PageList *self, const char *kind, double x, double y, double width, double height,
               const char *text, guint length)
{
  if (self->boxes == NULL)
    return;
  g_string_append_printf (self->boxes, "  %s %ld,%ld %ldx%ld", kind, hundredths (x),
                          hundredths (y), hundredths (width), hundredths (height));
  if (text != NULL)
    {
      g_string_append (self->boxes, " \"");
      g_string_append_len (self->boxes, text, length);
      g_string_append_c (self->boxes, '"');
    }
  g_string_append_c (self->boxes, '\n');
}

/** page_list_tell: appends the boxes in 1/100 mm, in the order in which they were laid out. */
void
page_list_tell (const PageList *self, GString *text)
{
  g_string_append_len (text, self->boxes->str, self->boxes->len);
}

static void
set_colour (cairo_t *cr, guint32 colour)
{
  cairo_set_source_rgb (cr, (colour >> 16 & 255) / 255.0, (colour >> 8 & 255) / 255.0,
                        (colour & 255) / 255.0);
}

static void
paint_fills (const PageList *self, cairo_t *cr)
{
  const Fill *fills = (const Fill *) self->fills->data;

  for (guint i = 0; i < self->fills->len; i++)
    {
      cairo_rectangle (cr, fills[i].x, fills[i].y, fills[i].width, fills[i].height);
      if (i + 1 < self->fills->len && fills[i + 1].colour == fills[i].colour)
        continue;
      set_colour (cr, fills[i].colour);
      cairo_fill (cr);
    }
}

static void
paint_rules (const PageList *self, cairo_t *cr)
{
  const Rule *rules = (const Rule *) self->rules->data;

  set_colour (cr, 0);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_SQUARE);
  for (guint i = 0; i < self->rules->len; i++)
    {
      cairo_move_to (cr, rules[i].x1, rules[i].y1);
      cairo_line_to (cr, rules[i].x2, rules[i].y2);
      if (i + 1 < self->rules->len && rules[i + 1].thickness == rules[i].thickness)
        continue;
      cairo_set_line_width (cr, rules[i].thickness);
      cairo_stroke (cr);
    }
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
}

static void
paint_picture (const Picture *picture, cairo_t *cr)
{
  double width = monev_page_drawing_width (picture->drawing) * PAGE_POINTS_PER_MM;
  double height = monev_page_drawing_height (picture->drawing) * PAGE_POINTS_PER_MM;
  double scale = MIN (1, MIN (picture->width / width, picture->height / height));

  cairo_save (cr);
  cairo_translate (cr, picture->x + (picture->width - width * scale) / 2,
                   picture->y + (picture->height - height * scale) / 2);
  cairo_scale (cr, scale * PAGE_POINTS_PER_MM, scale * PAGE_POINTS_PER_MM);
  monev_page_drawing_draw (picture->drawing, cr);
  cairo_restore (cr);
}

static void
paint_letters (const PageList *self, cairo_t *cr)
{
  for (guint i = 0; i < self->batches->len; i++)
    {
      const Batch *batch = &g_array_index (self->batches, Batch, i);

      set_colour (cr, batch->colour);
      cairo_set_scaled_font (cr, batch->scaled);
      cairo_show_glyphs (cr, (cairo_glyph_t *) batch->glyphs->data, batch->glyphs->len);
    }
  for (guint i = 0; i < self->clusters->len; i++)
    {
      const Cluster *cluster = &g_array_index (self->clusters, Cluster, i);

      set_colour (cr, cluster->colour);
      cairo_set_scaled_font (cr, cluster->scaled);
      cairo_show_text_glyphs (cr, cluster->text, strlen (cluster->text), cluster->glyphs,
                              cluster->n_glyphs, cluster->clusters, cluster->n_clusters,
                              cluster->backward ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : 0);
    }
}

static void
paint_hooks (const PageList *self, cairo_t *cr)
{
  MonevPageCanvas canvas = { cr, self->width / PAGE_POINTS_PER_MM,
                             self->height / PAGE_POINTS_PER_MM };

  for (guint i = 0; i < self->hooks->len; i++)
    {
      const Hook *hook = &g_array_index (self->hooks, Hook, i);

      cairo_save (cr);
      cairo_scale (cr, PAGE_POINTS_PER_MM, PAGE_POINTS_PER_MM);
      hook->hook (&canvas, hook->data);
      cairo_restore (cr);
    }
}

/** page_list_paint: on @cr, where one unit is one point. */
void
page_list_paint (const PageList *self, cairo_t *cr)
{
  cairo_save (cr);
  paint_fills (self, cr);
  paint_rules (self, cr);
  for (guint i = 0; i < self->pictures->len; i++)
    paint_picture (&g_array_index (self->pictures, Picture, i), cr);
  paint_letters (self, cr);
  paint_hooks (self, cr);
  cairo_restore (cr);
}
