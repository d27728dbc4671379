/* What becomes of a workbook between two offices: values written in other ways, rows and columns
 * inserted, sorted, copied and deleted, marks torn off. Each fault knows which values it leaves with
 * one meaning. */
#pragma once

#include "books.h"

#include "base/date.h"
#include "base/number.h"

#define MANGLED_FORM                                                                               \
  "{'format':1,'code':'uji','title':'Data Uji','period':'quarter','sheets':["                      \
  "{'key':'a','title':'Indikator','rows':{'kind':'fixed','items':["                                \
  "{'key':'A-1','code':'A-1','label':'Penduduk miskin','unit':'persen','group':'A. Sosial','kind':'percent','decimals':2,'min':'0','max':'100'},"  \
  "{'key':'A-2','code':'A-2','label':'Keluarga desil satu','unit':'keluarga','group':'A. Sosial','kind':'integer','min':'0'},"                     \
  "{'key':'A-3','code':'A-3','label':'Anak tidak sekolah','unit':'orang','group':'A. Sosial','kind':'integer','min':'0'},"                         \
  "{'key':'B-1','code':'B-1','label':'Prevalensi stunting','unit':'persen','group':'B. Kesehatan','kind':'percent','decimals':2,'min':'0','max':'100'},"  \
  "{'key':'B-2','code':'B-2','label':'Balita ditimbang','unit':'persen','group':'B. Kesehatan','kind':'percent','min':'0','max':'100'},"           \
  "{'key':'B-3','code':'B-3','label':'Kematian ibu','unit':'orang','group':'B. Kesehatan','owners':['9.99'],'kind':'integer','min':'0'},"         \
  "{'key':'B-4','code':'B-4','label':'Luas sanitasi','unit':'hektare','group':'B. Kesehatan','decimals':2},"                                       \
  "{'key':'C-1','code':'C-1','label':'Rumah layak','unit':'unit','group':'C. Umum','kind':'integer','min':'0'},"                                   \
  "{'key':'C-2','code':'C-2','label':'Indeks kepuasan','unit':'','group':'C. Umum','min':'0'},"                                                    \
  "{'key':'C-3','code':'C-3','label':'Belanja kesehatan','unit':'rupiah','group':'C. Umum','kind':'money','min':'0'}]},"                           \
  "'columns':[{'key':'nilai','label':'Nilai','kind':'decimal','required':true,'carried':true},"    \
  "{'key':'target','label':'Target','kind':'decimal'},{'key':'sumber','label':'Sumber data','kind':'text'}]},"                                     \
  "{'key':'b','title':'Program','rows':{'kind':'programme'},'columns':["                           \
  "{'key':'pagu','label':'Pagu','kind':'money','min':'0','total':'sum'},"                          \
  "{'key':'realisasi','label':'Realisasi','kind':'money','min':'0','spread':'quarter','total':'sum'},"  \
  "{'key':'fisik','label':'Fisik','kind':'percent','min':'0','max':'100','spread':'quarter'},"     \
  "{'key':'serapan','label':'Serapan','kind':'formula','spread':'quarter','formula':'${realisasi} div ${pagu} * 100'},"  \
  "{'key':'status','label':'Status','kind':'choice','choices':['Belum mulai','Sesuai jadwal','Terlambat','Selesai']},"   \
  "{'key':'kontrak','label':'Tanggal kontrak','kind':'date'},"                                     \
  "{'key':'lelang','label':'Lewat lelang','kind':'yes_no'}]},"                                     \
  "{'key':'c','title':'Kegiatan lain','rows':{'kind':'open','open':8},'columns':["                 \
  "{'key':'nama','label':'Nama kegiatan','kind':'text','required':true},"                          \
  "{'key':'peserta','label':'Peserta','kind':'integer','min':'0','total':'sum'},"                  \
  "{'key':'biaya','label':'Biaya','kind':'money','min':'0','total':'sum'}]}]}"

