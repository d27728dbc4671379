/* One sheet as it is keyed in for an OPD: looks like the sheet of its workbook, what was typed stands
 * over what came before, greyed.
 *
 * Signal "typed": a cell was taken.
 */
#pragma once

#include "dataform/request-keyed.h"
#include "verify-source.h"

G_BEGIN_DECLS

#define MONEV_TYPE_KEY_SOURCE (monev_key_source_get_type ())
G_DECLARE_FINAL_TYPE (MonevKeySource, monev_key_source, MONEV, KEY_SOURCE, GObject)

MonevKeySource    *monev_key_source_new       (void);
void               monev_key_source_set_data  (MonevKeySource *self, MonevDataCase *data,
                                               MonevKeyed *keyed);
void               monev_key_source_set_sheet (MonevKeySource *self, guint sheet);
MonevVerifySource *monev_key_source_get_table (MonevKeySource *self);
MonevVerifyData   *monev_key_source_get_shown (MonevKeySource *self);
MonevDataCase     *monev_key_source_get_data  (MonevKeySource *self);
MonevKeyed        *monev_key_source_get_keyed (MonevKeySource *self);
gboolean           monev_key_source_is_doubtful (MonevKeySource *self, guint sheet, guint line,
                                               guint field);
gboolean           monev_key_source_is_typed  (MonevKeySource *self, guint sheet, guint line,
                                               guint field);
guint              monev_key_source_paste     (MonevKeySource *self, guint row, guint column,
                                               const char *tsv, guint *refused);

G_END_DECLS
