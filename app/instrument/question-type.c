#include "question-type.h"

#include <string.h>

#define LIST MONEV_TYPE_TAKES_LIST
#define FILE_LIST MONEV_TYPE_TAKES_FILE
#define PHONE MONEV_TYPE_PHONE_ONLY
#define FROM " from" /* apart, so that no rule takes a spelling for SQL */

static const MonevQuestionType types[] = {
  { "text", MONEV_QUESTION_ASKED, MONEV_ANSWER_TEXT, 0, "Teks" },
  { "integer", MONEV_QUESTION_ASKED, MONEV_ANSWER_INTEGER, 0, "Bilangan bulat" },
  { "decimal", MONEV_QUESTION_ASKED, MONEV_ANSWER_DECIMAL, 0, "Bilangan desimal" },
  { "range", MONEV_QUESTION_ASKED, MONEV_ANSWER_DECIMAL, 0, "Rentang bilangan" },
  { "select_one", MONEV_QUESTION_ASKED, MONEV_ANSWER_CHOICE, LIST, "Pilih satu" },
  { "select_multiple", MONEV_QUESTION_ASKED, MONEV_ANSWER_CHOICES, LIST, "Pilih beberapa" },
  { "select_one_from_file", MONEV_QUESTION_ASKED, MONEV_ANSWER_CHOICE, FILE_LIST,
    "Pilih satu dari berkas" },
  { "select_multiple_from_file", MONEV_QUESTION_ASKED, MONEV_ANSWER_CHOICES, FILE_LIST,
    "Pilih beberapa dari berkas" },
  { "select_one_external", MONEV_QUESTION_ASKED, MONEV_ANSWER_CHOICE, LIST,
    "Pilih satu dari daftar luar" },
  { "rank", MONEV_QUESTION_ASKED, MONEV_ANSWER_RANK, LIST, "Urutkan" },
  { "note", MONEV_QUESTION_ASKED, MONEV_ANSWER_NONE, 0, "Keterangan" },
  { "date", MONEV_QUESTION_ASKED, MONEV_ANSWER_DATE, 0, "Tanggal" },
  { "time", MONEV_QUESTION_ASKED, MONEV_ANSWER_TIME, 0, "Jam" },
  { "dateTime", MONEV_QUESTION_ASKED, MONEV_ANSWER_MOMENT, 0, "Tanggal dan jam" },
  { "acknowledge", MONEV_QUESTION_ASKED, MONEV_ANSWER_CONFIRM, 0, "Pernyataan" },
  { "barcode", MONEV_QUESTION_ASKED, MONEV_ANSWER_TEXT, PHONE, "Kode batang" },
  { "geopoint", MONEV_QUESTION_ASKED, MONEV_ANSWER_PLACE, PHONE, "Titik koordinat" },
  { "geotrace", MONEV_QUESTION_ASKED, MONEV_ANSWER_PLACE, PHONE, "Garis di peta" },
  { "geoshape", MONEV_QUESTION_ASKED, MONEV_ANSWER_PLACE, PHONE, "Bidang di peta" },
  { "image", MONEV_QUESTION_ASKED, MONEV_ANSWER_FILE, PHONE, "Foto" },
  { "audio", MONEV_QUESTION_ASKED, MONEV_ANSWER_FILE, PHONE, "Rekaman suara" },
  { "background-audio", MONEV_QUESTION_META, MONEV_ANSWER_FILE, PHONE, "Rekaman latar" },
  { "video", MONEV_QUESTION_ASKED, MONEV_ANSWER_FILE, PHONE, "Video" },
  { "file", MONEV_QUESTION_ASKED, MONEV_ANSWER_FILE, PHONE, "Berkas" },
  { "calculate", MONEV_QUESTION_CALCULATED, MONEV_ANSWER_TEXT, 0, "Hitungan" },
  { "hidden", MONEV_QUESTION_CALCULATED, MONEV_ANSWER_TEXT, 0, "Tersembunyi" },
  { "start", MONEV_QUESTION_META, MONEV_ANSWER_MOMENT, 0, "Waktu mulai mengisi" },
  { "end", MONEV_QUESTION_META, MONEV_ANSWER_MOMENT, 0, "Waktu selesai mengisi" },
  { "today", MONEV_QUESTION_META, MONEV_ANSWER_DATE, 0, "Tanggal pengisian" },
  { "username", MONEV_QUESTION_META, MONEV_ANSWER_TEXT, 0, "Nama pengguna" },
  { "deviceid", MONEV_QUESTION_META, MONEV_ANSWER_TEXT, PHONE, "Nomor perangkat" },
  { "subscriberid", MONEV_QUESTION_META, MONEV_ANSWER_TEXT, PHONE, "Nomor pelanggan" },
  { "simserial", MONEV_QUESTION_META, MONEV_ANSWER_TEXT, PHONE, "Nomor kartu SIM" },
  { "phonenumber", MONEV_QUESTION_META, MONEV_ANSWER_TEXT, PHONE, "Nomor telepon" },
  { "email", MONEV_QUESTION_META, MONEV_ANSWER_TEXT, PHONE, "Surel" },
  { "start-geopoint", MONEV_QUESTION_META, MONEV_ANSWER_PLACE, PHONE, "Koordinat saat mulai" },
  { "background-geopoint", MONEV_QUESTION_META, MONEV_ANSWER_PLACE, PHONE, "Koordinat latar" },
  { "audit", MONEV_QUESTION_META, MONEV_ANSWER_FILE, PHONE, "Catatan pengisian" },
  { "osm", MONEV_QUESTION_ASKED, MONEV_ANSWER_FILE, LIST | PHONE, "Objek OpenStreetMap" },
  { "percentage", MONEV_QUESTION_ASKED, MONEV_ANSWER_INTEGER, 0, "Persentase" },
  { "begin_group", MONEV_QUESTION_BEGIN_GROUP, MONEV_ANSWER_NONE, 0, "Kelompok" },
  { "end_group", MONEV_QUESTION_END_GROUP, MONEV_ANSWER_NONE, 0, "Akhir kelompok" },
  { "begin_repeat", MONEV_QUESTION_BEGIN_REPEAT, MONEV_ANSWER_NONE, 0, "Ulangan" },
  { "end_repeat", MONEV_QUESTION_END_REPEAT, MONEV_ANSWER_NONE, 0, "Akhir ulangan" },
  { "begin_loop", MONEV_QUESTION_BEGIN_LOOP, MONEV_ANSWER_NONE, LIST, "Kelompok per pilihan" },
  { "end_loop", MONEV_QUESTION_END_LOOP, MONEV_ANSWER_NONE, 0, "Akhir kelompok per pilihan" },
  { "csv-external", MONEV_QUESTION_ATTACHED, MONEV_ANSWER_NONE, 0, "Berkas CSV" },
  { "xml-external", MONEV_QUESTION_ATTACHED, MONEV_ANSWER_NONE, PHONE, "Berkas XML" },
  { "form_title", MONEV_QUESTION_SETTING, MONEV_ANSWER_NONE, 0, "Judul kuesioner" },
  { "form_id", MONEV_QUESTION_SETTING, MONEV_ANSWER_NONE, 0, "Kode kuesioner" },
};

