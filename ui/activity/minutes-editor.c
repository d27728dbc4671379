#include "minutes-editor.h"
#include "text-compare.h"
#include "ui/common/text-field.h"

#include <glib/gi18n.h>
#include <string.h>

struct _MonevMinutesEditor
{
  AdwBin parent;
  MonevWindow *window;
  MonevSession *session;
  MonevRecord *base;   /* the rapat as it was when the text was taken from it */
  MonevRecord *latest; /* as it was read last */
  GtkTextBuffer *buffer;
  GtkWidget *view, *status, *save;
  GtkWidget *compare, *choice; /* both wordings and what to do; while behind */
  guint timer;
  guint calls;       /* on their way */
  gboolean filling;  /* the text comes from the program */
  gboolean changed;  /* typed since it was saved */
  gboolean drafted;  /* and the draft has it */
  gboolean behind;   /* somebody else saved meanwhile */
  gboolean editable;
};

G_DEFINE_FINAL_TYPE (MonevMinutesEditor, monev_minutes_editor, ADW_TYPE_BIN)

/** monev_minutes_editor_get_text: Returns: (transfer full): what is typed. */
char *
monev_minutes_editor_get_text (MonevMinutesEditor *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}

static void
update (MonevMinutesEditor *self)
{
  g_autofree char *typed = monev_minutes_editor_get_text (self);
  const char *text = self->behind ? _("Notulen diubah orang lain. Ketikan Anda masih ada di sini.")
                     : !self->changed ? _("Tersimpan untuk semua")
                     : self->drafted  ? _("Draf tersimpan; belum dilihat orang lain")
                                      : _("Sedang diketik…");

  gtk_label_set_text (GTK_LABEL (self->status), text);
  gtk_widget_set_visible (self->compare, self->behind);
  gtk_widget_set_visible (self->choice, self->behind);
  gtk_widget_set_sensitive (self->choice, self->editable);
  if (self->behind)
    monev_text_compare_show (MONEV_TEXT_COMPARE (self->compare),
                             monev_record_get (self->latest, "minutes"), typed);
  gtk_widget_set_sensitive (self->save, self->editable && self->changed && !self->behind);
}

static void
fill (MonevMinutesEditor *self, const char *text)
{
  self->filling = TRUE;
  gtk_text_buffer_set_text (self->buffer, text, -1);
  self->filling = FALSE;
}

/* ---- calls ---- */

typedef struct
{
  MonevRecord *meeting;
  MonevActor *actor;
  char *text;
  gboolean behind;
} Call;

static void
call_free (gpointer data)
{
  Call *call = data;

  monev_record_unref (call->meeting);
  monev_actor_free (call->actor);
  g_free (call->text);
  g_free (call);
}

static Call *
call_new (MonevMinutesEditor *self)
{
  Call *call = g_new0 (Call, 1);

  call->meeting = monev_record_ref (self->base);
  call->actor = monev_actor_copy (monev_session_get_actor (self->session));
  call->text = monev_minutes_editor_get_text (self);
  return call;
}

static void
send (MonevMinutesEditor *self, MonevDbLaneKind lane, MonevDbJobFunc work, MonevSessionDone done)
{
  self->calls++;
  monev_session_call (self->session, G_OBJECT (self),
                      &(MonevDbJobSpec) { .lane = lane,
                                          .work = work,
                                          .data = call_new (self),
                                          .free_data = call_free,
                                          .free_result = call_free },
                      done);
}

static Call *
answer (const Call *asked, char *text, gboolean behind)
{
  Call *call = g_new0 (Call, 1);

  *call = (Call) { monev_record_ref (asked->meeting), monev_actor_copy (asked->actor), text,
                   behind };
  return call;
}

static gboolean
is_of (MonevMinutesEditor *self, const Call *call)
{
  return self->base != NULL
         && strcmp (monev_record_id (call->meeting), monev_record_id (self->base)) == 0;
}

static gpointer
load_job (MonevDbJob *job, gpointer data, GError **error)
{
  const Call *call = data;
  GError *local = NULL;
  gboolean behind = FALSE;
  char *text = monev_meeting_draft_load (monev_db_job_connection (job), call->actor, call->meeting,
                                         &behind, &local);

  if (local == NULL)
    return answer (call, text, behind);
  g_propagate_error (error, local);
  return NULL;
}

