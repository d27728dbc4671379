/* Files, notes, members and groups of a run. */
#include "activity-office.h"

static MonevAttachmentFile *
make_file (const char *name, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();

  return monev_attachment_file_new (name, bytes, NULL, issues, NULL);
}

static char *
attach (const Office *o, const char *id, const char *subject, const char *text, GError **error)
{
  g_autoptr (MonevAttachmentFile) file = make_file ("a.txt", text);

  return monev_activity_attach (o->c, o->staf, id, subject, file, "", error);
}

static void
test_files_stand_where_they_were_attached (MonevTestDb *db)
{
  g_auto (Office) o = open_office (db);
  g_autofree char *id = start_run (&o, "Uji");
  g_autoptr (MonevActivity) run = load_run (&o, id);
  const MonevActivityStep *step = run->steps->pdata[0];
  const MonevActivityItem *output = step->outputs->pdata[0];
  const char *const kinds[] = { "activity/", "disposisi/", "step/", "item/" };
  const char *const things[] = { id, id, step->id, output->id };
  g_autoptr (MonevActivity) after = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *subject = g_strconcat (kinds[i], things[i], NULL);
      g_autofree char *added = attach (&o, id, subject, kinds[i], NULL);

      g_assert_nonnull (added);
    }
  after = load_run (&o, id);
  step = after->steps->pdata[0];
  g_assert_cmpuint (after->files->len, ==, 4);
  g_assert_cmpuint (step->files->len, ==, 1);
  g_assert_cmpuint (((MonevActivityItem *) step->outputs->pdata[0])->files->len, ==, 1);
}

static void
test_files_of_another_run_are_refused (MonevTestDb *db)
{
  g_auto (Office) o = open_office (db);
  g_autofree char *id = start_run (&o, "Uji");
  g_autofree char *other = start_run (&o, "Lain");
  g_autoptr (MonevActivity) theirs = load_run (&o, other);
  const char *const kinds[] = { "activity/", "disposisi/", "step/", "item/", "", "visit/" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *subject = g_strconcat (
        kinds[i], i == 2 ? ((MonevActivityStep *) theirs->steps->pdata[0])->id : other, NULL);
      g_autoptr (GError) error = NULL;

      g_assert_null (attach (&o, id, subject, "x", &error));
      g_assert_error (error, MONEV_ERROR, MONEV_ERROR_NOT_FOUND);
    }
}

static void
test_file_is_captioned_and_removed (MonevTestDb *db)
{
  g_auto (Office) o = open_office (db);
  g_autofree char *id = start_run (&o, "Uji");
  g_autofree char *subject = g_strconcat ("activity/", id, NULL);
  g_autofree char *file = attach (&o, id, subject, "x", NULL);
  g_autofree char *endless = g_strnfill (301, 'x');
  g_autoptr (MonevActivity) run = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (monev_activity_set_caption (o.c, o.staf, id, file, 1, "Jembatan", &error));
  g_assert_false (monev_activity_set_caption (o.c, o.staf, id, file, 1, "Lain", &error));
  expect_refusal (&error, MONEV_ERROR_CONFLICT, "a.txt");
  g_assert_false (monev_activity_set_caption (o.c, o.staf, id, file, 2, endless, &error));
  expect_refusal (&error, MONEV_ERROR_INVALID, "300");
  run = load_run (&o, id);
  g_assert_cmpstr (((MonevAttachment *) run->files->pdata[0])->caption, ==, "Jembatan");
  g_assert_false (monev_activity_detach (o.c, o.staf, id, file, 1, &error));
  expect_refusal (&error, MONEV_ERROR_CONFLICT, "a.txt");
  g_assert_true (monev_activity_detach (o.c, o.staf, id, file, 2, &error));
  g_assert_false (monev_activity_detach (o.c, o.staf, id, file, 2, &error));
  expect_refusal (&error, MONEV_ERROR_NOT_FOUND, "Muat ulang");
  g_assert_cmpint (test_number (o.c, "SELECT count(*) AS n FROM attachment_content"), ==, 0);
}

