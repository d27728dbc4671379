/* A round that is keyed in at the office: what an agency sent as a letter, a scan, a photo, by WA, or
 * said on the telephone.
 *
 * While it is not handed in it is a draft of one official on one addressee: it is kept cell by cell,
 * and the files are in the database as soon as they are attached. Handed in it is a round like any
 * other: the cells that were typed are laid over the values that count, those left empty say nothing.
 * Errors of all acts: DENIED, AUTH, NOT_FOUND, STATE (the request was called off).
 */
#pragma once

#include "attachment/attachment-store.h"
#include "office-request.h"

G_BEGIN_DECLS

typedef struct {
  char  *addressee_id;
  char  *round_id;       /* of the submission that it becomes: its files hang on it already */
  char  *source;         /* "surat", "pindaian", "foto", "wa", "telepon", "email" */
  char  *letter_number, *letter_date; /* YYYY-MM-DD; "" for none */
  char  *filled_by, *filled_phone;
  char  *received_on;    /* YYYY-MM-DD; "" for the moment it is handed in */
  gint64 rounds;         /* of the addressee when it was begun */
  gint64 changed_at;     /* UTC milliseconds; 0 while it was never kept */
  json_t *cells;         /* "lembar|baris|kolom" to canonical text */
} MonevKeyed;

/* A line of the list of unfinished ones. */
typedef struct {
  char  *addressee_id;
  char  *title;          /* of the request */
  char  *agency_name;
  guint  n_cells;
  gint64 changed_at;
} MonevKeyedEntry;

MonevKeyed         *monev_keyed_new    (MonevDbConnection *connection, const MonevDataCase *data,
                                        GError **error);
MonevKeyed         *monev_keyed_copy   (const MonevKeyed *self);
void                monev_keyed_free   (MonevKeyed *self);
void                monev_keyed_set_text (char **text, const char *value);
void                monev_keyed_set    (MonevKeyed *self, const char *place, const char *text);
const char         *monev_keyed_get    (const MonevKeyed *self, const char *place);
guint               monev_keyed_n_cells (const MonevKeyed *self);
gboolean            monev_keyed_is_source (const char *name);
MonevDataValues    *monev_keyed_values (const MonevKeyed *self, const MonevDataCase *data);
MonevDataValues    *monev_keyed_preview (const MonevKeyed *self, const MonevDataCase *data);
MonevKeyed         *monev_keyed_load   (MonevDbConnection *connection, const MonevActor *actor,
                                        const char *addressee_id, GError **error);
GPtrArray          *monev_keyed_list   (MonevDbConnection *connection, const MonevActor *actor,
                                        GError **error);
gboolean            monev_keyed_save   (MonevDbConnection *connection, const MonevActor *actor,
                                        MonevKeyed *keyed, GError **error);
gboolean            monev_keyed_drop   (MonevDbConnection *connection, const MonevActor *actor,
                                        const char *addressee_id, GError **error);
MonevAttachment    *monev_keyed_attach (MonevDbConnection *connection, const MonevActor *actor,
                                        MonevKeyed *keyed, const MonevAttachmentFile *file,
                                        GError **error);
gboolean            monev_keyed_detach (MonevDbConnection *connection, const MonevActor *actor,
                                        const MonevKeyed *keyed, const MonevAttachment *file,
                                        GError **error);
GPtrArray          *monev_keyed_files  (MonevDbConnection *connection, const MonevKeyed *keyed,
                                        GError **error);
MonevDataAddressee *monev_keyed_hand_in (MonevDbConnection *connection, const MonevActor *actor,
                                        const MonevDataCase *data, const MonevKeyed *keyed,
                                        GError **error);
void                monev_keyed_entry_free (MonevKeyedEntry *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevKeyed, monev_keyed_free)

G_END_DECLS
