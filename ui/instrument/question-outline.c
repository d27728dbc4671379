#include "question-outline.h"

#include "instrument/instrument-number.h"
#include "outline-row.h"
#include "ui/common/text-key.h"

#include <glib/gi18n.h>
#include <string.h>

/* The list knows the height of its rows only once they were drawn. */
#define REVEALS 2

struct _MonevQuestionOutline
{
  GtkWidget parent;
  MonevInstrumentEditor *editor;
  GListStore *lines; /* MonevOutlineLine, those that are seen */
  GtkMultiSelection *selection;
  GtkListView *list;
  GtkWidget *scrolled;
  GHashTable *folded; /* names of groups */
  char **words;       /* (nullable): what is searched for */
  int cursor;
  int reveals;               /* frames in which the cursor is still brought into view */
  gboolean filling;
};

enum
{
  CHOSEN,
  DROPPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MonevQuestionOutline, monev_question_outline, GTK_TYPE_WIDGET)

static MonevInstrument *
instrument_of (MonevQuestionOutline *self)
{
  return monev_instrument_editor_get (self->editor);
}

static MonevOutlineLine *
line_at (MonevQuestionOutline *self, guint position)
{
  g_autoptr (MonevOutlineLine) line = g_list_model_get_item (G_LIST_MODEL (self->lines), position);

  return line; /* the store keeps it */
}

/* ---- what is seen ---- */

static gboolean
is_folded (MonevQuestionOutline *self, const MonevInstrument *form, int question)
{
  while ((question = monev_instrument_question (form, (guint)question)->parent) >= 0)
    if (g_hash_table_contains (self->folded,
                               monev_instrument_question (form, (guint)question)->name))
      return TRUE;
  return FALSE;
}

static gboolean
is_found (MonevQuestionOutline *self, const MonevOutlineLine *line)
{
  g_autofree char *text = g_strconcat (line->number, " ", line->title, " ", line->name, NULL);
  g_autofree char *folded = monev_text_key_fold (text);

  return monev_text_key_match (folded, (const char *const *)self->words);
}

/* While one searches, folds do not hide anything. */
static gboolean
is_seen (MonevQuestionOutline *self, const MonevInstrument *form, const MonevOutlineLine *line)
{
  return self->words != NULL ? is_found (self, line) : !is_folded (self, form, line->question);
}

static void
mark_issues (MonevQuestionOutline *self, int *severities)
{
  MonevInstrument *form = instrument_of (self);
  MonevIssueList *issues = monev_instrument_editor_get_issues (self->editor);

  for (guint i = 0; i < monev_issue_list_size (issues); i++)
    {
      const MonevIssue *issue = monev_issue_list_get (issues, i);
      int question = monev_instrument_of_issue (form, issue);

      if (question >= 0)
        severities[question] = MAX (severities[question], (int)issue->severity);
    }
}

static GPtrArray *
make_lines (MonevQuestionOutline *self)
{
  MonevInstrument *form = instrument_of (self);
  g_auto (GStrv) numbers = monev_instrument_numbers (form);
  guint n = monev_instrument_n_questions (form);
  g_autofree int *severities = g_new (int, MAX (n, 1));
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    severities[i] = -1;
  mark_issues (self, severities);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MonevOutlineLine) line = monev_outline_line_new (form, (int)i, numbers[i]);

      line->severity = severities[i];
      line->folded = line->group && g_hash_table_contains (self->folded, line->name);
      if (is_seen (self, form, line))
        g_ptr_array_add (lines, g_steal_pointer (&line));
    }
  return lines;
}

static int
position_of (MonevQuestionOutline *self, int question)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->lines));

  for (guint i = 0; i < n; i++)
    if (line_at (self, i)->question == question)
      return (int)i;
  return -1;
}

/* Lines that stay keep their place in the list, with the focus, the marks and where a range began. */
static gboolean
take_lines (MonevQuestionOutline *self, GPtrArray *lines)
{
  guint before = g_list_model_get_n_items (G_LIST_MODEL (self->lines));
  guint kept = MIN (before, lines->len);

  for (guint i = 0; i < kept; i++)
    monev_outline_line_take (line_at (self, i), g_ptr_array_index (lines, i));
  if (before != lines->len)
    g_list_store_splice (self->lines, kept, before - kept, lines->pdata + kept, lines->len - kept);
  return before == lines->len;
}

