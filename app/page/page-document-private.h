/* A document seen from the layout. */
#pragma once

#include "page-document.h"

G_BEGIN_DECLS

typedef enum {
  PAGE_BLOCK_SECTION,
  PAGE_BLOCK_TEXT,
  PAGE_BLOCK_TABLE,
  PAGE_BLOCK_DRAWING,
  PAGE_BLOCK_BREAK
} PageBlockKind;

typedef struct {
  PageBlockKind      kind;
  MonevPageParagraph paragraph;
  MonevPageRun      *runs;
  guint              n_runs;
  MonevPageTable    *table;
  MonevPageDrawing  *drawing;
  MonevPageSection  *section;
} PageBlock;

struct _MonevPageDocument {
  gatomicrefcount refs;
  GStringChunk   *texts;
  MonevPageInfo   info;
  GPtrArray      *blocks; /* PageBlock; the first is a section */
  int             sealed; /* atomic: laid out, no longer to be changed */
};

G_END_DECLS
