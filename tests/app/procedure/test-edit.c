/* Operations on a procedure, the changes they make in words, and undo over them. */
#include "base/history.h"
#include "procedure/procedure-diff.h"
#include "procedure/procedure-edit.h"
#include "small-procedure.h"

/* The result, or NULL with the error; @value with ' for ". */
static MonevProcedure *
edit (const MonevProcedure *p, MonevProcedureOperationKind kind, const char *id, guint to,
      const char *member, const char *value, char **label, GError **error)
{
  g_autofree char *text = value != NULL ? with_quotes (value) : NULL;
  json_auto_t *json = text != NULL ? json_loads (text, JSON_DECODE_ANY, NULL) : NULL;
  MonevProcedureOperation operation = { kind, id, to, member, json };

  g_assert_true (value == NULL || json != NULL);
  return monev_procedure_apply (p, &operation, label, error);
}

static MonevProcedure *
edit_good (const MonevProcedure *p, MonevProcedureOperationKind kind, const char *id, guint to,
           const char *member, const char *value, const char *wanted_label)
{
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;
  MonevProcedure *made = edit (p, kind, id, to, member, value, &label, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (label, ==, wanted_label);
  return made;
}

static void
refuse (const MonevProcedure *p, MonevProcedureOperationKind kind, const char *id, guint to,
        const char *member, const char *value, MonevError code, const char *words)
{
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (edit (p, kind, id, to, member, value, &label, &error));
  g_assert_error (error, MONEV_ERROR, (int) code);
  g_assert_null (label);
  if (strstr (error->message, words) == NULL)
    g_error ("\"%s\" does not say \"%s\"", error->message, words);
}

static void
expect_ids (const MonevProcedure *p, const char *wanted)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < monev_procedure_n_steps (p); i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i + 1);

      g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", monev_procedure_step (p, i)->id);
      g_assert_cmpstr (monev_procedure_step (p, i)->number, ==, number);
    }
  g_assert_cmpstr (ids->str, ==, wanted);
}

static void
expect_changes (const MonevProcedure *before, const MonevProcedure *after, const char *wanted)
{
  g_autoptr (GPtrArray) lines = monev_procedure_changes (before, after);
  g_autofree char *joined = NULL;

  g_ptr_array_add (lines, NULL);
  joined = g_strjoinv ("\n", (char **) lines->pdata);
  g_assert_cmpstr (joined, ==, wanted);
}

static void
test_inserted_step_gets_a_new_id_and_numbers_follow (void)
{
  g_autoptr (MonevProcedure) p = read_good (SMALL);
  g_autoptr (MonevProcedure) second
    = edit_good (p, MONEV_PROCEDURE_STEP_INSERT, NULL, 2, NULL,
                 "{'wording':'Menyiapkan kendaraan'}", "Sisipkan langkah 2");
  g_autoptr (MonevProcedure) last
    = edit_good (second, MONEV_PROCEDURE_STEP_INSERT, NULL, 0, NULL, NULL, "Sisipkan langkah 6");

  expect_ids (p, "s1 s2 s3 s4"); /* as it was */
  expect_ids (second, "s1 s5 s2 s3 s4");
  expect_ids (last, "s1 s5 s2 s3 s4 s6");
  expect_changes (p, second, "langkah 2 ditambahkan: Menyiapkan kendaraan");
  refuse (p, MONEV_PROCEDURE_STEP_INSERT, NULL, 2, NULL, "7", MONEV_ERROR_INVALID, "objek");
  refuse (p, MONEV_PROCEDURE_STEP_INSERT, NULL, 2, NULL, "{'wording':1}", MONEV_ERROR_INVALID,
          "bukan teks");
}

