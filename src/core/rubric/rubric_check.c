/*
 * rubric_check.c: the rules of a rubric that concern more than one of its keys.
 *
 * It tells each category its scale, its group, its marks and codes. The order of names, and
 * duplicates among them, are rubric_sort.c's.
 */
#include "core/rubric/rubric_sort.h"

#include <stdio.h>

#include "core/base/suggest.h"

/* Fails for a category; the problem continues 'category "tone" '. Returns false. */
static bool
Refuse(const DraftCategory *category, const char *problem, const char *hint, Fault *fault)
{
	char quote[FAULT_QUOTE_SIZE];

	FaultSet(fault, FAULT_INVALID_VALUE, "category \"%s\" %s",
			 FaultQuote(quote, category->name.text, category->name.length), problem);
	return FaultHint(fault, "%s", hint);
}

/* Sees that the ends of a scale are a whole number of steps apart, and not too many of them. */
static bool
CheckSteps(const RubricScale *scale, const DraftCategory *category, Fault *fault)
{
	int64_t width =
		scale->best > scale->worst ? scale->best - scale->worst : scale->worst - scale->best;
	char words[SCALE_WORDS_SIZE];
	char owner[FAULT_QUOTE_SIZE + 16] = "rubric";
	char quote[FAULT_QUOTE_SIZE];

	if (scale->step == STEP_ANY ||
		(width % scale->step == 0 && width / scale->step < RUBRIC_POINTS))
		return true;
	if (category != NULL)
		snprintf(owner, sizeof owner, "category \"%s\"",
				 FaultQuote(quote, category->name.text, category->name.length));
	ScaleWords(words, scale);
	if (width % scale->step != 0)
	{
		FaultSet(fault, FAULT_INVALID_VALUE, "scale %s of %s is not a whole number of steps", words,
				 owner);
		return FaultHint(fault, "Write a step that leads from one end exactly to the other, or "
								"\"step\": \"any\" for every number between.");
	}
	FaultSet(fault, FAULT_INVALID_VALUE, "scale %s of %s has more than %d points", words, owner,
			 RUBRIC_POINTS);
	return FaultHint(fault, "Write a larger \"step\", or \"step\": \"any\" for every number "
							"between.");
}

/* Gives a category the default scale and step, unless it has its own, or outcomes. */
static bool
ResolveScale(const RubricDraft *draft, DraftCategory *category, Fault *fault)
{
	RubricScale *scale = &category->scale;
	bool has_scale = scale->worst != scale->best;

	if (category->outcomes.count > 0)
	{
		if (has_scale)
			return Refuse(category, "has both a scale and outcomes", "Keep one of the two.", fault);
		if (category->has_step)
			return Refuse(category, "has both a step and outcomes", "Keep one of the two.", fault);
		return true;
	}
	if (!has_scale)
	{
		if (draft->scale.worst == draft->scale.best)
			return Refuse(category, "has neither a scale nor outcomes",
						  "Give the whole rubric a \"scale\", such as [1, 5], or give the category "
						  "its own \"scale\" or \"outcomes\".",
						  fault);
		scale->worst = draft->scale.worst;
		scale->best = draft->scale.best;
	}
	if (!category->has_step)
		scale->step = draft->scale.step;
	return CheckSteps(scale, category, fault);
}

/* Whether two lists of codes are the same. */
static bool
SameCodes(const RubricDraft *draft, DraftWords a, DraftWords b)
{
	if (a.count != b.count)
		return false;
	for (int i = 0; i < a.count; i++)
		if (CompareWords(&draft->code[a.first + i], &draft->code[b.first + i]) != 0)
			return false;
	return true;
}

/* Sees that no outcome of a category is also what means "not rated". */
static bool
CheckOutcomes(const RubricDraft *draft, const DraftCategory *category, Fault *fault)
{
	for (int i = 0; i < category->outcomes.count; i++)
	{
		const DraftWord *outcome = &draft->outcome[category->outcomes.first + i];
		char quote[FAULT_QUOTE_SIZE];
		char problem[FAULT_QUOTE_SIZE + 64];

		for (int j = 0; j < category->codes.count; j++)
		{
			if (CompareWords(outcome, &draft->code[category->codes.first + j]) != 0)
				continue;
			snprintf(problem, sizeof problem, "has \"%s\" in both its outcomes and not_rated",
					 FaultQuote(quote, outcome->name.text, outcome->name.length));
			return Refuse(category, problem,
						  "Keep one of the two. A category's own \"not_rated\", even an empty "
						  "one, stands in place of the rubric's.",
						  fault);
		}
	}
	return true;
}

/* Gives a category the default for what means "not rated", unless it has its own. */
static bool
ResolveCodes(const RubricDraft *draft, DraftCategory *category, Fault *fault)
{
	if (!category->codes.is_given || SameCodes(draft, category->codes, draft->default_codes))
	{
		category->codes = draft->default_codes;
		category->codes.is_given = false;
	}
	return CheckOutcomes(draft, category, fault);
}

/* Sees that what a category counts for makes sense, and gives it the default mark. */
static bool
ResolveWeight(const RubricDraft *draft, DraftCategory *category, Fault *fault)
{
	if (category->fail_below == NO_MARK)
		category->fail_below = draft->fail_below;
	if (category->is_bonus && category->critical != CRITICAL_NOT)
		return Refuse(category, "is both a bonus and critical",
					  "A bonus only adds, and so cannot fail a review: keep one of the two.",
					  fault);
	if (category->weight > 0 || category->critical != CRITICAL_NOT)
		return true;
	return Refuse(category, "has weight 0 but is not critical",
				  "Write a weight above 0. A category that only fails a review is written "
				  "{\"weight\": 0, \"critical\": true}.",
				  fault);
}

