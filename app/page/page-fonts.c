#include "page-fonts-private.h"

#include <fontconfig/fontconfig.h>
#include <gio/gio.h>
#include <pango/pangofc-fontmap.h>
#include <string.h>

#include "monev-data.h"

#define RULES "/id/monev/data/huruf.conf"
#define USUAL_FAMILY "Arial"
#define USUAL_SIZE 10.0
/* Names and wordings of an office stay far below it; what never repeats shall not fill memory. */
#define MOST_WORDS 60000
#define UNKNOWN_PAIR G_MININT32

static struct {
  GMutex         lock;
  PangoContext  *context;
  PangoAttrList *no_attributes;
  GHashTable    *faces;
} fonts;

/** page_fonts_lock: Pango and the words are for one thread at a time. */
void
page_fonts_lock (void)
{
  g_mutex_lock (&fonts.lock);
}

/** page_fonts_unlock: see page_fonts_lock(). */
void
page_fonts_unlock (void)
{
  g_mutex_unlock (&fonts.lock);
}

/* The machine's settings and ours behind them, in a configuration that nobody else sees. */
static FcConfig *
load_rules (void)
{
  g_autoptr (GBytes) rules = g_resource_lookup_data (monev_data_get_resource (), RULES,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  FcConfig *config = FcInitLoadConfig ();
  g_autofree char *text = g_strndup (g_bytes_get_data (rules, NULL), g_bytes_get_size (rules));

  FcConfigParseAndLoadFromMemory (config, (const FcChar8 *) text, FcTrue);
  FcConfigBuildFonts (config);
  return config;
}

/* Without hints and rounding, so that a page is the same at every scale. */
static void
set_exact (PangoContext *context)
{
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  cairo_font_options_destroy (options);
}

/** page_fonts_context: Returns: (transfer none): the context of all layouts. Locked. */
PangoContext *
page_fonts_context (void)
{
  if (fonts.context != NULL)
    return fonts.context;
  g_autoptr (PangoFontMap) map = pango_cairo_font_map_new_for_font_type (CAIRO_FONT_TYPE_FT);
  FcConfig *config = load_rules ();

  pango_fc_font_map_set_config (PANGO_FC_FONT_MAP (map), config);
  FcConfigDestroy (config);
  fonts.context = pango_font_map_create_context (map);
  set_exact (fonts.context);
  /* Neither the locale of a machine nor its direction of writing moves a word. */
  pango_context_set_language (fonts.context, pango_language_from_string ("id"));
  pango_context_set_base_dir (fonts.context, PANGO_DIRECTION_LTR);
  fonts.no_attributes = pango_attr_list_new ();
  return fonts.context;
}

/** page_fonts_metrics: @ascent: (out): and @descent: (out): in Pango units. Locked. */
void
page_fonts_metrics (PangoFont *font, int *ascent, int *descent)
{
  PangoFontMetrics *metrics = pango_font_get_metrics (font, pango_language_from_string ("id"));

  *ascent = pango_font_metrics_get_ascent (metrics);
  *descent = pango_font_metrics_get_descent (metrics);
  pango_font_metrics_unref (metrics);
}

static guint
hash_word (gconstpointer key)
{
  const PageWord *word = key;
  guint hash = 2166136261u;

  for (guint i = 0; i < word->length; i++)
    hash = (hash ^ (guchar) word->text[i]) * 16777619u;
  return hash;
}

static gboolean
same_word (gconstpointer a, gconstpointer b)
{
  const PageWord *one = a, *two = b;

  return one->length == two->length && memcmp (one->text, two->text, one->length) == 0;
}

static void
free_word (gpointer data)
{
  PageWord *word = data;

  g_free ((char *) word->text);
  g_free (word->glyphs);
  g_free (word);
}

static void
measure_face (PageFace *face)
{
  PangoFontMetrics *metrics = pango_font_get_metrics (face->font,
                                                      pango_language_from_string ("id"));

  page_fonts_metrics (face->font, &face->ascent, &face->descent);
  face->underline = -pango_units_to_double (pango_font_metrics_get_underline_position (metrics));
  face->thickness = pango_units_to_double (pango_font_metrics_get_underline_thickness (metrics));
  pango_font_metrics_unref (metrics);
}

static PageFace *
open_face (const PangoFontDescription *description)
{
  PageFace *face = g_new0 (PageFace, 1);

  face->description = pango_font_description_copy (description);
  face->font = pango_context_load_font (page_fonts_context (), description);
  face->scaled = pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (face->font));
  face->words = g_hash_table_new_full (hash_word, same_word, NULL, free_word);
  face->pairs = g_new (gint32, 128 * 128);
  for (guint i = 0; i < 128 * 128; i++)
    face->pairs[i] = UNKNOWN_PAIR;
  measure_face (face);
  return face;
}

/**
 * page_fonts_face:
 * @font: members that are NULL or 0 are taken from @usual
 * @usual: (nullable): the letters of the document
 *
 * Returns: (transfer none): the face, which lives as long as the program. Locked.
 */
