#include "run.h"

#include "base/id.h"

#include <math.h>
#include <string.h>

/* Functions that give a text. */

static const char *
text_at (MonevRun *self, const MonevNode *call, guint index)
{
  return monev_run_text (self, call->arguments[index]);
}

/* All texts from argument @first on; a set gives one for each node. */
static const char *
join_from (MonevRun *self, const MonevNode *call, guint first, const char *separator)
{
  GString *joined = g_string_new (NULL);
  gboolean any = FALSE;

  for (guint i = first; i < call->n_arguments; i++)
    {
      MonevValue value = monev_run_value (self, call->arguments[i]);
      guint count = value.type == MONEV_TYPE_NODES ? value.nodes->len : 1;

      for (guint j = 0; j < count; j++)
        {
          g_string_append (joined, any ? separator : "");
          g_string_append (joined,
                           value.type == MONEV_TYPE_NODES
                               ? monev_node_ref_text (g_array_index (value.nodes, MonevNodeRef, j))
                               : monev_value_text (self, &value));
          any = TRUE;
        }
      monev_value_clear (&value);
    }
  return monev_run_take (self, g_string_free (joined, FALSE));
}

/* Characters @from to before @to of @text, both within it. */
static const char *
cut (MonevRun *self, const char *text, glong from, glong to)
{
  return from >= to ? "" : monev_run_take (self, g_utf8_substring (text, from, to));
}

static glong
whole (MonevRun *self, const MonevNode *argument, glong otherwise)
{
  double value = monev_real_to_double (monev_run_number (self, argument));

  return isnan (value) ? otherwise : (glong)CLAMP (trunc (value), -G_MAXINT32, G_MAXINT32);
}

/* From 0; below 0 counts from the end, as phones do. */
static const char *
call_substr (MonevRun *self, const MonevNode *call)
{
  const char *text = text_at (self, call, 0);
  glong length = g_utf8_strlen (text, -1);
  glong from = whole (self, call->arguments[1], length);
  glong to = call->n_arguments > 2 ? whole (self, call->arguments[2], 0) : length;

  from = CLAMP (from < 0 ? from + length : from, 0, length);
  to = CLAMP (to < 0 ? to + length : to, 0, length);
  return cut (self, text, from, to);
}

/* From 1, with the roundings of XPath 1.0, 4.2. */
static const char *
call_substring (MonevRun *self, const MonevNode *call)
{
  const char *text = text_at (self, call, 0);
  double length = (double)g_utf8_strlen (text, -1);
  double from = floor (monev_real_to_double (monev_run_number (self, call->arguments[1])) + 0.5);
  double to = length + 1;

  if (call->n_arguments > 2)
    to = from + floor (monev_real_to_double (monev_run_number (self, call->arguments[2])) + 0.5);
  if (isnan (from) || isnan (to))
    return "";
  return cut (self, text, (glong)CLAMP (from - 1, 0, length), (glong)CLAMP (to - 1, 0, length));
}

static const char *
call_substring_before (MonevRun *self, const MonevNode *call)
{
  const char *text = text_at (self, call, 0), *found = strstr (text, text_at (self, call, 1));

  return found == NULL ? "" : monev_run_take (self, g_strndup (text, (gsize)(found - text)));
}

static const char *
call_substring_after (MonevRun *self, const MonevNode *call)
{
  const char *text = text_at (self, call, 0), *part = text_at (self, call, 1);
  const char *found = strstr (text, part);

  return found == NULL ? "" : found + strlen (part);
}

static const char *
call_translate (MonevRun *self, const MonevNode *call)
{
  const char *text = text_at (self, call, 0), *from = text_at (self, call, 1);
  const char *to = text_at (self, call, 2);
  glong available = g_utf8_strlen (to, -1);
  GString *result = g_string_new (NULL);

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);
      const char *found = g_utf8_strchr (from, -1, c);
      glong index = found == NULL ? 0 : g_utf8_pointer_to_offset (from, found);

      if (found == NULL)
        g_string_append_unichar (result, c);
      else if (index < available)
        g_string_append_unichar (result, g_utf8_get_char (g_utf8_offset_to_pointer (to, index)));
    }
  return monev_run_take (self, g_string_free (result, FALSE));
}

static const char *
call_normalize_space (MonevRun *self, const MonevNode *call)
{
  const char *text
      = call->n_arguments == 0 ? monev_node_ref_text (self->context) : text_at (self, call, 0);
  g_auto (GStrv) words = g_strsplit_set (text, " \t\r\n", -1);
  GString *result = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (result, "%s%s", result->len > 0 ? " " : "", words[i]);
  return monev_run_take (self, g_string_free (result, FALSE));
}

static const char *
call_selected_at (MonevRun *self, const MonevNode *call)
{
  g_auto (GStrv) words = g_strsplit_set (text_at (self, call, 0), " \t\r\n", -1);
  glong wanted = whole (self, call->arguments[1], -1), index = 0;

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && index++ == wanted)
      return monev_run_keep (self, words[i]);
  return "";
}

