/* One answer as text: as a person types it, as a record holds it, as an office reads it.
 *
 * A record holds "1234.5", "2026-03-05", "07:30:00.000+07:00", the code of a choice, or codes with
 * a blank between them (ODK XForms, data types). An office types 1.234,5, 5/3/2026 and 07.30.
 */
#pragma once

#include "instrument/question-type.h"

G_BEGIN_DECLS

#define MONEV_ANSWER_MAX_CHARS 32767 /* what a cell of Excel holds */

/* How an answer is read: the kind of its question, and the zone that gives times their offset. */
typedef struct {
  MonevAnswerKind kind;
  GTimeZone      *zone; /* (nullable): UTC without one */
  gint64          now;  /* UTC milliseconds: the day whose offset a time of day has */
} MonevAnswerStyle;

char    *monev_answer_from_typed  (const MonevAnswerStyle *style, const char *typed,
                                   GError **error);
char    *monev_answer_from_record (const MonevAnswerStyle *style, const char *text,
                                   gboolean *repaired, GError **error);
gboolean monev_answer_check       (MonevAnswerKind kind, const char *text, GError **error);
char    *monev_answer_to_shown    (MonevAnswerKind kind, const char *text);

G_END_DECLS
