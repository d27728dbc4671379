/* Texts and names as a workbook can hold them. Private to the writer. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  XLSX_TEXT_CLEANED = 1 << 0, /* characters were taken out that no workbook can hold */
  XLSX_TEXT_CUT     = 1 << 1  /* longer than 32,767 characters */
} XlsxTextChange;

char *xlsx_text_clean      (const char *text, XlsxTextChange *change);
char *xlsx_text_sheet_name (const char *wanted, GHashTable *taken);
guint xlsx_text_width      (const char *text);
char **xlsx_text_short_list (char **choices);

G_END_DECLS
