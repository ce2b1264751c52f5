/*
 * iqs_pass_rate.c: the share of reviews that reach a mark, how sure it is, and what changed.
 *
 * A summary counts reviews by whole percents, so that a mark must be one of them.
 */
#include "postgres.h"

#include "utils/fmgrprotos.h"
#include "utils/numeric.h"

#include "core/base/fault.h"
#include "pg/review/iqs_accessors.h"
#include "pg/review/iqs_certainty.h"
#include "pg/review/iqs_summary.h"

static Datum
WholeNumeric(int64 value)
{
	return NumericGetDatum(int64_to_numeric(value));
}

static int
Compare(Datum one, Datum other)
{
	return DatumGetInt32(DirectFunctionCall2(numeric_cmp, one, other));
}

/* A number as text, as much of it as fits into a message. */
static const char *
Text(Datum number)
{
	const char *text = DatumGetCString(DirectFunctionCall1(numeric_out, number));

	return FaultQuote(palloc(FAULT_QUOTE_SIZE), text, strlen(text));
}

/* The pass mark in argument n: a whole percent. */
static int
MarkArgument(FunctionCallInfo fcinfo, int n)
{
	Datum mark = PG_GETARG_DATUM(n);
	Datum below;

	if (Compare(mark, WholeNumeric(0)) < 0 || Compare(mark, WholeNumeric(100)) > 0)
		ereport(ERROR, (errcode(numeric_is_nan(DatumGetNumeric(mark))
									? ERRCODE_INVALID_PARAMETER_VALUE
									: ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
						errmsg("pass mark %s is out of range 0..100", Text(mark)),
						errhint("The mark is the lowest score that passes, in percent: 80.")));
	below = DirectFunctionCall2(numeric_trunc, mark, Int32GetDatum(0));
	if (Compare(mark, below) != 0)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("pass mark %s is not a whole percent", Text(mark)),
						errdetail("A summary counts reviews by whole percents."),
						errhint("Where each review has its score, as from review_score(), write "
								"avg((score >= %s)::integer) * 100.",
								Text(mark))));
	return DatumGetInt32(DirectFunctionCall1(numeric_int4, below));
}

/* Arguments n, and mark at m: the sample of those that passed; false where there are no reviews. */
static bool
PassArguments(FunctionCallInfo fcinfo, int n, int m, IqsSample *sample, Datum *rate)
{
	int mark = MarkArgument(fcinfo, m);
	const IqsSummary *reviews = OpenIqsSummary(PG_GETARG_DATUM(n));

	if (reviews->reviews == 0)
		return false;
	PassSampleRead(reviews, mark, sample);
	*rate = ShareNumeric(IqsSummaryPassed(reviews, mark), reviews->reviews);
	return true;
}

/* Arguments: summary, mark. */
PG_FUNCTION_INFO_V1(iqs_summary_pass_rate);
Datum
iqs_summary_pass_rate(PG_FUNCTION_ARGS)
{
	IqsSample sample;
	Datum rate;

	if (!PassArguments(fcinfo, 0, 1, &sample, &rate))
		PG_RETURN_NULL();
	return rate;
}

/* Arguments: summary, mark, confidence, design effect. */
PG_FUNCTION_INFO_V1(iqs_summary_pass_rate_ci);
Datum
iqs_summary_pass_rate_ci(PG_FUNCTION_ARGS)
{
	IqsSample sample;
	Datum rate;

	if (!PassArguments(fcinfo, 0, 1, &sample, &rate))
		PG_RETURN_NULL();
	return SampleInterval(fcinfo, 2, &sample);
}

/* Arguments: before, after, mark, confidence, design effect; any may be NULL. */
PG_FUNCTION_INFO_V1(iqs_summary_pass_rate_change);
Datum
iqs_summary_pass_rate_change(PG_FUNCTION_ARGS)
{
	IqsSample before, after;
	MetricPair pair = {0};

	if (!PG_ARGISNULL(2))
	{
		pair.knows_before = !PG_ARGISNULL(0) && PassArguments(fcinfo, 0, 2, &before, &pair.before);
		pair.knows_after = !PG_ARGISNULL(1) && PassArguments(fcinfo, 1, 2, &after, &pair.after);
	}
	return SampleChange(fcinfo, 3, &pair, &before, &after);
}

/* Arguments: pilot, mark, margin, confidence, design effect. */
PG_FUNCTION_INFO_V1(iqs_summary_pass_rate_sample_size);
Datum
iqs_summary_pass_rate_sample_size(PG_FUNCTION_ARGS)
{
	IqsSample pilot;
	Datum rate;

	if (!PassArguments(fcinfo, 0, 1, &pilot, &rate))
		PG_RETURN_NULL();
	return SampleSize(fcinfo, 2, &pilot);
}

/* Arguments: pilot, mark, change, confidence, power, design effect. */
PG_FUNCTION_INFO_V1(iqs_summary_pass_rate_change_sample_size);
Datum
iqs_summary_pass_rate_change_sample_size(PG_FUNCTION_ARGS)
{
	IqsSample pilot;
	Datum rate;

	if (!PassArguments(fcinfo, 0, 1, &pilot, &rate))
		PG_RETURN_NULL();
	return ChangeSampleSize(fcinfo, 2, &pilot);
}
