/* What a reference can point to: searched while typing, read once on a lane.
 *
 * The options of a table hold all its rows; those of the regions come from the table that the
 * program carries. Signal "loaded" says that searching finds something now.
 */
#pragma once

#include "record/record.h"
#include "ui/shell/session.h"

G_BEGIN_DECLS

#define MONEV_TYPE_OPTIONS (monev_options_get_type ())
G_DECLARE_FINAL_TYPE (MonevOptions, monev_options, MONEV, OPTIONS, GObject)

typedef struct {
  char *id;
  char *title;  /* what stands in the field once it is chosen */
  char *detail; /* told in the list beside it */
  char *key;    /* folded */
} MonevOption;

MonevOptions      *monev_options_new         (MonevSession *session, const MonevRecordType *type, int year);
MonevOptions      *monev_options_new_regions (void);
gboolean           monev_options_is_loaded   (MonevOptions *self);
GPtrArray         *monev_options_search      (MonevOptions *self, const char *typed, guint limit);
const MonevOption *monev_options_find        (MonevOptions *self, const char *id);
void               monev_option_free         (MonevOption *self);

G_END_DECLS
