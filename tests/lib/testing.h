/* What tests share: a fresh database on each engine, removed afterwards. */
#pragma once

#include "db-connection.h"

G_BEGIN_DECLS

typedef struct {
  MonevDbConnection *connection;
  char              *uri;
  char              *folder; /* empty folder of this test */
} MonevTestDb;

typedef void (*MonevTestFunc) (MonevTestDb *db);

/* Adds PATH/sqlite and PATH/postgres; each gets its own migrated database. */
void  monev_test_add_both   (const char *path, MonevTestFunc func);
/* The same with databases that hold no schema yet. */
void  monev_test_add_blank  (const char *path, MonevTestFunc func);
/* Brings a blank database to the newest schema and starts its log. */
void  monev_test_migrate    (MonevDbConnection *connection);
/* (transfer full): the address of an empty schema of the throwaway cluster. */
char *monev_test_schema     (void);
char *monev_test_folder     (void);
void  monev_test_remove     (const char *folder);

G_END_DECLS
