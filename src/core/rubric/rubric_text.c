/*
 * rubric_text.c: a rubric as canonical JSON, which reads back as the same value.
 */
#include "core/json/json.h"
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

/* Writes a number of millionths, of either sign. */
static void
PutNumber(TextSink *sink, int64_t millionths)
{
	if (millionths < 0)
		TextPutString(sink, "-");
	TextPutMillionths(sink, millionths < 0 ? -millionths : millionths);
}

/* Writes a key and its number. */
static void
PutMember(TextSink *sink, bool *is_first, const char *key, int64_t millionths)
{
	PutWord(sink, is_first, key);
	PutNumber(sink, millionths);
}

/* A scale for messages, its lower end first: "0..5 by 0.5". */
const char *
ScaleWords(char words[SCALE_WORDS_SIZE], const RubricScale *scale)
{
	TextSink sink = {NULL, SCALE_WORDS_SIZE, 0};
	bool rises = scale->worst < scale->best;

	sink.room = words;
	PutNumber(&sink, rises ? scale->worst : scale->best);
	TextPutString(&sink, "..");
	PutNumber(&sink, rises ? scale->best : scale->worst);
	if (scale->step != MILLION && scale->step != STEP_ANY)
	{
		TextPutString(&sink, " by ");
		PutNumber(&sink, scale->step);
	}
	return words;
}

/* Writes the ends and the step of a scale, as far as they are not the default's. */
static void
PutScale(TextSink *sink, bool *is_first, const RubricScale *scale, const RubricScale *otherwise)
{
	if (scale->worst != otherwise->worst || scale->best != otherwise->best)
	{
		PutWord(sink, is_first, "scale");
		TextPutString(sink, "[");
		PutNumber(sink, scale->worst);
		TextPutString(sink, ", ");
		PutNumber(sink, scale->best);
		TextPutString(sink, "]");
	}
	if (scale->step == otherwise->step)
		return;
	if (scale->step != STEP_ANY)
		PutMember(sink, is_first, "step", scale->step);
	else
	{
		PutWord(sink, is_first, "step");
		TextPutString(sink, "\"any\"");
	}
}

static void
PutOutcomes(TextSink *sink, bool *is_first, const Rubric *rubric, const RubricCategory *category)
{
	const RubricWord *outcome = RubricWords(rubric, category->outcomes);
	bool is_first_outcome = true;

	PutWord(sink, is_first, "outcomes");
	TextPutString(sink, "{");
	for (int i = 0; i < category->points; i++)
	{
		PutKey(sink, &is_first_outcome, RubricName(rubric, outcome[i].name),
			   outcome[i].name_length);
		TextPutMillionths(sink, SCORE_PERCENT(ScoreOf(rubric, category, i)));
	}
	TextPutString(sink, "}");
}

/* Writes what means "not rated". */
static void
PutCodes(TextSink *sink, bool *is_first, const Rubric *rubric, uint32_t codes, int count)
{
	const RubricWord *code = RubricWords(rubric, codes);

	PutWord(sink, is_first, "not_rated");
	TextPutString(sink, "[");
	for (int i = 0; i < count; i++)
	{
		if (i > 0)
			TextPutString(sink, ", ");
		if (code[i].is_number)
			PutNumber(sink, code[i].number);
		else
			TextPutJson(sink, RubricName(rubric, code[i].name), code[i].name_length);
	}
	TextPutString(sink, "]");
}

/* Writes what a category counts for besides its weight, and what it fails. */
static void
PutRules(TextSink *sink, bool *is_first, const Rubric *rubric, const RubricCategory *category)
{
	if (category->critical != CRITICAL_NOT)
	{
		PutWord(sink, is_first, "critical");
		TextPutString(sink, category->critical == CRITICAL_GROUP ? "\"group\"" : "true");
	}
	if (category->fail_below != rubric->fail_below)
		PutMember(sink, is_first, "fail_below", category->fail_below);
	if (rubric->groups > 0)
	{
		const RubricGroup *group = &RubricGroups(rubric)[category->group];

		PutWord(sink, is_first, "group");
		TextPutJson(sink, RubricName(rubric, group->name), group->name_length);
	}
	if (category->is_bonus)
	{
		PutWord(sink, is_first, "bonus");
		TextPutString(sink, "true");
	}
}

/* Whether a category's weight is all that there is to say. */
static bool
IsPlain(const Rubric *rubric, const RubricCategory *category)
{
	return category->outcomes == 0 && category->scale.worst == rubric->scale.worst &&
		   category->scale.best == rubric->scale.best &&
		   category->scale.step == rubric->scale.step && category->codes == rubric->codes &&
		   category->critical == CRITICAL_NOT && category->fail_below == rubric->fail_below &&
		   rubric->groups == 0 && !category->is_bonus;
}

static void
PutCategory(TextSink *sink, const Rubric *rubric, const RubricCategory *category)
{
	bool is_first = true;

	if (IsPlain(rubric, category))
	{
		TextPutMillionths(sink, category->weight);
		return;
	}
	TextPutString(sink, "{");
	PutMember(sink, &is_first, "weight", category->weight);
	if (category->outcomes > 0)
		PutOutcomes(sink, &is_first, rubric, category);
	else
		PutScale(sink, &is_first, &category->scale, &rubric->scale);
	if (category->codes != rubric->codes)
		PutCodes(sink, &is_first, rubric, category->codes, category->code_count);
	PutRules(sink, &is_first, rubric, category);
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
	static const RubricScale no_scale = {.step = MILLION};
	const RubricCategory *category = RubricCategories(rubric);
	bool is_first = true;
	bool is_first_category = true;

	TextPutString(sink, "{");
	PutScale(sink, &is_first, &rubric->scale, &no_scale);
	if (rubric->codes > 0)
		PutCodes(sink, &is_first, rubric, rubric->codes, rubric->code_count);
	if (rubric->fail_below != FAIL_BELOW_DEFAULT)
		PutMember(sink, &is_first, "fail_below", rubric->fail_below);
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
