/* The instruments of the demo office: one of the monev run, one of the RD run, both issued. */
#include "demo-private.h"

#include <gio/gio.h>

#include "instrument/office-instrument.h"

static const struct
{
  const char *file, *run;
} instruments[] = {
  { "instrumen-monev.json", "monev" },
  { "instrumen-stunting.json", "rd" },
};

static MonevXlsform *
read_form (const char *file, GError **error)
{
  g_autofree char *path = g_strconcat ("/id/monev/demo/", file, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, error);
  g_autofree char *text = NULL;

  if (bytes == NULL)
    return NULL;
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return monev_xlsform_from_canonical (text, error);
}

static gboolean
add_instrument (MonevDemoFilling *self, guint index, GError **error)
{
  const MonevActor *actor = monev_demo_actor (self, "subkoor", error);
  g_autoptr (MonevXlsform) form = read_form (instruments[index].file, error);
  MonevInstrumentContent content
      = { form, NULL, g_hash_table_lookup (self->runs, instruments[index].run), NULL };
  g_autoptr (MonevInstrumentEntry) added = NULL;
  g_autoptr (MonevInstrumentEntry) issued = NULL;

  if (actor == NULL || form == NULL)
    return FALSE;
  added = monev_instrument_add (self->connection, actor, &content, self->issues, error);
  if (added == NULL)
    return FALSE;
  issued = monev_instrument_issue (self->connection, actor, added, NULL, self->issues, error);
  if (issued != NULL)
    g_hash_table_insert (self->things, g_strdup (instruments[index].file), g_strdup (issued->id));
  return issued != NULL;
}

/** monev_demo_fill_instruments: the runs are there; each instrument becomes a thing under the name
 * of its file. Errors: those of the instruments. */
gboolean
monev_demo_fill_instruments (MonevDemoFilling *self, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (instruments); i++)
    if (!add_instrument (self, i, error))
      return FALSE;
  return TRUE;
}
