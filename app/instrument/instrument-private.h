/* What the readers of an instrument share; inside of this room only. */
#pragma once

#include "instrument-score.h"

/* A sheet by what its columns mean. */
typedef struct {
  int     sheet;     /* NONE if there is none */
  guint   n_rows, n_columns;
  GArray *roles;     /* MonevColumnRole, one per column */
  GArray *languages; /* int, one per column; NONE without a language */
  int     first[MONEV_N_COLUMNS]; /* the column of a role, one with no language before others */
} MonevSheetMap;

struct _MonevInstrument {
  gatomicrefcount refs;
  MonevXlsform   *form;
  MonevSheetMap   survey, choices, external;
  GArray         *questions;       /* MonevQuestion */
  GArray         *lists;           /* MonevChoiceList */
  GHashTable     *list_index;      /* name → index + 1 */
  GArray         *question_of;     /* int, one per field */
  GArray         *order;           /* int: questions */
  GPtrArray      *languages;
  guint           default_language;
  GHashTable     *settings;        /* name → text */
  GHashTable     *instances;       /* name → MonevShape */
  GPtrArray      *columns[2];      /* of the lists inside and outside, as expressions see them */
  GArray         *numbers[2];      /* guint: of those that the sheet has, behind name and label */
  GHashTable     *column_names[2];
  MonevShape     *shape;
  GStringChunk   *texts;
};

typedef struct {
  MonevInstrument *self;
  MonevXlsform    *form;
  GHashTable      *files;        /* (nullable): name → columns */
  MonevIssueList  *issues;
  GHashTable      *missing_files; /* names that are not attached, without their ending */
  gboolean         double_choices;
  gboolean         many_languages; /* told once */
} MonevReader;

/* Where a fault lies. */
typedef struct {
  const MonevSheetMap *sheet;
  int                  row;    /* NONE for the whole sheet */
  int                  column; /* NONE for the whole row */
  const char          *key;
} MonevSpot;

void        monev_reader_tell   (MonevReader *self, MonevSpot spot, MonevSeverity severity,
                                 const char *code, const char *fix, const char *format, ...)
                                 G_GNUC_PRINTF (6, 7);
MonevSpot   monev_spot          (const MonevSheetMap *sheet, guint row, MonevColumnRole role,
                                 const char *key);
const char *monev_reader_cell   (MonevReader *self, const MonevSheetMap *sheet, guint row,
                                 MonevColumnRole role);
const char *monev_reader_clean  (MonevReader *self, const char *text, gboolean squeeze);
gboolean    monev_reader_blank  (MonevReader *self, const MonevSheetMap *sheet, guint row);
gboolean    monev_reader_says   (MonevReader *self, const MonevSheetMap *sheet, guint row,
                                 MonevColumnRole role);
gboolean    monev_word_is_yes   (const char *text);

void        monev_sheet_map_clear (MonevSheetMap *self);
void        monev_read_sheets     (MonevReader *self);
void        monev_check_languages (MonevReader *self);
void        monev_read_settings   (MonevReader *self);
void        monev_read_choices    (MonevReader *self);
void        monev_measure_sheet   (MonevReader *self, MonevSheetMap *map);
void        monev_list_columns    (MonevInstrument *self, gboolean external);
void        monev_list_add_column (MonevInstrument *self, gboolean external, const char *name);
char       *monev_list_instance   (const MonevChoiceList *list);
void        monev_read_rows       (MonevReader *self);
void        monev_check_questions (MonevReader *self);
void        monev_check_parameters (MonevReader *self, const MonevQuestion *question);
void        monev_read_rules      (MonevReader *self);
void        monev_check_references (MonevReader *self);
void        monev_order_questions (MonevReader *self);
void        monev_check_entities  (MonevReader *self);
GHashTable *monev_attached_columns (const MonevXlsform *form);
void        monev_check_score     (MonevReader *self, guint question);
void        monev_check_grades    (MonevReader *self, MonevSpot spot);

/* How far a question counts in the score. */
typedef enum {
  MONEV_SCORE_LEFT_OUT,
  MONEV_SCORE_NOTHING_TO_COUNT, /* it has a weight and no score */
  MONEV_SCORE_NO_MOST,          /* no answer gives more than 0 */
  MONEV_SCORE_COUNTS
} MonevScoreStanding;

MonevScoreStanding monev_score_measure (MonevInstrument *instrument, guint index,
                                        MonevScoreItem *item);
gboolean    monev_score_read_number (const char *text, MonevDecimal *value);

/* To be used as monev_reader_tell (self, spot, MONEV_FAULT, …). */
#define MONEV_FAULT MONEV_SEVERITY_ERROR
#define MONEV_WARN MONEV_SEVERITY_WARNING
#define MONEV_HINT MONEV_SEVERITY_NOTE
