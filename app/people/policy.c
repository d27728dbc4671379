#include "people/policy.h"

#include <string.h>

#define PLANNERS (MONEV_ROLE_SUBKOOR | MONEV_ROLE_PERENCANA | MONEV_ROLE_STAF)
#define LEADERS (MONEV_ROLE_KEPALA | MONEV_ROLE_SEKRETARIS | MONEV_ROLE_KABID)

typedef struct {
  const char *name;
  const char *sentence; /* completes "Anda tidak berwenang …" */
  guint       roles;
} Rule;

static const Rule rules[MONEV_N_ACTS] = {
  [MONEV_ACT_OFFICE_EDIT] = { "office.edit", "mengubah profil instansi", MONEV_ROLE_ADMIN },
  [MONEV_ACT_PEOPLE_EDIT] = { "people.edit", "mengubah pegawai dan jabatan", MONEV_ROLE_ADMIN },
  [MONEV_ACT_AGENCY_EDIT] = { "agency.edit", "mengubah daftar perangkat daerah",
                              MONEV_ROLE_ADMIN | PLANNERS },
  [MONEV_ACT_PROGRAMME_EDIT] = { "programme.edit", "mengubah program dan pagu",
                                 MONEV_ROLE_ADMIN | PLANNERS },
  [MONEV_ACT_INVENTORY_EDIT] = { "inventory.edit", "mengubah inventarisasi data",
                                 MONEV_ROLE_ADMIN | MONEV_ROLE_KABID | PLANNERS },
  [MONEV_ACT_CALENDAR_EDIT] = { "calendar.edit", "mengubah kalender kerja",
                                MONEV_ROLE_ADMIN | MONEV_ROLE_SUBKOOR | MONEV_ROLE_STAF },
  [MONEV_ACT_PROCEDURE_EDIT] = { "procedure.edit", "mengubah SOP kantor",
                                 MONEV_ROLE_ADMIN | MONEV_ROLE_KABID | MONEV_ROLE_SUBKOOR
                                   | MONEV_ROLE_PERENCANA },
  [MONEV_ACT_PIN_RESET] = { "pin.reset", "menyetel ulang PIN pegawai", MONEV_ROLE_ADMIN },
  [MONEV_ACT_PIN_CHANGE] = { "pin.change", "mengganti PIN", MONEV_ROLE_ANYONE },
  [MONEV_ACT_BACKUP_MAKE] = { "backup.make", "membuat cadangan", MONEV_ROLE_ANYONE },
  [MONEV_ACT_BACKUP_RESTORE] = { "backup.restore", "memulihkan cadangan", MONEV_ROLE_ADMIN },
  [MONEV_ACT_AUDIT_VERIFY] = { "audit.verify", "memeriksa catatan jejak", MONEV_ROLE_ANYONE },
  [MONEV_ACT_RECOVERY_PRINT] = { "recovery.print", "mengambil lembar pemulihan", MONEV_ROLE_ADMIN },
  [MONEV_ACT_CLOCK_CONFIRM] = { "clock.confirm", "memastikan jam komputer", MONEV_ROLE_ADMIN },
  [MONEV_ACT_ACTIVITY_START] = { "activity.start", "memulai dan mengatur agenda kerja",
                                 LEADERS | MONEV_ROLE_SUBKOOR | MONEV_ROLE_PERENCANA },
  [MONEV_ACT_ACTIVITY_WORK] = { "activity.work", "mengerjakan langkah agenda kerja",
                                LEADERS | PLANNERS },
  [MONEV_ACT_INSTRUMENT_EDIT] = { "instrument.edit", "menyusun instrumen",
                                  MONEV_ROLE_KABID | PLANNERS },
  [MONEV_ACT_INSTRUMENT_ISSUE] = { "instrument.issue", "menerbitkan instrumen",
                                   MONEV_ROLE_KABID | MONEV_ROLE_SUBKOOR },
  [MONEV_ACT_RESPONSE_ENTER] = { "response.enter", "memasukkan jawaban instrumen",
                                 MONEV_ROLE_KABID | PLANNERS },
  [MONEV_ACT_RESPONSE_REVIEW] = { "response.review", "memeriksa jawaban instrumen",
                                  MONEV_ROLE_KABID | MONEV_ROLE_SUBKOOR | MONEV_ROLE_PERENCANA },
  [MONEV_ACT_DATA_FORM_EDIT] = { "dataform.edit", "menyusun formulir data",
                                 MONEV_ROLE_KABID | PLANNERS },
  [MONEV_ACT_DATA_FORM_ISSUE] = { "dataform.issue", "menerbitkan formulir data",
                                  MONEV_ROLE_KABID | MONEV_ROLE_SUBKOOR },
  [MONEV_ACT_DATA_REQUEST] = { "data.request", "mengirim permintaan data",
                               MONEV_ROLE_KABID | PLANNERS },
  [MONEV_ACT_DATA_RECEIVE] = { "data.receive", "menerima data OPD", MONEV_ROLE_KABID | PLANNERS },
  [MONEV_ACT_DATA_VERIFY] = { "data.verify", "memverifikasi data OPD",
                              MONEV_ROLE_KABID | MONEV_ROLE_SUBKOOR | MONEV_ROLE_PERENCANA },
  [MONEV_ACT_DATA_CLOSE] = { "data.close", "menutup himpunan data",
                             MONEV_ROLE_KABID | MONEV_ROLE_SUBKOOR },
};

