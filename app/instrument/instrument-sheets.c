#include "instrument-private.h"

#include <string.h>

/* Sheets by their name, and what stands wrong in their headers. */

/* Tools for phones take a longer gap for the end of the sheet. */
#define MOST_BLANK_ROWS 60
#define MOST_BLANK_COLUMNS 20

/* More than any form speaks; a header that names more is damaged. */
#define MOST_LANGUAGES 200

static const char *const known_sheets[] = { "survey", "choices", "settings", "external_choices",
                                            "entities", "osm" };

/** monev_sheet_map_clear: frees what it holds. */
void
monev_sheet_map_clear (MonevSheetMap *self)
{
  g_clear_pointer (&self->roles, g_array_unref);
  g_clear_pointer (&self->languages, g_array_unref);
}

/** monev_spot: Returns: the cell of @role in @row; the row where the sheet has no such column. */
MonevSpot
monev_spot (const MonevSheetMap *sheet, guint row, MonevColumnRole role, const char *key)
{
  int column = role == MONEV_COLUMN_UNKNOWN ? MONEV_INSTRUMENT_NONE : sheet->first[role];

  return (MonevSpot){ sheet, (int)row, column, key };
}

/**
 * monev_reader_tell: adds one issue.
 * @fix: what to do
 * @format: what is wrong, a full sentence
 */
void
monev_reader_tell (MonevReader *self, MonevSpot spot, MonevSeverity severity, const char *code,
                   const char *fix, const char *format, ...)
{
  g_autofree char *message = NULL;
  g_autofree char *cell = NULL;
  const char *header = NULL, *sheet = NULL;
  gboolean placed = spot.sheet != NULL && spot.sheet->sheet >= 0;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  if (placed)
    sheet = monev_xlsform_sheet_name (self->form, (guint)spot.sheet->sheet);
  if (placed && spot.column >= 0)
    header = monev_xlsform_get (self->form, (guint)spot.sheet->sheet, 0, (guint)spot.column, NULL);
  if (placed && spot.column >= 0 && spot.row >= 0)
    cell = monev_cell_reference (spot.row + 1, (guint)spot.column + 1);
  monev_issue (self->issues, .code = code, .severity = severity, .sheet = sheet,
               .row = placed && spot.row >= 0 ? spot.row + 1 : 0,
               .column = header != NULL && *header != '\0' ? header : NULL, .cell = cell,
               .key = spot.key, .message = message, .fix = fix);
}

static gboolean
is_clean (const char *text, gboolean squeeze)
{
  const char *at = text;

  if (g_ascii_isspace (*text))
    return FALSE;
  for (; *at != '\0'; at++)
    if ((guchar)*at >= 0x80
        || (squeeze && (*at == '\t' || *at == '\n' || (*at == ' ' && at[1] == ' '))))
      return FALSE;
  return at == text || !g_ascii_isspace (at[-1]);
}

static gunichar
straighten (gunichar c)
{
  if (c == 0x2018 || c == 0x2019)
    return '\'';
  if (c == 0x201C || c == 0x201D)
    return '"';
  return c == 0xA0 ? ' ' : c;
}

/**
 * monev_reader_clean:
 * @squeeze: one space for several
 *
 * Returns: (transfer none): @text as tools for phones read it: no spaces around, straight quotes
 */
const char *
monev_reader_clean (MonevReader *self, const char *text, gboolean squeeze)
{
  GString *clean;
  const char *kept;

  if (is_clean (text, squeeze))
    return text;
  clean = g_string_new (NULL);
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = straighten (g_utf8_get_char (text));
      gboolean space = c < 128 && g_ascii_isspace ((char)c);

      if (!space || !squeeze)
        g_string_append_unichar (clean, c);
      else if (clean->len > 0 && clean->str[clean->len - 1] != ' ')
        g_string_append_c (clean, ' ');
    }
  kept = g_string_chunk_insert (self->self->texts, g_strstrip (clean->str));
  g_string_free (clean, TRUE);
  return kept;
}

/** monev_reader_cell: Returns: (transfer none): the cleaned text of the cell of @role, "" if none.
 */