static void
test_way_back_to_a_removed_step_is_led_before_it (void)
{
  g_autofree char *free_text = change_text (SMALL, ",'step':'s3'", "");
  g_autoptr (MonevProcedure) p = read_good (free_text);
  g_autoptr (MonevProcedure) bound = read_good (SMALL);
  g_autoptr (MonevProcedure) without
    = edit_good (p, MONEV_PROCEDURE_STEP_REMOVE, "s3", 0, NULL, NULL, "Hapus langkah 3");

  expect_ids (without, "s1 s2 s4");
  g_assert_cmpstr (monev_procedure_step (without, 2)->back_to, ==, "s2");
  expect_changes (p, without, "langkah 3 dihapus: Membuat laporan kunjungan\n"
                              "langkah 3: jalan kembali langkah 3 menjadi langkah 2");
  refuse (bound, MONEV_PROCEDURE_STEP_REMOVE, "s3", 0, NULL, NULL, MONEV_ERROR_STATE,
          "paling lambat 2 hari kerja");
  refuse (p, MONEV_PROCEDURE_STEP_REMOVE, "s8", 0, NULL, NULL, MONEV_ERROR_NOT_FOUND, "s8");
}

/* Of "1, then a decision back to 1", the 1 cannot go. */
static void
test_only_target_of_a_way_back_stays (void)
{
  g_autoptr (MonevProcedure) p = read_good (
    SMALL_HEAD "'steps':[" SMALL_STEP_1 ",{'id':'s2','number':'2','wording':'Memutuskan',"
    "'kind':'keputusan','back_to':'s1'}]}");

  refuse (p, MONEV_PROCEDURE_STEP_REMOVE, "s1", 0, NULL, NULL, MONEV_ERROR_STATE,
          "keputusan di langkah 2");
}

static void
test_removed_first_step_leads_the_way_back_behind_it (void)
{
  g_autoptr (MonevProcedure) p = read_good (
    SMALL_HEAD "'steps':[" SMALL_STEP_1 "," SMALL_STEP_2 ",{'id':'s3','number':'3','wording':'x',"
    "'kind':'keputusan','back_to':'s1'}]}");
  g_autoptr (MonevProcedure) without
    = edit_good (p, MONEV_PROCEDURE_STEP_REMOVE, "s1", 0, NULL, NULL, "Hapus langkah 1");

  g_assert_cmpstr (monev_procedure_step (without, 1)->back_to, ==, "s2");
}

static void
test_moved_step_is_numbered_and_never_led_forward (void)
{
  g_autoptr (MonevProcedure) p = read_good (SMALL);
  g_autoptr (MonevProcedure) moved
    = edit_good (p, MONEV_PROCEDURE_STEP_MOVE, "s3", 1, NULL, NULL, "Pindahkan langkah 3 ke 1");

  expect_ids (moved, "s3 s1 s2 s4");
  g_assert_false (monev_procedure_step (moved, 0)->parallel); /* nothing stands before it */
  expect_changes (p, moved, "langkah 3 dipindahkan menjadi langkah 1\n"
                            "langkah 1: tanda sejajar ya menjadi kosong");
  refuse (p, MONEV_PROCEDURE_STEP_MOVE, "s3", 4, NULL, NULL, MONEV_ERROR_STATE,
          "datang kemudian");
  refuse (p, MONEV_PROCEDURE_STEP_MOVE, "s4", 1, NULL, NULL, MONEV_ERROR_STATE, "datang kemudian");
}

