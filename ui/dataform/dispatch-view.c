#include "dispatch-view.h"

#include "base/date.h"
#include "dataform/request-store.h"
#include "ui/common/data-grid.h"
#include "ui/common/empty-state.h"

#include <glib/gi18n.h>

struct _MonevDispatchView
{
  AdwBin parent;
  MonevSession *session;
  GCancellable *cancellable;
  MonevListSource *list;
  MonevDataGrid *grid;
  GtkLabel *count;
  GtkStack *stack;
  GtkWidget *filled, *empty, *failure;
  gboolean reading, again, ready;
};

G_DEFINE_FINAL_TYPE (MonevDispatchView, monev_dispatch_view, ADW_TYPE_BIN)

static char *
day_of (const char *iso)
{
  MonevDate date;
  int year, month, day;

  if (!monev_date_from_iso (iso, &date, NULL))
    return g_strdup ("");
  monev_date_to_ymd (date, &year, &month, &day);
  return g_strdup_printf ("%02d-%02d-%04d", day, month, year);
}

static char **
row_of (const MonevDispatch *line)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, line->number);
  g_autofree char *sent = day_of (line->sent_on);
  g_autofree char *received = day_of (line->received_on);

  g_strv_builder_add_many (builder, number, sent, line->recipient, line->content,
                           line->letter_number, line->means, received, line->received_by, line->id,
                           NULL);
  return g_strv_builder_end (builder);
}

/* Rows are made where they are read: a year has thousands of them. */
static gpointer
load_job (MonevDbJob *job, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) lines
      = monev_dispatch_store_list (monev_db_job_connection (job), GPOINTER_TO_INT (data), error);
  GPtrArray *rows;

  if (lines == NULL)
    return NULL;
  rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (guint i = lines->len; i > 0; i--)
    g_ptr_array_add (rows, row_of (lines->pdata[i - 1]));
  return rows;
}

static void
say_count (MonevDispatchView *self)
{
  g_autofree char *text
      = g_strdup_printf (_("%u pengiriman pada %d"), monev_list_source_get_n_total (self->list),
                         monev_session_get_year (self->session));

  gtk_label_set_text (self->count, text);
}

static void
on_loaded (gpointer owner, gpointer result, const GError *error)
{
  MonevDispatchView *self = owner;

  self->reading = FALSE;
  if (error == NULL)
    {
      self->ready = TRUE;
      monev_list_source_update_rows (self->list, result);
      say_count (self);
      gtk_stack_set_visible_child (self->stack, monev_list_source_get_n_total (self->list) > 0
                                                    ? self->filled
                                                    : self->empty);
    }
  else if (!self->ready)
    {
      monev_empty_state_set_error (MONEV_EMPTY_STATE (self->failure), error);
      gtk_stack_set_visible_child (self->stack, self->failure);
    }
  if (self->again)
    monev_dispatch_view_load (self);
}

/** monev_dispatch_view_load: reads the book of the year, once more if it is being read. */
void
monev_dispatch_view_load (MonevDispatchView *self)
{
  self->again = self->reading;
  if (self->reading)
    return;
  self->reading = TRUE;
  monev_session_call (self->session, G_OBJECT (self),
                      &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_READ,
                                          .work = load_job,
                                          .data = GINT_TO_POINTER (
                                              monev_session_get_year (self->session)),
                                          .free_result = (GDestroyNotify) g_ptr_array_unref,
                                          .cancellable = self->cancellable },
                      on_loaded);
}

