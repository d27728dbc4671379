#include "id.h"

#include <sodium.h>
#include <string.h>

/* Twelve bits before the variant and 62 after it count upwards within one millisecond. */
#define HIGH_LIMIT (1u << 12)
#define LOW_LIMIT ((guint64) 1 << 62)

typedef struct {
  gint64  ms;
  guint32 high;
  guint64 low;
} Stamp;

static GMutex lock;
static Stamp last = { -1, 0, 0 };

static guint64
random_below_power (guint bits)
{
  guint64 value;

  randombytes_buf (&value, sizeof value);
  return value >> (64 - bits);
}

/* The first of a millisecond leaves the top bit of the counter free, so that it cannot run over
 * at once (RFC 9562, 6.2, method 2). */
static Stamp
begin_stamp (gint64 ms)
{
  return (Stamp) { ms, (guint32) random_below_power (11), random_below_power (62) };
}

static Stamp
follow_stamp (Stamp stamp)
{
  stamp.low += 1 + random_below_power (32);
  if (stamp.low < LOW_LIMIT)
    return stamp;
  stamp.low -= LOW_LIMIT;
  stamp.high++;
  return stamp.high < HIGH_LIMIT ? stamp : begin_stamp (stamp.ms + 1);
}

/**
 * monev_id_new:
 * @utc_ms: the time to stamp it with, from 1970 on
 *
 * Ids of one process always grow, also when the clock is set back. Any thread may ask.
 *
 * Returns: (transfer full): 36 characters, lower case.
 */
char *
monev_id_new (gint64 utc_ms)
{
  Stamp stamp;

  g_return_val_if_fail (utc_ms >= 0 && utc_ms < G_GINT64_CONSTANT (1) << 47, NULL);
  if (sodium_init () < 0)
    g_error ("the system gives no random numbers");

  g_mutex_lock (&lock);
  last = utc_ms > last.ms ? begin_stamp (utc_ms) : follow_stamp (last);
  stamp = last;
  g_mutex_unlock (&lock);

  return g_strdup_printf ("%08x-%04x-7%03x-%04x-%012" G_GINT64_MODIFIER "x",
                          (guint32) (stamp.ms >> 16), (guint32) (stamp.ms & 0xffff), stamp.high,
                          0x8000 | (guint32) (stamp.low >> 48),
                          stamp.low & (((guint64) 1 << 48) - 1));
}

/** monev_id_is_valid: Returns: whether @text is a version 7 id as monev_id_new() writes it. */
gboolean
monev_id_is_valid (const char *text)
{
  if (text == NULL || strlen (text) != 36)
    return FALSE;
  for (guint i = 0; i < 36; i++)
    {
      gboolean dash = i == 8 || i == 13 || i == 18 || i == 23;

      if (dash ? text[i] != '-' : strchr ("0123456789abcdef", text[i]) == NULL)
        return FALSE;
    }
  return text[14] == '7' && strchr ("89ab", text[19]) != NULL;
}
