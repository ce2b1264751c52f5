/*
 * iqs_summary.c: the summary of many reviews: adding, merging, taking out.
 */
#include "core/review/iqs_summary.h"

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
	reviews->squares -= (int64_t) review.score * review.score;
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
	category->squares -= taken.squares;
	return (category->rated >= 0 && category->failed >= 0 && category->sum >= 0 &&
			category->squares >= 0) ||
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
	reviews->squares += other->squares; /* at most FULL_SCORE times sum */
	reviews->failed += other->failed;   /* these are at most reviews */
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
	reviews->squares -= other->squares;
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
