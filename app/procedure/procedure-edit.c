/* An operation is done on the JSON of the procedure, and the result is read again by the strict
 * reader: an edit obeys the same rules as a file, and there is one place that knows them. */
#include "procedure/procedure-edit.h"

#include <string.h>

#include "base/fold.h"
#include "db-error.h"
#include "procedure/procedure-private.h"

typedef struct {
  const MonevProcedure          *self;
  const MonevProcedureOperation *operation;
  json_t                        *json;
  char                          *label;
} Edit;

static const struct {
  const char *member;
  const char *label;
} members[] = {
  { "code", "kode" }, { "title", "judul" }, { "short_title", "judul pendek" },
  { "identity/unit", "unit kerja" }, { "identity/number", "nomor SOP" },
  { "identity/made", "tanggal pembuatan" }, { "identity/revised", "tanggal revisi" },
  { "identity/effective", "tanggal efektif" }, { "identity/approved_by", "yang mengesahkan" },
  { "origin", "asal" }, { "origin/seed", "sumber" }, { "origin/office", "instansi sumber" },
  { "origin/section", "bagian sumber" }, { "legal_basis", "dasar hukum" },
  { "qualification", "kualifikasi pelaksana" }, { "linked", "keterkaitan" },
  { "equipment", "peralatan" }, { "warnings", "peringatan" }, { "records", "pencatatan" },
  { "limits", "batas waktu" }, { "number", "nomor" }, { "wording", "uraian" },
  { "actors", "pelaksana" }, { "kind", "jenis" }, { "back_to", "jalan kembali" },
  { "requirements", "kelengkapan" }, { "time", "waktu" }, { "outputs", "output" },
  { "remark", "keterangan" }, { "links", "kaitan SOP" }, { "does", "bantuan program" },
  { "parallel", "tanda sejajar" }, { "repeats", "tanda berulang" }, { "note", "catatan sumber" },
};

/** monev_procedure_member_label: Returns: (transfer none): "waktu" for "time"; else @member. */
const char *
monev_procedure_member_label (const char *member)
{
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (strcmp (members[i].member, member) == 0)
      return members[i].label;
  return member;
}

static gboolean G_GNUC_PRINTF (3, 4)
refuse (GError **error, MonevError code, const char *format, ...)
{
  va_list args;
  g_autofree char *message = NULL;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, MONEV_ERROR, code, message);
  return FALSE;
}

static json_t *
list_of (const Edit *edit, const char *member)
{
  json_t *list = json_object_get (edit->json, member);

  if (list == NULL)
    {
      list = json_array ();
      json_object_set_new (edit->json, member, list);
    }
  return list;
}

static gboolean
put_member (json_t *object, const char *member, json_t *value)
{
  return value == NULL ? (json_object_del (object, member), TRUE)
                       : json_object_set (object, member, value) == 0;
}

/* Steps, actors and the format are no members to be set. */
static gboolean
set_header (Edit *edit, GError **error)
{
  const char *member = edit->operation->member;
  const char *slash = member != NULL ? strchr (member, '/') : NULL;
  g_autofree char *outer = slash != NULL ? g_strndup (member, (gsize) (slash - member)) : NULL;
  json_t *object = outer != NULL ? json_object_get (edit->json, outer) : edit->json;

  if (member == NULL || monev_procedure_member_label (member) == member
      || strcmp (member, "actors") == 0)
    return refuse (error, MONEV_ERROR_INVALID, "Isian kepala SOP \"%s\" tidak dikenal.",
                   member != NULL ? member : "");
  if (object == NULL)
    {
      object = json_object ();
      json_object_set_new (edit->json, outer, object);
    }
  put_member (object, slash != NULL ? slash + 1 : member, edit->operation->value);
  edit->label = g_strdup_printf ("Ubah %s", monev_procedure_member_label (member));
  return TRUE;
}

static int
find_step (const Edit *edit, GError **error)
{
  const char *id = edit->operation->id != NULL ? edit->operation->id : "";
  int index = monev_procedure_find_step (edit->self, id);

  if (index < 0)
    refuse (error, MONEV_ERROR_NOT_FOUND, "Langkah \"%s\" tidak ada dalam SOP ini.", id);
  return index;
}

/* The place wanted, as an index into a list of @n. */
static guint
place_in (const Edit *edit, guint n)
{
  guint to = edit->operation->to;

  return to == 0 || to > n ? n : to - 1;
}

