#include "field-form.h"

#include "record/record-check.h"

typedef struct
{
  char *key;
  int field; /* -1: a row that the record knows nothing of */
  GtkWidget *row;
  GtkWidget *note; /* the row below it */
  GtkWidget *label;
  char *hint;
} Item;

/* The row that says something of the one above. A list asks the next row alone where the keys go
 * on, and leaves itself when that one takes no focus: this one hands it to its neighbour. */
#define MONEV_TYPE_FIELD_NOTE (monev_field_note_get_type ())
G_DECLARE_FINAL_TYPE (MonevFieldNote, monev_field_note, MONEV, FIELD_NOTE, AdwPreferencesRow)

struct _MonevFieldNote
{
  AdwPreferencesRow parent;
};

G_DEFINE_FINAL_TYPE (MonevFieldNote, monev_field_note, ADW_TYPE_PREFERENCES_ROW)

static gboolean
monev_field_note_focus (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean back = direction == GTK_DIR_TAB_BACKWARD || direction == GTK_DIR_UP;
  GtkWidget *next = widget;

  if (direction == GTK_DIR_LEFT || direction == GTK_DIR_RIGHT)
    return FALSE;
  do
    next = back ? gtk_widget_get_prev_sibling (next) : gtk_widget_get_next_sibling (next);
  while (next != NULL && !gtk_widget_get_visible (next));
  return next != NULL && gtk_widget_child_focus (next, direction);
}

static void
monev_field_note_class_init (MonevFieldNoteClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = monev_field_note_focus;
}

static void
monev_field_note_init (MonevFieldNote *self)
{
}

struct _MonevFieldForm
{
  GObject parent;
  const MonevRecordType *type;
  GPtrArray *items;
};

G_DEFINE_FINAL_TYPE (MonevFieldForm, monev_field_form, G_TYPE_OBJECT)

static void
free_item (gpointer data)
{
  Item *item = data;

  g_clear_object (&item->row);
  g_clear_object (&item->note);
  g_free (item->key);
  g_free (item->hint);
  g_free (item);
}

static void
monev_field_form_finalize (GObject *object)
{
  g_ptr_array_unref (MONEV_FIELD_FORM (object)->items);
  G_OBJECT_CLASS (monev_field_form_parent_class)->finalize (object);
}

static void
monev_field_form_class_init (MonevFieldFormClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = monev_field_form_finalize;
}

static void
monev_field_form_init (MonevFieldForm *self)
{
  self->items = g_ptr_array_new_with_free_func (free_item);
}

/** monev_field_form_new: Returns: (transfer full): a form without rows. */
MonevFieldForm *
monev_field_form_new (const MonevRecordType *type)
{
  MonevFieldForm *self = g_object_new (MONEV_TYPE_FIELD_FORM, NULL);

  self->type = type;
  return self;
}

static Item *
find_item (MonevFieldForm *self, const char *key)
{
  for (guint i = 0; key != NULL && i < self->items->len; i++)
    {
      Item *item = g_ptr_array_index (self->items, i);

      if (g_str_equal (item->key, key))
        return item;
    }
  return NULL;
}

