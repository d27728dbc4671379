#include "field-batch.h"

#include <string.h>

#include "activity/field.h"
#include "base/id.h"
#include "db-error.h"
#include "instrument/instrument-store.h"
#include "office-response.h"
#include "office/office.h"

#define MOST_LETTERS 60 /* of a part of a name */

/** monev_field_target_free: frees a group or site. */
void
monev_field_target_free (MonevFieldTarget *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self);
}

static void
add_target (GPtrArray *targets, const char *id, const char *name, gboolean site)
{
  MonevFieldTarget *target = g_new (MonevFieldTarget, 1);

  *target = (MonevFieldTarget){ g_strdup (id), g_strdup (name), site };
  g_ptr_array_add (targets, target);
}

/** monev_field_targets: Returns: (transfer full) (element-type MonevFieldTarget) (nullable): the groups,
 * then the sites of the agenda the instrument belongs to; none for one of the library. */
GPtrArray *
monev_field_targets (MonevDbConnection *connection, const char *instrument_id, GError **error)
{
  g_autoptr (MonevInstrumentEntry) entry
      = monev_instrument_store_find (connection, instrument_id, error);
  g_autoptr (MonevActivity) activity = NULL;
  g_autoptr (GPtrArray) sites = NULL;
  g_autoptr (GPtrArray) targets
      = g_ptr_array_new_with_free_func ((GDestroyNotify)monev_field_target_free);
  gint64 now;

  if (entry == NULL)
    return NULL;
  if (*entry->activity_id == '\0')
    return g_steal_pointer (&targets);
  activity = monev_db_now (connection, &now, error)
                 ? monev_activity_load (connection, entry->activity_id, now, error)
                 : NULL;
  sites = activity == NULL
              ? NULL
              : monev_field_list (connection, &monev_site_type, entry->activity_id, error);
  if (sites == NULL)
    return NULL;
  for (guint i = 0; i < activity->groups->len; i++)
    {
      const MonevActivityGroup *group = g_ptr_array_index (activity->groups, i);

      add_target (targets, group->id, group->name, FALSE);
    }
  for (guint i = 0; i < sites->len; i++)
    {
      const MonevRecord *site = g_ptr_array_index (sites, i);

      add_target (targets, monev_record_id (site), monev_record_get (site, "name"), TRUE);
    }
  return g_steal_pointer (&targets);
}

/* What Windows, and a person who reads a folder, can take. */
static char *
tidy_name (const char *text)
{
  GString *tidy = g_string_new (NULL);
  guint letters = 0;

  for (const char *at = text; *at != '\0' && letters < MOST_LETTERS; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c < 0x20 || (c < 0x80 && strchr ("\\/:*?\"<>|", (int)c) != NULL))
        c = ' ';
      if (c == ' ' && (tidy->len == 0 || tidy->str[tidy->len - 1] == ' '))
        continue;
      g_string_append_unichar (tidy, c);
      letters++;
    }
  while (tidy->len > 0 && strchr (" .", tidy->str[tidy->len - 1]) != NULL)
    g_string_truncate (tidy, tidy->len - 1);
  return g_string_free (tidy, FALSE);
}

/** monev_field_file_name: @target: (nullable). Returns: (transfer full): "Judul - Lokus.xlsx". */
char *
monev_field_file_name (const char *title, const char *target)
{
  g_autofree char *first = tidy_name (title);
  g_autofree char *second = tidy_name (target != NULL ? target : "");

  return g_strconcat (*first != '\0' ? first : "Formulir", *second != '\0' ? " - " : "", second,
                      ".xlsx", NULL);
}

/* Two sites of one name get two files. */
static char *
free_name (GHashTable *taken, const char *title, const char *target)
{
  char *name = monev_field_file_name (title, target);

  for (guint i = 2;; i++)
    {
      g_autofree char *folded = g_utf8_casefold (name, -1);
      g_autofree char *numbered = NULL;

      if (g_hash_table_add (taken, g_steal_pointer (&folded)))
        return name;
      numbered = g_strdup_printf ("%s (%u)", target != NULL ? target : "", i);
      g_free (name);
      name = monev_field_file_name (title, numbered);
    }
}

typedef struct {
  const MonevFieldBatch *batch;
  MonevInstrumentEntry  *entry;
  MonevResponsePlan     *plan;
  MonevRecord           *office;
  char                  *sha256;
  gint64                 number, now;
  GHashTable            *taken; /* names of files, folded */
  GPtrArray             *paths;
  MonevIssueList        *issues;
} Writer;

