/*
 * rubric_values.c: reading the values of a rubric's keys, each checked where it stands.
 */
#include "core/rubric/rubric_reader.h"

#include <stdio.h>

#include "core/number/number.h"

/* What to write instead. */
#define WEIGHT_HINT "Write a number from 0 to 1000000, with at most 6 decimals."
#define PERCENT_HINT "Write a number from 0 to 100, with at most 6 decimals."
#define SCALE_HINT                                                                                 \
	"Write [worst, best]: two different numbers from -1000000 to 1000000, with at most 6 "         \
	"decimals."
#define STEP_HINT                                                                                  \
	"Write a number above 0, with at most 6 decimals, or \"any\" for every number of the scale."
#define CODES_HINT "Write an array of texts and numbers: [\"N/A\", \"\", 99]."

/* Marks what FaultSet has just said as the end of reading. Returns false. */
bool
Stop(Parser *parser)
{
	parser->json.failed = true;
	return false;
}

/* Writes 'category "tone"' into owner, for messages. */
const char *
Owner(char owner[OWNER_SIZE], const char *kind, const JsonText *name)
{
	char quote[FAULT_QUOTE_SIZE];

	snprintf(owner, OWNER_SIZE, "%s \"%s\"", kind, FaultQuote(quote, name->text, name->length));
	return owner;
}

/* Fails for a value that is not what its key takes. Returns false. */
bool
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
bool
ExpectKind(Parser *parser, JsonKind kind, const char *owner, const char *key, const char *problem,
		   const char *hint)
{
	JsonKind next = JsonPeek(&parser->json);

	if (next == JSON_NOTHING)
		return JsonExpectValue(&parser->json);
	return next == kind || RejectValue(parser, owner, key, problem, hint);
}

/* Sees that a name that somebody chose can be one. */
bool
CheckName(Parser *parser, const char *kind, const JsonText *name)
{
	char owner[OWNER_SIZE];

	if (name->length > 0 && name->length <= RUBRIC_NAME)
		return true;
	if (name->length == 0)
		FaultSet(parser->fault, FAULT_INVALID_VALUE, "%s without a name", kind);
	else
		FaultSet(parser->fault, FAULT_OVER_LIMIT, "name of %s is too long (%zu bytes)",
				 Owner(owner, kind, name), name->length);
	FaultHint(parser->fault, "Give it a name of 1 to %d bytes.", RUBRIC_NAME);
	return Stop(parser);
}