static const struct {
  MonevRole   role;
  const char *label;
} labels[] = {
  { MONEV_ROLE_ADMIN, "admin" },           { MONEV_ROLE_KEPALA, "Kepala Badan" },
  { MONEV_ROLE_SEKRETARIS, "Sekretaris" }, { MONEV_ROLE_KABID, "Kepala Bidang" },
  { MONEV_ROLE_SUBKOOR, "Sub Koordinator" }, { MONEV_ROLE_PERENCANA, "Fungsional Tertentu" },
  { MONEV_ROLE_STAF, "Fungsional Umum" },  { MONEV_ROLE_PIMPINAN, "pimpinan daerah" },
};

/** monev_act_name: Returns: (transfer none): the name of @act in the log, such as "people.edit". */
const char *
monev_act_name (MonevAct act)
{
  return rules[act].name;
}

/** monev_act_sentence: Returns: (transfer none): what @act is, as "mengubah kalender kerja". */
const char *
monev_act_sentence (MonevAct act)
{
  return rules[act].sentence;
}

/** monev_policy_allows: Returns: whether somebody with @roles may do @act. */
gboolean
monev_policy_allows (guint roles, MonevAct act)
{
  return (rules[act].roles & roles) != 0;
}

/** monev_policy_who: Returns: (transfer full): who may, as "admin atau Sub Koordinator". */
char *
monev_policy_who (MonevAct act)
{
  GString *who = g_string_new (NULL);

  if (rules[act].roles & MONEV_ROLE_ANYONE)
    return g_string_free (g_string_append (who, "setiap pegawai yang masuk"), FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (rules[act].roles & labels[i].role)
      g_string_append_printf (who, "%s%s", who->len > 0 ? ", " : "", labels[i].label);
  return g_string_free (who, FALSE);
}

/**
 * monev_policy_check:
 *
 * Errors: DENIED, with a sentence that says who may; AUTH when nobody is logged in.
 */
gboolean
monev_policy_check (const MonevActor *actor, MonevAct act, GError **error)
{
  g_autofree char *who = monev_policy_who (act);

  if (actor != NULL && *actor->official_id != '\0' && monev_policy_allows (actor->roles, act))
    return TRUE;
  if (actor == NULL || *actor->official_id == '\0')
    g_set_error (error, MONEV_ERROR, MONEV_ERROR_AUTH,
                 "Belum ada yang masuk. Masuk lebih dulu untuk %s.", rules[act].sentence);
  else
    g_set_error (error, MONEV_ERROR, MONEV_ERROR_DENIED,
                 "%s tidak berwenang %s. Yang berwenang: %s.", actor->name, rules[act].sentence,
                 who);
  return FALSE;
}

/** monev_role_of_position_kind: Returns: the role that a position of this kind brings. */
MonevRole
monev_role_of_position_kind (const char *kind)
{
  static const struct { const char *kind; MonevRole role; } table[] = {
    { "kepala", MONEV_ROLE_KEPALA },         { "sekretaris", MONEV_ROLE_SEKRETARIS },
    { "kabid", MONEV_ROLE_KABID },           { "subkoor", MONEV_ROLE_SUBKOOR },
    { "perencana", MONEV_ROLE_PERENCANA },   { "staf", MONEV_ROLE_STAF },
    { "bupati", MONEV_ROLE_PIMPINAN },       { "wakil_bupati", MONEV_ROLE_PIMPINAN },
    { "sekda", MONEV_ROLE_PIMPINAN },        { "asisten", MONEV_ROLE_PIMPINAN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (strcmp (table[i].kind, kind) == 0)
      return table[i].role;
  return MONEV_ROLE_LAIN;
}

/** monev_actor_copy: Returns: (transfer full): a copy. */
MonevActor *
monev_actor_copy (const MonevActor *self)
{
  MonevActor *copy = g_new0 (MonevActor, 1);

  *copy = (MonevActor) { g_strdup (self->official_id), g_strdup (self->name),
                         g_strdup (self->position), self->roles };
  return copy;
}

/** monev_actor_free: frees an actor. */
void
monev_actor_free (MonevActor *self)
{
  if (self == NULL)
    return;
  g_free (self->official_id);
  g_free (self->name);
  g_free (self->position);
  g_free (self);
}
