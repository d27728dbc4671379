#include "activity/field-paper.h"

#include <string.h>

#include "activity/agenda.h"
#include "activity/field-paper-private.h"
#include "base/number.h"
#include "office/letterhead.h"
#include "office/office.h"
#include "people/login.h"

#define NAME_DOTS "(………………………………………)" /* a hand fills in the name */

/* Left free for hands: @n blocks beside each other, each with the office of who signs. */
void
monev_paper_signatures (MonevPaper *paper, const char *const *titles, const char *const *names,
                        guint n)
{
  MonevPageColumn columns[3] = { { 0 } };
  MonevPageCell top[3] = { { NULL } }, bottom[3] = { { NULL } };
  g_autoptr (MonevPageTable) table = NULL;
  guint style;

  g_return_if_fail (n <= G_N_ELEMENTS (columns));
  table = monev_page_table_new (columns, n, &(MonevPageTableStyle) { .border = -1 });
  style = monev_page_table_add_style (table, &(MonevPageCellStyle) { .align = MONEV_PAGE_CENTER });
  for (guint i = 0; i < n; i++)
    {
      top[i] = (MonevPageCell) { .text = titles[i], .style = style };
      bottom[i] = (MonevPageCell) {
        .text = *names[i] != '\0' || *titles[i] == '\0' ? names[i]
                                                        : NAME_DOTS,
        .style = style };
    }
  monev_page_document_add_text (paper->document, " ", NULL,
                                &(MonevPageParagraph) { .keep_with_next = TRUE });
  monev_page_table_add_row (table, &(MonevPageRow) { .cells = top, .min_height = 28,
                                                     .keep_with_next = TRUE });
  monev_page_table_add_row (table, &(MonevPageRow) { .cells = bottom });
  monev_page_document_add_table (paper->document, table);
}

/* "Kabupaten Tanjung Rimba" is dated in Tanjung Rimba. */
static char *
place_and_date (const MonevRecord *office, const char *iso)
{
  static const char *const kinds[] = { "kabupaten ", "kota " };
  const char *place = monev_record_get (office, "region_name");
  g_autofree char *day = NULL;
  MonevDate date;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_ascii_strncasecmp (place, kinds[i], strlen (kinds[i])) == 0)
      {
        place += strlen (kinds[i]);
        break;
      }
  day = monev_date_from_iso (iso, &date, NULL) ? monev_date_format (date, MONEV_DATE_LONG)
                                               : g_strdup (iso);
  return g_strdup_printf ("%s, %s", place, day);
}

static char *
name_lines (const MonevSignatory *person)
{
  GString *text = g_string_new (person->name);

  if (*person->rank != '\0')
    g_string_append_printf (text, "\n%s", person->rank);
  if (*person->nip != '\0')
    g_string_append_printf (text, "\nNIP %s", person->nip);
  return g_string_free (text, FALSE);
}

/**
 * monev_paper_sign:
 * @roles: (array length=n): what each signs as: "Notulis"; "" where the post says it
 * @people: (array length=n) (nullable entries): NULL leaves the place empty
 * @date: YYYY-MM-DD; stands with the place over the last of them
 *
 * Jabatan, name with gelar, pangkat and NIP (Permendagri 1/2023) under room for a hand.
 */
void
monev_paper_sign (MonevPaper *paper, const char *const *roles, MonevSignatory *const *people,
                  guint n, const char *date)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  const char *titles[3] = { "", "", "" }, *names[3] = { "", "", "" };
  g_autofree char *dated = place_and_date (paper->office, date);

  g_return_if_fail (n <= G_N_ELEMENTS (titles));
  for (guint i = 0; i < n; i++)
    {
      const char *post = people[i] != NULL ? people[i]->title : "";

      if (people[i] == NULL)
        continue;
      g_ptr_array_add (texts, g_strdup_printf ("%s%s%s%s%s", i + 1 == n ? dated : "", "\n", roles[i],
                                               *roles[i] != '\0' && *post != '\0' ? ",\n" : "",
                                               post));
      titles[i] = texts->pdata[texts->len - 1];
      g_ptr_array_add (texts, name_lines (people[i]));
      names[i] = texts->pdata[texts->len - 1];
    }
  monev_paper_signatures (paper, titles, names, n);
}

