/* An SOP AP as a document of pages, F4 landscape: identity and boxes, then the table with its
 * symbols (Permenpan RB 35/2012). The same for the PDF, the screen, the printer and the workbook.
 *
 * A sheet is immutable; it may be made and read on any thread.
 */
#pragma once

#include "db-connection.h"
#include "page/page-layout.h"
#include "procedure/sop-layout.h"
#include "record/record.h"

G_BEGIN_DECLS

/* Release with monev_sop_options_clear(), unless the members are borrowed. */
typedef struct {
  MonevRecord *office;  /* (nullable): of monev_office_type; else what the SOP says itself */
  GBytes      *logo;    /* (nullable) */
  gint64       created; /* UTC milliseconds; stands in the files */
} MonevSopOptions;

typedef struct _MonevSopSheet MonevSopSheet;

/* Where a step stands, in mm of its page. */
typedef struct {
  guint  page; /* from 1 */
  double x, y, width, height;
} MonevSopSpot;

gboolean               monev_sop_options_load    (MonevSopOptions *self,
                                                  MonevDbConnection *connection,
                                                  const MonevProcedure *procedure,
                                                  GError **error);
void                   monev_sop_options_clear   (MonevSopOptions *self);

MonevSopSheet         *monev_sop_sheet_new       (const MonevProcedure *procedure,
                                                  const MonevSopOptions *options,
                                                  GCancellable *cancellable, GError **error);
MonevSopSheet         *monev_sop_sheet_ref       (MonevSopSheet *self);
void                   monev_sop_sheet_unref     (MonevSopSheet *self);
const MonevProcedure  *monev_sop_sheet_procedure (const MonevSopSheet *self);
MonevPageLayout       *monev_sop_sheet_layout    (const MonevSopSheet *self);
const MonevSopDrawing *monev_sop_sheet_drawing   (const MonevSopSheet *self);
guint                  monev_sop_sheet_n_spots   (const MonevSopSheet *self);
const MonevSopSpot    *monev_sop_sheet_spot      (const MonevSopSheet *self, guint index,
                                                  guint *step);
int                    monev_sop_sheet_step_at   (const MonevSopSheet *self, guint page, double x,
                                                  double y);
gboolean               monev_sop_sheet_find      (const MonevSopSheet *self, guint step,
                                                  MonevSopSpot *spot);
void                   monev_sop_draw            (const MonevPageCanvas *canvas,
                                                  const MonevSopDrawing *drawing, guint page);
gboolean               monev_sop_write_pdf       (const MonevProcedure *procedure,
                                                  const MonevSopOptions *options,
                                                  const char *path, GCancellable *cancellable,
                                                  GError **error);
char                  *monev_sop_file_name       (const MonevProcedure *procedure,
                                                  const char *ending);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MonevSopOptions, monev_sop_options_clear)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevSopSheet, monev_sop_sheet_unref)

G_END_DECLS
