#include "xlsx-xml.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>

#include "db-error.h"

#define MAX_DEPTH       64
#define MAX_ATTRIBUTES  100         /* libxml2 compares each with each */
#define MAX_LOOKAHEAD   (512 * 1024)  /* one tag or comment */
#define MAX_TEXT        (1024 * 1024) /* one cell; Excel stops at 32,767 characters */

/* A part of more bytes than FREE_BYTES has to say something: so much for each element that its
 * reader called useful, and so much, up to a bound, for each other one of the workbook's own
 * (links, rules of validation, conditional formats). */
#define FREE_BYTES      (8 * 1024 * 1024)
#define USEFUL_BYTES    4096
#define TEXT_BYTES      6 /* for each byte of text that was collected: "&quot;" is six */
#define OTHER_BYTES     256
#define MAX_OTHER_BYTES (64 * 1024 * 1024)

#define RELATIONS        "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define RELATIONS_STRICT "http://purl.oclc.org/ooxml/officeDocument/relationships"

struct _XlsxXml {
  const char           *file;
  char                 *part;
  const XlsxXmlHandler *handler;
  gpointer              data;
  xmlSAXHandler         sax;
  xmlParserCtxtPtr      parser;
  const xmlChar       **attributes;
  int                   n_attributes;
  guint                 depth;
  guint                 foreign; /* depth of the outermost element that is not ours, or 0 */
  const xmlChar        *ours;    /* the last namespace found to be ours; interned by the parser */
  GString              *collect;
  guint64               bytes;
  guint64               useful;
  guint64               others;
  guint64               texts;
  GError               *error;
};

/* Transitional (ECMA-376 part 4) and strict (part 1), and the packages around them (part 2). */
static const char *const wanted_namespaces[] = {
  "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
  "http://purl.oclc.org/ooxml/spreadsheetml/main",
  "http://schemas.openxmlformats.org/package/2006/relationships",
  "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
  "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes",
  "http://purl.oclc.org/ooxml/officeDocument/customProperties",
  "http://purl.oclc.org/ooxml/officeDocument/docPropsVTypes",
};

/**
 * xlsx_xml_take_error:
 *
 * Ends the reading: the first @error (transfer full) counts, and no handler is called any more.
 * The parser itself runs on to the end of the slice it was given, which is cheap, since halting
 * libxml2 from inside a callback pulls its input away under its feet.
 */
void
xlsx_xml_take_error (XlsxXml *self, GError *error)
{
  if (self->error == NULL)
    self->error = error;
  else
    g_error_free (error);
}

/** xlsx_xml_failed: Returns: whether an error was taken already. */
gboolean
xlsx_xml_failed (XlsxXml *self)
{
  return self->error != NULL;
}

static void
stop (XlsxXml *self, MonevError code, const char *what)
{
  xlsx_xml_take_error (self, g_error_new (MONEV_ERROR, code,
                                          "Berkas %s, bagian %s, baris XML %d: %s", self->file,
                                          self->part, xmlSAX2GetLineNumber (self->parser), what));
}

static gboolean
is_ours (XlsxXml *self, const xmlChar *uri)
{
  if (uri == NULL)
    return FALSE;
  if (uri == self->ours)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (wanted_namespaces); i++)
    if (strcmp ((const char *) uri, wanted_namespaces[i]) == 0)
      {
        self->ours = uri;
        return TRUE;
      }
  return FALSE;
}

static void
on_start (void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
          int n_namespaces, const xmlChar **namespaces, int n_attributes, int n_defaulted,
          const xmlChar **attributes)
{
  XlsxXml *self = user;

  if (self->error != NULL)
    return;
  if (++self->depth > MAX_DEPTH)
    {
      stop (self, MONEV_ERROR_LIMIT, "susunannya terlalu dalam.");
      return;
    }
  if (n_attributes > MAX_ATTRIBUTES || n_namespaces > MAX_ATTRIBUTES)
    {
      stop (self, MONEV_ERROR_LIMIT, "satu penanda berisi terlalu banyak atribut.");
      return;
    }
  if (self->foreign != 0)
    return;
  if (!is_ours (self, uri))
    {
      self->foreign = self->depth;
      return;
    }
  self->others++;
  self->attributes = attributes;
  self->n_attributes = n_attributes;
  self->handler->start (self, (const char *) name, self->data);
  self->n_attributes = 0;
}

static void
on_end (void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  XlsxXml *self = user;

  if (self->error != NULL)
    return;
  if (self->foreign == 0)
    self->handler->end (self, (const char *) name, self->data);
  else if (self->foreign == self->depth)
    self->foreign = 0;
  self->depth--;
}

