/*
 * Review scores: against exact fractions, on random rubrics and reviews; and row by row
 * against all at once.
 */
#include "check.h"
#include "rubrics.h"

#include "core/review/review_state.h"

__extension__ typedef __int128 Wide;

/* An exact number, 0 or more. */
typedef struct Fraction
{
	Wide top;
	Wide bottom;
} Fraction;

static Fraction
Reduced(Wide top, Wide bottom)
{
	Wide a = top;
	Wide b = bottom;

	while (b != 0)
	{
		Wide rest = a % b;

		a = b;
		b = rest;
	}
	return (Fraction){top / a, bottom / a};
}

/* sum + weight * number */
static Fraction
PlusTimes(Fraction sum, int64_t weight, Fraction number)
{
	Fraction reduced = Reduced(sum.bottom, number.bottom);

	return Reduced(sum.top * reduced.bottom + weight * number.top * reduced.top,
				   sum.bottom * reduced.bottom);
}

/* A random rubric as numbers; the text is made of it. */
typedef struct Plan
{
	int categories;
	int groups; /* 0: none */
	int64_t fail_below;
	int64_t group_weight[4];
	bool group_critical[4];
	struct
	{
		int64_t weight; /* millionths */
		int low, high;  /* equal: outcomes */
		int per_unit;   /* steps of the scale; 0: any number */
		bool is_reversed;
		bool is_bonus;
		int64_t mark; /* fail_below, millionths */
		int outcomes;
		int64_t percent[4];
		int critical;
		int group;
	} category[8];
} Plan;

static int64_t
RandomWeight(int kind)
{
	static const int64_t shares[] = {MILLION / 4, MILLION / 2, MILLION, 2 * MILLION, 4 * MILLION};

	return kind == 0   ? shares[RandomUpTo(4)]
		   : kind == 1 ? (1 + RandomUpTo(9)) * MILLION
					   : 1 + RandomUpTo(999999);
}

/* What a category's scale is like, its mark, and whether it counts. */
static void
PlanScale(Plan *plan, int i)
{
	static const int per_unit[] = {1, 1, 1, 2, 4, 5, 10, 0};

	plan->category[i].per_unit = per_unit[RandomUpTo(7)];
	plan->category[i].is_reversed = RandomUpTo(2) == 0;
	plan->category[i].mark = RandomUpTo(2) > 0 ? plan->fail_below : RandomUpTo(100000000);
	plan->category[i].is_bonus = i > 0 && RandomUpTo(5) == 0;
}

static Plan
RandomPlan(int kind)
{
	Plan plan = {.categories = 1 + RandomUpTo(7), .groups = kind == 3 ? 1 + RandomUpTo(2) : 0};

	plan.fail_below = RandomUpTo(3) > 0 ? 50 * MILLION : RandomUpTo(100000000);
	for (int i = 0; i < plan.groups; i++)
	{
		plan.group_weight[i] = RandomWeight(RandomUpTo(1));
		plan.group_critical[i] = RandomUpTo(1);
		if (i > 0 && plan.group_critical[i] && RandomUpTo(1))
			plan.group_weight[i] = 0;
	}
	if (plan.categories < plan.groups)
		plan.categories = plan.groups;
	for (int i = 0; i < plan.categories; i++)
	{
		plan.category[i].weight = RandomWeight(kind == 3 ? RandomUpTo(1) : kind);
		plan.category[i].low = RandomUpTo(10) - 5;
		plan.category[i].high =
			plan.category[i].low + (kind == 3 ? 1 + RandomUpTo(6) : 1 + RandomUpTo(30));
		plan.category[i].outcomes = 0;
		PlanScale(&plan, i);
		if (RandomUpTo(1))
		{
			plan.category[i].high = plan.category[i].low;
			plan.category[i].outcomes = 1 + RandomUpTo(3);
		}
		for (int j = 0; j < plan.category[i].outcomes; j++)
			plan.category[i].percent[j] =
				RandomUpTo(1) ? RandomUpTo(100000000) : RandomUpTo(100) * MILLION;
		plan.category[i].critical = RandomUpTo(3) == 0 ? RandomUpTo(plan.groups ? 2 : 1) : 0;
		plan.category[i].group = i < plan.groups   ? i
								 : plan.groups > 0 ? RandomUpTo(plan.groups - 1)
												   : 0;
		if (plan.category[i].is_bonus)
			plan.category[i].critical = 0;
		else if (i > 0 && plan.category[i].critical > 0 && RandomUpTo(1))
			plan.category[i].weight = 0;
	}
	return plan;
}

