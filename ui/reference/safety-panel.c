#include "safety-panel.h"

#include "audit-words.h"
#include "safety-data.h"
#include "ui/common/count-text.h"
#include "ui/common/issue-view.h"
#include "ui/common/job-progress.h"
#include "ui/common/row-filter.h"
#include "ui/office/sheet-dialog.h"

#include <glib/gi18n.h>

#define SHOWN_AT_FIRST 5

struct _MonevSafetyPanel
{
  MonevReferencePanel parent;
  MonevJobProgress *progress;
  GtkWidget *box;
  AdwPreferencesGroup *backups;
  AdwPreferencesGroup *entries;
  GtkLabel *verdict;
  MonevIssueView *issues;
  GPtrArray *backup_rows; /* borrowed */
  GPtrArray *entry_rows;  /* borrowed */
  guint n_backups;
  MonevRowFilter *filter;
  GCancellable *searching; /* nullable: of the search that is under way */
};

G_DEFINE_FINAL_TYPE (MonevSafetyPanel, monev_safety_panel, MONEV_TYPE_REFERENCE_PANEL)

static MonevReferencePanel *
panel (gpointer self)
{
  return MONEV_REFERENCE_PANEL (self);
}

static MonevSession *
session_of (gpointer self)
{
  return monev_reference_panel_get_session (panel (self));
}

static void
clear_rows (AdwPreferencesGroup *group, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, rows->pdata[i]);
  g_ptr_array_set_size (rows, 0);
}

static GtkWidget *
plain_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *safe_title = g_markup_escape_text (title, -1);
  g_autofree char *safe_subtitle = g_markup_escape_text (subtitle, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), safe_title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), safe_subtitle);
  return row;
}

static void
on_restored (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MonevSafetyPanel) self = data;
  MonevSession *session = MONEV_SESSION (source);
  MonevWindow *window = monev_reference_panel_get_window (panel (self));
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = monev_session_restore_finish (session, result, &error);

  gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
  monev_job_progress_finish (self->progress);
  if (kept == NULL)
    {
      monev_reference_tell (GTK_WIDGET (self), error);
      monev_reference_panel_load (panel (self));
      return;
    }
  monev_window_toast (window, _("Cadangan dipulihkan. Silakan masuk lagi."), NULL, NULL, NULL,
                      NULL);
  monev_session_set_actor (session, NULL);
  monev_session_open (session);
}

/** monev_safety_panel_restore: puts the backup at @path back; everybody has to log in anew. */
void
monev_safety_panel_restore (MonevSafetyPanel *self, const char *path)
{
  monev_job_progress_start (self->progress, _("Memulihkan cadangan"), NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self), FALSE);
  monev_session_restore (session_of (self), path, on_restored, g_object_ref (self));
}

static void
on_restore_answer (MonevSafetyPanel *self, const char *response, GtkWidget *dialog)
{
  if (g_str_equal (response, "restore"))
    monev_safety_panel_restore (self, g_object_get_data (G_OBJECT (dialog), "path"));
}

/* What is put back may be another office's, or may have been changed unseen: that is told before what
 * is lost. */
static char *
restore_words (const char *other, gboolean sealed)
{
  g_autofree char *whose
      = other != NULL ? g_strdup_printf (_("Cadangan ini milik basis data lain: %s. Isi kantor ini "
                                           "digantikan olehnya. "), other)
                      : g_strdup ("");

  return g_strconcat (
      whose,
      sealed ? "" : _("Di samping cadangan ini tidak ada berkas .sha256, jadi perubahan isinya tidak "
                      "dapat diperiksa. "),
      _("Semua data kembali seperti saat cadangan itu dibuat; yang ditulis sesudahnya tidak tampak "
        "lagi. Keadaan sekarang disimpan sebagai berkas tersendiri. Tutup dahulu Monev di komputer "
        "lain. Setelah itu semua orang masuk lagi."),
      NULL);
}

