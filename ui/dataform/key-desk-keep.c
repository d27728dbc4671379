/* What is typed is kept at once, handed in when it is whole, or thrown away. */
#include "key-desk-private.h"

#include "ui/reference/panel.h"

#include <glib/gi18n.h>

#define KEEP_DELAY 700 /* ms behind the last key in a field of the panel */

typedef struct
{
  MonevActor *actor;
  MonevKeyed *keyed;
  guint changes;  /* that it holds */
} Work;

static Work *
work_new (MonevKeyDesk *self)
{
  Work *work = g_new0 (Work, 1);

  work->actor = monev_actor_copy (monev_session_get_actor (self->session));
  work->keyed = monev_keyed_copy (monev_key_source_get_keyed (self->source));
  work->changes = self->changes;
  return work;
}

static void
work_free (gpointer data)
{
  Work *work = data;

  monev_actor_free (work->actor);
  monev_keyed_free (work->keyed);
  g_free (work);
}

static void
send (MonevKeyDesk *self, MonevDbJobFunc job, GDestroyNotify free_result, MonevSessionDone done)
{
  monev_session_run (self->session, G_OBJECT (self),
                     &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_WRITE,
                                         .work = job,
                                         .data = work_new (self),
                                         .free_data = work_free,
                                         .free_result = free_result },
                     done);
}

/* ---- keeping ---- */

static gpointer
keep_job (MonevDbJob *job, gpointer data, GError **error)
{
  Work *work = data, *kept;

  if (!monev_keyed_save (monev_db_job_connection (job), work->actor, work->keyed, error))
    return NULL;
  kept = g_new0 (Work, 1);
  kept->actor = monev_actor_copy (work->actor);
  kept->keyed = monev_keyed_copy (work->keyed);
  kept->changes = work->changes;
  return kept;
}

static void
on_kept (gpointer owner, gpointer result, const GError *error)
{
  MonevKeyDesk *self = owner;
  Work *work = result;
  gboolean leaving = self->leaving;

  self->keeping = FALSE;
  self->leaving = FALSE;
  if (error == NULL)
    {
      self->kept = work->changes;
      monev_key_source_get_keyed (self->source)->changed_at = work->keyed->changed_at;
      work_free (work);
    }
  if (monev_key_desk_is_gone (self))
    return;
  if (error != NULL)
    monev_reference_tell (GTK_WIDGET (self), error);
  else if (self->kept != self->changes)
    {
      self->leaving = leaving;
      monev_key_desk_keep (self);
    }
  else if (leaving)
    {
      monev_window_pop_desk (self->window);
      return;
    }
  monev_key_desk_say (self);
}

/** monev_key_desk_keep: on the write lane, unless it is on its way; what is typed meanwhile is kept
 * next. */
void
monev_key_desk_keep (MonevKeyDesk *self)
{
  g_clear_handle_id (&self->keep_source, g_source_remove);
  if (self->keeping || self->busy || self->kept == self->changes
      || monev_session_get_actor (self->session) == NULL)
    return;
  self->keeping = TRUE;
  send (self, keep_job, work_free, on_kept);
}

/** monev_key_desk_typed: a cell was taken: a crash loses at most the one that is being typed. */
void
monev_key_desk_typed (MonevKeyDesk *self)
{
  self->changes++;
  monev_key_panel_get_keyed (self->panel, monev_key_source_get_keyed (self->source));
  monev_key_desk_keep (self);
  monev_key_desk_say (self);
  monev_key_desk_moved (self);
}

static gboolean
on_keep_time (gpointer data)
{
  MonevKeyDesk *self = data;

  self->keep_source = 0;
  monev_key_desk_keep (self);
  return G_SOURCE_REMOVE;
}

/** monev_key_desk_worded: a field of the panel was filled: it is kept when typing pauses. */
void
monev_key_desk_worded (MonevKeyDesk *self)
{
  if (!monev_key_desk_is_loaded (self))
    return;
  self->changes++;
  monev_key_panel_get_keyed (self->panel, monev_key_source_get_keyed (self->source));
  g_clear_handle_id (&self->keep_source, g_source_remove);
  self->keep_source = g_timeout_add (KEEP_DELAY, on_keep_time, self);
  monev_key_desk_say (self);
}