static void
Put(TextSink *sink, const char *before, int64_t number, const char *after)
{
	TextPutString(sink, before);
	TextPutInteger(sink, number);
	TextPutString(sink, after);
}

static void
PutCategory(TextSink *sink, const Plan *plan, int i)
{
	static const char *const critical[] = {"", ", \"critical\": true", ", \"critical\": \"group\""};

	Put(sink, i == 0 ? "\"c" : ", \"c", i, "\": {\"weight\": ");
	TextPutMillionths(sink, plan->category[i].weight);
	if (plan->category[i].outcomes == 0)
	{
		bool is_reversed = plan->category[i].is_reversed;

		Put(sink, ", \"scale\": [", is_reversed ? plan->category[i].high : plan->category[i].low,
			", ");
		Put(sink, "", is_reversed ? plan->category[i].low : plan->category[i].high, "]");
		TextPutString(sink, ", \"step\": ");
		if (plan->category[i].per_unit > 0)
			TextPutMillionths(sink, MILLION / plan->category[i].per_unit);
		else
			TextPutString(sink, "\"any\"");
	}
	TextPutString(sink, ", \"fail_below\": ");
	TextPutMillionths(sink, plan->category[i].mark);
	TextPutString(sink, plan->category[i].is_bonus ? ", \"bonus\": true" : "");
	for (int j = 0; j < plan->category[i].outcomes; j++)
	{
		Put(sink, j == 0 ? ", \"outcomes\": {\"o" : ", \"o", j, "\": ");
		TextPutMillionths(sink, plan->category[i].percent[j]);
	}
	TextPutString(sink, plan->category[i].outcomes > 0 ? "}" : "");
	TextPutString(sink, critical[plan->category[i].critical]);
	if (plan->groups > 0)
		Put(sink, ", \"group\": \"g", plan->category[i].group, "\"");
	TextPutString(sink, "}");
}

/* Makes a plan's rubric. Its categories are c0, c1, ..., their outcomes o0, ...: in order. */
static Rubric *
RubricOf(const Plan *plan)
{
	char text[4000];
	TextSink sink = {text, sizeof text, 0};
	Fault fault;
	Rubric *rubric;

	TextPutString(&sink, "{\"fail_below\": ");
	TextPutMillionths(&sink, plan->fail_below);
	for (int i = 0; i < plan->groups; i++)
	{
		Put(&sink, i == 0 ? ", \"groups\": {\"g" : ", \"g", i, "\": {\"weight\": ");
		TextPutMillionths(&sink, plan->group_weight[i]);
		TextPutString(&sink, plan->group_critical[i] ? ", \"critical\": true}" : "}");
	}
	TextPutString(&sink, plan->groups > 0 ? "}, \"categories\": {" : ", \"categories\": {");
	for (int i = 0; i < plan->categories; i++)
		PutCategory(&sink, plan, i);
	TextPutString(&sink, "}}");
	rubric = ReadRubric(text, sink.length, &fault);
	Check(rubric != NULL, "%s: %s", text, rubric == NULL ? fault.message : "");
	return rubric;
}

