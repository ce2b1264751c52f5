/*
 * answer.c: what is said of a value that is no answer on its scale.
 */
#include "core/survey/answer.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* A refusal in the making. */
typedef struct Refusal
{
	const AnswerCall *call;
	double low; /* the scale's */
	double high;
	double step;
	double answer;
	const char *text; /* the answer, as it is shown */
	Fault *fault;
} Refusal;

/* The call of somebody of whom nothing is known. */
static const AnswerCall nobody = {.argument = "answer"};

/* A number in a call: to nine decimals, without trailing zeros. */
static const char *
Number(double number, char text[BILLIONTHS_TEXT_SIZE])
{
	return BillionthsText(llround(number * BILLION), text);
}

static bool
IsMultiple(double number, double step)
{
	double times = number / step;

	return fabs(times - floor(times + 0.5)) < 1e-6;
}

/* The coarsest usual step of which three numbers are multiples; 0 if there is none. */
static double
StepOf(double a, double b, double c)
{
	static const double steps[] = {1, 0.5, 0.25, 0.2, 0.1, 0.05, 0.01};

	for (int i = 0; i < (int) (sizeof steps / sizeof steps[0]); i++)
		if (IsMultiple(a, steps[i]) && IsMultiple(b, steps[i]) && IsMultiple(c, steps[i]))
			return steps[i];
	return 0;
}

/* The least usual highest answer that is not below a number; 0 if there is none. */
static double
HighFor(double number)
{
	static const double highs[] = {5, 7, 10, 100, 1000};

	for (int i = 0; i < (int) (sizeof highs / sizeof highs[0]); i++)
		if (number <= highs[i])
			return highs[i];
	return 0;
}

/*
 * A scale that holds the answer and all points of the refusal's, in words: "1, 10" or "1, 5, 0.5";
 * NULL if there is none usual.
 */
static const char *
ScaleFor(const Refusal *refusal, char text[SCALE_TEXT_SIZE])
{
	double low = refusal->answer < refusal->low ? floor(refusal->answer) : refusal->low;
	double high = refusal->answer <= refusal->high ? refusal->high : HighFor(refusal->answer);
	double step = StepOf(refusal->answer - low, high - low, refusal->step);
	char first[BILLIONTHS_TEXT_SIZE];
	char last[BILLIONTHS_TEXT_SIZE];
	char by[BILLIONTHS_TEXT_SIZE];

	/* stars as fractions of 1 */
	if (refusal->answer > 0 && refusal->answer < 1 && refusal->answer < refusal->low)
	{
		high = 1;
		step = StepOf(refusal->answer, high, 1);
		if (IsMultiple(refusal->answer, 0.2))
			low = step = 0.2;
	}
	if (high == 0 || step == 0 || low < -1000 || (high - low) / step > SCALE_POINTS_MAX - 1 ||
		(high - low) / step < 3)
		return NULL;
	Number(low, first);
	Number(high, last);
	if (step == 1 && IsMultiple(low, 1))
		snprintf(text, SCALE_TEXT_SIZE, "%s, %s", first, last);
	else
		snprintf(text, SCALE_TEXT_SIZE, "%s, %s, %s", first, last, Number(step, by));
	return text;
}

/* A fraction where NPS takes whole answers: a mean, which has no class, or a scale of its own. */
static bool
RefuseNpsFraction(const Refusal *refusal)
{
	double step = StepOf(refusal->answer, 1, 1);
	char by[BILLIONTHS_TEXT_SIZE];

	if (step == 0 || refusal->answer < refusal->low || refusal->answer > refusal->high)
		return FaultHint(refusal->fault,
						 "A mean of answers is no promoter, passive or detractor: count each "
						 "answer by itself.");
	return FaultHint(
		refusal->fault,
		"A mean of answers is no promoter, passive or detractor: count each answer by "
		"itself. If it is an answer, write net_box(csat_agg(%s, 0, 10, %s), %ld, %ld).",
		refusal->call->argument, Number(step, by), lround(1 / step) + 1, lround(6 / step) + 1);
}

/* A fraction: of a scale with a step, a percentage with any decimals, or a mean. */
static bool
RefuseFraction(const Refusal *refusal)
{
	const AnswerCall *call = refusal->call;
	char scale[SCALE_TEXT_SIZE];

	if (ScaleFor(refusal, scale) != NULL && call->function != NULL)
		return FaultHint(
			refusal->fault,
			"If it is an answer, name its scale and step, as in %s(%s, %s). If it is a "
			"mean of answers, count each by itself.",
			call->function, call->argument, scale);
	if (refusal->low == 0 && refusal->high == 100)
		return FaultHint(refusal->fault, "For percentages with any decimals, write iqs(%s).",
						 call->argument);
	return FaultHint(refusal->fault,
					 "If it is an answer, its scale has a step; if it is a mean of answers, count "
					 "each by itself.");
}

