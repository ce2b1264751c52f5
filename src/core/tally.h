/*
 * tally.h: the number of answers at every point of a scale; the value of a rating_summary.
 *
 * A tally is flat: a header of eight bytes and the counts, at 1, 2, 4 or 8 bytes each. It is
 * both the stored value and the state of an aggregate: a row adds one to a count in place, and
 * a count that outgrows its width moves the tally to the next one. Canonical is the narrowest
 * width that fits, so that equal tallies have equal bytes; adding keeps a tally canonical,
 * taking out may not (TallyNarrowWidth).
 *
 * A weighted tally holds the sum of weights at every point instead, and what Kish's effective
 * sample size needs: see weighted.h.
 *
 * Invariant of every tally: the answers of all points together are at most TALLY_TOTAL_MAX.
 */
#ifndef CSMETRICS_TALLY_H
#define CSMETRICS_TALLY_H

#include "core/scale.h"

#include <string.h>

/* Wide enough for sums of products with a count: 2^63 answers of at most 2^15 points. */
__extension__ typedef __int128 Int128;

#define TALLY_VERSION 1
#define TALLY_TOTAL_MAX INT64_MAX

typedef struct Tally
{
	uint32_t length_word; /* the server's; core never looks at it */
	uint8_t format;       /* format version << 4 | bytes per count, 0 for a weighted tally */
	uint8_t points;       /* 2..101; 0: the empty tally that has no scale yet */
	int16_t low;          /* the lowest answer */
	unsigned char counts[];
} Tally;

#define TALLY_HEADER_SIZE 8

_Static_assert(sizeof(Tally) == TALLY_HEADER_SIZE, "a tally's header has eight bytes");

/* Bytes per count: 1, 2, 4 or 8; 0 for a weighted tally. */
static inline int
TallyWidth(const Tally *tally)
{
	return tally->format & 0x0F;
}

static inline bool
TallyIsWeighted(const Tally *tally)
{
	return TallyWidth(tally) == 0;
}

static inline Scale
TallyScale(const Tally *tally)
{
	return (Scale){.low = tally->low, .points = tally->points};
}

/* Bytes of an unweighted tally, header included. */
static inline size_t
TallySize(int points, int width)
{
	return TALLY_HEADER_SIZE + (size_t) points * (size_t) width;
}

/* Writes the header of an empty tally; the counts are the caller's to write. */
static inline void
TallyBegin(Tally *tally, Scale scale, int width)
{
	tally->format = (uint8_t) (TALLY_VERSION << 4 | width);
	tally->points = (uint8_t) scale.points;
	tally->low = (int16_t) scale.low;
}

/*
 * The hot path moves one count by step (1 or -1), in place. False, and nothing done, where the
 * answer is off the scale, the count has no room for the step, or the counts are wide (8
 * bytes: their total has to be checked) or weighted: the caller then goes the slow way, which
 * finds out.
 */
#define TALLY_STEP(type, edge)                                                                     \
	do                                                                                             \
	{                                                                                              \
		type count;                                                                                \
		unsigned char *place = tally->counts + index * sizeof count;                               \
                                                                                                   \
		memcpy(&count, place, sizeof count);                                                       \
		if (__builtin_expect(count == (step > 0 ? (edge) : 0), 0))                                 \
			return false;                                                                          \
		count = (type) (count + step);                                                             \
		memcpy(place, &count, sizeof count);                                                       \
		return true;                                                                               \
	} while (0)

static inline bool
TallyStep(Tally *tally, int32_t answer, int step)
{
	uint32_t index = (uint32_t) answer - (uint32_t) (int32_t) tally->low;

	if (__builtin_expect(index >= tally->points, 0))
		return false;
	switch (TallyWidth(tally))
	{
		case 1:
			TALLY_STEP(uint8_t, UINT8_MAX);
		case 2:
			TALLY_STEP(uint16_t, UINT16_MAX);
		case 4:
			TALLY_STEP(uint32_t, UINT32_MAX);
		default:
			return false;
	}
}

/* Counts one answer in place, or returns false: see TALLY_STEP. */
static inline bool
TallyCount(Tally *tally, int32_t answer)
{
	return TallyStep(tally, answer, 1);
}

/* Takes one answer out in place, or returns false: see TALLY_STEP. */
static inline bool
TallyDiscount(Tally *tally, int32_t answer)
{
	return TallyStep(tally, answer, -1);
}

/*
 * The whole number that a double stands for, if it is one that a scale can have. False for
 * anything else, NaN included: ScaleRefuse says why.
 */
static inline bool
AnswerFromDouble(double value, int32_t *answer)
{
	if (!(value >= SCALE_LOW_MIN && value <= SCALE_LOW_MAX + SCALE_POINTS_MAX))
		return false;
	*answer = (int32_t) value;
	return (double) *answer == value;
}

/* An unweighted tally spread out, for everything that is not the hot path. */
typedef struct Counts
{
	Scale scale;
	int64_t at[SCALE_POINTS_MAX];
} Counts;

void CountsRead(const Tally *tally, Counts *counts);
int64_t CountsTotal(const Counts *counts);
void CountsMoments(const Counts *counts, Int128 *sum, Int128 *squares);
int CountsWidth(const Counts *counts);
void CountsWrite(const Counts *counts, int width, Tally *tally);
bool CountsCheck(const Counts *counts, Fault *fault);
bool CountsStep(Counts *counts, double answer, int step, Fault *fault);
bool CountsAdd(Counts *sum, const Counts *more, Fault *fault);
bool CountsTakeOut(Counts *rest, const Counts *part, Fault *fault);

bool TallyAdd(Tally *sum, const Tally *more);
bool TallyMatch(const Tally *a, const Tally *b, Fault *fault);

#endif
