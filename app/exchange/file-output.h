/* A file that appears whole or not at all: written beside its name, synced, then renamed. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _MonevFileOutput MonevFileOutput;

MonevFileOutput *monev_file_output_new    (const char *path, GError **error);
const char      *monev_file_output_path   (MonevFileOutput *self);
gboolean         monev_file_output_commit (MonevFileOutput *self, GError **error);
void             monev_file_output_free   (MonevFileOutput *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevFileOutput, monev_file_output_free)

G_END_DECLS
