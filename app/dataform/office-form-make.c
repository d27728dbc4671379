#include "office-form-make.h"

#include "form-edit-private.h"
#include "inventory.h"
#include "people/people.h"
#include "record/record-store.h"

#define FORM ((MonevDraftPlace){ MONEV_DRAFT_FORM, 0, 0 })

/* "rekap-stunting", or "rekap-stunting-2" where a form bears that. */
static char *
free_code (MonevDbConnection *connection, const char *wanted, GError **error)
{
  char *code = g_strdup (*wanted != '\0' ? wanted : "formulir");

  for (guint i = 2;; i++)
    {
      g_autoptr (GError) local = NULL;
      g_autoptr (MonevDataFormEntry) other
          = monev_data_form_store_find (connection, code, &local);

      if (other == NULL && g_error_matches (local, MONEV_ERROR, MONEV_ERROR_NOT_FOUND))
        return code;
      g_free (code);
      if (other == NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
      code = g_strdup_printf ("%s-%u", *wanted != '\0' ? wanted : "formulir", i);
    }
}

/* The draft under @code, as a form. */
static MonevDataForm *
with_code (const MonevFormDraft *draft, const char *code, GError **error)
{
  g_autoptr (MonevFormDraft) coded
      = monev_form_edit_set (draft, FORM, "code", json_string (code));
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  MonevDataForm *form
      = monev_data_form_from_json (monev_form_draft_json (coded), NULL, issues);

  if (form == NULL)
    g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID, "%s",
                 monev_issue_list_get (issues, 0)->message);
  return form;
}

static MonevDataFormEntry *
add (MonevDbConnection *connection, const MonevActor *actor, const MonevFormDraft *draft,
     const char *wanted, GError **error)
{
  g_autofree char *code = free_code (connection, wanted, error);
  g_autoptr (MonevDataForm) form = code == NULL ? NULL : with_code (draft, code, error);

  return form == NULL ? NULL : monev_data_form_add (connection, actor, form, error);
}

/** monev_data_form_begin: @form: under a code that is free. Returns: (transfer full): its entry. */
MonevDataFormEntry *
monev_data_form_begin (MonevDbConnection *connection, const MonevActor *actor,
                       const MonevDataForm *form, GError **error)
{
  g_autoptr (MonevFormDraft) draft = monev_form_draft_of_form (form);

  return add (connection, actor, draft, monev_data_form_code (form), error);
}

/** monev_data_form_begin_blank: a form of one sheet with one column. */
MonevDataFormEntry *
monev_data_form_begin_blank (MonevDbConnection *connection, const MonevActor *actor,
                             const char *title, GError **error)
{
  g_autofree char *code = monev_form_slug (title);
  g_autoptr (MonevFormDraft) draft = monev_form_blank (title, code);

  return add (connection, actor, draft, code, error);
}

/** monev_data_form_begin_copy: what is worked on in @id, as a form of its own. */
MonevDataFormEntry *
monev_data_form_begin_copy (MonevDbConnection *connection, const MonevActor *actor, const char *id,
                            GError **error)
{
  g_autoptr (MonevDataForm) form = monev_data_form_open (connection, id, 0, error);
  g_autoptr (MonevFormDraft) draft = form == NULL ? NULL : monev_form_draft_of_form (form);
  g_autoptr (MonevFormDraft) titled = NULL;
  g_autofree char *title = NULL;

  if (draft == NULL)
    return NULL;
  title = g_strdup_printf ("Salinan %s", monev_data_form_title (form));
  titled = monev_form_edit_set (draft, FORM, "title", json_string (title));
  return add (connection, actor, titled, monev_data_form_code (form), error);
}

/** monev_data_form_begin_inventory: what the inventory has of a period. INVALID when it has nothing. */
MonevDataFormEntry *
monev_data_form_begin_inventory (MonevDbConnection *connection, const MonevActor *actor,
                                 const char *title, MonevDataPeriodKind period, GError **error)
{
  g_autofree char *code = monev_form_slug (title);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (GPtrArray) items
      = monev_record_store_list (connection, &monev_inventory_type, 0, error);
  g_autoptr (GPtrArray) agencies
      = items == NULL ? NULL : monev_record_store_list (connection, &monev_agency_type, 0, error);
  MonevInventoryForm what = { *code != '\0' ? code : "inventarisasi", title, period };
  g_autoptr (MonevDataForm) form
      = agencies == NULL ? NULL
                         : monev_inventory_make_form (items, agencies, &what, issues, error);

  return form == NULL ? NULL : monev_data_form_begin (connection, actor, form, error);
}
