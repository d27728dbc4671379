/* What the columns of an exported table mean, by their headings.
 *
 * A heading is the name or a label of a question, alone or behind its groups with "/", ":", "-" or
 * "."; one choice of several ("alat/radio"); or one of the columns that KoBoToolbox and ODK Central
 * add. What matches two questions matches none. Instances of a repeat that stand side by side
 * ("anak[2]/nama", "nama_2") are found by response-wide.h.
 */
#pragma once

#include "exchange/table.h"
#include "response-plan.h"

G_BEGIN_DECLS

#define MONEV_IMPORT_MAX_DEPTH 4 /* repeats within repeats whose instances stand in columns */

typedef enum {
  MONEV_IMPORT_UNKNOWN,
  MONEV_IMPORT_ANSWER,
  MONEV_IMPORT_CHOSEN,      /* one choice of several: 1 or 0 */
  MONEV_IMPORT_COORDINATE,  /* one part of a point */
  MONEV_IMPORT_UUID,        /* of the response; of ODK Central also of an instance */
  MONEV_IMPORT_ID,
  MONEV_IMPORT_INDEX,
  MONEV_IMPORT_PARENT_INDEX,
  MONEV_IMPORT_PARENT_TABLE,
  MONEV_IMPORT_PARENT_KEY,
  MONEV_IMPORT_PARENT_ID,
  MONEV_IMPORT_PARENT_UUID,
  MONEV_IMPORT_SUBMITTED,
  MONEV_IMPORT_STATUS,
  MONEV_IMPORT_SUBMITTER,
  MONEV_IMPORT_IGNORED
} MonevImportMeaning;

typedef struct {
  MonevImportMeaning meaning;
  guint       column; /* of the table, from 1 */
  int         field;  /* of an answer */
  const char *code;   /* of a choice; borrowed from the instrument */
  guint       part;   /* of a point: latitude, longitude, altitude, accuracy */
  guint       depth;  /* of an instance that stands in columns: repeats around it; else 0 */
  guint       at[MONEV_IMPORT_MAX_DEPTH]; /* the numbers in its heading, the outermost first */
  gboolean    given;  /* a person said what it means */
  gboolean    unsure; /* it could mean more than one thing, so it means nothing */
} MonevImportColumn;

typedef struct _MonevResponseNames MonevResponseNames;

MonevResponseNames *monev_response_names_new   (MonevResponsePlan *plan);
void                monev_response_names_free  (MonevResponseNames *self);
MonevResponsePlan  *monev_response_names_plan  (MonevResponseNames *self);
gboolean            monev_response_names_find  (MonevResponseNames *self, int repeat,
                                                const char *heading, MonevImportColumn *column);
gboolean            monev_response_names_find_exact (MonevResponseNames *self, int repeat,
                                                const char *heading, MonevImportColumn *column);
const char         *monev_response_names_code  (MonevResponseNames *self, int list,
                                                const char *text);
char               *monev_response_names_codes (MonevResponseNames *self, int list,
                                                const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevResponseNames, monev_response_names_free)

G_END_DECLS
