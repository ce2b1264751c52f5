/*
 * iqs_summary_text.c: the text form of a summary, JSON:
 *
 *   {"reviews": 2, "failed": 0, "sum": 163.333333, "squares": 13344.444388888889,
 *    "scores": {"80": 1, "83": 1},
 *    "categories": {"tone": {"rated": 2, "failed": 0, "sum": 150, "squares": 12500}},
 *    "groups": {"soft skills": {"rated": 2, "failed": 0, "sum": 150, "squares": 12500}}}
 *
 * "scores" holds the reviews by score, rounded down to whole percents; sums are percents, and
 * "squares" those of the squared scores. It is left out where only one number can be there.
 */
#include "core/base/interrupt.h"
#include "core/json/json.h"
#include "core/review/iqs_summary.h"

/* The most digits of a count: more than any takes, and as many as a number of JSON may have. */
#define COUNT_TEXT_MAX 1000

/* Fails for JSON that is no summary. Returns false. */
static bool
Malformed(JsonReader *json, const char *problem)
{
	if (json->failed)
		return false;
	json->failed = true;
	FaultSet(json->fault, FAULT_BAD_TEXT, "invalid input syntax for type iqs_summary");
	return FaultDetail(json->fault, "In it, %s.", problem);
}

/* Gives which of the words (the last is NULL) a key is, each at most once. */
static bool
NextWord(JsonReader *json, const char *const *words, unsigned *seen, int *word)
{
	JsonText key;

	if (!JsonNextWord(json, words, &key, word))
		return false;
	if (words[*word] == NULL)
		return Malformed(json, "a key is unknown");
	if (*seen & 1U << *word)
		return Malformed(json, "a key is there twice");
	*seen |= 1U << *word;
	return true;
}

/* Fails for a number past what 64 bits hold. Returns false. */
static bool
TooLarge(JsonReader *json, const JsonText *number)
{
	char quote[FAULT_QUOTE_SIZE];

	json->failed = true;
	return FaultSet(json->fault, FAULT_OUT_OF_RANGE, "number %s in an iqs_summary is out of range",
					FaultQuote(quote, number->text, number->length));
}

/* Reads the digits of a whole number that is not negative. */
static bool
ParseCount(JsonReader *json, const JsonText *digits, int64_t *value)
{
	*value = 0;
	if (digits->length > COUNT_TEXT_MAX)
		return TooLarge(json, digits);
	for (size_t i = 0; i < digits->length; i++)
		if (digits->text[i] < '0' || digits->text[i] > '9')
			return Malformed(json, "a count is not a whole number from 0");
	for (size_t i = 0; i < digits->length; i++)
		if (__builtin_mul_overflow(*value, 10, value) ||
			__builtin_add_overflow(*value, digits->text[i] - '0', value))
			return TooLarge(json, digits);
	return digits->length > 0 || Malformed(json, "a score is empty");
}

static bool
ReadCount(JsonReader *json, int64_t *value)
{
	JsonText number;

	return JsonReadNumber(json, &number) && ParseCount(json, &number, value);
}

static bool
ReadSum(JsonReader *json, int64_t *value)
{
	JsonText number;
	MillionthsResult result;

	if (!JsonReadNumber(json, &number))
		return false;
	result = MillionthsParse(number.text, number.length, value);
	if (result == MILLIONTHS_TOO_LARGE)
		return TooLarge(json, &number);
	return (result == MILLIONTHS_OK && *value >= 0) ||
		   Malformed(json, "a sum is negative, or has more than 6 decimals");
}

static bool
ReadSquares(JsonReader *json, Int128 *value)
{
	JsonText number;
	MillionthsResult result;

	if (!JsonReadNumber(json, &number))
		return false;
	result = SquaresParse(number.text, number.length, value);
	if (result == MILLIONTHS_TOO_LARGE)
		return TooLarge(json, &number);
	return (result == MILLIONTHS_OK && *value >= 0) ||
		   Malformed(json, "a sum of squares is negative, or has more than 12 decimals");
}

/* Fills in squares that were left out, if only one number can be there. */
static bool
FillSquares(JsonReader *json, StoredInt128 *squares, SquaresLimits limits)
{
	*squares = limits.least;
	return limits.least == limits.most || Malformed(json, "squares is missing");
}

