/* What the parts of the painter of forms share; inside of this room only. */
#pragma once

#include <xlsxwriter.h>

#include "xlsx-form.h"
#include "xlsx-layout.h"
#include "xlsx-output.h"
#include "xlsx-print.h"

G_BEGIN_DECLS

/* A row of the sheet being painted. */
typedef struct {
  double   points; /* that its texts need, or that was asked for */
  gboolean fixed, hidden;
} FormRow;

struct _MonevXlsxForm {
  MonevAtomicFile *output;
  char            *file;
  lxw_workbook    *workbook;
  lxw_worksheet   *sheet;      /* (nullable) */
  MonevIssueList  *issues;     /* (nullable) */
  GHashTable      *names;      /* of sheets, folded */
  lxw_format      *formats[MONEV_FORM_N_ROLES][MONEV_FORM_N_KINDS]; /* (nullable): made when used */
  GArray          *rows;       /* FormRow, of the sheet being painted; the first is row 1 */
  GArray          *widths;     /* guint, of the sheet being painted */
  GPtrArray       *lists;      /* char ** */
  GPtrArray       *references; /* char *: of the lists */
  lxw_format      *tints[2];
  char            *sheet_name, *lists_name;
  char            *mark;       /* (nullable) */
  char           **pairs;      /* (nullable) */
  gboolean         a4;
  gboolean         centred, portrait; /* of the sheet being painted */
  guint            n_pages;           /* wide */
};

lxw_format *monev_form_format (MonevXlsxForm *self, MonevFormRole role, MonevFormKind kind);
double      monev_form_points (MonevFormRole role, const char *text, guint width);
char       *monev_form_clip   (const char *text, guint most);

G_END_DECLS