static void
set_note (Item *item, const char *text, const char *style)
{
  static const char *const styles[] = { "error", "warning" };

  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    {
      gtk_widget_remove_css_class (item->row, styles[i]);
      gtk_widget_remove_css_class (item->label, styles[i]);
    }
  gtk_widget_set_visible (item->note, text != NULL && gtk_widget_get_visible (item->row));
  gtk_label_set_text (GTK_LABEL (item->label), text != NULL ? text : "");
  if (text != NULL)
    gtk_widget_add_css_class (item->row, "monev-noted");
  else
    gtk_widget_remove_css_class (item->row, "monev-noted");
  if (style == NULL)
    gtk_widget_add_css_class (item->label, "dim-label");
  else
    {
      gtk_widget_remove_css_class (item->label, "dim-label");
      gtk_widget_add_css_class (item->row, style);
      gtk_widget_add_css_class (item->label, style);
    }
  gtk_accessible_update_state (GTK_ACCESSIBLE (item->row), GTK_ACCESSIBLE_STATE_INVALID,
                               g_strcmp0 (style, "error") == 0 ? GTK_ACCESSIBLE_INVALID_TRUE
                                                               : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

/* What is being mended is no longer complained of. */
static void
on_changed (GtkWidget *row, MonevFieldForm *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = g_ptr_array_index (self->items, i);

      if (item->row == row)
        set_note (item, item->hint, NULL);
    }
}

static GtkWidget *
make_note (Item *item)
{
  GtkWidget *note = g_object_new (MONEV_TYPE_FIELD_NOTE, NULL);

  item->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (item->label), 0);
  gtk_label_set_wrap (GTK_LABEL (item->label), TRUE);
  gtk_widget_add_css_class (item->label, "monev-small");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (note), item->label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (note), FALSE);
  gtk_widget_set_focusable (note, FALSE);
  gtk_widget_add_css_class (note, "monev-note");
  gtk_widget_set_visible (note, FALSE);
  return note;
}

/** monev_field_form_add_row: @row: (transfer floating): one that is not of the record, such as a
 * PIN; messages go to it by @key. */
void
monev_field_form_add_row (MonevFieldForm *self, AdwPreferencesGroup *group, const char *key,
                          GtkWidget *row)
{
  Item *item;

  g_return_if_fail (MONEV_IS_FIELD_FORM (self) && find_item (self, key) == NULL);

  item = g_new0 (Item, 1);
  item->key = g_strdup (key);
  item->field = monev_record_type_field (self->type, key);
  item->row = g_object_ref_sink (row);
  item->note = g_object_ref_sink (make_note (item));
  adw_preferences_group_add (group, item->row);
  adw_preferences_group_add (group, item->note);
  if (GTK_IS_EDITABLE (row))
    {
      adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
      g_signal_connect_object (row, "changed", G_CALLBACK (on_changed), self, 0);
    }
  gtk_accessible_update_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                  item->label, NULL, -1);
  g_ptr_array_add (self->items, item);
}

static GtkWidget *
make_choice (const MonevField *field)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  GtkWidget *row = adw_combo_row_new ();

  for (const MonevChoice *choice = field->choices; choice->value != NULL; choice++)
    gtk_string_list_append (labels, choice->label);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (labels));
  return row;
}

/** monev_field_form_add: Returns: (transfer none): the row of @field, at the end of @group. */
GtkWidget *
monev_field_form_add (MonevFieldForm *self, AdwPreferencesGroup *group, const char *field)
{
  int index = monev_record_type_field (self->type, field);
  const MonevField *f = &self->type->fields[index];
  GtkWidget *row;

  g_return_val_if_fail (index >= 0, NULL);

  row = f->kind == MONEV_FIELD_CHOICE ? make_choice (f) : adw_entry_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), f->heading);
  monev_field_form_add_row (self, group, field, row);
  if (f->initial != NULL && f->kind == MONEV_FIELD_CHOICE)
    monev_field_form_choose (self, field, f->initial);
  else if (f->initial != NULL)
    monev_field_form_set_text (self, field, f->initial);
  return row;
}

/** monev_field_form_get_row: Returns: (transfer none) (nullable): the row of @key. */
GtkWidget *
monev_field_form_get_row (MonevFieldForm *self, const char *key)
{
  Item *item = find_item (self, key);

  return item != NULL ? item->row : NULL;
}

/** monev_field_form_set_hint: @hint: (nullable): said beforehand, below the row of @key. */
void
monev_field_form_set_hint (MonevFieldForm *self, const char *key, const char *hint)
{
  Item *item = find_item (self, key);

  g_return_if_fail (item != NULL);
  g_free (item->hint);
  item->hint = g_strdup (hint);
  set_note (item, hint, NULL);
}

