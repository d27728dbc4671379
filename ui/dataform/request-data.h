/* What the desk of a new request reads: the forms, the OPD, the calendar; and what making it gives. */
#pragma once

#include "activity/office-clock.h"
#include "dataform/data-store.h"
#include "dataform/request-files.h"
#include "ui/shell/session.h"

G_BEGIN_DECLS

/* A form that was issued, and how it is called in the list. */
typedef struct {
  MonevDataFormEntry *entry;
  char               *title;  /* says when it has changes that were not issued */
} MonevRequestForm;

typedef struct {
  GPtrArray       *forms;     /* of MonevRequestForm */
  GPtrArray       *agencies;  /* of MonevRecord */
  GPtrArray       *requests;  /* of MonevDataRequest: all there are */
  char            *contact;   /* of the last request, which is usual */
  MonevOfficeClock clock;
  gint64           now;       /* UTC milliseconds */
} MonevRequestChoices;

/* What the person filled in; borrowed while it is being copied. */
typedef struct {
  const char *form, *period, *title, *letter_number, *letter_date, *time_unit, *contact, *means,
      *folder, *copied_from;
  gint64      time_amount;
  const char *const *agencies;  /* (nullable): ids */
  gboolean    receipts, sends;
  gint64      sent_at;          /* 0: now */
} MonevRequestWish;

typedef struct {
  MonevDataRequest *request;
  GPtrArray        *files;    /* (nullable): of MonevRequestFile */
  MonevIssueList   *issues;
  GError           *error;    /* (nullable): the request is there, but its files are not */
} MonevRequestMade;

MonevRequestChoices *monev_request_choices_load (MonevDbConnection *connection, GError **error);
void                 monev_request_choices_free (MonevRequestChoices *self);
char                *monev_request_wish_due     (const MonevRequestWish *self,
                                                 const MonevOfficeClock *clock, gint64 now,
                                                 GError **error);
void                 monev_request_wish_send    (MonevSession *session, GObject *owner,
                                                 const MonevRequestWish *wish,
                                                 GCancellable *cancellable,
                                                 MonevDbProgress progress, MonevSessionDone done);
void                 monev_request_made_free    (MonevRequestMade *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevRequestChoices, monev_request_choices_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevRequestMade, monev_request_made_free)

G_END_DECLS
