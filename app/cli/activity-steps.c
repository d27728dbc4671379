/* activity step, mark, attach, detach, file, note, member, group. */
#include <stdlib.h>
#include <string.h>

#include "base/atomic-file.h"
#include "base/fold.h"
#include "cli/activity-cli.h"

/* The options that these verbs share. */
typedef struct {
  char    *reason, *at, *by, *due, *started, *finished, *step, *caption, *name, *agency, *role, *group, *to;
  gint     need, output;
  gboolean off, disposisi;
} Options;

static void
options_clear (Options *o)
{
  char **all[] = { &o->reason, &o->at, &o->by, &o->due, &o->started, &o->finished, &o->step,
                   &o->caption, &o->name, &o->agency, &o->role, &o->group, &o->to };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    g_clear_pointer (all[i], g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
take_options (MonevCli *cli, Options *o, int *argc, char ***argv, GError **error)
{
  const GOptionEntry entries[] = {
    { "reason", 0, 0, G_OPTION_ARG_STRING, &o->reason, NULL, NULL },
    { "at", 0, 0, G_OPTION_ARG_STRING, &o->at, NULL, NULL },
    { "by", 0, 0, G_OPTION_ARG_STRING, &o->by, NULL, NULL },
    { "due", 0, 0, G_OPTION_ARG_STRING, &o->due, NULL, NULL },
    { "started", 0, 0, G_OPTION_ARG_STRING, &o->started, NULL, NULL },
    { "finished", 0, 0, G_OPTION_ARG_STRING, &o->finished, NULL, NULL },
    { "step", 0, 0, G_OPTION_ARG_STRING, &o->step, NULL, NULL },
    { "caption", 0, 0, G_OPTION_ARG_STRING, &o->caption, NULL, NULL },
    { "name", 0, 0, G_OPTION_ARG_STRING, &o->name, NULL, NULL },
    { "agency", 0, 0, G_OPTION_ARG_STRING, &o->agency, NULL, NULL },
    { "role", 0, 0, G_OPTION_ARG_STRING, &o->role, NULL, NULL },
    { "group", 0, 0, G_OPTION_ARG_STRING, &o->group, NULL, NULL },
    { "to", 0, 0, G_OPTION_ARG_STRING, &o->to, NULL, NULL },
    { "need", 0, 0, G_OPTION_ARG_INT, &o->need, NULL, NULL },
    { "output", 0, 0, G_OPTION_ARG_INT, &o->output, NULL, NULL },
    { "off", 0, 0, G_OPTION_ARG_NONE, &o->off, NULL, NULL },
    { "disposisi", 0, 0, G_OPTION_ARG_NONE, &o->disposisi, NULL, NULL },
    { NULL },
  };

  return monev_cli_options (cli, entries, argc, argv, error);
}

static const MonevActivityStep *
find_step (const MonevActivity *activity, const char *name, GError **error)
{
  const MonevActivityStep *step = monev_activity_step_named (activity, name);

  if (step == NULL)
    g_set_error (error, MONEV_ERROR, MONEV_ERROR_NOT_FOUND,
                 "Langkah \"%s\" tidak ada pada %s. Sebutkan nomornya.", name, activity->title);
  return step;
}

static const MonevActivityItem *
find_item (const MonevActivityStep *step, const Options *o, GError **error)
{
  GPtrArray *items = o->output != 0 ? step->outputs : step->needs;
  gint place = o->output != 0 ? o->output : o->need;

  if (place >= 1 && (guint) place <= items->len)
    return items->pdata[place - 1];
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_NOT_FOUND,
               "Langkah %s tidak punya %s nomor %d; ada %u.", step->step->number,
               o->output != 0 ? "output" : "kelengkapan", place, items->len);
  return NULL;
}

typedef gboolean (*StepVerb) (MonevDbConnection *connection, const MonevActor *actor,
                              const MonevStepAct *act, MonevIssueList *issues, GError **error);

static const struct {
  const char *verb;
  StepVerb    act;
  const char *done;
} verbs[] = {
  { "start", monev_activity_step_start, "dimulai" },
  { "finish", monev_activity_step_finish, "selesai" },
  { "skip", monev_activity_step_skip, "dilewati" },
  { "reopen", monev_activity_step_reopen, "dibuka kembali" },
};

static gboolean
do_repeat (MonevCli *cli, const MonevStepAct *act, GError **error)
{
  g_autofree char *id
    = monev_activity_step_repeat (cli->connection, cli->actor, act, cli->issues, error);

  return id != NULL;
}

static gboolean
do_due (MonevCli *cli, const MonevCliActivity *of, const MonevStepAct *act, const Options *o,
        GError **error)
{
  gint64 due = 0;

  if ((o->due == NULL) == !o->off)
    return monev_cli_usage (cli, error, "Isi --due WAKTU, atau --off untuk tenggat menurut SOP.");
  return (o->off || monev_cli_activity_time (cli, &of->clock, "--due", o->due, TRUE, &due, error))
         && monev_activity_step_set_due (cli->connection, cli->actor, act, due, cli->issues, error);
}

static gboolean
do_record (MonevCli *cli, const MonevCliActivity *of, const MonevActivityStep *step,
           const MonevStepAct *act, const Options *o, GError **error)
{
  gint64 started = step->started_at, finished = step->finished_at;

  if (o->at != NULL || (o->started == NULL && o->finished == NULL && o->by == NULL))
    return monev_cli_usage (cli, error, "Isi --started WAKTU, --finished WAKTU, atau --by PEGAWAI.");
  return (o->started == NULL
          || monev_cli_activity_time (cli, &of->clock, "--started", o->started, FALSE, &started,
                                      error))
         && (o->finished == NULL
             || monev_cli_activity_time (cli, &of->clock, "--finished", o->finished, TRUE,
                                         &finished, error))
         && monev_activity_step_record (cli->connection, cli->actor, act, started, finished,
                                        cli->issues, error);
}

static gboolean
do_verb (MonevCli *cli, const char *verb, const MonevCliActivity *of, const MonevStepAct *act,
         const Options *o, const char **done, GError **error)
{
  if (strcmp (verb, "repeat") == 0)
    {
      *done = "diulangi";
      return do_repeat (cli, act, error);
    }
  if (strcmp (verb, "due") == 0)
    {
      *done = "tenggatnya diubah";
      return do_due (cli, of, act, o, error);
    }
  if (strcmp (verb, "record") == 0)
    {
      *done = "dicatat";
      return do_record (cli, of, monev_activity_step (of->activity, act->step_id), act, o, error);
    }
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (strcmp (verbs[i].verb, verb) == 0)
      {
        *done = verbs[i].done;
        return verbs[i].act (cli->connection, cli->actor, act, cli->issues, error);
      }
  return monev_cli_usage (cli, error, 
                          "activity step start, finish, record, skip, reopen, repeat, atau due.");
}

static gboolean
act_on_step (MonevCli *cli, char **argv, const Options *o, GError **error)
{
  g_auto (MonevCliActivity) of = { NULL };
  g_autofree char *by = NULL;
  g_autofree char *sentence = NULL;
  const MonevActivityStep *step;
  const char *done = "";
  gint64 at = 0;
  MonevStepAct act;

  if (!monev_cli_activity_find (cli, argv[1], &of, error)
      || (step = find_step (of.activity, argv[2], error)) == NULL
      || (o->at != NULL
          && !monev_cli_activity_time (cli, &of.clock, "--at", o->at, FALSE, &at, error))
      || (o->by != NULL
          && (by = monev_cli_activity_record (cli, "official", o->by, error)) == NULL))
    return FALSE;
  act = (MonevStepAct) { of.activity->id, step->id, step->version, at, o->reason, by };
  if (!do_verb (cli, argv[0], &of, &act, o, &done, error))
    return FALSE;
  sentence = g_strdup_printf ("langkah %s %s.", step->step->number, done);
  return monev_cli_activity_print (cli, of.activity->id, sentence, error);
}

static gboolean
run_step (MonevCli *cli, int argc, char **argv, GError **error)
{
  g_auto (Options) o = { NULL };

  if (!take_options (cli, &o, &argc, &argv, error))
    return FALSE;
  if (argc != 3)
    return monev_cli_usage (cli, error, "Sebutkan kerjanya, agendanya, dan nomor langkahnya.");
  return monev_cli_login (cli, error) && act_on_step (cli, argv, &o, error);
}

static gboolean
run_mark (MonevCli *cli, int argc, char **argv, GError **error)
{
  g_auto (MonevCliActivity) of = { NULL };
  g_auto (Options) o = { NULL };
  const MonevActivityStep *step;
  const MonevActivityItem *item;

  if (!take_options (cli, &o, &argc, &argv, error))
    return FALSE;
  if (argc != 2 || (o.need == 0) == (o.output == 0))
    return monev_cli_usage (cli, error, "Sebutkan agenda, langkah, dan --need N atau --output N.");
  if (!monev_cli_login (cli, error) || !monev_cli_activity_find (cli, argv[0], &of, error)
      || (step = find_step (of.activity, argv[1], error)) == NULL
      || (item = find_item (step, &o, error)) == NULL)
    return FALSE;
  return monev_activity_item_mark (cli->connection, cli->actor, of.activity->id, item->id,
                                   item->version, !o.off, error)
         && monev_cli_activity_print (cli, of.activity->id,
                                      o.off ? "tanda dihapus." : "ditandai ada.", error);
}

/* Where a file or a note goes: the run, its disposisi, a step, a kelengkapan or an output; or a
 * thing of the field, by its kind and id. */
static char *
subject_of (const MonevActivity *activity, const Options *o, GError **error)
{
  const MonevActivityStep *step;
  const MonevActivityItem *item;

  if (o->to != NULL)
    return g_strdup (o->to);
  if (o->step == NULL)
    return g_strconcat (o->disposisi ? "disposisi/" : "activity/", activity->id, NULL);
  step = find_step (activity, o->step, error);
  if (step == NULL)
    return NULL;
  if (o->need == 0 && o->output == 0)
    return g_strconcat ("step/", step->id, NULL);
  item = find_item (step, o, error);
  return item != NULL ? g_strconcat ("item/", item->id, NULL) : NULL;
}

static gboolean
run_attach (MonevCli *cli, int argc, char **argv, GError **error)
{
  g_auto (MonevCliActivity) of = { NULL };
  g_auto (Options) o = { NULL };
  g_autoptr (MonevAttachmentFile) file = NULL;
  g_autofree char *subject = NULL;
  g_autofree char *id = NULL;

  if (!take_options (cli, &o, &argc, &argv, error))
    return FALSE;
  if (argc != 2)
    return monev_cli_usage (cli, error, "Sebutkan agenda dan satu berkas.");
  if (!monev_cli_login (cli, error) || !monev_cli_activity_find (cli, argv[0], &of, error)
      || (subject = subject_of (of.activity, &o, error)) == NULL)
    return FALSE;
  file = monev_attachment_file_read (argv[1], NULL, cli->issues, error);
  if (file == NULL)
    return FALSE;
  id = monev_activity_attach (cli->connection, cli->actor, of.activity->id, subject, file,
                              o.caption != NULL ? o.caption : "", error);
  return id != NULL && monev_cli_activity_print (cli, of.activity->id, "berkas dilampirkan.", error);
}

static const MonevAttachment *
find_file (const MonevActivity *activity, const char *what, GError **error)
{
  for (guint i = 0; i < activity->files->len; i++)
    {
      const MonevAttachment *file = activity->files->pdata[i];

      if (strcmp (file->id, what) == 0 || strcmp (file->name, what) == 0)
        return file;
    }
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_NOT_FOUND,
               "Lampiran \"%s\" tidak ada pada %s.", what, activity->title);
  return NULL;
}