/* The line is marked, and the keys go on from it. */
static void
mark (MonevQuestionOutline *self, int position)
{
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.select-item", "(ubb)",
                              (guint)position, FALSE, FALSE);
  /* A list that keeps no place yet has none to go on from. */
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), (guint)position, TRUE);
  if (gtk_widget_get_height (GTK_WIDGET (self->list)) > 0)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u",
                                (guint)position);
}

static void
refresh (MonevQuestionOutline *self, gboolean alone)
{
  g_autoptr (GPtrArray) lines = make_lines (self);
  gboolean same;
  int position;

  self->filling = TRUE;
  same = take_lines (self, lines);
  position = position_of (self, self->cursor);
  if (position >= 0
      && (alone || !same
          || !gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection),
                                               (guint)position)))
    mark (self, position);
  self->filling = FALSE;
}

/** monev_question_outline_show: @editor: a reference is taken; to be called again after each
 * change.
 */
void
monev_question_outline_show (MonevQuestionOutline *self, MonevInstrumentEditor *editor)
{
  g_set_object (&self->editor, editor);
  if (self->cursor >= (int)monev_instrument_n_questions (instrument_of (self)))
    self->cursor = (int)monev_instrument_n_questions (instrument_of (self)) - 1;
  refresh (self, FALSE);
}

static void
open_above (MonevQuestionOutline *self, int question)
{
  MonevInstrument *form = instrument_of (self);

  while (question >= 0)
    {
      question = monev_instrument_question (form, (guint)question)->parent;
      if (question >= 0)
        g_hash_table_remove (self->folded, monev_instrument_question (form, (guint)question)->name);
    }
}

/* The row on the screen that shows a question. */
static GtkWidget *
row_of (MonevQuestionOutline *self, int question)
{
  GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (self->list));

  for (; item != NULL; item = gtk_widget_get_next_sibling (item))
    {
      GtkWidget *row = gtk_widget_get_first_child (item);
      MonevOutlineLine *line
          = MONEV_IS_OUTLINE_ROW (row) ? monev_outline_row_get_line (MONEV_OUTLINE_ROW (row)) : NULL;

      if (line != NULL && line->question == question && gtk_widget_get_mapped (item))
        return item;
    }
  return NULL;
}

/* The keys of a list go on from the row that got the focus last, not from the one that is marked. */
static gboolean
grab_focus (GtkWidget *widget)
{
  MonevQuestionOutline *self = MONEV_QUESTION_OUTLINE (widget);
  GtkWidget *row = self->cursor >= 0 ? row_of (self, self->cursor) : NULL;

  return gtk_widget_grab_focus (row != NULL ? row : GTK_WIDGET (self->list));
}

