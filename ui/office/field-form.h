/* A form over the fields of a record: a row for each, and below it what is to be known or wrong.
 *
 * The rules stay in app/: a form reads what was typed through monev_record_enter() and shows the
 * issues of any check at the rows they name. Nothing typed is ever thrown away.
 */
#pragma once

#include "record/record.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_FIELD_FORM (monev_field_form_get_type ())
G_DECLARE_FINAL_TYPE (MonevFieldForm, monev_field_form, MONEV, FIELD_FORM, GObject)

MonevFieldForm *monev_field_form_new      (const MonevRecordType *type);
GtkWidget      *monev_field_form_add      (MonevFieldForm *self, AdwPreferencesGroup *group, const char *field);
void            monev_field_form_add_row  (MonevFieldForm *self, AdwPreferencesGroup *group, const char *key,
                                           GtkWidget *row);
GtkWidget      *monev_field_form_get_row  (MonevFieldForm *self, const char *key);
void            monev_field_form_set_hint (MonevFieldForm *self, const char *key, const char *hint);
void            monev_field_form_set_shown (MonevFieldForm *self, const char *key, gboolean shown);
void            monev_field_form_set_text (MonevFieldForm *self, const char *key, const char *text);
const char     *monev_field_form_get_text (MonevFieldForm *self, const char *key);
void            monev_field_form_choose   (MonevFieldForm *self, const char *key, const char *value);
MonevRecord    *monev_field_form_read     (MonevFieldForm *self, MonevRecord *record, MonevIssueList *issues);
void            monev_field_form_say      (MonevFieldForm *self, const char *key, MonevSeverity severity,
                                           const char *text);
gboolean        monev_field_form_show     (MonevFieldForm *self, MonevIssueList *issues);

G_END_DECLS
