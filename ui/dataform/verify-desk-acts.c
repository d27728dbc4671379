/* What is decided on the desk of verification, and the workbook of questions. */
#include "verify-desk-private.h"

#include "dataform/request-files.h"
#include "ui/reference/panel.h"
#include "verify-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

/* ---- deciding ---- */

typedef struct
{
  MonevActor *actor;
  MonevVerifyData *data;
  GArray *decisions;  /* MonevDataDecision */
  GPtrArray *texts;   /* what they borrow */
  char *words;        /* what the toast says; "" for none */
  gboolean undone;    /* this takes something back */
} Decision;

static void
decision_free (gpointer data)
{
  Decision *self = data;

  monev_actor_free (self->actor);
  monev_verify_data_unref (self->data);
  g_array_unref (self->decisions);
  g_ptr_array_unref (self->texts);
  g_free (self->words);
  g_free (self);
}

static Decision *
decision_new (MonevVerifyDesk *self, GArray *decisions)
{
  Decision *decision = g_new0 (Decision, 1);

  decision->actor = monev_actor_copy (monev_session_get_actor (self->session));
  decision->data = monev_verify_data_ref (self->shown);
  decision->decisions = decisions;
  decision->texts = g_ptr_array_new_with_free_func (g_free);
  decision->words = g_strdup ("");
  return decision;
}

static const char *
keep (Decision *self, const char *text)
{
  char *copy = g_strdup (text);

  g_ptr_array_add (self->texts, copy);
  return copy;
}

/* Back to how it was, as long as nobody changed it since. */
typedef struct
{
  MonevVerifyDesk *desk; /* weak */
  Decision *back;
} Undo;

static void
undo_free (gpointer data)
{
  Undo *undo = data;

  g_clear_weak_pointer (&undo->desk);
  g_clear_pointer (&undo->back, decision_free);
  g_free (undo);
}

static void carry_out (MonevVerifyDesk *self, Decision *decision);

static void
on_undo (MonevWindow *window, gpointer data)
{
  Undo *undo = data;

  if (undo->desk == NULL || undo->desk->shown == NULL)
    return;
  monev_verify_data_unref (undo->back->data);
  undo->back->data = monev_verify_data_ref (undo->desk->shown);
  carry_out (undo->desk, g_steal_pointer (&undo->back));
}

static Decision *
opposite_of (MonevVerifyDesk *self, const Decision *decision)
{
  GArray *decisions = g_array_new (FALSE, TRUE, sizeof (MonevDataDecision));
  Decision *back = decision_new (self, decisions);
  const MonevDataValues *values = decision->data->data->values;

  back->undone = TRUE;
  for (guint i = 0; i < decision->decisions->len; i++)
    {
      MonevDataDecision one = g_array_index (decision->decisions, MonevDataDecision, i);
      MonevDataValue before = monev_data_values_get (values, one.sheet, one.line, one.field);

      one.text = keep (back, _("Dibatalkan"));
      one.value = one.value != NULL ? keep (back, before.text) : NULL;
      one.state = before.state;
      g_array_append_val (decisions, one);
    }
  return back;
}

static gpointer
decide_job (MonevDbJob *job, gpointer data, GError **error)
{
  Decision *self = data;

  return monev_request_decide (monev_db_job_connection (job), self->actor, self->data->data,
                               (MonevDataDecision *) (gpointer) self->decisions->data,
                               self->decisions->len, error);
}

typedef struct
{
  MonevVerifyDesk *desk;
  Decision *back; /* (nullable) */
  char *words;
} After;

static void
after_free (gpointer data)
{
  After *after = data;

  g_clear_pointer (&after->back, decision_free);
  g_free (after->words);
  g_free (after);
}

static void
tell (MonevVerifyDesk *self)
{
  After *after = g_object_steal_data (G_OBJECT (self), "after");
  Undo *undo;

  if (after == NULL)
    return;
  if (*after->words != '\0' && after->back != NULL)
    {
      undo = g_new0 (Undo, 1);
      g_set_weak_pointer (&undo->desk, self);
      undo->back = g_steal_pointer (&after->back);
      monev_window_toast (self->window, after->words, _("Urungkan"), on_undo, undo, undo_free);
    }
  after_free (after);
}

