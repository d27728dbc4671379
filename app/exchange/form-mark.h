/* The mark by which a workbook that was sent out is known again, never by its name.
 *
 * One line of text that fits into a cell, a defined name and a property of the file:
 * "monev:1;jenis=isian;buku=0190…;#1f3a90c2", pairs and the beginning of their SHA-256. A mark whose
 * sum is wrong is no mark: it was cut or edited, and another place still holds it whole.
 */
#pragma once

#include "table.h"

G_BEGIN_DECLS

#define MONEV_FORM_MARK_MAX 250 /* bytes; a property and a text in a formula hold 255 */

char       *monev_form_mark_new      (const char *const *pairs);
GHashTable *monev_form_mark_parse    (const char *text);
GHashTable *monev_form_mark_of_table (const MonevTable *table);
GHashTable *monev_form_mark_of_file  (const char *path);
char       *monev_form_mark_uuid     (const char *name);

G_END_DECLS
