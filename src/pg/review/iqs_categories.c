/*
 * iqs_categories.c: the categories of a summary: their scores, how sure they are, what changed.
 */
#include "postgres.h"

#include "funcapi.h"
#include "miscadmin.h"
#include "nodes/execnodes.h"
#include "utils/builtins.h"
#include "utils/fmgrprotos.h"
#include "utils/tuplestore.h"

#include "core/statistics/design_effect.h"
#include "pg/base/certainty.h"
#include "pg/review/iqs_accessors.h"
#include "pg/review/iqs_certainty.h"
#include "pg/review/iqs_summary.h"

/* A category of a summary by the name in argument n, if it was rated, or NULL. */
static const CategorySums *
CategoryArgument(FunctionCallInfo fcinfo, int n)
{
	const text *name = PG_GETARG_TEXT_PP(n);
	const CategorySums *category = IqsSummaryFind(OpenIqsSummary(PG_GETARG_DATUM(0)),
												  VARDATA_ANY(name), VARSIZE_ANY_EXHDR(name));

	return category != NULL && category->rated > 0 ? category : NULL;
}

/* Arguments: summary, category. */
PG_FUNCTION_INFO_V1(iqs_summary_category_score);
Datum
iqs_summary_category_score(PG_FUNCTION_ARGS)
{
	const CategorySums *category = CategoryArgument(fcinfo, 1);

	if (category == NULL)
		PG_RETURN_NULL();
	return CategoryNumeric(category);
}

/* The score interval of a category or group that was rated. */
static Bounds
CategoryInterval(const CategorySums *category, double z, double design_effect)
{
	MomentsSample sample;

	CategorySampleMake(category, DesignEffectWithin(design_effect), &sample);
	return ScoreInterval(&sample.sample, z);
}

