/*
 * ratio.h: an exact quotient of whole numbers, and the integers that are wide enough for it.
 */
#ifndef CSMETRICS_CORE_NUMBER_RATIO_H
#define CSMETRICS_CORE_NUMBER_RATIO_H

#ifndef __SIZEOF_INT128__
#error "csmetrics needs a 64-bit platform: this one's compiler has no 128-bit integers"
#endif

/* Wide enough for sums of products with a count: 2^63 answers of at most 2^15 points. */
__extension__ typedef __int128 Int128;

/* The same in a struct whose address is only a multiple of 8. */
typedef Int128 StoredInt128 __attribute__((aligned(8)));

/* numerator / denominator; denominator 0 where there was nothing to divide by. */
typedef struct Ratio
{
	Int128 numerator;
	Int128 denominator;
} Ratio;

#endif
