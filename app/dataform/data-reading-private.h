/* What the readers of cells share; for this room only. */
#pragma once

#include "base/decimal.h"
#include "data-reading.h"

G_BEGIN_DECLS

/* A cell being read. */
typedef struct {
  const MonevCell     *cell;
  const MonevDataSpec *spec;
  const char          *unit;
  const char          *last;
  MonevDataReading    *reading;
} ReadingCell;

void     monev_reading_set      (ReadingCell *self, const char *text, MonevDataHow how,
                                 const char *rule);
void     monev_reading_doubt    (ReadingCell *self, const char *text, const char *other,
                                 const char *rule, const char *words);
char    *monev_reading_tidy     (const char *text);
gboolean monev_reading_is_empty (const char *tidied);
gboolean monev_reading_is_percent (const ReadingCell *self);
gboolean monev_reading_is_inside (const MonevDataSpec *spec, MonevDecimal value);
void     monev_reading_number   (ReadingCell *self);
void     monev_reading_figure   (ReadingCell *self, const char *tidied);
void     monev_reading_date     (ReadingCell *self, const char *tidied);
void     monev_reading_choice   (ReadingCell *self, const char *tidied);
void     monev_reading_truth    (ReadingCell *self, const char *tidied);

G_END_DECLS
