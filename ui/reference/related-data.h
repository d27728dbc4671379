/* Reading what belongs to a record; on a lane. */
#pragma once

#include "people/login.h"
#include "record/record.h"

G_BEGIN_DECLS

typedef struct {
  const char  *group;    /* heading, untranslated */
  char        *title;
  char        *subtitle;
  gboolean     past;
  MonevRecord *record;   /* opened when the row is activated */
} MonevRelatedRow;

typedef struct {
  GPtrArray   *rows;     /* MonevRelatedRow, group by group */
  GPtrArray   *history;  /* MonevAuditWords */
  gboolean     has_account;
  MonevAccount account;
  char        *pin_since;
} MonevRelatedData;

MonevRelatedData *monev_related_data_load (MonevDbConnection *connection, const MonevRecord *record,
                                           GError **error);
void              monev_related_data_free (MonevRelatedData *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevRelatedData, monev_related_data_free)

G_END_DECLS
