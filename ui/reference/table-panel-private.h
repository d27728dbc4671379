#pragma once

#include "table-panel.h"
#include "ui/common/job-progress.h"

G_BEGIN_DECLS

struct _MonevTablePanel {
  MonevReferencePanel   parent;
  const MonevTableView *view;
  MonevListSource      *list;
  GPtrArray            *records;   /* in the order in which the list was given its rows */
  char                 *wanted;    /* id of the record to go to once the table is read */
  gboolean              read;      /* at least once: before that there is nothing to count */
  gboolean              reading;
  gboolean              again;     /* somebody committed while the table was being read */
  GtkStack             *stack;
  MonevDataGrid        *grid;
  GtkWidget            *scrolled;
  GtkWidget            *empty;
  GtkWidget            *error;
  GtkLabel             *sums;      /* of what is shown; not there for tables without money */
  MonevJobProgress     *progress;
  GtkWidget            *add;
};

/* table-acts.c */
void monev_table_panel_add_actions (MonevTablePanel *self);

/* table-panel.c */
void monev_table_panel_open (MonevTablePanel *self, MonevRecord *record);

G_END_DECLS