static gboolean
run_detach (MonevCli *cli, int argc, char **argv, GError **error)
{
  g_auto (MonevCliActivity) of = { NULL };
  const MonevAttachment *file;

  if (argc != 2)
    return monev_cli_usage (cli, error, "Sebutkan agenda dan lampirannya (id atau nama).");
  if (!monev_cli_login (cli, error) || !monev_cli_activity_find (cli, argv[0], &of, error)
      || (file = find_file (of.activity, argv[1], error)) == NULL)
    return FALSE;
  return monev_activity_detach (cli->connection, cli->actor, of.activity->id, file->id,
                                file->version, error)
         && monev_cli_activity_print (cli, of.activity->id, "lampiran dihapus.", error);
}

static gboolean
run_file (MonevCli *cli, int argc, char **argv, GError **error)
{
  g_auto (MonevCliActivity) of = { NULL };
  const MonevAttachment *file;
  g_autoptr (GBytes) bytes = NULL;

  if (argc != 3)
    return monev_cli_usage (cli, error, "Sebutkan agenda, lampiran, dan berkas tujuan.");
  if (!monev_cli_activity_find (cli, argv[0], &of, error)
      || (file = find_file (of.activity, argv[1], error)) == NULL)
    return FALSE;
  bytes = monev_attachment_read (cli->connection, file->id, error);
  if (bytes == NULL
      || !monev_atomic_file_write (argv[2], g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                   error))
    return FALSE;
  monev_cli_print (cli, json_pack ("{s:s, s:I}", "path", argv[2], "size", (json_int_t) file->size),
                   "%s ditulis ke %s.\n", file->name, argv[2]);
  return TRUE;
}