/* A category's exact score in millionths. */
static Fraction
CategoryScore(const Plan *plan, int category, int choice)
{
	if (plan->category[category].outcomes > 0)
		return (Fraction){plan->category[category].percent[choice], 1};
	if (plan->category[category].per_unit == 0)
		return (Fraction){SCORE_PERCENT(choice), 1};
	return Reduced(FULL_SCORE * choice,
				   plan->category[category].per_unit *
					   (plan->category[category].high - plan->category[category].low));
}

/* What the ratings of a group come to. */
typedef struct GroupSum
{
	Fraction sum;
	int64_t weight;
	bool is_failed;
} GroupSum;

/* Adds the rating of a category to its group's. */
static void
OracleRating(const Plan *plan, int i, Choice choice, GroupSum *sums, Review *review)
{
	Fraction score = CategoryScore(plan, i, choice);
	GroupSum *group = &sums[plan->category[i].group];
	bool is_below = score.top < plan->category[i].mark * score.bottom;

	review->is_failed |= is_below && plan->category[i].critical == 1;
	group->is_failed |= is_below && plan->category[i].critical == 2;
	group->sum = PlusTimes(group->sum, plan->category[i].weight, score);
	group->weight += plan->category[i].is_bonus ? 0 : plan->category[i].weight;
}

/* The definition, in fractions. */
static Review
Oracle(const Plan *plan, const Choice *choices)
{
	GroupSum sums[4] = {{.sum = {0, 1}}, {.sum = {0, 1}}, {.sum = {0, 1}}, {.sum = {0, 1}}};
	Fraction total = {0, 1};
	int64_t weight = 0;
	Review review = {0};

	for (int i = 0; i < plan->categories; i++)
		if (choices[i] != NOT_RATED)
			OracleRating(plan, i, choices[i], sums, &review);
	for (int i = 0; i < 4; i++)
	{
		int64_t group_weight = plan->groups > 0 ? plan->group_weight[i] : 1;

		if (sums[i].is_failed)
			review.is_failed |= plan->group_critical[i];
		if (sums[i].weight == 0 && !sums[i].is_failed)
			continue;
		weight += group_weight;
		if (!sums[i].is_failed)
			total = PlusTimes(total, group_weight,
							  Reduced(sums[i].sum.top, sums[i].sum.bottom * sums[i].weight));
	}
	review.is_rated = weight > 0 || review.is_failed;
	if (!review.is_rated || review.is_failed)
		return review;
	review.score = FULL_SCORE;
	if (total.top < FULL_SCORE * total.bottom * weight)
		review.score =
			(int32_t) ((2 * total.top + total.bottom * weight) / (2 * total.bottom * weight));
	return review;
}

static Choice
RandomChoice(const RubricCategory *category)
{
	Choice percent = RandomUpTo(1) ? RandomUpTo(100000000) : RandomUpTo(100) * (Choice) MILLION;

	if (RandomUpTo(5) == 0)
		return NOT_RATED;
	if (category->kind == CATEGORY_ANY)
		return percent | (percent < category->fail_below ? SCORE_IS_BELOW : 0);
	return RandomUpTo(category->points - 1);
}

static void
RandomChoices(const Rubric *rubric, Choice *choices)
{
	for (int i = 0; i < rubric->categories; i++)
		choices[i] = RandomChoice(&RubricCategories(rubric)[i]);
}

static bool
SameReview(Review a, Review b)
{
	return a.score == b.score && a.is_rated == b.is_rated && a.is_failed == b.is_failed;
}

