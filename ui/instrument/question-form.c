#include "question-form-private.h"

#include "condition-dialog.h"
#include "instrument/instrument-files.h"
#include "instrument/instrument-edit.h"
#include "instrument/instrument-number.h"
#include "instrument/question-name.h"
#include "ui/activity/choice.h"
#include "ui/common/drop-down.h"
#include "ui/procedure/form-parts.h"

#include <glib/gi18n.h>
#include <string.h>

static const char *const part_titles[N_PARTS] = {
  N_ ("Pertanyaan"), N_ ("Tampil jika"), N_ ("Pemeriksaan"), N_ ("Nilai dan skor"), N_ ("Lanjutan"),
};

G_DEFINE_FINAL_TYPE (MonevQuestionForm, monev_question_form, ADW_TYPE_BIN)

static char *
typed_text (MonevQuestionForm *self, guint i)
{
  GtkWidget *widget = self->widgets[i];

  switch (monev_question_fields[i].kind)
    {
    case KIND_TEXT:
      return monev_form_get_text (widget);
    case KIND_ENTRY:
      return g_strdup (gtk_editable_get_text (GTK_EDITABLE (widget)));
    case KIND_FORMULA:
      return g_strdup (monev_formula_field_get_text (MONEV_FORMULA_FIELD (widget)));
    default:
      /* "yes" in other words, or a formula, stays as it is while the box says the same. */
      if (gtk_check_button_get_active (GTK_CHECK_BUTTON (widget)))
        return g_strdup (monev_form_says_yes (monev_question_form_saved (self, monev_question_fields[i].role))
                             ? monev_question_form_saved (self, monev_question_fields[i].role)
                             : "yes");
      return g_strdup (
          monev_form_says_yes (monev_question_form_saved (self, monev_question_fields[i].role)) ? "" : monev_question_form_saved (self, monev_question_fields[i].role));
    }
}

/* The one that differs from what is saved was typed. */
static void
on_field (MonevQuestionForm *self)
{
  if (self->filling || self->question < 0)
    return;
  for (guint i = 0; i < MONEV_N_QUESTION_FIELDS; i++)
    {
      g_autofree char *typed = typed_text (self, i);
      g_autofree char *label = NULL;
      g_autofree char *run = NULL;

      if (strcmp (typed, monev_question_form_saved (self, monev_question_fields[i].role)) == 0)
        continue;
      label = g_strdup_printf (_("Ubah %s"), _(monev_question_fields[i].title));
      run = g_strdup_printf ("%u/%d", monev_question_form_question (self)->row, (int)monev_question_fields[i].role);
      monev_instrument_editor_apply (
          self->editor,
          monev_instrument_edit_set (monev_question_form_instrument (self), (guint)self->question, monev_question_fields[i].role,
                                     monev_question_form_language (self), typed),
          label, run);
      return;
    }
}

/* ---- picking ---- */

static void
on_picked (MonevFormulaField *field, const char *text)
{
  monev_formula_field_type (field, text);
}

