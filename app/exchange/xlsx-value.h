/* Values inside a workbook: number formats that make a serial a date, and the serials themselves.
 * Private to the readers of workbooks.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum { XLSX_FORMAT_PLAIN, XLSX_FORMAT_DATE, XLSX_FORMAT_PERCENT } XlsxFormat;

XlsxFormat xlsx_format_of_code    (const char *code);
XlsxFormat xlsx_format_of_builtin (guint id);
char      *xlsx_serial_to_iso     (const char *serial, gboolean from_1904);
char      *xlsx_iso_tidy          (const char *iso);
void       xlsx_decode_escapes    (GString *text);

G_END_DECLS
