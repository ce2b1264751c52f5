/*
 * rating_summary_check.h: what must hold of every summary that core decoded, whatever it was decoded
 * from, and of what two of them add up to. A fuzzer stops where it does not hold.
 */
#ifndef CSMETRICS_TEST_FUZZ_RATING_SUMMARY_CHECK_H
#define CSMETRICS_TEST_FUZZ_RATING_SUMMARY_CHECK_H

#include "core/survey/metric.h"
#include "core/survey/rating_summary_io.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define DEMAND(holds)                                                                              \
	do                                                                                             \
	{                                                                                              \
		if (!(holds))                                                                              \
		{                                                                                          \
			fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #holds);             \
			abort();                                                                               \
		}                                                                                          \
	} while (0)

/* The scale of either kind. */
static inline Scale
AnyScale(const RatingContents *any)
{
	return any->is_weighted ? any->weights.scale : any->counts.scale;
}

/* The canonical summary, in room of exactly its size, for the caller to free. */
static inline RatingSummary *
MakeTally(const RatingContents *any)
{
	RatingSummary *summary = calloc(1, RatingContentsSize(any));

	DEMAND(summary != NULL);
	RatingContentsWrite(any, summary);
	return summary;
}

static inline bool
SameAny(const RatingContents *a, const RatingContents *b)
{
	RatingSummary *first = MakeTally(a);
	RatingSummary *second = MakeTally(b);
	bool is_same = RatingContentsSize(a) == RatingContentsSize(b) &&
				   memcmp(first, second, RatingContentsSize(a)) == 0;

	free(first);
	free(second);
	return is_same;
}

/* Counts: none negative, together at most 2^63-1, at the narrowest width that fits. */
static inline void
CheckCounts(const RatingContents *any, const RatingSummary *summary)
{
	Int128 total = 0;
	int64_t most = 0;

	for (int k = 0; k < any->counts.scale.points; k++)
	{
		DEMAND(any->counts.at[k] >= 0);
		total += any->counts.at[k];
		most = any->counts.at[k] > most ? any->counts.at[k] : most;
	}
	DEMAND(total <= RATING_SUMMARY_TOTAL_MAX);
	DEMAND(RatingSummaryWidth(summary) == (most <= 255          ? 1
										   : most <= 65535      ? 2
										   : most <= UINT32_MAX ? 4
																: 8));
}

/* Weights: finite, none negative, and such as answers can add up to. */
static inline void
CheckWeights(const RatingContents *any)
{
	Fault fault;

	DEMAND(any->weights.answers >= 0);
	for (int k = 0; k < any->weights.scale.points; k++)
	{
		DEMAND(isfinite(any->weights.at[k]) && !signbit(any->weights.at[k]));
		DEMAND(isfinite(any->weights.squares[k]) && !signbit(any->weights.squares[k]));
	}
	DEMAND(RatingWeightsCheck(&any->weights, &fault));
}

/* Text and bytes say everything, and read back as the same value. */
static inline void
CheckRoundTrips(const RatingContents *any, const RatingSummary *summary)
{
	TextSink sink = {NULL, 0, 0};
	unsigned char wire[RATING_SUMMARY_BYTES_MAX];
	RatingContents again;
	Fault fault;

	RatingSummaryPutText(summary, &sink);
	sink = (TextSink){.room = malloc(sink.length + 1), .size = sink.length + 1};
	DEMAND(sink.room != NULL);
	RatingSummaryPutText(summary, &sink);
	DEMAND(sink.length + 1 == sink.size && strlen(sink.room) == sink.length);
	DEMAND(RatingSummaryParseText(sink.room, &again, &fault) && SameAny(any, &again));
	free(sink.room);
	DEMAND(RatingSummaryParseBytes(wire, RatingSummaryPutBytes(summary, wire), &again, &fault) &&
		   SameAny(any, &again));
}

