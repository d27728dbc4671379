/* Field workbooks that come back (field-workbook.h), read by their marks: whatever became of the
 * file's name, of its sheets, rows and columns. For the import alone (response-import.h).
 *
 * Any mark that is whole tells the instrument and the version. Cells are found by the marks of their
 * row and column. An answer is known again by the uuid of its row; a row that was added or copied
 * gets one from its content, so that reading it again changes nothing.
 */
#pragma once

#include "response-import-private.h"

G_BEGIN_DECLS

typedef struct _MonevFieldReturn MonevFieldReturn;
typedef struct _MonevFieldReader MonevFieldReader;

MonevFieldReturn *monev_field_return_new    (MonevDbConnection *connection,
                                             const MonevResponseSource *source,
                                             MonevIssueList *issues, gboolean *bare,
                                             GError **error);
void              monev_field_return_free   (MonevFieldReturn *self);
gint64            monev_field_return_number (const MonevFieldReturn *self);
gboolean          monev_field_return_read   (MonevFieldReturn *self,
                                             MonevResponseImport *import, GError **error);
void              monev_field_return_settle (MonevResponseImport *import);
guint             monev_field_return_head   (const MonevTable *table, guint head);
char             *monev_field_return_other  (const char *uuid, const char *enumerator);

/* Of one file: its sheets one after the other, in any order. */
MonevFieldReader *monev_field_reader_new    (MonevResponseImport *import, GHashTable *mark,
                                             GHashTable *targets, guint file);
void              monev_field_reader_free   (MonevFieldReader *self);
void              monev_field_reader_take   (MonevFieldReader *self, MonevTable *table, guint nth);
void              monev_field_reader_finish (MonevFieldReader *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevFieldReturn, monev_field_return_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevFieldReader, monev_field_reader_free)

G_END_DECLS
