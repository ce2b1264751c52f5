/*
 * Summaries of reviews: adding and taking out, merging, both forms and the text, and what
 * is refused.
 */
#include "check.h"
#include "core/base/interrupt.h"
#include "rubrics.h"

static const char two[] =
	"{\"reviews\": 2, \"failed\": 0, \"sum\": 163.333333, \"squares\": 13344.444388888889, "
	"\"scores\": {\"80\": 1, \"83\": 1}, "
	"\"categories\": {\"tone\": {\"rated\": 2, \"failed\": 0, \"sum\": 150, \"squares\": 12500}}}";
static const char none[] =
	"{\"reviews\": 0, \"failed\": 0, \"sum\": 0, \"scores\": {}, \"categories\": {}}";

/* An empty summary with room for whatever a test adds; to be freed. */
static IqsSummary *
Empty(void)
{
	IqsSummary *reviews = malloc(IqsSummarySize(100, 2000));

	IqsSummaryStart(reviews, 100, 2000);
	return reviews;
}

/* Puts the loose categories of a summary in their places. */
static void
Settle(IqsSummary *reviews)
{
	IqsSummary *settled = Empty();
	Fault fault = {0};

	Check(IqsSummarySortLoose(reviews, &fault), "%s", fault.message);
	IqsSummaryCopy(settled, reviews);
	memcpy(reviews, settled, IqsSummarySize(100, 2000));
	free(settled);
}

/* Whether two summaries are the same, packed and as text. */
static bool
Same(const IqsSummary *a, const IqsSummary *b)
{
	size_t a_length;
	size_t b_length;
	unsigned char *a_packed = PackReviews(a, &a_length);
	unsigned char *b_packed = PackReviews(b, &b_length);
	char *a_text = IqsSummaryText(a);
	char *b_text = IqsSummaryText(b);
	bool same = a_length == b_length && memcmp(a_packed, b_packed, a_length) == 0;

	Check(same == (strcmp(a_text, b_text) == 0), "the forms differ on %s and %s", a_text, b_text);
	free(a_packed);
	free(b_packed);
	free(a_text);
	free(b_text);
	return same;
}

/* Adds or takes out one review of two rubrics' categories. */
typedef struct Step
{
	const Rubric *rubric;
	Choice choices[3];
} Step;

static void
Apply(IqsSummary *reviews, const Step *step, bool take_out)
{
	uint32_t places[RUBRIC_CATEGORIES];
	Review review = ScoreReview(step->rubric, step->choices);
	Fault fault = {0};
	bool done;

	if (take_out)
		done = IqsSummarySubtractReview(reviews, step->rubric, step->choices, review, &fault);
	else if (IqsSummaryLocate(reviews, step->rubric, places))
		done = IqsSummaryAddReview(reviews, step->rubric, step->choices, places, review, &fault);
	else
		done = IqsSummaryCollectReview(reviews, step->rubric, step->choices, review, &fault);
	Check(done, "%s", fault.message);
	if (RandomUpTo(1) == 0 || take_out)
		Settle(reviews);
}

#define STEPS 60

/* Random steps, by two rubrics that share a category and its name, but not its scale. */
static void
RandomSteps(Step *steps, Rubric *const *rubrics)
{
	for (int i = 0; i < STEPS; i++)
	{
		steps[i].rubric = rubrics[RandomUpTo(1)];
		for (int j = 0; j < 3; j++)
			steps[i].choices[j] = (Choice) (RandomUpTo(4) - 1);
	}
}

