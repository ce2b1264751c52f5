/*
 * kappa.h: how two reviewers agree who rated the same conversations, or one reviewer and the
 * consensus of a session: the same rating, within one point, bias, and Cohen's kappa.
 *
 * The caller hands over every cell of the table of pairs twice, in the same order: to
 * KappaCount and, after KappaExpect, to KappaSpread.
 */
#ifndef CSMETRICS_CORE_AGREEMENT_KAPPA_H
#define CSMETRICS_CORE_AGREEMENT_KAPPA_H

#include "core/agreement/chance.h"
#include "core/agreement/disagreement.h"

#define BIAS_BOXES (2 * SCALE_POINTS_MAX - 1)

typedef struct Kappa
{
	Disagreement disagreement;
	double pairs;
	double same;                   /* pairs with the same rating twice */
	double within_one;             /* pairs that differ by one point of the scale at most */
	double observed;               /* sum of disagreements; later their mean */
	double expected;               /* disagreement by chance */
	double a[SCALE_POINTS_MAX];    /* how often the first reviewer gave each point */
	double b[SCALE_POINTS_MAX];    /* and the second */
	double of_a[SCALE_POINTS_MAX]; /* mean disagreement of each point with all that b gave */
	double of_b[SCALE_POINTS_MAX]; /* and with all that a gave */
	double bias[BIAS_BOXES];       /* how often a - b was -(points - 1) ... points - 1 */
	Spread spread;
} Kappa;

void KappaStart(Kappa *kappa, Level level, int points, double low, double step);
void KappaCount(Kappa *kappa, int a, int b, double times);
void KappaExpect(Kappa *kappa);
void KappaSpread(Kappa *kappa, int a, int b, double times);
Reach KappaBias(const Kappa *kappa, double z);

#endif
