#include "fill-control.h"

#include "response/response-answer.h"
#include "ui/activity/choice.h"
#include "ui/common/drop-down.h"

#include <glib/gi18n.h>
#include <string.h>

#define MOST_BUTTONS 12 /* of choices; more of them are a list to choose from */
#define LONGEST_CODE 3  /* letters of a code that is shown and typed as it is */

typedef enum { CONTROL_TEXT, CONTROL_ONE, CONTROL_SEVERAL, CONTROL_LIST, CONTROL_CONFIRM } Kind;

typedef struct
{
  Kind kind;
  MonevFillAsk ask;
  GPtrArray *codes;  /* of the buttons */
  GtkWidget *entry;  /* of a text */
  GString *typed;    /* of a code that is begun */
  char *unknown;     /* (nullable): what was typed for a code and is none */
  gboolean filling;
} Control;

static void
control_free (gpointer data)
{
  Control *control = data;

  g_ptr_array_unref (control->codes);
  g_string_free (control->typed, TRUE);
  g_free (control->unknown);
  g_free (control);
}

static Control *
control_of (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "control");
}

static void
tell (GtkWidget *widget, GCallback callback)
{
  Control *control = control_of (widget);

  if (!control->filling && callback != NULL)
    ((void (*) (gpointer)) callback) (control->ask.data);
}

static void
on_changed (GtkWidget *widget)
{
  tell (widget, control_of (widget)->ask.changed);
}

static void
on_left (GtkWidget *widget)
{
  tell (widget, control_of (widget)->ask.left);
}

static Kind
kind_of (const MonevFillAsk *ask, guint n_choices)
{
  const MonevQuestion *question = monev_instrument_question (
      monev_response_form_instrument (ask->form), (guint) ask->question);

  switch (question->type->answer)
    {
    case MONEV_ANSWER_CHOICE:
      return n_choices > MOST_BUTTONS ? CONTROL_LIST : CONTROL_ONE;
    case MONEV_ANSWER_CHOICES:
      return CONTROL_SEVERAL;
    case MONEV_ANSWER_CONFIRM:
      return CONTROL_CONFIRM;
    default:
      return CONTROL_TEXT;
    }
}

/* ---- buttons ---- */

/* What stands before a choice and is typed for it: a short code, else its number in the list. */
static char *
key_of (const GArray *choices, guint index)
{
  const char *code = g_array_index (choices, MonevResponseChoice, index).code;

  for (guint i = 0; i < choices->len; i++)
    if (g_utf8_strlen (g_array_index (choices, MonevResponseChoice, i).code, -1) > LONGEST_CODE)
      return g_strdup_printf ("%u", index + 1);
  return g_strdup (code);
}

static GtkWidget *
nth_button (GtkWidget *box, guint n)
{
  GtkWidget *button = gtk_widget_get_first_child (box);

  while (button != NULL && n-- > 0)
    button = gtk_widget_get_next_sibling (button);
  return button;
}

static const char *
key_at (GtkWidget *box, guint i)
{
  return g_object_get_data (G_OBJECT (nth_button (box, i)), "key");
}

static GtkWidget *
button_with_key (GtkWidget *box, const char *key)
{
  for (guint i = 0; nth_button (box, i) != NULL; i++)
    if (g_strcmp0 (key_at (box, i), key) == 0)
      return nth_button (box, i);
  return NULL;
}

static gboolean
begins_a_key (GtkWidget *box, const char *begun)
{
  for (guint i = 0; nth_button (box, i) != NULL; i++)
    if (g_str_has_prefix (key_at (box, i), begun))
      return TRUE;
  return FALSE;
}

static void
choose_button (GtkWidget *box, GtkWidget *button)
{
  gtk_widget_grab_focus (button);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (button),
                               control_of (box)->kind == CONTROL_ONE
                                   || !gtk_check_button_get_active (GTK_CHECK_BUTTON (button)));
}

static void
set_unknown (GtkWidget *box, const char *typed)
{
  Control *control = control_of (box);

  if (g_strcmp0 (control->unknown, typed) == 0)
    return;
  g_free (control->unknown);
  control->unknown = g_strdup (typed);
  tell (box, control->ask.refused);
}