/* Fails for one thing too many. Returns false. */
bool
TooMany(Parser *parser, const char *owner, const char *things, int limit)
{
	FaultSet(parser->fault, FAULT_OVER_LIMIT, "%s cannot have more than %d %s", owner, limit,
			 things);
	FaultHint(parser->fault,
			  "Leave some out, or grade by several rubrics: iqs can count the reviews of all.");
	return Stop(parser);
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

bool
ReadWeight(Parser *parser, const char *owner, int64_t *weight)
{
	return ReadMillionths(parser, owner, "weight", 0, RUBRIC_WEIGHT * MILLION, WEIGHT_HINT, weight);
}

/* Reads "fail_below". */
bool
ReadMark(Parser *parser, const char *owner, int32_t *mark)
{
	int64_t percent;

	if (!ReadMillionths(parser, owner, "fail_below", 0, FULL_SCORE, PERCENT_HINT, &percent))
		return false;
	*mark = (int32_t) percent;
	return true;
}

/* Reads [worst, best]. */
bool
ReadScale(Parser *parser, const char *owner, RubricScale *scale)
{
	int64_t ends[2] = {0, 0};
	int count = 0;

	if (!ExpectKind(parser, JSON_ARRAY, owner, "scale", "is not an array", SCALE_HINT))
		return false;
	JsonOpenArray(&parser->json);
	while (JsonNextItem(&parser->json))
	{
		if (count == 2)
			return RejectValue(parser, owner, "scale", "has more than two ends", SCALE_HINT);
		if (!ReadMillionths(parser, owner, "scale", -RUBRIC_END * MILLION, RUBRIC_END * MILLION,
							SCALE_HINT, &ends[count++]))
			return false;
	}
	if (parser->json.failed)
		return false;
	if (count < 2)
		return RejectValue(parser, owner, "scale", "has fewer than two ends", SCALE_HINT);
	if (ends[0] == ends[1])
		return RejectValue(parser, owner, "scale", "has the same worst and best end", SCALE_HINT);
	scale->worst = ends[0];
	scale->best = ends[1];
	return true;
}

/* Reads a scale's step: a number, or "any". */
bool
ReadStep(Parser *parser, const char *owner, int64_t *step)
{
	JsonText word;

	if (JsonPeek(&parser->json) != JSON_STRING)
		return ReadMillionths(parser, owner, "step", 1, 2 * MILLION * RUBRIC_END, STEP_HINT, step);
	*step = STEP_ANY;
	return JsonReadString(&parser->json, &word) &&
		   (JsonTextIs(&word, "any") ||
			RejectValue(parser, owner, "step", "is an unknown word", STEP_HINT));
}

/* Finds out whether a word reads as a number that ratings can be compared with. */
static void
FindNumber(DraftWord *word)
{
	Number number;

	word->is_number = NumberRead(word->name.text, word->name.length, &number) &&
					  NumberIsMillionths(number, &word->number);
}

/* Reads {"followed": 100, "broken": 0}. */
bool
ReadOutcomes(Parser *parser, const char *owner, DraftWords *outcomes)
{
	static const char hint[] = "Write names and percents: {\"followed\": 100, \"partly\": 40, "
							   "\"broken\": 0}.";
	RubricDraft *draft = parser->draft;
	JsonText name;

	if (!ExpectKind(parser, JSON_OBJECT, owner, "outcomes", "is not an object", hint))
		return false;
	*outcomes = (DraftWords){.first = draft->outcomes, .is_given = true};
	JsonOpenObject(&parser->json);
	while (JsonNextKey(&parser->json, &name))
	{
		char outcome[OWNER_SIZE];
		DraftWord *word = &draft->outcome[draft->outcomes];
		int64_t percent;

		if (!CheckName(parser, "outcome", &name))
			return false;
		if (outcomes->count == RUBRIC_OUTCOMES)
			return TooMany(parser, owner, "outcomes", RUBRIC_OUTCOMES);
		if (draft->outcomes == RUBRIC_ALL_OUTCOMES)
			return TooMany(parser, "rubric", "outcomes in all", RUBRIC_ALL_OUTCOMES);
		if (!ReadMillionths(parser, Owner(outcome, "outcome", &name), "percent", 0, FULL_SCORE,
							PERCENT_HINT, &percent))
			return false;
		*word = (DraftWord){.name = name, .percent = (int32_t) percent};
		FindNumber(word);
		draft->outcomes++;
		outcomes->count++;
	}
	if (!parser->json.failed && outcomes->count == 0)
		return RejectValue(parser, owner, "outcomes", "is empty", hint);
	return !parser->json.failed;
}

/* Reads one code that means "not rated": a text, or a number. */
static bool
ReadCode(Parser *parser, const char *owner, DraftWord *code)
{
	JsonKind kind = JsonPeek(&parser->json);

	*code = (DraftWord){0};
	if (kind == JSON_NUMBER
			? !JsonReadNumber(&parser->json, &code->name)
			: (!ExpectKind(parser, JSON_STRING, owner, "not_rated",
						   "has a value that is neither text nor number", CODES_HINT) ||
			   !JsonReadString(&parser->json, &code->name)))
		return false;
	FindNumber(code);
	if (kind == JSON_NUMBER && !code->is_number)
		return RejectValue(parser, owner, "not_rated", "has a number of more than 6 decimals",
						   CODES_HINT);
	if (code->name.length <= RUBRIC_NAME)
		return true;
	FaultSet(parser->fault, FAULT_OVER_LIMIT, "value in not_rated of %s is too long (%zu bytes)",
			 owner, code->name.length);
	FaultHint(parser->fault, "Write at most %d bytes.", RUBRIC_NAME);
	return Stop(parser);
}

/* Reads ["N/A", "", 99]. */
bool
ReadCodes(Parser *parser, const char *owner, DraftWords *codes)
{
	RubricDraft *draft = parser->draft;

	if (!ExpectKind(parser, JSON_ARRAY, owner, "not_rated", "is not an array", CODES_HINT))
		return false;
	*codes = (DraftWords){.first = draft->codes, .is_given = true};
	JsonOpenArray(&parser->json);
	while (JsonNextItem(&parser->json))
	{
		if (codes->count == RUBRIC_CODES)
			return TooMany(parser, owner, "values in not_rated", RUBRIC_CODES);
		if (draft->codes == RUBRIC_ALL_CODES)
			return TooMany(parser, "rubric", "values in not_rated in all", RUBRIC_ALL_CODES);
		if (!ReadCode(parser, owner, &draft->code[draft->codes]))
			return false;
		draft->codes++;
		codes->count++;
	}
	return !parser->json.failed;
}

/* Reads true or false. */
bool
ReadFlag(Parser *parser, const char *owner, const char *key, bool *flag)
{
	return ExpectKind(parser, JSON_BOOLEAN, owner, key, "is not a boolean",
					  "Write true or false.") &&
		   JsonReadBoolean(&parser->json, flag);
}

/* Reads true, false, or for a category "group". */
bool
ReadCritical(Parser *parser, const char *owner, bool is_category, Critical *critical)
{
	static const char hint[] = "Write true, false, or, in a rubric with groups, \"group\".";
	bool is_critical;
	JsonText word;

	if (is_category && JsonPeek(&parser->json) == JSON_STRING)
	{
		*critical = CRITICAL_GROUP;
		return JsonReadString(&parser->json, &word) &&
			   (JsonTextIs(&word, "group") ||
				RejectValue(parser, owner, "critical", "is an unknown word", hint));
	}
	if (!(is_category
			  ? ExpectKind(parser, JSON_BOOLEAN, owner, "critical", "is not a boolean", hint) &&
					JsonReadBoolean(&parser->json, &is_critical)
			  : ReadFlag(parser, owner, "critical", &is_critical)))
		return false;
	*critical = is_critical ? CRITICAL_REVIEW : CRITICAL_NOT;
	return true;
}
