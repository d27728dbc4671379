#include "board-view.h"

#include "ui/common/beside.h"
#include "ui/common/count-text.h"
#include "ui/common/empty-state.h"
#include "ui/common/state-glyph.h"

#include <glib/gi18n.h>
#include <string.h>

#define N_FILTERS (MONEV_BOARD_N_STATES + 1)

struct _MonevBoardView
{
  AdwBin parent;
  MonevBoardSource *source;
  MonevDataGrid *grid;
  GtkToggleButton *filters[N_FILTERS];
  GtkLabel *counts[N_FILTERS];
  GtkWidget *tools;             /* filters and order */
  GtkStack *stack;
  MonevEmptyState *empty, *failure;
  GtkWidget *foot;
  GtkLabel *foot_text;
};

G_DEFINE_FINAL_TYPE (MonevBoardView, monev_board_view, ADW_TYPE_BIN)

enum
{
  MOVED,
  OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* All first, then what needs something done, as the mockup has it; the legend of the board. */
static const struct
{
  const char *title;
  int state;
} filters[N_FILTERS] = {
  { N_ ("Semua"), MONEV_BOARD_ALL },
  { N_ ("Terlambat"), MONEV_BOARD_LATE },
  { N_ ("Ada pertanyaan"), MONEV_BOARD_QUESTION },
  { N_ ("Diterima"), MONEV_BOARD_RECEIVED },
  { N_ ("Tanda terima"), MONEV_BOARD_RECEIPT },
  { N_ ("Terkirim"), MONEV_BOARD_SENT },
  { N_ ("Belum dikirim"), MONEV_BOARD_NOT_SENT },
  { N_ ("Terverifikasi"), MONEV_BOARD_VERIFIED },
};

/* ---- what stands under the cursor ---- */

/** monev_board_view_get_entry: Returns: (transfer none) (nullable): the cell under the cursor; %NULL
 * where nothing is asked. */
const MonevBoardEntry *
monev_board_view_get_entry (MonevBoardView *self)
{
  guint row, column;

  return monev_data_grid_get_cursor (self->grid, &row, &column)
             ? monev_board_source_get_entry (self->source, row, column)
             : NULL;
}

/** monev_board_view_get_request: Returns: (transfer none) (nullable): the request under the cursor. */
const MonevBoardColumn *
monev_board_view_get_request (MonevBoardView *self)
{
  guint column;

  return monev_data_grid_get_cursor (self->grid, NULL, &column)
             ? monev_board_source_get_request (self->source, column)
             : NULL;
}

static guint
n_reminders (const MonevBoardColumn *column)
{
  return column == NULL ? 0 : column->reminders->len;
}

/** monev_board_view_get_late: Returns: (transfer none) (nullable): the request whose reminders are
 * due: that under the cursor, or that with the most. */
const MonevBoardColumn *
monev_board_view_get_late (MonevBoardView *self)
{
  const MonevBoardData *data = monev_board_source_get_data (self->source);
  const MonevBoardColumn *found = monev_board_view_get_request (self);

  if (n_reminders (found) > 0)
    return found;
  found = NULL;
  for (guint i = 0; data != NULL && i < data->columns->len; i++)
    if (n_reminders (data->columns->pdata[i]) > n_reminders (found))
      found = data->columns->pdata[i];
  return found;
}

/* ---- what is said around it ---- */

static void
say_foot (MonevBoardView *self)
{
  const MonevBoardColumn *late = monev_board_view_get_late (self);
  g_autofree char *title = late == NULL ? NULL : g_markup_escape_text (late->request->title, -1);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->foot, late != NULL);
  if (late == NULL)
    return;
  text = g_strdup_printf (_("<b>%u OPD</b> belum menyampaikan %s. Saatnya pengingat %s."),
                          late->reminders->len, title, late->reminder);
  gtk_label_set_markup (self->foot_text, text);
}

static guint
count_of (const MonevBoardData *data, int state)
{
  return state == MONEV_BOARD_ALL ? data->n : data->n_states[state];
}

/* A state that no OPD is in is not offered; the pressed one stays. */
static void
say_counts (MonevBoardView *self)
{
  const MonevBoardData *data = monev_board_source_get_data (self->source);

  for (guint i = 0; i < N_FILTERS; i++)
    {
      guint n = count_of (data, filters[i].state);
      g_autofree char *text = monev_count_text (n);
      g_autofree char *name = g_strdup_printf ("%s: %s", _(filters[i].title), text);

      gtk_label_set_text (self->counts[i], text);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->filters[i]),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      gtk_widget_set_visible (GTK_WIDGET (self->filters[i]),
                              i == 0 || n > 0 || gtk_toggle_button_get_active (self->filters[i]));
    }
}

