/* What can be done at the instrument desk. */
#include "instrument-desk-private.h"

#include "base/atomic-file.h"
#include "instrument/instrument-edit.h"
#include "instrument/instrument-files.h"
#include "instrument/instrument-number.h"
#include "instrument/paper-form.h"
#include "instrument/question-name.h"
#include "instrument/xlsform-file.h"
#include "files-dialog.h"
#include "score-dialog.h"
#include "ui/reference/panel.h"
#include "ui/response/send-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

/* What was copied last, in any instrument of this program. */
static MonevInstrument *clip;
static GArray *clip_chosen; /* guint */

/* Whatever is done next, the wording that was just typed names its question first. */
static MonevInstrumentDesk *
desk_of (GtkWidget *widget)
{
  MonevInstrumentDesk *self = MONEV_INSTRUMENT_DESK (widget);

  if (self->editor == NULL || !monev_instrument_desk_may_edit (self))
    return NULL;
  monev_question_form_settle (self->form);
  return self;
}

static MonevInstrument *
instrument_of (MonevInstrumentDesk *self)
{
  return monev_instrument_editor_get (self->editor);
}

static MonevEditChosen
chosen_of (const GArray *questions)
{
  return (MonevEditChosen){ (const guint *)(gpointer)questions->data, questions->len };
}

/* Behind the cursor; as the first of an empty group. */
static MonevEditPlace
place_of (MonevInstrumentDesk *self)
{
  int cursor = monev_question_outline_get_cursor (self->outline);
  const MonevQuestion *question;

  if (cursor < 0)
    return (MonevEditPlace){ MONEV_INSTRUMENT_NONE, MONEV_EDIT_AFTER };
  question = monev_instrument_question (instrument_of (self), (guint)cursor);
  return (MonevEditPlace){ cursor, monev_question_is_group (question)
                                           && question->first_child == MONEV_INSTRUMENT_NONE
                                       ? MONEV_EDIT_INSIDE
                                       : MONEV_EDIT_AFTER };
}

/* A part within a part is rare, and made of questions that are there (Ctrl+G): a new one stands behind
 * the part one is in. */
static MonevEditPlace
place_of_part (MonevInstrumentDesk *self)
{
  int cursor = monev_question_outline_get_cursor (self->outline);
  const MonevQuestion *question
      = cursor < 0 ? NULL : monev_instrument_question (instrument_of (self), (guint)cursor);

  if (question != NULL && !monev_question_is_group (question) && question->parent >= 0)
    cursor = question->parent;
  return (MonevEditPlace){ cursor < 0 ? MONEV_INSTRUMENT_NONE : cursor, MONEV_EDIT_AFTER };
}

/* Applies an edit and goes to what stands in @row then. */
static void
apply_and_go (MonevInstrumentDesk *self, MonevXlsform *form, const char *label, guint row)
{
  monev_instrument_editor_apply (self->editor, form, label, NULL);
  monev_instrument_desk_choose (self, monev_instrument_in_row (instrument_of (self), row));
}

static void
insert (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MonevInstrumentDesk *self = desk_of (widget);
  const char *type = g_variant_get_string (parameter, NULL);
  gboolean group = g_str_has_prefix (type, "begin_");
  MonevEditQuestion question = { type, NULL, group ? _("Bagian baru") : "" };
  g_autofree char *name = NULL;
  MonevXlsform *form;
  guint row;

  if (self == NULL)
    return;
  name = monev_instrument_free_name (instrument_of (self), group ? "kelompok" : "pertanyaan", NULL);
  question.name = name;
  form = monev_instrument_edit_insert (instrument_of (self),
                                       group ? place_of_part (self) : place_of (self), &question,
                                       &row);
  apply_and_go (self, form, group ? _("Tambah bagian") : _("Tambah pertanyaan"), row);
  monev_question_form_focus_label (self->form);
}

static void
remove_chosen (MonevInstrumentDesk *self, GArray *chosen, const char *label)
{
  int cursor = monev_question_outline_get_cursor (self->outline);
  int first = cursor;

  for (guint i = 0; i < chosen->len; i++)
    first = MIN (first, (int)g_array_index (chosen, guint, i));
  monev_instrument_editor_apply (
      self->editor, monev_instrument_edit_remove (instrument_of (self), chosen_of (chosen)), label,
      NULL);
  monev_instrument_desk_choose (self, first);
}

static void
undo_removal (MonevWindow *window, gpointer data)
{
  g_autoptr (MonevInstrumentDesk) self = g_weak_ref_get (data);

  if (self != NULL && self->editor != NULL)
    monev_instrument_editor_undo (self->editor);
}

