#include "response-quality-private.h"

#include <string.h>

#include "office-response.h"
#include "office/office.h"

/* From the database: page after page, each response in the form of its version. */

#define PAGE 256

typedef struct
{
  MonevDbConnection *connection;
  const char *instrument_id;
  const MonevQualityReading *reading;
  MonevResponseQuality *quality;
  MonevResponsePlan *newest;
  gint64 number;     /* of the newest version */
  GTimeZone *zone;   /* (nullable) */
  GHashTable *forms; /* number of the version → MonevResponseForm */
} Reader;

static void
reader_clear (Reader *self)
{
  g_clear_pointer (&self->forms, g_hash_table_unref);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->newest, monev_response_plan_unref);
  g_clear_pointer (&self->quality, monev_response_quality_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

static gboolean
open_reader (Reader *self, GError **error)
{
  g_autofree char *version_id = NULL;
  g_autofree char *key = NULL;

  self->zone = monev_office_zone (self->connection, NULL);
  self->forms = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                       (GDestroyNotify)monev_response_form_free);
  if (!monev_response_store_version (self->connection, self->instrument_id, 0, &version_id,
                                     &self->number, error))
    return FALSE;
  self->newest
      = monev_response_load_plan (self->connection, self->instrument_id, self->number, error);
  key = self->newest == NULL
            ? NULL
            : monev_response_key_question (self->connection, self->instrument_id, error);
  if (key == NULL)
    return FALSE;
  self->quality = monev_response_quality_new (self->newest, key);
  return TRUE;
}

static MonevResponseForm *
form_of (Reader *self, gint64 number, GError **error)
{
  MonevResponseForm *form = g_hash_table_lookup (self->forms, &number);
  MonevResponseContext context = { .zone = self->zone };
  g_autoptr (MonevResponsePlan) plan = NULL;

  if (form != NULL)
    return form;
  plan = number == self->number
             ? monev_response_plan_ref (self->newest)
             : monev_response_load_plan (self->connection, self->instrument_id, number, error);
  if (plan == NULL)
    return NULL;
  context.language = monev_instrument_default_language (monev_response_plan_instrument (plan));
  form = monev_response_form_new (plan, &context);
  g_hash_table_insert (self->forms, g_memdup2 (&number, sizeof number), form);
  return form;
}

/* Judged at the moment it was handed in: an age counted to today grows on its own. */
static gboolean
take (Reader *self, const MonevResponseEntry *entry, GError **error)
{
  MonevResponseForm *form = form_of (self, entry->number, error);

  if (form == NULL)
    return FALSE;
  monev_response_form_clear (form);
  monev_response_form_set_now (form, entry->submitted_at);
  if (!monev_response_form_load (form, entry->answers, NULL, error))
    return FALSE;
  monev_response_quality_add (self->quality, entry, form);
  return TRUE;
}

static gboolean
take_page (Reader *self, const GPtrArray *page, GError **error)
{
  const MonevQualityReading *reading = self->reading;
  MonevResponseQuality *quality = self->quality;

  for (guint i = 0; i < page->len; i++)
    {
      const MonevResponseEntry *entry = g_ptr_array_index (page, i);

      if (strcmp (entry->state, MONEV_RESPONSE_ISIAN) == 0)
        continue;
      if (!take (self, entry, error))
        return FALSE;
    }
  if (g_cancellable_is_cancelled (reading->cancellable))
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_CANCELLED, "Pemeriksaan mutu dihentikan.");
      return FALSE;
    }
  if (reading->tell != NULL)
    reading->tell (quality->respondents->len, reading->data);
  return TRUE;
}

/**
 * monev_response_quality_read:
 *
 * Errors: STATE (the instrument was never issued), CANCELLED.
 *
 * Returns: (transfer full): the quality of what was handed in, settled.
 */
MonevResponseQuality *
monev_response_quality_read (MonevDbConnection *connection, const char *instrument_id,
                             const MonevQualityReading *reading, GError **error)
{
  g_auto (Reader) self
      = { .connection = connection, .instrument_id = instrument_id, .reading = reading };
  g_autofree char *after = g_strdup ("");
  guint n = PAGE;

  if (!open_reader (&self, error))
    return NULL;
  while (n == PAGE)
    {
      g_autoptr (GPtrArray) page
          = monev_response_store_page (connection, instrument_id, "", after, PAGE, error);

      if (page == NULL || !take_page (&self, page, error))
        return NULL;
      n = page->len;
      if (n > 0)
        monev_response_entry_set (&after,
                                  ((MonevResponseEntry *)g_ptr_array_index (page, n - 1))->id);
    }
  monev_response_quality_settle (self.quality);
  return g_steal_pointer (&self.quality);
}
