/* The inside of MonevWindow, shared by window.c (stages, rooms, desks), window-notice.c (toasts
 * and notices), window-close.c (closing with work under way) and window-actions.c.
 */
#pragma once

#include "page.h"
#include "sidebar.h"
#include "window.h"

G_BEGIN_DECLS

typedef struct {
  char            *id;
  MonevRoomFactory factory;
  gpointer         data;
  GDestroyNotify   destroy;
} MonevRoom;

typedef struct {
  char               *key;
  GtkMessageType      type;
  char               *text;
  char               *button;
  MonevWindowCallback callback;
  gpointer            data;
  GDestroyNotify      destroy;
} MonevNotice;

typedef struct {
  guint         id;
  char         *what;
  GCancellable *cancellable;
} MonevHold;

struct _MonevWindow {
  AdwApplicationWindow parent;

  AdwToastOverlay     *toasts;
  AdwToast            *offer;  /* weak: the toast that offers to take something back */
  AdwToast            *word;   /* weak: the toast that only says something */
  GtkStack            *stages;
  GtkLabel            *start_text;
  AdwBin              *start;
  AdwBin              *login;
  AdwBin              *setup;
  AdwLeaflet          *leaflet;
  AdwFlap             *flap;
  MonevSidebar        *sidebar;
  GtkStack            *rooms_stack;
  GtkInfoBar          *notice_bar;
  GtkLabel            *notice_text;
  GtkButton           *notice_button;

  MonevStage           stage;
  GPtrArray           *rooms;    /* MonevRoom */
  char                *room;     /* the one that is shown */
  GPtrArray           *desks;    /* from the bottom up; the widgets belong to the leaflet */
  GPtrArray           *leaving;  /* desks that fade away */
  GWeakRef             focus;    /* what had it before the first desk */
  int                  year;
  gboolean             has_official;

  GPtrArray           *notices;  /* MonevNotice, the last one is shown */
  GPtrArray           *holds;    /* MonevHold */
  guint                last_hold;
  gboolean             closing;  /* once the work that is under way has stopped */
  GtkWidget           *question; /* the dialog that asks */
};

/* window.c */
MonevPage *monev_window_get_page       (MonevWindow *self);
gboolean   monev_window_pop_desks      (MonevWindow *self);

/* window-actions.c */
void       monev_window_install_actions (GtkWidgetClass *widget);
void       monev_window_update_actions  (MonevWindow *self);
void       monev_window_watch_flap      (MonevWindow *self);

/* window-notice.c */
void       monev_window_free_notice    (MonevNotice *notice);
void       monev_window_on_notice_clicked (MonevWindow *self);

/* window-close.c */
void       monev_window_free_hold      (MonevHold *hold);
gboolean   monev_window_close_request  (GtkWindow *window);

void monev_window_focus_room (MonevWindow *self);

G_END_DECLS
