/* A record as a form: a row for each field, undo and redo, faults at the field.
 *
 * The form works on immutable records; each edit is a step of its history. Signal "changed" says
 * that the record or the history is another now.
 */
#pragma once

#include "field-row.h"

G_BEGIN_DECLS

#define MONEV_TYPE_RECORD_FORM (monev_record_form_get_type ())
G_DECLARE_FINAL_TYPE (MonevRecordForm, monev_record_form, MONEV, RECORD_FORM, AdwBin)

GtkWidget     *monev_record_form_new          (MonevSession *session, MonevRecord *record);
void           monev_record_form_reset        (MonevRecordForm *self, MonevRecord *record);
MonevRecord   *monev_record_form_get_record   (MonevRecordForm *self);
MonevRecord   *monev_record_form_get_saved    (MonevRecordForm *self);
MonevFieldRow *monev_record_form_get_row      (MonevRecordForm *self, const char *field);
void           monev_record_form_put          (MonevRecordForm *self, const char *field, const char *value);
gboolean       monev_record_form_is_changed   (MonevRecordForm *self);
gboolean       monev_record_form_check        (MonevRecordForm *self);
guint          monev_record_form_show_issues  (MonevRecordForm *self, MonevIssueList *issues);
gboolean       monev_record_form_has_faults   (MonevRecordForm *self);
gboolean       monev_record_form_undo         (MonevRecordForm *self);
gboolean       monev_record_form_redo         (MonevRecordForm *self);
gboolean       monev_record_form_can_undo     (MonevRecordForm *self, const char **label);
gboolean       monev_record_form_can_redo     (MonevRecordForm *self, const char **label);
void           monev_record_form_set_editable (MonevRecordForm *self, gboolean editable);
void           monev_record_form_focus_first  (MonevRecordForm *self);

G_END_DECLS
