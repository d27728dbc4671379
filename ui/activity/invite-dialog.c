#include "invite-dialog.h"

#include "base/fold.h"
#include "choice.h"
#include "form-guard.h"
#include "people/people.h"
#include "record/record-store.h"
#include "ui/common/text-field.h"

#include <glib/gi18n.h>
#include <string.h>

struct _MonevInviteDialog
{
  AdwWindow parent;
  MonevWindow *window;
  MonevSession *session;
  MonevRecord *meeting;
  GHashTable *invited; /* ids */
  GtkListBox *list;
  GtkWidget *search, *coordinator, *required, *basis, *fault, *invite;
  char *query;
  gboolean ready, busy, filling;
};

G_DEFINE_FINAL_TYPE (MonevInviteDialog, monev_invite_dialog, ADW_TYPE_WINDOW)

static GtkWidget *
check_of (GtkListBoxRow *row)
{
  return gtk_list_box_row_get_child (row);
}

static MonevRecord *
agency_of (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "monev-agency");
}

static char *
coordinators_of (const MonevRecord *agency)
{
  char *shown = monev_record_shown (
      agency, (guint) monev_record_type_field (&monev_agency_type, "coordinators"));

  return shown != NULL ? shown : g_strdup ("");
}

static void
show_fault (MonevInviteDialog *self, const char *text)
{
  gtk_label_set_text (GTK_LABEL (self->fault), text);
  gtk_widget_set_visible (self->fault, *text != '\0');
}

/** monev_invite_dialog_get_n: Returns: how many stand in the list, or have their box ticked. */
guint
monev_invite_dialog_get_n (MonevInviteDialog *self, gboolean ticked)
{
  GtkListBoxRow *row;
  guint n = 0;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    n += !ticked || gtk_check_button_get_active (GTK_CHECK_BUTTON (check_of (row))) ? 1 : 0;
  return n;
}

static void
update (MonevInviteDialog *self)
{
  guint n = monev_invite_dialog_get_n (self, TRUE);
  g_autofree char *label = n > 0 ? g_strdup_printf (_("_Undang %u"), n) : g_strdup (_("_Undang"));

  gtk_button_set_label (GTK_BUTTON (self->invite), label);
  gtk_widget_set_sensitive (self->invite, n > 0 && !self->busy);
}

/* ---- ticking ---- */

static void
on_toggled (MonevInviteDialog *self)
{
  if (!self->filling)
    update (self);
}

typedef gboolean (*Fits) (const MonevRecord *agency, const char *what);

static gboolean
is_kind (const MonevRecord *agency, const char *kind)
{
  return strcmp (monev_record_get (agency, "kind"), kind) == 0;
}

static gboolean
is_coordinated (const MonevRecord *agency, const char *position)
{
  g_autofree char *all = coordinators_of (agency);
  g_auto (GStrv) names = g_strsplit_set (all, "\n;", -1);

  for (guint i = 0; names[i] != NULL; i++)
    if (strcmp (g_strstrip (names[i]), position) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_any (const MonevRecord *agency, const char *what)
{
  return TRUE;
}

static void
tick (MonevInviteDialog *self, Fits fits, const char *what, gboolean on)
{
  GtkListBoxRow *row;

  self->filling = TRUE;
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (fits (agency_of (row), what))
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check_of (row)), on);
  self->filling = FALSE;
  update (self);
}

/** monev_invite_dialog_tick_kind: all of a kind of agency, besides those that are ticked. */
void
monev_invite_dialog_tick_kind (MonevInviteDialog *self, const char *kind)
{
  tick (self, is_kind, kind, TRUE);
}

/** monev_invite_dialog_tick_coordinated: all that @position coordinates, besides those ticked. */
void
monev_invite_dialog_tick_coordinated (MonevInviteDialog *self, const char *position)
{
  tick (self, is_coordinated, position, TRUE);
}

static void
on_all (MonevInviteDialog *self)
{
  monev_invite_dialog_tick_kind (self, "perangkat_daerah");
}

static void
on_districts (MonevInviteDialog *self)
{
  monev_invite_dialog_tick_kind (self, "kecamatan");
}

static void
on_none (MonevInviteDialog *self)
{
  tick (self, is_any, "", FALSE);
}

