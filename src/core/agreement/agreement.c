/*
 * agreement.c: percent agreement, Krippendorff's alpha (2011) and Gwet's AC1 and AC2 (2008).
 *
 * With c_k of a conversation's m ratings at point k, its observed disagreement is the mean of
 * d(k, l) over its m (m - 1) ordered pairs. Alpha weighs conversations by m and expects what
 * pairs drawn from all n ratings show: sum n_k n_l d(k, l) / (n (n - 1)). AC weighs them alike
 * and expects 1 - T / (q (q - 1)) sum p_k (1 - p_k), where T is the sum of all q^2 agreements
 * 1 - d and p_k the mean share of point k. Conversations with one rating tell AC, as its
 * author has it, what ratings are common, and nothing else.
 */
#include "core/agreement/agreement.h"

void
AgreementStart(Agreement *agreement, Level level, int points, double low, double step)
{
	*agreement = (Agreement){.level = level};
	DisagreementByWeights(&agreement->alpha.disagreement, level, points, low, step);
	DisagreementByWeights(&agreement->ac.disagreement, level, points, low, step);
}

static double
RatingsOf(const RatedUnit *unit)
{
	double ratings = 0.0;

	for (int i = 0; i < unit->points; i++)
		ratings += unit->at[i].count;
	return ratings;
}

/* The first time: so many conversations that were rated like this one. */
void
AgreementCount(Agreement *agreement, const RatedUnit *unit, double times)
{
	double ratings = RatingsOf(unit);
	double same = 0.0;

	if (ratings < 1.0)
		return;
	agreement->units += times;
	for (int i = 0; i < unit->points; i++)
	{
		double count = unit->at[i].count;

		agreement->share[unit->at[i].point] += times * count / ratings;
		same += count * (count - 1.0);
		if (ratings > 1.0)
			agreement->count[unit->at[i].point] += times * count;
	}
	if (ratings < 2.0)
		return;
	if (agreement->compared == 0.0 || ratings < agreement->fewest)
		agreement->fewest = ratings;
	agreement->compared += times;
	agreement->ratings += times * ratings;
	agreement->same += times * same / (ratings * (ratings - 1.0));
}

/* What alpha expects, and how much a rating at each point adds to it. */
static void
ExpectAlpha(Agreement *agreement)
{
	ChanceTerms *alpha = &agreement->alpha;
	double n = agreement->ratings, all = 0.0;
	int points = alpha->disagreement.points;

	if (agreement->level == LEVEL_ORDINAL)
		DisagreementByRanks(&alpha->disagreement, points, agreement->count);
	for (int k = 0; k < points; k++)
	{
		alpha->rest[k] = 0.0;
		for (int l = 0; l < points; l++)
			if (agreement->count[l] > 0.0)
				alpha->rest[k] += agreement->count[l] * DisagreementOf(&alpha->disagreement, k, l);
		all += agreement->count[k] * alpha->rest[k];
	}
	alpha->expected = all / (n * (n - 1.0));
	for (int k = 0; k < points && all > 0.0; k++)
		alpha->rest[k] = 2.0 * alpha->rest[k] / all - 2.0 / n;
}

/* What AC expects, and how much a conversation with all ratings at one point adds to it. */
static void
ExpectAc(Agreement *agreement)
{
	ChanceTerms *ac = &agreement->ac;
	int points = ac->disagreement.points;
	double q = points, agreements = 0.0, variety = 0.0;

	for (int k = 0; k < points; k++)
	{
		agreement->share[k] /= agreement->units;
		variety += agreement->share[k] * (1.0 - agreement->share[k]);
		for (int l = 0; l < points; l++)
			agreements += 1.0 - DisagreementOf(&ac->disagreement, k, l);
	}
	agreements /= q * (q - 1.0);
	ac->expected = 1.0 - agreements * variety;
	for (int k = 0; k < points; k++)
		ac->rest[k] =
			-2.0 * agreements * (1.0 - agreement->share[k]) / (ac->expected * agreement->units);
	ac->rest_of_unit = 2.0 * agreements * variety / (ac->expected * agreement->units);
}

/* When all were counted: what chance alone would give. Two conversations must be compared. */
void
AgreementExpect(Agreement *agreement)
{
	ExpectAlpha(agreement);
	ExpectAc(agreement);
	agreement->alpha.most = MostWithin(&agreement->alpha.disagreement, agreement->fewest);
	agreement->ac.most = MostWithin(&agreement->ac.disagreement, agreement->fewest);
}

/* The mean disagreement of a conversation's pairs; it must have two ratings. */
static double
DisagreementWithin(const Disagreement *disagreement, const RatedUnit *unit, double ratings)
{
	double sum = 0.0;

	for (int i = 0; i < unit->points; i++)
		for (int j = 0; j < i; j++)
			sum += (double) unit->at[i].count * unit->at[j].count *
				   DisagreementOf(disagreement, (int) unit->at[i].point, (int) unit->at[j].point);
	return 2.0 * sum / (ratings * (ratings - 1.0));
}

