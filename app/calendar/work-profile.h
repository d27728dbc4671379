/* Working hours of a week: the normal one and the one of Ramadan.
 *
 * A plain value, copied freely. The default follows Perpres 21/2023; an office edits its own.
 */
#pragma once

#include <glib.h>
#include <jansson.h>

G_BEGIN_DECLS

#define MONEV_WORK_MAX_SPANS 6

/* Minutes of the day, 0 to 1440; the end does not belong to the span. */
typedef struct {
  gint16 start;
  gint16 end;
} MonevWorkSpan;

/* In order and apart; no span means a day off. */
typedef struct {
  MonevWorkSpan spans[MONEV_WORK_MAX_SPANS];
  guint         n_spans;
} MonevWorkDay;

/* Index 0 is Monday. */
typedef struct {
  MonevWorkDay normal[7];
  MonevWorkDay ramadan[7];
} MonevWorkProfile;

MonevWorkProfile monev_work_profile_default   (void);
gboolean         monev_work_profile_check     (const MonevWorkProfile *self, GError **error);
json_t          *monev_work_profile_to_json   (const MonevWorkProfile *self);
gboolean         monev_work_profile_from_json (const json_t *json, MonevWorkProfile *profile,
                                               GError **error);
int              monev_work_day_minutes       (const MonevWorkDay *day);

G_END_DECLS