static void
on_coordinator (MonevInviteDialog *self)
{
  const char *position = monev_choice_get_id (GTK_DROP_DOWN (self->coordinator));

  if (!self->filling && *position != '\0')
    monev_invite_dialog_tick_coordinated (self, position);
}

/* ---- searching ---- */

static gboolean
is_found (GtkListBoxRow *row, gpointer data)
{
  MonevInviteDialog *self = data;

  return monev_fold_match (g_object_get_data (G_OBJECT (row), "monev-key"), self->query);
}

static void
on_search (MonevInviteDialog *self)
{
  g_free (self->query);
  self->query = monev_fold_query (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  gtk_list_box_invalidate_filter (self->list);
}

/** monev_invite_dialog_search: as if @text was typed. */
void
monev_invite_dialog_search (MonevInviteDialog *self, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), text);
  on_search (self);
}

/* ---- the agencies ---- */

static gboolean
stands_on (const MonevRecord *agency, const char *date)
{
  const char *from = monev_record_get (agency, "valid_from");
  const char *until = monev_record_get (agency, "valid_to");

  return (*from == '\0' || strcmp (from, date) <= 0) && (*until == '\0' || strcmp (until, date) >= 0);
}

static void
add_agency (MonevInviteDialog *self, MonevRecord *agency)
{
  GtkWidget *row = gtk_list_box_row_new ();
  const char *name = monev_record_get (agency, "name");
  GtkWidget *check = gtk_check_button_new_with_label (name);
  g_autofree char *all = g_strjoin (" ", name, monev_record_get (agency, "short_name"), NULL);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), check);
  g_object_set_data_full (G_OBJECT (row), "monev-agency", monev_record_ref (agency),
                          (GDestroyNotify) monev_record_unref);
  g_object_set_data_full (G_OBJECT (row), "monev-key", monev_fold_key (all), g_free);
  g_signal_connect_object (check, "toggled", G_CALLBACK (on_toggled), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->list, row);
}

static void
add_coordinators (GPtrArray *names, const MonevRecord *agency)
{
  g_autofree char *all = coordinators_of (agency);
  g_auto (GStrv) each = g_strsplit_set (all, "\n;", -1);

  for (guint i = 0; each[i] != NULL; i++)
    if (*g_strstrip (each[i]) != '\0'
        && !g_ptr_array_find_with_equal_func (names, each[i], g_str_equal, NULL))
      g_ptr_array_add (names, g_strdup (each[i]));
}

static void
fill_coordinators (MonevInviteDialog *self, GPtrArray *names)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();

  g_ptr_array_insert (names, 0, g_strdup (""));
  g_ptr_array_add (titles, _("Dikoordinasikan oleh…"));
  for (guint i = 1; i < names->len; i++)
    g_ptr_array_add (titles, names->pdata[i]);
  gtk_widget_set_visible (self->coordinator, names->len > 1);
  g_ptr_array_add (names, NULL);
  g_ptr_array_add (titles, NULL);
  self->filling = TRUE;
  monev_choice_fill (GTK_DROP_DOWN (self->coordinator), (const char *const *) names->pdata,
                     (const char *const *) titles->pdata);
  self->filling = FALSE;
}

static gpointer
load_job (MonevDbJob *job, gpointer data, GError **error)
{
  return monev_record_store_list (monev_db_job_connection (job), &monev_agency_type, 0, error);
}

static void
on_loaded (gpointer owner, gpointer result, const GError *error)
{
  MonevInviteDialog *self = owner;
  g_autoptr (GPtrArray) agencies = result;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *date = monev_record_get (self->meeting, "date");

  self->ready = TRUE;
  if (error != NULL)
    {
      show_fault (self, error->message);
      return;
    }
  for (guint i = 0; i < agencies->len; i++)
    {
      MonevRecord *agency = agencies->pdata[i];

      if (g_hash_table_contains (self->invited, monev_record_id (agency))
          || !stands_on (agency, date))
        continue;
      add_agency (self, agency);
      add_coordinators (names, agency);
    }
  fill_coordinators (self, names);
  update (self);
}

/** monev_invite_dialog_is_ready: Returns: whether the list is there and nothing is on its way. */
gboolean
monev_invite_dialog_is_ready (MonevInviteDialog *self)
{
  return self->ready && !self->busy;
}

/* ---- inviting ---- */