/** monev_key_desk_on_closing: Returns: TRUE while something is still to be kept: it goes then. */
gboolean
monev_key_desk_on_closing (MonevKeyDesk *self)
{
  if (self->done || !monev_key_desk_is_loaded (self))
    return FALSE;
  if (self->busy || !monev_data_grid_finish_edit (self->grid))
    return TRUE;
  if (monev_key_desk_is_kept (self))
    return FALSE;
  self->leaving = TRUE;
  monev_key_desk_keep (self);
  return TRUE;
}

/* ---- handing in ---- */

static gpointer
submit_job (MonevDbJob *job, gpointer data, GError **error)
{
  MonevDbConnection *connection = monev_db_job_connection (job);
  Work *work = data;
  g_autoptr (MonevDataCase) now
      = monev_data_case_load (connection, work->keyed->addressee_id, error);

  return now == NULL ? NULL
                     : monev_keyed_hand_in (connection, work->actor, now, work->keyed, error);
}

static void
on_submitted (gpointer owner, gpointer result, const GError *error)
{
  MonevKeyDesk *self = owner;
  g_autoptr (MonevDataAddressee) now = result;

  self->busy = FALSE;
  if (monev_key_desk_is_gone (self))
    return;
  if (error == NULL)
    {
      g_autofree char *text = g_strdup_printf (_("Data masuk ke-%u dari %s disimpan"),
                                               (guint) now->rounds, now->agency_name);

      self->done = TRUE;
      monev_window_toast (self->window, text, NULL, NULL, NULL, NULL);
      monev_window_pop_desk (self->window);
      return;
    }
  monev_reference_tell (GTK_WIDGET (self), error);
  if (g_error_matches (error, MONEV_ERROR, MONEV_ERROR_CONFLICT))
    monev_key_desk_load (self);
  monev_key_desk_say (self);
}

static void
submit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevKeyDesk *self = MONEV_KEY_DESK (widget);

  if (!monev_key_desk_is_ready (self) || self->keeping
      || monev_session_get_actor (self->session) == NULL
      || !monev_data_grid_finish_edit (self->grid)
      || !monev_key_panel_get_keyed (self->panel, monev_key_source_get_keyed (self->source)))
    return;
  g_clear_handle_id (&self->keep_source, g_source_remove);
  self->busy = TRUE;
  monev_key_desk_say (self);
  send (self, submit_job, (GDestroyNotify) monev_data_addressee_free, on_submitted);
}

/* ---- throwing away ---- */

static gpointer
drop_job (MonevDbJob *job, gpointer data, GError **error)
{
  Work *work = data;

  return monev_keyed_drop (monev_db_job_connection (job), work->actor, work->keyed->addressee_id,
                           error)
             ? g_strdup ("")
             : NULL;
}

static void
on_dropped (gpointer owner, gpointer result, const GError *error)
{
  MonevKeyDesk *self = owner;

  g_free (result);
  self->busy = FALSE;
  if (monev_key_desk_is_gone (self))
    return;
  if (error != NULL)
    {
      monev_reference_tell (GTK_WIDGET (self), error);
      monev_key_desk_say (self);
      return;
    }
  self->done = TRUE;
  monev_window_toast (self->window, _("Isian dibuang"), NULL, NULL, NULL, NULL);
  monev_window_pop_desk (self->window);
}

static void
on_discard_answer (GtkWidget *dialog, const char *response, gpointer data)
{
  MonevKeyDesk *self = data;

  if (g_strcmp0 (response, "accept") != 0 || monev_key_desk_is_gone (self) || self->busy
      || monev_session_get_actor (self->session) == NULL)
    return;
  g_clear_handle_id (&self->keep_source, g_source_remove);
  monev_data_grid_cancel_edit (self->grid);
  self->busy = TRUE;
  send (self, drop_job, g_free, on_dropped);
}

