#include "data-room-private.h"

#include "dataform/request-keyed.h"
#include "key-list.h"
#include "request-desk.h"
#include "take-desk.h"
#include "ui/common/error-text.h"
#include "ui/reference/panel.h"
#include "verify-desk.h"

#include <glib/gi18n.h>
#include <string.h>

#define SPINNER_MS 200

G_DEFINE_FINAL_TYPE (MonevDataRoom, monev_data_room, MONEV_TYPE_PAGE)

/** monev_data_room_say: a word in the window. */
void
monev_data_room_say (MonevDataRoom *self, const char *text)
{
  monev_window_toast (self->window, text, NULL, NULL, NULL, NULL);
}

/* ---- work ---- */

static void
on_progress (guint64 done, guint64 total, const char *label, gpointer data)
{
  MonevDataRoom *self = data;

  if (self->busy && !self->gone)
    monev_job_progress_update (self->progress, done, total, label);
}

/**
 * monev_data_room_run:
 * @title: (nullable): of work that takes its time: it shows how far it is, can be cancelled, and is
 *   not cut off by closing the window
 * @done: calls monev_data_room_finish() first
 */
void
monev_data_room_run (MonevDataRoom *self, const MonevDataAsk *ask, const char *title,
                     MonevSessionDone done)
{
  MonevDataAsk sent = *ask;

  if (monev_session_get_actor (self->session) == NULL)
    return;
  if (self->busy)
    {
      monev_data_room_say (self, _("Tunggu sampai pekerjaan yang berjalan selesai"));
      return;
    }
  self->busy = TRUE;
  g_clear_object (&self->running);
  if (title != NULL)
    {
      self->running = g_cancellable_new ();
      monev_job_progress_start (self->progress, title, self->running);
      self->hold = monev_window_hold (self->window, title, self->running);
      sent.cancellable = self->running;
      sent.progress = on_progress;
      sent.progress_data = self;
    }
  monev_data_ask_send (self->session, G_OBJECT (self), &sent, done);
}

/** monev_data_room_finish: Returns: whether the room is still there and it went well; a failure was
 * told. */
gboolean
monev_data_room_finish (MonevDataRoom *self, const GError *error)
{
  self->busy = FALSE;
  if (self->hold != 0)
    monev_window_release (self->window, self->hold);
  self->hold = 0;
  if (self->gone)
    return FALSE;
  monev_job_progress_finish (self->progress);
  if (error == NULL)
    return TRUE;
  if (monev_error_text_silent (error))
    monev_data_room_say (self, _("Dibatalkan. Berkas yang sudah selesai tetap ada."));
  else
    monev_reference_tell (GTK_WIDGET (self), error);
  return FALSE;
}

/* ---- reading ---- */

static MonevGridSource *
source_of (MonevDataRoom *self)
{
  const char *view = gtk_stack_get_visible_child_name (self->views);

  if (g_strcmp0 (view, "forms") == 0)
    return MONEV_GRID_SOURCE (monev_forms_view_get_list (self->forms));
  if (g_strcmp0 (view, "dispatch") == 0)
    return MONEV_GRID_SOURCE (monev_dispatch_view_get_list (self->dispatch));
  return MONEV_GRID_SOURCE (monev_board_view_get_source (self->board));
}

static void
say_count (MonevDataRoom *self)
{
  const MonevBoardData *data
      = monev_board_source_get_data (monev_board_view_get_source (self->board));
  g_autofree char *text = NULL;

  if (data == NULL)
    return;
  text = data->columns->len == 0
             ? g_strdup_printf (_("Tahun Anggaran %d"), data->year)
             : g_strdup_printf (_("%u formulir pada %u OPD"), data->n, data->rows->len);
  monev_page_set_subtitle (MONEV_PAGE (self), text);
}

