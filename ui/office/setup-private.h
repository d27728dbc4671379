/* The inside of MonevSetupPage: setup-page.c goes through the steps, setup-steps.c builds and
 * reads the forms, setup-recovery.c has the last step. Widgets belong to the page's template.
 */
#pragma once

#include "field-form.h"
#include "recovery-step.h"
#include "setup-page.h"
#include "step-indicator.h"

G_BEGIN_DECLS

typedef enum {
  MONEV_SETUP_OFFICE,
  MONEV_SETUP_LETTERS,
  MONEV_SETUP_OFFICIAL,
  MONEV_SETUP_RECOVERY,
  MONEV_SETUP_N_STEPS
} MonevSetupStep;

struct _MonevSetupPage {
  AdwBin              parent;
  MonevStepIndicator *indicator;
  GtkStack           *stack;
  GtkScrolledWindow  *scrolled;
  GtkLabel           *title;
  GtkLabel           *intro;
  GtkLabel           *failure;
  GtkWidget          *back;
  GtkButton          *next;
  GtkWidget          *demo;
  GtkSpinner         *spinner;
  MonevRecoveryStep  *recovery;
  GtkWidget          *question; /* nullable: asks before the window closes */

  char               *uri;
  char               *database_id; /* nullable: of the sheet that is shown */
  MonevSetupStep      step;
  gboolean            working;
  GCancellable       *cancellable;
  MonevFieldForm     *office;   /* steps 1 and 2 in two forms over one record */
  MonevFieldForm     *letters;
  MonevFieldForm     *official;
  GtkWidget          *region;
  GtkWidget          *logo;
  gboolean            named;    /* the user name was typed, not made from the name */
  gboolean            zoned;    /* the zone was chosen, not taken from the province */
  gboolean            filling;
  gboolean            kept;     /* the sheet lies in a safe place */
  gboolean            leaving;  /* the window may close all the same */
};

/* setup-page.c */
void         monev_setup_set_working    (MonevSetupPage *self, gboolean working);
void         monev_setup_say_failure    (MonevSetupPage *self, const char *text);

/* setup-recovery.c */
GtkWidget   *monev_setup_build_recovery (MonevSetupPage *self);
void         monev_setup_set_sheet      (MonevSetupPage *self, const MonevRecoverySheet *sheet);
gboolean     monev_setup_on_close       (MonevSetupPage *self, GtkWindow *window);

/* setup-steps.c */
GtkWidget   *monev_setup_build_office   (MonevSetupPage *self);
GtkWidget   *monev_setup_build_letters  (MonevSetupPage *self);
GtkWidget   *monev_setup_build_official (MonevSetupPage *self);
gboolean     monev_setup_check_office   (MonevSetupPage *self);
gboolean     monev_setup_check_letters  (MonevSetupPage *self);
gboolean     monev_setup_check_official (MonevSetupPage *self);
MonevRecord *monev_setup_read_office    (MonevSetupPage *self, MonevIssueList *issues);
MonevRecord *monev_setup_read_official  (MonevSetupPage *self, MonevIssueList *issues);
void         monev_setup_show_issues    (MonevSetupPage *self, MonevIssueList *issues);

G_END_DECLS
