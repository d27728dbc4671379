#include "open-failure.h"

#include "office/database-file.h"
#include "ui/common/error-text.h"
#include "ui/shell/primary-menu.h"

#include <glib/gi18n.h>
#include <string.h>

struct _MonevOpenFailure
{
  AdwBin parent;
  AdwStatusPage *page;
  GtkLabel *place;
  GtkLabel *problem;
  GtkSpinner *spinner;
  GtkWidget *first;
  GtkWidget *choose;
  GtkWidget *fresh;
  GtkWidget *detail;
  GtkLabel *detail_text;
  MonevSession *session;
  char *backup; /* nullable: what the first button puts back */
  GCancellable *cancellable;
  GtkFileChooserNative *chooser;
};

G_DEFINE_FINAL_TYPE (MonevOpenFailure, monev_open_failure, ADW_TYPE_BIN)

enum
{
  RETRY,
  START_NEW,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
set_working (MonevOpenFailure *self, gboolean working)
{
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), working);
  gtk_spinner_set_spinning (self->spinner, working);
  gtk_widget_set_sensitive (self->first, !working);
  gtk_widget_set_sensitive (self->choose, !working);
  gtk_widget_set_sensitive (self->fresh, !working);
}

static void
say_problem (MonevOpenFailure *self, const char *text)
{
  gtk_label_set_text (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
}

static void
on_restored (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MonevOpenFailure) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = monev_session_restore_finish (MONEV_SESSION (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  set_working (self, FALSE);
  if (kept != NULL)
    g_signal_emit (self, signals[RETRY], 0);
  else
    {
      g_autofree char *why = monev_error_text_body (error);
      g_autofree char *text = g_strdup_printf (_("Pemulihan gagal: %s"), why);

      say_problem (self, text);
    }
}

/** monev_open_failure_restore: puts @backup back, then asks to open again; says why not, and nothing
 * has changed then. */
void
monev_open_failure_restore (MonevOpenFailure *self, const char *backup)
{
  g_return_if_fail (MONEV_IS_OPEN_FAILURE (self) && backup != NULL);

  say_problem (self, NULL);
  set_working (self, TRUE);
  monev_session_restore (self->session, backup, on_restored, g_object_ref (self));
}

static void
on_first (MonevOpenFailure *self)
{
  if (self->backup != NULL)
    monev_open_failure_restore (self, self->backup);
  else
    {
      set_working (self, TRUE);
      g_signal_emit (self, signals[RETRY], 0);
    }
}

static void
on_fresh (MonevOpenFailure *self)
{
  g_signal_emit (self, signals[START_NEW], 0);
}

static void
on_file_chosen (MonevOpenFailure *self, int response)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
  g_clear_object (&self->chooser);
  path = file != NULL ? g_file_get_path (file) : NULL;
  if (path != NULL)
    monev_open_failure_restore (self, path);
}

static void
on_choose (MonevOpenFailure *self)
{
  g_autofree char *folder = monev_database_backup_folder (monev_session_get_uri (self->session));
  g_autoptr (GFile) start = g_file_new_for_path (folder);

  if (self->chooser != NULL)
    return;
  self->chooser = gtk_file_chooser_native_new (
      _("Pilih Berkas Cadangan"), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
      GTK_FILE_CHOOSER_ACTION_OPEN, _("_Pulihkan"), _("_Batal"));
  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (self->chooser), start, NULL);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (on_file_chosen), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
monev_open_failure_dispose (GObject *object)
{
  MonevOpenFailure *self = MONEV_OPEN_FAILURE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->chooser);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (monev_open_failure_parent_class)->dispose (object);
}

static void
monev_open_failure_finalize (GObject *object)
{
  g_free (MONEV_OPEN_FAILURE (object)->backup);
  g_object_unref (MONEV_OPEN_FAILURE (object)->cancellable);
  G_OBJECT_CLASS (monev_open_failure_parent_class)->finalize (object);
}