/* Fails for a category that names a group which is not there. Returns false. */
static bool
UnknownGroup(const RubricDraft *draft, const DraftCategory *category, const char *quote,
			 Fault *fault)
{
	const JsonText *name = &category->group_name;
	char group[FAULT_QUOTE_SIZE];
	Suggestion suggestion;

	FaultQuote(group, name->text, name->length);
	FaultSet(fault, FAULT_INVALID_VALUE, "category \"%s\" is in an unknown group \"%s\"", quote,
			 group);
	if (!draft->has_groups)
		return FaultHint(
			fault, "Add the group to the rubric: \"groups\": {\"%s\": {\"weight\": 100}}.", group);
	SuggestStart(&suggestion, name->text, name->length);
	for (int i = 0; i < draft->groups; i++)
		SuggestOffer(&suggestion, draft->group[i].name.text, draft->group[i].name.length);
	if (suggestion.nearest == NULL)
		return FaultHint(fault, "Name one of the rubric's \"groups\", or add the group to them.");
	return FaultHint(fault, "Perhaps you meant \"%.*s\".", (int) suggestion.nearest_length,
					 suggestion.nearest);
}

/* Finds the group of a category, if there are groups. */
static bool
ResolveGroup(RubricDraft *draft, DraftCategory *category, Fault *fault)
{
	char quote[FAULT_QUOTE_SIZE];

	FaultQuote(quote, category->name.text, category->name.length);
	if (category->group_name.text == NULL)
	{
		if (draft->has_groups)
		{
			FaultSet(fault, FAULT_INVALID_VALUE, "category \"%s\" is in no group", quote);
			return FaultHint(fault, "Name it: in a rubric with groups, every category is in one.");
		}
		if (category->critical != CRITICAL_GROUP)
			return true;
		FaultSet(fault, FAULT_INVALID_VALUE,
				 "category \"%s\" is critical to its group, but the rubric has no groups", quote);
		return FaultHint(fault, "Write \"critical\": true, or add \"groups\" to the rubric.");
	}
	for (int i = 0; i < draft->groups; i++)
	{
		if (CompareTexts(&draft->group[i].name, &category->group_name) == 0)
		{
			draft->group[i].is_used = true;
			category->group = i;
			return true;
		}
	}
	return UnknownGroup(draft, category, quote, fault);
}

/* Sees that a group has categories, and a weight unless it only fails reviews. */
static bool
CheckGroup(const DraftGroup *group, Fault *fault)
{
	char quote[FAULT_QUOTE_SIZE];

	FaultQuote(quote, group->name.text, group->name.length);
	if (!group->is_used)
	{
		FaultSet(fault, FAULT_INVALID_VALUE, "group \"%s\" has no categories", quote);
		return FaultHint(fault, "Name it in a category's \"group\", or leave it out.");
	}
	if (group->weight > 0 || group->is_critical)
		return true;
	FaultSet(fault, FAULT_INVALID_VALUE, "group \"%s\" has weight 0 but is not critical", quote);
	return FaultHint(fault, "Write a weight above 0. A group that only fails a review is written "
							"{\"weight\": 0, \"critical\": true}.");
}

/* Whether a category's score counts: it has a weight, is no bonus, and its group has one. */
static bool
Counts(const RubricDraft *draft, const DraftCategory *category)
{
	return category->weight > 0 && !category->is_bonus &&
		   (draft->groups == 0 || draft->group[category->group].weight > 0);
}

/* Sees that some category counts: otherwise no review would have a score. */
static bool
CheckWeights(const RubricDraft *draft, Fault *fault)
{
	for (int i = 0; i < draft->categories; i++)
		if (Counts(draft, &draft->category[i]))
			return true;
	FaultSet(fault, FAULT_INVALID_VALUE, "no category of the rubric has a weight that counts");
	return FaultHint(fault, "Give a category that is not a bonus a weight above 0.");
}

/* Sees that there is something to rate, and no group that nothing counts towards. */
static bool
CheckEmptiness(const RubricDraft *draft, Fault *fault)
{
	if (draft->categories == 0)
	{
		FaultSet(fault, FAULT_INVALID_VALUE, "rubric has no categories");
		return FaultHint(
			fault, "Write at least one: {\"scale\": [1, 5], \"categories\": {\"solution\": 50}}.");
	}
	if (draft->has_groups && draft->groups == 0)
	{
		FaultSet(fault, FAULT_INVALID_VALUE, "groups of rubric are empty");
		return FaultHint(fault, "Leave \"groups\" out, or write at least one.");
	}
	for (int i = 0; i < draft->groups; i++)
		if (!CheckGroup(&draft->group[i], fault))
			return false;
	return CheckWeights(draft, fault);
}

/* Brings a draft into canonical order and checks the rules that concern several keys. */
bool
RubricResolve(RubricDraft *draft, Fault *fault)
{
	if (!SortDraft(draft, fault))
		return false;
	if (draft->scale.worst != draft->scale.best && !CheckSteps(&draft->scale, NULL, fault))
		return false;
	for (int i = 0; i < draft->categories; i++)
	{
		DraftCategory *category = &draft->category[i];

		if (!ResolveScale(draft, category, fault) || !ResolveCodes(draft, category, fault) ||
			!ResolveWeight(draft, category, fault) || !ResolveGroup(draft, category, fault))
			return false;
	}
	return CheckEmptiness(draft, fault);
}
