/* Undo and redo over immutable, counted values: one history for procedures, instruments, forms
 * and documents.
 *
 * The history holds a reference to each state. An edit makes a new value and pushes it with a
 * label ("Hapus langkah 3"); undo steps back to the value before. Not for several threads.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _MonevHistory MonevHistory;

/* As g_object_ref / g_object_unref. */
typedef gpointer (*MonevHistoryRef) (gpointer value);

MonevHistory *monev_history_new        (gpointer initial, MonevHistoryRef ref,
                                        GDestroyNotify unref, guint limit);
void          monev_history_free       (MonevHistory *self);
gpointer      monev_history_value      (const MonevHistory *self);
void          monev_history_push       (MonevHistory *self, gpointer value, const char *label);
void          monev_history_merge      (MonevHistory *self, gpointer value, const char *label,
                                        const char *run);
gboolean      monev_history_undo       (MonevHistory *self);
gboolean      monev_history_redo       (MonevHistory *self);
gboolean      monev_history_can_undo   (const MonevHistory *self, const char **label);
gboolean      monev_history_can_redo   (const MonevHistory *self, const char **label);
void          monev_history_mark_saved (MonevHistory *self);
gboolean      monev_history_is_changed (const MonevHistory *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevHistory, monev_history_free)

G_END_DECLS
