/* What one kind of file becomes, for the import desk: its words, and its work as functions.
 *
 * The desk knows no table. A kind says how a file is read, how its columns are recognised, what
 * taking it in would do, and how that is written; the functions run on a lane, inside a job.
 */
#pragma once

#include "reference/import.h"

G_BEGIN_DECLS

/* What is being filled; an empty member says nothing. */
typedef struct {
  const MonevRecordType *type;     /* its fields are what columns are assigned to */
  char                  *owner_id; /* that the rows belong to, such as a run */
  gint64                 year;
  char                  *option;   /* for rows that do not say it themselves */
  MonevImportAllow       allow;    /* what the file may do to what is stored */
} MonevImportAim;

/* How far it is; told every few rows. */
typedef struct {
  MonevImportStepFunc step;
  gpointer            data;
} MonevImportWatch;

/* One of several tables that a file fills. Untranslated. */
typedef struct {
  const MonevRecordType *type;
  const char            *title;
  const char            *many;     /* behind a number: "%s pagu" */
} MonevImportPart;

typedef struct {
  /* Untranslated. */
  const char *invite;              /* what may be brought */
  const char *look;                /* the button that leads back at the end */
  const char *done;                /* "%s baris diimpor" */
  const char *option;              /* (nullable): the field of @type that rows may leave out */
  const char *option_hint;
  gboolean    asks;                /* what the file may do to what is stored is asked for */
  const MonevImportPart *parts;    /* (nullable): ends with a part of no type */

  MonevTable *(*read)    (const MonevImportAim *aim, const char *path, const char *sheet,
                          MonevIssueList *issues, GError **error);
  /* INVALID: no heading is known. */
  gboolean    (*map)     (MonevDbConnection *connection, const MonevImportAim *aim,
                          const MonevTable *table, MonevImportMapping *mapping, GError **error);
  /* Nothing is to be asked any more: the file is checked at once. */
  gboolean    (*ready)   (const MonevImportAim *aim, const MonevTable *table, gboolean recognised,
                          gboolean has_sheets);
  gpointer    (*plan)    (MonevDbConnection *connection, const MonevImportAim *aim,
                          MonevTable *table, const MonevImportMapping *mapping,
                          const MonevImportWatch *watch, MonevIssueList *issues, GError **error);
  gboolean    (*apply)   (MonevDbConnection *connection, const MonevActor *actor, gpointer plan,
                          const MonevImportWatch *watch, MonevIssueList *issues, GError **error);
  gboolean    (*forget)  (MonevDbConnection *connection, const MonevActor *actor,
                          const MonevImportAim *aim, const MonevTable *table,
                          const MonevImportMapping *mapping, GError **error);

  /* Of a plan; any thread. */
  const MonevImportCount *(*count) (gpointer plan);
  guint       (*n_changes) (gpointer plan);
  void        (*change)   (gpointer plan, guint i, MonevImportChange *change);
  /* Returns FALSE when @plan fills one table only. (nullable) without @parts. */
  gboolean    (*count_of) (gpointer plan, const MonevRecordType *type, MonevImportCount *count);
  void        (*free_plan) (gpointer plan);
} MonevImportKind;

G_END_DECLS