/* The review as two halves of ratings, merged: the summary that comes of it. */
static IqsSummary *
RowByRow(const Rubric *rubric, const Choice *choices)
{
	unsigned char bytes[2][2000];
	ReviewState halves[2];
	IqsSummary *reviews;
	NamesRoom names;
	Fault fault = {0};

	for (int half = 0; half < 2; half++)
		ReviewStateStart(&halves[half], bytes[half], sizeof *bytes, 7);
	for (int i = rubric->categories - 1; i >= 0; i--)
	{
		Rating rating;

		if (choices[i] == NOT_RATED)
			continue;
		rating = RatingMake(rubric, i, choices[i]);
		Check(ReviewStateAppend(&halves[RandomUpTo(1)], &rating, &fault), "%s", fault.message);
	}
	Check(ReviewStateOpen(&halves[1], bytes[1], sizeof *bytes, &fault), "%s", fault.message);
	Check(ReviewStateMerge(&halves[0], &halves[1], &fault), "%s", fault.message);
	names = ReviewStateNames(&halves[0]);
	reviews = malloc(IqsSummarySize(names.categories, names.names));
	IqsSummaryStart(reviews, names.categories, names.names);
	Check(ReviewStateFinish(&halves[0], reviews, &fault), "%s", fault.message);
	return reviews;
}

/* The review as a summary, all at once. */
static IqsSummary *
AllAtOnce(const Rubric *rubric, const Choice *choices)
{
	IqsSummary *reviews = malloc(IqsSummarySize(20, 200));
	uint32_t places[RUBRIC_CATEGORIES];
	Fault fault = {0};

	IqsSummaryStart(reviews, 20, 200);
	Check(!IqsSummaryLocate(reviews, rubric, places), "nothing is there yet");
	Check(IqsSummaryCollectReview(reviews, rubric, choices, ScoreReview(rubric, choices), &fault),
		  "%s", fault.message);
	Check(!ScoreReview(rubric, choices).is_rated || rubric->groups > 0 ||
			  IqsSummaryLocate(reviews, rubric, places),
		  "all is there");
	return reviews;
}

/* One random review: as a score, in a summary, and row by row. */
static void
CheckReview(const Plan *plan, const Rubric *rubric)
{
	Choice choices[RUBRIC_CATEGORIES];
	Review review;
	Review oracle;
	IqsSummary *once;
	IqsSummary *by_row;
	char *text;
	char *rows;

	RandomChoices(rubric, choices);
	review = ScoreReview(rubric, choices);
	oracle = Oracle(plan, choices);
	Check(SameReview(review, oracle), "score %d, exactly %d", review.score, oracle.score);
	once = AllAtOnce(rubric, choices);
	by_row = RowByRow(rubric, choices);
	text = IqsSummaryText(once);
	rows = IqsSummaryText(by_row);
	Check(strcmp(text, rows) == 0, "%s, row by row %s", text, rows);
	Check(once->sum == oracle.score && once->reviews == oracle.is_rated, "%s", text);
	Check(IqsSummaryProblem(once) == NULL, "%s", text);
	free(text);
	free(rows);
	free(once);
	free(by_row);
}

/* The text of a rubric reads back as the same bytes. */
static void
CheckRoundTrip(const Rubric *rubric)
{
	char *text = RubricText(rubric);
	Fault fault = {0};
	Rubric *back = ReadRubric(text, strlen(text), &fault);

	Check(back != NULL && back->size == rubric->size && memcmp(back, rubric, back->size) == 0,
		  "%s: %s", text, fault.message);
	free(back);
	free(text);
}

static void
TestOracle(int kind, const char *name)
{
	int exact = 0;

	for (int i = 0; i < 1000; i++)
	{
		Plan plan = RandomPlan(kind);
		Rubric *rubric = RubricOf(&plan);

		exact += rubric->is_exact;
		CheckRoundTrip(rubric);
		for (int j = 0; j < 10; j++)
			CheckReview(&plan, rubric);
		free(rubric);
	}
	Check(kind == 3 ? exact == 0 : exact > 0, "%d of 1000 rubrics are exact", exact);
	TestDone(name);
}

/* Scores what is described by a rubric and its choices; -1 is not rated. */
static void
CheckKnown(const char *text, const Choice *choices, int32_t score, bool is_failed)
{
	Fault fault;
	Rubric *rubric = ReadRubric(text, strlen(text), &fault);
	Review review = ScoreReview(rubric, choices);

	Check(review.is_rated && review.score == score && review.is_failed == is_failed,
		  "%s: %d, failed %d", text, review.score, review.is_failed);
	free(rubric);
}

