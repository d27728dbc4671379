/* The values of one addressee over its layout: what each cell holds, how it was read, what was
 * decided about it.
 *
 * Dense: 21,600 cells are a few arrays, not rows of a table. Kept as JSON (docs/contracts.md, "data
 * values"); what is special about a few cells (what stood there, by which rule it was read, the
 * other reading) is a note beside them. Lines that an agency added stand behind those of the layout.
 * Not for several threads at once.
 */
#pragma once

#include "data-layout.h"

G_BEGIN_DECLS

/* How a value came to be; one letter each in the JSON. */
typedef enum {
  MONEV_DATA_TAKEN    = '.', /* as it stood */
  MONEV_DATA_REPAIRED = 'r', /* read in another way, by a rule that leaves no other reading */
  MONEV_DATA_DOUBTFUL = 'd', /* could be meant in two ways, or breaks a check */
  MONEV_DATA_MISSING  = 'm',
  MONEV_DATA_ENTERED  = 'e', /* keyed in on behalf of the agency */
  MONEV_DATA_NONE     = '-'  /* not asked */
} MonevDataHow;

/* What the office decided; domain.md 5. */
typedef enum {
  MONEV_DATA_BARU       = 'b',
  MONEV_DATA_SESUAI     = 's',
  MONEV_DATA_KLARIFIKASI = 'k',
  MONEV_DATA_DIKOREKSI  = 'c',
  MONEV_DATA_DITOLAK    = 't'
} MonevDataState;

/* What is told of a cell beyond its value; unused members are NULL. */
typedef struct {
  char *found; /* what stood in the file */
  char *rule;  /* "angka-inggris": by which it was read (data-reading.h) */
  char *other; /* the other reading of what is doubtful */
  char *words; /* Indonesian: why it was read like this, or is doubtful */
  char *code;  /* "reading", or of the check that failed: "range", "last-period" … */
  char *reason; /* Indonesian: why it failed */
  MonevDataHow read; /* of a cell that a check made doubtful: how it was read; else 0 */
} MonevDataNote;

typedef struct {
  const char    *text;  /* canonical: "1250.5", "2026-03-05", "ya"; "" for none; borrowed */
  MonevDataHow   how;
  MonevDataState state;
  gint64         row;    /* of the file; 0 for none */
  guint          column;
} MonevDataValue;

/* How far an addressee is, in cells that count: those that hold a value or must not be empty. */
typedef struct {
  guint asked, filled, repaired, doubtful, missing, approved, questions;
} MonevDataProgress;

typedef struct _MonevDataValues MonevDataValues;

MonevDataValues     *monev_data_values_new       (MonevDataLayout *layout);
MonevDataValues     *monev_data_values_from_json (MonevDataLayout *layout, const json_t *json,
                                                  GError **error);
MonevDataValues     *monev_data_values_load      (MonevDataLayout *layout, const char *canonical,
                                                  GError **error);
json_t              *monev_data_values_to_json   (const MonevDataValues *self);
char                *monev_data_values_canonical (const MonevDataValues *self, GError **error);
MonevDataValues     *monev_data_values_copy      (const MonevDataValues *self);
void                 monev_data_values_free      (MonevDataValues *self);
MonevDataLayout     *monev_data_values_layout    (const MonevDataValues *self);
guint                monev_data_values_n_lines   (const MonevDataValues *self, guint sheet);
const char          *monev_data_values_line_key  (const MonevDataValues *self, guint sheet,
                                                  guint line);
guint                monev_data_values_add_line  (MonevDataValues *self, guint sheet,
                                                  const char *key);
MonevDataValue       monev_data_values_get       (const MonevDataValues *self, guint sheet,
                                                  guint line, guint field);
void                 monev_data_values_set       (MonevDataValues *self, guint sheet, guint line,
                                                  guint field, const char *text, MonevDataHow how);
void                 monev_data_values_set_state (MonevDataValues *self, guint sheet, guint line,
                                                  guint field, MonevDataState state);
void                 monev_data_values_set_origin (MonevDataValues *self, guint sheet,
                                                  const char *name);
void                 monev_data_values_set_row   (MonevDataValues *self, guint sheet, guint line,
                                                  gint64 row);
void                 monev_data_values_set_column (MonevDataValues *self, guint sheet, guint field,
                                                  guint column);
const char          *monev_data_values_origin    (const MonevDataValues *self, guint sheet);
const MonevDataNote *monev_data_values_note      (const MonevDataValues *self, guint sheet,
                                                  guint line, guint field);
void                 monev_data_values_set_note  (MonevDataValues *self, guint sheet, guint line,
                                                  guint field, const MonevDataNote *note);
MonevDataProgress    monev_data_values_progress  (const MonevDataValues *self);
gboolean             monev_data_values_is_asked  (const MonevDataValues *self, guint sheet,
                                                  guint line, guint field);
gboolean             monev_data_values_is_wanted (const MonevDataValues *self, guint sheet,
                                                  guint line, guint field);

char                *monev_data_value_from_typed (const MonevDataSpec *spec, const char *typed,
                                                  GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevDataValues, monev_data_values_free)

G_END_DECLS
