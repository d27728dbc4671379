/* Keys in the database: the office's, and one living key for each official. */
#pragma once

#include "db-connection.h"
#include "people/key.h"

G_BEGIN_DECLS

typedef struct {
  char   *id;
  GBytes *public_key;
  GBytes *sealed;
  char   *secret_mark;
} MonevOfficeKey;

typedef struct {
  char   *id;
  char   *official_id;
  GBytes *public_key;
  GBytes *salt;
  GBytes *sealed;
  GBytes *certificate;
  gint64  created_at;
} MonevOfficialKey;

/* A key that is ready to be stored: everything slow is done. */
typedef struct {
  GBytes *public_key;
  GBytes *salt;
  GBytes *sealed;
} MonevNewKey;

char           *monev_database_id         (MonevDbConnection *connection, GError **error);
MonevOfficeKey *monev_office_key_load     (MonevDbConnection *connection, GError **error);
gboolean        monev_office_key_store    (MonevDbConnection *connection, const char *id,
                                           GBytes *public_key, GBytes *sealed, const char *mark,
                                           gint64 now, GError **error);
gboolean        monev_office_secret_accept (MonevDbConnection *connection, const char *code,
                                            GError **error);
MonevOfficialKey *monev_official_key_load (MonevDbConnection *connection, const char *official_id,
                                           GError **error);
gboolean        monev_office_secret_load  (MonevDbConnection *connection, MonevSecret *secret,
                                           GError **error);
gboolean        monev_new_key_make        (MonevNewKey *key, const char *pin,
                                           const MonevSecret *secret, GError **error);
gboolean        monev_official_key_store  (MonevDbConnection *connection, const char *official_id,
                                           const MonevNewKey *key, const MonevSecret *secret,
                                           gint64 now, GError **error);
void            monev_office_key_free     (MonevOfficeKey *self);
void            monev_official_key_free   (MonevOfficialKey *self);
void            monev_new_key_clear       (MonevNewKey *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevOfficeKey, monev_office_key_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevOfficialKey, monev_official_key_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MonevNewKey, monev_new_key_clear)

G_END_DECLS