/* Reads {"80": 1, "83": 1}. */
static bool
ReadScores(JsonReader *json, IqsSummary *reviews)
{
	JsonText key;

	JsonOpenObject(json);
	while (JsonNextKey(json, &key))
	{
		int64_t percent;
		int64_t count;

		if (!ParseCount(json, &key, &percent) || !ReadCount(json, &count))
			return false;
		if (percent >= PERCENTS)
			return Malformed(json, "a score is past 100 percent");
		if (count == 0 || reviews->counts[percent] > 0)
			return Malformed(json, "a score is there twice, or without a review");
		reviews->counts[percent] = count;
	}
	return !json->failed;
}

/* Whether the sum of a category is one, so that what its squares can be is known. */
static bool
IsSound(const CategorySums *summary)
{
	return summary->rated > 0 && summary->sum <= (Int128) summary->rated * FULL_SCORE;
}

/* Reads {"rated": 2, "failed": 0, "sum": 150, "squares": 12500}. */
static bool
ReadSums(JsonReader *json, CategorySums *summary)
{
	static const char *const words[] = {"rated", "failed", "sum", "squares", NULL};
	Int128 squares = 0;
	unsigned seen = 0;
	int word;

	JsonOpenObject(json);
	while (NextWord(json, words, &seen, &word))
	{
		if (word == 0)
			ReadCount(json, &summary->rated);
		else if (word == 1)
			ReadCount(json, &summary->failed);
		else if (word == 2)
			ReadSum(json, &summary->sum);
		else
			ReadSquares(json, &squares);
	}
	if (!json->failed && (seen & 7) != 7)
		return Malformed(json, "a category lacks rated, failed or sum");
	summary->squares = squares;
	if (!json->failed && (seen & 8) == 0 && IsSound(summary))
		return FillSquares(json, &summary->squares, CategorySquares(summary));
	return !json->failed;
}

/* Fails for more categories than a summary may have. Returns false. */
static bool
OverLimit(JsonReader *json)
{
	json->failed = true;
	return IqsSummaryOverLimit(json->fault);
}

/* Reads categories, or groups; they are sorted when all are there. */
static bool
ReadCategories(JsonReader *json, IqsSummary *reviews, bool groups)
{
	JsonText name;

	JsonOpenObject(json);
	while (JsonNextKey(json, &name))
	{
		CategorySums summary = {0};

		CheckInterrupt();
		if (name.length == 0 || name.length > RUBRIC_NAME)
			return Malformed(json, "a category's name has no bytes, or more than 255");
		if (!ReadSums(json, &summary))
			return false;
		if (summary.rated == 0)
			return Malformed(json, "a category is without a rating");
		if (reviews->loose == reviews->category_room)
			return OverLimit(json);
		IqsSummaryAppend(reviews, name.text, (uint32_t) name.length + (groups ? GROUP_KEY : 0),
						 summary);
	}
	return !json->failed;
}

/* Room that is enough for the summary in a text: a category takes some 35 bytes or more. */
static NamesRoom
ParseRoom(size_t length)
{
	size_t categories = length / 32 < IQS_SUMMARY_CATEGORIES ? length / 32 : IQS_SUMMARY_CATEGORIES;
	size_t names = length < categories * RUBRIC_NAME ? length : categories * RUBRIC_NAME;

	return (NamesRoom){(uint32_t) categories, (uint32_t) names};
}

size_t
IqsSummaryParseRoom(size_t length)
{
	NamesRoom room = ParseRoom(length);

	return IqsSummarySize(room.categories, room.names);
}

/*
 * Reads a summary into IqsSummaryParseRoom bytes and checks all of it; room holds length bytes.
 * The text is shorter than 2^30 bytes, as every value of the server is.
 */