const char *
monev_reader_cell (MonevReader *self, const MonevSheetMap *sheet, guint row, MonevColumnRole role)
{
  if (sheet->sheet < 0 || sheet->first[role] < 0)
    return "";
  return monev_reader_clean (self,
                             monev_xlsform_get (self->form, (guint)sheet->sheet, row,
                                                (guint)sheet->first[role], NULL),
                             role == MONEV_COLUMN_TYPE || role == MONEV_COLUMN_NAME
                                 || role == MONEV_COLUMN_LIST_NAME);
}

/** monev_reader_blank: Returns: whether no cell of @row under a header holds anything. */
gboolean
monev_reader_blank (MonevReader *self, const MonevSheetMap *sheet, guint row)
{
  guint width = monev_xlsform_row_width (self->form, (guint)sheet->sheet, row);

  for (guint i = 0; i < MIN (width, sheet->n_columns); i++)
    if (*monev_xlsform_get (self->form, (guint)sheet->sheet, row, i, NULL) != '\0')
      return FALSE;
  return TRUE;
}

/** monev_reader_says: Returns: whether any column of @role, of whatever language, is filled. */
gboolean
monev_reader_says (MonevReader *self, const MonevSheetMap *sheet, guint row, MonevColumnRole role)
{
  for (guint i = 0; i < sheet->n_columns; i++)
    if (g_array_index (sheet->roles, MonevColumnRole, i) == role
        && *monev_xlsform_get (self->form, (guint)sheet->sheet, row, i, NULL) != '\0')
      return TRUE;
  return FALSE;
}

/** monev_word_is_yes: Returns: whether @text is one of the ways to say yes in a form. */
gboolean
monev_word_is_yes (const char *text)
{
  return g_ascii_strcasecmp (text, "yes") == 0 || g_ascii_strcasecmp (text, "true") == 0
         || strcmp (text, "true()") == 0;
}

/* The number of @language, a new one if it is new; NONE beyond what a form may have. */
static int
language_index (MonevReader *self, const MonevSheetMap *map, guint column, const char *language)
{
  GPtrArray *languages = self->self->languages;
  guint index;

  if (g_ptr_array_find_with_equal_func (languages, language, g_str_equal, &index))
    return (int)index;
  if (languages->len == MOST_LANGUAGES)
    {
      if (self->many_languages)
        return MONEV_INSTRUMENT_NONE;
      self->many_languages = TRUE;
      monev_reader_tell (self, (MonevSpot){ map, 0, (int)column, NULL }, MONEV_FAULT,
                         "languages-many", "Hapus kolom bahasa yang tidak dipakai.",
                         "Bahasa “%s” melewati batas %d bahasa.", language, MOST_LANGUAGES);
      return MONEV_INSTRUMENT_NONE;
    }
  g_ptr_array_add (languages, g_strdup (language));
  return (int)languages->len - 1;
}

static void
tell_unknown (MonevReader *self, const MonevSheetMap *map, guint column, const char *header,
              gboolean choices)
{
  const char *nearest = monev_column_nearest (header, choices);
  g_autofree char *fix = NULL;

  if (nearest == NULL)
    return;
  fix = g_strdup_printf ("Tulis “%s”.", nearest);
  monev_reader_tell (self, (MonevSpot){ map, 0, (int)column, NULL }, MONEV_WARN, "column-misspelt",
                     fix, "Kolom “%s” tidak dibaca oleh ponsel maupun di sini.", header);
}

/* @seen: what each header means → its column + 1. */
static void
check_double (MonevReader *self, const MonevSheetMap *map, guint column, GHashTable *seen)
{
  MonevColumnRole role = g_array_index (map->roles, MonevColumnRole, column);
  const char *header = monev_xlsform_get (self->form, (guint)map->sheet, 0, column, NULL);
  char *key = role == MONEV_COLUMN_UNKNOWN
                  ? g_strconcat ("?", header, NULL)
                  : g_strdup_printf ("%d/%d", (int)role,
                                     g_array_index (map->languages, int, column));
  gpointer before = g_hash_table_lookup (seen, key);

  if (before != NULL && *header != '\0')
    monev_reader_tell (self, (MonevSpot){ map, 0, (int)column, NULL }, MONEV_FAULT,
                       "header-double", "Hapus atau ganti nama salah satunya.",
                       "Kolom “%s” dan “%s” berarti sama.",
                       monev_xlsform_get (self->form, (guint)map->sheet, 0,
                                          GPOINTER_TO_UINT (before) - 1, NULL),
                       header);
  g_hash_table_insert (seen, key, GUINT_TO_POINTER (column + 1));
}

