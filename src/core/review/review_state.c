/*
 * review_state.c: a review in progress: the ratings of one review that come row by row.
 */
#include "core/review/review_state.h"

/* The bytes of a rating besides its name and its group's. */
#define RATING_FIXED_SIZE 32

/* The most bytes that all ratings of a review take. */
#define REVIEW_STATE_RATINGS_SIZE                                                                  \
	((size_t) RUBRIC_CATEGORIES * (RATING_FIXED_SIZE + 2 * RUBRIC_NAME))

/* The rating of a category of a rubric: the position on its scale, or of its outcome. */
Rating
RatingMake(const Rubric *rubric, int category, Choice choice)
{
	const RubricCategory *of = &RubricCategories(rubric)[category];
	Rating rating = {.name = RubricName(rubric, of->name),
					 .name_length = of->name_length,
					 .score = WeighRating(rubric, of, choice),
					 .group = {.weight = 1}};

	if (rubric->groups > 0)
	{
		const RubricGroup *group = &RubricGroups(rubric)[of->group];

		rating.group = (GroupRule){group->weight, group->critical};
		rating.group_name = RubricName(rubric, group->name);
		rating.group_name_length = group->name_length;
	}
	return rating;
}

/* The bytes that a rating takes. */
size_t
RatingSize(const Rating *rating)
{
	return RATING_FIXED_SIZE + rating->name_length + rating->group_name_length;
}

/* Writes the header over bytes that are still free. */
static void
PutHeader(const ReviewState *ratings)
{
	unsigned char *at = ratings->bytes;

	WriteUnsigned(&at, REVIEW_STATE_VERSION, 1);
	WriteUnsigned(&at, ratings->mark, 8);
	WriteUnsigned(&at, ratings->used - REVIEW_STATE_HEADER_SIZE, 4);
}

/* Starts a review without ratings in at least REVIEW_STATE_HEADER_SIZE bytes. */
void
ReviewStateStart(ReviewState *ratings, unsigned char *bytes, size_t length, uint64_t mark)
{
	*ratings = (ReviewState){bytes, length, REVIEW_STATE_HEADER_SIZE, mark};
	memset(bytes, 0, length);
	PutHeader(ratings);
}

/* Fails for bytes that are no review in progress. Returns false. */
static bool
Malformed(Fault *fault)
{
	FaultSet(fault, FAULT_BAD_BINARY, "invalid aggregate state of iqs_review");
	return FaultDetail(fault, "The bytes are no review in progress that iqs_review made.");
}

/*
 * Opens a review in progress; its ratings are checked as they are read. No bytes at all are a
 * review that nothing is known of yet: used is 0.
 */
bool
ReviewStateOpen(ReviewState *ratings, unsigned char *bytes, size_t length, Fault *fault)
{
	ByteReader reader = {.at = bytes, .left = length};
	uint64_t version = ReadUnsigned(&reader, 1);
	uint64_t mark = ReadUnsigned(&reader, 8);
	uint64_t used = ReadUnsigned(&reader, 4);

	ratings->bytes = bytes;
	ratings->length = length;
	ratings->used = length == 0 ? 0 : REVIEW_STATE_HEADER_SIZE + used;
	ratings->mark = mark;
	return length == 0 ||
		   (!reader.is_short && version == REVIEW_STATE_VERSION && used <= reader.left &&
			used <= REVIEW_STATE_RATINGS_SIZE) ||
		   Malformed(fault);
}

/* Sees that all ratings of a review are by one rubric. */
bool
ReviewStateSame(const ReviewState *ratings, uint64_t mark, Fault *fault)
{
	if (ratings->mark == mark)
		return true;
	FaultSet(fault, FAULT_INVALID_VALUE, "rubric changes within a review");
	return FaultHint(fault, "Group by the review's id, and by what chooses the rubric.");
}

/* Whether the numbers of a rating are within their limits. */
static bool
IsSound(const WeightedScore *score, const GroupRule *group)
{
	return score->weight >= 0 && score->weight <= RUBRIC_WEIGHT * MILLION && score->steps >= 1 &&
		   score->steps < RUBRIC_POINTS && score->points >= 0 &&
		   score->points <= FULL_SCORE * (int64_t) score->steps && score->group >= 0 &&
		   score->group < RUBRIC_GROUPS && group->weight >= 0 &&
		   group->weight <= RUBRIC_WEIGHT * MILLION;
}

