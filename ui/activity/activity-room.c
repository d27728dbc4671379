#include "activity-room.h"

#include "activity-desk.h"
#include "activity-entry.h"
#include "activity-row.h"
#include "agenda-export.h"
#include "choice.h"
#include "agenda-month.h"
#include "start-desk.h"
#include "ui/common/empty-state.h"
#include "ui/common/text-key.h"

#include <glib/gi18n.h>

#define SPINNER_MS 200

enum
{
  SHOW_RUNNING,
  SHOW_LATE,
  SHOW_DONE,
  SHOW_STOPPED,
  SHOW_ALL,
  N_SHOWS
};

struct _MonevActivityRoom
{
  MonevPage parent;
  MonevWindow *window;
  MonevSession *session;
  GCancellable *cancellable;
  GTimeZone *zone;
  GListStore *store;
  GtkFilterListModel *filtered;
  GtkFilter *filter;
  GtkSorter *sorter;
  GtkListView *list;
  GtkStack *stack, *views; /* the states of the list; list or calendar */
  MonevAgendaMonth *month;
  MonevEmptyState *empty, *failure;
  GtkWidget *start;
  GtkToggleButton *shows[N_SHOWS];
  GtkDropDown *bidang, *coordinator, *order;
  char **words;
  guint spinner;
  gboolean loading, again, filling, loaded;
};

G_DEFINE_FINAL_TYPE (MonevActivityRoom, monev_activity_room, MONEV_TYPE_PAGE)

static const struct
{
  const char *title;
  const char *state; /* "" for all */
  gboolean late;
} shows[N_SHOWS] = {
  { N_ ("Berjalan"), "berjalan", FALSE },   { N_ ("Terlambat"), "berjalan", TRUE },
  { N_ ("Selesai"), "selesai", FALSE },     { N_ ("Dihentikan"), "dihentikan", FALSE },
  { N_ ("Semua"), "", FALSE },
};

static guint
chosen_show (MonevActivityRoom *self)
{
  for (guint i = 0; i < N_SHOWS; i++)
    if (gtk_toggle_button_get_active (self->shows[i]))
      return i;
  return SHOW_ALL;
}

static gboolean
fits (gpointer item, gpointer data)
{
  MonevActivityRoom *self = data;
  guint show = chosen_show (self);
  const MonevActivityFilter filter = {
    0, shows[show].state, monev_choice_get_id (self->bidang),
    monev_choice_get_id (self->coordinator), "", shows[show].late
  };

  return monev_activity_entry_fits (item, &filter, (const char *const *) self->words);
}

static int
compare (gconstpointer a, gconstpointer b, gpointer data)
{
  MonevActivityRoom *self = data;

  return monev_activity_entry_compare ((gpointer) a, (gpointer) b,
                                       (MonevActivityOrder) gtk_drop_down_get_selected (self->order));
}

/* ---- what is shown ---- */

/** monev_activity_room_get_n: Returns: how many runs are shown. */
guint
monev_activity_room_get_n (MonevActivityRoom *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (self->list)));
}

/** monev_activity_room_get_id: Returns: (transfer none): of the run at @position in the list. */
const char *
monev_activity_room_get_id (MonevActivityRoom *self, guint position)
{
  g_autoptr (MonevActivityEntry) entry
      = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (self->list)), position);

  return entry != NULL ? monev_activity_entry_line (entry)->id : NULL;
}

/* The year stands beside it, in the sidebar: the title has little room. */
static void
say_state (MonevActivityRoom *self)
{
  guint total = g_list_model_get_n_items (G_LIST_MODEL (self->store));
  guint n = monev_activity_room_get_n (self), late = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < total; i++)
    {
      g_autoptr (MonevActivityEntry) entry
          = g_list_model_get_item (G_LIST_MODEL (self->store), i);
      const MonevActivityLine *line = monev_activity_entry_line (entry);

      late += line->state == MONEV_ACTIVITY_RUNNING && line->n_late > 0 ? 1 : 0;
    }
  if (n == total)
    text = g_strdup_printf (_("%u agenda, %u terlambat"), total, late);
  else
    text = g_strdup_printf (_("%u dari %u agenda, %u terlambat"), n, total, late);
  monev_page_set_subtitle (MONEV_PAGE (self), text);
  gtk_stack_set_visible_child_name (self->stack, total == 0 ? "empty" : n == 0 ? "none" : "list");
}

