/* A part of a workbook as a stream of elements and texts. Private to the reader.
 *
 * libxml2's push parser with only these three calls behind it: no tree, no DTD, no entities but
 * the five of XML, no network. Elements outside the wanted namespaces are passed by with all
 * that is in them.
 */
#pragma once

#include <glib.h>

#include "xlsx-archive.h"

G_BEGIN_DECLS

typedef struct _XlsxXml XlsxXml;

typedef struct {
  void (*start) (XlsxXml *xml, const char *name, gpointer data);
  void (*end)   (XlsxXml *xml, const char *name, gpointer data);
  guint64 max_useful; /* how often xlsx_xml_useful() may be called */
} XlsxXmlHandler;

XlsxXml    *xlsx_xml_new          (const char *file, const char *part,
                                   const XlsxXmlHandler *handler, gpointer data);
void        xlsx_xml_free         (XlsxXml *self);
gboolean    xlsx_xml_feed         (XlsxXml *self, const char *bytes, gsize length,
                                   GError **error);
gboolean    xlsx_xml_close        (XlsxXml *self, GError **error);

const char *xlsx_xml_attribute    (XlsxXml *self, const char *name, gsize *length);
char       *xlsx_xml_dup          (XlsxXml *self, const char *name);
guint64     xlsx_xml_number       (XlsxXml *self, const char *name, guint64 otherwise);
gboolean    xlsx_xml_flag         (XlsxXml *self, const char *name);
char       *xlsx_xml_relation     (XlsxXml *self);
guint       xlsx_xml_depth        (XlsxXml *self);
void        xlsx_xml_collect      (XlsxXml *self, GString *into);
void        xlsx_xml_useful       (XlsxXml *self);
void        xlsx_xml_take_error   (XlsxXml *self, GError *error);
gboolean    xlsx_xml_failed       (XlsxXml *self);

gboolean    xlsx_xml_read_part    (XlsxArchive *archive, const char *part,
                                   const XlsxXmlHandler *handler, gpointer data, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XlsxXml, xlsx_xml_free)

G_END_DECLS
