#include "form-edit-private.h"

#include <string.h>

#include "db-error.h"
#include "instrument/question-name.h"

#define MAX_KEY 64
#define LAST_SUFFIX "_lalu"
#define SUM_SUFFIX "_jumlah"

/* ---- the way down: each step is a copy that older drafts do not see ---- */

static json_t *
own_member (json_t *object, const char *name, gboolean list)
{
  const json_t *old = json_object_get (object, name);
  json_t *own;

  if (list ? json_is_array (old) : json_is_object (old))
    own = json_copy ((json_t *)old);
  else
    own = list ? json_array () : json_object ();
  json_object_set_new (object, name, own);
  return own;
}

static json_t *
own_element (json_t *list, guint index)
{
  json_t *own = json_copy (json_array_get (list, index));

  json_array_set_new (list, index, own);
  return own;
}

/** monev_form_own_list: Returns: (transfer none): what the part at @place stands in. */
json_t *
monev_form_own_list (json_t *root, MonevDraftPlace place)
{
  json_t *sheets = own_member (root, "sheets", TRUE);
  json_t *sheet;

  if (place.part == MONEV_DRAFT_SHEET)
    return sheets;
  sheet = own_element (sheets, place.sheet);
  if (place.part == MONEV_DRAFT_COLUMN)
    return own_member (sheet, "columns", TRUE);
  return own_member (own_member (sheet, "rows", FALSE), "items", TRUE);
}

static guint
index_of (MonevDraftPlace place)
{
  return place.part == MONEV_DRAFT_SHEET ? place.sheet : place.index;
}

/** monev_form_own_part: Returns: (transfer none): the part at @place, to be changed. */
json_t *
monev_form_own_part (json_t *root, MonevDraftPlace place)
{
  if (place.part == MONEV_DRAFT_FORM)
    return root;
  if (place.part == MONEV_DRAFT_ROWS)
    return own_member (own_element (own_member (root, "sheets", TRUE), place.sheet), "rows", FALSE);
  return own_element (monev_form_own_list (root, place), index_of (place));
}

static json_t *
begin (const MonevFormDraft *self)
{
  return json_copy ((json_t *)monev_form_draft_json (self));
}

/* ---- members ---- */

/** monev_form_text_of: Returns: (transfer none): "" for none. */
const char *
monev_form_text_of (const json_t *object, const char *member)
{
  const char *text = json_string_value (json_object_get (object, member));

  return text == NULL ? "" : text;
}

static gboolean
says_nothing (const json_t *value)
{
  return value == NULL || json_is_null (value) || json_is_false (value)
         || (json_is_string (value) && *json_string_value (value) == '\0')
         || (json_is_array (value) && json_array_size (value) == 0);
}

/** monev_form_put: @value: (transfer full) (nullable): what says nothing is left out, so that equal
 * forms have equal JSON. */
void
monev_form_put (json_t *object, const char *member, json_t *value)
{
  if (!says_nothing (value))
    {
      json_object_set_new (object, member, value);
      return;
    }
  json_decref (value);
  json_object_del (object, member);
}

/* ---- keys ---- */

/** monev_form_slug: "3 Triwulan" gives "3-triwulan". Returns: (transfer full): "" when nothing is
 * left; never begins like an option. */
char *
monev_form_slug (const char *text)
{
  g_autofree char *name = monev_question_name_from_label (text);

  return g_strdelimit (g_strdup (name + strspn (name, "_")), "_", '-');
}

