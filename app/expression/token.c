#include "token.h"

#include <string.h>

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static gboolean
starts_name (gunichar c)
{
  return c == '_' || (c < 128 ? g_ascii_isalpha ((char)c) : g_unichar_isalpha (c));
}

static gboolean
goes_on_name (gunichar c)
{
  return starts_name (c) || c == '-' || c == '.'
         || (c < 128 ? g_ascii_isdigit ((char)c) : g_unichar_isalnum (c) || g_unichar_ismark (c));
}

/* The end of the name that begins at @at, or @at itself. */
static const char *
skip_name (const char *at)
{
  if (!starts_name (g_utf8_get_char (at)))
    return at;
  while (*at != '\0' && goes_on_name (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  return at;
}

/** monev_name_is_valid: Returns: whether @name is an XML name without a colon. */
gboolean
monev_name_is_valid (const char *name)
{
  const char *end = skip_name (name);

  return end != name && *end == '\0';
}

/* A straight or a typographic quote: '"', '\'' or 0. Word processors curl them; phones do not mind.
 */
static char
quote_at (const char *at, int *length)
{
  gunichar c = g_utf8_get_char (at);

  *length = (int)(g_utf8_next_char (at) - at);
  if (c == '"' || c == 0x201C || c == 0x201D)
    return '"';
  if (c == '\'' || c == 0x2018 || c == 0x2019)
    return '\'';
  return 0;
}

static void
take_text (const char *source, MonevToken *token)
{
  int length;
  char quote = quote_at (source + token->start, &length);
  int at = token->start + length;

  token->kind = MONEV_TOKEN_TEXT;
  token->inner_start = at;
  while (source[at] != '\0')
    {
      if (quote_at (source + at, &length) == quote)
        {
          token->inner_end = at;
          token->end = at + length;
          return;
        }
      at += length;
    }
  token->kind = MONEV_TOKEN_FAULT;
  token->fault = "tanda kutip ini tidak ditutup";
  token->end = at;
}

static void
take_number (const char *source, MonevToken *token)
{
  int at = token->start;

  while (g_ascii_isdigit (source[at]))
    at++;
  if (source[at] == '.')
    at++;
  while (g_ascii_isdigit (source[at]))
    at++;
  token->kind = MONEV_TOKEN_NUMBER;
  token->inner_start = token->start;
  token->inner_end = token->end = at;
}

static int
skip_spaces (const char *source, int at)
{
  while (is_space (source[at]))
    at++;
  return at;
}

/* ${name}, with spaces inside the braces forgiven; ${last-saved#name} too. */
static void
take_field (const char *source, MonevToken *token)
{
  int at = skip_spaces (source, token->start + 2);
  const char *end;

  token->kind = MONEV_TOKEN_FIELD;
  token->inner_start = at;
  if (g_str_has_prefix (source + at, "last-saved#"))
    at += (int)strlen ("last-saved#");
  end = skip_name (source + at);
  token->inner_end = (int)(end - source);
  token->end = skip_spaces (source, token->inner_end);
  if (token->inner_end == at || source[token->end] != '}')
    {
      token->kind = MONEV_TOKEN_FAULT;
      token->fault = "nama pertanyaan ditulis di antara ${ dan }, tanpa spasi di dalam nama";
      token->end = token->start + 2;
      return;
    }
  token->end++;
}

/* A name, or two with a colon between, as in jr:choice-name. */
static gboolean
take_name (const char *source, MonevToken *token)
{
  const char *from = source + token->start, *end = skip_name (from);

  if (end == from)
    return FALSE;
  if (end[0] == ':' && end[1] != ':' && skip_name (end + 1) != end + 1)
    end = skip_name (end + 1);
  token->kind = MONEV_TOKEN_NAME;
  token->inner_start = token->start;
  token->inner_end = token->end = (int)(end - source);
  return TRUE;
}

static const struct
{
  const char *sign, *fault;
} signs[] = {
  { "==", "tanda sama dengan cukup satu: =" },
  { "<>", "tidak sama ditulis !=" },
  { "=>", "lebih dari atau sama dengan ditulis >=" },
  { "=<", "kurang dari atau sama dengan ditulis <=" },
  { "&&", "dan ditulis and" },
  { "||", "atau ditulis or" },
  { "≠", "tidak sama ditulis !=" },
  { "≥", "lebih dari atau sama dengan ditulis >=" },
  { "≤", "kurang dari atau sama dengan ditulis <=" },
  { "×", "kali ditulis *" },
  { "÷", "bagi ditulis div" },
  { "%", "sisa bagi ditulis mod" },
  { "^", "pangkat ditulis pow(…, …)" },
  { "!=", NULL },
  { "<=", NULL },
  { ">=", NULL },
  { "//", NULL },
  { "::", NULL },
  { "..", NULL },
  { "(", NULL },
  { ")", NULL },
  { "[", NULL },
  { "]", NULL },
  { ",", NULL },
  { ".", NULL },
  { "/", NULL },
  { "|", NULL },
  { "+", NULL },
  { "-", NULL },
  { "=", NULL },
  { "<", NULL },
  { ">", NULL },
  { "*", NULL },
  { "@", NULL },
  { ";", "pemisah di dalam kurung adalah koma" },
  { "$", "nama pertanyaan ditulis ${nama}" },
  { "!", "kebalikan ditulis not(…)" },
};

static void
take_sign (const char *source, MonevToken *token)
{
  const char *at = source + token->start;

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      if (!g_str_has_prefix (at, signs[i].sign))
        continue;
      token->fault = signs[i].fault;
      token->kind = token->fault == NULL ? MONEV_TOKEN_SIGN : MONEV_TOKEN_FAULT;
      token->end = token->start + (int)strlen (signs[i].sign);
      return;
    }
  token->kind = MONEV_TOKEN_FAULT;
  token->fault = "tanda ini tidak dikenal";
  token->end = (int)(g_utf8_next_char (at) - source);
}

/**
 * monev_token_next:
 * @source: valid UTF-8
 * @from: where to begin, in bytes
 * @token: (out): the word there; what is no word is a FAULT with its reason
 */
void
monev_token_next (const char *source, int from, MonevToken *token)
{
  int length;

  *token = (MonevToken){ .start = skip_spaces (source, from) };
  token->end = token->inner_start = token->inner_end = token->start;
  if (source[token->start] == '\0')
    token->kind = MONEV_TOKEN_END;
  else if (quote_at (source + token->start, &length) != 0)
    take_text (source, token);
  else if (g_str_has_prefix (source + token->start, "${"))
    take_field (source, token);
  else if (g_ascii_isdigit (source[token->start])
           || (source[token->start] == '.' && g_ascii_isdigit (source[token->start + 1])))
    take_number (source, token);
  else if (!take_name (source, token))
    take_sign (source, token);
}

/** monev_token_is: Returns: whether @token is the sign or name @word. */
gboolean
monev_token_is (const char *source, const MonevToken *token, const char *word)
{
  gsize length = strlen (word);

  return (token->kind == MONEV_TOKEN_SIGN || token->kind == MONEV_TOKEN_NAME)
         && (gsize)(token->end - token->start) == length
         && strncmp (source + token->start, word, length) == 0;
}
