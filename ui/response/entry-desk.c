#include "entry-desk-private.h"

#include "office/office.h"
#include "ui/common/empty-state.h"

#include <glib/gi18n.h>
#include <string.h>

G_DEFINE_FINAL_TYPE (MonevEntryDesk, monev_entry_desk, MONEV_TYPE_PAGE)

/** monev_entry_desk_get_state: Returns: (transfer none): "isian" while it is filled; "" until it is
 * read. */
const char *
monev_entry_desk_get_state (MonevEntryDesk *self)
{
  return self->entry == NULL ? "" : self->entry->state;
}

/** monev_entry_desk_is_open: Returns: whether it is still being filled. */
gboolean
monev_entry_desk_is_open (MonevEntryDesk *self)
{
  return self->entry != NULL && strcmp (self->entry->state, MONEV_RESPONSE_ISIAN) == 0;
}

/** monev_entry_desk_canonical: Returns: (transfer full): what is filled now. */
char *
monev_entry_desk_canonical (MonevEntryDesk *self)
{
  g_autoptr (GError) ignored = NULL;

  return monev_response_form_canonical (monev_fill_view_get_form (self->view), &ignored);
}

/** monev_entry_desk_is_kept: Returns: whether nothing would be lost by leaving. */
gboolean
monev_entry_desk_is_kept (MonevEntryDesk *self)
{
  g_autofree char *now = NULL;

  if (!monev_entry_desk_is_open (self))
    return TRUE;
  now = monev_entry_desk_canonical (self);
  return !self->keeping && g_strcmp0 (now, self->kept) == 0;
}

/** monev_entry_desk_is_ready: Returns: whether it is read and nothing is under way. */
gboolean
monev_entry_desk_is_ready (MonevEntryDesk *self)
{
  return self->entry != NULL && !self->busy;
}

/** monev_entry_desk_n_issues: Returns: how many faults are listed. */
guint
monev_entry_desk_n_issues (MonevEntryDesk *self)
{
  return gtk_revealer_get_reveal_child (self->revealer)
             ? monev_issue_view_get_n_shown (self->issues) : 0;
}

/** monev_entry_desk_get_view: Returns: (transfer none): what is filled in. */
MonevFillView *
monev_entry_desk_get_view (MonevEntryDesk *self)
{
  return self->view;
}

/** monev_entry_desk_get_remarks: Returns: (transfer none): what was said about it. */
MonevRemarkPanel *
monev_entry_desk_get_remarks (MonevEntryDesk *self)
{
  return self->remarks;
}

/** monev_entry_desk_say: title, subtitle, and what may be done. */
void
monev_entry_desk_say (MonevEntryDesk *self)
{
  g_autofree char *title = monev_response_form_title (monev_fill_view_get_form (self->view));
  const char *form_title = monev_instrument_setting (
      monev_response_form_instrument (monev_fill_view_get_form (self->view)), "form_title");
  g_autofree char *subtitle = NULL;

  if (monev_entry_desk_is_open (self))
    subtitle = g_strdup_printf (_("Isian versi %d · %s"), (int) self->entry->number,
                                monev_entry_desk_is_kept (self) ? _("tersimpan")
                                                                : _("sedang disimpan"));
  else
    subtitle = g_strdup_printf (_("Versi %d · %s · %s"), (int) self->entry->number,
                                self->entry->state, self->entry->enumerator);
  monev_page_set_title (MONEV_PAGE (self), title != NULL && *title != '\0' ? title
                                           : form_title != NULL            ? form_title
                                                                           : _("Jawaban"));
  monev_page_set_subtitle (MONEV_PAGE (self), subtitle);
  gtk_widget_set_visible (self->submit, monev_entry_desk_is_open (self));
  monev_entry_desk_offer_review (self);
  monev_fill_view_set_read_only (self->view, !monev_entry_desk_is_open (self));
  monev_entry_desk_say_step (self);
}

/* ---- reading ---- */

typedef struct
{
  MonevActor *actor;
  char *instrument_id, *id;
} Load;

typedef struct
{
  MonevResponseEntry *entry;
  MonevResponseForm *form;
  GPtrArray *remarks; /* MonevResponseRemark */
  GTimeZone *zone;    /* of the office */
} Loaded;

static void
load_free (gpointer data)
{
  Load *load = data;

  monev_actor_free (load->actor);
  g_free (load->instrument_id);
  g_free (load->id);
  g_free (load);
}

static void
loaded_free (gpointer data)
{
  Loaded *loaded = data;

  g_clear_pointer (&loaded->entry, monev_response_entry_free);
  g_clear_pointer (&loaded->form, monev_response_form_free);
  g_clear_pointer (&loaded->remarks, g_ptr_array_unref);
  g_clear_pointer (&loaded->zone, g_time_zone_unref);
  g_free (loaded);
}

