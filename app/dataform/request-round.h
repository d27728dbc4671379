/* What is told of a round after it came: its letter, who filled it in, further files.
 *
 * The values of a round and the file they came in are never changed. Errors of all acts: DENIED,
 * AUTH, NOT_FOUND, CONFLICT (somebody told something else meanwhile).
 */
#pragma once

#include "attachment/attachment-store.h"
#include "office-request.h"

G_BEGIN_DECLS

/* Members that are NULL stay as they are. */
typedef struct {
  const char *letter_number, *letter_date; /* YYYY-MM-DD */
  const char *filled_by, *filled_phone;
} MonevRoundDetails;

gboolean         monev_round_describe (MonevDbConnection *connection, const MonevActor *actor,
                                       const MonevDataSubmission *round,
                                       const MonevRoundDetails *details, GError **error);
MonevAttachment *monev_round_attach   (MonevDbConnection *connection, const MonevActor *actor,
                                       const MonevDataSubmission *round,
                                       const MonevAttachmentFile *file, GError **error);
gboolean         monev_round_detach   (MonevDbConnection *connection, const MonevActor *actor,
                                       const MonevDataSubmission *round,
                                       const MonevAttachment *file, GError **error);
gboolean         monev_round_has_file (const char *round_id, const MonevAttachment *file);

G_END_DECLS
