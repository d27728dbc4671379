#include "key-list.h"

#include "base/instant.h"
#include "dataform/request-keyed.h"
#include "key-desk.h"
#include "office/office.h"
#include "take-data.h"
#include "ui/common/drop-down.h"
#include "ui/common/error-text.h"

#include <glib/gi18n.h>
#include <string.h>

struct _MonevKeyList
{
  AdwWindow parent;
  MonevWindow *window;
  MonevSession *session;   /* (nullable): once it is closed */
  GPtrArray *choices;      /* (nullable): MonevTakeChoice */
  GPtrArray *unfinished;   /* (nullable): MonevKeyedEntry */
  GTimeZone *zone;         /* (nullable) */
  GtkDropDown *request, *agency;
  GtkWidget *begin, *rest;
  GtkListBox *list;
  GtkLabel *fault;
};

G_DEFINE_FINAL_TYPE (MonevKeyList, monev_key_list, ADW_TYPE_WINDOW)

static void
show_fault (MonevKeyList *self, const GError *error)
{
  g_autofree char *line = error == NULL ? g_strdup ("") : monev_error_text_line (error);

  gtk_label_set_text (self->fault, line);
  gtk_widget_set_visible (GTK_WIDGET (self->fault), *line != '\0');
}

static void
open_desk (MonevKeyList *self, const char *addressee_id)
{
  MonevWindow *window = self->window;
  g_autoptr (MonevSession) session = g_object_ref (self->session);
  g_autofree char *id = g_strdup (addressee_id);

  gtk_window_close (GTK_WINDOW (self));
  monev_key_desk_open (window, session, id);
}

/* ---- a new one ---- */

static const MonevTakeChoice *
choice_of (MonevKeyList *self)
{
  guint place = gtk_drop_down_get_selected (self->request);

  return self->choices != NULL && place < self->choices->len ? self->choices->pdata[place] : NULL;
}

static const MonevDataAddressee *
agency_of (MonevKeyList *self)
{
  const MonevTakeChoice *choice = choice_of (self);
  guint place = gtk_drop_down_get_selected (self->agency);

  return choice != NULL && place > 0 && place <= choice->addressees->len
             ? choice->addressees->pdata[place - 1]
             : NULL;
}

static void
on_agency (MonevKeyList *self)
{
  gboolean known = agency_of (self) != NULL;

  gtk_widget_set_sensitive (self->begin, known);
  gtk_widget_set_tooltip_text (self->begin, known ? NULL : _("Pilih OPD dahulu"));
}

static void
on_request (MonevKeyList *self)
{
  const MonevTakeChoice *choice = choice_of (self);
  const char *const ask[] = { _("Pilih OPD"), NULL };
  g_autoptr (GtkStringList) names = gtk_string_list_new (ask);

  for (guint i = 0; choice != NULL && i < choice->addressees->len; i++)
    gtk_string_list_append (names,
                            ((MonevDataAddressee *) choice->addressees->pdata[i])->agency_name);
  gtk_drop_down_set_model (self->agency, G_LIST_MODEL (names));
  on_agency (self);
}

static void
on_begin (MonevKeyList *self)
{
  const MonevDataAddressee *agency = agency_of (self);

  if (agency != NULL)
    open_desk (self, agency->id);
}

/* ---- those left unfinished ---- */

typedef struct
{
  MonevActor *actor;
  char *dropped; /* (nullable): id of the addressee */
} Asked;

typedef struct
{
  GPtrArray *choices, *unfinished;
  GTimeZone *zone;
} Loaded;

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  monev_actor_free (asked->actor);
  g_free (asked->dropped);
  g_free (asked);
}

static void
loaded_free (gpointer data)
{
  Loaded *loaded = data;

  g_clear_pointer (&loaded->choices, g_ptr_array_unref);
  g_clear_pointer (&loaded->unfinished, g_ptr_array_unref);
  g_clear_pointer (&loaded->zone, g_time_zone_unref);
  g_free (loaded);
}

static gpointer
load_job (MonevDbJob *job, gpointer data, GError **error)
{
  MonevDbConnection *connection = monev_db_job_connection (job);
  Asked *asked = data;
  Loaded *loaded;

  if (asked->dropped != NULL
      && !monev_keyed_drop (connection, asked->actor, asked->dropped, error))
    return NULL;
  loaded = g_new0 (Loaded, 1);
  loaded->zone = monev_office_zone_or_local (connection);
  if ((loaded->choices = monev_take_choices_load (connection, error)) != NULL
      && (loaded->unfinished = monev_keyed_list (connection, asked->actor, error)) != NULL)
    return loaded;
  loaded_free (loaded);
  return NULL;
}

