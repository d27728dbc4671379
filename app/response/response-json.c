#include "response-json.h"

#include <string.h>

#include "base/json.h"
#include "db-error.h"
#include "response-form-private.h"

static gboolean
is_saved (MonevResponseForm *self, MonevFrame *frame, int field)
{
  return monev_cell_state (self, frame, field)->relevant && *monev_frame_get (frame, field) != '\0';
}

static void write_fields (MonevResponseForm *self, MonevFrame *frame, int above, json_t *answers,
                          json_t *reasons);

static void
write_value (MonevResponseForm *self, MonevFrame *frame, int field, json_t *answers,
             json_t *reasons)
{
  int index = monev_instrument_question_at (self->instrument, field);
  const char *reason = monev_cell_state (self, frame, field)->reason;

  if (!is_saved (self, frame, field))
    return;
  json_object_set_new (answers, monev_response_plan_key (self->plan, field),
                       json_string (monev_frame_get (frame, field)));
  if (reason != NULL && index >= 0)
    {
      g_autofree char *place = monev_response_form_place (self, frame, index);

      json_object_set_new (reasons, place, json_string (reason));
    }
}

static void
write_instances (MonevResponseForm *self, MonevFrame *frame, int field, json_t *answers,
                 json_t *reasons)
{
  json_t *instances = json_array ();

  for (guint i = 0; i < monev_frame_count (frame, field); i++)
    {
      MonevFrame *instance = monev_frame_child (frame, field, i);
      json_t *object;

      if (!monev_frame_state (instance)->relevant)
        continue;
      object = json_object ();
      write_fields (self, instance, field, object, reasons);
      json_array_append_new (instances, object);
    }
  if (json_array_size (instances) > 0)
    json_object_set (answers, monev_response_plan_key (self->plan, field), instances);
  json_decref (instances);
}

static void
write_fields (MonevResponseForm *self, MonevFrame *frame, int above, json_t *answers,
              json_t *reasons)
{
  for (int field = monev_shape_field (self->shape, above)->first_child; field >= 0;
       field = monev_shape_field (self->shape, field)->next)
    switch (monev_shape_field (self->shape, field)->kind)
      {
      case MONEV_SHAPE_VALUE:
        write_value (self, frame, field, answers, reasons);
        break;
      case MONEV_SHAPE_GROUP:
        write_fields (self, frame, field, answers, reasons);
        break;
      default:
        write_instances (self, frame, field, answers, reasons);
        break;
      }
}

/** monev_response_form_to_json: Returns: (transfer full): what is kept of the response. */
json_t *
monev_response_form_to_json (MonevResponseForm *self)
{
  json_t *answers = json_object (), *reasons = json_object ();
  json_t *json = json_pack ("{s:i, s:o}", "format", MONEV_RESPONSE_FORMAT, "answers", answers);

  write_fields (self, monev_response_form_root (self), 0, answers, reasons);
  if (json_object_size (reasons) > 0)
    json_object_set (json, "reasons", reasons);
  if (self->aside != NULL && json_object_size (self->aside) > 0)
    json_object_set (json, "aside", self->aside);
  json_decref (reasons);
  return json;
}

/** monev_response_form_canonical: Returns: (transfer full) (nullable): the same as one canonical
 * text; LIMIT for repeats nested beyond what JSON may be. */
char *
monev_response_form_canonical (MonevResponseForm *self, GError **error)
{
  json_auto_t *json = monev_response_form_to_json (self);

  return monev_json_canonical (json, error);
}

/* An answer as it was given, to be compared with what the form makes of it. */
typedef struct
{
  MonevFrame *frame;
  int field;
  const char *text; /* of the JSON */
} Given;

typedef struct
{
  MonevResponseForm *form;
  MonevIssueList *issues; /* (nullable) */
  GArray *given;          /* Given */
} JsonReader;

static gboolean
refuse (GError **error, const char *key)
{
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
               "Jawaban tersimpan tidak dapat dibaca: isi “%s” bukan jawaban.", key);
  return FALSE;
}

static void
put_aside (JsonReader *self, const char *key, json_t *value)
{
  MonevResponseForm *form = self->form;

  if (form->aside == NULL)
    form->aside = json_object ();
  json_object_set (form->aside, key, value);
  if (self->issues != NULL)
    monev_issue (self->issues, .code = "question-unknown", .severity = MONEV_SEVERITY_WARNING,
                 .key = key, .found = json_string_value (value),
                 .message = "Instrumen ini tidak mempunyai pertanyaan itu; jawabannya disimpan di "
                            "samping.",
                 .fix = "Periksa apakah versi instrumennya benar.");
}

