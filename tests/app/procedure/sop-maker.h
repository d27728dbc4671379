/* Invented procedures of any size for the tests and the bench of SOP AP, and rows to draw them on. */
#pragma once

#include "procedure/procedure.h"

#include <jansson.h>

/* What a made procedure looks like; equal shapes give equal procedures. */
typedef struct {
  guint       n_actors, n_steps;
  guint       several;   /* of a hundred steps, those of two or three actors */
  guint       decisions; /* of a hundred steps */
  guint       reach;     /* how far back "tidak" leads at most */
  guint32     seed;
  guint       long_step; /* number of a step with a wording of 3,000 characters; 0: none */
  const char *code;      /* (nullable) */
} SopShape;

static inline json_t *
sop_make_actors (const SopShape *shape, GRand *rand)
{
  json_t *list = json_array ();
  guint n = 1, at = (guint) g_rand_int_range (rand, 0, (gint32) shape->n_actors);

  if (shape->n_actors > 2 && (guint) g_rand_int_range (rand, 0, 100) < shape->several)
    n = (guint) g_rand_int_range (rand, 2, 4);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("a%u", (at + i * 2) % shape->n_actors);
      gboolean there = FALSE;

      for (size_t k = 0; k < json_array_size (list); k++)
        there = there || g_str_equal (id, json_string_value (json_object_get (
                           json_array_get (list, k), "actor")));
      if (!there)
        json_array_append_new (list, json_pack ("{s:s, s:s}", "actor", id, "standing", "stated"));
    }
  return list;
}

static inline char *
sop_make_wording (const SopShape *shape, guint number)
{
  GString *text = g_string_new (NULL);

  if (number != shape->long_step)
    return g_strdup_printf ("Menyusun dan memeriksa bahan langkah ke-%u", number);
  while (text->len < 3000)
    g_string_append (text, "Menyusun bahan yang tidak muat pada satu halaman. ");
  g_string_truncate (text, 3000);
  text->str[2999] = '.';
  return g_string_free (text, FALSE);
}

static inline json_t *
sop_make_step (const SopShape *shape, guint index, GRand *rand)
{
  g_autofree char *id = g_strdup_printf ("s%u", index + 1);
  g_autofree char *wording = sop_make_wording (shape, index + 1);
  gboolean decision = index > 0 && (guint) g_rand_int_range (rand, 0, 100) < shape->decisions;
  json_t *step = json_pack (
    "{s:s, s:s, s:s, s:o, s:s, s:[s], s:{s:s, s:i, s:i}, s:[s]}", "id", id, "number", id + 1,
    "wording", wording, "actors", sop_make_actors (shape, rand), "kind",
    decision ? "keputusan" : "proses", "requirements", "Bahan", "time", "unit", "menit", "min", 60,
    "max", 60, "outputs", "Hasil");

  if (decision)
    {
      guint back = (guint) g_rand_int_range (rand, 1, (gint32) MIN (shape->reach, index) + 1);
      g_autofree char *to = g_strdup_printf ("s%u", index + 1 - back);

      json_object_set_new (step, "back_to", json_string (to));
      json_object_set_new (json_array_get (json_object_get (step, "actors"), 0), "decides",
                           json_true ());
    }
  return step;
}

static inline MonevProcedure *
sop_make (const SopShape *shape)
{
  static const char *const titles[]
    = { "Fungsional Tertentu", "Fungsional Umum", "Sub Koordinator", "Kepala Bidang",
        "Sekretaris Badan", "Kepala Badan", "Sekretaris Daerah", "Asisten Pemerintahan", "Bupati",
        "Perangkat Daerah Teknis", "Bagian Hukum", "Kecamatan" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (shape->seed);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (GError) error = NULL;
  json_auto_t *json
    = json_pack ("{s:i, s:s, s:s, s:{s:s, s:s}, s:[], s:[]}", "format", 1, "code",
                 shape->code != NULL ? shape->code : "uji-sop", "title", "Prosedur Uji", "origin",
                 "seed", "uji", "office", "Kantor Uji", "actors", "steps");
  MonevProcedure *procedure;

  for (guint i = 0; i < shape->n_actors; i++)
    {
      g_autofree char *id = g_strdup_printf ("a%u", i);
      g_autofree char *title
        = g_strdup_printf (i < G_N_ELEMENTS (titles) ? "%s" : "%s %u",
                           titles[i % G_N_ELEMENTS (titles)], i + 1);

      json_array_append_new (json_object_get (json, "actors"),
                             json_pack ("{s:s, s:s}", "id", id, "title", title));
    }
  for (guint i = 0; i < shape->n_steps; i++)
    json_array_append_new (json_object_get (json, "steps"), sop_make_step (shape, i, rand));
  procedure = monev_procedure_from_json (json, "uji.json", issues, &error);
  g_assert_no_error (error);
  return procedure;
}
