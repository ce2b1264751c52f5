/*
 * rating_ops.c: the operators of rating_summary: + and -, its comparisons and its hash.
 *
 * rating_summary_merge is also the transition and the combine function of the aggregate sum and
 * the combine function of every rating aggregate, rating_summary_subtract the inverse: in an
 * aggregate they change the state in place.
 */
#include "postgres.h"

#include "pg/base/comparison.h"
#include "pg/base/raise.h"
#include "pg/survey/rating_summary.h"

/* sum + more for two weighted summaries, in place if that may be. */
static RatingSummary *
AddWeighted(RatingSummary *sum, const RatingSummary *more, bool in_place)
{
	RatingWeights total;
	RatingWeights part;
	Fault fault;

	RatingWeightsRead(sum, &total);
	RatingWeightsRead(more, &part);
	if (!RatingWeightsMerge(&total, &part, &fault))
		RaiseFault(&fault);
	if (!in_place)
		sum = RatingSummaryNew(VARSIZE(sum));
	RatingWeightsWrite(&total, sum);
	return sum;
}

PG_FUNCTION_INFO_V1(rating_summary_merge);
Datum
rating_summary_merge(PG_FUNCTION_ARGS)
{
	RatingSummary *sum = PG_GETARG_RATING_SUMMARY(0);
	const RatingSummary *more = PG_GETARG_RATING_SUMMARY(1);
	bool in_place = InAggregate(fcinfo);
	RatingCounts total;
	RatingCounts part;
	Fault fault;

	if (in_place && RatingSummaryMerge(sum, more))
		PG_RETURN_POINTER(sum);
	/* the empty summary without a scale is the identity */
	if (RatingSummaryPoints(more) == 0)
		PG_RETURN_POINTER(sum);
	if (RatingSummaryPoints(sum) == 0)
		PG_RETURN_POINTER(more);
	if (!RatingSummaryMatch(sum, more, &fault))
		RaiseFault(&fault);
	if (RatingSummaryIsWeighted(sum))
		PG_RETURN_POINTER(AddWeighted(sum, more, in_place));
	RatingCountsRead(sum, &total);
	RatingCountsRead(more, &part);
	if (!RatingCountsMerge(&total, &part, &fault))
		RaiseFault(&fault);
	/* a state never gets narrower here, so that it isn't moved to and fro */
	PG_RETURN_POINTER(RatingSummaryRewrite(
		sum, &total, Max(RatingSummaryWidth(sum), RatingCountsWidth(&total)), in_place));
}

/* rest - part for two weighted summaries. */
static RatingSummary *
SubtractWeighted(const RatingSummary *rest, const RatingSummary *part)
{
	RatingContents left;
	RatingWeights taken;
	Fault fault;

	left.is_weighted = true;
	RatingWeightsRead(rest, &left.weights);
	RatingWeightsRead(part, &taken);
	left.weights.scale = taken.scale;
	if (!RatingWeightsSubtract(&left.weights, &taken, &fault))
		RaiseFault(&fault);
	return RatingSummaryStore(&left);
}

/*
 * In a window this is the inverse of rating_summary_merge, and may return NULL to have the frame
 * computed anew: for weighted summaries, because subtracting is not exact; and when no answer is
 * left, because the scale of the rows that are gone must not bind those that come.
 */
PG_FUNCTION_INFO_V1(rating_summary_subtract);
Datum
rating_summary_subtract(PG_FUNCTION_ARGS)
{
	RatingSummary *rest = PG_GETARG_RATING_SUMMARY(0);
	const RatingSummary *part = PG_GETARG_RATING_SUMMARY(1);
	bool in_window = InWindow(fcinfo);
	RatingContents left;
	RatingCounts taken;
	Fault fault;

	if (RatingSummaryPoints(part) == 0)
		PG_RETURN_POINTER(rest);
	if (in_window && (RatingSummaryIsWeighted(part) || RatingSummaryPoints(rest) == 0))
		PG_RETURN_NULL();
	if (!RatingSummaryMatch(rest, part, &fault))
		RaiseFault(&fault);
	if (RatingSummaryIsWeighted(part))
		PG_RETURN_POINTER(SubtractWeighted(rest, part));
	left.is_weighted = false;
	RatingCountsRead(part, &taken);
	if (RatingSummaryPoints(rest) == 0)
		memset(left.counts.at, 0, sizeof left.counts.at);
	RatingCountsRead(rest, &left.counts);
	left.counts.scale = taken.scale;
	if (!RatingCountsSubtract(&left.counts, &taken, &fault))
		RaiseFault(&fault);
	if (in_window && RatingCountsTotal(&left.counts) == 0)
		PG_RETURN_NULL();
	if (!OwnsState(fcinfo))
		PG_RETURN_POINTER(RatingSummaryStore(&left));
	PG_RETURN_POINTER(RatingSummaryRewrite(rest, &left.counts, RatingSummaryWidth(rest), true));
}

/* A summary's bytes, less the length: canonical, so that equal summaries have equal ones. */
static ValueBytes
SummaryBytes(Datum value)
{
	const RatingSummary *summary = (const RatingSummary *) DatumGetPointer(value);

	return (ValueBytes){(const unsigned char *) VARDATA(summary),
						(int) (VARSIZE(summary) - VARHDRSZ)};
}

COMPARISON_ENTRIES(rating_summary, SummaryBytes)
