#include "version-desk.h"

#include "base/instant.h"
#include "instrument-copy.h"
#include "instrument-preview.h"
#include "instrument/instrument-diff.h"
#include "office/office.h"
#include "ui/activity/choice.h"
#include "ui/common/empty-state.h"
#include "ui/reference/panel.h"

#include <glib/gi18n.h>

struct _MonevVersionDesk
{
  MonevPage parent;
  MonevWindow *window;
  MonevSession *session;
  MonevInstrumentEntry *entry;
  gint64 number;       /* that is shown; 0 for the last one */
  GtkDropDown *which;
  GtkStack *stack;
  GtkWidget *content, *failure;
  MonevInstrumentPreview *preview;
  GtkLabel *changes;
  gboolean reading, filling;
};

G_DEFINE_FINAL_TYPE (MonevVersionDesk, monev_version_desk, MONEV_TYPE_PAGE)

typedef struct
{
  char *id;
  gint64 number;
  GPtrArray *versions;      /* MonevInstrumentVersion, the last one first */
  MonevXlsform *form, *next; /* (nullable): the one behind it */
  GTimeZone *zone;           /* (nullable): of the office */
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_free (load->id);
  g_clear_pointer (&load->versions, g_ptr_array_unref);
  g_clear_pointer (&load->form, monev_xlsform_unref);
  g_clear_pointer (&load->next, monev_xlsform_unref);
  g_clear_pointer (&load->zone, g_time_zone_unref);
  g_free (load);
}

static gpointer
load_job (MonevDbJob *job, gpointer data, GError **error)
{
  MonevDbConnection *connection = monev_db_job_connection (job);
  const Load *asked = data;
  g_autoptr (MonevRecord) office = monev_office_load (connection, NULL);
  Load *answer = g_new0 (Load, 1);
  gint64 last = 0;

  if (office != NULL)
    answer->zone = monev_zone_new (monev_record_get (office, "zone"), NULL);
  answer->versions = monev_instrument_store_versions (connection, asked->id, error);
  if (answer->versions != NULL && answer->versions->len > 0)
    {
      last = ((MonevInstrumentVersion *) answer->versions->pdata[0])->number;
      answer->number = asked->number > 0 ? asked->number : last;
      answer->form = monev_instrument_load (connection, asked->id, answer->number, error);
      if (answer->form != NULL && answer->number < last)
        answer->next = monev_instrument_load (connection, asked->id, answer->number + 1, error);
    }
  if (answer->form != NULL && (answer->next != NULL || answer->number == last))
    return answer;
  if (error != NULL && *error == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "%s",
                 _("Instrumen ini belum pernah diterbitkan."));
  load_free (answer);
  return NULL;
}

/* ---- showing ---- */

static void
fill_versions (MonevVersionDesk *self, const GPtrArray *versions, GTimeZone *zone)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *now = g_strdup_printf ("%" G_GINT64_FORMAT, self->number);

  for (guint i = 0; i < versions->len; i++)
    {
      const MonevInstrumentVersion *version = g_ptr_array_index (versions, i);
      g_autoptr (GDateTime) instant = g_date_time_new_from_unix_utc (version->issued_at / 1000);
      g_autoptr (GDateTime) at
          = zone == NULL ? g_date_time_to_local (instant) : g_date_time_to_timezone (instant, zone);
      g_autofree char *day = g_date_time_format (at, "%d-%m-%Y");

      g_ptr_array_add (ids, g_strdup_printf ("%" G_GINT64_FORMAT, version->number));
      g_ptr_array_add (titles, g_strdup_printf (_("Versi %d · %s · %s"), (int) version->number, day,
                                                version->issued_by));
    }
  g_ptr_array_add (ids, NULL);
  g_ptr_array_add (titles, NULL);
  self->filling = TRUE;
  monev_choice_fill (self->which, (const char *const *) ids->pdata,
                     (const char *const *) titles->pdata);
  monev_choice_set_id (self->which, now);
  self->filling = FALSE;
}

static void
say_changes (MonevVersionDesk *self, MonevInstrument *form, MonevXlsform *next)
{
  g_autoptr (MonevIssueList) ignored = monev_issue_list_new ();
  g_autoptr (MonevInstrument) after = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  if (next == NULL)
    {
      gtk_label_set_text (self->changes, _("Ini versi yang terakhir terbit."));
      return;
    }
  after = monev_instrument_read (next, NULL, ignored);
  changes = monev_instrument_changes (form, after);
  g_string_append_printf (text, _("Yang berubah pada versi %d:"), (int) self->number + 1);
  for (guint i = 0; i < changes->len; i++)
    g_string_append_printf (text, "\n• %s", (char *) changes->pdata[i]);
  gtk_label_set_text (self->changes, text->str);
}

static void
on_loaded (gpointer owner, gpointer result, const GError *error)
{
  MonevVersionDesk *self = owner;
  Load *answer = result;
  g_autoptr (MonevIssueList) ignored = monev_issue_list_new ();
  g_autoptr (MonevInstrument) form = NULL;
  g_autofree char *subtitle = NULL;

  self->reading = FALSE;
  if (error != NULL)
    {
      monev_empty_state_set_error (MONEV_EMPTY_STATE (self->failure), error);
      gtk_stack_set_visible_child (self->stack, self->failure);
      return;
    }
  self->number = answer->number;
  form = monev_instrument_read (answer->form, NULL, ignored);
  fill_versions (self, answer->versions, answer->zone);
  monev_instrument_preview_show (self->preview, form, MONEV_INSTRUMENT_NONE);
  say_changes (self, form, answer->next);
  subtitle = g_strdup_printf (_("Versi %d, hanya dibaca"), (int) self->number);
  monev_page_set_subtitle (MONEV_PAGE (self), subtitle);
  gtk_stack_set_visible_child (self->stack, self->content);
  load_free (answer);
}

