#include "choice-rows.h"

#include <glib/gi18n.h>
#include <string.h>

enum
{
  CODE,
  WORDING,
  SCORE,
  N_ENTRIES
};

struct _MonevChoiceRows
{
  AdwBin parent;
  GtkWidget *lines;
  GtkWidget *added;
  gboolean filling;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MonevChoiceRows, monev_choice_rows, ADW_TYPE_BIN)

static GtkWidget *
nth_line (MonevChoiceRows *self, guint n)
{
  GtkWidget *line = gtk_widget_get_first_child (self->lines);

  while (line != NULL && n-- > 0)
    line = gtk_widget_get_next_sibling (line);
  return line;
}

static GtkWidget *
entry_of (GtkWidget *line, guint column)
{
  GtkWidget *entry = gtk_widget_get_first_child (line);

  while (column-- > 0)
    entry = gtk_widget_get_next_sibling (entry);
  return entry;
}

static const char *
text_of (GtkWidget *line, guint column)
{
  return gtk_editable_get_text (GTK_EDITABLE (entry_of (line, column)));
}

static int
from_of (GtkWidget *line)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (line), "from")) - 1;
}

static guint
n_lines (MonevChoiceRows *self)
{
  guint n = 0;

  while (nth_line (self, n) != NULL)
    n++;
  return n;
}

/** monev_choice_rows_get: Returns: (transfer full): of #MonevChoiceDraft, lines without a code or a
 * wording left out. */
GPtrArray *
monev_choice_rows_get (MonevChoiceRows *self)
{
  GPtrArray *choices = g_ptr_array_new_with_free_func ((GDestroyNotify)monev_choice_draft_free);

  for (GtkWidget *line = nth_line (self, 0); line != NULL;
       line = gtk_widget_get_next_sibling (line))
    {
      MonevChoiceDraft *choice;

      if (*text_of (line, CODE) == '\0' && *text_of (line, WORDING) == '\0')
        continue;
      choice = g_new (MonevChoiceDraft, 1);
      *choice = (MonevChoiceDraft){ from_of (line), g_strdup (text_of (line, CODE)),
                                    g_strdup (text_of (line, WORDING)),
                                    g_strdup (text_of (line, SCORE)) };
      g_ptr_array_add (choices, choice);
    }
  return choices;
}

static void
tell (MonevChoiceRows *self, gboolean typing)
{
  if (!self->filling)
    g_signal_emit (self, signals[CHANGED], 0, typing);
}

static void
on_typed (MonevChoiceRows *self)
{
  tell (self, TRUE);
}

static guint
place_of (MonevChoiceRows *self, GtkWidget *line)
{
  guint place = 0;

  while (nth_line (self, place) != line)
    place++;
  return place;
}

static void
focus_line (GtkWidget *line)
{
  if (line != NULL)
    gtk_widget_grab_focus (entry_of (line, WORDING));
}

/** monev_choice_rows_remove: takes a line away. */
void
monev_choice_rows_remove (MonevChoiceRows *self, guint line)
{
  GtkWidget *widget = nth_line (self, line);

  if (widget == NULL)
    return;
  gtk_box_remove (GTK_BOX (self->lines), widget);
  tell (self, FALSE);
}

/** monev_choice_rows_move: @by: 1 or -1. */
void
monev_choice_rows_move (MonevChoiceRows *self, guint line, int by)
{
  GtkWidget *widget = nth_line (self, line), *after;

  if (widget == NULL || (by < 0 && line == 0) || (by > 0 && line + 1 >= n_lines (self)))
    return;
  after = by > 0 ? nth_line (self, line + 1) : line >= 2 ? nth_line (self, line - 2) : NULL;
  gtk_box_reorder_child_after (GTK_BOX (self->lines), widget, after);
  tell (self, FALSE);
}

static void
on_remove (MonevChoiceRows *self, GtkWidget *button)
{
  GtkWidget *line = gtk_widget_get_parent (button);
  GtkWidget *next = gtk_widget_get_next_sibling (line);

  focus_line (next != NULL ? next : gtk_widget_get_prev_sibling (line));
  monev_choice_rows_remove (self, place_of (self, line));
}

