#include "fill-view-private.h"

#include "instrument/instrument-number.h"

#include <glib/gi18n.h>
#include <string.h>

enum
{
  CHANGED,
  MOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MonevFillView, monev_fill_view, GTK_TYPE_WIDGET)

static void build (MonevFillView *self);
static void add_children (MonevFillView *self, GtkWidget *box, MonevFrame *frame, int parent);

/** monev_fill_view_get_form: Returns: (transfer none) (nullable): what is being filled. */
MonevResponseForm *
monev_fill_view_get_form (MonevFillView *self)
{
  return self->form;
}

/** monev_fill_view_find: Returns: (transfer none) (nullable): the box of a question; of the first
 * instance when @frame is %NULL. */
MonevFillBox *
monev_fill_view_find (MonevFillView *self, MonevFrame *frame, int question)
{
  for (guint i = 0; i < self->boxes->len; i++)
    {
      MonevFillBox *box = g_ptr_array_index (self->boxes, i);

      if (monev_fill_box_get_question (box) == question
          && (frame == NULL || monev_fill_box_get_frame (box) == frame))
        return box;
    }
  return NULL;
}

static void
show_groups (MonevFillView *self)
{
  if (self->single)
    {
      monev_fill_view_show_single (self);
      return;
    }
  for (guint i = 0; i < self->groups->len; i++)
    {
      const MonevFillGroup *group = g_ptr_array_index (self->groups, i);
      MonevResponseState state;

      if (group->question < 0)
        {
          gtk_widget_set_visible (group->widget, TRUE);
          continue;
        }
      monev_response_form_state (self->form, group->frame, group->question, &state);
      gtk_widget_set_visible (group->widget,
                              state.relevant || self->style == MONEV_FILL_PREVIEW);
    }
}

static gboolean
moves_groups (MonevFillView *self, const MonevResponseChange *changes, guint count)
{
  MonevInstrument *instrument = monev_response_form_instrument (self->form);

  for (guint i = 0; i < count; i++)
    if (monev_question_is_group (
            monev_instrument_question (instrument, (guint) changes[i].question)))
      return TRUE;
  return FALSE;
}

static gboolean
moves_repeats (MonevFillView *self, const MonevResponseChange *changes, guint count)
{
  MonevInstrument *instrument = monev_response_form_instrument (self->form);

  for (guint i = 0; i < count; i++)
    if (monev_instrument_question (instrument, (guint) changes[i].question)->type->role
        == MONEV_QUESTION_BEGIN_REPEAT)
      return TRUE;
  return FALSE;
}

/* One who adds an instance goes on in it. */
static void
focus_added (MonevFillView *self)
{
  MonevFrame *added = self->added;

  self->added = NULL;
  for (guint i = 0; added != NULL && i < self->boxes->len; i++)
    {
      MonevFillBox *box = g_ptr_array_index (self->boxes, i);

      if (monev_fill_box_get_frame (box) == added && monev_fill_box_is_asked (box))
        {
          monev_fill_view_ask (self, box);
          return;
        }
    }
}

/* Rebuilding takes the widgets away from under the one that is being used: not now, but soon. */
static gboolean
on_rebuild (gpointer data)
{
  MonevFillView *self = data;

  if (self->form != NULL)
    {
      build (self);
      focus_added (self);
    }
  return G_SOURCE_REMOVE;
}