static void
free_weak (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static void
toast_undo (MonevInstrumentDesk *self, const char *text)
{
  GWeakRef *weak = g_new0 (GWeakRef, 1);

  g_weak_ref_init (weak, self);
  monev_window_toast (self->window, text, _("Urungkan"), undo_removal, weak, free_weak);
}

static void
remove_questions (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MonevInstrumentDesk *self = desk_of (widget);
  g_autoptr (GArray) chosen = NULL;
  g_autofree char *text = NULL;

  if (self == NULL)
    return;
  chosen = monev_question_outline_get_chosen (self->outline);
  if (chosen->len == 0)
    return;
  text = g_strdup_printf (_("%u baris dihapus"), chosen->len);
  remove_chosen (self, chosen, _("Hapus pertanyaan"));
  toast_undo (self, text);
}

static void
copy (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MonevInstrumentDesk *self = MONEV_INSTRUMENT_DESK (widget);
  g_autoptr (GArray) chosen = NULL;

  if (self->editor == NULL)
    return;
  monev_question_form_settle (self->form);
  chosen = monev_question_outline_get_chosen (self->outline);
  if (chosen->len == 0)
    return;
  g_clear_pointer (&clip, monev_instrument_unref);
  g_clear_pointer (&clip_chosen, g_array_unref);
  clip = monev_instrument_ref (instrument_of (self));
  clip_chosen = g_array_ref (chosen);
  if (g_str_equal (action, "instrument.cut") && desk_of (widget) != NULL)
    remove_chosen (self, chosen, _("Potong pertanyaan"));
}

static void
paste (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MonevInstrumentDesk *self = desk_of (widget);
  MonevXlsform *form;
  guint row;

  if (self == NULL || clip == NULL)
    return;
  form = monev_instrument_edit_paste (instrument_of (self), place_of (self), clip,
                                      chosen_of (clip_chosen), &row);
  apply_and_go (self, form, _("Tempel pertanyaan"), row);
}

/* Those chosen that lie in no other one that is chosen: they go as one, with what is in them. */
static guint
count_outermost (const MonevInstrument *form, const GArray *chosen)
{
  guint count = 0;

  for (guint i = 0; i < chosen->len; i++)
    {
      int above = monev_instrument_question (form, g_array_index (chosen, guint, i))->parent;
      gboolean inside = FALSE;

      for (; above >= 0 && !inside; above = monev_instrument_question (form, (guint)above)->parent)
        for (guint j = 0; j < chosen->len; j++)
          inside |= g_array_index (chosen, guint, j) == (guint)above;
      count += !inside;
    }
  return count;
}

/** monev_instrument_desk_move: @chosen: guint; they stay chosen, so that the next key moves them on. */
void
monev_instrument_desk_move (MonevInstrumentDesk *self, GArray *chosen, MonevEditPlace place)
{
  g_autoptr (GError) error = NULL;
  guint row, n = count_outermost (instrument_of (self), chosen);
  MonevXlsform *form
      = monev_instrument_edit_move (instrument_of (self), chosen_of (chosen), place, &row, &error);

  if (form == NULL)
    {
      monev_instrument_editor_refuse (self->editor, error->message);
      return;
    }
  apply_and_go (self, form, _("Pindahkan pertanyaan"), row);
  monev_question_outline_choose_range (self->outline,
                                       monev_instrument_in_row (instrument_of (self), row), n);
}

/* The sibling before, or out of the group at its begin. */
static gboolean
place_above (const MonevInstrument *form, guint question, MonevEditPlace *place)
{
  const MonevQuestion *of = monev_instrument_question (form, question);
  int before = MONEV_INSTRUMENT_NONE;

  for (guint i = 0; i < question; i++)
    if (monev_instrument_question (form, i)->parent == of->parent)
      before = (int)i;
  *place = (MonevEditPlace){ before >= 0 ? before : of->parent, MONEV_EDIT_BEFORE };
  return place->question >= 0;
}

static gboolean
place_below (const MonevInstrument *form, guint question, MonevEditPlace *place)
{
  const MonevQuestion *of = monev_instrument_question (form, question);

  *place = (MonevEditPlace){ of->next >= 0 ? of->next : of->parent, MONEV_EDIT_AFTER };
  return place->question >= 0;
}

static void
move (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MonevInstrumentDesk *self = desk_of (widget);
  gboolean up = g_str_equal (action, "instrument.up");
  g_autoptr (GArray) chosen = NULL;
  MonevEditPlace place;
  guint edge;

  if (self == NULL)
    return;
  chosen = monev_question_outline_get_chosen (self->outline);
  if (chosen->len == 0)
    return;
  edge = g_array_index (chosen, guint, 0);
  for (guint i = 1; i < chosen->len; i++)
    edge = up ? MIN (edge, g_array_index (chosen, guint, i))
              : MAX (edge, g_array_index (chosen, guint, i));
  if (up ? place_above (instrument_of (self), edge, &place)
         : place_below (instrument_of (self), edge, &place))
    monev_instrument_desk_move (self, chosen, place);
}

static void
wrap (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MonevInstrumentDesk *self = desk_of (widget);
  MonevEditQuestion group = { g_variant_get_string (parameter, NULL), NULL, _("Bagian baru") };
  g_autoptr (GArray) chosen = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  MonevXlsform *form;
  guint row;

  if (self == NULL)
    return;
  chosen = monev_question_outline_get_chosen (self->outline);
  if (chosen->len == 0)
    return;
  name = monev_instrument_free_name (instrument_of (self), "kelompok", NULL);
  group.name = name;
  form
      = monev_instrument_edit_wrap (instrument_of (self), chosen_of (chosen), &group, &row, &error);
  if (form == NULL)
    {
      monev_instrument_editor_refuse (self->editor, error->message);
      return;
    }
  apply_and_go (self, form, _("Kelompokkan pertanyaan"), row);
  monev_question_form_focus_label (self->form);
}

static void
undo (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MonevInstrumentDesk *self = MONEV_INSTRUMENT_DESK (widget);

  if (self->editor == NULL)
    return;
  if (g_str_equal (action, "instrument.undo"))
    monev_instrument_editor_undo (self->editor);
  else
    monev_instrument_editor_redo (self->editor);
}

static void
save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (desk_of (widget) != NULL)
    monev_instrument_desk_save (MONEV_INSTRUMENT_DESK (widget));
}

