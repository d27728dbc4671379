/* What changed between two states of one response. */
#include "response-import-private.h"

#include "base/json.h"

static void
flatten (json_t *flat, const char *place, const json_t *answers)
{
  const char *key;
  json_t *value;

  json_object_foreach ((json_t *)answers, key, value)
  {
    g_autofree char *whole = g_strconcat (place, key, NULL);
    gsize i;
    json_t *instance;

    if (!json_is_array (value))
      {
        json_object_set (flat, whole, value);
        continue;
      }
    json_array_foreach (value, i, instance)
    {
      g_autofree char *below = g_strdup_printf ("%s[%" G_GSIZE_FORMAT "]/", whole, i + 1);

      flatten (flat, below, instance);
    }
  }
}

/** monev_response_keep_reasons: a reason goes with the answer it was given for. */
void
monev_response_keep_reasons (json_t *json, const json_t *before)
{
  json_auto_t *was = json_object ();
  json_auto_t *is = json_object ();
  json_t *reasons = json_object ();
  const char *place;
  json_t *reason;

  flatten (was, "", json_object_get (before, "answers"));
  flatten (is, "", json_object_get (json, "answers"));
  json_object_foreach (
      json_object_get (before, "reasons"), place,
      reason) if (json_equal (json_object_get (was, place), json_object_get (is, place)))
      json_object_set (reasons, place, reason);
  json_object_set_new (json, "reasons", reasons);
}

static void
add_remark (GPtrArray *remarks, const char *place, const json_t *before, const json_t *after,
            const char *file)
{
  MonevResponseRemark *remark = g_new0 (MonevResponseRemark, 1);

  remark->place = g_strdup (place);
  remark->kind = g_strdup ("impor");
  remark->old_value = g_strdup (before == NULL ? "" : json_string_value (before));
  remark->new_value = g_strdup (after == NULL ? "" : json_string_value (after));
  remark->text = g_strdup (file);
  g_ptr_array_add (remarks, remark);
}

/** monev_response_differences: Returns: (transfer full) (element-type MonevResponseRemark): each place
 * where the answers differ. */
GPtrArray *
monev_response_differences (const char *before, const char *after, const char *file)
{
  GPtrArray *remarks = g_ptr_array_new_with_free_func ((GDestroyNotify)monev_response_remark_free);
  json_auto_t *old_json = monev_json_load (before, -1, NULL);
  json_auto_t *new_json = monev_json_load (after, -1, NULL);
  json_auto_t *old_flat = json_object ();
  json_auto_t *new_flat = json_object ();
  const char *place;
  json_t *value;

  flatten (old_flat, "", json_object_get (old_json, "answers"));
  flatten (new_flat, "", json_object_get (new_json, "answers"));
  json_object_foreach (new_flat, place,
                       value) if (!json_equal (value, json_object_get (old_flat, place)))
      add_remark (remarks, place, json_object_get (old_flat, place), value, file);
  json_object_foreach (old_flat, place, value) if (json_object_get (new_flat, place) == NULL)
      add_remark (remarks, place, value, NULL, file);
  return remarks;
}