static void
on_answered (MonevFillView *self, MonevFillBox *from)
{
  guint count;
  const MonevResponseChange *changes = monev_response_form_changes (self->form, &count);

  monev_fill_box_refresh (from);
  for (guint i = 0; i < count; i++)
    {
      MonevFillBox *box = monev_fill_view_find (self, changes[i].frame, changes[i].question);

      if (box != NULL && box != from)
        monev_fill_box_refresh (box);
    }
  if (moves_repeats (self, changes, count))
    g_idle_add_full (G_PRIORITY_DEFAULT, on_rebuild, g_object_ref (self), g_object_unref);
  else if (self->single || moves_groups (self, changes, count))
    show_groups (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_next (MonevFillView *self, MonevFillBox *from)
{
  guint place = 0;

  if (self->single)
    {
      monev_fill_view_step (self, 1);
      return;
    }
  g_ptr_array_find (self->boxes, from, &place);
  for (guint i = place + 1; i < self->boxes->len; i++)
    if (gtk_widget_get_mapped (g_ptr_array_index (self->boxes, i))
        && gtk_widget_grab_focus (g_ptr_array_index (self->boxes, i)))
      return;
}

/* ---- going to one ---- */

static gboolean
on_reveal (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  MonevFillView *self = MONEV_FILL_VIEW (widget);
  graphene_rect_t bounds;

  /* Boxes have a place from the next frame on. */
  if (self->scrolled == NULL || gtk_widget_get_root (data) == NULL)
    return G_SOURCE_REMOVE;
  if (gtk_widget_get_height (data) == 0 && gtk_widget_get_visible (data))
    return G_SOURCE_CONTINUE;
  if (gtk_widget_compute_bounds (data, self->page, &bounds))
    gtk_adjustment_clamp_page (gtk_scrolled_window_get_vadjustment (self->scrolled),
                               MAX (0, bounds.origin.y - 12),
                               bounds.origin.y + bounds.size.height + 12);
  return G_SOURCE_REMOVE;
}

static void
reveal (MonevFillView *self, MonevFillBox *box)
{
  gtk_widget_add_tick_callback (GTK_WIDGET (self), on_reveal, g_object_ref (box), g_object_unref);
}

/** monev_fill_view_go_to: @frame: (nullable): the first instance. Brings a question into view and
 * gives it the focus. */
void
monev_fill_view_go_to (MonevFillView *self, MonevFrame *frame, int question)
{
  MonevFillBox *box = monev_fill_view_find (self, frame, question);

  if (box == NULL)
    return;
  if (!self->single)
    reveal (self, box);
  monev_fill_view_ask (self, box);
}

/** monev_fill_view_place_of: Returns: (transfer full): "anak[2]/umur". */
char *
monev_fill_view_place_of (MonevFillView *self, MonevFillBox *box)
{
  return monev_response_form_place (self->form, monev_fill_box_get_frame (box),
                                    monev_fill_box_get_question (box));
}

static MonevFillBox *
box_at (MonevFillView *self, const char *place)
{
  for (guint i = 0; i < self->boxes->len; i++)
    {
      g_autofree char *of = monev_fill_view_place_of (self, g_ptr_array_index (self->boxes, i));

      if (g_strcmp0 (of, place) == 0)
        return g_ptr_array_index (self->boxes, i);
    }
  return NULL;
}

static void
choose (MonevFillView *self, MonevFillBox *box)
{
  if (self->chosen != NULL)
    monev_fill_box_set_current (self->chosen, FALSE);
  self->chosen = box;
  monev_fill_box_set_current (box, TRUE);
  reveal (self, box);
}

/** monev_fill_view_get_place: Returns: (transfer full) (nullable): of the answer that is chosen in one
 * that is looked at only. */
char *
monev_fill_view_get_place (MonevFillView *self)
{
  return self->chosen == NULL ? NULL : monev_fill_view_place_of (self, self->chosen);
}

static void
on_pressed (MonevFillView *self, int n, double x, double y)
{
  GtkWidget *at = self->read_only ? gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_INSENSITIVE)
                                  : NULL;
  GtkWidget *box = at == NULL ? NULL : gtk_widget_get_ancestor (at, MONEV_TYPE_FILL_BOX);

  if (!self->read_only)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self->scrolled));
  if (box != NULL)
    choose (self, MONEV_FILL_BOX (box));
}

/* The next answer that is shown, or the one before. */
static gboolean
step (MonevFillView *self, int by)
{
  guint place = 0;
  int at = by > 0 ? -1 : (int) self->boxes->len;

  if (self->chosen != NULL && g_ptr_array_find (self->boxes, self->chosen, &place))
    at = (int) place;
  for (at += by; at >= 0 && at < (int) self->boxes->len; at += by)
    if (gtk_widget_get_mapped (g_ptr_array_index (self->boxes, at)))
      {
        choose (self, g_ptr_array_index (self->boxes, at));
        return TRUE;
      }
  return FALSE;
}

