#include "data-book-private.h"

#include <string.h>

#define SUM_CHARS 16 /* of the version's checksum, in the mark */

static char *
make_mark (const MonevDataWorkbook *what)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, what->number);
  g_autofree char *sum = g_strndup (what->sha256, SUM_CHARS);
  g_autofree char *round = what->questions == NULL ? g_strdup ("")
                                                   : g_strdup_printf ("%u", MAX (what->round, 1));
  const char *pairs[] = { "j", what->questions == NULL ? MONEV_DATA_BOOK_KIND
                                                       : MONEV_DATA_CLARIFY_KIND,
                          "r", what->request_id, "a", what->addressee_id, "v", number, "h", sum,
                          "p", round, NULL };

  return monev_form_mark_new (pairs);
}

static void
set_mark (BookPainter *self)
{
  const MonevDataWorkbook *what = self->what;
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, what->number);
  const char *pairs[] = { "formulir",
                          monev_data_form_code (monev_data_layout_form (what->layout)),
                          "versi", number, "sidik", what->sha256, "perangkat daerah",
                          what->agency_name, "kode", what->agency_code != NULL ? what->agency_code
                                                                               : "",
                          "periode", what->period_label, NULL };

  monev_xlsx_form_set_mark (self->form, self->mark, pairs);
}

static void
paint (BookPainter *self)
{
  MonevDataForm *form = monev_data_layout_form (self->what->layout);

  monev_book_paint_guide (self);
  if (self->what->questions != NULL)
    monev_book_paint_notes (self);
  for (guint i = 0; i < monev_data_form_n_sheets (form); i++)
    if (monev_book_is_asked (self, i))
      monev_book_paint_table (self, i);
  set_mark (self);
}

/**
 * monev_data_workbook_write:
 * @what: plain values; nothing is read or asked for
 * @issues: (nullable): told of wording that does not fit into a cell
 *
 * Returns: FALSE with IO; then what stood at @path before still stands there
 */
gboolean
monev_data_workbook_write (const MonevDataWorkbook *what, const char *path, MonevIssueList *issues,
                           GError **error)
{
  g_autofree char *mark = make_mark (what);
  g_autoptr (GHashTable) lists = g_hash_table_new (NULL, NULL);
  MonevXlsxOptions options
      = { .title = monev_data_form_title (monev_data_layout_form (what->layout)),
          .subject = what->period_label,
          .author = monev_record_get (what->office, "agency_name"),
          .company = monev_record_get (what->office, "agency_name"),
          .created = what->now / 1000,
          .paper = strcmp (monev_record_get (what->office, "paper"), "a4") == 0
                       ? MONEV_XLSX_PAPER_A4
                       : MONEV_XLSX_PAPER_F4 };
  g_autoptr (MonevXlsxForm) form = monev_xlsx_form_new (path, &options, issues, error);
  BookPainter self = { what, form, lists, mark };

  if (form == NULL)
    return FALSE;
  paint (&self);
  return monev_xlsx_form_finish (form, error);
}
