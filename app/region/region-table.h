/* The table behind region.h: rows sorted by code, in which a region stands before all that lies
 * in it, and the folded names in one piece of text. Private to this room.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  guint32 code;   /* offset in texts */
  guint32 name;   /* offset in texts */
  guint32 folded; /* offset in folded */
} RegionRow;

typedef struct {
  char      *texts;
  GString   *folded; /* each name ends with NUL; names never hold one */
  RegionRow *rows;   /* one more at the end closes the last */
  guint      n_rows;
} RegionTable;

const RegionTable *region_table_get   (void);
const char        *region_table_code  (const RegionTable *self, guint row);
guint              region_table_lower (const RegionTable *self, const char *code);

G_END_DECLS
