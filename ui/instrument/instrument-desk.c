#include "instrument-desk-private.h"

#include "instrument/instrument-number.h"
#include "ui/common/empty-state.h"

#include <glib/gi18n.h>
#include <string.h>

G_DEFINE_FINAL_TYPE (MonevInstrumentDesk, monev_instrument_desk, MONEV_TYPE_PAGE)

/** monev_instrument_desk_current: Returns: (transfer none): what is in edit. */
MonevXlsform *
monev_instrument_desk_current (MonevInstrumentDesk *self)
{
  return monev_instrument_form (monev_instrument_editor_get (self->editor));
}

/** monev_instrument_desk_may_edit: Returns: whether the official may, and it is not put away. */
gboolean
monev_instrument_desk_may_edit (MonevInstrumentDesk *self)
{
  return self->editor != NULL
         && monev_session_allows (self->session, MONEV_ACT_INSTRUMENT_EDIT, NULL)
         && strcmp (self->data->entry->state, "arsip") != 0;
}

static const char *
standing (MonevInstrumentDesk *self)
{
  if (strcmp (self->data->entry->state, "arsip") == 0)
    return _("diarsipkan");
  if (!monev_instrument_desk_is_kept (self))
    return _("sedang disimpan");
  if (!monev_xlsform_equal (self->data->form, monev_instrument_desk_current (self)))
    return _("draf Anda tersimpan");
  return *self->data->entry->concept != '\0' ? _("konsep") : _("terbit");
}

static void
say_issues (MonevInstrumentDesk *self)
{
  MonevIssueList *issues = monev_instrument_editor_get_issues (self->editor);
  g_autoptr (MonevIssueList) told = NULL;
  guint errors = monev_issue_list_count (issues, MONEV_SEVERITY_ERROR);
  guint warnings = monev_issue_list_count (issues, MONEV_SEVERITY_WARNING);
  g_autofree char *text
      = errors + warnings == 0
            ? g_strdup (_("Tidak ada catatan"))
            : g_strdup_printf (_("%u kesalahan, %u peringatan"), errors, warnings);

  gtk_label_set_text (self->count, text);
  monev_state_glyph_set_state (self->glyph, errors > 0     ? MONEV_STATE_ERROR
                                            : warnings > 0 ? MONEV_STATE_LATE
                                                           : MONEV_STATE_GOOD);
  gtk_widget_set_visible (self->toggle, monev_issue_list_size (issues) > 0);
  if (monev_issue_list_size (issues) == 0)
    gtk_revealer_set_reveal_child (self->revealer, FALSE);
  told = monev_instrument_desk_tell (monev_instrument_editor_get (self->editor), issues);
  monev_issue_view_set_issues (self->issues, told);
}

/* Keys of the desk are heard only where something in it has the focus. */
static void
focus_first (MonevInstrumentDesk *self)
{
  if (gtk_stack_get_visible_child (self->state) == self->empty)
    gtk_widget_grab_focus (monev_empty_state_get_button (MONEV_EMPTY_STATE (self->empty)));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->outline));
}

/* A button that may not be pressed any more lets go of the focus. */
static void
hold_focus (MonevInstrumentDesk *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root != NULL && gtk_root_get_focus (root) == NULL)
    focus_first (self);
}

/** monev_instrument_desk_say: title, subtitle, faults, and what may be done. */
void
monev_instrument_desk_say (MonevInstrumentDesk *self)
{
  MonevInstrument *form = monev_instrument_editor_get (self->editor);
  const char *title = monev_instrument_setting (form, "form_title");
  g_autoptr (GString) subtitle = g_string_new (NULL);

  if (self->data->entry->number > 0)
    g_string_append_printf (subtitle, _("Versi %d · "), (int)self->data->entry->number);
  g_string_append_printf (subtitle, _("%u pertanyaan · %s"), monev_instrument_n_asked (form), standing (self));
  monev_page_set_title (MONEV_PAGE (self),
                        title != NULL && *title != '\0' ? title : self->data->entry->title);
  monev_page_set_subtitle (MONEV_PAGE (self), subtitle->str);
  gtk_stack_set_visible_child (
      self->state, monev_instrument_n_questions (form) == 0 ? self->empty : self->content);
  say_issues (self);
  monev_instrument_desk_update_acts (self);
  monev_instrument_desk_offer_others (self);
  hold_focus (self);
}

/** monev_instrument_desk_choose: moves outline and properties to @question; NONE for none. */
void
monev_instrument_desk_choose (MonevInstrumentDesk *self, int question)
{
  int last = (int)monev_instrument_n_questions (monev_instrument_editor_get (self->editor)) - 1;

  question = MIN (question, last);
  monev_question_outline_choose (self->outline, question);
  monev_instrument_preview_choose (self->preview, question);
  monev_question_form_show (self->form, self->editor, question);
}

/* ---- what is read ---- */

typedef struct
{
  MonevActor *actor; /* (nullable) */
  char *id;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  monev_actor_free (load->actor);
  g_free (load->id);
  g_free (load);
}

static gpointer
load_job (MonevDbJob *job, gpointer data, GError **error)
{
  Load *load = data;

  return monev_instrument_data_load (monev_db_job_connection (job), load->actor, load->id, error);
}

