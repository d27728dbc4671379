#include "question-form.h"

#include "condition-dialog.h"
#include "instrument/instrument-edit.h"
#include "instrument/instrument-number.h"
#include "instrument/question-name.h"
#include "ui/activity/choice.h"
#include "ui/procedure/form-parts.h"

#include <glib/gi18n.h>
#include <string.h>

typedef enum
{
  KIND_TEXT,
  KIND_ENTRY,
  KIND_FORMULA,
  KIND_CHECK
} Kind;

/* Where a field stands. */
typedef enum
{
  PART_WORDING,
  PART_SHOWN,
  PART_CHECK,
  PART_VALUE,
  PART_MORE,
  N_PARTS
} Part;

/* For which questions it is of use. */
typedef enum
{
  FOR_ASKED = 1 << 0,
  FOR_NOTE = 1 << 1,
  FOR_CALCULATED = 1 << 2,
  FOR_GROUP = 1 << 3,
  FOR_REPEAT = 1 << 4,
  FOR_LISTED = 1 << 5 /* only with choices */
} Use;

typedef struct
{
  MonevColumnRole role;
  Kind kind;
  Part part;
  guint uses;
  const char *title, *lead;
  MonevRule rule;
  gboolean picked;
} Field;

#define SHOWN (FOR_ASKED | FOR_NOTE | FOR_GROUP | FOR_REPEAT)

static const Field fields[] = {
  { MONEV_COLUMN_LABEL, KIND_TEXT, PART_WORDING, SHOWN, N_ ("Kalimat") },
  { MONEV_COLUMN_HINT, KIND_ENTRY, PART_WORDING, FOR_ASKED | FOR_NOTE,
    N_ ("Petunjuk untuk petugas") },
  { MONEV_COLUMN_REQUIRED, KIND_CHECK, PART_WORDING, FOR_ASKED, N_ ("Wajib diisi") },
  { MONEV_COLUMN_RELEVANT, KIND_FORMULA, PART_SHOWN, SHOWN | FOR_CALCULATED, N_ ("Syarat"),
    N_ ("Hanya jika %s."), MONEV_RULE_RELEVANT, TRUE },
  { MONEV_COLUMN_REPEAT_COUNT, KIND_FORMULA, PART_SHOWN, FOR_REPEAT, N_ ("Banyak ulangan"),
    N_ ("Sebanyak %s."), MONEV_RULE_REPEAT_COUNT, FALSE },
  { MONEV_COLUMN_CONSTRAINT, KIND_FORMULA, PART_CHECK, FOR_ASKED, N_ ("Harus memenuhi"),
    N_ ("Ditolak kecuali %s."), MONEV_RULE_CONSTRAINT, TRUE },
  { MONEV_COLUMN_CONSTRAINT_MESSAGE, KIND_ENTRY, PART_CHECK, FOR_ASKED,
    N_ ("Pesan bila tidak terpenuhi") },
  { MONEV_COLUMN_SOFT, KIND_FORMULA, PART_CHECK, FOR_ASKED, N_ ("Patut diperiksa kecuali"),
    N_ ("Diingatkan kecuali %s; boleh diteruskan dengan alasan."), MONEV_RULE_SOFT, TRUE },
  { MONEV_COLUMN_SOFT_MESSAGE, KIND_ENTRY, PART_CHECK, FOR_ASKED, N_ ("Pesan peringatan") },
  { MONEV_COLUMN_CALCULATION, KIND_FORMULA, PART_VALUE, FOR_ASKED | FOR_CALCULATED,
    N_ ("Perhitungan"), N_ ("Nilainya %s."), MONEV_RULE_CALCULATION, FALSE },
  { MONEV_COLUMN_DEFAULT, KIND_ENTRY, PART_VALUE, FOR_ASKED | FOR_CALCULATED, N_ ("Isian awal") },
  { MONEV_COLUMN_WEIGHT, KIND_ENTRY, PART_VALUE, FOR_ASKED, N_ ("Bobot skor") },
  { MONEV_COLUMN_CHOICE_FILTER, KIND_FORMULA, PART_MORE, FOR_ASKED | FOR_LISTED,
    N_ ("Pilihan yang ditawarkan"), N_ ("Hanya pilihan dengan %s."), MONEV_RULE_CHOICE_FILTER,
    FALSE },
  { MONEV_COLUMN_READ_ONLY, KIND_CHECK, PART_MORE, FOR_ASKED,
    N_ ("Hanya ditampilkan, tidak diisi") },
  { MONEV_COLUMN_APPEARANCE, KIND_ENTRY, PART_MORE, SHOWN, N_ ("Tampilan di ponsel (appearance)") },
  { MONEV_COLUMN_PARAMETERS, KIND_ENTRY, PART_MORE, FOR_ASKED, N_ ("Parameter di ponsel") },
};

