/* The fields of a start, and the plan that follows from them. Signal "changed". */
#pragma once

#include "start-data.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_START_FORM (monev_start_form_get_type ())
G_DECLARE_FINAL_TYPE (MonevStartForm, monev_start_form, MONEV, START_FORM, AdwBin)

GtkWidget       *monev_start_form_new       (MonevSession *session);
void             monev_start_form_set_choices (MonevStartForm *self,
                                             const MonevStartChoices *choices);
void             monev_start_form_set_procedure (MonevStartForm *self, MonevProcedure *procedure,
                                             const MonevActivityLine *copied);
void             monev_start_form_set_prompt (MonevStartForm *self, const char *prompt);
gint64           monev_start_form_get_year  (MonevStartForm *self);
MonevStartTyped *monev_start_form_get       (MonevStartForm *self);
const char      *monev_start_form_missing   (MonevStartForm *self);
void             monev_start_form_show_faults (MonevStartForm *self, MonevIssueList *issues);
gboolean         monev_start_form_is_touched (MonevStartForm *self);

/* As if typed; for tests and pictures. */
void             monev_start_form_type      (MonevStartForm *self, const char *field,
                                             const char *text);
const char      *monev_start_form_get_notes (MonevStartForm *self);

G_END_DECLS
