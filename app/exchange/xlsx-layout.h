/* How wide the columns of a list are and how high its rows, so that it can be read when it is
 * printed. Private to the writer.
 *
 * Excel and LibreOffice take the height of a row from the file; one that is not said holds a single
 * line, and what is longer is printed over the next row.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Widths in characters. */
typedef struct {
  guint wish;   /* that the content would take in one line */
  guint least;  /* below it a word, a number or a date would break */
  guint width;  /* (out) */
} XlsxRoom;

typedef struct _XlsxRows XlsxRows;

/* Called for each row that is higher than one line. */
typedef void (*XlsxRowFunc) (guint32 row, guint lines, gpointer data);

guint     xlsx_layout_share      (XlsxRoom *rooms, guint n, guint page);
guint     xlsx_layout_least      (const char *text, guint most);
guint     xlsx_layout_lines      (const char *text, guint width);

XlsxRows *xlsx_rows_new          (void);
void      xlsx_rows_free         (XlsxRows *self);
void      xlsx_rows_add          (XlsxRows *self, guint32 row, guint column, const char *text);
void      xlsx_rows_foreach      (const XlsxRows *self, const XlsxRoom *rooms, XlsxRowFunc func,
                                  gpointer data);

G_END_DECLS