static void
issue (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (desk_of (widget) != NULL)
    monev_instrument_desk_issue (MONEV_INSTRUMENT_DESK (widget));
}

static void
drop_draft (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (desk_of (widget) != NULL)
    monev_instrument_desk_drop_draft (MONEV_INSTRUMENT_DESK (widget));
}

static void
reload (GtkWidget *widget, const char *action, GVariant *parameter)
{
  monev_instrument_desk_load (MONEV_INSTRUMENT_DESK (widget));
}

static void
choose_type (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MonevInstrumentDesk *self = desk_of (widget);

  if (self != NULL && monev_question_outline_get_cursor (self->outline) >= 0)
    monev_question_form_open_types (self->form);
}

static void
toggle_preview (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MonevInstrumentDesk *self = MONEV_INSTRUMENT_DESK (widget);

  adw_flap_set_reveal_flap (self->flap, !adw_flap_get_reveal_flap (self->flap));
}

static void
next_pane (GtkWidget *widget, const char *action, GVariant *parameter)
{
  monev_instrument_desk_next_pane (
      MONEV_INSTRUMENT_DESK (widget),
      g_str_equal (g_variant_get_string (parameter, NULL), "next") ? 1 : -1);
}

static void
next_issue (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MonevInstrumentDesk *self = MONEV_INSTRUMENT_DESK (widget);
  MonevIssueList *issues;
  int cursor = monev_question_outline_get_cursor (self->outline), first = -1, next = -1;

  if (self->editor == NULL)
    return;
  issues = monev_instrument_editor_get_issues (self->editor);
  for (guint i = 0; i < monev_issue_list_size (issues); i++)
    {
      int question
          = monev_instrument_of_issue (instrument_of (self), monev_issue_list_get (issues, i));

      if (question >= 0 && (first < 0 || question < first))
        first = question;
      if (question > cursor && (next < 0 || question < next))
        next = question;
    }
  if (first >= 0)
    monev_instrument_desk_choose (self, next >= 0 ? next : first);
}

/* ---- the file for phones, and paper ---- */

typedef struct
{
  MonevXlsform *form;
  MonevInstrumentEntry *entry;
  gint64 number; /* of the version it is; 0 for a concept */
  char *sha256;
  char *path;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  monev_xlsform_unref (export->form);
  monev_instrument_entry_free (export->entry);
  g_free (export->sha256);
  g_free (export->path);
  g_free (export);
}

static gboolean
write_paper (const Export *export, MonevDbConnection *connection, GCancellable *cancellable,
             GError **error)
{
  g_autoptr (MonevIssueList) ignored = monev_issue_list_new ();
  g_autoptr (MonevInstrument) form = monev_instrument_read (export->form, NULL, ignored);
  MonevPaperFormOptions options
      = { export->entry, export->number, export->sha256, MONEV_PAGE_F4 };

  return monev_paper_form_write (connection, form, &options, export->path, cancellable, error);
}

