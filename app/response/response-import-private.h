/* What the parts of an import share; for this room only. */
#pragma once

#include "response-columns.h"
#include "response-import.h"

/* One table of a file: responses, or the instances of one repeat. */
typedef struct {
  MonevTable *table;
  char       *name;    /* of the sheet, or of the file of a CSV */
  int         repeat;  /* field; 0 for responses */
  guint       head;    /* among the rows of the table */
  GArray     *columns; /* MonevImportColumn */
  guint       file;    /* which of the files, of field workbooks */
  char       *book;    /* (nullable): the field workbook it belongs to; the three below with it */
  char       *site_id, *group_id;
  char       *enumerator;
} MonevImportSheet;

/* One row: a response, or an instance. */
typedef struct {
  const MonevImportSheet *sheet;
  guint    nth;           /* among the rows of the table */
  json_t  *answers;
  char    *uuid, *id, *index; /* by which its instances find it; "" for none */
  char    *parent_table, *parent_key, *parent_index, *parent_id, *parent_uuid;
  char    *status, *submitter;
  gint64   submitted_at;  /* 0: not said */
  gboolean refused;
  gboolean by_hand;       /* as a person typed it into a field workbook */
  GHashTable *places;     /* (nullable): field → 1 + row of the table, of one who has the sheet */
  GHashTable *cells;      /* (nullable): place of an instance → column of the table */
  gint64   order;         /* of a response: which it belongs to */
} MonevImportRow;

struct _MonevResponseImport {
  MonevResponsePlan  *plan;
  MonevResponseNames *names;
  MonevInstrument    *instrument;
  MonevShape         *shape;
  MonevIssueList     *issues;
  guint               told;     /* issues that were not told one by one any more */
  char               *instrument_id, *version_id, *file, *signature, *mapping;
  char               *key;      /* question, "" for none */
  gboolean            key_given;
  gboolean            field;    /* of workbooks that were sent out: rows are read already */
  gboolean            looking;  /* a table whose headings say nothing is shown, too */
  MonevTable         *strange;  /* (nullable): the fullest of such tables … */
  char               *strange_name;
  gboolean            bare;     /* of such a workbook that lost its marks */
  gint64              number;
  GTimeZone          *zone;
  gint64              now;
  GCancellable       *cancellable;
  GPtrArray          *sheets;   /* MonevImportSheet, the responses first */
  GPtrArray          *rows;     /* MonevImportRow: responses */
  GPtrArray          *parts;    /* MonevImportRow: instances */
  GPtrArray          *takings;  /* MonevResponseTaking: new ones */
  GPtrArray          *conflicts; /* MonevResponseConflict, in the order of the rows */
  guint               refused;  /* rows */
  MonevResponseDecision decision; /* of what is there with another content, unless it is said */
  MonevResponseStepFunc step;
  gpointer            step_data;
  MonevResponseCount  count;
};

void     monev_response_import_tell        (MonevResponseImport *self, const MonevImportSheet *sheet,
                                   guint nth, guint column, MonevIssue issue);
MonevResponseImport *monev_response_import_open (MonevDbConnection *connection,
                                   const MonevActor *actor, const MonevResponseSource *source,
                                   MonevIssueList *issues, gboolean looking, GError **error);
gboolean monev_response_import_means       (MonevResponseImport *self, int repeat, const char *name,
                                   MonevImportColumn *column);
char    *monev_response_import_heading     (GHashTable *seen, const char *text);
gboolean monev_response_import_open_sheets (MonevResponseImport *self, MonevDbConnection *connection,
                                   const MonevResponseSource *source, GError **error);
gboolean monev_response_import_read_rows   (MonevResponseImport *self, GError **error);
gboolean monev_response_import_stopped     (MonevResponseImport *self, GError **error);
MonevImportRow *monev_response_import_read_row (MonevResponseImport *self,
                                                const MonevImportSheet *sheet, guint nth);
MonevImportRow *monev_response_import_new_row  (const MonevImportSheet *sheet, guint nth);
void     monev_response_import_read_cell   (MonevResponseImport *self, MonevImportRow *row,
                                   const MonevImportColumn *column);
gboolean monev_response_import_match_rows  (MonevResponseImport *self, MonevDbConnection *connection,
                                   const MonevActor *actor, GError **error);
void     monev_response_import_refuse      (MonevResponseImport *self, MonevImportRow *row,
                                   const char *code, const char *found, const char *message,
                                   const char *fix);
void     monev_response_import_disagree    (MonevResponseImport *self,
                                   const MonevResponseConflict *conflict);
void     monev_response_import_recount     (MonevResponseImport *self);
void     monev_response_import_step        (const MonevResponseImport *self, guint64 done,
                                   guint64 total);
GPtrArray *monev_response_import_chosen    (const MonevResponseImport *self);
void     monev_response_conflict_free      (gpointer data);
void     monev_response_keep_reasons       (json_t *json, const json_t *before);
GPtrArray *monev_response_differences      (const char *before, const char *after,
                                   const char *file);
const char *monev_response_import_uuid     (const char *text);
void     monev_response_import_sheet_free  (gpointer data);
void     monev_response_import_row_free    (gpointer data);