/* Of one choice "1" and then "2" may mean 12; of several they are two of them, unless no code is as
 * short as that. */
static void
type_letter (GtkWidget *box, const char *letter)
{
  Control *control = control_of (box);
  g_autofree char *longer = g_strconcat (control->typed->str, letter, NULL);
  gboolean goes_on = control->typed->len > 0 && begins_a_key (box, longer);
  const char *typed = goes_on ? longer : letter;
  GtkWidget *button = button_with_key (box, typed);
  g_autofree char *kept = g_strdup (begins_a_key (box, typed) ? typed : "");

  g_string_assign (control->typed,
                   control->kind == CONTROL_SEVERAL && button != NULL ? "" : kept);
  set_unknown (box, button != NULL || *kept != '\0' ? NULL : typed);
  if (button != NULL)
    choose_button (box, button);
}

/* A key of the keyboard chooses what stands behind it, as on paper; one that stands nowhere is said
 * to, and can be taken back. */
static gboolean
on_button_key (GtkWidget *box, guint key, guint code, GdkModifierType state)
{
  gunichar letter = gdk_keyval_to_unicode (key);
  char typed[8] = "";

  if (control_of (box)->unknown != NULL && (key == GDK_KEY_Escape || key == GDK_KEY_BackSpace))
    {
      set_unknown (box, NULL);
      return GDK_EVENT_STOP;
    }
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 || letter == 0 || !g_unichar_isgraph (letter))
    return GDK_EVENT_PROPAGATE;
  typed[g_unichar_to_utf8 (letter, typed)] = '\0';
  type_letter (box, typed);
  return GDK_EVENT_STOP;
}

static void
on_buttons_left (GtkWidget *box)
{
  g_string_truncate (control_of (box)->typed, 0);
  set_unknown (box, NULL);
}

static gboolean
on_enter (GtkWidget *box, guint key, guint code, GdkModifierType state)
{
  if (key != GDK_KEY_Return && key != GDK_KEY_KP_Enter)
    return on_button_key (box, key, code, state);
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  /* One who typed a code that is none has not answered. */
  if (control_of (box)->unknown == NULL)
    on_left (box);
  return GDK_EVENT_STOP;
}

static void
add_button (GtkWidget *box, const GArray *choices, guint index)
{
  const MonevResponseChoice *choice = &g_array_index (choices, MonevResponseChoice, index);
  Control *control = control_of (box);
  g_autofree char *key = key_of (choices, index);
  g_autofree char *label
      = g_strdup_printf ("%s  %s", key, *choice->label == '\0' ? choice->code : choice->label);
  GtkWidget *button = gtk_check_button_new_with_label (label), *first = nth_button (box, 0);
  GtkWidget *words = gtk_widget_get_last_child (button);

  if (GTK_IS_LABEL (words))
    {
      gtk_label_set_wrap (GTK_LABEL (words), TRUE);
      gtk_label_set_xalign (GTK_LABEL (words), 0);
      gtk_label_set_max_width_chars (GTK_LABEL (words), 36);
    }
  if (control->kind == CONTROL_ONE && first != NULL)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (button), GTK_CHECK_BUTTON (first));
  g_object_set_data_full (G_OBJECT (button), "key", g_steal_pointer (&key), g_free);
  g_ptr_array_add (control->codes, g_strdup (choice->code));
  g_signal_connect_swapped (button, "toggled", G_CALLBACK (on_changed), box);
  gtk_box_append (GTK_BOX (box), button);
}

/* Choices that are allowed now; made anew only when they are others than before. */
static void
fill_buttons (GtkWidget *box, const GArray *choices)
{
  Control *control = control_of (box);
  gboolean same = control->codes->len == choices->len;
  GtkWidget *button;

  for (guint i = 0; same && i < choices->len; i++)
    same = strcmp (g_ptr_array_index (control->codes, i),
                   g_array_index (choices, MonevResponseChoice, i).code) == 0;
  if (same)
    return;
  g_ptr_array_set_size (control->codes, 0);
  while ((button = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), button);
  for (guint i = 0; i < choices->len; i++)
    add_button (box, choices, i);
}

static gboolean
has_code (char **codes, const char *code)
{
  return g_strv_contains ((const char *const *) codes, code);
}