static void
test_each_member_of_a_step_can_be_set (void)
{
  static const struct { const char *member, *value, *label, *change; } sets[] = {
    { "wording", "'Menyusun regu'", "Ubah uraian langkah 1",
      "langkah 1: uraian \"Menyusun Tim Uji\" menjadi \"Menyusun regu\"" },
    { "time", "{'unit':'menit','min':150,'max':150}", "Ubah waktu langkah 1",
      "langkah 1: waktu 300 menit menjadi 150 menit" },
    { "time", NULL, "Ubah waktu langkah 1", "langkah 1: waktu 300 menit menjadi kosong" },
    { "actors", "[{'actor':'kabid'},{'actor':'staf','decides':true}]", "Ubah pelaksana langkah 1",
      "langkah 1: pelaksana Fungsional Tertentu menjadi Kepala Bidang, Fungsional Umum "
      "(memutuskan)" },
    { "actors", "[{'actor':'perencana','standing':'inferred'}]", "Ubah pelaksana langkah 1",
      "langkah 1: asal pelaksana (tersurat atau disimpulkan) diubah" },
    { "requirements", "['DPA','Disposisi']", "Ubah kelengkapan langkah 1",
      "langkah 1: kelengkapan diubah" },
    { "outputs", "['SK','Undangan']", "Ubah output langkah 1", "langkah 1: output diubah" },
    { "remark", "'Segera'", "Ubah keterangan langkah 1",
      "langkah 1: keterangan kosong menjadi \"Segera\"" },
    { "links", "[{'text':'SOP SK'}]", "Ubah kaitan SOP langkah 1",
      "langkah 1: kaitan SOP diubah" },
    { "does", "[{'kind':'rapat'}]", "Ubah bantuan program langkah 1",
      "langkah 1: bantuan program diubah" },
    { "repeats", "true", "Ubah tanda berulang langkah 1",
      "langkah 1: tanda berulang kosong menjadi ya" },
    { "note", NULL, "Ubah catatan sumber langkah 1",
      "langkah 1: catatan sumber \"Contoh\" menjadi kosong" },
  };
  g_autoptr (MonevProcedure) p = read_good (SMALL);

  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    {
      g_autoptr (MonevProcedure) made
        = edit_good (p, MONEV_PROCEDURE_STEP_SET, "s1", 0, sets[i].member, sets[i].value,
                     sets[i].label);
      expect_changes (p, made, sets[i].change);
    }
}

static void
test_wrong_value_of_a_step_is_refused (void)
{
  static const struct { const char *id, *member, *value; int code; const char *words; } sets[] = {
    { "s1", "id", "'s9'", MONEV_ERROR_INVALID, "tidak dapat diubah" },
    { "s1", "number", "'9'", MONEV_ERROR_INVALID, "tidak dapat diubah" },
    { "s1", "uraian", "'x'", MONEV_ERROR_INVALID, "tidak dikenal" },
    { "s1", "time", "{'unit':'menit','min':9,'max':2}", MONEV_ERROR_INVALID, "Langkah 1" },
    { "s1", "actors", "[{'actor':'camat'}]", MONEV_ERROR_STATE, "camat" },
    { "s1", "back_to", "'s2'", MONEV_ERROR_STATE, "hanya keputusan" },
    { "s1", "parallel", "true", MONEV_ERROR_STATE, "sebelumnya" },
    { "s4", "back_to", "'s4'", MONEV_ERROR_STATE, "itu sendiri" },
    { "s9", "wording", "'x'", MONEV_ERROR_NOT_FOUND, "s9" },
  };
  g_autoptr (MonevProcedure) p = read_good (SMALL);

  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    refuse (p, MONEV_PROCEDURE_STEP_SET, sets[i].id, 0, sets[i].member, sets[i].value,
            (MonevError) sets[i].code, sets[i].words);
}

/* Typing goes through states that could not be published. */
static void
test_edit_may_leave_a_draft_incomplete (void)
{
  g_autoptr (MonevProcedure) p = read_good (SMALL);
  g_autoptr (MonevProcedure) blank
    = edit_good (p, MONEV_PROCEDURE_STEP_SET, "s1", 0, "wording", "''", "Ubah uraian langkah 1");
  g_autoptr (MonevProcedure) next
    = edit_good (blank, MONEV_PROCEDURE_STEP_SET, "s2", 0, "remark", "'x'",
                 "Ubah keterangan langkah 2");
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();

  g_assert_false (monev_procedure_check (next, NULL, issues, NULL));
  g_assert_cmpstr (monev_issue_list_get (issues, 0)->code, ==, "wording-missing");
}

