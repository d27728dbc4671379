#include "procedure/procedure-private.h"

#include <string.h>

#include "base/fold.h"
#include "base/json.h"
#include "db-error.h"

#define MAX_ID MONEV_PROCEDURE_MAX_ID
#define MAX_TITLE MONEV_PROCEDURE_MAX_TITLE

const MonevProcedureTextField monev_procedure_texts[MONEV_PROCEDURE_N_TEXTS] = {
  [MONEV_PROCEDURE_CODE] = { "", "code", MAX_ID },
  [MONEV_PROCEDURE_TITLE] = { "", "title", MAX_TITLE },
  [MONEV_PROCEDURE_SHORT_TITLE] = { "", "short_title", MONEV_PROCEDURE_MAX_SHORT },
  [MONEV_PROCEDURE_SEED] = { "origin", "seed", MAX_ID },
  [MONEV_PROCEDURE_OFFICE] = { "origin", "office", MAX_TITLE },
  [MONEV_PROCEDURE_SECTION] = { "origin", "section", MAX_TITLE },
  [MONEV_PROCEDURE_UNIT] = { "identity", "unit", MAX_TITLE },
  [MONEV_PROCEDURE_NUMBER] = { "identity", "number", MAX_TITLE },
  [MONEV_PROCEDURE_MADE] = { "identity", "made", MAX_TITLE },
  [MONEV_PROCEDURE_REVISED] = { "identity", "revised", MAX_TITLE },
  [MONEV_PROCEDURE_EFFECTIVE] = { "identity", "effective", MAX_TITLE },
  [MONEV_PROCEDURE_APPROVED_BY] = { "identity", "approved_by", MAX_TITLE },
};

static const struct {
  const char *name;
  const char *title;
} boxes[MONEV_N_BOXES] = {
  [MONEV_BOX_LEGAL_BASIS] = { "legal_basis", "Dasar hukum" },
  [MONEV_BOX_QUALIFICATION] = { "qualification", "Kualifikasi pelaksana" },
  [MONEV_BOX_EQUIPMENT] = { "equipment", "Peralatan/perlengkapan" },
  [MONEV_BOX_WARNINGS] = { "warnings", "Peringatan" },
  [MONEV_BOX_RECORDS] = { "records", "Pencatatan dan pendataan" },
};

static const char *const no_texts[] = { NULL };

/* An empty procedure, to be filled before anybody else sees it. */
MonevProcedure *
monev_procedure_new (void)
{
  MonevProcedure *self = g_new0 (MonevProcedure, 1);

  g_atomic_ref_count_init (&self->refs);
  self->texts = g_string_chunk_new (4096);
  self->blocks = g_ptr_array_new_with_free_func (g_free);
  self->places = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < MONEV_PROCEDURE_N_TEXTS; i++)
    self->header[i] = "";
  for (guint i = 0; i < MONEV_N_BOXES; i++)
    self->boxes[i] = no_texts;
  return self;
}

/** monev_procedure_keep: Returns: (transfer none): a copy of @text that lives as long as @self. */
const char *
monev_procedure_keep (MonevProcedure *self, const char *text)
{
  return g_string_chunk_insert_const (self->texts, text);
}

/** monev_procedure_keep_block: Returns: (transfer none): a copy of @size bytes that lives as long
 * as @self. */
gpointer
monev_procedure_keep_block (MonevProcedure *self, gsize size)
{
  gpointer block = g_malloc0 (size);

  g_ptr_array_add (self->blocks, block);
  return block;
}

