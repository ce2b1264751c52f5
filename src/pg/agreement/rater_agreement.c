/*
 * rater_agreement.c: the aggregate rater_agreement, over the ratings of two reviewers.
 */
#include "postgres.h"

#include "miscadmin.h"

#include "core/statistics/confidence.h"
#include "core/agreement/kappa.h"
#include "pg/agreement/rating_patterns.h"
#include "pg/agreement/result.h"
#include "pg/survey/rating_answer.h"

/* The rating in argument n as a point of the scale, from 0. */
typedef int32 (*ReadPoint)(FunctionCallInfo fcinfo, int n, Scale scale);

static int32
ReadInteger(FunctionCallInfo fcinfo, int n, Scale scale)
{
	return IntegerPoint(fcinfo, scale, PG_GETARG_INT32(n));
}

static int32
ReadDouble(FunctionCallInfo fcinfo, int n, Scale scale)
{
	return DoublePoint(fcinfo, scale, PG_GETARG_FLOAT8(n));
}

static int32
ReadNumeric(FunctionCallInfo fcinfo, int n, Scale scale)
{
	return NumericPoint(fcinfo, scale, PG_GETARG_DATUM(n));
}

/* Counts a conversation that both rated: (state, a, b, scale, level); the level is argument n. */
static Datum
AddPair(FunctionCallInfo fcinfo, Scale scale, int n, ReadPoint read)
{
	Level level = LevelArgument(fcinfo, n, scale);
	RatingPatterns *state = PatternsToUpdate(fcinfo, PATTERN_PAIR, level, scale);
	PointCount pair;
	RatedUnit unit = {.points = 1, .at = &pair};

	if (PG_ARGISNULL(1) || PG_ARGISNULL(2))
		PG_RETURN_POINTER(state);
	pair.point = (uint32) read(fcinfo, 1, scale);
	pair.count = (uint32) read(fcinfo, 2, scale) + 1;
	PG_RETURN_POINTER(AddPattern(state, &unit, 1));
}

PG_FUNCTION_INFO_V1(rater_agreement_accum_int4);
Datum
rater_agreement_accum_int4(PG_FUNCTION_ARGS)
{
	return AddPair(fcinfo, ScaleArguments(fcinfo, 3), 5, ReadInteger);
}

PG_FUNCTION_INFO_V1(rater_agreement_accum_float8);
Datum
rater_agreement_accum_float8(PG_FUNCTION_ARGS)
{
	return AddPair(fcinfo, ScaleArguments(fcinfo, 3), 5, ReadDouble);
}

PG_FUNCTION_INFO_V1(rater_agreement_accum_numeric);
Datum
rater_agreement_accum_numeric(PG_FUNCTION_ARGS)
{
	return AddPair(fcinfo, ScaleArguments(fcinfo, 3), 5, ReadNumeric);
}

/* The same with a scale of low, high and step. */
PG_FUNCTION_INFO_V1(rater_agreement_accum_stepped_float8);
Datum
rater_agreement_accum_stepped_float8(PG_FUNCTION_ARGS)
{
	return AddPair(fcinfo, DoubleScaleArguments(fcinfo, 3), 6, ReadDouble);
}

PG_FUNCTION_INFO_V1(rater_agreement_accum_stepped_numeric);
Datum
rater_agreement_accum_stepped_numeric(PG_FUNCTION_ARGS)
{
	return AddPair(fcinfo, NumericScaleArguments(fcinfo, 3), 6, ReadNumeric);
}

PG_FUNCTION_INFO_V1(rater_agreement_combine);
Datum
rater_agreement_combine(PG_FUNCTION_ARGS)
{
	return CombinePatterns(fcinfo, PATTERN_PAIR);
}

typedef void (*Pass)(Kappa *kappa, int a, int b, double times);

/* Shows every cell of the table of pairs to one pass. */
static void
EachPair(Kappa *kappa, const SortedPatterns *sorted, Pass pass)
{
	for (size_t i = 0; i < sorted->count; i++)
	{
		const RatingPattern *pattern = sorted->pattern[i];

		CHECK_FOR_INTERRUPTS();
		pass(kappa, (int) pattern->at[0].point, (int) pattern->at[0].count - 1,
			 (double) pattern->times);
	}
}

static void
Compare(Kappa *kappa, const SortedPatterns *sorted)
{
	Scale scale = PatternsScale(sorted->state);

	KappaStart(kappa, (Level) sorted->state->level, scale.points, PointValue(scale, 0),
			   PointValue(scale, 1) - PointValue(scale, 0));
	EachPair(kappa, sorted, KappaCount);
	KappaExpect(kappa);
	if (kappa->expected > 0.0)
		EachPair(kappa, sorted, KappaSpread);
}

/* A number of pairs in percent of all. */
static void
PutShare(ResultRow *row, const Kappa *kappa, double pairs)
{
	PutNumber(row, kappa->pairs > 0.0, 100.0 * pairs / kappa->pairs);
}

/* The row: (state). Fewer than two pairs have no kappa. */
PG_FUNCTION_INFO_V1(rater_agreement_final);
Datum
rater_agreement_final(PG_FUNCTION_ARGS)
{
	SortedPatterns sorted = SortPatterns(fcinfo, PATTERN_PAIR);
	Kappa *kappa = palloc0(sizeof *kappa);
	Coefficient coefficient;
	ResultRow row = {0};
	Reach bias = {0};
	double step = 0.0;

	if (sorted.count > 0)
		Compare(kappa, &sorted);
	coefficient = SpreadCoefficient(&kappa->spread, CONFIDENCE_DEFAULT);
	if (kappa->pairs > 0.0)
		bias = KappaBias(kappa, ConfidenceToZ(CONFIDENCE_DEFAULT));
	if (sorted.count > 0)
		step =
			PointValue(PatternsScale(sorted.state), 1) - PointValue(PatternsScale(sorted.state), 0);
	PutCount(&row, kappa->pairs);
	PutShare(&row, kappa, kappa->same);
	PutShare(&row, kappa, kappa->within_one);
	PutNumber(&row, kappa->pairs > 0.0, step * bias.mean);
	PutNumber(&row, kappa->pairs > 0.0, step * (bias.mean - bias.below));
	PutNumber(&row, kappa->pairs > 0.0, step * (bias.mean + bias.above));
	PutCoefficient(&row, &coefficient);
	return ReturnRow(fcinfo, &row);
}