static gboolean
has_focus_inside (MonevQuestionOutline *self)
{
  return (gtk_widget_get_state_flags (GTK_WIDGET (self->list)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

/* Rows have a place from the next frame on; a list that is not shown yet waits. */
static gboolean
reveal (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  MonevQuestionOutline *self = MONEV_QUESTION_OUTLINE (widget);
  int position = position_of (self, self->cursor);

  if (gtk_widget_get_height (GTK_WIDGET (self->list)) == 0)
    return G_SOURCE_CONTINUE;
  if (position >= 0)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u",
                                (guint)position);
  if (position >= 0 && has_focus_inside (self))
    grab_focus (widget);
  return --self->reveals > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/** monev_question_outline_choose: @question: NONE for none; the groups around it are unfolded.
 * Nothing is emitted; where a line has the focus, it goes along. */
void
monev_question_outline_choose (MonevQuestionOutline *self, int question)
{
  gboolean focused = has_focus_inside (self);

  self->cursor = question;
  if (question >= 0 && is_folded (self, instrument_of (self), question))
    open_above (self, question);
  refresh (self, TRUE);
  if (self->reveals <= 0)
    gtk_widget_add_tick_callback (GTK_WIDGET (self), reveal, NULL, NULL);
  self->reveals = REVEALS;
  if (focused && question >= 0)
    grab_focus (GTK_WIDGET (self));
}

/** monev_question_outline_choose_range: marks @n questions beside one another, each with what is in
 * it; the first of them has the cursor. */
void
monev_question_outline_choose_range (MonevQuestionOutline *self, int first, guint n)
{
  MonevInstrument *form = instrument_of (self);
  int question = first;

  monev_question_outline_choose (self, first);
  self->filling = TRUE;
  for (guint i = 0; i < n && question >= 0; i++)
    {
      int position = position_of (self, question);

      if (position >= 0)
        gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), (guint)position,
                                         FALSE);
      question = monev_instrument_question (form, (guint)question)->next;
    }
  self->filling = FALSE;
}

/** monev_question_outline_get_cursor: Returns: the question that is worked on, NONE for none. */
int
monev_question_outline_get_cursor (MonevQuestionOutline *self)
{
  return self->cursor;
}

/** monev_question_outline_get_chosen: Returns: (transfer full): guint, the questions chosen; the
 * one with the cursor when none is marked. */
GArray *
monev_question_outline_get_chosen (MonevQuestionOutline *self)
{
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GtkBitset) marked
      = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

  for (guint64 i = 0; i < gtk_bitset_get_size (marked); i++)
    {
      guint question = (guint)line_at (self, gtk_bitset_get_nth (marked, (guint)i))->question;

      g_array_append_val (chosen, question);
    }
  if (chosen->len == 0 && self->cursor >= 0)
    g_array_append_val (chosen, self->cursor);
  return chosen;
}

/** monev_question_outline_fold: hides or shows what is in a group. */
void
monev_question_outline_fold (MonevQuestionOutline *self, int question, gboolean folded)
{
  const char *name;

  if (question < 0)
    return;
  name = monev_instrument_question (instrument_of (self), (guint)question)->name;
  if (folded)
    g_hash_table_add (self->folded, g_strdup (name));
  else
    g_hash_table_remove (self->folded, name);
  refresh (self, FALSE);
}

/** monev_question_outline_search: @text: (nullable): shows only what has all its words. */
void
monev_question_outline_search (MonevQuestionOutline *self, const char *text)
{
  g_clear_pointer (&self->words, g_strfreev);
  if (text != NULL && *text != '\0')
    self->words = monev_text_key_words (text);
  if (self->editor != NULL)
    refresh (self, FALSE);
}

/** monev_question_outline_n_rows: Returns: how many lines are seen. */
guint
monev_question_outline_n_rows (MonevQuestionOutline *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->lines));
}

/* ---- what one does ---- */

/* The one that was marked last has the cursor. */
static void
on_selection (MonevQuestionOutline *self, guint position, guint n_items)
{
  g_autoptr (GtkBitset) marked = NULL;
  guint last;

  if (self->filling)
    return;
  marked = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  if (gtk_bitset_is_empty (marked))
    return;
  last = gtk_bitset_get_maximum (marked);
  for (guint i = position; i < position + n_items; i++)
    if (gtk_bitset_contains (marked, i))
      last = i;
  self->cursor = line_at (self, last)->question;
  g_signal_emit (self, signals[CHOSEN], 0, self->cursor);
}

static void
fold_cursor (MonevQuestionOutline *self, gboolean folded)
{
  int position = position_of (self, self->cursor);
  MonevOutlineLine *line = position >= 0 ? line_at (self, (guint)position) : NULL;
  int parent;

  if (line == NULL)
    return;
  if (line->group && line->folded != folded)
    {
      monev_question_outline_fold (self, self->cursor, folded);
      return;
    }
  parent = monev_instrument_question (instrument_of (self), (guint)self->cursor)->parent;
  if (folded && parent >= 0)
    {
      monev_question_outline_choose (self, parent);
      g_signal_emit (self, signals[CHOSEN], 0, parent);
    }
}

static gboolean
on_key (MonevQuestionOutline *self, guint key, guint code, GdkModifierType state)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (key != GDK_KEY_Left && key != GDK_KEY_Right)
    return GDK_EVENT_PROPAGATE;
  fold_cursor (self, key == GDK_KEY_Left);
  return GDK_EVENT_STOP;
}

