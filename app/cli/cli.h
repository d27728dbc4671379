/* monevctl: everything but looking, on the same rules as the window.
 *
 * A command is a noun and a verb; each stands in the table of its file with its usage and help.
 * Exit status: 0 done, 1 refused or failed, 2 wrong usage (docs/contracts.md).
 */
#pragma once

#include <jansson.h>

#include "base/issue.h"
#include "db-connection.h"
#include "people/policy.h"
#include "record/record.h"

G_BEGIN_DECLS

typedef struct {
  const char        *uri;
  const char        *as;         /* user name or NIP, or NULL */
  gboolean           json;
  int                pin_fd;
  MonevDbConnection *connection; /* opened on demand */
  MonevActor        *actor;      /* after monev_cli_login() */
  MonevIssueList    *issues;     /* printed with a failure */
  gboolean           wrong_usage;
  gboolean           answered;   /* the document is printed, although the command fails */
} MonevCli;

typedef gboolean (*MonevCliRun) (MonevCli *cli, int argc, char **argv, GError **error);

typedef struct {
  const char *noun;
  const char *verb;   /* NULL where the noun stands alone */
  const char *usage;  /* what stands behind noun and verb */
  const char *help;   /* Indonesian */
  MonevCliRun run;    /* argv[0] is the first word behind the verb */
} MonevCliCommand;

extern const MonevCliCommand monev_cli_setup_commands[];
extern const MonevCliCommand monev_cli_reference_commands[];
extern const MonevCliCommand monev_cli_calendar_commands[];
extern const MonevCliCommand monev_cli_people_commands[];
extern const MonevCliCommand monev_cli_procedure_commands[];
extern const MonevCliCommand monev_cli_expression_commands[];
extern const MonevCliCommand monev_cli_instrument_commands[];
extern const MonevCliCommand monev_cli_response_commands[];
extern const MonevCliCommand monev_cli_form_commands[];
extern const MonevCliCommand monev_cli_activity_commands[];
extern const MonevCliCommand monev_cli_activity_step_commands[];
extern const MonevCliCommand monev_cli_activity_field_commands[];
extern const MonevCliCommand monev_cli_activity_paper_commands[];

gboolean monev_cli_open      (MonevCli *cli, GError **error);
gboolean monev_cli_login     (MonevCli *cli, GError **error);
char    *monev_cli_pin       (MonevCli *cli, GError **error);
gboolean monev_cli_usage     (MonevCli *cli, GError **error, const char *format, ...)
  G_GNUC_PRINTF (3, 4);
gboolean monev_cli_options   (MonevCli *cli, const GOptionEntry *entries, int *argc, char ***argv,
                              GError **error);
char    *monev_cli_fields    (const char *noun);
void     monev_cli_print     (MonevCli *cli, json_t *value, const char *format, ...)
  G_GNUC_PRINTF (3, 4);
void     monev_cli_print_record (MonevCli *cli, const MonevRecord *record);
void     monev_cli_print_issues (MonevCli *cli, const MonevIssueList *issues, gboolean to_stderr);
gboolean monev_cli_rejected  (MonevCli *cli, guint rejected, GError **error);

G_END_DECLS
