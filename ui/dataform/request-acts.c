#include "data-room-private.h"

#include "data-files.h"
#include "day-dialog.h"
#include "files-result.h"
#include "stopped-dialog.h"
#include "ui/activity/text-dialog.h"

#include "base/instant.h"

#include <glib/gi18n.h>
#include <string.h>

/* What is done about a whole request. */

#define PENDING "monev-pending"

static MonevDataPending *
pending_here (MonevDataRoom *self, MonevDataAct act)
{
  const MonevBoardColumn *column = monev_board_view_get_request (self->board);

  return column == NULL ? NULL : monev_data_pending_new (act, column->request, NULL, NULL);
}

static void
attach (GtkWidget *dialog, MonevDataPending *pending, MonevDataRoom *self, GCallback answered)
{
  g_object_set_data_full (G_OBJECT (dialog), PENDING, pending, monev_data_pending_free);
  g_signal_connect_object (dialog, "response", answered, self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* ---- files ---- */

/** monev_data_room_on_files: a MonevSessionDone: tells which files were written, and which not. */
void
monev_data_room_on_files (gpointer room, gpointer result, const GError *error)
{
  MonevDataRoom *self = room;
  g_autoptr (MonevDataAnswer) answer = result;

  if (!monev_data_room_finish (self, error))
    return;
  gtk_window_present (GTK_WINDOW (monev_files_result_new (GTK_WINDOW (self->window), answer->files,
                                                          answer->issues)));
}

static void
write_to (gpointer owner, const char *path, gpointer data)
{
  MonevDataAsk ask = monev_data_pending_ask (data);

  ask.path = path;
  ask.receipts = TRUE;
  monev_data_room_run (owner, &ask, _("Menulis buku kerja"), monev_data_room_on_files);
}

static void
write_files (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevDataPending *pending = pending_here (MONEV_DATA_ROOM (widget), MONEV_DATA_ASK_WRITE);

  if (pending != NULL)
    monev_data_ask_path (widget, &(MonevPathQuestion) { _("Folder buku kerja"), _("_Tulis") },
                         write_to, pending, monev_data_pending_free);
}

static void
on_saved (gpointer owner, gpointer result, const GError *error)
{
  g_clear_pointer (&result, monev_data_answer_free);
  if (monev_data_room_finish (owner, error))
    monev_data_room_say (owner, _("Berkas disimpan"));
}

static void
compile_to (gpointer owner, const char *path, gpointer data)
{
  MonevDataAsk ask = monev_data_pending_ask (data);

  ask.path = path;
  monev_data_room_run (owner, &ask, _("Mengompilasi data"), on_saved);
}

static void
compile (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const char *const endings[] = { "xlsx", "csv", NULL };
  MonevDataPending *pending = pending_here (MONEV_DATA_ROOM (widget), MONEV_DATA_ASK_COMPILE);
  g_autofree char *file = NULL;

  if (pending == NULL)
    return;
  file = g_strdup_printf (_("Kompilasi %s.xlsx"), pending->request->title);
  g_strdelimit (file, "/\\:*?\"<>|", '-');
  monev_data_ask_path (
      widget, &(MonevPathQuestion) { _("Simpan kompilasi"), _("_Simpan"), file, endings },
      compile_to, pending, monev_data_pending_free);
}

static void
dispatch_to (gpointer owner, const char *path, gpointer data)
{
  MonevDataRoom *self = owner;

  monev_data_room_run (self,
                       &(MonevDataAsk) { .act = MONEV_DATA_ASK_DISPATCH,
                                         .at = monev_session_get_year (self->session),
                                         .path = path },
                       _("Menulis buku ekspedisi"), on_saved);
}

static void
write_dispatch (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const char *const endings[] = { "xlsx", NULL };
  g_autofree char *file
      = g_strdup_printf (_("Buku Ekspedisi %d.xlsx"),
                         monev_session_get_year (MONEV_DATA_ROOM (widget)->session));

  monev_data_ask_path (
      widget, &(MonevPathQuestion) { _("Simpan buku ekspedisi"), _("_Simpan"), file, endings },
      dispatch_to, NULL, NULL);
}

static void
show_stopped (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevDataRoom *self = MONEV_DATA_ROOM (widget);

  gtk_window_present (GTK_WINDOW (monev_stopped_dialog_new (self->window, self->session)));
}

/* ---- sending what was made before ---- */

static void
on_sent (gpointer owner, gpointer result, const GError *error)
{
  g_clear_pointer (&result, monev_data_answer_free);
  if (monev_data_room_finish (owner, error))
    monev_data_room_say (owner, _("Pengiriman dicatat di buku ekspedisi"));
}

static const MonevBoardData *
board_of (MonevDataRoom *self)
{
  return monev_board_source_get_data (monev_board_view_get_source (self->board));
}

static MonevDate
today (MonevDataRoom *self)
{
  const MonevBoardData *data = board_of (self);

  return monev_minute_to_date (monev_office_clock_minute (&data->clock, data->now), NULL);
}

/* A day that is not today begins with its work. */
static void
on_send_answer (GtkWidget *dialog, const char *response, gpointer data)
{
  MonevDataRoom *self = data;
  MonevDataAsk ask
      = monev_data_pending_ask (g_object_get_data (G_OBJECT (dialog), PENDING));
  g_autofree char *text = NULL;
  MonevDate day;

  if (g_strcmp0 (response, "accept") != 0)
    return;
  day = monev_day_dialog_get (dialog, &text);
  ask.text = text;
  ask.at = day == today (self) ? 0 : monev_office_clock_day_start (&board_of (self)->clock, day);
  monev_data_room_run (self, &ask, NULL, on_sent);
}

static void
send_rest (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevDataRoom *self = MONEV_DATA_ROOM (widget);
  const MonevBoardColumn *column = monev_board_view_get_request (self->board);
  g_autofree char *body = NULL;

  if (column == NULL)
    return;
  body = g_strdup_printf (
      _("%s kepada %u OPD. Jatuh tempo dihitung sejak hari itu, dan buku ekspedisi mendapat satu "
        "baris per OPD."),
      column->request->title, column->n_unsent);
  attach (monev_day_dialog_new (
              GTK_WINDOW (self->window),
              &(MonevDayQuestion) { _("Catat Pengiriman"), body, _("Dikirim pada"),
                                    _("Cara kirim"), _("kurir"), _("_Catat"), FALSE },
              today (self)),
          pending_here (self, MONEV_DATA_ASK_SEND), self, G_CALLBACK (on_send_answer));
}

/* ---- closing and calling off ---- */

static void
on_closed (gpointer owner, gpointer result, const GError *error)
{
  g_autoptr (MonevDataAnswer) answer = result;

  if (monev_data_room_finish (owner, error))
    monev_data_room_say (owner, answer->text);
}

static void
on_close_answer (GtkWidget *dialog, const char *response, gpointer data)
{
  MonevDataAsk ask
      = monev_data_pending_ask (g_object_get_data (G_OBJECT (dialog), PENDING));
  gboolean reasoned = g_object_get_data (G_OBJECT (dialog), "monev-reasoned") != NULL;
  g_autofree char *text = reasoned ? monev_text_dialog_get_text (dialog) : NULL;

  if (g_strcmp0 (response, "accept") != 0)
    return;
  ask.text = text;
  monev_data_room_run (data, &ask, NULL, on_closed);
}

static GtkWidget *
close_question (MonevDataRoom *self, const MonevBoardColumn *column)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self->window),
                                              _("Tutup himpunan data?"), NULL);

  adw_message_dialog_format_body (
      ADW_MESSAGE_DIALOG (dialog),
      _("Data %u OPD pada %s sudah terverifikasi. Himpunan data mendapat nomor dan tidak berubah "
        "lagi; perubahan berikutnya membuka nomor baru."),
      column->n_verified, column->request->title);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Batal"), "accept",
                                    _("_Tutup Himpunan Data"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "accept",
                                              ADW_RESPONSE_SUGGESTED);
  return dialog;
}

