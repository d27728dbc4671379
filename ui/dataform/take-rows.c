#include "take-desk-private.h"

#include "ui/common/drop-down.h"
#include "ui/common/issue-row.h"
#include "ui/common/state-glyph.h"
#include "verify-desk.h"

#include <glib/gi18n.h>
#include <string.h>

#define MOST_ISSUES 60 /* the rest is counted: the desk of verification shows them all */

static const MonevState looks[MONEV_TAKE_N] = {
  [MONEV_TAKEN] = MONEV_STATE_RUNNING,
  [MONEV_TAKEN_BEFORE] = MONEV_STATE_SENT,
  [MONEV_TAKEN_UNPLACED] = MONEV_STATE_QUESTION,
  [MONEV_TAKEN_REFUSED] = MONEV_STATE_ERROR,
  [MONEV_TAKEN_LEFT] = MONEV_STATE_LATE,
};

static void
dress (GtkWidget *row, const MonevTakenFile *file, const char *title, const char *subtitle)
{
  g_autofree char *safe = g_markup_escape_text (title, -1);
  g_autofree char *below = g_markup_escape_text (subtitle, -1);
  GtkWidget *glyph = monev_state_glyph_new (looks[file->status], TRUE);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), safe);
  gtk_widget_set_valign (glyph, GTK_ALIGN_CENTER);
  if (ADW_IS_EXPANDER_ROW (row))
    {
      adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), below);
      adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), glyph);
      return;
    }
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), below);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), glyph);
}

/* ---- what was taken ---- */

static void
append_count (GString *text, guint n, const char *words)
{
  if (n > 0)
    g_string_append_printf (text, " · %u %s", n, words);
}

static char *
count_words (const MonevTakenFile *file)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, _("%u nilai"), file->values);
  append_count (text, file->repaired, _("diperbaiki"));
  append_count (text, file->missing, _("kosong"));
  if (file->doubtful > 0)
    append_count (text, file->doubtful, _("meragukan"));
  else
    g_string_append (text, _(" · tidak ada yang meragukan"));
  if (file->round > 1)
    g_string_append_printf (text, _(" · data masuk ke-%u"), (guint) file->round);
  return g_string_free (text, FALSE);
}

static void
on_check (GtkWidget *button, gpointer data)
{
  MonevTakeDesk *self = data;

  monev_verify_desk_open (self->window, self->session,
                          g_object_get_data (G_OBJECT (button), "monev-id"));
}

static GtkWidget *
make_check (MonevTakeDesk *self, const MonevTakenFile *file)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Periksa"));
  g_autofree char *name = g_strdup_printf (_("Periksa data %s"), file->agency_name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "monev-id", g_strdup (file->addressee_id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_check), self, 0);
  return button;
}

static void
add_issues (AdwExpanderRow *row, const MonevIssueList *issues)
{
  guint n = monev_issue_list_size (issues);

  for (guint i = 0; i < MIN (n, MOST_ISSUES); i++)
    {
      GtkWidget *child = monev_issue_row_new (), *line = adw_preferences_row_new ();

      monev_issue_row_set (MONEV_ISSUE_ROW (child), monev_issue_list_get (issues, i));
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (line), child);
      gtk_widget_set_margin_start (child, 12);
      gtk_widget_set_margin_end (child, 12);
      gtk_widget_set_margin_top (child, 6);
      gtk_widget_set_margin_bottom (child, 6);
      adw_expander_row_add_row (row, line);
    }
  if (n > MOST_ISSUES)
    {
      GtkWidget *more = adw_action_row_new ();
      g_autofree char *text
          = g_strdup_printf (_("dan %u catatan lain; lihat pada verifikasi"), n - MOST_ISSUES);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (more), text);
      adw_expander_row_add_row (row, more);
    }
}

static GtkWidget *
make_taken (MonevTakeDesk *self, const MonevTakenFile *file)
{
  g_autofree char *counts = count_words (file);
  g_autofree char *text = g_strjoin ("\n", counts, file->file, NULL);
  gboolean issues = monev_issue_list_size (file->issues) > 0;
  GtkWidget *row = issues ? adw_expander_row_new () : adw_action_row_new ();

  dress (row, file, file->agency_name, text);
  if (issues)
    {
      adw_expander_row_add_action (ADW_EXPANDER_ROW (row), make_check (self, file));
      add_issues (ADW_EXPANDER_ROW (row), file->issues);
    }
  else
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_check (self, file));
  return row;
}

/* ---- what cannot be read ---- */

static void
on_copy (GtkWidget *button, gpointer data)
{
  MonevTakeDesk *self = data;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (button),
                          g_object_get_data (G_OBJECT (button), "monev-text"));
  monev_window_toast (self->window, _("Pesan disalin. Tempelkan kepada OPD pengirimnya."), NULL,
                      NULL, NULL, NULL);
}

static GtkWidget *
make_copy (MonevTakeDesk *self, const MonevTakenFile *file)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Salin Pesan untuk OPD"));
  g_autofree char *name = g_strdup_printf (_("Salin pesan untuk OPD tentang %s"), file->file);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (
      G_OBJECT (button), "monev-text",
      g_strdup_printf (_("Yth. Bapak/Ibu, berkas “%s” belum dapat kami terima. %s Mohon berkasnya "
                         "dikirim ulang. Terima kasih."),
                       file->file, file->message),
      g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_copy), self, 0);
  return button;
}

/* ---- what must be placed ---- */

typedef struct
{
  MonevTakeDesk *desk; /* it holds the row */
  char *path;
  GtkDropDown *request, *agency;
  GtkWidget *use;
} Placing;

static void
placing_free (gpointer data, GClosure *closure)
{
  Placing *placing = data;

  g_free (placing->path);
  g_free (placing);
}

