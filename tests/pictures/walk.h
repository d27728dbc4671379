/* What a walk through the pages holds, and the pages of Agenda Kerja. */
#pragma once

#include "reference-pages.h"
#include "testing.h"
#include "ui/shell/application.h"
#include "ui/shell/office-window.h"

typedef struct
{
  MonevApplication *application;
  char *folder;      /* of this run: configuration, databases */
  char *demo;        /* address of the filled database, as this page has it */
  char *empty;       /* of one that does not exist yet */
  const ReferencePage *reference; /* the page of Referensi that go_reference() opens */
  MonevWindow *window;
  guint n_walked;    /* pages whose names were looked at */
  GtkWidget *shown;  /* nullable: a dialog over the window, which is taken instead */
} Walk;

typedef struct
{
  const char *name;
  void (*go) (Walk *walk);
} Page;

extern const Page agenda_pages[]; /* ends with { NULL } */
extern const Page data_pages[];
extern const Page form_pages[];
extern const Page instrument_pages[];

GtkWidget *find_type (GtkWidget *widget, GType type);
void       log_in    (Walk *walk, const char *username);

#define FIND(walk, type) find_type (GTK_WIDGET ((walk)->window), (type))