static void
on_decided (gpointer owner, gpointer result, const GError *error)
{
  MonevVerifyDesk *self = owner;

  g_clear_pointer ((MonevDataAddressee **) &result, monev_data_addressee_free);
  self->busy = FALSE;
  if (self->source == NULL)
    return;
  if (error != NULL)
    {
      g_object_set_data (G_OBJECT (self), "after", NULL);
      monev_reference_tell (GTK_WIDGET (self), error);
    }
  else
    {
      self->forward = TRUE;
      tell (self);
    }
  monev_verify_desk_load (self);
}

/* @decision: (transfer full) */
static void
carry_out (MonevVerifyDesk *self, Decision *decision)
{
  After *after = g_new0 (After, 1);

  after->words = g_strdup (decision->words);
  after->back = decision->undone ? NULL : opposite_of (self, decision);
  g_object_set_data_full (G_OBJECT (self), "after", after, after_free);
  self->busy = TRUE;
  monev_session_run (self->session, G_OBJECT (self),
                     &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_WRITE,
                                         .work = decide_job,
                                         .data = decision,
                                         .free_data = decision_free,
                                         .free_result
                                         = (GDestroyNotify) monev_data_addressee_free },
                     on_decided);
}

static gboolean
may_decide (MonevVerifyDesk *self)
{
  return !self->busy && self->shown != NULL
         && monev_session_get_actor (self->session) != NULL
         && self->shown->data->addressee->rounds > 0;
}

/* The values that are marked, else the one with the cursor. */
static GArray *
marked (MonevVerifyDesk *self, MonevDataState state)
{
  GArray *decisions = g_array_new (FALSE, TRUE, sizeof (MonevDataDecision));
  MonevGridRange range = { 0, 0, 1, 1 };
  const MonevDataValues *values = self->shown->data->values;

  if (!monev_data_grid_get_selection (self->grid, &range)
      && !monev_data_grid_get_cursor (self->grid, &range.row, &range.column))
    return decisions;
  for (guint row = range.row; row < range.row + range.n_rows; row++)
    for (guint column = range.column; column < range.column + range.n_columns; column++)
      {
        MonevDataDecision one = { .sheet = self->sheet, .state = state };

        if (monev_verify_source_cell (self->source, row, column, &one.line, &one.field)
            && monev_data_values_is_asked (values, self->sheet, one.line, one.field)
            && monev_data_values_get (values, self->sheet, one.line, one.field).state != state)
          g_array_append_val (decisions, one);
      }
  return decisions;
}

static void
approve (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevVerifyDesk *self = MONEV_VERIFY_DESK (widget);
  GArray *decisions;
  Decision *decision;

  if (!may_decide (self))
    return;
  decisions = marked (self, MONEV_DATA_SESUAI);
  if (decisions->len == 0)
    {
      g_array_unref (decisions);
      return;
    }
  decision = decision_new (self, decisions);
  if (decisions->len > 1)
    {
      g_free (decision->words);
      decision->words = g_strdup_printf (_("%u nilai dinyatakan sesuai"), decisions->len);
    }
  carry_out (self, decision);
}

static void
approve_clean (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevVerifyDesk *self = MONEV_VERIFY_DESK (widget);
  GArray *decisions;
  Decision *decision;

  if (!may_decide (self))
    return;
  decisions = monev_data_case_clean (self->shown->data);
  if (decisions->len == 0)
    {
      g_array_unref (decisions);
      gtk_widget_activate_action (widget, "win.toast", "s",
                                  _("Tidak ada lagi nilai bersih yang menunggu."));
      return;
    }
  decision = decision_new (self, decisions);
  g_free (decision->words);
  decision->words = g_strdup_printf (_("%u nilai dinyatakan sesuai"), decisions->len);
  carry_out (self, decision);
}

