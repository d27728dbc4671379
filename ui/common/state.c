#include "state.h"

#include <glib/gi18n.h>
#include <math.h>

static const char *const names[MONEV_N_STATES] = { "normal",   "dim",  "good",  "running",
                                                   "question", "late", "error", "changed",
                                                   "sent",     "seen" };
/* Sent and seen share the quiet greys; their glyphs part them. */
static const char *const families[MONEV_N_STATES]
    = { "dim", "dim", "good", "running", "question", "late", "error", "changed", "dim", "dim" };

/** monev_state_name: Returns: (transfer none): "good"; also the name of its CSS class. */
const char *
monev_state_name (MonevState state)
{
  g_return_val_if_fail (state < MONEV_N_STATES, "normal");
  return names[state];
}

/**
 * monev_state_word:
 *
 * Returns: (transfer none): the word that says to a screen reader what the glyph shows; "" where
 *   there is nothing to say.
 */
const char *
monev_state_word (MonevState state)
{
  switch (state)
    {
    case MONEV_STATE_GOOD:
      return _("selesai");
    case MONEV_STATE_RUNNING:
      return _("berjalan");
    case MONEV_STATE_QUESTION:
      return _("klarifikasi");
    case MONEV_STATE_LATE:
      return _("terlambat");
    case MONEV_STATE_ERROR:
      return _("galat");
    case MONEV_STATE_CHANGED:
      return _("diubah");
    case MONEV_STATE_SENT:
      return _("terkirim");
    case MONEV_STATE_SEEN:
      return _("tanda terima kembali");
    default:
      return "";
    }
}

/** monev_state_has_tint: Returns: whether a cell in this state is tinted and carries a glyph. */
gboolean
monev_state_has_tint (MonevState state)
{
  return state >= MONEV_STATE_GOOD && state < MONEV_N_STATES;
}

static void
look_up (GtkStyleContext *style, const char *family, const char *part, const GdkRGBA *instead,
         GdkRGBA *color)
{
  g_autofree char *name = g_strdup_printf ("monev_%s_%s", family, part);

  if (!gtk_style_context_lookup_color (style, name, color))
    *color = *instead;
}

/**
 * monev_state_colors:
 * @widget: whose style counts
 * @colors: (out): each colour of @state; the widget's own text colour where the style names none
 */
void
monev_state_colors (GtkWidget *widget, MonevState state, MonevStateColors *colors)
{
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  const char *family = families[state];
  GdkRGBA own;

  gtk_style_context_get_color (style, &own);
  look_up (style, family, "text", &own, &colors->text);
  look_up (style, family, "mark", &own, &colors->mark);
  look_up (style, family, "tint", &own, &colors->tint);
  look_up (style, family, "fill", &colors->mark, &colors->fill);
  look_up (style, family, "ink", &colors->tint, &colors->ink);
  if (state == MONEV_STATE_NORMAL)
    colors->text = own;
}

static void
draw_check (cairo_t *cr)
{
  cairo_move_to (cr, 3.2, 8.6);
  cairo_line_to (cr, 6.6, 12);
  cairo_line_to (cr, 13, 4.6);
  cairo_stroke (cr);
}

static void
draw_question (cairo_t *cr)
{
  cairo_move_to (cr, 5, 5.6);
  cairo_curve_to (cr, 5, 1.9, 11, 1.9, 11, 5.6);
  cairo_curve_to (cr, 11, 8, 8, 7.8, 8, 10.1);
  cairo_stroke (cr);
  cairo_arc (cr, 8, 13.2, 1.25, 0, 2 * G_PI);
  cairo_fill (cr);
}

static void
draw_alert (cairo_t *cr)
{
  cairo_move_to (cr, 8, 3);
  cairo_line_to (cr, 8, 9.2);
  cairo_stroke (cr);
  cairo_arc (cr, 8, 12.8, 1.3, 0, 2 * G_PI);
  cairo_fill (cr);
}

static void
draw_cross (cairo_t *cr)
{
  cairo_move_to (cr, 4, 4);
  cairo_line_to (cr, 12, 12);
  cairo_move_to (cr, 12, 4);
  cairo_line_to (cr, 4, 12);
  cairo_stroke (cr);
}

static void
draw_pencil (cairo_t *cr)
{
  cairo_set_line_width (cr, 1.5);
  cairo_move_to (cr, 2.8, 13.2);
  cairo_line_to (cr, 3.6, 9.8);
  cairo_line_to (cr, 10.6, 2.8);
  cairo_line_to (cr, 13.2, 5.4);
  cairo_line_to (cr, 6.2, 12.4);
  cairo_close_path (cr);
  cairo_move_to (cr, 8.8, 4.6);
  cairo_line_to (cr, 11.4, 7.2);
  cairo_stroke (cr);
}

static void
draw_disc (cairo_t *cr, double radius, gboolean full)
{
  cairo_arc (cr, 8, 8, radius, 0, 2 * G_PI);
  if (full)
    cairo_fill (cr);
  else
    cairo_stroke (cr);
}

static void
draw_dash (cairo_t *cr)
{
  cairo_move_to (cr, 4.5, 8);
  cairo_line_to (cr, 11.5, 8);
  cairo_stroke (cr);
}

/**
 * monev_state_draw_glyph:
 * @cr: with its origin at the top left corner of the glyph
 * @size: side of the square the glyph stands in, in pixels
 *
 * Drawn rather than taken from a font, which may lack the sign or give it a colour of its own.
 */
void
monev_state_draw_glyph (MonevState state, cairo_t *cr, double size, const GdkRGBA *color)
{
  cairo_save (cr);
  cairo_scale (cr, size / 16, size / 16);
  gdk_cairo_set_source_rgba (cr, color);
  cairo_set_line_width (cr, 2);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  switch (state)
    {
    case MONEV_STATE_GOOD:
      draw_check (cr);
      break;
    case MONEV_STATE_RUNNING:
      draw_disc (cr, 4, TRUE);
      break;
    case MONEV_STATE_QUESTION:
      draw_question (cr);
      break;
    case MONEV_STATE_LATE:
      draw_alert (cr);
      break;
    case MONEV_STATE_ERROR:
      draw_cross (cr);
      break;
    case MONEV_STATE_CHANGED:
      draw_pencil (cr);
      break;
    case MONEV_STATE_SENT:
      draw_dash (cr);
      break;
    case MONEV_STATE_SEEN:
      draw_disc (cr, 4, FALSE);
      break;
    default:
      break;
    }
  cairo_restore (cr);
}
