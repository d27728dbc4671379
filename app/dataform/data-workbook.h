/* The workbook of one addressee of a request: the tables of its layout as an office fills them.
 *
 * A sheet "Petunjuk", one sheet for each table of which something is asked, and hidden marks
 * (exchange/form-mark.h) in more than one place, so that it is known again whatever became of it
 * (data-return.h). With questions it is the workbook of a clarification: only the questioned cells
 * are open, and a sheet "Klarifikasi" lists each question with a place for its answer.
 *
 * Plain values: equal ones give equal bytes. To be called on any thread.
 */
#pragma once

#include "data-values.h"
#include "record/record.h"

G_BEGIN_DECLS

#define MONEV_DATA_BOOK_KIND "data"           /* in the mark */
#define MONEV_DATA_CLARIFY_KIND "klarifikasi"
#define MONEV_DATA_NOTES_SHEET "Klarifikasi"

#define MONEV_DATA_LOGO_DPI 288.0 /* of the logo that is given */
#define MONEV_DATA_LOGO_MM 16.0   /* its height and width at most: three lines of the letterhead */

/* A cell that the office asks about. */
typedef struct {
  guint       sheet, line, field; /* of the layout; a line behind the last is one of the values */
  const char *question;           /* Indonesian */
} MonevDataQuestion;

typedef struct {
  MonevDataLayout       *layout;
  const MonevDataValues *last;    /* (nullable): of the period before, over the same lines and fields */
  const MonevDataValues *values;  /* (nullable): what is filled in already */
  const MonevRecord     *office;
  GBytes                *logo;    /* (nullable): a PNG, as high as the letterhead is printed */
  const char *request_id;
  const char *addressee_id;
  gint64      number;             /* of the version of the form */
  const char *sha256;             /* of the version */
  const char *agency_name;
  const char *agency_code;        /* "" for none */
  const char *period_label;       /* "Tahun 2026" */
  const char *letter_number;      /* (nullable) */
  const char *letter_date;        /* (nullable): "2 Maret 2026" */
  const char *due;                /* (nullable): "Jumat, 27 Maret 2026" */
  const char *contact;            /* (nullable): where to send it to, whom to ask */
  const char *signer_position;    /* (nullable): "Kepala Dinas Kesehatan" */
  const char *signer_name;        /* (nullable) */
  const char *signer_nip;         /* (nullable) */
  gint64      now;                /* UTC milliseconds; stands in the properties of the file */
  const MonevDataQuestion *questions; /* (nullable): a clarification */
  guint       n_questions;
  guint       round;              /* of the clarification, from 1 */
} MonevDataWorkbook;

gboolean monev_data_workbook_write (const MonevDataWorkbook *what, const char *path,
                                    MonevIssueList *issues, GError **error);

G_END_DECLS
