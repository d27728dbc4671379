/* The inside of a data form; for this room only. */
#pragma once

#include "data-form.h"

G_BEGIN_DECLS

struct _MonevDataForm {
  gatomicrefcount     refs;
  char               *code;
  char               *title;
  MonevDataPeriodKind period;
  char              **guide;
  MonevDataSheet     *sheets;
  guint               n_sheets;
};

/* A name and what it stands for, in JSON. */
typedef struct {
  const char *name;
  int         value;
} MonevDataWord;

extern const MonevDataWord monev_data_kinds[];
extern const MonevDataWord monev_data_periods[];
extern const MonevDataWord monev_data_rows_kinds[];
extern const MonevDataWord monev_data_spreads[];
extern const MonevDataWord monev_data_totals[];

const char *monev_data_word (const MonevDataWord *words, int value);
void        monev_data_spec_clear (MonevDataSpec *self);

MonevDataForm *monev_data_form_read_part (const json_t *json, const char *file,
                                          MonevIssueList *issues, gboolean *whole);

G_END_DECLS
