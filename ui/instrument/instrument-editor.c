#include "instrument-editor.h"

#include "base/history.h"

#define MOST_STEPS 1000

struct _MonevInstrumentEditor
{
  GObject parent;
  MonevHistory *history;       /* of MonevXlsform */
  MonevInstrument *instrument; /* the last of them, read */
  MonevIssueList *issues;
};

enum
{
  CHANGED,
  REFUSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MonevInstrumentEditor, monev_instrument_editor, G_TYPE_OBJECT)

static void
monev_instrument_editor_finalize (GObject *object)
{
  MonevInstrumentEditor *self = MONEV_INSTRUMENT_EDITOR (object);

  monev_history_free (self->history);
  monev_instrument_unref (self->instrument);
  monev_issue_list_unref (self->issues);
  G_OBJECT_CLASS (monev_instrument_editor_parent_class)->finalize (object);
}

static void
monev_instrument_editor_class_init (MonevInstrumentEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = monev_instrument_editor_finalize;
  signals[CHANGED] = g_signal_new ("changed", MONEV_TYPE_INSTRUMENT_EDITOR, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REFUSED] = g_signal_new ("refused", MONEV_TYPE_INSTRUMENT_EDITOR, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
monev_instrument_editor_init (MonevInstrumentEditor *self)
{
}

static void
read_again (MonevInstrumentEditor *self)
{
  g_clear_pointer (&self->instrument, monev_instrument_unref);
  g_clear_pointer (&self->issues, monev_issue_list_unref);
  self->issues = monev_issue_list_new ();
  self->instrument
      = monev_instrument_read (monev_history_value (self->history), NULL, self->issues);
}

/** monev_instrument_editor_new: @form: as it is saved. Returns: (transfer full). */
MonevInstrumentEditor *
monev_instrument_editor_new (MonevXlsform *form)
{
  MonevInstrumentEditor *self = g_object_new (MONEV_TYPE_INSTRUMENT_EDITOR, NULL);

  self->history = monev_history_new (form, (MonevHistoryRef)monev_xlsform_ref,
                                     (GDestroyNotify)monev_xlsform_unref, MOST_STEPS);
  read_again (self);
  return self;
}

/** monev_instrument_editor_get: Returns: (transfer none): as it is now; another one after each
 * "changed". */
MonevInstrument *
monev_instrument_editor_get (MonevInstrumentEditor *self)
{
  return self->instrument;
}

/** monev_instrument_editor_get_issues: Returns: (transfer none): what is wrong with it now. */
MonevIssueList *
monev_instrument_editor_get_issues (MonevInstrumentEditor *self)
{
  return self->issues;
}

/**
 * monev_instrument_editor_apply:
 * @form: (transfer full): what an edit made
 * @label: what was done: "Hapus 2 pertanyaan"
 * @run: (nullable): what typing belongs together; one undo takes all of it back
 */
void
monev_instrument_editor_apply (MonevInstrumentEditor *self, MonevXlsform *form, const char *label,
                               const char *run)
{
  g_autoptr (MonevXlsform) taken = form;

  if (monev_xlsform_equal (monev_history_value (self->history), form))
    return;
  if (run != NULL)
    monev_history_merge (self->history, taken, label, run);
  else
    monev_history_push (self->history, taken, label);
  read_again (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/** monev_instrument_editor_refuse: tells with "refused" why an edit was not made. */
void
monev_instrument_editor_refuse (MonevInstrumentEditor *self, const char *message)
{
  g_signal_emit (self, signals[REFUSED], 0, message);
}

static gboolean
turn (MonevInstrumentEditor *self, gboolean turned)
{
  if (turned)
    {
      read_again (self);
      g_signal_emit (self, signals[CHANGED], 0);
    }
  return turned;
}

/** monev_instrument_editor_undo: Returns: %FALSE when there is nothing to undo. */
gboolean
monev_instrument_editor_undo (MonevInstrumentEditor *self)
{
  return turn (self, monev_history_undo (self->history));
}

/** monev_instrument_editor_redo: Returns: %FALSE when there is nothing to do again. */
gboolean
monev_instrument_editor_redo (MonevInstrumentEditor *self)
{
  return turn (self, monev_history_redo (self->history));
}

/** monev_instrument_editor_undo_label: Returns: (transfer none) (nullable): what undo takes back.
 */
const char *
monev_instrument_editor_undo_label (MonevInstrumentEditor *self)
{
  const char *label = NULL;

  monev_history_can_undo (self->history, &label);
  return label;
}

/** monev_instrument_editor_redo_label: Returns: (transfer none) (nullable): what is done again. */
const char *
monev_instrument_editor_redo_label (MonevInstrumentEditor *self)
{
  const char *label = NULL;

  monev_history_can_redo (self->history, &label);
  return label;
}

/** monev_instrument_editor_mark_saved: @saved: what reached the disk; typing may have gone on. */
void
monev_instrument_editor_mark_saved (MonevInstrumentEditor *self, const MonevXlsform *saved)
{
  if (monev_history_value (self->history) == (gpointer)saved)
    monev_history_mark_saved (self->history);
}

/** monev_instrument_editor_is_changed: Returns: whether something is not on the disk yet. */
gboolean
monev_instrument_editor_is_changed (MonevInstrumentEditor *self)
{
  return monev_history_is_changed (self->history);
}
