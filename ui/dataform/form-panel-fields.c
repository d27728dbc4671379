/* The fields of the panel: what each is called, what it shows, what typing into it does. */
#include "form-panel-private.h"

#include "ui/activity/choice.h"
#include "ui/procedure/form-parts.h"

#include <glib/gi18n.h>
#include <string.h>

#define PAGE_C MONEV_PANEL_COLUMN
#define PAGE_R MONEV_PANEL_ROW
#define PAGE_S MONEV_PANEL_SHEET
#define PAGE_F MONEV_PANEL_FORM

static const char *const kinds[] = { "text", "integer", "decimal", "percent", "money", "date",
                                     "choice", "yes_no", "formula", NULL };
static const char *const kind_titles[]
    = { N_ ("Teks"), N_ ("Bilangan bulat"), N_ ("Bilangan desimal"), N_ ("Persen"), N_ ("Rupiah"),
        N_ ("Tanggal"), N_ ("Pilihan"), N_ ("Ya atau tidak"), N_ ("Rumus"), NULL };
static const char *const own_kinds[]
    = { "", "integer", "decimal", "percent", "money", NULL };
static const char *const own_titles[] = { N_ ("Mengikuti kolom"), N_ ("Bilangan bulat"),
                                          N_ ("Bilangan desimal"), N_ ("Persen"), N_ ("Rupiah"), NULL };
static const char *const spreads[]
    = { "", "quarter", "month", "year", "region", "sex", NULL };
static const char *const spread_titles[]
    = { N_ ("Tidak dirinci"), N_ ("Triwulan"), N_ ("Bulan"), N_ ("Tahun"), N_ ("Kecamatan"),
        N_ ("Laki-laki dan perempuan"), NULL };
static const char *const totals[] = { "", "sum", "mean", "weighted", "last", NULL };
static const char *const total_titles[]
    = { N_ ("Tanpa jumlah"), N_ ("Dijumlahkan"), N_ ("Rata-rata"), N_ ("Rata-rata tertimbang"),
        N_ ("Yang terakhir"), NULL };
static const char *const row_kinds[] = { "fixed", "open", "programme", "region", NULL };
static const char *const row_titles[]
    = { N_ ("Tetap, ditulis di sini"), N_ ("Terbuka, diisi OPD"),
        N_ ("Program dan kegiatan OPD"), N_ ("Kecamatan"), NULL };
static const char *const levels[] = { "program", "kegiatan", "sub_kegiatan", NULL };
static const char *const level_titles[] = { N_ ("Program"), N_ ("Kegiatan"), N_ ("Sub kegiatan"), NULL };
static const char *const periods[] = { "year", "semester", "quarter", "month", NULL };
static const char *const period_titles[]
    = { N_ ("Tahun"), N_ ("Semester"), N_ ("Triwulan"), N_ ("Bulan"), NULL };

