#include "files-result.h"

#include "dataform/request-files.h"
#include "ui/common/issue-view.h"
#include "ui/common/state-glyph.h"

#include <glib/gi18n.h>

static GtkWidget *
make_row (const MonevRequestFile *file)
{
  GtkWidget *row = adw_action_row_new ();
  gboolean good = file->error == NULL;
  g_autofree char *name = good ? g_path_get_basename (file->path) : NULL;
  g_autofree char *receipt
      = good && *file->receipt != '\0' ? g_path_get_basename (file->receipt) : NULL;
  g_autofree char *both = receipt == NULL ? g_strdup (name) : g_strjoin ("\n", name, receipt, NULL);
  g_autofree char *title = g_markup_escape_text (file->agency_name, -1);
  g_autofree char *text = g_markup_escape_text (good ? both : file->error, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             monev_state_glyph_new (good ? MONEV_STATE_GOOD : MONEV_STATE_ERROR,
                                                    TRUE));
  gtk_widget_set_focusable (row, TRUE);
  return row;
}

/* Failures stand first: the rest needs no look. */
static GtkWidget *
make_list (const GPtrArray *files)
{
  GtkWidget *list = gtk_list_box_new (), *scrolled = gtk_scrolled_window_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  gtk_widget_set_margin_bottom (list, 24);
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < files->len; i++)
      if ((((MonevRequestFile *) files->pdata[i])->error != NULL) == (pass == 0))
        gtk_list_box_append (GTK_LIST_BOX (list), make_row (files->pdata[i]));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Berkas yang ditulis"), -1);
  return scrolled;
}

static char *
sum_up (const GPtrArray *files)
{
  guint failed = 0;
  g_autofree char *folder = NULL;

  for (guint i = 0; i < files->len; i++)
    {
      const MonevRequestFile *file = files->pdata[i];

      failed += file->error != NULL;
      if (file->error == NULL && folder == NULL)
        folder = g_path_get_dirname (file->path);
    }
  if (failed > 0)
    return g_strdup_printf (_("%u buku kerja ditulis, %u gagal. Perbaiki sebabnya, lalu tulis ulang "
                              "untuk OPD itu dari papan."),
                            files->len - failed, failed);
  return g_strdup_printf (_("%u buku kerja ditulis ke %s. Kirimkan kepada OPD, lalu mintalah tanda "
                            "terimanya kembali."),
                          files->len, folder != NULL ? folder : "");
}

static GtkWidget *
make_content (const GPtrArray *files, MonevIssueList *issues)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  g_autofree char *text = sum_up (files);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (box, "monev-form");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), make_list (files));
  if (monev_issue_list_size (issues) > 0)
    {
      GtkWidget *view = monev_issue_view_new ();

      monev_issue_view_set_issues (MONEV_ISSUE_VIEW (view), issues);
      gtk_widget_set_size_request (view, -1, 160);
      gtk_box_append (GTK_BOX (box), view);
    }
  return box;
}

/** monev_files_result_new: @files: (element-type MonevRequestFile). Returns: (transfer none): a window
 * to be presented. */
GtkWidget *
monev_files_result_new (GtkWindow *parent, GPtrArray *files, MonevIssueList *issues)
{
  GtkWidget *window = adw_window_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), make_content (files, issues));
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), _("Buku Kerja Ditulis"));
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (window), 620, 560);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                        gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
  return window;
}