static gboolean
run_note (MonevCli *cli, int argc, char **argv, GError **error)
{
  g_auto (MonevCliActivity) of = { NULL };
  g_auto (Options) o = { NULL };
  g_autofree char *subject = NULL;
  g_autofree char *id = NULL;
  const char *thing;

  if (!take_options (cli, &o, &argc, &argv, error))
    return FALSE;
  if (argc != 2 || o.to != NULL)
    return monev_cli_usage (cli, error, "Sebutkan agenda dan teks catatannya.");
  if (!monev_cli_login (cli, error) || !monev_cli_activity_find (cli, argv[0], &of, error)
      || (subject = subject_of (of.activity, &o, error)) == NULL)
    return FALSE;
  thing = strchr (subject, '/') + 1;
  id = monev_activity_note_add (cli->connection, cli->actor, of.activity->id,
                                g_str_has_prefix (subject, "step/") ? thing : NULL,
                                g_str_has_prefix (subject, "item/") ? thing : NULL, argv[1], error);
  return id != NULL && monev_cli_activity_print (cli, of.activity->id, "dicatat.", error);
}

static const MonevActivityGroup *
find_group (const MonevActivity *activity, const char *name, GError **error)
{
  g_autofree char *key = monev_fold_key (name);

  for (guint i = 0; i < activity->groups->len; i++)
    {
      const MonevActivityGroup *group = activity->groups->pdata[i];
      g_autofree char *other = monev_fold_key (group->name);

      if (strcmp (group->id, name) == 0 || strcmp (other, key) == 0)
        return group;
    }
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_NOT_FOUND, "Kelompok \"%s\" tidak ada pada %s.",
               name, activity->title);
  return NULL;
}

