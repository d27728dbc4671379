/* A workbook that came back (data-workbook.h), from whatever program and under whatever name.
 *
 * Any mark that is whole tells the request, the addressee and the version. A file may hold several
 * of them (all agencies downloaded at once): each is a part, read apart. Without a mark it is known
 * by its shape only, and the caller asks. Cells are found by the marks of their row and column,
 * never by their position; what cannot be placed is told with its cell and what stood there.
 */
#pragma once

#include "data-workbook.h"

G_BEGIN_DECLS

typedef struct _MonevDataReturn MonevDataReturn;

/* What one mark says; its sheets may lie anywhere in the file. */
typedef struct {
  const char *kind;         /* MONEV_DATA_BOOK_KIND or MONEV_DATA_CLARIFY_KIND */
  const char *request_id;
  const char *addressee_id;
  gint64      number;       /* of the version of the form */
  const char *sha256;       /* the beginning of it, 16 letters */
  guint       round;        /* of a clarification; else 0 */
  guint       n_sheets;     /* that hold its tables */
} MonevDataPart;

/* What is known of the addressee when it is read. */
typedef struct {
  MonevDataLayout         *layout;
  const MonevDataValues   *last;      /* (nullable): of the period before, over the same lines and fields */
  const MonevDataValues   *sent;      /* (nullable): what was filled in when it was sent out */
  const MonevDataQuestion *questions; /* (nullable): of a clarification; only these are read */
  guint                    n_questions;
} MonevDataExpected;

/* What an agency wrote beside the answer to a question. */
typedef struct {
  guint question; /* index */
  char *text;
} MonevDataExplanation;

#define MONEV_DATA_PART_NONE (-1) /* by the shape alone */

MonevDataReturn     *monev_data_return_open        (const char *path, MonevIssueList *issues,
                                                    GError **error);
void                 monev_data_return_free        (MonevDataReturn *self);
const char          *monev_data_return_file        (const MonevDataReturn *self);
guint                monev_data_return_n_parts     (const MonevDataReturn *self);
const MonevDataPart *monev_data_return_part        (const MonevDataReturn *self, guint part);
guint                monev_data_return_match_shape (const MonevDataReturn *self,
                                                    MonevDataLayout *layout);
MonevDataValues     *monev_data_return_read        (const MonevDataReturn *self, int part,
                                                    const MonevDataExpected *expected,
                                                    GPtrArray *explanations,
                                                    MonevIssueList *issues);
void                 monev_data_explanation_free   (MonevDataExplanation *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevDataReturn, monev_data_return_free)

G_END_DECLS