static gboolean
on_key (MonevFillView *self, guint key, guint code, GdkModifierType state)
{
  gboolean plain
      = (state & (GDK_ALT_MASK | GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_SUPER_MASK)) == 0;

  if (!self->read_only && monev_fill_view_key (self, key, state))
    return GDK_EVENT_STOP;
  if (!self->read_only || !plain || (key != GDK_KEY_Up && key != GDK_KEY_Down))
    return GDK_EVENT_PROPAGATE;
  step (self, key == GDK_KEY_Down ? 1 : -1);
  return GDK_EVENT_STOP;
}

/** monev_fill_view_go_to_place: @place: "anak[2]/umur". Returns: whether a question is there. */
gboolean
monev_fill_view_go_to_place (MonevFillView *self, const char *place)
{
  MonevFillBox *box = box_at (self, place);

  if (box == NULL)
    return FALSE;
  if (self->read_only)
    choose (self, box);
  else
    monev_fill_view_go_to (self, monev_fill_box_get_frame (box),
                           monev_fill_box_get_question (box));
  return TRUE;
}

/** monev_fill_view_set_note: @note: (nullable): stands below the answer. Returns: whether a question
 * is there. */
gboolean
monev_fill_view_set_note (MonevFillView *self, const char *place, const char *note)
{
  MonevFillBox *box = box_at (self, place);

  if (box != NULL)
    monev_fill_box_set_note (box, note);
  return box != NULL;
}

/** monev_fill_view_set_read_only: what was handed in is looked at: answers are chosen, not typed. */
void
monev_fill_view_set_read_only (MonevFillView *self, gboolean read_only)
{
  self->read_only = read_only;
  gtk_widget_set_focusable (GTK_WIDGET (self->scrolled), read_only);
  gtk_widget_set_sensitive (self->page, !read_only);
  if (read_only)
    gtk_widget_add_css_class (self->page, "monev-fill-locked");
  else
    gtk_widget_remove_css_class (self->page, "monev-fill-locked");
}

/** monev_fill_view_set_current: marks the boxes of a question and brings the first into view; the
 * focus stays where it is. NONE for none. */
void
monev_fill_view_set_current (MonevFillView *self, int question)
{
  MonevFillBox *first = monev_fill_view_find (self, NULL, question);

  self->current = question;
  for (guint i = 0; i < self->boxes->len; i++)
    {
      MonevFillBox *box = g_ptr_array_index (self->boxes, i);

      monev_fill_box_set_current (box, monev_fill_box_get_question (box) == question);
    }
  if (first != NULL)
    reveal (self, first);
}

/** monev_fill_view_focus_first: the first question that can be answered. */
void
monev_fill_view_focus_first (MonevFillView *self)
{
  if (self->read_only)
    gtk_widget_grab_focus (GTK_WIDGET (self->scrolled));
  if (self->single)
    {
      monev_fill_view_ask_open (self);
      return;
    }
  for (guint i = 0; i < self->boxes->len; i++)
    if (gtk_widget_grab_focus (g_ptr_array_index (self->boxes, i)))
      return;
}

/* ---- building ---- */

static char *
group_title (MonevFillView *self, MonevFrame *frame, int question)
{
  g_autofree char *words
      = monev_response_form_words (self->form, frame, question, MONEV_COLUMN_LABEL);
  const char *number = self->numbers[question];

  return *number == '\0' || *words == '\0' ? g_strdup (words)
                                           : g_strdup_printf ("%s.  %s", number, words);
}

