/*
 * iqs_summary.c: the summary of many reviews: adding and merging.
 */
#include "core/review/iqs_summary.h"

#include "core/base/interrupt.h"

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
PutName(IqsSummary *reviews, const char *name, uint32_t key)
{
	uint32_t length = NameLength(key);
	size_t names = sizeof(IqsSummary) + (size_t) reviews->category_room * sizeof(CategorySums);
	size_t at = names + reviews->names_used;

	memcpy((char *) reviews + at, name, length);
	reviews->names_used += length;
	return (uint32_t) at;
}

/* The room that the categories and their names take. */
NamesRoom
IqsSummaryNames(const IqsSummary *reviews)
{
	const CategorySums *category = IqsSummaryCategories(reviews);
	NamesRoom room = {reviews->categories + reviews->loose, 0};

	for (uint32_t i = 0; i < room.categories; i++)
		room.names += NameLength(category[i].key);
	return room;
}

/* Compares two categories of a summary by name. */
static int
CompareCategories(const IqsSummary *reviews, const CategorySums *a, const CategorySums *b)
{
	return CompareKeys(IqsSummaryName(reviews, a), a->key, IqsSummaryName(reviews, b), b->key);
}

/* Puts a category behind the sorted ones; it must belong there, and there must be room. */
static void
PutLast(IqsSummary *reviews, const char *name, CategorySums sums)
{
	CategorySums *category = IqsSummaryCategories(reviews) + reviews->categories++;

	*category = sums;
	category->name = PutName(reviews, name, sums.key);
}

/*
 * Makes an empty summary, that has the room, a copy of another, whose loose categories
 * IqsSummarySortLoose has put in order: in the copy they are where they belong.
 */
void
IqsSummaryCopy(IqsSummary *reviews, const IqsSummary *from)
{
	const CategorySums *sorted = IqsSummaryCategories(from);
	const CategorySums *loose = sorted + from->categories;
	const CategorySums *sorted_end = loose;
	const CategorySums *loose_end = loose + from->loose;

	memcpy(&reviews->reviews, &from->reviews, sizeof *from - offsetof(IqsSummary, reviews));
	while (sorted < sorted_end || loose < loose_end)
	{
		const CategorySums *next;

		CheckInterrupt();
		if (loose == loose_end ||
			(sorted < sorted_end && CompareCategories(from, sorted, loose) < 0))
			next = sorted++;
		else
			next = loose++;
		PutLast(reviews, IqsSummaryName(from, next), *next);
	}
}

/* The position of the first sorted category that does not come before a name. */
static uint32_t
LowerBound(const IqsSummary *reviews, const char *name, uint32_t key)
{
	const CategorySums *category = IqsSummaryCategories(reviews);
	uint32_t first = 0;
	uint32_t end = reviews->categories;

	while (first < end)
	{
		uint32_t middle = first + (end - first) / 2;

		if (CompareKeys(IqsSummaryName(reviews, &category[middle]), category[middle].key, name,
						key) < 0)
			first = middle + 1;
		else
			end = middle;
	}
	return first;
}

/*
 * The sorted category of a name, or NULL. *at is where to look first, which is right where names
 * come in order, and then where the name is or would be.
 */
CategorySums *
IqsSummaryFindFrom(const IqsSummary *reviews, uint32_t *at, const char *name, uint32_t key)
{
	CategorySums *category = IqsSummaryCategories(reviews);

	if (*at < reviews->categories && IsNamed(reviews, &category[*at], name, key))
		return &category[*at];
	*at = LowerBound(reviews, name, key);
	if (*at < reviews->categories && IsNamed(reviews, &category[*at], name, key))
		return &category[*at];
	return NULL;
}

/* The category of a name, or NULL; there must be no loose ones. */
CategorySums *
IqsSummaryFind(const IqsSummary *reviews, const char *name, size_t length)
{
	uint32_t at = 0;

	if (length == 0 || length > RUBRIC_NAME)
		return NULL;
	return IqsSummaryFindFrom(reviews, &at, name, (uint32_t) length);
}

