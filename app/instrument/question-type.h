/* The vocabulary of XLSForm: what stands in the column "type", and how columns are called.
 *
 * Many spellings mean one thing: "int" and "integer", "relevance" and "relevant", "Label :: English"
 * and "caption::English". Source: the XLSForm reference, tables of question types, metadata
 * and columns.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is answered, and so how it is shown, typed and kept. */
typedef enum {
  MONEV_ANSWER_NONE,     /* nothing: notes, groups */
  MONEV_ANSWER_TEXT,
  MONEV_ANSWER_INTEGER,
  MONEV_ANSWER_DECIMAL,
  MONEV_ANSWER_DATE,
  MONEV_ANSWER_TIME,
  MONEV_ANSWER_MOMENT,   /* date and time */
  MONEV_ANSWER_CHOICE,
  MONEV_ANSWER_CHOICES,
  MONEV_ANSWER_RANK,
  MONEV_ANSWER_CONFIRM,  /* acknowledge */
  MONEV_ANSWER_PLACE,    /* a point, line or area on the map */
  MONEV_ANSWER_FILE      /* photo, sound, video, any file */
} MonevAnswerKind;

typedef enum {
  MONEV_QUESTION_ASKED,      /* a question, or a note */
  MONEV_QUESTION_CALCULATED, /* calculate, hidden */
  MONEV_QUESTION_META,       /* start, end, today, username, … */
  MONEV_QUESTION_BEGIN_GROUP,
  MONEV_QUESTION_END_GROUP,
  MONEV_QUESTION_BEGIN_REPEAT,
  MONEV_QUESTION_END_REPEAT,
  MONEV_QUESTION_BEGIN_LOOP,
  MONEV_QUESTION_END_LOOP,
  MONEV_QUESTION_ATTACHED,   /* csv-external, xml-external */
  MONEV_QUESTION_SETTING     /* form_title, form_id in the survey itself, as old forms have it */
} MonevQuestionRole;

typedef enum {
  MONEV_TYPE_TAKES_LIST = 1 << 0, /* "select_one LIST" */
  MONEV_TYPE_TAKES_FILE = 1 << 1, /* "select_one_from_file FILE" */
  MONEV_TYPE_PHONE_ONLY = 1 << 2  /* a sensor, the camera or the map: kept, marked, not executed */
} MonevQuestionTypeFlags;

typedef struct {
  const char            *name;  /* as we write it */
  MonevQuestionRole      role;
  MonevAnswerKind        answer;
  MonevQuestionTypeFlags flags;
  const char            *words; /* as an office says it */
} MonevQuestionType;

/* The columns that mean something; what is none of these is kept as it stands. */
typedef enum {
  MONEV_COLUMN_UNKNOWN = -1,
  MONEV_COLUMN_TYPE, MONEV_COLUMN_NAME, MONEV_COLUMN_LABEL, MONEV_COLUMN_HINT,
  MONEV_COLUMN_GUIDANCE, MONEV_COLUMN_REQUIRED, MONEV_COLUMN_REQUIRED_MESSAGE,
  MONEV_COLUMN_RELEVANT, MONEV_COLUMN_CONSTRAINT, MONEV_COLUMN_CONSTRAINT_MESSAGE,
  MONEV_COLUMN_CALCULATION, MONEV_COLUMN_TRIGGER, MONEV_COLUMN_CHOICE_FILTER,
  MONEV_COLUMN_REPEAT_COUNT, MONEV_COLUMN_DEFAULT, MONEV_COLUMN_READ_ONLY,
  MONEV_COLUMN_APPEARANCE, MONEV_COLUMN_PARAMETERS, MONEV_COLUMN_SAVE_TO, MONEV_COLUMN_DISABLED,
  MONEV_COLUMN_IMAGE, MONEV_COLUMN_AUDIO, MONEV_COLUMN_VIDEO, MONEV_COLUMN_BIG_IMAGE,
  MONEV_COLUMN_LIST_NAME,
  MONEV_COLUMN_SOFT, MONEV_COLUMN_SOFT_MESSAGE, MONEV_COLUMN_SCORE, MONEV_COLUMN_WEIGHT,
  MONEV_N_COLUMNS
} MonevColumnRole;

const MonevQuestionType *monev_question_type_find    (const char *text, char **list,
                                                      gboolean *or_other);
const MonevQuestionType *monev_question_type_nearest (const char *text);
const MonevQuestionType *monev_question_type_all     (guint *count);
MonevColumnRole          monev_column_find           (const char *header, gboolean choices,
                                                      char **language);
const char              *monev_column_nearest        (const char *header, gboolean choices);
const char              *monev_column_name           (MonevColumnRole role);

G_END_DECLS
