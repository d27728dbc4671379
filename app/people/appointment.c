#include <string.h>

#include "base/date.h"
#include "people/people.h"
#include "record/record-store.h"

static const MonevChoice kinds[] = {
  { "definitif", "Definitif" },
  { "plt", "Plt." },
  { "plh", "Plh." },
  { "pj", "Pj." },
  { NULL, NULL },
};

static const MonevField fields[] = {
  { "official_id", "Pegawai", MONEV_FIELD_REFERENCE, MONEV_FIELD_REQUIRED | MONEV_FIELD_SEARCHED
    | MONEV_FIELD_IN_LIST, .refers = "official", .aliases = "nip|nama" },
  { "position_id", "Jabatan", MONEV_FIELD_REFERENCE, MONEV_FIELD_REQUIRED | MONEV_FIELD_SEARCHED
    | MONEV_FIELD_IN_LIST, .refers = "position" },
  { "kind", "Cara", MONEV_FIELD_CHOICE, MONEV_FIELD_REQUIRED | MONEV_FIELD_IN_LIST,
    .choices = kinds, .initial = "definitif", .aliases = "jenis pemangkuan|status jabatan" },
  { "date_from", "Sejak", MONEV_FIELD_DATE, MONEV_FIELD_REQUIRED | MONEV_FIELD_IN_LIST, .aliases = "tmt|mulai" },
  { "date_to", "Sampai", MONEV_FIELD_DATE, MONEV_FIELD_IN_LIST, .aliases = "akhir|sampai dengan",
    .hint = "Kosong: masih berjalan. Plh. wajib berakhir" },
  { "basis", "Dasar", MONEV_FIELD_TEXT, 0, .aliases = "sk|nomor sk", .hint = "Nomor surat keputusan" },
  { NULL },
};

static void
complain (MonevIssueList *issues, const char *code, const char *key, const char *message,
          const char *fix)
{
  monev_issue (issues, .code = code, .severity = MONEV_SEVERITY_ERROR, .key = key,
               .column = strcmp (key, "date_from") == 0 ? "Sejak" : "Sampai", .message = message,
               .fix = fix);
}

static MonevRecord *
check (MonevRecord *record, MonevIssueList *issues)
{
  const char *from = monev_record_get (record, "date_from");
  const char *to = monev_record_get (record, "date_to");

  if (*to != '\0' && strcmp (to, from) < 0)
    complain (issues, "date-order", "date_to", "Tanggal akhir mendahului tanggal mulai.",
              "Periksa kedua tanggalnya.");
  if (*to == '\0' && strcmp (monev_record_get (record, "kind"), "plh") == 0)
    complain (issues, "plh-open", "date_to", "Plh. selalu mempunyai tanggal akhir.",
              "Isi tanggal akhirnya.");
  return record;
}

