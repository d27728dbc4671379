/* The team of a run: members and the groups they go in. */
#include "activity/field-private.h"

#include <string.h>

#include "base/fold.h"
#include "base/id.h"

typedef struct {
  const char             *id; /* of the member or the group */
  gint64                  version;
  const char             *name;
  const MonevMemberEntry *entry;
  MonevMemberRole         role;
  const char             *group_id;
  char                   *made;
} Ask;

static gboolean
run (MonevDbConnection *connection, const MonevActor *actor, const char *activity_id,
     MonevActivityChange change, Ask *ask, GError **error)
{
  return monev_activity_run (connection, actor, MONEV_ACT_ACTIVITY_WORK, activity_id, change, ask,
                             NULL, error);
}

static char *
take_made (gboolean done, Ask *ask)
{
  if (!done)
    g_clear_pointer (&ask->made, g_free);
  return ask->made;
}

static gboolean
refuse (GError **error, MonevError code, const char *sentence)
{
  g_set_error_literal (error, MONEV_ERROR, code, sentence);
  return FALSE;
}

static gboolean
check_name (const char *name, const char *what, GError **error)
{
  g_autofree char *key = name != NULL ? monev_fold_key (name) : NULL;

  if (key == NULL || *key == '\0')
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID, "Isi %s lebih dulu.", what);
      return FALSE;
    }
  if (g_utf8_strlen (name, -1) <= MONEV_ACTIVITY_MAX_TITLE)
    return TRUE;
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID, "Teks %s paling panjang %d huruf.", what,
               MONEV_ACTIVITY_MAX_TITLE);
  return FALSE;
}

/** monev_activity_group_put: inserts a group of the team, inside the caller's transaction. */
gboolean
monev_activity_group_put (MonevDbConnection *connection, const char *id, const char *activity_id,
                          const char *name, GError **error)
{
  g_autofree char *key = monev_fold_key (name);

  return monev_db_exec (connection, "activity_group_insert",
                        MONEV_DB_BINDS (MONEV_DB_T ("id", id),
                                        MONEV_DB_T ("activity_id", activity_id),
                                        MONEV_DB_T ("name", name), MONEV_DB_T ("search_key", key)),
                        NULL, error);
}

/** monev_activity_member_put: inserts a member: an official by id, or a name and agency from
 * outside. */
gboolean
monev_activity_member_put (MonevDbConnection *connection, const char *id, const char *activity_id,
                           const MonevMemberEntry *entry, GError **error)
{
  gboolean official = entry->official_id != NULL;

  return monev_db_exec (
    connection, "activity_member_insert",
    MONEV_DB_BINDS (MONEV_DB_T ("id", id), MONEV_DB_T ("activity_id", activity_id),
                    MONEV_DB_T ("official_id", entry->official_id),
                    MONEV_DB_T ("name", official ? "" : entry->name),
                    MONEV_DB_T ("agency", official || entry->agency == NULL ? "" : entry->agency),
                    MONEV_DB_T ("role", monev_member_role_name (entry->role)),
                    MONEV_DB_T ("group_id", entry->group_id)), NULL, error);
}

/* Another group whose name reads the same. */
static gboolean
check_group_name (const MonevActivity *activity, const char *name, const char *except,
                  GError **error)
{
  g_autofree char *key = NULL;

  if (!check_name (name, "nama kelompok", error))
    return FALSE;
  key = monev_fold_key (name);
  for (guint i = 0; i < activity->groups->len; i++)
    {
      const MonevActivityGroup *group = activity->groups->pdata[i];
      g_autofree char *other = monev_fold_key (group->name);

      if (strcmp (key, other) == 0 && g_strcmp0 (group->id, except) != 0)
        {
          g_set_error (error, MONEV_ERROR, MONEV_ERROR_CONSTRAINT,
                       "Sudah ada kelompok %s. Pakai nama lain.", group->name);
          return FALSE;
        }
    }
  return TRUE;
}

static const MonevActivityGroup *
find_group (const MonevActivityWork *work, const char *id, GError **error)
{
  const MonevActivityGroup *group = monev_activity_group (work->activity, id);

  if (group == NULL)
    refuse (error, MONEV_ERROR_NOT_FOUND,
            "Kelompok ini tidak ada; mungkin baru saja dihapus. Muat ulang.");
  return group;
}

static gboolean
add_group (MonevActivityWork *work, gpointer data, GError **error)
{
  Ask *ask = data;

  if (!monev_activity_may_work (work->activity, error)
      || !check_group_name (work->activity, ask->name, NULL, error))
    return FALSE;
  ask->made = monev_id_new (work->now);
  work->name = "activity.group.add";
  work->detail = json_pack ("{s:s, s:s}", "group", ask->made, "name", ask->name);
  return monev_activity_group_put (work->connection, ask->made, work->activity->id, ask->name,
                                   error);
}