static void on_loaded (gpointer owner, gpointer result, const GError *error);

static void
load (MonevKeyList *self, const char *dropped)
{
  const MonevActor *actor = monev_session_get_actor (self->session);
  Asked *asked;

  if (actor == NULL)
    return;
  asked = g_new (Asked, 1);
  *asked = (Asked) { monev_actor_copy (actor), g_strdup (dropped) };
  monev_session_run (self->session, G_OBJECT (self),
                     &(MonevDbJobSpec) { .lane = dropped != NULL ? MONEV_DB_LANE_WRITE
                                                                 : MONEV_DB_LANE_READ,
                                         .work = load_job,
                                         .data = asked,
                                         .free_data = asked_free,
                                         .free_result = loaded_free },
                     on_loaded);
}

/** monev_key_list_go_on: as "Lanjutkan" does. */
void
monev_key_list_go_on (MonevKeyList *self, guint nth)
{
  if (self->unfinished != NULL && nth < self->unfinished->len)
    open_desk (self, ((MonevKeyedEntry *) self->unfinished->pdata[nth])->addressee_id);
}

static void
on_discard_answer (GtkWidget *dialog, const char *response, gpointer data)
{
  MonevKeyList *self = data;

  if (g_strcmp0 (response, "accept") == 0 && self->session != NULL)
    load (self, g_object_get_data (G_OBJECT (dialog), "monev-id"));
}

/** monev_key_list_discard: as the bin does: it asks first. */
void
monev_key_list_discard (MonevKeyList *self, guint nth)
{
  const MonevKeyedEntry *entry;
  GtkWidget *dialog;

  if (self->unfinished == NULL || nth >= self->unfinished->len)
    return;
  entry = self->unfinished->pdata[nth];
  dialog = adw_message_dialog_new (GTK_WINDOW (self), _("Buang isian ini?"), NULL);
  adw_message_dialog_format_body (
      ADW_MESSAGE_DIALOG (dialog),
      _("%u sel yang diketik atas nama %s dan lampirannya dibuang."), entry->n_cells,
      entry->agency_name);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Batal"), "accept",
                                    _("_Buang"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "accept",
                                              ADW_RESPONSE_DESTRUCTIVE);
  g_object_set_data_full (G_OBJECT (dialog), "monev-id", g_strdup (entry->addressee_id), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_discard_answer), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static guint
place_of (GtkWidget *button)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "monev-nth"));
}

static void
on_go_on (MonevKeyList *self, GtkWidget *button)
{
  monev_key_list_go_on (self, place_of (button));
}

static void
on_bin (MonevKeyList *self, GtkWidget *button)
{
  monev_key_list_discard (self, place_of (button));
}

static void
add_button (MonevKeyList *self, GtkWidget *row, GtkWidget *button, const char *name, guint nth,
            GCallback clicked)
{
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "monev-nth", GUINT_TO_POINTER (nth));
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static GtkWidget *
make_row (MonevKeyList *self, guint nth)
{
  const MonevKeyedEntry *entry = self->unfinished->pdata[nth];
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *bin = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *title = g_markup_escape_text (entry->agency_name, -1);
  g_autofree char *moment = monev_instant_format (entry->changed_at, self->zone);
  g_autofree char *words
      = g_strdup_printf (_("%s · %u sel · %s"), entry->title, entry->n_cells, moment);
  g_autofree char *subtitle = g_markup_escape_text (words, -1);
  g_autofree char *go_on = g_strdup_printf (_("Lanjutkan %s"), entry->agency_name);
  g_autofree char *drop = g_strdup_printf (_("Buang isian %s"), entry->agency_name);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_add_css_class (bin, "flat");
  gtk_widget_set_tooltip_text (bin, drop);
  add_button (self, row, gtk_button_new_with_label (_("Lanjutkan")), go_on, nth,
              G_CALLBACK (on_go_on));
  add_button (self, row, bin, drop, nth, G_CALLBACK (on_bin));
  return row;
}

static void
show_unfinished (MonevKeyList *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < self->unfinished->len; i++)
    gtk_list_box_append (self->list, make_row (self, i));
  gtk_widget_set_visible (self->rest, self->unfinished->len > 0);
}

static void
show_requests (MonevKeyList *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->choices->len; i++)
    gtk_string_list_append (titles, ((MonevTakeChoice *) self->choices->pdata[i])->request->title);
  gtk_drop_down_set_model (self->request, G_LIST_MODEL (titles));
  on_request (self);
}

