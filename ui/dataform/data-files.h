/* Asking where files of Data OPD come from and go to. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @path: one; @data as it was given. The owner is still there. */
typedef void (*MonevPathChosen) (gpointer owner, const char *path, gpointer data);
typedef void (*MonevPathsChosen) (gpointer owner, const char *const *paths);

typedef struct {
  const char *title, *accept; /* the latter with its mnemonic */
  const char *name;           /* that is offered; NULL: a folder is asked for */
  const char *const *endings; /* "xlsx", ended by NULL */
} MonevPathQuestion;

void monev_data_ask_path  (GtkWidget *owner, const MonevPathQuestion *question,
                           MonevPathChosen chosen, gpointer data, GDestroyNotify destroy);
void monev_data_ask_files (GtkWidget *owner, const char *title, const char *filter,
                           const char *const *endings, gboolean folder, MonevPathsChosen chosen);
GStrv monev_data_paths_of (GListModel *files);

G_END_DECLS