static void
on_text (void *user, const xmlChar *text, int length)
{
  XlsxXml *self = user;

  if (self->collect == NULL || self->foreign != 0 || self->error != NULL)
    return;
  if (self->collect->len + length > MAX_TEXT)
    {
      stop (self, MONEV_ERROR_LIMIT,
            "satu teks lebih panjang dari 1 MB. Satu sel paling banyak 32.767 huruf.");
      return;
    }
  g_string_append_len (self->collect, (const char *) text, length);
  self->texts += length;
}

/* Reached before anything inside the DTD is read. */
static void
on_doctype (void *user, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
  stop (user, MONEV_ERROR_INVALID,
        "berisi DOCTYPE, yang tidak ada pada berkas Excel. Berkas ini tidak dibaca.");
}

static void
on_error (void *user, xmlErrorPtr problem)
{
  XlsxXml *self = user;

  if (self->error != NULL || problem->level != XML_ERR_FATAL)
    return;
  g_autofree char *what = g_strdup_printf ("isinya rusak (kesalahan XML %d). Minta kiriman ulang "
                                           "berkasnya.", problem->code);
  stop (self, MONEV_ERROR_CORRUPT, what);
}

static void
prepare_sax (xmlSAXHandler *sax)
{
  sax->initialized = XML_SAX2_MAGIC;
  sax->startElementNs = on_start;
  sax->endElementNs = on_end;
  sax->characters = on_text;
  sax->ignorableWhitespace = on_text;
  sax->cdataBlock = on_text;
  sax->internalSubset = on_doctype;
  sax->serror = on_error;
}

/**
 * xlsx_xml_new:
 * @file: (transfer none): outlives the parser
 *
 * Returns: (transfer full): a parser to feed.
 */
XlsxXml *
xlsx_xml_new (const char *file, const char *part, const XlsxXmlHandler *handler, gpointer data)
{
  XlsxXml *self = g_new0 (XlsxXml, 1);

  self->file = file;
  self->part = g_strdup (part);
  self->handler = handler;
  self->data = data;
  prepare_sax (&self->sax);
  self->parser = xmlCreatePushParserCtxt (&self->sax, self, NULL, 0, NULL);
  g_assert (self->parser != NULL);
  /* Without NOENT "&amp;" in an attribute arrives as "&#38;"; it opens nothing, since the
   * parser is given no way to find a declared entity. */
  xmlCtxtUseOptions (self->parser, XML_PARSE_NONET | XML_PARSE_NOENT);
  return self;
}

/** xlsx_xml_free: also drops an error that was not fetched. */
void
xlsx_xml_free (XlsxXml *self)
{
  if (self == NULL)
    return;
  /* libxml2 makes a document of its own for the entities of a refused DOCTYPE. */
  g_clear_pointer (&self->parser->myDoc, xmlFreeDoc);
  xmlFreeParserCtxt (self->parser);
  g_clear_error (&self->error);
  g_free (self->part);
  g_free (self);
}

static gboolean
give_error (XlsxXml *self, GError **error)
{
  if (self->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&self->error));
  return FALSE;
}

/* A long tag or comment, or a part that is large and says nothing: nobody's work, only cost. */
static void
check_cost (XlsxXml *self)
{
  xmlParserInputPtr input = self->parser->input;

  if (input != NULL && input->end - input->cur > MAX_LOOKAHEAD)
    stop (self, MONEV_ERROR_LIMIT, "satu penanda lebih panjang dari 512 KB.");
  guint64 others = MIN (self->others * OTHER_BYTES, MAX_OTHER_BYTES);
  if (self->bytes > FREE_BYTES + others + self->useful * USEFUL_BYTES
                        + self->texts * TEXT_BYTES)
    stop (self, MONEV_ERROR_LIMIT,
          "bagian ini sangat besar tetapi hampir tidak berisi data, sehingga tidak dibaca.");
}

/** xlsx_xml_feed: Returns: FALSE with what is wrong: CORRUPT, LIMIT, or a handler's error. */
gboolean
xlsx_xml_feed (XlsxXml *self, const char *bytes, gsize length, GError **error)
{
  self->bytes += length;
  xmlParseChunk (self->parser, bytes, length, 0);
  if (self->error == NULL)
    check_cost (self);
  return give_error (self, error);
}

/** xlsx_xml_close: the part ends here. Returns: FALSE with CORRUPT when it is not whole. */
gboolean
xlsx_xml_close (XlsxXml *self, GError **error)
{
  xmlParseChunk (self->parser, NULL, 0, 1);
  if (self->error == NULL && !self->parser->wellFormed)
    stop (self, MONEV_ERROR_CORRUPT, "isinya tidak lengkap. Minta kiriman ulang berkasnya.");
  return give_error (self, error);
}

