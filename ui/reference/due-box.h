/* Hitung Jatuh Tempo: from a day and a time, so many working days or minutes on. */
#pragma once

#include "base/date.h"
#include "calendar/work-time.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_DUE_BOX (monev_due_box_get_type ())
G_DECLARE_FINAL_TYPE (MonevDueBox, monev_due_box, MONEV, DUE_BOX, AdwBin)

GtkWidget  *monev_due_box_new        (void);
void        monev_due_box_set_times  (MonevDueBox *self, MonevWorkTime *times);
void        monev_due_box_set_from   (MonevDueBox *self, MonevDate date, int minute);
void        monev_due_box_set_amount (MonevDueBox *self, int amount, gboolean minutes);
const char *monev_due_box_get_due    (MonevDueBox *self);
const char *monev_due_box_get_caveat (MonevDueBox *self);

G_END_DECLS