static MonevResponseEntry *
find_or_begin (MonevDbConnection *connection, const Load *load, GError **error)
{
  MonevResponseHead head = { .instrument_id = load->instrument_id };

  return load->id != NULL ? monev_response_store_find (connection, load->id, error)
                          : monev_response_begin (connection, load->actor, &head, error);
}

static gpointer
load_job (MonevDbJob *job, gpointer data, GError **error)
{
  MonevDbConnection *connection = monev_db_job_connection (job);
  g_autoptr (MonevResponseEntry) entry = find_or_begin (connection, data, error);
  g_autoptr (MonevIssueList) ignored = monev_issue_list_new ();
  Loaded *loaded;

  if (entry == NULL)
    return NULL;
  loaded = g_new0 (Loaded, 1);
  loaded->form = monev_response_open (connection, entry, ignored, error);
  if (loaded->form != NULL)
    loaded->remarks = monev_response_store_remarks (connection, entry->id, error);
  if (loaded->remarks == NULL)
    {
      loaded_free (loaded);
      return NULL;
    }
  loaded->zone = monev_office_zone_or_local (connection);
  loaded->entry = g_steal_pointer (&entry);
  return loaded;
}

static void
on_loaded (gpointer owner, gpointer result, const GError *error)
{
  MonevEntryDesk *self = owner;
  Loaded *loaded = result;

  self->busy = FALSE;
  if (error != NULL)
    {
      monev_empty_state_set_error (MONEV_EMPTY_STATE (self->failure), error);
      gtk_stack_set_visible_child (self->state, self->failure);
      return;
    }
  g_clear_pointer (&self->entry, monev_response_entry_free);
  self->entry = g_steal_pointer (&loaded->entry);
  g_free (self->id);
  self->id = g_strdup (self->entry->id);
  monev_fill_view_set_form (self->view, g_steal_pointer (&loaded->form));
  monev_score_line_refresh (self->score);
  g_free (self->kept);
  self->kept = monev_entry_desk_canonical (self);
  gtk_stack_set_visible_child (self->state, self->content);
  monev_entry_desk_say (self);
  monev_entry_desk_show_remarks (self, loaded->remarks, loaded->zone);
  loaded_free (loaded);
  monev_entry_desk_begin_steps (self);
  monev_fill_view_focus_first (self->view);
  if (self->place != NULL && *self->place != '\0')
    monev_fill_view_go_to_place (self->view, self->place);
  g_clear_pointer (&self->place, g_free);
}

/** monev_entry_desk_load: reads it, or begins a new one. */
void
monev_entry_desk_load (MonevEntryDesk *self)
{
  const MonevActor *actor = monev_session_get_actor (self->session);
  Load *what;

  if (self->busy || actor == NULL)
    return;
  self->busy = TRUE;
  what = g_new (Load, 1);
  *what = (Load) { monev_actor_copy (actor), g_strdup (self->instrument_id), g_strdup (self->id) };
  monev_session_call (self->session, G_OBJECT (self),
                      &(MonevDbJobSpec) {
                          .lane = self->id == NULL ? MONEV_DB_LANE_WRITE : MONEV_DB_LANE_READ,
                          .work = load_job,
                          .data = what,
                          .free_data = load_free,
                          .free_result = loaded_free,
                          .cancellable = self->cancellable },
                      on_loaded);
}

/* ---- building ---- */

static void
act_submit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  monev_entry_desk_submit (MONEV_ENTRY_DESK (widget));
}

static void
act_review (GtkWidget *widget, const char *name, GVariant *parameter)
{
  monev_entry_desk_ask (MONEV_ENTRY_DESK (widget), g_str_equal (name, "entry.ask")
                                                       ? MONEV_REMARK_ASK : MONEV_REMARK_CORRECT);
}

static void
act_remarks (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevEntryDesk *self = MONEV_ENTRY_DESK (widget);

  if (!monev_entry_desk_is_open (self))
    adw_flap_set_reveal_flap (self->flap, !adw_flap_get_reveal_flap (self->flap));
}

static void
on_changed (MonevEntryDesk *self)
{
  monev_entry_desk_keep_soon (self);
  monev_entry_desk_say (self);
}

static void
act_reload (GtkWidget *widget, const char *name, GVariant *parameter)
{
  monev_entry_desk_load (MONEV_ENTRY_DESK (widget));
}

static void
monev_entry_desk_dispose (GObject *object)
{
  MonevEntryDesk *self = MONEV_ENTRY_DESK (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->keep_source, g_source_remove);
  g_clear_object (&self->session);
  g_clear_pointer (&self->entry, monev_response_entry_free);
  G_OBJECT_CLASS (monev_entry_desk_parent_class)->dispose (object);
}

static void
monev_entry_desk_finalize (GObject *object)
{
  MonevEntryDesk *self = MONEV_ENTRY_DESK (object);

  g_object_unref (self->cancellable);
  g_free (self->instrument_id);
  g_free (self->id);
  g_free (self->kept);
  g_free (self->place);
  G_OBJECT_CLASS (monev_entry_desk_parent_class)->finalize (object);
}

