/* The form of a question: its fields as a table, and how they are filled. */
#include "question-form-private.h"

#include "ui/activity/choice.h"
#include "ui/procedure/form-parts.h"
#include "instrument/instrument-files.h"
#include "instrument/instrument-number.h"

#include <glib/gi18n.h>
#include <string.h>

#define SHOWN (FOR_ASKED | FOR_NOTE | FOR_GROUP | FOR_REPEAT)

const MonevQuestionField monev_question_fields[MONEV_N_QUESTION_FIELDS] = {
  { MONEV_COLUMN_LABEL, KIND_TEXT, PART_WORDING, SHOWN | FOR_CALCULATED, N_ ("Kalimat") },
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
  { MONEV_COLUMN_WEIGHT, KIND_ENTRY, PART_VALUE, FOR_ASKED | FOR_CALCULATED, N_ ("Bobot skor") },
  { MONEV_COLUMN_SCORE, KIND_ENTRY, PART_VALUE, FOR_ASKED | FOR_CALCULATED | FOR_NUMBER,
    N_ ("Skor tertinggi") },
  { MONEV_COLUMN_CHOICE_FILTER, KIND_FORMULA, PART_MORE, FOR_ASKED | FOR_LISTED,
    N_ ("Pilihan yang ditawarkan"), N_ ("Hanya pilihan dengan %s."), MONEV_RULE_CHOICE_FILTER,
    FALSE },
  { MONEV_COLUMN_READ_ONLY, KIND_CHECK, PART_MORE, FOR_ASKED,
    N_ ("Hanya ditampilkan, tidak diisi") },
  { MONEV_COLUMN_APPEARANCE, KIND_ENTRY, PART_MORE, SHOWN, N_ ("Tampilan di ponsel") },
  { MONEV_COLUMN_PARAMETERS, KIND_ENTRY, PART_MORE, FOR_ASKED, N_ ("Parameter di ponsel") },
};

/** monev_question_form_instrument: Returns: (transfer none): as it is now. */
MonevInstrument *
monev_question_form_instrument (MonevQuestionForm *self)
{
  return monev_instrument_editor_get (self->editor);
}

/** monev_question_form_question: Returns: (transfer none): the one that is shown. */
const MonevQuestion *
monev_question_form_question (MonevQuestionForm *self)
{
  return monev_instrument_question (monev_question_form_instrument (self), (guint)self->question);
}

/** monev_question_form_language: Returns: the language that is shown. */
guint
monev_question_form_language (MonevQuestionForm *self)
{
  guint chosen = gtk_drop_down_get_selected (self->language);

  return chosen < monev_instrument_n_languages (monev_question_form_instrument (self))
             ? chosen
             : monev_instrument_default_language (monev_question_form_instrument (self));
}

/** monev_question_form_saved: Returns: (transfer none): what the cell of a property holds, in just
 * that language. */
const char *
monev_question_form_saved (MonevQuestionForm *self, MonevColumnRole role)
{
  MonevInstrument *form = monev_question_form_instrument (self);
  gboolean spoken = role == MONEV_COLUMN_LABEL || role == MONEV_COLUMN_HINT
                    || role == MONEV_COLUMN_CONSTRAINT_MESSAGE || role == MONEV_COLUMN_SOFT_MESSAGE;
  int column = monev_instrument_column (form, role,
                                        spoken ? (int)monev_question_form_language (self) : MONEV_INSTRUMENT_NONE);

  return column < 0 ? ""
                    : monev_xlsform_get (monev_instrument_form (form),
                                         (guint)monev_instrument_sheet (form),
                                         monev_question_form_question (self)->row, (guint)column, NULL);
}