static GtkWidget *
close_anyway (MonevDataRoom *self, const MonevBoardColumn *column)
{
  g_autofree char *body = g_strdup_printf (
      _("%u dari %u OPD pada %s belum terverifikasi dan tidak ikut dalam himpunan data. Tuliskan "
        "alasan menutupnya sekarang."),
      column->n - column->n_verified, column->n, column->request->title);
  GtkWidget *dialog = monev_text_dialog_new (
      GTK_WINDOW (self->window),
      &(MonevTextQuestion) { _("Tutup himpunan data?"), body, _("Alasan"),
                             _("_Tutup Himpunan Data"), TRUE, FALSE },
      NULL);

  g_object_set_data (G_OBJECT (dialog), "monev-reasoned", dialog);
  return dialog;
}

static void
close_set (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevDataRoom *self = MONEV_DATA_ROOM (widget);
  const MonevBoardColumn *column = monev_board_view_get_request (self->board);

  if (column != NULL)
    attach (column->n_verified < column->n ? close_anyway (self, column)
                                           : close_question (self, column),
            pending_here (self, MONEV_DATA_ASK_CLOSE), self, G_CALLBACK (on_close_answer));
}

static void
on_stopped (gpointer owner, gpointer result, const GError *error)
{
  g_clear_pointer (&result, monev_data_answer_free);
  if (monev_data_room_finish (owner, error))
    monev_data_room_say (owner, _("Permintaan dibatalkan"));
}

static void
on_stop_answer (GtkWidget *dialog, const char *response, gpointer data)
{
  MonevDataAsk ask
      = monev_data_pending_ask (g_object_get_data (G_OBJECT (dialog), PENDING));
  g_autofree char *text = monev_text_dialog_get_text (dialog);

  if (g_strcmp0 (response, "accept") != 0)
    return;
  ask.text = text;
  ask.state = MONEV_REQUEST_STOPPED;
  monev_data_room_run (data, &ask, NULL, on_stopped);
}

