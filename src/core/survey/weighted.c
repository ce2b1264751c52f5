/*
 * weighted.c: a summary of weighted answers.
 *
 * In memory the header is followed by the number of answers, the sum of squared weights and
 * the sum of weights at each point, eight bytes each.
 */
#include "core/survey/weighted.h"

#include "core/survey/answer.h"

#include <float.h>
#include <math.h>

/*
 * What rounding may leave behind when weights are taken out again, relative to what was there;
 * less than that is nothing, and more below zero is a mistake. It grows with the number of
 * additions, each of which rounds by half of DBL_EPSILON at most.
 */
#define WEIGHT_ROUNDING 1e-9
#define WEIGHT_ROUNDING_MAX 1e-6

/* What a weight may be besides 0: neither its square nor 2^63 of them leave a double's range. */
#define WEIGHT_MIN 1e-100
#define WEIGHT_MAX 1e100

/* What the weights of one point may add up to: more than 2^63 of the greatest. */
#define WEIGHT_SUM_MAX 1e120

static double
RoundingOf(int64_t answers)
{
	return fmin(WEIGHT_ROUNDING + (double) answers * DBL_EPSILON, WEIGHT_ROUNDING_MAX);
}

/* Spreads a weighted summary out; one without a scale gives no weights. */
void
RatingWeightsRead(const RatingSummary *summary, RatingWeights *weights)
{
	const unsigned char *from = RatingSummaryCounts(summary);

	memset(weights, 0, sizeof *weights);
	weights->scale = RatingSummaryScale(summary);
	if (!RatingSummaryIsWeighted(summary))
		return;
	memcpy(&weights->answers, from, sizeof weights->answers);
	memcpy(&weights->squares, from + 8, sizeof weights->squares);
	memcpy(weights->at, from + 16, sizeof(double) * (size_t) weights->scale.points);
}

/* Writes the weights as a summary of WeightedSize(points) bytes. */
void
RatingWeightsWrite(const RatingWeights *weights, RatingSummary *summary)
{
	unsigned char *to;

	RatingSummaryBegin(summary, weights->scale, 0);
	to = RatingSummaryCounts(summary);
	memcpy(to, &weights->answers, sizeof weights->answers);
	memcpy(to + 8, &weights->squares, sizeof weights->squares);
	memcpy(to + 16, weights->at, sizeof(double) * (size_t) weights->scale.points);
}

/* The sum of all weights. */
double
RatingWeightsTotal(const RatingWeights *weights)
{
	double total = 0;

	for (int k = 0; k < weights->scale.points; k++)
		total += weights->at[k];
	return total;
}

/* Kish's effective sample size, 0 where there is no weight. */
double
RatingWeightsEffective(const RatingWeights *weights)
{
	double total = RatingWeightsTotal(weights);

	return weights->squares > 0 ? total / weights->squares * total : 0;
}

/*
 * The sample standard deviation of the answers, with Kish's effective size as the size of the
 * sample; NaN where that is 1 or less. All weights 1 gives the unweighted one.
 */
