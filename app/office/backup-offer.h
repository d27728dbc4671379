/* Which backup to offer for a database that is damaged, empty or gone: of this very database, as far
 * as it still tells which one it is. */
#pragma once

#include "db-connection.h"

G_BEGIN_DECLS

typedef struct {
  char    *folder;
  char    *path;   /* nullable: the newest that is whole and may be offered */
  char    *office; /* whose it is, by the profile within; "" where it holds none */
  char    *moment; /* when it was made, on that office's wall: "5 Maret 2026 09.30" */
  gboolean sure;   /* the damaged database bears the same id */
  gboolean ahead;  /* @path is dated ahead of the clock */
  guint    others; /* backups in the folder that are of other databases */
} MonevBackupOffer;

MonevBackupOffer *monev_backup_offer_find (const char *uri);
char             *monev_backup_offer_note (const MonevBackupOffer *self);
char             *monev_backup_other_office (const char *path, const char *database);
void              monev_backup_offer_free (MonevBackupOffer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevBackupOffer, monev_backup_offer_free)

G_END_DECLS
