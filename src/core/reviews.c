/*
 * reviews.c: the summary of many reviews: adding, merging, taking out.
 */
#include "core/reviews.h"

/* For bounds that may pass 64 bits before they are compared. */
__extension__ typedef __int128 Wide;

/* The bytes of an open summary with so much room. */
size_t
ReviewsSize(uint32_t category_room, uint32_t names_room)
{
	size_t size =
		sizeof(Reviews) + (size_t) category_room * sizeof(CategoryTally) + (size_t) names_room;

	return (size + 7) & ~(size_t) 7;
}

/* Makes an empty summary in ReviewsSize bytes, aligned to 8; the length word stays 0. */
void
ReviewsStart(Reviews *reviews, uint32_t category_room, uint32_t names_room)
{
	memset(reviews, 0, ReviewsSize(category_room, names_room));
	reviews->form = REVIEWS_OPEN;
	reviews->category_room = category_room;
	reviews->names_room = names_room;
}

/* The name of a new category, copied behind the names that are there: its offset. */
static uint32_t
PutName(Reviews *reviews, const char *name, size_t length)
{
	size_t names = sizeof(Reviews) + (size_t) reviews->category_room * sizeof(CategoryTally);
	size_t at = names + reviews->names_used;

	memcpy((char *) reviews + at, name, length);
	reviews->names_used += (uint32_t) length;
	return (uint32_t) at;
}

/* Makes an empty summary, with the room that it has, a copy of another that fits. */
void
ReviewsCopy(Reviews *reviews, const Reviews *from)
{
	CategoryTally *category = ReviewsCategories(reviews);

	memcpy(&reviews->reviews, &from->reviews, sizeof *from - offsetof(Reviews, reviews));
	memcpy(category, ReviewsCategories(from), from->categories * sizeof *category);
	reviews->categories = from->categories;
	for (uint32_t i = 0; i < from->categories; i++)
		category[i].name =
			PutName(reviews, ReviewsName(from, &category[i]), category[i].name_length);
}

/* The position of the first category that does not sort before a name. */
static uint32_t
LowerBound(const Reviews *reviews, const char *name, size_t length)
{
	const CategoryTally *category = ReviewsCategories(reviews);
	uint32_t first = 0;
	uint32_t end = reviews->categories;

	while (first < end)
	{
		uint32_t middle = first + (end - first) / 2;

		if (CompareNames(ReviewsName(reviews, &category[middle]), category[middle].name_length,
						 name, length) < 0)
			first = middle + 1;
		else
			end = middle;
	}
	return first;
}

/* The category of a name, or NULL. */
CategoryTally *
ReviewsFind(const Reviews *reviews, const char *name, size_t length)
{
	uint32_t at = LowerBound(reviews, name, length);
	CategoryTally *category = ReviewsCategories(reviews) + at;

	if (at < reviews->categories && IsNamed(reviews, category, name, length))
		return category;
	return NULL;
}

/* The category of a name; a new one if it is not there, for which there must be room. */
CategoryTally *
ReviewsInsert(Reviews *reviews, const char *name, size_t length)
{
	uint32_t at = LowerBound(reviews, name, length);
	CategoryTally *category = ReviewsCategories(reviews) + at;

	if (at < reviews->categories && IsNamed(reviews, category, name, length))
		return category;
	memmove(category + 1, category, (reviews->categories - at) * sizeof *category);
	reviews->categories++;
	*category =
		(CategoryTally){.name = PutName(reviews, name, length), .name_length = (uint32_t) length};
	return category;
}

/* What reviews lacks of the categories of another summary. */
Missing
ReviewsMissing(const Reviews *reviews, const Reviews *other)
{
	const CategoryTally *category = ReviewsCategories(other);
	Missing missing = {0, 0};

	for (uint32_t i = 0; i < other->categories; i++)
	{
		if (ReviewsFind(reviews, ReviewsName(other, &category[i]), category[i].name_length))
			continue;
		missing.categories++;
		missing.names += category[i].name_length;
	}
	return missing;
}

/* What reviews lacks of the categories of a rubric. */
Missing
ReviewsMissingOf(const Reviews *reviews, const Rubric *rubric)
{
	const RubricCategory *category = RubricCategories(rubric);
	Missing missing = {0, 0};

	for (int i = 0; i < rubric->categories; i++)
	{
		if (ReviewsFind(reviews, RubricName(rubric, category[i].name), category[i].name_length))
			continue;
		missing.categories++;
		missing.names += category[i].name_length;
	}
	return missing;
}

/* Adds the categories of a rubric that are missing; there must be room for them. */
void
ReviewsAdopt(Reviews *reviews, const Rubric *rubric)
{
	const RubricCategory *category = RubricCategories(rubric);

	for (int i = 0; i < rubric->categories; i++)
		ReviewsInsert(reviews, RubricName(rubric, category[i].name), category[i].name_length);
}

/* Fails for a counter or a sum that would pass 2^63-1. Returns false. */
bool
ReviewsOverflow(Fault *fault)
{
	FaultSet(fault, FAULT_OUT_OF_RANGE, "a count of the iqs_summary would pass %lld",
			 (long long) INT64_MAX);
	return FaultDetail(fault, "Scores are summed in millionths of a percent point.");
}

