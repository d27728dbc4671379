#include "visit-board.h"

#include "ui/common/status-pill.h"
#include "visit-rows.h"

#include <glib/gi18n.h>
#include <string.h>

#define SITE_CHARS 26

typedef struct
{
  const MonevActivityData *data;
  GtkGrid *grid;
  gboolean alone; /* a last column for visits without a group */
} Board;

static gboolean
days_of (const MonevRecord *visit, MonevDate *from, MonevDate *until)
{
  return strcmp (monev_record_get (visit, "state"), "batal") != 0
         && monev_date_from_iso (monev_record_get (visit, "date_from"), from, NULL)
         && monev_date_from_iso (monev_record_get (visit, "date_to"), until, NULL);
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  MonevDate one = *(const MonevDate *) a, two = *(const MonevDate *) b;

  return one < two ? -1 : one > two;
}

static gboolean
has_day (const GArray *days, MonevDate day)
{
  for (guint i = 0; i < days->len; i++)
    if (g_array_index (days, MonevDate, i) == day)
      return TRUE;
  return FALSE;
}

/* The days on which somebody goes, in their order; a day without is left out. */
static GArray *
list_days (const GPtrArray *visits)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (MonevDate));

  for (guint i = 0; i < visits->len; i++)
    {
      MonevDate from, until;

      if (days_of (visits->pdata[i], &from, &until))
        for (MonevDate day = from; day <= until; day++)
          if (!has_day (days, day))
            g_array_append_val (days, day);
    }
  g_array_sort (days, compare_days);
  return days;
}

static int
column_of (const Board *board, const MonevRecord *visit)
{
  const GPtrArray *groups = board->data->activity->groups;
  const char *group = monev_record_get (visit, "group_id");

  for (guint i = 0; i < groups->len; i++)
    if (strcmp (((const MonevActivityGroup *) groups->pdata[i])->id, group) == 0)
      return (int) i + 1;
  return (int) groups->len + 1;
}

static GtkWidget *
make_label (const char *text, gboolean head)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), head);
  gtk_widget_set_valign (label, head ? GTK_ALIGN_END : GTK_ALIGN_START);
  gtk_widget_add_css_class (label, head ? "monev-board-head" : "monev-board-day");
  return label;
}

static char *
cut (const char *text)
{
  g_autofree char *begin = NULL;

  if (g_utf8_strlen (text, -1) <= SITE_CHARS)
    return g_strdup (text);
  begin = g_utf8_substring (text, 0, SITE_CHARS - 1);
  return g_strconcat (g_strchomp (begin), "…", NULL);
}

static GtkWidget *
make_visit (const Board *board, const MonevRecord *visit)
{
  g_autofree char *site = monev_field_data_shown (visit, "site_id");
  g_autofree char *shown = cut (site);
  const char *start = monev_record_get (visit, "time_from");
  g_autofree char *text = g_strconcat (start, *start != '\0' ? " " : "", shown, NULL);
  g_autofree char *when = monev_visit_when (visit);
  g_autofree char *who = monev_visit_who (board->data, visit);
  g_autofree char *tip = g_strjoin ("\n", site, when, who, NULL);
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button),
                        monev_status_pill_new (monev_visit_state (board->data, visit), text));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "monev-board-visit");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", monev_record_id (visit));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "desk.visit-open");
  return button;
}

static GtkWidget *
cell_at (const Board *board, int column, int row)
{
  GtkWidget *cell = gtk_grid_get_child_at (board->grid, column, row);

  if (cell != NULL)
    return cell;
  cell = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_grid_attach (board->grid, cell, column, row, 1, 1);
  return cell;
}

static void
add_visits (const Board *board, MonevDate day, int row)
{
  const GPtrArray *visits = board->data->field->visits;

  for (guint i = 0; i < visits->len; i++)
    {
      MonevDate from, until;

      if (days_of (visits->pdata[i], &from, &until) && from <= day && day <= until)
        gtk_box_append (GTK_BOX (cell_at (board, column_of (board, visits->pdata[i]), row)),
                        make_visit (board, visits->pdata[i]));
    }
}

static void
add_heads (const Board *board)
{
  const GPtrArray *groups = board->data->activity->groups;

  gtk_grid_attach (board->grid, make_label (_("Hari"), TRUE), 0, 0, 1, 1);
  for (guint i = 0; i < groups->len; i++)
    gtk_grid_attach (board->grid,
                     make_label (((const MonevActivityGroup *) groups->pdata[i])->name, TRUE),
                     (int) i + 1, 0, 1, 1);
  if (board->alone)
    gtk_grid_attach (board->grid, make_label (_("Tanpa kelompok"), TRUE), (int) groups->len + 1, 0,
                     1, 1);
}

static gboolean
any_alone (const Board *board)
{
  const GPtrArray *visits = board->data->field->visits;
  MonevDate from, until;

  for (guint i = 0; i < visits->len; i++)
    if (days_of (visits->pdata[i], &from, &until)
        && column_of (board, visits->pdata[i]) > (int) board->data->activity->groups->len)
      return TRUE;
  return FALSE;
}

/** monev_visit_board_new: what is called off takes no place. Returns: (transfer floating): scrolls
 * sideways where the groups are many. */
GtkWidget *
monev_visit_board_new (const MonevActivityData *data)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  Board board = { data, GTK_GRID (gtk_grid_new ()), FALSE };
  g_autoptr (GArray) days = list_days (data->field->visits);

  gtk_grid_set_row_spacing (board.grid, 6);
  gtk_grid_set_column_spacing (board.grid, 18);
  gtk_widget_add_css_class (GTK_WIDGET (board.grid), "monev-board");
  board.alone = any_alone (&board);
  add_heads (&board);
  for (guint i = 0; i < days->len; i++)
    {
      MonevDate day = g_array_index (days, MonevDate, i);
      g_autofree char *text = monev_date_format (day, MONEV_DATE_FULL);

      gtk_grid_attach (board.grid, make_label (text, FALSE), 0, (int) i + 1, 1, 1);
      add_visits (&board, day, (int) i + 1);
    }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (board.grid));
  gtk_widget_add_css_class (scrolled, "card");
  gtk_accessible_update_property (GTK_ACCESSIBLE (scrolled), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Jadwal menurut hari dan kelompok"), -1);
  return scrolled;
}
