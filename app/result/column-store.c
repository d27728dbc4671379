#include "column-store.h"

#include <string.h>

#define CHUNK 8192 /* words */
#define N_CHUNKS (MONEV_COLUMN_MAX_WORDS / CHUNK)
#define MAGIC "MONEVCOL"
#define FORMAT 1
#define DIGEST 32 /* bytes of a SHA-256 */

/* The words of a column. They are only ever added: a reader that knows how many there were finds
 * them in their places without a lock. */
typedef struct
{
  gatomicrefcount refs;
  GMutex lock;       /* of the index and of what is added */
  GHashTable *index; /* word → code */
  GStringChunk *texts;
  const char **chunks[N_CHUNKS];
  guint32 n;
} Words;

typedef struct
{
  gatomicrefcount refs;
  guint32 width;  /* bytes of a code: 1, 2, 4 */
  guint8 codes[]; /* as long as the width needs */
} Block;

typedef struct
{
  Words *words;
  guint32 n_words;   /* that this copy knows */
  GPtrArray *blocks; /* Block */
} Column;

struct _MonevColumnStore
{
  guint n_columns, n_rows;
  Column *columns;
};

/* ---- words ---- */

static Words *
words_new (void)
{
  Words *self = g_new0 (Words, 1);

  g_atomic_ref_count_init (&self->refs);
  g_mutex_init (&self->lock);
  self->index = g_hash_table_new (g_str_hash, g_str_equal);
  self->texts = g_string_chunk_new (4096);
  return self;
}

static void
words_unref (Words *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  for (guint i = 0; i < N_CHUNKS && self->chunks[i] != NULL; i++)
    g_free (self->chunks[i]);
  g_hash_table_unref (self->index);
  g_string_chunk_free (self->texts);
  g_mutex_clear (&self->lock);
  g_free (self);
}

static guint32
words_find (Words *self, const char *text)
{
  guint32 code;

  g_mutex_lock (&self->lock);
  code = GPOINTER_TO_UINT (g_hash_table_lookup (self->index, text));
  g_mutex_unlock (&self->lock);
  return code;
}

/* Returns: the code of @text; 0 when there are too many words. */
static guint32
words_add (Words *self, const char *text)
{
  guint32 code;
  char *kept;

  g_mutex_lock (&self->lock);
  code = GPOINTER_TO_UINT (g_hash_table_lookup (self->index, text));
  if (code == 0 && self->n < MONEV_COLUMN_MAX_WORDS)
    {
      const char ***chunk = &self->chunks[self->n / CHUNK];

      if (*chunk == NULL)
        *chunk = g_new (const char *, CHUNK);
      kept = g_string_chunk_insert (self->texts, text);
      (*chunk)[self->n % CHUNK] = kept;
      code = ++self->n;
      g_hash_table_insert (self->index, kept, GUINT_TO_POINTER (code));
    }
  g_mutex_unlock (&self->lock);
  return code;
}

/* ---- blocks ---- */

static gsize
block_size (guint width)
{
  return G_STRUCT_OFFSET (Block, codes) + (gsize)width * MONEV_COLUMN_BLOCK;
}

static guint8 *
ones (const Block *self)
{
  return (guint8 *)self->codes;
}

static guint16 *
twos (const Block *self)
{
  return (guint16 *)(gpointer)self->codes;
}

static guint32 *
fours (const Block *self)
{
  return (guint32 *)(gpointer)self->codes;
}

static Block *
block_new (guint32 width)
{
  Block *self = g_malloc0 (block_size (width));

  g_atomic_ref_count_init (&self->refs);
  self->width = width;
  return self;
}

static void
block_unref (gpointer data)
{
  Block *self = data;

  if (g_atomic_ref_count_dec (&self->refs))
    g_free (self);
}

static guint32
block_get (const Block *self, guint at)
{
  switch (self->width)
    {
    case 1:
      return ones (self)[at];
    case 2:
      return twos (self)[at];
    default:
      return fours (self)[at];
    }
}

