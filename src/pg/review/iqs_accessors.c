/*
 * iqs_accessors.c: what an iqs_summary tells: the score, counts, categories, distribution.
 *
 * No reviews at all give NULL for a score and 0 for a count.
 */
#include "postgres.h"

#include "funcapi.h"
#include "nodes/execnodes.h"
#include "utils/builtins.h"
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
static Datum
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

PG_FUNCTION_INFO_V1(iqs_summary_pass_rate);
Datum
iqs_summary_pass_rate(PG_FUNCTION_ARGS)
{
	const IqsSummary *reviews = OpenIqsSummary(PG_GETARG_DATUM(0));
	int32 mark = PG_GETARG_INT32(1);
	int64 passed = 0;

	if (mark < 0 || mark >= PERCENTS)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("pass mark %d is not within 0..100", mark),
						errhint("The mark is the lowest score that passes, in percent: 80.")));
	if (reviews->reviews == 0)
		PG_RETURN_NULL();
	for (int i = mark; i < PERCENTS; i++)
		passed += reviews->counts[i];
	return ShareNumeric(passed, reviews->reviews);
}

PG_FUNCTION_INFO_V1(iqs_summary_category_score);
Datum
iqs_summary_category_score(PG_FUNCTION_ARGS)
{
	const IqsSummary *reviews = OpenIqsSummary(PG_GETARG_DATUM(0));
	const text *name = PG_GETARG_TEXT_PP(1);
	const CategorySums *category =
		IqsSummaryFind(reviews, VARDATA_ANY(name), VARSIZE_ANY_EXHDR(name));

	if (category == NULL || category->rated == 0)
		PG_RETURN_NULL();
	return MeanNumeric(category->sum, category->rated);
}

/* For qsort_arg: the lowest mean first, exactly; the categories' order where they are the same. */
static int
CompareMeans(const void *a, const void *b, void *reviews)
{
	uint32 left = *(const uint32 *) a;
	uint32 right = *(const uint32 *) b;
	const CategorySums *category = IqsSummaryCategories(reviews);
	Int128 difference = (Int128) category[left].sum * category[right].rated -
						(Int128) category[right].sum * category[left].rated;

	if (difference != 0)
		return difference < 0 ? -1 : 1;
	return left < right ? -1 : left > right;
}

PG_FUNCTION_INFO_V1(iqs_summary_category_scores);
Datum
iqs_summary_category_scores(PG_FUNCTION_ARGS)
{
	const IqsSummary *reviews = OpenIqsSummary(PG_GETARG_DATUM(0));
	uint32 *weakest = palloc((reviews->categories + 1) * sizeof *weakest);
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	uint32 rated = 0;

	for (uint32 i = 0; i < reviews->categories; i++)
		if (IqsSummaryCategories(reviews)[i].rated > 0)
			weakest[rated++] = i;
	qsort_arg(weakest, rated, sizeof *weakest, CompareMeans, (void *) reviews);
	InitMaterializedSRF(fcinfo, 0);
	for (uint32 i = 0; i < rated; i++)
	{
		const CategorySums *category = &IqsSummaryCategories(reviews)[weakest[i]];
		text *name = cstring_to_text_with_len(IqsSummaryName(reviews, category),
											  (int) category->name_length);
		Datum values[4] = {PointerGetDatum(name), MeanNumeric(category->sum, category->rated),
						   Int64GetDatum(category->rated), Int64GetDatum(category->failed)};
		bool nulls[4] = {false};

		tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
	}
	return (Datum) 0;
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
