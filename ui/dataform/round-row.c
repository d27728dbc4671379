#include "round-row.h"

#include "base/date.h"
#include "ui/common/date-entry.h"

#include <glib/gi18n.h>
#include <string.h>

struct _MonevRoundRow
{
  AdwExpanderRow parent;
  MonevDataSubmission *round;
  GtkEditable *letter, *by, *phone;
  MonevDateEntry *day;
  GtkWidget *keep;
};

enum
{
  DESCRIBE,
  ATTACH,
  DETACH,
  SAVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MonevRoundRow, monev_round_row, ADW_TYPE_EXPANDER_ROW)

/** monev_round_row_get_round: Returns: (transfer none): as it was read. */
const MonevDataSubmission *
monev_round_row_get_round (MonevRoundRow *self)
{
  return self->round;
}

static char *
day_of (MonevRoundRow *self)
{
  GDate day;
  MonevDate date;

  return monev_date_entry_get_date (self->day, &day)
                 && monev_date_from_ymd (g_date_get_year (&day), (int) g_date_get_month (&day),
                                         g_date_get_day (&day), &date)
             ? monev_date_to_iso (date)
             : g_strdup ("");
}

/** monev_round_row_get_details: @details: borrows from the fields and from @day, (transfer full). */
void
monev_round_row_get_details (MonevRoundRow *self, MonevRoundDetails *details, char **day)
{
  *day = day_of (self);
  *details = (MonevRoundDetails) { gtk_editable_get_text (self->letter), *day,
                                   gtk_editable_get_text (self->by),
                                   gtk_editable_get_text (self->phone) };
}

/** monev_round_row_set_by: who filled it in, as if it was typed. */
void
monev_round_row_set_by (MonevRoundRow *self, const char *name)
{
  gtk_editable_set_text (self->by, name);
}

static gboolean
is_changed (MonevRoundRow *self)
{
  MonevRoundDetails details;
  g_autofree char *day = NULL;

  monev_round_row_get_details (self, &details, &day);
  return strcmp (details.letter_number, self->round->letter_number) != 0
         || strcmp (details.letter_date, self->round->letter_date) != 0
         || strcmp (details.filled_by, self->round->filled_by) != 0
         || strcmp (details.filled_phone, self->round->filled_phone) != 0;
}

static void
on_changed (MonevRoundRow *self)
{
  gboolean good;

  if (self->keep == NULL) /* it is being filled, or only looked at */
    return;
  good = monev_date_entry_is_valid (self->day);
  gtk_widget_set_sensitive (self->keep, good && is_changed (self));
  gtk_widget_set_tooltip_text (self->keep, good ? NULL
                                                : _("Tanggal surat belum dapat dibaca. Tulis "
                                                    "seperti 5 Maret 2026."));
}

static void
on_keep (MonevRoundRow *self)
{
  g_signal_emit (self, signals[DESCRIBE], 0);
}

static void
on_attach (MonevRoundRow *self)
{
  g_signal_emit (self, signals[ATTACH], 0);
}

/* ---- its letter ---- */

static GtkEditable *
add_entry (MonevRoundRow *self, const char *title, const char *text, gboolean may_tell)
{
  GtkWidget *entry = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), title);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_editable_set_editable (GTK_EDITABLE (entry), may_tell);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (on_changed), self);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), entry);
  return GTK_EDITABLE (entry);
}

