/*
 * rating_summary.c: the number of answers at every point of a scale; the value of a rating_summary.
 */
#include "core/survey/rating_summary.h"

#include "core/survey/answer.h"

#define COUNTS_READ(type)                                                                          \
	do                                                                                             \
	{                                                                                              \
		for (int k = 0; k < points; k++)                                                           \
		{                                                                                          \
			type count;                                                                            \
                                                                                                   \
			memcpy(&count, from + (size_t) k * sizeof count, sizeof count);                        \
			counts->at[k] = (int64_t) count;                                                       \
		}                                                                                          \
	} while (0)

/* Spreads an unweighted summary out. */
void
RatingCountsRead(const RatingSummary *summary, RatingCounts *counts)
{
	const unsigned char *from = RatingSummaryCounts(summary);
	int points = RatingSummaryPoints(summary);

	counts->scale = RatingSummaryScale(summary);
	switch (RatingSummaryWidth(summary))
	{
		case 1:
			COUNTS_READ(uint8_t);
			break;
		case 2:
			COUNTS_READ(uint16_t);
			break;
		case 4:
			COUNTS_READ(uint32_t);
			break;
		default:
			COUNTS_READ(int64_t);
			break;
	}
}

#define COUNTS_WRITE(type)                                                                         \
	do                                                                                             \
	{                                                                                              \
		for (int k = 0; k < points; k++)                                                           \
		{                                                                                          \
			type count = (type) counts->at[k];                                                     \
                                                                                                   \
			memcpy(to + (size_t) k * sizeof count, &count, sizeof count);                          \
		}                                                                                          \
	} while (0)

/*
 * Writes the counts as a summary of RatingSummarySize(scale, width) bytes; width is
 * RatingCountsWidth or more.
 */
void
RatingCountsWrite(const RatingCounts *counts, int width, RatingSummary *summary)
{
	int points = counts->scale.points;
	unsigned char *to;

	RatingSummaryBegin(summary, counts->scale, width);
	to = RatingSummaryCounts(summary);
	switch (width)
	{
		case 1:
			COUNTS_WRITE(uint8_t);
			break;
		case 2:
			COUNTS_WRITE(uint16_t);
			break;
		case 4:
			COUNTS_WRITE(uint32_t);
			break;
		default:
			COUNTS_WRITE(int64_t);
			break;
	}
}

/* The number of answers; the invariant keeps it within RATING_SUMMARY_TOTAL_MAX. */
int64_t
RatingCountsTotal(const RatingCounts *counts)
{
	int64_t total = 0;

	for (int k = 0; k < counts->scale.points; k++)
		total += counts->at[k];
	return total;
}

/* The sum, and the sum of squares, of the answers counted from the scale's lowest as 0. */
void
RatingCountsMoments(const RatingCounts *counts, Int128 *sum, Int128 *squares)
{
	*sum = *squares = 0;
	for (int k = 0; k < counts->scale.points; k++)
	{
		*sum += (Int128) counts->at[k] * k;
		*squares += (Int128) counts->at[k] * k * k;
	}
}

/* The narrowest width that holds every count: the canonical one. */
int
RatingCountsWidth(const RatingCounts *counts)
{
	uint64_t bits = 0;

	for (int k = 0; k < counts->scale.points; k++)
		bits |= (uint64_t) counts->at[k];
	if (bits <= UINT8_MAX)
		return 1;
	if (bits <= UINT16_MAX)
		return 2;
	return bits <= UINT32_MAX ? 4 : 8;
}

/* Says that there would be more answers than a summary holds. Always returns false. */
static bool
RefuseTotal(Fault *fault)
{
	FaultSet(fault, FAULT_OUT_OF_RANGE, "number of answers is out of range for type bigint");
	return FaultHint(fault, "Summarise fewer answers at a time.");
}

/* Whether the counts keep the invariant: none below 0 and the total within 2^63-1. */
bool
RatingCountsCheck(const RatingCounts *counts, Fault *fault)
{
	uint64_t total = 0;

	for (int k = 0; k < counts->scale.points; k++)
	{
		if (counts->at[k] < 0)
		{
			char answer[BILLIONTHS_TEXT_SIZE];

			FaultSet(fault, FAULT_INVALID_VALUE, "count %lld of answer %s must not be negative",
					 (long long) counts->at[k],
					 BillionthsText(ScaleBillionths(counts->scale, k), answer));
			return FaultHint(fault, "A count is the number of answers at one point: 0 or more.");
		}
		total += (uint64_t) counts->at[k];
		if (total > (uint64_t) RATING_SUMMARY_TOTAL_MAX)
			return RefuseTotal(fault);
	}
	return true;
}

/* Says that there is less in a summary than is subtracted. Always returns false. */
static bool
RefuseSubtract(Scale scale, int k, int64_t there, int64_t asked, Fault *fault)
{
	char answer[BILLIONTHS_TEXT_SIZE];

	FaultSet(fault, FAULT_INVALID_VALUE,
			 "cannot subtract %lld responses of answer %s: there are only %lld", (long long) asked,
			 BillionthsText(ScaleBillionths(scale, k), answer), (long long) there);
	return FaultHint(fault, "Subtract only what was added before.");
}

