#define _GNU_SOURCE /* memmem */
#include "table-file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "csv-reader.h"
#include "db-error.h"
#include "xls-reader.h"
#include "xlsx-reader.h"

#define HEAD_BYTES 4096
#define MAX_OLE    (64 * 1024 * 1024)

typedef enum { KIND_TEXT, KIND_XLSX, KIND_XLS, KIND_OTHER } Kind;

/* The first bytes of what lands on an import page, and what to do with it. */
static const struct { guint offset; const char *bytes; guint length; const char *what; } others[] = {
  { 0, "%PDF", 4, "berkas PDF. Minta tabelnya dalam Excel (.xlsx), atau ketik di form isian" },
  { 0, "\xff\xd8\xff", 3, "foto. Minta tabelnya dalam Excel (.xlsx), atau ketik di form isian" },
  { 0, "\x89PNG", 4, "gambar. Minta tabelnya dalam Excel (.xlsx), atau ketik di form isian" },
  { 0, "GIF8", 4, "gambar. Minta tabelnya dalam Excel (.xlsx), atau ketik di form isian" },
  { 4, "ftyp", 4, "foto atau video. Minta tabelnya dalam Excel (.xlsx)" },
  { 8, "WEBP", 4, "gambar. Minta tabelnya dalam Excel (.xlsx), atau ketik di form isian" },
  { 0, "{\\rtf", 5, "dokumen RTF. Salin tabelnya ke Excel, lalu simpan sebagai .xlsx" },
  { 0, "Rar!", 4, "arsip RAR. Keluarkan isinya dahulu, lalu pilih berkas di dalamnya" },
  { 0, "7z\xbc\xaf", 4, "arsip 7z. Keluarkan isinya dahulu, lalu pilih berkas di dalamnya" },
  { 0, "\x1f\x8b", 2, "arsip gzip. Keluarkan isinya dahulu, lalu pilih berkas di dalamnya" },
  { 0, "SQLite format 3", 15, "basis data, bukan tabel Excel atau CSV" },
  { 0, "\x7f" "ELF", 4, "program, bukan tabel Excel atau CSV" },
};

static gboolean
refuse (const char *path, MonevError code, const char *what, GError **error)
{
  g_set_error (error, MONEV_ERROR, code, "Berkas %s %s.", path, what);
  return FALSE;
}

static gboolean
refuse_errno (const char *path, int number, GError **error)
{
  if (number == ENOENT)
    return refuse (path, MONEV_ERROR_NOT_FOUND,
                   "tidak ditemukan. Periksa nama dan foldernya", error);
  if (number == EACCES || number == EPERM)
    return refuse (path, MONEV_ERROR_IO,
                   "tidak boleh dibaca. Minta hak baca atau salin berkasnya ke folder sendiri",
                   error);
  g_autofree char *what = g_strdup_printf ("tidak bisa dibaca (%s)", g_strerror (number));
  return refuse (path, MONEV_ERROR_IO, what, error);
}

static gboolean
check_status (const char *path, const struct stat *status, GError **error)
{
  if (S_ISDIR (status->st_mode))
    return refuse (path, MONEV_ERROR_INVALID, "adalah folder. Pilih satu berkas di dalamnya",
                   error);
  if (!S_ISREG (status->st_mode))
    return refuse (path, MONEV_ERROR_INVALID, "bukan berkas biasa", error);
  if (status->st_size == 0)
    return refuse (path, MONEV_ERROR_INVALID,
                   "kosong (0 byte). Minta kiriman ulang berkasnya", error);
  return TRUE;
}

/* Does not wait on a pipe that somebody put there. */
static gboolean
read_head (const char *path, char *head, gsize *length, GError **error)
{
  struct stat status;
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

  if (fd < 0)
    return refuse_errno (path, errno, error);
  gboolean ok = fstat (fd, &status) == 0 ? check_status (path, &status, error)
                                         : refuse_errno (path, errno, error);
  gssize count = ok ? pread (fd, head, HEAD_BYTES, 0) : 0;
  if (count < 0)
    ok = refuse_errno (path, errno, error);
  close (fd);
  *length = MAX (count, 0);
  return ok;
}

static gboolean
starts_with (const char *head, gsize length, const char *text)
{
  gsize skip = 0;

  if (length >= 3 && memcmp (head, "\xef\xbb\xbf", 3) == 0)
    skip = 3;
  while (skip < length && g_ascii_isspace (head[skip]))
    skip++;
  return length - skip >= strlen (text)
         && g_ascii_strncasecmp (head + skip, text, strlen (text)) == 0;
}

static gboolean
is_named_excel (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return g_str_has_suffix (lower, ".xlsx") || g_str_has_suffix (lower, ".xlsm")
         || g_str_has_suffix (lower, ".xls");
}

