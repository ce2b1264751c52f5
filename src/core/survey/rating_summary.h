/*
 * rating_summary.h: the number of answers at every point of a scale; the value of a rating_summary.
 *
 * A summary is flat: a header of eight bytes and the counts, at 1, 2, 4 or 8 bytes each. It is
 * both the stored value and the state of an aggregate: a row adds one to a count in place, and
 * a count that outgrows its width moves the summary to the next one. Canonical is the narrowest
 * width that fits, so that equal summaries have equal bytes; adding keeps a summary canonical,
 * subtracting may not (RatingSummaryNarrowWidth).
 *
 * The header names a whole scale (scale.h). A stepped one follows it, before the counts: its
 * lowest answer and its step; then the header's points are 0, and low is the number of points.
 *
 * A weighted summary holds the sum of weights and of squared weights at every point instead: see
 * weighted.h.
 *
 * Invariant of every summary: the answers of all points together are at most
 * RATING_SUMMARY_TOTAL_MAX.
 */
#ifndef CSMETRICS_CORE_SURVEY_RATING_SUMMARY_H
#define CSMETRICS_CORE_SURVEY_RATING_SUMMARY_H

#include "core/number/ratio.h"
#include "core/base/scale.h"

#include <string.h>

/* The format of a summary on a whole scale, and on a stepped one. */
#define RATING_SUMMARY_VERSION 1
#define RATING_SUMMARY_STEPPED 2

#define RATING_SUMMARY_TOTAL_MAX INT64_MAX

typedef struct RatingSummary
{
	uint32_t length_word; /* the server's; core never looks at it */
	uint8_t format;       /* format version << 4 | bytes per count, 0 for a weighted summary */
	uint8_t points;       /* of a whole scale, 2..101; 0: a stepped one, or no scale yet */
	int16_t low;          /* the lowest answer; of a stepped scale the number of points */
	unsigned char counts[];
} RatingSummary;

#define RATING_SUMMARY_HEADER_SIZE 8

_Static_assert(sizeof(RatingSummary) == RATING_SUMMARY_HEADER_SIZE, "the header has eight bytes");

/* Bytes per count: 1, 2, 4 or 8; 0 for a weighted summary. */
static inline int
RatingSummaryWidth(const RatingSummary *summary)
{
	return summary->format & 0x0F;
}

static inline bool
RatingSummaryIsWeighted(const RatingSummary *summary)
{
	return RatingSummaryWidth(summary) == 0;
}

/* Bytes of a stepped scale behind the header: the lowest answer and the step, in billionths. */
#define RATING_SUMMARY_STEP_SIZE 16

static inline bool
RatingSummaryIsStepped(const RatingSummary *summary)
{
	return summary->format >> 4 == RATING_SUMMARY_STEPPED;
}

/* Bytes between the header and the counts. */
static inline size_t
ScaleSize(Scale scale)
{
	return ScaleIsStepped(scale) ? RATING_SUMMARY_STEP_SIZE : 0;
}

/* The number of points, 0 for the summary that has no scale yet. */
static inline int
RatingSummaryPoints(const RatingSummary *summary)
{
	return RatingSummaryIsStepped(summary) ? summary->low : summary->points;
}

/* Where the counts are, or what a weighted summary has in their place. */
static inline unsigned char *
RatingSummaryCounts(const RatingSummary *summary)
{
	return (unsigned char *) summary->counts +
		   (RatingSummaryIsStepped(summary) ? RATING_SUMMARY_STEP_SIZE : 0);
}

static inline Scale
RatingSummaryScale(const RatingSummary *summary)
{
	Scale scale = {.low = summary->low, .points = summary->points};

	if (RatingSummaryIsStepped(summary))
	{
		scale = (Scale){.points = summary->low};
		memcpy(&scale.first, summary->counts, sizeof scale.first);
		memcpy(&scale.step, summary->counts + sizeof scale.first, sizeof scale.step);
	}
	return scale;
}

/* Bytes of an unweighted summary, header included. */
static inline size_t
RatingSummarySize(Scale scale, int width)
{
	return RATING_SUMMARY_HEADER_SIZE + ScaleSize(scale) + (size_t) scale.points * (size_t) width;
}

