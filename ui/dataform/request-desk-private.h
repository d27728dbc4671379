/* The inside of the desk of a new request. */
#pragma once

#include "agency-checks.h"
#include "request-desk.h"
#include "ui/common/date-entry.h"
#include "ui/common/empty-state.h"
#include "ui/common/job-progress.h"

G_BEGIN_DECLS

/* Where a fault is told. */
typedef enum {
  MONEV_REQUEST_AT_FORM,
  MONEV_REQUEST_AT_LETTER,
  MONEV_REQUEST_AT_TIME,
  MONEV_REQUEST_AT_SENDING,
  MONEV_REQUEST_AT_AGENCIES,
  MONEV_REQUEST_N_PLACES
} MonevRequestPlace;

/* The choices "Dikirim". */
typedef enum { MONEV_REQUEST_NOW, MONEV_REQUEST_ON_DAY, MONEV_REQUEST_LATER } MonevRequestWhen;

struct _MonevRequestDesk {
  MonevPage parent;
  MonevWindow *window;
  MonevSession *session;
  MonevDataRequest *copied;       /* (nullable) */
  MonevRequestChoices *choices;   /* (nullable): not read yet */
  GCancellable *cancellable;
  char *folder;
  GPtrArray *periods;             /* of char *: as the core names them */
  guint hold;
  gboolean busy, gone, filling, titled; /* a title of its own was typed */

  GtkStack *stack;
  MonevEmptyState *none, *failure;
  MonevJobProgress *progress;
  GtkWidget *form_part, *send;
  GtkDropDown *form, *period, *unit, *when, *whom;
  GtkEditable *title, *letter, *contact, *means;
  MonevDateEntry *letter_day, *sent_day;
  GtkSpinButton *amount;
  GtkSwitch *receipts;
  AdwPreferencesGroup *what;      /* the first group; says what was asked before */
  AdwActionRow *due_row, *folder_row, *sent_row;
  GtkLabel *faults[MONEV_REQUEST_N_PLACES], *chosen;
  MonevAgencyChecks *agencies;
};

void monev_request_desk_build          (MonevRequestDesk *self);
void monev_request_desk_update         (MonevRequestDesk *self);
void monev_request_desk_form_chosen    (MonevRequestDesk *self);
void monev_request_desk_period_chosen  (MonevRequestDesk *self);
void monev_request_desk_ask_folder     (MonevRequestDesk *self);
void monev_request_desk_fault          (MonevRequestDesk *self, MonevRequestPlace place,
                                        const char *text);

G_END_DECLS
