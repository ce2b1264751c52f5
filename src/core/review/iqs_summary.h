/*
 * iqs_summary.h: the summary of many reviews, in the form that can be added to.
 *
 * An iqs_summary has two forms. Here is the open one: counters of full width in one block
 * with room for more categories, which a transition updates in place. The other, packed, is
 * what is stored and sent (iqs_summary_bytes.c). Both begin with the server's length word and a
 * byte that tells them apart. Every summary in either form keeps the rules of IqsSummaryCheck.
 *
 * Categories are sorted by name (CompareKeys) and hold at least one rating when packed; behind
 * them, in the same array, come the groups, by name as well. The
 * open form may hold categories without one, and behind the sorted ones loose ones: new names
 * that came one by one. They are put in order when room runs out, or somebody wants to read the
 * summary (IqsSummarySortLoose, IqsSummaryCopy), so that N names take N log N steps in all.
 */
#ifndef CSMETRICS_CORE_REVIEW_IQS_SUMMARY_H
#define CSMETRICS_CORE_REVIEW_IQS_SUMMARY_H

#include "core/number/ratio.h"
#include "core/review/review.h"

/* The byte after the length word. */
#define IQS_SUMMARY_PACKED 1
#define IQS_SUMMARY_OPEN 0

/*
 * The limit of a summary. It keeps the text of every summary, and its binary form, below the
 * 2^30 bytes of the server's values: names of 255 control characters take six bytes for each.
 */
#define IQS_SUMMARY_CATEGORIES 250000

/* Whole percents, 0 to 100. */
#define PERCENTS 101

typedef struct CategorySums
{
	int64_t rated;
	int64_t failed;       /* how often it failed, as a critical category */
	int64_t sum;          /* of its scores: percent, millionths */
	StoredInt128 squares; /* of its scores, added up: below 2^90 */
	uint32_t name;        /* offset */
	uint32_t key;         /* bytes of the name, 1 to RUBRIC_NAME; of a group GROUP_KEY more */
} CategorySums;

/* What makes the key of a group: longer than any category's, it sorts behind all of them. */
#define GROUP_KEY 256

static inline bool
IsGroup(const CategorySums *sums)
{
	return sums->key > GROUP_KEY;
}

/* The bytes of the name that a key stands for. */
static inline uint32_t
NameLength(uint32_t key)
{
	return key >= GROUP_KEY ? key - GROUP_KEY : key;
}

/* The order of names with their keys: categories before groups, shorter before longer, by bytes. */
static inline int
CompareKeys(const char *a, uint32_t a_key, const char *b, uint32_t b_key)
{
	if (a_key != b_key)
		return a_key < b_key ? -1 : 1;
	return memcmp(a, b, NameLength(a_key));
}

typedef struct IqsSummary
{
	uint32_t length_word;   /* the server's own */
	uint8_t form;           /* IQS_SUMMARY_OPEN */
	uint8_t reserved[3];    /* 0 */
	uint32_t categories;    /* in use, and sorted */
	uint32_t loose;         /* in use behind them, in no order; a name may be there twice */
	uint32_t category_room; /* how many there is room for */
	uint32_t names_used;    /* bytes */
	uint32_t names_room;    /* bytes */
	uint32_t reserved_word; /* 0 */
	int64_t reviews;
	int64_t failed;           /* reviews that a critical category or group failed */
	int64_t sum;              /* of review scores: percent, millionths */
	StoredInt128 squares;     /* of review scores, added up: below 2^90 */
	int64_t counts[PERCENTS]; /* reviews by their score, rounded down to whole percents */
} IqsSummary;

static inline CategorySums *
IqsSummaryCategories(const IqsSummary *reviews)
{
	return (CategorySums *) (reviews + 1);
}

static inline const char *
IqsSummaryName(const IqsSummary *reviews, const CategorySums *category)
{
	return (const char *) reviews + category->name;
}

/* Room that names take. */
typedef struct NamesRoom
{
	uint32_t categories;
	uint32_t names; /* bytes */
} NamesRoom;

size_t IqsSummarySize(uint32_t category_room, uint32_t names_room);
void IqsSummaryStart(IqsSummary *reviews, uint32_t category_room, uint32_t names_room);
NamesRoom IqsSummaryNames(const IqsSummary *reviews);
void IqsSummaryCopy(IqsSummary *reviews, const IqsSummary *from);
CategorySums *IqsSummaryFindFrom(const IqsSummary *reviews, uint32_t *at, const char *name,
								 uint32_t key);
CategorySums *IqsSummaryFind(const IqsSummary *reviews, const char *name, size_t length);
uint32_t IqsSummaryCountCategories(const IqsSummary *reviews);
void IqsSummaryAppend(IqsSummary *reviews, const char *name, uint32_t key, CategorySums sums);
bool IqsSummarySortLoose(IqsSummary *reviews, Fault *fault);
bool IqsSummarySortUnique(IqsSummary *reviews);
NamesRoom IqsSummaryNamesOf(const Rubric *rubric);
const char *IqsSummaryCountsProblem(const IqsSummary *reviews);
const char *IqsSummaryProblem(const IqsSummary *reviews);

/* What sums of squares can be. */
typedef struct SquaresLimits
{
	Int128 least;
	Int128 most;
} SquaresLimits;

SquaresLimits CategorySquares(const CategorySums *category);
SquaresLimits IqsSummarySquares(const IqsSummary *reviews);
int64_t IqsSummaryAbove(const IqsSummary *reviews, int percent);
int64_t IqsSummaryRest(const IqsSummary *reviews);

