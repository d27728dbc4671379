/* Where a value that counts came from: the round that brought it, its file, sheet and cell. */
#pragma once

#include "office-request.h"

G_BEGIN_DECLS

/* Borrowed from the rounds; the cell is told of tables alone, not of answers to questions. */
typedef struct {
  const MonevDataSubmission *round; /* (nullable) */
  const char *sheet;                /* "" where it is not known */
  gint64      row;                  /* 0 where it is not known */
  guint       column;
} MonevDataOrigin;

GPtrArray      *monev_data_origin_rounds (const MonevDataCase *data, const GPtrArray *rounds,
                                          GError **error);
MonevDataOrigin monev_data_origin_find   (const MonevDataCase *data, const GPtrArray *rounds,
                                          const GPtrArray *came, guint sheet, guint at, guint field,
                                          const char *text);
char           *monev_data_origin_words  (const MonevDataSubmission *round);

G_END_DECLS