/* Reads a byte that is 0 or 1; anything else makes the reader short. */
static bool
ReadBoolean(ByteReader *reader)
{
	uint64_t value = ReadUnsigned(reader, 1);

	if (value > 1)
		reader->is_short = true;
	return value == 1;
}

/* Reads the next rating; false at the end, and with *failed at bytes that are none. */
static bool
NextRating(ByteReader *reader, Rating *rating, bool *failed, Fault *fault)
{
	uint64_t critical;

	if (reader->left == 0)
		return false;
	rating->name_length = (size_t) ReadUnsigned(reader, 1);
	rating->name = (const char *) ReadBytes(reader, rating->name_length);
	rating->score.weight = (int64_t) ReadUnsigned(reader, 8);
	rating->score.points = (int64_t) ReadUnsigned(reader, 8);
	rating->score.steps = (uint32_t) ReadUnsigned(reader, 2);
	critical = ReadUnsigned(reader, 1);
	rating->score.critical = (Critical) critical;
	rating->score.is_bonus = ReadBoolean(reader);
	rating->score.group = (int) ReadUnsigned(reader, 1);
	rating->group.weight = (int64_t) ReadUnsigned(reader, 8);
	rating->group.is_critical = ReadBoolean(reader);
	rating->group_name_length = (size_t) ReadUnsigned(reader, 1);
	rating->group_name = (const char *) ReadBytes(reader, rating->group_name_length);
	if (!reader->is_short && rating->name_length > 0 &&
		TextIsValid(rating->name, rating->name_length) &&
		(rating->group_name_length == 0 ||
		 TextIsValid(rating->group_name, rating->group_name_length)) &&
		critical <= CRITICAL_GROUP && IsSound(&rating->score, &rating->group))
		return true;
	*failed = true;
	Malformed(fault);
	return false;
}

/* A reader of the ratings, past the header. */
static ByteReader
ReadReviewState(const ReviewState *ratings)
{
	size_t length = ReviewStateLength(ratings);

	return (ByteReader){.at = ratings->bytes + (ratings->used - length), .left = length};
}

/* Sees that a category is not rated yet. */
static bool
CheckNew(const ReviewState *ratings, const Rating *rating, Fault *fault)
{
	ByteReader reader = ReadReviewState(ratings);
	Rating other = {0};
	bool failed = false;
	int count = 0;
	char quote[FAULT_QUOTE_SIZE];

	for (; NextRating(&reader, &other, &failed, fault); count++)
	{
		if (CompareNames(other.name, other.name_length, rating->name, rating->name_length) != 0)
			continue;
		FaultSet(fault, FAULT_INVALID_VALUE, "duplicate rating for category \"%s\" in one review",
				 FaultQuote(quote, rating->name, rating->name_length));
		return FaultHint(fault, "Group by the review's id; where several reviewers grade the same "
								"conversation, by the reviewer too.");
	}
	if (failed || count < RUBRIC_CATEGORIES)
		return !failed;
	return FaultSet(fault, FAULT_OVER_LIMIT, "a review cannot have more than %d ratings",
					RUBRIC_CATEGORIES);
}

/* Adds a rating, for which RatingSize bytes are free. */
bool
ReviewStateAppend(ReviewState *ratings, const Rating *rating, Fault *fault)
{
	unsigned char *at = ratings->bytes + ratings->used;

	if (!CheckNew(ratings, rating, fault))
		return false;
	WriteUnsigned(&at, rating->name_length, 1);
	WriteBytes(&at, rating->name, rating->name_length);
	WriteUnsigned(&at, (uint64_t) rating->score.weight, 8);
	WriteUnsigned(&at, (uint64_t) rating->score.points, 8);
	WriteUnsigned(&at, rating->score.steps, 2);
	WriteUnsigned(&at, (uint64_t) rating->score.critical, 1);
	WriteUnsigned(&at, rating->score.is_bonus, 1);
	WriteUnsigned(&at, (uint64_t) rating->score.group, 1);
	WriteUnsigned(&at, (uint64_t) rating->group.weight, 8);
	WriteUnsigned(&at, rating->group.is_critical, 1);
	WriteUnsigned(&at, rating->group_name_length, 1);
	if (rating->group_name_length > 0)
		WriteBytes(&at, rating->group_name, rating->group_name_length);
	ratings->used += RatingSize(rating);
	PutHeader(ratings);
	return true;
}