/* A text may well be a CSV with the wrong name; one line without a single separator is none. */
static gboolean
is_excel_by_name_only (const char *path, const char *head, gsize length)
{
  g_autofree char *line = g_strndup (head, length);

  if (!is_named_excel (path)
      || (length >= 2 && (memcmp (head, "\xff\xfe", 2) == 0 || memcmp (head, "\xfe\xff", 2) == 0)))
    return FALSE; /* UTF-16 has its NULs */
  return memchr (head, '\0', length) != NULL || strpbrk (line, ",;\t|") == NULL;
}

static Kind
recognise (const char *path, const char *head, gsize length, GError **error)
{
  if (length >= 4 && memcmp (head, "PK\3\4", 4) == 0)
    return KIND_XLSX;
  if (length >= 8 && memcmp (head, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8) == 0)
    return KIND_XLS;
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (length >= others[i].offset + others[i].length
        && memcmp (head + others[i].offset, others[i].bytes, others[i].length) == 0)
      {
        g_autofree char *what = g_strdup_printf ("adalah %s", others[i].what);
        refuse (path, MONEV_ERROR_INVALID, what, error);
        return KIND_OTHER;
      }
  /* Web systems hand out such pages under the name .xls. */
  if (starts_with (head, length, "<!doctype") || starts_with (head, length, "<html")
      || starts_with (head, length, "<table") || starts_with (head, length, "<?xml"))
    {
      refuse (path, MONEV_ERROR_INVALID, "adalah halaman web atau XML yang diberi nama lain. Buka "
              "di Excel, simpan sebagai .xlsx, lalu impor lagi", error);
      return KIND_OTHER;
    }
  if (is_excel_by_name_only (path, head, length))
    {
      refuse (path, MONEV_ERROR_INVALID, "bukan buku kerja Excel walaupun namanya begitu. Minta "
              "kiriman ulang, atau buka di Excel dan simpan sebagai .xlsx", error);
      return KIND_OTHER;
    }
  return KIND_TEXT;
}

static gboolean
contains_utf16 (const char *bytes, gsize length, const char *name)
{
  gsize wanted = 2 * strlen (name);
  g_autofree char *pattern = g_malloc0 (wanted);

  for (gsize i = 0; i < wanted / 2; i++)
    pattern[2 * i] = name[i];
  return memmem (bytes, length, pattern, wanted) != NULL;
}

/* A locked .xlsx is an OLE file with the streams EncryptionInfo and EncryptedPackage
 * (MS-OFFCRYPTO 2.3.4); so are Word files and mails, which are no table. */
static gboolean
check_ole (const char *path, GError **error)
{
  g_autofree char *bytes = NULL;
  struct stat status;
  gsize length = 0;

  if (stat (path, &status) != 0 || status.st_size > MAX_OLE)
    return refuse (path, MONEV_ERROR_LIMIT, "lebih besar dari 64 MB. Buka di Excel, simpan "
                   "sebagai .xlsx tanpa kata sandi, lalu impor lagi", error);
  if (!g_file_get_contents (path, &bytes, &length, NULL))
    return refuse_errno (path, EIO, error);
  if (contains_utf16 (bytes, length, "EncryptedPackage"))
    return refuse (path, MONEV_ERROR_INVALID, "terkunci dengan kata sandi. Buka di Excel, hapus "
                   "kata sandinya, simpan, lalu impor lagi", error);
  if (contains_utf16 (bytes, length, "Workbook") || contains_utf16 (bytes, length, "Book"))
    return TRUE;
  return refuse (path, MONEV_ERROR_INVALID, "adalah berkas Office lama yang bukan buku kerja "
                 "Excel, atau terpotong. Simpan tabelnya sebagai .xlsx, lalu impor lagi", error);
}

static gboolean
open_kind (const char *path, Kind *kind, GError **error)
{
  char head[HEAD_BYTES];
  gsize length = 0;

  if (!read_head (path, head, &length, error))
    return FALSE;
  *kind = recognise (path, head, length, error);
  return *kind != KIND_OTHER && (*kind != KIND_XLS || check_ole (path, error));
}

static void
set_no_sheet (const char *path, const char *sheet, char **names, GError **error)
{
  g_autofree char *list = g_strjoinv (", ", names);

  g_set_error (error, MONEV_ERROR, MONEV_ERROR_NOT_FOUND,
               "Berkas %s tidak mempunyai lembar \"%s\". Lembar yang ada: %s.", path, sheet, list);
}

static char **
xlsx_names (MonevXlsxBook *book)
{
  guint count = monev_xlsx_book_n_sheets (book);
  char **names = g_new0 (char *, count + 1);

  for (guint i = 0; i < count; i++)
    names[i] = g_strdup (monev_xlsx_book_sheet_name (book, i));
  return names;
}

static int
first_visible (MonevXlsxBook *book)
{
  for (guint i = 0; i < monev_xlsx_book_n_sheets (book); i++)
    if (!monev_xlsx_book_sheet_hidden (book, i))
      return i;
  return 0;
}