static void
on_draft_loaded (gpointer owner, gpointer result, const GError *error)
{
  MonevMinutesEditor *self = owner;
  Call *call = result;

  self->calls--;
  if (error != NULL)
    gtk_label_set_text (GTK_LABEL (self->status), error->message);
  /* Whoever types already has more than the draft; one that says what is saved is none. */
  else if (call->text != NULL && is_of (self, call) && !self->changed
           && strcmp (call->text, monev_record_get (self->base, "minutes")) != 0)
    {
      fill (self, call->text);
      self->changed = self->drafted = TRUE;
      self->behind = call->behind;
      update (self);
    }
  g_clear_pointer (&call, call_free);
}

static gpointer
draft_job (MonevDbJob *job, gpointer data, GError **error)
{
  const Call *call = data;

  if (!monev_meeting_draft_save (monev_db_job_connection (job), call->actor, call->meeting,
                                 call->text, error))
    return NULL;
  return answer (call, g_strdup (call->text), FALSE);
}

static void
on_drafted (gpointer owner, gpointer result, const GError *error)
{
  MonevMinutesEditor *self = owner;
  Call *call = result;

  self->calls--;
  if (error != NULL)
    gtk_label_set_text (GTK_LABEL (self->status), error->message);
  else if (is_of (self, call) && self->timer == 0)
    {
      self->drafted = TRUE;
      update (self);
    }
  g_clear_pointer (&call, call_free);
}

/** monev_minutes_editor_flush: keeps the draft now, not in two seconds. */
void
monev_minutes_editor_flush (MonevMinutesEditor *self)
{
  if (self->timer == 0)
    return;
  g_clear_handle_id (&self->timer, g_source_remove);
  if (monev_session_get_actor (self->session) != NULL)
    send (self, MONEV_DB_LANE_WRITE, draft_job, on_drafted);
}

static gboolean
on_time (gpointer data)
{
  monev_minutes_editor_flush (data);
  return G_SOURCE_REMOVE;
}

static void
on_typed (MonevMinutesEditor *self)
{
  g_autofree char *typed = NULL;

  if (self->filling || self->base == NULL)
    return;
  typed = monev_minutes_editor_get_text (self);
  self->changed = self->behind || strcmp (typed, monev_record_get (self->base, "minutes")) != 0;
  self->drafted = FALSE;
  if (self->timer == 0)
    self->timer = g_timeout_add (MONEV_MINUTES_AUTOSAVE_MS, on_time, self);
  update (self);
}

static gpointer
save_job (MonevDbJob *job, gpointer data, GError **error)
{
  const Call *call = data;

  if (!monev_meeting_minutes_save (monev_db_job_connection (job), call->actor, call->meeting,
                                   call->text, error))
    return NULL;
  return answer (call, g_strdup (call->text), FALSE);
}

static void
on_saved (gpointer owner, gpointer result, const GError *error)
{
  MonevMinutesEditor *self = owner;
  Call *call = result;
  g_autofree char *typed = monev_minutes_editor_get_text (self);

  self->calls--;
  if (error != NULL)
    {
      gtk_label_set_text (GTK_LABEL (self->status), error->message);
      gtk_widget_set_sensitive (self->save, TRUE);
      return;
    }
  if (is_of (self, call))
    {
      self->changed = strcmp (typed, call->text) != 0;
      update (self);
    }
  monev_window_toast (self->window, _("Notulen disimpan"), NULL, NULL, NULL, NULL);
  call_free (call);
}

/** monev_minutes_editor_save: gives the minutes to all. */
void
monev_minutes_editor_save (MonevMinutesEditor *self)
{
  if (self->base == NULL || !gtk_widget_get_sensitive (self->save)
      || monev_session_get_actor (self->session) == NULL)
    return;
  g_clear_handle_id (&self->timer, g_source_remove);
  gtk_widget_set_sensitive (self->save, FALSE);
  send (self, MONEV_DB_LANE_WRITE, save_job, on_saved);
}

/* ---- showing ---- */

static void
take (MonevMinutesEditor *self, MonevRecord *meeting)
{
  monev_record_ref (meeting);
  g_clear_pointer (&self->base, monev_record_unref);
  self->base = meeting;
}

static void
open_meeting (MonevMinutesEditor *self, MonevRecord *meeting)
{
  if (self->base != NULL)
    monev_minutes_editor_flush (self);
  take (self, meeting);
  self->changed = self->drafted = self->behind = FALSE;
  fill (self, monev_record_get (meeting, "minutes"));
  if (monev_session_get_actor (self->session) != NULL)
    send (self, MONEV_DB_LANE_READ, load_job, on_draft_loaded);
}