/* Adds all ratings of another part of the same review, for whose bytes there is room. */
bool
ReviewStateMerge(ReviewState *ratings, const ReviewState *other, Fault *fault)
{
	ByteReader reader = ReadReviewState(other);
	Rating rating = {0};
	bool failed = false;

	if (other->used > 0 && !ReviewStateSame(ratings, other->mark, fault))
		return false;
	while (NextRating(&reader, &rating, &failed, fault))
		if (!ReviewStateAppend(ratings, &rating, fault))
			return false;
	return !failed;
}

/* Room that is enough for the categories and groups of a review in a summary. */
NamesRoom
ReviewStateNames(const ReviewState *ratings)
{
	size_t bytes = ReviewStateLength(ratings);

	return (NamesRoom){(uint32_t) (2 * (bytes / RATING_FIXED_SIZE)), (uint32_t) bytes};
}

/* A rating as a summary of one. */
static CategorySums
SumsOf(const WeightedScore *score)
{
	int64_t percent = (score->points + score->steps / 2) / score->steps;

	return (CategorySums){.rated = 1,
						  .failed = score->critical != CRITICAL_NOT,
						  .sum = percent,
						  .squares = (Int128) percent * percent};
}

/* A review in progress, read: what each rating counts, and the rules of the groups. */
typedef struct Collected
{
	WeightedScore scores[RUBRIC_CATEGORIES];
	int count;
	GroupRule groups[RUBRIC_GROUPS];
	Rating first[RUBRIC_GROUPS]; /* of each group: its name */
	bool has_group[RUBRIC_GROUPS];
} Collected;

/* Whether two ratings name the same group, or none. */
static bool
SameGroupName(const Rating *one, const Rating *other)
{
	size_t length = one->group_name_length;

	return length == other->group_name_length &&
		   (length == 0 || memcmp(one->group_name, other->group_name, length) == 0);
}

/* Takes the rule of a rating's group; false if another rating says otherwise. */
static bool
CollectGroup(Collected *collected, const Rating *rating)
{
	int at = rating->score.group;
	GroupRule *group = &collected->groups[at];
	Rating *first = &collected->first[at];

	if (collected->has_group[at])
		return group->weight == rating->group.weight &&
			   group->is_critical == rating->group.is_critical && SameGroupName(first, rating);
	collected->has_group[at] = true;
	*first = *rating;
	*group = rating->group;
	return true;
}

/* Reads all ratings. */
static bool
Collect(const ReviewState *ratings, Collected *collected, Fault *fault)
{
	ByteReader reader = ReadReviewState(ratings);
	Rating rating = {0};
	bool failed = false;

	while (NextRating(&reader, &rating, &failed, fault))
	{
		if (collected->count == RUBRIC_CATEGORIES || !CollectGroup(collected, &rating))
			return Malformed(fault);
		collected->scores[collected->count++] = rating.score;
	}
	return !failed;
}

/* Counts what each group that has a name comes to. */
static void
CountGroups(const Collected *collected, IqsSummary *reviews)
{
	Review scores[RUBRIC_GROUPS];

	ScoreEachGroup(collected->scores, collected->count, scores);
	for (int i = 0; i < RUBRIC_GROUPS; i++)
	{
		const Rating *first = &collected->first[i];

		if (scores[i].is_rated && first->group_name_length > 0)
			IqsSummaryAppend(reviews, first->group_name,
							 GROUP_KEY + (uint32_t) first->group_name_length, OneGroup(&scores[i]));
	}
}

/* Counts all ratings in the categories of a summary, and what the groups come to. */
static bool
CountRatings(const ReviewState *ratings, const Collected *collected, IqsSummary *reviews,
			 Fault *fault)
{
	ByteReader reader = ReadReviewState(ratings);
	Rating rating = {0};
	bool failed = false;

	while (NextRating(&reader, &rating, &failed, fault))
		IqsSummaryAppend(reviews, rating.name, (uint32_t) rating.name_length,
						 SumsOf(&rating.score));
	CountGroups(collected, reviews);
	return !failed && (IqsSummarySortUnique(reviews) || Malformed(fault));
}

/*
 * Makes an empty summary with room for ReviewStateNames one of this review; it stays empty if
 * nothing that counts was rated.
 */
bool
ReviewStateFinish(const ReviewState *ratings, IqsSummary *reviews, Fault *fault)
{
	Collected collected = {0};
	Review review;

	if (!Collect(ratings, &collected, fault))
		return false;
	review = ScoreWeighted(collected.scores, collected.count, collected.groups);
	return !review.is_rated || (CountRatings(ratings, &collected, reviews, fault) &&
								IqsSummaryAddScore(reviews, review, fault));
}
