/* What belongs to a record and what happened to it: units, holders, appointments, account, log. */
#pragma once

#include "record/record.h"
#include "ui/shell/session.h"
#include "ui/shell/window.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_RECORD_RELATED (monev_record_related_get_type ())
G_DECLARE_FINAL_TYPE (MonevRecordRelated, monev_record_related, MONEV, RECORD_RELATED, AdwBin)

GtkWidget *monev_record_related_new     (MonevWindow *window, MonevSession *session);
void       monev_record_related_load    (MonevRecordRelated *self, MonevRecord *record);
guint      monev_record_related_n_rows  (MonevRecordRelated *self);

G_END_DECLS