/* What is rated makes no review. */
static void
CheckNoReview(const char *text, const Choice *choices)
{
	Fault fault;
	Rubric *rubric = ReadRubric(text, strlen(text), &fault);
	IqsSummary *by_row = RowByRow(rubric, choices);

	Check(!ScoreReview(rubric, choices).is_rated, "%s", text);
	Check(by_row->reviews == 0 && by_row->categories == 0, "%s: row by row", text);
	free(by_row);
	free(rubric);
}

static void
TestKnown(void)
{
#define CRITICAL "{\"weight\": 1, \"critical\": true, \"scale\": "

	CheckKnown("{\"categories\": {\"a\": " CRITICAL "[1, 4]}}}", (Choice[]){1}, 0, true);
	CheckKnown("{\"categories\": {\"a\": " CRITICAL "[1, 3]}}}", (Choice[]){1}, 50000000, false);
	CheckKnown("{\"fail_below\": 33.333333, \"categories\": {\"a\": " CRITICAL "[1, 4]}}}",
			   (Choice[]){1}, 33333333, false);
	CheckKnown("{\"fail_below\": 66.666667, \"categories\": {\"a\": " CRITICAL "[1, 4]}}}",
			   (Choice[]){2}, 0, true);
	CheckKnown("{\"scale\": [1, 5], \"categories\": {\"a\": " CRITICAL "[1, 4]}, \"b\": 1}}",
			   (Choice[]){NOT_RATED, 1}, 25000000, false);
	/* 0.0000005 is a tie, rounded up; a hair less is not */
	CheckKnown("{\"categories\": {\"a\": {\"weight\": 1, \"outcomes\": {\"x\": 0}}, \"b\": "
			   "{\"weight\": 1, \"outcomes\": {\"x\": 0.000001}}}}",
			   (Choice[]){0, 0}, 1, false);
	CheckKnown("{\"categories\": {\"a\": {\"weight\": 1.000001, \"outcomes\": {\"x\": 0}}, \"b\": "
			   "{\"weight\": 1, \"outcomes\": {\"x\": 0.000001}}}}",
			   (Choice[]){0, 0}, 0, false);
	/* a bonus adds, and stops at 100; here also past what 128 bits would hold */
	CheckKnown("{\"scale\": [1, 5], \"categories\": {\"a\": 4, \"b\": {\"weight\": 1, \"bonus\": "
			   "true}}}",
			   (Choice[]){2, 4}, 75000000, false);
	CheckKnown("{\"scale\": [1, 5], \"categories\": {\"a\": 4, \"b\": {\"weight\": 3, \"bonus\": "
			   "true}}}",
			   (Choice[]){2, 4}, FULL_SCORE, false);
	CheckKnown("{\"scale\": [0, 1], \"groups\": {\"g\": 1000000, \"h\": 1000000}, \"categories\": "
			   "{\"a\": {\"weight\": 0.000001, \"group\": \"g\"}, \"b\": {\"weight\": 1000000, "
			   "\"group\": \"g\", \"bonus\": true}, \"c\": {\"weight\": 1, \"group\": \"h\"}}}",
			   (Choice[]){0, 1, 0}, FULL_SCORE, false);
	/* weight 0 fails a review */
	CheckKnown("{\"scale\": [0, 1], \"categories\": {\"a\": {\"weight\": 0, \"critical\": true}, "
			   "\"b\": 1}}",
			   (Choice[]){0, NOT_RATED}, 0, true);
	CheckNoReview(
		"{\"scale\": [0, 1], \"categories\": {\"a\": {\"weight\": 0, \"critical\": true}, "
		"\"b\": 1, \"c\": {\"weight\": 1, \"bonus\": true}}}",
		(Choice[]){1, NOT_RATED, 1});
	TestDone("known scores, at the edges");
}

