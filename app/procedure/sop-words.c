/* The texts of an SOP AP as they stand in its boxes and cells. */
#include "procedure/sop-page-private.h"

#include <string.h>

#include "base/date.h"

/** sop_actor_title: Returns: (transfer none): of the column, "" where none was typed yet. */
const char *
sop_actor_title (const MonevProcedure *procedure, guint index)
{
  return monev_procedure_actor (procedure, index)->title;
}

/** sop_list_text: Returns: (transfer full): numbered, a line each; "" for none. */
char *
sop_list_text (const char *const *lines)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    g_string_append_printf (text, "%s%u. %s", i > 0 ? "\n" : "", i + 1, lines[i]);
  return g_strdup (text->str);
}

/** sop_cell_text: Returns: (transfer full): in a row, "; " where one of them holds a comma. */
char *
sop_cell_text (const char *const *lines)
{
  gboolean commas = FALSE;

  for (guint i = 0; lines[i] != NULL; i++)
    commas = commas || strchr (lines[i], ',') != NULL;
  return g_strjoinv (commas ? "; " : ", ", (char **) lines);
}

/** sop_output_text: Returns: (transfer full): what a step puts out, and by when at the latest. */
char *
sop_output_text (const MonevProcedure *procedure, const MonevProcedureStep *step)
{
  g_autofree char *puts = sop_cell_text (step->outputs);
  g_autofree char *limits = monev_procedure_step_limits (procedure, step);

  return g_strconcat (puts, *puts != '\0' && *limits != '\0' ? "\n" : "", limits, NULL);
}

/* The step that the steps around @index run beside: the first before them that is not marked. */
static void
add_parallel (GString *text, const MonevProcedure *procedure, const MonevProcedureStep *step)
{
  guint index = 0;

  if (!step->parallel)
    return;
  while (monev_procedure_step (procedure, index) != step)
    index++;
  while (index > 0 && monev_procedure_step (procedure, index)->parallel)
    index--;
  g_string_append_printf (text, "%sParalel dengan langkah %s", text->len > 0 ? "\n" : "",
                          monev_procedure_step (procedure, index)->number);
}

/** sop_remark_text: Returns: (transfer full): the remark, else the procedures it is linked to; then
 * which step it runs beside. */
char *
sop_remark_text (const MonevProcedure *procedure, const MonevProcedureStep *step)
{
  g_autoptr (GString) text = g_string_new (step->remark);

  for (guint i = 0; *step->remark == '\0' && i < step->n_links; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", step->links[i].text);
  add_parallel (text, procedure, step);
  return g_strdup (text->str);
}

/** sop_linked_text: Returns: (transfer full): "Keterkaitan", numbered. */
char *
sop_linked_text (const MonevProcedure *procedure)
{
  guint n;
  const MonevProcedureLink *linked = monev_procedure_linked (procedure, &n);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%u. %s", i > 0 ? "\n" : "", i + 1, linked[i].text);
  return g_strdup (text->str);
}

/** sop_date_text: Returns: (transfer full): "5 Maret 2026"; what is no date stays as it is. */
char *
sop_date_text (const char *text)
{
  MonevDate date;

  return monev_date_from_iso (text, &date, NULL) ? monev_date_format (date, MONEV_DATE_LONG)
                                                 : g_strdup (text);
}

static char *
region_line (const MonevRecord *office)
{
  g_autofree char *name = g_utf8_strup (monev_record_get (office, "region_name"), -1);

  return *name == '\0' || g_str_has_prefix (name, "PEMERINTAH")
           ? g_strdup (name) : g_strconcat ("PEMERINTAH ", name, NULL);
}

/* "Badan … Daerah" below "BADAN … DAERAH" says nothing new. */
static gboolean
is_agency (const MonevSopOptions *options, const MonevProcedure *procedure, const char *unit)
{
  g_autofree char *agency = sop_office_line (options, procedure, 1);
  g_autofree char *folded = g_utf8_casefold (agency, -1);
  g_autofree char *own = g_utf8_casefold (unit, -1);

  return *own != '\0' && g_str_has_prefix (folded, own);
}

/**
 * sop_office_line:
 * @line: 0 the region, 1 the agency, 2 the unit
 *
 * Returns: (transfer full): "" where there is none; an SOP that is looked at before the office is
 *   known speaks of the office it comes from.
 */
char *
sop_office_line (const MonevSopOptions *options, const MonevProcedure *procedure, guint line)
{
  const char *unit = monev_procedure_text (procedure, MONEV_PROCEDURE_UNIT);

  if (options->office == NULL && line == 1)
    return g_utf8_strup (monev_procedure_text (procedure, MONEV_PROCEDURE_OFFICE), -1);
  if (options->office != NULL && line == 0)
    return region_line (options->office);
  if (options->office != NULL && line == 1)
    return g_utf8_strup (monev_record_get (options->office, "agency_name"), -1);
  return g_strdup (line == 2 && !is_agency (options, procedure, unit) ? unit : "");
}

/**
 * monev_sop_file_name:
 * @ending: "pdf"
 *
 * Returns: (transfer full): "SOP ketapang-b.pdf".
 */
char *
monev_sop_file_name (const MonevProcedure *procedure, const char *ending)
{
  const char *code = monev_procedure_code (procedure);

  return g_strdup_printf ("SOP %s.%s", *code != '\0' ? code : "baru", ending);
}
