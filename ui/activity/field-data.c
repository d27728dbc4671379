#include "field-data.h"

#include "activity/field-schedule.h"
#include "activity/photo-order.h"
#include "people/people.h"
#include "record/record-store.h"
#include "region/region.h"

#include <string.h>

/** monev_field_data_free: frees it with its records. */
void
monev_field_data_free (MonevFieldData *self)
{
  GPtrArray **lists[] = { &self->meetings, &self->attendance, &self->visits, &self->sites,
                          &self->findings, &self->follow_ups, &self->proposals, &self->open };

  if (self == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    g_clear_pointer (lists[i], g_ptr_array_unref);
  g_clear_pointer (&self->kinds, g_hash_table_unref);
  g_clear_pointer (&self->conflicts, g_hash_table_unref);
  g_clear_pointer (&self->orders, g_hash_table_unref);
  g_free (self);
}

/* Kinds are asked for only where somebody was invited. */
static gboolean
load_kinds (MonevDbConnection *connection, MonevFieldData *self, GError **error)
{
  g_autoptr (GPtrArray) agencies = NULL;

  self->kinds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (self->attendance->len == 0)
    return TRUE;
  agencies = monev_record_store_list (connection, &monev_agency_type, 0, error);
  for (guint i = 0; agencies != NULL && i < agencies->len; i++)
    g_hash_table_insert (self->kinds, g_strdup (monev_record_id (agencies->pdata[i])),
                         g_strdup (monev_record_get (agencies->pdata[i], "kind")));
  return agencies != NULL;
}

/** monev_field_data_load: @now: UTC milliseconds. Returns: (transfer full): inside the caller's
 * transaction. */
MonevFieldData *
monev_field_data_load (MonevDbConnection *connection, const char *activity_id, gint64 now,
                       GError **error)
{
  g_autoptr (MonevFieldData) self = g_new0 (MonevFieldData, 1);
  const struct
  {
    const MonevRecordType *type;
    GPtrArray **list;
  } tables[] = {
    { &monev_meeting_type, &self->meetings },   { &monev_attendance_type, &self->attendance },
    { &monev_visit_type, &self->visits },       { &monev_site_type, &self->sites },
    { &monev_finding_type, &self->findings },   { &monev_follow_up_type, &self->follow_ups },
    { &monev_proposal_type, &self->proposals },
  };

  self->now = now;
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      *tables[i].list = monev_field_list (connection, tables[i].type, activity_id, error);
      if (*tables[i].list == NULL)
        return NULL;
    }
  self->open = monev_follow_up_open (connection, activity_id, now, error);
  if (self->open == NULL || !load_kinds (connection, self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* Only an order that somebody set is asked for; one photo has none. */
static gboolean
load_order (MonevDbConnection *connection, const MonevActivity *activity, const char *visit_id,
            MonevFieldData *self, GError **error)
{
  const char *const none[] = { NULL };
  g_autoptr (GPtrArray) photos = monev_photo_order_sort (activity->files, visit_id, none);
  char **order;

  if (photos->len < 2)
    return TRUE;
  order = monev_photo_order_load (connection, visit_id, error);
  if (order != NULL)
    g_hash_table_insert (self->orders, g_strdup (visit_id), order);
  return order != NULL;
}

/** monev_field_data_load_visits: conflicts of the schedule and the order of the photos, inside the
 * caller's transaction. Errors: as of the core. */
gboolean
monev_field_data_load_visits (MonevDbConnection *connection, const MonevActivity *activity,
                              MonevFieldData *self, GError **error)
{
  self->orders
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_strfreev);
  self->conflicts = monev_visit_conflicts (connection, activity->id, self->visits, error);
  if (self->conflicts == NULL)
    return FALSE;
  for (guint i = 0; i < self->visits->len; i++)
    if (!load_order (connection, activity, monev_record_id (self->visits->pdata[i]), self, error))
      return FALSE;
  /* The regions are read here, on the lane: the rows of the sites say them in words. */
  if (self->sites->len > 0)
    monev_region_count ();
  return TRUE;
}

/** monev_field_data_photos: Returns: (transfer container) (element-type MonevAttachment): the photos
 * of the visit as they stand on paper. */
GPtrArray *
monev_field_data_photos (const MonevFieldData *self, const MonevActivity *activity,
                         const char *visit_id)
{
  const char *const none[] = { NULL };
  char **order = g_hash_table_lookup (self->orders, visit_id);

  return monev_photo_order_sort (activity->files, visit_id,
                                 order != NULL ? (const char *const *) order : none);
}

/** monev_field_data_find: Returns: (transfer none) (nullable): the record with @id. */
MonevRecord *
monev_field_data_find (const GPtrArray *records, const char *id)
{
  for (guint i = 0; id != NULL && i < records->len; i++)
    if (g_strcmp0 (monev_record_id (records->pdata[i]), id) == 0)
      return records->pdata[i];
  return NULL;
}

/** monev_field_data_shown: Returns: (transfer full): the value of @field in words, "" for none. */
char *
monev_field_data_shown (const MonevRecord *record, const char *field)
{
  char *shown = monev_record_shown (
      record, (guint) monev_record_type_field (monev_record_type (record), field));

  return shown != NULL ? shown : g_strdup ("");
}

/** monev_field_data_date: Returns: (transfer full): @iso as people write it; as it is, where it is no
 * date. */
char *
monev_field_data_date (const char *iso, MonevDateStyle style)
{
  MonevDate date;

  return monev_date_from_iso (iso, &date, NULL) ? monev_date_format (date, style) : g_strdup (iso);
}