/* ---- with words ---- */

static char *
place_words (MonevVerifyDesk *self, guint line, guint field)
{
  const MonevDataCase *data = self->shown->data;
  const MonevDataField *of = monev_data_layout_field (data->layout, self->sheet, field);
  const MonevDataLine *row = line < monev_data_layout_n_lines (data->layout, self->sheet)
                                 ? monev_data_layout_line (data->layout, self->sheet, line)
                                 : NULL;
  g_autofree char *number = g_strdup_printf (_("Baris %u"), line + 1);

  return g_strdup_printf ("%s: %s, %s", data->addressee->agency_name,
                          row != NULL && *row->label != '\0' ? row->label : number, of->label);
}

static void ask_for (MonevVerifyDesk *self, const MonevVerifyStart *start);

static void
on_words (GtkWidget *owner, MonevDataState state, const char *typed, const char *text)
{
  MonevVerifyDesk *self = MONEV_VERIFY_DESK (owner);
  MonevDataDecision one = { .sheet = self->sheet, .state = state };
  g_autofree char *canonical = NULL;
  g_autoptr (GError) error = NULL;
  Decision *decision;

  if (!may_decide (self) || !monev_verify_desk_at (self, &one.line, &one.field))
    return;
  if (state == MONEV_DATA_DIKOREKSI)
    {
      MonevDataSpec spec
          = monev_data_layout_spec (self->shown->data->layout, self->sheet, one.line, one.field);

      canonical = monev_data_value_from_typed (&spec, typed, &error);
      if (canonical == NULL)
        {
          ask_for (self, &(MonevVerifyStart) { .state = state, .typed = typed, .text = text,
                                               .problem = error->message });
          return;
        }
    }
  decision = decision_new (self, g_array_new (FALSE, TRUE, sizeof one));
  one.text = keep (decision, text);
  one.value = canonical != NULL ? keep (decision, canonical) : NULL;
  g_array_append_val (decision->decisions, one);
  g_free (decision->words);
  decision->words = g_strdup (state == MONEV_DATA_KLARIFIKASI ? _("Pertanyaan disimpan")
                              : state == MONEV_DATA_DIKOREKSI ? _("Nilai dikoreksi")
                                                              : _("Nilai ditolak"));
  carry_out (self, decision);
}

static void
ask_for (MonevVerifyDesk *self, const MonevVerifyStart *start)
{
  MonevVerifyStart whole = *start;
  g_autofree char *place = NULL;
  guint line, field;

  if (!may_decide (self) || !monev_verify_desk_at (self, &line, &field)
      || !monev_data_values_is_asked (self->shown->data->values, self->sheet, line, field))
    return;
  place = place_words (self, line, field);
  whole.place = place;
  monev_verify_dialog_ask (GTK_WIDGET (self), &whole, on_words);
}

/* What made it doubtful is most of the question. */
static void
ask (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevVerifyDesk *self = MONEV_VERIFY_DESK (widget);
  const MonevDataNote *note;
  g_autofree char *text = NULL;
  guint line, field;

  if (self->shown == NULL || !monev_verify_desk_at (self, &line, &field))
    return;
  note = monev_data_values_note (self->shown->data->values, self->sheet, line, field);
  if (note != NULL && (note->reason != NULL || note->words != NULL))
    text = g_strdup_printf (_("%s Mohon dipastikan."),
                            note->reason != NULL ? note->reason : note->words);
  ask_for (self, &(MonevVerifyStart) { .state = MONEV_DATA_KLARIFIKASI, .text = text });
}

static void
correct (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevVerifyDesk *self = MONEV_VERIFY_DESK (widget);
  const MonevDataNote *note;
  MonevDataSpec spec;
  g_autofree char *typed = NULL;
  guint line, field;

  if (self->shown == NULL || !monev_verify_desk_at (self, &line, &field))
    return;
  note = monev_data_values_note (self->shown->data->values, self->sheet, line, field);
  spec = monev_data_layout_spec (self->shown->data->layout, self->sheet, line, field);
  typed = monev_verify_text (
      &spec, note != NULL && note->other != NULL
                 ? note->other
                 : monev_data_values_get (self->shown->data->values, self->sheet, line, field).text);
  ask_for (self, &(MonevVerifyStart) { .state = MONEV_DATA_DIKOREKSI, .typed = typed });
}

