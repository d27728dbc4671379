#include "page-document-private.h"

#include <string.h>

static void
drop_block (gpointer data)
{
  PageBlock *block = data;

  g_free (block->runs);
  g_clear_pointer (&block->table, monev_page_table_unref);
  g_clear_pointer (&block->drawing, monev_page_drawing_unref);
  if (block->section != NULL && block->section->free_mark != NULL)
    block->section->free_mark (block->section->mark_data);
  g_free (block->section);
  g_free (block);
}

static const char *
keep (MonevPageDocument *self, const char *text)
{
  return text == NULL ? NULL : g_string_chunk_insert (self->texts, text);
}

/**
 * monev_page_document_new:
 * @info: copied
 *
 * Returns: (transfer full): a document whose first page is A4 upright, unless a section comes
 *   first. Release with monev_page_document_unref().
 */
MonevPageDocument *
monev_page_document_new (const MonevPageInfo *info)
{
  MonevPageDocument *self = g_new0 (MonevPageDocument, 1);

  g_atomic_ref_count_init (&self->refs);
  self->texts = g_string_chunk_new (4096);
  self->blocks = g_ptr_array_new_with_free_func (drop_block);
  self->info = *info;
  self->info.title = keep (self, info->title);
  self->info.author = keep (self, info->author);
  self->info.subject = keep (self, info->subject);
  self->info.font.family = keep (self, info->font.family);
  return self;
}

/** monev_page_document_ref: Returns: (transfer full): @self. */
MonevPageDocument *
monev_page_document_ref (MonevPageDocument *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/** monev_page_document_unref: drops one reference. */
void
monev_page_document_unref (MonevPageDocument *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_ptr_array_unref (self->blocks);
  g_string_chunk_free (self->texts);
  g_free (self);
}

static PageBlock *
append (MonevPageDocument *self, PageBlockKind kind)
{
  PageBlock *block = g_new0 (PageBlock, 1);

  block->kind = kind;
  g_ptr_array_add (self->blocks, block);
  return block;
}

/* Content needs a page to stand on. */
static PageBlock *
add_block (MonevPageDocument *self, PageBlockKind kind, const MonevPageParagraph *paragraph)
{
  MonevPageSection usual = { MONEV_PAGE_A4 };
  PageBlock *block;

  if (self->blocks->len == 0)
    monev_page_document_add_section (self, &usual);
  block = append (self, kind);
  if (paragraph != NULL)
    block->paragraph = *paragraph;
  return block;
}

static void
keep_furniture (MonevPageDocument *self, MonevPageFurniture *furniture)
{
  furniture->left = keep (self, furniture->left);
  furniture->middle = keep (self, furniture->middle);
  furniture->right = keep (self, furniture->right);
  furniture->font.family = keep (self, furniture->font.family);
}

/** monev_page_document_add_section: what follows stands on new pages as @section says; copied. */
void
monev_page_document_add_section (MonevPageDocument *self, const MonevPageSection *section)
{
  MonevPageSection *copy = g_memdup2 (section, sizeof *section);

  g_return_if_fail (!g_atomic_int_get (&self->sealed));

  if (copy->top == 0 && copy->bottom == 0 && copy->left == 0 && copy->right == 0)
    {
      copy->top = copy->right = 25;
      copy->bottom = copy->left = 30;
    }
  keep_furniture (self, &copy->header);
  keep_furniture (self, &copy->footer);
  append (self, PAGE_BLOCK_SECTION)->section = copy;
}

/** monev_page_document_add_text: @font: (nullable); @paragraph: (nullable); all copied. */
void
monev_page_document_add_text (MonevPageDocument *self, const char *text, const MonevPageFont *font,
                              const MonevPageParagraph *paragraph)
{
  MonevPageRun run = { text, { NULL } };

  if (font != NULL)
    run.font = *font;
  monev_page_document_add_runs (self, &run, 1, paragraph);
}

/** monev_page_document_add_runs: @runs: at least one; @paragraph: (nullable); all copied. */
void
monev_page_document_add_runs (MonevPageDocument *self, const MonevPageRun *runs, guint n_runs,
                              const MonevPageParagraph *paragraph)
{
  PageBlock *block;

  g_return_if_fail (n_runs > 0 && !g_atomic_int_get (&self->sealed));

  block = add_block (self, PAGE_BLOCK_TEXT, paragraph);
  block->runs = g_memdup2 (runs, n_runs * sizeof *runs);
  block->n_runs = n_runs;
  for (guint i = 0; i < n_runs; i++)
    {
      block->runs[i].text = keep (self, runs[i].text != NULL ? runs[i].text : "");
      block->runs[i].font.family = keep (self, runs[i].font.family);
    }
}

/** monev_page_document_add_table: takes a reference; the table stays as it is from then on. */
void
monev_page_document_add_table (MonevPageDocument *self, MonevPageTable *table)
{
  g_return_if_fail (!g_atomic_int_get (&self->sealed));

  add_block (self, PAGE_BLOCK_TABLE, NULL)->table = monev_page_table_ref (table);
}

/**
 * monev_page_document_add_drawing:
 * @paragraph: (nullable): its alignment, indents, spaces and keep_with_next count
 *
 * Takes a reference. A drawing stays whole; larger than a page, it is made smaller.
 */
void
monev_page_document_add_drawing (MonevPageDocument *self, MonevPageDrawing *drawing,
                                 const MonevPageParagraph *paragraph)
{
  g_return_if_fail (!g_atomic_int_get (&self->sealed));

  add_block (self, PAGE_BLOCK_DRAWING, paragraph)->drawing = monev_page_drawing_ref (drawing);
}

/** monev_page_document_add_break: what follows begins a page. */
void
monev_page_document_add_break (MonevPageDocument *self)
{
  g_return_if_fail (!g_atomic_int_get (&self->sealed));

  add_block (self, PAGE_BLOCK_BREAK, NULL);
}
