/* The inside of MonevOfficeWindow. */
#pragma once

#include "idle-lock.h"
#include "office-watch.h"
#include "office-window.h"

G_BEGIN_DECLS

struct _MonevOfficeWindow
{
  GObject parent;
  MonevWindow *window; /* it holds this */
  MonevSession *session;
  MonevOfficeWatch *watch;
  MonevIdleLock *idle;
  GtkWidget *login;   /* the window holds it; NULL before the first login */
  GtkWidget *failure;
  char *official;     /* whose rooms stand behind the lock; nullable */
  char *official_name;
  MonevActor *waiting; /* has logged in, but work of another official would be lost */
  GPtrArray *hidden;  /* dialogs behind the lock */
  GCancellable *cancellable;
  guint patience;
};

G_END_DECLS