static void
renumber (const Edit *edit)
{
  json_t *steps = list_of (edit, "steps");

  for (size_t i = 0; i < json_array_size (steps); i++)
    {
      g_autofree char *number = g_strdup_printf ("%zu", i + 1);
      json_object_set_new (json_array_get (steps, i), "number", json_string (number));
    }
  json_object_del (json_array_get (steps, 0), "parallel"); /* there is none before it */
}

/* "s12" behind "s11", also when s3 is gone: an id that was seen is not given again lightly. */
static char *
next_step_id (const MonevProcedure *self)
{
  guint64 last = self->n_steps;

  for (guint i = 0; i < self->n_steps; i++)
    if (self->steps[i].id[0] == 's')
      {
        guint64 number = 0;

        if (g_ascii_string_to_unsigned (self->steps[i].id + 1, 10, 1, G_MAXUINT32, &number, NULL))
          last = MAX (last, number);
      }
  return g_strdup_printf ("s%" G_GUINT64_FORMAT, last + 1);
}

static gboolean
insert_step (Edit *edit, GError **error)
{
  guint place = place_in (edit, edit->self->n_steps);
  g_autofree char *id = next_step_id (edit->self);
  json_t *step = json_pack ("{s:s, s:s, s:s, s:s}", "id", id, "number", "1", "wording", "",
                            "kind", "proses");

  if (edit->operation->value != NULL && json_object_update (step, edit->operation->value) != 0)
    {
      json_decref (step);
      return refuse (error, MONEV_ERROR_INVALID, "Isi langkah baru bukan objek.");
    }
  json_array_insert_new (list_of (edit, "steps"), place, step);
  renumber (edit);
  edit->label = g_strdup_printf ("Sisipkan langkah %u", place + 1);
  return TRUE;
}

/* A decision that led back to the step which goes leads to the one before that, or behind it. */
static gboolean
mend_ways_back (Edit *edit, guint gone, GError **error)
{
  const MonevProcedure *self = edit->self;

  for (guint i = gone + 1; i < self->n_steps; i++)
    {
      guint instead = gone > 0 ? gone - 1 : 1;

      if (strcmp (self->steps[i].back_to, self->steps[gone].id) != 0)
        continue;
      if (instead >= i)
        return refuse (error, MONEV_ERROR_STATE,
                       "Langkah %s tidak dapat dihapus: keputusan di langkah %s kembali ke sana. "
                       "Ubah dahulu jalan kembalinya.", self->steps[gone].number,
                       self->steps[i].number);
      json_object_set_new (json_array_get (list_of (edit, "steps"), i), "back_to",
                           json_string (self->steps[instead].id));
    }
  return TRUE;
}

static gboolean
remove_step (Edit *edit, GError **error)
{
  const MonevProcedure *self = edit->self;
  int index = find_step (edit, error);

  if (index < 0)
    return FALSE;
  for (guint i = 0; i < self->n_limits; i++)
    if (strcmp (self->limits[i].step, self->steps[index].id) == 0)
      return refuse (error, MONEV_ERROR_STATE,
                     "Langkah %s tidak dapat dihapus: batas waktu \"%s\" berlaku untuknya. "
                     "Pindahkan atau hapus dahulu batas itu.", self->steps[index].number,
                     self->limits[i].text);
  if (!mend_ways_back (edit, (guint) index, error))
    return FALSE;
  json_array_remove (list_of (edit, "steps"), (size_t) index);
  renumber (edit);
  edit->label = g_strdup_printf ("Hapus langkah %s", self->steps[index].number);
  return TRUE;
}

static void
move_in_list (json_t *list, guint from, guint to)
{
  json_t *entry = json_incref (json_array_get (list, from));

  json_array_remove (list, from);
  json_array_insert_new (list, to, entry);
}

static gboolean
move_step (Edit *edit, GError **error)
{
  int index = find_step (edit, error);
  guint place;

  if (index < 0)
    return FALSE;
  place = MIN (place_in (edit, edit->self->n_steps), edit->self->n_steps - 1);
  move_in_list (list_of (edit, "steps"), (guint) index, place);
  renumber (edit);
  edit->label = g_strdup_printf ("Pindahkan langkah %s ke %u", edit->self->steps[index].number,
                                 place + 1);
  return TRUE;
}