static void
discard (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevKeyDesk *self = MONEV_KEY_DESK (widget);
  GtkWidget *dialog;

  if (!monev_key_desk_is_ready (self))
    return;
  dialog = adw_message_dialog_new (GTK_WINDOW (self->window), _("Buang isian ini?"), NULL);
  adw_message_dialog_format_body (
      ADW_MESSAGE_DIALOG (dialog),
      _("%u sel yang diketik dan %u lampirannya dibuang. Data masuk yang sudah disimpan tidak "
        "berubah."),
      monev_keyed_n_cells (monev_key_source_get_keyed (self->source)), self->files->len);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Batal"), "accept",
                                    _("_Buang"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "accept",
                                              ADW_RESPONSE_DESTRUCTIVE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_discard_answer), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* ---- keys ---- */

/* The next typed cell that breaks a check, on this sheet and behind the cursor first. */
static void
next_doubt (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevKeyDesk *self = MONEV_KEY_DESK (widget);
  MonevVerifySource *table = monev_key_source_get_table (self->source);
  MonevGridSource *source = MONEV_GRID_SOURCE (self->source);
  guint columns, n, row = 0, column = 0, line, field;

  if (!monev_key_desk_is_loaded (self) || !monev_data_grid_finish_edit (self->grid))
    return;
  columns = monev_grid_source_get_n_columns (source);
  n = monev_grid_source_get_n_rows (source) * columns;
  monev_data_grid_get_cursor (self->grid, &row, &column);
  for (guint step = 1; step <= n; step++)
    {
      guint at = (row * columns + column + step) % n;

      if (!monev_verify_source_cell (table, at / columns, at % columns, &line, &field)
          || !monev_key_source_is_doubtful (self->source, self->sheet, line, field))
        continue;
      monev_data_grid_set_cursor (self->grid, at / columns, at % columns, FALSE);
      monev_data_grid_scroll_to (self->grid, at / columns, at % columns);
      return;
    }
  gtk_widget_activate_action (widget, "win.toast", "s", _("Tidak ada yang perlu diperiksa."));
}

static void
on_pasted (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  g_autoptr (MonevKeyDesk) self = data;
  g_autofree char *text
      = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
  g_autofree char *words = NULL;
  guint row, column, taken, refused = 0;

  if (monev_key_desk_is_gone (self) || self->busy || text == NULL
      || !monev_data_grid_get_cursor (self->grid, &row, &column))
    return;
  taken = monev_key_source_paste (self->source, row, column, text, &refused);
  words = refused == 0 ? g_strdup_printf (_("%u sel ditempel"), taken)
                       : g_strdup_printf (_("%u sel ditempel, %u tidak dapat dibaca dan dilewati"),
                                          taken, refused);
  monev_window_toast (self->window, words, NULL, NULL, NULL, NULL);
}

static void
paste (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevKeyDesk *self = MONEV_KEY_DESK (widget);

  if (monev_key_desk_is_ready (self) && !monev_data_grid_is_editing (self->grid))
    gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, on_pasted,
                                   g_object_ref (self));
}

static void
act (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevKeyDesk *self = MONEV_KEY_DESK (widget);

  if (g_str_equal (name, "key.reload"))
    monev_key_desk_load (self);
  else if (g_str_equal (name, "key.panel"))
    adw_flap_set_reveal_flap (self->flap, !adw_flap_get_reveal_flap (self->flap));
  else if (g_str_equal (name, "key.files"))
    monev_key_desk_ask_files (self);
  else if (gtk_widget_get_focus_child (GTK_WIDGET (self->panel)) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->grid));
  else
    {
      adw_flap_set_reveal_flap (self->flap, TRUE);
      monev_key_panel_focus (self->panel);
    }
}

/** monev_key_desk_install_acts: its actions and keys. */
void
monev_key_desk_install_acts (GtkWidgetClass *widget)
{
  static const struct
  {
    const char *name;
    guint key;
    GdkModifierType modifiers;
    GtkWidgetActionActivateFunc func;
  } acts[] = {
    { "key.submit", GDK_KEY_Return, GDK_CONTROL_MASK, submit },
    { "key.discard", 0, 0, discard },
    { "key.next", GDK_KEY_F8, 0, next_doubt },
    { "key.paste", GDK_KEY_v, GDK_CONTROL_MASK, paste },
    { "key.reload", 0, 0, act },
    { "key.panel", GDK_KEY_F9, 0, act },
    { "key.origin", GDK_KEY_F6, 0, act },
    { "key.files", GDK_KEY_o, GDK_CONTROL_MASK, act },
  };

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      gtk_widget_class_install_action (widget, acts[i].name, NULL, acts[i].func);
      if (acts[i].key != 0)
        gtk_widget_class_add_binding_action (widget, acts[i].key, acts[i].modifiers, acts[i].name,
                                             NULL);
    }
}
