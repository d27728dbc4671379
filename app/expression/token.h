/* The words of an expression. */
#pragma once

#include <glib.h>

typedef enum {
  MONEV_TOKEN_END, MONEV_TOKEN_NUMBER, MONEV_TOKEN_TEXT, MONEV_TOKEN_NAME, MONEV_TOKEN_FIELD,
  MONEV_TOKEN_SIGN, MONEV_TOKEN_FAULT
} MonevTokenKind;

/* start and end are bytes of the source; inner_start and inner_end leave out quotes and ${ }. */
typedef struct {
  MonevTokenKind kind;
  int            start, end, inner_start, inner_end;
  const char    *fault; /* what is wrong */
} MonevToken;

void     monev_token_next   (const char *source, int from, MonevToken *token);
gboolean monev_token_is     (const char *source, const MonevToken *token, const char *word);
gboolean monev_name_is_valid (const char *name);
