/*
 * weighted.c: a tally of weighted answers.
 *
 * In memory the header is followed by the number of answers, the sum of squared weights and
 * the sum of weights at each point, eight bytes each.
 */
#include "core/weighted.h"

#include <math.h>

/*
 * What rounding may leave behind when weights are taken out again, relative to what was there;
 * less than that is nothing, and more below zero is a mistake.
 */
#define WEIGHT_ROUNDING 1e-9

/* What a weight may be besides 0: neither its square nor 2^63 of them leave a double's range. */
#define WEIGHT_MIN 1e-100
#define WEIGHT_MAX 1e100

/* Spreads a weighted tally out; one without a scale gives no weights. */
void
WeightsRead(const Tally *tally, Weights *weights)
{
	const unsigned char *from = tally->counts;

	memset(weights, 0, sizeof *weights);
	weights->scale = TallyScale(tally);
	if (!TallyIsWeighted(tally))
		return;
	memcpy(&weights->answers, from, sizeof weights->answers);
	memcpy(&weights->squares, from + 8, sizeof weights->squares);
	memcpy(weights->at, from + 16, sizeof(double) * tally->points);
}

/* Writes the weights as a tally of WeightedSize(points) bytes. */
void
WeightsWrite(const Weights *weights, Tally *tally)
{
	unsigned char *to = tally->counts;

	TallyBegin(tally, weights->scale, 0);
	memcpy(to, &weights->answers, sizeof weights->answers);
	memcpy(to + 8, &weights->squares, sizeof weights->squares);
	memcpy(to + 16, weights->at, sizeof(double) * (size_t) weights->scale.points);
}

/* The sum of all weights. */
double
WeightsTotal(const Weights *weights)
{
	double total = 0;

	for (int k = 0; k < weights->scale.points; k++)
		total += weights->at[k];
	return total;
}

/* Kish's effective sample size, 0 where there is no weight. */
double
WeightsEffective(const Weights *weights)
{
	double total = WeightsTotal(weights);

	return weights->squares > 0 ? total / weights->squares * total : 0;
}

/*
 * The sample standard deviation of the answers, with Kish's effective size as the size of the
 * sample; NaN where that is 1 or less. All weights 1 gives the unweighted one.
 */
double
WeightsStddev(const Weights *weights)
{
	double total = WeightsTotal(weights);
	double size = WeightsEffective(weights);
	double mean = 0;
	double variance = 0;

	if (size <= 1 + WEIGHT_ROUNDING)
		return NAN;
	for (int k = 0; k < weights->scale.points; k++)
		mean += weights->at[k] / total * k;
	for (int k = 0; k < weights->scale.points; k++)
		variance += weights->at[k] / total * (k - mean) * (k - mean);
	return sqrt(variance * size / (size - 1));
}

/*
 * Whether weights from outside can be what answers add up to: finite, none negative, and
 * within the limits that n answers set, sum w^2 <= (sum w)^2 <= n sum w^2 (Cauchy-Schwarz).
 */
bool
WeightsCheck(const Weights *weights, Fault *fault)
{
	double total = WeightsTotal(weights);
	double room = 1 + WEIGHT_ROUNDING;
	char text[FAULT_NUMBER_SIZE];

	if (weights->answers < 0)
		return FaultSet(fault, FAULT_INVALID_VALUE, "number of answers %lld is negative",
						(long long) weights->answers);
	for (int k = 0; k < weights->scale.points; k++)
	{
		if (!isfinite(weights->at[k]) || signbit(weights->at[k]))
			return FaultSet(fault, FAULT_INVALID_VALUE,
							"weight %s of answer %d is not a finite number of 0 or more",
							FaultNumber(text, weights->at[k]), weights->scale.low + k);
	}
	if (!isfinite(total) || !isfinite(weights->squares))
		return FaultSet(fault, FAULT_OUT_OF_RANGE, "sum of weights is too large");
	if (signbit(weights->squares) || (total > 0) != (weights->squares > 0) ||
		sqrt(weights->squares) > total * room ||
		total > sqrt((double) weights->answers) * sqrt(weights->squares) * room)
		return FaultSet(fault, FAULT_INVALID_VALUE,
						"no %lld answers have the sum of weights %.15g and of squares %.15g",
						(long long) weights->answers, total, weights->squares);
	return true;
}

