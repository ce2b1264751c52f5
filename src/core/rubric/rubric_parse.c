/*
 * rubric_parse.c: reading a rubric's JSON into a draft.
 *
 * Each key is checked where it stands, and a message names whose key it is; what concerns
 * several keys (the default scale, groups, duplicates) is left to rubric_check.c.
 */
#include "core/rubric/rubric.h"

#include <stdio.h>

#include "core/base/suggest.h"

/* Room for 'category "a name of up to 71 bytes"' */
#define OWNER_SIZE (FAULT_QUOTE_SIZE + 16)

/* What to write instead. */
#define WEIGHT_HINT "Write a number above 0 and up to 1000000, with at most 6 decimals."
#define PERCENT_HINT "Write a number from 0 to 100, with at most 6 decimals."
#define SCALE_HINT                                                                                 \
	"Write [low, high]: two whole numbers from -32768 to 32767, the lower first, and at most 101 " \
	"points from end to end."
#define VALUE_HINT "Write its weight, or an object: {\"weight\": 50, \"critical\": true}."
#define CATEGORIES_HINT "Write names and weights: {\"solution\": 50, \"tone\": 20}."

typedef struct Parser
{
	JsonReader json;
	RubricDraft *draft;
	Fault *fault;
} Parser;

/* Marks what FaultSet has just said as the end of reading. Returns false. */
static bool
Stop(Parser *parser)
{
	parser->json.failed = true;
	return false;
}

/* Writes 'category "tone"' into owner, for messages. */
static const char *
Owner(char owner[OWNER_SIZE], const char *kind, const JsonText *name)
{
	char quote[FAULT_QUOTE_SIZE];

	snprintf(owner, OWNER_SIZE, "%s \"%s\"", kind, FaultQuote(quote, name->text, name->length));
	return owner;
}

/* Says which words are allowed where an unknown key was found, and which was meant. */
static bool
RejectKey(Parser *parser, const char *owner, const JsonText *key, const char *const *words)
{
	char quote[FAULT_QUOTE_SIZE];
	char allowed[FAULT_TEXT_SIZE];
	TextSink sink = {allowed, sizeof allowed, 0};
	Suggestion suggestion;

	SuggestStart(&suggestion, key->text, key->length);
	for (int i = 0; words[i] != NULL; i++)
	{
		SuggestOffer(&suggestion, words[i], strlen(words[i]));
		if (i > 0)
			TextPutString(&sink, words[i + 1] == NULL ? " and " : ", ");
		TextPutString(&sink, words[i]);
	}
	FaultSet(parser->fault, FAULT_INVALID_VALUE, "unknown key \"%s\" in %s",
			 FaultQuote(quote, key->text, key->length), owner);
	FaultDetail(parser->fault, "The keys of %s are %s.", owner, allowed);
	if (suggestion.nearest != NULL)
		FaultHint(parser->fault, "Perhaps you meant \"%.*s\".", (int) suggestion.nearest_length,
				  suggestion.nearest);
	return Stop(parser);
}

/*
 * Reads the next key of an object whose keys are words (the last is NULL), each at most once;
 * seen has a bit for each. Gives which word it was; false at the end and at a fault.
 */
static bool
NextWord(Parser *parser, const char *owner, const char *const *words, unsigned *seen, int *word)
{
	JsonText key;

	if (!JsonNextWord(&parser->json, words, &key, word))
		return false;
	if (words[*word] == NULL)
		return RejectKey(parser, owner, &key, words);
	if (*seen & 1U << *word)
	{
		FaultSet(parser->fault, FAULT_INVALID_VALUE, "key \"%s\" is there twice in %s",
				 words[*word], owner);
		FaultHint(parser->fault, "Keep one of the two.");
		return Stop(parser);
	}
	*seen |= 1U << *word;
	return true;
}

/* Fails for a value that is not what its key takes. Returns false. */
static bool
RejectValue(Parser *parser, const char *owner, const char *key, const char *problem,
			const char *hint)
{
	if (parser->json.failed)
		return false;
	FaultSet(parser->fault, FAULT_INVALID_VALUE, "%s of %s %s", key, owner, problem);
	FaultHint(parser->fault, "%s", hint);
	return Stop(parser);
}