static char *
base_key (const json_t *object, MonevDraftPart part)
{
  static const char *const fallbacks[] = { "formulir", "lembar", "", "baris", "kolom" };
  const char *code = part == MONEV_DRAFT_ROW ? monev_form_text_of (object, "code") : "";
  gboolean titled = part == MONEV_DRAFT_FORM || part == MONEV_DRAFT_SHEET;
  const char *words = monev_form_text_of (object, titled ? "title" : "label");
  g_autofree char *key = NULL;

  if (*code != '\0' && strlen (code) < MAX_KEY - 4)
    return g_strdelimit (g_strdup (code), "|;=@\"\n\t ", '-');
  key = part == MONEV_DRAFT_COLUMN ? monev_question_name_from_label (words)
                                   : monev_form_slug (words);
  return *key != '\0' ? g_steal_pointer (&key) : g_strdup (fallbacks[part]);
}

static const char *
key_member (MonevDraftPart part)
{
  return part == MONEV_DRAFT_FORM ? "code" : "key";
}

static gboolean
is_taken (const json_t *list, const json_t *own, const char *key)
{
  for (size_t i = 0; i < json_array_size (list); i++)
    {
      const json_t *other = json_array_get (list, i);

      if (other != own && strcmp (monev_form_text_of (other, "key"), key) == 0)
        return TRUE;
    }
  return FALSE;
}

/* "nilai", or "nilai_2" where another one bears that. */
static char *
free_key (const json_t *object, MonevDraftPart part, const json_t *list)
{
  g_autofree char *base = base_key (object, part);
  char *key = g_strdup (base);

  for (guint i = 2; is_taken (list, object, key); i++)
    {
      g_free (key);
      key = g_strdup_printf ("%s%c%u", base, part == MONEV_DRAFT_COLUMN ? '_' : '-', i);
    }
  return key;
}

/* Made from the wording, with or without a number behind it. */
static gboolean
is_made (const json_t *object, MonevDraftPart part)
{
  const char *key = monev_form_text_of (object, key_member (part));
  g_autofree char *base = base_key (object, part);
  gsize length = strlen (base);
  const char *rest;

  if (*key == '\0')
    return TRUE;
  if (strncmp (key, base, length) != 0)
    return FALSE;
  rest = key + length;
  return *rest == '\0'
         || ((*rest == '_' || *rest == '-') && rest[1] != '\0'
             && rest[1 + strspn (rest + 1, "0123456789")] == '\0');
}

/** monev_form_give_key: a key of its own, made from its wording; @list: (nullable): its siblings. */
void
monev_form_give_key (json_t *object, MonevDraftPart part, const json_t *list)
{
  g_autofree char *key = free_key (object, part, list);

  json_object_set_new (object, key_member (part), json_string (key));
}

/** monev_form_give_keys: keys for many new objects, in their order; those of @list are taken. */
void
monev_form_give_keys (GPtrArray *objects, MonevDraftPart part, const json_t *list)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (size_t i = 0; i < json_array_size (list); i++)
    g_hash_table_add (taken, g_strdup (monev_form_text_of (json_array_get (list, i), "key")));
  for (guint i = 0; i < objects->len; i++)
    {
      g_autofree char *base = base_key (objects->pdata[i], part);
      char *key = g_strdup (base);

      for (guint nth = 2; g_hash_table_contains (taken, key); nth++)
        {
          g_free (key);
          key = g_strdup_printf ("%s%c%u", base, part == MONEV_DRAFT_COLUMN ? '_' : '-', nth);
        }
      json_object_set_new (objects->pdata[i], "key", json_string (key));
      g_hash_table_add (taken, key);
    }
}

/* ---- renaming ---- */

static void
rename_text (json_t *object, const char *member, GHashTable *names)
{
  const char *text = monev_form_text_of (object, member);
  g_autofree char *renamed = monev_references_replace (text, names);

  if (strcmp (text, renamed) != 0)
    json_object_set_new (object, member, json_string (renamed));
}

static void
rename_in_column (json_t *column, GHashTable *names)
{
  const char *weight = g_hash_table_lookup (names, monev_form_text_of (column, "weight"));
  json_t *checks;

  rename_text (column, "formula", names);
  if (weight != NULL)
    json_object_set_new (column, "weight", json_string (weight));
  if (json_object_get (column, "checks") == NULL)
    return;
  checks = own_member (column, "checks", TRUE);
  for (guint i = 0; i < json_array_size (checks); i++)
    rename_text (own_element (checks, i), "expression", names);
}