/** monev_form_says_yes: Returns: whether a cell says yes in one of the ways that forms have. */
gboolean
monev_form_says_yes (const char *text)
{
  static const char *const words[] = { "yes", "true", "true()", "ya", "1" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (words[i], text) == 0)
      return TRUE;
  return FALSE;
}

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
is_number (const MonevQuestion *question)
{
  return question->type != NULL
         && (question->type->answer == MONEV_ANSWER_INTEGER
             || question->type->answer == MONEV_ANSWER_DECIMAL
             || question->type->role == MONEV_QUESTION_CALCULATED);
}

static gboolean
takes_file (const MonevQuestion *question)
{
  return question->type != NULL && (question->type->flags & MONEV_TYPE_TAKES_FILE) != 0;
}

static gboolean
is_of_use (MonevQuestionForm *self, const MonevQuestionField *field, gboolean listed)
{
  if ((field->uses & FOR_LISTED) != 0 && !listed
      && !takes_file (monev_question_form_question (self)))
    return FALSE;
  if ((field->uses & FOR_NUMBER) != 0 && !is_number (monev_question_form_question (self)))
    return FALSE;
  return (field->uses & use_of (monev_question_form_question (self))) != 0;
}

static void
fill_field (MonevQuestionForm *self, guint i)
{
  const char *text = monev_question_form_saved (self, monev_question_fields[i].role);

  switch (monev_question_fields[i].kind)
    {
    case KIND_TEXT:
      monev_form_set_text (self->widgets[i], text);
      break;
    case KIND_ENTRY:
      monev_form_set_entry (self->widgets[i], text);
      break;
    case KIND_FORMULA:
      monev_formula_field_show (MONEV_FORMULA_FIELD (self->widgets[i]), monev_question_form_instrument (self),
                                (guint)self->question, monev_question_fields[i].rule, text);
      break;
    default:
      gtk_check_button_set_active (GTK_CHECK_BUTTON (self->widgets[i]), monev_form_says_yes (text));
      gtk_check_button_set_inconsistent (GTK_CHECK_BUTTON (self->widgets[i]),
                                         *text != '\0' && !monev_form_says_yes (text)
                                             && g_ascii_strcasecmp (text, "no") != 0);
      break;
    }
}

/* The box that a field was put into with its caption. */
static GtkWidget *
holder_of (MonevQuestionForm *self, guint i)
{
  GtkWidget *widget = self->widgets[i];

  while (gtk_widget_get_parent (widget) != self->boxes[monev_question_fields[i].part])
    widget = gtk_widget_get_parent (widget);
  return widget;
}