const FormField monev_form_fields[] = {
  { PAGE_C, FIELD_ENTRY, "label", N_ ("Judul kolom"), NULL, NULL, NULL },
  { PAGE_C, FIELD_CHOICE, "kind", N_ ("Jenis isian"), NULL, kinds, kind_titles },
  { PAGE_C, FIELD_PLAIN, "formula", N_ ("Rumus"),
    N_ ("Sebut kolom lain dengan kuncinya, misalnya ${realisasi} div ${target} * 100"), NULL, NULL },
  { PAGE_C, FIELD_LINES, "choices", N_ ("Pilihan, satu pada setiap baris"), NULL, NULL, NULL },
  { PAGE_C, FIELD_CHECK, "required", N_ ("Wajib diisi"), NULL, NULL, NULL },
  { PAGE_C, FIELD_PLAIN, "min", N_ ("Paling kecil"), N_ ("Angka seperti 0 atau 12.5, atau tanggal"),
    NULL, NULL },
  { PAGE_C, FIELD_PLAIN, "max", N_ ("Paling besar"), NULL, NULL, NULL },
  { PAGE_C, FIELD_NUMBER, "decimals", N_ ("Angka desimal paling banyak"),
    N_ ("Kosong: berapa pun"), NULL, NULL },
  { PAGE_C, FIELD_CHOICE, "spread", N_ ("Dirinci menurut"), NULL, spreads, spread_titles },
  { PAGE_C, FIELD_WORDS, "years", N_ ("Tahun"), N_ ("Misalnya 2024, 2025, 2026"), NULL, NULL },
  { PAGE_C, FIELD_CHOICE, "total", N_ ("Baris jumlah"), NULL, totals, total_titles },
  { PAGE_C, FIELD_WEIGHT, "weight", N_ ("Ditimbang dengan"), NULL, NULL, NULL },
  { PAGE_C, FIELD_CHECK, "carried", N_ ("Tampilkan nilai periode lalu"), NULL, NULL, NULL },
  { PAGE_C, FIELD_CHECK, "cumulative", N_ ("Kumulatif: tidak boleh turun"), NULL, NULL, NULL },
  { PAGE_C, FIELD_LONG, "hint", N_ ("Petunjuk bagi pengisi"), NULL, NULL, NULL },
  { PAGE_C, FIELD_NUMBER, "width", N_ ("Lebar (huruf)"), N_ ("Kosong: menurut isinya"), NULL, NULL },
  { PAGE_C, FIELD_KEY, "key", N_ ("Kunci dalam rumus"),
    N_ ("Rumus dan pemeriksaan menyebut kolom ini sebagai ${kunci}"), NULL, NULL },
  { PAGE_C, FIELD_CHECKS, "checks", N_ ("Pemeriksaan"), NULL, NULL, NULL },
  { PAGE_R, FIELD_ENTRY, "label", N_ ("Uraian"), NULL, NULL, NULL },
  { PAGE_R, FIELD_ENTRY, "code", N_ ("Kode"), NULL, NULL, NULL },
  { PAGE_R, FIELD_PLAIN, "unit", N_ ("Satuan"), NULL, NULL, NULL },
  { PAGE_R, FIELD_PLAIN, "group", N_ ("Kelompok"),
    N_ ("Baris berurutan dengan kelompok yang sama mendapat judul dan jumlah sendiri"), NULL, NULL },
  { PAGE_R, FIELD_LONG, "definition", N_ ("Definisi"), NULL, NULL, NULL },
  { PAGE_R, FIELD_PLAIN, "source", N_ ("Sumber data"), NULL, NULL, NULL },
  { PAGE_R, FIELD_OWNERS, "owners", N_ ("Diisi oleh (wali data)"), NULL, NULL, NULL },
  { PAGE_R, FIELD_CHOICE, "kind", N_ ("Jenis isian baris ini"), NULL, own_kinds, own_titles },
  { PAGE_R, FIELD_CHECK, "required", N_ ("Wajib diisi"), NULL, NULL, NULL },
  { PAGE_R, FIELD_PLAIN, "min", N_ ("Paling kecil"), NULL, NULL, NULL },
  { PAGE_R, FIELD_PLAIN, "max", N_ ("Paling besar"), NULL, NULL, NULL },
  { PAGE_R, FIELD_NUMBER, "decimals", N_ ("Angka desimal paling banyak"), NULL, NULL, NULL },
  { PAGE_R, FIELD_KEY, "key", N_ ("Kunci baris"),
    N_ ("Nilai periode lalu dikenali dengan kunci ini"), NULL, NULL },
  { PAGE_S, FIELD_ENTRY, "title", N_ ("Judul lembar"), NULL, NULL, NULL },
  { PAGE_S, FIELD_LONG, "note", N_ ("Catatan di atas tabel"), NULL, NULL, NULL },
  { PAGE_S, FIELD_CHOICE, "kind", N_ ("Baris"), NULL, row_kinds, row_titles },
  { PAGE_S, FIELD_NUMBER, "open", N_ ("Baris kosong yang disediakan"), NULL, NULL, NULL },
  { PAGE_S, FIELD_CHOICE, "level", N_ ("Sampai tingkat"), NULL, levels, level_titles },
  { PAGE_S, FIELD_KEY, "key", N_ ("Kunci lembar"), NULL, NULL, NULL },
  { PAGE_F, FIELD_ENTRY, "title", N_ ("Judul formulir"), NULL, NULL, NULL },
  { PAGE_F, FIELD_KEY, "code", N_ ("Kode formulir"),
    N_ ("Dipakai pada nama berkas dan oleh monevctl"), NULL, NULL },
  { PAGE_F, FIELD_CHOICE, "period", N_ ("Diminta setiap"), NULL, periods, period_titles },
  { PAGE_F, FIELD_LINES, "guide", N_ ("Petunjuk pengisian, satu butir pada setiap baris"), NULL,
    NULL, NULL },
};