/** monev_procedure_ref: Returns: (transfer full): @self. */
MonevProcedure *
monev_procedure_ref (MonevProcedure *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/** monev_procedure_unref: drops one reference; steps and texts live as long as the procedure. */
void
monev_procedure_unref (MonevProcedure *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_hash_table_unref (self->places);
  g_ptr_array_unref (self->blocks);
  g_string_chunk_free (self->texts);
  g_free (self);
}

/** monev_procedure_equal: Returns: whether both say the same in each member. */
gboolean
monev_procedure_equal (const MonevProcedure *a, const MonevProcedure *b)
{
  json_auto_t *x = monev_procedure_to_json (a);
  json_auto_t *y = monev_procedure_to_json (b);

  return json_equal (x, y) != 0;
}

/** monev_procedure_text: Returns: (transfer none): a text of the header, "" for none. */
const char *
monev_procedure_text (const MonevProcedure *self, MonevProcedureText which)
{
  g_return_val_if_fail (which < MONEV_PROCEDURE_N_TEXTS, "");
  return self->header[which];
}

/** monev_procedure_code: Returns: (transfer none): the code it is known by, "ketapang-b". */
const char *
monev_procedure_code (const MonevProcedure *self)
{
  return self->header[MONEV_PROCEDURE_CODE];
}

/** monev_procedure_title: Returns: (transfer none): the title as it is printed. */
const char *
monev_procedure_title (const MonevProcedure *self)
{
  return self->header[MONEV_PROCEDURE_TITLE];
}

/** monev_procedure_list_title: Returns: (transfer none): the short title, else the whole one. */
const char *
monev_procedure_list_title (const MonevProcedure *self)
{
  const char *brief = self->header[MONEV_PROCEDURE_SHORT_TITLE];

  return *brief != '\0' ? brief : monev_procedure_title (self);
}

/** monev_procedure_box: Returns: (transfer none): the lines of a header box, ends with NULL. */
const char *const *
monev_procedure_box (const MonevProcedure *self, MonevProcedureBox which)
{
  g_return_val_if_fail (which < MONEV_N_BOXES, no_texts);
  return self->boxes[which];
}

/** monev_procedure_linked: Returns: (transfer none) (array length=n): the box "Keterkaitan". */
const MonevProcedureLink *
monev_procedure_linked (const MonevProcedure *self, guint *n)
{
  *n = self->n_links;
  return self->links;
}

/** monev_procedure_n_actors: Returns: how many columns of actors there are. */
guint
monev_procedure_n_actors (const MonevProcedure *self)
{
  return self->n_actors;
}

/** monev_procedure_actor: Returns: (transfer none): the column at @index, from the left. */
const MonevProcedureActor *
monev_procedure_actor (const MonevProcedure *self, guint index)
{
  g_return_val_if_fail (index < self->n_actors, NULL);
  return &self->actors[index];
}

/** monev_procedure_find_actor: Returns: the column of the actor @id, or -1. */
int
monev_procedure_find_actor (const MonevProcedure *self, const char *id)
{
  for (guint i = 0; i < self->n_actors; i++)
    if (strcmp (self->actors[i].id, id) == 0)
      return (int) i;
  return -1;
}

/** monev_procedure_n_steps: Returns: how many steps there are. */
guint
monev_procedure_n_steps (const MonevProcedure *self)
{
  return self->n_steps;
}

/** monev_procedure_step: Returns: (transfer none): the step at @index, counted from 0. */
const MonevProcedureStep *
monev_procedure_step (const MonevProcedure *self, guint index)
{
  g_return_val_if_fail (index < self->n_steps, NULL);
  return &self->steps[index];
}

/** monev_procedure_find_step: Returns: the index of the step with @id, or -1. */
int
monev_procedure_find_step (const MonevProcedure *self, const char *id)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (self->places, id)) - 1;
}

/** monev_procedure_limits: Returns: (transfer none) (array length=n): the limits in days. */
const MonevProcedureLimit *
monev_procedure_limits (const MonevProcedure *self, guint *n)
{
  *n = self->n_limits;
  return self->limits;
}

/** monev_procedure_brief: @max: characters. Returns: (transfer full): @title, or its first words that
 * fit; a single word that is longer is cut. */