static void
refuse (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask_for (MONEV_VERIFY_DESK (widget), &(MonevVerifyStart) { .state = MONEV_DATA_DITOLAK });
}

/* ---- the workbook of questions ---- */

typedef struct
{
  MonevVerifyData *data;
  char *path;
} Clarify;

static void
clarify_free (gpointer data)
{
  Clarify *self = data;

  monev_verify_data_unref (self->data);
  g_free (self->path);
  g_free (self);
}

static gpointer
clarify_job (MonevDbJob *job, gpointer data, GError **error)
{
  Clarify *self = data;
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();

  return monev_request_write_clarify (monev_db_job_connection (job), self->data->data, self->path,
                                      issues, error)
             ? g_path_get_basename (self->path)
             : NULL;
}

static void
on_clarified (gpointer owner, gpointer result, const GError *error)
{
  g_autofree char *name = result;
  g_autofree char *words = name == NULL ? NULL : g_strdup_printf (_("%s ditulis"), name);

  if (error != NULL)
    monev_reference_tell (GTK_WIDGET (owner), error);
  else
    gtk_widget_activate_action (GTK_WIDGET (owner), "win.toast", "s", words);
}

static void
write_clarify (MonevVerifyDesk *self, const char *path)
{
  Clarify *what = g_new (Clarify, 1);

  *what = (Clarify) { monev_verify_data_ref (self->shown), g_strdup (path) };
  monev_session_call (self->session, G_OBJECT (self),
                      &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_LONG,
                                          .work = clarify_job,
                                          .data = what,
                                          .free_data = clarify_free,
                                          .free_result = g_free },
                      on_clarified);
}

static void
on_chosen (MonevVerifyDesk *self, int response, GtkNativeDialog *dialog)
{
  if (response == GTK_RESPONSE_ACCEPT && self->shown != NULL)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      g_autofree char *path = g_file_get_path (file);

      if (path != NULL)
        write_clarify (self, path);
    }
  g_object_unref (dialog);
}

static void
send (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevVerifyDesk *self = MONEV_VERIFY_DESK (widget);
  GtkFileChooserNative *dialog;
  g_autofree char *file = NULL;

  if (self->shown == NULL || self->shown->data->addressee->questions == 0)
    return;
  file = monev_request_file_name (self->shown->data->request, self->shown->data->addressee,
                                  "Klarifikasi", ".xlsx");
  dialog = gtk_file_chooser_native_new (_("Simpan buku kerja klarifikasi"),
                                        GTK_WINDOW (gtk_widget_get_root (widget)),
                                        GTK_FILE_CHOOSER_ACTION_SAVE, _("_Simpan"), _("_Batal"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), file);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/** monev_verify_desk_install_acts: what can be decided, and its keys. */
void
monev_verify_desk_install_acts (GtkWidgetClass *klass)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc act;
    guint key;
    GdkModifierType modifiers;
  } acts[] = {
    { "verify.approve", approve, GDK_KEY_s, 0 },
    { "verify.ask", ask, GDK_KEY_t, 0 },
    { "verify.correct", correct, GDK_KEY_k, 0 },
    { "verify.refuse", refuse, GDK_KEY_x, 0 },
    { "verify.clean", approve_clean, GDK_KEY_s, GDK_CONTROL_MASK | GDK_SHIFT_MASK },
    { "verify.send", send, GDK_KEY_Return, GDK_CONTROL_MASK },
  };

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      gtk_widget_class_install_action (klass, acts[i].name, NULL, acts[i].act);
      gtk_widget_class_add_binding_action (klass, acts[i].key, acts[i].modifiers, acts[i].name,
                                           NULL);
    }
}
