/*
 * iqs_summary_check.c: whether a summary could be one of real reviews: what its fields say of each
 * other.
 */
#include "core/review/iqs_summary.h"

/* How far a score may lie above its whole percent. */
#define PERCENT_REST (MILLION - 1)

/* The reviews on a whole percent whose scores may be more than that: failed ones are exactly 0. */
int64_t
IqsSummaryAbove(const IqsSummary *reviews, int percent)
{
	if (percent == 100)
		return 0;
	return percent == 0 ? reviews->counts[0] - reviews->failed : reviews->counts[percent];
}

/* Sees that the reviews by percent add up to their number, and go with their sum. */
const char *
IqsSummaryCountsProblem(const IqsSummary *reviews)
{
	Int128 number = 0;
	Int128 least = 0;
	Int128 most = 0;

	for (int i = 0; i < PERCENTS; i++)
	{
		if (reviews->counts[i] < 0)
			return "a number of reviews is negative";
		number += reviews->counts[i];
	}
	if (number != reviews->reviews)
		return "the reviews by score do not add up to the number of reviews";
	if (reviews->failed < 0 || reviews->failed > reviews->counts[0])
		return "failed is not between 0 and the reviews that scored 0";
	for (int i = 0; i < PERCENTS; i++)
	{
		least += (Int128) reviews->counts[i] * i * MILLION;
		most += (Int128) IqsSummaryAbove(reviews, i) * PERCENT_REST;
	}
	most += least;
	if (reviews->sum < least || reviews->sum > most)
		return "the sum does not go with the reviews by score";
	return NULL;
}

/* The squares of count numbers of one sum, all as near to each other as whole numbers can be. */
static Int128
SquaresOfEqual(int64_t count, int64_t sum)
{
	int64_t each = sum / count;
	int64_t more = sum % count;

	return (Int128) count * each * each + (Int128) more * (2 * each + 1);
}

/* The same where as many as can be are at most, and the others but one at 0. */
static Int128
SquaresOfExtremes(int64_t most, int64_t sum)
{
	int64_t rest = sum % most;

	return (Int128) (sum / most) * most * most + (Int128) rest * rest;
}

/* What the squares of a category's scores can add up to, which is rated and whose sum is right. */
SquaresLimits
CategorySquares(const CategorySums *category)
{
	return (SquaresLimits){.least = SquaresOfEqual(category->rated, category->sum),
						   .most = SquaresOfExtremes(FULL_SCORE, category->sum)};
}

/*
 * The squares of the reviews on one whole percent whose scores lie rest above it, in all:
 * sum (i + f)^2 = n i^2 + 2 i sum f + sum f^2, the last of which is given.
 */
static Int128
SquaresOnPercent(int percent, int64_t count, int64_t rest, Int128 squares)
{
	int64_t base = percent * MILLION;

	return (Int128) count * base * base + (Int128) rest * 2 * base + squares;
}

/* What the scores are above their whole percents, in all: millionths, 0 or more. */
int64_t
IqsSummaryRest(const IqsSummary *reviews)
{
	int64_t rest = reviews->sum;

	for (int i = 0; i < PERCENTS; i++)
		rest -= i * MILLION * reviews->counts[i]; /* at most the sum, in all */
	return rest;
}

/* The part of a rest that so many scores can take. */
static int64_t
TakeRest(int64_t count, int64_t *rest)
{
	int64_t taken = *rest;

	if ((Int128) count * PERCENT_REST < taken)
		taken = count * PERCENT_REST;
	*rest -= taken;
	return taken;
}

/*
 * What the squares of review scores can add up to, with these counts by percent and this sum:
 * least where the lowest scores take what is above the whole percents, as far as they can and
 * equally, for that brings all nearest to each other; most where the highest do, one by one.
 */
SquaresLimits
IqsSummarySquares(const IqsSummary *reviews)
{
	SquaresLimits limits = {0, 0};
	int64_t low_rest = IqsSummaryRest(reviews);
	int64_t high_rest = low_rest;

	for (int i = 0; i < PERCENTS; i++)
	{
		int64_t count = IqsSummaryAbove(reviews, i);
		int64_t taken = TakeRest(count, &low_rest);

		limits.least += SquaresOnPercent(i, reviews->counts[i], taken,
										 count > 0 ? SquaresOfEqual(count, taken) : 0);
	}
	for (int i = PERCENTS - 1; i >= 0; i--)
	{
		int64_t taken = TakeRest(IqsSummaryAbove(reviews, i), &high_rest);

		limits.most +=
			SquaresOnPercent(i, reviews->counts[i], taken, SquaresOfExtremes(PERCENT_REST, taken));
	}
	return limits;
}

/* Whether a sum of squares is within its limits. */
static bool
SquaresFit(Int128 squares, SquaresLimits limits)
{
	return squares >= limits.least && squares <= limits.most;
}

/*
 * Sees that a summary could be one of real reviews as far as its fields can tell: gives NULL,
 * or what is wrong.
 */
const char *
IqsSummaryProblem(const IqsSummary *reviews)
{
	const CategorySums *category = IqsSummaryCategories(reviews);
	const char *problem;
	Int128 failures = 0;

	for (uint32_t i = 0; i < reviews->categories; i++)
	{
		if (category[i].rated < 0 || category[i].rated > reviews->reviews)
			return "a category's rated is not between 0 and the number of reviews";
		if (category[i].failed < 0 || category[i].failed > category[i].rated)
			return "a category's failed is not between 0 and rated";
		if (category[i].sum < 0 || category[i].sum > (Int128) category[i].rated * FULL_SCORE)
			return "a category's sum is not between 0 and 100 times rated";
		if (category[i].rated > 0 ? !SquaresFit(category[i].squares, CategorySquares(&category[i]))
								  : category[i].squares != 0)
			return "a category's sum of squares does not go with its sum";
		failures += IsGroup(&category[i]) ? 0 : category[i].failed;
	}
	if (reviews->failed > failures)
		return "there are more failed reviews than failed ratings";
	problem = IqsSummaryCountsProblem(reviews);
	if (problem == NULL && !SquaresFit(reviews->squares, IqsSummarySquares(reviews)))
		return "the sum of squares does not go with the reviews by score and their sum";
	return problem;
}
