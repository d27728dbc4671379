/* What the room of Agenda Kerja writes to a file: progress as XLSX or PDF, a month as PDF. */
#pragma once

#include "ui/shell/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum {
  MONEV_AGENDA_FILE_PROGRESS,
  MONEV_AGENDA_FILE_MONTH
} MonevAgendaFile;

typedef struct {
  MonevAgendaFile what;
  const char     *ending;      /* "xlsx" or "pdf"; a month is always a PDF */
  int             year, month; /* of the month, from 1 */
} MonevAgendaExport;

void monev_agenda_export_ask   (GtkWidget *owner, MonevSession *session,
                                const MonevAgendaExport *what);
void monev_agenda_export_write (GtkWidget *owner, MonevSession *session,
                                const MonevAgendaExport *what, const char *path);

G_END_DECLS
