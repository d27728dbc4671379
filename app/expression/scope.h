/* The data that expressions read: one response, a row of a form, a list of choices, a CSV.
 *
 * A scope is a tree of values over a shape: one frame for the root and one for each instance of a
 * repeat. A value is text, as a record of a form holds it; its number is worked out once. Frames
 * belong to the scope. Lists and files that instance() and pulldata() read are scopes themselves,
 * made by monev_scope_new_table(). A scope is used by one thread at a time.
 */
#pragma once

#include "real.h"
#include "shape.h"

G_BEGIN_DECLS

typedef struct _MonevScope MonevScope;
typedef struct _MonevFrame MonevFrame;

/* What expressions ask of the world; a member that is NULL gives an empty text. */
typedef struct {
  const char *(*choice_label) (gpointer data, int field, const char *choice);
  gpointer    data;
  gint64      now;  /* UTC milliseconds */
  GTimeZone  *zone; /* (nullable): of the office; UTC without one */
} MonevScopeWorld;

MonevScope *monev_scope_new          (MonevShape *shape);
MonevScope *monev_scope_new_table    (const char *const *columns);
MonevScope *monev_scope_ref          (MonevScope *self);
void        monev_scope_unref        (MonevScope *self);
MonevShape *monev_scope_shape        (MonevScope *self);
MonevFrame *monev_scope_root         (MonevScope *self);
void        monev_scope_clear        (MonevScope *self);
void        monev_scope_set_world    (MonevScope *self, const MonevScopeWorld *world);
void        monev_scope_set_random   (MonevScope *self, guint32 seed);
void        monev_scope_set_instance (MonevScope *self, const char *name, MonevScope *table);
void        monev_scope_add_row      (MonevScope *self, const char *const *values);

MonevFrame *monev_frame_add          (MonevFrame *self, int repeat);
void        monev_frame_remove       (MonevFrame *self);
MonevFrame *monev_frame_child        (MonevFrame *self, int repeat, guint position);
guint       monev_frame_count        (MonevFrame *self, int repeat);
MonevFrame *monev_frame_parent       (MonevFrame *self);
MonevFrame *monev_frame_new_outside  (MonevFrame *self, int repeat);
void        monev_frame_free_outside (MonevFrame *self);
int         monev_frame_repeat       (MonevFrame *self);
guint       monev_frame_index        (MonevFrame *self);
void        monev_frame_set_data     (MonevFrame *self, gpointer data, GDestroyNotify free_data);
gpointer    monev_frame_data         (MonevFrame *self);
void        monev_frame_set          (MonevFrame *self, int field, const char *text);
const char *monev_frame_get          (MonevFrame *self, int field);
void        monev_frame_set_relevant (MonevFrame *self, int field, gboolean relevant);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevScope, monev_scope_unref)

G_END_DECLS
