#include "import-mapping.h"

#include "reference/lookup.h"

#include <glib/gi18n.h>

#define SAMPLES 5
#define SAMPLE_CHARS 28

struct _MonevImportMappingView
{
  AdwBin parent;
  const MonevRecordType *type;
  MonevTable *table;
  MonevImportMapping mapping;
  GtkWidget *box;
  AdwComboRow *rows[MONEV_RECORD_MAX_FIELDS];
  gboolean filling;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MonevImportMappingView, monev_import_mapping_view, ADW_TYPE_BIN)

static void rebuild (MonevImportMappingView *self);

static void
add_sample (GString *text, const char *value)
{
  g_autofree char *valid = g_utf8_make_valid (value, -1);
  g_autofree char *cut = g_utf8_strlen (valid, -1) > SAMPLE_CHARS
                             ? g_utf8_substring (valid, 0, SAMPLE_CHARS)
                             : g_strdup (valid);

  g_strdelimit (cut, "\n\r\t", ' ');
  g_string_append_printf (text, "%s%s%s", text->len > 0 ? "  ·  " : "", cut,
                          g_utf8_strlen (valid, -1) > SAMPLE_CHARS ? "…" : "");
}

static char *
samples_of (MonevImportMappingView *self, guint column)
{
  GString *text = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < monev_table_n_rows (self->table) && n < SAMPLES; i++)
    {
      gint64 row = monev_table_row_number (self->table, i);
      MonevCell cell = monev_table_cell (self->table, row, column);

      if (row <= self->mapping.head_row || cell.kind == MONEV_CELL_EMPTY)
        continue;
      add_sample (text, cell.text);
      n++;
    }
  return g_string_free (text, FALSE);
}

static void
show_sample (MonevImportMappingView *self, guint field)
{
  guint column = self->mapping.columns[field];
  const MonevField *f = &self->type->fields[field];
  /* A table of one year does not say which; the year that is worked in counts. */
  gboolean of_year = g_strcmp0 (self->type->year_field, f->name) == 0;
  gboolean missing
      = column == 0 && !of_year && f->flags & MONEV_FIELD_REQUIRED && f->initial == NULL;
  g_autofree char *text = column > 0 ? samples_of (self, column)
                          : of_year  ? g_strdup (_("Tahun Anggaran yang sedang dibuka"))
                          : missing  ? g_strdup (_("Wajib untuk baris baru. Pilih kolomnya."))
                                     : g_strdup (_("Tidak diambil dari berkas ini"));
  g_autofree char *safe = g_markup_escape_text (text, -1);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->rows[field]), safe);
  if (missing)
    gtk_widget_add_css_class (GTK_WIDGET (self->rows[field]), "wrong");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->rows[field]), "wrong");
}

static void
on_selected (MonevImportMappingView *self, GParamSpec *spec, AdwComboRow *row)
{
  guint field = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "field"));

  if (self->filling)
    return;
  self->mapping.columns[field] = adw_combo_row_get_selected (row);
  show_sample (self, field);
  g_signal_emit (self, signals[CHANGED], 0);
}

static GtkStringList *
column_names (MonevImportMappingView *self)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _("Tidak diambil"));
  for (guint i = 1; i <= monev_table_n_columns (self->table); i++)
    {
      g_autofree char *letters = monev_column_letters (i);
      MonevCell head = monev_table_cell (self->table, self->mapping.head_row, i);
      g_autofree char *name = *head.text != '\0' ? g_strdup_printf ("%s: %s", letters, head.text)
                                                 : g_strdup_printf (_("Kolom %s"), letters);

      gtk_string_list_append (names, name);
    }
  return names;
}

static void
add_row (MonevImportMappingView *self, AdwPreferencesGroup *group, GtkStringList *names, guint i)
{
  GtkWidget *row = adw_combo_row_new ();
  const MonevField *field = &self->type->fields[i];
  g_autofree char *title = field->flags & MONEV_FIELD_REQUIRED
                               ? g_strconcat (field->heading, " *", NULL)
                               : g_strdup (field->heading);

  self->rows[i] = ADW_COMBO_ROW (row);
  g_object_set_data (G_OBJECT (row), "field", GUINT_TO_POINTER (i));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_widget_add_css_class (row, "monev-field");
  self->filling = TRUE;
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), self->mapping.columns[i]);
  self->filling = FALSE;
  g_signal_connect_swapped (row, "notify::selected", G_CALLBACK (on_selected), self);
  adw_preferences_group_add (group, row);
  show_sample (self, i);
}

