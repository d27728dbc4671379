/* Invented answers to the two instruments of the demo office; for this room only.
 *
 * The same number gives the same answers on the same day: nothing is drawn but by its own dice.
 */
#pragma once

#include "base/date.h"
#include "response/response-form.h"

G_BEGIN_DECLS

/* One answer sheet being filled. */
typedef struct {
  MonevResponseForm *form;
  guint              number; /* of the sheet, from 0 */
  guint64            dice;
  MonevDate          day;    /* when it is filled in */
  guint              left;   /* answers still to be given; an unfinished one runs out of them */
  GError            *error;  /* the first; what follows is left out */
} MonevDemoSheet;

guint monev_demo_roll         (MonevDemoSheet *self, guint sides);
void  monev_demo_put          (MonevDemoSheet *self, const char *question, const char *answer);
void  monev_demo_put_number   (MonevDemoSheet *self, const char *question, gint64 number);
void  monev_demo_put_day      (MonevDemoSheet *self, const char *question, MonevDate day);
void  monev_demo_put_reason   (MonevDemoSheet *self, const char *question, const char *reason);
void  monev_demo_fill_package (MonevDemoSheet *self);
void  monev_demo_fill_toddler (MonevDemoSheet *self);
const char *monev_demo_package_site (guint number);

G_END_DECLS