/* Which ranks the ratings at each point meet within a conversation. */
static void
MeetRanks(Agreement *agreement, const RatedUnit *unit, double ratings, double times)
{
	const double *rank = agreement->alpha.disagreement.at;
	double sum = 0.0;

	for (int i = 0; i < unit->points; i++)
		sum += unit->at[i].count * rank[unit->at[i].point];
	for (int i = 0; i < unit->points; i++)
		agreement->met[unit->at[i].point] +=
			times * unit->at[i].count * (sum - rank[unit->at[i].point]) / (ratings - 1.0);
}

/* The second time. */
void
AgreementObserve(Agreement *agreement, const RatedUnit *unit, double times)
{
	double ratings = RatingsOf(unit);

	if (ratings < 2.0)
		return;
	agreement->alpha.observed +=
		times * ratings * DisagreementWithin(&agreement->alpha.disagreement, unit, ratings);
	agreement->ac.observed +=
		times * DisagreementWithin(&agreement->ac.disagreement, unit, ratings);
	if (agreement->level == LEVEL_ORDINAL)
		MeetRanks(agreement, unit, ratings, times);
}

/*
 * Ranks come from the ratings, so that a rating also moves them: a point's own by a half, and
 * those above by one. observed_pull and expected_pull are how fast the two disagreements grow
 * with the rank of a point, from the highest point on.
 */
static void
RankInfluence(Agreement *agreement, double ratio)
{
	ChanceTerms *alpha = &agreement->alpha;
	const Disagreement *disagreement = &alpha->disagreement;
	double n = agreement->ratings, rank_sum = 0.0, above = 0.0;
	double scale = 4.0 / (disagreement->most * disagreement->most);

	for (int k = 0; k < disagreement->points; k++)
		rank_sum += agreement->count[k] * disagreement->at[k];
	for (int k = disagreement->points - 1; k >= 0; k--)
	{
		double rank = disagreement->at[k], count = agreement->count[k];
		double observed_pull = scale * (count * rank - agreement->met[k]) / n;
		double expected_pull = scale * count * (n * rank - rank_sum) / (n * (n - 1.0));
		double pull = (ratio * expected_pull - observed_pull) / alpha->expected;

		alpha->rest[k] += above + pull / 2.0;
		above += pull;
	}
}

/* When all were observed: the means, and what each rating moves by what is expected. */
void
AgreementCentre(Agreement *agreement)
{
	ChanceTerms *alpha = &agreement->alpha, *ac = &agreement->ac;
	double ratio;

	alpha->observed /= agreement->ratings;
	ac->observed /= agreement->compared;
	ratio = alpha->expected > 0.0 ? alpha->observed / alpha->expected : 0.0;
	for (int k = 0; k < alpha->disagreement.points; k++)
		alpha->rest[k] *= ratio;
	if (agreement->level == LEVEL_ORDINAL && alpha->expected > 0.0)
		RankInfluence(agreement, ratio);
	ratio = ac->observed / ac->expected;
	for (int k = 0; k < ac->disagreement.points; k++)
		ac->rest[k] *= ratio;
	ac->rest_of_unit *= ratio;
	SpreadStart(&alpha->spread, alpha->observed, alpha->expected, alpha->most, agreement->ratings);
	SpreadStart(&ac->spread, ac->observed, ac->expected, ac->most, agreement->compared);
}

static void
SpreadAlpha(ChanceTerms *alpha, const RatedUnit *unit, double ratings, double times)
{
	Influence influence = {.weight = ratings};

	influence.observed = DisagreementWithin(&alpha->disagreement, unit, ratings);
	for (int i = 0; i < unit->points; i++)
		influence.rest += unit->at[i].count * alpha->rest[unit->at[i].point];
	SpreadAdd(&alpha->spread, &influence, times);
}

static void
SpreadAc(ChanceTerms *ac, const RatedUnit *unit, double ratings, double times)
{
	Influence influence = {.rest = ac->rest_of_unit};

	if (ratings > 1.0)
	{
		influence.weight = 1.0;
		influence.observed = DisagreementWithin(&ac->disagreement, unit, ratings);
	}
	for (int i = 0; i < unit->points; i++)
		influence.rest += unit->at[i].count / ratings * ac->rest[unit->at[i].point];
	SpreadAdd(&ac->spread, &influence, times);
}

/* The third time. */
void
AgreementSpread(Agreement *agreement, const RatedUnit *unit, double times)
{
	double ratings = RatingsOf(unit);

	if (ratings < 1.0)
		return;
	if (ratings > 1.0 && agreement->alpha.expected > 0.0)
		SpreadAlpha(&agreement->alpha, unit, ratings, times);
	SpreadAc(&agreement->ac, unit, ratings, times);
}