/* Arguments: summary, category, confidence, design effect. */
PG_FUNCTION_INFO_V1(iqs_summary_category_score_ci);
Datum
iqs_summary_category_score_ci(PG_FUNCTION_ARGS)
{
	double z = ZOfConfidence(PG_GETARG_FLOAT8(2));
	double design_effect = CheckedDesignEffect(PG_GETARG_FLOAT8(3));
	const CategorySums *category = CategoryArgument(fcinfo, 1);

	if (category == NULL)
		PG_RETURN_NULL();
	return IntervalRange(CategoryInterval(category, z, design_effect));
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

static text *
NameText(const IqsSummary *reviews, const CategorySums *category)
{
	return cstring_to_text_with_len(IqsSummaryName(reviews, category),
									(int) NameLength(category->key));
}

/* Arguments: summary, confidence, design effect. A row for each from first to end that was rated. */
static Datum
ReturnScores(FunctionCallInfo fcinfo, const IqsSummary *reviews, uint32 first, uint32 end)
{
	double z = ZOfConfidence(PG_GETARG_FLOAT8(1));
	double design_effect = CheckedDesignEffect(PG_GETARG_FLOAT8(2));
	uint32 *weakest = palloc((end - first + 1) * sizeof *weakest);
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	uint32 rated = 0;

	for (uint32 i = first; i < end; i++)
		if (IqsSummaryCategories(reviews)[i].rated > 0)
			weakest[rated++] = i;
	qsort_arg(weakest, rated, sizeof *weakest, CompareMeans, (void *) reviews);
	InitMaterializedSRF(fcinfo, 0);
	for (uint32 i = 0; i < rated; i++)
	{
		const CategorySums *category = &IqsSummaryCategories(reviews)[weakest[i]];
		Bounds interval = CategoryInterval(category, z, design_effect);
		Datum values[6] = {PointerGetDatum(NameText(reviews, category)),
						   CategoryNumeric(category),
						   Int64GetDatum(category->rated),
						   Int64GetDatum(category->failed),
						   MillionthsNumeric(interval.low),
						   MillionthsNumeric(interval.high)};
		bool nulls[6] = {false};

		CHECK_FOR_INTERRUPTS();
		tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
	}
	return (Datum) 0;
}

PG_FUNCTION_INFO_V1(iqs_summary_category_scores);
Datum
iqs_summary_category_scores(PG_FUNCTION_ARGS)
{
	const IqsSummary *reviews = OpenIqsSummary(PG_GETARG_DATUM(0));

	return ReturnScores(fcinfo, reviews, 0, IqsSummaryCountCategories(reviews));
}

PG_FUNCTION_INFO_V1(iqs_summary_group_scores);
Datum
iqs_summary_group_scores(PG_FUNCTION_ARGS)
{
	const IqsSummary *reviews = OpenIqsSummary(PG_GETARG_DATUM(0));

	return ReturnScores(fcinfo, reviews, IqsSummaryCountCategories(reviews), reviews->categories);
}

/* A category before and after; NULL where it was not rated. */
typedef struct CategoryPair
{
	const IqsSummary *named_in;
	const CategorySums *before;
	const CategorySums *after;
} CategoryPair;

/* The change of a category that was rated on both sides. */
static Change
CategoryChange(const CategoryPair *pair, double z, double design_effect)
{
	MomentsSample before, after;

	CategorySampleMake(pair->before, DesignEffectWithin(design_effect), &before);
	CategorySampleMake(pair->after, DesignEffectWithin(design_effect), &after);
	return MoverChange(&before.sample, &after.sample, z);
}

/* One row: category, before, after, change, low, high, p_value. */
static void
PutChange(ReturnSetInfo *result, const CategoryPair *pair, const MetricPair *known, double z,
		  double design_effect)
{
	const CategorySums *named = pair->after != NULL ? pair->after : pair->before;
	bool knows_change = pair->before != NULL && pair->after != NULL;
	bool knows_interval = knows_change && known->knows_interval && known->knows_p_value;
	Datum values[7] = {PointerGetDatum(NameText(pair->named_in, named))};
	bool nulls[7] = {false,
					 pair->before == NULL,
					 pair->after == NULL,
					 !knows_change,
					 !knows_interval,
					 !knows_interval,
					 !(knows_change && known->knows_p_value)};
	Change change = {0};

	if (knows_change)
		change = CategoryChange(pair, z, design_effect);
	if (pair->before != NULL)
		values[1] = CategoryNumeric(pair->before);
	if (pair->after != NULL)
		values[2] = CategoryNumeric(pair->after);
	if (knows_change)
		values[3] = DirectFunctionCall2(numeric_sub, values[2], values[1]);
	values[4] = MillionthsNumeric(change.interval.low);
	values[5] = MillionthsNumeric(change.interval.high);
	values[6] = MillionthsNumeric(change.p_value);
	tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
}

/* The category at a place, if it was rated, or NULL. */
static const CategorySums *
RatedAt(const IqsSummary *reviews, uint32 place)
{
	const CategorySums *category = IqsSummaryCategories(reviews) + place;

	return category->rated > 0 ? category : NULL;
}

/* How the categories at two places sort, one past the end after all others. */
static int
ComparePlaces(const IqsSummary *before, uint32 first, const IqsSummary *after, uint32 second)
{
	const CategorySums *one = IqsSummaryCategories(before) + first;
	const CategorySums *other = IqsSummaryCategories(after) + second;

	if (first == IqsSummaryCountCategories(before) || second == IqsSummaryCountCategories(after))
		return first == IqsSummaryCountCategories(before) ? 1 : -1;
	return CompareKeys(IqsSummaryName(before, one), one->key, IqsSummaryName(after, other),
					   other->key);
}

/* The summary in argument n, or one without reviews. */
static const IqsSummary *
SideArgument(FunctionCallInfo fcinfo, int n)
{
	return PG_ARGISNULL(n) ? IqsSummaryNew(0, 0) : OpenIqsSummary(PG_GETARG_DATUM(n));
}

/*
 * Arguments: before, after, confidence, design effect; any of them may be NULL. A row for each
 * category that was rated on either side, in the categories' order.
 */
PG_FUNCTION_INFO_V1(iqs_summary_category_changes);
Datum
iqs_summary_category_changes(PG_FUNCTION_ARGS)
{
	const IqsSummary *before = SideArgument(fcinfo, 0), *after = SideArgument(fcinfo, 1);
	MetricPair known = {0};
	double design_effect;
	double z = ChangeArguments(fcinfo, 2, &known, &design_effect);
	uint32 first = 0, second = 0;

	InitMaterializedSRF(fcinfo, 0);
	while (first < IqsSummaryCountCategories(before) || second < IqsSummaryCountCategories(after))
	{
		int order = ComparePlaces(before, first, after, second);
		CategoryPair pair = {.named_in = order >= 0 ? after : before,
							 .before = order <= 0 ? RatedAt(before, first) : NULL,
							 .after = order >= 0 ? RatedAt(after, second) : NULL};

		if (pair.after == NULL)
			pair.named_in = before;
		if (pair.before != NULL || pair.after != NULL)
			PutChange((ReturnSetInfo *) fcinfo->resultinfo, &pair, &known, z, design_effect);
		first += order <= 0;
		second += order >= 0;
	}
	return (Datum) 0;
}