static void
read_header (MonevReader *self, MonevSheetMap *map, guint column, GHashTable *seen)
{
  gboolean choices = map != &self->self->survey;
  const char *header = monev_xlsform_get (self->form, (guint)map->sheet, 0, column, NULL);
  g_autofree char *language = NULL;
  MonevColumnRole role = MONEV_COLUMN_UNKNOWN;
  int index;

  if (*header != '\0')
    role = monev_column_find (header, choices, &language);
  index = language == NULL ? MONEV_INSTRUMENT_NONE : language_index (self, map, column, language);
  g_array_append_val (map->roles, role);
  g_array_append_val (map->languages, index);
  if (role == MONEV_COLUMN_UNKNOWN)
    tell_unknown (self, map, column, header, choices);
  else if (map->first[role] < 0
           || (index < 0 && g_array_index (map->languages, int, map->first[role]) >= 0))
    map->first[role] = (int)column;
  check_double (self, map, column, seen);
}

static guint
width_of_header (MonevReader *self, guint sheet)
{
  guint n = monev_xlsform_n_columns (self->form, sheet), width = 0;

  for (guint i = 0; i < n && i - width <= MOST_BLANK_COLUMNS; i++)
    if (*monev_xlsform_get (self->form, sheet, 0, i, NULL) != '\0')
      width = i + 1;
  return width;
}

/**
 * monev_measure_sheet: finds how far the sheet of @map is read.
 *
 * Tools for phones stop behind a long gap, so this does too, and tells what is left out.
 */
void
monev_measure_sheet (MonevReader *self, MonevSheetMap *map)
{
  guint n = monev_xlsform_n_rows (self->form, (guint)map->sheet), end = 1;

  map->n_columns = width_of_header (self, (guint)map->sheet);
  map->n_rows = MIN (n, 1);
  for (guint row = 1; row < n; row++)
    {
      if (monev_reader_blank (self, map, row))
        continue;
      if (row - end > MOST_BLANK_ROWS)
        {
          monev_reader_tell (self, (MonevSpot){ map, (int)row, MONEV_INSTRUMENT_NONE, NULL },
                             MONEV_WARN, "rows-after-gap", "Hapus baris kosong di antaranya.",
                             "Baris ini dan sesudahnya tidak dibaca, karena ada lebih dari %d "
                             "baris kosong di atasnya.",
                             MOST_BLANK_ROWS);
          return;
        }
      end = row + 1;
      map->n_rows = end;
    }
}

static void
read_sheet (MonevReader *self, MonevSheetMap *map, const char *name)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  map->sheet = monev_xlsform_find_sheet (self->form, name);
  map->roles = g_array_new (FALSE, FALSE, sizeof (MonevColumnRole));
  map->languages = g_array_new (FALSE, FALSE, sizeof (int));
  for (guint i = 0; i < MONEV_N_COLUMNS; i++)
    map->first[i] = MONEV_INSTRUMENT_NONE;
  if (map->sheet < 0 && strcmp (name, "survey") == 0
      && monev_xlsform_n_sheets (self->form) == 1)
    map->sheet = 0; /* a lone sheet is the survey, whatever its name */
  if (map->sheet < 0)
    return;
  monev_measure_sheet (self, map);
  for (guint i = 0; i < map->n_columns; i++)
    read_header (self, map, i, seen);
}

/* Whether one letter too many, too few or other makes @a of @b. */
static gboolean
differs_once (const char *a, const char *b)
{
  while (*a != '\0' && g_ascii_tolower (*a) == g_ascii_tolower (*b))
    a++, b++;
  if (*a == '\0' && *b == '\0')
    return FALSE;
  return (*a != '\0' && g_ascii_strcasecmp (a + 1, b) == 0)
         || (*b != '\0' && g_ascii_strcasecmp (a, b + 1) == 0)
         || (*a != '\0' && *b != '\0' && g_ascii_strcasecmp (a + 1, b + 1) == 0);
}