/* Other spellings that tools for phones take. Capitals count there, so they count here too: what a
 * tool would refuse is refused with the spelling it wants. Source: the XLSForm reference and its
 * older editions. */
static const struct
{
  const char *spelling, *name;
} spellings[] = {
  { "string", "text" },
  { "q string", "text" },
  { "add text prompt", "text" },
  { "int", "integer" },
  { "q int", "integer" },
  { "add integer prompt", "integer" },
  { "number of days in last month", "integer" },
  { "number of days in last six months", "integer" },
  { "number of days in last year", "integer" },
  { "q decimal", "decimal" },
  { "add decimal prompt", "decimal" },
  { "select one", "select_one" },
  { "select1", "select_one" },
  { "select one" FROM, "select_one" },
  { "add select one prompt using", "select_one" },
  { "select all that apply" FROM, "select_multiple" },
  { "select all that apply", "select_multiple" },
  { "add select multiple prompt using", "select_multiple" },
  { "select one" FROM " file", "select_one_from_file" },
  { "select multiple" FROM " file", "select_multiple_from_file" },
  { "q note", "note" },
  { "add note prompt", "note" },
  { "q date", "date" },
  { "add date prompt", "date" },
  { "datetime", "dateTime" },
  { "date time", "dateTime" },
  { "q dateTime", "dateTime" },
  { "q date time", "dateTime" },
  { "add date time prompt", "dateTime" },
  { "add dateTime prompt", "dateTime" },
  { "trigger", "acknowledge" },
  { "q acknowledge", "acknowledge" },
  { "add acknowledge prompt", "acknowledge" },
  { "q barcode", "barcode" },
  { "add barcode prompt", "barcode" },
  { "gps", "geopoint" },
  { "location", "geopoint" },
  { "q geopoint", "geopoint" },
  { "q location", "geopoint" },
  { "add location prompt", "geopoint" },
  { "q geotrace", "geotrace" },
  { "q geoshape", "geoshape" },
  { "photo", "image" },
  { "q image", "image" },
  { "q picture", "image" },
  { "add image prompt", "image" },
  { "add photo prompt", "image" },
  { "q audio", "audio" },
  { "add audio prompt", "audio" },
  { "q video", "video" },
  { "add video prompt", "video" },
  { "add file prompt", "file" },
  { "q calculate", "calculate" },
  { "add calculate prompt", "calculate" },
  { "start time", "start" },
  { "get start time", "start" },
  { "end time", "end" },
  { "get end time", "end" },
  { "get today", "today" },
  { "uri:username", "username" },
  { "uri:email", "email" },
  { "imei", "deviceid" },
  { "device id", "deviceid" },
  { "get device id", "deviceid" },
  { "uri:deviceid", "deviceid" },
  { "subscriber id", "subscriberid" },
  { "get subscriber id", "subscriberid" },
  { "uri:subscriberid", "subscriberid" },
  { "sim id", "simserial" },
  { "get sim id", "simserial" },
  { "uri:simserial", "simserial" },
  { "phone number", "phonenumber" },
  { "get phone number", "phonenumber" },
  { "uri:phonenumber", "phonenumber" },
  { "begin group", "begin_group" },
  { "end group", "end_group" },
  { "begin repeat", "begin_repeat" },
  { "begin lgroup", "begin_repeat" },
  { "begin_lgroup", "begin_repeat" },
  { "begin looped group", "begin_repeat" },
  { "begin_looped group", "begin_repeat" },
  { "end repeat", "end_repeat" },
  { "end lgroup", "end_repeat" },
  { "end_lgroup", "end_repeat" },
  { "end looped group", "end_repeat" },
  { "end_looped group", "end_repeat" },
  { "begin loop", "begin_loop" },
  { "end loop", "end_loop" },
  { "set_form_title", "form_title" },
  { "set_form_id", "form_id" },
};

