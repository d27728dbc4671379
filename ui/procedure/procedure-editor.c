#include "procedure-editor.h"

#include "base/history.h"

#define MOST_STEPS 500

struct _MonevProcedureEditor
{
  GObject parent;
  MonevHistory *history;
};

enum
{
  CHANGED,
  REFUSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MonevProcedureEditor, monev_procedure_editor, G_TYPE_OBJECT)

static void
monev_procedure_editor_finalize (GObject *object)
{
  monev_history_free (MONEV_PROCEDURE_EDITOR (object)->history);
  G_OBJECT_CLASS (monev_procedure_editor_parent_class)->finalize (object);
}

static void
monev_procedure_editor_class_init (MonevProcedureEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = monev_procedure_editor_finalize;
  signals[CHANGED] = g_signal_new ("changed", MONEV_TYPE_PROCEDURE_EDITOR, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REFUSED] = g_signal_new ("refused", MONEV_TYPE_PROCEDURE_EDITOR, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
monev_procedure_editor_init (MonevProcedureEditor *self)
{
}

/** monev_procedure_editor_new: @procedure: as it is saved. Returns: (transfer full). */
MonevProcedureEditor *
monev_procedure_editor_new (MonevProcedure *procedure)
{
  MonevProcedureEditor *self = g_object_new (MONEV_TYPE_PROCEDURE_EDITOR, NULL);

  self->history = monev_history_new (procedure, (MonevHistoryRef) monev_procedure_ref,
                                     (GDestroyNotify) monev_procedure_unref, MOST_STEPS);
  return self;
}

/** monev_procedure_editor_get: Returns: (transfer none): as it is now. */
MonevProcedure *
monev_procedure_editor_get (MonevProcedureEditor *self)
{
  return monev_history_value (self->history);
}

/**
 * monev_procedure_editor_apply:
 * @run: (nullable): what typing belongs together; one undo takes all of it back
 *
 * Returns: %FALSE when the model refused; "refused" has said why.
 */
gboolean
monev_procedure_editor_apply (MonevProcedureEditor *self, const MonevProcedureOperation *operation,
                              const char *run)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  MonevProcedure *before = monev_procedure_editor_get (self);
  g_autoptr (MonevProcedure) after = monev_procedure_apply (before, operation, &label, &error);

  if (after == NULL)
    {
      g_signal_emit (self, signals[REFUSED], 0, error->message);
      return FALSE;
    }
  if (monev_procedure_equal (before, after))
    return TRUE;
  if (run != NULL)
    monev_history_merge (self->history, after, label, run);
  else
    monev_history_push (self->history, after, label);
  g_signal_emit (self, signals[CHANGED], 0);
  return TRUE;
}

/**
 * monev_procedure_editor_set:
 * @step: (nullable): id; NULL for the header
 * @value: (transfer full) (nullable): NULL takes the member away
 * @typing: edits of the same member in a row are one
 */
void
monev_procedure_editor_set (MonevProcedureEditor *self, const char *step, const char *member,
                            json_t *value, gboolean typing)
{
  MonevProcedureOperation operation = { step != NULL ? MONEV_PROCEDURE_STEP_SET
                                                     : MONEV_PROCEDURE_SET,
                                        step, 0, member, value };
  g_autofree char *run = g_strdup_printf ("%s/%s", step != NULL ? step : "", member);

  monev_procedure_editor_apply (self, &operation, typing ? run : NULL);
  json_decref (value);
}

static gboolean
turn (MonevProcedureEditor *self, gboolean turned)
{
  if (turned)
    g_signal_emit (self, signals[CHANGED], 0);
  return turned;
}

/** monev_procedure_editor_undo: Returns: %FALSE when there is nothing to undo. */
gboolean
monev_procedure_editor_undo (MonevProcedureEditor *self)
{
  return turn (self, monev_history_undo (self->history));
}

/** monev_procedure_editor_redo: Returns: %FALSE when there is nothing to do again. */
gboolean
monev_procedure_editor_redo (MonevProcedureEditor *self)
{
  return turn (self, monev_history_redo (self->history));
}

/** monev_procedure_editor_undo_label: Returns: (transfer none) (nullable): what undo takes back. */
const char *
monev_procedure_editor_undo_label (MonevProcedureEditor *self)
{
  const char *label = NULL;

  monev_history_can_undo (self->history, &label);
  return label;
}

/** monev_procedure_editor_redo_label: Returns: (transfer none) (nullable): what is done again. */
const char *
monev_procedure_editor_redo_label (MonevProcedureEditor *self)
{
  const char *label = NULL;

  monev_history_can_redo (self->history, &label);
  return label;
}

/** monev_procedure_editor_mark_saved: @saved: what reached the disk; typing may have gone on. */
void
monev_procedure_editor_mark_saved (MonevProcedureEditor *self, const MonevProcedure *saved)
{
  if (monev_procedure_editor_get (self) == saved)
    monev_history_mark_saved (self->history);
}

/** monev_procedure_editor_is_changed: Returns: whether something is not on the disk yet. */
gboolean
monev_procedure_editor_is_changed (MonevProcedureEditor *self)
{
  return monev_history_is_changed (self->history);
}
