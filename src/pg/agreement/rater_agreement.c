/*
 * rater_agreement.c: the aggregate rater_agreement, over the ratings of two reviewers.
 */
#include "postgres.h"

#include "miscadmin.h"

#include "core/statistics/confidence.h"
#include "core/statistics/kappa.h"
#include "core/survey/rating_summary.h"
#include "pg/agreement/rating_patterns.h"
#include "pg/agreement/result.h"
#include "pg/base/numeric_answer.h"
#include "pg/base/raise.h"

/* The scale in arguments 3 and 4. */
static Scale
ScaleArgument(FunctionCallInfo fcinfo)
{
	Scale scale;
	Fault fault;

	if (PG_ARGISNULL(3) || PG_ARGISNULL(4))
		ereport(ERROR, (errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
						errmsg("lower and upper bound of a scale must not be null"),
						errhint("Write the lowest rating that can be given, then the highest, as "
								"in rater_agreement(a, b, 1, 5, 'ordinal').")));
	if (!ScaleMake(PG_GETARG_INT32(3), PG_GETARG_INT32(4), &scale, &fault))
		RaiseFault(&fault);
	return scale;
}

/* A rating as a point of the scale, from 0. */
static uint32
PointOf(Scale scale, double rating)
{
	int32 whole;
	Fault fault;

	if (!AnswerFromDouble(rating, &whole) || whole < scale.low || whole > ScaleHigh(scale))
	{
		ScaleRefuse(scale, rating, &fault);
		RaiseFault(&fault);
	}
	return (uint32) (whole - scale.low);
}

/* The rating in argument n. */
typedef double (*ReadRating)(FunctionCallInfo fcinfo, int n, Scale scale);

static double
ReadInteger(FunctionCallInfo fcinfo, int n, Scale scale)
{
	(void) scale;
	return PG_GETARG_INT32(n);
}

static double
ReadDouble(FunctionCallInfo fcinfo, int n, Scale scale)
{
	(void) scale;
	return PG_GETARG_FLOAT8(n);
}

static double
ReadNumeric(FunctionCallInfo fcinfo, int n, Scale scale)
{
	int32 whole;

	if (NumericDigit(PG_GETARG_DATUM(n), &whole))
		return whole;
	return NumericAnswer(PG_GETARG_DATUM(n), scale);
}

/* Counts a conversation that both rated: (state, a, b, low, high, level). */
static Datum
AddPair(FunctionCallInfo fcinfo, ReadRating read)
{
	Scale scale = ScaleArgument(fcinfo);
	Level level = LevelArgument(fcinfo, 5, scale);
	RatingPatterns *state = PatternsToUpdate(fcinfo, PATTERN_PAIR, level, scale);
	PointCount pair;
	RatedUnit unit = {.points = 1, .at = &pair};

	if (PG_ARGISNULL(1) || PG_ARGISNULL(2))
		PG_RETURN_POINTER(state);
	pair.point = PointOf(scale, read(fcinfo, 1, scale));
	pair.count = PointOf(scale, read(fcinfo, 2, scale)) + 1;
	PG_RETURN_POINTER(AddPattern(state, &unit, 1));
}

PG_FUNCTION_INFO_V1(rater_agreement_accum_int4);
Datum
rater_agreement_accum_int4(PG_FUNCTION_ARGS)
{
	return AddPair(fcinfo, ReadInteger);
}

PG_FUNCTION_INFO_V1(rater_agreement_accum_float8);
Datum
rater_agreement_accum_float8(PG_FUNCTION_ARGS)
{
	return AddPair(fcinfo, ReadDouble);
}

PG_FUNCTION_INFO_V1(rater_agreement_accum_numeric);
Datum
rater_agreement_accum_numeric(PG_FUNCTION_ARGS)
{
	return AddPair(fcinfo, ReadNumeric);
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

	KappaStart(kappa, (Level) sorted->state->level, scale.points, scale.low, 1.0);
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
	Kappa *kappa = palloc0(sizeof *kappa);
	Coefficient coefficient;
	ResultRow row = {0};
	Reach bias = {0};

	if (!PG_ARGISNULL(0))
	{
		SortedPatterns sorted = SortPatterns(fcinfo, PATTERN_PAIR);

		if (sorted.count > 0)
			Compare(kappa, &sorted);
	}
	coefficient = SpreadCoefficient(&kappa->spread, CONFIDENCE_DEFAULT);
	if (kappa->pairs > 0.0)
		bias = KappaBias(kappa, ConfidenceToZ(CONFIDENCE_DEFAULT));
	PutCount(&row, kappa->pairs);
	PutShare(&row, kappa, kappa->same);
	PutShare(&row, kappa, kappa->within_one);
	PutNumber(&row, kappa->pairs > 0.0, bias.mean);
	PutNumber(&row, kappa->pairs > 0.0, bias.mean - bias.below);
	PutNumber(&row, kappa->pairs > 0.0, bias.mean + bias.above);
	PutCoefficient(&row, &coefficient);
	return ReturnRow(fcinfo, &row);
}