static const MonevActivityMember *
find_member (const MonevActivity *activity, const char *name, GError **error)
{
  g_autofree char *key = monev_fold_key (name);

  for (guint i = 0; i < activity->members->len; i++)
    {
      const MonevActivityMember *member = activity->members->pdata[i];
      g_autofree char *other = monev_fold_key (member->name);

      if (strcmp (member->id, name) == 0 || strcmp (member->official_id, name) == 0
          || strcmp (other, key) == 0)
        return member;
    }
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_NOT_FOUND, "Anggota \"%s\" tidak ada pada %s.", name,
               activity->title);
  return NULL;
}

static gboolean
take_role (MonevCli *cli, const Options *o, MonevMemberRole *role, GError **error)
{
  if (o->role == NULL || monev_member_role_find (o->role, role))
    return TRUE;
  return monev_cli_usage (cli, error, "--role: ketua, wakil, sekretaris, atau anggota.");
}

static gboolean
add_member (MonevCli *cli, const MonevActivity *activity, const char *who, const Options *o,
            GError **error)
{
  MonevMemberEntry entry = { NULL, o->name, o->agency, MONEV_MEMBER_MEMBER, NULL };
  const MonevActivityGroup *group = NULL;
  g_autofree char *official = NULL;
  g_autofree char *id = NULL;

  if ((who == NULL) == (o->name == NULL))
    return monev_cli_usage (cli, error, "Sebutkan satu pegawai, atau --name dan --agency.");
  if (!take_role (cli, o, &entry.role, error)
      || (who != NULL
          && (official = monev_cli_activity_record (cli, "official", who, error)) == NULL)
      || (o->group != NULL && (group = find_group (activity, o->group, error)) == NULL))
    return FALSE;
  entry.official_id = official;
  entry.group_id = group != NULL ? group->id : NULL;
  id = monev_activity_member_add (cli->connection, cli->actor, activity->id, &entry, error);
  return id != NULL;
}

