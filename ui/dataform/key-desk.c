#include "key-desk-private.h"

#include "ui/common/empty-state.h"
#include "ui/common/error-text.h"

#include <glib/gi18n.h>
#include <string.h>

G_DEFINE_FINAL_TYPE (MonevKeyDesk, monev_key_desk, MONEV_TYPE_PAGE)

/** monev_key_desk_is_gone: Returns: whether the desk, or the window under it, was closed meanwhile. */
gboolean
monev_key_desk_is_gone (MonevKeyDesk *self)
{
  return self->gone || self->window == NULL;
}

/** monev_key_desk_is_loaded: Returns: whether there is something to type into. */
gboolean
monev_key_desk_is_loaded (MonevKeyDesk *self)
{
  return self->source != NULL && monev_key_source_get_shown (self->source) != NULL;
}

/** monev_key_desk_is_ready: Returns: whether it is read and nothing is under way. */
gboolean
monev_key_desk_is_ready (MonevKeyDesk *self)
{
  return monev_key_desk_is_loaded (self) && !self->loading && !self->busy;
}

/** monev_key_desk_is_kept: Returns: whether nothing would be lost by leaving. */
gboolean
monev_key_desk_is_kept (MonevKeyDesk *self)
{
  return self->kept == self->changes && !self->keeping;
}

/* ---- what is shown ---- */

/** monev_key_desk_n_doubts: Returns: how many cells of a sheet were typed and break a check. */
guint
monev_key_desk_n_doubts (MonevKeyDesk *self, guint sheet)
{
  const MonevDataCase *data = monev_key_source_get_shown (self->source)->data;
  guint n = 0;

  for (guint line = 0; line < monev_data_values_n_lines (data->values, sheet); line++)
    for (guint f = 0; f < monev_data_layout_n_fields (data->layout, sheet); f++)
      n += monev_key_source_is_doubtful (self->source, sheet, line, f);
  return n;
}

static guint
count_doubts (MonevKeyDesk *self)
{
  const MonevDataCase *data = monev_key_source_get_shown (self->source)->data;
  guint n = 0;

  for (guint i = 0; i < monev_data_form_n_sheets (data->form); i++)
    n += monev_key_desk_n_doubts (self, i);
  return n;
}

static char *
count_words (MonevKeyDesk *self)
{
  guint n = monev_keyed_n_cells (monev_key_source_get_keyed (self->source));
  guint doubts = count_doubts (self);

  if (n == 0)
    return g_strdup (_("Belum ada yang diketik"));
  return doubts == 0 ? g_strdup_printf (_("%u sel diketik"), n)
                     : g_strdup_printf (_("%u sel diketik · %u perlu diperiksa"), n, doubts);
}

/** monev_key_desk_say: title, count, what may be done. */
void
monev_key_desk_say (MonevKeyDesk *self)
{
  const MonevDataCase *data;
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *count = NULL;
  gboolean some;

  if (!monev_key_desk_is_loaded (self))
    return;
  data = monev_key_source_get_data (self->source);
  title = g_strdup_printf (_("Isi atas Nama %s"), data->addressee->agency_name);
  subtitle = g_strdup_printf ("%s · %s", data->request->title,
                              monev_key_source_get_keyed (self->source)->changed_at == 0
                                      && self->changes == 0
                                  ? _("belum dimulai")
                              : monev_key_desk_is_kept (self) ? _("tersimpan")
                                                              : _("sedang disimpan"));
  count = count_words (self);
  some = monev_keyed_n_cells (monev_key_source_get_keyed (self->source)) > 0;
  monev_page_set_title (MONEV_PAGE (self), title);
  monev_page_set_subtitle (MONEV_PAGE (self), subtitle);
  gtk_label_set_text (self->count, count);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "key.submit", some && !self->busy);
  gtk_widget_set_tooltip_text (self->submit, some ? _("Simpan sebagai data masuk (Ctrl+Enter)")
                                                  : _("Ketik sedikitnya satu nilai"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "key.discard", !self->busy);
}

/** monev_key_desk_moved: what stands beside the cell under the cursor. */
void
monev_key_desk_moved (MonevKeyDesk *self)
{
  guint row, column, line, field;

  if (monev_key_desk_is_gone (self) || !monev_key_desk_is_loaded (self))
    return;
  if (monev_data_grid_get_cursor (self->grid, &row, &column)
      && monev_verify_source_cell (monev_key_source_get_table (self->source), row, column, &line,
                                   &field))
    monev_key_panel_show_cell (self->panel, self->source, self->sheet, line, field);
  else
    monev_key_panel_show_none (self->panel);
}

static void
show_sheet (MonevKeyDesk *self)
{
  const MonevDataCase *data = monev_key_source_get_data (self->source);

  monev_key_source_set_sheet (self->source, self->sheet);
  monev_data_grid_set_frozen (
      self->grid, monev_verify_source_n_leading (monev_key_source_get_table (self->source)));
  gtk_label_set_text (self->title, monev_data_form_sheet (data->form, self->sheet)->title);
}