/* The rapat was read again: a changed head is no changed text. */
static void
follow (MonevMinutesEditor *self, MonevRecord *meeting)
{
  g_autofree char *typed = monev_minutes_editor_get_text (self);
  const char *stored = monev_record_get (meeting, "minutes");

  if (monev_record_version (meeting) == monev_record_version (self->base))
    return;
  if (strcmp (stored, monev_record_get (self->base, "minutes")) == 0
      || strcmp (stored, typed) == 0 || !self->changed)
    {
      take (self, meeting);
      if (!self->changed && strcmp (stored, typed) != 0)
        fill (self, stored);
      self->changed = self->changed && strcmp (stored, typed) != 0;
      /* A changed head settles nothing that is still to be chosen. */
      self->behind = self->behind && self->changed;
    }
  else
    self->behind = TRUE;
}

/** monev_minutes_editor_show: @refused: (nullable): why nothing may be changed. */
void
monev_minutes_editor_show (MonevMinutesEditor *self, MonevRecord *meeting, const char *refused)
{
  gboolean same = self->base != NULL
                  && strcmp (monev_record_id (meeting), monev_record_id (self->base)) == 0;

  g_clear_pointer (&self->latest, monev_record_unref);
  self->latest = monev_record_ref (meeting);
  self->editable = refused == NULL;
  if (same)
    follow (self, meeting);
  else
    open_meeting (self, meeting);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->view), self->editable);
  gtk_widget_set_tooltip_text (self->save, refused != NULL ? refused : _("Simpan (Ctrl+S)"));
  update (self);
}

/* ---- choosing between two wordings ---- */

/* What was given up by a choice. */
typedef struct
{
  MonevMinutesEditor *editor; /* weak */
  MonevSession *session;
  MonevRecord *base;
  char *text;
} Given;

static void
given_free (gpointer data)
{
  Given *given = data;

  g_clear_weak_pointer (&given->editor);
  g_object_unref (given->session);
  monev_record_unref (given->base);
  g_free (given->text);
  g_free (given);
}

static Given *
given_new (MonevMinutesEditor *self)
{
  Given *given = g_new0 (Given, 1);

  g_set_weak_pointer (&given->editor, self);
  given->session = g_object_ref (self->session);
  given->base = monev_record_ref (self->base);
  given->text = monev_minutes_editor_get_text (self);
  return given;
}

static void
on_kept (gpointer owner, gpointer result, const GError *error)
{
  Call *call = result;

  monev_window_toast (MONEV_WINDOW (owner),
                      error != NULL ? error->message
                                    : _("Ketikan Anda kembali menjadi draf rapat itu"),
                      NULL, NULL, NULL, NULL);
  g_clear_pointer (&call, call_free);
}

/* Another rapat is open by now: the text becomes the draft of its own again. */
static void
keep_draft (MonevWindow *window, const Given *given)
{
  Call *call = g_new0 (Call, 1);

  *call = (Call) { monev_record_ref (given->base),
                   monev_actor_copy (monev_session_get_actor (given->session)),
                   g_strdup (given->text), FALSE };
  monev_session_call (given->session, G_OBJECT (window),
                      &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_WRITE,
                                          .work = draft_job,
                                          .data = call,
                                          .free_data = call_free,
                                          .free_result = call_free },
                      on_kept);
}

static void
on_undo (MonevWindow *window, gpointer data)
{
  Given *given = data;
  MonevMinutesEditor *self = given->editor;

  if (monev_session_get_actor (given->session) == NULL)
    return;
  if (self == NULL || self->base == NULL
      || strcmp (monev_record_id (self->base), monev_record_id (given->base)) != 0)
    {
      keep_draft (window, given);
      return;
    }
  take (self, given->base);
  self->behind = TRUE;
  fill (self, given->text);
  on_typed (self);
}

/* @text: what holds from here on, on top of what is saved. */
static void
settle (MonevMinutesEditor *self, const char *text, const char *said)
{
  Given *given = given_new (self);

  take (self, self->latest);
  self->behind = FALSE;
  fill (self, text);
  /* As if it was typed: so the draft has it, too. */
  on_typed (self);
  monev_window_toast (self->window, said, _("_Urungkan"), on_undo, given, given_free);
}

/** monev_minutes_editor_choose: what holds where somebody else saved meanwhile; the rest can be taken
 * back from the toast. */
void
monev_minutes_editor_choose (MonevMinutesEditor *self, MonevMinutesChoice choice)
{
  g_autofree char *typed = monev_minutes_editor_get_text (self);
  g_autofree char *both = NULL;
  const char *saved = self->latest != NULL ? monev_record_get (self->latest, "minutes") : "";

  if (!self->behind || !self->editable)
    return;
  both = g_strconcat (saved, "\n\n", typed, NULL);
  if (choice == MONEV_MINUTES_SAVED)
    settle (self, saved, _("Ketikan Anda diganti dengan yang tersimpan"));
  else if (choice == MONEV_MINUTES_BOTH)
    settle (self, both, _("Ketikan Anda ditaruh di bawah yang tersimpan"));
  else
    settle (self, typed, _("Ketikan Anda dipakai; simpan agar dilihat semua"));
}