static void
on_loaded (gpointer owner, gpointer result, const GError *error)
{
  MonevKeyList *self = owner;
  Loaded *loaded = result;

  if (self->session == NULL)
    {
      g_clear_pointer (&loaded, loaded_free);
      return;
    }
  show_fault (self, error);
  if (error != NULL)
    return;
  g_clear_pointer (&self->unfinished, g_ptr_array_unref);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  self->unfinished = g_steal_pointer (&loaded->unfinished);
  self->choices = g_steal_pointer (&loaded->choices);
  self->zone = g_steal_pointer (&loaded->zone);
  loaded_free (loaded);
  show_requests (self);
  show_unfinished (self);
}

/** monev_key_list_is_ready: Returns: whether it was read. */
gboolean
monev_key_list_is_ready (MonevKeyList *self)
{
  return self->unfinished != NULL;
}

/** monev_key_list_n_unfinished: Returns: how many are listed. */
guint
monev_key_list_n_unfinished (MonevKeyList *self)
{
  return self->unfinished == NULL ? 0 : self->unfinished->len;
}

/* ---- how it is built ---- */

static void
monev_key_list_dispose (GObject *object)
{
  MonevKeyList *self = MONEV_KEY_LIST (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  g_clear_pointer (&self->unfinished, g_ptr_array_unref);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  G_OBJECT_CLASS (monev_key_list_parent_class)->dispose (object);
}

static void
monev_key_list_class_init (MonevKeyListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = monev_key_list_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static GtkDropDown *
add_choice (GtkWidget *group, const char *title)
{
  GtkWidget *row = adw_action_row_new (), *choice = gtk_drop_down_new (NULL, NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_valign (choice, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (choice, 340, -1);
  monev_drop_down_add_search (GTK_DROP_DOWN (choice));
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), choice);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return GTK_DROP_DOWN (choice);
}

static GtkWidget *
make_new (MonevKeyList *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (group),
      _("Untuk data yang datang sebagai surat, pindaian, foto, WhatsApp, atau lewat telepon."));
  self->request = add_choice (group, _("Permintaan"));
  self->agency = add_choice (group, _("OPD"));
  g_signal_connect_object (self->request, "notify::selected", G_CALLBACK (on_request), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->agency, "notify::selected", G_CALLBACK (on_agency), self,
                           G_CONNECT_SWAPPED);
  return group;
}

static GtkWidget *
make_rest (MonevKeyList *self)
{
  GtkWidget *group = adw_preferences_group_new (), *list = gtk_list_box_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("Belum selesai"));
  self->list = GTK_LIST_BOX (list);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Belum selesai"), -1);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), list);
  gtk_widget_set_visible (group, FALSE);
  self->rest = group;
  return group;
}

static GtkWidget *
make_content (MonevKeyList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *scrolled = gtk_scrolled_window_new (), *fault = gtk_label_new (NULL);

  self->fault = GTK_LABEL (fault);
  gtk_label_set_wrap (self->fault, TRUE);
  gtk_label_set_xalign (self->fault, 0);
  gtk_widget_add_css_class (fault, "error");
  gtk_widget_set_visible (fault, FALSE);
  gtk_widget_add_css_class (box, "monev-form");
  gtk_box_append (GTK_BOX (box), fault);
  gtk_box_append (GTK_BOX (box), make_new (self));
  gtk_box_append (GTK_BOX (box), make_rest (self));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

static void
monev_key_list_init (MonevKeyList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *bar = adw_header_bar_new ();

  self->begin = gtk_button_new_with_mnemonic (_("_Mulai Mengisi"));
  gtk_widget_add_css_class (self->begin, "suggested-action");
  gtk_widget_set_sensitive (self->begin, FALSE);
  g_signal_connect_object (self->begin, "clicked", G_CALLBACK (on_begin), self,
                           G_CONNECT_SWAPPED);
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), self->begin);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), make_content (self));
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->begin);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 680, 480);
  gtk_window_set_title (GTK_WINDOW (self), _("Isi atas Nama OPD"));
}

/** monev_key_list_new: Returns: (transfer none): to be presented; it reads. */
GtkWidget *
monev_key_list_new (MonevWindow *window, MonevSession *session)
{
  MonevKeyList *self = g_object_new (MONEV_TYPE_KEY_LIST, NULL);

  self->window = window;
  self->session = g_object_ref (session);
  gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (window));
  load (self, NULL);
  return GTK_WIDGET (self);
}
