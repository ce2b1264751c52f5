/*
 * rubric.h: what a rubric is: the categories that a review is graded by.
 *
 * A rubric is one flat value that points into itself by offsets, so that it can be stored,
 * copied and compared as bytes, and scores a review without being parsed again. Categories,
 * groups and outcomes are sorted by name (shorter first, then by bytes: the order of jsonb's
 * keys), whatever order they were written in: equal rubrics have equal bytes.
 *
 * The value is written once, by RubricBuild, from a draft that RubricParse checked
 * (rubric_draft.h).
 */
#ifndef CSMETRICS_CORE_RUBRIC_RUBRIC_H
#define CSMETRICS_CORE_RUBRIC_RUBRIC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "core/base/fault.h"
#include "core/number/millionths.h"
#include "core/base/text.h"

/* The limits of a rubric. */
#define RUBRIC_CATEGORIES 256
#define RUBRIC_GROUPS 64
#define RUBRIC_OUTCOMES 101      /* of one category */
#define RUBRIC_ALL_OUTCOMES 2048 /* of all categories together */
#define RUBRIC_CODES 32          /* in one "not_rated" */
#define RUBRIC_ALL_CODES 1024    /* in all of them together */
#define RUBRIC_NAME 255          /* bytes of a name */
#define RUBRIC_WEIGHT 1000000    /* the largest weight */
#define RUBRIC_POINTS 1001       /* of a scale with steps */
#define RUBRIC_END 1000000       /* the ends of a scale are from minus this to this */

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

/* How the ratings of a category are read. */
typedef enum CategoryKind
{
	CATEGORY_WHOLE,   /* points that are whole numbers, one after the other; no code among them */
	CATEGORY_STEPS,   /* points of any other scale with steps */
	CATEGORY_ANY,     /* a scale with every number between its ends */
	CATEGORY_OUTCOMES /* words */
} CategoryKind;

/* A scale from its worst to its best end, in millionths; where both are the same, there is none. */
typedef struct RubricScale
{
	int64_t worst;
	int64_t best;
	int64_t step; /* above 0; STEP_ANY takes every number between */
} RubricScale;

#define STEP_ANY 0

/* Room for a scale in words, such as "-999999.999999..1000000 by 0.000001". */
#define SCALE_WORDS_SIZE 64

typedef struct RubricCategory
{
	int64_t weight;      /* millionths */
	int64_t share;       /* the weight over the rubric's common denominator, if it is exact */
	int64_t counted;     /* share, as far as it counts in the denominator: 0 for a bonus */
	int64_t step;        /* share * percent (millionths) of one step of the scale, if exact */
	RubricScale scale;   /* all 0 with outcomes */
	int32_t fail_below;  /* percent, millionths */
	int32_t first;       /* CATEGORY_WHOLE: the worst point */
	uint32_t name;       /* offset */
	uint32_t scores;     /* offset of what each choice scores: RubricScore; 0: CATEGORY_ANY */
	uint32_t outcomes;   /* offset of as many RubricWord as there are points; 0 on a scale */
	uint32_t codes;      /* offset of what means "not rated": RubricWord; 0 if nothing does */
	uint16_t code_count; /* how many of them */
	uint16_t points;     /* how many ratings there are to choose from; 0: CATEGORY_ANY */
	uint16_t steps;      /* from the worst to the best point of the scale; else 1 */
	uint8_t name_length; /* bytes */
	uint8_t kind;        /* CategoryKind */
	int8_t direction;    /* CATEGORY_WHOLE: 1 where high is good, -1 where low is; else 0 */
	uint8_t critical;    /* Critical */
	uint8_t group;       /* which, from 0; 0 if there are none */
	uint8_t is_bonus;
	uint32_t reserved; /* 0 */
} RubricCategory;

typedef struct RubricGroup
{
	int64_t weight; /* millionths */
	uint32_t name;  /* offset */
	uint8_t name_length;
	uint8_t critical;  /* its failure fails the review */
	uint16_t reserved; /* 0 */
} RubricGroup;

/* An outcome, or a code that means "not rated". */
typedef struct RubricWord
{
	int64_t number; /* millionths, if it is one */
	uint32_t name;  /* offset; 0 for a code that is a number */
	uint8_t name_length;
	uint8_t is_number;
	uint16_t reserved; /* 0 */
} RubricWord;

typedef struct Rubric
{
	uint32_t length_word; /* the server's own */
	uint8_t version;      /* RUBRIC_VERSION */
	uint8_t is_exact;     /* share and step are filled in: sums fit 64 bits */
	uint16_t categories;
	uint16_t groups;     /* 0: the rubric has no groups */
	uint16_t code_count; /* of the default for what means "not rated" */
	uint32_t codes;      /* offset of them: RubricWord; 0 if there are none */
	int32_t fail_below;  /* the default: percent, millionths */
	uint32_t size;       /* bytes of the whole value */
	RubricScale scale;   /* the default */
} Rubric;

/*
 * Which rating of a category was chosen: how many steps from the worst end of its scale, or
 * which outcome; with CATEGORY_ANY the RubricScore itself. Or NOT_RATED.
 */
typedef int32_t Choice;
#define NOT_RATED (-1)

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

/* The outcomes of a category, or what means "not rated", by their offset. */
static inline const RubricWord *
RubricWords(const Rubric *rubric, uint32_t words)
{
	return (const RubricWord *) ((const char *) rubric + words);
}

/* What a choice of a category scores; 0 or more, not NOT_RATED. */
static inline RubricScore
ScoreOf(const Rubric *rubric, const RubricCategory *category, int64_t choice)
{
	const RubricScore *scores = (const RubricScore *) ((const char *) rubric + category->scores);

	return category->kind == CATEGORY_ANY ? (RubricScore) choice : scores[choice];
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

void RubricWrite(const Rubric *rubric, TextSink *sink);
const char *ScaleWords(char words[SCALE_WORDS_SIZE], const RubricScale *scale);
int RubricFindCategory(const Rubric *rubric, const char *name, size_t length);
int RubricFindWord(const Rubric *rubric, const RubricWord *words, int count, const char *name,
				   size_t length);
bool RubricUnknownCategory(const Rubric *rubric, const char *name, size_t length, Fault *fault);

#endif
