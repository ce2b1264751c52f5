/*
 * calibrated_iqs.c: the aggregate calibrated_iqs, over an AI's scores and those of the people
 * who checked some of them.
 */
#include "postgres.h"

#include "core/agreement/score_checks.h"
#include "core/statistics/confidence.h"
#include "pg/agreement/result.h"
#include "pg/base/amount.h"
#include "pg/base/certainty.h"
#include "pg/base/exact.h"
#include "pg/base/raise.h"
#include "pg/base/state.h"

static ScoreChecks *
NewChecks(int width)
{
	ScoreChecks *checks = palloc(ChecksSize(width));

	SET_VARSIZE(checks, ChecksSize(width));
	ChecksStart(checks, width);
	return checks;
}

/* Raises an error where it is none. */
static void
CheckState(const ScoreChecks *checks)
{
	Fault fault;

	if (!ChecksOpen(checks, VARSIZE(checks), &fault))
		RaiseFault(&fault);
}

/* The state in argument 0, to be changed; a new one where there is none yet. */
static ScoreChecks *
ChecksToUpdate(FunctionCallInfo fcinfo)
{
	ScoreChecks *checks;

	if (!HasState(fcinfo, 0))
		return NewChecks(1);
	checks = StateToUpdate(fcinfo);
	CheckState(checks);
	return checks;
}

/* The same with wider counts. */
static ScoreChecks *
Widen(const ScoreChecks *checks)
{
	Fault fault = {.code = FAULT_OUT_OF_RANGE,
				   .message = "number of scored reviews is out of range for type bigint"};
	ScoreChecks *wider;

	if (checks->width == 8)
		RaiseFault(&fault);
	wider = NewChecks(checks->width * 2);
	if (ChecksMerge(wider, checks, &fault) != CHECKS_DONE)
		RaiseFault(&fault);
	return wider;
}

/* A score, of whom it is, as millionths. */
static int64
ScoreOf(Amount score, const char *whose)
{
	if (likely(score.is_finite && score.millionths >= 0 && score.millionths <= CHECKS_SCORE_MAX))
		return score.millionths;
	if (!score.is_finite)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("%s score %s is not a number", whose, AmountText(&score)),
						errhint("Turn what is not a score into NULL: NULLIF(score, '%s').",
								AmountText(&score))));
	ereport(ERROR,
			(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
			 errmsg("%s score %s is out of range 0..100", whose, AmountText(&score)),
			 errhint("Scores are percents: write score * 100 for shares of 1, and (score - 1) * 25 "
					 "for points from 1 to 5.")));
}

/* Counts one review. Gives the state, which may have moved. */
static ScoreChecks *
AddReview(ScoreChecks *checks, int64 ai, const int64 *human)
{
	Fault fault;

	for (;;)
	{
		switch (human == NULL ? ChecksAddUnchecked(checks, ai, &fault)
							  : ChecksAddChecked(checks, ai, *human, &fault))
		{
			case CHECKS_DONE:
				return checks;
			case CHECKS_FULL:
				checks = Widen(checks);
				break;
			case CHECKS_FAULT:
				RaiseFault(&fault);
		}
	}
}

/* The score in argument n. */
typedef Amount (*ReadAmount)(FunctionCallInfo fcinfo, int n);

static Amount
ReadNumericScore(FunctionCallInfo fcinfo, int n)
{
	return AmountOfNumeric((Numeric) PG_GETARG_VARLENA_PP(n));
}

static Amount
ReadDoubleScore(FunctionCallInfo fcinfo, int n)
{
	return AmountOfDouble(PG_GETARG_FLOAT8(n));
}

/* Counts a review: (state, AI's score, human score or NULL). */
static inline Datum
CountReview(FunctionCallInfo fcinfo, ReadAmount read)
{
	int64 ai, human;

	if (PG_ARGISNULL(1))
		return ReturnState(fcinfo);
	ai = ScoreOf(read(fcinfo, 1), "AI");
	if (PG_ARGISNULL(2))
		PG_RETURN_POINTER(AddReview(ChecksToUpdate(fcinfo), ai, NULL));
	human = ScoreOf(read(fcinfo, 2), "human");
	PG_RETURN_POINTER(AddReview(ChecksToUpdate(fcinfo), ai, &human));
}

PG_FUNCTION_INFO_V1(calibrated_iqs_accum_numeric);
Datum
calibrated_iqs_accum_numeric(PG_FUNCTION_ARGS)
{
	return CountReview(fcinfo, ReadNumericScore);
}

PG_FUNCTION_INFO_V1(calibrated_iqs_accum_float8);
Datum
calibrated_iqs_accum_float8(PG_FUNCTION_ARGS)
{
	return CountReview(fcinfo, ReadDoubleScore);
}

/* Merges two states: (state, state), neither of them NULL. */
PG_FUNCTION_INFO_V1(calibrated_iqs_combine);
Datum
calibrated_iqs_combine(PG_FUNCTION_ARGS)
{
	const ScoreChecks *more;
	ScoreChecks *checks;
	Fault fault;

	if (!HasState(fcinfo, 1))
		return ReturnState(fcinfo);
	more = AlignedState(PG_GETARG_DATUM(1));
	CheckState(more);
	checks = ChecksToUpdate(fcinfo);
	for (;;)
	{
		switch (ChecksMerge(checks, more, &fault))
		{
			case CHECKS_DONE:
				PG_RETURN_POINTER(checks);
			case CHECKS_FULL:
				checks = Widen(checks);
				break;
			case CHECKS_FAULT:
				RaiseFault(&fault);
		}
	}
}

/* A mean of scores whose sum is in millionths, exactly; NULL without reviews. */
static void
PutMean(ResultRow *row, Int128 sum, Int128 reviews)
{
	Ratio mean = {.numerator = sum, .denominator = reviews * MILLION};

	if (sum % MILLION == 0)
		mean = (Ratio){.numerator = sum / MILLION, .denominator = reviews};
	PutDatum(row, reviews > 0, reviews > 0 ? RatioNumeric(mean) : (Datum) 0);
}

/* The row: (state). Without a checked review only the AI's mean is known. */
PG_FUNCTION_INFO_V1(calibrated_iqs_final);
Datum
calibrated_iqs_final(PG_FUNCTION_ARGS)
{
	const ScoreChecks *checks =
		HasState(fcinfo, 0) ? AlignedState(PG_GETARG_DATUM(0)) : NewChecks(1);
	Calibration *calibration = palloc0(sizeof *calibration);
	Calibrated calibrated = {0};
	ResultRow row = {0};
	Fault fault;

	CheckState(checks);
	if (!ChecksRead(checks, calibration, &fault))
		RaiseFault(&fault);
	if (checks->checked > 0)
		calibrated = CalibratedMean(calibration, ConfidenceToZ(CONFIDENCE_DEFAULT));
	PutCount(&row, (double) checks->checked + (double) checks->unchecked);
	PutDatum(&row, true, Int64GetDatum(checks->checked));
	PutMean(&row, (Int128) checks->ai_checked + checks->ai_unchecked,
			(Int128) checks->checked + checks->unchecked);
	PutMean(&row, checks->human, checks->checked);
	PutMean(&row, (Int128) checks->ai_checked - checks->human, checks->checked);
	PutNumber(&row, checks->checked > 0, calibrated.value);
	PutNumber(&row, checks->checked > 0, calibrated.interval.low);
	PutNumber(&row, checks->checked > 0, calibrated.interval.high);
	return ReturnRow(fcinfo, &row);
}
