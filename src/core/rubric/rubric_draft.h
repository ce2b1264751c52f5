/*
 * rubric_draft.h: a rubric while it is read: names still lie in the text, nothing is computed.
 *
 * RubricParse reads a text into a draft and checks it, RubricBuild makes the flat value of it.
 */
#ifndef CSMETRICS_CORE_RUBRIC_RUBRIC_DRAFT_H
#define CSMETRICS_CORE_RUBRIC_RUBRIC_DRAFT_H

#include "core/json/json.h"
#include "core/rubric/rubric.h"

/* Every entry that has a name begins with it, for sorting. */

/* An outcome, or a code that means "not rated". */
typedef struct DraftWord
{
	JsonText name;
	int64_t number; /* millionths, if it is one */
	bool is_number;
	int32_t percent; /* of an outcome: millionths */
} DraftWord;

/* Some of the draft's words. */
typedef struct DraftWords
{
	int first;
	int count;
	bool is_given; /* even if empty; after RubricResolve, not the default either */
} DraftWords;

typedef struct DraftGroup
{
	JsonText name;
	int64_t weight;
	bool is_critical;
	bool is_used; /* by a category */
} DraftGroup;

typedef struct DraftCategory
{
	JsonText name;
	JsonText group_name; /* text is NULL if there is none */
	int64_t weight;
	DraftWords outcomes;
	DraftWords codes;
	RubricScale scale;
	bool has_step;
	int32_t fail_below; /* NO_MARK: the default */
	int group;
	Critical critical;
	bool is_bonus;
} DraftCategory;

#define NO_MARK (-1)

typedef struct RubricDraft
{
	bool has_groups;
	int categories;
	int groups;
	int outcomes; /* in all */
	int codes;    /* in all */
	RubricScale scale;
	int32_t fail_below;
	DraftWords default_codes;
	DraftCategory category[RUBRIC_CATEGORIES];
	DraftGroup group[RUBRIC_GROUPS];
	DraftWord outcome[RUBRIC_ALL_OUTCOMES];
	DraftWord code[RUBRIC_ALL_CODES];
} RubricDraft;

bool RubricParse(RubricDraft *draft, const char *text, size_t length, bool is_utf8, char *room,
				 Fault *fault);
bool RubricResolve(RubricDraft *draft, Fault *fault);
size_t RubricSize(const RubricDraft *draft);
void RubricBuild(const RubricDraft *draft, Rubric *rubric);

/* How many steps a scale with steps has; 1 on one without. */
static inline int
ScaleSteps(const RubricScale *scale)
{
	int64_t width =
		scale->best > scale->worst ? scale->best - scale->worst : scale->worst - scale->best;

	return scale->step == STEP_ANY ? 1 : (int) (width / scale->step);
}

#endif