static void
on_restore_clicked (MonevSafetyPanel *self, GtkWidget *button)
{
  const char *title = g_object_get_data (G_OBJECT (button), "title");
  g_autofree char *heading = g_strdup_printf (_("Pulihkan cadangan %s?"), title);
  g_autofree char *body = restore_words (g_object_get_data (G_OBJECT (button), "other"),
                                          g_object_get_data (G_OBJECT (button), "sealed") != NULL);
  GtkWidget *dialog = adw_message_dialog_new (
      GTK_WINDOW (monev_reference_panel_get_window (panel (self))), heading, NULL);

  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), body);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Batal"), "restore",
                                    _("_Pulihkan"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "restore",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "path",
                          g_strdup (g_object_get_data (G_OBJECT (button), "path")), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_restore_answer), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static GtkWidget *
restore_button (MonevSafetyPanel *self, const MonevBackupRow *backup)
{
  GtkWidget *button = gtk_button_new_with_label (_("Pulihkan…"));
  g_autofree char *why = NULL;

  gtk_widget_set_sensitive (
      button, monev_session_allows (session_of (self), MONEV_ACT_BACKUP_RESTORE, &why));
  gtk_widget_set_tooltip_text (button, why);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "path", g_strdup (backup->path), g_free);
  g_object_set_data_full (G_OBJECT (button), "title", g_strdup (backup->title), g_free);
  g_object_set_data_full (G_OBJECT (button), "other", g_strdup (backup->other), g_free);
  g_object_set_data (G_OBJECT (button), "sealed", GINT_TO_POINTER (backup->sealed));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_restore_clicked), self);
  return button;
}

static void
add_backup (MonevSafetyPanel *self, const MonevBackupRow *backup, AdwExpanderRow *more)
{
  g_autofree char *whose
      = backup->other != NULL ? g_strdup_printf (_("%s · milik basis data lain: %s"),
                                                 backup->subtitle, backup->other)
                              : g_strdup (backup->subtitle);
  GtkWidget *row = plain_row (backup->title, whose);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), restore_button (self, backup));
  if (more != NULL)
    {
      adw_expander_row_add_row (more, row);
      return;
    }
  adw_preferences_group_add (self->backups, row);
  g_ptr_array_add (self->backup_rows, row);
}

static AdwExpanderRow *
add_more (AdwPreferencesGroup *group, GPtrArray *rows, guint n)
{
  GtkWidget *more = adw_expander_row_new ();
  g_autofree char *title = g_strdup_printf (_("%u yang lebih lama"), n);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (more), title);
  adw_preferences_group_add (group, more);
  g_ptr_array_add (rows, more);
  return ADW_EXPANDER_ROW (more);
}

static void
show_backups (MonevSafetyPanel *self, const MonevSafetyData *data)
{
  AdwExpanderRow *more = NULL;
  g_autofree char *folder = g_markup_escape_text (data->folder, -1);

  clear_rows (self->backups, self->backup_rows);
  adw_preferences_group_set_description (self->backups, folder);
  self->n_backups = data->backups->len;
  for (guint i = 0; i < data->backups->len; i++)
    {
      if (i == SHOWN_AT_FIRST)
        more = add_more (self->backups, self->backup_rows, data->backups->len - i);
      add_backup (self, data->backups->pdata[i], more);
    }
  if (data->backups->len == 0)
    {
      GtkWidget *row = plain_row (_("Belum ada cadangan"),
                                  _("Dibuat sendiri setiap hari, atau sekarang dengan tombol di "
                                    "atas."));

      adw_preferences_group_add (self->backups, row);
      g_ptr_array_add (self->backup_rows, row);
    }
}

