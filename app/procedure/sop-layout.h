/* Where the symbols and arrows of an SOP AP stand: pure geometry over the rows of its table.
 *
 * The format of Permenpan RB 35/2012: five symbols over the columns of the actors, the flow goes
 * down, and where a page ends it goes on from a connector with the same letter. A drawing is
 * immutable and may be read on any thread. Lengths are in the units of the rows that were given.
 */
#pragma once

#include "procedure/procedure.h"

G_BEGIN_DECLS

/* Below this a row has no room for its symbol and the arrows around it; in mm. */
#define MONEV_SOP_ROW_HEIGHT 15.5
/* The last step, where it is a decision, has its end under the diamond. */
#define MONEV_SOP_LAST_ROW_HEIGHT 22.0
#define MONEV_SOP_BAND_HEIGHT 11.0 /* of the room that connectors stand in */

typedef enum {
  MONEV_SOP_CAPSULE,   /* beginning and end */
  MONEV_SOP_BOX,       /* process */
  MONEV_SOP_DIAMOND,   /* decision */
  MONEV_SOP_CONNECTOR, /* goes on on another page */
  MONEV_SOP_N_SHAPES
} MonevSopShape;

typedef struct {
  guint    step;           /* index */
  double   y, height;      /* what of it stands on the page */
  gboolean begins;         /* holds the symbols; else the row began on an earlier page */
} MonevSopRow;

typedef struct {
  guint              number;                  /* as printed */
  double             above_y, above_height;   /* room for connectors; 0: there is none */
  double             below_y, below_height;
  const MonevSopRow *rows;
  guint              n_rows;
} MonevSopPage;

/* The columns of the actors, from the left, and where captions may stand beside them. */
typedef struct {
  const double *x, *width;
  guint         n_columns;
  double        caption_x, caption_width;
} MonevSopColumns;

typedef struct {
  MonevSopShape shape;
  double        x, y, width, height;
  guint         step;     /* index; of a connector the step on the other page */
  guint         column;   /* G_MAXUINT for a connector */
  char          label[8]; /* letter of a connector */
} MonevSopSymbol;

#define MONEV_SOP_MAX_POINTS 8

/* Goes across and down only. */
typedef struct {
  double   x[MONEV_SOP_MAX_POINTS], y[MONEV_SOP_MAX_POINTS];
  guint    n_points;
  gboolean arrow; /* at its last point */
  guint    step;  /* index of where it comes from */
} MonevSopLine;

typedef struct {
  char  *text;
  double x, y;    /* of its left upper corner, or right one */
  double width;   /* where it is broken; 0 never */
  int    align;   /* -1: x is its left, 1: its right edge */
  gboolean halo;  /* a line may run behind it */
} MonevSopCaption;

typedef struct _MonevSopDrawing MonevSopDrawing;

MonevSopDrawing       *monev_sop_drawing_new      (const MonevProcedure *procedure,
                                                   const MonevSopColumns *columns,
                                                   const MonevSopPage *pages, guint n_pages);
MonevSopDrawing       *monev_sop_drawing_ref      (MonevSopDrawing *self);
void                   monev_sop_drawing_unref    (MonevSopDrawing *self);
guint                  monev_sop_drawing_n_pages  (const MonevSopDrawing *self);
const MonevSopSymbol  *monev_sop_drawing_symbols  (const MonevSopDrawing *self, guint page,
                                                   guint *n);
const MonevSopLine    *monev_sop_drawing_lines    (const MonevSopDrawing *self, guint page,
                                                   guint *n);
const MonevSopCaption *monev_sop_drawing_captions (const MonevSopDrawing *self, guint page,
                                                   guint *n);
char                  *monev_sop_drawing_dump     (const MonevSopDrawing *self);
char                  *monev_sop_letter           (guint index);
const char            *monev_sop_shape_word       (MonevSopShape shape);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevSopDrawing, monev_sop_drawing_unref)

G_END_DECLS