static MonevTable *
read_xlsx (const char *path, const char *sheet, MonevIssueList *issues, GError **error)
{
  g_autoptr (MonevXlsxBook) book = monev_xlsx_book_open (path, error);

  if (book == NULL)
    return NULL;
  int index = sheet != NULL ? monev_xlsx_book_find_sheet (book, sheet) : first_visible (book);
  if (index < 0)
    {
      g_auto (GStrv) names = xlsx_names (book);
      set_no_sheet (path, sheet, names, error);
      return NULL;
    }
  return monev_xlsx_book_read_sheet (book, index, issues, error);
}

static gboolean
same_name (const char *a, const char *b)
{
  g_autofree char *left = g_utf8_casefold (a, -1), *right = g_utf8_casefold (b, -1);
  return strcmp (left, right) == 0;
}

static MonevTable *
read_xls (const char *path, const char *sheet, MonevIssueList *issues, GError **error)
{
  g_auto (GStrv) names = monev_xls_sheet_names (path, error);
  guint index = 0;

  if (names == NULL)
    return NULL;
  while (sheet != NULL && names[index] != NULL && !same_name (names[index], sheet))
    index++;
  if (names[index] == NULL)
    {
      set_no_sheet (path, sheet != NULL ? sheet : "", names, error);
      return NULL;
    }
  return monev_xls_read_sheet (path, index, issues, error);
}

static MonevTable *
read_csv (const char *path, MonevIssueList *issues, GError **error)
{
  g_autofree char *file = g_path_get_basename (path), *contents = NULL;
  struct stat status;
  gsize length = 0;

  if (stat (path, &status) == 0 && status.st_size > MONEV_CSV_MAX_BYTES)
    {
      refuse (path, MONEV_ERROR_LIMIT, "lebih besar dari 64 MB. Bagi menjadi beberapa berkas",
              error);
      return NULL;
    }
  if (!g_file_get_contents (path, &contents, &length, NULL))
    {
      refuse_errno (path, EIO, error);
      return NULL;
    }
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_steal_pointer (&contents), length);
  return monev_csv_read (file, bytes, issues, error);
}

/**
 * monev_table_file_read:
 * @path: an .xlsx, .xls or separated text, whatever its name
 * @sheet: (nullable): the sheet, whatever its case; NULL for the first one that is not hidden.
 *   Ignored for text.
 * @issues: (nullable): told of what was repaired
 *
 * Returns: (transfer full) (nullable): the table; NULL with NOT_FOUND (file or sheet), IO,
 * INVALID (something else, locked, empty), CORRUPT or LIMIT.
 */
MonevTable *
monev_table_file_read (const char *path, const char *sheet, MonevIssueList *issues, GError **error)
{
  Kind kind;

  if (!open_kind (path, &kind, error))
    return NULL;
  if (kind == KIND_XLSX)
    return read_xlsx (path, sheet, issues, error);
  if (kind == KIND_XLS)
    return read_xls (path, sheet, issues, error);
  return read_csv (path, issues, error);
}

static GPtrArray *
read_all_xls (const char *path, MonevIssueList *issues, GError **error)
{
  g_auto (GStrv) names = monev_xls_sheet_names (path, error);
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) monev_table_unref);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      MonevTable *table = monev_xls_read_sheet (path, i, issues, error);

      if (table == NULL)
        return NULL;
      g_ptr_array_add (tables, table);
    }
  return names == NULL ? NULL : g_steal_pointer (&tables);
}

/** monev_table_file_read_all: Returns: (transfer full) (element-type MonevTable) (nullable): every sheet,
 * hidden ones too, in the order of the tabs; NULL with the errors of monev_table_file_read(). */
GPtrArray *
monev_table_file_read_all (const char *path, MonevIssueList *issues, GError **error)
{
  g_autoptr (MonevXlsxBook) book = NULL;
  GPtrArray *tables;
  MonevTable *table;
  Kind kind;

  if (!open_kind (path, &kind, error))
    return NULL;
  if (kind == KIND_XLS)
    return read_all_xls (path, issues, error);
  if (kind == KIND_XLSX)
    {
      book = monev_xlsx_book_open (path, error);
      return book == NULL ? NULL : monev_xlsx_book_read_all (book, issues, error);
    }
  table = read_csv (path, issues, error);
  if (table == NULL)
    return NULL;
  tables = g_ptr_array_new_with_free_func ((GDestroyNotify) monev_table_unref);
  g_ptr_array_add (tables, table);
  return tables;
}

/**
 * monev_table_file_sheets:
 *
 * Returns: (transfer full) (nullable): the names of the sheets, none for separated text; NULL with
 * the errors of monev_table_file_read().
 */
char **
monev_table_file_sheets (const char *path, GError **error)
{
  Kind kind;

  if (!open_kind (path, &kind, error))
    return NULL;
  if (kind == KIND_XLS)
    return monev_xls_sheet_names (path, error);
  if (kind == KIND_TEXT)
    return g_new0 (char *, 1);
  g_autoptr (MonevXlsxBook) book = monev_xlsx_book_open (path, error);
  return book != NULL ? xlsx_names (book) : NULL;
}