static void
on_loaded (gpointer owner, gpointer result, const GError *error)
{
  MonevDataRoom *self = owner;

  self->reading = FALSE;
  g_clear_handle_id (&self->spinner, g_source_remove);
  if (error == NULL)
    {
      self->ready = TRUE;
      monev_board_view_set_data (self->board, result);
      if (self->wanted != NULL)
        monev_board_view_go_to (self->board, self->wanted);
      g_clear_pointer (&self->wanted, g_free);
      say_count (self);
    }
  else
    monev_board_view_set_error (self->board, error);
  if (self->again)
    monev_data_room_load (self);
}

/* ---- what was left unfinished ---- */

static gpointer
unfinished_job (MonevDbJob *job, gpointer data, GError **error)
{
  return monev_keyed_list (monev_db_job_connection (job), data, error);
}

static void
on_unfinished (gpointer owner, gpointer result, const GError *error)
{
  MonevDataRoom *self = owner;
  g_autoptr (GPtrArray) all = result;
  g_autofree char *text = NULL;

  if (all == NULL)
    return;
  if (all->len == 1)
    text = g_strdup_printf (_("Isian atas nama %s belum selesai."),
                            ((MonevKeyedEntry *) all->pdata[0])->agency_name);
  else
    text = g_strdup_printf (_("%u isian atas nama OPD belum selesai."), all->len);
  gtk_label_set_text (self->unfinished_text, text);
  gtk_widget_set_visible (self->unfinished, all->len > 0);
}

static void
free_actor (gpointer actor)
{
  monev_actor_free (actor);
}

static void
load_unfinished (MonevDataRoom *self)
{
  const MonevActor *actor = monev_session_get_actor (self->session);

  if (actor == NULL)
    return;
  monev_session_call (self->session, G_OBJECT (self),
                      &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_READ,
                                          .work = unfinished_job,
                                          .data = monev_actor_copy (actor),
                                          .free_data = free_actor,
                                          .free_result = (GDestroyNotify) g_ptr_array_unref,
                                          .cancellable = self->cancellable },
                      on_unfinished);
}

static gpointer
load_job (MonevDbJob *job, gpointer data, GError **error)
{
  return monev_board_data_load (monev_db_job_connection (job), GPOINTER_TO_INT (data), error);
}

static gboolean
on_slow (gpointer data)
{
  MonevDataRoom *self = data;

  self->spinner = 0;
  monev_board_view_set_busy (self->board);
  return G_SOURCE_REMOVE;
}

/** monev_data_room_load: reads the board, once more if it is being read. */
void
monev_data_room_load (MonevDataRoom *self)
{
  self->again = self->reading;
  if (self->reading)
    return;
  self->reading = TRUE;
  load_unfinished (self);
  if (!self->ready && self->spinner == 0)
    self->spinner = g_timeout_add (SPINNER_MS, on_slow, self);
  monev_session_call (self->session, G_OBJECT (self),
                      &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_READ,
                                          .work = load_job,
                                          .data = GINT_TO_POINTER (
                                              monev_session_get_year (self->session)),
                                          .free_result = (GDestroyNotify) monev_board_data_free,
                                          .cancellable = self->cancellable },
                      on_loaded);
}

static void
guard (MonevDataRoom *self, GtkWidget *button, const char *action, MonevAct act, const char *tip)
{
  g_autofree char *why = NULL;
  gboolean may = monev_session_allows (self->session, act, &why);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), action, may);
  gtk_widget_set_tooltip_text (button, may ? tip : why);
}

static void
update_acts (MonevDataRoom *self)
{
  if (self->gone || self->session == NULL)
    return;
  monev_data_room_update_cells (self);
  monev_data_room_update_requests (self);
}

/* What is not seen is read when it is. */
static void
load_view (MonevDataRoom *self)
{
  const char *view = gtk_stack_get_visible_child_name (self->views);

  if (monev_session_get_actor (self->session) == NULL)
    return;
  if (g_strcmp0 (view, "forms") == 0)
    monev_forms_view_load (self->forms);
  else if (g_strcmp0 (view, "dispatch") == 0)
    monev_dispatch_view_load (self->dispatch);
}

