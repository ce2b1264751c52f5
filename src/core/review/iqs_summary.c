/*
 * iqs_summary.c: the summary of many reviews: adding, merging, taking out.
 */
#include "core/review/iqs_summary.h"

#include "core/base/ratio.h"

/* The bytes of an open summary with so much room. */
size_t
IqsSummarySize(uint32_t category_room, uint32_t names_room)
{
	size_t size =
		sizeof(IqsSummary) + (size_t) category_room * sizeof(CategorySums) + (size_t) names_room;

	return (size + 7) & ~(size_t) 7;
}

/* Makes an empty summary in IqsSummarySize bytes, aligned to 8; the length word stays 0. */
void
IqsSummaryStart(IqsSummary *reviews, uint32_t category_room, uint32_t names_room)
{
	memset(reviews, 0, IqsSummarySize(category_room, names_room));
	reviews->form = IQS_SUMMARY_OPEN;
	reviews->category_room = category_room;
	reviews->names_room = names_room;
}

/* The name of a new category, copied behind the names that are there: its offset. */
static uint32_t
PutName(IqsSummary *reviews, const char *name, size_t length)
{
	size_t names = sizeof(IqsSummary) + (size_t) reviews->category_room * sizeof(CategorySums);
	size_t at = names + reviews->names_used;

	memcpy((char *) reviews + at, name, length);
	reviews->names_used += (uint32_t) length;
	return (uint32_t) at;
}

/* Makes an empty summary, with the room that it has, a copy of another that fits. */
void
IqsSummaryCopy(IqsSummary *reviews, const IqsSummary *from)
{
	CategorySums *category = IqsSummaryCategories(reviews);

	memcpy(&reviews->reviews, &from->reviews, sizeof *from - offsetof(IqsSummary, reviews));
	memcpy(category, IqsSummaryCategories(from), from->categories * sizeof *category);
	reviews->categories = from->categories;
	for (uint32_t i = 0; i < from->categories; i++)
		category[i].name =
			PutName(reviews, IqsSummaryName(from, &category[i]), category[i].name_length);
}

/* The position of the first category that does not sort before a name. */
static uint32_t
LowerBound(const IqsSummary *reviews, const char *name, size_t length)
{
	const CategorySums *category = IqsSummaryCategories(reviews);
	uint32_t first = 0;
	uint32_t end = reviews->categories;

	while (first < end)
	{
		uint32_t middle = first + (end - first) / 2;

		if (CompareNames(IqsSummaryName(reviews, &category[middle]), category[middle].name_length,
						 name, length) < 0)
			first = middle + 1;
		else
			end = middle;
	}
	return first;
}

/* The category of a name, or NULL. */
CategorySums *
IqsSummaryFind(const IqsSummary *reviews, const char *name, size_t length)
{
	uint32_t at = LowerBound(reviews, name, length);
	CategorySums *category = IqsSummaryCategories(reviews) + at;

	if (at < reviews->categories && IsNamed(reviews, category, name, length))
		return category;
	return NULL;
}

/* The category of a name; a new one if it is not there, for which there must be room. */
CategorySums *
IqsSummaryInsert(IqsSummary *reviews, const char *name, size_t length)
{
	uint32_t at = LowerBound(reviews, name, length);
	CategorySums *category = IqsSummaryCategories(reviews) + at;

	if (at < reviews->categories && IsNamed(reviews, category, name, length))
		return category;
	memmove(category + 1, category, (reviews->categories - at) * sizeof *category);
	reviews->categories++;
	*category =
		(CategorySums){.name = PutName(reviews, name, length), .name_length = (uint32_t) length};
	return category;
}

/* What reviews lacks of the categories of another summary. */
Missing
IqsSummaryMissing(const IqsSummary *reviews, const IqsSummary *other)
{
	const CategorySums *category = IqsSummaryCategories(other);
	Missing missing = {0, 0};

	for (uint32_t i = 0; i < other->categories; i++)
	{
		if (IqsSummaryFind(reviews, IqsSummaryName(other, &category[i]), category[i].name_length))
			continue;
		missing.categories++;
		missing.names += category[i].name_length;
	}
	return missing;
}

/* What reviews lacks of the categories of a rubric. */
Missing
IqsSummaryMissingOf(const IqsSummary *reviews, const Rubric *rubric)
{
	const RubricCategory *category = RubricCategories(rubric);
	Missing missing = {0, 0};

	for (int i = 0; i < rubric->categories; i++)
	{
		if (IqsSummaryFind(reviews, RubricName(rubric, category[i].name), category[i].name_length))
			continue;
		missing.categories++;
		missing.names += category[i].name_length;
	}
	return missing;
}

/* Adds the categories of a rubric that are missing; there must be room for them. */
void
IqsSummaryAdopt(IqsSummary *reviews, const Rubric *rubric)
{
	const RubricCategory *category = RubricCategories(rubric);

	for (int i = 0; i < rubric->categories; i++)
		IqsSummaryInsert(reviews, RubricName(rubric, category[i].name), category[i].name_length);
}

/* Fails for a counter or a sum that would pass 2^63-1. Returns false. */
bool
IqsSummaryOverflow(Fault *fault)
{
	FaultSet(fault, FAULT_OUT_OF_RANGE, "a count of the iqs_summary would pass %lld",
			 (long long) INT64_MAX);
	return FaultDetail(fault, "Scores are summed in millionths of a percent point.");
}