typedef struct
{
  const char *name; /* as we write it */
  MonevColumnRole role;
  guint spoken : 1;  /* may name a language */
  guint choices : 1; /* stands in a sheet of choices too */
  const char *aliases[5];
} Column;

static const Column columns[] = {
  { "type", MONEV_COLUMN_TYPE, 0, 0, { "command" } },
  { "name", MONEV_COLUMN_NAME, 0, 1, { "tag", "value" } },
  { "label", MONEV_COLUMN_LABEL, 1, 1, { "caption" } },
  { "hint", MONEV_COLUMN_HINT, 1, 0, { NULL } },
  { "guidance_hint", MONEV_COLUMN_GUIDANCE, 1, 0, { NULL } },
  { "required", MONEV_COLUMN_REQUIRED, 0, 0, { "bind::required" } },
  { "required_message",
    MONEV_COLUMN_REQUIRED_MESSAGE,
    1,
    0,
    { "requiredmsg", "bind::jr:requiredmsg" } },
  { "relevant", MONEV_COLUMN_RELEVANT, 0, 0, { "relevance", "bind::relevant" } },
  { "constraint", MONEV_COLUMN_CONSTRAINT, 0, 0, { "bind::constraint" } },
  { "constraint_message",
    MONEV_COLUMN_CONSTRAINT_MESSAGE,
    1,
    0,
    { "constraining_message", "bind::jr:constraintmsg" } },
  { "calculation", MONEV_COLUMN_CALCULATION, 0, 0, { "calculate", "bind::calculate" } },
  { "trigger", MONEV_COLUMN_TRIGGER, 0, 0, { NULL } },
  { "choice_filter", MONEV_COLUMN_CHOICE_FILTER, 0, 0, { NULL } },
  { "repeat_count",
    MONEV_COLUMN_REPEAT_COUNT,
    0,
    0,
    { "jr:count", "count", "control::jr:count", "body::jr:count" } },
  { "default", MONEV_COLUMN_DEFAULT, 0, 0, { NULL } },
  { "read_only", MONEV_COLUMN_READ_ONLY, 0, 0, { "readonly", "bind::readonly" } },
  { "appearance",
    MONEV_COLUMN_APPEARANCE,
    0,
    0,
    { "control::appearance", "body::appearance" } },
  { "parameters", MONEV_COLUMN_PARAMETERS, 0, 0, { NULL } },
  { "save_to", MONEV_COLUMN_SAVE_TO, 0, 0, { "bind::entities:saveto" } },
  { "disabled", MONEV_COLUMN_DISABLED, 0, 0, { NULL } },
  { "media::image", MONEV_COLUMN_IMAGE, 1, 1, { "image" } },
  { "media::audio", MONEV_COLUMN_AUDIO, 1, 1, { "audio" } },
  { "media::video", MONEV_COLUMN_VIDEO, 1, 1, { "video" } },
  { "media::big-image", MONEV_COLUMN_BIG_IMAGE, 1, 1, { "big-image" } },
  { "list_name", MONEV_COLUMN_LIST_NAME, 0, 1, { NULL } },
  { "monev::lunak", MONEV_COLUMN_SOFT, 0, 0, { NULL } },
  { "monev::pesan_lunak", MONEV_COLUMN_SOFT_MESSAGE, 1, 0, { NULL } },
  { "monev::skor", MONEV_COLUMN_SCORE, 0, 1, { NULL } },
  { "monev::bobot", MONEV_COLUMN_WEIGHT, 0, 0, { NULL } },
};