static gboolean
on_key (GtkWidget *line, guint key, guint code, GdkModifierType state)
{
  MonevChoiceRows *self
      = MONEV_CHOICE_ROWS (gtk_widget_get_ancestor (line, MONEV_TYPE_CHOICE_ROWS));
  gboolean alt = (state & (GDK_ALT_MASK | GDK_CONTROL_MASK | GDK_SHIFT_MASK)) == GDK_ALT_MASK;
  guint place = place_of (self, line);

  if (alt && (key == GDK_KEY_Up || key == GDK_KEY_Down))
    monev_choice_rows_move (self, place, key == GDK_KEY_Up ? -1 : 1);
  else if (state == 0 && (key == GDK_KEY_Up || key == GDK_KEY_Down))
    focus_line (key == GDK_KEY_Down ? gtk_widget_get_next_sibling (line)
                                    : gtk_widget_get_prev_sibling (line));
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/* The next line; from the last one to where a new one is typed. */
static void
on_activate (MonevChoiceRows *self, GtkWidget *entry)
{
  GtkWidget *next = gtk_widget_get_next_sibling (gtk_widget_get_parent (entry));

  if (next != NULL)
    focus_line (next);
  else
    gtk_widget_grab_focus (self->added);
}

static void
add_entry (MonevChoiceRows *self, GtkWidget *line, const char *label, int chars, const char *text)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_enable_undo (GTK_EDITABLE (entry), FALSE);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), chars);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), chars);
  gtk_editable_set_text (GTK_EDITABLE (entry), text == NULL ? "" : text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_hexpand (entry, chars > 14);
  gtk_box_append (GTK_BOX (line), entry);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (on_typed), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (on_activate), self);
}

static GtkWidget *
add_line (MonevChoiceRows *self, const MonevChoiceDraft *choice)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *remove = gtk_button_new_from_icon_name ("list-remove-symbolic");
  GtkEventController *keys = gtk_event_controller_key_new ();

  add_entry (self, line, _("Kode"), 12, choice->name);
  add_entry (self, line, _("Pilihan"), 16, choice->label);
  add_entry (self, line, _("Skor"), 4, choice->score);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_tooltip_text (remove, _("Hapus pilihan"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Hapus pilihan"), -1);
  g_signal_connect_object (remove, "clicked", G_CALLBACK (on_remove), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), remove);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), line);
  gtk_widget_add_controller (line, keys);
  g_object_set_data (G_OBJECT (line), "from", GINT_TO_POINTER (choice->from + 1));
  gtk_box_append (GTK_BOX (self->lines), line);
  return line;
}

/* Lines of before take the values, so that the focus stays where one types. */
static void
fill_line (MonevChoiceRows *self, guint place, const MonevChoiceDraft *choice)
{
  GtkWidget *line = nth_line (self, place);
  const char *texts[N_ENTRIES] = { choice->name, choice->label, choice->score };

  if (line == NULL)
    line = add_line (self, choice);
  g_object_set_data (G_OBJECT (line), "from", GINT_TO_POINTER (choice->from + 1));
  for (guint i = 0; i < N_ENTRIES; i++)
    if (strcmp (text_of (line, i), texts[i]) != 0)
      gtk_editable_set_text (GTK_EDITABLE (entry_of (line, i)), texts[i]);
}

/** monev_choice_rows_fill: @list: NONE for an empty one. */
void
monev_choice_rows_fill (MonevChoiceRows *self, const MonevInstrument *instrument, int list,
                        guint language)
{
  guint n = list < 0 ? 0 : monev_instrument_list (instrument, (guint)list)->n_choices;
  GtkWidget *spare;

  self->filling = TRUE;
  while ((spare = nth_line (self, n)) != NULL)
    gtk_box_remove (GTK_BOX (self->lines), spare);
  for (guint i = 0; i < n; i++)
    fill_line (
        self, i,
        &(MonevChoiceDraft){
            (int)i, monev_instrument_list (instrument, (guint)list)->choices[i].name,
            monev_instrument_choice_text (instrument, (guint)list, i, MONEV_COLUMN_LABEL, language),
            monev_instrument_choice_text (instrument, (guint)list, i, MONEV_COLUMN_SCORE,
                                          language) });
  self->filling = FALSE;
}

static gboolean
has_code (MonevChoiceRows *self, const char *code)
{
  for (GtkWidget *line = nth_line (self, 0); line != NULL;
       line = gtk_widget_get_next_sibling (line))
    if (strcmp (text_of (line, CODE), code) == 0)
      return TRUE;
  return FALSE;
}

