/* The three panes of the instrument desk, and how one goes from one to the next by keyboard. */
#include "instrument-desk-private.h"

#include "instrument-copy.h"
#include "version-desk.h"

#define N_PANES 3

static GtkWidget *
pane (MonevInstrumentDesk *self, int index)
{
  GtkWidget *const panes[N_PANES]
      = { GTK_WIDGET (self->outline), GTK_WIDGET (self->form), GTK_WIDGET (self->preview) };

  return panes[index];
}

/* The outline bears the search above it. */
static GtkWidget *
area (MonevInstrumentDesk *self, int index)
{
  return index == 0 ? gtk_widget_get_parent (pane (self, index)) : pane (self, index);
}

static int
pane_with_focus (MonevInstrumentDesk *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root == NULL ? NULL : gtk_root_get_focus (root);

  for (int i = 0; focus != NULL && i < N_PANES; i++)
    if (focus == area (self, i) || gtk_widget_is_ancestor (focus, area (self, i)))
      return i;
  return -1;
}

static gboolean
enter (MonevInstrumentDesk *self, int index)
{
  GtkWidget *widget = pane (self, index);

  if (!gtk_widget_get_mapped (widget) || !gtk_widget_is_sensitive (widget))
    return FALSE;
  return index == 0 ? gtk_widget_grab_focus (widget)
                    : gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

/** monev_instrument_desk_next_pane: @by: 1 or -1. What is hidden, or holds nothing, is passed over;
 * GtkPaned's own F6 knows two panes and never ends where the third one has the focus. */
void
monev_instrument_desk_next_pane (MonevInstrumentDesk *self, int by)
{
  int from = pane_with_focus (self);

  if (from < 0)
    from = by > 0 ? N_PANES - 1 : 1;
  for (int i = 1; i <= N_PANES; i++)
    if (enter (self, (from + by * i + N_PANES * 2) % N_PANES))
      return;
}

static void
copy_out (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevInstrumentDesk *self = MONEV_INSTRUMENT_DESK (widget);

  if (self->data != NULL)
    monev_instrument_ask_copy (self->window, self->session, self->data->entry, 0);
}

static void
show_versions (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevInstrumentDesk *self = MONEV_INSTRUMENT_DESK (widget);

  if (self->data != NULL)
    monev_window_push_desk (self->window, monev_version_desk_new (self->window, self->session,
                                                                  self->data->entry));
}

/** monev_instrument_desk_offer_others: what leads to other desks. */
void
monev_instrument_desk_offer_others (MonevInstrumentDesk *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "instrument.versions",
                                 self->data != NULL && self->data->entry->number > 0);
  gtk_widget_action_set_enabled (
      widget, "instrument.copy-out",
      self->data != NULL && monev_session_allows (self->session, MONEV_ACT_INSTRUMENT_EDIT, NULL));
}

/** monev_instrument_desk_install_others: the acts that lead to other desks. */
void
monev_instrument_desk_install_others (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "instrument.copy-out", NULL, copy_out);
  gtk_widget_class_install_action (klass, "instrument.versions", NULL, show_versions);
}
