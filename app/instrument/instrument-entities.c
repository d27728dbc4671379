#include "instrument-private.h"

#include <string.h>

#include "expression/token.h"

/* The sheet of entities: kept as it stands and left to the phones, but checked, for a fault in it
 * makes the whole form unusable there. Source: ODK entities specification. */

typedef struct
{
  const char *list, *label, *create_if, *update_if, *entity_id;
  guint row;
} Entity;

typedef struct
{
  MonevReader *reader;
  MonevSheetMap map; /* places only; the columns are found by their names */
  GArray *entities;  /* Entity */
} EntityReader;

static int
column_named (const EntityReader *self, const char *name)
{
  for (guint i = 0; i < self->map.n_columns; i++)
    {
      g_autofree char *header = g_ascii_strdown (
          monev_xlsform_get (self->reader->form, (guint)self->map.sheet, 0, i, NULL), -1);

      g_strdelimit (g_strstrip (header), " ", '_');
      if (strcmp (header, name) == 0
          || (strcmp (header, "dataset") == 0 && strcmp (name, "list_name") == 0))
        return (int)i;
    }
  return MONEV_INSTRUMENT_NONE;
}

static const char *
cell (const EntityReader *self, guint row, const char *name)
{
  int column = column_named (self, name);

  return column < 0 ? ""
                    : monev_reader_clean (self->reader,
                                          monev_xlsform_get (self->reader->form,
                                                             (guint)self->map.sheet, row,
                                                             (guint)column, NULL),
                                          FALSE);
}

static void
tell (const EntityReader *self, const Entity *entity, const char *column, const char *code,
      const char *fix, const char *message)
{
  MonevSpot spot = { &self->map, (int)entity->row, column_named (self, column), entity->list };

  monev_reader_tell (self->reader, spot, MONEV_FAULT, code, fix, "%s", message);
}

static void
check_list_name (const EntityReader *self, const Entity *entity)
{
  if (*entity->list == '\0')
    tell (self, entity, "list_name", "entity-name", "Isi nama daftarnya.",
          "Daftar entitas belum mempunyai nama.");
  else if (!monev_name_is_valid (entity->list) || g_str_has_prefix (entity->list, "__")
           || strchr (entity->list, '.') != NULL)
    tell (self, entity, "list_name", "entity-name",
          "Pakai huruf, angka, dan garis bawah; awali dengan huruf.",
          "Nama daftar entitas tidak dapat dipakai.");
  for (guint i = 0; *entity->list != '\0' && i < self->entities->len; i++)
    if (strcmp (g_array_index (self->entities, Entity, i).list, entity->list) == 0)
      tell (self, entity, "list_name", "entity-double", "Satukan atau ganti namanya.",
            "Nama daftar entitas ini sudah dipakai.");
}

/* What is created needs a label, what is updated an id; both need a condition to tell them apart. */
static void
check_acts (const EntityReader *self, const Entity *entity)
{
  gboolean updates = *entity->entity_id != '\0';

  if (*entity->label == '\0' && !updates)
    tell (self, entity, "label", "entity-label", "Isi kolom label.",
          "Entitas yang dibuat memerlukan label.");
  if (*entity->create_if != '\0' && updates && *entity->update_if == '\0')
    tell (self, entity, "update_if", "entity-update", "Isi kolom update_if.",
          "Entitas yang dibuat atau diperbarui memerlukan syarat pembaruan.");
  if (*entity->update_if != '\0' && !updates)
    tell (self, entity, "entity_id", "entity-id", "Isi kolom entity_id.",
          "Entitas yang diperbarui memerlukan entity_id.");
}

/* A column that is not known makes a phone refuse the whole form. */
static void
check_headers (const EntityReader *self)
{
  static const char *const known[] = { "dataset",   "list_name", "entity_id", "create_if",
                                       "update_if", "repeat",    "label",     NULL };

  for (guint i = 0; i < self->map.n_columns; i++)
    {
      const char *header
          = monev_xlsform_get (self->reader->form, (guint)self->map.sheet, 0, i, NULL);
      g_autofree char *name = g_strdelimit (g_strstrip (g_ascii_strdown (header, -1)), " ", '_');

      if (*name != '\0' && strchr (name, ':') == NULL && !g_strv_contains (known, name))
        monev_reader_tell (self->reader, (MonevSpot){ &self->map, 0, (int)i, NULL }, MONEV_FAULT,
                           "entity-column", "Hapus kolom itu, atau periksa ejaannya.",
                           "Kolom “%s” tidak dikenal di lembar entities.", header);
    }
}