/* A code that was only counted goes on counting behind those that are there. */
static void
add_choice (MonevChoiceRows *self, const MonevChoiceDraft *choice)
{
  MonevChoiceDraft added = *choice;
  g_autofree char *code = g_strdup (choice->name);

  for (guint i = n_lines (self) + 1; has_code (self, code); i++)
    {
      g_free (code);
      code = g_strdup_printf ("%u", i);
    }
  added.name = code;
  add_line (self, &added);
}

/** monev_choice_rows_paste: adds one line for each of @text, see monev_choices_from_text(). */
void
monev_choice_rows_paste (MonevChoiceRows *self, const char *text)
{
  g_autoptr (GPtrArray) choices = monev_choices_from_text (text);

  self->filling = TRUE;
  for (guint i = 0; i < choices->len; i++)
    add_choice (self, g_ptr_array_index (choices, i));
  self->filling = FALSE;
  if (choices->len > 0)
    tell (self, FALSE);
}

/** monev_choice_rows_set: @column: 0 code, 1 wording, 2 score. */
void
monev_choice_rows_set (MonevChoiceRows *self, guint line, guint column, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (entry_of (nth_line (self, line), column)), text);
}

static void
on_add (MonevChoiceRows *self)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->added)));

  gtk_editable_set_text (GTK_EDITABLE (self->added), "");
  monev_choice_rows_paste (self, text);
}

static void
on_clipboard (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  g_autoptr (MonevChoiceRows) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);

  if (text != NULL)
    monev_choice_rows_paste (self, text);
}

/* Several lines or cells are choices of their own; a word goes where one types. */
static void
paste_lines (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, on_clipboard,
                                 g_object_ref (widget));
}

static gboolean
on_added_key (MonevChoiceRows *self, guint key, guint code, GdkModifierType state)
{
  if ((key != GDK_KEY_v && key != GDK_KEY_V) || (state & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;
  paste_lines (GTK_WIDGET (self), NULL, NULL);
  return GDK_EVENT_STOP;
}

static void
monev_choice_rows_class_init (MonevChoiceRowsClass *klass)
{
  signals[CHANGED] = g_signal_new ("changed", MONEV_TYPE_CHOICE_ROWS, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "choices.paste", NULL, paste_lines);
}

static GtkWidget *
make_caption (const char *text, int chars)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_width_chars (GTK_LABEL (label), chars);
  gtk_widget_set_hexpand (label, chars == 0);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "monev-small");
  return label;
}

static GtkWidget *
make_head (void)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (head), make_caption (_("Kode"), 14));
  gtk_box_append (GTK_BOX (head), make_caption (_("Pilihan"), 0));
  gtk_box_append (GTK_BOX (head), make_caption (_("Skor"), 13));
  return head;
}

static GtkWidget *
make_foot (MonevChoiceRows *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *paste = gtk_button_new_from_icon_name ("edit-paste-symbolic");
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->added = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->added), _("Tambah pilihan, lalu Enter"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->added), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Tambah pilihan"), -1);
  gtk_widget_set_hexpand (self->added, TRUE);
  gtk_widget_set_tooltip_text (paste, _("Tempel dari Excel: kode, pilihan, skor"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (paste), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Tempel dari Excel"), -1);
  gtk_widget_add_css_class (paste, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (paste), "choices.paste");
  g_signal_connect_swapped (self->added, "activate", G_CALLBACK (on_add), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_added_key), self);
  gtk_widget_add_controller (self->added, keys);
  gtk_box_append (GTK_BOX (foot), self->added);
  gtk_box_append (GTK_BOX (foot), paste);
  return foot;
}

static void
monev_choice_rows_init (MonevChoiceRows *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_box_append (GTK_BOX (box), make_head ());
  gtk_box_append (GTK_BOX (box), self->lines);
  gtk_box_append (GTK_BOX (box), make_foot (self));
  adw_bin_set_child (ADW_BIN (self), box);
}

/** monev_choice_rows_new: Returns: (transfer floating): empty. */
GtkWidget *
monev_choice_rows_new (void)
{
  return g_object_new (MONEV_TYPE_CHOICE_ROWS, NULL);
}
