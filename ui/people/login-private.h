/* The inside of MonevLoginPage: login-page.c is what is seen, login-try.c what a PIN leads to. */
#pragma once

#include "login-page.h"
#include "people/login.h"

G_BEGIN_DECLS

struct _MonevLoginPage {
  AdwBin          parent;
  GtkImage       *logo;
  GtkWidget      *emblem;
  GtkLabel       *office;
  GtkLabel       *demo;
  GtkLabel       *note;
  GtkWidget      *search;
  GtkWidget      *list_window;
  GtkListBox     *list;
  GtkLabel       *nobody;
  GtkWidget      *pin_group;
  AdwPreferencesRow *pin;
  GtkLabel       *message;
  GtkWidget      *enter;
  GtkStack       *enter_face;
  GtkSpinner     *spinner;

  MonevSession   *session;
  GCancellable   *cancellable;
  GPtrArray      *names;    /* MonevLoginName; NULL before they are read */
  char           *chosen;   /* id of an official, nullable */
  char           *chosen_name;
  gboolean        trying;
  gint64          wait_end; /* monotonic; 0: nothing to wait for */
  gint64          failures;
  guint           ticks;
};

/* login-try.c */
void monev_login_page_try       (MonevLoginPage *self);
void monev_login_page_stop_wait (MonevLoginPage *self);
/* login-page.c */
void monev_login_page_say       (MonevLoginPage *self, const char *text, gboolean error);
void monev_login_page_update    (MonevLoginPage *self);
void monev_login_page_done      (MonevLoginPage *self, MonevActor *actor);

G_END_DECLS
