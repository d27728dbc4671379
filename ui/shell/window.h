/* The window: stages (start, login, setup, main), rooms beside the sidebar, desks over them.
 *
 * Pages are put in from outside; the window knows none of them. Any widget in it can say a word
 * with the action win.toast ("s").
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_WINDOW (monev_window_get_type ())
G_DECLARE_FINAL_TYPE (MonevWindow, monev_window, MONEV, WINDOW, AdwApplicationWindow)

typedef enum { MONEV_STAGE_START, MONEV_STAGE_LOGIN, MONEV_STAGE_SETUP, MONEV_STAGE_MAIN } MonevStage;

/* Makes the page of a room when it is first shown: (transfer floating). */
typedef GtkWidget *(*MonevRoomFactory) (MonevWindow *self, gpointer data);
typedef void (*MonevWindowCallback) (MonevWindow *self, gpointer data);

MonevWindow *monev_window_new             (GtkApplication *application);

/* Stages */
void         monev_window_set_stage       (MonevWindow *self, MonevStage stage);
MonevStage   monev_window_get_stage       (MonevWindow *self);
void         monev_window_set_stage_page  (MonevWindow *self, MonevStage stage, GtkWidget *page);
void         monev_window_set_start_text  (MonevWindow *self, const char *text);

/* Rooms */
void         monev_window_add_room        (MonevWindow *self, const char *id, const char *title,
                                           const char *icon_name, MonevRoomFactory factory, gpointer data,
                                           GDestroyNotify destroy);
void         monev_window_clear_rooms     (MonevWindow *self);
gboolean     monev_window_show_room       (MonevWindow *self, const char *id);
const char  *monev_window_get_room        (MonevWindow *self);
void         monev_window_set_room_badge  (MonevWindow *self, const char *id, guint count, gboolean urgent);

/* Desks */
void         monev_window_push_desk       (MonevWindow *self, GtkWidget *desk);
gboolean     monev_window_pop_desk        (MonevWindow *self);
GtkWidget   *monev_window_get_desk        (MonevWindow *self);
void         monev_window_set_return      (MonevWindow *self, GtkWidget *widget);

/* The sidebar's head and foot */
void         monev_window_set_office      (MonevWindow *self, const char *name);
void         monev_window_set_official    (MonevWindow *self, const char *name, const char *position);
void         monev_window_set_years       (MonevWindow *self, const int *years, guint n_years);
void         monev_window_set_year        (MonevWindow *self, int year);
int          monev_window_get_year        (MonevWindow *self);

/* Words to the person */
void         monev_window_toast           (MonevWindow *self, const char *text, const char *button,
                                           MonevWindowCallback callback, gpointer data, GDestroyNotify destroy);
void         monev_window_set_notice      (MonevWindow *self, const char *key, GtkMessageType type,
                                           const char *text, const char *button, MonevWindowCallback callback,
                                           gpointer data, GDestroyNotify destroy);
void         monev_window_clear_notice    (MonevWindow *self, const char *key);

/* Work that should not be cut off by closing */
guint        monev_window_hold            (MonevWindow *self, const char *what, GCancellable *cancellable);
void         monev_window_release         (MonevWindow *self, guint hold);

G_END_DECLS
