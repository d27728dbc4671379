#include "login-private.h"

#include "base/fold.h"
#include "demo/demo.h"
#include "office/database-file.h"
#include "office/office.h"
#include "people/people.h"
#include "ui/common/busy.h"
#include "ui/common/error-text.h"
#include "ui/shell/primary-menu.h"

#include <glib/gi18n.h>
#include <string.h>

/* More rows than one would read; the search finds the others. */
#define SHOWN 40
/* Twice the height it is shown in, for screens of high resolution. */
#define LOGO_PIXELS (2 * 88)

G_DEFINE_FINAL_TYPE (MonevLoginPage, monev_login_page, ADW_TYPE_BIN)

enum
{
  LOGGED_IN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *
id_of (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "monev-official");
}

static void
mark_rows (MonevLoginPage *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      GtkWidget *mark = g_object_get_data (G_OBJECT (row), "monev-mark");
      gboolean chosen = g_strcmp0 (id_of (row), self->chosen) == 0;

      gtk_widget_set_opacity (mark, chosen ? 1 : 0);
      gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_SELECTED, chosen, -1);
    }
}

static GtkWidget *
make_row (const MonevLoginName *name)
{
  g_autofree char *bare = monev_bare_name (name->name);
  GtkWidget *row = adw_action_row_new (), *avatar = adw_avatar_new (36, bare, TRUE);
  GtkWidget *mark = gtk_image_new_from_icon_name ("object-select-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), name->position);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_widget_add_css_class (mark, "accent");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), avatar);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), mark);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "monev-official", g_strdup (name->id), g_free);
  g_object_set_data (G_OBJECT (row), "monev-mark", mark);
  return row;
}

static void
say_rest (MonevLoginPage *self, guint shown, guint matching)
{
  g_autofree char *text = NULL;

  if (matching == 0 && self->names->len > 0)
    text = g_strdup (_("Tidak ada pegawai dengan nama atau NIP itu."));
  else if (matching == 0)
    text = g_strdup (_("Belum ada pegawai yang mempunyai PIN. Mintalah admin membuatkannya."));
  else if (matching > shown)
    text = g_strdup_printf (_("Masih ada %u pegawai lain. Ketik sebagian nama atau NIP."),
                            matching - shown);
  gtk_label_set_text (self->nobody, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->nobody), text != NULL);
  gtk_widget_set_visible (self->list_window, shown > 0);
}

static void
fill_list (MonevLoginPage *self)
{
  g_autofree char *query = monev_fold_query (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  guint matching = 0, shown = 0;
  GtkListBoxRow *row;

  if (self->names == NULL)
    return;
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < self->names->len; i++)
    {
      const MonevLoginName *name = g_ptr_array_index (self->names, i);

      if (!monev_fold_match (name->search_key, query))
        continue;
      if (matching++ < SHOWN)
        {
          gtk_list_box_append (self->list, make_row (name));
          shown++;
        }
    }
  say_rest (self, shown, matching);
  mark_rows (self);
}

static const MonevLoginName *
find_name (MonevLoginPage *self, const char *id)
{
  for (guint i = 0; self->names != NULL && id != NULL && i < self->names->len; i++)
    {
      const MonevLoginName *name = g_ptr_array_index (self->names, i);

      if (g_str_equal (name->id, id))
        return name;
    }
  return NULL;
}

/** monev_login_page_say: shows @text (nullable: nothing) below the PIN, as an error or as advice.
 */
void
monev_login_page_say (MonevLoginPage *self, const char *text, gboolean error)
{
  gtk_label_set_text (self->message, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), text != NULL);
  if (error)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->pin), "error");
      gtk_widget_add_css_class (GTK_WIDGET (self->message), "error");
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->pin), "error");
      gtk_widget_remove_css_class (GTK_WIDGET (self->message), "error");
    }
}

/* What can be done now. */
void
monev_login_page_update (MonevLoginPage *self)
{
  gboolean typed = *gtk_editable_get_text (GTK_EDITABLE (self->pin)) != '\0';

  monev_busy_set (self->pin_group, self->chosen == NULL || self->trying);
  gtk_widget_set_sensitive (self->search, !self->trying);
  gtk_widget_set_sensitive (GTK_WIDGET (self->list), !self->trying);
  gtk_widget_set_sensitive (self->enter, self->chosen != NULL && !self->trying && typed
                                             && self->wait_end == 0);
  gtk_stack_set_visible_child_name (self->enter_face, self->trying ? "work" : "word");
  gtk_spinner_set_spinning (self->spinner, self->trying);
}