static void
on_pick (MonevQuestionForm *self, MonevFormulaField *field)
{
  const char *text = monev_formula_field_get_text (field);
  gboolean check
      = GTK_WIDGET (field) != monev_question_form_get_field (self, MONEV_COLUMN_RELEVANT);
  GtkWidget *dialog;

  if (!monev_condition_dialog_can (text))
    {
      monev_instrument_editor_refuse (self->editor,
                                      _("Rumus ini lebih rumit daripada syarat yang dapat "
                                         "dipilih. Ubah langsung rumusnya, atau "
                                         "kosongkan dahulu."));
      return;
    }
  dialog = monev_condition_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                       check ? _("Jawaban harus memenuhi")
                                             : _("Pertanyaan ini tampil jika"),
                                       monev_question_form_instrument (self), (guint)self->question, check, text);
  g_signal_connect_object (dialog, "done", G_CALLBACK (on_picked), field, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* ---- type, name, choices ---- */

static void
apply_type (MonevQuestionForm *self, const char *type, const char *list)
{
  const MonevQuestion *question = monev_question_form_question (self);
  g_autofree char *text = g_strdup_printf ("%s%s%s%s", type, *list == '\0' ? "" : " ", list,
                                           question->or_other && *list != '\0' ? " or_other" : "");

  monev_instrument_editor_apply (
      self->editor, monev_instrument_edit_type (monev_question_form_instrument (self), (guint)self->question, text),
      _("Ubah jenis"), NULL);
}

static gboolean
takes_list (const char *type)
{
  g_autofree char *list = NULL;
  gboolean or_other;
  const MonevQuestionType *found = monev_question_type_find (type, &list, &or_other);

  return found == NULL || (found->flags & MONEV_TYPE_TAKES_LIST) != 0;
}

/* The file it had, else the first that is attached. */
static char *
file_for (MonevQuestionForm *self)
{
  const MonevQuestion *question = monev_question_form_question (self);
  g_autoptr (GPtrArray) files = monev_instrument_files (monev_question_form_instrument (self));

  if (question->file != NULL)
    return g_strdup (question->file);
  return g_strdup (files->len > 0 ? ((MonevInstrumentFile *)files->pdata[0])->name : "");
}

/* A question that gets choices gets a list of its own, unless it has one. */
static char *
list_for (MonevQuestionForm *self, const char *type)
{
  MonevInstrument *form = monev_question_form_instrument (self);
  const MonevQuestion *question = monev_question_form_question (self);

  if (g_str_has_suffix (type, "_from_file"))
    return file_for (self);
  if (!takes_list (type))
    return g_strdup ("");
  if (question->list >= 0)
    return g_strdup (monev_instrument_list (form, (guint)question->list)->name);
  return monev_instrument_free_list_name (form,
                                          *question->name == '\0' ? "pilihan" : question->name);
}

/** monev_question_form_open_types: the list of types, to be searched by typing. */
void
monev_question_form_open_types (MonevQuestionForm *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->type));
  gtk_widget_activate (GTK_WIDGET (self->type));
}

/** monev_question_form_set_type: @type: "select_one"; as if it was chosen. */
void
monev_question_form_set_type (MonevQuestionForm *self, const char *type)
{
  g_autofree char *list = list_for (self, type);

  apply_type (self, type, list);
}

static gboolean
take_type (gpointer data)
{
  MonevQuestionForm *self = data;
  const char *type = monev_choice_get_id (self->type);

  if (self->editor != NULL && self->question >= 0 && *type != '\0'
      && (monev_question_form_question (self)->type == NULL
          || strcmp (monev_question_form_question (self)->type->name, type) != 0))
    monev_question_form_set_type (self, type);
  return G_SOURCE_REMOVE;
}

/* Not before the list has closed: filling it anew would pull it away from under itself. */
static void
on_type (MonevQuestionForm *self)
{
  if (!self->filling && self->question >= 0)
    g_idle_add_full (G_PRIORITY_DEFAULT, take_type, g_object_ref (self), g_object_unref);
}

static void
on_list (MonevQuestionForm *self)
{
  const char *list = monev_choice_get_id (self->list);
  g_autofree char *made = NULL;

  if (self->filling || self->question < 0 || monev_question_form_question (self)->type == NULL)
    return;
  if (*list == '\0')
    made = monev_instrument_free_list_name (monev_question_form_instrument (self), monev_question_form_question (self)->name);
  apply_type (self, monev_question_form_question (self)->type->name, made != NULL ? made : list);
}

/** monev_question_form_set_name: renames the question wherever it is spoken of. */
void
monev_question_form_set_name (MonevQuestionForm *self, const char *name)
{
  int other;

  if (self->question < 0 || strcmp (monev_question_form_question (self)->name, name) == 0)
    return;
  other = monev_instrument_find (monev_question_form_instrument (self), name);
  if (other >= 0 && other != self->question)
    {
      monev_instrument_editor_refuse (self->editor, _("Kode itu sudah dipakai pertanyaan lain."));
      monev_question_form_refresh (self);
      return;
    }
  monev_instrument_editor_apply (
      self->editor,
      monev_instrument_edit_rename (monev_question_form_instrument (self), (guint)self->question, name),
      _("Ubah kode"), NULL);
}

static void
on_name (MonevQuestionForm *self)
{
  if (!self->filling && self->editor != NULL)
    monev_question_form_set_name (self, gtk_editable_get_text (GTK_EDITABLE (self->name)));
}

