/* Records of reference tables: what a field is, and one row as an immutable, counted value.
 *
 * A table (agencies, officials, …) is described once: its fields, its statements, its rules. Store,
 * import, export, monevctl and the pages of the window all work from that description.
 */
#pragma once

#include "base/issue.h"
#include "db-connection.h"

G_BEGIN_DECLS

typedef enum {
  MONEV_FIELD_TEXT,
  MONEV_FIELD_CHOICE,    /* one of choices; the stored value is English, the label Indonesian */
  MONEV_FIELD_FLAG,      /* "0" or "1" */
  MONEV_FIELD_DATE,      /* YYYY-MM-DD or "" */
  MONEV_FIELD_MONEY,     /* canonical decimal, not negative */
  MONEV_FIELD_YEAR,      /* Tahun Anggaran */
  MONEV_FIELD_NUMBER,    /* whole number, not negative, at most max */
  MONEV_FIELD_REFERENCE, /* id of another record or "" */
  MONEV_FIELD_REFERENCES /* several ids, separated by a line feed; kept in a table of links */
} MonevFieldKind;

typedef enum {
  MONEV_FIELD_REQUIRED = 1 << 0,
  MONEV_FIELD_SEARCHED = 1 << 1, /* part of search_key */
  MONEV_FIELD_IN_LIST  = 1 << 2, /* a column of the page */
  MONEV_FIELD_VIRTUAL  = 1 << 3, /* not a column of the table itself */
  MONEV_FIELD_QUANTITY = 1 << 5, /* of MONEY: counts something other than rupiah */
  MONEV_FIELD_UNIQUE   = 1 << 4  /* no two records bear it; in the schema, too */
} MonevFieldFlags;

typedef struct {
  const char *value;
  const char *label;
} MonevChoice;

typedef struct {
  const char        *name;     /* column, parameter and JSON key */
  const char        *heading;  /* on screen and in files */
  MonevFieldKind     kind;
  guint              flags;
  guint              max;      /* characters; 0: 300 */
  const MonevChoice *choices;  /* ends with { NULL, NULL } */
  const char        *refers;   /* subject of the record referred to */
  const char        *aliases;  /* further headings taken on import, separated by "|" */
  const char        *hint;     /* Indonesian, below the entry */
  const char      *(*guess)   (const char *folded); /* choices that tables write in many ways */
  const char        *initial;  /* value of a new record, where it is not the empty one */
} MonevField;

#define MONEV_RECORD_MAX_FIELDS 20

/* A Tahun Anggaran outside of these is a slip of the keys. */
#define MONEV_YEAR_MIN 2000
#define MONEV_YEAR_MAX 2100

typedef struct _MonevRecord     MonevRecord;
typedef struct _MonevRecordType MonevRecordType;

struct _MonevRecordType {
  const char       *subject;    /* "agency": prefix of the statements, noun of monevctl */
  const char       *noun;       /* "perangkat daerah" */
  const char       *title;      /* "Perangkat Daerah": the page, the sheet, the file */
  const char       *year_field; /* NULL, or the field a list is filtered by */
  const char *const *keys;      /* fields an import row is recognised by, the surest first */
  const char       *since_field; /* NULL, or the day from which a unique value may be borne anew */
  const char       *until_field; /* with it: the last day on which it is borne, "" for no end */
  const char *const *substance; /* NULL, or fields of which a row of a table bears at least one; a row
                                   without is a heading between the rows, and no fault */
  gboolean          keys_together; /* all of them make one key; else each is one by itself */
  const MonevField *fields;     /* ends with { NULL } */

  /* Pure rules over one record; may return a repaired record. NULL: none. */
  MonevRecord *(*check)  (MonevRecord *record, MonevIssueList *issues);
  /* Rules that need the other rows; inside the transaction. NULL: none. */
  gboolean     (*stored) (MonevDbConnection *connection, const MonevRecord *record,
                          MonevIssueList *issues, GError **error);
  /* The same rules over @rows that are still to be written beside @standing, which stays as it is:
   * what a row has against the others goes into the list at its index in @found; against one other,
   * with its number, from 1 through @rows and on through @standing, as the row of the issue. Reads
   * without a lock; "stored" has the last word. NULL: rows are told apart by their keys alone. */
  gboolean     (*planned) (MonevDbConnection *connection, const GPtrArray *rows,
                           const GPtrArray *standing, MonevIssueList *const *found, GError **error);
  /* What is worth a second look in a row that was just saved alone; warnings. NULL: none. */
  gboolean     (*advise) (MonevDbConnection *connection, const MonevRecord *record,
                          MonevIssueList *issues, GError **error);
  /* STATE, in words, while the row may not be removed although nothing refers to it. NULL: none. */
  gboolean     (*leaving) (MonevDbConnection *connection, const MonevRecord *record,
                           GError **error);
  /* Tables of links, written behind the row itself. NULL: none. */
  gboolean     (*linked) (MonevDbConnection *connection, const MonevRecord *record, GError **error);
  /* What the record is called in a sentence. NULL: its first searched field. */
  char        *(*label)  (const MonevRecord *record);
};

MonevRecord       *monev_record_new       (const MonevRecordType *type);
MonevRecord       *monev_record_from_row  (const MonevRecordType *type, MonevDbRows *row);
MonevRecord       *monev_record_ref       (MonevRecord *self);
void               monev_record_unref     (MonevRecord *self);
const MonevRecordType *monev_record_type  (const MonevRecord *self);
const char        *monev_record_id        (const MonevRecord *self);
gint64             monev_record_version   (const MonevRecord *self);
const char        *monev_record_get       (const MonevRecord *self, const char *field);
const char        *monev_record_value     (const MonevRecord *self, guint field);
char              *monev_record_shown     (const MonevRecord *self, guint field);
MonevRecord       *monev_record_with      (MonevRecord *self, const char *field, const char *value);
MonevRecord       *monev_record_with_shown (MonevRecord *self, guint field, const char *value,
                                            const char *shown);
MonevRecord       *monev_record_with_identity (MonevRecord *self, const char *id, gint64 version);
gboolean           monev_record_equal     (const MonevRecord *a, const MonevRecord *b);
char              *monev_record_label     (const MonevRecord *self);
char              *monev_record_search_key (const MonevRecord *self);
json_t            *monev_record_to_json   (const MonevRecord *self);

guint              monev_record_type_n_fields (const MonevRecordType *type);
int                monev_record_type_field    (const MonevRecordType *type, const char *name);
const char        *monev_field_choice_label   (const MonevField *field, const char *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevRecord, monev_record_unref)

G_END_DECLS
