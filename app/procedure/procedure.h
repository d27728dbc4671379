/* A procedure (SOP) as an immutable, counted value: header boxes, actors, steps, limits.
 *
 * It is read from and written as JSON, format 1 (docs/contracts.md, "procedure"). All texts and
 * arrays that accessors give belong to the procedure and live as long as it; text that is not
 * there is "". Safe to share between threads.
 */
#pragma once

#include "base/issue.h"

G_BEGIN_DECLS

#define MONEV_PROCEDURE_FORMAT 1
/* An SOP of a thousand steps is a mistake; 400 have been seen. */
#define MONEV_PROCEDURE_MAX_STEPS 1000
#define MONEV_PROCEDURE_MAX_ACTORS 40
#define MONEV_PROCEDURE_MAX_ENTRIES 200 /* of any other list */
#define MONEV_PROCEDURE_MAX_ID 60
#define MONEV_PROCEDURE_MAX_SHORT 40
#define MONEV_PROCEDURE_MAX_TITLE 300
#define MONEV_PROCEDURE_MAX_TEXT 4000
#define MONEV_PROCEDURE_MAX_MINUTES 1000000
#define MONEV_PROCEDURE_MAX_DAYS 3660
#define MONEV_PROCEDURE_MAX_BYTES (16 * 1024 * 1024) /* of a file */

typedef struct _MonevProcedure MonevProcedure;

typedef enum { MONEV_STEP_PROCESS, MONEV_STEP_DECISION } MonevStepKind;

typedef enum {
  MONEV_STEP_TIME_NONE,
  MONEV_STEP_TIME_MINUTES,
  MONEV_STEP_TIME_DAYS,
  MONEV_STEP_TIME_OPEN /* "Disesuaikan dengan kebutuhan" */
} MonevStepTimeKind;

/* What the program does for a step. */
typedef enum {
  MONEV_DOES_NASKAH,    /* what: key of a template, or "" */
  MONEV_DOES_FORM,
  MONEV_DOES_INSTRUMENT,
  MONEV_DOES_MEETING,
  MONEV_DOES_CHAIN,     /* what: key of a review chain, or "" */
  MONEV_DOES_VISIT,
  MONEV_DOES_FILE,
  MONEV_N_DOES
} MonevDoesKind;

typedef enum {
  MONEV_PROCEDURE_CODE,
  MONEV_PROCEDURE_TITLE,
  MONEV_PROCEDURE_SHORT_TITLE,
  MONEV_PROCEDURE_SEED,      /* origin */
  MONEV_PROCEDURE_OFFICE,
  MONEV_PROCEDURE_SECTION,
  MONEV_PROCEDURE_UNIT,      /* identity block of an SOP AP */
  MONEV_PROCEDURE_NUMBER,
  MONEV_PROCEDURE_MADE,      /* dates: YYYY-MM-DD or in words */
  MONEV_PROCEDURE_REVISED,
  MONEV_PROCEDURE_EFFECTIVE,
  MONEV_PROCEDURE_APPROVED_BY,
  MONEV_PROCEDURE_N_TEXTS
} MonevProcedureText;

typedef enum {
  MONEV_BOX_LEGAL_BASIS,
  MONEV_BOX_QUALIFICATION,
  MONEV_BOX_EQUIPMENT,
  MONEV_BOX_WARNINGS,
  MONEV_BOX_RECORDS,
  MONEV_N_BOXES
} MonevProcedureBox;

typedef struct {
  const char *text;
  const char *procedure; /* code of the procedure meant */
} MonevProcedureLink;

/* A column of the table, left to right. */
typedef struct {
  const char *id;
  const char *title;
} MonevProcedureActor;

typedef struct {
  const char *actor;    /* id */
  gboolean    inferred; /* taken from the wording, not stated by the source */
  gboolean    decides;  /* at most one of a step */
} MonevStepActor;

/* Both ends are equal unless a range was given; 0 for NONE and OPEN. */
typedef struct {
  MonevStepTimeKind kind;
  gint64            min;
  gint64            max;
  const char       *text; /* of OPEN */
} MonevStepTime;

typedef struct {
  MonevDoesKind kind;
  const char   *what;
} MonevStepDoes;

