#include "choice-edit.h"

#include <string.h>

#include "instrument-edit-private.h"
#include "question-name.h"

typedef struct
{
  const MonevInstrument *self;
  MonevXlsform *form;
  guint sheet;
  int list; /* or NONE */
} ChoiceEdit;

static void
take (ChoiceEdit *edit, MonevXlsform *form)
{
  monev_xlsform_unref (edit->form);
  edit->form = form;
}

/* The column of @role; a new one is named as a column of the survey would be. */
static guint
column_of (ChoiceEdit *edit, MonevColumnRole role, int language)
{
  const MonevSheetMap *map = &edit->self->choices;
  g_autofree char *header = NULL;
  guint column;

  for (guint i = 0; map->sheet >= 0 && i < map->n_columns; i++)
    {
      int of = g_array_index (map->languages, int, i);

      if (g_array_index (map->roles, MonevColumnRole, i) == role
          && (language < 0 || of == language
              || (of < 0 && language == (int)edit->self->default_language)))
        return i;
    }
  header = monev_edit_header (edit->self, role, language);
  edit->form = monev_edit_with_column (edit->form, edit->sheet, header, &column);
  return column;
}

/* Takes the rows of the list out, from the last to the first; gives where the first one stood. */
static guint
remove_list (ChoiceEdit *edit)
{
  const MonevChoiceList *list;
  guint first = MAX (1, monev_xlsform_n_rows (edit->form, edit->sheet));

  if (edit->list < 0)
    return first;
  list = monev_instrument_list (edit->self, (guint)edit->list);
  for (guint i = list->n_choices; i > 0; i--)
    {
      first = MIN (first, list->choices[i - 1].row);
      take (edit, monev_xlsform_remove_rows (edit->form, edit->sheet, list->choices[i - 1].row, 1));
    }
  return first;
}

/* Gives back the row a choice had, or a blank one. */
static void
place_row (ChoiceEdit *edit, const MonevChoiceDraft *choice, guint row)
{
  const MonevInstrument *self = edit->self;

  if (choice->from >= 0 && edit->list >= 0)
    take (edit, monev_xlsform_copy_rows (
                    edit->form, edit->sheet, row, self->form, (guint)self->choices.sheet,
                    monev_instrument_list (self, (guint)edit->list)->choices[choice->from].row, 1));
  else
    take (edit, monev_xlsform_insert_rows (edit->form, edit->sheet, row, 1));
}

static void
add_patch (GArray *patches, guint row, guint column, const char *text)
{
  MonevXlsformPatch patch = { row, column, { text, MONEV_CELL_TEXT } };

  g_array_append_val (patches, patch);
}

static gboolean
has_scores (const MonevInstrument *self, const MonevChoiceDraft *choices, guint count)
{
  if (self->choices.sheet >= 0 && self->choices.first[MONEV_COLUMN_SCORE] >= 0)
    return TRUE;
  for (guint i = 0; i < count; i++)
    if (choices[i].score != NULL && *choices[i].score != '\0')
      return TRUE;
  return FALSE;
}

/* A cell that says the same already keeps its kind: 1 stays a number. */
static void
add_change (ChoiceEdit *edit, GArray *patches, guint row, guint column, const char *text)
{
  if (strcmp (monev_xlsform_get (edit->form, edit->sheet, row, column, NULL),
              text == NULL ? "" : text)
      != 0)
    add_patch (patches, row, column, text);
}

/**
 * monev_instrument_edit_choices:
 * @list: a new list is made when there is none of that name
 * @choices: all that the list shall hold, in their order
 *
 * Extra columns, other languages and media of a choice that is kept stay with it.
 *
 * Returns: (transfer full): the form with the list
 */