/* Once the list has its height. */
static gboolean
scroll_to_chosen (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  MonevLoginPage *self = data;
  GtkAdjustment *place
      = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->list_window));
  GtkListBoxRow *row;
  graphene_rect_t box;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      if (g_strcmp0 (id_of (row), self->chosen) != 0
          || !gtk_widget_get_child_visible (GTK_WIDGET (row)))
        continue;
      if (gtk_widget_get_height (GTK_WIDGET (row)) == 0)
        return G_SOURCE_CONTINUE; /* rows that are new get their place in the frame to come */
      if (gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->list), &box))
        gtk_adjustment_clamp_page (place, box.origin.y, box.origin.y + box.size.height);
    }
  return G_SOURCE_REMOVE;
}

/**
 * monev_login_page_choose:
 * @official_id: (nullable): who is going to type the PIN
 *
 * Says nothing about a PIN any more; a wait belongs to the official before.
 */
void
monev_login_page_choose (MonevLoginPage *self, const char *official_id)
{
  const MonevLoginName *name;
  g_autofree char *title = NULL;
  char *copy = g_strdup (official_id);

  g_return_if_fail (MONEV_IS_LOGIN_PAGE (self));

  name = find_name (self, copy);
  g_free (self->chosen);
  self->chosen = copy;
  title = name != NULL ? g_strdup_printf (_("PIN %s"), name->name) : g_strdup (_("PIN"));
  adw_preferences_row_set_title (self->pin, title);
  gtk_editable_set_text (GTK_EDITABLE (self->pin), "");
  monev_login_page_stop_wait (self);
  monev_login_page_say (self, NULL, FALSE);
  mark_rows (self);
  gtk_widget_add_tick_callback (GTK_WIDGET (self->list), scroll_to_chosen, self, NULL);
  monev_login_page_update (self);
  if (copy != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->pin));
}

static void
on_row_activated (MonevLoginPage *self, GtkListBoxRow *row)
{
  monev_login_page_choose (self, id_of (row));
}

static gboolean
is_listed (MonevLoginPage *self, const char *id)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_strcmp0 (id_of (row), id) == 0)
      return TRUE;
  return FALSE;
}

/* No PIN is typed for somebody who is not seen: his tries would be counted, not those of the one
 * who is looked for. */
static void
on_search_changed (MonevLoginPage *self)
{
  fill_list (self);
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0' && self->chosen != NULL
      && !is_listed (self, self->chosen))
    monev_login_page_choose (self, NULL);
}

static void
on_search_activated (MonevLoginPage *self)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->list, 0);

  if (first != NULL)
    monev_login_page_choose (self, id_of (first));
}

static gboolean
on_search_key (MonevLoginPage *self, guint key)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->list, 0);

  if (key != GDK_KEY_Down || first == NULL)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_grab_focus (GTK_WIDGET (first));
  return GDK_EVENT_STOP;
}

static void
on_pin_changed (MonevLoginPage *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->pin)) != '\0' && self->wait_end == 0)
    monev_login_page_say (self, NULL, FALSE);
  monev_login_page_update (self);
}

/** monev_login_page_enter: tries the PIN that was typed, if it may be tried now. */
void
monev_login_page_enter (MonevLoginPage *self)
{
  g_return_if_fail (MONEV_IS_LOGIN_PAGE (self));

  if (gtk_widget_get_sensitive (self->enter))
    monev_login_page_try (self);
}

/** monev_login_page_done: empties the fields and tells that @actor is in. */
void
monev_login_page_done (MonevLoginPage *self, MonevActor *actor)
{
  gtk_editable_set_text (GTK_EDITABLE (self->pin), "");
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  monev_login_page_say (self, NULL, FALSE);
  g_signal_emit (self, signals[LOGGED_IN], 0, actor);
}

static gpointer
names_job (MonevDbJob *job, gpointer data, GError **error)
{
  return monev_login_names (monev_db_job_connection (job), error);
}