static void
add_day (MonevRoundRow *self, gboolean may_tell)
{
  GtkWidget *row = adw_action_row_new (), *entry = monev_date_entry_new ();
  MonevDate date;
  GDate day;
  int y, m, d;

  self->day = MONEV_DATE_ENTRY (entry);
  if (monev_date_from_iso (self->round->letter_date, &date, NULL))
    {
      monev_date_to_ymd (date, &y, &m, &d);
      g_date_clear (&day, 1);
      g_date_set_dmy (&day, (GDateDay) d, (GDateMonth) m, (GDateYear) y);
      monev_date_entry_set_date (self->day, &day);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Tanggal surat pengantar"));
  gtk_widget_set_valign (entry, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (entry, may_tell);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Tanggal surat pengantar"), -1);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (on_changed), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), entry);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
}

static void
add_words (MonevRoundRow *self, gboolean may_tell)
{
  const MonevDataSubmission *round = self->round;

  self->letter = add_entry (self, _("Nomor surat pengantar"), round->letter_number, may_tell);
  add_day (self, may_tell);
  self->by = add_entry (self, _("Nama pengisi"), round->filled_by, may_tell);
  self->phone = add_entry (self, _("Nomor telepon atau WA pengisi"), round->filled_phone, may_tell);
}

/* ---- its files ---- */

static const char *
text_on (GtkWidget *button, const char *key)
{
  return g_object_get_data (G_OBJECT (button), key);
}

static void
on_save (MonevRoundRow *self, GtkWidget *button)
{
  g_signal_emit (self, signals[SAVE], 0, text_on (button, "monev-id"),
                 text_on (button, "monev-name"));
}

static void
on_detach (MonevRoundRow *self, GtkWidget *button)
{
  g_signal_emit (self, signals[DETACH], 0, text_on (button, "monev-id"));
}

static void
add_file_button (MonevRoundRow *self, GtkWidget *row, const MonevAttachment *file,
                 const char *icon, const char *words, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  g_autofree char *name = g_strdup_printf (words, file->name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "monev-id", g_strdup (file->id), g_free);
  g_object_set_data_full (G_OBJECT (button), "monev-name", g_strdup (file->name), g_free);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
add_file (MonevRoundRow *self, const MonevAttachment *file, gboolean may_tell)
{
  GtkWidget *row = adw_action_row_new ();
  gboolean original = strcmp (file->id, self->round->attachment_id) == 0;
  g_autofree char *name = g_markup_escape_text (file->name, -1);
  g_autofree char *size = monev_byte_size_format ((guint64) file->size);
  g_autofree char *words = original ? g_strdup_printf (_("berkas asli · %s"), size)
                                    : g_strdup (size);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  add_file_button (self, row, file, "document-save-symbolic", _("Simpan berkas %s"),
                   G_CALLBACK (on_save));
  if (!original && may_tell)
    add_file_button (self, row, file, "user-trash-symbolic", _("Lepas %s"),
                     G_CALLBACK (on_detach));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
}

static void
add_buttons (MonevRoundRow *self)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *attach = gtk_button_new_with_mnemonic (_("_Lampirkan Berkas…"));

  self->keep = gtk_button_new_with_mnemonic (_("_Simpan Keterangan"));
  gtk_widget_set_sensitive (self->keep, FALSE);
  gtk_widget_set_valign (self->keep, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (attach, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (attach, "clicked", G_CALLBACK (on_attach), self);
  g_signal_connect_swapped (self->keep, "clicked", G_CALLBACK (on_keep), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), attach);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), self->keep);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
}

static void
monev_round_row_finalize (GObject *object)
{
  monev_data_submission_free (MONEV_ROUND_ROW (object)->round);
  G_OBJECT_CLASS (monev_round_row_parent_class)->finalize (object);
}

static void
monev_round_row_class_init (MonevRoundRowClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = monev_round_row_finalize;
  signals[DESCRIBE] = g_signal_new ("describe", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);
  signals[ATTACH] = g_signal_new ("attach", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  signals[DETACH] = g_signal_new ("detach", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SAVE] = g_signal_new ("save", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
monev_round_row_init (MonevRoundRow *self)
{
}

/**
 * monev_round_row_new:
 * @files: (element-type MonevAttachment): of the OPD; those of other rounds are passed over
 * @details: when it came, how, from whom
 *
 * Returns: (transfer floating): closed
 */
GtkWidget *
monev_round_row_new (const MonevDataSubmission *round, const GPtrArray *files, const char *details,
                     gboolean may_tell)
{
  MonevRoundRow *self = g_object_new (MONEV_TYPE_ROUND_ROW, NULL);
  g_autofree char *plain = *round->file_name == '\0'
                               ? g_strdup_printf (_("Data masuk ke-%u"), (guint) round->round)
                               : g_strdup_printf (_("Data masuk ke-%u: %s"), (guint) round->round,
                                                  round->file_name);
  g_autofree char *title = g_markup_escape_text (plain, -1);
  g_autofree char *subtitle = g_markup_escape_text (details, -1);

  self->round = monev_data_submission_copy (round);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  add_words (self, may_tell);
  for (guint i = 0; i < files->len; i++)
    if (monev_round_has_file (round->id, files->pdata[i]))
      add_file (self, files->pdata[i], may_tell);
  if (may_tell)
    add_buttons (self);
  return GTK_WIDGET (self);
}
