/* Rows and columns from the clipboard, as Excel puts them there: cells apart by tabs. */
#include "form-edit-private.h"

#include <string.h>

#include "base/fold.h"
#include "db-error.h"

#define MOST_CELLS 16 /* of a line; what stands behind is data of theirs */

typedef enum { CODE, LABEL, UNIT, DEFINITION, SOURCE, GROUP, N_MEMBERS } Member;

static const char *const members[N_MEMBERS]
    = { "code", "label", "unit", "definition", "source", "group" };

static const char *const headings[N_MEMBERS] = {
  "|kode|no|nomor|",
  "|uraian|indikator|nama data|data|nama|kegiatan|jenis data|",
  "|satuan|",
  "|definisi|definisi operasional|",
  "|sumber|sumber data|",
  "|kelompok|grup|",
};

/* ---- cells ---- */

/* One cell; quoted where it holds line ends, quotes doubled in it. */
static char *
take_cell (const char **at, gboolean *more)
{
  GString *cell = g_string_new (NULL);
  gboolean quoted = **at == '"';
  const char *from = *at + (quoted ? 1 : 0);

  for (; *from != '\0'; from++)
    {
      if (quoted && *from == '"' && from[1] == '"')
        from++;
      else if (quoted && *from == '"')
        {
          quoted = FALSE;
          continue;
        }
      else if (!quoted && (*from == '\t' || *from == '\n'))
        break;
      g_string_append_c (cell, *from == '\n' || *from == '\r' || *from == '\t' ? ' ' : *from);
    }
  *more = *from == '\t';
  *at = *from == '\0' ? from : from + 1;
  return g_strstrip (g_string_free (cell, FALSE));
}

static GPtrArray *
split (const char *text)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  const char *at = text;

  while (*at != '\0')
    {
      GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);
      gboolean more = TRUE;

      while (more)
        g_ptr_array_add (cells, take_cell (&at, &more));
      g_ptr_array_add (lines, cells);
    }
  return lines;
}

static const char *
cell (const GPtrArray *line, guint index)
{
  return index < line->len ? line->pdata[index] : "";
}

static guint
n_filled (const GPtrArray *line)
{
  guint n = 0;

  for (guint i = 0; i < line->len; i++)
    n += *cell (line, i) != '\0';
  return n;
}

/* ---- which cell is what ---- */

static int
member_of (const char *heading)
{
  g_autofree char *folded = g_utf8_strdown (heading, -1);
  g_autofree char *framed = g_strconcat ("|", folded, "|", NULL);

  for (int i = 0; *heading != '\0' && i < N_MEMBERS; i++)
    if (strstr (headings[i], framed) != NULL)
      return i;
  return -1;
}

static gboolean
read_headings (const GPtrArray *line, int places[N_MEMBERS])
{
  guint known = 0;

  for (int i = 0; i < N_MEMBERS; i++)
    places[i] = -1;
  for (guint i = 0; i < line->len && i < MOST_CELLS; i++)
    {
      int member = member_of (cell (line, i));

      if (member < 0 || places[member] >= 0)
        continue;
      places[member] = (int)i;
      known++;
    }
  return places[LABEL] >= 0 && known >= 2;
}

/* "1", "A.", "KM-01", "1.02.01": short and without a blank. */
static gboolean
is_code (const char *text)
{
  return *text != '\0' && strlen (text) <= 24 && strchr (text, ' ') == NULL
         && (strpbrk (text, "0123456789.-") != NULL || strlen (text) <= 2);
}

/* Where nothing is headed: code, wording, unit … with the code only if they look like codes. */
static void
guess_places (const GPtrArray *lines, int places[N_MEMBERS])
{
  guint codes = 0, filled = 0, next = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const GPtrArray *line = lines->pdata[i];

      if (line->len < 2 || n_filled (line) < 2)
        continue;
      filled++;
      codes += *cell (line, 0) == '\0' || is_code (cell (line, 0));
    }
  places[CODE] = filled > 0 && codes * 2 > filled ? (int)next++ : -1;
  for (int i = LABEL; i < N_MEMBERS; i++)
    places[i] = (int)next++;
}

/* ---- rows ---- */

/* A wording alone, or with "A.", over lines that have more: it names the group of those behind. */
static gboolean
is_group (const GPtrArray *line, const int places[N_MEMBERS], guint most)
{
  const char *code = places[CODE] < 0 ? "" : cell (line, (guint)places[CODE]);

  return most > 2 && *cell (line, (guint)places[LABEL]) != '\0' && n_filled (line) <= 2
         && n_filled (line) == 1u + (*code != '\0')
         && (*code == '\0' || !g_ascii_isdigit (*code));
}

static json_t *
row_of (const GPtrArray *line, const int places[N_MEMBERS], const char *group)
{
  json_t *row = json_object ();

  for (int i = 0; i < N_MEMBERS; i++)
    if (places[i] >= 0)
      monev_form_put (row, members[i], json_string (cell (line, (guint)places[i])));
  if (*group != '\0' && json_object_get (row, "group") == NULL)
    json_object_set_new (row, "group", json_string (group));
  return row;
}