static void
refilter (MonevActivityRoom *self)
{
  if (self->filling || !self->loaded)
    return;
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  say_state (self);
}

static void
resort (MonevActivityRoom *self)
{
  gtk_sorter_changed (self->sorter, GTK_SORTER_CHANGE_DIFFERENT);
}

static void
on_search (MonevActivityRoom *self, const char *text)
{
  g_clear_pointer (&self->words, g_strfreev);
  if (text != NULL && *text != '\0')
    self->words = monev_text_key_words (text);
  refilter (self);
}

/* Each name once, in the order of the alphabet, behind the word for all. */
static void
fill_choice (MonevActivityRoom *self, GtkDropDown *choice, const char *all, gboolean bidang)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->store));

  g_ptr_array_add (ids, (gpointer) "");
  g_ptr_array_add (titles, (gpointer) all);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MonevActivityEntry) entry
          = g_list_model_get_item (G_LIST_MODEL (self->store), i);
      const MonevActivityLine *line = monev_activity_entry_line (entry);
      char *id = bidang ? line->bidang_id : line->coordinator_id;

      if (!g_hash_table_add (seen, id))
        continue;
      g_ptr_array_add (ids, id);
      g_ptr_array_add (titles, bidang ? line->bidang : line->coordinator);
    }
  g_ptr_array_add (ids, NULL);
  g_ptr_array_add (titles, NULL);
  monev_choice_fill (choice, (const char *const *) ids->pdata, (const char *const *) titles->pdata);
}

static void
show_lines (MonevActivityRoom *self, GPtrArray *lines)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < lines->len; i++)
    {
      g_ptr_array_add (entries, monev_activity_entry_new (lines->pdata[i], i));
      lines->pdata[i] = NULL;
    }
  self->filling = TRUE;
  g_list_store_remove_all (self->store);
  g_list_store_splice (self->store, 0, 0, entries->pdata, entries->len);
  fill_choice (self, self->bidang, _("Semua bidang"), TRUE);
  fill_choice (self, self->coordinator, _("Semua penanggung jawab"), FALSE);
  self->filling = FALSE;
  self->loaded = TRUE;
  refilter (self);
  if (g_str_equal (gtk_stack_get_visible_child_name (self->views), "month"))
    monev_agenda_month_reload (self->month);
}

/* ---- reading ---- */

typedef struct
{
  GPtrArray *lines;
  GTimeZone *zone;
} Listing;

static void
listing_free (gpointer data)
{
  Listing *listing = data;

  g_clear_pointer (&listing->lines, g_ptr_array_unref);
  g_clear_pointer (&listing->zone, g_time_zone_unref);
  g_free (listing);
}

static gpointer
list_job (MonevDbJob *job, gpointer data, GError **error)
{
  MonevDbConnection *connection = monev_db_job_connection (job);
  const MonevActivityFilter filter = { GPOINTER_TO_INT (data), "", "", "", "", FALSE };
  g_auto (MonevOfficeClock) clock = { NULL };
  Listing *listing;
  g_autoptr (GPtrArray) lines = NULL;
  gint64 now = 0;

  if (!monev_db_now (connection, &now, error)
      || !monev_office_clock_load (connection, &clock, error))
    return NULL;
  lines = monev_activity_list (connection, &filter, now, error);
  if (lines == NULL
      || !monev_activity_list_bars (connection, lines, filter.year, now, error))
    return NULL;
  listing = g_new (Listing, 1);
  *listing = (Listing) { g_steal_pointer (&lines), g_time_zone_ref (clock.zone) };
  return listing;
}

static void load (MonevActivityRoom *self);

static void
on_listed (gpointer owner, gpointer result, const GError *error)
{
  MonevActivityRoom *self = owner;
  Listing *listing = result;

  self->loading = FALSE;
  g_clear_handle_id (&self->spinner, g_source_remove);
  if (error == NULL)
    {
      g_clear_pointer (&self->zone, g_time_zone_unref);
      self->zone = g_time_zone_ref (listing->zone);
      show_lines (self, listing->lines);
      listing_free (listing);
    }
  else if (!self->loaded)
    {
      monev_empty_state_set_error (self->failure, error);
      gtk_stack_set_visible_child_name (self->stack, "failure");
    }
  /* Otherwise what was read before stays readable, and the foot of the window says why. */
  if (self->again)
    load (self);
}