/* Every metric that the scale allows has a mean between its least and its greatest points. */
static inline void
CheckMeans(const RatingContents *any)
{
	Points points;
	Fault fault;

	for (int i = 0; i < MetricCount(); i++)
	{
		Metric metric = {.name = (MetricName) i, .boxes = {1, 1}};
		double low = INFINITY;
		double high = -INFINITY;
		double mean;

		if (!MetricPoints(metric, AnyScale(any), &points, &fault))
			continue;
		for (int k = 0; k < points.scale.points; k++)
		{
			low = fmin(low, (double) points.points[k] / (double) points.denominator);
			high = fmax(high, (double) points.points[k] / (double) points.denominator);
		}
		if (any->is_weighted)
			mean = RatingWeightsMean(&any->weights, &points);
		else
		{
			Ratio ratio = RatingCountsMean(&any->counts, &points);

			mean = (double) ratio.numerator / (double) ratio.denominator;
		}
		if (!isnan(mean))
			DEMAND(mean >= low - fabs(low) * 1e-9 - 1e-9 &&
				   mean <= high + fabs(high) * 1e-9 + 1e-9);
	}
}

/* Everything that must hold of one summary. */
static inline void
CheckTally(const RatingContents *any)
{
	Scale scale = AnyScale(any);
	RatingSummary *summary = MakeTally(any);

	DEMAND(scale.points == 0 ? scale.low == 0 && !any->is_weighted
							 : scale.points >= 2 && scale.points <= SCALE_POINTS_MAX);
	DEMAND(scale.low >= SCALE_LOW_MIN && scale.low <= SCALE_LOW_MAX);
	DEMAND(ScaleEqual(RatingSummaryScale(summary), scale) &&
		   RatingSummaryIsWeighted(summary) == any->is_weighted);
	if (any->is_weighted)
	{
		CheckWeights(any);
		DEMAND(!(RatingWeightsStddev(&any->weights) < 0));
	}
	else
		CheckCounts(any, summary);
	CheckRoundTrips(any, summary);
	CheckMeans(any);
	free(summary);
}

/* What counts add up to, and what is left, is sound; taking out undoes adding. */
static inline void
CheckCountsPair(const RatingContents *a, const RatingContents *b)
{
	RatingContents sum = *a;
	RatingContents mirror = *b;
	RatingContents rest = *a;
	Fault fault;

	if (RatingCountsMerge(&sum.counts, &b->counts, &fault))
	{
		CheckTally(&sum);
		DEMAND(RatingCountsMerge(&mirror.counts, &a->counts, &fault) && SameAny(&sum, &mirror));
		DEMAND(RatingCountsSubtract(&sum.counts, &b->counts, &fault) && SameAny(&sum, a));
	}
	else
		DEMAND(fault.code == FAULT_OUT_OF_RANGE);
	if (RatingCountsSubtract(&rest.counts, &b->counts, &fault))
		CheckTally(&rest);
	else
		DEMAND(fault.code == FAULT_INVALID_VALUE);
}

/* The same for weights, but that taking out is not exact. */
static inline void
CheckWeightsPair(const RatingContents *a, const RatingContents *b)
{
	RatingContents sum = *a;
	RatingContents mirror = *b;
	RatingContents rest = *a;
	Fault fault;

	if (RatingWeightsMerge(&sum.weights, &b->weights, &fault))
	{
		CheckTally(&sum);
		DEMAND(RatingWeightsMerge(&mirror.weights, &a->weights, &fault) && SameAny(&sum, &mirror));
	}
	else
		DEMAND(fault.code == FAULT_OUT_OF_RANGE);
	if (RatingWeightsSubtract(&rest.weights, &b->weights, &fault))
		CheckTally(&rest);
}

/* Everything that must hold of two summaries that may meet. */
static inline void
CheckPair(const RatingContents *a, const RatingContents *b)
{
	if (a->is_weighted != b->is_weighted || !ScaleEqual(AnyScale(a), AnyScale(b)))
		return;
	if (a->is_weighted)
		CheckWeightsPair(a, b);
	else
		CheckCountsPair(a, b);
}

#endif
