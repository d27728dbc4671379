/* What the parts of a field workbook share: its painters and its reader; for this room only. */
#pragma once

#include "exchange/form-mark.h"
#include "exchange/xlsx-form.h"
#include "field-workbook.h"

G_BEGIN_DECLS

/* Marks of rows and columns. Behind the colon stands a key of the plan or a uuid. */
#define FIELD_TABLE "t:"    /* a row that names the columns of a table; behind it the repeat */
#define FIELD_ANSWER "q:"   /* the answer to a question */
#define FIELD_TICK "c:"     /* "c:alat|radio": one choice of several */
#define FIELD_ROW "r:"      /* a respondent, by uuid */
#define FIELD_INSTANCE "i:" /* an instance; behind it its number */
#define FIELD_SHEET "s:"    /* a respondent who has the sheet, by uuid; names the column of answers */
#define FIELD_GUIDE "g:"    /* the guide; names the column of answers */
#define FIELD_PERSON "p:petugas"
#define FIELD_OWN "n:"      /* the column of numbers of rows */
#define FIELD_ABOVE "a:"    /* the column that says to which row an instance belongs */
#define FIELD_REPLY "jawab" /* the column of answers */
#define FIELD_HEAD "h:"     /* a row of headings */
#define FIELD_END "e:"      /* behind a table */

#define FIELD_REPEAT_ROWS 6
#define FIELD_MOST_TICKS 12 /* choices that get a place each */

typedef enum {
  FIELD_SLOT_ANSWER,
  FIELD_SLOT_TICK,   /* one choice of several */
  FIELD_SLOT_OTHER,  /* the words of "or_other" */
  FIELD_SLOT_LOCKED, /* worked out when it comes back */
  FIELD_SLOT_NOTE,
  FIELD_SLOT_GROUP,
  FIELD_SLOT_REPEAT
} FieldSlotKind;

typedef struct {
  FieldSlotKind kind;
  guint         question;
  int           choice;  /* of a tick; the number of choices stands for "or_other" */
  int           group;   /* the question that is its group within the table, or NONE */
  char         *mark;    /* "q:diri/nik"; "" for what takes no answer */
} FieldSlot;

typedef struct {
  const MonevFieldWorkbook *what;
  const MonevInstrument    *instrument;
  char                    **numbers;
  guint                     language;
  MonevXlsxForm            *form;
  GHashTable               *lists;    /* list of choices and or_other → source */
  GHashTable               *facts;    /* list of choices → what is known of it */
  GPtrArray                *left_out; /* char *: questions only a phone can answer */
  GPtrArray                *notes;    /* char *: that have no place in rows */
  char                     *mark;
  guint                     count;
} FieldPainter;

GHashTable *monev_field_facts_new  (void);
GPtrArray  *monev_field_slots      (FieldPainter *self, int group);
guint       monev_field_n_choices  (const FieldPainter *self, const MonevQuestion *question);
gboolean    monev_field_is_ticked  (const FieldPainter *self, const MonevQuestion *question);
char       *monev_field_wording    (const FieldPainter *self, const FieldSlot *slot);
char       *monev_field_number     (const FieldPainter *self, const FieldSlot *slot);
char       *monev_field_how        (const FieldPainter *self, const FieldSlot *slot);
char       *monev_field_hint       (const FieldPainter *self, const FieldSlot *slot);
guint       monev_field_width      (const FieldPainter *self, const FieldSlot *slot);
MonevFormKind monev_field_kind     (const FieldPainter *self, const FieldSlot *slot);
void        monev_field_check      (FieldPainter *self, const FieldSlot *slot,
                                    const MonevFormRange *range);
gboolean    monev_field_required   (const FieldPainter *self, const FieldSlot *slot);
guint       monev_field_repeat_rows (const FieldPainter *self, guint repeat);
const char *monev_field_repeat_key (const FieldPainter *self, int repeat);
char       *monev_field_label      (const FieldPainter *self, guint question);
char       *monev_field_respondent (const char *book_id, guint nth);
char       *monev_field_subtitle   (const FieldPainter *self);
void        monev_field_put_mark   (FieldPainter *self, guint32 row, guint last, const char *mark);
void        monev_field_put        (FieldPainter *self, guint32 row, guint column,
                                    MonevFormRole role, const char *text);
void        monev_field_put_over   (FieldPainter *self, guint32 row, guint column, guint n,
                                    MonevFormRole role, const char *text);
void        monev_field_paint_guide (FieldPainter *self);
void        monev_field_paint_rows (FieldPainter *self);
void        monev_field_paint_sheets (FieldPainter *self);

G_END_DECLS