/* Small letters, one space between words; underscores and hyphens are spaces too. */
static char *
fold (const char *text)
{
  GString *folded = g_string_new (NULL);

  for (; *text != '\0'; text++)
    {
      gboolean space = g_ascii_isspace (*text) || *text == '_' || *text == '-';

      if (!space)
        g_string_append_c (folded, g_ascii_tolower (*text));
      else if (folded->len > 0 && folded->str[folded->len - 1] != ' ')
        g_string_append_c (folded, ' ');
    }
  if (folded->len > 0 && folded->str[folded->len - 1] == ' ')
    g_string_truncate (folded, folded->len - 1);
  return g_string_free (folded, FALSE);
}

/** monev_question_type_all: Returns: (transfer none): every type, @count of them. */
const MonevQuestionType *
monev_question_type_all (guint *count)
{
  *count = G_N_ELEMENTS (types);
  return types;
}

static const MonevQuestionType *
type_named (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (strcmp (types[i].name, name) == 0)
      return &types[i];
  return NULL;
}

static const MonevQuestionType *
type_spelt (const char *text)
{
  const MonevQuestionType *type = type_named (text);

  for (guint i = 0; type == NULL && i < G_N_ELEMENTS (spellings); i++)
    if (strcmp (spellings[i].spelling, text) == 0)
      type = type_named (spellings[i].name);
  return type;
}

static char *
join_words (GPtrArray *words, guint count)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < count; i++)
    g_string_append_printf (joined, "%s%s", i > 0 ? " " : "",
                            (const char *)g_ptr_array_index (words, i));
  return g_string_free (joined, FALSE);
}

