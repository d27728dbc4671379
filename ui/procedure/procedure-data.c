#include "procedure-data.h"

#include "calendar/calendar-store.h"
#include "procedure/lint.h"
#include "procedure/own-identity.h"

#include <glib/gi18n.h>

/* Only who may edit has drafts. */
static gboolean
load_draft (MonevProcedureData *self, MonevDbConnection *connection, const MonevActor *actor,
            GError **error)
{
  GError *local = NULL;

  if (self->entry->shipped || actor == NULL
      || !monev_policy_check (actor, MONEV_ACT_PROCEDURE_EDIT, NULL))
    return TRUE;
  self->draft = monev_procedure_draft_load (connection, actor, self->entry->id, &local);
  if (self->draft != NULL || g_error_matches (local, MONEV_ERROR, MONEV_ERROR_NOT_FOUND))
    {
      g_clear_error (&local);
      return TRUE;
    }
  g_propagate_error (error, local);
  return FALSE;
}

/**
 * monev_procedure_data_load:
 * @actor: (nullable): whose draft is wanted
 *
 * Returns: (transfer full): NULL with NOT_FOUND or an error of the database.
 */
MonevProcedureData *
monev_procedure_data_load (MonevDbConnection *connection, const MonevActor *actor,
                           const char *id_or_code, GError **error)
{
  g_autoptr (MonevProcedureData) self = g_new0 (MonevProcedureData, 1);

  self->entry = monev_procedure_find (connection, id_or_code, error);
  if (self->entry == NULL)
    return NULL;
  self->procedure = monev_procedure_load (connection, id_or_code, 0, error);
  if (self->procedure == NULL || !load_draft (self, connection, actor, error)
      || !monev_sop_options_load (&self->options, connection, self->procedure, error))
    return NULL;
  self->library = monev_procedure_list (connection, "", "", MONEV_PROCEDURES_ALL, error);
  if (self->library == NULL)
    return NULL;
  self->hash = monev_procedure_hash (self->procedure);
  return g_steal_pointer (&self);
}

/** monev_procedure_data_free: @self: (nullable) */
void
monev_procedure_data_free (MonevProcedureData *self)
{
  if (self == NULL)
    return;
  monev_procedure_entry_free (self->entry);
  g_clear_pointer (&self->procedure, monev_procedure_unref);
  monev_procedure_draft_free (self->draft);
  monev_sop_options_clear (&self->options);
  g_clear_pointer (&self->library, g_ptr_array_unref);
  g_free (self->hash);
  g_free (self);
}

/* The hours of the office, where it has set them: a limit in days is held against minutes. */
static gboolean
lint (MonevDbConnection *connection, const MonevProcedure *procedure,
      const MonevProcedureEntry *entry, MonevIssueList *issues, GError **error)
{
  g_autoptr (GPtrArray) library = monev_procedure_library (connection, entry, error);
  MonevWorkProfile profile;
  GError *local = NULL;
  gboolean known;

  if (library == NULL)
    return FALSE;
  known = monev_work_profile_load (connection, &profile, NULL, &local);
  if (local != NULL && !g_error_matches (local, MONEV_ERROR, MONEV_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  g_clear_error (&local);
  monev_procedure_lint (procedure, library, known ? &profile : NULL, issues);
  return monev_own_identity_lint (connection, procedure, issues, error);
}

/**
 * monev_procedure_look_make:
 * @procedure: perhaps an unfinished draft
 *
 * Pages and advice; what a version may not lack stands before the advice.
 *
 * Returns: (transfer full): NULL with the error of the database or of a broken logo.
 */
MonevProcedureLook *
monev_procedure_look_make (MonevDbConnection *connection, const MonevProcedure *procedure,
                           const MonevProcedureEntry *entry, GError **error)
{
  g_autoptr (MonevProcedureLook) self = g_new0 (MonevProcedureLook, 1);
  g_auto (MonevSopOptions) options = { 0 };

  self->issues = monev_issue_list_new ();
  monev_procedure_check (procedure, NULL, self->issues, NULL);
  if (!lint (connection, procedure, entry, self->issues, error)
      || !monev_sop_options_load (&options, connection, procedure, error))
    return NULL;
  self->sheet = monev_sop_sheet_new (procedure, &options, NULL, error);
  return self->sheet != NULL ? g_steal_pointer (&self) : NULL;
}

/** monev_procedure_look_free: @self: (nullable) */
void
monev_procedure_look_free (MonevProcedureLook *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->sheet, monev_sop_sheet_unref);
  g_clear_pointer (&self->issues, monev_issue_list_unref);
  g_free (self);
}

/** monev_procedure_actors_text: Returns: (transfer full): "Kepala Bidang (memutuskan), Sekretaris". */
char *
monev_procedure_actors_text (const MonevProcedure *procedure, const MonevProcedureStep *step)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < step->n_actors; i++)
    {
      int actor = monev_procedure_find_actor (procedure, step->actors[i].actor);

      if (actor < 0)
        continue;
      g_string_append_printf (text, "%s%s%s", text->len > 0 ? ", " : "",
                              monev_procedure_actor (procedure, (guint) actor)->title,
                              step->actors[i].decides ? _(" (memutuskan)") : "");
    }
  return g_string_free (text, FALSE);
}
