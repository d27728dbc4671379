/* Files of answers for tests, and taking them in. */
#pragma once

#include "desk.h"

#include <xlsxwriter.h>

#include "response/response-import.h"

#define FORM                                                                                       \
  "#survey\ntype|name|label::id|label::en|calculation|constraint|required\n"                       \
  "begin_group|diri|Data diri|Person|||\ntext|nik|NIK|ID number|||\n"                              \
  "text|nama|Nama|Name|||yes\ndate|lahir|Tanggal lahir|Born|||\n"                                  \
  "decimal|luas|Luas rumah|House area||. > 0|\nend_group||||||\n"                                  \
  "select_one ya or_other|kerja|Bekerja|Works|||\nselect_multiple alat|alat|Alat|Tools|||\n"       \
  "begin_repeat|anak|Anak|Child|||\ntext|panggilan|Nama anak|Child name|||\n"                      \
  "integer|umur|Umur anak|Child age|||\nbegin_repeat|sakit|Sakit|Ill|||\n"                         \
  "text|apa|Sakit apa|What|||\nend_repeat||||||\nend_repeat||||||\n"                               \
  "calculate|jumlah|||sum(${umur})||\n"                                                            \
  "#choices\nlist_name|name|label::id|label::en\nya|y|Ya, tetap|Yes\nya|t|Tidak|No\n"              \
  "alat|1|Radio|Radio\nalat|2|Televisi kabel|Cable TV\nalat|3|Sepeda motor|Motorcycle\n"           \
  "#settings\nform_title|default_language\nUji|id\n"

static inline char *
file_in (MonevTestDb *db, const char *name)
{
  return g_build_filename (db->folder, name, NULL);
}

static inline char *
write_csv (MonevTestDb *db, const char *name, const char *text)
{
  char *path = file_in (db, name);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

/* Sheets as text: "#name", lines, cells between "|". */
static inline char *
write_xlsx (MonevTestDb *db, const char *name, const char *text)
{
  char *path = file_in (db, name);
  lxw_workbook *book = workbook_new (path);
  lxw_worksheet *sheet = NULL;
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  lxw_row_t row = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "|", -1);

      if (*lines[i] == '#')
        {
          sheet = workbook_add_worksheet (book, lines[i] + 1);
          row = 0;
          continue;
        }
      for (guint k = 0; cells[k] != NULL; k++)
        if (*cells[k] != '\0')
          worksheet_write_string (sheet, row, (lxw_col_t)k, cells[k], NULL);
      row++;
    }
  g_assert_cmpint (workbook_close (book), ==, LXW_NO_ERROR);
  return path;
}

typedef struct
{
  const char *key;
  GHashTable *mapping;
  GCancellable *cancellable;
  gboolean dry;
  MonevResponseDecision decision;
} How;

static inline MonevResponseCount
import (Desk *d, How how, GError **error, const char *first, ...)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();
  MonevResponseSource source = { .instrument_id = d->instrument,
                                 .key = how.key,
                                 .mapping = how.mapping,
                                 .decision = how.decision,
                                 .cancellable = how.cancellable };
  g_autoptr (MonevResponseImport) read = NULL;
  MonevResponseCount count = { 0 };
  va_list args;

  va_start (args, first);
  for (const char *path = first; path != NULL; path = va_arg (args, const char *))
    g_ptr_array_add (paths, (gpointer)path);
  va_end (args);
  g_ptr_array_add (paths, NULL);
  monev_issue_list_unref (d->issues);
  d->issues = monev_issue_list_new ();
  source.paths = (const char *const *)paths->pdata;
  read = monev_response_import_read (d->c, d->rani, &source, d->issues, error);
  if (read != NULL)
    count = *monev_response_import_count (read);
  if (read != NULL && !how.dry)
    monev_response_import_apply (d->c, d->rani, read, error);
  if (error != NULL && *error != NULL)
    g_test_message ("%s", (*error)->message);
  return count;
}

#define IMPORT(d, how, ...) import (d, how, &error, __VA_ARGS__, NULL)

static inline void
check_count (Desk *d, MonevResponseCount count, guint added, guint changed, guint duplicate,
             guint rejected)
{
  if (count.added != added || count.changed != changed || count.duplicate != duplicate
      || count.rejected != rejected)
    for (guint i = 0; i < monev_issue_list_size (d->issues); i++)
      {
        g_autofree char *line = monev_issue_to_text (monev_issue_list_get (d->issues, i));

        g_test_message ("%s", line);
      }
  g_assert_cmpuint (count.added, ==, added);
  g_assert_cmpuint (count.changed, ==, changed);
  g_assert_cmpuint (count.duplicate, ==, duplicate);
  g_assert_cmpuint (count.rejected, ==, rejected);
}

static inline char *
answers_of (Desk *d, guint nth)
{
  g_autoptr (GPtrArray) page = monev_response_store_page (d->c, d->instrument, "", "", 1000, NULL);

  g_assert_cmpuint (nth, <, page->len);
  return g_strdup (((MonevResponseEntry *)g_ptr_array_index (page, nth))->answers);
}
