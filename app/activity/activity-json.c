#include "activity/activity-json.h"

#include "base/instant.h"

static json_t *
instant (gint64 utc_ms, GTimeZone *zone)
{
  g_autofree char *text = utc_ms != 0 ? monev_instant_to_rfc3339 (utc_ms, zone) : g_strdup ("");

  return json_string (text);
}

static json_t *
each (GPtrArray *list, json_t *(*to_json) (gconstpointer one, GTimeZone *zone), GTimeZone *zone)
{
  json_t *array = json_array ();

  for (guint i = 0; i < list->len; i++)
    json_array_append_new (array, to_json (list->pdata[i], zone));
  return array;
}

static json_t *
file_to_json (gconstpointer one, GTimeZone *zone)
{
  const MonevAttachment *file = one;

  return json_pack ("{s:s, s:I, s:s, s:s, s:s, s:I, s:s, s:s, s:s, s:o, s:b}", "id", file->id,
                    "version", (json_int_t) file->version, "subject", file->subject, "name",
                    file->name, "type", file->type, "size", (json_int_t) file->size, "sha256",
                    file->sha256, "caption", file->caption, "added_by", file->added_by_name,
                    "added_at", instant (file->added_at, zone), "preview", file->has_preview);
}

static json_t *
note_to_json (gconstpointer one, GTimeZone *zone)
{
  const MonevActivityNote *note = one;

  return json_pack ("{s:s, s:s, s:s, s:o}", "id", note->id, "text", note->text, "by",
                    note->official, "at", instant (note->written_at, zone));
}

static json_t *
item_to_json (gconstpointer one, GTimeZone *zone)
{
  const MonevActivityItem *item = one;
  json_t *json = json_pack ("{s:s, s:I, s:s, s:b, s:o, s:o}", "id", item->id, "version",
                            (json_int_t) item->version, "text", item->text, "marked",
                            item->marked_at != 0, "files", each (item->files, file_to_json, zone),
                            "notes", each (item->notes, note_to_json, zone));

  if (!item->output)
    {
      json_object_set_new (json, "there", json_boolean (item->source != MONEV_NEED_MISSING));
      json_object_set_new (json, "source", json_string (monev_need_source_name (item->source)));
      json_object_set_new (json, "from", json_string (item->from));
    }
  return json;
}

static json_t *
actors_to_json (const MonevActivity *self, const MonevProcedureStep *step)
{
  json_t *array = json_array ();

  for (guint i = 0; i < step->n_actors; i++)
    {
      int found = monev_procedure_find_actor (self->procedure, step->actors[i].actor);

      json_array_append_new (array, json_string (
        found >= 0 ? monev_procedure_actor (self->procedure, (guint) found)->title
                   : step->actors[i].actor));
    }
  return array;
}

static void
add_clock (json_t *json, const MonevActivityStep *step, GTimeZone *zone)
{
  g_autofree char *standard = monev_step_time_text (&step->step->time);

  json_object_set_new (json, "standard", json_string (standard));
  json_object_set_new (json, "planned_start", instant (step->planned_start, zone));
  json_object_set_new (json, "planned_due", instant (step->planned_due, zone));
  json_object_set_new (json, "due_by_hand", json_boolean (step->due_by_hand));
  json_object_set_new (json, "started_at", instant (step->started_at, zone));
  json_object_set_new (json, "finished_at", instant (step->finished_at, zone));
  json_object_set_new (json, "late", json_boolean (step->late));
  json_object_set_new (json, "late_days", json_integer (step->late_days));
  json_object_set_new (json, "days_left", json_integer (step->days_left));
  json_object_set_new (json, "used_minutes", json_integer (step->used));
  if (step->percent >= 0)
    json_object_set_new (json, "used_percent", json_integer (step->percent));
  if (step->past_known)
    json_object_set_new (json, "past_known", json_true ());
}

static json_t *
step_to_json (const MonevActivity *self, const MonevActivityStep *step, GTimeZone *zone)
{
  json_t *json = json_pack (
    "{s:s, s:I, s:s, s:s, s:I, s:s, s:s, s:o}", "id", step->id, "version",
    (json_int_t) step->version, "key", step->step->id, "number", step->step->number, "round",
    (json_int_t) step->round, "wording", step->step->wording, "state",
    monev_step_state_name (step->state), "actors", actors_to_json (self, step->step));

  add_clock (json, step, zone);
  json_object_set_new (json, "done_by", json_string (step->done_by_name));
  json_object_set_new (json, "skip_reason", json_string (step->skip_reason));
  json_object_set_new (json, "early_reason", json_string (step->early_reason));
  json_object_set_new (json, "late_reason", json_string (step->late_reason));
  json_object_set_new (json, "opens", json_boolean (step->opens));
  json_object_set_new (json, "blocked", json_string (step->blocked));
  json_object_set_new (json, "may_repeat", json_boolean (step->may_repeat));
  json_object_set_new (json, "needs", each (step->needs, item_to_json, zone));
  json_object_set_new (json, "outputs", each (step->outputs, item_to_json, zone));
  json_object_set_new (json, "files", each (step->files, file_to_json, zone));
  json_object_set_new (json, "notes", each (step->notes, note_to_json, zone));
  return json;
}