/* @entries: (element-type MonevAuditWords). */
static void
show_entries (MonevSafetyPanel *self, const GPtrArray *entries)
{
  clear_rows (self->entries, self->entry_rows);
  for (guint i = 0; i < entries->len; i++)
    {
      const MonevAuditWords *words = entries->pdata[i];
      g_autofree char *lines = g_strjoinv ("\n", words->lines);
      g_autofree char *title = g_strdup_printf ("%s %s", words->who, words->what);
      g_autofree char *subtitle
          = g_strdup_printf ("%s%s%s", words->when, *lines != '\0' ? "\n" : "", lines);
      GtkWidget *row = plain_row (title, subtitle);

      adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 4);
      adw_preferences_group_add (self->entries, row);
      g_ptr_array_add (self->entry_rows, row);
    }
}

static void
on_found (gpointer owner, gpointer result, const GError *error)
{
  MonevSafetyPanel *self = owner;
  g_autoptr (GPtrArray) entries = result;

  g_clear_object (&self->searching);
  if (error != NULL)
    {
      monev_reference_tell (GTK_WIDGET (self), error);
      return;
    }
  show_entries (self, entries);
  monev_row_filter_set_n (self->filter, entries->len);
  if (entries->len > 0)
    return;
  g_ptr_array_add (self->entry_rows, plain_row (_("Tidak ditemukan"),
                                                _("Coba kata lain: nama orang, perbuatan, isian, "
                                                  "atau tanggal seperti 5 Maret 2026.")));
  adw_preferences_group_add (self->entries, self->entry_rows->pdata[0]);
}

static void
search (MonevSafetyPanel *self)
{
  self->searching = g_cancellable_new ();
  monev_session_call (session_of (self), G_OBJECT (self),
                      &(MonevDbJobSpec) {
                          .lane = MONEV_DB_LANE_LONG,
                          .work = monev_safety_search_job,
                          .data = g_strdup (monev_row_filter_get_text (self->filter)),
                          .free_data = g_free,
                          .free_result = (GDestroyNotify) g_ptr_array_unref,
                          .cancellable = self->searching },
                      on_found);
}

static void
stop_search (MonevSafetyPanel *self)
{
  if (self->searching != NULL)
    g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
}

/* While something is looked for, the log has the page to itself. */
static void
on_filtered (MonevSafetyPanel *self)
{
  gboolean searched = *monev_row_filter_get_text (self->filter) != '\0';
  g_autofree char *n = monev_count_text (MONEV_SAFETY_SEARCHED);
  g_autofree char *text
      = g_strdup_printf (_("Dicari dalam %s catatan terakhir: waktu, orang, dan isinya."), n);

  stop_search (self);
  gtk_widget_set_visible (GTK_WIDGET (self->backups), !searched);
  adw_preferences_group_set_description (self->entries, searched ? text : NULL);
  if (searched)
    search (self);
  else
    monev_reference_panel_load (panel (self));
}

static MonevGridSource *
get_source (MonevReferencePanel *reference_panel)
{
  return MONEV_GRID_SOURCE (MONEV_SAFETY_PANEL (reference_panel)->filter);
}

static void
on_loaded (gpointer owner, gpointer result, const GError *error)
{
  MonevSafetyPanel *self = owner;
  g_autoptr (MonevSafetyData) data = result;
  g_autofree char *text = NULL;

  if (error != NULL)
    {
      monev_reference_tell (GTK_WIDGET (self), error);
      return;
    }
  show_backups (self, data);
  if (*monev_row_filter_get_text (self->filter) == '\0')
    show_entries (self, data->entries);
  text = g_strdup_printf (_("%u cadangan"), data->backups->len);
  monev_reference_panel_set_subtitle (panel (self), text);
}

static void
load (MonevReferencePanel *reference_panel)
{
  MonevSession *session = monev_reference_panel_get_session (reference_panel);

  monev_session_call (session, G_OBJECT (reference_panel),
                      &(MonevDbJobSpec) {
                          .lane = MONEV_DB_LANE_READ,
                          .work = monev_safety_load_job,
                          .data = g_strdup (monev_session_get_uri (session)),
                          .free_data = g_free,
                          .free_result = (GDestroyNotify) monev_safety_data_free,
                          .cancellable = monev_reference_panel_get_cancellable (reference_panel) },
                      on_loaded);
}