static void
add_name (GHashTable *names, const json_t *columns, const char *old, const char *key,
          const char *suffix)
{
  g_autofree char *from = g_strconcat (old, suffix, NULL);

  if (*suffix == '\0' || !is_taken (columns, NULL, from))
    g_hash_table_insert (names, g_steal_pointer (&from), g_strconcat (key, suffix, NULL));
}

/* ${nilai}, ${nilai_lalu}, ${nilai_jumlah} and what is weighted by it. */
static void
rename_references (json_t *columns, const char *old, const char *key)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  if (*old == '\0' || strcmp (old, key) == 0)
    return;
  add_name (names, columns, old, key, "");
  add_name (names, columns, old, key, LAST_SUFFIX);
  add_name (names, columns, old, key, SUM_SUFFIX);
  for (guint i = 0; i < json_array_size (columns); i++)
    rename_in_column (own_element (columns, i), names);
}

static void
set_key (json_t *root, MonevDraftPlace place, const char *key)
{
  json_t *list = place.part == MONEV_DRAFT_FORM ? NULL : monev_form_own_list (root, place);
  json_t *part = list == NULL ? root : own_element (list, index_of (place));
  g_autofree char *old = g_strdup (monev_form_text_of (part, key_member (place.part)));

  monev_form_put (part, key_member (place.part), json_string (key));
  if (place.part == MONEV_DRAFT_COLUMN)
    rename_references (list, old, key);
}

static gboolean
is_good_key (MonevDraftPart part, const char *key)
{
  if (part == MONEV_DRAFT_COLUMN)
    return strlen (key) <= MAX_KEY && g_regex_match_simple ("^[a-z_][a-z0-9_]*$", key, 0, 0);
  return *key != '\0' && strlen (key) <= MAX_KEY && strpbrk (key, "|;=@\"\n\t") == NULL;
}

/**
 * monev_form_edit_rename:
 * @key: of a column: small letters, digits, underscores; the expressions of its sheet follow
 *
 * Returns: (transfer full) (nullable): INVALID for a key that cannot be borne or is borne already
 */
MonevFormDraft *
monev_form_edit_rename (const MonevFormDraft *self, MonevDraftPlace place, const char *key,
                        GError **error)
{
  json_t *root = begin (self);
  json_t *list = place.part == MONEV_DRAFT_FORM ? NULL : monev_form_own_list (root, place);

  if (!is_good_key (place.part, key))
    g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                 place.part == MONEV_DRAFT_COLUMN
                     ? "Kunci “%s” tidak dapat dipakai. Pakai huruf kecil, angka, dan garis bawah."
                     : "Kunci “%s” tidak dapat dipakai. Pakai huruf, angka, dan tanda hubung.",
                 key);
  else if (is_taken (list, json_array_get (list, index_of (place)), key))
    g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                 "Kunci “%s” sudah dipakai. Beri kunci lain.", key);
  else
    {
      set_key (root, place, key);
      return monev_form_draft_new (root);
    }
  json_decref (root);
  return NULL;
}

/* ---- setting ---- */

/**
 * monev_form_edit_set:
 * @member: as in docs/contracts.md, "data form"
 * @value: (transfer full) (nullable): nothing, FALSE, "" and [] take the member away
 *
 * Returns: (transfer full):
 */
MonevFormDraft *
monev_form_edit_set (const MonevFormDraft *self, MonevDraftPlace place, const char *member,
                     json_t *value)
{
  json_t *root = begin (self);

  monev_form_put (monev_form_own_part (root, place), member, value);
  return monev_form_draft_new (root);
}