/** monev_activity_group_add: Returns: (transfer full): the id; CONSTRAINT when the name is taken. */
char *
monev_activity_group_add (MonevDbConnection *connection, const MonevActor *actor,
                          const char *activity_id, const char *name, GError **error)
{
  Ask ask = { .name = name };

  return take_made (run (connection, actor, activity_id, add_group, &ask, error), &ask);
}

static gboolean
rename_group (MonevActivityWork *work, gpointer data, GError **error)
{
  const Ask *ask = data;
  const MonevActivityGroup *group = find_group (work, ask->id, error);
  g_autofree char *key = NULL;

  if (group == NULL || !monev_activity_may_work (work->activity, error)
      || !check_group_name (work->activity, ask->name, ask->id, error))
    return FALSE;
  key = monev_fold_key (ask->name);
  work->name = "activity.group.rename";
  work->detail = json_pack ("{s:s, s:[s, s]}", "group", ask->id, "name", group->name, ask->name);
  return monev_activity_change_one (
    work, "activity_group_update",
    MONEV_DB_BINDS (MONEV_DB_T ("name", ask->name), MONEV_DB_T ("search_key", key),
                    MONEV_DB_T ("id", ask->id), MONEV_DB_I ("version", ask->version)),
    "Kelompok", error);
}

/** monev_activity_group_rename: CONSTRAINT when another group bears the name. */
gboolean
monev_activity_group_rename (MonevDbConnection *connection, const MonevActor *actor,
                             const char *activity_id, const char *group_id, gint64 version,
                             const char *name, GError **error)
{
  Ask ask = { .id = group_id, .version = version, .name = name };

  return run (connection, actor, activity_id, rename_group, &ask, error);
}

static gboolean
remove_group (MonevActivityWork *work, gpointer data, GError **error)
{
  const Ask *ask = data;
  const MonevActivityGroup *group = find_group (work, ask->id, error);

  if (group == NULL || !monev_activity_may_work (work->activity, error)
      || !monev_field_check_unplanned (work, ask->id, group->name, error))
    return FALSE;
  work->name = "activity.group.remove";
  work->detail = json_pack ("{s:s, s:s}", "group", ask->id, "name", group->name);
  return monev_db_exec (work->connection, "activity_group_empty",
                        MONEV_DB_BINDS (MONEV_DB_T ("id", ask->id)), NULL, error)
         && monev_activity_change_one (
              work, "activity_group_remove",
              MONEV_DB_BINDS (MONEV_DB_T ("id", ask->id), MONEV_DB_I ("version", ask->version)),
              "Kelompok", error);
}

/** monev_activity_group_remove: its members stay in the team, in no group. */
gboolean
monev_activity_group_remove (MonevDbConnection *connection, const MonevActor *actor,
                             const char *activity_id, const char *group_id, gint64 version,
                             GError **error)
{
  Ask ask = { .id = group_id, .version = version };

  return run (connection, actor, activity_id, remove_group, &ask, error);
}

static gboolean
check_entry (const MonevActivityWork *work, const MonevMemberEntry *entry, GError **error)
{
  if (work->activity->members->len >= MONEV_ACTIVITY_MAX_MEMBERS)
    return refuse (error, MONEV_ERROR_LIMIT, "Satu tim paling banyak 500 orang.");
  if (entry->group_id != NULL && find_group (work, entry->group_id, error) == NULL)
    return FALSE;
  if (entry->official_id == NULL)
    return check_name (entry->name, "nama anggota", error)
           && check_name (entry->agency, "instansi anggota", error);
  for (guint i = 0; i < work->activity->members->len; i++)
    {
      const MonevActivityMember *member = work->activity->members->pdata[i];

      if (strcmp (member->official_id, entry->official_id) == 0)
        {
          g_set_error (error, MONEV_ERROR, MONEV_ERROR_CONSTRAINT,
                       "%s sudah ada dalam tim. Ubah peran atau kelompoknya saja.", member->name);
          return FALSE;
        }
    }
  return TRUE;
}

/* An official who is there and active. */
static gboolean
check_official (const MonevActivityWork *work, const char *id, GError **error)
{
  g_autoptr (MonevDbRows) rows = NULL;
  gint64 active;

  if (id == NULL)
    return TRUE;
  rows = monev_db_query (work->connection, "activity_people",
                         MONEV_DB_BINDS (MONEV_DB_T ("bidang_id", ""),
                                         MONEV_DB_T ("coordinator_id", id),
                                         MONEV_DB_T ("date", "")), error);
  if (rows == NULL || !monev_db_rows_next (rows, error))
    return FALSE;
  active = monev_db_rows_int (rows, "coordinator_active");
  if (active < 0)
    return refuse (error, MONEV_ERROR_NOT_FOUND, "Pegawai yang dipilih tidak ditemukan.");
  return active == 1 || refuse (error, MONEV_ERROR_INVALID,
                                "Pegawai yang dipilih tidak aktif lagi. Pilih pegawai lain.");
}

