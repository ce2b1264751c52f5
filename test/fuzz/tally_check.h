/*
 * tally_check.h: what must hold of every tally that core decoded, whatever it was decoded
 * from, and of what two of them add up to. A fuzzer stops where it does not hold.
 */
#ifndef CSMETRICS_TALLY_CHECK_H
#define CSMETRICS_TALLY_CHECK_H

#include "core/metric.h"
#include "core/tally_io.h"

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
AnyScale(const AnyTally *any)
{
	return any->is_weighted ? any->weights.scale : any->counts.scale;
}

/* The canonical tally, in room of exactly its size, for the caller to free. */
static inline Tally *
MakeTally(const AnyTally *any)
{
	Tally *tally = calloc(1, AnyTallySize(any));

	DEMAND(tally != NULL);
	AnyTallyWrite(any, tally);
	return tally;
}

static inline bool
SameAny(const AnyTally *a, const AnyTally *b)
{
	Tally *first = MakeTally(a);
	Tally *second = MakeTally(b);
	bool is_same =
		AnyTallySize(a) == AnyTallySize(b) && memcmp(first, second, AnyTallySize(a)) == 0;

	free(first);
	free(second);
	return is_same;
}

/* Counts: none negative, together at most 2^63-1, at the narrowest width that fits. */
static inline void
CheckCounts(const AnyTally *any, const Tally *tally)
{
	Int128 total = 0;
	int64_t most = 0;

	for (int k = 0; k < any->counts.scale.points; k++)
	{
		DEMAND(any->counts.at[k] >= 0);
		total += any->counts.at[k];
		most = any->counts.at[k] > most ? any->counts.at[k] : most;
	}
	DEMAND(total <= TALLY_TOTAL_MAX);
	DEMAND(TallyWidth(tally) == (most <= 255 ? 1 : most <= 65535 ? 2 : most <= UINT32_MAX ? 4 : 8));
}

/* Weights: finite, none negative, and such as answers can add up to. */
static inline void
CheckWeights(const AnyTally *any)
{
	Fault fault;

	DEMAND(any->weights.answers >= 0);
	DEMAND(isfinite(any->weights.squares) && !signbit(any->weights.squares));
	for (int k = 0; k < any->weights.scale.points; k++)
		DEMAND(isfinite(any->weights.at[k]) && !signbit(any->weights.at[k]));
	DEMAND(WeightsCheck(&any->weights, &fault));
}

/* Text and bytes say everything, and read back as the same value. */
static inline void
CheckRoundTrips(const AnyTally *any, const Tally *tally)
{
	TextSink sink = {NULL, 0, 0};
	unsigned char wire[TALLY_WIRE_MAX];
	AnyTally again;
	Fault fault;

	TallyPutText(tally, &sink);
	sink = (TextSink){.room = malloc(sink.length + 1), .size = sink.length + 1};
	DEMAND(sink.room != NULL);
	TallyPutText(tally, &sink);
	DEMAND(sink.length + 1 == sink.size && strlen(sink.room) == sink.length);
	DEMAND(TallyParseText(sink.room, &again, &fault) && SameAny(any, &again));
	free(sink.room);
	DEMAND(TallyParseWire(wire, TallyPutWire(tally, wire), &again, &fault) && SameAny(any, &again));
}

/* Every metric that the scale allows has a mean between its least and its greatest worth. */
static inline void
CheckMeans(const AnyTally *any)
{
	Worth worth;
	Fault fault;

	for (MetricName metric = METRIC_NPS; metric <= METRIC_CES_TOP3; metric++)
	{
		double low = INFINITY;
		double high = -INFINITY;
		double mean;

		if (!MetricWorth(metric, AnyScale(any), &worth, &fault))
			continue;
		for (int k = 0; k < worth.scale.points; k++)
		{
			low = fmin(low, (double) worth.worth[k] / (double) worth.denominator);
			high = fmax(high, (double) worth.worth[k] / (double) worth.denominator);
		}
		if (any->is_weighted)
			mean = WeightsMean(&any->weights, &worth);
		else
		{
			Ratio ratio = CountsMean(&any->counts, &worth);

			mean = (double) ratio.numerator / (double) ratio.denominator;
		}
		if (!isnan(mean))
			DEMAND(mean >= low - fabs(low) * 1e-9 - 1e-9 &&
				   mean <= high + fabs(high) * 1e-9 + 1e-9);
	}
}

/* Everything that must hold of one tally. */
static inline void
CheckTally(const AnyTally *any)
{
	Scale scale = AnyScale(any);
	Tally *tally = MakeTally(any);

	DEMAND(scale.points == 0 ? scale.low == 0 && !any->is_weighted
							 : scale.points >= 2 && scale.points <= SCALE_POINTS_MAX);
	DEMAND(scale.low >= SCALE_LOW_MIN && scale.low <= SCALE_LOW_MAX);
	DEMAND(ScaleEqual(TallyScale(tally), scale) && TallyIsWeighted(tally) == any->is_weighted);
	if (any->is_weighted)
	{
		CheckWeights(any);
		DEMAND(!(WeightsStddev(&any->weights) < 0));
	}
	else
		CheckCounts(any, tally);
	CheckRoundTrips(any, tally);
	CheckMeans(any);
	free(tally);
}

/* What counts add up to, and what is left, is sound; taking out undoes adding. */
static inline void
CheckCountsPair(const AnyTally *a, const AnyTally *b)
{
	AnyTally sum = *a;
	AnyTally mirror = *b;
	AnyTally rest = *a;
	Fault fault;

	if (CountsAdd(&sum.counts, &b->counts, &fault))
	{
		CheckTally(&sum);
		DEMAND(CountsAdd(&mirror.counts, &a->counts, &fault) && SameAny(&sum, &mirror));
		DEMAND(CountsTakeOut(&sum.counts, &b->counts, &fault) && SameAny(&sum, a));
	}
	else
		DEMAND(fault.code == FAULT_OUT_OF_RANGE);
	if (CountsTakeOut(&rest.counts, &b->counts, &fault))
		CheckTally(&rest);
	else
		DEMAND(fault.code == FAULT_INVALID_VALUE);
}

/* The same for weights, but that taking out is not exact. */
static inline void
CheckWeightsPair(const AnyTally *a, const AnyTally *b)
{
	AnyTally sum = *a;
	AnyTally mirror = *b;
	AnyTally rest = *a;
	Fault fault;

	if (WeightsAdd(&sum.weights, &b->weights, &fault))
	{
		CheckTally(&sum);
		DEMAND(WeightsAdd(&mirror.weights, &a->weights, &fault) && SameAny(&sum, &mirror));
	}
	else
		DEMAND(fault.code == FAULT_OUT_OF_RANGE);
	if (WeightsTakeOut(&rest.weights, &b->weights, &fault))
		CheckTally(&rest);
}

/* Everything that must hold of two tallies that may meet. */
static inline void
CheckPair(const AnyTally *a, const AnyTally *b)
{
	if (a->is_weighted != b->is_weighted || !ScaleEqual(AnyScale(a), AnyScale(b)))
		return;
	if (a->is_weighted)
		CheckWeightsPair(a, b);
	else
		CheckCountsPair(a, b);
}

#endif