static void
set_buttons (GtkWidget *box, const char *value)
{
  Control *control = control_of (box);
  g_auto (GStrv) chosen = g_strsplit (value, " ", -1);

  for (guint i = 0; i < control->codes->len; i++)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (nth_button (box, i)),
                                 has_code (chosen, g_ptr_array_index (control->codes, i)));
}

static char *
get_buttons (GtkWidget *box)
{
  Control *control = control_of (box);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < control->codes->len; i++)
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (nth_button (box, i))))
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "",
                              (char *) g_ptr_array_index (control->codes, i));
  return g_string_free (text, FALSE);
}

/* ---- a list ---- */

static void
fill_list (GtkWidget *list, const GArray *choices)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();

  g_ptr_array_add (ids, (gpointer) "");
  g_ptr_array_add (titles, (gpointer) _("Pilih…"));
  for (guint i = 0; i < choices->len; i++)
    {
      const MonevResponseChoice *choice = &g_array_index (choices, MonevResponseChoice, i);

      g_ptr_array_add (ids, (gpointer) choice->code);
      g_ptr_array_add (titles,
                       (gpointer) (*choice->label == '\0' ? choice->code : choice->label));
    }
  g_ptr_array_add (ids, NULL);
  g_ptr_array_add (titles, NULL);
  monev_choice_fill (GTK_DROP_DOWN (list), (const char *const *) ids->pdata,
                     (const char *const *) titles->pdata);
}

/* ---- making one ---- */

static void
dress_entry (GtkWidget *entry, MonevAnswerKind kind)
{
  gboolean figures = kind == MONEV_ANSWER_INTEGER || kind == MONEV_ANSWER_DECIMAL;

  if (kind == MONEV_ANSWER_DATE)
    gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("5/3/2026"));
  else if (kind == MONEV_ANSWER_TIME)
    gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("07.30"));
  else if (kind == MONEV_ANSWER_MOMENT)
    gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("5/3/2026 07.30"));
  if (figures)
    gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_NUMBER);
  if (figures || kind == MONEV_ANSWER_DATE || kind == MONEV_ANSWER_TIME)
    {
      gtk_editable_set_width_chars (GTK_EDITABLE (entry), 18);
      gtk_widget_set_halign (entry, GTK_ALIGN_START);
    }
}

static GtkWidget *
make_widget (Kind kind)
{
  GtkWidget *widget;

  switch (kind)
    {
    case CONTROL_TEXT:
      return gtk_entry_new ();
    case CONTROL_LIST:
      widget = monev_choice_new (_("Jawaban"), 40);
      monev_drop_down_add_search (GTK_DROP_DOWN (widget));
      return widget;
    case CONTROL_CONFIRM:
      return gtk_check_button_new_with_label (_("Ya"));
    default:
      return gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
    }
}

static void
listen_to (GtkWidget *widget, Kind kind)
{
  GtkEventController *keys;
  GtkEventController *focus;

  switch (kind)
    {
    case CONTROL_TEXT:
      focus = gtk_event_controller_focus_new ();
      g_signal_connect_swapped (widget, "changed", G_CALLBACK (on_changed), widget);
      g_signal_connect_swapped (widget, "activate", G_CALLBACK (on_left), widget);
      g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_changed), widget);
      gtk_widget_add_controller (widget, focus);
      break;
    case CONTROL_LIST:
      g_signal_connect_swapped (widget, "notify::selected", G_CALLBACK (on_changed), widget);
      break;
    case CONTROL_CONFIRM:
      g_signal_connect_swapped (widget, "toggled", G_CALLBACK (on_changed), widget);
      break;
    default:
      keys = gtk_event_controller_key_new ();
      gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
      g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_enter), widget);
      gtk_widget_add_controller (widget, keys);
      focus = gtk_event_controller_focus_new ();
      g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_buttons_left), widget);
      gtk_widget_add_controller (widget, focus);
      break;
    }
}