static void
on_names (gpointer owner, gpointer result, const GError *error)
{
  MonevLoginPage *self = owner;
  g_autofree char *keep = g_strdup (self->chosen);

  if (error != NULL)
    {
      g_autofree char *text = monev_error_text_line (error);

      monev_login_page_say (self, text, TRUE);
      return;
    }
  g_clear_pointer (&self->names, g_ptr_array_unref);
  self->names = result;
  fill_list (self);
  if (find_name (self, keep) != NULL)
    {
      gtk_widget_add_tick_callback (GTK_WIDGET (self->list), scroll_to_chosen, self, NULL);
      return;
    }
  if (self->names->len == 1)
    monev_login_page_choose (self, ((MonevLoginName *) self->names->pdata[0])->id);
  else
    monev_login_page_choose (self, NULL);
  if (self->chosen == NULL)
    gtk_widget_grab_focus (self->search);
}

static void
on_logo_size (GdkPixbufLoader *loader, int width, int height)
{
  double factor = (double) LOGO_PIXELS / MAX (1, MAX (width, height));

  gdk_pixbuf_loader_set_size (loader, MAX (1, (int) (width * factor)),
                              MAX (1, (int) (height * factor)));
}

/* Drawn at the size in which it is shown, so that an SVG of a few pixels stays sharp. */
static GdkTexture *
logo_texture (GBytes *bytes)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  gboolean whole;

  g_signal_connect (loader, "size-prepared", G_CALLBACK (on_logo_size), NULL);
  whole = gdk_pixbuf_loader_write_bytes (loader, bytes, NULL);
  whole = gdk_pixbuf_loader_close (loader, NULL) && whole;
  return whole && gdk_pixbuf_loader_get_pixbuf (loader) != NULL
             ? gdk_texture_new_for_pixbuf (gdk_pixbuf_loader_get_pixbuf (loader)) : NULL;
}

static gpointer
logo_job (MonevDbJob *job, gpointer data, GError **error)
{
  g_autoptr (MonevRecord) office = monev_office_load (monev_db_job_connection (job), error);
  g_autoptr (GBytes) logo = NULL;

  if (office == NULL)
    return NULL;
  logo = monev_office_logo (monev_db_job_connection (job), office, NULL);
  return logo != NULL ? logo_texture (logo) : NULL;
}

static void
on_logo (gpointer owner, gpointer result, const GError *error)
{
  MonevLoginPage *self = owner;
  g_autoptr (GdkTexture) texture = result;

  gtk_image_set_from_paintable (self->logo, GDK_PAINTABLE (texture));
  gtk_widget_set_visible (GTK_WIDGET (self->logo), texture != NULL);
  gtk_widget_set_visible (self->emblem, texture == NULL);
}

static void
show_office (MonevLoginPage *self)
{
  const MonevRecord *office = monev_session_get_office (self->session);
  g_autofree char *text = NULL;

  if (office == NULL)
    return;
  text = g_strdup_printf ("%s, %s", monev_record_get (office, "agency_name"),
                          monev_record_get (office, "region_name"));
  gtk_label_set_text (self->office, text);
}

static void
show_demo (MonevLoginPage *self)
{
  g_autofree char *text = g_strdup_printf (
      _("Kantor contoh: semua orang dan angkanya rekaan. Pilih siapa saja (admin, kepala, "
        "sekretaris, kabid, subkoor, perencana, staf), PIN %s."),
      MONEV_DEMO_PIN);

  gtk_label_set_text (self->demo, text);
  gtk_widget_set_visible (GTK_WIDGET (self->demo),
                          monev_database_is_demo (monev_session_get_uri (self->session)));
}

/** monev_login_page_reload: reads anew who may log in, and the office. */
void
monev_login_page_reload (MonevLoginPage *self)
{
  g_return_if_fail (MONEV_IS_LOGIN_PAGE (self));

  show_office (self);
  show_demo (self);
  monev_session_call (self->session, G_OBJECT (self),
                      &(MonevDbJobSpec) { MONEV_DB_LANE_READ, names_job,
                                          .free_result = (GDestroyNotify) g_ptr_array_unref,
                                          .cancellable = self->cancellable },
                      on_names);
  monev_session_call (self->session, G_OBJECT (self),
                      &(MonevDbJobSpec) { MONEV_DB_LANE_READ, logo_job,
                                          .free_result = g_object_unref,
                                          .cancellable = self->cancellable },
                      on_logo);
}