typedef struct {
  const char               *id;     /* stable within the procedure */
  const char               *number; /* as printed */
  const char               *wording;
  const MonevStepActor     *actors;
  guint                     n_actors;
  MonevStepKind             kind;
  const char               *back_to; /* id of an earlier step: where "tidak" of a decision leads */
  const char *const        *requirements; /* each list of texts ends with NULL */
  MonevStepTime             time;
  const char *const        *outputs;
  const char               *remark;
  const MonevProcedureLink *links;
  guint                     n_links;
  const MonevStepDoes      *does;
  guint                     n_does;
  gboolean                  parallel; /* may run beside the step before it */
  gboolean                  repeats;  /* may be held several times */
  const char               *note;     /* what was mended in the source */
} MonevProcedureStep;

typedef struct {
  const char *text;
  gint64      days; /* working days */
  const char *step; /* id of the step that has to keep it, or "" for the whole */
} MonevProcedureLimit;

MonevProcedure            *monev_procedure_from_json  (const json_t *json, const char *file,
                                                       MonevIssueList *issues, GError **error);
MonevProcedure            *monev_procedure_from_draft (const json_t *json, MonevIssueList *issues,
                                                       GError **error);
MonevProcedure            *monev_procedure_read_text  (const char *text, gssize length,
                                                       const char *file, MonevIssueList *issues,
                                                       GError **error);
MonevProcedure            *monev_procedure_read_file  (const char *path, MonevIssueList *issues,
                                                       GError **error);
gboolean                   monev_procedure_check      (const MonevProcedure *self, const char *file,
                                                       MonevIssueList *issues, GError **error);
json_t                    *monev_procedure_to_json    (const MonevProcedure *self);
char                      *monev_procedure_to_file    (const MonevProcedure *self);
json_t                    *monev_procedure_step_to_json (const MonevProcedureStep *step);

MonevProcedure            *monev_procedure_ref        (MonevProcedure *self);
void                       monev_procedure_unref      (MonevProcedure *self);
gboolean                   monev_procedure_equal      (const MonevProcedure *a,
                                                       const MonevProcedure *b);
const char                *monev_procedure_text       (const MonevProcedure *self,
                                                       MonevProcedureText which);
const char                *monev_procedure_code       (const MonevProcedure *self);
const char                *monev_procedure_title      (const MonevProcedure *self);
const char                *monev_procedure_list_title (const MonevProcedure *self);
const char *const         *monev_procedure_box        (const MonevProcedure *self,
                                                       MonevProcedureBox which);
const MonevProcedureLink  *monev_procedure_linked     (const MonevProcedure *self, guint *n);
guint                      monev_procedure_n_actors   (const MonevProcedure *self);
const MonevProcedureActor *monev_procedure_actor      (const MonevProcedure *self, guint index);
int                        monev_procedure_find_actor (const MonevProcedure *self, const char *id);
guint                      monev_procedure_n_steps    (const MonevProcedure *self);
const MonevProcedureStep  *monev_procedure_step       (const MonevProcedure *self, guint index);
int                        monev_procedure_find_step  (const MonevProcedure *self, const char *id);
char                 *monev_procedure_brief           (const char *title, guint max);
char                 *monev_procedure_step_limits     (const MonevProcedure *self,
                                                       const MonevProcedureStep *step);
const MonevProcedureLimit *monev_procedure_limits     (const MonevProcedure *self, guint *n);
char                      *monev_procedure_search_key (const MonevProcedure *self);

gint64                     monev_procedure_minutes    (const MonevProcedure *self);
gboolean                   monev_step_time_parse      (const char *text, json_t **value,
                                                       GError **error);
char                      *monev_step_time_text       (const MonevStepTime *time);

const char                *monev_step_kind_name       (MonevStepKind kind);
const char                *monev_does_kind_name       (MonevDoesKind kind);
const char                *monev_procedure_box_name   (MonevProcedureBox box);
const char                *monev_procedure_box_title  (MonevProcedureBox box);
const char *const         *monev_does_whats           (MonevDoesKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevProcedure, monev_procedure_unref)

G_END_DECLS
