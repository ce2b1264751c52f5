/*
 * choice_refuse.c: what is said where a value is no rating of a category, and what to write.
 */
#include "core/choice/choice.h"

#include <stdio.h>

#include "core/json/json.h"
#include "core/base/suggest.h"

/* Room for 'rating 6 of category "tone"' */
#define SUBJECT_SIZE (2 * FAULT_QUOTE_SIZE + 32)

/* Room for what makes a text mean "not rated". */
#define CODE_HINT_SIZE 128

/* Longer numbers are no codes. */
#define CODE_LENGTH 12

/* The name of a category, for messages. */
static const char *
CategoryQuote(char quote[FAULT_QUOTE_SIZE], const Rubric *rubric, const RubricCategory *category)
{
	return FaultQuote(quote, RubricName(rubric, category->name), category->name_length);
}

/* The steps, in millionths, that ratings between the points of a scale usually have. */
static const int64_t usual_steps[] = {500000, 250000, 200000, 100000, 50000, 10000, 1000};

/* Whether a scale may have a step, and a number lies on it then. */
static bool
StepFits(const RubricScale *scale, int64_t step, Number number)
{
	int64_t width =
		scale->best > scale->worst ? scale->best - scale->worst : scale->worst - scale->best;

	return width % step == 0 && width / step < RUBRIC_POINTS &&
		   (number - scale->worst * NUMBER_OF_MILLIONTH) % (step * NUMBER_OF_MILLIONTH) == 0;
}

/* Refuses a number between the points of a scale: says which step takes it. */
static bool
RefuseOffStep(const RubricCategory *category, const char *subject, const char *digits, Fault *fault)
{
	char words[SCALE_WORDS_SIZE];
	char step[32];
	TextSink sink = {step, sizeof step, 0};
	Number number = 0;

	FaultSet(fault, FAULT_INVALID_VALUE, "%s is not a point of its scale %s", subject,
			 ScaleWords(words, &category->scale));
	NumberRead(digits, strlen(digits), &number);
	for (size_t i = 0; i < sizeof usual_steps / sizeof *usual_steps; i++)
	{
		if (!StepFits(&category->scale, usual_steps[i], number))
			continue;
		TextPutMillionths(&sink, usual_steps[i]);
		return FaultHint(fault,
						 "If such ratings are meant, write \"step\": %s in the category, or "
						 "\"step\": \"any\" for every number between its ends.",
						 step);
	}
	return FaultHint(fault, "If such ratings are meant, write \"step\": \"any\" in the category.");
}

/* Refuses a number off the scale: it may be a code. */
static bool
RefuseOffScale(const RubricCategory *category, const char *subject, const char *digits,
			   Fault *fault)
{
	RubricScale scale = category->scale;
	char words[SCALE_WORDS_SIZE];

	scale.step = MILLION; /* the ends alone */
	FaultSet(fault, FAULT_OUT_OF_RANGE, "%s is out of range %s", subject,
			 ScaleWords(words, &scale));
	if (strlen(digits) > CODE_LENGTH || strpbrk(digits, "eE") != NULL)
		return FaultHint(fault, "Correct the rating, or the scale in the rubric.");
	return FaultHint(fault,
					 "If %s stands for \"not rated\", write \"not_rated\": [%s] in the rubric. "
					 "Otherwise correct the rating, or the scale in the rubric.",
					 digits, digits);
}

/* Refuses a number, given by its digits, that is no point of a category's scale. */
bool
RefuseNumber(const Rubric *rubric, const RubricCategory *category, const char *digits,
			 RatingFlaw flaw, Fault *fault)
{
	char subject[SUBJECT_SIZE];
	char quote[FAULT_QUOTE_SIZE];
	char name[FAULT_QUOTE_SIZE];
	const char *rating = FaultQuote(quote, digits, strlen(digits));

	snprintf(subject, sizeof subject, "rating %s of category \"%s\"", rating,
			 CategoryQuote(name, rubric, category));
	if (flaw == RATING_IS_OFF_STEP)
		return RefuseOffStep(category, subject, digits, fault);
	if (flaw == RATING_IS_OFF_SCALE)
		return RefuseOffScale(category, subject, rating, fault);
	FaultSet(fault, FAULT_INVALID_VALUE, "%s is not a number", subject);
	return FaultHint(fault,
					 "If it stands for \"not rated\", write \"not_rated\": [\"%s\"] in the rubric.",
					 rating);
}

