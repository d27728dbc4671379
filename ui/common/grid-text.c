#include "grid-text.h"

/* Two generations stand in for a list of use: when the young one is full it becomes the old one,
 * and what the old one still held and nobody asked for is gone. A screen holds about 1,000. */
#define GENERATION 3000

typedef struct
{
  char *text;
  int width;
  MonevGridTextFlags flags;
} Key;

struct _MonevGridText
{
  GHashTable *young;
  GHashTable *old;
};

static guint
hash_key (gconstpointer data)
{
  const Key *key = data;
  return g_str_hash (key->text) ^ ((guint) key->width << 8) ^ ((guint) key->flags << 28);
}

static gboolean
equal_keys (gconstpointer a, gconstpointer b)
{
  const Key *x = a, *y = b;
  return x->width == y->width && x->flags == y->flags && g_str_equal (x->text, y->text);
}

static void
free_key (gpointer data)
{
  Key *key = data;

  g_free (key->text);
  g_free (key);
}

static GHashTable *
new_generation (void)
{
  return g_hash_table_new_full (hash_key, equal_keys, free_key, g_object_unref);
}

/** monev_grid_text_new: Returns: (transfer full): an empty store of layouts. */
MonevGridText *
monev_grid_text_new (void)
{
  MonevGridText *self = g_new0 (MonevGridText, 1);

  self->young = new_generation ();
  self->old = new_generation ();
  return self;
}

/** monev_grid_text_free: frees @self and its layouts. */
void
monev_grid_text_free (MonevGridText *self)
{
  g_hash_table_unref (self->young);
  g_hash_table_unref (self->old);
  g_free (self);
}

/** monev_grid_text_clear: forgets all layouts, for when the font or the scale changed. */
void
monev_grid_text_clear (MonevGridText *self)
{
  g_hash_table_remove_all (self->young);
  g_hash_table_remove_all (self->old);
}

static PangoLayout *
lay_out (GtkWidget *widget, const Key *key)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, key->text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  if (key->flags & MONEV_GRID_TEXT_FIGURES)
    pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  if (key->flags & MONEV_GRID_TEXT_HEAD)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  if (key->flags & (MONEV_GRID_TEXT_HEAD | MONEV_GRID_TEXT_SMALL))
    pango_attr_list_insert (attributes, pango_attr_scale_new (0.87));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (layout, MAX (key->width, 0) * PANGO_SCALE);
  return layout;
}

static PangoLayout *
keep (MonevGridText *self, const Key *key, PangoLayout *layout)
{
  Key *copy = g_new (Key, 1);

  *copy = (Key) { g_strdup (key->text), key->width, key->flags };
  if (g_hash_table_size (self->young) >= GENERATION)
    {
      g_hash_table_unref (self->old);
      self->old = g_steal_pointer (&self->young);
      self->young = new_generation ();
    }
  g_hash_table_insert (self->young, copy, layout);
  return layout;
}

/**
 * monev_grid_text_get:
 * @width: in pixels; what is longer is cut with an ellipsis
 *
 * Returns: (transfer none): the layout of @text, valid until the next call.
 */
PangoLayout *
monev_grid_text_get (MonevGridText *self, GtkWidget *widget, const char *text, int width,
                     MonevGridTextFlags flags)
{
  Key key = { (char *) text, width, flags };
  PangoLayout *layout = g_hash_table_lookup (self->young, &key);

  if (layout != NULL)
    return layout;
  layout = g_hash_table_lookup (self->old, &key);
  return keep (self, &key, layout != NULL ? g_object_ref (layout) : lay_out (widget, &key));
}
