/* Limits and links of an SOP in the window. */
#include "sop-office.h"

#include <string.h>

#include "ui/procedure/limit-rows.h"
#include "ui/procedure/link-rows.h"

static void
set_up (Office *office, gconstpointer user)
{
  office_open (office, "perencana");
}

static void
tear_down (Office *office, gconstpointer data)
{
  office_close (office);
}

/* Limits and links are written as the strict reader wants them, and undone like anything else. */
static void
test_limits_and_links (Office *office, gconstpointer data)
{
  MonevSopDesk *desk = open_edit (office);
  MonevLimitRows *limits;
  MonevLinkRows *links;
  const MonevProcedureLimit *limit;
  const MonevProcedureLink *link;
  guint n, before;

  monev_sop_desk_choose (desk, -1, NULL);
  limits = MONEV_LIMIT_ROWS (monev_header_form_get_field (desk->header, "limits"));
  links = MONEV_LINK_ROWS (monev_header_form_get_field (desk->header, "linked"));
  monev_procedure_limits (monev_sop_desk_current (desk), &before);
  monev_limit_rows_add (limits, "paling lambat 14 hari kerja");
  limit = monev_procedure_limits (monev_sop_desk_current (desk), &n);
  g_assert_cmpuint (n, ==, before + 1);
  g_assert_cmpint (limit[before].days, ==, 14);
  g_assert_cmpstr (limit[before].step, ==, "");
  monev_limit_rows_set (limits, before, 10, step_at (desk, 1)->id);
  limit = monev_procedure_limits (monev_sop_desk_current (desk), &n);
  g_assert_cmpint (limit[before].days, ==, 10);
  g_assert_cmpstr (limit[before].step, ==, step_at (desk, 1)->id);
  monev_limit_rows_remove (limits, before);
  monev_procedure_limits (monev_sop_desk_current (desk), &n);
  g_assert_cmpuint (n, ==, before);
  monev_procedure_editor_undo (desk->editor);
  monev_procedure_limits (monev_sop_desk_current (desk), &n);
  g_assert_cmpuint (n, ==, before + 1);

  monev_procedure_linked (monev_sop_desk_current (desk), &before);
  monev_link_rows_add (links, "SOP Asistensi");
  monev_link_rows_choose (links, before, "ketapang-a");
  link = monev_procedure_linked (monev_sop_desk_current (desk), &n);
  g_assert_cmpuint (n, ==, before + 1);
  g_assert_cmpstr (link[before].text, ==, "SOP Asistensi");
  g_assert_cmpstr (link[before].procedure, ==, "ketapang-a");

  monev_sop_desk_choose (desk, 0, NULL);
  links = MONEV_LINK_ROWS (monev_step_form_get_field (desk->form, "links"));
  before = step_at (desk, 0)->n_links;
  monev_link_rows_add (links, "SOP TKPKD");
  monev_link_rows_choose (links, before, "ketapang-c3");
  g_assert_cmpuint (step_at (desk, 0)->n_links, ==, before + 1);
  g_assert_cmpstr (step_at (desk, 0)->links[before].procedure, ==, "ketapang-c3");
  monev_link_rows_remove (links, before);
  g_assert_cmpuint (step_at (desk, 0)->n_links, ==, before);
}

#define ADD(path, func) g_test_add (path, Office, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  office_prepare ();
  ADD ("/procedure/rows/limits-and-links", test_limits_and_links);
  status = g_test_run ();
  office_forget ();
  return status;
}
