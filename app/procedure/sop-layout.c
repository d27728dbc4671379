#include "procedure/sop-private.h"

#include <string.h>

#define CONNECTOR_WIDEST 4.6
#define CONNECTOR_HEIGHT 5.2
#define CONNECTOR_BELOW 3.6 /* an arrow over it */
#define CONNECTOR_ABOVE 0.9
#define LETTER_WIDTH 1.12   /* of a caption, on the average; mm */
#define CAPTION_GAP 0.8
#define CAPTION_DOWN 1.2

struct _MonevSopDrawing {
  gatomicrefcount refs;
  guint           n_pages;
  SopSheet       *sheets;
};

static void
clear_caption (gpointer data)
{
  g_free (((MonevSopCaption *) data)->text);
}

static void
clear_connector (gpointer data)
{
  g_free (((SopConnector *) data)->text);
}

static void
open_sheet (SopSheet *sheet)
{
  sheet->symbols = g_array_new (FALSE, FALSE, sizeof (MonevSopSymbol));
  sheet->lines = g_array_new (FALSE, FALSE, sizeof (MonevSopLine));
  sheet->captions = g_array_new (FALSE, FALSE, sizeof (MonevSopCaption));
  sheet->connectors = g_array_new (FALSE, FALSE, sizeof (SopConnector));
  g_array_set_clear_func (sheet->captions, clear_caption);
  g_array_set_clear_func (sheet->connectors, clear_connector);
}

static void
close_sheet (SopSheet *sheet)
{
  g_array_unref (sheet->symbols);
  g_array_unref (sheet->lines);
  g_array_unref (sheet->captions);
  g_array_unref (sheet->connectors);
}

/** sop_put_symbol: copied. */
void
sop_put_symbol (SopWork *work, guint page, const MonevSopSymbol *symbol)
{
  g_array_append_vals (work->sheets[page].symbols, symbol, 1);
}

/** sop_put_line: @points: x and y in turn. */
void
sop_put_line (SopWork *work, guint page, guint step, gboolean arrow, const double *points,
              guint n_points)
{
  MonevSopLine line = { .n_points = n_points, .arrow = arrow, .step = step };

  g_assert (n_points <= MONEV_SOP_MAX_POINTS);
  for (guint i = 0; i < n_points; i++)
    {
      line.x[i] = points[2 * i];
      line.y[i] = points[2 * i + 1];
    }
  g_array_append_val (work->sheets[page].lines, line);
}

/** sop_put_caption: @align: -1 or 1, as in MonevSopCaption. */
void
sop_put_caption (SopWork *work, guint page, const char *text, double x, double y, double width,
                 int align, gboolean halo)
{
  MonevSopCaption caption = { g_strdup (text), x, y, width, align, halo };

  g_array_append_val (work->sheets[page].captions, caption);
}

/**
 * monev_sop_letter:
 * @index: from 0
 *
 * Returns: (transfer full): A to Z, then AA.
 */
char *
monev_sop_letter (guint index)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint left = index + 1; left > 0; left = (left - 1) / 26)
    g_string_prepend_c (text, (char) ('A' + (left - 1) % 26));
  return g_strdup (text->str);
}

/**
 * sop_put_connector:
 * @x: its middle
 * @step: on the other page
 *
 * Returns: where a line meets it: its upper edge under the table, its tip over the rows.
 */
double
sop_put_connector (SopWork *work, guint page, gboolean below, double x, guint letter, guint step,
                   const char *text)
{
  const MonevSopPage *sheet = &work->pages[page];
  double width = CLAMP (work->columns->width[0] * 0.4, 3.2, CONNECTOR_WIDEST);
  double y = below ? sheet->below_y + CONNECTOR_BELOW : sheet->above_y + CONNECTOR_ABOVE;
  g_autofree char *name = monev_sop_letter (letter);
  MonevSopSymbol symbol = { MONEV_SOP_CONNECTOR, x - width / 2, y, width, CONNECTOR_HEIGHT, step,
                            SOP_NONE, "" };
  SopConnector connector = { below, x, y, "", g_strdup (text) };

  g_strlcpy (symbol.label, name, sizeof symbol.label);
  g_strlcpy (connector.label, name, sizeof connector.label);
  sop_put_symbol (work, page, &symbol);
  g_array_append_val (work->sheets[page].connectors, connector);
  return below ? y : y + CONNECTOR_HEIGHT;
}

