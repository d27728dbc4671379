/* A small invented procedure, and ways to break it: texts with ' for ". */
#pragma once

#include <string.h>

#include "base/json.h"
#include "db-error.h"
#include "procedure/procedure.h"

#define SMALL_HEAD                                                                                \
  "{'format':1,'code':'uji-kecil','title':'Kunjungan Uji','short_title':'Kunjungan',"            \
  "'origin':{'seed':'uji','office':'Kantor Uji'},"                                                \
  "'identity':{'unit':'Badan Uji','number':'','made':'2026-01-05','revised':'','effective':'',"   \
  "'approved_by':'Kepala Badan'},"                                                                \
  "'legal_basis':['Peraturan Uji 1/2026'],'linked':[{'text':'SOP Lain','procedure':'uji-lain'}]," \
  "'equipment':['Tenda lapangan'],"                                                               \
  "'actors':[{'id':'staf','title':'Fungsional Umum'},"                                            \
  "{'id':'perencana','title':'Fungsional Tertentu'},{'id':'subkoor','title':'Sub Koordinator'},"  \
  "{'id':'kabid','title':'Kepala Bidang'},{'id':'sekretaris','title':'Sekretaris Badan'},"        \
  "{'id':'kepala','title':'Kepala Badan'}],"
#define SMALL_STEP_1                                                                              \
  "{'id':'s1','number':'1','wording':'Menyusun Tim Uji',"                                         \
  "'actors':[{'actor':'perencana','standing':'stated'}],'kind':'proses',"                         \
  "'requirements':['Lembar disposisi'],'time':{'unit':'menit','min':300,'max':300},"              \
  "'outputs':['SK Tim'],'does':[{'kind':'naskah','what':'sk-tim'}],'note':'Contoh'}"
#define SMALL_STEP_2                                                                              \
  "{'id':'s2','number':'2','wording':'Melaksanakan kunjungan ke lokasi',"                         \
  "'actors':[{'actor':'staf','standing':'inferred'}],'kind':'proses','requirements':['SK Tim'],"  \
  "'time':{'open':true,'text':'Disesuaikan di lapangan'},'outputs':['Lembar hasil kunjungan'],"   \
  "'remark':'Sesuai jadwal','links':[{'text':'SOP Perjalanan'}],'repeats':true}"
#define SMALL_STEP_3                                                                              \
  "{'id':'s3','number':'3','wording':'Membuat laporan kunjungan',"                                \
  "'actors':[{'actor':'perencana','standing':'stated'}],'kind':'proses',"                         \
  "'requirements':['Lembar hasil kunjungan'],'time':{'unit':'menit','min':5,'max':10},"           \
  "'outputs':['Draf laporan kunjungan'],'parallel':true}"
#define SMALL_STEP_4                                                                              \
  "{'id':'s4','number':'4','wording':'Mengoreksi laporan kunjungan',"                             \
  "'actors':[{'actor':'subkoor','standing':'stated','decides':true},"                             \
  "{'actor':'perencana','standing':'stated'}],'kind':'keputusan','back_to':'s3',"                 \
  "'requirements':['Draf laporan kunjungan'],'time':{'unit':'hari','min':2,'max':2},"             \
  "'outputs':['Laporan kunjungan yang telah dikoreksi']}"
#define SMALL_TAIL "],'limits':[{'text':'paling lambat 2 hari kerja','days':2,'step':'s3'}]}"
#define SMALL                                                                                     \
  SMALL_HEAD "'steps':[" SMALL_STEP_1 "," SMALL_STEP_2 "," SMALL_STEP_3 "," SMALL_STEP_4 SMALL_TAIL

static inline char *
with_quotes (const char *text)
{
  return g_strdelimit (g_strdup (text), "'", '"');
}

/* Reads @text, which must be right. */
static inline MonevProcedure *
read_good (const char *text)
{
  g_autofree char *json = with_quotes (text);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (GError) error = NULL;
  MonevProcedure *procedure = monev_procedure_read_text (json, -1, "uji.json", issues, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (monev_issue_list_size (issues), ==, 0);
  return procedure;
}

/* @text with the first @from as @to; @from must be there. */
static inline char *
change_text (const char *text, const char *from, const char *to)
{
  g_auto (GStrv) parts = g_strsplit (text, from, 2);

  if (g_strv_length (parts) != 2)
    g_error ("\"%s\" does not stand in the procedure", from);
  return g_strjoin (to, parts[0], parts[1], NULL);
}

static inline MonevProcedure *
read_changed (const char *from, const char *to)
{
  g_autofree char *text = change_text (SMALL, from, to);

  return read_good (text);
}
