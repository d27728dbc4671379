/* A window over the demo office, in a folder of its own, with somebody logged in. */
#pragma once

#include "tests/ui/picture.h"
#include "ui/reference/reference-room.h"
#include "ui/reference/table-panel.h"

G_BEGIN_DECLS

typedef struct {
  MonevWindow        *window;
  MonevSession       *session;
  MonevReferenceRoom *room;
  char               *folder;
  char               *uri;
} Office;

/* Called once, before the tests: fills the database that each test gets a copy of. */
void             office_prepare   (void);
void             office_forget    (void);
/* Fills the empty database at @uri; a window over such a one, which is shared and stays. */
void             office_fill      (const char *uri);
void             office_open_at   (Office *office, const char *uri, const char *user);
void             office_open      (Office *office, const char *user);
void             office_close     (Office *office);
void             office_login     (Office *office, const char *user);
MonevTablePanel *office_table     (Office *office, const char *subject);
gboolean         office_act       (Office *office, const char *action);
char            *office_file      (Office *office, const char *name, const char *text);
guint            office_rows      (MonevTablePanel *panel);
guint            office_find      (MonevTablePanel *panel, guint column, const char *text);
MonevRecord     *office_record    (Office *office, const MonevRecordType *type, const char *name);
gpointer         office_do        (Office *office, MonevDbJobFunc work, gpointer data, GError **error);

G_END_DECLS