static int
from_the_left (gconstpointer a, gconstpointer b)
{
  const SopConnector *one = a, *other = b;

  if (one->below != other->below)
    return one->below ? 1 : -1;
  return one->x < other->x ? -1 : one->x > other->x;
}

static gboolean
fits_beside (const SopConnector *connector, const SopConnector *next)
{
  double width = (double) g_utf8_strlen (connector->text, -1) * LETTER_WIDTH;

  return next->x - connector->x >= width + CONNECTOR_WIDEST + 2 * CAPTION_GAP;
}

static void
put_beside (SopWork *work, guint page, const SopConnector *connector, gboolean left)
{
  double out = (CONNECTOR_WIDEST / 2 + CAPTION_GAP) * (left ? -1 : 1);

  sop_put_caption (work, page, connector->text, connector->x + out,
                   connector->y + CAPTION_DOWN, 0, left ? 1 : -1, TRUE);
}

/* The first may have its words at its left. Where they would still run into one another they stand
 * together, each with its letter. */
static void
put_list (SopWork *work, guint page, const SopConnector *connectors, guint n)
{
  g_autoptr (GString) text = g_string_new (NULL);
  double behind = connectors[n - 1].x + CONNECTOR_WIDEST / 2;
  double x = MAX (work->columns->caption_x, behind) + CAPTION_GAP;
  double right = work->columns->caption_x + work->columns->caption_width;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s: %s", i > 0 ? "; " : "", connectors[i].label,
                            connectors[i].text);
  sop_put_caption (work, page, text->str, x, connectors[0].y, right - x, -1, TRUE);
}

static void
settle_band (SopWork *work, guint page, const SopConnector *connectors, guint n)
{
  gboolean first_left = n > 1 && !fits_beside (&connectors[0], &connectors[1]);
  gboolean beside = TRUE;

  for (guint i = first_left; i + 1 < n; i++)
    beside = beside && fits_beside (&connectors[i], &connectors[i + 1]);
  for (guint i = 0; beside && i < n; i++)
    put_beside (work, page, &connectors[i], i == 0 && first_left);
  if (!beside)
    put_list (work, page, connectors, n);
}

/** sop_settle_captions: the words of the connectors, once all of them are known. */
void
sop_settle_captions (SopWork *work)
{
  for (guint page = 0; page < work->n_pages; page++)
    {
      GArray *all = work->sheets[page].connectors;
      const SopConnector *first;
      guint n_above = 0;

      g_array_sort (all, from_the_left);
      first = (const SopConnector *) all->data;
      while (n_above < all->len && !first[n_above].below)
        n_above++;
      if (n_above > 0)
        settle_band (work, page, first, n_above);
      if (n_above < all->len)
        settle_band (work, page, first + n_above, all->len - n_above);
    }
}

/**
 * monev_sop_drawing_new:
 * @columns: of the actors, as many as @procedure has
 * @pages: (array length=n_pages): with the rows of all steps
 *
 * Permenpan RB 35/2012: the flow leaves a symbol below and enters the next one from above, "tidak"
 * of a decision goes back to its step, and connectors join what stands on different pages.
 *
 * Returns: (transfer full): nothing in it refers to what was given.
 */
MonevSopDrawing *
monev_sop_drawing_new (const MonevProcedure *procedure, const MonevSopColumns *columns,
                       const MonevSopPage *pages, guint n_pages)
{
  MonevSopDrawing *self = g_new0 (MonevSopDrawing, 1);
  guint n_steps = monev_procedure_n_steps (procedure);
  g_autofree SopPlace *places = g_new0 (SopPlace, n_steps + 1);
  SopWork work = { procedure, columns, pages, n_pages, places, n_steps };

  g_atomic_ref_count_init (&self->refs);
  self->n_pages = n_pages;
  self->sheets = work.sheets = g_new0 (SopSheet, n_pages + 1);
  for (guint i = 0; i < n_pages; i++)
    open_sheet (&self->sheets[i]);
  sop_place_steps (&work);
  sop_route_back (&work);
  sop_put_symbols (&work);
  sop_put_lines (&work);
  sop_settle_captions (&work);
  g_ptr_array_unref (work.nets);
  return self;
}

