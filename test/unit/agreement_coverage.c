/*
 * How often do the 95 % intervals of alpha, AC and kappa hold the truth? Prints the tables of
 * docs/agreement.md, on samples that are drawn at random, always the same ones.
 * Fails where an interval covers the truth less often than the page says, and where the page
 * doesn't show these rows.
 */
#include "page.h"

#include "core/agreement/agreement.h"
#include "core/agreement/kappa.h"
#include "core/statistics/student.h"

#include <math.h>

#define LENGTH(array) ((int) (sizeof(array) / sizeof *(array)))
#define POINTS 5
#define MOST_UNITS 100
#define MOST_REVIEWERS 4
#define DRAWS 2000

/*
 * Reviewers who see a conversation's true point, one beside it, or anything; what they give is
 * independent once the true point is known.
 */
typedef struct Desk
{
	const char *name;
	Level level;
	int points;
	double percent[POINTS]; /* of conversations with each true point */
	double exact, near;     /* how often a reviewer gives it, or one beside it */
	int reviewers;
	double absent; /* how often each of them is */
	double least;  /* coverage of alpha and AC from 20 conversations on */
} Desk;

static const Desk desks[] = {
	{"spread over 1..5, good reviewers",
	 LEVEL_ORDINAL,
	 5,
	 {20, 20, 20, 20, 20},
	 0.75,
	 0.22,
	 3,
	 0,
	 0.93},
	{"spread over 1..5, poor reviewers",
	 LEVEL_ORDINAL,
	 5,
	 {20, 20, 20, 20, 20},
	 0.3,
	 0.3,
	 3,
	 0,
	 0.93},
	{"most at the top: 70 %", LEVEL_ORDINAL, 5, {3, 4, 8, 15, 70}, 0.75, 0.22, 3, 0, 0.92},
	{"the same, one reviewer in four absent",
	 LEVEL_ORDINAL,
	 5,
	 {3, 4, 8, 15, 70},
	 0.75,
	 0.22,
	 4,
	 0.25,
	 0.93},
	{"nearly all at the top: 95 %", LEVEL_ORDINAL, 5, {1, 1, 1, 2, 95}, 0.9, 0.08, 3, 0, 0.74},
	{"yes or no: 80 % yes", LEVEL_NOMINAL, 2, {20, 80}, 0.9, 0, 3, 0, 0.93},
};

static const int sizes[] = {10, 20, 50, 100};

/* How likely a reviewer is to give a point where another is the true one. */
static double
Likely(const Desk *desk, int truth, int given)
{
	int above = truth + 1 < desk->points ? truth + 1 : truth - 1;
	int below = truth > 0 ? truth - 1 : truth + 1;
	double likely = (1 - desk->exact - desk->near) / desk->points;

	likely += given == truth ? desk->exact : 0;
	likely += given == above ? desk->near / 2 : 0;
	return likely + (given == below ? desk->near / 2 : 0);
}

/* The disagreement of two reviewers of one conversation, or of any two. */
static double
Expected(const Desk *desk, const Disagreement *d, const double *share, bool of_one)
{
	double sum = 0;

	for (int k = 0; k < desk->points; k++)
		for (int l = 0; l < desk->points; l++)
			for (int t = 0; t < (of_one ? desk->points : 1); t++)
				sum += DisagreementOf(d, k, l) *
					   (of_one ? desk->percent[t] / 100 * Likely(desk, t, k) * Likely(desk, t, l)
							   : share[k] * share[l]);
	return sum;
}