/* With what is attached as CSV beside it, as phones want it. */
static gboolean
write_xlsform (const Export *export, GError **error)
{
  g_autoptr (MonevIssueList) ignored = monev_issue_list_new ();
  g_autoptr (MonevInstrument) form = monev_instrument_read (export->form, NULL, ignored);
  g_autofree char *folder = g_path_get_dirname (export->path);
  g_autoptr (GPtrArray) written = NULL;

  if (!monev_xlsform_write (export->form, export->path, error))
    return FALSE;
  written = monev_instrument_save_files (form, folder, error);
  return written != NULL;
}

static gpointer
export_job (MonevDbJob *job, gpointer data, GError **error)
{
  Export *export = data;
  g_autofree char *name = g_path_get_basename (export->path);
  g_autofree char *lower = g_ascii_strdown (name, -1);
  gboolean paper = g_str_has_suffix (lower, ".pdf");
  gboolean done = paper ? write_paper (export, monev_db_job_connection (job),
                                       monev_db_job_cancellable (job), error)
                        : write_xlsform (export, error);

  if (!done)
    return NULL;
  return g_strdup_printf (paper ? _("Kuesioner cetak ditulis ke %s") : _("XLSForm ditulis ke %s"),
                          name);
}

static void
on_exported (gpointer owner, gpointer result, const GError *error)
{
  g_autofree char *text = result;

  if (error != NULL)
    monev_reference_tell (GTK_WIDGET (owner), error);
  else
    gtk_widget_activate_action (GTK_WIDGET (owner), "win.toast", "s", text);
}

static void
on_export_chosen (GtkNativeDialog *dialog, int response, gpointer data)
{
  MonevInstrumentDesk *self = data;
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  Export *export;

  if (response == GTK_RESPONSE_ACCEPT && file != NULL && self->editor != NULL)
    {
      gboolean issued = self->data->issued != NULL
                        && monev_xlsform_equal (self->data->issued,
                                                monev_instrument_desk_current (self));

      export = g_new (Export, 1);
      *export = (Export){ monev_xlsform_ref (monev_instrument_desk_current (self)),
                          monev_instrument_entry_copy (self->data->entry),
                          issued ? self->data->entry->number : 0,
                          issued ? g_strdup (self->data->hash) : NULL, g_file_get_path (file) };
      monev_session_call (self->session, G_OBJECT (self),
                          &(MonevDbJobSpec){ .lane = MONEV_DB_LANE_LONG,
                                             .work = export_job,
                                             .data = export,
                                             .free_data = export_free,
                                             .free_result = g_free },
                          on_exported);
    }
  g_object_unref (dialog);
}

static void
choose_export (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MonevInstrumentDesk *self = MONEV_INSTRUMENT_DESK (widget);
  const char *ending = g_variant_get_string (parameter, NULL);
  gboolean paper = g_str_equal (ending, "pdf");
  g_autofree char *name = NULL;
  GtkFileChooserNative *dialog;

  if (self->editor == NULL)
    return;
  monev_question_form_settle (self->form);
  dialog = gtk_file_chooser_native_new (paper ? _("Kuesioner cetak") : _("Ekspor XLSForm"),
                                        GTK_WINDOW (self->window), GTK_FILE_CHOOSER_ACTION_SAVE,
                                        _("_Ekspor"), _("_Batal"));
  name = g_strdup_printf ("%s.%s", *self->data->entry->form_id == '\0'
                                       ? "instrumen" : self->data->entry->form_id, ending);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_export_chosen), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
send_out (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MonevInstrumentDesk *self = MONEV_INSTRUMENT_DESK (widget);

  if (self->data != NULL && self->data->entry->number > 0)
    gtk_window_present (GTK_WINDOW (
        monev_send_dialog_new (self->window, self->session, self->data->entry)));
}

/* ---- the title ---- */

static void
on_title_answer (MonevInstrumentDesk *self, const char *response, GtkWidget *dialog)
{
  GtkWidget *entry = adw_message_dialog_get_extra_child (ADW_MESSAGE_DIALOG (dialog));

  if (g_str_equal (response, "take") && self->editor != NULL)
    monev_instrument_editor_apply (
        self->editor,
        monev_instrument_edit_setting (instrument_of (self), "form_title",
                                       gtk_editable_get_text (GTK_EDITABLE (entry))),
        _("Ubah judul"), NULL);
}

