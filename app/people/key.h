/* Keys of officials and of the office: made, sealed, opened, certified.
 *
 * Pure functions over bytes. Ed25519; sealed with Argon2id(PIN, salt; 64 MiB, 3 passes) mixed with
 * the office secret. Opening the seal is the login.
 */
#pragma once

#include <glib.h>

#include "people/secret.h"

G_BEGIN_DECLS

#define MONEV_PIN_MIN 6
#define MONEV_PIN_MAX 32

typedef struct {
  guint8 bytes[64];
} MonevPrivateKey;

gboolean monev_pin_check        (const char *pin, GError **error);
gboolean monev_key_make         (MonevPrivateKey *key, GBytes **public_key, GError **error);
gboolean monev_key_seal         (const MonevPrivateKey *key, const char *pin,
                                 const MonevSecret *secret, GBytes **salt, GBytes **sealed,
                                 GError **error);
gboolean monev_key_open         (GBytes *salt, GBytes *sealed, const char *pin,
                                 const MonevSecret *secret, MonevPrivateKey *key, GError **error);
GBytes  *monev_office_key_seal  (const MonevPrivateKey *key, const MonevSecret *secret);
gboolean monev_office_key_open  (GBytes *sealed, const MonevSecret *secret, MonevPrivateKey *key,
                                 GError **error);
GBytes  *monev_key_sign         (const MonevPrivateKey *key, GBytes *message);
gboolean monev_key_verify       (GBytes *public_key, GBytes *message, GBytes *signature);
GBytes  *monev_key_certificate_text (const char *official_id, GBytes *public_key,
                                     gint64 created_at);
void     monev_key_forget       (MonevPrivateKey *key);

G_END_DECLS