static void
on_backed_up (gpointer owner, gpointer result, const GError *error)
{
  MonevSafetyPanel *self = owner;
  g_autofree char *path = result;

  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return; /* the window is gone, the backup is not */
  monev_job_progress_finish (self->progress);
  if (error != NULL)
    {
      monev_reference_tell (GTK_WIDGET (self), error);
      return;
    }
  monev_window_toast (monev_reference_panel_get_window (panel (self)), _("Cadangan dibuat"), NULL,
                      NULL, NULL, NULL);
  monev_reference_panel_load (panel (self));
}

static void
back_up (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MonevSafetyPanel *self = data;
  MonevSession *session = session_of (self);

  monev_job_progress_start (self->progress, _("Membuat cadangan"), NULL);
  monev_session_call (session, G_OBJECT (self),
                      &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_LONG,
                                          .work = monev_safety_backup_job,
                                          .data = g_strdup (monev_session_get_uri (session)),
                                          .free_data = g_free,
                                          .free_result = g_free },
                      on_backed_up);
}

static void
on_verified (gpointer owner, gpointer result, const GError *error)
{
  MonevSafetyPanel *self = owner;
  MonevAuditVerdict *verdict = result;
  g_autofree char *n = NULL;
  g_autofree char *text = NULL;
  guint faults;

  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    {
      g_clear_pointer (&verdict, monev_audit_verdict_free);
      return;
    }
  monev_job_progress_finish (self->progress);
  if (error != NULL)
    {
      monev_reference_tell (GTK_WIDGET (self), error);
      return;
    }
  faults = monev_issue_list_size (verdict->issues);
  n = monev_count_text (verdict->checked);
  text = faults == 0
             ? g_strdup_printf (_("✓ Utuh: %s catatan diperiksa, tidak ada yang diubah atau dihapus."),
                                n)
             : g_strdup_printf (_("Tidak utuh: %u dari %s catatan bermasalah."), faults, n);
  gtk_label_set_text (self->verdict, text);
  gtk_widget_set_visible (GTK_WIDGET (self->verdict), TRUE);
  monev_issue_view_set_issues (self->issues, verdict->issues);
  gtk_widget_set_visible (GTK_WIDGET (self->issues), faults > 0);
  monev_audit_verdict_free (verdict);
}

static void
verify (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MonevSafetyPanel *self = data;

  monev_job_progress_start (self->progress, _("Memeriksa catatan jejak"), NULL);
  monev_session_call (session_of (self), G_OBJECT (self),
                      &(MonevDbJobSpec) {
                          .lane = MONEV_DB_LANE_LONG,
                          .work = monev_safety_verify_job,
                          .free_result = (GDestroyNotify) monev_audit_verdict_free },
                      on_verified);
}

static void
take_sheet (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWidget *dialog = monev_sheet_dialog_new (session_of (data));

  gtk_window_set_transient_for (GTK_WINDOW (dialog),
                                GTK_WINDOW (monev_reference_panel_get_window (panel (data))));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
monev_safety_panel_dispose (GObject *object)
{
  MonevSafetyPanel *self = MONEV_SAFETY_PANEL (object);

  g_clear_pointer (&self->backup_rows, g_ptr_array_unref);
  g_clear_pointer (&self->entry_rows, g_ptr_array_unref);
  stop_search (self);
  g_clear_object (&self->filter);
  G_OBJECT_CLASS (monev_safety_panel_parent_class)->dispose (object);
}

static void
monev_safety_panel_class_init (MonevSafetyPanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = monev_safety_panel_dispose;
  MONEV_REFERENCE_PANEL_CLASS (klass)->load = load;
  MONEV_REFERENCE_PANEL_CLASS (klass)->get_source = get_source;
}

static AdwPreferencesGroup *
add_group (MonevSafetyPanel *self, const char *title)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (group));
  return group;
}