static gboolean
on_slow (gpointer data)
{
  MonevActivityRoom *self = data;

  self->spinner = 0;
  gtk_stack_set_visible_child_name (self->stack, "spinner");
  return G_SOURCE_REMOVE;
}

static void
load (MonevActivityRoom *self)
{
  self->again = self->loading;
  if (self->loading)
    return;
  self->loading = TRUE;
  if (!self->loaded && self->spinner == 0)
    self->spinner = g_timeout_add (SPINNER_MS, on_slow, self);
  monev_session_call (self->session, G_OBJECT (self),
                      &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_READ,
                                          .work = list_job,
                                          .data = GINT_TO_POINTER (
                                              monev_session_get_year (self->session)),
                                          .free_result = listing_free,
                                          .cancellable = self->cancellable },
                      on_listed);
}

/* Behind the lock nothing is asked for; the login brings it up to date. */
static void
on_changed (MonevActivityRoom *self)
{
  g_autofree char *why = NULL;
  gboolean may;

  if (monev_session_get_actor (self->session) == NULL)
    return;
  may = monev_session_allows (self->session, MONEV_ACT_ACTIVITY_START, &why);
  gtk_widget_set_sensitive (self->start, may);
  gtk_widget_set_tooltip_text (self->start, may ? _("Mulai Agenda Kerja (Ctrl+N)") : why);
  load (self);
}

static void
reload (GtkWidget *widget, const char *name, GVariant *parameter)
{
  load (MONEV_ACTIVITY_ROOM (widget));
}

/* The table is of what runs, whatever the list shows at the moment. */
static void
export (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const gboolean pdf = g_str_equal (g_variant_get_string (parameter, NULL), "pdf");

  monev_agenda_export_ask (widget, MONEV_ACTIVITY_ROOM (widget)->session,
                           &(MonevAgendaExport) { MONEV_AGENDA_FILE_PROGRESS,
                                                  pdf ? "pdf" : "xlsx", 0, 0 });
}

static void
on_view (MonevActivityRoom *self)
{
  gboolean month = g_strcmp0 (gtk_stack_get_visible_child_name (self->views), "month") == 0;

  g_object_set (self, "searchable", !month, NULL);
  if (month && self->session != NULL)
    {
      monev_agenda_month_reload (self->month);
      monev_agenda_month_set_day (self->month, monev_agenda_month_get_day (self->month));
    }
}

/* ---- building ---- */

static void
on_setup_row (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, monev_activity_row_new ());
}

static void
on_bind_row (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  MonevActivityRoom *self = data;

  monev_activity_row_show (MONEV_ACTIVITY_ROW (gtk_list_item_get_child (item)),
                           monev_activity_entry_line (gtk_list_item_get_item (item)),
                           self->zone);
}

static void
on_activated (MonevActivityRoom *self, guint position)
{
  const char *id = monev_activity_room_get_id (self, position);

  if (id != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-activity", "(ss)", id, "");
}

static GtkWidget *
make_list (MonevActivityRoom *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSortListModel *sorted;
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->filter = GTK_FILTER (gtk_custom_filter_new (fits, self, NULL));
  self->sorter = GTK_SORTER (gtk_custom_sorter_new ((GCompareDataFunc) compare, self, NULL));
  self->filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->store)),
                                              g_object_ref (self->filter));
  sorted = gtk_sort_list_model_new (G_LIST_MODEL (self->filtered), g_object_ref (self->sorter));
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup_row), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind_row), self);
  self->list = GTK_LIST_VIEW (gtk_list_view_new (
      GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (sorted))), factory));
  gtk_list_view_set_single_click_activate (self->list, TRUE);
  gtk_list_view_set_show_separators (self->list, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "monev-runs");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Agenda Kerja"), -1);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (on_activated), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->list));
  return scrolled;
}

static GtkWidget *
make_shows (MonevActivityRoom *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  for (guint i = 0; i < N_SHOWS; i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (_(shows[i].title));

      self->shows[i] = GTK_TOGGLE_BUTTON (button);
      if (i > 0)
        gtk_toggle_button_set_group (self->shows[i], self->shows[0]);
      gtk_widget_add_css_class (button, "monev-filter");
      g_signal_connect_swapped (button, "toggled", G_CALLBACK (refilter), self);
      gtk_box_append (GTK_BOX (box), button);
    }
  return box;
}

