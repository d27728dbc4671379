/* Asks for what is decided about a value: the question, the right value, the reason. */
#pragma once

#include "dataform/data-values.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* @typed: "" unless a correction; @text: never "". */
typedef void (*MonevVerifyFunc) (GtkWidget *owner, MonevDataState state, const char *typed,
                                 const char *text);

/* What it begins with. */
typedef struct {
  MonevDataState state;   /* KLARIFIKASI, DIKOREKSI or DITOLAK */
  const char    *place;   /* "Prevalensi stunting balita, Nilai" */
  const char    *typed;   /* (nullable) */
  const char    *text;    /* (nullable) */
  const char    *problem; /* (nullable): what was wrong with it */
} MonevVerifyStart;

GtkWidget *monev_verify_dialog_ask (GtkWidget *owner, const MonevVerifyStart *start,
                                    MonevVerifyFunc done);

G_END_DECLS