static gboolean
was_issued (const MonevFormDraft *self, const MonevFormDraft *issued, MonevDraftPlace place)
{
  const char *key = monev_form_text_of (monev_form_draft_part (self, place), "key");
  const char *sheet = monev_form_text_of (
      monev_form_draft_part (self, (MonevDraftPlace){ MONEV_DRAFT_SHEET, place.sheet, 0 }), "key");
  MonevDraftPlace at = place;

  if (issued == NULL || place.part == MONEV_DRAFT_FORM)
    return issued != NULL;
  for (at.sheet = 0;
       at.sheet < monev_form_draft_count (issued, (MonevDraftPlace){ MONEV_DRAFT_SHEET, 0, 0 });
       at.sheet++)
    {
      MonevDraftPlace over = { MONEV_DRAFT_SHEET, at.sheet, 0 };

      if (strcmp (monev_form_text_of (monev_form_draft_part (issued, over), "key"), sheet) != 0)
        continue;
      if (place.part == MONEV_DRAFT_SHEET)
        return TRUE;
      for (at.index = 0; at.index < monev_form_draft_count (issued, at); at.index++)
        if (strcmp (monev_form_text_of (monev_form_draft_part (issued, at), "key"), key) == 0)
          return TRUE;
    }
  return FALSE;
}

/**
 * monev_form_edit_text:
 * @member: a text
 * @issued: (nullable): the last version; what it holds keeps its key
 *
 * Returns: (transfer full): the key follows a wording that it was made from
 */
MonevFormDraft *
monev_form_edit_text (const MonevFormDraft *self, MonevDraftPlace place, const char *member,
                      const char *text, const MonevFormDraft *issued)
{
  json_t *root = begin (self);
  json_t *part = monev_form_own_part (root, place);
  gboolean follows = is_made (part, place.part) && place.part != MONEV_DRAFT_ROWS
                     && strcmp (member, key_member (place.part)) != 0
                     && !was_issued (self, issued, place);

  monev_form_put (part, member, json_string (text));
  if (follows)
    {
      json_t *list = place.part == MONEV_DRAFT_FORM ? NULL : monev_form_own_list (root, place);
      g_autofree char *key
          = free_key (list == NULL ? root : json_array_get (list, index_of (place)), place.part,
                      list);

      set_key (root, place, key);
    }
  return monev_form_draft_new (root);
}

/* ---- adding, removing, moving ---- */

static json_t *
new_column (const char *label)
{
  return json_pack ("{s:s, s:s}", "label", label, "kind", "text");
}

static json_t *
new_sheet (const char *title)
{
  return json_pack ("{s:s, s:s, s:{s:s, s:i}, s:[{s:s, s:s, s:s}]}", "key", "lembar", "title",
                    title, "rows", "kind", "open", "open", 20, "columns", "key", "uraian", "label",
                    "Uraian", "kind", "text");
}

/** monev_form_blank: Returns: (transfer full): a form of one sheet with one column. */
MonevFormDraft *
monev_form_blank (const char *title, const char *code)
{
  json_t *root = json_pack ("{s:i, s:s, s:s, s:s, s:[o]}", "format", 1, "code", code, "title", title,
                            "period", "year", "sheets", new_sheet ("Data"));

  monev_form_give_key (json_array_get (json_object_get (root, "sheets"), 0), MONEV_DRAFT_SHEET,
                       NULL);
  return monev_form_draft_new (root);
}

/* The first row of a sheet makes its rows fixed ones: so they are asked for. */
static void
fix_rows (json_t *root, MonevDraftPlace place)
{
  MonevDraftPlace at = { MONEV_DRAFT_ROWS, place.sheet, 0 };
  json_t *rows;

  if (place.part != MONEV_DRAFT_ROW)
    return;
  rows = monev_form_own_part (root, at);
  if (strcmp (monev_form_text_of (rows, "kind"), "open") == 0
      && json_array_size (json_object_get (rows, "items")) == 1)
    {
      json_object_set_new (rows, "kind", json_string ("fixed"));
      json_object_del (rows, "open");
    }
}