/* Alpha or AC of all conversations that there could be. */
static double
Truth(const Desk *desk, bool is_ac)
{
	double share[POINTS] = {0}, agreements = 0, variety = 0;
	Disagreement d;

	for (int t = 0; t < desk->points; t++)
		for (int k = 0; k < desk->points; k++)
			share[k] += desk->percent[t] / 100 * Likely(desk, t, k);
	DisagreementByWeights(&d, desk->level, desk->points, 1, 1);
	if (!is_ac)
	{
		if (desk->level == LEVEL_ORDINAL)
			DisagreementByRanks(&d, desk->points, share);
		return 1 - Expected(desk, &d, share, true) / Expected(desk, &d, share, false);
	}
	for (int k = 0; k < desk->points; k++)
	{
		variety += share[k] * (1 - share[k]);
		for (int l = 0; l < desk->points; l++)
			agreements += 1 - DisagreementOf(&d, k, l);
	}
	return 1 - Expected(desk, &d, share, true) /
				   (1 - agreements / (desk->points * (desk->points - 1.0)) * variety);
}

/* A point, by how likely each is. */
static int
DrawPoint(const Desk *desk, int truth)
{
	double left = RandomShare();
	int point = 0;

	for (; point < desk->points - 1; point++)
	{
		left -= truth < 0 ? desk->percent[point] / 100 : Likely(desk, truth, point);
		if (left < 0)
			break;
	}
	return point;
}

typedef struct Session
{
	int units;
	RatedUnit unit[MOST_UNITS];
	PointCount at[MOST_UNITS][POINTS];
} Session;

static void
DrawSession(const Desk *desk, int units, Session *session)
{
	session->units = units;
	for (int u = 0; u < units; u++)
	{
		int truth = DrawPoint(desk, -1), count[POINTS] = {0};

		for (int i = 0; i < desk->reviewers; i++)
			if (RandomShare() >= desk->absent)
				count[DrawPoint(desk, truth)]++;
		session->unit[u] = (RatedUnit){0, session->at[u]};
		for (int k = 0; k < desk->points; k++)
			if (count[k] > 0)
				session->at[u][session->unit[u].points++] =
					(PointCount){(uint32_t) k, (uint32_t) count[k]};
	}
}

static Agreement agreement;

static void
Agree(const Desk *desk, const Session *session)
{
	AgreementStart(&agreement, desk->level, desk->points, 1, 1);
	for (int u = 0; u < session->units; u++)
		AgreementCount(&agreement, &session->unit[u], 1);
	if (agreement.compared < 2)
		return;
	AgreementExpect(&agreement);
	for (int u = 0; u < session->units; u++)
		AgreementObserve(&agreement, &session->unit[u], 1);
	AgreementCentre(&agreement);
	for (int u = 0; u < session->units; u++)
		AgreementSpread(&agreement, &session->unit[u], 1);
}

/* How often intervals hold the truth, and how wide they are. */
typedef struct Coverage
{
	double held, width, all;
} Coverage;

static void
Count(Coverage *seen, double low, double high, double truth)
{
	low = low < -1 ? -1 : low;
	high = high > 1 ? 1 : high;
	/* A hair of tolerance: an interval that ends at the truth holds it. */
	seen->held += low <= truth + 1e-9 && high >= truth - 1e-9;
	seen->width += high - low;
	seen->all++;
}

/* The usual interval: value, and t standard errors to either side. */
static void
CountUsual(Coverage *seen, const Coefficient *c, double units, double truth)
{
	double reach = StudentQuantile(0.95, units - 1) * sqrt(c->variance * units / (units - 1));

	Count(seen, c->value - reach, c->value + reach, truth);
}

static void
PrintCoverage(const char *name, const char *what, const Coverage *seen, double least)
{
	Cell("| %s%s| %s |", name, name[0] != '\0' ? " " : "", what);
	for (int size = 0; size < LENGTH(sizes); size++)
	{
		double coverage = seen[size].held / seen[size].all;

		Cell(" %.2f, %.2f |", coverage + 1e-9, seen[size].width / seen[size].all + 1e-9);
		Check(size == 0 || coverage >= least, "%s, %s: %.3f at n = %d", name, what, coverage,
			  sizes[size]);
	}
	RowDone();
}