/* Whether there is room for so many more names. */
static inline bool
IqsSummaryHasRoom(const IqsSummary *reviews, NamesRoom more)
{
	return reviews->category_room - reviews->categories - reviews->loose >= more.categories &&
		   reviews->names_room - reviews->names_used >= more.names;
}

bool IqsSummaryOverflow(Fault *fault);
CategorySums OneGroup(const Review *group);
bool IqsSummaryNotIn(Fault *fault);
bool IqsSummaryOverLimit(Fault *fault);

/* Whether a category or group has a name with its key. */
static inline bool
IsNamed(const IqsSummary *reviews, const CategorySums *category, const char *name, uint32_t key)
{
	return category->key == key &&
		   SameName(IqsSummaryName(reviews, category), name, NameLength(key));
}

/* Counts one review, without its categories. */
static inline bool
IqsSummaryAddScore(IqsSummary *reviews, Review review, Fault *fault)
{
	/* the sum passes its limit last of all if every score is 0, and reviews->reviews then first */
	if (__builtin_add_overflow(reviews->reviews, 1, &reviews->reviews) ||
		__builtin_add_overflow(reviews->sum, review.score, &reviews->sum))
		return IqsSummaryOverflow(fault);
	reviews->squares += (Int128) ((int64_t) review.score * review.score);
	reviews->counts[review.score / MILLION]++;
	reviews->failed += review.is_failed;
	return true;
}

/* Adds ratings to those of a category; the names are the same. */
static inline bool
CategorySumsAdd(CategorySums *category, CategorySums added, Fault *fault)
{
	if (__builtin_add_overflow(category->rated, added.rated, &category->rated) ||
		__builtin_add_overflow(category->sum, added.sum, &category->sum))
		return IqsSummaryOverflow(fault);
	category->squares += added.squares; /* at most FULL_SCORE times sum */
	category->failed += added.failed;   /* at most rated */
	return true;
}

/* A rating as a summary of one; of nothing where a category was not rated. */
static inline CategorySums
OneRating(const Rubric *rubric, const RubricCategory *category, Choice choice)
{
	int64_t rated = RatedMask(choice);
	RubricScore score = ScoreOf(rubric, category, choice & rated);
	int64_t percent = SCORE_PERCENT(score) & rated;

	return (CategorySums){.rated = 1 & rated,
						  .failed = HasFailed(category, score) & rated,
						  .sum = percent,
						  .squares = (Int128) (percent * percent)};
}

/* How many categories IqsSummaryLocate passes over: then looking names up one by one is faster. */
#define LOCATE_MAX 1024

/*
 * Finds the position of each category of a rubric; false if one is not among the sorted ones, or
 * too far away, or if the rubric has groups, which are looked up. Both are sorted alike, so that
 * a summary of one rubric is gone through once, side by side.
 */
static inline bool
IqsSummaryLocate(const IqsSummary *reviews, const Rubric *rubric, uint32_t *places)
{
	const RubricCategory *category = RubricCategories(rubric);
	const CategorySums *summary = IqsSummaryCategories(reviews);
	uint32_t end = reviews->categories < LOCATE_MAX ? reviews->categories : LOCATE_MAX;
	uint32_t at = 0;

	if (rubric->groups > 0)
		return false;
	for (int i = 0; i < rubric->categories; i++)
	{
		const char *name = RubricName(rubric, category[i].name);

		while (at < end && !IsNamed(reviews, &summary[at], name, category[i].name_length))
			at++;
		if (at == end)
			return false;
		places[i] = at++;
	}
	return true;
}

/*
 * Adds a review that ScoreReview scored, and the ratings of its categories, whose places
 * IqsSummaryLocate found. One with nothing rated is none.
 */
static inline bool
IqsSummaryAddReview(IqsSummary *reviews, const Rubric *rubric, const Choice *choices,
					const uint32_t *places, Review review, Fault *fault)
{
	const RubricCategory *category = RubricCategories(rubric);
	CategorySums *summary = IqsSummaryCategories(reviews);

	if (!review.is_rated)
		return true;
	for (int i = 0; i < rubric->categories; i++)
		if (choices[i] != NOT_RATED &&
			!CategorySumsAdd(&summary[places[i]], OneRating(rubric, &category[i], choices[i]),
							 fault))
			return false;
	return IqsSummaryAddScore(reviews, review, fault);
}

bool IqsSummarySubtractScore(IqsSummary *reviews, Review review, Fault *fault);
bool IqsSummaryCollectReview(IqsSummary *reviews, const Rubric *rubric, const Choice *choices,
							 Review review, Fault *fault);
bool IqsSummarySubtractReview(IqsSummary *reviews, const Rubric *rubric, const Choice *choices,
							  Review review, Fault *fault);
bool IqsSummaryMerge(IqsSummary *reviews, const IqsSummary *other, Fault *fault);
bool IqsSummarySubtract(IqsSummary *reviews, const IqsSummary *other, Fault *fault);

/* The form that is stored and sent (iqs_summary_bytes.c). */
size_t IqsSummaryPackedSize(const IqsSummary *reviews);
void IqsSummaryPack(const IqsSummary *reviews, unsigned char *packed);
size_t IqsSummaryUnpackRoom(size_t length);
bool IqsSummaryIsPacked(const unsigned char *packed, size_t length, Fault *fault);
bool IqsSummaryUnpack(IqsSummary *reviews, const unsigned char *packed, size_t length,
					  Fault *fault);

/* The text form (iqs_summary_text.c). */
size_t IqsSummaryParseRoom(size_t length);
bool IqsSummaryParse(IqsSummary *reviews, const char *text, size_t length, bool is_utf8, char *room,
					 Fault *fault);
void IqsSummaryWrite(const IqsSummary *reviews, TextSink *sink);

#endif