static void
monev_open_failure_class_init (MonevOpenFailureClass *klass)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = monev_open_failure_dispose;
  G_OBJECT_CLASS (klass)->finalize = monev_open_failure_finalize;
  /** MonevOpenFailure::retry: open again. */
  signals[RETRY] = g_signal_new ("retry", MONEV_TYPE_OPEN_FAILURE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  /** MonevOpenFailure::start-new: leave the backups aside and make a new office. */
  signals[START_NEW] = g_signal_new ("start-new", MONEV_TYPE_OPEN_FAILURE, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget, "/id/monev/Monev/ui/office/open-failure.ui");
  gtk_widget_class_bind_template_child (widget, MonevOpenFailure, page);
  gtk_widget_class_bind_template_child (widget, MonevOpenFailure, place);
  gtk_widget_class_bind_template_child (widget, MonevOpenFailure, problem);
  gtk_widget_class_bind_template_child (widget, MonevOpenFailure, spinner);
  gtk_widget_class_bind_template_child (widget, MonevOpenFailure, first);
  gtk_widget_class_bind_template_child (widget, MonevOpenFailure, choose);
  gtk_widget_class_bind_template_child (widget, MonevOpenFailure, fresh);
  gtk_widget_class_bind_template_child (widget, MonevOpenFailure, detail);
  gtk_widget_class_bind_template_child (widget, MonevOpenFailure, detail_text);
  gtk_widget_class_bind_template_child_full (widget, "menu", FALSE, 0);
  gtk_widget_class_bind_template_callback (widget, on_first);
  gtk_widget_class_bind_template_callback (widget, on_choose);
  gtk_widget_class_bind_template_callback (widget, on_fresh);
}

static void
monev_open_failure_init (MonevOpenFailure *self)
{
  g_autoptr (GMenuModel) menu = monev_primary_menu_new ();

  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (gtk_widget_get_template_child (
                                      GTK_WIDGET (self), MONEV_TYPE_OPEN_FAILURE, "menu")),
                                  menu);
}

