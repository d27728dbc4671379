#include "home-data.h"

#include "ui/common/state-glyph.h"

#include <glib/gi18n.h>

#define MOST 3         /* requests */
#define MOST_TILES 90  /* OPD of one request */
#define TILES_A_LINE 13 /* that a column of a window of 1024 has room for */

static const MonevState looks[MONEV_BOARD_N_STATES] = {
  [MONEV_BOARD_NOT_SENT] = MONEV_STATE_DIM,      [MONEV_BOARD_SENT] = MONEV_STATE_SENT,
  [MONEV_BOARD_RECEIPT] = MONEV_STATE_SEEN,      [MONEV_BOARD_LATE] = MONEV_STATE_LATE,
  [MONEV_BOARD_RECEIVED] = MONEV_STATE_RUNNING,  [MONEV_BOARD_QUESTION] = MONEV_STATE_QUESTION,
  [MONEV_BOARD_VERIFIED] = MONEV_STATE_GOOD,
};

static void
append (GString *text, char *part)
{
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, part);
  g_free (part);
}

/* "3 terlambat sampai 5 hari kerja · 5 klarifikasi · 15 menunggu diperiksa". */
static char *
say_counts (const MonevDataFeedLine *line)
{
  GString *text = g_string_new (NULL);

  if (line->late > 0)
    append (text, g_strdup_printf (_("%u terlambat, paling lama %u hari kerja"), line->late,
                                   (guint) line->late_days));
  if (line->questions > 0)
    append (text, g_strdup_printf (_("%u menunggu klarifikasi"), line->questions));
  if (line->waiting > 0)
    append (text, g_strdup_printf (_("%u menunggu diperiksa"), line->waiting));
  if (text->len == 0)
    g_string_append (text, line->answered == line->states->len
                               ? _("Semua sudah diperiksa")
                               : _("Belum ada yang perlu tindakan"));
  return g_string_free (text, FALSE);
}

/* "" where no reminder is ahead. */
static char *
say_reminder (const MonevDataFeedLine *line)
{
  g_autofree char *day = NULL;

  if (line->reminder != NULL)
    return g_strdup_printf (_("Saatnya pengingat %s untuk %u OPD"), line->reminder, line->remind);
  if (line->next_reminder == 0)
    return g_strdup ("");
  day = monev_date_format (line->next_reminder, MONEV_DATE_LONG);
  return g_strdup_printf (_("Pengingat H-3 berikutnya %s"), day);
}

static GtkWidget *
make_label (const char *text, const char *css_class, gboolean wraps)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (wraps)
    gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  else
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_head (const MonevDataFeedLine *line)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *figure = g_strdup_printf (_("%u dari %u"), line->answered, line->states->len);
  GtkWidget *title = make_label (line->request->title, NULL, FALSE);
  GtkWidget *count = make_label (figure, "heading", FALSE);

  gtk_label_set_ellipsize (GTK_LABEL (count), PANGO_ELLIPSIZE_NONE);
  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_set_tooltip_text (title, line->request->title);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), count);
  return head;
}

/* A tile for each OPD; the words below say the same. */
static GtkWidget *
make_tiles (const MonevDataFeedLine *line)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_row_spacing (GTK_GRID (grid), 4);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 4);
  gtk_accessible_update_state (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  for (guint i = 0; i < MIN (line->states->len, MOST_TILES); i++)
    gtk_grid_attach (GTK_GRID (grid),
                     monev_state_glyph_new (
                         looks[g_array_index (line->states, MonevBoardState, i)], TRUE),
                     (int) (i % TILES_A_LINE), (int) (i / TILES_A_LINE), 1, 1);
  return grid;
}

static void
lead_to (GtkWidget *row, const char *addressee_id)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  /* The target first: an action that wants one complains of a row without. */
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", addressee_id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-data");
}

static void
add_request (MonevHomePart *part, const MonevDataFeedLine *line, gboolean leads)
{
  GtkWidget *row = adw_preferences_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  g_autofree char *counts = say_counts (line);
  g_autofree char *reminder = say_reminder (line);

  gtk_widget_add_css_class (box, "monev-run-row");
  gtk_box_append (GTK_BOX (box), make_head (line));
  gtk_box_append (GTK_BOX (box), make_tiles (line));
  gtk_box_append (GTK_BOX (box), make_label (counts, "dim-label", TRUE));
  if (*reminder != '\0')
    gtk_box_append (GTK_BOX (box), make_label (reminder, line->reminder != NULL ? "monev-late"
                                                                               : "dim-label",
                                               TRUE));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), line->request->title);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  if (leads)
    lead_to (row, line->addressee_id);
  monev_home_part_append (part, row);
}

/** monev_home_data_show: @feed: (element-type MonevDataFeedLine): the most urgent first; @leads: whether
 * the board can be opened. */
void
monev_home_data_show (MonevHomePart *part, const GPtrArray *feed, gboolean leads)
{
  monev_home_part_set_empty (part, _("Tidak ada permintaan data yang berjalan."));
  for (guint i = 0; i < MIN (feed->len, MOST); i++)
    add_request (part, feed->pdata[i], leads);
  if (feed->len > MOST)
    {
      g_autofree char *text = g_strdup_printf (_("Dan %u lagi"), feed->len - MOST);
      GtkWidget *row = monev_home_part_add (part, text, _("Semuanya ada di Data OPD (Ctrl+3)."));

      gtk_widget_add_css_class (row, "dim-label");
    }
}
