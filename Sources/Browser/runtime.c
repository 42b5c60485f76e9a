// What Swift and clang expect from a C library and compiler-rt when there is neither.
#include <stddef.h>
#include <stdint.h>

// Memory: blocks of 16, 32 ... 128 bytes, then four sizes per doubling, with one free list per size; new ones from the end.
extern unsigned char __heap_base;
static void *vacant[136];
static uintptr_t end;

void *malloc(size_t size) {
  if (size > (size_t)1 << 30) return 0;
  size_t need = (size + 31) & ~(size_t)15;                          // 16 bytes in front hold the list's number
  unsigned list = need / 16;
  if (need > 128) {
    unsigned e = 31 - __builtin_clz(need - 1), quarter = (need - 1) >> (e - 2) & 3;
    list = 4 * e + quarter;
    need = (size_t)(5 + quarter) << (e - 2);
  }
  unsigned char *block = vacant[list];
  if (block) vacant[list] = *(void **)block;
  else {
    if (!end) end = ((uintptr_t)&__heap_base + 15) & ~(uintptr_t)15;
    size_t have = __builtin_wasm_memory_size(0) << 16;
    if (end + need < end) return 0;
    if (end + need > have && __builtin_wasm_memory_grow(0, (end + need - have + 65535) >> 16) == (size_t)-1) return 0;
    block = (unsigned char *)end;
    end += need;
  }
  *(unsigned *)block = list;
  return block + 16;
}
void free(void *p) {
  if (!p) return;
  unsigned char *block = (unsigned char *)p - 16;
  unsigned list = *(unsigned *)block;
  *(void **)block = vacant[list];
  vacant[list] = block;
}
int posix_memalign(void **out, size_t alignment, size_t size) {
  if (alignment > 16) __builtin_trap();
  return (*out = malloc(size)) ? 0 : 12;
}

// 128-bit arithmetic.
typedef unsigned __int128 U; typedef __int128 I;
typedef union { U u; I i; struct { uint64_t lo, hi; }; } W;
I __ashlti3(I a, int n) { W w = { .i = a }, r = w; if (n & 64) r.hi = w.lo << (n & 63), r.lo = 0; else if (n) r.hi = w.hi << n | w.lo >> (64 - n), r.lo = w.lo << n; return r.i; }
I __lshrti3(I a, int n) { W w = { .i = a }, r = w; if (n & 64) r.lo = w.hi >> (n & 63), r.hi = 0; else if (n) r.lo = w.lo >> n | w.hi << (64 - n), r.hi = w.hi >> n; return r.i; }
I __ashrti3(I a, int n) { W w = { .i = a }, r = w; int64_t h = w.hi; if (n & 64) r.lo = h >> (n & 63), r.hi = h >> 63; else if (n) r.lo = w.lo >> n | w.hi << (64 - n), r.hi = h >> n; return r.i; }
I __multi3(I a, I b) {
  W x = { .i = a }, y = { .i = b }, r;
  uint64_t a0 = (uint32_t)x.lo, a1 = x.lo >> 32, b0 = (uint32_t)y.lo, b1 = y.lo >> 32;
  uint64_t t = a1 * b0 + (a0 * b0 >> 32), m = a0 * b1 + (uint32_t)t;
  r.lo = x.lo * y.lo;
  r.hi = a1 * b1 + (t >> 32) + (m >> 32) + x.lo * y.hi + x.hi * y.lo;
  return r.i;
}
static U divide(U n, U d, U *rest) {
  U q = 0, r = 0;
  for (int i = 127; i >= 0; i--) { r = r << 1 | (U)((n >> 127) & 1); n <<= 1; q <<= 1; if (r >= d) r -= d, q |= 1; }
  *rest = r;
  return q;
}
U __udivti3(U a, U b) { U r; return divide(a, b, &r); }
U __umodti3(U a, U b) { U r; divide(a, b, &r); return r; }
I __divti3(I a, I b) { U r, q = divide(a < 0 ? -(U)a : a, b < 0 ? -(U)b : b, &r); return (a < 0) != (b < 0) ? -q : q; }
I __modti3(I a, I b) { U r; divide(a < 0 ? -(U)a : a, b < 0 ? -(U)b : b, &r); return a < 0 ? -r : r; }

// The rest.
void arc4random_buf(void *p, size_t n) { __builtin_memset(p, 0, n); }   // hash seeds: the same in every run
int putchar(int c) { return c; }                                          // messages of unoptimized builds
int memcmp(const void *a, const void *b, size_t n) { const unsigned char *x = a, *y = b; for (; n; n--, x++, y++) if (*x != *y) return *x - *y; return 0; }