/* Sees that a value of this kind comes next, which the problem says that it is not. */
static bool
ExpectKind(Parser *parser, JsonKind kind, const char *owner, const char *key, const char *problem,
		   const char *hint)
{
	JsonKind next = JsonPeek(&parser->json);

	if (next == JSON_NOTHING)
		return JsonExpectValue(&parser->json);
	return next == kind || RejectValue(parser, owner, key, problem, hint);
}

/*
 * Reads a number of at most 6 decimals within low..high millionths, for a key whose hint says
 * the same in words.
 */
static bool
ReadMillionths(Parser *parser, const char *owner, const char *key, int64_t low, int64_t high,
			   const char *hint, int64_t *value)
{
	JsonText number;
	char problem[FAULT_QUOTE_SIZE + 16] = "is ";
	MillionthsResult result;

	if (!ExpectKind(parser, JSON_NUMBER, owner, key, "is not a number", hint) ||
		!JsonReadNumber(&parser->json, &number))
		return false;
	result = MillionthsParse(number.text, number.length, value);
	if (result == MILLIONTHS_OK && *value >= low && *value <= high)
		return true;
	FaultQuote(problem + strlen(problem), number.text, number.length);
	return RejectValue(parser, owner, key, problem, hint);
}

static bool
ReadWeight(Parser *parser, const char *owner, int64_t *weight)
{
	return ReadMillionths(parser, owner, "weight", 1, RUBRIC_WEIGHT * MILLION, WEIGHT_HINT, weight);
}

/* Reads one end of a scale. */
static bool
ReadPoint(Parser *parser, const char *owner, int *point)
{
	int64_t value;

	if (!ReadMillionths(parser, owner, "scale", INT16_MIN * MILLION, INT16_MAX * MILLION,
						SCALE_HINT, &value))
		return false;
	if (value % MILLION != 0)
		return RejectValue(parser, owner, "scale", "has an end that is no whole number",
						   SCALE_HINT);
	*point = (int) (value / MILLION);
	return true;
}

/* Reads [low, high]. */
static bool
ReadScale(Parser *parser, const char *owner, int *low, int *high)
{
	int ends[2] = {0, 0};
	int count = 0;

	if (!ExpectKind(parser, JSON_ARRAY, owner, "scale", "is not an array", SCALE_HINT))
		return false;
	JsonOpenArray(&parser->json);
	while (JsonNextItem(&parser->json))
	{
		if (count == 2)
			return RejectValue(parser, owner, "scale", "has more than two ends", SCALE_HINT);
		if (!ReadPoint(parser, owner, &ends[count++]))
			return false;
	}
	if (parser->json.failed)
		return false;
	if (count < 2)
		return RejectValue(parser, owner, "scale", "has fewer than two ends", SCALE_HINT);
	if (ends[0] >= ends[1])
		return RejectValue(parser, owner, "scale", "does not rise", SCALE_HINT);
	if (ends[1] - ends[0] >= RUBRIC_POINTS)
		return RejectValue(parser, owner, "scale", "has more than 101 points", SCALE_HINT);
	*low = ends[0];
	*high = ends[1];
	return true;
}

/* Sees that a name that somebody chose can be one. */
static bool
CheckName(Parser *parser, const char *kind, const JsonText *name)
{
	char owner[OWNER_SIZE];

	if (name->length > 0 && name->length <= RUBRIC_NAME)
		return true;
	if (name->length == 0)
		FaultSet(parser->fault, FAULT_INVALID_VALUE, "%s without a name", kind);
	else
		FaultSet(parser->fault, FAULT_INVALID_VALUE, "name of %s is %zu bytes long",
				 Owner(owner, kind, name), name->length);
	FaultHint(parser->fault, "Give it a name of 1 to %d bytes.", RUBRIC_NAME);
	return Stop(parser);
}

/* Fails for one thing too many. Returns false. */
static bool
TooMany(Parser *parser, const char *owner, const char *things, int limit)
{
	FaultSet(parser->fault, FAULT_INVALID_VALUE, "%s has more than %d %s", owner, limit, things);
	FaultHint(parser->fault, "Leave some out, or grade by several rubrics: their reviews may be "
							 "rolled up together.");
	return Stop(parser);
}