/* 0 below a scale that begins with 1: not rated, a flag, or a scale that begins with 0. */
static bool
RefuseZero(const Refusal *refusal)
{
	const AnswerCall *call = refusal->call;
	bool takes_flags =
		strcmp(call->function, "csat") == 0 || strcmp(call->function, "csat_agg") == 0;
	char flag[64] = "";
	char high[BILLIONTHS_TEXT_SIZE];

	if (takes_flags)
		snprintf(flag, sizeof flag, " If the column is a yes/no flag, write %s(%s = 1).",
				 call->function, call->argument);
	return FaultHint(refusal->fault,
					 "If 0 means \"not rated\", write NULLIF(%s, 0).%s If 0 is the lowest answer, "
					 "name the scale, as in %s(%s, 0, %s).",
					 call->argument, flag, call->function, call->argument,
					 Number(refusal->high, high));
}

/* A whole number off the scale: a code, an answer on another scale, or a mistake. */
static bool
RefuseWhole(const Refusal *refusal)
{
	const AnswerCall *call = refusal->call;
	char scale[SCALE_TEXT_SIZE];

	if (call->has_fixed_scale && refusal->answer == refusal->high + 1)
		return FaultHint(refusal->fault, "If answers are coded 1..%s, write %s(%s - 1).",
						 refusal->text, call->function, call->argument);
	if (strlen(refusal->text) > 5)
		return FaultHint(refusal->fault, "Correct the answer, or make it NULL if there was none.");
	if (call->function == NULL || call->has_fixed_scale || ScaleFor(refusal, scale) == NULL)
		return FaultHint(refusal->fault, "If %s means \"no answer\", write NULLIF(%s, %s).",
						 refusal->text, call->argument, refusal->text);
	if (refusal->answer == 0 && refusal->low == 1)
		return RefuseZero(refusal);
	return FaultHint(refusal->fault,
					 "If %s means \"no answer\", write NULLIF(%s, %s). If the scale is another, "
					 "name it, as in %s(%s, %s).",
					 refusal->text, call->argument, refusal->text, call->function, call->argument,
					 scale);
}

/* Adds the hint. */
static bool
Advise(const Refusal *refusal)
{
	if (isnan(refusal->answer) || isinf(refusal->answer))
		return FaultHint(refusal->fault, "If %s means \"no answer\", write NULLIF(%s, '%s').",
						 refusal->text, refusal->call->argument, refusal->text);
	if (refusal->answer == floor(refusal->answer))
		return RefuseWhole(refusal);
	return refusal->call->has_fixed_scale ? RefuseNpsFraction(refusal) : RefuseFraction(refusal);
}

/*
 * Says why a value, written out as text, is no answer on a scale: FAULT_OUT_OF_RANGE where it is
 * off the scale, else FAULT_INVALID_VALUE. call may be NULL. Always returns false.
 */
bool
AnswerRefuseAs(const AnswerCall *call, Scale scale, double answer, const char *text, Fault *fault)
{
	Refusal refusal = {.call = call != NULL ? call : &nobody,
					   .low = (double) ScaleBillionths(scale, 0) / BILLION,
					   .high = (double) ScaleBillionths(scale, scale.points - 1) / BILLION,
					   .step = (double) (ScaleIsStepped(scale) ? scale.step : BILLION) / BILLION,
					   .answer = answer,
					   .text = text,
					   .fault = fault};
	char on[SCALE_TEXT_SIZE];

	ScaleText(scale, on);
	if (scale.points == 0)
		return FaultSet(fault, FAULT_INVALID_VALUE,
						"cannot count answer %s in a rating summary without a scale", text);
	switch (ScaleFlaw(scale, answer))
	{
		case ANSWER_IS_OFF_SCALE:
			FaultSet(fault, FAULT_OUT_OF_RANGE, "answer %s is out of range %s", text, on);
			break;
		case ANSWER_IS_NO_NUMBER:
			FaultSet(fault, FAULT_INVALID_VALUE, "answer %s is not a number on the scale %s", text,
					 on);
			break;
		case ANSWER_IS_NOT_WHOLE:
			FaultSet(fault, FAULT_INVALID_VALUE, "answer %s is not a point of the scale %s", text,
					 on);
			break;
	}
	if (refusal.call->title != NULL)
		FaultName(fault, refusal.call->title);
	return Advise(&refusal);
}

/* The same of a double. */
bool
AnswerRefuse(const AnswerCall *call, Scale scale, double answer, Fault *fault)
{
	char text[FAULT_NUMBER_SIZE];

	return AnswerRefuseAs(call, scale, answer, FaultNumber(text, answer), fault);
}