/** monev_fill_control_new: Returns: (transfer floating): empty. */
GtkWidget *
monev_fill_control_new (const MonevFillAsk *ask)
{
  const MonevQuestion *question = monev_instrument_question (
      monev_response_form_instrument (ask->form), (guint) ask->question);
  g_autoptr (GArray) choices = question->list >= 0 || question->source >= 0
                                   ? monev_response_form_choices (ask->form, ask->frame,
                                                                  ask->question)
                                   : NULL;
  Kind kind = kind_of (ask, choices == NULL ? 0 : choices->len);
  GtkWidget *widget = make_widget (kind);
  Control *control = g_new0 (Control, 1);
  g_autofree char *words = monev_response_form_words (ask->form, ask->frame, ask->question,
                                                      MONEV_COLUMN_LABEL);

  *control = (Control) { .kind = kind,
                         .ask = *ask,
                         .codes = g_ptr_array_new_with_free_func (g_free),
                         .typed = g_string_new (NULL) };
  g_object_set_data_full (G_OBJECT (widget), "control", control, control_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  if (kind == CONTROL_TEXT)
    dress_entry (widget, question->type->answer);
  listen_to (widget, kind);
  return widget;
}

/** monev_fill_control_get: Returns: (transfer full): what is in it, as a person types it. */
char *
monev_fill_control_get (GtkWidget *widget)
{
  switch (control_of (widget)->kind)
    {
    case CONTROL_TEXT:
      return g_strdup (gtk_editable_get_text (GTK_EDITABLE (widget)));
    case CONTROL_LIST:
      return g_strdup (monev_choice_get_id (GTK_DROP_DOWN (widget)));
    case CONTROL_CONFIRM:
      return g_strdup (gtk_check_button_get_active (GTK_CHECK_BUTTON (widget)) ? "OK" : "");
    default:
      return get_buttons (widget);
    }
}

static gboolean
has_focus (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root == NULL ? NULL : gtk_root_get_focus (root);

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

/** monev_fill_control_set: @state: of its question; what is being typed stays as it is typed. */
void
monev_fill_control_set (GtkWidget *widget, const MonevFillAsk *ask,
                        const MonevResponseState *state)
{
  Control *control = control_of (widget);
  g_autofree char *shown = NULL;
  g_autoptr (GArray) choices = NULL;

  control->filling = TRUE;
  gtk_widget_set_sensitive (widget, !state->read_only && !state->calculated);
  switch (control->kind)
    {
    case CONTROL_TEXT:
      shown = monev_response_form_shown (ask->form, ask->frame, ask->question);
      if (!has_focus (widget)
          && strcmp (gtk_editable_get_text (GTK_EDITABLE (widget)), shown) != 0)
        gtk_editable_set_text (GTK_EDITABLE (widget), shown);
      break;
    case CONTROL_LIST:
      choices = monev_response_form_choices (ask->form, ask->frame, ask->question);
      fill_list (widget, choices);
      monev_choice_set_id (GTK_DROP_DOWN (widget), state->value);
      break;
    case CONTROL_CONFIRM:
      gtk_check_button_set_active (GTK_CHECK_BUTTON (widget), *state->value != '\0');
      break;
    default:
      choices = monev_response_form_choices (ask->form, ask->frame, ask->question);
      fill_buttons (widget, choices);
      set_buttons (widget, state->value);
      break;
    }
  control->filling = FALSE;
}

/** monev_fill_control_get_unknown: Returns: (transfer none) (nullable): what was typed for a code and is
 * not among those that are offered. */
const char *
monev_fill_control_get_unknown (GtkWidget *widget)
{
  return control_of (widget)->unknown;
}

/** monev_fill_control_is_typed: Returns: whether letters are typed into it. */
gboolean
monev_fill_control_is_typed (GtkWidget *widget)
{
  return control_of (widget)->kind == CONTROL_TEXT;
}

/** monev_fill_control_get_first: Returns: (transfer none): what takes the focus. */
GtkWidget *
monev_fill_control_get_first (GtkWidget *widget)
{
  Control *control = control_of (widget);
  gboolean buttons = control->kind == CONTROL_ONE || control->kind == CONTROL_SEVERAL;

  for (guint i = 0; buttons && i < control->codes->len; i++)
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (nth_button (widget, i))))
      return nth_button (widget, i);
  return buttons && control->codes->len > 0 ? nth_button (widget, 0) : widget;
}