static void
load (MonevVersionDesk *self)
{
  Load *what;

  if (self->reading)
    return;
  self->reading = TRUE;
  what = g_new0 (Load, 1);
  what->id = g_strdup (self->entry->id);
  what->number = self->number;
  monev_session_call (self->session, G_OBJECT (self),
                      &(MonevDbJobSpec){ .lane = MONEV_DB_LANE_READ,
                                         .work = load_job,
                                         .data = what,
                                         .free_data = load_free,
                                         .free_result = load_free },
                      on_loaded);
}

/** monev_version_desk_is_ready: Returns: whether a version is shown. */
gboolean
monev_version_desk_is_ready (MonevVersionDesk *self)
{
  return !self->reading && monev_instrument_preview_is_ready (self->preview);
}

/** monev_version_desk_choose: shows version @number. */
void
monev_version_desk_choose (MonevVersionDesk *self, gint64 number)
{
  self->number = number;
  load (self);
}

/** monev_version_desk_get_changes: Returns: (transfer none): what the next version changed. */
const char *
monev_version_desk_get_changes (MonevVersionDesk *self)
{
  return gtk_label_get_text (self->changes);
}

static void
on_which (MonevVersionDesk *self)
{
  gint64 number = g_ascii_strtoll (monev_choice_get_id (self->which), NULL, 10);

  if (!self->filling && number > 0 && number != self->number)
    monev_version_desk_choose (self, number);
}

static void
copy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevVersionDesk *self = MONEV_VERSION_DESK (widget);

  monev_instrument_ask_copy (self->window, self->session, self->entry, self->number);
}

static void
reload (GtkWidget *widget, const char *name, GVariant *parameter)
{
  load (MONEV_VERSION_DESK (widget));
}

/* ---- how it is built ---- */

static void
monev_version_desk_dispose (GObject *object)
{
  MonevVersionDesk *self = MONEV_VERSION_DESK (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->entry, monev_instrument_entry_free);
  G_OBJECT_CLASS (monev_version_desk_parent_class)->dispose (object);
}

static void
monev_version_desk_class_init (MonevVersionDeskClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = monev_version_desk_dispose;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "versions.copy", NULL, copy);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "versions.reload", NULL, reload);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_F5, 0, "versions.reload",
                                       NULL);
}

static GtkWidget *
make_content (MonevVersionDesk *self)
{
  GtkWidget *sides = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new (), *clamp = adw_clamp_new ();

  self->preview = MONEV_INSTRUMENT_PREVIEW (monev_instrument_preview_new ());
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 760);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->preview));
  gtk_widget_set_hexpand (clamp, TRUE);
  self->changes = GTK_LABEL (g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0, "yalign", 0.0,
                                           "selectable", FALSE, "margin-start", 12, "margin-end", 12,
                                           "margin-top", 12, "margin-bottom", 12, NULL));
  gtk_label_set_wrap_mode (self->changes, PANGO_WRAP_WORD_CHAR);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->changes));
  gtk_widget_set_size_request (scrolled, 320, -1);
  gtk_box_append (GTK_BOX (sides), clamp);
  gtk_box_append (GTK_BOX (sides), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_box_append (GTK_BOX (sides), scrolled);
  return sides;
}

static void
monev_version_desk_init (MonevVersionDesk *self)
{
  GtkWidget *copy_button = gtk_button_new_with_mnemonic (_("_Salin Versi Ini…"));

  self->content = make_content (self);
  self->failure = monev_empty_state_new (NULL, "", "");
  monev_empty_state_set_button (MONEV_EMPTY_STATE (self->failure), _("Coba Lagi"),
                                "versions.reload");
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_child (self->stack, adw_bin_new ());
  gtk_stack_add_child (self->stack, self->content);
  gtk_stack_add_child (self->stack, self->failure);
  self->which = GTK_DROP_DOWN (monev_choice_new (_("Versi"), 40));
  g_signal_connect_swapped (self->which, "notify::selected", G_CALLBACK (on_which), self);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (copy_button), "versions.copy");
  monev_page_add_start (MONEV_PAGE (self), GTK_WIDGET (self->which));
  monev_page_add_end (MONEV_PAGE (self), copy_button);
  monev_page_set_content (MONEV_PAGE (self), GTK_WIDGET (self->stack));
}

/** monev_version_desk_new: @entry: copied. Returns: (transfer floating): it reads the last version. */
GtkWidget *
monev_version_desk_new (MonevWindow *window, MonevSession *session,
                        const MonevInstrumentEntry *entry)
{
  MonevVersionDesk *self = g_object_new (MONEV_TYPE_VERSION_DESK, NULL);

  self->window = window;
  self->session = g_object_ref (session);
  self->entry = monev_instrument_entry_copy (entry);
  monev_page_set_title (MONEV_PAGE (self), entry->title);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "versions.copy",
                                 monev_session_allows (session, MONEV_ACT_INSTRUMENT_EDIT, NULL));
  load (self);
  return GTK_WIDGET (self);
}