static void
test_decision_gets_a_way_back_and_a_process_loses_it (void)
{
  g_autoptr (MonevProcedure) p = read_good (SMALL);
  g_autoptr (MonevProcedure) decision
    = edit_good (p, MONEV_PROCEDURE_STEP_SET, "s2", 0, "kind", "'keputusan'",
                 "Ubah jenis langkah 2");
  g_autoptr (MonevProcedure) process
    = edit_good (p, MONEV_PROCEDURE_STEP_SET, "s4", 0, "kind", "'proses'", "Ubah jenis langkah 4");

  g_assert_cmpstr (monev_procedure_step (decision, 1)->back_to, ==, "s1");
  g_assert_cmpstr (monev_procedure_step (process, 3)->back_to, ==, "");
  expect_changes (p, process, "langkah 4: jenis \"keputusan\" menjadi \"proses\"\n"
                              "langkah 4: jalan kembali langkah 3 menjadi kosong");
}

static void
test_header_can_be_set (void)
{
  static const struct { const char *member, *value, *label, *change; } sets[] = {
    { "title", "'Kunjungan Baru'", "Ubah judul",
      "judul \"Kunjungan Uji\" menjadi \"Kunjungan Baru\"" },
    { "identity/number", "'065/1'", "Ubah nomor SOP", "nomor SOP kosong menjadi \"065/1\"" },
    { "legal_basis", "['A','B']", "Ubah dasar hukum", "dasar hukum diubah" },
    { "records", "['Arsip']", "Ubah pencatatan", "pencatatan diubah" },
    { "linked", NULL, "Ubah keterkaitan", "keterkaitan diubah" },
    { "limits", NULL, "Ubah batas waktu", "batas waktu diubah" },
    { "short_title", NULL, "Ubah judul pendek", "judul pendek \"Kunjungan\" menjadi kosong" },
  };
  g_autoptr (MonevProcedure) p = read_good (SMALL);

  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    {
      g_autoptr (MonevProcedure) made = edit_good (p, MONEV_PROCEDURE_SET, NULL, 0, sets[i].member,
                                                   sets[i].value, sets[i].label);
      expect_changes (p, made, sets[i].change);
    }
  refuse (p, MONEV_PROCEDURE_SET, NULL, 0, "steps", "[]", MONEV_ERROR_INVALID, "tidak dikenal");
  refuse (p, MONEV_PROCEDURE_SET, NULL, 0, "format", "2", MONEV_ERROR_INVALID, "tidak dikenal");
  refuse (p, MONEV_PROCEDURE_SET, NULL, 0, "code", "'Besar'", MONEV_ERROR_INVALID, "Kode");
}

static void
test_actor_columns_can_be_edited (void)
{
  g_autoptr (MonevProcedure) p = read_good (SMALL);
  g_autoptr (MonevProcedure) added
    = edit_good (p, MONEV_PROCEDURE_ACTOR_ADD, NULL, 1, NULL, "'Sub Koordinator'",
                 "Tambahkan pelaksana Sub Koordinator");
  g_autoptr (MonevProcedure) twice
    = edit_good (added, MONEV_PROCEDURE_ACTOR_ADD, NULL, 0, NULL, "'Sub Koordinator'",
                 "Tambahkan pelaksana Sub Koordinator");
  g_autoptr (MonevProcedure) renamed
    = edit_good (p, MONEV_PROCEDURE_ACTOR_RENAME, "subkoor", 0, NULL, "'Ketua Tim'",
                 "Ganti nama pelaksana Sub Koordinator menjadi Ketua Tim");
  g_autoptr (MonevProcedure) moved
    = edit_good (p, MONEV_PROCEDURE_ACTOR_MOVE, "kepala", 1, NULL, NULL,
                 "Pindahkan pelaksana Kepala Badan ke kolom 1");
  g_autoptr (MonevProcedure) removed
    = edit_good (p, MONEV_PROCEDURE_ACTOR_REMOVE, "kepala", 0, NULL, NULL,
                 "Hapus pelaksana Kepala Badan");

  g_assert_cmpstr (monev_procedure_actor (added, 0)->id, ==, "sub-koordinator");
  g_assert_cmpstr (monev_procedure_actor (twice, 7)->id, ==, "sub-koordinator-2");
  g_assert_cmpint (monev_procedure_find_actor (moved, "kepala"), ==, 0);
  expect_changes (p, renamed, "pelaksana Sub Koordinator menjadi Ketua Tim");
  expect_changes (p, moved, "urutan kolom pelaksana diubah");
  expect_changes (p, removed, "pelaksana Kepala Badan dihapus");
  expect_changes (p, added, "pelaksana Sub Koordinator ditambahkan");
  refuse (p, MONEV_PROCEDURE_ACTOR_REMOVE, "perencana", 0, NULL, NULL, MONEV_ERROR_STATE,
          "langkah 1, 3, 4");
  refuse (p, MONEV_PROCEDURE_ACTOR_RENAME, "camat", 0, NULL, "'x'", MONEV_ERROR_NOT_FOUND, "camat");
  refuse (p, MONEV_PROCEDURE_ACTOR_ADD, NULL, 0, NULL, "''", MONEV_ERROR_INVALID, "jabatan");
}

