/*
 * rubric.h: what a rubric is: the categories that a review is graded by.
 *
 * A rubric is one flat value that points into itself by offsets, so that it can be stored,
 * copied and compared as bytes, and scores a review without being parsed again. Categories,
 * groups and outcomes are sorted by name (shorter first, then by bytes: the order of jsonb's
 * keys), whatever order they were written in: equal rubrics have equal bytes.
 *
 * The value is written once, by RubricBuild, from a draft that RubricParse checked.
 */
#ifndef CSMETRICS_CORE_RUBRIC_RUBRIC_H
#define CSMETRICS_CORE_RUBRIC_RUBRIC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "core/base/fault.h"
#include "core/base/json.h"
#include "core/base/millionths.h"
#include "core/base/text.h"

/* The limits of a rubric. */
#define RUBRIC_CATEGORIES 256
#define RUBRIC_GROUPS 64
#define RUBRIC_OUTCOMES 101      /* of one category: as many as a scale has points */
#define RUBRIC_ALL_OUTCOMES 2048 /* of all categories together */
#define RUBRIC_NAME 255          /* bytes of a name */
#define RUBRIC_WEIGHT 1000000    /* the largest weight */
#define RUBRIC_POINTS 101        /* of a scale */

#define RUBRIC_VERSION 1

/* 100 percent, in millionths of a percent point */
#define FULL_SCORE INT64_C(100000000)

/* A critical category fails strictly below this, unless its rubric says otherwise. */
#define FAIL_BELOW_DEFAULT (50 * MILLION)

/* What the failure of a category fails. */
typedef enum Critical
{
	CRITICAL_NOT,
	CRITICAL_REVIEW,
	CRITICAL_GROUP
} Critical;

typedef struct RubricCategory
{
	int64_t weight;      /* millionths */
	int64_t share;       /* the weight over the rubric's common denominator, if it is exact */
	int64_t step;        /* share * percent (millionths) of one step of the scale, if exact */
	uint32_t name;       /* offset */
	uint32_t scores;     /* offset of what each rating scores: RubricScore */
	uint32_t outcomes;   /* offset of as many RubricOutcome as there are points; 0 on a scale */
	uint32_t steps;      /* from the lowest to the highest point of the scale; 1 with outcomes */
	uint16_t points;     /* how many ratings there are to choose from */
	int16_t low;         /* the lowest point of the scale; 0 with outcomes */
	uint8_t name_length; /* bytes */
	uint8_t critical;    /* Critical */
	uint8_t group;       /* which, from 0; 0 if there are none */
	uint8_t reserved;    /* 0 */
} RubricCategory;

typedef struct RubricGroup
{
	int64_t weight; /* millionths */
	uint32_t name;  /* offset */
	uint8_t name_length;
	uint8_t critical;  /* its failure fails the review */
	uint16_t reserved; /* 0 */
} RubricGroup;

typedef struct RubricOutcome
{
	uint32_t name; /* offset */
	uint8_t name_length;
	uint8_t reserved[3]; /* 0 */
} RubricOutcome;

typedef struct Rubric
{
	uint32_t length_word; /* the server's own */
	uint8_t version;      /* RUBRIC_VERSION */
	uint8_t is_exact;     /* share and step are filled in: sums fit 64 bits */
	uint16_t categories;
	uint16_t groups;    /* 0: the rubric has no groups */
	int16_t low;        /* the default scale; low == high: there is none */
	int16_t high;       /* the default scale */
	uint16_t reserved;  /* 0 */
	int32_t fail_below; /* percent, millionths */
	uint32_t size;      /* bytes of the whole value */
} Rubric;

/* A rating's score: percent in millionths, and whether it is strictly below fail_below. */
typedef int32_t RubricScore;
#define SCORE_IS_BELOW (1 << 30)
#define SCORE_PERCENT(score) ((score) & ~SCORE_IS_BELOW)

static inline const RubricCategory *
RubricCategories(const Rubric *rubric)
{
	return (const RubricCategory *) (rubric + 1);
}

static inline const RubricGroup *
RubricGroups(const Rubric *rubric)
{
	return (const RubricGroup *) (RubricCategories(rubric) + rubric->categories);
}

static inline const RubricOutcome *
RubricOutcomes(const Rubric *rubric, const RubricCategory *category)
{
	return (const RubricOutcome *) ((const char *) rubric + category->outcomes);
}

static inline const RubricScore *
RubricScores(const Rubric *rubric, const RubricCategory *category)
{
	return (const RubricScore *) ((const char *) rubric + category->scores);
}

static inline const char *
RubricName(const Rubric *rubric, uint32_t name)
{
	return (const char *) rubric + name;
}

/* The order of names: shorter ones first, then by bytes. Less than, equal to or over 0. */
static inline int
CompareNames(const char *a, size_t a_length, const char *b, size_t b_length)
{
	if (a_length != b_length)
		return a_length < b_length ? -1 : 1;
	return memcmp(a, b, a_length);
}

static inline bool
SameEight(const char *a, const char *b)
{
	uint64_t a_bytes;
	uint64_t b_bytes;

	memcpy(&a_bytes, a, sizeof a_bytes);
	memcpy(&b_bytes, b, sizeof b_bytes);
	return a_bytes == b_bytes;
}

static inline bool
SameFour(const char *a, const char *b)
{
	uint32_t a_bytes;
	uint32_t b_bytes;

	memcpy(&a_bytes, a, sizeof a_bytes);
	memcpy(&b_bytes, b, sizeof b_bytes);
	return a_bytes == b_bytes;
}

/*
 * Whether two names of one length, which is not 0, are the same. It runs for each category of
 * each row, and takes less than memcmp's call: words, the last of which may overlap.
 */
static inline bool
SameName(const char *a, const char *b, size_t length)
{
	if (length >= 8)
	{
		for (size_t i = 0; i + 8 < length; i += 8)
			if (!SameEight(a + i, b + i))
				return false;
		return SameEight(a + length - 8, b + length - 8);
	}
	if (length >= 4)
		return SameFour(a, b) && SameFour(a + length - 4, b + length - 4);
	return a[0] == b[0] && a[length / 2] == b[length / 2] && a[length - 1] == b[length - 1];
}

/* A rubric while it is read: names still lie in the text, nothing is computed. */
typedef struct DraftOutcome
{
	JsonText name;
	int32_t percent; /* millionths */
} DraftOutcome;

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
	int first_outcome; /* of draft->outcome */
	int outcomes;      /* 0: a scale */
	int low;
	int high; /* low == high: no scale of its own */
	int group;
	Critical critical;
} DraftCategory;

typedef struct RubricDraft
{
	bool has_groups;
	int categories;
	int groups;
	int outcomes;
	int low;
	int high;
	int32_t fail_below;
	DraftCategory category[RUBRIC_CATEGORIES];
	DraftGroup group[RUBRIC_GROUPS];
	DraftOutcome outcome[RUBRIC_ALL_OUTCOMES];
} RubricDraft;

bool RubricParse(RubricDraft *draft, const char *text, size_t length, bool is_utf8, char *room,
				 Fault *fault);
bool RubricResolve(RubricDraft *draft, Fault *fault);
size_t RubricSize(const RubricDraft *draft);
void RubricBuild(const RubricDraft *draft, Rubric *rubric);
void RubricWrite(const Rubric *rubric, TextSink *sink);
int RubricFindCategory(const Rubric *rubric, const char *name, size_t length);
int RubricFindOutcome(const Rubric *rubric, const RubricCategory *category, const char *name,
					  size_t length);
bool RubricUnknownCategory(const Rubric *rubric, const char *name, size_t length, Fault *fault);

#endif
