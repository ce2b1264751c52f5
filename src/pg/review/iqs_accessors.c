/*
 * iqs_accessors.c: what an iqs_summary tells of its reviews: the score, counts, distribution.
 *
 * No reviews at all give NULL for a score and 0 for a count.
 */
#include "postgres.h"

#include "funcapi.h"
#include "nodes/execnodes.h"
#include "utils/tuplestore.h"

#include "pg/base/exact.h"
#include "pg/review/iqs_accessors.h"
#include "pg/review/iqs_summary.h"

/* The mean of count scores that add up to a sum of millionths; count is not 0. */
static Datum
MeanNumeric(int64 sum, int64 count)
{
	if (sum % MILLION == 0)
		return RatioNumeric((Ratio){.numerator = sum / MILLION, .denominator = count});
	return RatioNumeric((Ratio){.numerator = sum, .denominator = (Int128) count * MILLION});
}

/* count out of all in percent; all is not 0. */
Datum
ShareNumeric(int64 count, int64 all)
{
	return RatioNumeric((Ratio){.numerator = (Int128) count * 100, .denominator = all});
}

/* The IQS of a summary that is not empty. */
Datum
IqsNumeric(const IqsSummary *reviews)
{
	return MeanNumeric(reviews->sum, reviews->reviews);
}

/* The score of a category or a group that was rated. */
Datum
CategoryNumeric(const CategorySums *category)
{
	return MeanNumeric(category->sum, category->rated);
}

/* The final function of iqs, too. */
PG_FUNCTION_INFO_V1(iqs_summary_iqs);
Datum
iqs_summary_iqs(PG_FUNCTION_ARGS)
{
	const IqsSummary *reviews = OpenIqsSummary(PG_GETARG_DATUM(0));

	if (reviews->reviews == 0)
		PG_RETURN_NULL();
	return IqsNumeric(reviews);
}

PG_FUNCTION_INFO_V1(iqs_summary_reviews);
Datum
iqs_summary_reviews(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT64(OpenIqsSummary(PG_GETARG_DATUM(0))->reviews);
}

PG_FUNCTION_INFO_V1(iqs_summary_failed_reviews);
Datum
iqs_summary_failed_reviews(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT64(OpenIqsSummary(PG_GETARG_DATUM(0))->failed);
}

PG_FUNCTION_INFO_V1(iqs_summary_stddev);
Datum
iqs_summary_stddev(PG_FUNCTION_ARGS)
{
	const IqsSummary *reviews = OpenIqsSummary(PG_GETARG_DATUM(0));

	if (reviews->reviews < 2)
		PG_RETURN_NULL();
	return StddevNumeric(reviews->reviews, reviews->sum, reviews->squares,
						 int64_div_fast_to_numeric(1, 6));
}

PG_FUNCTION_INFO_V1(iqs_summary_score_distribution);
Datum
iqs_summary_score_distribution(PG_FUNCTION_ARGS)
{
	const IqsSummary *reviews = OpenIqsSummary(PG_GETARG_DATUM(0));
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;

	InitMaterializedSRF(fcinfo, 0);
	for (int i = 0; i < PERCENTS; i++)
	{
		Datum values[3] = {Int32GetDatum(i), Int64GetDatum(reviews->counts[i])};
		bool nulls[3] = {false};

		if (reviews->counts[i] == 0)
			continue;
		values[2] = ShareNumeric(reviews->counts[i], reviews->reviews);
		tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
	}
	return (Datum) 0;
}
