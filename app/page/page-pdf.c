/* A layout written as PDF. */
#include "page-layout-private.h"

#include <cairo-pdf.h>

#include "base/atomic-file.h"
#include "db-error.h"

#define MOST_LEVELS 8

/* Where the bytes go: a file, or memory. */
typedef struct {
  MonevAtomicFile *file;  /* nullable */
  GByteArray      *bytes; /* nullable */
  GError          *error;
} Sink;

typedef struct {
  const MonevPageLayout *layout;
  cairo_surface_t       *surface;
  cairo_t               *cr;
  int                    parents[MOST_LEVELS + 1]; /* the open outline entry of each level */
} Writing;

static cairo_status_t
take (void *data, const unsigned char *bytes, unsigned int length)
{
  Sink *sink = data;

  if (sink->error != NULL)
    return CAIRO_STATUS_WRITE_ERROR;
  if (sink->bytes != NULL)
    g_byte_array_append (sink->bytes, bytes, length);
  else if (!monev_atomic_file_append (sink->file, bytes, length, &sink->error))
    return CAIRO_STATUS_WRITE_ERROR;
  return CAIRO_STATUS_SUCCESS;
}

static void
set_word (cairo_surface_t *surface, cairo_pdf_metadata_t key, const char *text)
{
  if (text == NULL)
    return;
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  cairo_pdf_surface_set_metadata (surface, key, valid);
}

/* The date is that of the record, not of now: equal documents give equal bytes. */
static void
set_metadata (cairo_surface_t *surface, const MonevPageInfo *info)
{
  g_autoptr (GDateTime) created = g_date_time_new_from_unix_utc (info->created / 1000);
  g_autofree char *date = created != NULL ? g_date_time_format (created, "%Y-%m-%dT%H:%M:%SZ")
                                          : NULL;

  set_word (surface, CAIRO_PDF_METADATA_TITLE, info->title);
  set_word (surface, CAIRO_PDF_METADATA_AUTHOR, info->author);
  set_word (surface, CAIRO_PDF_METADATA_SUBJECT, info->subject);
  set_word (surface, CAIRO_PDF_METADATA_CREATOR, "Monev");
  set_word (surface, CAIRO_PDF_METADATA_CREATE_DATE, date != NULL ? date : "1970-01-01T00:00:00Z");
}