static void
read_entity (EntityReader *self, guint row)
{
  Entity entity = { .row = row };

  entity.list = cell (self, row, "list_name");
  entity.label = cell (self, row, "label");
  entity.create_if = cell (self, row, "create_if");
  entity.update_if = cell (self, row, "update_if");
  entity.entity_id = cell (self, row, "entity_id");
  check_list_name (self, &entity);
  check_acts (self, &entity);
  g_array_append_val (self->entities, entity);
}

static gboolean
knows_list (const EntityReader *self, const char *name)
{
  for (guint i = 0; i < self->entities->len; i++)
    if (strcmp (g_array_index (self->entities, Entity, i).list, name) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_property (const char *name)
{
  return monev_name_is_valid (name) && !g_str_has_prefix (name, "__")
         && strchr (name, '.') == NULL && g_ascii_strcasecmp (name, "name") != 0
         && g_ascii_strcasecmp (name, "label") != 0;
}

/* What is wrong with "list#property"; NULL for nothing. */
static const char *
fault_of_target (const EntityReader *self, const MonevQuestion *question, const char *target,
                 const char **fix)
{
  const char *mark = strchr (target, '#');
  g_autofree char *list = mark == NULL ? NULL : g_strndup (target, (gsize)(mark - target));

  *fix = "Tambahkan lembar entities beserta daftarnya.";
  if (self->entities->len == 0)
    return "Kolom save_to terisi, tetapi tidak ada daftar entitas.";
  *fix = "Pindahkan ke pertanyaan di dalamnya.";
  if (question->type->role == MONEV_QUESTION_BEGIN_GROUP
      || question->type->role == MONEV_QUESTION_BEGIN_REPEAT)
    return "Kelompok atau ulangan tidak dapat disimpan sebagai sifat entitas.";
  *fix = "Tulis nama_daftar#nama_sifat.";
  if (self->entities->len > 1 && mark == NULL)
    return "Ada lebih dari satu daftar entitas, jadi nama daftarnya harus ditulis.";
  if (list != NULL && !knows_list (self, list))
    return "Daftar entitas yang disebut tidak ada.";
  *fix = "Pakai huruf, angka, dan garis bawah; bukan “name” atau “label”.";
  return is_property (mark == NULL ? target : mark + 1) ? NULL
                                                        : "Nama sifat entitas tidak dapat dipakai.";
}

static void
check_target (EntityReader *self, const MonevQuestion *question, GHashTable *seen)
{
  const MonevSheetMap *survey = &self->reader->self->survey;
  const char *target
      = monev_reader_cell (self->reader, survey, question->row, MONEV_COLUMN_SAVE_TO);
  MonevSpot spot = monev_spot (survey, question->row, MONEV_COLUMN_SAVE_TO, question->name);
  const char *fix = NULL;
  const char *fault;

  if (*target == '\0')
    return;
  fault = fault_of_target (self, question, target, &fix);
  if (fault == NULL && !g_hash_table_add (seen, (gpointer)target))
    {
      fault = "Sifat entitas ini sudah diisi pertanyaan lain.";
      fix = "Hapus salah satunya.";
    }
  if (fault != NULL)
    monev_reader_tell (self->reader, spot, MONEV_FAULT, "entity-target", fix, "%s", fault);
}

/** monev_check_entities: tells what is wrong with the entities and with what is saved to them. */
void
monev_check_entities (MonevReader *self)
{
  EntityReader entities = { .reader = self,
                            .map = { .sheet = monev_xlsform_find_sheet (self->form, "entities") },
                            .entities = g_array_new (FALSE, FALSE, sizeof (Entity)) };
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  if (entities.map.sheet >= 0)
    monev_measure_sheet (self, &entities.map);
  check_headers (&entities);
  for (guint row = 1; row < entities.map.n_rows; row++)
    if (!monev_reader_blank (self, &entities.map, row))
      read_entity (&entities, row);
  for (guint i = 0; i < self->self->questions->len; i++)
    check_target (&entities, &g_array_index (self->self->questions, MonevQuestion, i), seen);
  g_array_unref (entities.entities);
}