typedef struct
{
  MonevActor *actor;
  GPtrArray *guests;
  char *activity;
} Sent;

static void
sent_free (gpointer data)
{
  Sent *sent = data;

  monev_actor_free (sent->actor);
  g_ptr_array_unref (sent->guests);
  g_free (sent->activity);
  g_free (sent);
}

static gpointer
invite_job (MonevDbJob *job, gpointer data, GError **error)
{
  const Sent *sent = data;
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();

  if (!monev_field_save_all (monev_db_job_connection (job), sent->actor, sent->activity,
                             sent->guests, issues, error))
    return NULL;
  return g_strdup_printf (_("%u OPD ditambahkan ke undangan"), sent->guests->len);
}

static void
on_invited (gpointer owner, gpointer result, const GError *error)
{
  MonevInviteDialog *self = owner;
  g_autofree char *said = result;

  self->busy = FALSE;
  update (self);
  if (error != NULL)
    {
      show_fault (self, error->message);
      return;
    }
  monev_window_toast (self->window, said, NULL, NULL, NULL, NULL);
  gtk_window_destroy (GTK_WINDOW (self));
}

static MonevRecord *
make_guest (MonevInviteDialog *self, const MonevRecord *agency)
{
  const char *basis = gtk_editable_get_text (GTK_EDITABLE (self->basis));
  gboolean required = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->required));
  MonevRecord *guest = monev_field_new (&monev_attendance_type,
                                        monev_record_get (self->meeting, "activity_id"));

  guest = monev_record_with (guest, "meeting_id", monev_record_id (self->meeting));
  guest = monev_record_with_shown (
      guest, (guint) monev_record_type_field (&monev_attendance_type, "agency_id"),
      monev_record_id (agency), monev_record_get (agency, "name"));
  guest = monev_record_with (guest, "required", required ? "1" : "0");
  return monev_record_with (guest, "basis", basis);
}

static GPtrArray *
make_guests (MonevInviteDialog *self)
{
  GPtrArray *guests = g_ptr_array_new_with_free_func ((GDestroyNotify) monev_record_unref);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (check_of (row))))
      g_ptr_array_add (guests, make_guest (self, agency_of (row)));
  return guests;
}

/** monev_invite_dialog_invite: all that are ticked, or none of them. */
void
monev_invite_dialog_invite (MonevInviteDialog *self)
{
  const MonevActor *actor = monev_session_get_actor (self->session);
  Sent *sent;

  if (self->busy || actor == NULL || monev_invite_dialog_get_n (self, TRUE) == 0)
    return;
  sent = g_new (Sent, 1);
  *sent = (Sent) { monev_actor_copy (actor), make_guests (self),
                   g_strdup (monev_record_get (self->meeting, "activity_id")) };
  self->busy = TRUE;
  show_fault (self, "");
  update (self);
  monev_session_call (self->session, G_OBJECT (self),
                      &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_WRITE,
                                          .work = invite_job,
                                          .data = sent,
                                          .free_data = sent_free,
                                          .free_result = g_free },
                      on_invited);
}

/* ---- building ---- */

static MonevFormState
ask_state (GtkWidget *form)
{
  MonevInviteDialog *self = MONEV_INVITE_DIALOG (form);
  const char *basis = gtk_editable_get_text (GTK_EDITABLE (self->basis));

  if (self->busy)
    return MONEV_FORM_BUSY;
  return monev_invite_dialog_get_n (self, TRUE) > 0 || *basis != '\0' ? MONEV_FORM_CHANGED
                                                                      : MONEV_FORM_SAME;
}

static GtkWidget *
make_header (MonevInviteDialog *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Batal"));

  self->invite = gtk_button_new_with_mnemonic (_("_Undang"));
  gtk_widget_add_css_class (self->invite, "suggested-action");
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->invite);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_close), self);
  g_signal_connect_swapped (self->invite, "clicked", G_CALLBACK (monev_invite_dialog_invite), self);
  return header;
}

static void
add_button (MonevInviteDialog *self, GtkWidget *box, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_box_append (GTK_BOX (box), button);
  g_signal_connect_swapped (button, "clicked", clicked, self);
}

