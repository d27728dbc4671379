#include "files-view.h"

#include "item-rows.h"
#include "view-parts.h"

#include <glib/gi18n.h>
#include <string.h>

struct _MonevFilesView
{
  AdwBin parent;
  GtkWidget *column;
};

G_DEFINE_FINAL_TYPE (MonevFilesView, monev_files_view, ADW_TYPE_BIN)

static void
monev_files_view_class_init (MonevFilesViewClass *klass)
{
}

static void
monev_files_view_init (MonevFilesView *self)
{
  self->column = monev_view_column (ADW_BIN (self));
}

/** monev_files_view_new: Returns: (transfer floating): empty. */
GtkWidget *
monev_files_view_new (void)
{
  return g_object_new (MONEV_TYPE_FILES_VIEW, NULL);
}

/* "Langkah 2 · Notulen". */
static char *
place_of (const MonevActivity *activity, const char *subject)
{
  static const struct
  {
    const char *prefix, *word;
  } kinds[] = { { "disposisi/", N_ ("Disposisi") },  { "visit/", N_ ("Kunjungan") },
                { "site/", N_ ("Lokasi") },          { "meeting/", N_ ("Rapat") },
                { "finding/", N_ ("Temuan") },       { "follow-up/", N_ ("Tindak lanjut") },
                { "proposal/", N_ ("Usulan") } };
  const char *id = strchr (subject, '/');
  const MonevActivityStep *step = NULL;
  const MonevActivityItem *item = NULL;

  if (id != NULL && g_str_has_prefix (subject, "item/"))
    item = monev_activity_item (activity, id + 1, &step);
  else if (id != NULL && g_str_has_prefix (subject, "step/"))
    step = monev_activity_step (activity, id + 1);
  if (item != NULL)
    return g_strdup_printf (_("Langkah %s, %s"), step->step->number, item->text);
  if (step != NULL)
    return g_strdup_printf (_("Langkah %s"), step->step->number);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_has_prefix (subject, kinds[i].prefix))
      return g_strdup (_(kinds[i].word));
  return g_strdup (_("Agenda"));
}

static void
show_disposisi (MonevFilesView *self, const MonevActivity *activity)
{
  GtkListBox *list = monev_view_list (self->column, _("Disposisi"));
  g_autofree char *day = NULL, *text = NULL;
  MonevDate date;

  if (*activity->disposisi_from == '\0' && *activity->disposisi_content == '\0')
    {
      monev_view_dim (list, _("Disposisinya tidak dicatat."));
      return;
    }
  if (monev_date_from_iso (activity->disposisi_date, &date, NULL))
    day = monev_date_format (date, MONEV_DATE_LONG);
  text = g_strdup_printf (_("Dari %s%s%s"), activity->disposisi_from, day != NULL ? " · " : "",
                          day != NULL ? day : "");
  monev_view_row (list, *activity->disposisi_content != '\0' ? activity->disposisi_content
                                                             : _("Tanpa isi"), text);
}

static void
show_attach (GtkListBox *list, const MonevItemRows *rows)
{
  g_autofree char *subject = g_strconcat ("activity/", rows->data->activity->id, NULL);
  GtkWidget *row = monev_view_row (list, _("Lampirkan ke agenda ini"),
                                   _("Atau jatuhkan berkasnya di baris ini. Paling besar 25 MB."));

  monev_view_button (row, "mail-attachment-symbolic", _("Lampirkan berkas…"), "desk.attach", subject,
                     rows->refused);
  monev_item_rows_accept (rows, row, subject);
}

/** monev_files_view_show: @refused: (nullable): why nothing may be changed. */
void
monev_files_view_show (MonevFilesView *self, const MonevActivityData *data, const char *refused)
{
  const MonevItemRows rows = { data, refused };
  g_autofree char *title = g_strdup_printf (_("Berkas (%u)"), data->activity->files->len);
  GtkListBox *list;

  g_return_if_fail (MONEV_IS_FILES_VIEW (self));

  monev_view_clear (self->column);
  show_disposisi (self, data->activity);
  list = monev_view_list (self->column, title);
  for (guint i = 0; i < data->activity->files->len; i++)
    {
      const MonevAttachment *file = data->activity->files->pdata[i];
      g_autofree char *place = place_of (data->activity, file->subject);

      monev_item_rows_add_file (&rows, list, file, place);
    }
  show_attach (list, &rows);
}
