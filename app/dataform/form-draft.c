#include "form-draft.h"

#include "base/json.h"
#include "data-form-private.h"

struct _MonevFormDraft {
  gatomicrefcount refs;
  json_t         *json; /* never changed */
};

/** monev_form_draft_new: @json: (transfer full): a form, however little of it. Returns: (transfer
 * full): */
MonevFormDraft *
monev_form_draft_new (json_t *json)
{
  MonevFormDraft *self = g_new0 (MonevFormDraft, 1);

  g_atomic_ref_count_init (&self->refs);
  self->json = json_is_object (json) ? json : json_object ();
  if (self->json != json)
    json_decref (json);
  return self;
}

/** monev_form_draft_of_form: Returns: (transfer full): the form, to be edited. */
MonevFormDraft *
monev_form_draft_of_form (const MonevDataForm *form)
{
  return monev_form_draft_new (monev_data_form_to_json (form));
}

/** monev_form_draft_ref: Returns: (transfer full): @self. */
MonevFormDraft *
monev_form_draft_ref (MonevFormDraft *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/** monev_form_draft_unref: frees it with the last reference. */
void
monev_form_draft_unref (MonevFormDraft *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  json_decref (self->json);
  g_free (self);
}

/** monev_form_draft_json: Returns: (transfer none): docs/contracts.md, "data form". */
const json_t *
monev_form_draft_json (const MonevFormDraft *self)
{
  return self->json;
}

/** monev_form_draft_equal: Returns: whether both say the same. */
gboolean
monev_form_draft_equal (const MonevFormDraft *self, const MonevFormDraft *other)
{
  return self == other || json_equal (self->json, other->json);
}

/** monev_form_draft_hash: Returns: (transfer full) (nullable): SHA-256 of what it says. */
char *
monev_form_draft_hash (const MonevFormDraft *self, GError **error)
{
  g_autofree char *canonical = monev_json_canonical (self->json, error);

  return canonical == NULL ? NULL : monev_json_sha256 (canonical);
}

static const json_t *
list_of (const MonevFormDraft *self, MonevDraftPlace place)
{
  const json_t *sheets = json_object_get (self->json, "sheets");
  const json_t *sheet = json_array_get (sheets, place.sheet);

  switch (place.part)
    {
    case MONEV_DRAFT_SHEET:
      return sheets;
    case MONEV_DRAFT_COLUMN:
      return json_object_get (sheet, "columns");
    case MONEV_DRAFT_ROW:
      return json_object_get (json_object_get (sheet, "rows"), "items");
    default:
      return NULL;
    }
}

/** monev_form_draft_part: Returns: (transfer none) (nullable): the members of what stands there. */
const json_t *
monev_form_draft_part (const MonevFormDraft *self, MonevDraftPlace place)
{
  if (place.part == MONEV_DRAFT_FORM)
    return self->json;
  if (place.part == MONEV_DRAFT_ROWS)
    return json_object_get (json_array_get (json_object_get (self->json, "sheets"), place.sheet),
                            "rows");
  return json_array_get (list_of (self, place),
                         place.part == MONEV_DRAFT_SHEET ? place.sheet : place.index);
}

/** monev_form_draft_count: Returns: how many sheets, rows or columns there are beside it. */
guint
monev_form_draft_count (const MonevFormDraft *self, MonevDraftPlace place)
{
  return (guint)json_array_size (list_of (self, place));
}

/**
 * monev_form_draft_read:
 * @issues: (nullable): told all that is wrong
 * @whole: (out) (optional): whether it can be kept as a concept
 *
 * Returns: (transfer full): as much of the form as can be read, to be shown; expressions are looked
 * at once the rest is whole
 */
MonevDataForm *
monev_form_draft_read (const MonevFormDraft *self, MonevIssueList *issues, gboolean *whole)
{
  g_autoptr (MonevIssueList) own = monev_issue_list_new ();
  MonevIssueList *told = issues != NULL ? issues : own;
  gboolean good = TRUE;
  MonevDataForm *form = monev_data_form_read_part (self->json, NULL, told, &good);

  if (good)
    monev_data_form_lint (form, NULL, told);
  if (whole != NULL)
    *whole = good;
  return form;
}