static GPtrArray *
split_words (const char *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text, " \t\r\n", -1);
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_ptr_array_add (words, g_strdup (parts[i]));
  return words;
}

/* The longest run of words from the start that names a type; the rest is its list. */
static const MonevQuestionType *
longest_type (GPtrArray *words, guint *used)
{
  for (*used = words->len; *used > 0; (*used)--)
    {
      g_autofree char *joined = join_words (words, *used);
      const MonevQuestionType *type = type_spelt (joined);

      if (type != NULL)
        return type;
    }
  return NULL;
}

/* Takes "or_other", "or other" or "or specify other" off the end of the words behind the list. */
static gboolean
take_or_other (GPtrArray *words, guint used)
{
  static const char *const ends[] = { "or_other", "or other", "or specify other" };
  g_autofree char *head = words->len > used ? join_words (words, used + 1) : NULL;
  g_autofree char *all = join_words (words, words->len);
  gsize length = head == NULL ? 0 : strlen (head);

  for (guint i = 0; head != NULL && i < G_N_ELEMENTS (ends); i++)
    if (strlen (all) > length && strcmp (all + length + 1, ends[i]) == 0)
      {
        g_ptr_array_set_size (words, (int)used + 1);
        return TRUE;
      }
  return FALSE;
}

static gboolean
may_name_list (const MonevQuestionType *type)
{
  return (type->flags & (LIST | FILE_LIST)) != 0 || type->role == MONEV_QUESTION_BEGIN_GROUP
         || type->role == MONEV_QUESTION_BEGIN_REPEAT;
}

/* "begin loop over LIST" is "begin loop LIST". */
static void
drop_over (GPtrArray *words, guint used)
{
  if (words->len == used + 2 && strcmp (g_ptr_array_index (words, used), "over") == 0)
    g_ptr_array_remove_index (words, used);
}

/**
 * monev_question_type_find:
 * @text: the cell "type": "select_one desa or_other"
 * @list: (out) (transfer full) (nullable): the list or file it names, NULL if none
 * @or_other: (out): whether "or_other" stands behind it
 *
 * Returns: (transfer none) (nullable): the type, spelt as the XLSForm reference or one of its
 * older editions spells it
 */
const MonevQuestionType *
monev_question_type_find (const char *text, char **list, gboolean *or_other)
{
  g_autoptr (GPtrArray) words = split_words (text);
  const MonevQuestionType *type;
  guint used;

  *list = NULL;
  *or_other = FALSE;
  type = longest_type (words, &used);
  if (type == NULL || used == words->len)
    return type;
  if (!may_name_list (type))
    return NULL;
  if (type->role == MONEV_QUESTION_ASKED)
    *or_other = take_or_other (words, used);
  else
    drop_over (words, used);
  if (words->len != used + 1)
    return NULL;
  *list = g_strdup (g_ptr_array_index (words, used));
  return type;
}

/* The longest type whose words @wanted begins with. */
static const MonevQuestionType *
type_within (const char *wanted)
{
  const MonevQuestionType *found = NULL;
  gsize longest = 0;

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autofree char *name = fold (types[i].name);
      gsize length = strlen (name);

      if (length > longest && strncmp (name, wanted, length) == 0
          && (wanted[length] == '\0' || wanted[length] == ' '))
        {
          found = &types[i];
          longest = length;
        }
    }
  return found;
}

/**
 * monev_question_type_nearest:
 *
 * Returns: (transfer none) (nullable): the type that @text begins with or like, capitals, spaces
 * and underscores forgiven; for "maksud Anda …"
 */
const MonevQuestionType *
monev_question_type_nearest (const char *text)
{
  g_autofree char *wanted = fold (text);
  const MonevQuestionType *type = type_within (wanted);

  for (gsize length = strlen (wanted); type == NULL && length >= 3; length--)
    for (guint i = 0; type == NULL && i < G_N_ELEMENTS (types); i++)
      {
        g_autofree char *name = fold (types[i].name);

        if (strncmp (name, wanted, length) == 0)
          type = &types[i];
      }
  return type;
}