static void
add_verdict (MonevSafetyPanel *self)
{
  self->verdict = GTK_LABEL (gtk_label_new (NULL));
  self->issues = MONEV_ISSUE_VIEW (monev_issue_view_new ());
  gtk_label_set_wrap (self->verdict, TRUE);
  gtk_label_set_xalign (self->verdict, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->verdict), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->issues), FALSE);
  gtk_widget_set_size_request (GTK_WIDGET (self->issues), -1, 200);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->verdict));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->issues));
}

static void
monev_safety_panel_init (MonevSafetyPanel *self)
{
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new (), *clamp = adw_clamp_new ();

  self->filter = monev_row_filter_new ();
  g_signal_connect_object (self->filter, "filtered", G_CALLBACK (on_filtered), self,
                           G_CONNECT_SWAPPED);
  self->backup_rows = g_ptr_array_new ();
  self->entry_rows = g_ptr_array_new ();
  self->progress = MONEV_JOB_PROGRESS (monev_job_progress_new ());
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  self->backups = add_group (self, _("Cadangan"));
  add_verdict (self);
  self->entries = add_group (self, _("Catatan Jejak Terakhir"));
  gtk_widget_set_margin_top (self->box, 24);
  gtk_widget_set_margin_bottom (self->box, 24);
  gtk_widget_set_margin_start (self->box, 24);
  gtk_widget_set_margin_end (self->box, 24);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 860);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (outer), GTK_WIDGET (self->progress));
  gtk_box_append (GTK_BOX (outer), scrolled);
  adw_bin_set_child (ADW_BIN (self), outer);
}

/** monev_safety_panel_new: Returns: (transfer floating): it reads when it is first seen. */
GtkWidget *
monev_safety_panel_new (MonevWindow *window, MonevSession *session)
{
  MonevSafetyPanel *self = g_object_new (MONEV_TYPE_SAFETY_PANEL, NULL);
  static const GActionEntry entries[] = { { "back-up", back_up }, { "verify", verify },
                                          { "sheet", take_sheet } };
  GtkWidget *button;

  monev_reference_panel_attach (panel (self), window, session);
  g_action_map_add_action_entries (monev_reference_panel_get_actions (panel (self)), entries,
                                   G_N_ELEMENTS (entries), self);
  button = monev_reference_panel_add_button (panel (self), FALSE, _("_Buat Cadangan"), "back-up",
                                             MONEV_ACT_BACKUP_MAKE);
  gtk_widget_add_css_class (button, "suggested-action");
  monev_reference_panel_add_button (panel (self), TRUE, _("_Periksa Catatan Jejak"), "verify",
                                    MONEV_ACT_AUDIT_VERIFY);
  monev_reference_panel_add_button (panel (self), TRUE, _("_Lembar Pemulihan…"), "sheet",
                                    MONEV_ACT_RECOVERY_PRINT);
  monev_reference_panel_set_title (panel (self), _("Cadangan dan Jejak"));
  return GTK_WIDGET (self);
}

/** monev_safety_panel_n_backups: Returns: how many backups are listed. */
guint
monev_safety_panel_n_backups (MonevSafetyPanel *self)
{
  return self->n_backups;
}

/** monev_safety_panel_n_entries: Returns: how many entries of the log are told. */
guint
monev_safety_panel_n_entries (MonevSafetyPanel *self)
{
  return self->entry_rows->len;
}

/** monev_safety_panel_get_verdict: Returns: (transfer none): what the last check of the log said. */
const char *
monev_safety_panel_get_verdict (MonevSafetyPanel *self)
{
  return gtk_label_get_text (self->verdict);
}