/* Reads {"followed": 100, "broken": 0}. */
static bool
ReadOutcomes(Parser *parser, const char *owner, DraftCategory *category)
{
	static const char hint[] = "Write names and percents: {\"followed\": 100, \"partly\": 40, "
							   "\"broken\": 0}.";
	RubricDraft *draft = parser->draft;
	JsonText name;

	if (!ExpectKind(parser, JSON_OBJECT, owner, "outcomes", "is not an object", hint))
		return false;
	category->first_outcome = draft->outcomes;
	JsonOpenObject(&parser->json);
	while (JsonNextKey(&parser->json, &name))
	{
		char outcome[OWNER_SIZE];
		int64_t percent;

		if (!CheckName(parser, "outcome", &name))
			return false;
		if (category->outcomes == RUBRIC_OUTCOMES)
			return TooMany(parser, owner, "outcomes", RUBRIC_OUTCOMES);
		if (draft->outcomes == RUBRIC_ALL_OUTCOMES)
			return TooMany(parser, "rubric", "outcomes in all", RUBRIC_ALL_OUTCOMES);
		if (!ReadMillionths(parser, Owner(outcome, "outcome", &name), "percent", 0, FULL_SCORE,
							PERCENT_HINT, &percent))
			return false;
		draft->outcome[draft->outcomes++] = (DraftOutcome){name, (int32_t) percent};
		category->outcomes++;
	}
	if (!parser->json.failed && category->outcomes == 0)
		return RejectValue(parser, owner, "outcomes", "is empty", hint);
	return !parser->json.failed;
}

/* Reads true, false, or for a category "group". */
static bool
ReadCritical(Parser *parser, const char *owner, bool is_category, Critical *critical)
{
	const char *hint = is_category ? "Write true, false, or, in a rubric with groups, \"group\"."
								   : "Write true or false.";
	bool is_critical;
	JsonText word;

	if (is_category && JsonPeek(&parser->json) == JSON_STRING)
	{
		*critical = CRITICAL_GROUP;
		return JsonReadString(&parser->json, &word) &&
			   (JsonTextIs(&word, "group") ||
				RejectValue(parser, owner, "critical", "is an unknown word", hint));
	}
	if (!ExpectKind(parser, JSON_BOOLEAN, owner, "critical", "is not a boolean", hint) ||
		!JsonReadBoolean(&parser->json, &is_critical))
		return false;
	*critical = is_critical ? CRITICAL_REVIEW : CRITICAL_NOT;
	return true;
}

/* Reads the name of the group that a category is in. */
static bool
ReadGroupName(Parser *parser, const char *owner, DraftCategory *category)
{
	return ExpectKind(parser, JSON_STRING, owner, "group", "is not a string",
					  "Write the name of one of the rubric's groups.") &&
		   JsonReadString(&parser->json, &category->group_name);
}

/* Reads a category's value: a weight, or an object. */
static bool
ReadCategory(Parser *parser, const char *owner, DraftCategory *category)
{
	static const char *const words[] = {"weight", "scale", "outcomes", "critical", "group", NULL};
	unsigned seen = 0;
	int word;

	if (JsonPeek(&parser->json) == JSON_NUMBER)
		return ReadWeight(parser, owner, &category->weight);
	if (!ExpectKind(parser, JSON_OBJECT, owner, "value", "is neither a weight nor an object",
					VALUE_HINT))
		return false;
	JsonOpenObject(&parser->json);
	while (NextWord(parser, owner, words, &seen, &word))
	{
		if (word == 0)
			ReadWeight(parser, owner, &category->weight);
		else if (word == 1)
			ReadScale(parser, owner, &category->low, &category->high);
		else if (word == 2)
			ReadOutcomes(parser, owner, category);
		else if (word == 3)
			ReadCritical(parser, owner, true, &category->critical);
		else
			ReadGroupName(parser, owner, category);
	}
	if (!parser->json.failed && !(seen & 1U))
		return RejectValue(parser, owner, "weight", "is missing", WEIGHT_HINT);
	return !parser->json.failed;
}

