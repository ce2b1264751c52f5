/*
 * rubric_parse.c: reading a rubric's JSON into a draft: which keys there are, and whose.
 *
 * The values of the keys are read by rubric_values.c; what concerns several keys (the default
 * scale, groups, duplicates) is left to rubric_check.c.
 */
#include "core/rubric/rubric_reader.h"

#include "core/base/suggest.h"

/* What to write instead. */
#define VALUE_HINT "Write its weight, or an object: {\"weight\": 50, \"critical\": true}."
#define CATEGORIES_HINT "Write names and weights: {\"solution\": 50, \"tone\": 20}."

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
		FaultSet(parser->fault, FAULT_INVALID_VALUE, "duplicate key \"%s\" in %s", words[*word],
				 owner);
		FaultHint(parser->fault, "Keep one of the two.");
		return Stop(parser);
	}
	*seen |= 1U << *word;
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

/* The keys of a category, in the order of category_keys. */
enum CategoryKey
{
	KEY_WEIGHT,
	KEY_SCALE,
	KEY_STEP,
	KEY_OUTCOMES,
	KEY_NOT_RATED,
	KEY_CRITICAL,
	KEY_FAIL_BELOW,
	KEY_GROUP,
	KEY_BONUS
};
static const char *const category_keys[] = {"weight",    "scale",    "step",       "outcomes",
											"not_rated", "critical", "fail_below", "group",
											"bonus",     NULL};

/* Reads the value of a category's key. */
static bool
ReadCategoryKey(Parser *parser, const char *owner, enum CategoryKey key, DraftCategory *category)
{
	switch (key)
	{
		case KEY_WEIGHT:
			return ReadWeight(parser, owner, &category->weight);
		case KEY_SCALE:
			return ReadScale(parser, owner, &category->scale);
		case KEY_STEP:
			category->has_step = true;
			return ReadStep(parser, owner, &category->scale.step);
		case KEY_OUTCOMES:
			return ReadOutcomes(parser, owner, &category->outcomes);
		case KEY_NOT_RATED:
			return ReadCodes(parser, owner, &category->codes);
		case KEY_CRITICAL:
			return ReadCritical(parser, owner, true, &category->critical);
		case KEY_FAIL_BELOW:
			return ReadMark(parser, owner, &category->fail_below);
		case KEY_GROUP:
			return ReadGroupName(parser, owner, category);
		case KEY_BONUS:
			return ReadFlag(parser, owner, "bonus", &category->is_bonus);
	}
	return false;
}

/* Reads a category's value: a weight, or an object. */
static bool
ReadCategory(Parser *parser, const char *owner, DraftCategory *category)
{
	unsigned seen = 0;
	int word;

	if (JsonPeek(&parser->json) == JSON_NUMBER)
		return ReadWeight(parser, owner, &category->weight);
	if (!ExpectKind(parser, JSON_OBJECT, owner, "value", "is neither a weight nor an object",
					VALUE_HINT))
		return false;
	JsonOpenObject(&parser->json);
	while (NextWord(parser, owner, category_keys, &seen, &word))
		ReadCategoryKey(parser, owner, (enum CategoryKey) word, category);
	if (!parser->json.failed && !(seen & 1U << KEY_WEIGHT))
		return RejectValue(parser, owner, "weight", "is missing", VALUE_HINT);
	return !parser->json.failed;
}

/* Reads what a name stands for, the last of its kind in the draft. */
typedef bool (*ReadOne)(Parser *parser, const char *owner, const JsonText *name);

/* Reads an object whose keys are names that somebody chose, and counts them. */
static bool
ReadNamed(Parser *parser, const char *kind, const char *key, int limit, int *count, ReadOne read)
{
	JsonText name;
	char owner[OWNER_SIZE];

	if (!ExpectKind(parser, JSON_OBJECT, "rubric", key, "is not an object", CATEGORIES_HINT))
		return false;
	JsonOpenObject(&parser->json);
	while (JsonNextKey(&parser->json, &name))
	{
		if (*count == limit)
			return TooMany(parser, "rubric", key, limit);
		if (!CheckName(parser, kind, &name))
			return false;
		++*count;
		if (!read(parser, Owner(owner, kind, &name), &name))
			return false;
	}
	return !parser->json.failed;
}

