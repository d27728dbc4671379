#include "procedure/own-identity.h"

#include <string.h>

#include "base/fold.h"
#include "office/office.h"
#include "people/login.h"
#include "people/signatory.h"
#include "procedure/library.h"
#include "procedure/procedure-edit.h"

typedef struct {
  MonevRecord    *office; /* NULL before the first start */
  MonevSignatory *head;
} Own;

static void
own_clear (Own *own)
{
  g_clear_pointer (&own->office, monev_record_unref);
  g_clear_pointer (&own->head, monev_signatory_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Own, own_clear)

static gboolean
load_own (MonevDbConnection *connection, Own *own, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *today = NULL;
  gint64 now = 0;

  own->office = monev_office_load (connection, &local);
  if (g_error_matches (local, MONEV_ERROR, MONEV_ERROR_NOT_FOUND))
    return TRUE;
  if (own->office == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (!monev_db_now (connection, &now, error))
    return FALSE;
  today = monev_today (connection, now);
  own->head = monev_signatory_head (connection, monev_record_get (own->office, "agency_name"), today,
                                    error);
  return own->head != NULL;
}

static gboolean
same_words (const char *a, const char *b)
{
  g_autofree char *one = monev_fold_key (a);
  g_autofree char *two = monev_fold_key (b);

  return strcmp (one, two) == 0;
}

static gboolean
has_words (const char *text, const char *words)
{
  g_autofree char *key = monev_fold_key (text);
  g_autofree char *sought = monev_fold_key (words);

  return *sought != '\0' && strstr (key, sought) != NULL;
}

/* The same agency of another kabupaten is another office. */
static gboolean
comes_from_here (const MonevProcedure *procedure, const MonevRecord *office)
{
  return has_words (monev_procedure_text (procedure, MONEV_PROCEDURE_OFFICE),
                    monev_record_get (office, "region_name"))
         && same_words (monev_procedure_text (procedure, MONEV_PROCEDURE_UNIT),
                        monev_record_get (office, "agency_name"));
}

static MonevProcedure *
set_text (MonevProcedure *self, const char *member, const char *text, GError **error)
{
  json_auto_t *value = json_string (text);
  MonevProcedureOperation set = { MONEV_PROCEDURE_SET, NULL, 0, member, value };
  MonevProcedure *changed = monev_procedure_apply (self, &set, NULL, error);

  monev_procedure_unref (self);
  return changed;
}

/**
 * monev_own_identity_take:
 * @procedure: (transfer full): as another office has it
 *
 * Unit and who approves become those of the office; number and dates are given when it is approved
 * (Permenpan RB 35/2012), so they are empty. What comes from this very office stays.
 *
 * Returns: (transfer full): the changed one; %NULL with the error of the database.
 */
MonevProcedure *
monev_own_identity_take (MonevDbConnection *connection, MonevProcedure *procedure, GError **error)
{
  static const char *const empty[] = { "identity/number", "identity/made", "identity/revised",
                                       "identity/effective" };
  g_auto (Own) own = { NULL };

  if (!load_own (connection, &own, error))
    {
      monev_procedure_unref (procedure);
      return NULL;
    }
  if (own.office == NULL || comes_from_here (procedure, own.office))
    return procedure;
  for (guint i = 0; procedure != NULL && i < G_N_ELEMENTS (empty); i++)
    procedure = set_text (procedure, empty[i], "", error);
  if (procedure != NULL)
    procedure = set_text (procedure, "identity/unit", monev_record_get (own.office, "agency_name"),
                          error);
  return procedure != NULL
           ? set_text (procedure, "identity/approved_by", own.head->title, error) : NULL;
}

static void
find_foreign (const MonevProcedure *procedure, MonevProcedureText which, const char *own,
              const char *word, const GPtrArray *shipped, MonevIssueList *issues)
{
  const char *text = monev_procedure_text (procedure, which);
  const char *office = monev_procedure_text (procedure, MONEV_PROCEDURE_OFFICE);
  g_autofree char *message = NULL;

  if (*text == '\0' || *office == '\0' || same_words (text, own))
    return;
  for (guint i = 0; i < shipped->len && message == NULL; i++)
    if (same_words (monev_procedure_text (shipped->pdata[i], MONEV_PROCEDURE_OFFICE), office)
        && same_words (monev_procedure_text (shipped->pdata[i], which), text))
      message = g_strdup_printf ("%s masih milik kantor asalnya: %s.", word, office);
  if (message != NULL)
    monev_issue (issues, .code = "identity-foreign", .severity = MONEV_SEVERITY_NOTE,
                 .message = message, .found = text,
                 .fix = "Ganti dengan unit kerja dan pejabat kantor ini di bagian Identitas.");
}

/**
 * monev_own_identity_lint:
 * @issues: takes a note identity-foreign where an SOP of the office bears unit or pengesah of the
 *   office that it was taken from
 *
 * Returns: %FALSE with the error of the database.
 */
gboolean
monev_own_identity_lint (MonevDbConnection *connection, const MonevProcedure *procedure,
                         MonevIssueList *issues, GError **error)
{
  g_auto (Own) own = { NULL };
  const GPtrArray *shipped;

  if (monev_procedure_is_shipped (monev_procedure_code (procedure)))
    return TRUE;
  shipped = monev_procedure_shipped (error);
  if (shipped == NULL || !load_own (connection, &own, error))
    return FALSE;
  if (own.office == NULL || comes_from_here (procedure, own.office))
    return TRUE;
  find_foreign (procedure, MONEV_PROCEDURE_UNIT, monev_record_get (own.office, "agency_name"),
                "Unit kerja", shipped, issues);
  find_foreign (procedure, MONEV_PROCEDURE_APPROVED_BY, own.head->title, "Disahkan oleh", shipped,
                issues);
  return TRUE;
}