static void
block_put (Block *self, guint at, guint32 code)
{
  switch (self->width)
    {
    case 1:
      ones (self)[at] = (guint8)code;
      break;
    case 2:
      twos (self)[at] = (guint16)code;
      break;
    default:
      fours (self)[at] = code;
      break;
    }
}

static guint32
width_for (guint32 code)
{
  return code <= G_MAXUINT8 ? 1 : code <= G_MAXUINT16 ? 2 : 4;
}

/* A block of its own, wide enough for @code. */
static Block *
block_for (Column *column, guint index, guint32 code)
{
  Block *old = g_ptr_array_index (column->blocks, index), *new;
  guint32 width = MAX (old->width, width_for (code));

  if (width == old->width && g_atomic_ref_count_compare (&old->refs, 1))
    return old;
  new = block_new (width);
  if (width == old->width)
    memcpy (new->codes, old->codes, (gsize)width * MONEV_COLUMN_BLOCK);
  else
    for (guint i = 0; i < MONEV_COLUMN_BLOCK; i++)
      block_put (new, i, block_get (old, i));
  g_ptr_array_index (column->blocks, index) = new;
  block_unref (old);
  return new;
}

/* ---- the store ---- */

/** monev_column_store_new: Returns: (transfer full): without rows. */
MonevColumnStore *
monev_column_store_new (guint n_columns)
{
  MonevColumnStore *self = g_new0 (MonevColumnStore, 1);

  self->n_columns = n_columns;
  self->columns = g_new0 (Column, n_columns);
  for (guint i = 0; i < n_columns; i++)
    {
      self->columns[i].words = words_new ();
      self->columns[i].blocks = g_ptr_array_new_with_free_func (block_unref);
    }
  return self;
}

static gpointer
ref_block (gconstpointer block, gpointer unused)
{
  g_atomic_ref_count_inc (&((Block *)block)->refs);
  return (gpointer)block;
}

/** monev_column_store_copy: Returns: (transfer full): the same rows. */
MonevColumnStore *
monev_column_store_copy (const MonevColumnStore *self)
{
  MonevColumnStore *copy = g_new0 (MonevColumnStore, 1);

  copy->n_columns = self->n_columns;
  copy->n_rows = self->n_rows;
  copy->columns = g_new0 (Column, self->n_columns);
  for (guint i = 0; i < self->n_columns; i++)
    {
      const Column *column = &self->columns[i];

      g_atomic_ref_count_inc (&column->words->refs);
      copy->columns[i]
          = (Column){ column->words, column->n_words,
                      g_ptr_array_copy (column->blocks, (GCopyFunc)ref_block, NULL) };
    }
  return copy;
}

/** monev_column_store_free: frees the store; copies live on. */
void
monev_column_store_free (MonevColumnStore *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_columns; i++)
    {
      words_unref (self->columns[i].words);
      g_ptr_array_unref (self->columns[i].blocks);
    }
  g_free (self->columns);
  g_free (self);
}

/** monev_column_store_n_columns: Returns: how many columns there are. */
guint
monev_column_store_n_columns (const MonevColumnStore *self)
{
  return self->n_columns;
}

/** monev_column_store_n_rows: Returns: how many rows there are. */
guint
monev_column_store_n_rows (const MonevColumnStore *self)
{
  return self->n_rows;
}

/** monev_column_store_add_row: Returns: the place of a row of which nothing is known yet. */
guint
monev_column_store_add_row (MonevColumnStore *self)
{
  if (self->n_rows % MONEV_COLUMN_BLOCK == 0)
    for (guint i = 0; i < self->n_columns; i++)
      g_ptr_array_add (self->columns[i].blocks, block_new (1));
  return self->n_rows++;
}

/** monev_column_store_set: @text: "" empties the cell. Returns: %FALSE when the column has too many
 * words; the cell is empty then. */
gboolean
monev_column_store_set (MonevColumnStore *self, guint row, guint column, const char *text)
{
  Column *at = &self->columns[column];
  guint32 code = *text == '\0' ? 0 : words_add (at->words, text);
  guint index = row / MONEV_COLUMN_BLOCK;

  g_return_val_if_fail (row < self->n_rows && column < self->n_columns, FALSE);
  at->n_words = MAX (at->n_words, code);
  if (code != block_get (g_ptr_array_index (at->blocks, index), row % MONEV_COLUMN_BLOCK))
    block_put (block_for (at, index, code), row % MONEV_COLUMN_BLOCK, code);
  return code != 0 || *text == '\0';
}

