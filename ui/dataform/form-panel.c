#include "form-panel-private.h"

#include <glib/gi18n.h>
#include <string.h>

static const char *const page_names[MONEV_N_PANELS] = { "column", "row", "sheet", "form" };
static const char *const page_titles[MONEV_N_PANELS]
    = { N_ ("Kolom"), N_ ("Baris"), N_ ("Lembar"), N_ ("Formulir") };

G_DEFINE_FINAL_TYPE (MonevFormPanel, monev_form_panel, ADW_TYPE_BIN)

/** monev_form_panel_place: what a field is about. */
MonevDraftPlace
monev_form_panel_place (MonevFormPanel *self, const FormField *field)
{
  static const char *const of_rows[] = { "kind", "open", "level", NULL };

  switch (field->page)
    {
    case MONEV_PANEL_COLUMN:
      return (MonevDraftPlace) { MONEV_DRAFT_COLUMN, self->sheet, (guint) self->column };
    case MONEV_PANEL_ROW:
      return (MonevDraftPlace) { MONEV_DRAFT_ROW, self->sheet, (guint) self->row };
    case MONEV_PANEL_SHEET:
      return (MonevDraftPlace) { g_strv_contains (of_rows, field->member) ? MONEV_DRAFT_ROWS
                                                                         : MONEV_DRAFT_SHEET,
                                 self->sheet, 0 };
    default:
      return (MonevDraftPlace) { MONEV_DRAFT_FORM, 0, 0 };
    }
}

/** monev_form_panel_part: Returns: (transfer none) (nullable): its members; NULL when nothing is
 * chosen. */
const json_t *
monev_form_panel_part (MonevFormPanel *self, const FormField *field)
{
  if (self->editor == NULL || (field->page == MONEV_PANEL_COLUMN && self->column < 0)
      || (field->page == MONEV_PANEL_ROW && self->row < 0))
    return NULL;
  return monev_form_draft_part (monev_form_editor_get (self->editor),
                                monev_form_panel_place (self, field));
}

/** monev_form_panel_apply: @draft: (transfer full): what an edit of @field made; @typing: goes
 * together with what was typed into it before. */
void
monev_form_panel_apply (MonevFormPanel *self, const FormField *field, MonevFormDraft *draft,
                        gboolean typing)
{
  MonevDraftPlace place = monev_form_panel_place (self, field);
  g_autofree char *label = g_strdup_printf (_("Ubah %s"), _(field->title));
  g_autofree char *run
      = g_strdup_printf ("%d/%u/%u/%s", place.part, place.sheet, place.index, field->member);

  monev_form_editor_apply (self->editor, draft, label, typing ? run : NULL);
}

/** monev_form_panel_put: @value: (transfer full) (nullable): of the member of @field. */
void
monev_form_panel_put (MonevFormPanel *self, const FormField *field, json_t *value, gboolean typing)
{
  monev_form_panel_apply (self, field,
                          monev_form_edit_set (monev_form_editor_get (self->editor),
                                               monev_form_panel_place (self, field), field->member,
                                               value),
                          typing);
}

/* ---- what is shown ---- */

static const char *
text_of (const json_t *part, const char *member)
{
  const char *text = json_string_value (json_object_get (part, member));

  return text == NULL ? "" : text;
}

static gboolean
is_one_of (const char *text, const char *const *list)
{
  return g_strv_contains (list, text);
}

static gboolean
suits_column (const char *member, const json_t *part)
{
  static const char *const figures[]
      = { "integer", "decimal", "percent", "money", "formula", NULL };
  static const char *const bounded[] = { "integer", "decimal", "percent", "money", "date", NULL };
  static const char *const decimal[] = { "decimal", "percent", "money", "formula", NULL };
  const char *kind = text_of (part, "kind");

  if (strcmp (member, "formula") == 0)
    return strcmp (kind, "formula") == 0;
  if (strcmp (member, "choices") == 0)
    return strcmp (kind, "choice") == 0;
  if (strcmp (member, "min") == 0 || strcmp (member, "max") == 0)
    return is_one_of (kind, bounded);
  if (strcmp (member, "decimals") == 0)
    return is_one_of (kind, decimal);
  if (strcmp (member, "total") == 0 || strcmp (member, "cumulative") == 0)
    return is_one_of (kind, figures);
  if (strcmp (member, "years") == 0)
    return strcmp (text_of (part, "spread"), "year") == 0;
  if (strcmp (member, "weight") == 0)
    return strcmp (text_of (part, "total"), "weighted") == 0;
  return strcmp (member, "required") != 0 || strcmp (kind, "formula") != 0;
}

/* What has no meaning for this kind is left out, unless it says something. */
static gboolean
suits (const FormField *field, const json_t *part)
{
  static const char *const own[] = { "required", "min", "max", "decimals", NULL };

  if (json_object_get (part, field->member) != NULL)
    return TRUE;
  switch (field->page)
    {
    case MONEV_PANEL_COLUMN:
      return suits_column (field->member, part);
    case MONEV_PANEL_ROW:
      return !is_one_of (field->member, own) || *text_of (part, "kind") != '\0';
    case MONEV_PANEL_SHEET:
      if (strcmp (field->member, "open") == 0)
        return strcmp (text_of (part, "kind"), "open") == 0;
      return strcmp (field->member, "level") != 0 || strcmp (text_of (part, "kind"), "programme") == 0;
    default:
      return TRUE;
    }
}