static bool
ReadLastCategory(Parser *parser, const char *owner, const JsonText *name)
{
	DraftCategory *category = &parser->draft->category[parser->draft->categories - 1];

	*category = (DraftCategory){.name = *name, .fail_below = NO_MARK};
	return ReadCategory(parser, owner, category);
}

static bool
ReadCategories(Parser *parser)
{
	return ReadNamed(parser, "category", "categories", RUBRIC_CATEGORIES,
					 &parser->draft->categories, ReadLastCategory);
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
		return RejectValue(parser, owner, "weight", "is missing", VALUE_HINT);
	return !parser->json.failed;
}

static bool
ReadLastGroup(Parser *parser, const char *owner, const JsonText *name)
{
	DraftGroup *group = &parser->draft->group[parser->draft->groups - 1];

	*group = (DraftGroup){.name = *name};
	return ReadGroup(parser, owner, group);
}

static bool
ReadGroups(Parser *parser)
{
	parser->draft->has_groups = true;
	return ReadNamed(parser, "group", "groups", RUBRIC_GROUPS, &parser->draft->groups,
					 ReadLastGroup);
}

/* The keys of a rubric, in the order of rubric_keys. */
enum RubricKey
{
	TOP_SCALE,
	TOP_STEP,
	TOP_NOT_RATED,
	TOP_FAIL_BELOW,
	TOP_GROUPS,
	TOP_CATEGORIES
};
static const char *const rubric_keys[] = {"scale",  "step",       "not_rated", "fail_below",
										  "groups", "categories", NULL};

/* Reads the value of a rubric's key. */
static bool
ReadRubricKey(Parser *parser, enum RubricKey key)
{
	RubricDraft *draft = parser->draft;

	switch (key)
	{
		case TOP_SCALE:
			return ReadScale(parser, "rubric", &draft->scale);
		case TOP_STEP:
			return ReadStep(parser, "rubric", &draft->scale.step);
		case TOP_NOT_RATED:
			return ReadCodes(parser, "rubric", &draft->default_codes);
		case TOP_FAIL_BELOW:
			return ReadMark(parser, "rubric", &draft->fail_below);
		case TOP_GROUPS:
			return ReadGroups(parser);
		case TOP_CATEGORIES:
			return ReadCategories(parser);
	}
	return false;
}

/*
 * Reads and checks a rubric. room holds length bytes and outlives the draft, as text does:
 * its names lie in both.
 */
bool
RubricParse(RubricDraft *draft, const char *text, size_t length, bool is_utf8, char *room,
			Fault *fault)
{
	Parser parser = {.draft = draft, .fault = fault};
	unsigned seen = 0;
	int word;

	draft->has_groups = false;
	draft->categories = draft->groups = draft->outcomes = draft->codes = 0;
	draft->scale = (RubricScale){.step = MILLION};
	draft->fail_below = FAIL_BELOW_DEFAULT;
	draft->default_codes = (DraftWords){0};
	JsonStart(&parser.json, "rubric", text, length, is_utf8, room, fault);
	JsonOpenObject(&parser.json);
	while (NextWord(&parser, "rubric", rubric_keys, &seen, &word))
		ReadRubricKey(&parser, (enum RubricKey) word);
	if (JsonFinish(&parser.json))
		return RubricResolve(draft, fault);
	if (fault->code == FAULT_BAD_TEXT && fault->hint[0] == '\0')
		FaultHint(fault, "A rubric reads like {\"scale\": [1, 5], \"categories\": "
						 "{\"solution\": {\"weight\": 50, \"critical\": true}, \"tone\": 20}}.");
	return false;
}