static void
show_stack (MonevBoardView *self)
{
  const MonevBoardData *data = monev_board_source_get_data (self->source);
  gboolean any = data != NULL && data->columns->len > 0;

  gtk_stack_set_visible_child_name (self->stack, any ? "board" : "empty");
  gtk_widget_set_visible (self->tools, any);
}

static void
on_moved (MonevBoardView *self)
{
  say_foot (self);
  g_signal_emit (self, signals[MOVED], 0);
}

/** monev_board_view_set_data: @data: (transfer full): the board, read anew; the cursor stays on its
 * OPD. */
void
monev_board_view_set_data (MonevBoardView *self, MonevBoardData *data)
{
  monev_board_source_set_data (self->source, data);
  say_counts (self);
  show_stack (self);
  on_moved (self);
}

/** monev_board_view_set_error: what was shown before stays, if there was something. */
void
monev_board_view_set_error (MonevBoardView *self, const GError *error)
{
  if (monev_board_source_get_data (self->source) != NULL)
    return;
  monev_empty_state_set_error (self->failure, error);
  gtk_stack_set_visible_child_name (self->stack, "failure");
}

/** monev_board_view_set_busy: reading takes long, and nothing is there yet. */
void
monev_board_view_set_busy (MonevBoardView *self)
{
  if (monev_board_source_get_data (self->source) == NULL)
    gtk_stack_set_visible_child_name (self->stack, "spinner");
}

/** monev_board_view_set_state: as if its filter was pressed. */
void
monev_board_view_set_state (MonevBoardView *self, int state)
{
  for (guint i = 0; i < N_FILTERS; i++)
    if (filters[i].state == state)
      gtk_toggle_button_set_active (self->filters[i], TRUE);
}

/** monev_board_view_go_to: puts the cursor on an addressee, where it is shown. */
void
monev_board_view_go_to (MonevBoardView *self, const char *addressee_id)
{
  guint n = monev_grid_source_get_n_columns (MONEV_GRID_SOURCE (self->source));

  for (guint row = 0; row < monev_grid_source_get_n_rows (MONEV_GRID_SOURCE (self->source)); row++)
    for (guint column = 0; column < n; column++)
      {
        const MonevBoardEntry *entry = monev_board_source_get_entry (self->source, row, column);

        if (entry == NULL || strcmp (entry->addressee->id, addressee_id) != 0)
          continue;
        monev_data_grid_set_cursor (self->grid, row, column, FALSE);
        return;
      }
}

/** monev_board_view_get_source: Returns: (transfer none): the rows that are shown. */
MonevBoardSource *
monev_board_view_get_source (MonevBoardView *self)
{
  return self->source;
}

/** monev_board_view_get_grid: Returns: (transfer none): where they are shown. */
MonevDataGrid *
monev_board_view_get_grid (MonevBoardView *self)
{
  return self->grid;
}

/** monev_board_view_get_first: Returns: (transfer none): what one begins with. */
GtkWidget *
monev_board_view_get_first (MonevBoardView *self)
{
  const MonevBoardData *data = monev_board_source_get_data (self->source);

  return data != NULL && data->columns->len == 0 ? monev_empty_state_get_button (self->empty)
                                                 : GTK_WIDGET (self->grid);
}

/* ---- filters, order ---- */

static void
on_filter (MonevBoardView *self)
{
  for (guint i = 0; i < N_FILTERS; i++)
    if (self->filters[i] != NULL && gtk_toggle_button_get_active (self->filters[i]))
      monev_board_source_set_state (self->source, filters[i].state);
}

static const struct
{
  const char *name, *title;
} orders[] = {
  [MONEV_BOARD_ORDER_ACTION] = { "action", N_ ("Perlu tindakan dulu") },
  [MONEV_BOARD_ORDER_CODE] = { "code", N_ ("Urut kode") },
  [MONEV_BOARD_ORDER_NAME] = { "name", N_ ("Urut nama") },
  [MONEV_BOARD_ORDER_RATE] = { "rate", N_ ("Paling jarang tepat waktu dulu") },
};