/* How many categories there are before the groups; there must be no loose ones. */
uint32_t
IqsSummaryCountCategories(const IqsSummary *reviews)
{
	return LowerBound(reviews, "", GROUP_KEY);
}

/* Adds a loose category or group by its key, for which there must be room. */
void
IqsSummaryAppend(IqsSummary *reviews, const char *name, uint32_t key, CategorySums sums)
{
	CategorySums *category = IqsSummaryCategories(reviews) + reviews->categories + reviews->loose++;

	*category = sums;
	category->name = PutName(reviews, name, key);
	category->key = key;
}

/*
 * Adds ratings to those of a category, which may be a new one, for which there must be room.
 * *at is as for IqsSummaryFindFrom, and moved on.
 */
static bool
Collect(IqsSummary *reviews, uint32_t *at, const char *name, CategorySums added, Fault *fault)
{
	CategorySums *category = IqsSummaryFindFrom(reviews, at, name, added.key);

	if (category != NULL)
	{
		++*at;
		return CategorySumsAdd(category, added, fault);
	}
	if (*at < reviews->categories || reviews->loose > 0)
		IqsSummaryAppend(reviews, name, added.key, added);
	else if (reviews->categories >= IQS_SUMMARY_CATEGORIES)
		return IqsSummaryOverLimit(fault);
	else
		PutLast(reviews, name, added);
	return true;
}

/* Lets a category sink to its place in a heap, the last name on top. */
static void
SinkCategory(const IqsSummary *reviews, CategorySums *heap, uint32_t at, uint32_t count)
{
	CategorySums sinking = heap[at];

	for (uint32_t child = 2 * at + 1; child < count; child = 2 * at + 1)
	{
		if (child + 1 < count && CompareCategories(reviews, &heap[child], &heap[child + 1]) < 0)
			child++;
		if (CompareCategories(reviews, &sinking, &heap[child]) >= 0)
			break;
		heap[at] = heap[child];
		at = child;
	}
	heap[at] = sinking;
}

/* Sorts the loose categories: heapsort, which takes no room and no bad order by surprise. */
static void
SortLoose(IqsSummary *reviews)
{
	CategorySums *loose = IqsSummaryCategories(reviews) + reviews->categories;
	uint32_t sorted = 1;

	while (sorted < reviews->loose &&
		   CompareCategories(reviews, &loose[sorted - 1], &loose[sorted]) <= 0)
		sorted++;
	if (sorted >= reviews->loose)
		return;
	for (uint32_t i = reviews->loose / 2; i-- > 0;)
		SinkCategory(reviews, loose, i, reviews->loose);
	for (uint32_t end = reviews->loose - 1; end > 0; end--)
	{
		CategorySums last = loose[0];

		CheckInterrupt();
		loose[0] = loose[end];
		loose[end] = last;
		SinkCategory(reviews, loose, 0, end);
	}
}

/* Sorts the loose categories, and adds up those of one name. They are in no sorted one. */
bool
IqsSummarySortLoose(IqsSummary *reviews, Fault *fault)
{
	CategorySums *loose = IqsSummaryCategories(reviews) + reviews->categories;
	uint32_t kept = 0;

	SortLoose(reviews);
	for (uint32_t i = 0; i < reviews->loose; i++)
	{
		if (kept == 0 || CompareCategories(reviews, &loose[kept - 1], &loose[i]) != 0)
			loose[kept++] = loose[i];
		else if (!CategorySumsAdd(&loose[kept - 1], loose[i], fault))
			return false;
	}
	reviews->loose = kept;
	return reviews->categories + kept <= IQS_SUMMARY_CATEGORIES || IqsSummaryOverLimit(fault);
}

/* Sorts a summary all of whose categories are loose; false if two of them have one name. */
bool
IqsSummarySortUnique(IqsSummary *reviews)
{
	const CategorySums *category = IqsSummaryCategories(reviews);

	SortLoose(reviews);
	reviews->categories = reviews->loose;
	reviews->loose = 0;
	for (uint32_t i = 1; i < reviews->categories; i++)
		if (CompareCategories(reviews, &category[i - 1], &category[i]) == 0)
			return false;
	return true;
}