static void
on_loaded (gpointer owner, gpointer result, const GError *error)
{
  MonevInstrumentDesk *self = owner;
  gboolean first = self->editor == NULL;

  if (error != NULL)
    {
      monev_empty_state_set_error (MONEV_EMPTY_STATE (self->failure), error);
      gtk_stack_set_visible_child (self->state, self->failure);
      return;
    }
  g_clear_pointer (&self->data, monev_instrument_data_free);
  self->data = result;
  if (self->editor == NULL)
    monev_instrument_desk_begin (self);
  else
    monev_instrument_desk_tell_stale (self);
  monev_instrument_desk_say (self);
  if (first)
    focus_first (self);
}

/** monev_instrument_desk_load: reads the instrument and the draft on the read lane. */
void
monev_instrument_desk_load (MonevInstrumentDesk *self)
{
  const MonevActor *actor = monev_session_get_actor (self->session);
  Load *load = g_new (Load, 1);

  *load = (Load){ actor != NULL ? monev_actor_copy (actor) : NULL, g_strdup (self->id) };
  monev_session_call (self->session, G_OBJECT (self),
                      &(MonevDbJobSpec){ .lane = MONEV_DB_LANE_READ,
                                         .work = load_job,
                                         .data = load,
                                         .free_data = load_free,
                                         .free_result = (GDestroyNotify)monev_instrument_data_free,
                                         .cancellable = self->cancellable },
                      on_loaded);
}

static void
on_database_changed (MonevInstrumentDesk *self)
{
  if (!self->busy)
    monev_instrument_desk_load (self);
}

static void
on_actor_changed (MonevInstrumentDesk *self)
{
  if (self->editor != NULL)
    monev_instrument_desk_update_acts (self);
}

/** monev_instrument_desk_is_ready: Returns: whether it is read. */
gboolean
monev_instrument_desk_is_ready (MonevInstrumentDesk *self)
{
  return self->editor != NULL && !self->busy;
}

/** monev_instrument_desk_is_kept: Returns: whether nothing would be lost by leaving. */
gboolean
monev_instrument_desk_is_kept (MonevInstrumentDesk *self)
{
  return self->editor == NULL
         || (!self->keeping && !monev_instrument_editor_is_changed (self->editor));
}

/** monev_instrument_desk_get_editor: Returns: (transfer none) (nullable): %NULL until it is read.
 */
MonevInstrumentEditor *
monev_instrument_desk_get_editor (MonevInstrumentDesk *self)
{
  return self->editor;
}

/** monev_instrument_desk_get_outline: Returns: (transfer none): the questions. */
MonevQuestionOutline *
monev_instrument_desk_get_outline (MonevInstrumentDesk *self)
{
  return self->outline;
}

/** monev_instrument_desk_get_form: Returns: (transfer none): the properties. */
MonevQuestionForm *
monev_instrument_desk_get_form (MonevInstrumentDesk *self)
{
  return self->form;
}

static void
monev_instrument_desk_dispose (GObject *object)
{
  MonevInstrumentDesk *self = MONEV_INSTRUMENT_DESK (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->keep_source, g_source_remove);
  if (self->editor != NULL)
    g_signal_handlers_disconnect_by_data (self->editor, self);
  g_clear_object (&self->editor);
  g_clear_object (&self->session);
  g_clear_pointer (&self->data, monev_instrument_data_free);
  G_OBJECT_CLASS (monev_instrument_desk_parent_class)->dispose (object);
}

static void
monev_instrument_desk_finalize (GObject *object)
{
  MonevInstrumentDesk *self = MONEV_INSTRUMENT_DESK (object);

  g_object_unref (self->cancellable);
  g_free (self->id);
  g_free (self->base);
  G_OBJECT_CLASS (monev_instrument_desk_parent_class)->finalize (object);
}

static void
monev_instrument_desk_class_init (MonevInstrumentDeskClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = monev_instrument_desk_dispose;
  G_OBJECT_CLASS (klass)->finalize = monev_instrument_desk_finalize;
  monev_instrument_desk_install (GTK_WIDGET_CLASS (klass));
  monev_instrument_desk_install_others (GTK_WIDGET_CLASS (klass));
}

static void
monev_instrument_desk_init (MonevInstrumentDesk *self)
{
  self->cancellable = g_cancellable_new ();
}

/** monev_instrument_desk_new: @id: of an instrument. Returns: (transfer floating): it reads. */
GtkWidget *
monev_instrument_desk_new (MonevWindow *window, MonevSession *session, const char *id)
{
  MonevInstrumentDesk *self = g_object_new (MONEV_TYPE_INSTRUMENT_DESK, NULL);

  self->window = window;
  self->session = g_object_ref (session);
  self->id = g_strdup (id);
  monev_instrument_desk_build (self);
  monev_page_set_title (MONEV_PAGE (self), _("Instrumen"));
  g_signal_connect (self, "closing", G_CALLBACK (monev_instrument_desk_on_closing), NULL);
  g_signal_connect_object (session, "changed", G_CALLBACK (on_database_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "actor-changed", G_CALLBACK (on_actor_changed), self,
                           G_CONNECT_SWAPPED);
  monev_instrument_desk_load (self);
  return GTK_WIDGET (self);
}
