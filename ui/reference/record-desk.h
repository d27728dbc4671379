/* The desk at which one record is worked on: its form, what belongs to it, what happened to it.
 *
 * Ctrl+S saves, Ctrl+Z and Ctrl+Shift+Z undo and redo; leaving with unsaved changes asks. Where
 * somebody else saved meanwhile, both sides are shown.
 */
#pragma once

#include "record-form.h"
#include "ui/shell/page.h"
#include "ui/shell/window.h"

G_BEGIN_DECLS

#define MONEV_TYPE_RECORD_DESK (monev_record_desk_get_type ())
G_DECLARE_FINAL_TYPE (MonevRecordDesk, monev_record_desk, MONEV, RECORD_DESK, MonevPage)

GtkWidget       *monev_record_desk_new      (MonevWindow *window, MonevSession *session, MonevRecord *record);
MonevRecordForm *monev_record_desk_get_form (MonevRecordDesk *self);
void             monev_record_desk_save     (MonevRecordDesk *self);
gboolean         monev_record_desk_is_busy  (MonevRecordDesk *self);
void             monev_record_desk_refresh  (MonevRecordDesk *self, MonevRecord *record);
GtkWidget       *monev_record_desk_get_question (MonevRecordDesk *self);
void             monev_record_desk_add_top  (MonevRecordDesk *self, GtkWidget *widget);
void             monev_record_desk_set_logo (MonevRecordDesk *self, GBytes *logo);

G_END_DECLS