static void
test_notes_keep_their_place_and_author (MonevTestDb *db)
{
  g_auto (Office) o = open_office (db);
  g_autofree char *id = start_run (&o, "Uji");
  g_autoptr (MonevActivity) run = load_run (&o, id);
  const MonevActivityStep *step = run->steps->pdata[1];
  const MonevActivityItem *output = step->outputs->pdata[0];
  g_autofree char *of_run = monev_activity_note_add (o.c, o.staf, id, NULL, NULL, "satu", NULL);
  g_autofree char *of_step = monev_activity_note_add (o.c, o.staf, id, step->id, NULL, "dua", NULL);
  g_autofree char *of_item = monev_activity_note_add (o.c, o.subkoor, id, NULL, output->id, "tiga",
                                                      NULL);
  g_autoptr (MonevActivity) after = load_run (&o, id);
  const MonevActivityNote *note;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (after->notes->len, ==, 3);
  step = after->steps->pdata[1];
  g_assert_cmpuint (step->notes->len, ==, 1);
  note = ((MonevActivityItem *) step->outputs->pdata[0])->notes->pdata[0];
  g_assert_cmpstr (note->text, ==, "tiga");
  g_assert_cmpstr (note->official, ==, "Yusuf Uji");
  g_assert_cmpstr (note->step_id, ==, step->id);
  g_assert_false (monev_activity_note_remove (o.c, o.staf, id, of_item, &error));
  expect_refusal (&error, MONEV_ERROR_DENIED, "Yusuf Uji");
  g_assert_true (monev_activity_note_remove (o.c, o.staf, id, of_run, &error));
  g_assert_true (monev_activity_note_remove (o.c, o.staf, id, of_step, &error));
  g_assert_false (monev_activity_note_remove (o.c, o.staf, id, of_step, &error));
  expect_refusal (&error, MONEV_ERROR_NOT_FOUND, "Muat ulang");
  g_assert_null (monev_activity_note_add (o.c, o.staf, id, NULL, NULL, " ", &error));
  expect_refusal (&error, MONEV_ERROR_INVALID, "catatan");
  g_assert_null (monev_activity_note_add (o.c, o.staf, id, "lain", NULL, "x", &error));
  expect_refusal (&error, MONEV_ERROR_NOT_FOUND, "Muat ulang");
}

static char *
add (const Office *o, const char *id, MonevMemberEntry entry, GError **error)
{
  return monev_activity_member_add (o->c, o->staf, id, &entry, error);
}

static void
test_team_takes_officials_and_guests (MonevTestDb *db)
{
  g_auto (Office) o = open_office (db);
  g_autofree char *id = start_run (&o, "Uji");
  g_autofree char *group = monev_activity_group_add (o.c, o.staf, id, "Kelompok I", NULL);
  g_autofree char *guest = add (&o, id, (MonevMemberEntry) { NULL, "Tono", "BPS",
                                MONEV_MEMBER_MEMBER, group }, NULL);
  g_autofree char *leader = add (&o, id, (MonevMemberEntry) { o.subkoor->official_id, NULL, NULL,
                                 MONEV_MEMBER_LEADER, NULL }, NULL);
  g_autoptr (MonevActivity) run = load_run (&o, id);
  const MonevActivityMember *first = run->members->pdata[0], *second = run->members->pdata[1];

  g_assert_cmpstr (first->id, ==, leader); /* ketua first */
  g_assert_cmpstr (first->name, ==, "Yusuf Uji");
  g_assert_cmpstr (second->id, ==, guest);
  g_assert_cmpstr (second->agency, ==, "BPS");
  g_assert_cmpstr (second->group_id, ==, group);
  g_assert_cmpstr (second->official_id, ==, "");
}

static void
test_team_refusals (MonevTestDb *db)
{
  g_auto (Office) o = open_office (db);
  g_autofree char *id = start_run (&o, "Uji");
  g_autofree char *in = add (&o, id, (MonevMemberEntry) { o.staf->official_id }, NULL);
  g_autoptr (MonevRecord) gone = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (add (&o, id, (MonevMemberEntry) { o.staf->official_id }, &error));
  expect_refusal (&error, MONEV_ERROR_CONSTRAINT, "sudah ada dalam tim");
  g_assert_null (add (&o, id, (MonevMemberEntry) { NULL, " ", "BPS" }, &error));
  expect_refusal (&error, MONEV_ERROR_INVALID, "nama anggota");
  g_assert_null (add (&o, id, (MonevMemberEntry) { NULL, "Tono", NULL }, &error));
  expect_refusal (&error, MONEV_ERROR_INVALID, "instansi anggota");
  g_assert_null (add (&o, id, (MonevMemberEntry) { "tidak-ada" }, &error));
  expect_refusal (&error, MONEV_ERROR_NOT_FOUND, "tidak ditemukan");
  g_assert_null (add (&o, id, (MonevMemberEntry) { NULL, "Tono", "BPS", MONEV_MEMBER_MEMBER,
                                                   "tidak-ada" }, &error));
  expect_refusal (&error, MONEV_ERROR_NOT_FOUND, "Kelompok");
  gone = monev_record_with (test_get (o.c, &monev_official_type, o.subkoor->official_id), "active",
                            "0");
  monev_record_unref (test_save (o.c, o.admin, gone));
  g_assert_null (add (&o, id, (MonevMemberEntry) { o.subkoor->official_id }, &error));
  expect_refusal (&error, MONEV_ERROR_INVALID, "tidak aktif");
}