static GtkWidget *
add_heading (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
add_group_widget (MonevFillView *self, MonevFrame *frame, int question, GtkWidget *widget, guint at)
{
  MonevFillGroup *group = g_new (MonevFillGroup, 1);

  *group = (MonevFillGroup) { frame, question, widget, at };
  g_ptr_array_add (self->groups, group);
}

typedef struct
{
  MonevFrame *frame; /* of the instance, or of what holds the repeat */
  int question;
} Instance;

static void
on_add (MonevFillView *self, GtkWidget *button)
{
  const Instance *of = g_object_get_data (G_OBJECT (button), "instance");
  g_autoptr (GError) error = NULL;

  self->added = monev_response_form_add (self->form, of->frame, of->question, &error);
  if (self->added == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
      return;
    }
  g_idle_add_full (G_PRIORITY_DEFAULT, on_rebuild, g_object_ref (self), g_object_unref);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_remove (MonevFillView *self, GtkWidget *button)
{
  const Instance *of = g_object_get_data (G_OBJECT (button), "instance");
  g_autoptr (GError) error = NULL;

  if (!monev_response_form_remove (self->form, of->frame, &error))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
      return;
    }
  build (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static GtkWidget *
make_act (MonevFillView *self, const char *label, MonevFrame *frame, int question,
          GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);
  Instance *of = g_new (Instance, 1);

  *of = (Instance) { frame, question };
  g_object_set_data_full (G_OBJECT (button), "instance", of, g_free);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_swapped (button, "clicked", clicked, self);
  return button;
}

static void
add_instance (MonevFillView *self, GtkWidget *box, MonevFrame *frame, int question,
              guint position)
{
  MonevFrame *instance
      = monev_response_form_instance (self->form, frame, question, position);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *words
      = monev_response_form_words (self->form, frame, question, MONEV_COLUMN_LABEL);
  g_autofree char *title = g_strdup_printf ("%s %u", words, position + 1);
  GtkWidget *label = add_heading (head, title, "heading");
  guint at = self->boxes->len;

  gtk_widget_set_hexpand (label, TRUE);
  if (!monev_response_form_counts (self->form, question))
    gtk_box_append (GTK_BOX (head), make_act (self, _("Hapus"), instance, question,
                                              G_CALLBACK (on_remove)));
  gtk_box_append (GTK_BOX (card), head);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "monev-fill-instance");
  add_children (self, card, instance, question);
  add_group_widget (self, instance, MONEV_INSTRUMENT_NONE, card, at);
  gtk_box_append (GTK_BOX (box), card);
}

static void
add_repeat (MonevFillView *self, GtkWidget *box, MonevFrame *frame, int question)
{
  GtkWidget *inner = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  g_autofree char *title = group_title (self, frame, question);
  guint n = monev_response_form_n_instances (self->form, frame, question);
  guint at = self->boxes->len;

  add_heading (inner, title, "title-4");
  for (guint i = 0; i < n; i++)
    add_instance (self, inner, frame, question, i);
  if (!monev_response_form_counts (self->form, question))
    gtk_box_append (GTK_BOX (inner),
                    make_act (self, _("_Tambah Isian"), frame, question, G_CALLBACK (on_add)));
  add_group_widget (self, frame, question, inner, at);
  gtk_box_append (GTK_BOX (box), inner);
}

static void
add_group (MonevFillView *self, GtkWidget *box, MonevFrame *frame, int question)
{
  GtkWidget *inner = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  g_autofree char *title = group_title (self, frame, question);
  guint at = self->boxes->len;

  if (*title != '\0')
    add_heading (inner, title, "title-4");
  add_children (self, inner, frame, question);
  add_group_widget (self, frame, question, inner, at);
  gtk_box_append (GTK_BOX (box), inner);
}

static void
add_question (MonevFillView *self, GtkWidget *box, MonevFrame *frame, int question)
{
  GtkWidget *fill = monev_fill_box_new (self->form, frame, question, self->numbers[question],
                                        self->style);

  g_signal_connect_object (fill, "answered", G_CALLBACK (on_answered), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (fill, "next", G_CALLBACK (on_next), self, G_CONNECT_SWAPPED);
  monev_fill_box_set_current (MONEV_FILL_BOX (fill), question == self->current);
  g_ptr_array_add (self->boxes, fill);
  gtk_box_append (GTK_BOX (box), fill);
}

static void
add_one (MonevFillView *self, GtkWidget *box, MonevFrame *frame, int index)
{
  const MonevQuestion *question = monev_instrument_question (
      monev_response_form_instrument (self->form), (guint) index);

  switch (question->type == NULL ? MONEV_QUESTION_META : question->type->role)
    {
    case MONEV_QUESTION_BEGIN_REPEAT:
      if (question->field >= 0)
        add_repeat (self, box, frame, index);
      break;
    case MONEV_QUESTION_BEGIN_GROUP:
      add_group (self, box, frame, index);
      break;
    case MONEV_QUESTION_ASKED:
      if (question->field >= 0 || question->type->answer == MONEV_ANSWER_NONE)
        add_question (self, box, frame, index);
      break;
    default:
      break;
    }
}

static void
add_children (MonevFillView *self, GtkWidget *box, MonevFrame *frame, int parent)
{
  MonevInstrument *instrument = monev_response_form_instrument (self->form);
  int index = MONEV_INSTRUMENT_NONE;

  if (parent >= 0)
    index = monev_instrument_question (instrument, (guint) parent)->first_child;
  else if (monev_instrument_n_questions (instrument) > 0)
    index = 0;
  for (; index >= 0; index = monev_instrument_question (instrument, (guint) index)->next)
    add_one (self, box, frame, index);
}

static void
build (MonevFillView *self)
{
  GtkAdjustment *scroll = gtk_scrolled_window_get_vadjustment (self->scrolled);
  double place = gtk_adjustment_get_value (scroll);
  GtkWidget *child;

  self->chosen = NULL;
  g_ptr_array_set_size (self->boxes, 0);
  g_ptr_array_set_size (self->groups, 0);
  while ((child = gtk_widget_get_first_child (self->page)) != NULL)
    gtk_box_remove (GTK_BOX (self->page), child);
  if (self->form == NULL)
    return;
  if (self->part >= 0)
    add_one (self, self->page, monev_response_form_root (self->form), self->part);
  else
    add_children (self, self->page, monev_response_form_root (self->form), MONEV_INSTRUMENT_NONE);
  show_groups (self);
  gtk_adjustment_set_value (scroll, place);
}

/** monev_fill_view_set_part: @part: an outermost question or group that alone is shown from the next
 * form on; NONE for all. A form of thousands is filled in part by part. */
void
monev_fill_view_set_part (MonevFillView *self, int part)
{
  self->part = part;
}

/** monev_fill_view_refresh: shows everything as it stands. */
void
monev_fill_view_refresh (MonevFillView *self)
{
  build (self);
}

/** monev_fill_view_set_form: @form: (transfer full) (nullable): what is to be filled in. */
void
monev_fill_view_set_form (MonevFillView *self, MonevResponseForm *form)
{
  MonevResponseForm *before = self->form;

  g_clear_pointer (&self->numbers, g_strfreev);
  self->form = form;
  if (form != NULL)
    self->numbers = monev_instrument_numbers (monev_response_form_instrument (form));
  self->added = NULL;
  build (self);
  g_clear_pointer (&before, monev_response_form_free);
}

static gboolean
grab_focus (GtkWidget *widget)
{
  monev_fill_view_focus_first (MONEV_FILL_VIEW (widget));
  return TRUE;
}

static void
monev_fill_view_dispose (GObject *object)
{
  MonevFillView *self = MONEV_FILL_VIEW (object);
  GtkWidget *scrolled = GTK_WIDGET (self->scrolled);

  g_clear_pointer (&self->boxes, g_ptr_array_unref);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  self->scrolled = NULL;
  if (scrolled != NULL)
    gtk_widget_unparent (scrolled);
  g_clear_pointer (&self->form, monev_response_form_free);
  g_clear_pointer (&self->numbers, g_strfreev);
  g_clear_pointer (&self->place, g_free);
  G_OBJECT_CLASS (monev_fill_view_parent_class)->dispose (object);
}

static void
monev_fill_view_class_init (MonevFillViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = monev_fill_view_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = grab_focus;
  signals[CHANGED] = g_signal_new ("changed", MONEV_TYPE_FILL_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[MOVED] = g_signal_new ("moved", MONEV_TYPE_FILL_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
add_choosing (MonevFillView *self)
{
  GtkGesture *press = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_swapped (press, "pressed", G_CALLBACK (on_pressed), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (press));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
monev_fill_view_init (MonevFillView *self)
{
  self->current = MONEV_INSTRUMENT_NONE;
  self->part = MONEV_INSTRUMENT_NONE;
  self->boxes = g_ptr_array_new ();
  self->groups = g_ptr_array_new_with_free_func (g_free);
  self->page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_widget_add_css_class (self->page, "monev-fill-page");
  self->scrolled = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (self->scrolled, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (self->scrolled, self->page);
  gtk_widget_set_parent (GTK_WIDGET (self->scrolled), GTK_WIDGET (self));
  add_choosing (self);
}

/** monev_fill_view_new: Returns: (transfer floating): empty. */
GtkWidget *
monev_fill_view_new (MonevFillStyle style)
{
  MonevFillView *self = g_object_new (MONEV_TYPE_FILL_VIEW, NULL);

  self->style = style;
  return GTK_WIDGET (self);
}