/* Writes the header and the scale of an empty summary; the counts are the caller's to write. */
static inline void
RatingSummaryBegin(RatingSummary *summary, Scale scale, int width)
{
	if (!ScaleIsStepped(scale))
	{
		summary->format = (uint8_t) (RATING_SUMMARY_VERSION << 4 | width);
		summary->points = (uint8_t) scale.points;
		summary->low = (int16_t) scale.low;
		return;
	}
	summary->format = (uint8_t) (RATING_SUMMARY_STEPPED << 4 | width);
	summary->points = 0;
	summary->low = (int16_t) scale.points;
	memcpy(summary->counts, &scale.first, sizeof scale.first);
	memcpy(summary->counts + sizeof scale.first, &scale.step, sizeof scale.step);
}

/*
 * The hot path moves one count by step (1 or -1), in place. False, and nothing done, where the
 * count has no room for the step, or the counts are wide (8 bytes: their total has to be
 * checked) or weighted: the caller then goes the slow way, which finds out.
 */
#define RATING_SUMMARY_MOVE(type, edge)                                                            \
	do                                                                                             \
	{                                                                                              \
		type count;                                                                                \
		unsigned char *place = counts + point * sizeof count;                                      \
                                                                                                   \
		memcpy(&count, place, sizeof count);                                                       \
		if (__builtin_expect(count == (step > 0 ? (edge) : 0), 0))                                 \
			return false;                                                                          \
		count = (type) (count + step);                                                             \
		memcpy(place, &count, sizeof count);                                                       \
		return true;                                                                               \
	} while (0)

static inline bool
RatingSummaryMove(unsigned char *counts, int width, uint32_t point, int step)
{
	switch (width)
	{
		case 1:
			RATING_SUMMARY_MOVE(uint8_t, UINT8_MAX);
		case 2:
			RATING_SUMMARY_MOVE(uint16_t, UINT16_MAX);
		case 4:
			RATING_SUMMARY_MOVE(uint32_t, UINT32_MAX);
		default:
			return false;
	}
}

/* Moves the count of a whole answer; false also where it is not on a whole scale. */
static inline bool
RatingSummaryStep(RatingSummary *summary, int32_t answer, int step)
{
	uint32_t point = (uint32_t) answer - (uint32_t) (int32_t) summary->low;

	if (__builtin_expect(point >= summary->points, 0))
		return false;
	return RatingSummaryMove(summary->counts, RatingSummaryWidth(summary), point, step);
}

/* Moves the count of a point of a stepped scale. */
static inline bool
RatingSummaryStepAt(RatingSummary *summary, int32_t point, int step)
{
	return RatingSummaryMove(RatingSummaryCounts(summary), RatingSummaryWidth(summary),
							 (uint32_t) point, step);
}

/*
 * The whole number that a double stands for, if it is one that a whole scale can have. False for
 * anything else, NaN included: AnswerRefuse says why.
 */
static inline bool
AnswerFromDouble(double value, int32_t *answer)
{
	if (!(value >= SCALE_LOW_MIN && value <= SCALE_LOW_MAX + SCALE_WHOLE_POINTS_MAX))
		return false;
	*answer = (int32_t) value;
	return (double) *answer == value;
}

/* An unweighted summary spread out, for everything that is not the hot path. */
typedef struct RatingCounts
{
	Scale scale;
	int64_t at[SCALE_POINTS_MAX];
} RatingCounts;

void RatingCountsRead(const RatingSummary *summary, RatingCounts *counts);
int64_t RatingCountsTotal(const RatingCounts *counts);
void RatingCountsMoments(const RatingCounts *counts, Int128 *sum, Int128 *squares);
int RatingCountsWidth(const RatingCounts *counts);
void RatingCountsWrite(const RatingCounts *counts, int width, RatingSummary *summary);
bool RatingCountsCheck(const RatingCounts *counts, Fault *fault);
bool RatingCountsStep(RatingCounts *counts, double answer, int step, Fault *fault);
bool RatingCountsStepAt(RatingCounts *counts, int32_t point, int64_t step, Fault *fault);
bool RatingCountsMerge(RatingCounts *sum, const RatingCounts *more, Fault *fault);
bool RatingCountsSubtract(RatingCounts *rest, const RatingCounts *part, Fault *fault);

bool RatingSummaryMerge(RatingSummary *sum, const RatingSummary *more);
bool RatingSummaryMatch(const RatingSummary *a, const RatingSummary *b, Fault *fault);

#endif
