/*
 * weighted.c: a summary of weighted answers.
 *
 * In memory the header is followed by the number of answers, the sum of weights at each point
 * and the sum of squared weights at each point, eight bytes each.
 */
#include "core/survey/weighted.h"

#include "core/survey/answer.h"

#include <float.h>
#include <math.h>

/*
 * What rounding may leave behind when weights are subtracted again, relative to what was there;
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

/* Whether weighted answers may be on a scale (FAULT_OVER_LIMIT). */
bool
WeightedScaleCheck(Scale scale, Fault *fault)
{
	char text[SCALE_TEXT_SIZE];

	if (scale.points <= WEIGHTED_POINTS_MAX)
		return true;
	FaultSet(fault, FAULT_OVER_LIMIT,
			 "weighted answers cannot be on scale %s: it has more than %d points",
			 ScaleText(scale, text), WEIGHTED_POINTS_MAX);
	return FaultHint(fault, "Divide the answers and the scale, such as 0..1000 by 10.");
}

/* Spreads a weighted summary out; one without a scale gives no weights. */
void
RatingWeightsRead(const RatingSummary *summary, RatingWeights *weights)
{
	const unsigned char *from = RatingSummaryCounts(summary);
	size_t size;

	memset(weights, 0, sizeof *weights);
	weights->scale = RatingSummaryScale(summary);
	if (!RatingSummaryIsWeighted(summary))
		return;
	memcpy(&weights->answers, from, sizeof weights->answers);
	size = sizeof(double) * (size_t) weights->scale.points;
	memcpy(weights->at, from + 8, size);
	memcpy(weights->squares, from + 8 + size, size);
}

