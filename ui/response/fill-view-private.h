/* The inside of a questionnaire that is filled in; for its two halves only. */
#pragma once

#include "fill-view.h"

G_BEGIN_DECLS

struct _MonevFillView {
  GtkWidget parent;
  MonevResponseForm *form; /* (nullable) */
  MonevFillStyle style;
  char **numbers;
  GtkScrolledWindow *scrolled;
  GtkWidget *page;
  GPtrArray *boxes;        /* MonevFillBox, in their order */
  GPtrArray *groups;       /* MonevFillGroup */
  int current;
  gboolean read_only;
  MonevFillBox *chosen;    /* (nullable): of one that is looked at only */
  int part;                /* the outermost group that alone is shown; NONE for all */
  gboolean single;         /* one question after another */
  char *place;             /* (nullable): of the one that is asked then */
  MonevFrame *added;       /* (nullable): an instance whose first question is to be asked */
};

/* What holds others: shown while it is relevant. */
typedef struct {
  MonevFrame *frame;
  int         question; /* NONE for the card of an instance */
  GtkWidget  *widget;
  guint       at;       /* how many boxes stand before it */
} MonevFillGroup;

char    *monev_fill_view_place_of    (MonevFillView *self, MonevFillBox *box);
void     monev_fill_view_show_single (MonevFillView *self);
gboolean monev_fill_view_ask         (MonevFillView *self, MonevFillBox *box);
void     monev_fill_view_ask_open    (MonevFillView *self);
gboolean monev_fill_view_key         (MonevFillView *self, guint key, GdkModifierType state);

G_END_DECLS