/* The first cell that takes something. */
static void
begin_cell (MonevKeyDesk *self)
{
  MonevGridSource *source = MONEV_GRID_SOURCE (self->source);

  for (guint row = 0; row < monev_grid_source_get_n_rows (source); row++)
    for (guint column = 0; column < monev_grid_source_get_n_columns (source); column++)
      if (monev_grid_source_can_set_at (source, row, column))
        {
          monev_data_grid_set_cursor (self->grid, row, column, FALSE);
          return;
        }
}

static void
on_sheet (MonevKeyDesk *self, GtkToggleButton *button)
{
  if (self->filling || !gtk_toggle_button_get_active (button))
    return;
  if (!monev_data_grid_finish_edit (self->grid))
    {
      monev_key_desk_make_sheets (self);
      return;
    }
  self->sheet = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "sheet"));
  show_sheet (self);
  begin_cell (self);
  monev_key_desk_moved (self);
}

/** monev_key_desk_make_sheets: a toggle for each; one alone needs no choice. */
void
monev_key_desk_make_sheets (MonevKeyDesk *self)
{
  const MonevDataCase *data = monev_key_source_get_data (self->source);
  guint n = monev_data_form_n_sheets (data->form);
  GtkWidget *first = NULL, *child;

  self->filling = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->sheets))) != NULL)
    gtk_box_remove (self->sheets, child);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *label = g_strdup_printf (_("Tabel %u"), i + 1);
      GtkWidget *button = gtk_toggle_button_new_with_label (label);

      if (first == NULL)
        first = button;
      else
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (first));
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), i == self->sheet);
      gtk_widget_set_tooltip_text (button, monev_data_form_sheet (data->form, i)->title);
      g_object_set_data (G_OBJECT (button), "sheet", GUINT_TO_POINTER (i));
      g_signal_connect_object (button, "toggled", G_CALLBACK (on_sheet), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->sheets, button);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->sheets), n > 1);
  self->filling = FALSE;
}

/* ---- reading ---- */

typedef struct
{
  MonevActor *actor;
  char *addressee_id;
} Load;

typedef struct
{
  MonevDataCase *data;
  MonevKeyed *keyed;
  GPtrArray *files;
} Loaded;

static void
load_free (gpointer data)
{
  Load *load = data;

  monev_actor_free (load->actor);
  g_free (load->addressee_id);
  g_free (load);
}

static void
loaded_free (gpointer data)
{
  Loaded *loaded = data;

  g_clear_pointer (&loaded->data, monev_data_case_free);
  g_clear_pointer (&loaded->keyed, monev_keyed_free);
  g_clear_pointer (&loaded->files, g_ptr_array_unref);
  g_free (loaded);
}

