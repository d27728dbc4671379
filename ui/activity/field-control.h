/* The control of one field of a record of the field, and what was typed in it.
 *
 * Long texts have lines; what belongs to the run is chosen from the run, several of the team by their
 * boxes; agencies, officials, programmes and regions are searched while typing.
 */
#pragma once

#include "activity-data.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget   *monev_field_control_new  (MonevSession *session, const MonevActivityData *data,
                                       const MonevRecord *record, guint field);
MonevRecord *monev_field_control_take (GtkWidget *control, MonevRecord *record, guint field,
                                       MonevIssueList *issues);
gboolean     monev_field_control_type (GtkWidget *control, const char *text);
gboolean     monev_field_control_is_tall (GtkWidget *control);
void         monev_field_control_listen  (GtkWidget *control, GCallback callback, gpointer owner);

G_END_DECLS
