/*
 * agreement.h: how much the reviewers of a set of conversations agree: percent agreement,
 * Krippendorff's alpha and Gwet's AC, with their intervals. Any number of reviewers rate each
 * conversation, and not always the same ones.
 *
 * The caller hands over every conversation three times, in the same order: to AgreementCount,
 * AgreementObserve and AgreementSpread, with AgreementExpect and AgreementCentre in between.
 */
#ifndef CSMETRICS_CORE_AGREEMENT_AGREEMENT_H
#define CSMETRICS_CORE_AGREEMENT_AGREEMENT_H

#include "core/agreement/chance.h"
#include "core/agreement/disagreement.h"

/* How often one conversation got one point of the scale. */
typedef struct PointCount
{
	uint32_t point; /* counted from 0 */
	uint32_t count; /* above 0 */
} PointCount;

/* How a conversation was rated; the points are different ones. */
typedef struct RatedUnit
{
	int points;
	const PointCount *at;
} RatedUnit;

/* What one coefficient takes. */
typedef struct ChanceTerms
{
	Disagreement disagreement;
	double expected;               /* disagreement by chance */
	double observed;               /* sum of weighted disagreement; later the mean */
	double most;                   /* that a conversation can disagree */
	double rest[SCALE_POINTS_MAX]; /* how a rating at each point moves the coefficient */
	double rest_of_unit;           /* and each conversation, beside its ratings */
	Spread spread;
} ChanceTerms;

typedef struct Agreement
{
	Level level;
	double units;                   /* conversations with a rating */
	double compared;                /* conversations with two ratings or more */
	double ratings;                 /* of the compared ones */
	double same;                    /* sum over them of the share of pairs that are the same */
	double fewest;                  /* ratings of a compared conversation */
	double count[SCALE_POINTS_MAX]; /* ratings of the compared ones at each point */
	double share[SCALE_POINTS_MAX]; /* mean share of a conversation's ratings at each point */
	double met[SCALE_POINTS_MAX];   /* sum of the ranks that each point's ratings met */
	ChanceTerms alpha;
	ChanceTerms ac;
} Agreement;

void AgreementStart(Agreement *agreement, Level level, int points, double low, double step);
void AgreementCount(Agreement *agreement, const RatedUnit *unit, double times);
void AgreementExpect(Agreement *agreement);
void AgreementObserve(Agreement *agreement, const RatedUnit *unit, double times);
void AgreementCentre(Agreement *agreement);
void AgreementSpread(Agreement *agreement, const RatedUnit *unit, double times);

#endif