/* The name that was given with the question; nobody chose it. */
static gboolean
is_given_name (const char *name)
{
  static const char *const given[] = { "pertanyaan", "kelompok" };

  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    if (g_str_has_prefix (name, given[i]))
      {
        const char *rest = name + strlen (given[i]);

        return *rest == '\0'
               || (*rest == '_' && rest[1] != '\0' && rest[1 + strspn (rest + 1, "0123456789")] == '\0');
      }
  return FALSE;
}

/** monev_question_form_settle: a first wording names the question. That waits until one goes on, or it
 * would be named after its first letter. */
void
monev_question_form_settle (MonevQuestionForm *self)
{
  const char *label;
  g_autofree char *wanted = NULL;
  g_autofree char *name = NULL;

  if (self->editor == NULL || self->question < 0
      || !is_given_name (monev_question_form_question (self)->name))
    return;
  label = monev_question_form_saved (self, MONEV_COLUMN_LABEL);
  wanted = monev_question_name_from_label (label);
  /* It was named so already, or says nothing of its own yet. */
  if (*wanted == '\0' || strcmp (label, _("Bagian baru")) == 0
      || g_str_has_prefix (monev_question_form_question (self)->name, wanted))
    return;
  name = monev_instrument_free_name (monev_question_form_instrument (self), wanted, NULL);
  monev_question_form_set_name (self, name);
}

static void
on_choices (MonevQuestionForm *self, gboolean typing)
{
  const MonevQuestion *question = monev_question_form_question (self);
  g_autoptr (GPtrArray) drafts = monev_choice_rows_get (self->choices);
  g_autofree MonevChoiceDraft *choices = g_new0 (MonevChoiceDraft, MAX (drafts->len, 1));
  g_autofree char *list = NULL;
  g_autofree char *run = NULL;
  gboolean or_other;

  if (self->filling || question->type == NULL)
    return;
  for (guint i = 0; i < drafts->len; i++)
    choices[i] = *(MonevChoiceDraft *)g_ptr_array_index (drafts, i);
  if (monev_question_type_find (monev_question_form_saved (self, MONEV_COLUMN_TYPE), &list, &or_other) == NULL)
    return;
  /* The first choices give the question its list. */
  if (list == NULL)
    {
      list = list_for (self, question->type->name);
      apply_type (self, question->type->name, list);
    }
  run = g_strdup_printf ("%s/choices", list);
  monev_instrument_editor_apply (self->editor,
                                 monev_instrument_edit_choices (monev_question_form_instrument (self), list,
                                                                monev_question_form_language (self), choices,
                                                                drafts->len),
                                 _("Ubah pilihan"), typing ? run : NULL);
}

/* ---- building ---- */

static GtkWidget *
make_field (MonevQuestionForm *self, const MonevQuestionField *field)
{
  GtkBox *box = GTK_BOX (self->boxes[field->part]);
  GtkWidget *widget;

  switch (field->kind)
    {
    case KIND_TEXT:
      return monev_form_text (box, _(field->title), 60, G_CALLBACK (on_field), self);
    case KIND_ENTRY:
      return monev_form_entry (box, _(field->title), G_CALLBACK (on_field), self);
    case KIND_CHECK:
      return monev_form_check (box, _(field->title), G_CALLBACK (on_field), self);
    default:
      widget = monev_formula_field_new (_(field->title), _(field->lead), field->picked);
      gtk_box_append (box, widget);
      g_signal_connect_swapped (widget, "changed", G_CALLBACK (on_field), self);
      g_signal_connect_swapped (widget, "pick", G_CALLBACK (on_pick), self);
      return widget;
    }
}

static GtkDropDown *
add_choice (GtkWidget *box, const char *title, GCallback chosen, gpointer data)
{
  GtkWidget *part = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *caption = gtk_label_new (title), *choice = monev_choice_new (title, 24);

  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_widget_add_css_class (caption, "dim-label");
  gtk_widget_add_css_class (caption, "monev-small");
  gtk_widget_set_hexpand (part, TRUE);
  gtk_box_append (GTK_BOX (part), caption);
  gtk_box_append (GTK_BOX (part), choice);
  gtk_box_append (GTK_BOX (box), part);
  if (chosen != NULL)
    g_signal_connect_swapped (choice, "notify::selected", chosen, data);
  return GTK_DROP_DOWN (choice);
}

