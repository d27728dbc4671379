/* The inside of the pages of an SOP AP. */
#pragma once

#include "procedure/sop-page.h"

G_BEGIN_DECLS

#define SOP_MARGIN 12.0
#define SOP_TOP 17.0
#define SOP_BOTTOM 11.0
#define SOP_WIDTH (330.0 - 2 * SOP_MARGIN)

/* The columns of the table, in order; those of the actors stand behind the wording. */
typedef enum {
  SOP_COLUMN_NUMBER,
  SOP_COLUMN_WORDING,
  SOP_COLUMN_ACTORS,
} SopColumn;

typedef struct {
  guint   n_actors;
  guint   n_columns;
  double *width;      /* mm */
  double  actor_size; /* points of their heads */
  gboolean upright;   /* heads of narrow columns stand on their side */
  double  head_height; /* then: mm */
} SopTable;

void            sop_table_open     (SopTable *self, const MonevProcedure *procedure);
void            sop_table_clear    (SopTable *self);
const char     *sop_actor_title    (const MonevProcedure *procedure, guint index);
char           *sop_list_text      (const char *const *lines);
char           *sop_cell_text      (const char *const *lines);
char           *sop_output_text    (const MonevProcedure *procedure,
                                    const MonevProcedureStep *step);
char           *sop_remark_text    (const MonevProcedure *procedure,
                                    const MonevProcedureStep *step);
char           *sop_date_text      (const char *text);
char           *sop_office_line    (const MonevSopOptions *options,
                                    const MonevProcedure *procedure, guint line);
char           *sop_linked_text    (const MonevProcedure *procedure);
MonevPageTable *sop_identity_table (const MonevProcedure *procedure,
                                    const MonevSopOptions *options, GError **error);
MonevPageTable *sop_boxes_table    (const MonevProcedure *procedure, double size);
MonevPageTable *sop_steps_table    (const MonevProcedure *procedure, const SopTable *table);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SopTable, sop_table_clear)

G_END_DECLS