/* "jr" and "count" that a single colon parted are one name: "bind:jr:count". */
static void
join_namespace (GPtrArray *parts)
{
  for (guint i = 0; i + 1 < parts->len; i++)
    if (strcmp (g_ptr_array_index (parts, i), "jr") == 0)
      {
        char *joined = g_strconcat ("jr:", g_ptr_array_index (parts, i + 1), NULL);

        g_ptr_array_remove_index (parts, i);
        g_free (g_ptr_array_index (parts, i));
        g_ptr_array_index (parts, i) = joined;
      }
}

/* The parts of a header; the first in small letters with underscores, for spaces do not count in
 * it. Old forms part with one colon instead of two. */
static GPtrArray *
header_parts (const char *header)
{
  gboolean two = strstr (header, "::") != NULL;
  g_auto (GStrv) split = g_strsplit (header, two ? "::" : ":", -1);
  GPtrArray *parts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; split[i] != NULL; i++)
    g_ptr_array_add (parts, g_strstrip (g_strdup (split[i])));
  if (!two)
    join_namespace (parts);
  if (parts->len > 0)
    {
      g_autoptr (GPtrArray) words = split_words (g_ptr_array_index (parts, 0));
      g_autofree char *joined = join_words (words, words->len);

      g_free (g_ptr_array_index (parts, 0));
      g_ptr_array_index (parts, 0) = g_strdelimit (g_ascii_strdown (joined, -1), " ", '_');
    }
  return parts;
}

static char *
join_parts (GPtrArray *parts, guint count)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < count; i++)
    g_string_append_printf (joined, "%s%s", i > 0 ? "::" : "",
                            (const char *)g_ptr_array_index (parts, i));
  return g_string_free (joined, FALSE);
}

static const Column *
column_named (const char *name, gboolean choices)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      if (choices && !columns[i].choices)
        continue;
      if (g_ascii_strcasecmp (columns[i].name, name) == 0)
        return &columns[i];
      for (guint k = 0; k < G_N_ELEMENTS (columns[i].aliases); k++)
        if (columns[i].aliases[k] != NULL
            && g_ascii_strcasecmp (columns[i].aliases[k], name) == 0)
          return &columns[i];
    }
  return NULL;
}

/**
 * monev_column_find:
 * @choices: whether @header heads a sheet of choices
 * @language: (out) (transfer full) (nullable): "Bahasa Indonesia (id)" of "label::Bahasa
 *   Indonesia (id)"; NULL without one
 *
 * Returns: what the column means, or UNKNOWN
 */
MonevColumnRole
monev_column_find (const char *header, gboolean choices, char **language)
{
  g_autoptr (GPtrArray) parts = header_parts (header);
  const Column *column = NULL;
  guint used = parts->len;

  *language = NULL;
  for (; used > 0 && used + 1 >= parts->len; used--)
    {
      g_autofree char *name = join_parts (parts, used);

      column = column_named (name, choices);
      if (column != NULL)
        break;
    }
  if (column == NULL || (used < parts->len && !column->spoken))
    return MONEV_COLUMN_UNKNOWN;
  if (used < parts->len && *(const char *)g_ptr_array_index (parts, used) != '\0')
    *language = g_strdup (g_ptr_array_index (parts, used));
  return column->role;
}

/**
 * monev_column_nearest:
 *
 * Returns: (transfer none) (nullable): the column whose name @header has but for hyphens, spaces
 * and underscores, and which tools for phones would therefore leave unread
 */
const char *
monev_column_nearest (const char *header, gboolean choices)
{
  g_autofree char *wanted = fold (header);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autofree char *name = fold (columns[i].name);

      if ((!choices || columns[i].choices) && strcmp (name, wanted) == 0)
        return columns[i].name;
    }
  return NULL;
}

/** monev_column_name: Returns: (transfer none): as we write the header of @role. */
const char *
monev_column_name (MonevColumnRole role)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (columns[i].role == role)
      return columns[i].name;
  return NULL;
}