const guint monev_n_form_fields = G_N_ELEMENTS (monev_form_fields);

static guint
index_of (const FormField *field)
{
  return (guint) (field - monev_form_fields);
}

static const char *
text_at (MonevFormPanel *self, const FormField *field)
{
  const char *text
      = json_string_value (json_object_get (monev_form_panel_part (self, field), field->member));

  return text == NULL ? "" : text;
}

/* ---- typing ---- */

static json_t *
words_of (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, ",; ", -1);
  json_t *list = json_array ();

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      json_array_append_new (list, json_string (words[i]));
  return list;
}

static json_t *
number_of (const char *text)
{
  guint64 number = 0;

  return g_ascii_string_to_unsigned (text, 10, 0, 5000, &number, NULL)
             ? json_integer ((json_int_t) number)
             : NULL;
}

static void
take_entry (MonevFormPanel *self, const FormField *field, const char *text)
{
  if (field->kind == FIELD_ENTRY)
    monev_form_panel_apply (self, field,
                            monev_form_edit_text (monev_form_editor_get (self->editor),
                                                  monev_form_panel_place (self, field),
                                                  field->member, text,
                                                  monev_form_editor_get_issued (self->editor)),
                            TRUE);
  else if (field->kind == FIELD_NUMBER)
    monev_form_panel_put (self, field, number_of (text), TRUE);
  else if (field->kind == FIELD_WORDS)
    monev_form_panel_put (self, field, words_of (text), TRUE);
  else if (strcmp (text_at (self, field), text) != 0)
    monev_form_panel_put (self, field, json_string (text), TRUE);
}

static void
on_entry (GtkEditable *entry, gpointer data)
{
  MonevFormPanel *self = g_object_get_data (G_OBJECT (entry), "monev-panel");

  if (!self->filling && monev_form_panel_part (self, data) != NULL)
    take_entry (self, data, gtk_editable_get_text (entry));
}

static void
on_buffer (GtkTextBuffer *buffer, gpointer data)
{
  MonevFormPanel *self = g_object_get_data (G_OBJECT (buffer), "monev-panel");
  const FormField *field = data;
  GtkWidget *view = self->fields[index_of (field)];

  if (self->filling || monev_form_panel_part (self, field) == NULL)
    return;
  if (field->kind == FIELD_LINES)
    monev_form_panel_put (self, field, monev_form_get_lines (view), TRUE);
  else
    {
      g_autofree char *text = monev_form_get_text (view);

      monev_form_panel_put (self, field, json_string (text), TRUE);
    }
}

static void
on_check (GtkCheckButton *check, gpointer data)
{
  MonevFormPanel *self = g_object_get_data (G_OBJECT (check), "monev-panel");

  if (!self->filling && monev_form_panel_part (self, data) != NULL)
    monev_form_panel_put (self, data, json_boolean (gtk_check_button_get_active (check)), FALSE);
}

