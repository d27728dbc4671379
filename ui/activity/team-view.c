#include "team-view.h"

#include "activity-words.h"
#include "view-parts.h"

#include <glib/gi18n.h>
#include <string.h>

struct _MonevTeamView
{
  AdwBin parent;
  GtkWidget *column;
};

G_DEFINE_FINAL_TYPE (MonevTeamView, monev_team_view, ADW_TYPE_BIN)

static void
monev_team_view_class_init (MonevTeamViewClass *klass)
{
}

static void
monev_team_view_init (MonevTeamView *self)
{
  self->column = monev_view_column (ADW_BIN (self));
}

/** monev_team_view_new: Returns: (transfer floating): empty. */
GtkWidget *
monev_team_view_new (void)
{
  return g_object_new (MONEV_TYPE_TEAM_VIEW, NULL);
}

static void
add_member (GtkListBox *list, const MonevActivityMember *member, const char *refused)
{
  g_autofree char *text = g_strdup_printf (
      "%s%s%s%s", monev_activity_words_role (member->role), *member->agency != '\0' ? " · " : "",
      member->agency,
      *member->official_id != '\0' && !member->active ? _(" · akunnya tidak aktif lagi") : "");
  GtkWidget *row = monev_view_row (list, member->name, text);

  adw_action_row_set_icon_name (ADW_ACTION_ROW (row), "avatar-default-symbolic");
  monev_view_button (row, "document-edit-symbolic", _("Ubah peran dan kelompok…"), "desk.member-edit",
                     member->id, refused);
  monev_view_button (row, "user-trash-symbolic", _("Keluarkan dari tim"), "desk.member-remove",
                     member->id, refused);
}

static guint
add_members (GtkListBox *list, const MonevActivity *activity, const char *group,
             const char *refused)
{
  guint n = 0;

  for (guint i = 0; i < activity->members->len; i++)
    {
      const MonevActivityMember *member = activity->members->pdata[i];

      if (strcmp (member->group_id, group) != 0)
        continue;
      add_member (list, member, refused);
      n++;
    }
  return n;
}

static void
add_group (MonevTeamView *self, const MonevActivity *activity, const MonevActivityGroup *group,
           const char *refused)
{
  GtkListBox *list = monev_view_list (self->column, group->name);
  GtkWidget *row;

  if (add_members (list, activity, group->id, refused) == 0)
    monev_view_dim (list, _("Belum ada anggota dalam kelompok ini."));
  row = monev_view_row (list, _("Kelompok ini"), NULL);
  gtk_widget_add_css_class (row, "dim-label");
  monev_view_button (row, "document-edit-symbolic", _("Ganti nama kelompok…"), "desk.group-rename",
                     group->id, refused);
  monev_view_button (row, "user-trash-symbolic", _("Hapus kelompok; anggotanya tetap dalam tim"),
                     "desk.group-remove", group->id, refused);
}

static void
add_tools (MonevTeamView *self, const char *refused)
{
  const struct
  {
    const char *label;
    const char *action;
  } tools[] = { { _("Tambah _Anggota…"), "desk.member-add" },
                { _("Tambah _Kelompok…"), "desk.group-add" } };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  for (guint i = 0; i < G_N_ELEMENTS (tools); i++)
    {
      GtkWidget *button = gtk_button_new_with_mnemonic (tools[i].label);

      if (refused == NULL)
        gtk_actionable_set_action_name (GTK_ACTIONABLE (button), tools[i].action);
      gtk_widget_set_sensitive (button, refused == NULL);
      gtk_widget_set_tooltip_text (button, refused);
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_box_append (GTK_BOX (self->column), box);
}

/** monev_team_view_show: @refused: (nullable): why nothing may be changed. */
void
monev_team_view_show (MonevTeamView *self, const MonevActivityData *data, const char *refused)
{
  const MonevActivity *activity = data->activity;
  g_autofree char *title = g_strdup_printf (_("Tim (%u orang)"), activity->members->len);
  GtkListBox *list;

  g_return_if_fail (MONEV_IS_TEAM_VIEW (self));

  monev_view_clear (self->column);
  add_tools (self, refused);
  list = monev_view_list (self->column, title);
  if (add_members (list, activity, "", refused) == 0)
    monev_view_dim (list, activity->members->len == 0
                              ? _("Belum ada anggota. Tambahkan pegawai, atau orang dari luar.")
                              : _("Semua anggota sudah masuk kelompok."));
  for (guint i = 0; i < activity->groups->len; i++)
    add_group (self, activity, activity->groups->pdata[i], refused);
}
