/* What is wrong with something a person gave, and where: one shape everywhere.
 *
 * docs/contracts.md, "issue". A list is filled by readers, linters and checks; the window shows
 * it with one click to the place, monevctl prints it.
 */
#pragma once

#include <glib.h>
#include <jansson.h>

G_BEGIN_DECLS

typedef enum { MONEV_SEVERITY_NOTE, MONEV_SEVERITY_WARNING, MONEV_SEVERITY_ERROR } MonevSeverity;

/* Unused text is NULL, an unused row is 0. Rows and columns count from 1, as the office sees them. */
typedef struct {
  const char   *code;     /* stable, English, kebab-case: "nip-length" */
  MonevSeverity severity;
  const char   *file;
  const char   *sheet;
  gint64        row;
  const char   *column;   /* heading, or letter */
  const char   *cell;     /* "B7" */
  const char   *key;      /* field name, question name, step, OPD code */
  const char   *message;  /* Indonesian, a full sentence */
  const char   *fix;      /* Indonesian: what to do */
  const char   *found;    /* what stood there */
  const char   *taken;    /* what was taken instead, after a repair */
} MonevIssue;

typedef struct _MonevIssueList MonevIssueList;

MonevIssueList   *monev_issue_list_new      (void);
MonevIssueList   *monev_issue_list_ref      (MonevIssueList *self);
void              monev_issue_list_unref    (MonevIssueList *self);
void              monev_issue_list_add      (MonevIssueList *self, const MonevIssue *issue);
guint             monev_issue_list_size     (const MonevIssueList *self);
guint             monev_issue_list_count    (const MonevIssueList *self, MonevSeverity severity);
const MonevIssue *monev_issue_list_get      (const MonevIssueList *self, guint index);
json_t           *monev_issue_list_to_json  (const MonevIssueList *self);
char             *monev_issue_to_text       (const MonevIssue *issue);
const char       *monev_severity_name       (MonevSeverity severity);

/* monev_issue (list, .code = "…", .severity = MONEV_SEVERITY_ERROR, .row = 3, …) */
#define monev_issue(list, ...) monev_issue_list_add ((list), &(const MonevIssue) { __VA_ARGS__ })

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevIssueList, monev_issue_list_unref)

G_END_DECLS