static const char *
call_choice_name (MonevRun *self, const MonevNode *call)
{
  const MonevScopeWorld *world = &monev_run_scope (self)->world;
  const char *choice = text_at (self, call, 0), *label = NULL;

  if (world->choice_label != NULL && *choice != '\0')
    label = world->choice_label (world->data, call->arguments[1]->path->field, choice);
  return label == NULL ? "" : monev_run_keep (self, label);
}

/* SHA-1 and the like of a text; base64 unless "hex" is asked for (XForms 1.1, digest). */
static const char *
call_digest (MonevRun *self, const MonevNode *call)
{
  static const struct
  {
    const char *name;
    GChecksumType type;
  } kinds[] = {
    { "MD5", G_CHECKSUM_MD5 },        { "SHA-1", G_CHECKSUM_SHA1 },
    { "SHA-256", G_CHECKSUM_SHA256 }, { "SHA-384", G_CHECKSUM_SHA384 },
    { "SHA-512", G_CHECKSUM_SHA512 },
  };
  const char *text = text_at (self, call, 0), *name = text_at (self, call, 1);
  gboolean hex = call->n_arguments > 2 && g_ascii_strcasecmp (text_at (self, call, 2), "hex") == 0;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_ascii_strcasecmp (kinds[i].name, name) == 0)
      {
        g_autoptr (GChecksum) sum = g_checksum_new (kinds[i].type);
        guint8 bytes[64];
        gsize size = sizeof bytes;

        g_checksum_update (sum, (const guchar *)text, -1);
        if (hex)
          return monev_run_keep (self, g_checksum_get_string (sum));
        g_checksum_get_digest (sum, bytes, &size);
        return monev_run_take (self, g_base64_encode (bytes, size));
      }
  return "";
}

static const char *
call_base64_decode (MonevRun *self, const MonevNode *call)
{
  gsize size = 0;
  guchar *bytes = g_base64_decode (text_at (self, call, 0), &size);
  char *text = g_utf8_make_valid ((const char *)bytes, (gssize)size);

  g_free (bytes);
  return monev_run_take (self, text);
}

/* A random UUID, or as many random letters and digits as asked for. */
static const char *
call_uuid (MonevRun *self, const MonevNode *call)
{
  static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  MonevScope *scope = monev_run_scope (self);
  GString *text;
  glong length;

  if (call->n_arguments == 0)
    return monev_run_take (self, g_uuid_string_random ());
  length = CLAMP (whole (self, call->arguments[0], 0), 0, 4096);
  text = g_string_new (NULL);
  for (glong i = 0; i < length; i++)
    g_string_append_c (text, letters[(gsize)(monev_scope_random (scope) * (sizeof letters - 1))]);
  return monev_run_take (self, g_string_free (text, FALSE));
}

static const char *
call_chosen (MonevRun *self, const MonevNode *call)
{
  MonevValue value = monev_call_value (self, call);
  const char *text = monev_value_text (self, &value);

  monev_value_clear (&value);
  return text;
}

/** monev_call_text: Returns: (transfer none): what @call, of type TEXT, gives. */
const char *
monev_call_text (MonevRun *self, const MonevNode *call)
{
  switch (call->function->id)
    {
    case MONEV_FN_BASE64_DECODE:
      return call_base64_decode (self, call);
    case MONEV_FN_CHOICE_NAME:
      return call_choice_name (self, call);
    case MONEV_FN_COALESCE:
    case MONEV_FN_IF:
      return call_chosen (self, call);
    case MONEV_FN_CONCAT:
      return join_from (self, call, 0, "");
    case MONEV_FN_DATE:
    case MONEV_FN_DATE_TIME:
    case MONEV_FN_FORMAT_DATE:
    case MONEV_FN_NOW:
    case MONEV_FN_TODAY:
      return monev_call_moment (self, call);
    case MONEV_FN_DIGEST:
      return call_digest (self, call);
    case MONEV_FN_INDEXED_REPEAT:
      return monev_call_indexed (self, call);
    case MONEV_FN_JOIN:
      return join_from (self, call, 1, text_at (self, call, 0));
    case MONEV_FN_NORMALIZE_SPACE:
      return call_normalize_space (self, call);
    case MONEV_FN_PULLDATA:
      return monev_call_pulldata (self, call);
    case MONEV_FN_SELECTED_AT:
      return call_selected_at (self, call);
    case MONEV_FN_STRING:
      return text_at (self, call, 0);
    case MONEV_FN_SUBSTR:
      return call_substr (self, call);
    case MONEV_FN_SUBSTRING:
      return call_substring (self, call);
    case MONEV_FN_SUBSTRING_AFTER:
      return call_substring_after (self, call);
    case MONEV_FN_SUBSTRING_BEFORE:
      return call_substring_before (self, call);
    case MONEV_FN_TRANSLATE:
      return call_translate (self, call);
    case MONEV_FN_UUID:
      return call_uuid (self, call);
    default:
      return "";
    }
}