static void
monev_login_page_dispose (GObject *object)
{
  MonevLoginPage *self = MONEV_LOGIN_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->ticks, g_source_remove);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (monev_login_page_parent_class)->dispose (object);
}

static void
monev_login_page_finalize (GObject *object)
{
  MonevLoginPage *self = MONEV_LOGIN_PAGE (object);

  g_object_unref (self->cancellable);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_free (self->chosen);
  G_OBJECT_CLASS (monev_login_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget)
{
  gtk_widget_class_bind_template_child (widget, MonevLoginPage, logo);
  gtk_widget_class_bind_template_child (widget, MonevLoginPage, emblem);
  gtk_widget_class_bind_template_child (widget, MonevLoginPage, office);
  gtk_widget_class_bind_template_child (widget, MonevLoginPage, note);
  gtk_widget_class_bind_template_child (widget, MonevLoginPage, demo);
  gtk_widget_class_bind_template_child (widget, MonevLoginPage, search);
  gtk_widget_class_bind_template_child (widget, MonevLoginPage, list_window);
  gtk_widget_class_bind_template_child (widget, MonevLoginPage, list);
  gtk_widget_class_bind_template_child (widget, MonevLoginPage, nobody);
  gtk_widget_class_bind_template_child (widget, MonevLoginPage, pin_group);
  gtk_widget_class_bind_template_child (widget, MonevLoginPage, pin);
  gtk_widget_class_bind_template_child (widget, MonevLoginPage, message);
  gtk_widget_class_bind_template_child (widget, MonevLoginPage, enter);
  gtk_widget_class_bind_template_child (widget, MonevLoginPage, enter_face);
  gtk_widget_class_bind_template_child (widget, MonevLoginPage, spinner);
  gtk_widget_class_bind_template_child_full (widget, "menu", FALSE, 0);
}

static void
monev_login_page_class_init (MonevLoginPageClass *klass)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = monev_login_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = monev_login_page_finalize;
  /** MonevLoginPage::logged-in: (MonevActor): the PIN was right. */
  signals[LOGGED_IN] = g_signal_new ("logged-in", MONEV_TYPE_LOGIN_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_set_template_from_resource (widget, "/id/monev/Monev/ui/people/login-page.ui");
  bind_children (widget);
  gtk_widget_class_bind_template_callback (widget, on_search_changed);
  gtk_widget_class_bind_template_callback (widget, on_search_activated);
  gtk_widget_class_bind_template_callback (widget, on_search_key);
  gtk_widget_class_bind_template_callback (widget, on_row_activated);
  gtk_widget_class_bind_template_callback (widget, on_pin_changed);
  gtk_widget_class_bind_template_callback (widget, monev_login_page_enter);
}

static void
monev_login_page_init (MonevLoginPage *self)
{
  g_autoptr (GMenuModel) menu = monev_primary_menu_new ();

  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (gtk_widget_get_template_child (
                                      GTK_WIDGET (self), MONEV_TYPE_LOGIN_PAGE, "menu")),
                                  menu);
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search), self->list_window);
  monev_login_page_update (self);
}

/** monev_login_page_new: Returns: (transfer floating): the page; it reads who may log in. */
GtkWidget *
monev_login_page_new (MonevSession *session)
{
  MonevLoginPage *self = g_object_new (MONEV_TYPE_LOGIN_PAGE, NULL);

  self->session = g_object_ref (session);
  monev_login_page_reload (self);
  return GTK_WIDGET (self);
}

/** monev_login_page_get_chosen: Returns: (transfer none) (nullable): whose PIN is asked for. */
const char *
monev_login_page_get_chosen (MonevLoginPage *self)
{
  g_return_val_if_fail (MONEV_IS_LOGIN_PAGE (self), NULL);
  return self->chosen;
}

/** monev_login_page_set_note: @note: (nullable): above the search, such as that the window is
 * locked. */
void
monev_login_page_set_note (MonevLoginPage *self, const char *note)
{
  g_return_if_fail (MONEV_IS_LOGIN_PAGE (self));
  gtk_label_set_text (self->note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL);
}
