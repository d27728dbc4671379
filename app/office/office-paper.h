/* A paper of the office: pages under its letterhead, with a title and page numbers. */
#pragma once

#include "db-connection.h"
#include "page/page-document.h"
#include "record/record.h"

G_BEGIN_DECLS

typedef struct {
  MonevDbConnection *connection;
  MonevPageDocument *document;
  MonevRecord       *office;
  double             width; /* mm between the margins of the section */
} MonevPaper;

gboolean        monev_paper_begin      (MonevDbConnection *connection, const char *title,
                                        MonevPaper *paper, GError **error);
void            monev_paper_clear      (MonevPaper *paper);
void            monev_paper_section    (MonevPaper *paper, MonevPagePaper size, gboolean landscape);
void            monev_paper_kop        (MonevPaper *paper);
void            monev_paper_title      (MonevPaper *paper, const char *title, const char *subtitle);
void            monev_paper_heading    (MonevPaper *paper, const char *text);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MonevPaper, monev_paper_clear)

G_END_DECLS