static void
test_history_takes_it_back (void)
{
  g_autoptr (MonevProcedure) p = read_good (SMALL);
  g_autoptr (MonevHistory) history
    = monev_history_new (p, (MonevHistoryRef) monev_procedure_ref,
                         (GDestroyNotify) monev_procedure_unref, 0);
  g_autofree char *label = NULL;
  g_autoptr (MonevProcedure) moved
    = edit (p, MONEV_PROCEDURE_STEP_MOVE, "s2", 3, NULL, NULL, &label, NULL);
  const char *undo = NULL;

  monev_history_push (history, moved, label);
  g_assert_true (monev_history_can_undo (history, &undo));
  g_assert_cmpstr (undo, ==, "Pindahkan langkah 2 ke 3");
  g_assert_true (monev_history_undo (history));
  g_assert_true (monev_procedure_equal (monev_history_value (history), p));
}

static void
test_equal_versions_have_no_changes (void)
{
  g_autoptr (MonevProcedure) p = read_good (SMALL);
  g_autoptr (MonevProcedure) q = read_good (SMALL);

  expect_changes (p, q, "");
}

#define ADD(path, func) g_test_add_func ("/procedure/edit/" path, func)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("inserted-step-gets-a-new-id-and-numbers-follow",
       test_inserted_step_gets_a_new_id_and_numbers_follow);
  ADD ("way-back-to-a-removed-step-is-led-before-it",
       test_way_back_to_a_removed_step_is_led_before_it);
  ADD ("only-target-of-a-way-back-stays", test_only_target_of_a_way_back_stays);
  ADD ("removed-first-step-leads-the-way-back-behind-it",
       test_removed_first_step_leads_the_way_back_behind_it);
  ADD ("moved-step-is-numbered-and-never-led-forward",
       test_moved_step_is_numbered_and_never_led_forward);
  ADD ("each-member-of-a-step-can-be-set", test_each_member_of_a_step_can_be_set);
  ADD ("wrong-value-of-a-step-is-refused", test_wrong_value_of_a_step_is_refused);
  ADD ("edit-may-leave-a-draft-incomplete", test_edit_may_leave_a_draft_incomplete);
  ADD ("decision-gets-a-way-back-and-a-process-loses-it",
       test_decision_gets_a_way_back_and_a_process_loses_it);
  ADD ("header-can-be-set", test_header_can_be_set);
  ADD ("actor-columns-can-be-edited", test_actor_columns_can_be_edited);
  ADD ("history-takes-it-back", test_history_takes_it_back);
  ADD ("equal-versions-have-no-changes", test_equal_versions_have_no_changes);
  return g_test_run ();
}
