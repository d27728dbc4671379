/* Naming data forms, requests and agencies on the command line. */
#pragma once

#include "cli/cli.h"
#include "dataform/office-dataform.h"
#include "dataform/office-request.h"

G_BEGIN_DECLS

MonevDataRequest *monev_cli_request_find (MonevCli *cli, const char *what, GError **error);
char             *monev_cli_agency_find  (MonevCli *cli, const char *what, GError **error);
void              monev_cli_form_print_issues (MonevCli *cli, const MonevIssueList *issues);
char             *monev_cli_moment       (MonevCli *cli, gint64 at);

MonevDataCase    *monev_cli_case_find   (MonevCli *cli, const char *request, const char *agency,
                                         GError **error);
gboolean          monev_cli_cell_find   (const MonevDataCase *data, const char *place,
                                         MonevDataDecision *decision, GError **error);
char             *monev_cli_cell_canonical (const MonevDataCase *data,
                                         const MonevDataDecision *decision, const char *typed,
                                         GError **error);

/* Of form-request.c. */
gboolean monev_cli_form_requests (MonevCli *cli, int argc, char **argv, GError **error);
gboolean monev_cli_form_status   (MonevCli *cli, int argc, char **argv, GError **error);
gboolean monev_cli_form_values   (MonevCli *cli, int argc, char **argv, GError **error);
gboolean monev_cli_form_receipt  (MonevCli *cli, int argc, char **argv, GError **error);
gboolean monev_cli_form_verify   (MonevCli *cli, int argc, char **argv, GError **error);
gboolean monev_cli_form_close    (MonevCli *cli, int argc, char **argv, GError **error);

/* Of form-files.c. */
gboolean monev_cli_form_issue    (MonevCli *cli, int argc, char **argv, GError **error);
gboolean monev_cli_form_files    (MonevCli *cli, int argc, char **argv, GError **error);
gboolean monev_cli_form_receive  (MonevCli *cli, int argc, char **argv, GError **error);
gboolean monev_cli_form_clarify  (MonevCli *cli, int argc, char **argv, GError **error);
gboolean monev_cli_form_compile  (MonevCli *cli, int argc, char **argv, GError **error);
gboolean monev_cli_form_remind   (MonevCli *cli, int argc, char **argv, GError **error);
gboolean monev_cli_form_dispatch (MonevCli *cli, int argc, char **argv, GError **error);

/* Of form-enter.c. */
gboolean monev_cli_form_enter    (MonevCli *cli, int argc, char **argv, GError **error);
gboolean monev_cli_form_rounds   (MonevCli *cli, int argc, char **argv, GError **error);
gboolean monev_cli_form_describe (MonevCli *cli, int argc, char **argv, GError **error);
gboolean monev_cli_form_cancel   (MonevCli *cli, int argc, char **argv, GError **error);
gboolean monev_cli_form_resume   (MonevCli *cli, int argc, char **argv, GError **error);

G_END_DECLS