static void
writer_clear (Writer *self)
{
  g_clear_pointer (&self->entry, monev_instrument_entry_free);
  g_clear_pointer (&self->plan, monev_response_plan_unref);
  g_clear_pointer (&self->office, monev_record_unref);
  g_clear_pointer (&self->taken, g_hash_table_unref);
  g_clear_pointer (&self->paths, g_ptr_array_unref);
  g_free (self->sha256);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Writer, writer_clear)

static gboolean
take_version (Writer *self, MonevDbConnection *connection, GError **error)
{
  g_autofree char *id = NULL;
  g_autoptr (GPtrArray) versions = NULL;

  if (!monev_response_store_version (connection, self->entry->id, 0, &id, &self->number, error))
    return FALSE;
  versions = monev_instrument_store_versions (connection, self->entry->id, error);
  for (guint i = 0; versions != NULL && i < versions->len; i++)
    {
      const MonevInstrumentVersion *version = g_ptr_array_index (versions, i);

      if (version->number == self->number)
        self->sha256 = g_strdup (version->sha256);
    }
  return versions != NULL;
}

static gboolean
load (MonevDbConnection *connection, gpointer data, GError **error)
{
  Writer *self = data;

  self->entry = monev_instrument_store_find (connection, self->batch->instrument_id, error);
  if (self->entry == NULL || !take_version (self, connection, error))
    return FALSE;
  self->plan = monev_response_load_plan (connection, self->entry->id, self->number, error);
  self->office = self->plan == NULL ? NULL : monev_office_load (connection, error);
  return self->office != NULL && monev_db_now (connection, &self->now, error);
}

static gboolean
write_one (Writer *self, const MonevFieldTarget *target, GError **error)
{
  const MonevFieldBatch *batch = self->batch;
  const char *title = monev_instrument_setting (monev_response_plan_instrument (self->plan),
                                                "form_title");
  const char *shown = title != NULL && *title != '\0' ? title : self->entry->title;
  g_autofree char *name
      = free_name (self->taken, shown, target != NULL ? target->name : NULL);
  g_autofree char *path = g_build_filename (batch->folder, name, NULL);
  g_autofree char *book = monev_id_new (self->now);
  gboolean site = target != NULL && target->site, group = target != NULL && !target->site;
  MonevFieldWorkbook what
      = { .plan = self->plan, .instrument_id = self->entry->id, .title = shown,
          .form_id = self->entry->form_id, .sha256 = self->sha256 != NULL ? self->sha256 : "",
          .number = self->number, .book_id = book, .activity = self->entry->activity,
          .group_id = group ? target->id : NULL, .group = group ? target->name : NULL,
          .site_id = site ? target->id : NULL, .site = site ? target->name : NULL,
          .office = self->office, .now = self->now, .layout = batch->layout,
          .count = batch->count };

  if (g_cancellable_is_cancelled (batch->cancellable))
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_CANCELLED,
                   "Penulisan dihentikan; %u berkas sudah ditulis.", self->paths->len);
      return FALSE;
    }
  if (batch->tell != NULL)
    batch->tell (self->paths->len, batch->targets != NULL ? batch->targets->len : 1, name,
                 batch->data);
  if (!monev_field_workbook_write (&what, path, self->issues, error))
    return FALSE;
  g_ptr_array_add (self->paths, g_steal_pointer (&path));
  return TRUE;
}

/**
 * monev_field_batch_write:
 * @issues: takes wording that did not fit
 *
 * Files of the same name are written over; each is there whole or not at all.
 *
 * Errors: NOT_FOUND, STATE (the instrument was never issued), IO, CANCELLED; files that were written
 * before stay.
 *
 * Returns: (transfer full) (element-type filename) (nullable): the files
 */
GPtrArray *
monev_field_batch_write (MonevDbConnection *connection, const MonevFieldBatch *batch,
                         MonevIssueList *issues, GError **error)
{
  g_auto (Writer) self = { .batch = batch, .issues = issues };

  self.taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.paths = g_ptr_array_new_with_free_func (g_free);
  if (!monev_db_read (connection, load, &self, error))
    return NULL;
  if (batch->targets == NULL || batch->targets->len == 0)
    return write_one (&self, NULL, error) ? g_steal_pointer (&self.paths) : NULL;
  for (guint i = 0; i < batch->targets->len; i++)
    if (!write_one (&self, g_ptr_array_index (batch->targets, i), error))
      return NULL;
  return g_steal_pointer (&self.paths);
}
