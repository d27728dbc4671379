/* The pages of Data OPD, for the pictures. */
#include "data-office.h"
#include "walk.h"

static MonevDataRoom *
open_room (Walk *walk, gboolean filled)
{
  if (filled)
    data_office_fill (walk->demo, 0);
  log_in (walk, "subkoor");
  return data_office_room (walk->window);
}

static void
go_board (Walk *walk)
{
  open_room (walk, TRUE);
}

static void
go_empty (Walk *walk)
{
  open_room (walk, FALSE);
}

const Page data_pages[] = {
  { "data-papan", go_board },
  { "data-kosong", go_empty },
  { NULL, NULL },
};
