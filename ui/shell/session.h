/* What the window stands on: the open database, who is logged in, the office, the year.
 *
 * Pages ask through monev_session_call(): the work runs on a lane, the answer comes back on the
 * main loop, and a page that is gone by then is not called.
 */
#pragma once

#include "db-database.h"
#include "office/backup-offer.h"
#include "office/recovery-sheet.h"
#include "people/policy.h"
#include "record/record.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MONEV_TYPE_SESSION (monev_session_get_type ())
G_DECLARE_FINAL_TYPE (MonevSession, monev_session, MONEV, SESSION, GObject)

/* @owner is alive and its cancellable not cancelled; @result is (transfer full), NULL on @error. */
typedef void (*MonevSessionDone) (gpointer owner, gpointer result, const GError *error);

typedef enum {
  MONEV_OPENED_READY,   /* log in */
  MONEV_OPENED_FRESH,   /* nothing there yet: first start */
  MONEV_OPENED_SHEET,   /* ready, but nobody has kept the recovery sheet yet */
  MONEV_OPENED_DAMAGED, /* CORRUPT; a good backup may be known */
  MONEV_OPENED_LOST,    /* gone or empty, but a good backup lies beside it */
  MONEV_OPENED_FAILED
} MonevOpened;

MonevSession     *monev_session_new          (const char *uri);
const char       *monev_session_get_uri      (MonevSession *self);

/* Checks, migrates and reads the office; answers with the signal "opened" (MonevOpened). */
void              monev_session_open         (MonevSession *self);
const GError     *monev_session_get_error    (MonevSession *self);
const MonevBackupOffer *monev_session_get_offer (MonevSession *self);
MonevRecoverySheet *monev_session_take_sheet (MonevSession *self);

void              monev_session_call         (MonevSession *self, GObject *owner,
                                              const MonevDbJobSpec *spec, MonevSessionDone done);

/* The server answers nobody any more; "away-changed" says so and says when it is back. */
gboolean          monev_session_get_away     (MonevSession *self);

/* The same, but @done is called also when the work was cancelled: what is under way must be told. */
void              monev_session_run          (MonevSession *self, GObject *owner,
                                              const MonevDbJobSpec *spec, MonevSessionDone done);

const MonevActor *monev_session_get_actor    (MonevSession *self);
void              monev_session_set_actor    (MonevSession *self, MonevActor *actor);
gboolean          monev_session_allows       (MonevSession *self, MonevAct act, char **why);
const MonevRecord *monev_session_get_office  (MonevSession *self);
void              monev_session_set_office   (MonevSession *self, MonevRecord *office);
int               monev_session_get_year     (MonevSession *self);
void              monev_session_set_year     (MonevSession *self, int year);

/* Closes the database, puts the backup back and leaves it closed: log out and open again. */
void              monev_session_restore      (MonevSession *self, const char *path,
                                              GAsyncReadyCallback callback, gpointer data);
char             *monev_session_restore_finish (MonevSession *self, GAsyncResult *result,
                                                GError **error);

G_END_DECLS
