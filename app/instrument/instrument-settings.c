#include "instrument-private.h"

#include <string.h>

#include "expression/token.h"

/* The sheet of settings, and the languages of the form. */

/* Other spellings of settings. Source: the XLSForm reference. */
static const struct
{
  const char *spelling, *name;
} spellings[] = {
  { "title", "form_title" },   { "set_form_title", "form_title" }, { "id_string", "form_id" },
  { "set_form_id", "form_id" },
};

static const MonevColumnRole spoken[] = {
  MONEV_COLUMN_LABEL, MONEV_COLUMN_HINT, MONEV_COLUMN_GUIDANCE, MONEV_COLUMN_REQUIRED_MESSAGE,
  MONEV_COLUMN_CONSTRAINT_MESSAGE, MONEV_COLUMN_SOFT_MESSAGE, MONEV_COLUMN_IMAGE,
  MONEV_COLUMN_AUDIO, MONEV_COLUMN_VIDEO, MONEV_COLUMN_BIG_IMAGE,
};

static gboolean
is_spoken (MonevColumnRole role)
{
  for (guint i = 0; i < G_N_ELEMENTS (spoken); i++)
    if (spoken[i] == role)
      return TRUE;
  return FALSE;
}

static char *
setting_name (const char *header)
{
  g_autofree char *trimmed = g_strstrip (g_ascii_strdown (header, -1));

  g_strdelimit (trimmed, " ", '_');
  for (guint i = 0; i < G_N_ELEMENTS (spellings); i++)
    if (strcmp (spellings[i].spelling, trimmed) == 0)
      return g_strdup (spellings[i].name);
  return g_steal_pointer (&trimmed);
}

static guint
first_filled_row (MonevReader *self, const MonevSheetMap *map)
{
  guint row = 1;

  while (row < map->n_rows && monev_reader_blank (self, map, row))
    row++;
  return row;
}

/* The same header twice is refused; two spellings of a setting are only told. */
static gboolean
is_repeated (MonevReader *self, const MonevSheetMap *map, guint column)
{
  guint sheet = (guint)map->sheet;
  const char *header = monev_xlsform_get (self->form, sheet, 0, column, NULL);

  for (guint i = 0; i < column; i++)
    if (strcmp (monev_xlsform_get (self->form, sheet, 0, i, NULL), header) == 0)
      return TRUE;
  return FALSE;
}

static void
take_setting (MonevReader *self, const MonevSheetMap *map, guint row, guint column)
{
  guint sheet = (guint)map->sheet;
  const char *header = monev_xlsform_get (self->form, sheet, 0, column, NULL);
  const char *text = monev_reader_clean (
      self, monev_xlsform_get (self->form, sheet, row, column, NULL), FALSE);
  g_autofree char *name = setting_name (header);
  MonevSpot spot = { map, 0, (int)column, NULL };

  if (*header == '\0' || *text == '\0')
    return;
  if (g_hash_table_contains (self->self->settings, name))
    monev_reader_tell (self, spot, is_repeated (self, map, column) ? MONEV_FAULT : MONEV_WARN,
                       "header-double", "Hapus salah satunya.",
                       "Setelan “%s” tertulis di dua kolom.", name);
  else
    g_hash_table_insert (self->self->settings, g_steal_pointer (&name), g_strdup (text));
}

static int
column_of (MonevReader *self, const MonevSheetMap *map, const char *setting)
{
  for (guint i = 0; i < map->n_columns; i++)
    {
      g_autofree char *name
          = setting_name (monev_xlsform_get (self->form, (guint)map->sheet, 0, i, NULL));

      if (strcmp (name, setting) == 0)
        return (int)i;
    }
  return MONEV_INSTRUMENT_NONE;
}

static void
check_settings (MonevReader *self, const MonevSheetMap *map, guint row)
{
  const char *name = monev_instrument_setting (self->self, "name");
  MonevSpot spot = { map, (int)row, column_of (self, map, "name"), NULL };

  if (*name != '\0' && !monev_name_is_valid (name))
    monev_reader_tell (self, spot, MONEV_FAULT, "name-invalid",
                       "Pakai huruf, angka, dan garis bawah; awali dengan huruf.",
                       "Nama kuesioner “%s” tidak dapat dipakai.", name);
  spot.column = column_of (self, map, "omit_instanceid");
  if (monev_word_is_yes (monev_instrument_setting (self->self, "omit_instanceid"))
      && *monev_instrument_setting (self->self, "public_key") != '\0')
    monev_reader_tell (self, spot, MONEV_FAULT, "instance-id-omitted",
                       "Kosongkan omit_instanceID atau public_key.",
                       "Isian yang disandikan memerlukan instanceID.");
  spot.column = column_of (self, map, MONEV_SCORE_SETTING);
  monev_check_grades (self, spot);
}

