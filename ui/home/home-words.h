/* The sentences of Beranda, made from what is known about the day. Pure. */
#pragma once

#include "home/home-facts.h"

G_BEGIN_DECLS

/* What a newcomer should do next; the office fills its references from the top down. */
typedef struct {
  const char *subject; /* of the reference table where it is done */
  char       *title;
  char       *text;
} MonevHomeStep;

char      *monev_home_day     (const MonevHomeFacts *facts);
char      *monev_home_rupiah  (const char *amount);
char      *monev_home_distance (MonevDate from, MonevDate to);
char      *monev_home_backup  (gint64 backup_at, gboolean ahead, gint64 now, GTimeZone *zone);
GPtrArray *monev_home_steps   (const MonevHomeFacts *facts);

G_END_DECLS