static void
monev_entry_desk_class_init (MonevEntryDeskClass *klass)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = monev_entry_desk_dispose;
  G_OBJECT_CLASS (klass)->finalize = monev_entry_desk_finalize;
  gtk_widget_class_install_action (widget, "entry.submit", NULL, act_submit);
  gtk_widget_class_install_action (widget, "entry.correct", NULL, act_review);
  gtk_widget_class_install_action (widget, "entry.ask", NULL, act_review);
  gtk_widget_class_install_action (widget, "entry.remarks", NULL, act_remarks);
  gtk_widget_class_install_action (widget, "entry.reload", NULL, act_reload);
  monev_entry_desk_install_steps (widget);
  gtk_widget_class_add_binding_action (widget, GDK_KEY_Return, GDK_CONTROL_MASK, "entry.submit",
                                       NULL);
  gtk_widget_class_add_binding_action (widget, GDK_KEY_k, GDK_CONTROL_MASK, "entry.correct", NULL);
  gtk_widget_class_add_binding_action (widget, GDK_KEY_t, GDK_CONTROL_MASK, "entry.ask", NULL);
  gtk_widget_class_add_binding_action (widget, GDK_KEY_F9, 0, "entry.remarks", NULL);
}

static void
make_content (MonevEntryDesk *self)
{
  GtkWidget *clamp = adw_clamp_new ();

  self->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->view = MONEV_FILL_VIEW (monev_fill_view_new (MONEV_FILL_ENTRY));
  g_signal_connect_swapped (self->view, "changed", G_CALLBACK (on_changed), self);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 760);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (clamp, TRUE);
  self->issues = MONEV_ISSUE_VIEW (monev_issue_view_new ());
  gtk_widget_set_size_request (GTK_WIDGET (self->issues), -1, 200);
  g_signal_connect_swapped (self->issues, "issue-activated", G_CALLBACK (monev_entry_desk_show_issue), self);
  self->revealer = GTK_REVEALER (gtk_revealer_new ());
  gtk_revealer_set_child (self->revealer, GTK_WIDGET (self->issues));
  gtk_widget_add_css_class (GTK_WIDGET (self->revealer), "monev-lint");
  gtk_widget_set_vexpand (GTK_WIDGET (self->revealer), FALSE);
  self->score = MONEV_SCORE_LINE (monev_score_line_new (self->view));
  gtk_box_append (GTK_BOX (self->content), monev_entry_desk_make_review (self, clamp));
  gtk_box_append (GTK_BOX (self->content), monev_entry_desk_make_steps (self));
  gtk_box_append (GTK_BOX (self->content), GTK_WIDGET (self->score));
  gtk_box_append (GTK_BOX (self->content), GTK_WIDGET (self->revealer));
}

static void
monev_entry_desk_init (MonevEntryDesk *self)
{
  self->cancellable = g_cancellable_new ();
  make_content (self);
  self->failure = monev_empty_state_new (NULL, "", "");
  monev_empty_state_set_button (MONEV_EMPTY_STATE (self->failure), _("Coba Lagi"), "entry.reload");
  self->state = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_child (self->state, adw_bin_new ());
  gtk_stack_add_child (self->state, self->content);
  gtk_stack_add_child (self->state, self->failure);
  self->submit = gtk_button_new_with_mnemonic (_("_Kirim"));
  gtk_widget_add_css_class (self->submit, "suggested-action");
  gtk_widget_set_tooltip_text (self->submit, _("Kirim jawaban (Ctrl+Enter)"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->submit), "entry.submit");
  gtk_widget_set_visible (self->submit, FALSE);
  self->correct = gtk_button_new_with_mnemonic (_("_Koreksi…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->correct), "entry.correct");
  gtk_widget_set_visible (self->correct, FALSE);
  monev_page_set_content (MONEV_PAGE (self), GTK_WIDGET (self->state));
  monev_page_add_end (MONEV_PAGE (self), self->seen);
  monev_page_add_end (MONEV_PAGE (self), self->correct);
  monev_page_add_end (MONEV_PAGE (self), self->submit);
  monev_page_add_end (MONEV_PAGE (self), self->single);
  g_signal_connect (self, "closing", G_CALLBACK (monev_entry_desk_on_closing), NULL);
}

/** monev_entry_desk_new: Returns: (transfer floating): it reads, or begins a new one. */
GtkWidget *
monev_entry_desk_new (MonevWindow *window, MonevSession *session, const char *instrument_id,
                      const char *id)
{
  MonevEntryDesk *self = g_object_new (MONEV_TYPE_ENTRY_DESK, NULL);

  self->window = window;
  self->session = g_object_ref (session);
  self->instrument_id = g_strdup (instrument_id);
  self->id = g_strdup (id);
  monev_page_set_title (MONEV_PAGE (self), _("Jawaban"));
  monev_entry_desk_load (self);
  return GTK_WIDGET (self);
}
