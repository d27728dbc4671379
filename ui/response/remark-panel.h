/* What was asked, corrected and decided about one response: open questions first, then the newest.
 *
 * Signals: "go" (place) to look at the answer a remark speaks of; "reply" (place, question) to
 * answer an open question.
 */
#pragma once

#include "response/response-form.h"
#include "response/response-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_REMARK_PANEL (monev_remark_panel_get_type ())
G_DECLARE_FINAL_TYPE (MonevRemarkPanel, monev_remark_panel, MONEV, REMARK_PANEL, AdwBin)

GtkWidget *monev_remark_panel_new    (void);
void       monev_remark_panel_show   (MonevRemarkPanel *self, MonevResponseForm *form,
                                      const GPtrArray *remarks, GTimeZone *zone);
guint      monev_remark_panel_n_open (MonevRemarkPanel *self);
guint      monev_remark_panel_n_rows (MonevRemarkPanel *self);

gboolean   monev_remark_is_open      (const MonevResponseRemark *remark);
char      *monev_remark_words        (MonevResponseForm *form, const MonevResponseRemark *remark);

G_END_DECLS
