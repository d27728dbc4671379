/* What else can be done with an instrument in the list: copied, looked at as it was, put away. */
#include "instrument-room-private.h"

#include "instrument-copy.h"
#include "ui/reference/panel.h"
#include "version-desk.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  MonevActor *actor;
  MonevInstrumentEntry *entry;
} Archive;

static void
archive_free (gpointer data)
{
  Archive *archive = data;

  monev_actor_free (archive->actor);
  monev_instrument_entry_free (archive->entry);
  g_free (archive);
}

static gpointer
archive_job (MonevDbJob *job, gpointer data, GError **error)
{
  Archive *archive = data;

  return monev_instrument_set_archived (monev_db_job_connection (job), archive->actor,
                                        archive->entry,
                                        strcmp (archive->entry->state, "arsip") != 0, error);
}

static void
on_archived (gpointer owner, gpointer result, const GError *error)
{
  g_autoptr (MonevInstrumentEntry) entry = result;

  if (error != NULL)
    monev_reference_tell (GTK_WIDGET (owner), error);
  else
    gtk_widget_activate_action (GTK_WIDGET (owner), "win.toast", "s",
                                strcmp (entry->state, "arsip") == 0 ? _("Instrumen diarsipkan")
                                                                    : _("Instrumen dipakai lagi"));
  monev_instrument_room_load (owner);
}

static void
set_archived (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevInstrumentRoom *self = MONEV_INSTRUMENT_ROOM (widget);
  const MonevInstrumentEntry *entry = monev_instrument_room_chosen (self);
  const MonevActor *actor = monev_session_get_actor (self->session);
  Archive *archive;

  if (entry == NULL || actor == NULL)
    return;
  archive = g_new (Archive, 1);
  *archive = (Archive){ monev_actor_copy (actor), monev_instrument_entry_copy (entry) };
  monev_session_call (
      self->session, G_OBJECT (self),
      &(MonevDbJobSpec){ .lane = MONEV_DB_LANE_WRITE,
                         .work = archive_job,
                         .data = archive,
                         .free_data = archive_free,
                         .free_result = (GDestroyNotify)monev_instrument_entry_free },
      on_archived);
}

static void
copy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevInstrumentRoom *self = MONEV_INSTRUMENT_ROOM (widget);
  const MonevInstrumentEntry *entry = monev_instrument_room_chosen (self);

  if (entry != NULL)
    monev_instrument_ask_copy (self->window, self->session, entry, 0);
}

static void
show_versions (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevInstrumentRoom *self = MONEV_INSTRUMENT_ROOM (widget);
  const MonevInstrumentEntry *entry = monev_instrument_room_chosen (self);

  if (entry != NULL)
    monev_window_push_desk (self->window,
                            monev_version_desk_new (self->window, self->session, entry));
}

/** monev_instrument_room_offer: what may be done with the one that has the cursor. */
void
monev_instrument_room_offer (MonevInstrumentRoom *self)
{
  const MonevInstrumentEntry *entry = monev_instrument_room_chosen (self);
  gboolean may = entry != NULL
                 && monev_session_allows (self->session, MONEV_ACT_INSTRUMENT_EDIT, NULL);
  gboolean archived = entry != NULL && strcmp (entry->state, "arsip") == 0;
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "instruments.archive", may && !archived);
  gtk_widget_action_set_enabled (widget, "instruments.restore", may && archived);
  gtk_widget_action_set_enabled (widget, "instruments.copy", may);
  gtk_widget_action_set_enabled (widget, "instruments.versions", entry != NULL && entry->number > 0);
}

/** monev_instrument_room_install_archive: its acts. */
void
monev_instrument_room_install_archive (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "instruments.archive", NULL, set_archived);
  gtk_widget_class_install_action (klass, "instruments.restore", NULL, set_archived);
  gtk_widget_class_install_action (klass, "instruments.copy", NULL, copy);
  gtk_widget_class_install_action (klass, "instruments.versions", NULL, show_versions);
}
