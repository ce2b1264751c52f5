/*
 * rubric_sort.c: the one order in which a draft's names are kept, and duplicates among them.
 */
#include "core/rubric/rubric_sort.h"

#include <stdlib.h>

int
CompareTexts(const JsonText *a, const JsonText *b)
{
	return CompareNames(a->text, a->length, b->text, b->length);
}

/* For qsort: every entry with a name begins with it. */
static int
CompareEntries(const void *a, const void *b)
{
	return CompareTexts(a, b);
}

/* The order of codes: numbers first, by their value, then texts. 0: a rating can't be but both. */
int
CompareWords(const DraftWord *a, const DraftWord *b)
{
	if (a->is_number != b->is_number)
		return a->is_number ? -1 : 1;
	if (a->is_number)
		return a->number < b->number ? -1 : a->number > b->number;
	return CompareTexts(&a->name, &b->name);
}

static int
CompareCodes(const void *a, const void *b)
{
	return CompareWords(a, b);
}

/* Fails for a name that a category, or the rubric, has twice. Returns false. */
static bool
Duplicate(Fault *fault, const char *kind, const JsonText *name, const DraftCategory *category)
{
	char quote[FAULT_QUOTE_SIZE];
	char owner[FAULT_QUOTE_SIZE];

	FaultQuote(quote, name->text, name->length);
	if (category == NULL)
		FaultSet(fault, FAULT_INVALID_VALUE, "duplicate %s \"%s\" in rubric", kind, quote);
	else
		FaultSet(fault, FAULT_INVALID_VALUE, "duplicate %s \"%s\" in category \"%s\"", kind, quote,
				 FaultQuote(owner, category->name.text, category->name.length));
	return FaultHint(fault, "Keep one of the two.");
}

/* Sorts the outcomes of a category by name; the same number in two spellings is a duplicate. */
static bool
SortOutcomes(RubricDraft *draft, const DraftCategory *category, Fault *fault)
{
	DraftWord *outcome = &draft->outcome[category->outcomes.first];
	int count = category->outcomes.count;

	qsort(outcome, (size_t) count, sizeof *outcome, CompareEntries);
	for (int i = 1; i < count; i++)
		for (int j = outcome[i].is_number ? 0 : i - 1; j < i; j++)
			if (CompareWords(&outcome[j], &outcome[i]) == 0)
				return Duplicate(fault, "outcome", &outcome[i].name, category);
	return true;
}

/* Sorts what means "not rated" in a category, or in the rubric. */
static bool
SortCodes(RubricDraft *draft, DraftWords codes, const DraftCategory *category, Fault *fault)
{
	DraftWord *code = &draft->code[codes.first];

	qsort(code, (size_t) codes.count, sizeof *code, CompareCodes);
	for (int i = 1; i < codes.count; i++)
		if (CompareWords(&code[i - 1], &code[i]) == 0)
			return Duplicate(fault, "not_rated value", &code[i].name, category);
	return true;
}

/* Sorts the words of a category. */
static bool
SortWords(RubricDraft *draft, const DraftCategory *category, Fault *fault)
{
	return SortOutcomes(draft, category, fault) &&
		   SortCodes(draft, category->codes, category, fault);
}

/* Sorts groups, categories, outcomes and codes, and finds those that are there twice. */
bool
SortDraft(RubricDraft *draft, Fault *fault)
{
	qsort(draft->group, (size_t) draft->groups, sizeof *draft->group, CompareEntries);
	for (int i = 1; i < draft->groups; i++)
		if (CompareTexts(&draft->group[i - 1].name, &draft->group[i].name) == 0)
			return Duplicate(fault, "group", &draft->group[i].name, NULL);
	qsort(draft->category, (size_t) draft->categories, sizeof *draft->category, CompareEntries);
	for (int i = 1; i < draft->categories; i++)
		if (CompareTexts(&draft->category[i - 1].name, &draft->category[i].name) == 0)
			return Duplicate(fault, "category", &draft->category[i].name, NULL);
	for (int i = 0; i < draft->categories; i++)
		if (!SortWords(draft, &draft->category[i], fault))
			return false;
	return SortCodes(draft, draft->default_codes, NULL, fault);
}
