#include "question-type.h"

#include <string.h>

#define LIST MONEV_TYPE_TAKES_LIST
#define FILE_LIST MONEV_TYPE_TAKES_FILE
#define PHONE MONEV_TYPE_PHONE_ONLY

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
  { "audit", MONEV_QUESTION_META, MONEV_ANSWER_FILE, PHONE, "Catatan pengisian" },
  { "begin_group", MONEV_QUESTION_BEGIN_GROUP, MONEV_ANSWER_NONE, 0, "Kelompok" },
  { "end_group", MONEV_QUESTION_END_GROUP, MONEV_ANSWER_NONE, 0, "Akhir kelompok" },
  { "begin_repeat", MONEV_QUESTION_BEGIN_REPEAT, MONEV_ANSWER_NONE, 0, "Ulangan" },
  { "end_repeat", MONEV_QUESTION_END_REPEAT, MONEV_ANSWER_NONE, 0, "Akhir ulangan" },
  { "begin_loop", MONEV_QUESTION_BEGIN_LOOP, MONEV_ANSWER_NONE, LIST, "Ulangan per pilihan" },
  { "end_loop", MONEV_QUESTION_END_LOOP, MONEV_ANSWER_NONE, 0, "Akhir ulangan per pilihan" },
  { "csv-external", MONEV_QUESTION_ATTACHED, MONEV_ANSWER_NONE, 0, "Berkas CSV" },
  { "xml-external", MONEV_QUESTION_ATTACHED, MONEV_ANSWER_NONE, PHONE, "Berkas XML" },
};

/* Other spellings, folded as fold() does. Source: the XLSForm reference and its older editions. */
static const struct
{
  const char *spelling, *name;
} spellings[] = {
  { "string", "text" },
  { "q string", "text" },
  { "add text prompt", "text" },
  { "int", "integer" },
  { "q int", "integer" },
  { "number", "integer" },
  { "add integer prompt", "integer" },
  { "q decimal", "decimal" },
  { "add decimal prompt", "decimal" },
  { "q range", "range" },
  { "select1", "select_one" },
  { "select one from", "select_one" },
  { "add select one prompt using", "select_one" },
  { "select one using", "select_one" },
  { "select all that apply from", "select_multiple" },
  { "select multiple from", "select_multiple" },
  { "select all that apply", "select_multiple" },
  { "q select", "select_multiple" },
  { "select multiple using", "select_multiple" },
  { "select", "select_multiple" },
  { "add select multiple prompt using", "select_multiple" },
  { "q select1", "select_one" },
  { "select one from file", "select_one_from_file" },
  { "select multiple from file", "select_multiple_from_file" },
  { "select one external", "select_one_external" },
  { "odk:rank", "rank" },
  { "add note prompt", "note" },
  { "q note", "note" },
  { "q date", "date" },
  { "add date prompt", "date" },
  { "date time", "dateTime" },
  { "add date time prompt", "dateTime" },
  { "q date time", "dateTime" },
  { "q time", "time" },
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
  { "background audio", "background-audio" },
  { "q video", "video" },
  { "add video prompt", "video" },
  { "add file prompt", "file" },
  { "q file", "file" },
  { "q calculate", "calculate" },
  { "add calculate prompt", "calculate" },
  { "start time", "start" },
  { "get start time", "start" },
  { "end time", "end" },
  { "get end time", "end" },
  { "get today", "today" },
  { "imei", "deviceid" },
  { "device id", "deviceid" },
  { "get device id", "deviceid" },
  { "subscriber id", "subscriberid" },
  { "get subscriber id", "subscriberid" },
  { "sim id", "simserial" },
  { "sim serial", "simserial" },
  { "get sim id", "simserial" },
  { "phone number", "phonenumber" },
  { "get phone number", "phonenumber" },
  { "start geopoint", "start-geopoint" },
  { "csv external", "csv-external" },
  { "xml external", "xml-external" },
  { "begin lgroup", "begin_repeat" },
  { "end lgroup", "end_repeat" },
  { "begin looped group", "begin_repeat" },
  { "end looped group", "end_repeat" },
  { "lgroup", "begin_repeat" },
  { "group", "begin_group" },
  { "repeat", "begin_repeat" },
  { "loop", "begin_loop" },
  { "begin_lgroup", "begin_repeat" },
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
  { "label", MONEV_COLUMN_LABEL, 1, 1, { "caption", "text" } },
  { "hint", MONEV_COLUMN_HINT, 1, 0, { NULL } },
  { "guidance_hint", MONEV_COLUMN_GUIDANCE, 1, 0, { NULL } },
  { "required", MONEV_COLUMN_REQUIRED, 0, 0, { "bind::required" } },
  { "required_message",
    MONEV_COLUMN_REQUIRED_MESSAGE,
    1,
    0,
    { "bind::jr:requiredmsg", "requiredmsg", "noapperrorstring" } },
  { "relevant", MONEV_COLUMN_RELEVANT, 0, 0, { "relevance", "skippattern", "bind::relevant" } },
  { "constraint", MONEV_COLUMN_CONSTRAINT, 0, 0, { "bind::constraint" } },
  { "constraint_message",
    MONEV_COLUMN_CONSTRAINT_MESSAGE,
    1,
    0,
    { "constraining_message", "constraint_msg", "bind::jr:constraintmsg" } },
  { "calculation", MONEV_COLUMN_CALCULATION, 0, 0, { "calculate", "bind::calculate" } },
  { "trigger", MONEV_COLUMN_TRIGGER, 0, 0, { NULL } },
  { "choice_filter", MONEV_COLUMN_CHOICE_FILTER, 0, 0, { "choices_filter" } },
  { "repeat_count",
    MONEV_COLUMN_REPEAT_COUNT,
    0,
    0,
    { "jr:count", "count", "control::jr:count", "repeatcount" } },
  { "default", MONEV_COLUMN_DEFAULT, 0, 0, { NULL } },
  { "read_only", MONEV_COLUMN_READ_ONLY, 0, 0, { "readonly", "bind::readonly" } },
  { "appearance", MONEV_COLUMN_APPEARANCE, 0, 0, { "control::appearance" } },
  { "parameters", MONEV_COLUMN_PARAMETERS, 0, 0, { "parameter" } },
  { "save_to", MONEV_COLUMN_SAVE_TO, 0, 0, { NULL } },
  { "disabled", MONEV_COLUMN_DISABLED, 0, 0, { NULL } },
  { "media::image", MONEV_COLUMN_IMAGE, 1, 1, { "image" } },
  { "media::audio", MONEV_COLUMN_AUDIO, 1, 1, { "audio" } },
  { "media::video", MONEV_COLUMN_VIDEO, 1, 1, { "video" } },
  { "media::big-image", MONEV_COLUMN_BIG_IMAGE, 1, 1, { "big-image" } },
  { "list_name", MONEV_COLUMN_LIST_NAME, 0, 1, { "list name", "list" } },
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
type_spelt (const char *folded)
{
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autofree char *name = fold (types[i].name);

      if (strcmp (name, folded) == 0)
        return &types[i];
    }
  for (guint i = 0; i < G_N_ELEMENTS (spellings); i++)
    if (strcmp (spellings[i].spelling, folded) == 0)
      return type_named (spellings[i].name);
  return NULL;
}