/** monev_field_form_set_shown: a row that does not apply is not shown, and reads as empty. */
void
monev_field_form_set_shown (MonevFieldForm *self, const char *key, gboolean shown)
{
  Item *item = find_item (self, key);

  g_return_if_fail (item != NULL);
  gtk_widget_set_visible (item->row, shown);
  set_note (item, item->hint, NULL);
}

/** monev_field_form_set_text: fills the entry of @key. */
void
monev_field_form_set_text (MonevFieldForm *self, const char *key, const char *text)
{
  GtkWidget *row = monev_field_form_get_row (self, key);

  g_return_if_fail (GTK_IS_EDITABLE (row));
  gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static const char *
text_of (MonevFieldForm *self, const Item *item)
{
  if (!gtk_widget_get_visible (item->row))
    return "";
  if (ADW_IS_COMBO_ROW (item->row))
    return self->type->fields[item->field]
        .choices[adw_combo_row_get_selected (ADW_COMBO_ROW (item->row))]
        .value;
  return GTK_IS_EDITABLE (item->row) ? gtk_editable_get_text (GTK_EDITABLE (item->row)) : "";
}

/** monev_field_form_get_text: Returns: (transfer none): what was typed, or the value chosen. */
const char *
monev_field_form_get_text (MonevFieldForm *self, const char *key)
{
  Item *item = find_item (self, key);

  g_return_val_if_fail (item != NULL, "");
  return text_of (self, item);
}

/** monev_field_form_choose: chooses the stored @value of a choice. */
void
monev_field_form_choose (MonevFieldForm *self, const char *key, const char *value)
{
  Item *item = find_item (self, key);
  const MonevChoice *choices;

  g_return_if_fail (item != NULL && ADW_IS_COMBO_ROW (item->row));
  choices = self->type->fields[item->field].choices;
  for (guint i = 0; choices[i].value != NULL; i++)
    if (g_str_equal (choices[i].value, value))
      adw_combo_row_set_selected (ADW_COMBO_ROW (item->row), i);
}

/**
 * monev_field_form_read:
 * @record: (transfer full): consumed
 *
 * Returns: (transfer full): the record with what the rows hold.
 */
MonevRecord *
monev_field_form_read (MonevFieldForm *self, MonevRecord *record, MonevIssueList *issues)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = g_ptr_array_index (self->items, i);

      if (item->field >= 0)
        record = monev_record_enter (record, (guint) item->field, text_of (self, item), issues);
    }
  return record;
}

/** monev_field_form_say: @text: (nullable): what the row of @key has wrong; %NULL takes it back. */
void
monev_field_form_say (MonevFieldForm *self, const char *key, MonevSeverity severity,
                      const char *text)
{
  Item *item = find_item (self, key);

  g_return_if_fail (item != NULL);
  if (text == NULL)
    set_note (item, item->hint, NULL);
  else
    set_note (item, text, severity == MONEV_SEVERITY_ERROR ? "error" : "warning");
}

/**
 * monev_field_form_show:
 * @issues: of any check; those that name no row here are left to others
 *
 * The first row that has an error gets the focus.
 *
 * Returns: whether a row here has an error.
 */
gboolean
monev_field_form_show (MonevFieldForm *self, MonevIssueList *issues)
{
  Item *first = NULL;

  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = g_ptr_array_index (self->items, i);

      set_note (item, item->hint, NULL);
    }
  for (guint i = monev_issue_list_size (issues); i > 0; i--)
    {
      const MonevIssue *issue = monev_issue_list_get (issues, i - 1);
      Item *item = find_item (self, issue->key);
      g_autofree char *text
          = g_strjoin (issue->fix != NULL ? " " : NULL, issue->message, issue->fix, NULL);

      if (item == NULL || (item == first && issue->severity != MONEV_SEVERITY_ERROR))
        continue;
      monev_field_form_say (self, issue->key, issue->severity, text);
      if (issue->severity == MONEV_SEVERITY_ERROR)
        first = item;
    }
  if (first != NULL)
    gtk_widget_grab_focus (first->row);
  return first != NULL;
}
