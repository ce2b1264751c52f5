/*
 * Any bytes as the states of the aggregates that give an iqs_summary, and as what they are
 * merged with, less, or asked to take out: two packed summaries, a rubric's choices and a score.
 * Whatever is not refused keeps all rules, and packs to bytes that unpack to the same.
 *
 * The first byte says how many of the others, in 256ths, are the first summary.
 */
#include "rubrics.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char rubric_text[] =
	"{\"scale\": [1, 5], \"groups\": {\"g\": 2, \"h\": 3}, \"categories\": {\"tone\": {\"weight\": "
	"2, "
	"\"group\": \"g\"}, \"solution\": {\"weight\": 1, \"critical\": true, \"group\": \"h\"}}}";

/* A summary with room for as many names again as another has, a copy of the first. */
static IqsSummary *
CopyFor(const IqsSummary *summary, NamesRoom more)
{
	NamesRoom own = IqsSummaryNames(summary);
	uint32_t categories = own.categories + more.categories;
	uint32_t names = own.names + more.names;
	IqsSummary *copy = malloc(IqsSummarySize(categories, names));

	IqsSummaryStart(copy, categories, names);
	IqsSummaryCopy(copy, summary);
	return copy;
}

/* The summary with its new names in order, in the place of the one that was handed over. */
static IqsSummary *
Settled(IqsSummary *summary)
{
	Fault fault = {0};
	IqsSummary *settled;

	if (!IqsSummarySortLoose(summary, &fault))
		return summary;
	settled = CopyFor(summary, (NamesRoom){0, 0});
	free(summary);
	return settled;
}

/* A value within the rules: packed as it is unpacked. */
static void
CheckValue(const IqsSummary *summary)
{
	Fault fault = {0};
	size_t length;
	size_t again_length;
	unsigned char *packed = PackReviews(summary, &length);
	IqsSummary *back = UnpackReviews(packed, length, &fault);
	unsigned char *again;

	if (IqsSummaryProblem(summary) != NULL || back == NULL)
		abort();
	again = PackReviews(back, &again_length);
	if (again_length != length || memcmp(packed, again, length) != 0)
		abort();
	free(again);
	free(back);
	free(packed);
}

/* What is left: a value, if it isn't refused (pg/review/iqs_summary.h, ReturnIqsSummaryRest). */
static void
CheckRest(const IqsSummary *summary)
{
	if (IqsSummaryProblem(summary) == NULL)
		CheckValue(summary);
}

/* Sums and differences; taking out undoes adding. */
static void
CheckPair(const IqsSummary *one, const IqsSummary *other)
{
	IqsSummary *sum = CopyFor(one, IqsSummaryNames(other));
	IqsSummary *rest = CopyFor(one, (NamesRoom){0, 0});
	Fault fault = {0};

	if (IqsSummaryMerge(sum, other, &fault))
	{
		sum = Settled(sum);
		CheckValue(sum);
		if (!IqsSummarySubtract(sum, other, &fault))
			abort();
		CheckValue(sum);
	}
	else if (fault.message[0] == '\0')
		abort();
	if (IqsSummarySubtract(rest, other, &fault))
		CheckValue(rest);
	else if (fault.message[0] == '\0')
		abort();
	free(rest);
	free(sum);
}

/* A review is counted, or taken out. */
static void
CheckReview(const IqsSummary *summary, const Rubric *rubric, const uint8_t *data)
{
	Choice choices[RUBRIC_CATEGORIES];
	IqsSummary *more = CopyFor(summary, IqsSummaryNamesOf(rubric));
	IqsSummary *less = CopyFor(summary, (NamesRoom){0, 0});
	Fault fault = {0};
	Review review;

	for (int i = 0; i < rubric->categories; i++)
		choices[i] = (Choice) (data[i] % (RubricCategories(rubric)[i].points + 1) - 1);
	review = ScoreReview(rubric, choices);
	if (IqsSummaryCollectReview(more, rubric, choices, review, &fault))
	{
		more = Settled(more);
		CheckValue(more);
	}
	if (IqsSummarySubtractReview(less, rubric, choices, review, &fault))
		CheckRest(less);
	free(less);
	free(more);
}

/* A score alone is taken out. */
static void
CheckScore(const IqsSummary *summary, const uint8_t *data)
{
	IqsSummary *less = CopyFor(summary, (NamesRoom){0, 0});
	int32_t score = (data[0] << 16 | data[1] << 8 | data[2]) % (FULL_SCORE + 1);
	Fault fault = {0};

	if (IqsSummarySubtractScore(less, (Review){.score = score, .is_rated = true}, &fault))
		CheckRest(less);
	free(less);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	Fault fault = {0};
	size_t first = size < 6 ? 0 : (size - 6) * data[0] / 256;
	Rubric *rubric;
	IqsSummary *one;
	IqsSummary *other;

	if (size < 6)
		return 0;
	rubric = ReadRubric(rubric_text, sizeof rubric_text - 1, &fault);
	if (rubric == NULL)
		abort();
	one = UnpackReviews(data + 6, first, &fault);
	other = UnpackReviews(data + 6 + first, size - 6 - first, &fault);
	if (one != NULL)
	{
		CheckReview(one, rubric, data + 1);
		CheckScore(one, data + 3);
	}
	if (one != NULL && other != NULL)
		CheckPair(one, other);
	free(other);
	free(one);
	free(rubric);
	return 0;
}