static void
on_order (GSimpleAction *action, GVariant *value, gpointer data)
{
  MonevBoardView *self = data;

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    if (g_str_equal (orders[i].name, g_variant_get_string (value, NULL)))
      monev_board_source_set_order (self->source, i);
  g_simple_action_set_state (action, value);
}

static GtkWidget *
make_order (MonevBoardView *self)
{
  static const GActionEntry entries[] = { { "order", NULL, "s", "'action'", on_order } };
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autofree char *action = g_strconcat ("board.order::", orders[i].name, NULL);

      g_menu_append (menu, _(orders[i].title), action);
    }
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "board", G_ACTION_GROUP (group));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-sort-descending-symbolic");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, _("Urutan OPD"));
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Urutan OPD"), -1);
  return button;
}

static void
on_opened (MonevBoardView *self)
{
  if (monev_board_view_get_entry (self) != NULL)
    g_signal_emit (self, signals[OPENED], 0);
}

static GtkWidget *
make_filter (MonevBoardView *self, guint i)
{
  GtkWidget *button = gtk_toggle_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *count = gtk_label_new (NULL);
  MonevState look = filters[i].state == MONEV_BOARD_ALL
                        ? MONEV_STATE_NORMAL
                        : monev_board_state_look ((MonevBoardState) filters[i].state);

  self->filters[i] = GTK_TOGGLE_BUTTON (button);
  self->counts[i] = GTK_LABEL (count);
  if (monev_state_has_tint (look))
    gtk_box_append (GTK_BOX (box), monev_state_glyph_new (look, TRUE));
  gtk_box_append (GTK_BOX (box), gtk_label_new (_(filters[i].title)));
  gtk_widget_add_css_class (count, "dim-label");
  gtk_widget_add_css_class (count, "numeric");
  gtk_box_append (GTK_BOX (box), count);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "monev-filter");
  gtk_widget_add_css_class (button, "flat");
  if (i > 0)
    gtk_toggle_button_set_group (self->filters[i], self->filters[0]);
  g_signal_connect_swapped (button, "toggled", G_CALLBACK (on_filter), self);
  return button;
}

/* In one line where they have room, else in two. */
static GtkWidget *
make_filters (MonevBoardView *self)
{
  GtkWidget *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  GtkWidget *rest = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  GtkWidget *both = monev_beside_new (first, rest, G_MAXINT / 4);

  for (guint i = 0; i < N_FILTERS; i++)
    gtk_box_append (GTK_BOX (i < N_FILTERS / 2 ? first : rest), make_filter (self, i));
  gtk_widget_set_halign (both, GTK_ALIGN_START);
  gtk_widget_set_hexpand (both, TRUE);
  return both;
}

static GtkWidget *
make_tools (MonevBoardView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->tools = box;
  gtk_box_append (GTK_BOX (box), make_filters (self));
  gtk_box_append (GTK_BOX (box), make_order (self));
  gtk_widget_add_css_class (box, "monev-board-tools");
  return box;
}

/* ---- the board ---- */

static void
add_request_items (GMenu *menu)
{
  g_autoptr (GMenu) files = g_menu_new (), end = g_menu_new ();

  g_menu_append (files, _("_Tulis Buku Kerja…"), "data.write");
  g_menu_append (files, _("Catat _Pengiriman…"), "data.send");
  g_menu_append (files, _("_Kompilasi…"), "data.compile");
  g_menu_append (end, _("Salin untuk Periode _Lain…"), "data.copy");
  g_menu_append (end, _("Tutup _Himpunan Data…"), "data.close");
  g_menu_append (end, _("_Batalkan Permintaan…"), "data.stop");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (files));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (end));
}

static GMenu *
make_cell_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) first = g_menu_new (), second = g_menu_new (), request = g_menu_new ();

  g_menu_append (first, _("Buka _Verifikasi"), "data.verify");
  g_menu_append (first, _("_Riwayat Data Masuk…"), "data.history");
  g_menu_append (second, _("Isi _atas Nama OPD"), "data.key");
  g_menu_append (second, _("Catat Tanda _Terima…"), "data.receipt");
  g_menu_append (second, _("Tulis _Ulang Buku Kerja…"), "data.rewrite");
  g_menu_append (second, _("_Klarifikasi…"), "data.clarify");
  add_request_items (request);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (first));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (second));
  g_menu_append_submenu (menu, _("_Permintaan Ini"), G_MENU_MODEL (request));
  return menu;
}