static GtkWidget *
make_list (MonevDispatchView *self)
{
  const MonevListColumn columns[] = {
    { _("Nomor"), MONEV_SORT_NUMBER, 70, FALSE, FALSE },
    { _("Dikirim"), MONEV_SORT_DATE, 106, FALSE, FALSE },
    { _("Kepada"), MONEV_SORT_TEXT, 220, TRUE, FALSE, 0, 150 },
    { _("Isi"), MONEV_SORT_TEXT, 240, TRUE, FALSE, 0, 150 },
    { _("Nomor surat"), MONEV_SORT_TEXT, 164, FALSE, FALSE },
    { _("Cara"), MONEV_SORT_TEXT, 80, FALSE, FALSE },
    { _("Diterima"), MONEV_SORT_DATE, 106, FALSE, FALSE },
    { _("Penerima"), MONEV_SORT_TEXT, 140, FALSE, FALSE },
  };
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->list = monev_list_source_new (columns, G_N_ELEMENTS (columns));
  monev_list_source_set_key_column (self->list, G_N_ELEMENTS (columns));
  self->grid = MONEV_DATA_GRID (monev_data_grid_new (MONEV_GRID_SOURCE (self->list)));
  monev_data_grid_set_frozen (self->grid, 1);
  monev_data_grid_set_placeholder (self->grid, _("Tidak ada yang cocok. Ubah kata pencarian."));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->grid), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Buku ekspedisi"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->grid));
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

static GtkWidget *
make_filled (MonevDispatchView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *text = gtk_label_new (NULL);
  GtkWidget *save = gtk_button_new_with_mnemonic (_("_Ekspor ke Excel…"));

  self->count = GTK_LABEL (text);
  gtk_label_set_xalign (self->count, 0);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (save), "data.dispatch");
  gtk_widget_set_tooltip_text (save, _("Buku ekspedisi tahun ini sebagai Excel, siap dicetak"));
  gtk_box_append (GTK_BOX (foot), text);
  gtk_box_append (GTK_BOX (foot), save);
  gtk_widget_add_css_class (foot, "monev-board-foot");
  gtk_box_append (GTK_BOX (box), make_list (self));
  gtk_box_append (GTK_BOX (box), foot);
  return box;
}

static void
monev_dispatch_view_dispose (GObject *object)
{
  MonevDispatchView *self = MONEV_DISPATCH_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->list);
  G_OBJECT_CLASS (monev_dispatch_view_parent_class)->dispose (object);
}

static void
monev_dispatch_view_finalize (GObject *object)
{
  MonevDispatchView *self = MONEV_DISPATCH_VIEW (object);

  g_object_unref (self->cancellable);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (monev_dispatch_view_parent_class)->finalize (object);
}

static void
monev_dispatch_view_class_init (MonevDispatchViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = monev_dispatch_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = monev_dispatch_view_finalize;
}

static void
monev_dispatch_view_init (MonevDispatchView *self)
{
  self->cancellable = g_cancellable_new ();
  self->stack = GTK_STACK (gtk_stack_new ());
  self->filled = make_filled (self);
  self->empty = monev_empty_state_new (
      "monev-data-symbolic", _("Buku ekspedisi masih kosong"),
      _("Setiap pengiriman permintaan data mendapat satu baris per OPD di sini."));
  self->failure = monev_empty_state_new ("dialog-warning-symbolic", "", "");
  monev_empty_state_set_button (MONEV_EMPTY_STATE (self->failure), _("Coba Lagi"), "data.reload");
  gtk_stack_add_child (self->stack, adw_bin_new ());
  gtk_stack_add_child (self->stack, self->filled);
  gtk_stack_add_child (self->stack, self->empty);
  gtk_stack_add_child (self->stack, self->failure);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
}

/** monev_dispatch_view_new: Returns: (transfer floating): it reads when it is told to. */
GtkWidget *
monev_dispatch_view_new (MonevSession *session)
{
  MonevDispatchView *self = g_object_new (MONEV_TYPE_DISPATCH_VIEW, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}

/** monev_dispatch_view_is_ready: Returns: whether the book was read. */
gboolean
monev_dispatch_view_is_ready (MonevDispatchView *self)
{
  return self->ready && !self->reading;
}

/** monev_dispatch_view_get_list: Returns: (transfer none): its rows, the newest first. */
MonevListSource *
monev_dispatch_view_get_list (MonevDispatchView *self)
{
  return self->list;
}

/** monev_dispatch_view_get_first: Returns: (transfer none): what one begins with. */
GtkWidget *
monev_dispatch_view_get_first (MonevDispatchView *self)
{
  return GTK_WIDGET (self->grid);
}
