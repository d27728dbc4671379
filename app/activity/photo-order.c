#include "activity/photo-order.h"

#include <string.h>

#include "activity/activity-private.h"
#include "base/json.h"
#include "snapshot/snapshot.h"

static char *
order_subject (const char *visit_id)
{
  return g_strconcat ("visit-photos/", visit_id, NULL);
}

static char **
read_order (const MonevSnapshot *snapshot, GError **error)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  json_t *list = monev_snapshot_check (snapshot, error)
                   ? monev_json_load (snapshot->canonical, -1, error) : NULL;

  if (list == NULL)
    return NULL;
  for (size_t i = 0; i < json_array_size (list); i++)
    if (json_is_string (json_array_get (list, i)))
      g_strv_builder_add (ids, json_string_value (json_array_get (list, i)));
  json_decref (list);
  return g_strv_builder_end (ids);
}

/** monev_photo_order_load: Returns: (transfer full): ids of attachments, the first one first; empty
 * where nobody has moved one. Errors: CORRUPT. */
char **
monev_photo_order_load (MonevDbConnection *connection, const char *visit_id, GError **error)
{
  g_autofree char *subject = order_subject (visit_id);
  GError *local = NULL;
  g_autoptr (MonevSnapshot) snapshot = monev_snapshot_load (connection, subject, 0, &local);

  if (snapshot != NULL)
    return read_order (snapshot, error);
  if (!g_error_matches (local, MONEV_ERROR, MONEV_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, local);
      return NULL;
    }
  g_error_free (local);
  return g_new0 (char *, 1);
}

static void
take (GPtrArray *sorted, const MonevAttachment *file)
{
  if (!g_ptr_array_find (sorted, file, NULL))
    g_ptr_array_add (sorted, (MonevAttachment *) file);
}

/** monev_photo_order_sort: @files: (element-type MonevAttachment): of the run, as they were attached.
 * Returns: (transfer container): the pictures among them that hang on the visit. */
GPtrArray *
monev_photo_order_sort (const GPtrArray *files, const char *visit_id, const char *const *order)
{
  g_autofree char *subject = g_strconcat ("visit/", visit_id, NULL);
  g_autoptr (GPtrArray) photos = g_ptr_array_new ();
  GPtrArray *sorted = g_ptr_array_new ();

  for (guint i = 0; i < files->len; i++)
    {
      MonevAttachment *file = files->pdata[i];

      if (strcmp (file->subject, subject) == 0 && g_str_has_prefix (file->type, "image/"))
        g_ptr_array_add (photos, file);
    }
  for (guint n = 0; order[n] != NULL; n++)
    for (guint i = 0; i < photos->len; i++)
      if (strcmp (((MonevAttachment *) photos->pdata[i])->id, order[n]) == 0)
        take (sorted, photos->pdata[i]);
  for (guint i = 0; i < photos->len; i++)
    take (sorted, photos->pdata[i]);
  return sorted;
}

typedef struct {
  const char *visit_id;
  const char *attachment_id;
  int         by;
} Move;

static gboolean
find_place (const MonevActivityWork *work, const GPtrArray *photos, const Move *move, guint *from,
            guint *to, GError **error)
{
  guint i = 0;

  while (i < photos->len
         && strcmp (((MonevAttachment *) photos->pdata[i])->id, move->attachment_id) != 0)
    i++;
  if (i == photos->len)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_NOT_FOUND,
                   "Foto ini tidak ada lagi pada kunjungan itu di %s. Muat ulang.",
                   work->activity->title);
      return FALSE;
    }
  *from = i;
  *to = (guint) CLAMP ((int) i + move->by, 0, (int) photos->len - 1);
  if (*from != *to)
    return TRUE;
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_STATE,
               move->by < 0 ? "Foto ini sudah paling depan." : "Foto ini sudah paling belakang.");
  return FALSE;
}

static json_t *
list_moved (GPtrArray *photos, guint from, guint to)
{
  json_t *list = json_array ();
  gpointer moved = photos->pdata[from];

  g_ptr_array_remove_index (photos, from);
  g_ptr_array_insert (photos, (int) to, moved);
  for (guint i = 0; i < photos->len; i++)
    json_array_append_new (list, json_string (((MonevAttachment *) photos->pdata[i])->id));
  return list;
}

static gboolean
move_photo (MonevActivityWork *work, gpointer data, GError **error)
{
  const Move *move = data;
  g_autofree char *subject = order_subject (move->visit_id);
  g_auto (GStrv) order = monev_photo_order_load (work->connection, move->visit_id, error);
  g_autoptr (GPtrArray) photos = NULL;
  g_autoptr (MonevSnapshot) kept = NULL;
  const MonevAttachment *file;
  json_t *list;
  guint from, to;

  if (order == NULL || !monev_activity_may_work (work->activity, error))
    return FALSE;
  photos = monev_photo_order_sort (work->activity->files, move->visit_id,
                                   (const char *const *) order);
  if (!find_place (work, photos, move, &from, &to, error))
    return FALSE;
  file = photos->pdata[from];
  list = list_moved (photos, from, to);
  kept = monev_snapshot_freeze (work->connection, subject, list, work->actor->official_id,
                                work->now, error);
  json_decref (list);
  if (kept == NULL)
    return FALSE;
  work->name = "visit.photos";
  work->detail = json_pack ("{s:s, s:s, s:s, s:i, s:i}", "visit", move->visit_id, "attachment",
                            file->id, "name", file->name, "from", (int) from + 1, "to",
                            (int) to + 1);
  return TRUE;
}

/**
 * monev_photo_order_move:
 * @by: how many places: negative towards the front; never beyond the first or the last
 *
 * Errors: DENIED, AUTH, STATE (it is the first or the last already; the run is over), NOT_FOUND.
 */
gboolean
monev_photo_order_move (MonevDbConnection *connection, const MonevActor *actor,
                        const char *activity_id, const char *visit_id, const char *attachment_id,
                        int by, GError **error)
{
  Move move = { visit_id, attachment_id, by };

  return monev_activity_run (connection, actor, MONEV_ACT_ACTIVITY_WORK, activity_id, move_photo,
                             &move, NULL, error);
}