static void
TestAlgebra(void)
{
	static const char *const sources[] = {
		"{\"scale\": [1, 4], \"categories\": {\"tone\": 1, \"solution\": {\"weight\": 2, "
		"\"critical\": true}, \"b\": 3}}",
		"{\"scale\": [1, 7], \"categories\": {\"tone\": 5, \"solution\": 2, \"z\": 3}}"};
	Rubric *rubrics[2];
	Fault fault;

	for (int i = 0; i < 2; i++)
		rubrics[i] = ReadRubric(sources[i], strlen(sources[i]), &fault);
	for (int round = 0; round < 200; round++)
	{
		Step steps[STEPS];
		int split = RandomUpTo(STEPS);
		IqsSummary *all = Empty();
		IqsSummary *first = Empty();
		IqsSummary *second = Empty();
		IqsSummary *merged = Empty();

		RandomSteps(steps, rubrics);
		for (int i = 0; i < STEPS; i++)
		{
			Apply(all, &steps[i], false);
			Apply(i < split ? first : second, &steps[i], false);
		}
		Settle(all);
		Settle(first);
		Settle(second);
		Check(IqsSummaryProblem(all) == NULL, "%s", IqsSummaryProblem(all));
		IqsSummaryCopy(merged, first);
		Check(Same(merged, first), "a copy");
		Check(IqsSummaryMerge(merged, second, &fault), "%s", fault.message);
		Settle(merged);
		Check(Same(merged, all), "merged");
		Check(IqsSummarySubtract(merged, first, &fault) && Same(merged, second), "taken out");
		Check(first->reviews == 0 || !IqsSummarySubtract(merged, all, &fault),
			  "more taken out than is in");
		for (int i = 0; i < split; i++)
			Apply(all, &steps[i], true);
		Check(Same(all, second), "taken out one by one");
		free(all);
		free(first);
		free(second);
		free(merged);
	}
	free(rubrics[0]);
	free(rubrics[1]);
	TestDone("added, merged, taken out");
}

static void
TestForms(void)
{
	static const unsigned char packed[] = {
		0x01, 0x02, 0x00, 0xD5, 0x89, 0xF1, 0x4D, 0xB9, 0xA2, 0x99, 0x9C, 0xB9, 0x96, 0xDA,
		0x17, 0x02, 0x50, 0x01, 0x53, 0x01, 0x01, 0x04, 0x74, 0x6F, 0x6E, 0x65, 0x02, 0x00,
		0x80, 0xA3, 0xC3, 0x47, 0x80, 0x80, 0xC5, 0xDD, 0xF0, 0x95, 0x9A, 0x16, 0};
	Fault fault = {0};
	IqsSummary *reviews = ReadReviews(two, strlen(two), &fault);
	IqsSummary *back = UnpackReviews(packed, sizeof packed, &fault);
	IqsSummary *empty = Empty();
	char *text = IqsSummaryText(reviews);
	char *nothing = IqsSummaryText(empty);

	Check(strcmp(text, two) == 0, "%s", text);
	Check(strcmp(nothing, none) == 0, "%s", nothing);
	Check(back != NULL && Same(reviews, back), "golden bytes: %s", fault.message);
	free(reviews);
	free(back);
	free(empty);
	free(text);
	free(nothing);
	TestDone("text, and golden bytes");
}

/* A piece of the text above, what takes its place, and a part of what is said about it. */
static const char *const changes[][3] = {
	{"\"reviews\": 2", "\"reviews\": 3", "do not add up"},
	{"\"reviews\": 2", "\"reviews\": 2.0", "not a whole number"},
	{"\"reviews\": 2", "\"reviews\": -2", "not a whole number"},
	{"\"reviews\": 2", "\"reviews\": 9223372036854775808", "is out of range"},
	{"\"reviews\": 2, ", "", "is missing"},
	{"\"reviews\"", "\"revues\"", "a key is unknown"},
	{"\"failed\": 0", "\"failed\": 0, \"failed\": 0", "a key is there twice"},
	{"\"failed\": 0, \"sum\": 163", "\"failed\": 1, \"sum\": 163", "more failed reviews"},
	{"163.333333", "162.999999", "the sum does not go with"},
	{"163.333333", "164.999999", "the sum does not go with"},
	{"163.333333", "163.3333331", "more than 6 decimals"},
	{"163.333333", "-1", "negative"},
	{"163.333333", "9223372036854.775808", "is out of range"},
	{"\"83\": 1", "\"83\": 1, \"83\": 1", "there twice"},
	{"\"83\": 1", "\"83\": 1, \"90\": 0", "without a review"},
	{"\"83\": 1", "\"101\": 1", "past 100"},
	{"\"83\": 1", "\"\": 1", "empty"},
	{"\"83\": 1", "\"8x\": 1", "not a whole number"},
	{"\"rated\": 2", "\"rated\": 3", "a category's rated"},
	{"\"rated\": 2, ", "", "a category lacks"},
	{"\"rated\": 2, \"failed\": 0", "\"rated\": 2, \"failed\": 3", "a category's failed"},
	{"150,", "200.000001,", "a category's sum"},
	{"12500}", "11249.999999999999}", "a category's sum of squares"},
	{"12500}", "12500.000000000001}", "a category's sum of squares"},
	{"12500}", "12499}", NULL},
	{"12500}", "-1}", "negative"},
	{"12500}", "12499.0000000000001}", "more than 12 decimals"},
	{"12500}", "1e40}", "is out of range"},
	{", \"squares\": 12500", "", "squares is missing"},
	{"13344.444388888889", "13343.999888888889", NULL},
	{"13344.444388888889", "13300", "the sum of squares does not go with"},
	{"13344.444388888889", "13400", "the sum of squares does not go with"},
	{", \"squares\": 13344.444388888889", "", "squares is missing"},
	{"12500}", "12500}, \"tone\": {\"rated\": 1, \"failed\": 0, \"sum\": 1}", "there twice"},
	{"12500}", "12500}, \"b\": {\"rated\": 0, \"failed\": 0, \"sum\": 0}", "without a rating"},
	{"\"tone\"", "\"\"", "name has no bytes"},
	{"}}}", "}}", "Expected \",\" or \"}\""},
	{"}}}", "}}} ", NULL},
	{"{\"reviews\": 2, \"failed\": 0", "{\"failed\": 0, \"reviews\": 2", NULL}};