char *
monev_procedure_brief (const char *title, guint max)
{
  g_autofree char *cut = NULL;
  gsize length;

  if (g_utf8_strlen (title, -1) <= (glong) max)
    return g_strdup (title);
  cut = g_utf8_substring (title, 0, max);
  length = strlen (cut);
  /* The character behind decides whether the last word is whole. */
  while (length > 0 && title[length] != ' ')
    length--;
  while (length > 0 && strchr (" ,;:-(", cut[length - 1]) != NULL)
    length--;
  return length > 0 ? g_strndup (cut, length) : g_steal_pointer (&cut);
}

/** monev_procedure_step_limits: Returns: (transfer full): the limits of @step in words, one a line; ""
 * where it has none. */
char *
monev_procedure_step_limits (const MonevProcedure *self, const MonevProcedureStep *step)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->n_limits; i++)
    if (strcmp (self->limits[i].step, step->id) == 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", self->limits[i].text);
  return g_string_free (text, FALSE);
}

/** monev_procedure_search_key: Returns: (transfer full): code, titles, office and unit, folded. */
char *
monev_procedure_search_key (const MonevProcedure *self)
{
  static const MonevProcedureText searched[] = {
    MONEV_PROCEDURE_TITLE, MONEV_PROCEDURE_SHORT_TITLE, MONEV_PROCEDURE_CODE,
    MONEV_PROCEDURE_OFFICE, MONEV_PROCEDURE_UNIT,
  };
  GString *key = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (searched); i++)
    {
      if (key->len > 0 && *self->header[searched[i]] != '\0')
        g_string_append_c (key, ' ');
      monev_fold_append (key, self->header[searched[i]]);
    }
  return g_string_free (key, FALSE);
}

/** monev_step_kind_name: Returns: (transfer none): "proses" or "keputusan", as in the file. */
const char *
monev_step_kind_name (MonevStepKind kind)
{
  return kind == MONEV_STEP_DECISION ? "keputusan" : "proses";
}

/** monev_does_kind_name: Returns: (transfer none): as in the file, "alur-paraf". */
const char *
monev_does_kind_name (MonevDoesKind kind)
{
  static const char *const names[MONEV_N_DOES]
    = { "naskah", "form", "instrumen", "rapat", "alur-paraf", "kunjungan", "berkas" };

  g_return_val_if_fail (kind < MONEV_N_DOES, "");
  return names[kind];
}

/**
 * monev_does_whats:
 *
 * Returns: (transfer none) (nullable): the keys that @kind may name, ends with NULL; %NULL where
 *   it may name nothing.
 */
const char *const *
monev_does_whats (MonevDoesKind kind)
{
  static const char *const naskah[] = {
    "sk-tim", "undangan", "nota-dinas", "surat-tugas", "surat-permintaan-data", "surat-pengantar",
    "telaahan-staf", "spd", "laporan-perjalanan-dinas", "lembar-disposisi", "notulen",
    "daftar-hadir", "berita-acara", "rumusan-kesepakatan", "laporan-monev", "laporan-rd",
    "laporan-rakor", "konsep-publikasi", NULL
  };
  static const char *const chains[] = {
    "laporan", "form-data", "data-terverifikasi", "instrumen", "sk-tim", "publikasi", NULL
  };

  return kind == MONEV_DOES_NASKAH ? naskah : kind == MONEV_DOES_CHAIN ? chains : NULL;
}

/** monev_procedure_box_name: Returns: (transfer none): the member of the file, "legal_basis". */
const char *
monev_procedure_box_name (MonevProcedureBox box)
{
  g_return_val_if_fail (box < MONEV_N_BOXES, "");
  return boxes[box].name;
}

/** monev_procedure_box_title: Returns: (transfer none): as printed on the SOP, "Dasar hukum". */
const char *
monev_procedure_box_title (MonevProcedureBox box)
{
  g_return_val_if_fail (box < MONEV_N_BOXES, "");
  return boxes[box].title;
}