/* A row that follows the column again says nothing of its own. */
static MonevFormDraft *
without_own (MonevFormPanel *self, const FormField *field)
{
  static const char *const members[]
      = { "kind", "decimals", "required", "min", "max", "choices" };
  MonevDraftPlace place = monev_form_panel_place (self, field);
  MonevFormDraft *draft = monev_form_draft_ref (monev_form_editor_get (self->editor));

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      MonevFormDraft *next = monev_form_edit_set (draft, place, members[i], NULL);

      monev_form_draft_unref (draft);
      draft = next;
    }
  return draft;
}

/* Formula and choices go with their kind. */
static MonevFormDraft *
with_kind (MonevFormPanel *self, const FormField *field, const char *kind)
{
  MonevDraftPlace place = monev_form_panel_place (self, field);
  g_autoptr (MonevFormDraft) draft = monev_form_edit_set (monev_form_editor_get (self->editor),
                                                          place, "kind", json_string (kind));
  g_autoptr (MonevFormDraft) plain = NULL;

  if (strcmp (kind, "formula") == 0)
    return g_steal_pointer (&draft);
  plain = monev_form_edit_set (draft, place, "formula", NULL);
  if (strcmp (kind, "choice") == 0)
    return g_steal_pointer (&plain);
  return monev_form_edit_set (plain, place, "choices", NULL);
}

static gboolean
take_choice (gpointer data)
{
  GtkDropDown *choice = data;
  MonevFormPanel *self = g_object_get_data (G_OBJECT (choice), "monev-panel");
  const FormField *field = g_object_get_data (G_OBJECT (choice), "monev-field");
  const char *id = monev_choice_get_id (choice);

  if (self->editor == NULL || monev_form_panel_part (self, field) == NULL
      || strcmp (id, text_at (self, field)) == 0)
    return G_SOURCE_REMOVE;
  if (field->page == PAGE_C && strcmp (field->member, "kind") == 0)
    monev_form_panel_apply (self, field, with_kind (self, field, id), FALSE);
  else if (field->page == PAGE_R && *id == '\0')
    monev_form_panel_apply (self, field, without_own (self, field), FALSE);
  else
    monev_form_panel_put (self, field, json_string (id), FALSE);
  return G_SOURCE_REMOVE;
}

/* Not before the list has closed: filling it anew would pull it away from under itself. */
static void
on_choice (GtkDropDown *choice, GParamSpec *pspec, gpointer data)
{
  MonevFormPanel *self = g_object_get_data (G_OBJECT (choice), "monev-panel");

  if (!self->filling)
    g_idle_add_full (G_PRIORITY_DEFAULT, take_choice, g_object_ref (choice), g_object_unref);
}

/** monev_form_field_settle: a key is taken when one goes on. */
void
monev_form_field_settle (MonevFormPanel *self, guint index)
{
  const FormField *field = &monev_form_fields[index];
  g_autofree char *key = NULL;
  MonevFormDraft *draft;
  GError *error = NULL;

  if (field->kind != FIELD_KEY || self->filling || monev_form_panel_part (self, field) == NULL)
    return;
  key = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->fields[index]))));
  if (strcmp (key, text_at (self, field)) == 0)
    return;
  draft = monev_form_edit_rename (monev_form_editor_get (self->editor),
                                  monev_form_panel_place (self, field), key, &error);
  if (draft != NULL)
    monev_form_panel_apply (self, field, draft, FALSE);
  else
    {
      monev_form_editor_refuse (self->editor, error);
      monev_form_field_fill (self, index);
    }
}

static void
on_key (GtkWidget *entry)
{
  MonevFormPanel *self = g_object_get_data (G_OBJECT (entry), "monev-panel");
  const FormField *field = g_object_get_data (G_OBJECT (entry), "monev-field");

  monev_form_field_settle (self, index_of (field));
}

/* ---- building ---- */

static void
bind (MonevFormPanel *self, gpointer object, const FormField *field)
{
  g_object_set_data (object, "monev-panel", self);
  g_object_set_data (object, "monev-field", (gpointer) field);
}

