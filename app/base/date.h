/* Calendar dates: a number of days, the ISO form that is stored, and the forms that offices write.
 *
 * A date knows no zone and no time of day (instant.h does). Years run from 1 to 9999 in the
 * Gregorian calendar.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Days since 1970-01-01. */
typedef gint32 MonevDate;

#define MONEV_DATE_FIRST (-719162) /* 0001-01-01 */
#define MONEV_DATE_LAST 2932896    /* 9999-12-31 */

typedef enum {
  MONEV_DATE_LONG,  /* 5 Maret 2026 */
  MONEV_DATE_SHORT, /* 5 Mar */
  MONEV_DATE_FULL   /* Kamis, 5 Maret 2026 */
} MonevDateStyle;

gboolean    monev_date_from_ymd     (int year, int month, int day, MonevDate *date);
void        monev_date_to_ymd       (MonevDate date, int *year, int *month, int *day);
int         monev_date_weekday      (MonevDate date);
const char *monev_date_weekday_name (int weekday);
const char *monev_date_month_name   (int month);
gboolean    monev_date_from_iso     (const char *text, MonevDate *date, GError **error);
char       *monev_date_to_iso       (MonevDate date);
char       *monev_date_format       (MonevDate date, MonevDateStyle style);
gboolean    monev_date_parse        (const char *text, MonevDate *date, GError **error);

G_END_DECLS