static json_t *
steps_to_json (const MonevActivity *self, GTimeZone *zone)
{
  json_t *array = json_array ();

  for (guint i = 0; i < self->steps->len; i++)
    json_array_append_new (array, step_to_json (self, self->steps->pdata[i], zone));
  return array;
}

static json_t *
team_to_json (const MonevActivity *self)
{
  json_t *array = json_array ();

  for (guint i = 0; i < self->members->len; i++)
    {
      const MonevActivityMember *member = self->members->pdata[i];
      const MonevActivityGroup *group = monev_activity_group (self, member->group_id);

      json_array_append_new (array, json_pack (
        "{s:s, s:I, s:s, s:s, s:s, s:s, s:s}", "id", member->id, "version",
        (json_int_t) member->version, "official_id", member->official_id, "name", member->name,
        "agency", member->agency, "role", monev_member_role_name (member->role), "group",
        group != NULL ? group->name : ""));
    }
  return array;
}

static json_t *
groups_to_json (const MonevActivity *self)
{
  json_t *array = json_array ();

  for (guint i = 0; i < self->groups->len; i++)
    {
      const MonevActivityGroup *group = self->groups->pdata[i];

      json_array_append_new (array, json_pack ("{s:s, s:I, s:s}", "id", group->id, "version",
                                               (json_int_t) group->version, "name", group->name));
    }
  return array;
}

/** monev_activity_to_json: Returns: (transfer full): everything of one run. */
json_t *
monev_activity_to_json (const MonevActivity *self, GTimeZone *zone)
{
  json_t *json = json_pack (
    "{s:s, s:I, s:I, s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:I, s:s}", "id", self->id, "version",
    (json_int_t) self->version, "year", (json_int_t) self->year, "title", self->title, "kind",
    monev_activity_kind_name (self->kind), "bidang_id", self->bidang_id, "bidang", self->bidang,
    "coordinator_id", self->coordinator_id, "coordinator", self->coordinator, "procedure",
    self->procedure_code, "procedure_version", (json_int_t) self->procedure_number, "state",
    monev_activity_state_name (self->state));

  json_object_set_new (json, "reason", json_string (self->reason));
  json_object_set_new (json, "start", instant (self->start_at, zone));
  json_object_set_new (json, "ended", instant (self->ended_at, zone));
  json_object_set_new (json, "disposisi_from", json_string (self->disposisi_from));
  json_object_set_new (json, "disposisi_date", json_string (self->disposisi_date));
  json_object_set_new (json, "disposisi_content", json_string (self->disposisi_content));
  json_object_set_new (json, "copied_from", json_string (self->copied_from));
  json_object_set_new (json, "n_steps", json_integer (self->steps->len));
  json_object_set_new (json, "n_done", json_integer (self->n_done));
  json_object_set_new (json, "steps", steps_to_json (self, zone));
  json_object_set_new (json, "groups", groups_to_json (self));
  json_object_set_new (json, "members", team_to_json (self));
  json_object_set_new (json, "files", each (self->files, file_to_json, zone));
  json_object_set_new (json, "notes", each (self->notes, note_to_json, zone));
  return json;
}

/** monev_activity_line_to_json: Returns: (transfer full): a line of the list. */
json_t *
monev_activity_line_to_json (const MonevActivityLine *line, GTimeZone *zone)
{
  json_t *json = json_pack (
    "{s:s, s:I, s:I, s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s}", "id", line->id, "version",
    (json_int_t) line->version, "year", (json_int_t) line->year, "title", line->title, "kind",
    monev_activity_kind_name (line->kind), "state", monev_activity_state_name (line->state),
    "bidang_id", line->bidang_id, "bidang", line->bidang, "coordinator_id", line->coordinator_id,
    "coordinator", line->coordinator, "procedure", line->procedure_code);

  json_object_set_new (json, "start", instant (line->start_at, zone));
  json_object_set_new (json, "ended", instant (line->ended_at, zone));
  json_object_set_new (json, "n_steps", json_integer (line->n_steps));
  json_object_set_new (json, "n_done", json_integer (line->n_done));
  json_object_set_new (json, "n_late", json_integer (line->n_late));
  json_object_set_new (json, "late", json_boolean (line->late_days > 0));
  json_object_set_new (json, "step", json_string (line->number));
  json_object_set_new (json, "wording", json_string (line->wording));
  json_object_set_new (json, "holder", json_string (line->holder));
  json_object_set_new (json, "due", instant (line->due, zone));
  json_object_set_new (json, "late_days", json_integer (line->late_days));
  json_object_set_new (json, "days_left", json_integer (line->days_left));
  return json;
}
