/*
 * rubric_check.c: the rules of a rubric that concern more than one of its keys.
 *
 * It also brings a draft into canonical order, and tells each category its scale and group.
 */
#include "core/rubric/rubric.h"

#include <stdlib.h>

#include "core/base/suggest.h"

static int
CompareTexts(const JsonText *a, const JsonText *b)
{
	return CompareNames(a->text, a->length, b->text, b->length);
}

/* For qsort: every draft entry begins with its name. */
static int
CompareEntries(const void *a, const void *b)
{
	return CompareTexts(a, b);
}

/* Fails for a name that is there twice, in a category or in the rubric. Returns false. */
static bool
Twice(Fault *fault, const char *kind, const JsonText *name, const DraftCategory *category)
{
	char quote[FAULT_QUOTE_SIZE];
	char owner[FAULT_QUOTE_SIZE];

	FaultQuote(quote, name->text, name->length);
	if (category == NULL)
		FaultSet(fault, FAULT_INVALID_VALUE, "%s \"%s\" is there twice in the rubric", kind, quote);
	else
		FaultSet(fault, FAULT_INVALID_VALUE, "%s \"%s\" is there twice in category \"%s\"", kind,
				 quote, FaultQuote(owner, category->name.text, category->name.length));
	return FaultHint(fault, "Keep one of the two.");
}

/* Sorts the outcomes of a category. */
static bool
SortOutcomes(RubricDraft *draft, const DraftCategory *category, Fault *fault)
{
	DraftOutcome *outcome = &draft->outcome[category->first_outcome];

	qsort(outcome, (size_t) category->outcomes, sizeof *outcome, CompareEntries);
	for (int i = 1; i < category->outcomes; i++)
		if (CompareTexts(&outcome[i - 1].name, &outcome[i].name) == 0)
			return Twice(fault, "outcome", &outcome[i].name, category);
	return true;
}

/* Sorts groups, categories and their outcomes by name, and finds those that are there twice. */
static bool
Sort(RubricDraft *draft, Fault *fault)
{
	qsort(draft->group, (size_t) draft->groups, sizeof *draft->group, CompareEntries);
	for (int i = 1; i < draft->groups; i++)
		if (CompareTexts(&draft->group[i - 1].name, &draft->group[i].name) == 0)
			return Twice(fault, "group", &draft->group[i].name, NULL);
	qsort(draft->category, (size_t) draft->categories, sizeof *draft->category, CompareEntries);
	for (int i = 1; i < draft->categories; i++)
		if (CompareTexts(&draft->category[i - 1].name, &draft->category[i].name) == 0)
			return Twice(fault, "category", &draft->category[i].name, NULL);
	for (int i = 0; i < draft->categories; i++)
		if (!SortOutcomes(draft, &draft->category[i], fault))
			return false;
	return true;
}

/* Gives a category the default scale if it has neither a scale nor outcomes. */
static bool
ResolveScale(const RubricDraft *draft, DraftCategory *category, Fault *fault)
{
	char quote[FAULT_QUOTE_SIZE];
	bool has_scale = category->low != category->high;

	FaultQuote(quote, category->name.text, category->name.length);
	if (has_scale && category->outcomes > 0)
	{
		FaultSet(fault, FAULT_INVALID_VALUE, "category \"%s\" has both a scale and outcomes",
				 quote);
		return FaultHint(fault, "Keep one of the two.");
	}
	if (has_scale || category->outcomes > 0)
		return true;
	if (draft->low == draft->high)
	{
		FaultSet(fault, FAULT_INVALID_VALUE, "category \"%s\" has neither a scale nor outcomes",
				 quote);
		return FaultHint(fault, "Give the whole rubric a \"scale\", such as [1, 5], or give the "
								"category its own \"scale\" or \"outcomes\".");
	}
	category->low = draft->low;
	category->high = draft->high;
	return true;
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

/* Sees that there is something to rate, and no group that nothing counts towards. */
static bool
CheckEmptiness(const RubricDraft *draft, Fault *fault)
{
	char quote[FAULT_QUOTE_SIZE];

	if (draft->categories == 0)
	{
		FaultSet(fault, FAULT_INVALID_VALUE, "rubric has no categories");
		return FaultHint(
			fault, "Write at least one: {\"scale\": [1, 5], \"categories\": {\"solution\": 50}}.");
	}
	if (draft->has_groups && draft->groups == 0)
	{
		FaultSet(fault, FAULT_INVALID_VALUE, "groups of rubric is empty");
		return FaultHint(fault, "Leave \"groups\" out, or write at least one.");
	}
	for (int i = 0; i < draft->groups; i++)
	{
		const JsonText *name = &draft->group[i].name;

		if (draft->group[i].is_used)
			continue;
		FaultSet(fault, FAULT_INVALID_VALUE, "group \"%s\" has no categories",
				 FaultQuote(quote, name->text, name->length));
		return FaultHint(fault, "Name it in a category's \"group\", or leave it out.");
	}
	return true;
}

/* Brings a draft into canonical order and checks the rules that concern several keys. */
bool
RubricResolve(RubricDraft *draft, Fault *fault)
{
	if (!Sort(draft, fault))
		return false;
	for (int i = 0; i < draft->categories; i++)
		if (!ResolveScale(draft, &draft->category[i], fault) ||
			!ResolveGroup(draft, &draft->category[i], fault))
			return false;
	return CheckEmptiness(draft, fault);
}