static GtkDropDown *
add_choice (MonevActivityRoom *self, GtkWidget *box, const char *label, int chars, GCallback chosen)
{
  GtkWidget *choice = monev_choice_new (label, chars);

  g_signal_connect_swapped (choice, "notify::selected", chosen, self);
  gtk_box_append (GTK_BOX (box), choice);
  return GTK_DROP_DOWN (choice);
}

static GtkWidget *
make_choices (MonevActivityRoom *self)
{
  static const char *const ids[] = { "due", "title", "start", "progress", NULL };
  const char *const orders[] = { _("Urut tenggat"), _("Urut judul"), _("Terbaru dimulai"),
                                 _("Paling jauh"), NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->bidang = add_choice (self, box, _("Bidang"), 22, G_CALLBACK (refilter));
  self->coordinator = add_choice (self, box, _("Sub Koordinator"), 22, G_CALLBACK (refilter));
  self->order = add_choice (self, box, _("Urutan"), 18, G_CALLBACK (resort));
  monev_choice_fill (self->order, ids, orders);
  return box;
}

static GtkWidget *
make_filters (MonevActivityRoom *self)
{
  GtkWidget *box = gtk_flow_box_new ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (box), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (box), 2);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (box), 12);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (box), 6);
  gtk_flow_box_append (GTK_FLOW_BOX (box), make_shows (self));
  gtk_flow_box_append (GTK_FLOW_BOX (box), make_choices (self));
  for (int i = 0; i < 2; i++)
    gtk_widget_set_focusable (
        GTK_WIDGET (gtk_flow_box_get_child_at_index (GTK_FLOW_BOX (box), i)), FALSE);
  gtk_widget_add_css_class (box, "monev-filters");
  return box;
}

static GtkWidget *
make_spinner (void)
{
  GtkWidget *spinner = gtk_spinner_new ();

  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_widget_set_halign (spinner, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (spinner, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (spinner, 32, 32);
  return spinner;
}

static GtkWidget *
make_content (MonevActivityRoom *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *inner = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *list = make_list (self);

  gtk_box_append (GTK_BOX (box), make_filters (self));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_widget_set_vexpand (list, TRUE);
  gtk_box_append (GTK_BOX (inner), list);
  gtk_stack_add_named (self->stack, inner, "list");
  gtk_stack_add_named (self->stack,
                       monev_empty_state_new ("system-search-symbolic", _("Tidak ada yang cocok"),
                                              _("Ubah kata pencarian atau saringannya.")),
                       "none");
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  return box;
}

static GtkWidget *
make_views (MonevActivityRoom *self)
{
  GtkWidget *views = gtk_stack_new ();

  self->views = GTK_STACK (views);
  gtk_stack_add_titled (self->views, make_content (self), "list", _("Daftar"));
  g_signal_connect_object (views, "notify::visible-child", G_CALLBACK (on_view), self,
                           G_CONNECT_SWAPPED);
  return views;
}

static GtkWidget *
make_switcher (MonevActivityRoom *self)
{
  GtkWidget *switcher = gtk_stack_switcher_new ();

  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), self->views);
  gtk_widget_add_css_class (switcher, "monev-switch");
  return switcher;
}

static GtkWidget *
make_menu (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _("Kemajuan sebagai _XLSX…"), "agenda.export::xlsx");
  g_menu_append (menu, _("Kemajuan sebagai _PDF…"), "agenda.export::pdf");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _("_Ekspor"));
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (button), TRUE);
  gtk_widget_set_tooltip_text (button, _("Tabel kemajuan semua agenda yang berjalan"));
  return button;
}

static void
add_states (MonevActivityRoom *self)
{
  self->empty = MONEV_EMPTY_STATE (monev_empty_state_new (
      "monev-agenda-symbolic", _("Belum ada Agenda Kerja tahun ini"),
      _("Agenda Kerja adalah satu pelaksanaan SOP: langkah, tenggat, tim, dan berkasnya.")));
  monev_empty_state_set_button (self->empty, _("Mulai Agenda Kerja…"), "win.start-activity");
  self->failure = MONEV_EMPTY_STATE (monev_empty_state_new ("dialog-warning-symbolic", "", ""));
  monev_empty_state_set_button (self->failure, _("Coba Lagi"), "agenda.reload");
  gtk_stack_add_named (self->stack, gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), "nothing");
  gtk_stack_add_named (self->stack, make_spinner (), "spinner");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->empty), "empty");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->failure), "failure");
}