/* The room that the names of a rubric's categories and groups take. */
NamesRoom
IqsSummaryNamesOf(const Rubric *rubric)
{
	NamesRoom room = {(uint32_t) rubric->categories + rubric->groups, 0};

	for (int i = 0; i < rubric->groups; i++)
		room.names += RubricGroups(rubric)[i].name_length;

	for (int i = 0; i < rubric->categories; i++)
		room.names += RubricCategories(rubric)[i].name_length;
	return room;
}

/* Fails for more categories than a summary may have. Returns false. */
bool
IqsSummaryOverLimit(Fault *fault)
{
	FaultSet(fault, FAULT_OVER_LIMIT, "an iqs_summary cannot have more than %d categories",
			 IQS_SUMMARY_CATEGORIES);
	return FaultHint(fault, "Summarise fewer at a time. Is it a name for each review?");
}

/* Fails for a counter or a sum that would pass 2^63-1. Returns false. */
bool
IqsSummaryOverflow(Fault *fault)
{
	FaultSet(fault, FAULT_OUT_OF_RANGE,
			 "count or sum in an iqs_summary is out of range for type bigint");
	return FaultDetail(fault, "Scores are summed in millionths of a percent point.");
}

/* What a group of one review comes to, as a summary of one; of nothing where it was not rated. */
CategorySums
OneGroup(const Review *group)
{
	int64_t score = group->score;

	if (!group->is_rated)
		return (CategorySums){0};
	return (CategorySums){
		.rated = 1, .failed = group->is_failed, .sum = score, .squares = (Int128) score * score};
}

/* Adds what the groups of a review come to. */
static bool
CollectGroups(IqsSummary *reviews, const Rubric *rubric, const Choice *choices, Fault *fault)
{
	const RubricGroup *group = RubricGroups(rubric);
	Review scores[RUBRIC_GROUPS];
	uint32_t at = 0;

	if (rubric->groups > 0)
		ScoreReviewGroups(rubric, choices, scores);
	for (int i = 0; i < rubric->groups; i++)
	{
		CategorySums sums = OneGroup(&scores[i]);

		sums.key = GROUP_KEY + group[i].name_length;
		if (sums.rated > 0 &&
			!Collect(reviews, &at, RubricName(rubric, group[i].name), sums, fault))
			return false;
	}
	return true;
}

/*
 * Adds a review like IqsSummaryAddReview, where the summary may lack categories; there must be
 * room for the rubric's names. Unrated ones are added, too: then they are found the next time.
 */
bool
IqsSummaryCollectReview(IqsSummary *reviews, const Rubric *rubric, const Choice *choices,
						Review review, Fault *fault)
{
	const RubricCategory *category = RubricCategories(rubric);
	uint32_t at = 0;

	if (!review.is_rated)
		return true;
	for (int i = 0; i < rubric->categories; i++)
	{
		CategorySums rating = OneRating(rubric, &category[i], choices[i]);

		rating.key = category[i].name_length;
		if (!Collect(reviews, &at, RubricName(rubric, category[i].name), rating, fault))
			return false;
	}
	return CollectGroups(reviews, rubric, choices, fault) &&
		   IqsSummaryAddScore(reviews, review, fault);
}

/*
 * Adds another summary, that has no loose categories; there must be room for its names, and what
 * is new of them is loose then.
 */
bool
IqsSummaryMerge(IqsSummary *reviews, const IqsSummary *other, Fault *fault)
{
	const CategorySums *category = IqsSummaryCategories(other);
	uint32_t at = 0;

	if (__builtin_add_overflow(reviews->reviews, other->reviews, &reviews->reviews) ||
		__builtin_add_overflow(reviews->sum, other->sum, &reviews->sum))
		return IqsSummaryOverflow(fault);
	reviews->squares += other->squares; /* at most FULL_SCORE times sum */
	reviews->failed += other->failed;   /* these are at most reviews */
	for (int i = 0; i < PERCENTS; i++)
		reviews->counts[i] += other->counts[i];
	for (uint32_t i = 0; i < other->categories; i++)
	{
		CheckInterrupt();
		if (!Collect(reviews, &at, IqsSummaryName(other, &category[i]), category[i], fault))
			return false;
	}
	return true;
}
