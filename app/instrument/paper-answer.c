#include "paper-answer.h"

#include <qrencode.h>

#define BOX 6.0      /* side of a box for one figure or code, mm */
#define LINE 1.5     /* between two lines of boxes */
#define LINE_GAP 7.5 /* between lines to write on */

typedef struct
{
  guint count;
  guint gaps; /* bit i: a gap before box i, as between day and month */
  guint wrap; /* the first box of the second line; 0 for one line */
} Boxes;

static void
draw_boxes (const MonevPageCanvas *canvas, gpointer data)
{
  const Boxes *boxes = data;
  double x = 0, y = 0;

  cairo_set_line_width (canvas->cr, 0.25);
  for (guint i = 0; i < boxes->count; i++)
    {
      if (i > 0 && i == boxes->wrap)
        {
          x = 0;
          y += BOX + LINE;
        }
      x += (boxes->gaps >> i & 1) != 0 ? 2.5 : 0;
      cairo_rectangle (canvas->cr, x + 0.2, y + 0.2, BOX - 0.4, BOX - 0.4);
      x += BOX;
    }
  cairo_stroke (canvas->cr);
}

/** monev_paper_boxes: Returns: (transfer full): one box per figure, as wide as the column so that all
 * answers begin at one edge. @gaps: bit i: a gap before box i, as between day and month. @wrap: the
 * first box of the second line; 0 for one line. */
MonevPageDrawing *
monev_paper_boxes (double width, guint count, guint gaps, guint wrap)
{
  Boxes *boxes = g_new (Boxes, 1);

  *boxes = (Boxes){ count, gaps, wrap };
  return monev_page_drawing_new (width, wrap > 0 ? 2 * BOX + LINE : BOX, draw_boxes, boxes, g_free);
}

static void
draw_lines (const MonevPageCanvas *canvas, gpointer data)
{
  guint count = GPOINTER_TO_UINT (data);

  cairo_set_line_width (canvas->cr, 0.2);
  cairo_set_dash (canvas->cr, (double[]){ 0.4, 0.9 }, 2, 0);
  for (guint i = 0; i < count; i++)
    {
      cairo_move_to (canvas->cr, 0, (i + 1) * LINE_GAP - 0.6);
      cairo_line_to (canvas->cr, canvas->width, (i + 1) * LINE_GAP - 0.6);
    }
  cairo_stroke (canvas->cr);
}

/** monev_paper_lines: Returns: (transfer full): dotted lines to write on. */
MonevPageDrawing *
monev_paper_lines (double width, guint count)
{
  return monev_page_drawing_new (width, count * LINE_GAP, draw_lines, GUINT_TO_POINTER (count),
                                 NULL);
}

static void
draw_qr (const MonevPageCanvas *canvas, gpointer data)
{
  QRcode *code = QRcode_encodeString (data, 0, QR_ECLEVEL_M, QR_MODE_8, 1);
  double unit;

  if (code == NULL)
    return;
  unit = canvas->width / code->width;
  for (int i = 0; i < code->width * code->width; i++)
    if ((code->data[i] & 1) != 0)
      cairo_rectangle (canvas->cr, i % code->width * unit, i / code->width * unit, unit, unit);
  cairo_fill (canvas->cr);
  QRcode_free (code);
}

/** monev_paper_qr: @text: (transfer full). Returns: (transfer full): a QR code, @size mm wide. */
MonevPageDrawing *
monev_paper_qr (double size, char *text)
{
  return monev_page_drawing_new (size, size, draw_qr, text, g_free);
}

typedef struct
{
  GPtrArray *choices;
  double width;
  double *heights; /* of each, mm */
  char *family;
} Choices;

/** monev_paper_choice_free: frees one choice and its texts. */
void
monev_paper_choice_free (gpointer data)
{
  MonevPaperChoice *choice = data;

  g_free (choice->code);
  g_free (choice->words);
  g_free (choice->skip);
  g_free (choice);
}

static void
choices_free (gpointer data)
{
  Choices *self = data;

  g_ptr_array_unref (self->choices);
  g_free (self->heights);
  g_free (self->family);
  g_free (self);
}

#define CODE_X (BOX - 0.5)
#define WORDS_X (BOX + 6.5)

static MonevPageFont
choice_font (const Choices *self, gboolean bold)
{
  return (MonevPageFont){ .family = self->family, .size = 9.5, .bold = bold };
}

static char *
words_of (const MonevPaperChoice *choice)
{
  return choice->skip == NULL ? g_strdup (choice->words)
                              : g_strdup_printf ("%s  → %s", choice->words, choice->skip);
}

static void
draw_choices (const MonevPageCanvas *canvas, gpointer data)
{
  const Choices *self = data;
  MonevPageFont font = choice_font (self, FALSE), bold = choice_font (self, TRUE);
  double y = 0;

  cairo_set_line_width (canvas->cr, 0.25);
  for (guint i = 0; i < self->choices->len; i++)
    {
      const MonevPaperChoice *choice = g_ptr_array_index (self->choices, i);
      g_autofree char *words = words_of (choice);

      if (choice->several)
        cairo_rectangle (canvas->cr, 0.3, y + 0.5, 3.6, 3.6);
      else
        {
          cairo_new_sub_path (canvas->cr);
          cairo_arc (canvas->cr, 2.1, y + 2.3, 1.8, 0, 2 * G_PI);
        }
      cairo_stroke (canvas->cr);
      monev_page_canvas_text (canvas, choice->code, &bold, MONEV_PAGE_LEFT, CODE_X, y, 7);
      monev_page_canvas_text (canvas, words, &font, MONEV_PAGE_LEFT, WORDS_X, y,
                              self->width - WORDS_X);
      y += self->heights[i];
    }
}

/** monev_paper_choices: Returns: (transfer full): choices (transfer full) below each other, each with
 * what to mark, its code, its words, and where one goes on. */
MonevPageDrawing *
monev_paper_choices (GPtrArray *choices, double width, const char *family)
{
  Choices *self = g_new0 (Choices, 1);
  double height = 0;

  self->choices = choices;
  self->width = width;
  self->heights = g_new0 (double, choices->len + 1);
  self->family = g_strdup (family);
  for (guint i = 0; i < choices->len; i++)
    {
      g_autofree char *words = words_of (g_ptr_array_index (choices, i));
      MonevPageFont font = choice_font (self, FALSE);
      double text_width, text_height;

      monev_page_canvas_measure (words, &font, width - WORDS_X, &text_width, &text_height);
      self->heights[i] = MAX (text_height, 4.2) + 0.8;
      height += self->heights[i];
    }
  return monev_page_drawing_new (width, MAX (height, 1), draw_choices, self, choices_free);
}