/* @official: only of this one; "" for anybody. */
static gboolean
find_overlap (MonevDbConnection *connection, const MonevRecord *record, const char *official,
              char **who, char **since, GError **error)
{
  const char *from = monev_record_get (record, "date_from");
  const char *to = monev_record_get (record, "date_to");
  g_autoptr (MonevDbRows) rows
    = monev_db_query (connection, "appointment_overlaps",
                      MONEV_DB_BINDS (MONEV_DB_T ("position_id",
                                                  monev_record_get (record, "position_id")),
                                      MONEV_DB_T ("official_id", official),
                                      MONEV_DB_T ("id", monev_record_id (record)),
                                      MONEV_DB_T ("date_from", from),
                                      MONEV_DB_T ("date_to", to)),
                      error);
  GError *local = NULL;

  if (rows == NULL)
    return FALSE;
  if (monev_db_rows_next (rows, &local))
    {
      *who = g_strdup (monev_db_rows_text (rows, "name"));
      *since = g_strdup (monev_db_rows_text (rows, "date_from"));
    }
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

static char *
day_in_words (const char *iso)
{
  MonevDate date;

  return monev_date_from_iso (iso, &date, NULL) ? monev_date_format (date, MONEV_DATE_LONG)
                                                : g_strdup (iso);
}

/* @row: of the other one, in a plan; else 0. */
static void
complain_holder (MonevIssueList *issues, const char *code, guint row, const char *message,
                 const char *fix)
{
  monev_issue (issues, .code = code, .severity = MONEV_SEVERITY_ERROR, .row = row,
               .key = "date_from", .column = "Sejak", .message = message, .fix = fix);
}

static void
complain_twice (const char *who, const char *title, const char *since, guint row,
                MonevIssueList *issues)
{
  g_autofree char *day = day_in_words (since);
  g_autofree char *message = g_strdup_printf (
    "%s sudah menjabat definitif %s pada waktu itu, sejak %s.", who, title, day);

  complain_holder (issues, "held-twice", row, message,
                   "Ubah pemangkuan yang sudah ada, atau akhiri dulu sebelum tanggal ini.");
}

static void
complain_two_holders (const char *who, const char *title, guint row, MonevIssueList *issues)
{
  g_autofree char *message
    = g_strdup_printf ("%s sudah dijabat definitif oleh %s pada waktu itu.", title, who);

  complain_holder (issues, "two-holders", row, message,
                   "Akhiri dulu pemangkuan yang lama, atau pilih Plt. atau Plh.");
}

/* Whatever the post, nobody holds it twice at one time. */
static gboolean
check_twice (MonevDbConnection *connection, const MonevRecord *record, const char *title,
             MonevIssueList *issues, gboolean *twice, GError **error)
{
  g_autofree char *who = NULL;
  g_autofree char *since = NULL;

  if (!find_overlap (connection, record, monev_record_get (record, "official_id"), &who, &since,
                     error))
    return FALSE;
  *twice = who != NULL;
  if (who != NULL)
    complain_twice (who, title, since, 0, issues);
  return TRUE;
}

static gboolean
check_two_holders (MonevDbConnection *connection, const MonevRecord *record, const char *title,
                   MonevIssueList *issues, GError **error)
{
  g_autofree char *who = NULL;
  g_autofree char *since = NULL;

  if (!find_overlap (connection, record, "", &who, &since, error))
    return FALSE;
  if (who != NULL)
    complain_two_holders (who, title, 0, issues);
  return TRUE;
}

/* Two definitif holders of a single post at one time are refused; of a post that many hold, not.
 * The position row is locked, so that two workstations cannot each miss the other's entry. */
static gboolean
stored (MonevDbConnection *connection, const MonevRecord *record, MonevIssueList *issues,
        GError **error)
{
  g_autoptr (MonevDbRows) position = NULL;
  gboolean twice = FALSE, single;
  g_autofree char *title = NULL;
  GError *local = NULL;

  if (strcmp (monev_record_get (record, "kind"), "definitif") != 0)
    return TRUE;
  position = monev_db_query (connection, "position_lock",
                             MONEV_DB_BINDS (MONEV_DB_T ("id",
                                                         monev_record_get (record, "position_id"))),
                             error);
  if (position == NULL)
    return FALSE;
  if (!monev_db_rows_next (position, &local))
    {
      if (local != NULL)
        g_propagate_error (error, local);
      return local == NULL;
    }
  title = g_strdup (monev_db_rows_text (position, "title"));
  single = monev_db_rows_int (position, "single") != 0;
  return check_twice (connection, record, title, issues, &twice, error)
         && (twice || !single || check_two_holders (connection, record, title, issues, error));
}

/* What holds a post definitif: what stands, and the rows of the file that can stand beside it. */
typedef struct {
  const GPtrArray *rows;
  const GPtrArray *standing;
  GHashTable      *posts; /* id of the position → MonevRecord */
  GHashTable      *held;  /* id of the position → GPtrArray of appointments */
} Holders;

static void
hold (Holders *holders, const MonevRecord *record)
{
  const char *post = monev_record_get (record, "position_id");
  GPtrArray *all = g_hash_table_lookup (holders->held, post);

  if (all == NULL)
    {
      all = g_ptr_array_new ();
      g_hash_table_insert (holders->held, g_strdup (post), all);
    }
  g_ptr_array_add (all, (gpointer) record);
}

static gboolean
is_definitif (const MonevRecord *record)
{
  return strcmp (monev_record_get (record, "kind"), "definitif") == 0;
}

static gboolean
overlap (const MonevRecord *a, const MonevRecord *b)
{
  const char *a_to = monev_record_get (a, "date_to"), *b_to = monev_record_get (b, "date_to");

  return (*a_to == '\0' || strcmp (a_to, monev_record_get (b, "date_from")) >= 0)
         && (*b_to == '\0' || strcmp (b_to, monev_record_get (a, "date_from")) >= 0);
}

/* The first of those who hold the post that keeps @record from it, himself before the others. */
static const MonevRecord *
find_rival (const Holders *holders, const MonevRecord *record, gboolean single)
{
  GPtrArray *all
    = g_hash_table_lookup (holders->held, monev_record_get (record, "position_id"));
  const char *who = monev_record_get (record, "official_id");
  const MonevRecord *rival = NULL;

  for (guint i = 0; all != NULL && i < all->len; i++)
    if (overlap (record, all->pdata[i]))
      {
        if (strcmp (who, monev_record_get (all->pdata[i], "official_id")) == 0)
          return all->pdata[i];
        rival = single && rival == NULL ? all->pdata[i] : rival;
      }
  return rival;
}

static guint
number_of (const Holders *holders, const MonevRecord *record)
{
  guint index = 0;

  if (g_ptr_array_find ((GPtrArray *) holders->rows, record, &index))
    return index + 1;
  g_ptr_array_find ((GPtrArray *) holders->standing, record, &index);
  return holders->rows->len + index + 1;
}

static void
complain_planned (const Holders *holders, const MonevRecord *record, const MonevRecord *rival,
                  MonevIssueList *issues)
{
  const MonevRecord *post
    = g_hash_table_lookup (holders->posts, monev_record_get (record, "position_id"));
  g_autofree char *who = monev_record_shown (rival, 0);
  const char *title = monev_record_get (post, "title");
  gboolean twice = strcmp (monev_record_get (record, "official_id"),
                           monev_record_get (rival, "official_id")) == 0;

  if (twice)
    complain_twice (who, title, monev_record_get (rival, "date_from"), number_of (holders, rival),
                    issues);
  else
    complain_two_holders (who, title, number_of (holders, rival), issues);
}

static gboolean
load_posts (MonevDbConnection *connection, Holders *holders, GError **error)
{
  g_autoptr (GPtrArray) list
    = monev_record_store_list (connection, &monev_position_type, 0, error);

  for (guint i = 0; list != NULL && i < list->len; i++)
    g_hash_table_insert (holders->posts, (gpointer) monev_record_id (list->pdata[i]),
                         monev_record_ref (list->pdata[i]));
  return list != NULL;
}

static void
check_planned (Holders *holders, const MonevRecord *record, MonevIssueList *issues)
{
  const MonevRecord *post, *rival;

  if (!is_definitif (record))
    return;
  post = g_hash_table_lookup (holders->posts, monev_record_get (record, "position_id"));
  if (post == NULL)
    return;
  rival = find_rival (holders, record, strcmp (monev_record_get (post, "single"), "1") == 0);
  if (rival != NULL)
    complain_planned (holders, record, rival, issues);
  else
    hold (holders, record);
}

static gboolean
planned (MonevDbConnection *connection, const GPtrArray *rows, const GPtrArray *standing,
         MonevIssueList *const *found, GError **error)
{
  Holders holders = {
    rows, standing,
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) monev_record_unref),
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref),
  };
  gboolean done = load_posts (connection, &holders, error);

  for (guint i = 0; done && i < standing->len; i++)
    if (is_definitif (standing->pdata[i]))
      hold (&holders, standing->pdata[i]);
  for (guint i = 0; done && i < rows->len; i++)
    check_planned (&holders, rows->pdata[i], found[i]);
  g_hash_table_unref (holders.held);
  g_hash_table_unref (holders.posts);
  return done;
}

static char *
label (const MonevRecord *record)
{
  g_autofree char *who = monev_record_shown (record, 0);
  g_autofree char *what = monev_record_shown (record, 1);

  return *who == '\0' ? g_strdup ("Pemangkuan jabatan ini") : g_strdup_printf ("%s, %s", who, what);
}

const MonevRecordType monev_appointment_type = {
  .subject = "appointment", .noun = "pemangkuan jabatan", .title = "Pemangkuan Jabatan",
  .keys = (const char *const[]) { "official_id", "position_id", "date_from", NULL },
  .keys_together = TRUE, .fields = fields,
  .check = check, .stored = stored, .planned = planned, .label = label,
};
