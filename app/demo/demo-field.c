/* What the runs of the demo office have in the field: sites, visits, a meeting and who came, findings,
 * follow-ups, proposals. One row of the file is one change, so that a follow-up has a history. */
#include <string.h>

#include "activity/field.h"
#include "demo/demo-private.h"

enum { RUN = 1, KIND, KEY, BY, CONTENT };

static const MonevRecordType *
find_type (const char *name)
{
  static const MonevRecordType *const types[] = {
    &monev_site_type,    &monev_visit_type,     &monev_meeting_type,  &monev_attendance_type,
    &monev_finding_type, &monev_follow_up_type, &monev_proposal_type,
  };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (strcmp (types[i]->subject, name) == 0)
      return types[i];
  return NULL;
}

static char *
find_step (MonevDemoFilling *self, const char *activity_id, const char *number, GError **error)
{
  g_autoptr (MonevActivity) activity
    = monev_activity_load (self->connection, activity_id, self->now, error);
  const MonevActivityStep *step
    = activity != NULL ? monev_activity_step_named (activity, number) : NULL;

  return step != NULL ? g_strdup (step->id) : NULL;
}

/* The file names a thing by its own key, a step by its number, people and agencies by their names. */
static char *
refer (MonevDemoFilling *self, const MonevActor *actor, const char *activity_id, const char *refers,
       const char *word, GError **error)
{
  if (strcmp (refers, "activity_step") == 0)
    return find_step (self, activity_id, word, error);
  if (strcmp (refers, "activity_group") == 0)
    return monev_demo_group (self, actor, activity_id, word, error);
  if (strcmp (refers, "official") == 0)
    return g_strdup (monev_demo_find (self->officials, word));
  if (strcmp (refers, "agency") == 0)
    return g_strdup (monev_demo_find (self->agencies, word));
  return g_strdup (g_hash_table_lookup (self->things, word));
}

static char *
read_value (MonevDemoFilling *self, const MonevActor *actor, const char *activity_id,
            const MonevField *field, const char *word, GError **error)
{
  if (field->kind == MONEV_FIELD_REFERENCE)
    return refer (self, actor, activity_id, field->refers, word, error);
  if (field->kind == MONEV_FIELD_DATE)
    return monev_date_to_iso (monev_demo_day (self, g_ascii_strtoll (word, NULL, 10)));
  return g_strdup (word);
}

/* "field=value", one after another with a bar between them. %NULL when one of them is nothing. */
static MonevRecord *
fill (MonevDemoFilling *self, const MonevActor *actor, MonevRecord *empty, const char *content,
      GError **error)
{
  g_autoptr (MonevRecord) record = empty;
  g_auto (GStrv) pairs = g_strsplit (content, "|", -1);
  g_autofree char *activity_id = g_strdup (monev_record_get (record, "activity_id"));

  for (guint i = 0; pairs[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (pairs[i], "=", 2);
      int field = monev_record_type_field (monev_record_type (record), pair[0]);
      g_autofree char *value = NULL;

      if (field < 0 || pair[1] == NULL)
        return NULL;
      value = read_value (self, actor, activity_id, &monev_record_type (record)->fields[field],
                          pair[1], error);
      if (value == NULL)
        return NULL;
      record = monev_record_with (g_steal_pointer (&record), pair[0], value);
    }
  return g_steal_pointer (&record);
}

/* A key that was there before is the same thing again, changed. */
static MonevRecord *
begin (MonevDemoFilling *self, const MonevRecordType *type, const char *activity_id, const char *key,
       GError **error)
{
  const char *id = *key != '\0' ? g_hash_table_lookup (self->things, key) : NULL;

  return id != NULL ? monev_field_get (self->connection, type, id, error)
                    : monev_field_new (type, activity_id);
}

/** monev_demo_field_row: one row of agenda-lapangan.csv, by the rules of the field. */
gboolean
monev_demo_field_row (MonevDemoFilling *self, const MonevTable *table, guint row, GError **error)
{
  const char *id = g_hash_table_lookup (self->runs, monev_demo_text (table, row, RUN));
  const MonevRecordType *type = find_type (monev_demo_text (table, row, KIND));
  const char *key = monev_demo_text (table, row, KEY);
  const MonevActor *actor = monev_demo_actor (self, monev_demo_text (table, row, BY), error);
  g_autoptr (MonevRecord) record = NULL;
  g_autoptr (MonevRecord) saved = NULL;

  if (id == NULL || type == NULL || actor == NULL)
    return FALSE;
  record = begin (self, type, id, key, error);
  if (record != NULL)
    record = fill (self, actor, g_steal_pointer (&record), monev_demo_text (table, row, CONTENT),
                   error);
  saved = record != NULL ? monev_field_save (self->connection, actor, record, self->issues, error)
                         : NULL;
  if (saved != NULL && *key != '\0')
    g_hash_table_insert (self->things, g_strdup (key), g_strdup (monev_record_id (saved)));
  return saved != NULL;
}