static void
add_outline (Writing *writing, const PageItem *item, guint page)
{
  guint level = MIN (item->block->paragraph.outline, MOST_LEVELS);
  g_autofree char *title
    = g_strdelimit (g_strdup (page_text_peek (writing->layout->texts->pdata[item->index])), "\n\t",
                    ' ');
  char x[G_ASCII_DTOSTR_BUF_SIZE], y[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *place
    = g_strdup_printf ("page=%u pos=[%s %s]", page, g_ascii_formatd (x, sizeof x, "%.2f", item->x),
                       g_ascii_formatd (y, sizeof y, "%.2f", item->y));

  writing->parents[level] = cairo_pdf_surface_add_outline (
    writing->surface, writing->parents[level - 1], title, place, CAIRO_PDF_OUTLINE_FLAG_OPEN);
  for (guint i = level + 1; i <= MOST_LEVELS; i++)
    writing->parents[i] = writing->parents[level];
}

static void
add_outlines (Writing *writing, guint page)
{
  const PageSheet *sheet = writing->layout->sheets->pdata[page - 1];

  for (guint i = 0; i < sheet->items->len; i++)
    {
      const PageItem *item = &g_array_index (sheet->items, PageItem, i);

      if (item->block->kind == PAGE_BLOCK_TEXT && item->from == 0
          && item->block->paragraph.outline > 0)
        add_outline (writing, item, page);
    }
}

static gboolean
write_page (Writing *writing, guint page, GError **error)
{
  const PageSheet *sheet = writing->layout->sheets->pdata[page - 1];
  g_autoptr (PageList) list = page_layout_list (writing->layout, page, FALSE, error);

  if (list == NULL)
    return FALSE;
  cairo_pdf_surface_set_size (writing->surface, sheet->width, sheet->height);
  add_outlines (writing, page);
  page_list_paint (list, writing->cr);
  cairo_show_page (writing->cr);
  if (cairo_status (writing->cr) == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_IO, "Halaman %u tidak dapat digambar: %s.", page,
               cairo_status_to_string (cairo_status (writing->cr)));
  return FALSE;
}

static gboolean
write_pages (Writing *writing, GCancellable *cancellable, MonevPageProgress progress,
             gpointer data, GError **error)
{
  guint n_pages = writing->layout->sheets->len;

  for (guint page = 1; page <= n_pages; page++)
    {
      if (g_cancellable_is_cancelled (cancellable))
        {
          g_set_error (error, MONEV_ERROR, MONEV_ERROR_CANCELLED, "Penulisan PDF dibatalkan.");
          return FALSE;
        }
      if (!write_page (writing, page, error))
        return FALSE;
      if (progress != NULL)
        progress (page, n_pages, data);
    }
  return TRUE;
}

/* What the file said counts more than what cairo makes of it. */
static gboolean
judge (Sink *sink, cairo_status_t status, gboolean done, GError **error)
{
  if (sink->error != NULL)
    {
      if (error != NULL)
        g_clear_error (error);
      g_propagate_error (error, g_steal_pointer (&sink->error));
      return FALSE;
    }
  if (done && status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_IO, "PDF tidak dapat dibuat: %s.",
                   cairo_status_to_string (status));
      return FALSE;
    }
  return done;
}

static gboolean
write_all (const MonevPageLayout *self, Sink *sink, GCancellable *cancellable,
           MonevPageProgress progress, gpointer data, GError **error)
{
  const PageSheet *first = self->sheets->pdata[0];
  Writing writing = { self };
  gboolean done;

  writing.surface = cairo_pdf_surface_create_for_stream (take, sink, first->width, first->height);
  writing.cr = cairo_create (writing.surface);
  set_metadata (writing.surface, &self->document->info);
  done = write_pages (&writing, cancellable, progress, data, error);
  cairo_destroy (writing.cr);
  cairo_surface_finish (writing.surface);
  done = judge (sink, cairo_surface_status (writing.surface), done, error);
  cairo_surface_destroy (writing.surface);
  return done;
}

/**
 * monev_page_layout_to_pdf:
 * @progress: (nullable): called on this thread after each page
 *
 * Returns: (transfer full): the PDF, or NULL with MONEV_ERROR_CANCELLED, MONEV_ERROR_IO or the
 *   error of a table's source.
 */
GBytes *
monev_page_layout_to_pdf (const MonevPageLayout *self, GCancellable *cancellable,
                          MonevPageProgress progress, gpointer data, GError **error)
{
  Sink sink = { NULL, g_byte_array_new (), NULL };

  if (write_all (self, &sink, cancellable, progress, data, error))
    return g_byte_array_free_to_bytes (sink.bytes);
  g_byte_array_unref (sink.bytes);
  return NULL;
}

/**
 * monev_page_layout_write_pdf:
 * @path: takes the whole file or stays as it was
 * @progress: (nullable): called on this thread after each page
 *
 * Returns: FALSE with the errors of monev_page_layout_to_pdf() and of monev_atomic_file_begin(),
 *   which name the file.
 */
gboolean
monev_page_layout_write_pdf (const MonevPageLayout *self, const char *path,
                             GCancellable *cancellable, MonevPageProgress progress, gpointer data,
                             GError **error)
{
  g_autoptr (MonevAtomicFile) file = monev_atomic_file_begin (path, error);
  Sink sink = { file, NULL, NULL };

  return file != NULL && write_all (self, &sink, cancellable, progress, data, error)
         && monev_atomic_file_commit (file, error);
}