/* Behind the lock nothing is asked for; the login brings it up to date. */
static void
on_changed (MonevDataRoom *self)
{
  if (monev_session_get_actor (self->session) == NULL)
    return;
  guard (self, self->request, "data.request", MONEV_ACT_DATA_REQUEST,
         _("Kirim permintaan (Ctrl+N)"));
  guard (self, self->receive, "data.receive", MONEV_ACT_DATA_RECEIVE, _("Terima berkas (Ctrl+I)"));
  gtk_widget_action_set_enabled (
      GTK_WIDGET (self), "data.key-list",
      monev_session_allows (self->session, MONEV_ACT_DATA_RECEIVE, NULL));
  update_acts (self);
  monev_data_room_load (self);
  load_view (self);
}

static void
reload (GtkWidget *widget, const char *name, GVariant *parameter)
{
  monev_data_room_load (MONEV_DATA_ROOM (widget));
  load_view (MONEV_DATA_ROOM (widget));
}

static void
show_forms (MonevDataRoom *self)
{
  monev_data_room_set_view (self, "forms");
}

/** monev_data_room_open_request: the desk of a new request. @copied: (nullable): what it is like. */
void
monev_data_room_open_request (MonevDataRoom *self, const MonevDataRequest *copied)
{
  GtkWidget *desk = monev_request_desk_new (self->window, self->session, copied);

  g_signal_connect_object (desk, "forms", G_CALLBACK (show_forms), self, G_CONNECT_SWAPPED);
  monev_window_push_desk (self->window, desk);
}

static void
act_request (GtkWidget *widget, const char *name, GVariant *parameter)
{
  monev_data_room_open_request (MONEV_DATA_ROOM (widget), NULL);
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, gpointer data)
{
  MonevDataRoom *self = data;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) paths = NULL;

  for (GSList *l = g_value_get_boxed (value); l != NULL; l = l->next)
    {
      g_autofree char *path = g_file_get_path (l->data);

      if (path != NULL)
        g_strv_builder_add (builder, path);
    }
  paths = g_strv_builder_end (builder);
  return monev_data_room_receive (self, (const char *const *) paths);
}

/** monev_data_room_receive: files or folders that were dropped. Returns: whether they are taken. */
gboolean
monev_data_room_receive (MonevDataRoom *self, const char *const *paths)
{
  g_autofree char *why = NULL;
  GtkWidget *desk;

  if (paths[0] == NULL)
    return FALSE;
  if (!monev_session_allows (self->session, MONEV_ACT_DATA_RECEIVE, &why))
    {
      monev_data_room_say (self, why);
      return FALSE;
    }
  desk = monev_take_desk_new (self->window, self->session);
  monev_window_push_desk (self->window, desk);
  monev_take_desk_read (MONEV_TAKE_DESK (desk), paths);
  return TRUE;
}

static void
add_drop (MonevDataRoom *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  gtk_widget_add_css_class (GTK_WIDGET (self), "monev-drop");
}

static void
act_receive (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevDataRoom *self = MONEV_DATA_ROOM (widget);

  monev_window_push_desk (self->window, monev_take_desk_new (self->window, self->session));
}

static void
act_key_list (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevDataRoom *self = MONEV_DATA_ROOM (widget);

  gtk_window_present (GTK_WINDOW (monev_key_list_new (self->window, self->session)));
}

/* ---- how it is built ---- */

static void
on_view (MonevDataRoom *self)
{
  if (self->gone || self->forms == NULL)
    return;
  monev_page_set_source (MONEV_PAGE (self), source_of (self));
  load_view (self);
}

static void
on_opened (MonevDataRoom *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "data.verify", NULL);
}

static GtkWidget *
make_split (const char *label, const char *further, const char *action)
{
  GtkWidget *button = adw_split_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, further, action);
  adw_split_button_set_label (ADW_SPLIT_BUTTON (button), label);
  adw_split_button_set_use_underline (ADW_SPLIT_BUTTON (button), TRUE);
  adw_split_button_set_menu_model (ADW_SPLIT_BUTTON (button), G_MENU_MODEL (menu));
  return button;
}