/* Fails for taking out what is not in. Returns false. */
static bool
NotIn(Fault *fault)
{
	FaultSet(fault, FAULT_INVALID_VALUE, "cannot take out reviews that are not in the iqs_summary");
	return FaultHint(fault, "Take out only what was added before.");
}

/* Takes one review out again, without its categories. */
bool
ReviewsTakeOutScore(Reviews *reviews, Review review, Fault *fault)
{
	int64_t *count = &reviews->counts[review.score / MILLION];

	if (*count == 0 || reviews->sum < review.score || reviews->failed < review.is_failed)
		return NotIn(fault);
	reviews->reviews--;
	reviews->sum -= review.score;
	reviews->failed -= review.is_failed;
	--*count;
	return true;
}

/* Takes ratings out of those of a category. */
static bool
SubtractTally(CategoryTally *category, CategoryTally taken, Fault *fault)
{
	category->rated -= taken.rated;
	category->failed -= taken.failed;
	category->sum -= taken.sum;
	return (category->rated >= 0 && category->failed >= 0 && category->sum >= 0) || NotIn(fault);
}

/* Takes out a review that ReviewsAdd added. */
bool
ReviewsTakeOut(Reviews *reviews, const Rubric *rubric, const int16_t *choices,
			   const uint32_t *places, Review review, Fault *fault)
{
	const RubricCategory *category = RubricCategories(rubric);
	CategoryTally *tally = ReviewsCategories(reviews);

	if (!review.is_rated)
		return true;
	for (int i = 0; i < rubric->categories; i++)
		if (!SubtractTally(&tally[places[i]], OneRating(rubric, &category[i], choices[i]), fault))
			return false;
	return ReviewsTakeOutScore(reviews, review, fault);
}

/* Adds another summary; there must be room for its categories. */
bool
ReviewsMerge(Reviews *reviews, const Reviews *other, Fault *fault)
{
	const CategoryTally *category = ReviewsCategories(other);

	if (__builtin_add_overflow(reviews->reviews, other->reviews, &reviews->reviews) ||
		__builtin_add_overflow(reviews->sum, other->sum, &reviews->sum))
		return ReviewsOverflow(fault);
	reviews->failed += other->failed; /* these are at most reviews */
	for (int i = 0; i < PERCENTS; i++)
		reviews->counts[i] += other->counts[i];
	for (uint32_t i = 0; i < other->categories; i++)
	{
		const char *name = ReviewsName(other, &category[i]);

		if (!ReviewsAddTally(ReviewsInsert(reviews, name, category[i].name_length), category[i],
							 fault))
			return false;
	}
	return true;
}

/* Takes out another summary, of which every part must be in. */
bool
ReviewsSubtract(Reviews *reviews, const Reviews *other, Fault *fault)
{
	const CategoryTally *category = ReviewsCategories(other);

	reviews->reviews -= other->reviews;
	reviews->failed -= other->failed;
	reviews->sum -= other->sum;
	for (int i = 0; i < PERCENTS; i++)
		reviews->counts[i] -= other->counts[i];
	for (uint32_t i = 0; i < other->categories; i++)
	{
		CategoryTally *found =
			ReviewsFind(reviews, ReviewsName(other, &category[i]), category[i].name_length);

		if (found == NULL ? category[i].rated > 0 : !SubtractTally(found, category[i], fault))
			return NotIn(fault);
	}
	return ReviewsProblem(reviews) == NULL || NotIn(fault);
}

/* Sees that the reviews by percent add up to their number, and go with their sum. */
static const char *
CountsProblem(const Reviews *reviews)
{
	Wide number = 0;
	Wide least = 0;
	Wide most = 0;

	for (int i = 0; i < PERCENTS; i++)
	{
		if (reviews->counts[i] == 0)
			continue;
		if (reviews->counts[i] < 0)
			return "a number of reviews is negative";
		number += reviews->counts[i];
		least += (Wide) reviews->counts[i] * i * MILLION;
		most += (Wide) reviews->counts[i] * (Wide) (i == 100 ? FULL_SCORE : (i + 1) * MILLION - 1);
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
ReviewsProblem(const Reviews *reviews)
{
	const CategoryTally *category = ReviewsCategories(reviews);
	Wide failures = 0;

	for (uint32_t i = 0; i < reviews->categories; i++)
	{
		if (category[i].rated < 0 || category[i].rated > reviews->reviews)
			return "a category's rated is not between 0 and the number of reviews";
		if (category[i].failed < 0 || category[i].failed > category[i].rated)
			return "a category's failed is not between 0 and rated";
		if (category[i].sum < 0 || category[i].sum > (Wide) category[i].rated * FULL_SCORE)
			return "a category's sum is not between 0 and 100 times rated";
		failures += category[i].failed;
	}
	if (reviews->failed > failures)
		return "there are more failed reviews than failed ratings";
	return CountsProblem(reviews);
}