static GtkWidget *
make_ticks (MonevInviteDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  add_button (self, box, _("Semua _OPD"), G_CALLBACK (on_all));
  add_button (self, box, _("Semua _kecamatan"), G_CALLBACK (on_districts));
  self->coordinator = monev_choice_new (_("Dikoordinasikan oleh"), 16);
  g_signal_connect_swapped (self->coordinator, "notify::selected", G_CALLBACK (on_coordinator),
                            self);
  gtk_widget_set_hexpand (self->coordinator, TRUE);
  gtk_box_append (GTK_BOX (box), self->coordinator);
  add_button (self, box, _("Ko_songkan"), G_CALLBACK (on_none));
  return box;
}

static GtkWidget *
make_list (MonevInviteDialog *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_list_box_set_filter_func (self->list, is_found, self, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("OPD yang belum diundang"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), 300);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->list));
  gtk_widget_set_vexpand (scrolled, TRUE);
  monev_text_field_dress (GTK_SCROLLED_WINDOW (scrolled));
  return scrolled;
}

static void
monev_invite_dialog_dispose (GObject *object)
{
  MonevInviteDialog *self = MONEV_INVITE_DIALOG (object);

  self->filling = TRUE; /* the boxes speak while they go */
  if (self->list != NULL)
    gtk_list_box_set_filter_func (self->list, NULL, NULL, NULL);
  self->list = NULL;
  g_clear_object (&self->session);
  g_clear_pointer (&self->meeting, monev_record_unref);
  g_clear_pointer (&self->invited, g_hash_table_unref);
  g_clear_pointer (&self->query, g_free);
  G_OBJECT_CLASS (monev_invite_dialog_parent_class)->dispose (object);
}

static void
monev_invite_dialog_class_init (MonevInviteDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = monev_invite_dialog_dispose;
}

static void
monev_invite_dialog_init (MonevInviteDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);

  self->query = g_strdup ("");
  self->invited = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->search = gtk_search_entry_new ();
  self->fault = gtk_label_new (NULL);
  self->required = gtk_check_button_new_with_mnemonic (_("_Wajib hadir"));
  self->basis = gtk_entry_new ();
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->required), TRUE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->basis), _("Dasar undangan, bila ada"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->basis), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Dasar undangan"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Cari OPD"), -1);
  gtk_label_set_wrap (GTK_LABEL (self->fault), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->fault), 0);
  gtk_widget_add_css_class (self->fault, "error");
  gtk_widget_add_css_class (column, "monev-form");
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (on_search), self);
  gtk_box_append (GTK_BOX (box), make_header (self));
  gtk_box_append (GTK_BOX (column), self->fault);
  gtk_box_append (GTK_BOX (column), self->search);
  gtk_box_append (GTK_BOX (column), make_ticks (self));
  gtk_box_append (GTK_BOX (column), make_list (self));
  gtk_box_append (GTK_BOX (column), self->required);
  gtk_box_append (GTK_BOX (column), self->basis);
  gtk_box_append (GTK_BOX (box), column);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->invite);
  monev_form_guard (GTK_WINDOW (self), ask_state);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 600, 620);
  show_fault (self, "");
}

/** monev_invite_dialog_new: Returns: (transfer none): to be presented; it reads the agencies. */
GtkWidget *
monev_invite_dialog_new (MonevWindow *window, MonevSession *session, const MonevActivityData *data,
                         MonevRecord *meeting)
{
  MonevInviteDialog *self = g_object_new (MONEV_TYPE_INVITE_DIALOG, NULL);
  const GPtrArray *guests = data->field->attendance;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (window));

  self->window = window;
  self->session = g_object_ref (session);
  self->meeting = monev_record_ref (meeting);
  /* Named while it is being built, GTK 4.8 tells no window to those who listen. */
  gtk_window_set_title (GTK_WINDOW (self), _("Undang OPD"));
  for (guint i = 0; i < guests->len; i++)
    if (strcmp (monev_record_get (guests->pdata[i], "meeting_id"), monev_record_id (meeting)) == 0)
      g_hash_table_add (self->invited, g_strdup (monev_record_get (guests->pdata[i], "agency_id")));
  if (root != NULL)
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
  gtk_window_set_focus (GTK_WINDOW (self), self->search);
  update (self);
  monev_session_call (session, G_OBJECT (self),
                      &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_READ,
                                          .work = load_job,
                                          .free_result = (GDestroyNotify) g_ptr_array_unref },
                      on_loaded);
  return GTK_WIDGET (self);
}