/** monev_column_store_code: Returns: the code of a cell; 0 where nothing stands. */
guint32
monev_column_store_code (const MonevColumnStore *self, guint row, guint column)
{
  g_return_val_if_fail (row < self->n_rows && column < self->n_columns, 0);
  return block_get (g_ptr_array_index (self->columns[column].blocks, row / MONEV_COLUMN_BLOCK),
                    row % MONEV_COLUMN_BLOCK);
}

/** monev_column_store_n_words: Returns: the highest code of a column; some may stand nowhere any
 * more. */
guint32
monev_column_store_n_words (const MonevColumnStore *self, guint column)
{
  return self->columns[column].n_words;
}

/** monev_column_store_word: Returns: (transfer none): what @code stands for; "" for 0. Stays as long
 * as any copy of the store. */
const char *
monev_column_store_word (const MonevColumnStore *self, guint column, guint32 code)
{
  if (code == 0)
    return "";
  g_return_val_if_fail (code <= self->columns[column].n_words, "");
  return self->columns[column].words->chunks[(code - 1) / CHUNK][(code - 1) % CHUNK];
}

/** monev_column_store_find: Returns: the code of @text in a column; 0 when no cell ever held it. */
guint32
monev_column_store_find (const MonevColumnStore *self, guint column, const char *text)
{
  guint32 code = words_find (self->columns[column].words, text);

  return code <= self->columns[column].n_words ? code : 0;
}

static guint
rows_in (const MonevColumnStore *self, guint block)
{
  return MIN (MONEV_COLUMN_BLOCK, self->n_rows - block * MONEV_COLUMN_BLOCK);
}

/** monev_column_store_first: @row: (out): the first row whose cell has @code. Returns: whether there
 * is one. */
gboolean
monev_column_store_first (const MonevColumnStore *self, guint column, guint32 code, guint *row)
{
  const GPtrArray *blocks = self->columns[column].blocks;

  for (guint b = 0; b < blocks->len; b++)
    {
      const Block *block = g_ptr_array_index (blocks, b);
      guint n = width_for (code) > block->width ? 0 : rows_in (self, b);

      for (guint i = 0; i < n; i++)
        if (block_get (block, i) == code)
          {
            *row = b * MONEV_COLUMN_BLOCK + i;
            return TRUE;
          }
    }
  return FALSE;
}

/* ---- counting ---- */

/* Four histograms: neighbours that are the same do not wait for one another. */
static void
count_bytes (const guint8 *codes, guint n, guint32 *counts)
{
  guint32 part[4][256] = { { 0 } };
  guint i = 0;

  for (; i + 4 <= n; i += 4)
    {
      part[0][codes[i]]++;
      part[1][codes[i + 1]]++;
      part[2][codes[i + 2]]++;
      part[3][codes[i + 3]]++;
    }
  for (; i < n; i++)
    part[0][codes[i]]++;
  for (guint code = 0; code < 256; code++)
    {
      guint32 sum = part[0][code] + part[1][code] + part[2][code] + part[3][code];

      if (sum > 0)
        counts[code] += sum;
    }
}

static void
count_block (const Block *block, guint n, guint32 *counts)
{
  if (block->width == 1)
    count_bytes (ones (block), n, counts);
  else if (block->width == 2)
    for (guint i = 0; i < n; i++)
      counts[twos (block)[i]]++;
  else
    for (guint i = 0; i < n; i++)
      counts[fours (block)[i]]++;
}

/* Calls for each set bit among @n, 64 rows at a time. */
#define EACH_SET(rows, n, at, DO)                                                                  \
  for (guint word_ = 0; word_ * 64 < (n); word_++)                                                 \
    for (guint64 bits_ = (rows)[word_]; bits_ != 0; bits_ &= bits_ - 1)                            \
      {                                                                                            \
        guint at = word_ * 64 + (guint)__builtin_ctzll (bits_);                                    \
                                                                                                   \
        if (at < (n))                                                                              \
          DO;                                                                                      \
      }