/* A sheet "choice" or "setings" would be left unread. */
static void
check_sheet_names (MonevReader *self)
{
  for (guint i = 0; i < monev_xlsform_n_sheets (self->form); i++)
    {
      const char *name = monev_xlsform_sheet_name (self->form, i);
      MonevSheetMap here = { .sheet = (int)i };

      for (guint k = 0; k < G_N_ELEMENTS (known_sheets); k++)
        {
          g_autofree char *fix = g_strdup_printf ("Ganti namanya menjadi “%s”, atau awali dengan "
                                                  "garis bawah bila memang lain.",
                                                  known_sheets[k]);

          if (*name == '_' || monev_xlsform_find_sheet (self->form, known_sheets[k]) >= 0
              || !differs_once (name, known_sheets[k]))
            continue;
          monev_reader_tell (self, (MonevSpot){ &here, MONEV_INSTRUMENT_NONE,
                                                MONEV_INSTRUMENT_NONE, NULL },
                             MONEV_WARN, "sheet-misspelt", fix,
                             "Lembar “%s” tidak dibaca karena namanya bukan “%s”.", name,
                             known_sheets[k]);
        }
    }
}

static void
check_survey_there (MonevReader *self)
{
  const MonevSheetMap *survey = &self->self->survey;
  MonevSpot nowhere = { NULL, MONEV_INSTRUMENT_NONE, MONEV_INSTRUMENT_NONE, NULL };

  if (survey->sheet < 0)
    monev_reader_tell (self, nowhere, MONEV_FAULT, "survey-missing",
                       "Beri lembar pertanyaan nama “survey”.",
                       "Buku kerja ini tidak mempunyai lembar “survey”.");
  else if (survey->first[MONEV_COLUMN_TYPE] < 0)
    monev_reader_tell (self, (MonevSpot){ survey, 0, MONEV_INSTRUMENT_NONE, NULL }, MONEV_FAULT,
                       "header-missing", "Tambahkan kolom “type” di baris pertama.",
                       "Lembar pertanyaan tidak mempunyai kolom “type”.");
}

/* A column of names without spaces is an element of the list for expressions. */
static void
check_choice_headers (MonevReader *self, const MonevSheetMap *map)
{
  if (map->sheet < 0 || map->n_rows < 2)
    return;
  if (map->first[MONEV_COLUMN_NAME] < 0)
    monev_reader_tell (self, (MonevSpot){ map, 0, MONEV_INSTRUMENT_NONE, NULL }, MONEV_FAULT,
                       "header-missing", "Tambahkan kolom “name” di baris pertama.",
                       "Lembar pilihan tidak mempunyai kolom “name”.");
  if (map->first[MONEV_COLUMN_LIST_NAME] < 0)
    monev_reader_tell (self, (MonevSpot){ map, 0, MONEV_INSTRUMENT_NONE, NULL }, MONEV_FAULT,
                       "header-missing", "Tambahkan kolom “list_name” di baris pertama.",
                       "Lembar pilihan tidak mempunyai kolom “list_name”.");
  for (guint i = 0; i < map->n_columns; i++)
    {
      const char *header = monev_xlsform_get (self->form, (guint)map->sheet, 0, i, NULL);

      if (g_array_index (map->roles, MonevColumnRole, i) == MONEV_COLUMN_UNKNOWN
          && strchr (header, ' ') != NULL)
        monev_reader_tell (self, (MonevSpot){ map, 0, (int)i, NULL }, MONEV_WARN,
                           "choice-header-spaces", "Ganti spasinya dengan garis bawah.",
                           "Kolom “%s” tidak dapat dibaca rumus karena namanya berspasi.",
                           header);
    }
}

/** monev_read_sheets: finds the sheets and what their columns mean. */
void
monev_read_sheets (MonevReader *self)
{
  read_sheet (self, &self->self->survey, "survey");
  read_sheet (self, &self->self->choices, "choices");
  read_sheet (self, &self->self->external, "external_choices");
  check_sheet_names (self);
  check_survey_there (self);
  check_choice_headers (self, &self->self->choices);
  check_choice_headers (self, &self->self->external);
}