static const xmlChar **
find_attribute (XlsxXml *self, const char *name, gboolean prefixed)
{
  for (int i = 0; i < self->n_attributes; i++)
    {
      const xmlChar **attribute = self->attributes + 5 * i;
      if (strcmp ((const char *) attribute[0], name) != 0 || (attribute[2] != NULL) != prefixed)
        continue;
      if (!prefixed || strcmp ((const char *) attribute[2], RELATIONS) == 0
          || strcmp ((const char *) attribute[2], RELATIONS_STRICT) == 0)
        return attribute;
    }
  return NULL;
}

/**
 * xlsx_xml_attribute:
 * @length: (out): bytes of the value, which does not end with NUL
 *
 * Returns: (transfer none) (nullable): the attribute of the element that starts.
 */
const char *
xlsx_xml_attribute (XlsxXml *self, const char *name, gsize *length)
{
  const xmlChar **attribute = find_attribute (self, name, FALSE);

  if (attribute == NULL)
    return NULL;
  *length = attribute[4] - attribute[3];
  return (const char *) attribute[3];
}

/** xlsx_xml_dup: Returns: (transfer full) (nullable): the attribute @name. */
char *
xlsx_xml_dup (XlsxXml *self, const char *name)
{
  gsize length = 0;
  const char *value = xlsx_xml_attribute (self, name, &length);

  return value == NULL ? NULL : g_strndup (value, length);
}

/** xlsx_xml_number: Returns: the attribute as a whole number; @otherwise when it is none. */
guint64
xlsx_xml_number (XlsxXml *self, const char *name, guint64 otherwise)
{
  gsize length = 0;
  guint64 number = 0;
  const char *value = xlsx_xml_attribute (self, name, &length);

  if (value == NULL || length == 0 || length > 18)
    return otherwise;
  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isdigit (value[i]))
        return otherwise;
      number = number * 10 + (value[i] - '0');
    }
  return number;
}

/** xlsx_xml_flag: Returns: whether the attribute is "1" or "true". */
gboolean
xlsx_xml_flag (XlsxXml *self, const char *name)
{
  gsize length = 0;
  const char *value = xlsx_xml_attribute (self, name, &length);

  return value != NULL && ((length == 1 && *value == '1')
                           || (length == 4 && strncmp (value, "true", 4) == 0));
}

/** xlsx_xml_relation: Returns: (transfer full) (nullable): the attribute r:id. */
char *
xlsx_xml_relation (XlsxXml *self)
{
  const xmlChar **attribute = find_attribute (self, "id", TRUE);

  return attribute == NULL ? NULL
                           : g_strndup ((const char *) attribute[3], attribute[4] - attribute[3]);
}

/** xlsx_xml_depth: Returns: how deep the element stands; the root is 1. */
guint
xlsx_xml_depth (XlsxXml *self)
{
  return self->depth;
}

/** xlsx_xml_collect: from here on text is added to @into; NULL drops it. */
void
xlsx_xml_collect (XlsxXml *self, GString *into)
{
  self->collect = into;
}

/** xlsx_xml_useful: says that something was read that a person may have put there. */
void
xlsx_xml_useful (XlsxXml *self)
{
  if (++self->useful > self->handler->max_useful && self->error == NULL)
    stop (self, MONEV_ERROR_LIMIT, "isinya lebih banyak dari yang dibaca program ini.");
}

typedef struct {
  XlsxXml *xml;
  char    *wanted;
  gboolean found;
} SinglePart;

static gboolean
want_single (const char *part, gpointer data)
{
  return strcmp (part, ((SinglePart *) data)->wanted) == 0;
}

static gboolean
feed_single (const char *bytes, gsize length, gpointer data, GError **error)
{
  return xlsx_xml_feed (((SinglePart *) data)->xml, bytes, length, error);
}

static gboolean
end_single (gpointer data, gboolean *enough, GError **error)
{
  SinglePart *single = data;

  *enough = TRUE;
  single->found = TRUE;
  return xlsx_xml_close (single->xml, error);
}

/**
 * xlsx_xml_read_part:
 *
 * Reads one part of @archive through @handler.
 *
 * Returns: FALSE with CORRUPT (also when the part is missing), LIMIT, or a handler's error.
 */
gboolean
xlsx_xml_read_part (XlsxArchive *archive, const char *part, const XlsxXmlHandler *handler,
                    gpointer data, GError **error)
{
  static const XlsxVisitor visitor = { want_single, feed_single, end_single };
  g_autoptr (XlsxXml) xml = xlsx_xml_new (xlsx_archive_file (archive), part, handler, data);
  g_autofree char *lower = g_ascii_strdown (part, -1);
  SinglePart single = { xml, lower, FALSE };

  if (!xlsx_archive_walk (archive, &visitor, &single, error))
    return FALSE;
  if (single.found)
    return TRUE;
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_CORRUPT, "Berkas %s rusak: bagian %s tidak ada.",
               xlsx_archive_file (archive), part);
  return FALSE;
}
