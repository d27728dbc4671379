/* What the readers of a workbook that came back share; for this room only. */
#pragma once

#include "data-book-private.h"
#include "data-reading.h"
#include "data-return.h"
#include "exchange/table.h"

G_BEGIN_DECLS

struct _MonevDataReturn {
  char      *file;
  GPtrArray *tables; /* MonevTable */
  GArray    *places; /* int: the part of each table; NONE when it is not known */
  GArray    *parts;  /* MonevDataPart */
};

/* What stands in a column of a table; a field counts from 0. */
typedef enum {
  RETURN_OTHER = -1,
  RETURN_MARK = -2,
  RETURN_CODE = -3,
  RETURN_LABEL = -4,
  RETURN_UNIT = -5,
  RETURN_OWN = -6 /* notes */
} ReturnColumn;

/* Rows of a table that belong to one sheet of the form. */
typedef struct {
  guint  sheet;
  guint  from, to;     /* rows by their index; @to is not among them */
  GArray *columns;     /* int: ReturnColumn or field, by column; 0 is not used */
  guint  code, label, unit; /* columns; 0: none */
  guint  head;         /* index of the last row of headings */
  char **doubts;       /* (nullable): of each field: why its column is doubtful */
  gboolean shaped;     /* found by its wording */
} ReturnSection;

typedef struct {
  const MonevDataReturn   *file;
  const MonevDataExpected *expected;
  MonevDataLayout         *layout;
  MonevDataValues         *values;
  MonevIssueList          *issues;
  GPtrArray               *explanations; /* (nullable) */
  gboolean                 formulas; /* the file keeps formulas as such */
  GByteArray             **seen;     /* of each sheet: which cells were read */
  GHashTable             **labels;   /* of each sheet: folded label → line + 1; 0 for several */
  GHashTable             **codes;
  gint64                 **rows;     /* of each sheet: where a line stood first */
  GHashTable             **added;    /* of each sheet: key of an added line → line + 1 */
  char                  ***heads;    /* of each sheet: folded label and over of each field */
  GArray                  *answered; /* gboolean, by question */

  /* Of the table being read. */
  MonevTable *table;
  GArray     *marks;      /* guint: columns */
  GHashTable *merged;     /* (nullable): where cells of several places are merged */
  guint       n_told;
} ReturnReader;

#define RETURN_MOST_TOLD 200 /* cells of a table that are told one by one */

void     monev_return_tell      (ReturnReader *self, const char *code, MonevSeverity severity,
                                 gint64 row, guint column, const char *message, const char *fix,
                                 const char *found);
void     monev_return_prepare   (ReturnReader *self);
void     monev_return_finish    (ReturnReader *self);
void     monev_return_find_marks (ReturnReader *self);
GArray  *monev_return_sections  (ReturnReader *self);
void     monev_return_section_clear (ReturnSection *self);
void     monev_return_heads     (ReturnReader *self, ReturnSection *section);
gboolean monev_return_shape     (ReturnReader *self, guint sheet, ReturnSection *section,
                                 guint *found, guint *total);
void     monev_return_rows      (ReturnReader *self, const ReturnSection *section);
int      monev_return_identify  (ReturnReader *self, const ReturnSection *section, guint row,
                                 gboolean *sure);
void     monev_return_notes     (ReturnReader *self);
const char *monev_return_mark_at (const ReturnReader *self, guint row, guint column);
int      monev_return_column    (const ReturnSection *section, guint column);
void     monev_return_put       (ReturnReader *self, guint sheet, guint line, guint field,
                                 const MonevCell *cell, gint64 row, guint column,
                                 const char *doubt);
char    *monev_return_fold      (const char *text);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ReturnSection, monev_return_section_clear)

G_END_DECLS
