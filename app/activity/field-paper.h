/* What the field puts on paper, as PDF with the kop of the office. */
#pragma once

#include "activity/field-lists.h"
#include "page/page-layout.h"

G_BEGIN_DECLS

MonevPageDocument *monev_field_table_paper       (MonevDbConnection *connection,
                                                  const MonevFieldTable *table, GError **error);
MonevPageDocument *monev_meeting_attendance_paper (MonevDbConnection *connection,
                                                  const MonevRecord *meeting, GError **error);
MonevPageDocument *monev_meeting_minutes_paper   (MonevDbConnection *connection,
                                                  const MonevRecord *meeting, GError **error);
MonevPageDocument *monev_visit_photos_paper      (MonevDbConnection *connection,
                                                  const MonevRecord *visit,
                                                  MonevIssueList *issues, GError **error);
MonevPageDocument *monev_agenda_paper            (MonevDbConnection *connection, int year, int month,
                                                  GError **error);
gboolean           monev_field_paper_write       (MonevPageDocument *document, const char *path,
                                                  GError **error);

G_END_DECLS
