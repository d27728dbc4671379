/* The inside of the panel: form-panel.c (pages, what is shown), form-panel-fields.c (each field and
 * what typing into it does), form-lists.c (checks of a column, owners of a row).
 */
#pragma once

#include "form-panel.h"

G_BEGIN_DECLS

typedef enum {
  FIELD_ENTRY,  /* a text; the key may follow it */
  FIELD_KEY,    /* renames with Return or on leaving */
  FIELD_LONG,   /* a text of several lines */
  FIELD_PLAIN,  /* a text that no key follows */
  FIELD_LINES,  /* a list, one in each line */
  FIELD_WORDS,  /* a list, apart by commas */
  FIELD_NUMBER, /* a whole number; empty for none */
  FIELD_CHECK,
  FIELD_CHOICE, /* of words of the JSON */
  FIELD_WEIGHT, /* another column */
  FIELD_CHECKS,
  FIELD_OWNERS
} FormFieldKind;

typedef struct {
  MonevPanelPage     page;
  FormFieldKind      kind;
  const char        *member;
  const char        *title;
  const char        *tip;    /* (nullable) */
  const char *const *ids;    /* of a choice */
  const char *const *titles;
} FormField;

extern const FormField monev_form_fields[];
extern const guint monev_n_form_fields;

#define FORM_FIELDS_MOST 48

struct _MonevFormPanel {
  AdwBin           parent;
  MonevFormEditor *editor;    /* (nullable) */
  GPtrArray       *agencies;  /* (nullable) of MonevRecord */
  guint            sheet;
  int              row, column; /* -1 for none */
  GtkStack        *stack;
  GtkWidget       *pages[MONEV_N_PANELS], *none[MONEV_N_PANELS];
  GtkWidget       *fields[FORM_FIELDS_MOST]; /* what is typed into */
  GtkWidget       *boxes[FORM_FIELDS_MOST];  /* with its title */
  gboolean         filling;
};

MonevDraftPlace  monev_form_panel_place  (MonevFormPanel *self, const FormField *field);
const json_t    *monev_form_panel_part   (MonevFormPanel *self, const FormField *field);
void             monev_form_panel_apply  (MonevFormPanel *self, const FormField *field,
                                          MonevFormDraft *draft, gboolean typing);
void             monev_form_panel_put    (MonevFormPanel *self, const FormField *field,
                                          json_t *value, gboolean typing);
GtkWidget       *monev_form_field_new    (MonevFormPanel *self, guint index, GtkBox *box);
void             monev_form_field_fill   (MonevFormPanel *self, guint index);
void             monev_form_field_settle (MonevFormPanel *self, guint index);

GtkWidget       *monev_form_checks_new   (MonevFormPanel *self, const FormField *field);
void             monev_form_checks_fill  (MonevFormPanel *self, const FormField *field,
                                          GtkWidget *list);
GtkWidget       *monev_form_owners_new   (MonevFormPanel *self, const FormField *field);
void             monev_form_owners_fill  (MonevFormPanel *self, const FormField *field,
                                          GtkWidget *list);

G_END_DECLS
