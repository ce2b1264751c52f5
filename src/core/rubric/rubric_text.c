/*
 * rubric_text.c: a rubric as canonical JSON, which reads back as the same value.
 */
#include "core/rubric/rubric.h"

/* Starts a member of an object: a comma unless it is the first, and its key. */
static void
PutKey(TextSink *sink, bool *is_first, const char *key, size_t length)
{
	if (!*is_first)
		TextPutString(sink, ", ");
	*is_first = false;
	TextPutJson(sink, key, length);
	TextPutString(sink, ": ");
}

static void
PutWord(TextSink *sink, bool *is_first, const char *word)
{
	PutKey(sink, is_first, word, strlen(word));
}

static void
PutScale(TextSink *sink, bool *is_first, int low, int high)
{
	PutWord(sink, is_first, "scale");
	TextPutString(sink, "[");
	TextPutInteger(sink, low);
	TextPutString(sink, ", ");
	TextPutInteger(sink, high);
	TextPutString(sink, "]");
}

static void
PutOutcomes(TextSink *sink, bool *is_first, const Rubric *rubric, const RubricCategory *category)
{
	const RubricOutcome *outcome = RubricOutcomes(rubric, category);
	const RubricScore *score = RubricScores(rubric, category);
	bool is_first_outcome = true;

	PutWord(sink, is_first, "outcomes");
	TextPutString(sink, "{");
	for (int i = 0; i < category->points; i++)
	{
		PutKey(sink, &is_first_outcome, RubricName(rubric, outcome[i].name),
			   outcome[i].name_length);
		TextPutMillionths(sink, SCORE_PERCENT(score[i]));
	}
	TextPutString(sink, "}");
}

/* Writes a category's value: its weight alone, if that is all there is to say. */
static void
PutCategory(TextSink *sink, const Rubric *rubric, const RubricCategory *category)
{
	bool is_first = true;
	int high = category->low + (int) category->steps;
	bool has_default =
		category->outcomes == 0 && category->low == rubric->low && high == rubric->high;

	if (has_default && category->critical == CRITICAL_NOT && rubric->groups == 0)
	{
		TextPutMillionths(sink, category->weight);
		return;
	}
	TextPutString(sink, "{");
	PutWord(sink, &is_first, "weight");
	TextPutMillionths(sink, category->weight);
	if (category->outcomes > 0)
		PutOutcomes(sink, &is_first, rubric, category);
	else if (!has_default)
		PutScale(sink, &is_first, category->low, high);
	if (category->critical != CRITICAL_NOT)
	{
		PutWord(sink, &is_first, "critical");
		TextPutString(sink, category->critical == CRITICAL_GROUP ? "\"group\"" : "true");
	}
	if (rubric->groups > 0)
	{
		const RubricGroup *group = &RubricGroups(rubric)[category->group];

		PutWord(sink, &is_first, "group");
		TextPutJson(sink, RubricName(rubric, group->name), group->name_length);
	}
	TextPutString(sink, "}");
}

static void
PutGroups(TextSink *sink, bool *is_first, const Rubric *rubric)
{
	const RubricGroup *group = RubricGroups(rubric);
	bool is_first_group = true;

	PutWord(sink, is_first, "groups");
	TextPutString(sink, "{");
	for (int i = 0; i < rubric->groups; i++)
	{
		PutKey(sink, &is_first_group, RubricName(rubric, group[i].name), group[i].name_length);
		if (group[i].critical)
			TextPutString(sink, "{\"weight\": ");
		TextPutMillionths(sink, group[i].weight);
		if (group[i].critical)
			TextPutString(sink, ", \"critical\": true}");
	}
	TextPutString(sink, "}");
}

/* Writes a rubric as JSON; what is at its default is left out. */
void
RubricWrite(const Rubric *rubric, TextSink *sink)
{
	const RubricCategory *category = RubricCategories(rubric);
	bool is_first = true;
	bool is_first_category = true;

	TextPutString(sink, "{");
	if (rubric->low != rubric->high)
		PutScale(sink, &is_first, rubric->low, rubric->high);
	if (rubric->fail_below != FAIL_BELOW_DEFAULT)
	{
		PutWord(sink, &is_first, "fail_below");
		TextPutMillionths(sink, rubric->fail_below);
	}
	if (rubric->groups > 0)
		PutGroups(sink, &is_first, rubric);
	PutWord(sink, &is_first, "categories");
	TextPutString(sink, "{");
	for (int i = 0; i < rubric->categories; i++)
	{
		PutKey(sink, &is_first_category, RubricName(rubric, category[i].name),
			   category[i].name_length);
		PutCategory(sink, rubric, &category[i]);
	}
	TextPutString(sink, "}}");
}