/* Above the board, as long as something waits to be gone on with. */
static GtkWidget *
make_unfinished (MonevDataRoom *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name ("document-edit-symbolic");
  GtkWidget *text = gtk_label_new (NULL);
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Lanjutkan…"));

  self->unfinished = box;
  self->unfinished_text = GTK_LABEL (text);
  gtk_label_set_xalign (self->unfinished_text, 0);
  gtk_label_set_ellipsize (self->unfinished_text, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "data.key-list");
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_add_css_class (box, "monev-board-foot");
  gtk_widget_set_visible (box, FALSE);
  return box;
}

static GtkWidget *
make_tools (MonevDataRoom *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->request = make_split (_("_Kirim Permintaan…"), _("Permintaan yang _Dibatalkan…"),
                              "data.stopped");
  self->receive = make_split (_("_Terima Berkas…"), _("Isi _atas Nama OPD…"), "data.key-list");
  gtk_widget_add_css_class (self->request, "raised"); /* in a header they are flat else */
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->request), "data.request");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->receive), "data.receive");
  gtk_widget_add_css_class (self->receive, "suggested-action");
  gtk_box_append (GTK_BOX (box), self->request);
  gtk_box_append (GTK_BOX (box), self->receive);
  self->tools = box;
  return box;
}

static void
make_views (MonevDataRoom *self)
{
  GtkWidget *switcher = gtk_stack_switcher_new ();

  self->views = GTK_STACK (gtk_stack_new ());
  self->board = MONEV_BOARD_VIEW (monev_board_view_new ());
  gtk_stack_add_titled (self->views, GTK_WIDGET (self->board), "board", _("Papan"));
  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), self->views);
  gtk_widget_add_css_class (switcher, "monev-switch");
  monev_page_add_start (MONEV_PAGE (self), switcher);
  gtk_widget_set_vexpand (GTK_WIDGET (self->views), TRUE);
  g_signal_connect_swapped (self->board, "moved", G_CALLBACK (update_acts), self);
  g_signal_connect_swapped (self->board, "opened", G_CALLBACK (on_opened), self);
  g_signal_connect_object (self->views, "notify::visible-child", G_CALLBACK (on_view), self,
                           G_CONNECT_SWAPPED);
}

static GtkWidget *
monev_data_room_get_first_act (MonevPage *page)
{
  MonevDataRoom *self = MONEV_DATA_ROOM (page);
  const char *view = gtk_stack_get_visible_child_name (self->views);

  if (g_strcmp0 (view, "forms") == 0)
    return monev_forms_view_get_first (self->forms);
  return g_strcmp0 (view, "dispatch") == 0 ? monev_dispatch_view_get_first (self->dispatch)
                                           : monev_board_view_get_first (self->board);
}

static void
monev_data_room_dispose (GObject *object)
{
  MonevDataRoom *self = MONEV_DATA_ROOM (object);

  self->gone = TRUE;
  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->spinner, g_source_remove);
  if (self->board != NULL)
    g_signal_handlers_disconnect_by_data (self->board, self);
  G_OBJECT_CLASS (monev_data_room_parent_class)->dispose (object);
}

static void
monev_data_room_finalize (GObject *object)
{
  MonevDataRoom *self = MONEV_DATA_ROOM (object);

  g_object_unref (self->cancellable);
  g_clear_object (&self->running);
  g_clear_object (&self->session);
  g_free (self->wanted);
  G_OBJECT_CLASS (monev_data_room_parent_class)->finalize (object);
}

static void
monev_data_room_class_init (MonevDataRoomClass *klass)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = monev_data_room_dispose;
  G_OBJECT_CLASS (klass)->finalize = monev_data_room_finalize;
  MONEV_PAGE_CLASS (klass)->get_first_act = monev_data_room_get_first_act;
  gtk_widget_class_install_action (widget, "data.reload", NULL, reload);
  gtk_widget_class_install_action (widget, "data.request", NULL, act_request);
  gtk_widget_class_install_action (widget, "data.receive", NULL, act_receive);
  gtk_widget_class_install_action (widget, "data.key-list", NULL, act_key_list);
  monev_data_room_install_cells (widget);
  monev_data_room_install_requests (widget);
  gtk_widget_class_add_binding_action (widget, GDK_KEY_F5, 0, "data.reload", NULL);
  gtk_widget_class_add_binding_action (widget, GDK_KEY_n, GDK_CONTROL_MASK, "data.request", NULL);
  gtk_widget_class_add_binding_action (widget, GDK_KEY_i, GDK_CONTROL_MASK, "data.receive", NULL);
}