#define MANGLED_TREE                                                                               \
  "{'lines':{'b':[{'key':'1.02.01','code':'1.02.01','label':'Program Satu','level':0,'sum':true}," \
  "{'key':'1.02.01.1','code':'1.02.01.1','label':'Kegiatan A','level':1,'sum':true},"              \
  "{'key':'1.02.01.1.01','code':'1.02.01.1.01','label':'Sub Aa','level':2},"                       \
  "{'key':'1.02.01.1.02','code':'1.02.01.1.02','label':'Sub Ab','level':2},"                       \
  "{'key':'1.02.01.2','code':'1.02.01.2','label':'Kegiatan B','level':1,'sum':true},"              \
  "{'key':'1.02.01.2.01','code':'1.02.01.2.01','label':'Sub Ba','level':2},"                       \
  "{'key':'1.02.01.2.02','code':'1.02.01.2.02','label':'Sub Bb','level':2},"                       \
  "{'key':'1.02.02','code':'1.02.02','label':'Program Dua','level':0,'sum':true},"                 \
  "{'key':'1.02.02.1.01','code':'1.02.02.1.01','label':'Sub Ca','level':1}]}}"

#define N_SHEETS 3

/* A value that an agency wrote, and what became of it. */
typedef struct
{
  guint sheet, line, field;
  char *text;       /* as it was meant */
  gboolean gone;    /* the file does not hold it any more */
  gboolean unclear; /* what the file holds can be meant in two ways, or for two places */
} Truth;

typedef struct
{
  guint64 state;
  MonevDataLayout *layout;
  Book *book;
  GArray *truths; /* Truth */
  GString *log;   /* the faults that were made */
} Mangler;

static inline guint
dice (Mangler *m, guint n)
{
  m->state ^= m->state << 13;
  m->state ^= m->state >> 7;
  m->state ^= m->state << 17;
  return (guint)((m->state >> 11) % n);
}

static inline void
truth_clear (gpointer data)
{
  g_free (((Truth *)data)->text);
}

/* ---- places ---- */

static inline const MonevDataSheet *
form_sheet (const Mangler *m, guint sheet)
{
  return monev_data_form_sheet (monev_data_layout_form (m->layout), sheet);
}

static inline BookSheet *
table_of (Mangler *m, guint sheet)
{
  for (guint i = 0; i < m->book->len; i++)
    {
      BookSheet *table = g_ptr_array_index (m->book, i);
      g_autofree char *mark = g_strconcat ("t:", form_sheet (m, sheet)->key, NULL);

      for (gint64 row = 1; row < 4; row++)
        if (strcmp (book_text (table, row, 1), mark) == 0)
          return table;
    }
  g_error ("no table");
}

static inline guint
last_column (const BookSheet *table)
{
  guint last = 1;
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, table->cells);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    last = MAX (last, GPOINTER_TO_UINT (key) & 0xffff);
  return last;
}

static inline gint64
last_row (const BookSheet *table)
{
  gint64 last = 1;
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, table->cells);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    last = MAX (last, (gint64)(GPOINTER_TO_UINT (key) >> 16));
  return last;
}

static inline gint64
row_of_line (Mangler *m, guint sheet, guint line)
{
  g_autofree char *mark
      = g_strconcat ("r:", monev_data_layout_line (m->layout, sheet, line)->key, NULL);

  return book_row (table_of (m, sheet), mark);
}

static inline guint
column_of_field (Mangler *m, guint sheet, guint field)
{
  BookSheet *table = table_of (m, sheet);
  g_autofree char *mark
      = g_strconcat ("k:", monev_data_layout_field (m->layout, sheet, field)->key, NULL);

  for (guint column = 1; column <= last_column (table); column++)
    for (gint64 row = 1; row < 4; row++)
      if (strcmp (book_text (table, row, column), mark) == 0)
        return column;
  g_error ("no column %s", mark);
}