/** monev_open_failure_new: Returns: (transfer floating): a page for @session. */
GtkWidget *
monev_open_failure_new (MonevSession *session)
{
  MonevOpenFailure *self = g_object_new (MONEV_TYPE_OPEN_FAILURE, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}

/** monev_open_failure_address: Returns: (transfer full): where the database is, fit to be shown: the
 * path of the file, or the server without the password. */
char *
monev_open_failure_address (const char *uri)
{
  g_autoptr (GUri) parsed = NULL;

  if (g_str_has_prefix (uri, "sqlite:"))
    return g_strdup (uri + strlen ("sqlite:"));
  parsed = g_uri_parse (uri, G_URI_FLAGS_HAS_PASSWORD | G_URI_FLAGS_NON_DNS, NULL);
  return parsed != NULL ? g_uri_to_string_partial (parsed, G_URI_HIDE_PASSWORD | G_URI_HIDE_QUERY)
                        : g_strdup (_("alamat yang tidak terbaca"));
}

static void
set_words (MonevOpenFailure *self, const char *title, const char *text, const char *button)
{
  g_autofree char *safe = g_markup_escape_text (text, -1);

  adw_status_page_set_title (self->page, title);
  adw_status_page_set_description (self->page, safe);
  gtk_widget_set_visible (self->first, button != NULL);
  if (button != NULL)
    gtk_button_set_label (GTK_BUTTON (self->first), button);
}

static char *
damaged_words (const MonevBackupOffer *offer)
{
  const char *kept = _("Berkas yang rusak tidak dihapus: ia disimpan dengan nama lain di folder "
                       "yang sama saat cadangan dipulihkan.");
  g_autofree char *note = offer != NULL ? monev_backup_offer_note (offer) : NULL;

  return g_strdup_printf (
      offer != NULL && offer->path != NULL
          ? _("Sebagian isi berkas tidak terbaca lagi, biasanya karena listrik padam atau diska "
              "bermasalah. %s Yang diisi sesudah cadangan itu perlu diisi lagi.%s%s")
          : _("Sebagian isi berkas tidak terbaca lagi, dan tidak ada cadangan basis data ini yang "
              "utuh di folder cadangan. %s%s%s"),
      kept, note != NULL ? " " : "", note != NULL ? note : "");
}

/* What the first button says; NULL without a backup. */
static char *
restore_label (const MonevBackupOffer *offer)
{
  return offer != NULL && offer->path != NULL
             ? g_strdup_printf (_("Pulihkan Cadangan %s"), offer->moment)
             : NULL;
}

/* Never the assistant without a word: who presses through it would believe all work gone. */
static void
show_lost (MonevOpenFailure *self, const MonevBackupOffer *offer, const GError *error)
{
  gboolean empty = g_error_matches (error, MONEV_ERROR, MONEV_ERROR_CORRUPT);
  g_autofree char *button = restore_label (offer);
  g_autofree char *note = monev_backup_offer_note (offer);
  g_autofree char *text = g_strdup_printf (
      _("Di foldernya ada cadangan yang utuh. Pulihkan cadangan itu; yang diisi sesudahnya perlu "
        "diisi lagi. Pilih Mulai Baru hanya bila kantor ini memang belum pernah disiapkan.%s%s"),
      note != NULL ? " " : "", note != NULL ? note : "");

  adw_status_page_set_icon_name (self->page, "dialog-warning-symbolic");
  set_words (self, empty ? _("Berkas basis data kosong") : _("Berkas basis data tidak ditemukan"),
             text, button);
  gtk_widget_set_visible (self->choose, TRUE);
}

static void
show_damaged (MonevOpenFailure *self, const MonevBackupOffer *offer)
{
  g_autofree char *button = restore_label (offer);
  g_autofree char *text = damaged_words (offer);

  adw_status_page_set_icon_name (self->page, "dialog-warning-symbolic");
  set_words (self, _("Basis data rusak"), text, button);
  gtk_widget_set_visible (self->choose, TRUE);
}

/* What to do differs between a file and a server; what the engine said is for the admin. */
static char *
advice (const GError *error, gboolean server)
{
  if (g_error_matches (error, MONEV_ERROR, MONEV_ERROR_UNAVAILABLE))
    return g_strdup (server ? _("Server basis data di bawah ini tidak menjawab. Periksa jaringan kantor dan "
                      "apakah komputer server menyala, lalu coba lagi.")
                  : _("Berkas basis data tidak ada di tempatnya, atau foldernya tidak dapat dibuka. "
                      "Sambungkan diska yang memuatnya, lalu coba lagi."));
  if (g_error_matches (error, MONEV_ERROR, MONEV_ERROR_DENIED))
    return server ? g_strdup (_("Server menolak nama atau sandi pada alamat ini. Mintalah alamat yang benar "
                      "kepada admin."))
                  : monev_error_text_body (error); /* whose folder it is, and what to do */
  if (g_error_matches (error, MONEV_ERROR, MONEV_ERROR_INVALID)
      || (g_error_matches (error, MONEV_ERROR, MONEV_ERROR_IO) && !server))
    return monev_error_text_body (error);
  return g_strdup (monev_error_text_advice (error));
}

static void
show_failed (MonevOpenFailure *self, const GError *error)
{
  gboolean server = !g_str_has_prefix (monev_session_get_uri (self->session), "sqlite:");
  g_autofree char *text = advice (error, server);

  adw_status_page_set_icon_name (self->page, server ? "network-offline-symbolic"
                                                    : "dialog-warning-symbolic");
  set_words (self,
             g_error_matches (error, MONEV_ERROR, MONEV_ERROR_INVALID)
                 ? _("Bukan basis data Monev")
                 : monev_error_text_title (error),
             text, _("Coba Lagi"));
  gtk_widget_set_visible (self->choose, FALSE);
}

/** monev_open_failure_show: says how opening ended this time: DAMAGED, LOST or FAILED. */
void
monev_open_failure_show (MonevOpenFailure *self, MonevOpened how)
{
  const MonevBackupOffer *offer;
  g_autofree char *address = NULL;

  g_return_if_fail (MONEV_IS_OPEN_FAILURE (self) && how >= MONEV_OPENED_DAMAGED);

  address = monev_open_failure_address (monev_session_get_uri (self->session));
  gtk_label_set_text (self->place, address);
  set_working (self, FALSE);
  say_problem (self, NULL);
  g_clear_pointer (&self->backup, g_free);
  gtk_label_set_text (self->detail_text, monev_session_get_error (self->session)->message);
  offer = how != MONEV_OPENED_FAILED ? monev_session_get_offer (self->session) : NULL;
  self->backup = g_strdup (offer != NULL ? offer->path : NULL);
  gtk_widget_set_visible (self->fresh, how == MONEV_OPENED_LOST);
  if (how == MONEV_OPENED_DAMAGED)
    show_damaged (self, offer);
  else if (how == MONEV_OPENED_LOST)
    show_lost (self, offer, monev_session_get_error (self->session));
  else
    show_failed (self, monev_session_get_error (self->session));
  gtk_widget_grab_focus (gtk_widget_get_visible (self->first) ? self->first : self->choose);
}
