/* One field of a record as a row of a form: heading and hint at the left, the control at the right.
 *
 * The hint gives way to what is wrong. Signal "edited" comes with each change by a person, "left"
 * when the control loses the focus.
 */
#pragma once

#include "options.h"
#include "record/record.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_FIELD_ROW (monev_field_row_get_type ())
G_DECLARE_FINAL_TYPE (MonevFieldRow, monev_field_row, MONEV, FIELD_ROW, AdwActionRow)

GtkWidget  *monev_field_row_new         (const MonevRecordType *type, guint field, MonevOptions *options);
guint       monev_field_row_get_field   (MonevFieldRow *self);
GtkWidget  *monev_field_row_get_control (MonevFieldRow *self);
void        monev_field_row_show        (MonevFieldRow *self, const MonevRecord *record);
char       *monev_field_row_get_typed   (MonevFieldRow *self, char **shown);
void        monev_field_row_set_typed   (MonevFieldRow *self, const char *text);
void        monev_field_row_set_problem (MonevFieldRow *self, const char *text, gboolean wrong);
const char *monev_field_row_get_problem (MonevFieldRow *self);
void        monev_field_row_set_editable (MonevFieldRow *self, gboolean editable);

G_END_DECLS