static void
on_fold (MonevQuestionOutline *self, GtkWidget *row)
{
  MonevOutlineLine *line = monev_outline_row_get_line (MONEV_OUTLINE_ROW (row));

  if (line != NULL)
    monev_question_outline_fold (self, line->question, !line->folded);
}

/* ---- dragging ---- */

static GdkContentProvider *
on_prepare (MonevQuestionOutline *self, double x, double y, GtkDragSource *source)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  MonevOutlineLine *line = monev_outline_row_get_line (MONEV_OUTLINE_ROW (row));
  int position = line == NULL ? -1 : position_of (self, line->question);

  if (position < 0)
    return NULL;
  if (!gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), (guint)position))
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), (guint)position, TRUE);
  return gdk_content_provider_new_typed (MONEV_TYPE_QUESTION_OUTLINE, self);
}

static void
on_drag_begin (GtkDragSource *source, GdkDrag *drag)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (row);

  gtk_drag_source_set_icon (source, picture, 12, 12);
}

/* The upper third is before, the lower one behind; the middle of a group is inside. */
static gboolean
on_drop (MonevQuestionOutline *self, const GValue *value, double x, double y, GtkDropTarget *target)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  MonevOutlineLine *line = monev_outline_row_get_line (MONEV_OUTLINE_ROW (row));
  double height = gtk_widget_get_height (row);
  MonevEditSide side;

  if (line == NULL || g_value_get_object (value) != self)
    return FALSE;
  if (line->group)
    side = y < height / 3                       ? MONEV_EDIT_BEFORE
           : line->folded && y > height * 2 / 3 ? MONEV_EDIT_AFTER
                                                : MONEV_EDIT_INSIDE;
  else
    side = y < height / 2 ? MONEV_EDIT_BEFORE : MONEV_EDIT_AFTER;
  g_signal_emit (self, signals[DROPPED], 0, line->question, (int)side);
  return TRUE;
}

static void
on_setup (MonevQuestionOutline *self, GtkListItem *item)
{
  GtkWidget *row = monev_outline_row_new ();
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (MONEV_TYPE_QUESTION_OUTLINE, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_swapped (source, "prepare", G_CALLBACK (on_prepare), self);
  g_signal_connect (source, "drag-begin", G_CALLBACK (on_drag_begin), NULL);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (target));
  g_signal_connect_swapped (row, "fold", G_CALLBACK (on_fold), self);
  gtk_list_item_set_child (item, row);
}

static void
on_bind (MonevQuestionOutline *self, GtkListItem *item)
{
  monev_outline_row_show (MONEV_OUTLINE_ROW (gtk_list_item_get_child (item)),
                          gtk_list_item_get_item (item));
}

static void
monev_question_outline_dispose (GObject *object)
{
  MonevQuestionOutline *self = MONEV_QUESTION_OUTLINE (object);

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->lines);
  g_clear_object (&self->editor);
  g_clear_pointer (&self->folded, g_hash_table_unref);
  g_clear_pointer (&self->words, g_strfreev);
  G_OBJECT_CLASS (monev_question_outline_parent_class)->dispose (object);
}

static void
monev_question_outline_class_init (MonevQuestionOutlineClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = monev_question_outline_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = grab_focus;
  signals[CHOSEN] = g_signal_new ("chosen", MONEV_TYPE_QUESTION_OUTLINE, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[DROPPED] = g_signal_new ("dropped", MONEV_TYPE_QUESTION_OUTLINE, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
monev_question_outline_init (MonevQuestionOutline *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->cursor = MONEV_INSTRUMENT_NONE;
  self->folded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->lines = g_list_store_new (MONEV_TYPE_OUTLINE_LINE);
  self->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->lines)));
  g_signal_connect_swapped (factory, "setup", G_CALLBACK (on_setup), self);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (on_bind), self);
  self->list = GTK_LIST_VIEW (
      gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory));
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "monev-outline");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Pertanyaan"), -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
  g_signal_connect_swapped (self->selection, "selection-changed", G_CALLBACK (on_selection), self);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), GTK_WIDGET (self->list));
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}

/** monev_question_outline_new: Returns: (transfer floating): empty. */
GtkWidget *
monev_question_outline_new (void)
{
  return g_object_new (MONEV_TYPE_QUESTION_OUTLINE, NULL);
}