static void
fill_fields (MonevQuestionForm *self, gboolean listed)
{
  /* Type and code stand in the first part, whatever is asked. */
  gboolean any[N_PARTS] = { [PART_WORDING] = TRUE };

  for (guint i = 0; i < MONEV_N_QUESTION_FIELDS; i++)
    {
      gboolean use = is_of_use (self, &monev_question_fields[i], listed);

      gtk_widget_set_visible (holder_of (self, i), use);
      any[monev_question_fields[i].part] |= use;
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

static gboolean
holds_files (MonevQuestionForm *self)
{
  g_autoptr (GPtrArray) files = monev_instrument_files (monev_question_form_instrument (self));

  return files->len > 0;
}

/* A group stays a group; what phones alone can do is offered where it is already chosen, and what
 * chooses from a file where one is attached. */
static gboolean
is_offered (const MonevQuestionType *type, const MonevQuestionType *now, gboolean files)
{
  gboolean group
      = now != NULL
        && (now->role == MONEV_QUESTION_BEGIN_GROUP || now->role == MONEV_QUESTION_BEGIN_REPEAT);

  if (type == now)
    return TRUE;
  if (group)
    return type->role == MONEV_QUESTION_BEGIN_GROUP || type->role == MONEV_QUESTION_BEGIN_REPEAT;
  return (type->role == MONEV_QUESTION_ASKED || type->role == MONEV_QUESTION_CALCULATED)
         && (files || (type->flags & MONEV_TYPE_TAKES_FILE) == 0) && strcmp (type->name, "osm") != 0
         && strcmp (type->name, "select_one_external") != 0;
}

static void
fill_types (MonevQuestionForm *self)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();
  const MonevQuestionType *now = monev_question_form_question (self)->type;
  guint count;
  const MonevQuestionType *types = monev_question_type_all (&count);
  gboolean files = holds_files (self);

  if (now == NULL)
    {
      g_ptr_array_add (ids, (gpointer) "");
      g_ptr_array_add (titles, (gpointer)_("(tidak dikenal)"));
    }
  for (guint i = 0; i < count; i++)
    if (is_offered (&types[i], now, files))
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

  for (guint i = 0; i < monev_instrument_n_questions (monev_question_form_instrument (self)); i++)
    users += monev_instrument_question (monev_question_form_instrument (self), i)->list == list;
  return users;
}

static void
fill_lists (MonevQuestionForm *self)
{
  MonevInstrument *form = monev_question_form_instrument (self);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autofree char *typed = NULL;
  gboolean or_other, known = FALSE;

  monev_question_type_find (monev_question_form_saved (self, MONEV_COLUMN_TYPE), &typed, &or_other);
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

/* The files that are attached, and the one that is named though it is not. */
static void
fill_files (MonevQuestionForm *self)
{
  const char *named = monev_question_form_question (self)->file;
  g_autoptr (GPtrArray) files = monev_instrument_files (monev_question_form_instrument (self));
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  gboolean known = FALSE;

  for (guint i = 0; i < files->len; i++)
    {
      MonevInstrumentFile *file = g_ptr_array_index (files, i);

      g_ptr_array_add (names, file->name);
      known |= g_strcmp0 (file->name, named) == 0;
    }
  if (named != NULL && !known)
    g_ptr_array_add (names, (gpointer)named);
  g_ptr_array_add (names, NULL);
  monev_choice_fill (self->list, (const char *const *)names->pdata,
                     (const char *const *)names->pdata);
  if (named != NULL)
    monev_choice_set_id (self->list, named);
}

static void
fill_choices (MonevQuestionForm *self, gboolean listed)
{
  int list = monev_question_form_question (self)->list;
  guint users = list < 0 ? 0 : n_users (self, list);
  gboolean file = takes_file (monev_question_form_question (self));
  g_autofree char *shared = NULL;

  gtk_widget_set_visible (self->choice_box, listed || file);
  gtk_widget_set_visible (GTK_WIDGET (self->choices), !file);
  gtk_widget_set_visible (GTK_WIDGET (self->shared), FALSE);
  if (file)
    fill_files (self);
  if (!listed)
    return;
  fill_lists (self);
  monev_choice_rows_fill (self->choices, monev_question_form_instrument (self), list, monev_question_form_language (self));
  shared = g_strdup_printf (_("Dipakai %u pertanyaan; perubahan berlaku untuk semuanya."), users);
  gtk_label_set_text (self->shared, shared);
  gtk_widget_set_visible (GTK_WIDGET (self->shared), users > 1);
}

static void
fill_languages (MonevQuestionForm *self)
{
  MonevInstrument *form = monev_question_form_instrument (self);
  guint n = monev_instrument_n_languages (form), chosen = monev_question_form_language (self);
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
  g_auto (GStrv) numbers = monev_instrument_numbers (monev_question_form_instrument (self));
  const char *number = numbers[self->question];
  const char *label = monev_question_form_saved (self, MONEV_COLUMN_LABEL);
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
  listed = monev_question_form_question (self)->type != NULL
           && (monev_question_form_question (self)->type->flags & MONEV_TYPE_TAKES_LIST) != 0
           && monev_question_form_question (self)->source < 0;
  fill_languages (self);
  fill_types (self);
  fill_choices (self, listed);
  fill_fields (self, listed);
  monev_form_set_entry (GTK_WIDGET (self->name), monev_question_form_question (self)->name);
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
  for (guint i = 0; i < MONEV_N_QUESTION_FIELDS; i++)
    if (monev_question_fields[i].role == role)
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