/* Fails for taking out what is not in a summary. Returns false. */
bool
IqsSummaryNotIn(Fault *fault)
{
	FaultSet(fault, FAULT_INVALID_VALUE, "cannot take out reviews that are not in the iqs_summary");
	return FaultHint(fault, "Take out only what was added before.");
}

/* Takes one review out again, without its categories. */
bool
IqsSummarySubtractScore(IqsSummary *reviews, Review review, Fault *fault)
{
	int64_t *count = &reviews->counts[review.score / MILLION];

	if (*count == 0 || reviews->sum < review.score || reviews->failed < review.is_failed)
		return IqsSummaryNotIn(fault);
	reviews->reviews--;
	reviews->sum -= review.score;
	reviews->failed -= review.is_failed;
	--*count;
	return true;
}

/* Takes ratings out of those of a category. */
static bool
SubtractSums(CategorySums *category, CategorySums taken, Fault *fault)
{
	category->rated -= taken.rated;
	category->failed -= taken.failed;
	category->sum -= taken.sum;
	return (category->rated >= 0 && category->failed >= 0 && category->sum >= 0) ||
		   IqsSummaryNotIn(fault);
}

/* Takes out a review that IqsSummaryAddReview added. */
bool
IqsSummarySubtractReview(IqsSummary *reviews, const Rubric *rubric, const int16_t *choices,
						 const uint32_t *places, Review review, Fault *fault)
{
	const RubricCategory *category = RubricCategories(rubric);
	CategorySums *summary = IqsSummaryCategories(reviews);

	if (!review.is_rated)
		return true;
	for (int i = 0; i < rubric->categories; i++)
		if (!SubtractSums(&summary[places[i]], OneRating(rubric, &category[i], choices[i]), fault))
			return false;
	return IqsSummarySubtractScore(reviews, review, fault);
}

/* Adds another summary; there must be room for its categories. */
bool
IqsSummaryMerge(IqsSummary *reviews, const IqsSummary *other, Fault *fault)
{
	const CategorySums *category = IqsSummaryCategories(other);

	if (__builtin_add_overflow(reviews->reviews, other->reviews, &reviews->reviews) ||
		__builtin_add_overflow(reviews->sum, other->sum, &reviews->sum))
		return IqsSummaryOverflow(fault);
	reviews->failed += other->failed; /* these are at most reviews */
	for (int i = 0; i < PERCENTS; i++)
		reviews->counts[i] += other->counts[i];
	for (uint32_t i = 0; i < other->categories; i++)
	{
		const char *name = IqsSummaryName(other, &category[i]);

		if (!CategorySumsAdd(IqsSummaryInsert(reviews, name, category[i].name_length), category[i],
							 fault))
			return false;
	}
	return true;
}

/* Takes out another summary, of which every part must be in. */
bool
IqsSummarySubtract(IqsSummary *reviews, const IqsSummary *other, Fault *fault)
{
	const CategorySums *category = IqsSummaryCategories(other);

	reviews->reviews -= other->reviews;
	reviews->failed -= other->failed;
	reviews->sum -= other->sum;
	for (int i = 0; i < PERCENTS; i++)
		reviews->counts[i] -= other->counts[i];
	for (uint32_t i = 0; i < other->categories; i++)
	{
		CategorySums *found =
			IqsSummaryFind(reviews, IqsSummaryName(other, &category[i]), category[i].name_length);

		if (found == NULL ? category[i].rated > 0 : !SubtractSums(found, category[i], fault))
			return IqsSummaryNotIn(fault);
	}
	return IqsSummaryProblem(reviews) == NULL || IqsSummaryNotIn(fault);
}

/* Sees that the reviews by percent add up to their number, and go with their sum. */
static const char *
CountsProblem(const IqsSummary *reviews)
{
	Int128 number = 0;
	Int128 least = 0;
	Int128 most = 0;

	for (int i = 0; i < PERCENTS; i++)
	{
		if (reviews->counts[i] == 0)
			continue;
		if (reviews->counts[i] < 0)
			return "a number of reviews is negative";
		number += reviews->counts[i];
		least += (Int128) reviews->counts[i] * i * MILLION;
		most +=
			(Int128) reviews->counts[i] * (Int128) (i == 100 ? FULL_SCORE : (i + 1) * MILLION - 1);
	}
	if (number != reviews->reviews)
		return "the reviews by score do not add up to the number of reviews";
	if (reviews->sum < least || reviews->sum > most)
		return "the sum does not go with the reviews by score";
	if (reviews->failed < 0 || reviews->failed > reviews->counts[0])
		return "failed is not between 0 and the reviews that scored 0";
	return NULL;
}

/*
 * Sees that a summary could be one of real reviews as far as its fields can tell: gives NULL,
 * or what is wrong.
 */
const char *
IqsSummaryProblem(const IqsSummary *reviews)
{
	const CategorySums *category = IqsSummaryCategories(reviews);
	Int128 failures = 0;

	for (uint32_t i = 0; i < reviews->categories; i++)
	{
		if (category[i].rated < 0 || category[i].rated > reviews->reviews)
			return "a category's rated is not between 0 and the number of reviews";
		if (category[i].failed < 0 || category[i].failed > category[i].rated)
			return "a category's failed is not between 0 and rated";
		if (category[i].sum < 0 || category[i].sum > (Int128) category[i].rated * FULL_SCORE)
			return "a category's sum is not between 0 and 100 times rated";
		failures += category[i].failed;
	}
	if (reviews->failed > failures)
		return "there are more failed reviews than failed ratings";
	return CountsProblem(reviews);
}
