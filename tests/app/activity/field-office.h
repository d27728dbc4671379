/* The office of activity-office.h with a run in the field: a group of two, a site, agencies. */
#pragma once

#include "activity-office.h"
#include "activity/field.h"

typedef struct {
  Office o;
  char  *id;    /* of the run */
  char  *group; /* Yusuf and Sari */
  char  *site;
  char  *dinas, *bagian;
} Field;

static inline MonevRecord *
fill (const MonevRecordType *type, const char *activity_id, const char *const *pairs)
{
  MonevRecord *record = monev_field_new (type, activity_id);

  for (guint i = 0; pairs[i] != NULL; i += 2)
    record = monev_record_with (record, pairs[i], pairs[i + 1]);
  return record;
}

/* NULL with @error when it is refused; @issues may be NULL. */
static inline MonevRecord *
try_put (const Office *o, MonevRecord *record, MonevIssueList *issues, GError **error)
{
  g_autoptr (MonevIssueList) own = monev_issue_list_new ();
  MonevRecord *saved
    = monev_field_save (o->c, o->staf, record, issues != NULL ? issues : own, error);

  monev_record_unref (record);
  return saved;
}

#define PAIRS(...) ((const char *const[]) { __VA_ARGS__, NULL })

static inline char *
put (const Office *o, const MonevRecordType *type, const char *activity_id,
     const char *const *pairs)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevRecord) saved = try_put (o, fill (type, activity_id, pairs), NULL, &error);

  g_assert_no_error (error);
  return g_strdup (monev_record_id (saved));
}

static inline MonevRecord *
get (const Office *o, const MonevRecordType *type, const char *id)
{
  g_autoptr (GError) error = NULL;
  MonevRecord *record = monev_field_get (o->c, type, id, &error);

  g_assert_no_error (error);
  return record;
}

/* How many issues of the list bear @code. */
static inline guint
count_code (const MonevIssueList *issues, const char *code)
{
  guint n = 0;

  for (guint i = 0; i < monev_issue_list_size (issues); i++)
    n += strcmp (monev_issue_list_get (issues, i)->code, code) == 0 ? 1 : 0;
  return n;
}

/* The record is refused as INVALID, with @code among what is wrong. */
static inline void
expect_rule (const Office *o, MonevRecord *record, const char *code)
{
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevRecord) saved = try_put (o, record, issues, &error);

  g_assert_null (saved);
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_INVALID);
  if (count_code (issues, code) != 1)
    g_error ("not %s but %s", code, error->message);
}

static inline void
add_member (const Field *f, const char *official)
{
  MonevMemberEntry entry = { official, NULL, NULL, MONEV_MEMBER_MEMBER, f->group };
  g_autofree char *made = NULL;
  g_autoptr (GError) error = NULL;

  made = monev_activity_member_add (f->o.c, f->o.staf, f->id, &entry, &error);
  g_assert_no_error (error);
}

static inline Field
open_field (MonevTestDb *db)
{
  Field f = { open_office (db) };

  f.id = start_run (&f.o, "Uji");
  f.group = monev_activity_group_add (f.o.c, f.o.staf, f.id, "Kelompok I", NULL);
  add_member (&f, f.o.subkoor->official_id);
  add_member (&f, f.o.staf->official_id);
  f.site = put (&f.o, &monev_site_type, f.id, PAIRS ("name", "Desa Uji"));
  f.dinas = test_add (f.o.c, f.o.admin, &monev_agency_type, "name", "Dinas Uji", NULL);
  f.bagian = test_add (f.o.c, f.o.admin, &monev_agency_type, "name", "Bagian Uji", "kind", "Bagian",
                       NULL);
  return f;
}

static inline void
field_clear (Field *f)
{
  office_clear (&f->o);
  g_free (f->id);
  g_free (f->group);
  g_free (f->site);
  g_free (f->dinas);
  g_free (f->bagian);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Field, field_clear)
