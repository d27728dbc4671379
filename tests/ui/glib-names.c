/* With more than 2,048 names in one process GLib leaves their first array behind on purpose
 * (gquark.c): others may still read it. Made before main(), it has no frame to be suppressed by, so
 * it is remembered here and counts as reachable. What is made after main() begins is not. */
#ifdef __SANITIZE_ADDRESS__

#include <stdbool.h>
#include <stddef.h>

/* As sanitizer/allocator_interface.h has it, which the compiler's package leaves out. */
int __sanitizer_install_malloc_and_free_hooks (void (*on_malloc) (const volatile void *, size_t),
                                               void (*on_free) (const volatile void *));

#define ARRAY_SIZE 16384
#define MOST 16

static const volatile void *kept[MOST];
static unsigned n_kept;
static bool begun;

static void
on_malloc (const volatile void *block, size_t size)
{
  if (!begun && size == ARRAY_SIZE && n_kept < MOST)
    kept[n_kept++] = block;
}

static void
on_free (const volatile void *block)
{
  for (unsigned i = 0; i < n_kept; i++)
    if (kept[i] == block)
      kept[i--] = kept[--n_kept];
}

static void
watch (void)
{
  __sanitizer_install_malloc_and_free_hooks (on_malloc, on_free);
}

__attribute__ ((constructor)) static void
begin (void)
{
  begun = true;
}

/* Before the constructors of the libraries. */
__attribute__ ((section (".preinit_array"), used)) static void (*const first) (void) = watch;

#endif