/* Writes the weights as a summary of WeightedSize(points) bytes. */
void
RatingWeightsWrite(const RatingWeights *weights, RatingSummary *summary)
{
	size_t size = sizeof(double) * (size_t) weights->scale.points;
	unsigned char *to;

	RatingSummaryBegin(summary, weights->scale, 0);
	to = RatingSummaryCounts(summary);
	memcpy(to, &weights->answers, sizeof weights->answers);
	memcpy(to + 8, weights->at, size);
	memcpy(to + 8 + size, weights->squares, size);
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

/*
 * Kish's effective sample size (sum w)^2 / sum w^2 (1965), whatever was answered; 0 where there
 * is no weight.
 */
double
RatingWeightsEffective(const RatingWeights *weights)
{
	double total = RatingWeightsTotal(weights);
	double squares = 0;

	for (int k = 0; k < weights->scale.points; k++)
		squares += weights->squares[k];
	return squares > 0 ? total / squares * total : 0;
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
 * The fewest answers of point k that have its sums, sum w and sum w^2: no fewer have them, for
 * (sum w)^2 <= n sum w^2 (Cauchy-Schwarz). 0 where nothing has a weight.
 */
static double
FewestAnswers(const RatingWeights *weights, int k)
{
	return weights->at[k] > 0 ? weights->at[k] / weights->squares[k] * weights->at[k] : 0;
}

/* Whether the sums of a point can be those of answers, but for rounding: sum w^2 <= (sum w)^2. */
static bool
SquaresFit(const RatingWeights *weights, int k)
{
	double square = weights->squares[k];

	if (weights->at[k] == 0)
		return square == 0 && !signbit(square);
	return square > 0 && sqrt(square) <= weights->at[k] * (1 + RoundingOf(weights->answers));
}

/* Says that the weight or the sum of squares of point k can't be. Always returns false. */
static bool
RefuseWeight(const RatingWeights *weights, int k, Fault *fault)
{
	char weight[FAULT_NUMBER_SIZE];
	char square[FAULT_NUMBER_SIZE];
	double at = weights->at[k];

	FaultNumber(weight, at);
	if (at == 0 ? signbit(at) : !(at >= WEIGHT_MIN && at <= WEIGHT_SUM_MAX))
		return FaultSet(fault, FAULT_INVALID_VALUE,
						"weight %s of answer %d is neither 0 nor within %g..%g", weight,
						weights->scale.low + k, WEIGHT_MIN, WEIGHT_SUM_MAX);
	FaultSet(fault, FAULT_INVALID_VALUE,
			 "no weights of answer %d have the sum %s and the sum of squares %s",
			 weights->scale.low + k, weight, FaultNumber(square, weights->squares[k]));
	return FaultDetail(fault, "The sum of squares is at most the square of the sum, and 0 where "
							  "that is 0.");
}

/* Whether weights from outside can be what answers add up to. */
bool
RatingWeightsCheck(const RatingWeights *weights, Fault *fault)
{
	double fewest = 0;

	if (weights->answers < 0)
		return FaultSet(fault, FAULT_INVALID_VALUE, "number of answers %lld must not be negative",
						(long long) weights->answers);
	for (int k = 0; k < weights->scale.points; k++)
	{
		double weight = weights->at[k];

		if (weight == 0 ? signbit(weight) : !(weight >= WEIGHT_MIN && weight <= WEIGHT_SUM_MAX))
			return RefuseWeight(weights, k, fault);
		if (!SquaresFit(weights, k))
			return RefuseWeight(weights, k, fault);
		fewest += FewestAnswers(weights, k);
	}
	if (fewest <= (double) weights->answers * (1 + RoundingOf(weights->answers)))
		return true;
	FaultSet(fault, FAULT_INVALID_VALUE, "%lld answers are too few for these weights",
			 (long long) weights->answers);
	return FaultDetail(fault, "Their sums and sums of squares take %.15g at least.", fewest);
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
	weights->at[k] += weight;
	weights->squares[k] += weight * weight;
	return true;
}

/* The points that have a weight. */
static int
PointsInUse(const RatingWeights *weights)
{
	int points = 0;

	for (int k = 0; k < weights->scale.points; k++)
		points += weights->at[k] > 0;
	return points;
}

/* Drops the least weights, which rounding left behind, where there are more than answers. */
static void
DropLeftovers(RatingWeights *weights)
{
	for (int more = PointsInUse(weights); more > weights->answers; more--)
	{
		int least = -1;

		for (int k = 0; k < weights->scale.points; k++)
			if (weights->at[k] > 0 && (least < 0 || weights->at[k] < weights->at[least]))
				least = k;
		weights->at[least] = 0;
	}
}

/*
 * Keeps the sums of squares, after rounding, within the limits that RatingWeightsCheck knows:
 * the fewest answers that each point takes are at least 1, and together no more than there are.
 */
static void
SettleSquares(RatingWeights *weights)
{
	double fewest[WEIGHTED_POINTS_MAX];
	double spare;
	double beyond_one = 0;

	DropLeftovers(weights);
	spare = (double) weights->answers - PointsInUse(weights);
	for (int k = 0; k < weights->scale.points; k++)
	{
		if (weights->at[k] == 0)
			weights->squares[k] = 0;
		fewest[k] = weights->squares[k] > 0 ? FewestAnswers(weights, k) : spare + 1;
		fewest[k] = fmin(fmax(fewest[k], 1), spare + 1);
		beyond_one += weights->at[k] > 0 ? fewest[k] - 1 : 0;
	}
	for (int k = 0; k < weights->scale.points; k++)
	{
		if (weights->at[k] > 0 && beyond_one > spare)
			fewest[k] = 1 + (fewest[k] - 1) / beyond_one * spare;
		if (weights->at[k] > 0 && fewest[k] != FewestAnswers(weights, k))
			weights->squares[k] = weights->at[k] / fewest[k] * weights->at[k];
	}
}

/* Adds the weights of more, on the same scale, to sum. On a fault sum is of no use any more. */
bool
RatingWeightsMerge(RatingWeights *sum, const RatingWeights *more, Fault *fault)
{
	if (sum->answers > RATING_SUMMARY_TOTAL_MAX - more->answers)
		return RefuseTotal(fault);
	sum->answers += more->answers;
	for (int k = 0; k < sum->scale.points; k++)
	{
		sum->at[k] += more->at[k];
		sum->squares[k] += more->squares[k];
		if (sum->at[k] > WEIGHT_SUM_MAX)
			return FaultSet(fault, FAULT_OUT_OF_RANGE,
							"sum of the weights of answer %d is out of range 0..%g",
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

/* Subtracts the weights of part from rest, on the same scale. */
bool
RatingWeightsSubtract(RatingWeights *rest, const RatingWeights *part, Fault *fault)
{
	double rounding = RoundingOf(rest->answers);

	if (part->answers > rest->answers)
	{
		FaultSet(fault, FAULT_INVALID_VALUE, "cannot subtract %lld responses: there are only %lld",
				 (long long) part->answers, (long long) rest->answers);
		return FaultHint(fault, "Subtract only what was added before.");
	}
	rest->answers -= part->answers;
	for (int k = 0; k < rest->scale.points; k++)
	{
		double before = rest->at[k];

		rest->at[k] = Subtract(before, part->at[k], rounding);
		rest->squares[k] -= part->squares[k];
		if (rest->at[k] < 0)
		{
			FaultSet(fault, FAULT_INVALID_VALUE,
					 "cannot subtract weight %.15g of answer %d: there is only %.15g", part->at[k],
					 rest->scale.low + k, before);
			return FaultHint(fault, "Subtract only what was added before.");
		}
	}
	SettleSquares(rest);
	return RatingWeightsCheck(rest, fault);
}