static inline void
blur_line (Mangler *m, guint sheet, guint line)
{
  for (guint i = 0; i < m->truths->len; i++)
    {
      Truth *truth = &g_array_index (m->truths, Truth, i);

      if (truth->sheet == sheet && truth->line == line)
        truth->unclear = TRUE;
    }
}

static inline void
blur_field (Mangler *m, guint sheet, guint field)
{
  for (guint i = 0; i < m->truths->len; i++)
    {
      Truth *truth = &g_array_index (m->truths, Truth, i);

      if (truth->sheet == sheet && truth->field == field)
        truth->unclear = TRUE;
    }
}

static inline void
lose (Mangler *m, guint sheet, int line, int field)
{
  for (guint i = 0; i < m->truths->len; i++)
    {
      Truth *truth = &g_array_index (m->truths, Truth, i);

      if (truth->sheet == sheet && (line < 0 || (int)truth->line == line)
          && (field < 0 || (int)truth->field == field))
        truth->gone = TRUE;
    }
}

/* ---- values ---- */

static inline char *
random_number (Mangler *m, const MonevDataSpec *spec)
{
  guint most = spec->maximum != NULL ? 98 : dice (m, 2) == 0 ? 900 : 90000;

  if (spec->kind == MONEV_DATA_INTEGER)
    return g_strdup_printf ("%u", dice (m, 30) == 0 ? 0 : dice (m, 20000));
  if (spec->kind == MONEV_DATA_MONEY)
    return g_strdup_printf ("%u%s", 1 + dice (m, 9999), dice (m, 3) == 0 ? "00000" : "000");
  if (dice (m, 4) == 0)
    return g_strdup_printf ("%u", 2 + dice (m, most));
  return g_strdup_printf ("%u.%u%u", 2 + dice (m, most), dice (m, 10), 1 + dice (m, 9));
}

static inline char *
random_value (Mangler *m, const MonevDataSpec *spec)
{
  switch (spec->kind)
    {
    case MONEV_DATA_TEXT:
      return g_strdup_printf ("Keterangan %u", dice (m, 1000));
    case MONEV_DATA_CHOICE:
      return g_strdup (spec->choices[dice (m, g_strv_length (spec->choices))]);
    case MONEV_DATA_YESNO:
      return g_strdup (dice (m, 2) == 0 ? "ya" : "tidak");
    case MONEV_DATA_DATE:
      return g_strdup_printf ("2026-%02u-%02u", 1 + dice (m, 12), 1 + dice (m, 28));
    default:
      return random_number (m, spec);
    }
}

static inline char *
spelled (const char *text, char thousands, char point)
{
  MonevDecimal value;
  char *shown;

  g_assert_true (monev_decimal_from_text (text, &value, NULL));
  shown = monev_number_format (value, MONEV_NUMBER_AS_IS);
  for (char *c = shown; *c != '\0'; c++)
    *c = *c == '.' ? thousands : *c == ',' ? point : *c;
  return shown;
}

/* One separator with three digits behind and up to three before it: thousands, or a decimal sign. */
static inline gboolean
is_unclear (const char *spelling, const MonevDataSpec *spec, char separator)
{
  const char *at = strchr (spelling, separator);

  if (at == NULL || strchr (at + 1, separator) != NULL || strlen (at) != 4
      || at[1 + strspn (at + 1, "0123456789")] != '\0')
    return FALSE;
  if (spec->kind == MONEV_DATA_INTEGER)
    return separator == ',' && strcmp (at + 1, "000") == 0;
  return spec->kind != MONEV_DATA_MONEY;
}

static inline char *
with_letter (const char *text)
{
  char *changed = g_strdup (text);
  char *zero = strchr (changed + 1, '0');

  if (zero != NULL)
    *zero = 'O';
  return changed;
}

