/*
 * rubric_sort.h: the one order in which a draft's names are kept, and duplicates among them.
 */
#ifndef CSMETRICS_CORE_RUBRIC_RUBRIC_SORT_H
#define CSMETRICS_CORE_RUBRIC_RUBRIC_SORT_H

#include "core/rubric/rubric_draft.h"

int CompareTexts(const JsonText *a, const JsonText *b);
int CompareWords(const DraftWord *a, const DraftWord *b);
bool SortDraft(RubricDraft *draft, Fault *fault);

#endif
