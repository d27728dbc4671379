/* The inside of the form of a question: its fields as a table, and what both halves of it share. */
#pragma once

#include "question-form.h"

G_BEGIN_DECLS

typedef enum
{
  KIND_TEXT,
  KIND_ENTRY,
  KIND_FORMULA,
  KIND_CHECK
} Kind;

/* Where a field stands. */
typedef enum
{
  PART_WORDING,
  PART_SHOWN,
  PART_CHECK,
  PART_VALUE,
  PART_MORE,
  N_PARTS
} Part;

/* For which questions it is of use. */
typedef enum
{
  FOR_ASKED = 1 << 0,
  FOR_NOTE = 1 << 1,
  FOR_CALCULATED = 1 << 2,
  FOR_GROUP = 1 << 3,
  FOR_REPEAT = 1 << 4,
  FOR_LISTED = 1 << 5, /* only with choices */
  FOR_NUMBER = 1 << 6  /* only where a number is answered or worked out */
} Use;

typedef struct
{
  MonevColumnRole role;
  Kind kind;
  Part part;
  guint uses;
  const char *title, *lead;
  MonevRule rule;
  gboolean picked;
} MonevQuestionField;

#define MONEV_N_QUESTION_FIELDS 17

extern const MonevQuestionField monev_question_fields[MONEV_N_QUESTION_FIELDS];

struct _MonevQuestionForm
{
  AdwBin parent;
  MonevInstrumentEditor *editor;
  int question;
  gboolean filling;
  GtkWidget *boxes[N_PARTS];
  GtkWidget *widgets[MONEV_N_QUESTION_FIELDS];
  GtkLabel *title;
  GtkEntry *name;
  GtkDropDown *type, *list, *language;
  GtkWidget *list_box, *language_box;
  MonevChoiceRows *choices;
  GtkWidget *choice_box;
  GtkLabel *shared;
  GtkWidget *scrolled;
};

MonevInstrument     *monev_question_form_instrument (MonevQuestionForm *self);
const MonevQuestion *monev_question_form_question   (MonevQuestionForm *self);
guint                monev_question_form_language   (MonevQuestionForm *self);
const char          *monev_question_form_saved      (MonevQuestionForm *self, MonevColumnRole role);
gboolean             monev_form_says_yes            (const char *text);

G_END_DECLS
