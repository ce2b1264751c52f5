/*
 * iqs_summary_subtract.c: the summary of many reviews, less some of them.
 */
#include "core/base/interrupt.h"
#include "core/review/iqs_summary.h"

/* Fails for subtracting what is not in a summary. Returns false. */
bool
IqsSummaryNotIn(Fault *fault)
{
	FaultSet(fault, FAULT_INVALID_VALUE, "cannot subtract reviews that are not in the iqs_summary");
	return FaultHint(fault, "Subtract only what was added before.");
}

/* Subtracts one review, without its categories. */
bool
IqsSummarySubtractScore(IqsSummary *reviews, Review review, Fault *fault)
{
	int64_t *count = &reviews->counts[review.score / MILLION];

	if (*count == 0 || reviews->sum < review.score || reviews->failed < review.is_failed)
		return IqsSummaryNotIn(fault);
	reviews->reviews--;
	reviews->sum -= review.score;
	reviews->squares -= (Int128) ((int64_t) review.score * review.score);
	reviews->failed -= review.is_failed;
	--*count;
	return true;
}

/* Subtracts ratings from those of a category. */
static bool
SubtractSums(CategorySums *category, CategorySums taken, Fault *fault)
{
	category->rated -= taken.rated;
	category->failed -= taken.failed;
	category->sum -= taken.sum;
	category->squares -= taken.squares;
	return (category->rated >= 0 && category->failed >= 0 && category->sum >= 0 &&
			category->squares >= 0) ||
		   IqsSummaryNotIn(fault);
}

/* Subtracts what the groups of a review come to. */
static bool
SubtractGroups(IqsSummary *reviews, const Rubric *rubric, const Choice *choices, Fault *fault)
{
	const RubricGroup *group = RubricGroups(rubric);
	Review scores[RUBRIC_GROUPS];
	uint32_t at = 0;

	if (rubric->groups > 0)
		ScoreReviewGroups(rubric, choices, scores);
	for (int i = 0; i < rubric->groups; i++)
	{
		CategorySums *found = IqsSummaryFindFrom(reviews, &at, RubricName(rubric, group[i].name),
												 GROUP_KEY + group[i].name_length);

		if (!scores[i].is_rated)
			continue;
		if (found == NULL)
			return IqsSummaryNotIn(fault);
		if (!SubtractSums(found, OneGroup(&scores[i]), fault))
			return false;
	}
	return true;
}

/* Subtracts a review that was added; there must be no loose categories. */
bool
IqsSummarySubtractReview(IqsSummary *reviews, const Rubric *rubric, const Choice *choices,
						 Review review, Fault *fault)
{
	const RubricCategory *category = RubricCategories(rubric);
	uint32_t at = 0;

	if (!review.is_rated)
		return true;
	for (int i = 0; i < rubric->categories; i++)
	{
		CategorySums *found;

		if (choices[i] == NOT_RATED)
			continue;
		found = IqsSummaryFindFrom(reviews, &at, RubricName(rubric, category[i].name),
								   category[i].name_length);
		if (found == NULL)
			return IqsSummaryNotIn(fault);
		if (!SubtractSums(found, OneRating(rubric, &category[i], choices[i]), fault))
			return false;
		at++;
	}
	return SubtractGroups(reviews, rubric, choices, fault) &&
		   IqsSummarySubtractScore(reviews, review, fault);
}

/* Subtracts another summary, of which every part must be in; neither has loose categories. */
bool
IqsSummarySubtract(IqsSummary *reviews, const IqsSummary *other, Fault *fault)
{
	const CategorySums *category = IqsSummaryCategories(other);
	uint32_t at = 0;

	reviews->reviews -= other->reviews;
	reviews->failed -= other->failed;
	reviews->sum -= other->sum;
	reviews->squares -= other->squares;
	for (int i = 0; i < PERCENTS; i++)
		reviews->counts[i] -= other->counts[i];
	for (uint32_t i = 0; i < other->categories; i++)
	{
		CategorySums *found =
			IqsSummaryFindFrom(reviews, &at, IqsSummaryName(other, &category[i]), category[i].key);

		CheckInterrupt();
		at += found != NULL;
		if (found == NULL ? category[i].rated > 0 : !SubtractSums(found, category[i], fault))
			return IqsSummaryNotIn(fault);
	}
	return IqsSummaryProblem(reviews) == NULL || IqsSummaryNotIn(fault);
}
