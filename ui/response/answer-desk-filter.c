/* Filtering the answers by what a cell says, and freezing columns. */
#include "answer-desk-private.h"

#include "answer-condition.h"

#include <glib/gi18n.h>

/** monev_answer_desk_say_filters: shows what is filtered, and hides the bar where nothing is. */
void
monev_answer_desk_say_filters (MonevAnswerDesk *self)
{
  g_autofree char *words = monev_answer_source_filter_words (self->source);
  g_autofree char *text = g_strdup_printf (_("Disaring: %s"), words);

  gtk_label_set_text (self->filter_words, text);
  gtk_widget_set_visible (self->filter_bar, *words != '\0');
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "answers.drop-filters", *words != '\0');
}

static void
filter (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevAnswerDesk *self = MONEV_ANSWER_DESK (widget);
  guint row, column;

  if (!monev_data_grid_get_cursor (self->grid, &row, &column)
      || row >= monev_grid_source_get_n_rows (MONEV_GRID_SOURCE (self->source)))
    return;
  monev_answer_source_filter (self->source, row, column, g_str_equal (name, "answers.except"));
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

static void
on_condition (GtkWidget *widget, guint column, MonevAnswerTest test, const char *word)
{
  MonevAnswerDesk *self = MONEV_ANSWER_DESK (widget);

  /* The table may have been read anew with fewer columns meanwhile. */
  if (column < monev_grid_source_get_n_columns (MONEV_GRID_SOURCE (self->source)))
    monev_answer_source_compare (self->source, column, test, word);
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

static void
compare (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevAnswerDesk *self = MONEV_ANSWER_DESK (widget);
  MonevAnswerTable *table = monev_answer_source_get_table (self->source);
  MonevGridCell cell = { 0 };
  guint row, column;

  if (table == NULL || !monev_data_grid_get_cursor (self->grid, &row, &column))
    return;
  if (row < monev_grid_source_get_n_rows (MONEV_GRID_SOURCE (self->source)))
    monev_grid_source_get_cell (MONEV_GRID_SOURCE (self->source), row, column, &cell);
  monev_answer_ask_condition (widget, table, column, cell.text != NULL ? cell.text : "",
                              on_condition);
}

static void
drop_filters (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevAnswerDesk *self = MONEV_ANSWER_DESK (widget);

  monev_answer_source_drop_filters (self->source);
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

/* Up to the column of the cursor; there again, only the first one. */
static void
freeze (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevAnswerDesk *self = MONEV_ANSWER_DESK (widget);
  guint column;

  if (!monev_data_grid_get_cursor (self->grid, NULL, &column))
    return;
  self->frozen = self->frozen == column + 1 ? 1 : column + 1;
  monev_data_grid_set_frozen (self->grid, self->frozen);
}

/** monev_answer_desk_make_filters: Returns: (transfer floating): the bar over the table. */
GtkWidget *
monev_answer_desk_make_filters (MonevAnswerDesk *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_label_new (NULL);
  GtkWidget *drop = gtk_button_new_with_mnemonic (_("_Hapus Saringan"));

  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (drop), "answers.drop-filters");
  gtk_widget_set_tooltip_text (drop, _("Tampilkan semuanya lagi (Ctrl+Shift+G)"));
  gtk_widget_set_valign (drop, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (bar), words);
  gtk_box_append (GTK_BOX (bar), drop);
  gtk_widget_add_css_class (bar, "monev-lint-line");
  gtk_widget_set_visible (bar, FALSE);
  self->filter_bar = bar;
  self->filter_words = GTK_LABEL (words);
  self->frozen = 1;
  return bar;
}

/** monev_answer_desk_install_filters: the acts and their keys. */
void
monev_answer_desk_install_filters (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "answers.only", NULL, filter);
  gtk_widget_class_install_action (klass, "answers.except", NULL, filter);
  gtk_widget_class_install_action (klass, "answers.compare", NULL, compare);
  gtk_widget_class_install_action (klass, "answers.drop-filters", NULL, drop_filters);
  gtk_widget_class_install_action (klass, "answers.freeze", NULL, freeze);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_g, GDK_CONTROL_MASK, "answers.only", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_g, GDK_CONTROL_MASK | GDK_ALT_MASK,
                                       "answers.compare", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_g, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "answers.drop-filters", NULL);
}
