#include "history-view.h"

#include "ui/reference/audit-words.h"
#include "view-parts.h"

#include <glib/gi18n.h>

struct _MonevHistoryView
{
  AdwBin parent;
  GtkWidget *column;
};

G_DEFINE_FINAL_TYPE (MonevHistoryView, monev_history_view, ADW_TYPE_BIN)

static void
monev_history_view_class_init (MonevHistoryViewClass *klass)
{
}

static void
monev_history_view_init (MonevHistoryView *self)
{
  self->column = monev_view_column (ADW_BIN (self));
}

/** monev_history_view_new: Returns: (transfer floating): empty. */
GtkWidget *
monev_history_view_new (void)
{
  return g_object_new (MONEV_TYPE_HISTORY_VIEW, NULL);
}

static void
add_entry (GtkListBox *list, const MonevAuditWords *words)
{
  g_autofree char *title = g_strdup_printf ("%s %s", words->who, words->what);
  g_autofree char *lines = g_strjoinv ("\n", words->lines);
  g_autofree char *text = g_strdup_printf ("%s%s%s", words->when, *lines != '\0' ? "\n" : "", lines);

  monev_view_row (list, title, text);
}

/** monev_history_view_show: @refused: not used; the past cannot be changed by anybody. */
void
monev_history_view_show (MonevHistoryView *self, const MonevActivityData *data, const char *refused)
{
  GtkListBox *list;

  g_return_if_fail (MONEV_IS_HISTORY_VIEW (self));

  monev_view_clear (self->column);
  list = monev_view_list (self->column, _("Riwayat, terbaru di atas"));
  for (guint i = 0; i < data->history->len; i++)
    add_entry (list, data->history->pdata[i]);
}
