#include "related-data.h"
#include "audit-words.h"

#include "base/instant.h"
#include "office/office.h"
#include "people/people.h"
#include "reference/reference.h"

#include <glib/gi18n.h>
#include <string.h>

#define HISTORY_MOST 100

static void
related_row_free (gpointer data)
{
  MonevRelatedRow *row = data;

  g_free (row->title);
  g_free (row->subtitle);
  monev_record_unref (row->record);
  g_free (row);
}

static void
add_row (MonevRelatedData *self, const char *group, char *title, char *subtitle, gboolean past,
         MonevRecord *record)
{
  MonevRelatedRow *row = g_new (MonevRelatedRow, 1);

  *row = (MonevRelatedRow) { group, title, subtitle, past, monev_record_ref (record) };
  g_ptr_array_add (self->rows, row);
}

static char *
shown (const MonevRecord *record, const char *field)
{
  return monev_record_shown (record, (guint) monev_record_type_field (monev_record_type (record),
                                                                      field));
}

static char *
term (const MonevRecord *appointment)
{
  g_autofree char *kind = shown (appointment, "kind");
  g_autofree char *from = shown (appointment, "date_from");
  g_autofree char *to = shown (appointment, "date_to");

  return *to != '\0' ? g_strdup_printf (_("%s, %s sampai %s"), kind, from, to)
                     : g_strdup_printf (_("%s, sejak %s"), kind, from);
}

static gboolean
is_past (const MonevRecord *appointment, const char *today)
{
  const char *to = monev_record_get (appointment, "date_to");

  return *to != '\0' && strcmp (to, today) < 0;
}

static gboolean
runs (const MonevRecord *appointment, const char *today)
{
  return strcmp (monev_record_get (appointment, "date_from"), today) <= 0
         && !is_past (appointment, today);
}

static gboolean
add_appointments (MonevRelatedData *self, MonevDbConnection *connection, const MonevRecord *record,
                  const char *today, GError **error)
{
  gboolean of_official = monev_record_type (record) == &monev_official_type;
  g_autoptr (GPtrArray) list
      = monev_reference_list (connection, &monev_appointment_type, 0, error);

  if (list == NULL)
    return FALSE;
  for (guint i = 0; i < list->len; i++)
    {
      MonevRecord *appointment = list->pdata[i];
      const char *id = monev_record_get (appointment, of_official ? "official_id" : "position_id");

      if (strcmp (id, monev_record_id (record)) == 0)
        add_row (self, of_official ? N_ ("Jabatan yang Dipangku") : N_ ("Pemangku"),
                 shown (appointment, of_official ? "position_id" : "official_id"),
                 term (appointment), is_past (appointment, today), appointment);
    }
  return TRUE;
}

/* Who holds the head post of the agency, whatever stands in its own field "Kepala". */
static gboolean
add_heads (MonevRelatedData *self, MonevDbConnection *connection, const MonevRecord *agency,
           const char *today, GError **error)
{
  g_autoptr (GPtrArray) positions = monev_reference_list (connection, &monev_position_type, 0, error);
  g_autoptr (GPtrArray) list
      = positions != NULL ? monev_reference_list (connection, &monev_appointment_type, 0, error)
                          : NULL;

  if (list == NULL)
    return FALSE;
  for (guint p = 0; p < positions->len; p++)
    for (guint i = 0; i < list->len; i++)
      {
        const MonevRecord *position = positions->pdata[p];
        MonevRecord *appointment = list->pdata[i];

        if (strcmp (monev_record_get (position, "agency_id"), monev_record_id (agency)) == 0
            && strcmp (monev_record_get (position, "kind"), "kepala") == 0
            && strcmp (monev_record_get (appointment, "position_id"),
                       monev_record_id (position)) == 0
            && runs (appointment, today))
          {
            g_autofree char *when = term (appointment);

            add_row (self, N_ ("Pimpinan Saat Ini"), shown (appointment, "official_id"),
                     g_strdup_printf ("%s: %s", monev_record_get (position, "title"), when),
                     FALSE, appointment);
          }
      }
  return TRUE;
}

static gboolean
add_units (MonevRelatedData *self, MonevDbConnection *connection, const MonevRecord *agency,
           GError **error)
{
  g_autoptr (GPtrArray) list = monev_reference_list (connection, &monev_agency_type, 0, error);

  if (list == NULL)
    return FALSE;
  for (guint i = 0; i < list->len; i++)
    if (strcmp (monev_record_get (list->pdata[i], "parent_id"), monev_record_id (agency)) == 0)
      add_row (self, N_ ("Unit di Bawahnya"), g_strdup (monev_record_get (list->pdata[i], "name")),
               g_strdup (monev_record_get (list->pdata[i], "code")), FALSE, list->pdata[i]);
  return TRUE;
}

static gboolean
add_account (MonevRelatedData *self, MonevDbConnection *connection, const MonevRecord *official,
             GError **error)
{
  g_autoptr (GTimeZone) zone = NULL;

  if (!monev_login_account (connection, monev_record_id (official), &self->account, error))
    return FALSE;
  self->has_account = TRUE;
  zone = monev_office_zone (connection, error);
  if (zone == NULL)
    return FALSE;
  self->pin_since = monev_date_format (
      monev_minute_to_date (monev_instant_to_minute (self->account.pin_since, zone), NULL),
      MONEV_DATE_LONG);
  return TRUE;
}

static gboolean
load_rows (MonevRelatedData *self, MonevDbConnection *connection, const MonevRecord *record,
           GError **error)
{
  const MonevRecordType *type = monev_record_type (record);
  g_autofree char *today = NULL;
  gint64 now = 0;

  if (!monev_db_now (connection, &now, error))
    return FALSE;
  today = monev_today (connection, now);
  if (type == &monev_agency_type)
    return add_heads (self, connection, record, today, error)
           && add_units (self, connection, record, error);
  if (type == &monev_official_type)
    return add_appointments (self, connection, record, today, error)
           && add_account (self, connection, record, error);
  return type != &monev_position_type
         || add_appointments (self, connection, record, today, error);
}

/** monev_related_data_load: Returns: (transfer full): what belongs to @record, which is stored. */
MonevRelatedData *
monev_related_data_load (MonevDbConnection *connection, const MonevRecord *record, GError **error)
{
  g_autoptr (MonevRelatedData) self = g_new0 (MonevRelatedData, 1);
  const MonevRecordType *type = monev_record_type (record);

  self->rows = g_ptr_array_new_with_free_func (related_row_free);
  if (!load_rows (self, connection, record, error))
    return NULL;
  self->history = type == &monev_office_type
                      ? monev_audit_words_of (connection, type->subject, HISTORY_MOST, error)
                      : monev_audit_words_about (connection, record, HISTORY_MOST, error);
  return self->history != NULL ? g_steal_pointer (&self) : NULL;
}

/** monev_related_data_free: frees one reading. */
void
monev_related_data_free (MonevRelatedData *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->history, g_ptr_array_unref);
  g_free (self->pin_since);
  g_free (self);
}