static MonevKeyed *
load_or_begin (MonevDbConnection *connection, const Load *load, const MonevDataCase *data,
               GError **error)
{
  g_autoptr (GError) local = NULL;
  MonevKeyed *keyed = monev_keyed_load (connection, load->actor, load->addressee_id, &local);

  if (keyed != NULL)
    return keyed;
  if (g_error_matches (local, MONEV_ERROR, MONEV_ERROR_NOT_FOUND))
    return monev_keyed_new (connection, data, error);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static gpointer
load_job (MonevDbJob *job, gpointer data, GError **error)
{
  MonevDbConnection *connection = monev_db_job_connection (job);
  const Load *load = data;
  Loaded *loaded = g_new0 (Loaded, 1);

  if ((loaded->data = monev_data_case_load (connection, load->addressee_id, error)) != NULL
      && (loaded->keyed = load_or_begin (connection, load, loaded->data, error)) != NULL
      && (loaded->files = monev_keyed_files (connection, loaded->keyed, error)) != NULL)
    return loaded;
  loaded_free (loaded);
  return NULL;
}

/* What came meanwhile is seen in the table now, and counts as seen. */
static void
tell_newer (MonevKeyDesk *self, MonevKeyed *keyed, const MonevDataCase *data)
{
  g_autofree char *text = NULL;

  if (keyed->rounds == data->addressee->rounds)
    return;
  keyed->rounds = data->addressee->rounds;
  text = g_strdup_printf (_("Data masuk ke-%u diterima sejak isian ini dimulai. Nilainya tampil "
                            "kelabu; periksa sebelum menyimpan."),
                          (guint) keyed->rounds);
  monev_window_toast (self->window, text, NULL, NULL, NULL, NULL);
}

/* Where something is asked of this OPD. */
static guint
first_sheet (const MonevDataCase *data)
{
  for (guint s = 0; s < monev_data_form_n_sheets (data->form); s++)
    for (guint line = 0; line < monev_data_values_n_lines (data->values, s); line++)
      for (guint f = 0; f < monev_data_layout_n_fields (data->layout, s); f++)
        if (monev_data_values_is_asked (data->values, s, line, f))
          return s;
  return 0;
}

static void
show_loaded (MonevKeyDesk *self, Loaded *loaded)
{
  gboolean first = !monev_key_desk_is_loaded (self);

  /* What is typed here is newer than what was read. */
  if (!first && monev_key_source_get_keyed (self->source)->changed_at >= loaded->keyed->changed_at)
    {
      monev_keyed_free (loaded->keyed);
      loaded->keyed = monev_keyed_copy (monev_key_source_get_keyed (self->source));
    }
  if (first)
    self->sheet = first_sheet (loaded->data);
  tell_newer (self, loaded->keyed, loaded->data);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  self->files = g_steal_pointer (&loaded->files);
  monev_key_panel_set_keyed (self->panel, loaded->keyed);
  monev_key_panel_set_files (self->panel, self->files);
  monev_key_source_set_data (self->source, g_steal_pointer (&loaded->data),
                             g_steal_pointer (&loaded->keyed));
  show_sheet (self);
  monev_key_desk_make_sheets (self);
  gtk_stack_set_visible_child_name (self->stack, "values");
  if (first)
    {
      begin_cell (self);
      gtk_widget_grab_focus (GTK_WIDGET (self->grid));
    }
}

static void
on_loaded (gpointer owner, gpointer result, const GError *error)
{
  MonevKeyDesk *self = owner;
  Loaded *loaded = result;

  self->loading = FALSE;
  if (monev_key_desk_is_gone (self))
    {
      g_clear_pointer (&loaded, loaded_free);
      return;
    }
  if (error == NULL)
    {
      show_loaded (self, loaded);
      loaded_free (loaded);
      monev_key_desk_say (self);
      monev_key_desk_moved (self);
    }
  else if (!monev_key_desk_is_loaded (self))
    {
      monev_empty_state_set_error (MONEV_EMPTY_STATE (self->failure), error);
      gtk_stack_set_visible_child_name (self->stack, "failure");
    }
}

/** monev_key_desk_load: reads the OPD, and what was left unfinished. */
void
monev_key_desk_load (MonevKeyDesk *self)
{
  const MonevActor *actor = monev_session_get_actor (self->session);
  Load *what;

  if (self->loading || actor == NULL)
    return;
  self->loading = TRUE;
  what = g_new (Load, 1);
  *what = (Load) { monev_actor_copy (actor), g_strdup (self->addressee_id) };
  monev_session_run (self->session, G_OBJECT (self),
                     &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_READ,
                                         .work = load_job,
                                         .data = what,
                                         .free_data = load_free,
                                         .free_result = loaded_free },
                     on_loaded);
}

/* ---- the desk ---- */

static gboolean
grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (MONEV_KEY_DESK (widget)->grid));
}

static void
monev_key_desk_dispose (GObject *object)
{
  MonevKeyDesk *self = MONEV_KEY_DESK (object);

  self->gone = TRUE;
  g_clear_handle_id (&self->keep_source, g_source_remove);
  G_OBJECT_CLASS (monev_key_desk_parent_class)->dispose (object);
}

static void
monev_key_desk_finalize (GObject *object)
{
  MonevKeyDesk *self = MONEV_KEY_DESK (object);

  g_clear_weak_pointer (&self->window);
  g_clear_object (&self->source);
  g_clear_object (&self->session);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_free (self->addressee_id);
  G_OBJECT_CLASS (monev_key_desk_parent_class)->finalize (object);
}

static void
monev_key_desk_class_init (MonevKeyDeskClass *klass)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = monev_key_desk_dispose;
  G_OBJECT_CLASS (klass)->finalize = monev_key_desk_finalize;
  widget->grab_focus = grab_focus;
  monev_key_desk_install_acts (widget);
}

static void
monev_key_desk_init (MonevKeyDesk *self)
{
  monev_key_desk_build (self);
  g_signal_connect (self, "closing", G_CALLBACK (monev_key_desk_on_closing), NULL);
}

/** monev_key_desk_new: Returns: (transfer floating): it reads. */
GtkWidget *
monev_key_desk_new (MonevWindow *window, MonevSession *session, const char *addressee_id)
{
  MonevKeyDesk *self = g_object_new (MONEV_TYPE_KEY_DESK, NULL);

  g_set_weak_pointer (&self->window, window);
  self->session = g_object_ref (session);
  self->addressee_id = g_strdup (addressee_id);
  monev_page_set_title (MONEV_PAGE (self), _("Isi atas Nama OPD"));
  monev_key_desk_load (self);
  return GTK_WIDGET (self);
}

/** monev_key_desk_open: pushes it onto the window; who may not receive is told why. */
void
monev_key_desk_open (MonevWindow *window, MonevSession *session, const char *addressee_id)
{
  g_autofree char *why = NULL;

  if (monev_session_allows (session, MONEV_ACT_DATA_RECEIVE, &why))
    monev_window_push_desk (window, monev_key_desk_new (window, session, addressee_id));
  else
    monev_window_toast (window, why, NULL, NULL, NULL, NULL);
}
