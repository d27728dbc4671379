/* A small office in a database of its own, for tests of the window: two officials, a position. */
#pragma once

#include "ui/shell/application.h"
#include "ui/shell/office-window-private.h"

G_BEGIN_DECLS

#define FIXTURE_PIN "246802"

typedef struct {
  char *folder;
  char *path;  /* of the database; not there for office_fixture_empty() */
  char *uri;
  char *code;  /* of the recovery sheet */
  char *first; /* id of Damar, an admin */
  char *second; /* id of Ratna, who is none */
} OfficeFixture;

MonevApplication *fixture_application (void);
OfficeFixture *office_fixture_new   (void);
OfficeFixture *office_fixture_empty (void);
void           office_fixture_free  (OfficeFixture *self);
GtkWidget     *find_widget          (gpointer parent, GType type);
gboolean       shows_text           (gpointer parent, const char *text);
int            least_width          (gpointer widget);
/* Work in the database from beside the window. */
void           fixture_work         (OfficeFixture *self, MonevDbWork work, gpointer data);

G_END_DECLS
