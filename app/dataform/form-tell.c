/* What is wrong with a form, in the words of the window: no names of JSON, the place by its titles. */
#include "form-draft.h"

#include <stdio.h>
#include <string.h>

/* Members as the window names them. */
static const struct {
  const char *member, *words;
} members[] = {
  { "code", "Kode" },           { "title", "Judul" },          { "key", "Kunci" },
  { "label", "Judul" },         { "unit", "Satuan" },          { "definition", "Definisi" },
  { "source", "Sumber" },       { "group", "Kelompok" },       { "owners", "Wali data" },
  { "hint", "Petunjuk" },       { "kind", "Jenis" },           { "decimals", "Angka desimal" },
  { "min", "Paling kecil" },    { "max", "Paling besar" },     { "choices", "Pilihan" },
  { "formula", "Rumus" },       { "spread", "Dirinci menurut" }, { "years", "Tahun" },
  { "total", "Jumlah" },        { "weight", "Penimbang" },     { "width", "Lebar" },
  { "expression", "Syarat" },   { "message", "Pesan" },        { "note", "Catatan" },
  { "open", "Baris kosong" },   { "columns", "Kolom" },        { "items", "Baris" },
  { "sheets", "Lembar" },       { "level", "Tingkat" },        { "period", "Periode" },
};

/* What to do, where the file says it in terms of JSON. */
static const struct {
  const char *code, *fix;
} fixes[] = {
  { "no-choices", "Isi pilihannya, satu pada setiap baris." },
  { "no-years", "Isi tahunnya, misalnya 2024, 2025." },
  { "formula", "Isi rumus, dan hanya pada kolom berjenis rumus." },
  { "weight", "Pilih kolom lain di lembar ini sebagai penimbang." },
  { "empty", "Tambahkan paling sedikit satu." },
  { "bad-bound", "Tulis angka seperti 12.5, atau tanggal seperti 2026-03-05." },
};

static const char *
words_of (const char *member)
{
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (strcmp (members[i].member, member) == 0)
      return members[i].words;
  return member;
}

static const char *
fix_of (const MonevIssue *issue)
{
  for (guint i = 0; i < G_N_ELEMENTS (fixes); i++)
    if (strcmp (fixes[i].code, issue->code) == 0)
      return fixes[i].fix;
  return issue->fix;
}

/**
 * monev_form_draft_find:
 * @path: "sheets[0].columns[2].label", as issues bear it
 * @place: (out): what it is about: the column
 *
 * Returns: whether it is there
 */
gboolean
monev_form_draft_find (const MonevFormDraft *self, const char *path, MonevDraftPlace *place)
{
  MonevDraftPlace found = { MONEV_DRAFT_FORM, 0, 0 };

  if (path == NULL)
    return FALSE;
  if (sscanf (path, "sheets[%u].columns[%u]", &found.sheet, &found.index) == 2)
    found.part = MONEV_DRAFT_COLUMN;
  else if (sscanf (path, "sheets[%u].rows.items[%u]", &found.sheet, &found.index) == 2)
    found.part = MONEV_DRAFT_ROW;
  else if (sscanf (path, "sheets[%u]", &found.sheet) == 1)
    found.part = MONEV_DRAFT_SHEET;
  if (monev_form_draft_part (self, found) == NULL)
    return FALSE;
  *place = found;
  return TRUE;
}

static const char *
title_at (const MonevFormDraft *self, MonevDraftPlace place, const char *member)
{
  const char *text
      = json_string_value (json_object_get (monev_form_draft_part (self, place), member));

  return text == NULL ? "" : text;
}

/* "kolom Nilai", "baris 3", "lembar Indikator" */
static char *
place_words (const MonevFormDraft *self, MonevDraftPlace place)
{
  const char *label;

  switch (place.part)
    {
    case MONEV_DRAFT_COLUMN:
    case MONEV_DRAFT_ROW:
      label = title_at (self, place, "label");
      if (*label != '\0')
        return g_strdup_printf ("%s %s", place.part == MONEV_DRAFT_ROW ? "baris" : "kolom", label);
      return g_strdup_printf ("%s ke-%u", place.part == MONEV_DRAFT_ROW ? "baris" : "kolom",
                              place.index + 1);
    case MONEV_DRAFT_SHEET:
    case MONEV_DRAFT_ROWS:
      label = title_at (self, (MonevDraftPlace){ MONEV_DRAFT_SHEET, place.sheet, 0 }, "title");
      return *label != '\0' ? g_strdup_printf ("lembar %s", label)
                            : g_strdup_printf ("lembar ke-%u", place.sheet + 1);
    default:
      return g_strdup ("formulir");
    }
}

static const char *
last_member (const char *path)
{
  const char *dot = strrchr (path, '.');
  const char *last = dot == NULL ? path : dot + 1;

  return strchr (last, '[') == NULL ? last : "";
}

/* The path gives way to words, whole first: a shorter one is a part of it. */
static char *
reword (const char *text, const char *path, const char *place)
{
  GString *words = g_string_new (text);
  const char *member = last_member (path);
  g_autofree char *named = g_strdup_printf ("%s %s", words_of (member), place);

  if (*path != '\0')
    g_string_replace (words, path, *member != '\0' ? named : place, 0);
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_autofree char *quoted = g_strdup_printf ("“%s”", members[i].member);
      g_autofree char *with = g_strdup_printf ("“%s”", members[i].words);

      g_string_replace (words, quoted, with, 0);
    }
  return g_string_free (words, FALSE);
}

static void
tell (const MonevFormDraft *self, const MonevIssue *issue, MonevIssueList *told)
{
  MonevDraftPlace place = { MONEV_DRAFT_FORM, 0, 0 };
  const char *path = issue->key != NULL ? issue->key : "";
  MonevIssue one = *issue;
  g_autofree char *where = NULL;
  g_autofree char *message = NULL;

  monev_form_draft_find (self, path, &place);
  where = place_words (self, place);
  message = reword (issue->message, path, where);
  one.message = message;
  one.fix = fix_of (issue);
  one.file = NULL;
  if (place.part != MONEV_DRAFT_FORM)
    one.sheet = title_at (self, (MonevDraftPlace){ MONEV_DRAFT_SHEET, place.sheet, 0 }, "title");
  if (place.part == MONEV_DRAFT_COLUMN || place.part == MONEV_DRAFT_ROW)
    one.column = where;
  monev_issue_list_add (told, &one);
}

/** monev_form_draft_tell: Returns: (transfer full): @issues in the words of the window. */
MonevIssueList *
monev_form_draft_tell (const MonevFormDraft *self, const MonevIssueList *issues)
{
  MonevIssueList *told = monev_issue_list_new ();

  for (guint i = 0; i < monev_issue_list_size (issues); i++)
    tell (self, monev_issue_list_get (issues, i), told);
  return told;
}
