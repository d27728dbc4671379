/* A sheet of a form as a table, the way it will lie before an OPD: headings in one or two storeys,
 * groups, sums, tinted cells. Its wordings can be typed over while it is edited; as a preview it is
 * what one OPD gets in one period.
 */
#pragma once

#include "form-editor.h"
#include "ui/common/grid-source.h"

G_BEGIN_DECLS

#define MONEV_TYPE_FORM_SOURCE (monev_form_source_get_type ())
G_DECLARE_FINAL_TYPE (MonevFormSource, monev_form_source, MONEV, FORM_SOURCE, GObject)

typedef struct {
  guint       sheet;
  int         year;
  guint       nth;     /* period of the year, from 1; 0 for the last */
  gboolean    edits;   /* with lines to type new rows and columns into */
  const char *agency;  /* (nullable): code of the OPD whose sheet it is; NULL for all */
} MonevFormView;

MonevFormSource *monev_form_source_new       (MonevFormEditor *editor);
void             monev_form_source_show      (MonevFormSource *self, const MonevFormView *view);
void             monev_form_source_show_form (MonevFormSource *self, MonevDataForm *form,
                                              const MonevFormView *view);
guint            monev_form_source_n_leading (MonevFormSource *self);
gboolean         monev_form_source_place     (MonevFormSource *self, guint row, guint column,
                                              MonevDraftPlace *place);
gboolean         monev_form_source_row       (MonevFormSource *self, guint row, guint *index);
gboolean         monev_form_source_column    (MonevFormSource *self, guint column, guint *index);
char            *monev_form_source_run       (MonevDraftPlace place);
gboolean         monev_form_source_find      (MonevFormSource *self, MonevDraftPlace place,
                                              guint *row, guint *column);

G_END_DECLS