/* Moves the count of a point by step, which may be any number, or says what forbids it. */
bool
RatingCountsStepAt(RatingCounts *counts, int32_t point, int64_t step, Fault *fault)
{
	if (step < 0 && counts->at[point] < -step)
		return RefuseSubtract(counts->scale, point, counts->at[point], -step, fault);
	if (step > 0 && RatingCountsTotal(counts) > RATING_SUMMARY_TOTAL_MAX - step)
		return RefuseTotal(fault);
	counts->at[point] += step;
	return true;
}

/*
 * The slow way of RatingSummaryStep: moves the count of an answer by step, or says what forbids
 * it.
 */
bool
RatingCountsStep(RatingCounts *counts, double answer, int step, Fault *fault)
{
	int32_t point;

	if (!ScalePoint(counts->scale, answer, &point))
		return AnswerRefuse(NULL, counts->scale, answer, fault);
	return RatingCountsStepAt(counts, point, step, fault);
}

/* Adds the counts of more, on the same scale, to sum. On a fault sum is of no use any more. */
bool
RatingCountsMerge(RatingCounts *sum, const RatingCounts *more, Fault *fault)
{
	uint64_t bits = 0;

	for (int k = 0; k < sum->scale.points; k++)
	{
		uint64_t count = (uint64_t) sum->at[k] + (uint64_t) more->at[k];

		bits |= count;
		sum->at[k] = (int64_t) count;
	}
	/* 1001 counts below 2^53 can't pass 2^63: only past that does the total need a look */
	if (bits < (uint64_t) 1 << 53)
		return true;
	return bits <= (uint64_t) RATING_SUMMARY_TOTAL_MAX ? RatingCountsCheck(sum, fault)
													   : RefuseTotal(fault);
}

/* Adds counts to those of sum, unless one of the sums is past edge: the bits of all show it. */
#define RATING_SUMMARY_ADD(type, edge)                                                             \
	do                                                                                             \
	{                                                                                              \
		type sums[SCALE_POINTS_MAX];                                                               \
		uint64_t bits = 0;                                                                         \
                                                                                                   \
		memcpy(sums, at, points * sizeof sums[0]);                                                 \
		for (size_t k = 0; k < points; k++)                                                        \
		{                                                                                          \
			uint64_t count = sums[k] + (uint64_t) counts.at[k];                                    \
                                                                                                   \
			bits |= count;                                                                         \
			sums[k] = (type) count;                                                                \
		}                                                                                          \
		if (bits > (edge))                                                                         \
			return false;                                                                          \
		memcpy(at, sums, points * sizeof sums[0]);                                                 \
		return true;                                                                               \
	} while (0)

/*
 * The hot path of merging: adds the counts of more to those of sum, in place. False, and
 * nothing done, where a count has no room for its sum, the scales differ, either summary is
 * weighted, or the counts of sum are wide: the caller then goes the slow way.
 */
bool
RatingSummaryMerge(RatingSummary *sum, const RatingSummary *more)
{
	size_t points = (size_t) RatingSummaryPoints(sum);
	unsigned char *at = RatingSummaryCounts(sum);
	RatingCounts counts;

	if (!ScaleEqual(RatingSummaryScale(sum), RatingSummaryScale(more)) ||
		RatingSummaryIsWeighted(more))
		return false;
	RatingCountsRead(more, &counts);
	switch (RatingSummaryWidth(sum))
	{
		case 1:
			RATING_SUMMARY_ADD(uint8_t, UINT8_MAX);
		case 2:
			RATING_SUMMARY_ADD(uint16_t, UINT16_MAX);
		case 4:
			RATING_SUMMARY_ADD(uint32_t, UINT32_MAX);
		default:
			return false;
	}
}

/* Takes the counts of part, on the same scale, out of rest; a fault if there are too few. */
bool
RatingCountsSubtract(RatingCounts *rest, const RatingCounts *part, Fault *fault)
{
	for (int k = 0; k < rest->scale.points; k++)
	{
		if (part->at[k] > rest->at[k])
			return RefuseSubtract(rest->scale, k, rest->at[k], part->at[k], fault);
		rest->at[k] -= part->at[k];
	}
	return true;
}

/*
 * Whether two summaries may meet in one: on the same scale, both weighted or neither. The empty
 * summary without a scale goes with every other.
 */
bool
RatingSummaryMatch(const RatingSummary *a, const RatingSummary *b, Fault *fault)
{
	if (RatingSummaryPoints(a) == 0 || RatingSummaryPoints(b) == 0)
		return true;
	if (!ScaleMatch(RatingSummaryScale(a), RatingSummaryScale(b), fault))
		return FaultHint(fault, "Group by the survey or the scale, and merge within it.");
	if (RatingSummaryIsWeighted(a) != RatingSummaryIsWeighted(b))
	{
		FaultSet(fault, FAULT_INVALID_VALUE,
				 "cannot merge weighted and unweighted rating summaries");
		return FaultHint(fault, "Build both with weighted_rating_agg; weight 1 is an answer that "
								"counts once.");
	}
	return true;
}