static gboolean
add_member (MonevActivityWork *work, gpointer data, GError **error)
{
  Ask *ask = data;

  if (!monev_activity_may_work (work->activity, error) || !check_entry (work, ask->entry, error)
      || !check_official (work, ask->entry->official_id, error))
    return FALSE;
  ask->made = monev_id_new (work->now);
  work->name = "activity.member.add";
  work->detail = json_pack (
    "{s:s, s:s, s:s, s:s}", "member", ask->made, "official",
    ask->entry->official_id != NULL ? ask->entry->official_id : "", "name",
    ask->entry->official_id == NULL ? ask->entry->name : "", "role",
    monev_member_role_name (ask->entry->role));
  return monev_activity_member_put (work->connection, ask->made, work->activity->id, ask->entry,
                                    error)
         && monev_field_check_group (work->connection, work->activity->id, ask->entry->group_id,
                                     ask->entry->official_id, error);
}

/** monev_activity_member_add: Returns: (transfer full): the id; CONSTRAINT for one who is in, or is
 * elsewhere while the group visits. */
char *
monev_activity_member_add (MonevDbConnection *connection, const MonevActor *actor,
                           const char *activity_id, const MonevMemberEntry *entry, GError **error)
{
  Ask ask = { .entry = entry };

  return take_made (run (connection, actor, activity_id, add_member, &ask, error), &ask);
}

static const MonevActivityMember *
find_member (const MonevActivityWork *work, const char *id, GError **error)
{
  const MonevActivityMember *member = monev_activity_member (work->activity, id);

  if (member == NULL)
    refuse (error, MONEV_ERROR_NOT_FOUND,
            "Anggota ini tidak ada; mungkin baru saja dihapus. Muat ulang.");
  return member;
}

static gboolean
set_member (MonevActivityWork *work, gpointer data, GError **error)
{
  const Ask *ask = data;
  const MonevActivityMember *member = find_member (work, ask->id, error);

  if (member == NULL || !monev_activity_may_work (work->activity, error)
      || (ask->group_id != NULL && find_group (work, ask->group_id, error) == NULL))
    return FALSE;
  work->name = "activity.member.change";
  work->detail = json_pack ("{s:s, s:s, s:[s, s], s:s}", "member", ask->id, "name", member->name,
                            "role", monev_member_role_name (member->role),
                            monev_member_role_name (ask->role), "group",
                            ask->group_id != NULL ? ask->group_id : "");
  return monev_activity_change_one (
    work, "activity_member_update",
    MONEV_DB_BINDS (MONEV_DB_T ("role", monev_member_role_name (ask->role)),
                    MONEV_DB_T ("group_id", ask->group_id), MONEV_DB_T ("id", ask->id),
                    MONEV_DB_I ("version", ask->version)), "Anggota tim", error)
         && (g_strcmp0 (ask->group_id, member->group_id) == 0
             || monev_field_check_group (work->connection, work->activity->id, ask->group_id,
                                         member->official_id, error));
}

/** monev_activity_member_set: gives a member another role or group; %NULL for no group. CONSTRAINT
 * when he is elsewhere while the group visits. */
gboolean
monev_activity_member_set (MonevDbConnection *connection, const MonevActor *actor,
                           const char *activity_id, const char *member_id, gint64 version,
                           MonevMemberRole role, const char *group_id, GError **error)
{
  Ask ask = { .id = member_id, .version = version, .role = role, .group_id = group_id };

  return run (connection, actor, activity_id, set_member, &ask, error);
}

static gboolean
remove_member (MonevActivityWork *work, gpointer data, GError **error)
{
  const Ask *ask = data;
  const MonevActivityMember *member = find_member (work, ask->id, error);

  if (member == NULL || !monev_activity_may_work (work->activity, error)
      || !monev_field_check_unplanned (work, ask->id, member->name, error))
    return FALSE;
  work->name = "activity.member.remove";
  work->detail = json_pack ("{s:s, s:s, s:s}", "member", ask->id, "name", member->name, "role",
                            monev_member_role_name (member->role));
  return monev_activity_change_one (
    work, "activity_member_remove",
    MONEV_DB_BINDS (MONEV_DB_T ("id", ask->id), MONEV_DB_I ("version", ask->version)),
    "Anggota tim", error);
}

/** monev_activity_member_remove: takes a member out of the team. */
gboolean
monev_activity_member_remove (MonevDbConnection *connection, const MonevActor *actor,
                              const char *activity_id, const char *member_id, gint64 version,
                              GError **error)
{
  Ask ask = { .id = member_id, .version = version };

  return run (connection, actor, activity_id, remove_member, &ask, error);
}