static void
fill (MonevFormPanel *self)
{
  gboolean was = self->filling;

  self->filling = TRUE;
  for (guint i = 0; i < monev_n_form_fields; i++)
    {
      const json_t *part = monev_form_panel_part (self, &monev_form_fields[i]);

      if (part == NULL)
        continue;
      monev_form_field_fill (self, i);
      gtk_widget_set_visible (self->boxes[i], suits (&monev_form_fields[i], part));
    }
  gtk_widget_set_visible (self->pages[MONEV_PANEL_COLUMN], self->column >= 0);
  gtk_widget_set_visible (self->none[MONEV_PANEL_COLUMN], self->column < 0);
  gtk_widget_set_visible (self->pages[MONEV_PANEL_ROW], self->row >= 0);
  gtk_widget_set_visible (self->none[MONEV_PANEL_ROW], self->row < 0);
  self->filling = was;
}

static gboolean
is_there (MonevFormEditor *editor, MonevDraftPart part, guint sheet, int index)
{
  return index >= 0
         && monev_form_draft_part (monev_form_editor_get (editor),
                                   (MonevDraftPlace) { part, sheet, (guint) index })
                != NULL;
}

/** monev_form_panel_show: @row, @column: of the sheet; -1 for none. */
void
monev_form_panel_show (MonevFormPanel *self, MonevFormEditor *editor, guint sheet, int row,
                       int column)
{
  if (sheet != self->sheet || row != self->row || column != self->column)
    monev_form_panel_settle (self);
  g_set_object (&self->editor, editor);
  self->sheet = sheet;
  self->row = is_there (editor, MONEV_DRAFT_ROW, sheet, row) ? row : -1;
  self->column = is_there (editor, MONEV_DRAFT_COLUMN, sheet, column) ? column : -1;
  fill (self);
}

/** monev_form_panel_settle: takes the key that is being typed, before one goes on. */
void
monev_form_panel_settle (MonevFormPanel *self)
{
  for (guint i = 0; self->editor != NULL && i < monev_n_form_fields; i++)
    monev_form_field_settle (self, i);
}

/** monev_form_panel_set_agencies: @agencies: (element-type MonevRecord): who may own a row. */
void
monev_form_panel_set_agencies (MonevFormPanel *self, GPtrArray *agencies)
{
  g_clear_pointer (&self->agencies, g_ptr_array_unref);
  self->agencies = g_ptr_array_ref (agencies);
}

/** monev_form_panel_turn: shows one of its pages. */
void
monev_form_panel_turn (MonevFormPanel *self, MonevPanelPage page)
{
  gtk_stack_set_visible_child_name (self->stack, page_names[page]);
}

/** monev_form_panel_get_page: Returns: which page is seen. */
MonevPanelPage
monev_form_panel_get_page (MonevFormPanel *self)
{
  const char *name = gtk_stack_get_visible_child_name (self->stack);

  for (guint i = 0; i < MONEV_N_PANELS; i++)
    if (g_strcmp0 (name, page_names[i]) == 0)
      return (MonevPanelPage) i;
  return MONEV_PANEL_COLUMN;
}

/** monev_form_panel_get_field: Returns: (transfer none) (nullable): what a member is typed into. */
GtkWidget *
monev_form_panel_get_field (MonevFormPanel *self, MonevPanelPage page, const char *member)
{
  for (guint i = 0; i < monev_n_form_fields; i++)
    if (monev_form_fields[i].page == page && strcmp (monev_form_fields[i].member, member) == 0)
      return self->fields[i];
  return NULL;
}

/* ---- how it is built ---- */

static GtkWidget *
make_page (MonevFormPanel *self, MonevPanelPage page)
{
  static const char *const none[MONEV_N_PANELS]
      = { N_ ("Pilih sebuah kolom pada tabel."), N_ ("Pilih sebuah baris pada tabel."), "", "" };
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->pages[page] = box;
  self->none[page] = gtk_label_new (*none[page] == '\0' ? NULL : _(none[page]));
  gtk_widget_add_css_class (self->none[page], "dim-label");
  gtk_widget_set_visible (self->none[page], FALSE);
  gtk_widget_add_css_class (outer, "monev-form-panel");
  gtk_box_append (GTK_BOX (outer), self->none[page]);
  gtk_box_append (GTK_BOX (outer), box);
  for (guint i = 0; i < monev_n_form_fields; i++)
    if (monev_form_fields[i].page == page)
      {
        self->boxes[i] = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
        gtk_box_append (GTK_BOX (box), self->boxes[i]);
        self->fields[i] = monev_form_field_new (self, i, GTK_BOX (self->boxes[i]));
      }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), outer);
  return scrolled;
}

static void
monev_form_panel_dispose (GObject *object)
{
  MonevFormPanel *self = MONEV_FORM_PANEL (object);

  self->filling = TRUE;
  g_clear_object (&self->editor);
  g_clear_pointer (&self->agencies, g_ptr_array_unref);
  G_OBJECT_CLASS (monev_form_panel_parent_class)->dispose (object);
}

static void
monev_form_panel_class_init (MonevFormPanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = monev_form_panel_dispose;
}

static void
monev_form_panel_init (MonevFormPanel *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *switcher = gtk_stack_switcher_new ();

  g_assert (monev_n_form_fields <= FORM_FIELDS_MOST);
  self->row = self->column = -1;
  self->filling = TRUE;
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  for (guint i = 0; i < MONEV_N_PANELS; i++)
    gtk_stack_add_titled (self->stack, make_page (self, (MonevPanelPage) i), page_names[i],
                          _(page_titles[i]));
  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), self->stack);
  gtk_widget_add_css_class (switcher, "monev-form-switch");
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_box_append (GTK_BOX (box), switcher);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  adw_bin_set_child (ADW_BIN (self), box);
  self->filling = FALSE;
}

/** monev_form_panel_new: Returns: (transfer floating): empty. */
GtkWidget *
monev_form_panel_new (void)
{
  return g_object_new (MONEV_TYPE_FORM_PANEL, NULL);
}