static gboolean
has_plain_column (const MonevSheetMap *map)
{
  for (guint i = 0; map->sheet >= 0 && i < map->n_columns; i++)
    if (is_spoken (g_array_index (map->roles, MonevColumnRole, i))
        && g_array_index (map->languages, int, i) == MONEV_INSTRUMENT_NONE)
      return TRUE;
  return FALSE;
}

/* Columns without a language belong to the default one. */
static void
settle_languages (MonevReader *self, const MonevSheetMap *map, int row)
{
  MonevInstrument *form = self->self;
  const char *wanted = monev_instrument_setting (form, "default_language");
  gboolean plain = has_plain_column (&form->survey) || has_plain_column (&form->choices);
  gboolean known = g_ptr_array_find_with_equal_func (form->languages, wanted, g_str_equal,
                                                     &form->default_language);

  if (known)
    return;
  if (*wanted != '\0' && !plain && form->languages->len > 0)
    monev_reader_tell (
        self, (MonevSpot){ map, row, column_of (self, map, "default_language"), NULL },
        MONEV_WARN, "default-language-unknown",
        "Samakan dengan bahasa di judul kolom, misalnya “Bahasa Indonesia (id)”.",
        "Tidak ada kolom dalam bahasa “%s”.", wanted);
  else if (*wanted != '\0' || plain || form->languages->len == 0)
    {
      form->default_language = form->languages->len;
      g_ptr_array_add (form->languages, g_strdup (wanted));
      return;
    }
  form->default_language = 0;
}

/** monev_read_settings: the first filled row under the headers of "settings"; then the default
 * language. */
void
monev_read_settings (MonevReader *self)
{
  MonevSheetMap map = { .sheet = monev_xlsform_find_sheet (self->form, "settings") };
  guint row = 1;

  if (map.sheet >= 0)
    {
      monev_measure_sheet (self, &map);
      row = first_filled_row (self, &map);
      for (guint i = 0; i < map.n_columns; i++)
        take_setting (self, &map, row, i);
      check_settings (self, &map, row);
    }
  self->double_choices
      = monev_word_is_yes (monev_instrument_setting (self->self, "allow_choice_duplicates"));
  settle_languages (self, &map, (int)row);
}

static gboolean
says_in (MonevReader *self, const MonevSheetMap *map, MonevColumnRole role, guint language)
{
  for (guint i = 0; i < map->n_columns; i++)
    {
      int of = g_array_index (map->languages, int, i);

      if (g_array_index (map->roles, MonevColumnRole, i) == role
          && (of == (int)language
              || (of < 0 && language == self->self->default_language)))
        return TRUE;
    }
  return FALSE;
}

static void
check_spoken (MonevReader *self, const MonevSheetMap *map, MonevColumnRole role)
{
  const GPtrArray *languages = self->self->languages;

  if (map->sheet < 0 || map->first[role] < 0)
    return;
  for (guint i = 0; i < languages->len; i++)
    {
      const char *language = g_ptr_array_index (languages, i);
      g_autofree char *fix = NULL;

      if (says_in (self, map, role, i))
        continue;
      fix = *language == '\0'
                ? g_strdup ("Isi default_language di lembar settings dengan salah satu bahasa.")
                : g_strdup_printf ("Tambahkan kolom “%s::%s”.", monev_column_name (role), language);
      monev_reader_tell (self, (MonevSpot){ map, 0, map->first[role], NULL }, MONEV_WARN,
                         "language-missing", fix, "“%s” tidak ada dalam bahasa “%s”.",
                         monev_column_name (role), *language == '\0' ? "bawaan" : language);
    }
}

static void
check_code (MonevReader *self, const MonevSheetMap *map, guint column)
{
  int index = g_array_index (map->languages, int, column);
  const char *language;

  if (index < 0)
    return;
  for (guint i = 0; i < column; i++)
    if (g_array_index (map->languages, int, i) == index)
      return;
  language = g_ptr_array_index (self->self->languages, (guint)index);
  if (g_regex_match_simple ("\\([A-Za-z]{2,3}(-[A-Za-z0-9-]+)?\\)$", language, 0, 0))
    return;
  monev_reader_tell (self, (MonevSpot){ map, 0, (int)column, NULL }, MONEV_HINT, "language-code",
                     "Tulis misalnya “Bahasa Indonesia (id)”.",
                     "Bahasa “%s” tidak diikuti kodenya, sehingga ponsel tidak mengenalinya.",
                     language);
}

/** monev_check_languages: tells which wordings are missing in a language that the form has. */
void
monev_check_languages (MonevReader *self)
{
  const MonevSheetMap *maps[] = { &self->self->survey, &self->self->choices };

  for (guint m = 0; m < G_N_ELEMENTS (maps); m++)
    {
      for (guint i = 0; self->self->languages->len > 1 && i < G_N_ELEMENTS (spoken); i++)
        check_spoken (self, maps[m], spoken[i]);
      for (guint i = 0; m == 0 && maps[m]->sheet >= 0 && i < maps[m]->n_columns; i++)
        check_code (self, maps[m], i);
    }
}