/**
 * monev_form_edit_add:
 * @place: what is there now moves behind it
 * @group: (nullable): of a row
 *
 * Returns: (transfer full): with a new sheet, row or column
 */
MonevFormDraft *
monev_form_edit_add (const MonevFormDraft *self, MonevDraftPlace place, const char *label,
                     const char *group)
{
  json_t *root = begin (self);
  json_t *list = monev_form_own_list (root, place);
  json_t *made = place.part == MONEV_DRAFT_SHEET    ? new_sheet (label)
                 : place.part == MONEV_DRAFT_COLUMN ? new_column (label)
                                                    : json_pack ("{s:s}", "label", label);

  if (place.part == MONEV_DRAFT_ROW)
    monev_form_put (made, "group", json_string (group != NULL ? group : ""));
  monev_form_give_key (made, place.part, list);
  json_array_insert_new (list, MIN (index_of (place), json_array_size (list)), made);
  fix_rows (root, place);
  return monev_form_draft_new (root);
}

/** monev_form_edit_double: Returns: (transfer full): with a copy of what is at @place behind it. */
MonevFormDraft *
monev_form_edit_double (const MonevFormDraft *self, MonevDraftPlace place)
{
  json_t *root = begin (self);
  json_t *list = monev_form_own_list (root, place);
  json_t *made = json_copy (json_array_get (list, index_of (place)));

  monev_form_give_key (made, place.part, list);
  json_array_insert_new (list, index_of (place) + 1, made);
  return monev_form_draft_new (root);
}

/* The label of a column that stays and speaks of the one at @place. */
static const char *
spoken_of (const json_t *columns, MonevDraftPlace place, guint n)
{
  for (guint i = place.index; i < place.index + n; i++)
    {
      const char *key = monev_form_text_of (json_array_get (columns, i), "key");
      json_auto_t *own = json_deep_copy (columns);

      rename_references (own, key, "_hilang_");
      for (guint k = 0; k < json_array_size (own); k++)
        if ((k < place.index || k >= place.index + n)
            && !json_equal (json_array_get (own, k), json_array_get (columns, k)))
          return monev_form_text_of (json_array_get (columns, k), "label");
    }
  return NULL;
}

/**
 * monev_form_edit_remove:
 * @n: so many from @place on
 *
 * Returns: (transfer full) (nullable): INVALID for a column of which an expression speaks
 */
MonevFormDraft *
monev_form_edit_remove (const MonevFormDraft *self, MonevDraftPlace place, guint n, GError **error)
{
  json_t *root = begin (self);
  json_t *list = monev_form_own_list (root, place);
  const char *user = place.part == MONEV_DRAFT_COLUMN ? spoken_of (list, place, n) : NULL;

  if (user != NULL)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                   "Kolom ini dipakai dalam rumus atau pemeriksaan kolom “%s”. Ubah dahulu rumusnya.",
                   user);
      json_decref (root);
      return NULL;
    }
  for (guint i = 0; i < n; i++)
    json_array_remove (list, index_of (place));
  return monev_form_draft_new (root);
}

/** monev_form_edit_move: @by: so many places on, or back where it is negative; held at the ends.
 * Returns: (transfer full): */
MonevFormDraft *
monev_form_edit_move (const MonevFormDraft *self, MonevDraftPlace place, guint n, int by)
{
  json_t *root = begin (self);
  json_t *list = monev_form_own_list (root, place);
  int from = (int)index_of (place), size = (int)json_array_size (list);
  int to = CLAMP (from + by, 0, size - (int)n);
  g_autoptr (GPtrArray) held = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (held, json_incref (json_array_get (list, (size_t)from)));
      json_array_remove (list, (size_t)from);
    }
  for (guint i = 0; i < n; i++)
    json_array_insert_new (list, (size_t)to + i, held->pdata[i]);
  return monev_form_draft_new (root);
}
