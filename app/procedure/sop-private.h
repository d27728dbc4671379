/* The inside of an SOP AP drawing under work: where steps stand, nets of ways back, channels. */
#pragma once

#include "procedure/sop-layout.h"

G_BEGIN_DECLS

#define SOP_NONE G_MAXUINT
#define SOP_DIAMOND_WIDTH 0.70 /* of its column: the widest symbol; lanes run in the rest */
#define SOP_DIAMOND_WIDEST 14.0

/* Kept inside a row: the run of the flow, the run of a way back that enters from above. */
#define SOP_RUN_FLOW 0.9
#define SOP_RUN_BACK 2.0
#define SOP_RUN_EXIT 1.0 /* over the lower border */
#define SOP_ENTRY 0.18   /* beside the middle, in widths of the symbol */

typedef enum { SOP_LEFT, SOP_RIGHT } SopSide;

/* A step on its page. */
typedef struct {
  gboolean      placed; /* has symbols */
  guint         page;   /* index */
  guint         column; /* of the actor who carries the flow */
  guint         first, last; /* columns of all its actors */
  double        top, bottom; /* of the row as far as it stands on the page */
  double        x, y;        /* middle of the symbol */
  double        width, height;
  MonevSopShape shape;
  gboolean      ends;        /* a decision with the end under it */
  gboolean      taken[2];    /* a line runs at the middle of this side */
  gboolean      leaves_below; /* "tidak" leaves at the lower edge, the side is taken */
  guint         next, before; /* placed steps; SOP_NONE */
} SopPlace;

/* All ways back to one step, as far as they stand on one page: one trunk, whose sources join it. */
typedef struct {
  guint    page;
  guint    target;    /* step */
  gboolean here;      /* the target stands on this page; else the trunk goes up to a connector */
  gboolean below;     /* comes up from a connector under the table */
  GArray  *sources;   /* guint: steps on this page, from the top */
  double   top, bottom; /* of the rows that it passes */
  guint    channel;
  guint    lane;
  double   x;
  gboolean side_entry; /* enters at the side of the target, not from above */
} SopNet;

/* The text stands beside it, once all connectors of a page are known. */
typedef struct {
  gboolean below;
  double   x, y; /* middle, upper edge */
  char     label[8];
  char    *text;
} SopConnector;

typedef struct {
  GArray *symbols, *lines, *captions, *connectors;
} SopSheet;

typedef struct {
  const MonevProcedure  *procedure;
  const MonevSopColumns *columns;
  const MonevSopPage    *pages;
  guint                  n_pages;
  SopPlace              *places;  /* for each step */
  guint                  n_steps;
  GPtrArray             *nets;    /* SopNet */
  SopSheet              *sheets;  /* for each page */
  guint                  n_letters;
} SopWork;

void   sop_place_steps      (SopWork *work);
void   sop_route_back       (SopWork *work);
void   sop_put_symbols      (SopWork *work);
void   sop_put_lines        (SopWork *work);
void   sop_put_symbol       (SopWork *work, guint page, const MonevSopSymbol *symbol);
void   sop_put_line         (SopWork *work, guint page, guint step, gboolean arrow,
                             const double *points, guint n_points);
void   sop_put_caption      (SopWork *work, guint page, const char *text, double x, double y,
                             double width, int align, gboolean halo);
double sop_put_connector    (SopWork *work, guint page, gboolean below, double x, guint letter,
                             guint step, const char *text);
void   sop_settle_captions  (SopWork *work);
double sop_channel_x        (const SopWork *work, guint channel, double share);
double sop_actors_right     (const SopWork *work);

G_END_DECLS