/** monev_sop_drawing_ref: Returns: (transfer full): @self. */
MonevSopDrawing *
monev_sop_drawing_ref (MonevSopDrawing *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/** monev_sop_drawing_unref: drops one reference. */
void
monev_sop_drawing_unref (MonevSopDrawing *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  for (guint i = 0; i < self->n_pages; i++)
    close_sheet (&self->sheets[i]);
  g_free (self->sheets);
  g_free (self);
}

/** monev_sop_drawing_n_pages: Returns: as many as were given. */
guint
monev_sop_drawing_n_pages (const MonevSopDrawing *self)
{
  return self->n_pages;
}

/** monev_sop_drawing_symbols: @page: index; @n: (out). Returns: (transfer none). */
const MonevSopSymbol *
monev_sop_drawing_symbols (const MonevSopDrawing *self, guint page, guint *n)
{
  g_return_val_if_fail (page < self->n_pages, NULL);

  *n = self->sheets[page].symbols->len;
  return (const MonevSopSymbol *) self->sheets[page].symbols->data;
}

/** monev_sop_drawing_lines: @page: index; @n: (out). Returns: (transfer none). */
const MonevSopLine *
monev_sop_drawing_lines (const MonevSopDrawing *self, guint page, guint *n)
{
  g_return_val_if_fail (page < self->n_pages, NULL);

  *n = self->sheets[page].lines->len;
  return (const MonevSopLine *) self->sheets[page].lines->data;
}

/** monev_sop_drawing_captions: @page: index; @n: (out). Returns: (transfer none). */
const MonevSopCaption *
monev_sop_drawing_captions (const MonevSopDrawing *self, guint page, guint *n)
{
  g_return_val_if_fail (page < self->n_pages, NULL);

  *n = self->sheets[page].captions->len;
  return (const MonevSopCaption *) self->sheets[page].captions->data;
}

/** monev_sop_shape_word: Returns: (transfer none): Indonesian, for those who do not see it. */
const char *
monev_sop_shape_word (MonevSopShape shape)
{
  static const char *const words[]
    = { "mulai atau selesai", "proses", "keputusan", "penghubung halaman" };

  G_STATIC_ASSERT (G_N_ELEMENTS (words) == MONEV_SOP_N_SHAPES);
  return words[shape];
}

static long
hundredths (double mm)
{
  return (long) (mm * 100 + (mm < 0 ? -0.5 : 0.5));
}

static void
tell_sheet (const SopSheet *sheet, GString *text)
{
  static const char *const names[] = { "capsule", "box", "diamond", "connector" };

  for (guint i = 0; i < sheet->symbols->len; i++)
    {
      const MonevSopSymbol *symbol = &g_array_index (sheet->symbols, MonevSopSymbol, i);

      g_string_append_printf (text, "%s %u%s%s %ld,%ld %ldx%ld\n", names[symbol->shape],
                              symbol->step + 1, *symbol->label != '\0' ? " " : "",
                              symbol->label, hundredths (symbol->x), hundredths (symbol->y),
                              hundredths (symbol->width), hundredths (symbol->height));
    }
  for (guint i = 0; i < sheet->lines->len; i++)
    {
      const MonevSopLine *line = &g_array_index (sheet->lines, MonevSopLine, i);

      g_string_append_printf (text, "%s %u", line->arrow ? "arrow" : "line", line->step + 1);
      for (guint p = 0; p < line->n_points; p++)
        g_string_append_printf (text, " %ld,%ld", hundredths (line->x[p]),
                                hundredths (line->y[p]));
      g_string_append_c (text, '\n');
    }
  for (guint i = 0; i < sheet->captions->len; i++)
    {
      const MonevSopCaption *caption = &g_array_index (sheet->captions, MonevSopCaption, i);

      g_string_append_printf (text, "text %ld,%ld \"%s\"\n", hundredths (caption->x),
                              hundredths (caption->y), caption->text);
    }
}

/** monev_sop_drawing_dump: Returns: (transfer full): a line for each thing, in 1/100 mm. */
char *
monev_sop_drawing_dump (const MonevSopDrawing *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint page = 0; page < self->n_pages; page++)
    {
      g_string_append_printf (text, "page %u\n", page + 1);
      tell_sheet (&self->sheets[page], text);
    }
  return g_strdup (text->str);
}