static const char *const part_titles[N_PARTS] = {
  N_ ("Pertanyaan"), N_ ("Tampil jika"), N_ ("Pemeriksaan"), N_ ("Nilai dan skor"), N_ ("Lanjutan"),
};

struct _MonevQuestionForm
{
  AdwBin parent;
  MonevInstrumentEditor *editor;
  int question;
  gboolean filling;
  GtkWidget *boxes[N_PARTS];
  GtkWidget *widgets[G_N_ELEMENTS (fields)];
  GtkLabel *title;
  GtkEntry *name;
  GtkDropDown *type, *list, *language;
  GtkWidget *list_box, *language_box;
  MonevChoiceRows *choices;
  GtkWidget *choice_box;
  GtkLabel *shared;
  GtkWidget *scrolled;
};

G_DEFINE_FINAL_TYPE (MonevQuestionForm, monev_question_form, ADW_TYPE_BIN)

static MonevInstrument *
instrument_of (MonevQuestionForm *self)
{
  return monev_instrument_editor_get (self->editor);
}

static const MonevQuestion *
question_of (MonevQuestionForm *self)
{
  return monev_instrument_question (instrument_of (self), (guint)self->question);
}

static guint
language_of (MonevQuestionForm *self)
{
  guint chosen = gtk_drop_down_get_selected (self->language);

  return chosen < monev_instrument_n_languages (instrument_of (self))
             ? chosen
             : monev_instrument_default_language (instrument_of (self));
}

/* What the cell of a property holds, in just that language. */
static const char *
saved_text (MonevQuestionForm *self, MonevColumnRole role)
{
  MonevInstrument *form = instrument_of (self);
  gboolean spoken = role == MONEV_COLUMN_LABEL || role == MONEV_COLUMN_HINT
                    || role == MONEV_COLUMN_CONSTRAINT_MESSAGE || role == MONEV_COLUMN_SOFT_MESSAGE;
  int column = monev_instrument_column (form, role,
                                        spoken ? (int)language_of (self) : MONEV_INSTRUMENT_NONE);

  return column < 0 ? ""
                    : monev_xlsform_get (monev_instrument_form (form),
                                         (guint)monev_instrument_sheet (form),
                                         question_of (self)->row, (guint)column, NULL);
}

static gboolean
says_yes (const char *text)
{
  static const char *const words[] = { "yes", "true", "true()", "ya", "1" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (words[i], text) == 0)
      return TRUE;
  return FALSE;
}

static char *
typed_text (MonevQuestionForm *self, guint i)
{
  GtkWidget *widget = self->widgets[i];

  switch (fields[i].kind)
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
        return g_strdup (says_yes (saved_text (self, fields[i].role))
                             ? saved_text (self, fields[i].role)
                             : "yes");
      return g_strdup (
          says_yes (saved_text (self, fields[i].role)) ? "" : saved_text (self, fields[i].role));
    }
}

