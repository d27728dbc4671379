#include "issue-row.h"
#include "state-glyph.h"

#include <glib/gi18n.h>

struct _MonevIssueRow
{
  AdwBin parent;
  MonevStateGlyph *glyph;
  GtkLabel *message;
  GtkLabel *fix;
  GtkLabel *place;
};

G_DEFINE_FINAL_TYPE (MonevIssueRow, monev_issue_row, ADW_TYPE_BIN)

static void
monev_issue_row_class_init (MonevIssueRowClass *klass)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (klass);

  g_type_ensure (MONEV_TYPE_STATE_GLYPH);
  gtk_widget_class_set_template_from_resource (widget, "/id/monev/Monev/ui/common/issue-row.ui");
  gtk_widget_class_bind_template_child (widget, MonevIssueRow, glyph);
  gtk_widget_class_bind_template_child (widget, MonevIssueRow, message);
  gtk_widget_class_bind_template_child (widget, MonevIssueRow, fix);
  gtk_widget_class_bind_template_child (widget, MonevIssueRow, place);
}

static void
monev_issue_row_init (MonevIssueRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** monev_issue_row_new: Returns: (transfer floating): a row without an issue. */
GtkWidget *
monev_issue_row_new (void)
{
  return g_object_new (MONEV_TYPE_ISSUE_ROW, NULL);
}

static void
append (GString *place, const char *format, const char *text)
{
  if (text == NULL)
    return;
  if (place->len > 0)
    g_string_append (place, " · ");
  g_string_append_printf (place, format, text);
}

/** monev_issue_row_place_of: Returns: (transfer full): "pegawai.csv · baris 3 · NIP"; "" for no
 * place. */
char *
monev_issue_row_place_of (const MonevIssue *issue)
{
  GString *place = g_string_new (NULL);
  g_autofree char *row = issue->row > 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, issue->row) : NULL;

  append (place, "%s", issue->file);
  append (place, _("lembar %s"), issue->sheet);
  if (issue->cell != NULL)
    append (place, _("sel %s"), issue->cell);
  else
    append (place, _("baris %s"), row);
  append (place, "%s", issue->column != NULL ? issue->column : issue->key);
  return g_string_free (place, FALSE);
}

static MonevState
state_of (const MonevIssue *issue)
{
  if (issue->severity == MONEV_SEVERITY_ERROR)
    return MONEV_STATE_ERROR;
  if (issue->severity == MONEV_SEVERITY_WARNING)
    return MONEV_STATE_LATE;
  return issue->taken != NULL ? MONEV_STATE_CHANGED : MONEV_STATE_SEEN;
}

static const char *
word_of (MonevSeverity severity)
{
  if (severity == MONEV_SEVERITY_ERROR)
    return _("Kesalahan");
  return severity == MONEV_SEVERITY_WARNING ? _("Peringatan") : _("Catatan");
}

static char *
second_line (const MonevIssue *issue)
{
  GString *line = g_string_new (NULL);

  if (issue->found != NULL && issue->taken != NULL)
    g_string_append_printf (line, _("Tertulis “%s”, diambil “%s”."), issue->found, issue->taken);
  else if (issue->found != NULL)
    g_string_append_printf (line, _("Tertulis “%s”."), issue->found);
  if (issue->fix != NULL)
    g_string_append_printf (line, "%s%s", line->len > 0 ? " " : "", issue->fix);
  return g_string_free (line, FALSE);
}

/** monev_issue_row_set: shows @issue; its texts are copied. */
void
monev_issue_row_set (MonevIssueRow *self, const MonevIssue *issue)
{
  g_autofree char *place = monev_issue_row_place_of (issue);
  g_autofree char *second = second_line (issue);

  g_return_if_fail (MONEV_IS_ISSUE_ROW (self));

  monev_state_glyph_set_state (self->glyph, state_of (issue));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->glyph), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  word_of (issue->severity), -1);
  gtk_label_set_text (self->message, issue->message);
  gtk_label_set_text (self->fix, second);
  gtk_widget_set_visible (GTK_WIDGET (self->fix), *second != '\0');
  gtk_label_set_text (self->place, place);
  gtk_widget_set_visible (GTK_WIDGET (self->place), *place != '\0');
}