/* A decision gets a way back at once, a process loses it. */
static void
mend_kind (Edit *edit, guint index, json_t *step)
{
  const char *kind = json_string_value (json_object_get (step, "kind"));

  if (g_strcmp0 (kind, "proses") == 0)
    json_object_del (step, "back_to");
  else if (index > 0 && json_object_get (step, "back_to") == NULL)
    json_object_set_new (step, "back_to", json_string (edit->self->steps[index - 1].id));
}

static gboolean
set_step (Edit *edit, GError **error)
{
  const char *member = edit->operation->member;
  int index = find_step (edit, error);
  json_t *step;

  if (index < 0)
    return FALSE;
  if (member == NULL || strcmp (member, "id") == 0 || strcmp (member, "number") == 0)
    return refuse (error, MONEV_ERROR_INVALID, "Isian langkah \"%s\" tidak dapat diubah.",
                   member != NULL ? member : "");
  step = json_array_get (list_of (edit, "steps"), (size_t) index);
  put_member (step, member, edit->operation->value);
  if (strcmp (member, "kind") == 0)
    mend_kind (edit, (guint) index, step);
  edit->label = g_strdup_printf ("Ubah %s langkah %s", monev_procedure_member_label (member),
                                 edit->self->steps[index].number);
  return TRUE;
}

static int
find_actor (const Edit *edit, GError **error)
{
  const char *id = edit->operation->id != NULL ? edit->operation->id : "";
  int index = monev_procedure_find_actor (edit->self, id);

  if (index < 0)
    refuse (error, MONEV_ERROR_NOT_FOUND, "Pelaksana \"%s\" tidak ada dalam SOP ini.", id);
  return index;
}

static const char *
actor_title (const Edit *edit, GError **error)
{
  const char *title = json_string_value (edit->operation->value);

  if (title == NULL || *title == '\0')
    {
      refuse (error, MONEV_ERROR_INVALID, "Isi jabatan pelaksananya.");
      return NULL;
    }
  return title;
}

static char *
new_actor_id (const MonevProcedure *self, const char *title)
{
  g_autofree char *base = monev_fold_key (title);
  GString *id = NULL;

  g_strdelimit (base, " ", '-');
  g_strcanon (base, "abcdefghijklmnopqrstuvwxyz0123456789-", '-');
  if (strlen (base) > MONEV_PROCEDURE_MAX_ID - 4)
    base[MONEV_PROCEDURE_MAX_ID - 4] = '\0';
  id = g_string_new (*base != '\0' ? base : "pelaksana");
  for (guint n = 2; monev_procedure_find_actor (self, id->str) >= 0; n++)
    g_string_printf (id, "%s-%u", *base != '\0' ? base : "pelaksana", n);
  return g_string_free (id, FALSE);
}

static gboolean
add_actor (Edit *edit, GError **error)
{
  const char *title = actor_title (edit, error);
  g_autofree char *id = title != NULL ? new_actor_id (edit->self, title) : NULL;

  if (title == NULL)
    return FALSE;
  json_array_insert_new (list_of (edit, "actors"), place_in (edit, edit->self->n_actors),
                         json_pack ("{s:s, s:s}", "id", id, "title", title));
  edit->label = g_strdup_printf ("Tambahkan pelaksana %s", title);
  return TRUE;
}

static gboolean
rename_actor (Edit *edit, GError **error)
{
  int index = find_actor (edit, error);
  const char *title = index >= 0 ? actor_title (edit, error) : NULL;

  if (title == NULL)
    return FALSE;
  json_object_set (json_array_get (list_of (edit, "actors"), (size_t) index), "title",
                   edit->operation->value);
  edit->label = g_strdup_printf ("Ganti nama pelaksana %s menjadi %s",
                                 edit->self->actors[index].title, title);
  return TRUE;
}

static gboolean
move_actor (Edit *edit, GError **error)
{
  int index = find_actor (edit, error);
  guint place;

  if (index < 0)
    return FALSE;
  place = MIN (place_in (edit, edit->self->n_actors), edit->self->n_actors - 1);
  move_in_list (list_of (edit, "actors"), (guint) index, place);
  edit->label = g_strdup_printf ("Pindahkan pelaksana %s ke kolom %u",
                                 edit->self->actors[index].title, place + 1);
  return TRUE;
}