/* What makes a text mean "not rated": '"not_rated": ["N/A"]', unless it is too long. */
static const char *
CodeHint(char hint[CODE_HINT_SIZE], const char *text, size_t length)
{
	TextSink sink = {NULL, CODE_HINT_SIZE, 0};

	sink.room = hint;
	TextPutString(&sink, "\"not_rated\": [");
	TextPutJson(&sink, text, length);
	TextPutString(&sink, "]");
	return sink.length < sink.size ? hint : "it into \"not_rated\"";
}

/* The names of a category's outcomes, as many as there is room for. */
static void
PutOutcomes(TextSink *sink, const Rubric *rubric, const RubricCategory *category)
{
	const RubricWord *outcome = RubricWords(rubric, category->outcomes);
	char quote[FAULT_QUOTE_SIZE];

	for (int i = 0; i < category->points; i++)
	{
		const char *name =
			FaultQuote(quote, RubricName(rubric, outcome[i].name), outcome[i].name_length);

		TextPutString(sink, i == 0 ? "" : ", ");
		if (sink->length + strlen(name) + sizeof "\"\", ..." > sink->size)
		{
			TextPutString(sink, "...");
			return;
		}
		TextPutString(sink, "\"");
		TextPutString(sink, name);
		TextPutString(sink, "\"");
	}
	TextPutString(sink, ".");
}

/* Refuses a text, or the digits of a number, that is none of a category's outcomes. */
bool
RefuseOutcome(const Rubric *rubric, const RubricCategory *category, const char *rating,
			  size_t length, Fault *fault)
{
	const RubricWord *outcome = RubricWords(rubric, category->outcomes);
	char quote[FAULT_QUOTE_SIZE];
	char name[FAULT_QUOTE_SIZE];
	char code[CODE_HINT_SIZE];
	char list[FAULT_TEXT_SIZE - 32];
	TextSink sink = {list, sizeof list, 0};
	Suggestion suggestion;

	SuggestStart(&suggestion, rating, length);
	for (int i = 0; i < category->points; i++)
		SuggestOffer(&suggestion, RubricName(rubric, outcome[i].name), outcome[i].name_length);
	PutOutcomes(&sink, rubric, category);
	FaultQuote(quote, rating, length);
	FaultSet(fault, FAULT_INVALID_VALUE, "invalid outcome \"%s\" for category \"%s\"", quote,
			 CategoryQuote(name, rubric, category));
	FaultDetail(fault, "Its outcomes are %s", list);
	if (suggestion.nearest != NULL)
		return FaultHint(fault, "Perhaps you meant \"%.*s\".", (int) suggestion.nearest_length,
						 suggestion.nearest);
	return FaultHint(fault,
					 "Add it to the category's \"outcomes\", or, if it stands for \"not rated\", "
					 "write %s in the rubric.",
					 CodeHint(code, rating, length));
}

/* Refuses a text that reads as no number, in a category with a scale. */
bool
RefuseText(const Rubric *rubric, const RubricCategory *category, const char *rating, size_t length,
		   Fault *fault)
{
	char quote[FAULT_QUOTE_SIZE];
	char name[FAULT_QUOTE_SIZE];
	char words[SCALE_WORDS_SIZE];
	char code[CODE_HINT_SIZE];

	FaultQuote(quote, rating, length);
	FaultSet(fault, FAULT_INVALID_VALUE, "invalid rating \"%s\" for category \"%s\"", quote,
			 CategoryQuote(name, rubric, category));
	FaultDetail(fault, "Its scale %s takes numbers.", ScaleWords(words, &category->scale));
	return FaultHint(fault,
					 "If it stands for \"not rated\", write %s in the rubric. "
					 "For ratings in words, give the category \"outcomes\" instead of a scale.",
					 CodeHint(code, rating, length));
}