static gboolean read_answers (JsonReader *self, MonevFrame *frame, const char *place,
                              const json_t *answers, GError **error);

static gboolean
read_instances (JsonReader *self, MonevFrame *frame, int field, const char *place, json_t *list,
                GError **error)
{
  gsize i;
  json_t *object;

  if (!json_is_array (list))
    return refuse (error, place);
  if (json_array_size (list) > MONEV_RESPONSE_MAX_INSTANCES)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_LIMIT, "“%s” melebihi batas %d isian.", place,
                   MONEV_RESPONSE_MAX_INSTANCES);
      return FALSE;
    }
  json_array_foreach (list, i, object)
  {
    MonevFrame *instance = monev_frame_add (frame, field);
    g_autofree char *below = g_strdup_printf ("%s[%" G_GSIZE_FORMAT "]/", place, i + 1);

    monev_form_prepare (self->form, instance);
    if (!read_answers (self, instance, below, object, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
read_member (JsonReader *self, MonevFrame *frame, const char *key, const char *place, json_t *value,
             GError **error)
{
  MonevResponseForm *form = self->form;
  int field = monev_response_plan_find_key (form->plan, monev_frame_repeat (frame), key);
  MonevShapeKind kind;
  Given given = { frame, field, json_string_value (value) };

  if (field < 0)
    {
      put_aside (self, place, value);
      return TRUE;
    }
  kind = monev_shape_field (form->shape, field)->kind;
  if (kind == MONEV_SHAPE_REPEAT)
    return read_instances (self, frame, field, place, value, error);
  if (kind != MONEV_SHAPE_VALUE || given.text == NULL)
    return refuse (error, place);
  monev_frame_set (frame, field, given.text);
  g_array_append_val (self->given, given);
  return TRUE;
}

static gboolean
read_answers (JsonReader *self, MonevFrame *frame, const char *place, const json_t *answers,
              GError **error)
{
  const char *key;
  json_t *value;

  if (!json_is_object (answers))
    return refuse (error, place);
  json_object_foreach ((json_t *)answers, key, value)
  {
    g_autofree char *whole = g_strconcat (place, key, NULL);

    if (!read_member (self, frame, key, whole, value, error))
      return FALSE;
  }
  return TRUE;
}

/* "anak[2]/" off @place, instances counted among those that are asked; FALSE for one that is not
 * there. */
static gboolean
enter_instance (MonevResponseForm *form, const char **place, const char *bracket,
                MonevFrame **frame)
{
  g_autofree char *key = g_strndup (*place, (gsize)(bracket - *place));
  char *end;
  guint64 nth = g_ascii_strtoull (bracket + 1, &end, 10);
  int field = monev_response_plan_find_key (form->plan, monev_frame_repeat (*frame), key);
  MonevFrame *instance = NULL;

  if (field > 0 && monev_shape_field (form->shape, field)->kind == MONEV_SHAPE_REPEAT && nth > 0
      && nth <= MONEV_RESPONSE_MAX_INSTANCES && g_str_has_prefix (end, "]/"))
    instance = monev_response_form_instance (
        form, *frame, monev_instrument_question_at (form->instrument, field), (guint)nth - 1);
  if (instance == NULL)
    return FALSE;
  *frame = instance;
  *place = end + 2;
  return TRUE;
}

/** monev_form_find_place: "anak[2]/umur" → the instance and the field. Returns: FALSE for what is
 * not there. */
gboolean
monev_form_find_place (MonevResponseForm *form, const char *place, MonevFrame **frame, int *field)
{
  const char *bracket;

  *frame = monev_response_form_root (form);
  while ((bracket = strchr (place, '[')) != NULL)
    if (!enter_instance (form, &place, bracket, frame))
      return FALSE;
  *field = monev_response_plan_find_key (form->plan, monev_frame_repeat (*frame), place);
  return *field > 0;
}

static gboolean
is_value (const MonevResponseForm *form, int field)
{
  return monev_shape_field (form->shape, field)->kind == MONEV_SHAPE_VALUE;
}

static gboolean
read_reasons (JsonReader *self, json_t *reasons, GError **error)
{
  const char *key;
  json_t *value;

  if (reasons != NULL && !json_is_object (reasons))
    return refuse (error, "reasons");
  json_object_foreach (reasons, key, value)
  {
    MonevFrame *frame;
    int field;
    MonevCellState *state;

    if (!json_is_string (value))
      return refuse (error, key);
    if (!monev_form_find_place (self->form, key, &frame, &field) || !is_value (self->form, field))
      {
        put_aside (self, key, value);
        continue;
      }
    state = monev_cell_state (self->form, frame, field);
    g_free (state->reason);
    state->reason = g_strdup (json_string_value (value));
  }
  return TRUE;
}

static gboolean
check_head (const json_t *json, GError **error)
{
  const char *key;
  json_t *value;

  if (!json_is_object (json)
      || json_integer_value (json_object_get (json, "format")) != MONEV_RESPONSE_FORMAT)
    return refuse (error, "format");
  json_object_foreach ((json_t *)json, key,
                       value) if (strcmp (key, "format") != 0 && strcmp (key, "answers") != 0
                                  && strcmp (key, "reasons") != 0
                                  && strcmp (key, "aside") != 0) return refuse (error, key);
  return TRUE;
}

static void
tell_given (JsonReader *self, const Given *given)
{
  MonevResponseForm *form = self->form;
  int index = monev_instrument_question_at (form->instrument, given->field);
  g_autofree char *place = index < 0 ? NULL : monev_response_form_place (form, given->frame, index);
  const char *now = monev_frame_get (given->frame, given->field);

  if (place == NULL)
    return;
  if (!monev_cell_state (form, given->frame, given->field)->relevant)
    monev_issue (self->issues, .code = "answer-skipped", .severity = MONEV_SEVERITY_WARNING,
                 .key = place, .found = given->text,
                 .message = "Menurut jawaban lain pertanyaan ini dilewati, jadi jawabannya tidak "
                            "disimpan.",
                 .fix = "Periksa jawaban yang menentukan lompatannya.");
  else if (strcmp (now, given->text) != 0)
    monev_issue (self->issues, .code = "calculation-differs", .severity = MONEV_SEVERITY_WARNING,
                 .key = place, .found = given->text, .taken = now,
                 .message
                 = "Hasil hitungan berbeda dari yang tercatat; yang dipakai hasil hitungan "
                   "sekarang.",
                 .fix = "Periksa jawaban yang dihitung.");
}

static void
tell_all_given (JsonReader *self)
{
  for (guint i = 0; self->issues != NULL && i < self->given->len; i++)
    tell_given (self, &g_array_index (self->given, Given, i));
}

static gboolean
read_all (JsonReader *self, const json_t *json, GError **error)
{
  MonevResponseForm *form = self->form;
  json_t *aside = json_object_get (json, "aside");

  if (!check_head (json, error)
      || !read_answers (self, monev_response_form_root (form), "",
                        json_object_get (json, "answers"), error)
      || !read_reasons (self, json_object_get (json, "reasons"), error))
    return FALSE;
  if (aside != NULL && !json_is_object (aside))
    return refuse (error, "aside");
  if (aside != NULL && form->aside == NULL)
    form->aside = json_object ();
  if (aside != NULL)
    json_object_update_missing (form->aside, aside);
  return TRUE;
}

/**
 * monev_response_form_from_json:
 * @issues: (nullable): takes answers to questions that the form does not have, answers that it
 *   skips, and results that differ from its own
 *
 * The response becomes what @json holds; frames that were given out are gone, but the root.
 * Calculations are made again, except those that time or chance changes.
 *
 * Returns: FALSE with INVALID or LIMIT for what is no response; the form is empty then
 */
gboolean
monev_response_form_from_json (MonevResponseForm *self, const json_t *json, MonevIssueList *issues,
                               GError **error)
{
  JsonReader reader = { self, issues, g_array_new (FALSE, FALSE, sizeof (Given)) };
  gboolean good;

  monev_response_form_clear (self);
  good = read_all (&reader, json, error);
  if (good)
    {
      monev_response_form_recalculate (self, TRUE);
      tell_all_given (&reader);
    }
  else
    {
      monev_response_form_clear (self);
    }
  g_array_unref (reader.given);
  return good;
}

/** monev_response_form_load: the same from the canonical text. */
gboolean
monev_response_form_load (MonevResponseForm *self, const char *canonical, MonevIssueList *issues,
                          GError **error)
{
  json_auto_t *json = monev_json_load (canonical, -1, error);

  return json != NULL && monev_response_form_from_json (self, json, issues, error);
}
