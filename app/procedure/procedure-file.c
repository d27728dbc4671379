/* The text of a procedure file, read and written. */
#include "procedure/procedure-private.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>
#include <glib/gstdio.h>

#include "base/json.h"
#include "db-error.h"

/**
 * monev_procedure_read_text:
 * @length: in bytes, or -1 when @text ends with a zero
 *
 * As monev_procedure_from_json(); text that is no JSON is one issue, too.
 */
MonevProcedure *
monev_procedure_read_text (const char *text, gssize length, const char *file,
                           MonevIssueList *issues, GError **error)
{
  g_autoptr (GError) local = NULL;
  json_auto_t *json = monev_json_load (text, length, &local);

  if (json != NULL)
    return monev_procedure_from_json (json, file, issues, error);
  monev_issue (issues, .code = "json-invalid", .severity = MONEV_SEVERITY_ERROR, .file = file,
               .message = local->message,
               .fix = "Pakai berkas yang diekspor dari Monev, atau perbaiki JSON-nya.");
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static gboolean
refuse_file (const char *path, int reason, GError **error)
{
  g_set_error (error, MONEV_ERROR,
               reason == ENOENT ? MONEV_ERROR_NOT_FOUND
               : reason == EACCES ? MONEV_ERROR_DENIED : MONEV_ERROR_IO,
               reason == ENOENT ? "Berkas \"%s\" tidak ada. Periksa nama dan foldernya."
                                : "Berkas \"%s\" tidak dapat dibaca (%s).",
               path, g_strerror (reason));
  return FALSE;
}

/* A folder or a video that was taken for the file is refused before it is read. */
static gboolean
check_file (const char *path, GError **error)
{
  GStatBuf info;

  if (g_stat (path, &info) != 0)
    return refuse_file (path, errno, error);
  if (!S_ISREG (info.st_mode))
    return refuse_file (path, S_ISDIR (info.st_mode) ? EISDIR : EINVAL, error);
  if (info.st_size <= MONEV_PROCEDURE_MAX_BYTES)
    return TRUE;
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_LIMIT,
               "Berkas \"%s\" lebih besar dari 16 MB, jadi bukan berkas SOP.", path);
  return FALSE;
}

/**
 * monev_procedure_read_file:
 *
 * As monev_procedure_read_text(); NOT_FOUND, DENIED, IO, or LIMIT beyond
 * %MONEV_PROCEDURE_MAX_BYTES, without an issue.
 */
MonevProcedure *
monev_procedure_read_file (const char *path, MonevIssueList *issues, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *text = NULL;
  gsize length = 0;

  if (!check_file (path, error))
    return NULL;
  if (!g_file_get_contents (path, &text, &length, NULL))
    {
      refuse_file (path, g_access (path, R_OK) != 0 ? errno : EIO, error);
      return NULL;
    }
  return monev_procedure_read_text (text, (gssize) length, name, issues, error);
}

static void
put_text (json_t *object, const char *member, const char *text)
{
  if (*text != '\0')
    json_object_set_new (object, member, json_string (text));
}

static void
put_array (json_t *object, const char *member, json_t *array)
{
  if (json_array_size (array) > 0)
    json_object_set (object, member, array);
  json_decref (array);
}

static void
put_texts (json_t *object, const char *member, const char *const *texts)
{
  json_t *array = json_array ();

  for (; *texts != NULL; texts++)
    json_array_append_new (array, json_string (*texts));
  put_array (object, member, array);
}

static void
put_links (json_t *object, const char *member, const MonevProcedureLink *links, guint n)
{
  json_t *array = json_array ();

  for (guint i = 0; i < n; i++)
    {
      json_t *link = json_object ();

      json_object_set_new (link, "text", json_string (links[i].text));
      put_text (link, "procedure", links[i].procedure);
      json_array_append_new (array, link);
    }
  put_array (object, member, array);
}

static void
put_step_actors (json_t *object, const MonevProcedureStep *step)
{
  json_t *array = json_array ();

  for (guint i = 0; i < step->n_actors; i++)
    {
      json_t *actor = json_object ();

      json_object_set_new (actor, "actor", json_string (step->actors[i].actor));
      json_object_set_new (actor, "standing",
                           json_string (step->actors[i].inferred ? "inferred" : "stated"));
      if (step->actors[i].decides)
        json_object_set_new (actor, "decides", json_true ());
      json_array_append_new (array, actor);
    }
  put_array (object, "actors", array);
}

static void
put_time (json_t *object, const MonevStepTime *time)
{
  json_t *value = json_object ();

  if (time->kind == MONEV_STEP_TIME_OPEN)
    {
      json_object_set_new (value, "open", json_true ());
      put_text (value, "text", time->text);
    }
  else if (time->kind != MONEV_STEP_TIME_NONE)
    {
      json_object_set_new (value, "unit", json_string (time->kind == MONEV_STEP_TIME_DAYS
                                                         ? "hari" : "menit"));
      json_object_set_new (value, "min", json_integer (time->min));
      json_object_set_new (value, "max", json_integer (time->max));
    }
  if (json_object_size (value) > 0)
    json_object_set (object, "time", value);
  json_decref (value);
}

