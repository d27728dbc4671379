#include "data-room-private.h"

#include "data-files.h"
#include "day-dialog.h"
#include "history-dialog.h"
#include "key-desk.h"
#include "verify-desk.h"

#include "base/instant.h"

#include <glib/gi18n.h>

/* What is done about one OPD of one request. */

#define PENDING "monev-pending"

static MonevDataPending *
pending_here (MonevDataRoom *self, MonevDataAct act)
{
  const MonevBoardEntry *entry = monev_board_view_get_entry (self->board);
  const MonevBoardColumn *column = monev_board_view_get_request (self->board);
  g_autoptr (GPtrArray) one = g_ptr_array_new ();

  if (entry == NULL || column == NULL)
    return NULL;
  g_ptr_array_add (one, entry->addressee);
  return monev_data_pending_new (act, column->request, entry->addressee, one);
}

static MonevDate
today (MonevDataRoom *self)
{
  const MonevBoardData *data
      = monev_board_source_get_data (monev_board_view_get_source (self->board));

  return monev_minute_to_date (monev_office_clock_minute (&data->clock, data->now), NULL);
}

static void
verify (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevDataRoom *self = MONEV_DATA_ROOM (widget);
  const MonevBoardEntry *entry = monev_board_view_get_entry (self->board);

  if (entry != NULL)
    monev_verify_desk_open (self->window, self->session, entry->addressee->id);
}

static void
key_in (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevDataRoom *self = MONEV_DATA_ROOM (widget);
  const MonevBoardEntry *entry = monev_board_view_get_entry (self->board);

  if (entry != NULL)
    monev_key_desk_open (self->window, self->session, entry->addressee->id);
}

/* ---- tanda terima ---- */

static void
on_receipt (gpointer owner, gpointer result, const GError *error)
{
  g_clear_pointer (&result, monev_data_answer_free);
  if (monev_data_room_finish (owner, error))
    monev_data_room_say (owner, _("Tanda terima dicatat"));
}

static void
on_receipt_answer (GtkWidget *dialog, const char *response, gpointer data)
{
  const MonevDataPending *pending = g_object_get_data (G_OBJECT (dialog), PENDING);
  MonevDataAsk ask = monev_data_pending_ask (pending);
  g_autofree char *text = NULL;

  if (g_strcmp0 (response, "accept") != 0)
    return;
  ask.on = monev_day_dialog_get (dialog, &text);
  ask.text = text;
  monev_data_room_run (data, &ask, NULL, on_receipt);
}

static void
receipt (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevDataRoom *self = MONEV_DATA_ROOM (widget);
  MonevDataPending *pending = pending_here (self, MONEV_DATA_ASK_RECEIPT);
  g_autofree char *body = NULL;
  GtkWidget *dialog;

  if (pending == NULL)
    return;
  body = g_strdup_printf (_("%s, %s"), pending->addressee->agency_name, pending->request->title);
  dialog = monev_day_dialog_new (
      GTK_WINDOW (self->window),
      &(MonevDayQuestion) { _("Catat Tanda Terima"), body, _("Diterima pada"),
                            _("Nama penerima"), NULL, _("_Catat"), TRUE },
      today (self));
  g_object_set_data_full (G_OBJECT (dialog), PENDING, pending, monev_data_pending_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_receipt_answer), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* ---- files ---- */

static void
write_to (gpointer owner, const char *path, gpointer data)
{
  MonevDataAsk ask = monev_data_pending_ask (data);

  ask.path = path;
  ask.receipts = TRUE;
  monev_data_room_run (owner, &ask, _("Menulis buku kerja"), monev_data_room_on_files);
}

static void
rewrite (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevDataPending *pending = pending_here (MONEV_DATA_ROOM (widget), MONEV_DATA_ASK_WRITE);

  if (pending != NULL)
    monev_data_ask_path (widget, &(MonevPathQuestion) { _("Folder buku kerja"), _("_Tulis") },
                         write_to, pending, monev_data_pending_free);
}

static void
on_clarified (gpointer owner, gpointer result, const GError *error)
{
  g_clear_pointer (&result, monev_data_answer_free);
  if (monev_data_room_finish (owner, error))
    monev_data_room_say (owner, _("Buku klarifikasi ditulis. Kirimkan kepada OPD itu."));
}

static void
clarify_to (gpointer owner, const char *path, gpointer data)
{
  MonevDataAsk ask = monev_data_pending_ask (data);

  ask.path = path;
  monev_data_room_run (owner, &ask, _("Menulis buku klarifikasi"), on_clarified);
}

static void
clarify (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const char *const endings[] = { "xlsx", NULL };
  MonevDataPending *pending = pending_here (MONEV_DATA_ROOM (widget), MONEV_DATA_ASK_CLARIFY);
  g_autofree char *file = NULL;

  if (pending == NULL)
    return;
  file = monev_request_file_name (pending->request, pending->addressee, "Klarifikasi", ".xlsx");
  monev_data_ask_path (widget,
                       &(MonevPathQuestion) { _("Simpan buku klarifikasi"), _("_Simpan"), file,
                                              endings },
                       clarify_to, pending, monev_data_pending_free);
}

static void
history (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevDataRoom *self = MONEV_DATA_ROOM (widget);
  const MonevBoardEntry *entry = monev_board_view_get_entry (self->board);
  const MonevBoardData *data
      = monev_board_source_get_data (monev_board_view_get_source (self->board));

  if (entry != NULL)
    gtk_window_present (GTK_WINDOW (monev_history_dialog_new (self->window, self->session,
                                                              entry->addressee, &data->clock)));
}

/** monev_data_room_update_cells: what may be done about the OPD under the cursor. */
void
monev_data_room_update_cells (MonevDataRoom *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const MonevBoardEntry *entry = monev_board_view_get_entry (self->board);
  const MonevDataAddressee *to = entry == NULL ? NULL : entry->addressee;
  gboolean asks = monev_session_allows (self->session, MONEV_ACT_DATA_REQUEST, NULL);

  gtk_widget_action_set_enabled (widget, "data.verify", to != NULL);
  gtk_widget_action_set_enabled (
      widget, "data.key",
      to != NULL && monev_session_allows (self->session, MONEV_ACT_DATA_RECEIVE, NULL));
  gtk_widget_action_set_enabled (widget, "data.history", to != NULL && to->rounds > 0);
  gtk_widget_action_set_enabled (widget, "data.receipt", to != NULL && asks && to->sent_at != 0);
  gtk_widget_action_set_enabled (widget, "data.rewrite", to != NULL && asks);
  gtk_widget_action_set_enabled (widget, "data.clarify",
                                 to != NULL && to->questions > 0
                                     && monev_session_allows (self->session,
                                                              MONEV_ACT_DATA_VERIFY, NULL));
}

/** monev_data_room_install_cells: the actions on one OPD. */
void
monev_data_room_install_cells (GtkWidgetClass *widget)
{
  gtk_widget_class_install_action (widget, "data.verify", NULL, verify);
  gtk_widget_class_install_action (widget, "data.key", NULL, key_in);
  gtk_widget_class_install_action (widget, "data.history", NULL, history);
  gtk_widget_class_install_action (widget, "data.receipt", NULL, receipt);
  gtk_widget_class_install_action (widget, "data.rewrite", NULL, rewrite);
  gtk_widget_class_install_action (widget, "data.clarify", NULL, clarify);
}
