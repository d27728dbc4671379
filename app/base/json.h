/* JSON, strictly: what is stored, hashed and exchanged.
 *
 * Reading refuses duplicate keys, deep nesting and huge texts, and says where. The canonical form
 * is what a SHA-256 covers: compact, keys sorted, whole numbers as numbers, decimals as strings.
 */
#pragma once

#include <glib.h>
#include <jansson.h>

G_BEGIN_DECLS

#define MONEV_JSON_MAX_DEPTH 64
#define MONEV_JSON_MAX_SIZE (64 * 1024 * 1024)
#define MONEV_JSON_MAX_INTEGER ((G_GINT64_CONSTANT (1) << 53) - 1)

json_t *monev_json_load      (const char *text, gssize length, GError **error);
char   *monev_json_canonical (const json_t *value, GError **error);
char   *monev_json_sha256    (const char *canonical);

G_END_DECLS