/* Says that there would be more answers than a tally holds. Always returns false. */
static bool
RefuseTotal(Fault *fault)
{
	return FaultSet(fault, FAULT_OUT_OF_RANGE, "number of answers passes %lld",
					(long long) TALLY_TOTAL_MAX);
}

/* Counts one answer with its weight: 0, or within WEIGHT_MIN..WEIGHT_MAX. */
bool
WeightsCount(Weights *weights, double answer, double weight, Fault *fault)
{
	int32_t whole = 0;
	bool is_whole = AnswerFromDouble(answer, &whole);
	int32_t k = whole - weights->scale.low;
	char text[FAULT_NUMBER_SIZE];

	if (!is_whole || k < 0 || k >= weights->scale.points)
		return ScaleRefuse(weights->scale, answer, fault);
	if (weight != 0 && !(weight >= WEIGHT_MIN && weight <= WEIGHT_MAX))
	{
		FaultSet(fault, FAULT_INVALID_VALUE, "weight %s is neither 0 nor within %g..%g",
				 FaultNumber(text, weight), WEIGHT_MIN, WEIGHT_MAX);
		return FaultHint(fault, "Leave answers without a weight out with FILTER (WHERE ...).");
	}
	if (weights->answers == TALLY_TOTAL_MAX)
		return RefuseTotal(fault);
	weights->answers++;
	weights->squares += weight * weight;
	weights->at[k] += weight;
	return true;
}

/* Adds the weights of more, on the same scale, to sum. */
bool
WeightsAdd(Weights *sum, const Weights *more, Fault *fault)
{
	if (sum->answers > TALLY_TOTAL_MAX - more->answers)
		return RefuseTotal(fault);
	sum->answers += more->answers;
	sum->squares += more->squares;
	for (int k = 0; k < sum->scale.points; k++)
		sum->at[k] += more->at[k];
	if (!isfinite(sum->squares) || !isfinite(WeightsTotal(sum)))
		return FaultSet(fault, FAULT_OUT_OF_RANGE, "sum of weights is too large");
	return true;
}

/* from - part, where what rounding leaves behind is 0; negative if there was too little. */
static double
TakeOut(double from, double part)
{
	double rest = from - part;

	return fabs(rest) <= from * WEIGHT_ROUNDING ? 0 : rest;
}

/* Keeps the sum of squares, after rounding, within the limits that WeightsCheck knows. */
static void
SettleSquares(Weights *weights)
{
	double total;

	if (weights->answers == 0)
		memset(weights->at, 0, sizeof weights->at);
	total = WeightsTotal(weights);
	weights->squares = fmin(weights->squares, total * total);
	if (weights->answers > 0)
		weights->squares = fmax(weights->squares, total / (double) weights->answers * total);
	else
		weights->squares = 0;
}

/* Takes the weights of part, on the same scale, out of rest. */
bool
WeightsTakeOut(Weights *rest, const Weights *part, Fault *fault)
{
	if (part->answers > rest->answers)
	{
		FaultSet(fault, FAULT_INVALID_VALUE, "cannot take out %lld responses: there are only %lld",
				 (long long) part->answers, (long long) rest->answers);
		return FaultHint(fault, "Take out only what was added before.");
	}
	rest->answers -= part->answers;
	rest->squares -= part->squares;
	for (int k = 0; k < rest->scale.points; k++)
	{
		double before = rest->at[k];

		rest->at[k] = TakeOut(before, part->at[k]);
		if (rest->at[k] < 0)
		{
			FaultSet(fault, FAULT_INVALID_VALUE,
					 "cannot take out weight %.15g of answer %d: there is only %.15g", part->at[k],
					 rest->scale.low + k, before);
			return FaultHint(fault, "Take out only what was added before.");
		}
	}
	SettleSquares(rest);
	return true;
}