PageFace *
page_fonts_face (const MonevPageFont *font, const MonevPageFont *usual)
{
  PangoFontDescription *wanted = pango_font_description_new ();
  const char *family = font->family != NULL || usual == NULL ? font->family : usual->family;
  double size = font->size > 0 || usual == NULL ? font->size : usual->size;
  PageFace *face;

  pango_font_description_set_family (wanted, family != NULL ? family : USUAL_FAMILY);
  pango_font_description_set_size (wanted, (int) ((size > 0 ? size : USUAL_SIZE) * PANGO_SCALE));
  pango_font_description_set_weight (wanted, font->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_style (wanted, font->italic ? PANGO_STYLE_ITALIC
                                                         : PANGO_STYLE_NORMAL);
  if (fonts.faces == NULL)
    fonts.faces = g_hash_table_new ((GHashFunc) pango_font_description_hash,
                                    (GEqualFunc) pango_font_description_equal);
  face = g_hash_table_lookup (fonts.faces, wanted);
  if (face == NULL)
    {
      face = open_face (wanted);
      g_hash_table_insert (fonts.faces, face->description, face);
    }
  pango_font_description_free (wanted);
  return face;
}

static void
take_glyphs (PageWord *word, const PangoGlyphString *shaped)
{
  word->n_glyphs = shaped->num_glyphs;
  word->glyphs = g_new (PageGlyph, shaped->num_glyphs);
  word->plain = (guint) g_utf8_strlen (word->text, word->length) == word->n_glyphs;
  for (int i = 0; i < shaped->num_glyphs; i++)
    {
      const PangoGlyphInfo *info = &shaped->glyphs[i];

      word->glyphs[i] = (PageGlyph) { info->glyph, shaped->log_clusters[i], info->geometry.width,
                                      info->geometry.x_offset, info->geometry.y_offset };
      word->foreign |= (info->glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0
                       || (info->glyph == PANGO_GLYPH_EMPTY && word->text[0] != ' ');
      word->plain &= info->glyph != PANGO_GLYPH_EMPTY;
    }
}

static PageWord *
shape_word (PageFace *face, const char *text, guint length)
{
  PageWord *word = g_new0 (PageWord, 1);
  PangoContext *context = page_fonts_context ();
  PangoGlyphString *shaped = pango_glyph_string_new ();
  GList *items;

  word->text = g_strndup (text, length);
  word->length = length;
  pango_context_set_font_description (context, face->description);
  items = pango_itemize (context, word->text, 0, length, fonts.no_attributes, NULL);
  if (items == NULL || items->next != NULL
      || ((PangoItem *) items->data)->analysis.font != face->font)
    word->foreign = TRUE;
  else
    {
      const PangoAnalysis *analysis = &((PangoItem *) items->data)->analysis;

      pango_shape_with_flags (word->text, length, NULL, 0, analysis, shaped, PANGO_SHAPE_NONE);
      take_glyphs (word, shaped);
    }
  g_list_free_full (items, (GDestroyNotify) pango_item_free);
  pango_glyph_string_free (shaped);
  return word;
}

/**
 * page_face_word:
 * @text: a stretch without a space inside, or one character
 *
 * Returns: (transfer none): how @face writes it, valid until the next call. Locked.
 */
const PageWord *
page_face_word (PageFace *face, const char *text, guint length)
{
  PageWord key = { text, length }, *word;

  if (length == 1 && (guchar) *text < 128 && face->singles[(guchar) *text] != NULL)
    return face->singles[(guchar) *text];
  if (length == 1 && (guchar) *text < 128)
    return face->singles[(guchar) *text] = shape_word (face, text, 1);
  word = g_hash_table_lookup (face->words, &key);
  if (word != NULL)
    return word;
  if (g_hash_table_size (face->words) >= MOST_WORDS)
    g_hash_table_remove_all (face->words);
  word = shape_word (face, text, length);
  g_hash_table_insert (face->words, word, word);
  return word;
}

static int
word_width (const PageWord *word)
{
  int width = 0;

  for (guint i = 0; i < word->n_glyphs; i++)
    width += word->glyphs[i].width;
  return width;
}

static int
shape_pair (PageFace *face, const char *before, guint n_before, const char *after, guint n_after)
{
  g_autofree char *both = g_strdup_printf ("%.*s%.*s", n_before, before, n_after, after);
  PageWord *word = shape_word (face, both, n_before + n_after);
  int kerning = 0;

  if (word->n_glyphs == 2)
    kerning = word_width (word) - word_width (page_face_word (face, before, n_before))
              - word_width (page_face_word (face, after, n_after));
  free_word (word);
  return kerning;
}

/**
 * page_face_kerning:
 * @before: a character of @n_before bytes
 * @after: the character behind it, of @n_after bytes
 *
 * Words, digits and spaces are shaped apart; this is what Pango would have put between them.
 *
 * Returns: in Pango units, to be added behind @before. Locked.
 */
int
page_face_kerning (PageFace *face, const char *before, guint n_before, const char *after,
                   guint n_after)
{
  gint32 *pair;

  if (n_before != 1 || n_after != 1)
    return shape_pair (face, before, n_before, after, n_after);
  pair = &face->pairs[*before * 128 + *after];
  if (*pair == UNKNOWN_PAIR)
    *pair = shape_pair (face, before, 1, after, 1);
  return *pair;
}
