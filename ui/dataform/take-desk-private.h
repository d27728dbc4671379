/* The inside of Terima Berkas: take-desk.c (reading), -build (its parts), take-rows.c (a row for each
 * file). */
#pragma once

#include "take-desk.h"
#include "ui/common/date-entry.h"
#include "ui/common/empty-state.h"
#include "ui/common/job-progress.h"

G_BEGIN_DECLS

#define MONEV_TAKE_N 5 /* of MonevTakenStatus */

struct _MonevTakeDesk {
  MonevPage parent;
  MonevWindow *window;
  MonevSession *session;
  GCancellable *cancellable;
  GPtrArray *choices;      /* (nullable) of MonevTakeChoice: not read yet */
  GStrv waiting;           /* (nullable): to be read once the choices are there */
  char *placing;           /* (nullable): the file that is being placed by hand */
  guint hold;
  gboolean busy, gone;

  GtkWidget *add, *done;
  MonevJobProgress *progress;
  MonevEmptyState *empty;
  GtkWidget *fault;
  GtkWidget *sections[MONEV_TAKE_N];
  GtkListBox *lists[MONEV_TAKE_N];
  GtkLabel *counts[MONEV_TAKE_N];
  GtkDropDown *source;
  GtkEditable *letter, *by, *phone;
  MonevDateEntry *letter_day, *received_day;
};

/* take-desk-build.c */
void       monev_take_desk_build   (MonevTakeDesk *self);
void       monev_take_desk_update  (MonevTakeDesk *self);
const char *monev_take_desk_source (MonevTakeDesk *self);

/* take-rows.c */
GtkWidget *monev_take_row_new      (MonevTakeDesk *self, const MonevTakenFile *file);

G_END_DECLS