static inline gboolean
is_percent (const Mangler *m, const Truth *truth, const MonevDataSpec *spec)
{
  return spec->kind == MONEV_DATA_PERCENT
         || strcmp (monev_data_layout_line (m->layout, truth->sheet, truth->line)->unit, "persen")
                == 0;
}

static inline void
put_text (Mangler *m, const Truth *truth, MonevCellKind kind, const char *text)
{
  book_put (table_of (m, truth->sheet), row_of_line (m, truth->sheet, truth->line),
            column_of_field (m, truth->sheet, truth->field), kind, text);
}

static inline BookCell *
cell_of_truth (Mangler *m, const Truth *truth)
{
  return g_hash_table_lookup (table_of (m, truth->sheet)->cells,
                              book_key (row_of_line (m, truth->sheet, truth->line),
                                        column_of_field (m, truth->sheet, truth->field)));
}

static inline void
put_number (Mangler *m, Truth *truth, const MonevDataSpec *spec)
{
  g_autofree char *here = spelled (truth->text, '.', ',');
  g_autofree char *abroad = spelled (truth->text, ',', '.');
  const char *unit = monev_data_layout_line (m->layout, truth->sheet, truth->line)->unit;
  gboolean percent = is_percent (m, truth, spec);
  guint kind = dice (m, 34);
  g_autofree char *text = NULL;

  switch (kind)
    {
    case 0:
      text = g_strdup (here);
      break;
    case 1:
      text = g_strdup (abroad);
      truth->unclear = is_unclear (abroad, spec, ',') || is_unclear (abroad, spec, '.');
      break;
    case 2:
      text = spec->kind == MONEV_DATA_MONEY ? g_strconcat ("Rp ", here, ",-", NULL)
             : percent                      ? g_strconcat (here, " %", NULL)
             : *unit != '\0'                ? g_strconcat (here, " ", unit, NULL)
                                            : g_strconcat (" ", here, " ", NULL);
      break;
    case 3:
      text = g_strconcat ("\302\240", here, "\342\200\257", NULL);
      break;
    case 4:
      text = g_strconcat (here, dice (m, 2) == 0 ? "*" : " *)", NULL);
      break;
    case 5:
      text = with_letter (here);
      break;
    case 6:
      text = spelled (truth->text, ' ', ',');
      break;
    case 7: /* the comma is lost; without a range only the last period can tell (data-rules.h) */
      if (strchr (truth->text, '.') == NULL || spec->maximum == NULL)
        break;
      text = g_strdup (truth->text);
      memmove (strchr (text, '.'), strchr (text, '.') + 1, strlen (strchr (text, '.')));
      truth->unclear = TRUE;
      put_text (m, truth, MONEV_CELL_NUMBER, text);
      return;
    case 8:
      text = g_strdup (truth->text);
      break;
    case 9:
      truth->gone = TRUE;
      put_text (m, truth, MONEV_CELL_TEXT,
                ((const char *const[]){ "-", "n/a", "menyusul", "belum ada", "…", "nihil" })[dice (m, 6)]);
      return;
    case 10:
      truth->unclear = TRUE;
      text = g_strconcat (dice (m, 2) == 0 ? "± " : "sekitar ", here, NULL);
      break;
    case 11:
      if (!percent)
        break;
      {
        MonevDecimal value;

        monev_decimal_from_text (truth->text, &value, NULL);
        value.scale += 2;
        text = monev_decimal_to_text (value);
        put_text (m, truth, MONEV_CELL_NUMBER, text);
        cell_of_truth (m, truth)->percent = dice (m, 4) != 0;
        truth->unclear = !cell_of_truth (m, truth)->percent;
        return;
      }
    case 12:
      put_text (m, truth, MONEV_CELL_NUMBER, truth->text);
      cell_of_truth (m, truth)->formula = g_strconcat ("=", truth->text, "+0", NULL);
      return;
    case 13:
      if (spec->kind != MONEV_DATA_MONEY || !g_str_has_suffix (truth->text, "00000"))
        break;
      {
        MonevDecimal value;
        g_autofree char *million = NULL;

        monev_decimal_from_text (truth->text, &value, NULL);
        monev_decimal_divide (value, monev_decimal_new (1000000, 0), 6, MONEV_ROUND_HALF_UP,
                              &value, NULL);
        million = monev_number_format (value, MONEV_NUMBER_AS_IS);
        text = g_strconcat (million, " juta", NULL);
        truth->unclear = strchr (million, '.') != NULL;
        put_text (m, truth, MONEV_CELL_TEXT, text);
        return;
      }
    default:
      break;
    }
  if (text == NULL)
    {
      put_text (m, truth, MONEV_CELL_NUMBER, truth->text);
      return;
    }
  truth->unclear |= kind != 1 && kind != 8 && is_unclear (here, spec, '.');
  truth->unclear |= kind == 8 && is_unclear (text, spec, '.');
  /* Three decimals cannot be: these have two at most. */
  put_text (m, truth, MONEV_CELL_TEXT, text);
}

