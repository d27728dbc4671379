/* What the tests of pages share: a table of plain texts, lines of a dump. */
#pragma once

#include "page/page-layout.h"

#include <string.h>

/* The cells of a row that tests write down as texts. */
static inline void
add_texts (MonevPageTable *table, gboolean head, double min_height, const char *const *texts,
           guint n)
{
  g_autofree MonevPageCell *cells = g_new0 (MonevPageCell, n);
  MonevPageRow row = { cells, min_height };

  for (guint i = 0; i < n; i++)
    cells[i].text = texts[i];
  if (head)
    monev_page_table_add_head (table, &row);
  else
    monev_page_table_add_row (table, &row);
}

static inline MonevPageLayout *
lay (MonevPageDocument *document)
{
  g_autoptr (GError) error = NULL;
  MonevPageLayout *layout = monev_page_layout_new (document, NULL, &error);

  g_assert_no_error (error);
  return layout;
}

static inline MonevPageLayout *
lay_table (MonevPageTable *table, const MonevPageSection *section)
{
  MonevPageInfo info = { "Uji", NULL, NULL, 0, { "Arial", 10 } };
  g_autoptr (MonevPageDocument) document = monev_page_document_new (&info);

  monev_page_document_add_section (document, section);
  monev_page_document_add_table (document, table);
  return lay (document);
}

static inline char *
dump (const MonevPageLayout *layout)
{
  g_autoptr (GError) error = NULL;
  char *text = monev_page_layout_dump (layout, &error);

  g_assert_no_error (error);
  return text;
}

/* The dump of one page. */
static inline char *
dump_page (const MonevPageLayout *layout, guint page)
{
  g_autofree char *whole = dump (layout);
  g_auto (GStrv) pages = g_strsplit (whole, "page ", -1);

  return g_strdup (pages[page]);
}

static inline guint
count (const char *text, const char *what)
{
  guint n = 0;

  for (const char *at = strstr (text, what); at != NULL; at = strstr (at + 1, what))
    n++;
  return n;
}

/* The words of all text boxes, in order, with one space between. */
static inline char *
words_of (const char *dumped)
{
  g_auto (GStrv) lines = g_strsplit (dumped, "\n", -1);
  GString *words = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *quote = strchr (lines[i], '"');

      if (quote == NULL || !g_str_has_prefix (lines[i], "  text "))
        continue;
      g_autofree char *inside = g_strndup (quote + 1, strlen (quote) - 2);

      g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", g_strstrip (inside));
    }
  return g_string_free (words, FALSE);
}