double
RatingWeightsStddev(const RatingWeights *weights)
{
	double total = RatingWeightsTotal(weights);
	double size = RatingWeightsEffective(weights);
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
 * Whether n answers can have this sum of weights and this sum of squares: sum w^2 <= (sum w)^2
 * <= n sum w^2 (Cauchy-Schwarz), but for rounding.
 */
static bool
SquaresFit(const RatingWeights *weights, double total)
{
	double root = sqrt(weights->squares);
	double room = 1 + RoundingOf(weights->answers);

	if (total == 0)
		return root == 0 && !signbit(weights->squares);
	return root > 0 && root <= total * room &&
		   total <= sqrt((double) weights->answers) * root * room;
}

/* Whether weights from outside can be what answers add up to. */
bool
RatingWeightsCheck(const RatingWeights *weights, Fault *fault)
{
	double total = RatingWeightsTotal(weights);
	char text[FAULT_NUMBER_SIZE];

	if (weights->answers < 0)
		return FaultSet(fault, FAULT_INVALID_VALUE, "number of answers %lld is negative",
						(long long) weights->answers);
	for (int k = 0; k < weights->scale.points; k++)
	{
		double weight = weights->at[k];

		if (weight == 0 ? signbit(weight) : !(weight >= WEIGHT_MIN && weight <= WEIGHT_SUM_MAX))
			return FaultSet(
				fault, FAULT_INVALID_VALUE, "weight %s of answer %d is neither 0 nor within %g..%g",
				FaultNumber(text, weight), weights->scale.low + k, WEIGHT_MIN, WEIGHT_SUM_MAX);
	}
	if (!SquaresFit(weights, total))
		return FaultSet(fault, FAULT_INVALID_VALUE,
						"no %lld answers have the sum of weights %.15g and of squares %s",
						(long long) weights->answers, total, FaultNumber(text, weights->squares));
	return true;
}

/* Says that there would be more answers than a summary holds. Always returns false. */
static bool
RefuseTotal(Fault *fault)
{
	return FaultSet(fault, FAULT_OUT_OF_RANGE, "number of answers is out of range for type bigint");
}

/* Counts one answer with its weight: 0, or within WEIGHT_MIN..WEIGHT_MAX. */
bool
RatingWeightsCount(RatingWeights *weights, double answer, double weight, Fault *fault)
{
	int32_t whole = 0;
	bool is_whole = AnswerFromDouble(answer, &whole);
	int32_t k = whole - weights->scale.low;
	char text[FAULT_NUMBER_SIZE];

	if (!is_whole || k < 0 || k >= weights->scale.points)
		return AnswerRefuse(NULL, weights->scale, answer, fault);
	if (weight != 0 && !(weight >= WEIGHT_MIN && weight <= WEIGHT_MAX))
	{
		FaultSet(fault, FAULT_INVALID_VALUE, "weight %s is neither 0 nor within %g..%g",
				 FaultNumber(text, weight), WEIGHT_MIN, WEIGHT_MAX);
		return FaultHint(fault, "Leave answers without a weight out with FILTER (WHERE ...).");
	}
	if (weights->answers == RATING_SUMMARY_TOTAL_MAX)
		return RefuseTotal(fault);
	weights->answers++;
	weights->squares += weight * weight;
	weights->at[k] += weight;
	return true;
}

/* Keeps the sum of squares, after rounding, within the limits that SquaresFit knows. */
static void
SettleSquares(RatingWeights *weights)
{
	double total;

	if (weights->answers == 0)
		memset(weights->at, 0, sizeof weights->at);
	total = RatingWeightsTotal(weights);
	weights->squares = fmin(weights->squares, total * total);
	if (weights->answers > 0)
		weights->squares = fmax(weights->squares, total / (double) weights->answers * total);
	else
		weights->squares = 0;
}

/* Adds the weights of more, on the same scale, to sum. On a fault sum is of no use any more. */
bool
RatingWeightsMerge(RatingWeights *sum, const RatingWeights *more, Fault *fault)
{
	if (sum->answers > RATING_SUMMARY_TOTAL_MAX - more->answers)
		return RefuseTotal(fault);
	sum->answers += more->answers;
	sum->squares += more->squares;
	for (int k = 0; k < sum->scale.points; k++)
	{
		sum->at[k] += more->at[k];
		if (sum->at[k] > WEIGHT_SUM_MAX)
			return FaultSet(fault, FAULT_OUT_OF_RANGE, "sum of the weights of answer %d passes %g",
							sum->scale.low + k, WEIGHT_SUM_MAX);
	}
	SettleSquares(sum);
	return true;
}

/* from - part, where what rounding leaves behind is 0; negative if there was too little. */
static double
Subtract(double from, double part, double rounding)
{
	double rest = from - part;

	return fabs(rest) <= from * rounding || fabs(rest) < WEIGHT_MIN ? 0 : rest;
}

/* Takes the weights of part, on the same scale, out of rest. */
bool
RatingWeightsSubtract(RatingWeights *rest, const RatingWeights *part, Fault *fault)
{
	double rounding = RoundingOf(rest->answers);

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

		rest->at[k] = Subtract(before, part->at[k], rounding);
		if (rest->at[k] < 0)
		{
			FaultSet(fault, FAULT_INVALID_VALUE,
					 "cannot take out weight %.15g of answer %d: there is only %.15g", part->at[k],
					 rest->scale.low + k, before);
			return FaultHint(fault, "Take out only what was added before.");
		}
	}
	SettleSquares(rest);
	return RatingWeightsCheck(rest, fault);
}