MonevXlsform *
monev_instrument_edit_choices (const MonevInstrument *self, const char *list, guint language,
                               const MonevChoiceDraft *choices, guint count)
{
  ChoiceEdit edit
      = { self, monev_xlsform_ref (self->form), 0, monev_instrument_find_list (self, list) };
  g_autoptr (GArray) patches = g_array_new (FALSE, FALSE, sizeof (MonevXlsformPatch));
  guint first, list_column, name_column, label_column, score_column = 0;
  gboolean scored = has_scores (self, choices, count);

  edit.form = monev_edit_with_sheet (edit.form, "choices", &edit.sheet);
  list_column = column_of (&edit, MONEV_COLUMN_LIST_NAME, MONEV_INSTRUMENT_NONE);
  name_column = column_of (&edit, MONEV_COLUMN_NAME, MONEV_INSTRUMENT_NONE);
  label_column = column_of (&edit, MONEV_COLUMN_LABEL, (int)language);
  if (scored)
    score_column = column_of (&edit, MONEV_COLUMN_SCORE, MONEV_INSTRUMENT_NONE);
  first = remove_list (&edit);
  for (guint i = 0; i < count; i++)
    place_row (&edit, &choices[i], first + i);
  for (guint i = 0; i < count; i++)
    {
      add_change (&edit, patches, first + i, list_column, list);
      add_change (&edit, patches, first + i, name_column, choices[i].name);
      add_change (&edit, patches, first + i, label_column, choices[i].label);
      if (scored)
        add_change (&edit, patches, first + i, score_column, choices[i].score);
    }
  take (&edit, monev_xlsform_set_many (edit.form, edit.sheet, (MonevXlsformPatch *)patches->data,
                                       patches->len));
  return edit.form;
}

/** monev_instrument_free_list_name: Returns: (transfer full): @wanted, with a number when the form
 * has a list of that name. */
char *
monev_instrument_free_list_name (const MonevInstrument *self, const char *wanted)
{
  char *name = g_strdup (wanted);

  for (guint i = 2; monev_instrument_find_list (self, name) != MONEV_INSTRUMENT_NONE; i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s_%u", wanted, i);
    }
  return name;
}

/** monev_choice_draft_free: frees a choice of monev_choices_from_text(). */
void
monev_choice_draft_free (MonevChoiceDraft *self)
{
  g_free ((char *)self->name);
  g_free ((char *)self->label);
  g_free ((char *)self->score);
  g_free (self);
}

/* "1<tab>Ya<tab>2", "1. Ya", "Ya": a code, a wording, a score. */
static MonevChoiceDraft *
choice_from_line (const char *line, guint number)
{
  g_auto (GStrv) cells = g_strsplit (line, "\t", 4);
  MonevChoiceDraft *choice = g_new0 (MonevChoiceDraft, 1);
  guint n = g_strv_length (cells);
  const char *label = g_strstrip (cells[n >= 2 ? 1 : 0]);
  gsize digits = strspn (label, "0123456789");

  choice->from = MONEV_INSTRUMENT_NONE;
  if (n >= 2)
    choice->name = g_strdup (g_strstrip (cells[0]));
  else if (digits > 0 && strchr (".)", label[digits]) != NULL && label[digits] != '\0')
    {
      choice->name = g_strndup (label, digits);
      label = g_strchug ((char *)label + digits + 1);
    }
  else
    choice->name = g_strdup_printf ("%u", number);
  choice->label = g_strdup (label);
  choice->score = n >= 3 ? g_strdup (g_strstrip (cells[2])) : NULL;
  return choice;
}

/**
 * monev_choices_from_text: what was copied from a spreadsheet or a text.
 *
 * One choice a line: code, wording and score in cells of their own, "1. Ya", or the wording alone,
 * which then gets the number of its line as its code.
 *
 * Returns: (transfer full): of #MonevChoiceDraft; blank lines give none
 */
GPtrArray *
monev_choices_from_text (const char *text)
{
  GPtrArray *choices = g_ptr_array_new_with_free_func ((GDestroyNotify)monev_choice_draft_free);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_strdelimit (lines[i], "\r", ' ');
      if (lines[i][strspn (lines[i], " \t")] != '\0')
        g_ptr_array_add (choices, choice_from_line (lines[i], choices->len + 1));
    }
  return choices;
}