/* The first line of each list asks; nothing is chosen before somebody does. */
static const MonevTakeChoice *
choice_of (const Placing *placing)
{
  guint place = gtk_drop_down_get_selected (placing->request);
  const GPtrArray *choices = placing->desk->choices;

  return choices != NULL && place > 0 && place <= choices->len ? choices->pdata[place - 1] : NULL;
}

static const MonevDataAddressee *
agency_of (const Placing *placing)
{
  const MonevTakeChoice *choice = choice_of (placing);
  guint place = gtk_drop_down_get_selected (placing->agency);

  return choice != NULL && place > 0 && place <= choice->addressees->len
             ? choice->addressees->pdata[place - 1]
             : NULL;
}

static void
on_agency (GtkDropDown *agency, GParamSpec *spec, gpointer data)
{
  Placing *placing = data;
  gboolean known = agency_of (placing) != NULL;

  gtk_widget_set_sensitive (placing->use, known);
  gtk_widget_set_tooltip_text (placing->use, known ? NULL : _("Pilih OPD pengirimnya dahulu"));
}

static void
on_request (GtkDropDown *request, GParamSpec *spec, gpointer data)
{
  Placing *placing = data;
  const MonevTakeChoice *choice = choice_of (placing);
  const char *const ask[] = { _("Pilih OPD"), NULL };
  g_autoptr (GtkStringList) names = gtk_string_list_new (ask);

  for (guint i = 0; choice != NULL && i < choice->addressees->len; i++)
    gtk_string_list_append (names,
                            ((MonevDataAddressee *) choice->addressees->pdata[i])->agency_name);
  gtk_drop_down_set_model (placing->agency, G_LIST_MODEL (names));
  on_agency (placing->agency, NULL, placing);
}

static void
on_use (GtkWidget *button, gpointer data)
{
  Placing *placing = data;
  const MonevDataAddressee *agency = agency_of (placing);

  if (agency != NULL)
    monev_take_desk_place (placing->desk, placing->path, agency->request_id, agency->id);
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 12);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 20);
  gtk_list_item_set_child (item, label);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static GtkDropDown *
add_drop_down (GtkWidget *row, const char *name)
{
  GtkWidget *choice = gtk_drop_down_new (NULL, NULL);
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  gtk_drop_down_set_factory (GTK_DROP_DOWN (choice), factory);
  monev_drop_down_add_search (GTK_DROP_DOWN (choice));
  gtk_widget_set_valign (choice, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), choice);
  return GTK_DROP_DOWN (choice);
}

/* What it looks like is offered first. */
static void
offer_requests (const Placing *placing, const MonevTakenFile *file)
{
  const char *const ask[] = { _("Pilih permintaan"), NULL };
  g_autoptr (GtkStringList) titles = gtk_string_list_new (ask);
  const GPtrArray *choices = placing->desk->choices;
  guint likely = choices != NULL && choices->len == 1 ? 1 : 0;

  for (guint i = 0; choices != NULL && i < choices->len; i++)
    {
      const MonevTakeChoice *choice = choices->pdata[i];

      gtk_string_list_append (titles, choice->request->title);
      if (strcmp (choice->request->id, file->request_id) == 0)
        likely = i + 1;
    }
  gtk_drop_down_set_model (placing->request, G_LIST_MODEL (titles));
  gtk_drop_down_set_selected (placing->request, likely);
  gtk_widget_set_visible (GTK_WIDGET (placing->request), choices == NULL || choices->len != 1);
}

static GtkWidget *
make_unplaced (MonevTakeDesk *self, const MonevTakenFile *file)
{
  GtkWidget *row = adw_action_row_new (), *use = gtk_button_new_with_mnemonic (_("Pa_kai"));
  Placing *placing = g_new0 (Placing, 1);
  g_autofree char *name = g_strdup_printf (_("Pakai %s"), file->file);

  dress (row, file, file->file, file->message);
  placing->desk = self;
  placing->use = use;
  placing->path = g_strdup (file->path);
  placing->request = add_drop_down (row, _("Permintaan"));
  placing->agency = add_drop_down (row, _("OPD pengirim"));
  gtk_widget_set_valign (use, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (use), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), use);
  g_signal_connect_data (use, "clicked", G_CALLBACK (on_use), placing, placing_free, 0);
  g_signal_connect (placing->request, "notify::selected", G_CALLBACK (on_request), placing);
  g_signal_connect (placing->agency, "notify::selected", G_CALLBACK (on_agency), placing);
  offer_requests (placing, file);
  on_request (placing->request, NULL, placing);
  return row;
}

static void
on_again (GtkWidget *button, gpointer data)
{
  const char *paths[] = { g_object_get_data (G_OBJECT (button), "monev-path"), NULL };

  monev_take_desk_read (data, paths);
}

static GtkWidget *
make_again (MonevTakeDesk *self, const MonevTakenFile *file)
{
  GtkWidget *button = gtk_button_new_with_label (_("Baca"));
  g_autofree char *name = g_strdup_printf (_("Baca %s"), file->file);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "monev-path", g_strdup (file->path), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (on_again), self);
  return button;
}

/** monev_take_row_new: Returns: (transfer floating): what is said of a file, and what can be done. */
GtkWidget *
monev_take_row_new (MonevTakeDesk *self, const MonevTakenFile *file)
{
  GtkWidget *row;

  if (file->status == MONEV_TAKEN)
    return make_taken (self, file);
  if (file->status == MONEV_TAKEN_UNPLACED)
    return make_unplaced (self, file);
  row = adw_action_row_new ();
  dress (row, file, file->file, file->message);
  if (file->status == MONEV_TAKEN_REFUSED)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_copy (self, file));
  if (file->status == MONEV_TAKEN_LEFT)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_again (self, file));
  return row;
}