static void
put_does (json_t *object, const MonevProcedureStep *step)
{
  json_t *array = json_array ();

  for (guint i = 0; i < step->n_does; i++)
    json_array_append_new (array,
                           json_pack ("{s:s, s:s}", "kind",
                                      monev_does_kind_name (step->does[i].kind), "what",
                                      step->does[i].what));
  put_array (object, "does", array);
}

/** monev_procedure_step_to_json: Returns: (transfer full): the step as it stands in the file. */
json_t *
monev_procedure_step_to_json (const MonevProcedureStep *step)
{
  json_t *object = json_object ();

  json_object_set_new (object, "id", json_string (step->id));
  json_object_set_new (object, "number", json_string (step->number));
  json_object_set_new (object, "wording", json_string (step->wording));
  put_step_actors (object, step);
  json_object_set_new (object, "kind", json_string (monev_step_kind_name (step->kind)));
  put_text (object, "back_to", step->back_to);
  put_texts (object, "requirements", step->requirements);
  put_time (object, &step->time);
  put_texts (object, "outputs", step->outputs);
  put_text (object, "remark", step->remark);
  put_links (object, "links", step->links, step->n_links);
  put_does (object, step);
  if (step->parallel)
    json_object_set_new (object, "parallel", json_true ());
  if (step->repeats)
    json_object_set_new (object, "repeats", json_true ());
  put_text (object, "note", step->note);
  return object;
}

/* The block of an SOP AP is printed with all its lines, so identity holds empty ones, too. */
static void
put_header (json_t *json, const MonevProcedure *self)
{
  json_t *origin = json_object ();
  json_t *identity = json_object ();

  for (guint i = 0; i < MONEV_PROCEDURE_N_TEXTS; i++)
    {
      const char *object = monev_procedure_texts[i].object;
      const char *name = monev_procedure_texts[i].name;

      if (strcmp (object, "origin") == 0)
        put_text (origin, name, self->header[i]);
      else if (strcmp (object, "identity") == 0)
        json_object_set_new (identity, name, json_string (self->header[i]));
      else if (i == MONEV_PROCEDURE_SHORT_TITLE)
        put_text (json, name, self->header[i]);
      else
        json_object_set_new (json, name, json_string (self->header[i]));
    }
  if (json_object_size (origin) > 0)
    json_object_set (json, "origin", origin);
  json_decref (origin);
  json_object_set_new (json, "identity", identity);
}

static json_t *
actors_json (const MonevProcedure *self)
{
  json_t *array = json_array ();

  for (guint i = 0; i < self->n_actors; i++)
    json_array_append_new (array, json_pack ("{s:s, s:s}", "id", self->actors[i].id, "title",
                                             self->actors[i].title));
  return array;
}

static void
put_limits (json_t *json, const MonevProcedure *self)
{
  json_t *array = json_array ();

  for (guint i = 0; i < self->n_limits; i++)
    {
      json_t *limit = json_pack ("{s:s, s:I}", "text", self->limits[i].text, "days",
                                 (json_int_t) self->limits[i].days);

      put_text (limit, "step", self->limits[i].step);
      json_array_append_new (array, limit);
    }
  put_array (json, "limits", array);
}

/**
 * monev_procedure_to_json:
 *
 * Returns: (transfer full): format 1, members in their order; unused optional ones are left out.
 */
json_t *
monev_procedure_to_json (const MonevProcedure *self)
{
  json_t *json = json_object ();
  json_t *steps = json_array ();

  json_object_set_new (json, "format", json_integer (MONEV_PROCEDURE_FORMAT));
  put_header (json, self);
  put_texts (json, "legal_basis", self->boxes[MONEV_BOX_LEGAL_BASIS]);
  put_texts (json, "qualification", self->boxes[MONEV_BOX_QUALIFICATION]);
  put_links (json, "linked", self->links, self->n_links);
  put_texts (json, "equipment", self->boxes[MONEV_BOX_EQUIPMENT]);
  put_texts (json, "warnings", self->boxes[MONEV_BOX_WARNINGS]);
  put_texts (json, "records", self->boxes[MONEV_BOX_RECORDS]);
  json_object_set_new (json, "actors", actors_json (self));
  for (guint i = 0; i < self->n_steps; i++)
    json_array_append_new (steps, monev_procedure_step_to_json (&self->steps[i]));
  json_object_set_new (json, "steps", steps);
  put_limits (json, self);
  return json;
}

/** monev_procedure_to_file: Returns: (transfer full): the text of a procedure file, UTF-8. */
char *
monev_procedure_to_file (const MonevProcedure *self)
{
  json_auto_t *json = monev_procedure_to_json (self);
  g_autofree char *text = json_dumps (json, JSON_INDENT (2));

  return g_strconcat (text, "\n", NULL);
}
