#pragma once

#include "reference/import.h"
#include "reference/lookup.h"

G_BEGIN_DECLS

struct _MonevImportPlan {
  const MonevRecordType *type;
  MonevTable            *table;
  MonevImportMapping     mapping;
  MonevImportCount       count;
  GPtrArray             *records; /* to be written */
  GPtrArray             *before;  /* what each replaces; NULL for a new one */
  GArray                *rows;    /* the row of each */
  GPtrArray             *parts;   /* plans that make this one, or NULL */
};

typedef struct {
  MonevDbConnection *connection;
  MonevImportPlan   *plan;
  gint64             year;
  MonevLookup       *own;     /* the rows already stored */
  MonevLookup       *refers[MONEV_RECORD_MAX_FIELDS];
  MonevImportContext context;
  guint64            done;    /* rows walked so far, in both passes */
  guint64            total;
  GHashTable        *seen;    /* key → number of its entry, from 1 */
  GHashTable        *bearers; /* unique value → who bears it; made when first asked for */
  GHashTable        *entered; /* ids of the records that rows stand for */
  GArray            *entries; /* MonevImportEntry: what is to be sorted in when all rows are read */
  GArray            *pending; /* Row, between the two passes */
  MonevIssueList    *issues;
  gint64             now;
  guint              index;   /* the row being read */
} MonevImportReader;

/* A row that holds by itself. */
typedef struct {
  guint              index;
  gint64             row;
  MonevRecord       *record;
  const MonevRecord *stored;
  guint              said; /* a bit for each amount that one of its rows says */
} MonevImportEntry;

void     monev_import_report   (MonevImportReader *reader, MonevSeverity severity, const char *code,
                                int field, const char *message, const char *fix,
                                const char *found);
void     monev_import_tell_kept (MonevImportReader *reader, const MonevRecord *stored, guint i);
void     monev_import_enter    (MonevImportReader *reader, const MonevRecord *stored,
                                MonevRecord *record);
void     monev_import_reject   (MonevImportReader *reader, MonevRecord *record);
void     monev_import_refuse   (MonevImportReader *reader, MonevRecord *record, guint bad);
void     monev_import_tell_in_order (const MonevIssueList *found, MonevIssueList *issues);
gboolean monev_import_sort_in  (MonevImportReader *reader, GError **error);
gboolean monev_import_check_among (MonevImportReader *reader, guint *refused, GError **error);
gboolean monev_import_is_sum   (const MonevTable *table, guint index);
gboolean monev_import_rival    (MonevImportReader *reader, const MonevRecord *record, guint field,
                                gsize *number);
void     monev_import_bear     (MonevImportReader *reader, gsize number);
void     monev_import_drop_circles (MonevImportReader *reader);
gboolean monev_import_remember (MonevDbConnection *connection, const MonevRecordType *type,
                                const MonevTable *table, const MonevImportMapping *mapping,
                                gint64 now, GError **error);

G_END_DECLS