static gboolean
set_member (MonevCli *cli, const MonevActivity *activity, const char *who, const Options *o,
            GError **error)
{
  const MonevActivityMember *member = find_member (activity, who, error);
  const MonevActivityGroup *group = NULL;
  const char *group_id;
  MonevMemberRole role;

  if (member == NULL)
    return FALSE;
  role = member->role;
  if (!take_role (cli, o, &role, error)
      || (o->group != NULL && *o->group != '\0'
          && (group = find_group (activity, o->group, error)) == NULL))
    return FALSE;
  group_id = group != NULL ? group->id : o->group != NULL || *member->group_id == '\0'
                                           ? NULL : member->group_id;
  return monev_activity_member_set (cli->connection, cli->actor, activity->id, member->id,
                                    member->version, role, group_id, error);
}

static gboolean
remove_member (MonevCli *cli, const MonevActivity *activity, const char *who, GError **error)
{
  const MonevActivityMember *member = find_member (activity, who, error);

  return member != NULL
         && monev_activity_member_remove (cli->connection, cli->actor, activity->id, member->id,
                                          member->version, error);
}

static gboolean
do_member (MonevCli *cli, const char *verb, const MonevActivity *activity, const char *who,
           const Options *o, GError **error)
{
  if (strcmp (verb, "add") == 0)
    return add_member (cli, activity, who, o, error);
  if (who != NULL && strcmp (verb, "set") == 0)
    return set_member (cli, activity, who, o, error);
  if (who != NULL && strcmp (verb, "remove") == 0)
    return remove_member (cli, activity, who, error);
  return monev_cli_usage (cli, error, "activity member add, set, atau remove AGENDA ANGGOTA.");
}

static gboolean
run_member (MonevCli *cli, int argc, char **argv, GError **error)
{
  g_auto (MonevCliActivity) of = { NULL };
  g_auto (Options) o = { NULL };

  if (!take_options (cli, &o, &argc, &argv, error))
    return FALSE;
  if (argc != 2 && argc != 3)
    return monev_cli_usage (cli, error, "activity member add, set, atau remove AGENDA ANGGOTA.");
  return monev_cli_login (cli, error) && monev_cli_activity_find (cli, argv[1], &of, error)
         && do_member (cli, argv[0], of.activity, argc == 3 ? argv[2] : NULL, &o, error)
         && monev_cli_activity_print (cli, of.activity->id, "tim diubah.", error);
}