/* Numbers of the steps in which the actor stands, as "3, 5". */
static char *
steps_of_actor (const MonevProcedure *self, const char *id)
{
  GString *numbers = g_string_new (NULL);

  for (guint i = 0; i < self->n_steps; i++)
    for (guint a = 0; a < self->steps[i].n_actors; a++)
      if (strcmp (self->steps[i].actors[a].actor, id) == 0)
        g_string_append_printf (numbers, "%s%s", numbers->len > 0 ? ", " : "",
                                self->steps[i].number);
  return g_string_free (numbers, FALSE);
}

static gboolean
remove_actor (Edit *edit, GError **error)
{
  int index = find_actor (edit, error);
  g_autofree char *used = index >= 0 ? steps_of_actor (edit->self, edit->operation->id) : NULL;

  if (index < 0)
    return FALSE;
  if (*used != '\0')
    return refuse (error, MONEV_ERROR_STATE,
                   "Pelaksana %s tidak dapat dihapus: masih bekerja di langkah %s. "
                   "Ganti dahulu pelaksana langkah itu.", edit->self->actors[index].title, used);
  json_array_remove (list_of (edit, "actors"), (size_t) index);
  edit->label = g_strdup_printf ("Hapus pelaksana %s", edit->self->actors[index].title);
  return TRUE;
}

/* What a draft may lack until it becomes a version. */
static gboolean
is_incomplete (const char *code)
{
  static const char *const codes[] = { "title-missing", "wording-missing", "number-missing",
                                       "no-way-back", "steps-none", "actor-title", NULL };

  return g_strv_contains (codes, code);
}

static guint
count_broken (const MonevProcedure *self, char **first)
{
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  guint n = 0;

  monev_procedure_check_into (self, NULL, issues);
  for (guint i = 0; i < monev_issue_list_size (issues); i++)
    {
      const MonevIssue *issue = monev_issue_list_get (issues, i);

      if (is_incomplete (issue->code))
        continue;
      if (n++ == 0 && first != NULL)
        *first = g_strdup_printf ("%s %s", issue->message, issue->fix);
    }
  return n;
}

static gboolean
make (Edit *edit, MonevProcedure **made, GError **error)
{
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevProcedure) after = monev_procedure_read_shape (edit->json, NULL, issues);
  g_autofree char *first = NULL;

  if (!monev_procedure_refuse (issues, 0, error))
    return FALSE;
  if (count_broken (after, &first) > count_broken (edit->self, NULL))
    return refuse (error, MONEV_ERROR_STATE, "Tidak dapat dilakukan. %s", first);
  *made = g_steal_pointer (&after);
  return TRUE;
}

/**
 * monev_procedure_apply:
 * @label: (out) (optional) (transfer full): for MonevHistory: "Pindahkan langkah 3 ke 5"
 *
 * Steps are numbered anew where their order changes. A way back to a removed step is led to the
 * step before it; a decision gets a way back at once.
 *
 * Errors: INVALID (the value breaks a rule of its member), NOT_FOUND (no such step or actor),
 * STATE (something else would break: the message says what to change first).
 *
 * Returns: (transfer full): the new procedure; @self stays as it is.
 */
MonevProcedure *
monev_procedure_apply (const MonevProcedure *self, const MonevProcedureOperation *operation,
                       char **label, GError **error)
{
  static gboolean (*const acts[]) (Edit *edit, GError **error) = {
    [MONEV_PROCEDURE_SET] = set_header,
    [MONEV_PROCEDURE_STEP_INSERT] = insert_step,
    [MONEV_PROCEDURE_STEP_REMOVE] = remove_step,
    [MONEV_PROCEDURE_STEP_MOVE] = move_step,
    [MONEV_PROCEDURE_STEP_SET] = set_step,
    [MONEV_PROCEDURE_ACTOR_ADD] = add_actor,
    [MONEV_PROCEDURE_ACTOR_RENAME] = rename_actor,
    [MONEV_PROCEDURE_ACTOR_MOVE] = move_actor,
    [MONEV_PROCEDURE_ACTOR_REMOVE] = remove_actor,
  };
  Edit edit = { self, operation, NULL, NULL };
  MonevProcedure *made = NULL;

  g_return_val_if_fail (operation->kind < G_N_ELEMENTS (acts), NULL);

  edit.json = monev_procedure_to_json (self);
  if (acts[operation->kind] (&edit, error) && make (&edit, &made, error) && label != NULL)
    *label = g_steal_pointer (&edit.label);
  json_decref (edit.json);
  g_free (edit.label);
  return made;
}