bool
IqsSummaryParse(IqsSummary *reviews, const char *text, size_t length, bool is_utf8, char *room,
				Fault *fault)
{
	static const char *const words[] = {"reviews",    "failed",  "sum",    "scores",
										"categories", "squares", "groups", NULL};
	JsonReader json;
	Int128 squares = 0;
	unsigned seen = 0;
	int word;
	const char *problem;
	NamesRoom names = ParseRoom(length);

	IqsSummaryStart(reviews, names.categories, names.names);
	JsonStart(&json, "iqs_summary", text, length, is_utf8, room, fault);
	JsonOpenObject(&json);
	while (NextWord(&json, words, &seen, &word))
	{
		if (word == 0)
			ReadCount(&json, &reviews->reviews);
		else if (word == 1)
			ReadCount(&json, &reviews->failed);
		else if (word == 2)
			ReadSum(&json, &reviews->sum);
		else if (word == 3)
			ReadScores(&json, reviews);
		else if (word == 4)
			ReadCategories(&json, reviews, false);
		else if (word == 5)
			ReadSquares(&json, &squares);
		else
			ReadCategories(&json, reviews, true);
	}
	if (!JsonFinish(&json))
		return false;
	if (!IqsSummarySortUnique(reviews))
		return Malformed(&json, "a category or a group is there twice");
	if ((seen & 31) != 31)
		return Malformed(&json, "reviews, failed, sum, scores or categories is missing");
	reviews->squares = squares;
	if ((seen & 32) == 0 && IqsSummaryCountsProblem(reviews) == NULL &&
		!FillSquares(&json, &reviews->squares, IqsSummarySquares(reviews)))
		return false;
	problem = IqsSummaryProblem(reviews);
	return problem == NULL || Malformed(&json, problem);
}

/* Writes squares, where they don't follow from the rest. */
static void
WriteSquares(Int128 squares, SquaresLimits limits, TextSink *sink)
{
	if (limits.least == limits.most)
		return;
	TextPutString(sink, ", \"squares\": ");
	TextPutSquares(sink, squares);
}

static void
WriteCategory(const IqsSummary *reviews, const CategorySums *category, TextSink *sink)
{
	TextPutJson(sink, IqsSummaryName(reviews, category), NameLength(category->key));
	TextPutString(sink, ": {\"rated\": ");
	TextPutInteger(sink, category->rated);
	TextPutString(sink, ", \"failed\": ");
	TextPutInteger(sink, category->failed);
	TextPutString(sink, ", \"sum\": ");
	TextPutMillionths(sink, category->sum);
	WriteSquares(category->squares, CategorySquares(category), sink);
	TextPutString(sink, "}");
}

/* Writes the categories, or the groups, with a comma between two; returns how many there are. */
static int64_t
WriteCategories(const IqsSummary *reviews, bool groups, TextSink *sink)
{
	const CategorySums *category = IqsSummaryCategories(reviews);
	int64_t count = 0;

	for (uint32_t i = 0; i < reviews->categories; i++)
	{
		CheckInterrupt();
		if (category[i].rated == 0 || IsGroup(&category[i]) != groups)
			continue;
		if (groups && count == 0)
			TextPutString(sink, ", \"groups\": {");
		if (count++ > 0)
			TextPutString(sink, ", ");
		WriteCategory(reviews, &category[i], sink);
	}
	return count;
}

/* Writes a summary as JSON that reads back as the same summary. */
void
IqsSummaryWrite(const IqsSummary *reviews, TextSink *sink)
{
	const char *comma = "";

	TextPutString(sink, "{\"reviews\": ");
	TextPutInteger(sink, reviews->reviews);
	TextPutString(sink, ", \"failed\": ");
	TextPutInteger(sink, reviews->failed);
	TextPutString(sink, ", \"sum\": ");
	TextPutMillionths(sink, reviews->sum);
	WriteSquares(reviews->squares, IqsSummarySquares(reviews), sink);
	TextPutString(sink, ", \"scores\": {");
	for (int i = 0; i < PERCENTS; i++)
	{
		if (reviews->counts[i] == 0)
			continue;
		TextPutString(sink, comma);
		comma = ", ";
		TextPutString(sink, "\"");
		TextPutInteger(sink, i);
		TextPutString(sink, "\": ");
		TextPutInteger(sink, reviews->counts[i]);
	}
	TextPutString(sink, "}, \"categories\": {");
	WriteCategories(reviews, false, sink);
	TextPutString(sink, "}");
	if (WriteCategories(reviews, true, sink) > 0)
		TextPutString(sink, "}");
	TextPutString(sink, "}");
}