static gboolean
do_group (MonevCli *cli, const char *verb, const MonevActivity *activity, const char *name,
          const Options *o, GError **error)
{
  const MonevActivityGroup *group;
  g_autofree char *id = NULL;

  if (strcmp (verb, "add") == 0)
    {
      id = monev_activity_group_add (cli->connection, cli->actor, activity->id, name, error);
      return id != NULL;
    }
  if (strcmp (verb, "remove") != 0 && (strcmp (verb, "rename") != 0 || o->name == NULL))
    return monev_cli_usage (cli, error,
                            "activity group add, remove, atau rename AGENDA KELOMPOK --name NAMA.");
  group = find_group (activity, name, error);
  if (group == NULL)
    return FALSE;
  if (strcmp (verb, "rename") == 0)
    return monev_activity_group_rename (cli->connection, cli->actor, activity->id, group->id,
                                        group->version, o->name, error);
  return monev_activity_group_remove (cli->connection, cli->actor, activity->id, group->id,
                                      group->version, error);
}

static gboolean
run_group (MonevCli *cli, int argc, char **argv, GError **error)
{
  g_auto (MonevCliActivity) of = { NULL };
  g_auto (Options) o = { NULL };

  if (!take_options (cli, &o, &argc, &argv, error))
    return FALSE;
  if (argc != 3)
    return monev_cli_usage (cli, error, "activity group add, remove, atau rename AGENDA KELOMPOK.");
  return monev_cli_login (cli, error) && monev_cli_activity_find (cli, argv[1], &of, error)
         && do_group (cli, argv[0], of.activity, argv[2], &o, error)
         && monev_cli_activity_print (cli, of.activity->id, "kelompok diubah.", error);
}

const MonevCliCommand monev_cli_activity_step_commands[] = {
  { "activity", "step",
    "start|finish|record|skip|reopen|repeat|due AGENDA LANGKAH [--reason ALASAN] [--at WAKTU] "
    "[--by PEGAWAI] [--started WAKTU] [--finished WAKTU] [--due WAKTU | --off]",
    "Mengerjakan satu langkah (nomornya); record mencatat atau mengoreksi waktu dan pelaksananya; "
    "due mengubah tenggat, --off mengikuti SOP lagi.",
    run_step },
  { "activity", "mark", "AGENDA LANGKAH (--need N | --output N) [--off]",
    "Menandai kelengkapan atau output ke-N sudah ada.", run_mark },
  { "activity", "attach",
    "AGENDA BERKAS [--step LANGKAH [--need N | --output N] | --disposisi | --to visit/ID] "
    "[--caption TEKS]",
    "Melampirkan berkas, paling besar 25 MB; --to juga meeting, finding, follow-up, proposal.",
    run_attach },
  { "activity", "detach", "AGENDA LAMPIRAN", "Menghapus lampiran.", run_detach },
  { "activity", "file", "AGENDA LAMPIRAN TUJUAN", "Menulis isi lampiran ke berkas.", run_file },
  { "activity", "note", "AGENDA TEKS [--step LANGKAH [--need N | --output N]]",
    "Menambahkan catatan.", run_note },
  { "activity", "member",
    "add|set|remove AGENDA [PEGAWAI] [--name NAMA --agency INSTANSI] "
    "[--role ketua|wakil|sekretaris|anggota] [--group KELOMPOK]",
    "Tim: pegawai, atau orang luar dengan nama dan instansinya.", run_member },
  { "activity", "group", "add|remove|rename AGENDA KELOMPOK [--name NAMA]", "Kelompok dalam tim.",
    run_group },
  { NULL },
};