static guint
most_filled (const GPtrArray *lines)
{
  guint most = 0;

  for (guint i = 0; i < lines->len; i++)
    most = MAX (most, n_filled (lines->pdata[i]));
  return most;
}

static char *
group_words (const GPtrArray *line, const int places[N_MEMBERS])
{
  const char *code = places[CODE] < 0 ? "" : cell (line, (guint)places[CODE]);
  const char *label = cell (line, (guint)places[LABEL]);

  if (*code == '\0')
    return g_strdup (label);
  return g_strdup_printf ("%s%s %s", code, g_str_has_suffix (code, ".") ? "" : ".", label);
}

static void
paste_rows (json_t *list, guint at, const char *group, const GPtrArray *lines,
            MonevFormPasted *pasted)
{
  int places[N_MEMBERS];
  gboolean headed = read_headings (lines->pdata[0], places);
  g_autofree char *under = g_strdup (group);
  guint most = most_filled (lines);
  g_autoptr (GPtrArray) made = g_ptr_array_new ();

  if (!headed)
    guess_places (lines, places);
  pasted->first = at;
  for (guint i = headed ? 1 : 0; i < lines->len; i++)
    {
      const GPtrArray *line = lines->pdata[i];

      if (*cell (line, (guint)places[LABEL]) == '\0')
        continue;
      if (is_group (line, places, most))
        {
          g_free (under);
          under = group_words (line, places);
          pasted->groups++;
          continue;
        }
      g_ptr_array_add (made, row_of (line, places, under));
    }
  monev_form_give_keys (made, MONEV_DRAFT_ROW, list);
  pasted->n = made->len;
  for (guint i = 0; i < made->len; i++)
    json_array_insert_new (list, at + i, made->pdata[i]);
}

/* The first line names columns. */
static void
paste_columns (json_t *list, guint at, const GPtrArray *lines, MonevFormPasted *pasted)
{
  const GPtrArray *line = lines->pdata[0];

  pasted->first = at;
  for (guint i = 0; i < line->len; i++)
    {
      json_t *column;

      if (*cell (line, i) == '\0')
        continue;
      column = json_pack ("{s:s, s:s}", "label", cell (line, i), "kind", "text");
      monev_form_give_key (column, MONEV_DRAFT_COLUMN, list);
      json_array_insert_new (list, at + pasted->n++, column);
    }
}

static void
fix_kind (json_t *root, guint sheet)
{
  json_t *rows = monev_form_own_part (root, (MonevDraftPlace){ MONEV_DRAFT_ROWS, sheet, 0 });

  if (strcmp (monev_form_text_of (rows, "kind"), "open") != 0)
    return;
  json_object_set_new (rows, "kind", json_string ("fixed"));
  json_object_del (rows, "open");
}

static const char *
group_before (const json_t *list, guint at)
{
  return at == 0 ? "" : monev_form_text_of (json_array_get (list, at - 1), "group");
}

/**
 * monev_form_edit_paste:
 * @place: a row or a column; what is pasted comes in front of it
 * @text: cells apart by tabs. Of rows: code, wording, unit, definition, source, group, in this order
 *   or under such headings; a line with nothing but a wording names a group
 * @pasted: (out):
 *
 * Returns: (transfer full) (nullable): INVALID when there is nothing, LIMIT when there is too much
 */
MonevFormDraft *
monev_form_edit_paste (const MonevFormDraft *self, MonevDraftPlace place, const char *text,
                       MonevFormPasted *pasted, GError **error)
{
  g_autoptr (GPtrArray) lines = split (text);
  json_t *root = json_copy ((json_t *)monev_form_draft_json (self));
  json_t *list = monev_form_own_list (root, place);
  guint most = place.part == MONEV_DRAFT_ROW ? MONEV_DATA_MAX_ROWS : MONEV_DATA_MAX_COLUMNS;
  guint at = MIN (place.index, (guint)json_array_size (list));

  *pasted = (MonevFormPasted){ 0 };
  if (json_array_size (list) + (lines->len > 0 && place.part == MONEV_DRAFT_ROW ? lines->len : 0)
      > most)
    g_set_error (error, MONEV_ERROR, MONEV_ERROR_LIMIT,
                 "Satu lembar memuat paling banyak %u baris. Tempel sebagian.", most);
  else if (lines->len > 0 && place.part == MONEV_DRAFT_ROW)
    {
      g_autofree char *group = g_strdup (group_before (list, at));

      paste_rows (list, at, group, lines, pasted);
    }
  else if (lines->len > 0)
    paste_columns (list, at, lines, pasted);
  if (pasted->n > 0)
    {
      if (place.part == MONEV_DRAFT_ROW)
        fix_kind (root, place.sheet);
      return monev_form_draft_new (root);
    }
  if (error != NULL && *error == NULL)
    g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                 "Papan klip tidak berisi teks yang dapat ditempel di sini.");
  json_decref (root);
  return NULL;
}
