/* The inside of the table of a form: form-source.c (rows and columns), form-cells.c (what stands in
 * them and what typing does). */
#pragma once

#include "dataform/data-layout.h"
#include "form-source.h"

G_BEGIN_DECLS

typedef enum {
  FORM_ROW_HEAD,
  FORM_ROW_LOWER,    /* the second storey of the headings */
  FORM_ROW_NUMBER,   /* (1) (2) (3) */
  FORM_ROW_GROUP,    /* line: the first of it */
  FORM_ROW_LINE,
  FORM_ROW_SUBTOTAL, /* line: the last of its group */
  FORM_ROW_ADD,      /* to be typed into */
  FORM_ROW_TOTAL
} FormRowKind;

typedef struct {
  FormRowKind kind;
  int         line; /* of the layout */
} FormRow;

typedef enum { FORM_CODE, FORM_LABEL, FORM_UNIT } FormRole;

struct _MonevFormSource {
  GObject          parent;
  MonevFormEditor *editor; /* (nullable) */
  MonevFormView    view;
  MonevDataLayout *layout; /* (nullable) */
  GArray          *rows;   /* FormRow */
  GArray          *roles;  /* FormRole: of the leading columns */
  GPtrArray       *letters, *kinds;
  guint            storeys;
  gboolean         coded, all; /* rows have codes; it is seen as by all agencies at once */
  char            *text, *said; /* of the cell that was asked for last */
};

void     monev_form_source_get_cell (MonevGridSource *source, guint row, guint column,
                                     MonevGridCell *out);
gboolean monev_form_source_can_set  (MonevGridSource *source, guint row, guint column);
gboolean monev_form_source_set_cell (MonevGridSource *source, guint row, guint column,
                                     const char *text, GError **error);

G_END_DECLS