/* The one that differs from what is saved was typed. */
static void
on_field (MonevQuestionForm *self)
{
  if (self->filling || self->question < 0)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *typed = typed_text (self, i);
      g_autofree char *label = NULL;
      g_autofree char *run = NULL;

      if (strcmp (typed, saved_text (self, fields[i].role)) == 0)
        continue;
      label = g_strdup_printf (_("Ubah %s"), _(fields[i].title));
      run = g_strdup_printf ("%u/%d", question_of (self)->row, (int)fields[i].role);
      monev_instrument_editor_apply (
          self->editor,
          monev_instrument_edit_set (instrument_of (self), (guint)self->question, fields[i].role,
                                     language_of (self), typed),
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
                                       instrument_of (self), (guint)self->question, check, text);
  g_signal_connect_object (dialog, "done", G_CALLBACK (on_picked), field, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* ---- type, name, choices ---- */

static void
apply_type (MonevQuestionForm *self, const char *type, const char *list)
{
  const MonevQuestion *question = question_of (self);
  g_autofree char *text = g_strdup_printf ("%s%s%s%s", type, *list == '\0' ? "" : " ", list,
                                           question->or_other && *list != '\0' ? " or_other" : "");

  monev_instrument_editor_apply (
      self->editor, monev_instrument_edit_type (instrument_of (self), (guint)self->question, text),
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

/* A question that gets choices gets a list of its own, unless it has one. */
static char *
list_for (MonevQuestionForm *self, const char *type)
{
  MonevInstrument *form = instrument_of (self);
  const MonevQuestion *question = question_of (self);

  if (!takes_list (type))
    return g_strdup ("");
  if (question->list >= 0)
    return g_strdup (monev_instrument_list (form, (guint)question->list)->name);
  return monev_instrument_free_list_name (form,
                                          *question->name == '\0' ? "pilihan" : question->name);
}

/** monev_question_form_set_type: @type: "select_one"; as if it was chosen. */
void
monev_question_form_set_type (MonevQuestionForm *self, const char *type)
{
  g_autofree char *list = list_for (self, type);

  apply_type (self, type, list);
}

static void
on_type (MonevQuestionForm *self)
{
  const char *type = monev_choice_get_id (self->type);

  if (self->filling || self->question < 0 || *type == '\0'
      || (question_of (self)->type != NULL && strcmp (question_of (self)->type->name, type) == 0))
    return;
  monev_question_form_set_type (self, type);
}

static void
on_list (MonevQuestionForm *self)
{
  const char *list = monev_choice_get_id (self->list);
  g_autofree char *made = NULL;

  if (self->filling || self->question < 0 || question_of (self)->type == NULL)
    return;
  if (*list == '\0')
    made = monev_instrument_free_list_name (instrument_of (self), question_of (self)->name);
  apply_type (self, question_of (self)->type->name, made != NULL ? made : list);
}

/** monev_question_form_set_name: renames the question wherever it is spoken of. */
void
monev_question_form_set_name (MonevQuestionForm *self, const char *name)
{
  int other;

  if (self->question < 0 || strcmp (question_of (self)->name, name) == 0)
    return;
  other = monev_instrument_find (instrument_of (self), name);
  if (other >= 0 && other != self->question)
    {
      monev_instrument_editor_refuse (self->editor, _("Kode itu sudah dipakai pertanyaan lain."));
      monev_question_form_refresh (self);
      return;
    }
  monev_instrument_editor_apply (
      self->editor,
      monev_instrument_edit_rename (instrument_of (self), (guint)self->question, name),
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
  return g_str_has_prefix (name, "pertanyaan") || g_str_has_prefix (name, "kelompok");
}

/* A first wording names the question. */
static void
on_label_left (MonevQuestionForm *self)
{
  g_autofree char *wanted = NULL;
  g_autofree char *name = NULL;

  if (self->question < 0 || !is_given_name (question_of (self)->name))
    return;
  wanted = monev_question_name_from_label (saved_text (self, MONEV_COLUMN_LABEL));
  if (*wanted == '\0')
    return;
  name = monev_instrument_free_name (instrument_of (self), wanted, NULL);
  monev_question_form_set_name (self, name);
}

static void
on_choices (MonevQuestionForm *self, gboolean typing)
{
  const MonevQuestion *question = question_of (self);
  g_autoptr (GPtrArray) drafts = monev_choice_rows_get (self->choices);
  g_autofree MonevChoiceDraft *choices = g_new0 (MonevChoiceDraft, MAX (drafts->len, 1));
  g_autofree char *list = NULL;
  g_autofree char *run = NULL;
  gboolean or_other;

  if (self->filling || question->type == NULL)
    return;
  for (guint i = 0; i < drafts->len; i++)
    choices[i] = *(MonevChoiceDraft *)g_ptr_array_index (drafts, i);
  if (monev_question_type_find (saved_text (self, MONEV_COLUMN_TYPE), &list, &or_other) == NULL)
    return;
  /* The first choices give the question its list. */
  if (list == NULL)
    {
      list = list_for (self, question->type->name);
      apply_type (self, question->type->name, list);
    }
  run = g_strdup_printf ("%s/choices", list);
  monev_instrument_editor_apply (self->editor,
                                 monev_instrument_edit_choices (instrument_of (self), list,
                                                                language_of (self), choices,
                                                                drafts->len),
                                 _("Ubah pilihan"), typing ? run : NULL);
}

/* ---- showing ---- */

static guint
use_of (const MonevQuestion *question)
{
  switch (question->type == NULL ? MONEV_QUESTION_ASKED : question->type->role)
    {
    case MONEV_QUESTION_ASKED:
      return question->type != NULL && question->type->answer == MONEV_ANSWER_NONE ? FOR_NOTE
                                                                                   : FOR_ASKED;
    case MONEV_QUESTION_CALCULATED:
      return FOR_CALCULATED;
    case MONEV_QUESTION_BEGIN_GROUP:
      return FOR_GROUP;
    case MONEV_QUESTION_BEGIN_REPEAT:
    case MONEV_QUESTION_BEGIN_LOOP:
      return FOR_REPEAT;
    default:
      return 0;
    }
}

static gboolean
is_of_use (MonevQuestionForm *self, const Field *field, gboolean listed)
{
  if ((field->uses & FOR_LISTED) != 0 && !listed)
    return FALSE;
  return (field->uses & use_of (question_of (self))) != 0;
}

static void
fill_field (MonevQuestionForm *self, guint i)
{
  const char *text = saved_text (self, fields[i].role);

  switch (fields[i].kind)
    {
    case KIND_TEXT:
      monev_form_set_text (self->widgets[i], text);
      break;
    case KIND_ENTRY:
      monev_form_set_entry (self->widgets[i], text);
      break;
    case KIND_FORMULA:
      monev_formula_field_show (MONEV_FORMULA_FIELD (self->widgets[i]), instrument_of (self),
                                (guint)self->question, fields[i].rule, text);
      break;
    default:
      gtk_check_button_set_active (GTK_CHECK_BUTTON (self->widgets[i]), says_yes (text));
      gtk_check_button_set_inconsistent (GTK_CHECK_BUTTON (self->widgets[i]),
                                         *text != '\0' && !says_yes (text)
                                             && g_ascii_strcasecmp (text, "no") != 0);
      break;
    }
}

/* The box that a field was put into with its caption. */
static GtkWidget *
holder_of (MonevQuestionForm *self, guint i)
{
  GtkWidget *widget = self->widgets[i];

  while (gtk_widget_get_parent (widget) != self->boxes[fields[i].part])
    widget = gtk_widget_get_parent (widget);
  return widget;
}

static void
fill_fields (MonevQuestionForm *self, gboolean listed)
{
  gboolean any[N_PARTS] = { FALSE };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      gboolean use = is_of_use (self, &fields[i], listed);

      gtk_widget_set_visible (holder_of (self, i), use);
      any[fields[i].part] |= use;
      fill_field (self, i);
    }
  for (guint i = 0; i < N_PARTS; i++)
    gtk_widget_set_visible (gtk_widget_get_ancestor (self->boxes[i], GTK_TYPE_BOX), any[i]);
}

static void
add_type (GPtrArray *ids, GPtrArray *titles, const MonevQuestionType *type)
{
  g_ptr_array_add (ids, (gpointer)type->name);
  g_ptr_array_add (titles, (gpointer)type->words);
}

/* A group stays a group; what phones alone can do is offered where it is already chosen. */
static gboolean
is_offered (const MonevQuestionType *type, const MonevQuestionType *now)
{
  gboolean group
      = now != NULL
        && (now->role == MONEV_QUESTION_BEGIN_GROUP || now->role == MONEV_QUESTION_BEGIN_REPEAT);

  if (type == now)
    return TRUE;
  if (group)
    return type->role == MONEV_QUESTION_BEGIN_GROUP || type->role == MONEV_QUESTION_BEGIN_REPEAT;
  return (type->role == MONEV_QUESTION_ASKED || type->role == MONEV_QUESTION_CALCULATED)
         && (type->flags & MONEV_TYPE_TAKES_FILE) == 0 && strcmp (type->name, "osm") != 0
         && strcmp (type->name, "select_one_external") != 0;
}

static void
fill_types (MonevQuestionForm *self)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();
  const MonevQuestionType *now = question_of (self)->type;
  guint count;
  const MonevQuestionType *types = monev_question_type_all (&count);

  if (now == NULL)
    {
      g_ptr_array_add (ids, (gpointer) "");
      g_ptr_array_add (titles, (gpointer)_("(tidak dikenal)"));
    }
  for (guint i = 0; i < count; i++)
    if (is_offered (&types[i], now))
      add_type (ids, titles, &types[i]);
  g_ptr_array_add (ids, NULL);
  g_ptr_array_add (titles, NULL);
  monev_choice_fill (self->type, (const char *const *)ids->pdata,
                     (const char *const *)titles->pdata);
  monev_choice_set_id (self->type, now == NULL ? "" : now->name);
}

static guint
n_users (MonevQuestionForm *self, int list)
{
  guint users = 0;

  for (guint i = 0; i < monev_instrument_n_questions (instrument_of (self)); i++)
    users += monev_instrument_question (instrument_of (self), i)->list == list;
  return users;
}

static void
fill_lists (MonevQuestionForm *self)
{
  MonevInstrument *form = instrument_of (self);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autofree char *typed = NULL;
  gboolean or_other, known = FALSE;

  monev_question_type_find (saved_text (self, MONEV_COLUMN_TYPE), &typed, &or_other);
  for (guint i = 0; i < monev_instrument_n_lists (form); i++)
    {
      g_ptr_array_add (ids, (gpointer)monev_instrument_list (form, i)->name);
      known |= typed != NULL && strcmp (monev_instrument_list (form, i)->name, typed) == 0;
    }
  if (typed != NULL && !known)
    g_ptr_array_add (ids, typed);
  g_ptr_array_add (ids, (gpointer) "");
  g_ptr_array_add (ids, NULL);
  {
    g_autofree gpointer *titles = g_memdup2 (ids->pdata, ids->len * sizeof (gpointer));

    titles[ids->len - 2] = (gpointer)_("Daftar baru");
    monev_choice_fill (self->list, (const char *const *)ids->pdata, (const char *const *)titles);
  }
  monev_choice_set_id (self->list, typed == NULL ? "" : typed);
}

static void
fill_choices (MonevQuestionForm *self, gboolean listed)
{
  int list = question_of (self)->list;
  guint users = list < 0 ? 0 : n_users (self, list);
  g_autofree char *shared = NULL;

  gtk_widget_set_visible (self->choice_box, listed);
  if (!listed)
    return;
  fill_lists (self);
  monev_choice_rows_fill (self->choices, instrument_of (self), list, language_of (self));
  shared = g_strdup_printf (_("Dipakai %u pertanyaan; perubahan berlaku untuk semuanya."), users);
  gtk_label_set_text (self->shared, shared);
  gtk_widget_set_visible (GTK_WIDGET (self->shared), users > 1);
}

static void
fill_languages (MonevQuestionForm *self)
{
  MonevInstrument *form = instrument_of (self);
  guint n = monev_instrument_n_languages (form), chosen = language_of (self);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    {
      const char *name = monev_instrument_language (form, i);

      g_ptr_array_add (names, (gpointer)(*name == '\0' ? _("Bahasa utama") : name));
    }
  g_ptr_array_add (names, NULL);
  gtk_widget_set_visible (self->language_box, n > 1);
  monev_choice_fill (self->language, (const char *const *)names->pdata,
                     (const char *const *)names->pdata);
  gtk_drop_down_set_selected (self->language, chosen);
}

static void
say_title (MonevQuestionForm *self)
{
  g_auto (GStrv) numbers = monev_instrument_numbers (instrument_of (self));
  const char *number = numbers[self->question];
  const char *label = saved_text (self, MONEV_COLUMN_LABEL);
  g_autofree char *text = g_strdup_printf ("%s%s%s", number, *number == '\0' ? "" : ". ",
                                           *label == '\0' ? _("(belum ada kalimat)") : label);

  gtk_label_set_text (self->title, g_strdelimit (text, "\r\n", ' '));
}

/** monev_question_form_refresh: shows the question as it is now; where one types, nothing moves. */
void
monev_question_form_refresh (MonevQuestionForm *self)
{
  gboolean listed;

  gtk_widget_set_visible (self->scrolled, self->editor != NULL && self->question >= 0);
  if (self->editor == NULL || self->question < 0)
    return;
  self->filling = TRUE;
  listed = question_of (self)->type != NULL
           && (question_of (self)->type->flags & MONEV_TYPE_TAKES_LIST) != 0
           && question_of (self)->source < 0;
  fill_languages (self);
  fill_types (self);
  fill_choices (self, listed);
  fill_fields (self, listed);
  monev_form_set_entry (GTK_WIDGET (self->name), question_of (self)->name);
  say_title (self);
  self->filling = FALSE;
}

/** monev_question_form_show: @editor: a reference is taken; @question: NONE shows nothing. */
void
monev_question_form_show (MonevQuestionForm *self, MonevInstrumentEditor *editor, int question)
{
  gboolean other = self->question != question;

  g_set_object (&self->editor, editor);
  self->question = question;
  monev_question_form_refresh (self);
  if (other)
    gtk_adjustment_set_value (
        gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled)), 0);
}

/** monev_question_form_get_field: Returns: (transfer none) (nullable): the control of a property.
 */
GtkWidget *
monev_question_form_get_field (MonevQuestionForm *self, MonevColumnRole role)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (fields[i].role == role)
      return self->widgets[i];
  return NULL;
}

/** monev_question_form_get_choices: Returns: (transfer none): the choices of its list. */
MonevChoiceRows *
monev_question_form_get_choices (MonevQuestionForm *self)
{
  return self->choices;
}

/** monev_question_form_focus_label: one goes on typing the wording. */
void
monev_question_form_focus_label (MonevQuestionForm *self)
{
  GtkWidget *view = monev_question_form_get_field (self, MONEV_COLUMN_LABEL);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextIter start, end;

  gtk_widget_grab_focus (view);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_select_range (buffer, &start, &end);
}

/* ---- building ---- */

static GtkWidget *
make_field (MonevQuestionForm *self, const Field *field)
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
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    self->widgets[i] = make_field (self, &fields[i]);
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
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_label_left), self);
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
