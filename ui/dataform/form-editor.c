#include "form-editor.h"

#include "base/history.h"

struct _MonevFormEditor
{
  GObject parent;
  MonevHistory *history;  /* of MonevFormDraft */
  MonevFormDraft *issued; /* (nullable) */
  MonevDataForm *form;    /* as much of the last draft as there is */
  MonevIssueList *notes;  /* (nullable): of what was guessed when it began */
  MonevIssueList *issues;
  gboolean whole;
};

enum
{
  CHANGED,
  REFUSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MonevFormEditor, monev_form_editor, G_TYPE_OBJECT)

static void
monev_form_editor_finalize (GObject *object)
{
  MonevFormEditor *self = MONEV_FORM_EDITOR (object);

  monev_history_free (self->history);
  g_clear_pointer (&self->issued, monev_form_draft_unref);
  g_clear_pointer (&self->form, monev_data_form_unref);
  g_clear_pointer (&self->notes, monev_issue_list_unref);
  g_clear_pointer (&self->issues, monev_issue_list_unref);
  G_OBJECT_CLASS (monev_form_editor_parent_class)->finalize (object);
}

static void
monev_form_editor_class_init (MonevFormEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = monev_form_editor_finalize;
  signals[CHANGED] = g_signal_new ("changed", MONEV_TYPE_FORM_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[REFUSED] = g_signal_new ("refused", MONEV_TYPE_FORM_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
monev_form_editor_init (MonevFormEditor *self)
{
}

/* Faults stand before what was only guessed. */
static void
tell (MonevFormEditor *self, const MonevIssueList *found)
{
  g_clear_pointer (&self->issues, monev_issue_list_unref);
  self->issues = monev_form_draft_tell (monev_form_editor_get (self), found);
  for (guint i = 0; self->notes != NULL && i < monev_issue_list_size (self->notes); i++)
    monev_issue_list_add (self->issues, monev_issue_list_get (self->notes, i));
}

static void
read_again (MonevFormEditor *self)
{
  g_autoptr (MonevIssueList) found = monev_issue_list_new ();

  g_clear_pointer (&self->form, monev_data_form_unref);
  self->form = monev_form_draft_read (monev_form_editor_get (self), found, &self->whole);
  tell (self, found);
}

/** monev_form_editor_new: @draft: as it is kept; @issued: (nullable): the last version; what it holds
 * keeps its keys. Returns: (transfer full). */
MonevFormEditor *
monev_form_editor_new (MonevFormDraft *draft, MonevFormDraft *issued)
{
  MonevFormEditor *self = g_object_new (MONEV_TYPE_FORM_EDITOR, NULL);

  self->history = monev_history_new (draft, (MonevHistoryRef) monev_form_draft_ref,
                                     (GDestroyNotify) monev_form_draft_unref, 0);
  self->issued = issued == NULL ? NULL : monev_form_draft_ref (issued);
  read_again (self);
  return self;
}

/** monev_form_editor_set_notes: @notes: (nullable): what the planner should look at; stands beside
 * the faults from now on. */
void
monev_form_editor_set_notes (MonevFormEditor *self, MonevIssueList *notes)
{
  g_clear_pointer (&self->notes, monev_issue_list_unref);
  self->notes = notes == NULL ? NULL : monev_issue_list_ref (notes);
  read_again (self);
}

/** monev_form_editor_get: Returns: (transfer none): as it is now; another one after each "changed".
 */
MonevFormDraft *
monev_form_editor_get (MonevFormEditor *self)
{
  return monev_history_value (self->history);
}

/** monev_form_editor_get_issued: Returns: (transfer none) (nullable): the last version. */
MonevFormDraft *
monev_form_editor_get_issued (MonevFormEditor *self)
{
  return self->issued;
}

/** monev_form_editor_set_issued: @issued: (nullable): the last version is another one now. */
void
monev_form_editor_set_issued (MonevFormEditor *self, MonevFormDraft *issued)
{
  g_clear_pointer (&self->issued, monev_form_draft_unref);
  self->issued = issued == NULL ? NULL : monev_form_draft_ref (issued);
}

/** monev_form_editor_get_form: Returns: (transfer none): as much of it as can be shown. */
MonevDataForm *
monev_form_editor_get_form (MonevFormEditor *self)
{
  return self->form;
}

/** monev_form_editor_get_issues: Returns: (transfer none): what is wrong with it now, and the notes;
 * the key of each is its path. */
MonevIssueList *
monev_form_editor_get_issues (MonevFormEditor *self)
{
  return self->issues;
}

/** monev_form_editor_is_whole: Returns: whether it can be kept as a concept. */
gboolean
monev_form_editor_is_whole (MonevFormEditor *self)
{
  return self->whole;
}

/**
 * monev_form_editor_apply:
 * @draft: (transfer full): what an edit made
 * @label: what was done: "Hapus kolom"
 * @run: (nullable): what typing belongs together; one undo takes all of it back
 *
 * Returns: whether anything is different
 */
gboolean
monev_form_editor_apply (MonevFormEditor *self, MonevFormDraft *draft, const char *label,
                         const char *run)
{
  g_autoptr (MonevFormDraft) taken = draft;

  if (monev_form_draft_equal (monev_form_editor_get (self), taken))
    return FALSE;
  if (run != NULL)
    monev_history_merge (self->history, taken, label, run);
  else
    monev_history_push (self->history, taken, label);
  read_again (self);
  g_signal_emit (self, signals[CHANGED], 0);
  return TRUE;
}

/** monev_form_editor_refuse: @error: (transfer full): told with "refused". */
void
monev_form_editor_refuse (MonevFormEditor *self, GError *error)
{
  g_autoptr (GError) taken = error;

  g_signal_emit (self, signals[REFUSED], 0, taken->message);
}

static gboolean
turn (MonevFormEditor *self, gboolean turned)
{
  if (turned)
    {
      read_again (self);
      g_signal_emit (self, signals[CHANGED], 0);
    }
  return turned;
}

/** monev_form_editor_undo: Returns: %FALSE when there is nothing to undo. */
gboolean
monev_form_editor_undo (MonevFormEditor *self)
{
  return turn (self, monev_history_undo (self->history));
}

/** monev_form_editor_redo: Returns: %FALSE when there is nothing to do again. */
gboolean
monev_form_editor_redo (MonevFormEditor *self)
{
  return turn (self, monev_history_redo (self->history));
}

/** monev_form_editor_undo_label: Returns: (transfer none) (nullable): what undo takes back. */
const char *
monev_form_editor_undo_label (MonevFormEditor *self)
{
  const char *label = NULL;

  monev_history_can_undo (self->history, &label);
  return label;
}

/** monev_form_editor_redo_label: Returns: (transfer none) (nullable): what is done again. */
const char *
monev_form_editor_redo_label (MonevFormEditor *self)
{
  const char *label = NULL;

  monev_history_can_redo (self->history, &label);
  return label;
}

/** monev_form_editor_mark_saved: @saved: what reached the disk; typing may have gone on. */
void
monev_form_editor_mark_saved (MonevFormEditor *self, const MonevFormDraft *saved)
{
  if (monev_form_editor_get (self) == saved)
    monev_history_mark_saved (self->history);
}

/** monev_form_editor_is_changed: Returns: whether something is not on the disk yet. */
gboolean
monev_form_editor_is_changed (MonevFormEditor *self)
{
  return monev_history_is_changed (self->history);
}

/** monev_form_editor_text: Returns: (transfer none): a member of what stands at @place. */
const char *
monev_form_editor_text (MonevFormEditor *self, MonevDraftPlace place, const char *member)
{
  const char *text = json_string_value (json_object_get (
      monev_form_draft_part (monev_form_editor_get (self), place), member));

  return text == NULL ? "" : text;
}
