/* Holidays from files: rows of a CSV or workbook, and iCalendar.
 *
 * Both give the holidays that could be read and an issue for each that could not; a faulty row
 * never stops the others. Nothing is stored here.
 */
#pragma once

#include "base/issue.h"
#include "calendar/holiday.h"

G_BEGIN_DECLS

GPtrArray *monev_holidays_from_rows (const GPtrArray *rows, const char *file,
                                     MonevIssueList *issues);
GPtrArray *monev_holidays_from_ics  (const char *text, const char *file, MonevIssueList *issues);

G_END_DECLS