/* Weights and scales that have as little in common as can be: within range, and in order. */
static void
TestExtremes(void)
{
	static const int primes[] = {97, 89, 83, 79, 73, 71, 67, 61, 59, 53, 47, 43, 41, 37};
	char text[4000];
	TextSink sink = {text, sizeof text, 0};
	Fault fault;
	Rubric *rubric;
	Choice choices[14];

	TextPutString(&sink, "{\"categories\": {");
	for (int i = 0; i < 14; i++)
	{
		TextPutString(&sink, i == 0 ? "\"" : ", \"");
		TextPutInteger(&sink, 10 + i);
		TextPutString(&sink, "\": {\"weight\": ");
		TextPutMillionths(&sink, RUBRIC_WEIGHT * MILLION - primes[i]);
		TextPutString(&sink, ", \"scale\": [0, ");
		TextPutInteger(&sink, primes[i]);
		TextPutString(&sink, "]}");
	}
	TextPutString(&sink, "}}");
	rubric = ReadRubric(text, sink.length, &fault);
	Check(rubric != NULL && !rubric->is_exact, "%s", text);
	for (int i = 0; i < 14; i++)
		choices[i] = (Choice) primes[i];
	Check(ScoreReview(rubric, choices).score == FULL_SCORE, "all at the top");
	memset(choices, 0, sizeof choices);
	Check(ScoreReview(rubric, choices).score == 0, "all at the bottom");
	for (int i = 0; i < 14; i++)
		choices[i] = i % 2 ? (Choice) primes[i] : 0;
	Check(abs(ScoreReview(rubric, choices).score - 50000000) <= 1, "half of each");
	free(rubric);
	TestDone("weights and scales without a common denominator");
}

static void
TestBadRatings(void)
{
	const char *source = "{\"scale\": [1, 5], \"categories\": {\"a\": 1, \"b\": 2}}";
	Fault fault = {0};
	Rubric *rubric = ReadRubric(source, strlen(source), &fault);
	unsigned char bytes[200];
	unsigned char broken[200];
	ReviewState ratings;
	Rating rating = RatingMake(rubric, 0, 1);
	IqsSummary *reviews = malloc(IqsSummarySize(20, 400));

	ReviewStateStart(&ratings, bytes, sizeof bytes, 1);
	Check(ReviewStateAppend(&ratings, &rating, &fault), "%s", fault.message);
	Check(!ReviewStateAppend(&ratings, &rating, &fault) &&
			  strstr(fault.message, "duplicate rating"),
		  "%s", fault.message);
	Check(!ReviewStateSame(&ratings, 2, &fault) && strstr(fault.message, "rubric changes"), "%s",
		  fault.message);
	for (int i = 0; i < 100000; i++)
	{
		size_t length = (size_t) RandomUpTo(sizeof broken);
		unsigned char *copy;

		memcpy(broken, bytes, sizeof broken);
		for (int j = RandomUpTo(3); j >= 0; j--)
			broken[RandomUpTo(60)] = (unsigned char) RandomBits();
		copy = (unsigned char *) ExactCopy(broken, length);
		IqsSummaryStart(reviews, 20, 400);
		if (ReviewStateOpen(&ratings, copy, length, &fault) &&
			ReviewStateFinish(&ratings, reviews, &fault))
			Check(IqsSummaryProblem(reviews) == NULL, "a summary that can't be");
		else
			Check(fault.code == FAULT_BAD_BINARY, "%s", fault.message);
		free(copy);
	}
	free(reviews);
	free(rubric);
	TestDone("states that are none");
}

int
main(int argc, char **argv)
{
	SeedFrom(argc, argv);
	TestKnown();
	TestOracle(0, "random reviews, weights that make ties");
	TestOracle(1, "random reviews, whole weights");
	TestOracle(2, "random reviews, weights with six decimals");
	TestOracle(3, "random reviews with groups");
	TestExtremes();
	TestBadRatings();
	return AllTestsDone();
}