static inline void
put_day (Mangler *m, Truth *truth)
{
  int year, month, day;
  MonevDate date;
  g_autofree char *text = NULL;

  sscanf (truth->text, "%4d-%2d-%2d", &year, &month, &day);
  monev_date_from_ymd (year, month, day, &date);
  switch (dice (m, 8))
    {
    case 0:
      text = monev_date_format (date, MONEV_DATE_LONG);
      break;
    case 1:
      text = g_strdup_printf ("%02d/%02d/%d", day, month, year);
      truth->unclear = day <= 12 && day != month;
      break;
    case 2:
      text = g_strdup_printf ("%d-%d-%02d", day, month, year % 100);
      truth->unclear = day <= 12 || day >= 10;
      break;
    case 3:
      text = g_strdup_printf ("%d", date + 25569);
      put_text (m, truth, MONEV_CELL_NUMBER, text);
      return;
    default:
      put_text (m, truth, MONEV_CELL_DATE, truth->text);
      return;
    }
  put_text (m, truth, MONEV_CELL_TEXT, text);
}

static inline void
put_truth (Mangler *m, Truth *truth)
{
  MonevDataSpec spec = monev_data_layout_spec (m->layout, truth->sheet, truth->line, truth->field);
  g_autofree char *text = NULL;

  if (spec.kind == MONEV_DATA_DATE)
    put_day (m, truth);
  else if (monev_data_kind_is_number (spec.kind))
    put_number (m, truth, &spec);
  else if (spec.kind == MONEV_DATA_TEXT || dice (m, 3) > 0)
    put_text (m, truth, MONEV_CELL_TEXT, truth->text);
  else
    {
      g_autofree char *up = dice (m, 2) == 0 ? g_utf8_strup (truth->text, -1)
                                             : g_utf8_strdown (truth->text, -1);

      text = g_strconcat (dice (m, 2) == 0 ? " " : "", up, dice (m, 2) == 0 ? "  " : "", NULL);
      put_text (m, truth, MONEV_CELL_TEXT, text);
    }
}

static inline void
fill_all (Mangler *m)
{
  for (guint sheet = 0; sheet < N_SHEETS; sheet++)
    for (guint line = 0; line < monev_data_layout_n_lines (m->layout, sheet); line++)
      for (guint field = 0; field < monev_data_layout_n_fields (m->layout, sheet); field++)
        {
          MonevDataSpec spec = monev_data_layout_spec (m->layout, sheet, line, field);
          Truth truth = { sheet, line, field };

          if (monev_data_layout_cell (m->layout, sheet, line, field) != MONEV_DATA_CELL_OPEN
              || dice (m, 12) == 0 || (sheet == 2 && line > 5))
            continue;
          truth.text = random_value (m, &spec);
          put_truth (m, &truth);
          g_array_append_val (m->truths, truth);
        }
}