/* Takes "or other" off the end of the words. */
static gboolean
take_or_other (GPtrArray *words)
{
  const char *last = words->len > 1 ? g_ptr_array_index (words, words->len - 1) : "";
  g_autofree char *folded = fold (last);

  if (strcmp (folded, "or other") == 0)
    {
      g_ptr_array_set_size (words, (int)words->len - 1);
      return TRUE;
    }
  if (words->len > 2 && strcmp (folded, "other") == 0
      && g_ascii_strcasecmp (g_ptr_array_index (words, words->len - 2), "or") == 0)
    {
      g_ptr_array_set_size (words, (int)words->len - 2);
      return TRUE;
    }
  return FALSE;
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
      g_autofree char *folded = fold (joined);
      const MonevQuestionType *type = type_spelt (folded);

      if (type != NULL)
        return type;
    }
  return NULL;
}

/**
 * monev_question_type_find:
 * @text: the cell "type": "select_one desa or_other"
 * @list: (out) (transfer full) (nullable): the list or file it names, NULL if none
 * @or_other: (out): whether "or_other" stands behind it
 *
 * Returns: (transfer none) (nullable): the type
 */
const MonevQuestionType *
monev_question_type_find (const char *text, char **list, gboolean *or_other)
{
  g_autoptr (GPtrArray) words = split_words (text);
  const MonevQuestionType *type;
  guint used;

  *list = NULL;
  *or_other = take_or_other (words);
  type = longest_type (words, &used);
  if (type == NULL)
    return NULL;
  if (used < words->len)
    {
      g_autofree char *all = join_words (words, words->len);
      g_autofree char *head = join_words (words, used);

      if ((type->flags & (LIST | FILE_LIST)) == 0)
        return NULL;
      *list = g_strstrip (g_strdup (all + strlen (head)));
    }
  return type;
}

/** monev_question_type_nearest: Returns: (transfer none) (nullable): the type that @text begins
 * like; for "maksud Anda …". */
const MonevQuestionType *
monev_question_type_nearest (const char *text)
{
  g_autofree char *wanted = fold (text);

  for (gsize length = strlen (wanted); length >= 3; length--)
    for (guint i = 0; i < G_N_ELEMENTS (types); i++)
      {
        g_autofree char *name = fold (types[i].name);

        if (strncmp (name, wanted, length) == 0)
          return &types[i];
      }
  return NULL;
}

/* "label::English (en)", "label:English" or "label English" is neither: the first two parts only
 * where the head may name a language. */
static gboolean
fits (const char *name, const char *header, gboolean spoken, char **language)
{
  gsize length = strlen (name);
  const char *rest = header + length;

  if (g_ascii_strncasecmp (header, name, length) != 0)
    return FALSE;
  if (*rest == '\0')
    return TRUE;
  if (!spoken)
    return FALSE;
  rest += strspn (rest, " ");
  if (*rest != ':')
    return FALSE;
  rest += strspn (rest, ": ");
  if (*rest == '\0')
    return FALSE;
  *language = g_strdup (rest);
  return TRUE;
}

/* Spaces around colons go, spaces within names become underscores where the name has them. */
static char *
tidy_header (const char *header)
{
  g_auto (GStrv) parts = g_strsplit (header, "::", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    g_strstrip (parts[i]);
  if (parts[0] != NULL)
    g_strdelimit (parts[0], " ", '_');
  return g_strjoinv ("::", parts);
}

static gboolean
column_fits (const Column *column, const char *header, char **language)
{
  if (fits (column->name, header, column->spoken, language))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (column->aliases) && column->aliases[i] != NULL; i++)
    if (fits (column->aliases[i], header, column->spoken, language))
      return TRUE;
  return FALSE;
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
  g_autofree char *tidy = tidy_header (header);

  *language = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if ((!choices || columns[i].choices) && column_fits (&columns[i], tidy, language))
      return columns[i].role;
  return MONEV_COLUMN_UNKNOWN;
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