static GtkWidget *
make_board (MonevBoardView *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  g_autoptr (GMenu) cell = make_cell_menu ();
  g_autoptr (GMenu) head = g_menu_new ();

  add_request_items (head);
  self->grid = MONEV_DATA_GRID (monev_data_grid_new (MONEV_GRID_SOURCE (self->source)));
  monev_data_grid_set_frozen (self->grid, 1);
  monev_data_grid_set_menu_model (self->grid, G_MENU_MODEL (cell));
  monev_data_grid_set_head_menu (self->grid, G_MENU_MODEL (head));
  monev_data_grid_set_placeholder (self->grid,
                                   _("Tidak ada OPD yang cocok. Ubah saringan atau pencarian."));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->grid), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Papan OPD dan permintaan data"), -1);
  g_signal_connect_swapped (self->grid, "row-activated", G_CALLBACK (on_opened), self);
  g_signal_connect_swapped (self->grid, "cursor-changed", G_CALLBACK (on_moved), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->grid));
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

static GtkWidget *
make_foot (MonevBoardView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name ("alarm-symbolic");
  GtkWidget *letter = gtk_button_new_with_mnemonic (_("_Surat Pengingat…"));
  GtkWidget *message = gtk_button_new_with_mnemonic (_("Salin Pesan _WA"));
  GtkWidget *text = gtk_label_new (NULL);

  self->foot = box;
  self->foot_text = GTK_LABEL (text);
  gtk_label_set_xalign (self->foot_text, 0);
  gtk_label_set_ellipsize (self->foot_text, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_add_css_class (icon, "monev-late");
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (letter), "data.remind");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (message), "data.message");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), letter);
  gtk_box_append (GTK_BOX (box), message);
  gtk_widget_add_css_class (box, "monev-board-foot");
  gtk_widget_set_visible (box, FALSE);
  return box;
}

static void
add_states (MonevBoardView *self)
{
  GtkWidget *spinner = gtk_spinner_new ();

  self->empty = MONEV_EMPTY_STATE (monev_empty_state_new (
      "monev-data-symbolic", _("Belum ada permintaan data"),
      _("Pilih formulir dan OPD, lalu buku kerja untuk setiap OPD dibuat sekaligus. Berkas yang "
        "kembali cukup diseret ke jendela ini.")));
  monev_empty_state_set_button (self->empty, _("Kirim Permintaan…"), "data.request");
  self->failure = MONEV_EMPTY_STATE (monev_empty_state_new ("dialog-warning-symbolic", "", ""));
  monev_empty_state_set_button (self->failure, _("Coba Lagi"), "data.reload");
  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_widget_set_halign (spinner, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (spinner, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (spinner, 32, 32);
  gtk_stack_add_named (self->stack, spinner, "spinner");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->empty), "empty");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->failure), "failure");
}

static void
monev_board_view_dispose (GObject *object)
{
  MonevBoardView *self = MONEV_BOARD_VIEW (object);

  /* The toggles speak while they go. */
  for (guint i = 0; i < N_FILTERS; i++)
    if (self->filters[i] != NULL)
      g_signal_handlers_disconnect_by_data (self->filters[i], self);
  memset (self->filters, 0, sizeof self->filters);
  if (self->grid != NULL)
    g_signal_handlers_disconnect_by_data (self->grid, self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "board", NULL);
  g_clear_object (&self->source);
  G_OBJECT_CLASS (monev_board_view_parent_class)->dispose (object);
}

static void
monev_board_view_class_init (MonevBoardViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = monev_board_view_dispose;
  signals[MOVED] = g_signal_new ("moved", MONEV_TYPE_BOARD_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  signals[OPENED] = g_signal_new ("opened", MONEV_TYPE_BOARD_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
monev_board_view_init (MonevBoardView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->source = monev_board_source_new ();
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, adw_bin_new (), "nothing");
  gtk_stack_add_named (self->stack, make_board (self), "board");
  add_states (self);
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_box_append (GTK_BOX (box), make_tools (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  gtk_box_append (GTK_BOX (box), make_foot (self));
  gtk_widget_set_visible (self->tools, FALSE);
  gtk_toggle_button_set_active (self->filters[0], TRUE);
  adw_bin_set_child (ADW_BIN (self), box);
}

/** monev_board_view_new: Returns: (transfer floating): a board that was not read yet. */
GtkWidget *
monev_board_view_new (void)
{
  return g_object_new (MONEV_TYPE_BOARD_VIEW, NULL);
}