static void
monev_data_room_init (MonevDataRoom *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->cancellable = g_cancellable_new ();
  self->progress = MONEV_JOB_PROGRESS (monev_job_progress_new ());
  make_views (self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->progress));
  gtk_box_append (GTK_BOX (box), make_unfinished (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->views));
  monev_page_set_content (MONEV_PAGE (self), box);
  monev_page_add_end (MONEV_PAGE (self), make_tools (self));
  add_drop (self);
}

/** monev_data_room_new: Returns: (transfer floating): it reads, and keeps itself up to date. */
GtkWidget *
monev_data_room_new (MonevWindow *window, MonevSession *session)
{
  static const char *const signals[] = { "changed", "actor-changed", "year-changed" };
  MonevDataRoom *self = g_object_new (MONEV_TYPE_DATA_ROOM, NULL);

  self->window = window;
  self->session = g_object_ref (session);
  self->forms = MONEV_FORMS_VIEW (monev_forms_view_new (window, session));
  self->dispatch = MONEV_DISPATCH_VIEW (monev_dispatch_view_new (session));
  gtk_stack_add_titled (self->views, GTK_WIDGET (self->forms), "forms", _("Formulir"));
  gtk_stack_add_titled (self->views, GTK_WIDGET (self->dispatch), "dispatch", _("Ekspedisi"));
  monev_page_set_title (MONEV_PAGE (self), _("Data OPD"));
  g_object_set (monev_page_get_search (MONEV_PAGE (self)), "placeholder", _("Cari"), NULL);
  on_view (self);
  /* What is kept while it is keyed in is no change that is told: it is looked at on coming back. */
  g_signal_connect (self, "map", G_CALLBACK (load_unfinished), NULL);
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (session, signals[i], G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  on_changed (self);
  return GTK_WIDGET (self);
}

/** monev_data_room_get_board: Returns: (transfer none): the board. */
MonevBoardView *
monev_data_room_get_board (MonevDataRoom *self)
{
  return self->board;
}

/** monev_data_room_get_forms: Returns: (transfer none): the forms. */
MonevFormsView *
monev_data_room_get_forms (MonevDataRoom *self)
{
  return self->forms;
}

/** monev_data_room_get_dispatch: Returns: (transfer none): the buku ekspedisi. */
MonevDispatchView *
monev_data_room_get_dispatch (MonevDataRoom *self)
{
  return self->dispatch;
}

/** monev_data_room_is_ready: Returns: whether the board was read. */
gboolean
monev_data_room_is_ready (MonevDataRoom *self)
{
  return self->ready && !self->reading;
}

/** monev_data_room_is_busy: Returns: whether an act is under way. */
gboolean
monev_data_room_is_busy (MonevDataRoom *self)
{
  return self->busy;
}

/** monev_data_room_set_view: @name: "board", "forms" or "dispatch". */
void
monev_data_room_set_view (MonevDataRoom *self, const char *name)
{
  gtk_stack_set_visible_child_name (self->views, name);
}

/** monev_data_room_go_to: the board, with the cursor on that addressee once it is read. */
void
monev_data_room_go_to (MonevDataRoom *self, const char *addressee_id)
{
  monev_data_room_set_view (self, "board");
  monev_board_view_set_state (self->board, MONEV_BOARD_ALL);
  if (monev_data_room_is_ready (self))
    {
      monev_board_view_go_to (self->board, addressee_id);
      return;
    }
  g_free (self->wanted);
  self->wanted = g_strdup (addressee_id);
}
