/* Days that are not like others: libur nasional, cuti bersama, and Ramadan as a range.
 *
 * Decided each year by three ministers and therefore an editable table.
 */
#pragma once

#include "base/date.h"

G_BEGIN_DECLS

typedef enum {
  MONEV_HOLIDAY_NATIONAL,   /* libur nasional */
  MONEV_HOLIDAY_COLLECTIVE, /* cuti bersama */
  MONEV_HOLIDAY_RAMADAN     /* no day off: the shorter working time */
} MonevHolidayKind;

typedef struct {
  MonevDate        from;
  MonevDate        until; /* the last day, the same as from for a single one */
  MonevHolidayKind kind;
  char            *name;
} MonevHoliday;

MonevHoliday *monev_holiday_new       (MonevDate from, MonevDate until, MonevHolidayKind kind,
                                       const char *name);
void          monev_holiday_free      (MonevHoliday *self);
GPtrArray    *monev_holiday_list_new  (void);
GArray       *monev_holiday_years     (const GPtrArray *holidays);
const char   *monev_holiday_kind_name (MonevHolidayKind kind);
gboolean      monev_holiday_kind_from_name (const char *name, MonevHolidayKind *kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevHoliday, monev_holiday_free)

G_END_DECLS