/* ---- building ---- */

static void
on_choice (MonevMinutesEditor *self, GtkWidget *button)
{
  monev_minutes_editor_choose (
      self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "monev-choice")));
}

static GtkWidget *
make_choice (MonevMinutesEditor *self)
{
  const char *const labels[]
      = { _("Pakai yang _Tersimpan"), _("_Gabungkan"), _("Pakai _Ketikan Ini") };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      GtkWidget *button = gtk_button_new_with_mnemonic (labels[i]);

      g_object_set_data (G_OBJECT (button), "monev-choice", GUINT_TO_POINTER (i));
      g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_choice), self);
      gtk_box_append (GTK_BOX (box), button);
    }
  return box;
}

static GtkWidget *
make_foot (MonevMinutesEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->status = gtk_label_new (NULL);
  self->save = gtk_button_new_with_mnemonic (_("_Simpan Notulen"));
  gtk_label_set_xalign (GTK_LABEL (self->status), 0);
  gtk_label_set_wrap (GTK_LABEL (self->status), TRUE);
  gtk_widget_set_hexpand (self->status, TRUE);
  gtk_widget_add_css_class (self->status, "dim-label");
  gtk_box_append (GTK_BOX (box), self->status);
  gtk_box_append (GTK_BOX (box), self->save);
  g_signal_connect_swapped (self->save, "clicked", G_CALLBACK (monev_minutes_editor_save), self);
  return box;
}

static gboolean
on_save_key (GtkWidget *widget, GVariant *args, gpointer data)
{
  monev_minutes_editor_save (MONEV_MINUTES_EDITOR (widget));
  return TRUE;
}

static void
monev_minutes_editor_dispose (GObject *object)
{
  MonevMinutesEditor *self = MONEV_MINUTES_EDITOR (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->buffer != NULL)
    g_signal_handlers_disconnect_by_data (self->buffer, self);
  g_clear_object (&self->buffer);
  g_clear_object (&self->session);
  g_clear_pointer (&self->base, monev_record_unref);
  g_clear_pointer (&self->latest, monev_record_unref);
  G_OBJECT_CLASS (monev_minutes_editor_parent_class)->dispose (object);
}

static void
monev_minutes_editor_class_init (MonevMinutesEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = monev_minutes_editor_dispose;
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_s, GDK_CONTROL_MASK, on_save_key,
                                NULL);
}

static void
monev_minutes_editor_init (MonevMinutesEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->view = gtk_text_view_new ();
  self->buffer = g_object_ref (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)));
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->view), FALSE);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (self->view), 10);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (self->view), 10);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (self->view), 12);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (self->view), 12);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Notulen"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->view);
  gtk_widget_set_size_request (scrolled, -1, 180);
  monev_text_field_dress (GTK_SCROLLED_WINDOW (scrolled));
  gtk_box_append (GTK_BOX (box), scrolled);
  self->compare = monev_text_compare_new (_("Yang tersimpan"), _("Ketikan Anda"));
  self->choice = make_choice (self);
  gtk_widget_set_visible (self->compare, FALSE);
  gtk_widget_set_visible (self->choice, FALSE);
  gtk_box_append (GTK_BOX (box), self->compare);
  gtk_box_append (GTK_BOX (box), self->choice);
  gtk_box_append (GTK_BOX (box), make_foot (self));
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_swapped (self->buffer, "changed", G_CALLBACK (on_typed), self);
  /* Leaving the page loses nothing. */
  g_signal_connect (self, "unmap", G_CALLBACK (monev_minutes_editor_flush), NULL);
}

/** monev_minutes_editor_new: Returns: (transfer floating): empty until a rapat is shown. */
GtkWidget *
monev_minutes_editor_new (MonevWindow *window, MonevSession *session)
{
  MonevMinutesEditor *self = g_object_new (MONEV_TYPE_MINUTES_EDITOR, NULL);

  self->window = window;
  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}

/** monev_minutes_editor_type: as if @text was typed. */
void
monev_minutes_editor_type (MonevMinutesEditor *self, const char *text)
{
  gtk_text_buffer_set_text (self->buffer, text, -1);
}

/** monev_minutes_editor_is_ready: Returns: whether nothing is on its way or about to be. */
gboolean
monev_minutes_editor_is_ready (MonevMinutesEditor *self)
{
  return self->calls == 0 && self->timer == 0;
}