/* Styles of the tables here, in this order. */
enum { PLAIN, STRONG, HEAD, NUMBER, NUMBER_STRONG };

static void
add_styles (MonevPageTable *table, double size)
{
  const MonevPageCellStyle styles[] = {
    { .font = { .size = size, .bold = TRUE } },
    { .font = { .size = size, .bold = TRUE }, .align = MONEV_PAGE_CENTER,
      .vertical = MONEV_PAGE_MIDDLE, .filled = TRUE, .ground = 0xe8ecf2 },
    { .font = { .size = size }, .align = MONEV_PAGE_RIGHT },
    { .font = { .size = size, .bold = TRUE }, .align = MONEV_PAGE_RIGHT },
    { .font = { .size = size } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    monev_page_table_add_style (table, &styles[i]);
}

#define SMALL 5 /* the last of them: plain letters of the size of the table */

/** monev_paper_table: Returns: (transfer full): a table with the heads of @columns, letters of
 * @size points. */
MonevPageTable *
monev_paper_table (const MonevFieldColumn *columns, guint n, double size)
{
  g_autofree MonevPageColumn *widths = g_new0 (MonevPageColumn, n);
  g_autofree MonevPageCell *heads = g_new0 (MonevPageCell, n);
  MonevPageTable *table;

  for (guint i = 0; i < n; i++)
    {
      widths[i].width = columns[i].width;
      heads[i] = (MonevPageCell) { .text = columns[i].heading, .style = HEAD };
    }
  table = monev_page_table_new (widths, n, &(MonevPageTableStyle) { .border = 0.2 });
  add_styles (table, size);
  monev_page_table_add_head (table, &(MonevPageRow) { .cells = heads });
  return table;
}

/* What Excel shows by its formats is written out here. */
static char *
printed (const MonevFieldColumn *column, const char *text)
{
  MonevDecimal value;
  MonevDate date;

  if (column->kind == MONEV_XLSX_NUMBER && monev_decimal_from_text (text, &value, NULL))
    return monev_number_format (value, (int) column->decimals);
  if (column->kind == MONEV_XLSX_DATE && monev_date_from_iso (text, &date, NULL))
    return monev_date_format (date, MONEV_DATE_LONG);
  return g_strdup (text);
}

/* A heading or a sum takes the empty cells behind it. */
static guint
empty_after (char *const *cells, guint n, guint first)
{
  guint end = first + 1;

  while (end < n && *cells[end] == '\0')
    end++;
  return end - first;
}

/* Words without a sum: what it speaks of comes below. */
static gboolean
is_heading (const MonevFieldColumn *columns, guint n, char *const *cells)
{
  for (guint i = 0; i < n; i++)
    if (*cells[i] != '\0'
        && (columns[i].kind == MONEV_XLSX_NUMBER || columns[i].kind == MONEV_XLSX_INTEGER))
      return FALSE;
  return TRUE;
}

/** monev_paper_row: adds a row; a @strong one lets its words run over the empty cells behind,
 * and without a sum it stays with the row below. * @min_height: mm. */
void
monev_paper_row (MonevPageTable *table, const MonevFieldColumn *columns, guint n,
                 char *const *cells, gboolean strong, double min_height)
{
  g_autofree MonevPageCell *out = g_new0 (MonevPageCell, n);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    {
      gboolean number = columns[i].kind == MONEV_XLSX_NUMBER
                        || columns[i].kind == MONEV_XLSX_INTEGER;

      g_ptr_array_add (texts, printed (&columns[i], cells[i]));
      out[i].text = texts->pdata[i];
      out[i].style = number ? (strong ? NUMBER_STRONG : NUMBER) : (strong ? STRONG : SMALL);
      out[i].columns = strong && *cells[i] != '\0' && !number ? empty_after (cells, n, i) : 1;
    }
  monev_page_table_add_row (table, &(MonevPageRow) { .cells = out, .min_height = min_height,
                                                     .keep_with_next
                                                     = strong && is_heading (columns, n, cells) });
}

/* Who signs today as the head of the office; @today: (out): the day that is printed. */
static MonevSignatory *
find_head (MonevDbConnection *connection, const MonevRecord *office, char **today, GError **error)
{
  g_autofree char *day = NULL;
  MonevSignatory *head;
  gint64 now = 0;

  if (!monev_db_now (connection, &now, error))
    return NULL;
  day = monev_today (connection, now);
  head = monev_signatory_head (connection, monev_record_get (office, "agency_name"), day, error);
  if (head != NULL)
    *today = g_steal_pointer (&day);
  return head;
}

#define HEAD_TITLE "Kepala Badan" /* where nobody holds the post */

static gboolean
add_head (MonevPaper *paper, GError **error)
{
  g_autofree char *today = NULL;
  g_autoptr (MonevSignatory) head = find_head (paper->connection, paper->office, &today, error);

  if (head == NULL)
    return FALSE;
  monev_paper_sign (paper,
                    (const char *const[]) { "", "", *head->title != '\0' ? "" : HEAD_TITLE },
                    (MonevSignatory *const[]) { NULL, NULL, head }, 3, today);
  return TRUE;
}

/**
 * monev_paper_head_lines:
 *
 * The block of the head as monev_field_table_paper() prints it, for a workbook.
 *
 * Returns: (transfer full): place and day, post, "" where the hand signs, name, pangkat and NIP.
 */
char **
monev_paper_head_lines (MonevDbConnection *connection, const MonevRecord *office, GError **error)
{
  g_autofree char *today = NULL;
  g_autoptr (MonevSignatory) head = find_head (connection, office, &today, error);
  g_autofree char *dated = NULL;
  g_autofree char *name = NULL;
  g_autofree char *all = NULL;

  if (head == NULL)
    return NULL;
  dated = place_and_date (office, today);
  name = name_lines (head);
  all = g_strdup_printf ("%s\n%s\n\n%s", dated, *head->title != '\0' ? head->title : HEAD_TITLE,
                         *name != '\0' ? name : NAME_DOTS);
  return g_strsplit (all, "\n", -1);
}

/** monev_field_table_paper: Returns: (transfer full): the table on F4 landscape with kop. */
MonevPageDocument *
monev_field_table_paper (MonevDbConnection *connection, const MonevFieldTable *table,
                         GError **error)
{
  g_auto (MonevPaper) paper = { NULL };
  g_autoptr (MonevPageTable) laid = NULL;

  if (!monev_paper_begin (connection, table->title, &paper, error))
    return NULL;
  monev_paper_section (&paper, MONEV_PAGE_F4, TRUE);
  monev_paper_kop (&paper);
  monev_paper_title (&paper, table->title, table->subtitle);
  laid = monev_paper_table (table->columns, table->n_columns, 8);
  for (guint i = 0; i < table->rows->len; i++)
    {
      const MonevFieldRow *row = table->rows->pdata[i];

      monev_paper_row (laid, table->columns, table->n_columns, row->cells, row->strong, 0);
    }
  monev_page_document_add_table (paper.document, laid);
  if (table->signed_by_head && !add_head (&paper, error))
    return NULL;
  return g_steal_pointer (&paper.document);
}

/** monev_field_paper_write: lays it out and writes the PDF; it appears whole or not at all. */
gboolean
monev_field_paper_write (MonevPageDocument *document, const char *path, GError **error)
{
  g_autoptr (MonevPageLayout) layout = monev_page_layout_new (document, NULL, error);

  return layout != NULL && monev_page_layout_write_pdf (layout, path, NULL, NULL, NULL, error);
}