static void
TestRefusedText(void)
{
	for (size_t i = 0; i < sizeof changes / sizeof *changes; i++)
	{
		char text[700];
		const char *at = strstr(two, changes[i][0]);
		Fault fault = {0};
		IqsSummary *reviews;

		sprintf(text, "%.*s%s%s", (int) (at - two), two, changes[i][1], at + strlen(changes[i][0]));
		reviews = ReadReviews(text, strlen(text), &fault);
		Check((reviews != NULL) == (changes[i][2] == NULL), "%s: %s", text, fault.message);
		Check(changes[i][2] == NULL || strstr(fault.detail, changes[i][2]) != NULL ||
				  strstr(fault.message, changes[i][2]) != NULL,
			  "%s: %s %s", text, fault.message, fault.detail);
		free(reviews);
	}
	TestDone("texts that are no summary");
}

/* Every cut, and every change of a byte: read as a summary that can be, or refused. */
static void
TestBrokenBytes(void)
{
	Fault fault = {0};
	IqsSummary *reviews = ReadReviews(two, strlen(two), &fault);
	size_t length;
	unsigned char *packed = PackReviews(reviews, &length);
	long taken = 0;

	for (size_t cut = 0; cut < length; cut++)
		Check(UnpackReviews(packed, cut, &fault) == NULL, "cut off at %zu", cut);
	for (size_t at = 0; at < length; at++)
	{
		for (int change = 1; change < 256; change++)
		{
			IqsSummary *other;

			packed[at] ^= (unsigned char) change;
			other = UnpackReviews(packed, length, &fault);
			if (other != NULL)
			{
				size_t again;
				unsigned char *bytes = PackReviews(other, &again);

				Check(again == length && memcmp(bytes, packed, length) == 0, "not the same");
				free(bytes);
				taken++;
			}
			free(other);
			packed[at] ^= (unsigned char) change;
		}
	}
	Check(taken > 0 && taken < 6000, "%ld changes taken", taken);
	free(packed);
	free(reviews);
	TestDone("bytes that are no summary");
}

/* The largest summary, to which nothing more can be added. */
static void
TestOverflow(void)
{
	static const char full[] =
		"{\"reviews\": 92233720368, \"failed\": 0, \"sum\": 9223372036800, \"scores\": {\"100\": "
		"92233720368}, \"categories\": {\"a\": {\"rated\": 92233720368, \"failed\": 0, \"sum\": "
		"9223372036800}}}";
	static const char zeros[] = "{\"reviews\": 9223372036854775807, \"failed\": 0, \"sum\": 0, "
								"\"scores\": {\"0\": 9223372036854775807}, \"categories\": {}}";
	Fault fault = {0};
	IqsSummary *reviews = ReadReviews(full, strlen(full), &fault);
	IqsSummary *most = ReadReviews(zeros, strlen(zeros), &fault);
	Review top = {.score = FULL_SCORE, .is_rated = true};
	Review bottom = {.is_rated = true};

	Check(!IqsSummaryMerge(reviews, reviews, &fault) && fault.code == FAULT_OUT_OF_RANGE, "merge");
	free(reviews);
	reviews = ReadReviews(full, strlen(full), &fault);
	Check(!IqsSummaryAddScore(reviews, top, &fault) && fault.code == FAULT_OUT_OF_RANGE, "add");
	Check(!IqsSummaryAddScore(most, bottom, &fault) && fault.code == FAULT_OUT_OF_RANGE, "count");
	free(reviews);
	free(most);
	TestDone("no count passes 2^63-1");
}

