/* How a thing stands, as colour, glyph and word: the same everywhere in the window.
 *
 * Colour never speaks alone. The colours are named in resources/style/ (monev_good_text and so
 * on), once for the light and once for the dark style.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum {
  MONEV_STATE_NORMAL,
  MONEV_STATE_DIM,      /* of no account here: a unit, a sum, last year's figure */
  MONEV_STATE_GOOD,     /* selesai, terverifikasi */
  MONEV_STATE_RUNNING,  /* berjalan, diterima */
  MONEV_STATE_QUESTION, /* klarifikasi */
  MONEV_STATE_LATE,     /* terlambat, meragukan */
  MONEV_STATE_ERROR,    /* ditolak, galat */
  MONEV_STATE_CHANGED,  /* dikoreksi, diubah */
  MONEV_STATE_SENT,     /* terkirim */
  MONEV_STATE_SEEN,     /* tanda terima kembali */
  MONEV_N_STATES
} MonevState;

typedef struct {
  GdkRGBA text; /* words upon the tint */
  GdkRGBA mark; /* glyphs upon the tint */
  GdkRGBA tint;
  GdkRGBA fill; /* a full square that carries a figure or a glyph */
  GdkRGBA ink;  /* what stands upon the fill */
} MonevStateColors;

const char *monev_state_name       (MonevState state);
const char *monev_state_word       (MonevState state);
gboolean    monev_state_has_tint   (MonevState state);
void        monev_state_colors     (GtkWidget *widget, MonevState state, MonevStateColors *colors);
void        monev_state_draw_glyph (MonevState state, cairo_t *cr, double size, const GdkRGBA *color);

G_END_DECLS