/**
 * monev_column_store_count:
 * @rows: (nullable): a bit for each row, 64 to a word; %NULL for all rows
 * @counts: (out caller-allocates): for n_words + 1 codes; how many rows have each
 */
void
monev_column_store_count (const MonevColumnStore *self, guint column, const guint64 *rows,
                          guint32 *counts)
{
  const GPtrArray *blocks = self->columns[column].blocks;

  memset (counts, 0, sizeof *counts * (self->columns[column].n_words + 1));
  for (guint b = 0; b < blocks->len; b++)
    {
      const Block *block = g_ptr_array_index (blocks, b);
      guint n = rows_in (self, b);

      if (rows == NULL)
        count_block (block, n, counts);
      else
        EACH_SET (rows + b * (MONEV_COLUMN_BLOCK / 64), n, at, counts[block_get (block, at)]++)
    }
}

static void
cross_block (const Block *a, const Block *b, guint n, gsize stride, guint32 *counts)
{
  if (a->width == 1 && b->width == 1)
    for (guint i = 0; i < n; i++)
      counts[ones (a)[i] * stride + ones (b)[i]]++;
  else
    for (guint i = 0; i < n; i++)
      counts[block_get (a, i) * stride + block_get (b, i)]++;
}

/**
 * monev_column_store_cross:
 * @rows: (nullable): as for monev_column_store_count()
 * @counts: (out caller-allocates): for (words of @a + 1) × (words of @b + 1) codes, row by row
 *
 * Returns: %FALSE without counting when the table would be larger than 16 million cells
 */
gboolean
monev_column_store_cross (const MonevColumnStore *self, guint a, guint b, const guint64 *rows,
                          guint32 *counts)
{
  const GPtrArray *as = self->columns[a].blocks, *bs = self->columns[b].blocks;
  gsize stride = (gsize)self->columns[b].n_words + 1;
  gsize size = stride * ((gsize)self->columns[a].n_words + 1);

  if (size > 16 * 1024 * 1024)
    return FALSE;
  memset (counts, 0, sizeof *counts * size);
  for (guint i = 0; i < as->len; i++)
    {
      const Block *left = g_ptr_array_index (as, i), *right = g_ptr_array_index (bs, i);
      guint n = rows_in (self, i);

      if (rows == NULL)
        cross_block (left, right, n, stride, counts);
      else
        EACH_SET (rows + i * (MONEV_COLUMN_BLOCK / 64), n, at,
                  counts[block_get (left, at) * stride + block_get (right, at)]++)
    }
  return TRUE;
}

/* ---- a file of its own ---- */

static void
put_number (GByteArray *bytes, guint32 number)
{
  guint32 little = GUINT32_TO_LE (number);

  g_byte_array_append (bytes, (const guint8 *)&little, sizeof little);
}

static void
put_column (GByteArray *bytes, const MonevColumnStore *self, guint index)
{
  const Column *column = &self->columns[index];

  put_number (bytes, column->n_words);
  for (guint32 code = 1; code <= column->n_words; code++)
    {
      const char *word = monev_column_store_word (self, index, code);

      g_byte_array_append (bytes, (const guint8 *)word, (guint)strlen (word) + 1);
    }
  for (guint b = 0; b < column->blocks->len; b++)
    {
      const Block *block = g_ptr_array_index (column->blocks, b);

      guint8 width = (guint8)block->width;

      g_byte_array_append (bytes, &width, 1);
      for (guint i = 0; block->width > 1 && i < rows_in (self, b); i++)
        put_number (bytes, block_get (block, i));
      if (block->width == 1)
        g_byte_array_append (bytes, ones (block), rows_in (self, b));
    }
}