static bool
ReadCategories(Parser *parser)
{
	RubricDraft *draft = parser->draft;
	JsonText name;
	char owner[OWNER_SIZE];

	if (!ExpectKind(parser, JSON_OBJECT, "rubric", "categories", "is not an object",
					CATEGORIES_HINT))
		return false;
	JsonOpenObject(&parser->json);
	while (JsonNextKey(&parser->json, &name))
	{
		DraftCategory *category = &draft->category[draft->categories];

		if (draft->categories == RUBRIC_CATEGORIES)
			return TooMany(parser, "rubric", "categories", RUBRIC_CATEGORIES);
		if (!CheckName(parser, "category", &name))
			return false;
		draft->categories++;
		*category = (DraftCategory){.name = name};
		if (!ReadCategory(parser, Owner(owner, "category", &name), category))
			return false;
	}
	return !parser->json.failed;
}

/* Reads a group's value: a weight, or an object. */
static bool
ReadGroup(Parser *parser, const char *owner, DraftGroup *group)
{
	static const char *const words[] = {"weight", "critical", NULL};
	unsigned seen = 0;
	int word;
	Critical critical = CRITICAL_NOT;

	if (JsonPeek(&parser->json) == JSON_NUMBER)
		return ReadWeight(parser, owner, &group->weight);
	if (!ExpectKind(parser, JSON_OBJECT, owner, "value", "is neither a weight nor an object",
					VALUE_HINT))
		return false;
	JsonOpenObject(&parser->json);
	while (NextWord(parser, owner, words, &seen, &word))
	{
		if (word == 0)
			ReadWeight(parser, owner, &group->weight);
		else
			ReadCritical(parser, owner, false, &critical);
	}
	group->is_critical = critical != CRITICAL_NOT;
	if (!parser->json.failed && !(seen & 1U))
		return RejectValue(parser, owner, "weight", "is missing", WEIGHT_HINT);
	return !parser->json.failed;
}

static bool
ReadGroups(Parser *parser)
{
	RubricDraft *draft = parser->draft;
	JsonText name;
	char owner[OWNER_SIZE];

	draft->has_groups = true;
	if (!ExpectKind(parser, JSON_OBJECT, "rubric", "groups", "is not an object", CATEGORIES_HINT))
		return false;
	JsonOpenObject(&parser->json);
	while (JsonNextKey(&parser->json, &name))
	{
		DraftGroup *group = &draft->group[draft->groups];

		if (draft->groups == RUBRIC_GROUPS)
			return TooMany(parser, "rubric", "groups", RUBRIC_GROUPS);
		if (!CheckName(parser, "group", &name))
			return false;
		draft->groups++;
		*group = (DraftGroup){.name = name};
		if (!ReadGroup(parser, Owner(owner, "group", &name), group))
			return false;
	}
	return !parser->json.failed;
}

/*
 * Reads and checks a rubric. room holds length bytes and outlives the draft, as text does:
 * its names lie in both.
 */
bool
RubricParse(RubricDraft *draft, const char *text, size_t length, bool is_utf8, char *room,
			Fault *fault)
{
	static const char *const words[] = {"scale", "fail_below", "groups", "categories", NULL};
	Parser parser = {.draft = draft, .fault = fault};
	unsigned seen = 0;
	int word;
	int64_t fail_below = FAIL_BELOW_DEFAULT;

	draft->has_groups = false;
	draft->categories = draft->groups = draft->outcomes = 0;
	draft->low = draft->high = 0;
	JsonStart(&parser.json, "rubric", text, length, is_utf8, room, fault);
	JsonOpenObject(&parser.json);
	while (NextWord(&parser, "rubric", words, &seen, &word))
	{
		if (word == 0)
			ReadScale(&parser, "rubric", &draft->low, &draft->high);
		else if (word == 1)
			ReadMillionths(&parser, "rubric", "fail_below", 0, FULL_SCORE, PERCENT_HINT,
						   &fail_below);
		else if (word == 2)
			ReadGroups(&parser);
		else
			ReadCategories(&parser);
	}
	draft->fail_below = (int32_t) fail_below;
	if (JsonFinish(&parser.json))
		return RubricResolve(draft, fault);
	if (fault->code == FAULT_BAD_TEXT && fault->hint[0] == '\0')
		FaultHint(fault, "A rubric reads like {\"scale\": [1, 5], \"categories\": "
						 "{\"solution\": {\"weight\": 50, \"critical\": true}, \"tone\": 20}}.");
	return false;
}