static void
on_head_row (MonevImportMappingView *self, GParamSpec *spec, GtkSpinButton *spin)
{
  gint64 row = gtk_spin_button_get_value_as_int (spin);

  if (self->filling || row == self->mapping.head_row)
    return;
  self->mapping.head_row = row;
  rebuild (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static GtkWidget *
make_head_row (MonevImportMappingView *self)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *spin = gtk_spin_button_new_with_range (1, 200, 1);

  self->filling = TRUE;
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), (double) self->mapping.head_row);
  self->filling = FALSE;
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Baris judul kolom"), -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Baris judul kolom"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _("Data dibaca dari baris di bawahnya"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
  g_signal_connect_swapped (spin, "notify::value", G_CALLBACK (on_head_row), self);
  return row;
}

/* What a person once assigned comes back with the same headings, until it is to be forgotten. */
static void
describe (MonevImportMappingView *self, AdwPreferencesGroup *fields)
{
  GtkWidget *forget;

  adw_preferences_group_set_description (
      fields, self->mapping.remembered
                  ? _("Pasangan ini diingat dari berkas sebelumnya dengan judul kolom yang sama.")
                  : _("Pasangan ini diingat untuk berkas berikutnya dengan judul kolom yang sama."));
  if (!self->mapping.remembered)
    return;
  forget = gtk_button_new_with_label (_("Lupakan Pemetaan"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (forget), "import.forget");
  gtk_widget_set_tooltip_text (forget, _("Kenali lagi kolom dari judulnya saja"));
  gtk_widget_set_valign (forget, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (forget, "flat");
  adw_preferences_group_set_header_suffix (fields, forget);
}

static void
rebuild (MonevImportMappingView *self)
{
  GtkWidget *head = adw_preferences_group_new (), *fields = adw_preferences_group_new (), *child;
  g_autoptr (GtkStringList) names = column_names (self);

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (head), make_head_row (self));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (fields), _("Pasangan Kolom"));
  describe (self, ADW_PREFERENCES_GROUP (fields));
  for (guint i = 0; self->type->fields[i].name != NULL; i++)
    add_row (self, ADW_PREFERENCES_GROUP (fields), names, i);
  gtk_box_append (GTK_BOX (self->box), head);
  gtk_box_append (GTK_BOX (self->box), fields);
}

static void
monev_import_mapping_view_finalize (GObject *object)
{
  g_clear_pointer (&MONEV_IMPORT_MAPPING_VIEW (object)->table, monev_table_unref);
  G_OBJECT_CLASS (monev_import_mapping_view_parent_class)->finalize (object);
}

static void
monev_import_mapping_view_class_init (MonevImportMappingViewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = monev_import_mapping_view_finalize;
  /** MonevImportMappingView::changed: another column was chosen. */
  signals[CHANGED] = g_signal_new ("changed", MONEV_TYPE_IMPORT_MAPPING_VIEW, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
monev_import_mapping_view_init (MonevImportMappingView *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  adw_bin_set_child (ADW_BIN (self), self->box);
}

/** monev_import_mapping_view_new: Returns: (transfer floating): empty until it is set. */
GtkWidget *
monev_import_mapping_view_new (void)
{
  return g_object_new (MONEV_TYPE_IMPORT_MAPPING_VIEW, NULL);
}

/** monev_import_mapping_view_set: @mapping: what was recognised or remembered, to begin with. */
void
monev_import_mapping_view_set (MonevImportMappingView *self, const MonevRecordType *type,
                               MonevTable *table, const MonevImportMapping *mapping)
{
  monev_table_ref (table);
  g_clear_pointer (&self->table, monev_table_unref);
  self->table = table;
  self->type = type;
  self->mapping = *mapping;
  rebuild (self);
}

/** monev_import_mapping_view_get: @mapping: (out): as it is chosen now. */
void
monev_import_mapping_view_get (MonevImportMappingView *self, MonevImportMapping *mapping)
{
  *mapping = self->mapping;
}

/** monev_import_mapping_view_set_column: @column: from 1; 0 takes nothing. As if it was chosen. */
void
monev_import_mapping_view_set_column (MonevImportMappingView *self, const char *field,
                                      guint column)
{
  int i = monev_record_type_field (self->type, field);

  g_return_if_fail (i >= 0);
  adw_combo_row_set_selected (self->rows[i], column);
}

/** monev_import_mapping_view_n_mapped: Returns: how many fields have a column. */
guint
monev_import_mapping_view_n_mapped (MonevImportMappingView *self)
{
  guint n = 0;

  for (guint i = 0; i < MONEV_RECORD_MAX_FIELDS; i++)
    n += self->mapping.columns[i] > 0;
  return n;
}

/** monev_import_mapping_view_lacks: Returns: (transfer none) (nullable): the field that still needs a
 * column, or no row could be told from the others. */
const MonevField *
monev_import_mapping_view_lacks (MonevImportMappingView *self)
{
  return self->mapping.joins ? NULL : monev_lookup_lacks (self->type, self->mapping.columns);
}