/** monev_column_store_save: Returns: (transfer full): what monev_column_store_load() reads. */
GBytes *
monev_column_store_save (const MonevColumnStore *self)
{
  GByteArray *bytes = g_byte_array_new ();
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[DIGEST];
  gsize length = DIGEST;

  g_byte_array_append (bytes, (const guint8 *)MAGIC, strlen (MAGIC));
  put_number (bytes, FORMAT);
  put_number (bytes, self->n_columns);
  put_number (bytes, self->n_rows);
  for (guint i = 0; i < self->n_columns; i++)
    put_column (bytes, self, i);
  g_checksum_update (sum, bytes->data, bytes->len);
  g_checksum_get_digest (sum, digest, &length);
  g_byte_array_append (bytes, digest, DIGEST);
  return g_byte_array_free_to_bytes (bytes);
}

typedef struct
{
  const guint8 *at, *end;
  gboolean bad;
} Reader;

static guint32
take_number (Reader *self)
{
  guint32 little = 0;

  if (self->bad || (gsize)(self->end - self->at) < sizeof little)
    {
      self->bad = TRUE;
      return 0;
    }
  memcpy (&little, self->at, sizeof little);
  self->at += sizeof little;
  return GUINT32_FROM_LE (little);
}

static void
take_words (Reader *self, MonevColumnStore *store, guint column)
{
  guint32 n = take_number (self);

  for (guint32 i = 0; !self->bad && i < n; i++)
    {
      const guint8 *nul = memchr (self->at, '\0', (gsize)(self->end - self->at));

      if (nul == NULL || words_add (store->columns[column].words, (const char *)self->at) != i + 1)
        self->bad = TRUE;
      else
        self->at = nul + 1;
    }
  store->columns[column].n_words = self->bad ? 0 : n;
}

static void
take_codes (Reader *self, Column *column, Block *block, guint n)
{
  for (guint i = 0; !self->bad && i < n; i++)
    {
      guint32 code = block->width > 1 ? take_number (self) : 0;

      if (block->width == 1 && self->at == self->end)
        self->bad = TRUE;
      else if (block->width == 1)
        code = *self->at++;
      if (code > column->n_words)
        self->bad = TRUE;
      else
        block_put (block, i, code);
    }
}

static void
take_blocks (Reader *self, MonevColumnStore *store, guint column)
{
  for (guint b = 0; !self->bad && b * MONEV_COLUMN_BLOCK < store->n_rows; b++)
    {
      guint8 width = self->at < self->end ? *self->at++ : 0;
      Block *block;

      if (width != 1 && width != 2 && width != 4)
        {
          self->bad = TRUE;
          return;
        }
      block = block_new (width);
      g_ptr_array_add (store->columns[column].blocks, block);
      take_codes (self, &store->columns[column], block, rows_in (store, b));
    }
}

/** monev_column_store_load: Returns: (transfer full) (nullable): the store that was saved; %NULL when
 * the bytes are damaged or of another format. */
MonevColumnStore *
monev_column_store_load (GBytes *bytes)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  gsize head = strlen (MAGIC) + 3 * sizeof (guint32), digest_length = DIGEST;
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (MonevColumnStore) self = NULL;
  guint8 digest[DIGEST];
  Reader reader;
  guint32 format, n_columns, n_rows;

  if (length < head + DIGEST || memcmp (data, MAGIC, strlen (MAGIC)) != 0)
    return NULL;
  g_checksum_update (sum, data, (gssize)(length - DIGEST));
  g_checksum_get_digest (sum, digest, &digest_length);
  if (memcmp (digest, data + length - DIGEST, DIGEST) != 0)
    return NULL;
  reader = (Reader){ data + strlen (MAGIC), data + length - DIGEST, FALSE };
  format = take_number (&reader);
  n_columns = take_number (&reader);
  n_rows = take_number (&reader);
  if (format != FORMAT || n_columns > length || n_rows > length)
    return NULL;
  self = monev_column_store_new (n_columns);
  self->n_rows = n_rows;
  for (guint i = 0; !reader.bad && i < n_columns; i++)
    {
      take_words (&reader, self, i);
      take_blocks (&reader, self, i);
    }
  return reader.bad || reader.at != reader.end ? NULL : g_steal_pointer (&self);
}
