/* The office secret: 32 bytes that are kept outside the database and its backups.
 *
 * Every official's key is sealed with the PIN mixed with this secret, so a stolen database alone
 * opens nothing. It is printed once as a recovery sheet: 56 letters in groups of four, with a check
 * over them. The file lies in the user's configuration folder, one per database.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define MONEV_SECRET_BYTES 32

typedef struct {
  guint8 bytes[MONEV_SECRET_BYTES];
} MonevSecret;

gboolean monev_secret_new       (MonevSecret *secret, GError **error);
char    *monev_secret_to_text   (const MonevSecret *secret);
gboolean monev_secret_from_text (const char *text, MonevSecret *secret, GError **error);
char    *monev_secret_mark      (const MonevSecret *secret);
char    *monev_secret_path      (const char *database_id);
gboolean monev_secret_save      (const char *database_id, const MonevSecret *secret, GError **error);
gboolean monev_secret_load      (const char *database_id, const char *mark, MonevSecret *secret,
                                 GError **error);

G_END_DECLS
