/*
 * rating_distribution.c: a rating_summary as rows: answer, responses, share.
 */
#include "postgres.h"

#include "funcapi.h"
#include "nodes/execnodes.h"
#include "utils/tuplestore.h"

#include "pg/base/exact.h"
#include "pg/survey/rating_summary.h"

/* The share of one answer in percent: count / total * 100, exactly; total is not 0. */
static Datum
ShareNumeric(int64 count, int64 total)
{
	return RatioNumeric((Ratio){.numerator = (Int128) count * 100, .denominator = total});
}

/* Responses and share of the k-th answer; the share is NULL where there are no answers. */
static void
AnswerColumns(const RatingContents *any, int k, Datum *values, bool *nulls)
{
	if (any->is_weighted)
	{
		double total = RatingWeightsTotal(&any->weights);

		values[1] = DoubleNumeric(any->weights.at[k]);
		nulls[2] = total == 0;
		if (!nulls[2])
			values[2] = DoubleNumeric(any->weights.at[k] / total * 100);
	}
	else
	{
		int64 total = RatingCountsTotal(&any->counts);

		values[1] = IntegerNumeric(any->counts.at[k]);
		nulls[2] = total == 0;
		if (!nulls[2])
			values[2] = ShareNumeric(any->counts.at[k], total);
	}
}

PG_FUNCTION_INFO_V1(rating_summary_distribution);
Datum
rating_summary_distribution(PG_FUNCTION_ARGS)
{
	const RatingSummary *summary = PG_GETARG_RATING_SUMMARY(0);
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	Scale scale = RatingSummaryScale(summary);
	RatingContents any;

	InitMaterializedSRF(fcinfo, 0);
	any.is_weighted = RatingSummaryIsWeighted(summary);
	if (any.is_weighted)
		RatingWeightsRead(summary, &any.weights);
	else
		RatingCountsRead(summary, &any.counts);
	for (int k = 0; k < scale.points; k++)
	{
		Datum values[3] = {0};
		bool nulls[3] = {false};

		values[0] = BillionthsNumeric(ScaleBillionths(scale, k));
		AnswerColumns(&any, k, values, nulls);
		tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
	}
	return (Datum) 0;
}