static void
add_type_line (MonevQuestionForm *self, GtkBox *box)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *names = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->type = add_choice (line, _("Jenis"), G_CALLBACK (on_type), self);
  monev_drop_down_add_search (self->type);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->type), _("Jenis (Ctrl+J)"));
  self->name = GTK_ENTRY (
      monev_form_entry (GTK_BOX (names), _("Kode"), G_CALLBACK (gtk_widget_queue_draw), names));
  gtk_widget_add_css_class (GTK_WIDGET (self->name), "monospace");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name),
                               _("Nama kolom jawaban; dipakai di rumus sebagai ${kode}"));
  gtk_widget_set_hexpand (names, TRUE);
  g_signal_connect_swapped (self->name, "activate", G_CALLBACK (on_name), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_name), self);
  gtk_widget_add_controller (GTK_WIDGET (self->name), focus);
  gtk_box_append (GTK_BOX (line), names);
  gtk_box_append (box, line);
}

static void
add_choices (MonevQuestionForm *self, GtkBox *box)
{
  self->choice_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  {
    GtkWidget *section = monev_form_section (GTK_BOX (self->choice_box), _("Pilihan"));

    self->list = add_choice (section, _("Daftar pilihan"), G_CALLBACK (on_list), self);
    self->shared = GTK_LABEL (gtk_label_new (NULL));
    gtk_label_set_xalign (self->shared, 0);
    gtk_label_set_wrap (self->shared, TRUE);
    gtk_widget_add_css_class (GTK_WIDGET (self->shared), "dim-label");
    gtk_widget_add_css_class (GTK_WIDGET (self->shared), "monev-small");
    gtk_box_append (GTK_BOX (section), GTK_WIDGET (self->shared));
    self->choices = MONEV_CHOICE_ROWS (monev_choice_rows_new ());
    g_signal_connect_swapped (self->choices, "changed", G_CALLBACK (on_choices), self);
    gtk_box_append (GTK_BOX (section), GTK_WIDGET (self->choices));
  }
  gtk_box_append (box, self->choice_box);
}

static void
on_language (MonevQuestionForm *self)
{
  if (!self->filling)
    monev_question_form_refresh (self);
}

static void
add_head (MonevQuestionForm *self, GtkBox *box)
{
  self->title = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->title, 0);
  gtk_label_set_wrap (self->title, TRUE);
  gtk_label_set_lines (self->title, 2);
  gtk_label_set_ellipsize (self->title, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "title-4");
  gtk_box_append (box, GTK_WIDGET (self->title));
  self->language_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->language = add_choice (self->language_box, _("Bahasa"), G_CALLBACK (on_language), self);
  gtk_box_append (box, self->language_box);
}

static void
add_parts (MonevQuestionForm *self, GtkBox *box)
{
  for (guint i = 0; i < N_PARTS; i++)
    {
      GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

      self->boxes[i] = monev_form_section (GTK_BOX (outer), _(part_titles[i]));
      gtk_box_append (box, outer);
      if (i == PART_WORDING)
        {
          add_type_line (self, GTK_BOX (self->boxes[i]));
          add_choices (self, box);
        }
    }
  for (guint i = 0; i < MONEV_N_QUESTION_FIELDS; i++)
    self->widgets[i] = make_field (self, &monev_question_fields[i]);
}

static void
monev_question_form_dispose (GObject *object)
{
  g_clear_object (&MONEV_QUESTION_FORM (object)->editor);
  G_OBJECT_CLASS (monev_question_form_parent_class)->dispose (object);
}

static void
monev_question_form_class_init (MonevQuestionFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = monev_question_form_dispose;
}

static void
monev_question_form_init (MonevQuestionForm *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->question = MONEV_INSTRUMENT_NONE;
  self->filling = TRUE;
  gtk_widget_add_css_class (box, "monev-form-page");
  add_head (self, GTK_BOX (box));
  add_parts (self, GTK_BOX (box));
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (monev_question_form_settle), self);
  gtk_widget_add_controller (monev_question_form_get_field (self, MONEV_COLUMN_LABEL), focus);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), box);
  gtk_widget_set_visible (self->scrolled, FALSE);
  adw_bin_set_child (ADW_BIN (self), self->scrolled);
  self->filling = FALSE;
}

/** monev_question_form_new: Returns: (transfer floating): empty. */
GtkWidget *
monev_question_form_new (void)
{
  return g_object_new (MONEV_TYPE_QUESTION_FORM, NULL);
}