static void
stop (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevDataRoom *self = MONEV_DATA_ROOM (widget);
  const MonevBoardColumn *column = monev_board_view_get_request (self->board);
  g_autofree char *body = NULL;

  if (column == NULL)
    return;
  body = g_strdup_printf (_("%s tidak tampil lagi di papan, dan berkas yang kembali tidak diterima. "
                            "Data yang sudah masuk tetap tersimpan, dan permintaan dapat dipakai "
                            "lagi dari menu Kirim Permintaan."),
                          column->request->title);
  attach (monev_text_dialog_new (GTK_WINDOW (self->window),
                                 &(MonevTextQuestion) { _("Batalkan permintaan?"), body,
                                                        _("Alasan"), _("_Batalkan Permintaan"),
                                                        TRUE, FALSE },
                                 NULL),
          pending_here (self, MONEV_DATA_ASK_STATE), self, G_CALLBACK (on_stop_answer));
}

static void
copy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevDataRoom *self = MONEV_DATA_ROOM (widget);
  const MonevBoardColumn *column = monev_board_view_get_request (self->board);

  if (column != NULL)
    monev_data_room_open_request (self, column->request);
}

/* ---- reminders ---- */

static MonevDataPending *
pending_late (MonevDataRoom *self, MonevDataAct act)
{
  const MonevBoardColumn *late = monev_board_view_get_late (self->board);

  return late == NULL ? NULL
                      : monev_data_pending_new (act, late->request, NULL, late->reminders);
}

static void
remind_to (gpointer owner, const char *path, gpointer data)
{
  MonevDataAsk ask = monev_data_pending_ask (data);

  ask.path = path;
  monev_data_room_run (owner, &ask, _("Menulis surat pengingat"), on_saved);
}

static void
remind (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const char *const endings[] = { "pdf", NULL };
  MonevDataPending *pending = pending_late (MONEV_DATA_ROOM (widget), MONEV_DATA_ASK_REMIND);
  g_autofree char *file = NULL;

  if (pending == NULL)
    return;
  file = g_strdup_printf (_("Surat Pengingat %s.pdf"), pending->request->title);
  g_strdelimit (file, "/\\:*?\"<>|", '-');
  monev_data_ask_path (
      widget, &(MonevPathQuestion) { _("Simpan surat pengingat"), _("_Simpan"), file, endings },
      remind_to, pending, monev_data_pending_free);
}

static void
on_message (gpointer owner, gpointer result, const GError *error)
{
  g_autoptr (MonevDataAnswer) answer = result;

  if (!monev_data_room_finish (owner, error))
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (owner)), answer->text);
  monev_data_room_say (owner, _("Pesan disalin. Tempelkan di WA."));
}

static void
message (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevDataRoom *self = MONEV_DATA_ROOM (widget);
  MonevDataPending *pending = pending_late (self, MONEV_DATA_ASK_MESSAGE);
  MonevDataAsk ask;

  if (pending == NULL)
    return;
  ask = monev_data_pending_ask (pending);
  monev_data_room_run (self, &ask, NULL, on_message);
  monev_data_pending_free (pending);
}

/** monev_data_room_update_requests: what may be done about the request under the cursor. */
void
monev_data_room_update_requests (MonevDataRoom *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const MonevBoardColumn *column = monev_board_view_get_request (self->board);
  gboolean asks = monev_session_allows (self->session, MONEV_ACT_DATA_REQUEST, NULL);
  gboolean some = column != NULL && asks;

  gtk_widget_action_set_enabled (widget, "data.write", some);
  gtk_widget_action_set_enabled (widget, "data.send", some && column->n_unsent > 0);
  gtk_widget_action_set_enabled (widget, "data.compile", column != NULL);
  gtk_widget_action_set_enabled (widget, "data.copy", some);
  gtk_widget_action_set_enabled (
      widget, "data.close",
      column != NULL && column->n_verified > 0
          && monev_session_allows (self->session, MONEV_ACT_DATA_CLOSE, NULL));
  gtk_widget_action_set_enabled (widget, "data.stop", some);
  gtk_widget_action_set_enabled (widget, "data.remind", asks);
}

/** monev_data_room_install_requests: the actions on a request. */
void
monev_data_room_install_requests (GtkWidgetClass *widget)
{
  gtk_widget_class_install_action (widget, "data.write", NULL, write_files);
  gtk_widget_class_install_action (widget, "data.send", NULL, send_rest);
  gtk_widget_class_install_action (widget, "data.compile", NULL, compile);
  gtk_widget_class_install_action (widget, "data.copy", NULL, copy);
  gtk_widget_class_install_action (widget, "data.close", NULL, close_set);
  gtk_widget_class_install_action (widget, "data.stop", NULL, stop);
  gtk_widget_class_install_action (widget, "data.stopped", NULL, show_stopped);
  gtk_widget_class_install_action (widget, "data.dispatch", NULL, write_dispatch);
  gtk_widget_class_install_action (widget, "data.remind", NULL, remind);
  gtk_widget_class_install_action (widget, "data.message", NULL, message);
}