/* A sample whose coefficient isn't known has no interval, and is not counted. */
static void
PrintDesk(const Desk *desk)
{
	static Session session;
	Coverage ours[2][LENGTH(sizes)] = {{{0}}}, usual[LENGTH(sizes)] = {{0}};
	double truth[2] = {Truth(desk, false), Truth(desk, true)};

	for (int size = 0; size < LENGTH(sizes); size++)
		for (int i = 0; i < DRAWS; i++)
		{
			Coefficient c[2];

			DrawSession(desk, sizes[size], &session);
			Agree(desk, &session);
			if (agreement.compared < 2)
				continue;
			c[0] = SpreadCoefficient(&agreement.alpha.spread, 0.95);
			c[1] = SpreadCoefficient(&agreement.ac.spread, 0.95);
			for (int k = 0; k < 2; k++)
				if (c[k].is_known)
					Count(&ours[k][size], c[k].interval.low, c[k].interval.high, truth[k]);
			if (c[0].is_known)
				CountUsual(&usual[size], &c[0], agreement.compared, truth[0]);
		}
	row[0] = '\0';
	PrintCoverage(desk->name, "alpha", ours[0], desk->least);
	PrintCoverage("", "*alpha, usual interval*", usual, 0);
	PrintCoverage("", "AC", ours[1], 0.93);
}

static void
PrintAgreement(void)
{
	Cell("| ratings | coefficient | 10 conversations | 20 | 50 | 100 |");
	RowDone();
	for (int i = 0; i < LENGTH(desks); i++)
		PrintDesk(&desks[i]);
	TestDone("alpha and AC: how often their intervals hold the truth");
}

/* Two reviewers: linear kappa. With independent reviewers of one kind it is 1 - Do / De, too. */
static void
PrintKappa(void)
{
	static Kappa kappa;

	Cell("| ratings of two reviewers | coefficient | 10 conversations | 20 | 50 | 100 |");
	RowDone();
	for (int i = 0; i < 3; i++)
	{
		const Desk *desk = &desks[i];
		Coverage seen[LENGTH(sizes)] = {{0}};
		double share[POINTS] = {0}, truth;
		Disagreement d;

		for (int t = 0; t < POINTS; t++)
			for (int k = 0; k < POINTS; k++)
				share[k] += desk->percent[t] / 100 * Likely(desk, t, k);
		DisagreementByWeights(&d, LEVEL_ORDINAL, POINTS, 1, 1);
		truth = 1 - Expected(desk, &d, share, true) / Expected(desk, &d, share, false);
		for (int draw = 0; draw < DRAWS * LENGTH(sizes); draw++)
		{
			int pair[MOST_UNITS][2], size = draw / DRAWS;
			Coefficient c;

			KappaStart(&kappa, LEVEL_ORDINAL, POINTS, 1, 1);
			for (int u = 0; u < sizes[size]; u++)
			{
				int point = DrawPoint(desk, -1);

				pair[u][0] = DrawPoint(desk, point);
				pair[u][1] = DrawPoint(desk, point);
				KappaCount(&kappa, pair[u][0], pair[u][1], 1);
			}
			KappaExpect(&kappa);
			if (!(kappa.expected > 0))
				continue;
			for (int u = 0; u < sizes[size]; u++)
				KappaSpread(&kappa, pair[u][0], pair[u][1], 1);
			c = SpreadCoefficient(&kappa.spread, 0.95);
			Count(&seen[size], c.interval.low, c.interval.high, truth);
		}
		PrintCoverage(desk->name, "kappa", seen, 0.91);
	}
	TestDone("kappa: how often its interval holds the truth");
}

int
main(int argc, char **argv)
{
	SeedFrom(argc, argv);
	Check(ReadPage("docs/agreement.md"), "cannot read docs/agreement.md");
	TestDone("the page is there");
	PrintAgreement();
	PrintKappa();
	return AllTestsDone();
}