static void
add_key (GtkEventController *keys, const char *trigger, const char *action)
{
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger),
                        gtk_named_action_new (action)));
}

static void
monev_activity_room_dispose (GObject *object)
{
  MonevActivityRoom *self = MONEV_ACTIVITY_ROOM (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->spinner, g_source_remove);
  /* The toggles and choices speak while the template goes. */
  self->filling = TRUE;
  if (self->filter != NULL)
    {
      gtk_custom_filter_set_filter_func (GTK_CUSTOM_FILTER (self->filter), NULL, NULL, NULL);
      gtk_custom_sorter_set_sort_func (GTK_CUSTOM_SORTER (self->sorter), NULL, NULL, NULL);
    }
  g_clear_object (&self->filter);
  g_clear_object (&self->sorter);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (monev_activity_room_parent_class)->dispose (object);
}

static void
monev_activity_room_finalize (GObject *object)
{
  MonevActivityRoom *self = MONEV_ACTIVITY_ROOM (object);

  g_object_unref (self->cancellable);
  g_object_unref (self->store);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_strfreev (self->words);
  G_OBJECT_CLASS (monev_activity_room_parent_class)->finalize (object);
}

static void
monev_activity_room_class_init (MonevActivityRoomClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = monev_activity_room_dispose;
  G_OBJECT_CLASS (klass)->finalize = monev_activity_room_finalize;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "agenda.reload", NULL, reload);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "agenda.export", "s", export);
}

static void
monev_activity_room_init (MonevActivityRoom *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  MonevSearchBar *search = monev_page_get_search (MONEV_PAGE (self));

  self->cancellable = g_cancellable_new ();
  self->store = g_list_store_new (MONEV_TYPE_ACTIVITY_ENTRY);
  self->stack = GTK_STACK (gtk_stack_new ());
  add_states (self);
  monev_page_set_content (MONEV_PAGE (self), make_views (self));
  monev_page_add_end (MONEV_PAGE (self), make_menu ());
  monev_page_add_end (MONEV_PAGE (self), make_switcher (self));
  self->start = gtk_button_new_with_mnemonic (_("_Mulai Agenda Kerja…"));
  gtk_widget_add_css_class (self->start, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->start), "win.start-activity");
  monev_page_add_start (MONEV_PAGE (self), self->start);
  monev_page_set_title (MONEV_PAGE (self), _("Agenda Kerja"));
  g_object_set (self, "searchable", TRUE, NULL);
  g_object_set (search, "placeholder", _("Cari judul, SOP, atau penanggung jawab"), NULL);
  g_signal_connect_object (search, "changed", G_CALLBACK (on_search), self, G_CONNECT_SWAPPED);
  add_key (keys, "F5", "agenda.reload");
  add_key (keys, "<Control>n", "win.start-activity");
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_stack_set_visible_child_name (self->stack, "nothing");
  gtk_toggle_button_set_active (self->shows[SHOW_RUNNING], TRUE);
}

/** monev_activity_room_new: Returns: (transfer floating): the room; it keeps itself up to date. */
GtkWidget *
monev_activity_room_new (MonevWindow *window, MonevSession *session)
{
  static const char *const signals[] = { "changed", "actor-changed", "year-changed" };
  MonevActivityRoom *self = g_object_new (MONEV_TYPE_ACTIVITY_ROOM, NULL);

  self->window = window;
  self->session = g_object_ref (session);
  self->month = MONEV_AGENDA_MONTH (monev_agenda_month_new (session));
  gtk_stack_add_titled (self->views, GTK_WIDGET (self->month), "month", _("Kalender"));
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (session, signals[i], G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  on_changed (self);
  return GTK_WIDGET (self);
}

/** monev_activity_room_set_view: @name: "list" or "month". */
void
monev_activity_room_set_view (MonevActivityRoom *self, const char *name)
{
  gtk_stack_set_visible_child_name (self->views, name);
}

/** monev_activity_room_set_state: as if the filter was pressed; @state: "" for all runs. */
void
monev_activity_room_set_state (MonevActivityRoom *self, const char *state, gboolean late)
{
  for (guint i = 0; i < N_SHOWS; i++)
    if (g_str_equal (shows[i].state, state) && shows[i].late == late)
      gtk_toggle_button_set_active (self->shows[i], TRUE);
}