static GtkWidget *
make_entry (MonevFormPanel *self, const FormField *field, GtkBox *box)
{
  GtkWidget *entry
      = monev_form_entry (box, _(field->title), G_CALLBACK (gtk_widget_queue_draw), box);
  GtkEventController *focus;

  bind (self, entry, field);
  if (field->tip != NULL)
    gtk_widget_set_tooltip_text (entry, _(field->tip));
  if (field->kind != FIELD_KEY)
    {
      if (strcmp (field->member, "formula") == 0)
        gtk_widget_add_css_class (entry, "monospace");
      g_signal_connect (entry, "changed", G_CALLBACK (on_entry), (gpointer) field);
      return entry;
    }
  focus = gtk_event_controller_focus_new ();
  gtk_widget_add_css_class (entry, "monospace");
  g_signal_connect (entry, "activate", G_CALLBACK (on_key), NULL);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_key), entry);
  gtk_widget_add_controller (entry, focus);
  return entry;
}

static GtkWidget *
make_text (MonevFormPanel *self, const FormField *field, GtkBox *box)
{
  GtkWidget *view
      = monev_form_text (box, _(field->title), 64, G_CALLBACK (gtk_widget_queue_draw), box);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));

  bind (self, buffer, field);
  g_signal_connect (buffer, "changed", G_CALLBACK (on_buffer), (gpointer) field);
  return view;
}

static void
fill_choice (GtkDropDown *choice, const char *const *ids, const char *const *titles)
{
  g_autoptr (GPtrArray) own = g_ptr_array_new ();

  for (guint i = 0; titles[i] != NULL; i++)
    g_ptr_array_add (own, (gpointer) _(titles[i]));
  g_ptr_array_add (own, NULL);
  monev_choice_fill (choice, ids, (const char *const *) own->pdata);
}

static GtkWidget *
make_choice (MonevFormPanel *self, const FormField *field, GtkBox *box)
{
  GtkWidget *caption = gtk_label_new (_(field->title));
  GtkWidget *choice = monev_choice_new (_(field->title), 30);

  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_widget_add_css_class (caption, "dim-label");
  gtk_widget_add_css_class (caption, "monev-small");
  gtk_box_set_spacing (box, 4);
  gtk_box_append (box, caption);
  gtk_box_append (box, choice);
  bind (self, choice, field);
  if (field->ids != NULL)
    fill_choice (GTK_DROP_DOWN (choice), field->ids, field->titles);
  g_signal_connect (choice, "notify::selected", G_CALLBACK (on_choice), NULL);
  return choice;
}

static GtkWidget *
make_check (MonevFormPanel *self, const FormField *field, GtkBox *box)
{
  GtkWidget *check
      = monev_form_check (box, _(field->title), G_CALLBACK (gtk_widget_queue_draw), box);

  bind (self, check, field);
  g_signal_connect (check, "toggled", G_CALLBACK (on_check), (gpointer) field);
  return check;
}

static GtkWidget *
make_list (MonevFormPanel *self, const FormField *field, GtkBox *box)
{
  GtkWidget *list = field->kind == FIELD_CHECKS ? monev_form_checks_new (self, field)
                                                : monev_form_owners_new (self, field);

  gtk_box_append (box, list);
  return list;
}

/** monev_form_field_new: Returns: (transfer none): what is typed into, in @box. */
GtkWidget *
monev_form_field_new (MonevFormPanel *self, guint index, GtkBox *box)
{
  const FormField *field = &monev_form_fields[index];

  switch (field->kind)
    {
    case FIELD_LONG:
    case FIELD_LINES:
      return make_text (self, field, box);
    case FIELD_CHECK:
      return make_check (self, field, box);
    case FIELD_CHOICE:
    case FIELD_WEIGHT:
      return make_choice (self, field, box);
    case FIELD_CHECKS:
    case FIELD_OWNERS:
      return make_list (self, field, box);
    case FIELD_ENTRY:
    case FIELD_KEY:
    case FIELD_PLAIN:
    case FIELD_WORDS:
    case FIELD_NUMBER:
    default:
      return make_entry (self, field, box);
    }
}

