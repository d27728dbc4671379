/* The inside of the list of forms: forms-view.c (the list, what is done about one), forms-make.c (how
 * a new one is begun).
 */
#pragma once

#include "forms-data.h"
#include "forms-view.h"
#include "ui/common/data-grid.h"

G_BEGIN_DECLS

struct _MonevFormsView {
  AdwBin            parent;
  MonevWindow      *window;
  MonevSession     *session;
  GCancellable     *cancellable;
  MonevListSource  *list;
  MonevDataGrid    *grid;
  GPtrArray        *entries; /* of MonevDataFormEntry */
  MonevFormPreview *preview;
  GtkStack         *stack;
  GtkWidget *filled, *empty, *failure;
  GtkWidget *begin, *open, *copy, *issue, *archive; /* buttons */
  char *shown; /* (nullable): id of what the preview holds */
  gboolean reading, again, ready;
};

void                      monev_forms_view_install_make (GtkWidgetClass *klass);
void                      monev_forms_view_update_make  (MonevFormsView *self);
GMenuModel               *monev_forms_view_make_menu    (void);
const MonevDataFormEntry *monev_forms_view_chosen       (MonevFormsView *self);
void                      monev_forms_view_on_done      (gpointer owner, gpointer result,
                                                         const GError *error);
void                      monev_forms_view_open         (MonevFormsView *self, const char *id,
                                                         MonevIssueList *notes);

G_END_DECLS