static void
test_members_change_and_go (MonevTestDb *db)
{
  g_auto (Office) o = open_office (db);
  g_autofree char *id = start_run (&o, "Uji");
  g_autofree char *group = monev_activity_group_add (o.c, o.staf, id, "Kelompok I", NULL);
  g_autofree char *in = add (&o, id, (MonevMemberEntry) { o.staf->official_id }, NULL);
  g_autoptr (MonevActivity) run = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (monev_activity_member_set (o.c, o.staf, id, in, 1, MONEV_MEMBER_SECRETARY, group,
                                            &error));
  g_assert_false (monev_activity_member_set (o.c, o.staf, id, in, 1, MONEV_MEMBER_LEADER, NULL,
                                             &error));
  expect_refusal (&error, MONEV_ERROR_CONFLICT, "Anggota tim");
  run = load_run (&o, id);
  g_assert_true (((MonevActivityMember *) run->members->pdata[0])->role == MONEV_MEMBER_SECRETARY);
  g_assert_false (monev_activity_member_remove (o.c, o.staf, id, in, 1, &error));
  expect_refusal (&error, MONEV_ERROR_CONFLICT, "Anggota tim");
  g_assert_true (monev_activity_member_remove (o.c, o.staf, id, in, 2, &error));
  g_assert_false (monev_activity_member_remove (o.c, o.staf, id, in, 2, &error));
  expect_refusal (&error, MONEV_ERROR_NOT_FOUND, "Muat ulang");
}

static void
test_groups_bear_one_name_each (MonevTestDb *db)
{
  g_auto (Office) o = open_office (db);
  g_autofree char *id = start_run (&o, "Uji");
  g_autofree char *one = monev_activity_group_add (o.c, o.staf, id, "Kelompok I", NULL);
  g_autofree char *two = monev_activity_group_add (o.c, o.staf, id, "Kelompok II", NULL);
  g_autofree char *in = add (&o, id, (MonevMemberEntry) { o.staf->official_id, NULL, NULL,
                             MONEV_MEMBER_MEMBER, one }, NULL);
  g_autoptr (MonevActivity) run = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (monev_activity_group_add (o.c, o.staf, id, "KELOMPOK  i", &error));
  expect_refusal (&error, MONEV_ERROR_CONSTRAINT, "Kelompok I");
  g_assert_null (monev_activity_group_add (o.c, o.staf, id, "-", &error));
  expect_refusal (&error, MONEV_ERROR_INVALID, "nama kelompok");
  g_assert_false (monev_activity_group_rename (o.c, o.staf, id, two, 1, "Kelompok I", &error));
  expect_refusal (&error, MONEV_ERROR_CONSTRAINT, "Kelompok I");
  g_assert_true (monev_activity_group_rename (o.c, o.staf, id, one, 1, "KELOMPOK I", &error));
  g_assert_false (monev_activity_group_rename (o.c, o.staf, id, one, 1, "Lain", &error));
  expect_refusal (&error, MONEV_ERROR_CONFLICT, "Kelompok");
  g_assert_false (monev_activity_group_remove (o.c, o.staf, id, one, 1, &error));
  expect_refusal (&error, MONEV_ERROR_CONFLICT, "Kelompok");
  g_assert_true (monev_activity_group_remove (o.c, o.staf, id, one, 2, &error));
  run = load_run (&o, id);
  g_assert_cmpuint (run->groups->len, ==, 1);
  g_assert_cmpstr (((MonevActivityMember *) run->members->pdata[0])->group_id, ==, "");
}

#define ADD(path, func) monev_test_add_blank ("/activity/team/" path, func)

int
main (int argc, char **argv)
{
  test_office_setup ();
  g_test_init (&argc, &argv, NULL);
  ADD ("files-stand-where-they-were-attached", test_files_stand_where_they_were_attached);
  ADD ("files-of-another-run-are-refused", test_files_of_another_run_are_refused);
  ADD ("file-is-captioned-and-removed", test_file_is_captioned_and_removed);
  ADD ("notes-keep-their-place-and-author", test_notes_keep_their_place_and_author);
  ADD ("team-takes-officials-and-guests", test_team_takes_officials_and_guests);
  ADD ("team-refusals", test_team_refusals);
  ADD ("members-change-and-go", test_members_change_and_go);
  ADD ("groups-bear-one-name-each", test_groups_bear_one_name_each);
  return test_office_run ();
}