/* How often core let the server cancel. */
static long interrupts;

static void
CountInterrupt(void)
{
	interrupts++;
}

#define NAMES 300

/* Adds n to a count of its name in a summary with room for all, by a merge; settles now and then. */
static void
MergeName(IqsSummary *reviews, int n)
{
	IqsSummary *one = Empty();
	Fault fault = {0};
	char name[16];
	int length = snprintf(name, sizeof name, "%d", n * 7919 % NAMES);

	IqsSummaryAppend(one, name, (size_t) length, (CategorySums){.rated = 1, .sum = n});
	Check(IqsSummarySortUnique(one), "one name");
	one->reviews = one->counts[0] = 1;
	Check(IqsSummaryMerge(reviews, one, &fault), "%s", fault.message);
	free(one);
}

/* Names that come one by one, each several times, in no order: the same as all at once. */
static void
TestLooseNames(void)
{
	size_t size = IqsSummarySize(4 * NAMES, 16 * NAMES);
	IqsSummary *reviews = malloc(size);
	IqsSummary *settled = malloc(size);
	Fault fault = {0};
	long sum = 0;

	InterruptCheck = CountInterrupt;
	IqsSummaryStart(reviews, 4 * NAMES, 16 * NAMES);
	for (int i = 0; i < 3 * NAMES; i++)
		MergeName(reviews, i);
	Check(reviews->loose > 0, "nothing is loose");
	interrupts = 0;
	Check(IqsSummarySortLoose(reviews, &fault), "%s", fault.message);
	Check(interrupts > NAMES, "sorting can't be cancelled");
	interrupts = 0;
	IqsSummaryStart(settled, 4 * NAMES, 16 * NAMES);
	IqsSummaryCopy(settled, reviews);
	Check(interrupts >= NAMES, "copying can't be cancelled");
	Check(settled->categories == NAMES && settled->loose == 0, "%u names", settled->categories);
	for (uint32_t i = 0; i < settled->categories; i++)
	{
		const CategorySums *category = &IqsSummaryCategories(settled)[i];

		Check(category->rated == 3 && IqsSummaryFind(settled, IqsSummaryName(settled, category),
													 category->key) == category,
			  "name %u", i);
		sum += category->sum;
	}
	Check(sum == 3 * NAMES * (3 * NAMES - 1) / 2, "sum %ld", sum);
	free(reviews);
	free(settled);
	TestDone("names that come one by one");
}

/* Bytes that claim more categories than a summary may have are refused before they are read. */
static void
TestLimit(void)
{
	/* 250001, in 7 bits a byte */
	static const unsigned char bytes[] = {1,    0, 0,   0, 0, 0, 0x91, 0xA1,
										  0x0F, 1, 'a', 1, 0, 0, 0,    0};
	static const unsigned char other[] = {3, 0, 0, 0, 0, 0, 0, 0};
	Fault fault = {0};

	Check(UnpackReviews(bytes, sizeof bytes, &fault) == NULL && fault.code == FAULT_OVER_LIMIT,
		  "%s", fault.message);
	Check(!IqsSummaryIsPacked(other, sizeof other, &fault) && fault.code == FAULT_BAD_BINARY, "%s",
		  fault.message);
	Check(!IqsSummaryIsPacked(other, 0, &fault), "nothing is no summary");
	TestDone("no more categories than the limit");
}

int
main(int argc, char **argv)
{
	SeedFrom(argc, argv);
	TestAlgebra();
	TestForms();
	TestRefusedText();
	TestBrokenBytes();
	TestOverflow();
	TestLooseNames();
	TestLimit();
	return AllTestsDone();
}