static void
ask_title (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MonevInstrumentDesk *self = desk_of (widget);
  GtkWidget *dialog, *entry;
  const char *title;

  if (self == NULL)
    return;
  title = monev_instrument_setting (instrument_of (self), "form_title");
  dialog = adw_message_dialog_new (GTK_WINDOW (self->window), _("Judul instrumen"), NULL);
  entry = gtk_entry_new ();
  gtk_editable_set_text (GTK_EDITABLE (entry), title == NULL ? "" : title);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 40);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Judul instrumen"), -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Batal"), "take",
                                    _("_Pakai"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "take",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "take");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_title_answer), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (entry);
}

static void
ask_score (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MonevInstrumentDesk *self = desk_of (widget);

  if (self != NULL)
    monev_score_dialog_ask (GTK_WINDOW (self->window), self->editor);
}

static void
show_files (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MonevInstrumentDesk *self = desk_of (widget);

  if (self != NULL)
    gtk_window_present (GTK_WINDOW (
        monev_files_dialog_new (GTK_WINDOW (self->window), self->session, self->editor)));
}

/** monev_instrument_desk_update_acts: what may be done, and why something may not. */
void
monev_instrument_desk_update_acts (MonevInstrumentDesk *self)
{
  static const char *const edits[]
      = { "instrument.insert", "instrument.remove", "instrument.cut",
          "instrument.paste",  "instrument.up",     "instrument.down",
          "instrument.wrap",   "instrument.title",  "instrument.drop-draft",
          "instrument.score",  "instrument.files" };
  gboolean may = monev_instrument_desk_may_edit (self);
  gboolean changed
      = self->editor != NULL
        && !monev_xlsform_equal (self->data->form, monev_instrument_desk_current (self));
  gboolean to_issue
      = self->editor != NULL
        && (changed || self->data->issued == NULL || *self->data->entry->concept != '\0');
  GtkWidget *widget = GTK_WIDGET (self);
  g_autofree char *why = NULL;
  gboolean may_issue
      = may && monev_session_allows (self->session, MONEV_ACT_INSTRUMENT_ISSUE, &why);

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    gtk_widget_action_set_enabled (widget, edits[i], may);
  gtk_widget_action_set_enabled (widget, "instrument.undo",
                                 may && monev_instrument_editor_undo_label (self->editor) != NULL);
  gtk_widget_action_set_enabled (widget, "instrument.redo",
                                 may && monev_instrument_editor_redo_label (self->editor) != NULL);
  gtk_widget_action_set_enabled (widget, "instrument.field",
                                 self->data != NULL && self->data->entry->number > 0);
  gtk_widget_action_set_enabled (widget, "instrument.save", may && changed);
  gtk_widget_action_set_enabled (widget, "instrument.issue", may_issue && to_issue);
  gtk_widget_set_sensitive (GTK_WIDGET (self->form), may);
  gtk_widget_set_tooltip_text (self->issue, why != NULL ? why
                                            : to_issue  ? _("Bekukan sebagai versi berikutnya")
                                                        : _("Tidak ada yang berubah sejak versi "
                                                              "terakhir"));
  if (changed)
    gtk_widget_add_css_class (self->save, "suggested-action");
  else
    gtk_widget_remove_css_class (self->save, "suggested-action");
}

/** monev_instrument_desk_install: the actions and keys of the desk. */
void
monev_instrument_desk_install (GtkWidgetClass *klass)
{
  static const struct
  {
    const char *name, *type;
    GtkWidgetActionActivateFunc act;
  } acts[] = {
    { "instrument.insert", "s", insert },
    { "instrument.remove", NULL, remove_questions },
    { "instrument.copy", NULL, copy },
    { "instrument.cut", NULL, copy },
    { "instrument.paste", NULL, paste },
    { "instrument.up", NULL, move },
    { "instrument.down", NULL, move },
    { "instrument.wrap", "s", wrap },
    { "instrument.undo", NULL, undo },
    { "instrument.redo", NULL, undo },
    { "instrument.save", NULL, save },
    { "instrument.issue", NULL, issue },
    { "instrument.drop-draft", NULL, drop_draft },
    { "instrument.reload", NULL, reload },
    { "instrument.pane", "s", next_pane },
    { "instrument.next-issue", NULL, next_issue },
    { "instrument.export", "s", choose_export },
    { "instrument.field", NULL, send_out },
    { "instrument.title", NULL, ask_title },
    { "instrument.score", NULL, ask_score },
    { "instrument.files", NULL, show_files },
    { "instrument.preview", NULL, toggle_preview },
    { "instrument.type", NULL, choose_type },
  };

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    gtk_widget_class_install_action (klass, acts[i].name, acts[i].type, acts[i].act);
}
