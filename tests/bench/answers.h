/* An instrument with many answers, for what is measured over them. */
#pragma once

#include "base/id.h"
#include "tests/app/response/desk.h"

#define ANSWERS 100000
#define QUESTIONS 60
#define CHOICES 6

/* Choices, figures, and one text that is another in each answer. */
static inline char *
value_of (guint question, guint row)
{
  guint dice = (row * 2654435761u + question * 40503u) >> 8;

  if (question == 0)
    return g_strdup_printf ("R%06u", row);
  return question % 3 != 0 ? g_strdup_printf ("c%u", dice % CHOICES)
                           : g_strdup_printf ("%u", dice % 120);
}

static inline char *
form_text (void)
{
  GString *text = g_string_new ("#survey\ntype|name|label\n");

  for (guint i = 0; i < QUESTIONS; i++)
    g_string_append_printf (text, "%s|q%u|Pertanyaan %u\n",
                            i == 0 ? "text" : i % 3 != 0 ? "select_one c" : "integer", i, i);
  g_string_append (text, "#choices\nlist_name|name|label\n");
  for (guint i = 0; i < CHOICES; i++)
    g_string_append_printf (text, "c|c%u|Pilihan %u\n", i, i);
  return g_string_free (text, FALSE);
}

static inline char *
answers_text (guint row)
{
  GString *text = g_string_new ("{\"answers\":{");

  for (guint i = 0; i < QUESTIONS; i++)
    {
      g_autofree char *value = value_of (i, row);

      g_string_append_printf (text, "%s\"q%u\":\"%s\"", i > 0 ? "," : "", i, value);
    }
  g_string_append (text, "},\"format\":1}");
  return g_string_free (text, FALSE);
}

typedef struct
{
  Desk *desk;
  char *version;
  guint from, until;
} Adding;

static inline gboolean
add_rows (MonevDbConnection *c, gpointer data, GError **error)
{
  const Adding *adding = data;

  for (guint row = adding->from; row < adding->until; row++)
    {
      g_autoptr (MonevResponseEntry) entry = monev_response_entry_new ();
      g_autofree char *id = monev_id_new (1772679600000 + row);
      g_autofree char *answers = answers_text (row);

      monev_response_entry_set (&entry->id, id);
      monev_response_entry_set (&entry->instrument_id, adding->desk->instrument);
      monev_response_entry_set (&entry->version_id, adding->version);
      monev_response_entry_set (&entry->state, MONEV_RESPONSE_MASUK);
      monev_response_entry_set (&entry->answers, answers);
      entry->submitted_at = 1772679600000;
      if (!monev_response_store_insert (c, entry, error))
        return FALSE;
    }
  return TRUE;
}

/* Makes the instrument, and its answers in one transaction. */
static inline void
fill_answers (Desk *d)
{
  g_autofree char *text = form_text ();
  g_autofree char *version = NULL;
  g_autoptr (MonevInstrumentEntry) entry = NULL;
  g_autoptr (MonevInstrumentEntry) issued = NULL;
  g_autoptr (GError) error = NULL;
  Adding adding = { d, NULL, 0, ANSWERS };
  gint64 number = 0;

  give_post (d, "subkoor");
  entry = add_instrument (d, text);
  issued = monev_instrument_issue (d->c, d->rani, entry, NULL, d->issues, &error);
  g_assert_no_error (error);
  d->instrument = g_strdup (issued->id);
  monev_response_store_version (d->c, d->instrument, 0, &version, &number, &error);
  g_assert_no_error (error);
  adding.version = version;
  monev_db_transaction (d->c, add_rows, &adding, &error);
  g_assert_no_error (error);
}
