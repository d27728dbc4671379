/* One page of Referensi, beside the list of them: a title, tools for the header, a search.
 *
 * The room shows the tools and asks the source to be searched; a panel says with "changed" that
 * its title, subtitle or source are others now.
 */
#pragma once

#include "ui/shell/session.h"
#include "ui/shell/window.h"
#include "ui/common/grid-source.h"

G_BEGIN_DECLS

#define MONEV_TYPE_REFERENCE_PANEL (monev_reference_panel_get_type ())
G_DECLARE_DERIVABLE_TYPE (MonevReferencePanel, monev_reference_panel, MONEV, REFERENCE_PANEL, AdwBin)

struct _MonevReferencePanelClass {
  AdwBinClass parent_class;

  /* Reads what is shown; called when the panel is first seen and after each commit. */
  void             (*load)       (MonevReferencePanel *self);
  MonevGridSource *(*get_source) (MonevReferencePanel *self);
};

void             monev_reference_panel_attach       (MonevReferencePanel *self, MonevWindow *window,
                                                     MonevSession *session);
MonevSession    *monev_reference_panel_get_session  (MonevReferencePanel *self);
MonevWindow     *monev_reference_panel_get_window   (MonevReferencePanel *self);
GCancellable    *monev_reference_panel_get_cancellable (MonevReferencePanel *self);
GActionMap      *monev_reference_panel_get_actions  (MonevReferencePanel *self);
GtkBox          *monev_reference_panel_get_start    (MonevReferencePanel *self);
GtkBox          *monev_reference_panel_get_end      (MonevReferencePanel *self);
MonevGridSource *monev_reference_panel_get_source   (MonevReferencePanel *self);
const char      *monev_reference_panel_get_title    (MonevReferencePanel *self);
const char      *monev_reference_panel_get_subtitle (MonevReferencePanel *self);
void             monev_reference_panel_set_title    (MonevReferencePanel *self, const char *title);
void             monev_reference_panel_set_subtitle (MonevReferencePanel *self, const char *subtitle);
void             monev_reference_panel_load         (MonevReferencePanel *self);
GtkWidget       *monev_reference_panel_add_button   (MonevReferencePanel *self, gboolean at_end,
                                                     const char *label, const char *action,
                                                     MonevAct act);
void             monev_reference_panel_guard        (MonevReferencePanel *self, GtkWidget *button,
                                                     const char *action, MonevAct act);
void             monev_reference_tell               (GtkWidget *near, const GError *error);

G_END_DECLS