/* ---- filling ---- */

static char *
joined (const json_t *list, const char *between)
{
  GString *text = g_string_new (NULL);

  for (size_t i = 0; i < json_array_size (list); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? between : "",
                            json_string_value (json_array_get (list, i)));
  return g_string_free (text, FALSE);
}

static void
fill_words (GtkWidget *entry, const json_t *list)
{
  json_auto_t *typed = words_of (gtk_editable_get_text (GTK_EDITABLE (entry)));
  g_autofree char *text = joined (list, ", ");

  if (!json_equal (typed, list) && (json_array_size (typed) > 0 || json_array_size (list) > 0))
    monev_form_set_entry (entry, text);
}

static void
fill_lines (GtkWidget *view, const json_t *list)
{
  g_autofree char *text = joined (list, "\n");
  g_auto (GStrv) lines = *text == '\0' ? g_new0 (char *, 1) : g_strsplit (text, "\n", -1);

  monev_form_set_lines (view, (const char *const *) lines);
}

static void
fill_number (GtkWidget *entry, const json_t *value)
{
  g_autofree char *text = json_is_integer (value)
                              ? g_strdup_printf ("%d", (int) json_integer_value (value))
                              : g_strdup ("");

  monev_form_set_entry (entry, text);
}

/* The other columns of the sheet. */
static void
fill_weight (MonevFormPanel *self, const FormField *field, GtkWidget *choice)
{
  MonevDraftPlace place = { MONEV_DRAFT_COLUMN, self->sheet, 0 };
  guint n = monev_form_draft_count (monev_form_editor_get (self->editor), place);
  g_autoptr (GPtrArray) ids = g_ptr_array_new (), titles = g_ptr_array_new ();

  g_ptr_array_add (ids, (gpointer) "");
  g_ptr_array_add (titles, (gpointer) _("Belum dipilih"));
  for (place.index = 0; place.index < n; place.index++)
    {
      if ((int) place.index == self->column)
        continue;
      g_ptr_array_add (ids, (gpointer) monev_form_editor_text (self->editor, place, "key"));
      g_ptr_array_add (titles, (gpointer) monev_form_editor_text (self->editor, place, "label"));
    }
  g_ptr_array_add (ids, NULL);
  g_ptr_array_add (titles, NULL);
  monev_choice_fill (GTK_DROP_DOWN (choice), (const char *const *) ids->pdata,
                     (const char *const *) titles->pdata);
  monev_choice_set_id (GTK_DROP_DOWN (choice), text_at (self, field));
}

/** monev_form_field_fill: shows what the form says now; what is being typed is left alone. */
void
monev_form_field_fill (MonevFormPanel *self, guint index)
{
  const FormField *field = &monev_form_fields[index];
  GtkWidget *widget = self->fields[index];
  const json_t *value = json_object_get (monev_form_panel_part (self, field), field->member);

  switch (field->kind)
    {
    case FIELD_LONG:
      monev_form_set_text (widget, text_at (self, field));
      break;
    case FIELD_LINES:
      fill_lines (widget, value);
      break;
    case FIELD_WORDS:
      fill_words (widget, value);
      break;
    case FIELD_NUMBER:
      fill_number (widget, value);
      break;
    case FIELD_CHECK:
      gtk_check_button_set_active (GTK_CHECK_BUTTON (widget), json_is_true (value));
      break;
    case FIELD_CHOICE:
      monev_choice_set_id (GTK_DROP_DOWN (widget), text_at (self, field));
      break;
    case FIELD_WEIGHT:
      fill_weight (self, field, widget);
      break;
    case FIELD_CHECKS:
      monev_form_checks_fill (self, field, widget);
      break;
    case FIELD_OWNERS:
      monev_form_owners_fill (self, field, widget);
      break;
    case FIELD_ENTRY:
    case FIELD_KEY:
    case FIELD_PLAIN:
    default:
      monev_form_set_entry (widget, text_at (self, field));
    }
}
