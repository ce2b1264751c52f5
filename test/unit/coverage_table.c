/*
 * How often does a 95 % interval hold the truth? Prints the tables of docs/statistics.md: the
 * coverage of the score, Wald and t intervals of one sample, and of MOVER for two, on shapes
 * that support teams see. Every possible sample is weighed by its probability where there are
 * few enough of them; otherwise samples are drawn at random, always the same ones.
 * Fails where the score interval or MOVER covers the truth less often than the page says, and
 * where the page (docs/statistics.md, from the top of the sources) doesn't show these rows.
 */
#include "check.h"

#include "core/statistics/confidence.h"
#include "core/statistics/interval.h"

#include <math.h>
#include <string.h>

#define MOST_BOXES 7
#define SIZES 5
#define LENGTH(array) ((int) (sizeof(array) / sizeof *(array)))
#define MOST_EXACT 6000 /* outcomes of one sample that are still weighed one by one */
#define DRAWS 50000

static const int sizes[SIZES] = {3, 5, 10, 30, 100};
/* The 0.975 quantile of Student's t at n - 1 degrees of freedom. */
static const double student[SIZES] = {4.302653, 2.776445, 2.262157, 2.045230, 1.984217};

/* How the answers of a whole population fall, in percent, and the points of each. */
typedef struct Shape
{
	const char *name;
	int boxes;
	double points[MOST_BOXES];
	double percent[MOST_BOXES];
} Shape;

static const Shape shapes[] = {
	{"NPS, a loved team: 75 % promoters, 5 % detractors", 3, {-100, 0, 100}, {5, 20, 75}},
	{"NPS, in the middle: 45 % and 30 %", 3, {-100, 0, 100}, {30, 25, 45}},
	{"NPS, love or hate: 50 % and 45 %", 3, {-100, 0, 100}, {45, 5, 50}},
	{"NPS, mostly detractors: 10 % and 70 %", 3, {-100, 0, 100}, {70, 20, 10}},
	{"CSAT 1..5, high: 3, 2, 5, 25, 65 %", 5, {0, 25, 50, 75, 100}, {3, 2, 5, 25, 65}},
	{"CSAT 1..5, uniform", 5, {0, 25, 50, 75, 100}, {20, 20, 20, 20, 20}},
	{"CSAT 1..5, two peaks: 35, 5, 5, 10, 45 %", 5, {0, 25, 50, 75, 100}, {35, 5, 5, 10, 45}},
	{"CSAT top 2 of 5: 85 %", 2, {0, 100}, {15, 85}},
	{"CES 1..7, easy: 2, 2, 4, 7, 20, 35, 30 %",
	 7,
	 {1, 2, 3, 4, 5, 6, 7},
	 {2, 2, 4, 7, 20, 35, 30}},
	{"CES 1..7, hard: 30, 20, 15, 15, 10, 5, 5 %",
	 7,
	 {1, 2, 3, 4, 5, 6, 7},
	 {30, 20, 15, 15, 10, 5, 5}},
};

/* Shares so close to an end that small samples hardly ever see the other side. */
static const Shape hard_shapes[] = {
	{"CSAT top 2 of 5: 95 %", 2, {0, 100}, {5, 95}},
	{"CSAT top 2 of 5: 98.5 %", 2, {0, 100}, {1.5, 98.5}},
	{"CSAT top 2 of 5: 99.5 %", 2, {0, 100}, {0.5, 99.5}},
};

#define NPS_SHAPES 171

static Shape nps_shapes[NPS_SHAPES];

/* One possible sample: its probability, and what each method makes of it. */
typedef struct Outcome
{
	double probability;
	double mean;
	double below, above; /* score */
	double wald, t;      /* half widths */
} Outcome;

typedef struct Outcomes
{
	int total;
	bool exact;
	Outcome *outcome; /* room for DRAWS */
} Outcomes;

static double
Truth(const Shape *shape)
{
	double mean = 0;

	for (int box = 0; box < shape->boxes; box++)
		mean += shape->points[box] * shape->percent[box] / 100;
	return mean;
}

static Outcome
OutcomeOf(const Shape *shape, const double *count, int size, double probability)
{
	Sample sample = {shape->boxes, shape->points, count, NULL};
	int n = sizes[size];
	double z = ConfidenceToZ(0.95), squares = 0;
	Reach reach = ScoreReach(&sample, z);

	for (int box = 0; box < shape->boxes; box++)
		squares += count[box] * pow(shape->points[box] - reach.mean, 2);
	return (Outcome){probability,           reach.mean,
					 reach.below,           reach.above,
					 z * sqrt(squares) / n, student[size] * sqrt(squares / (n - 1) / n)};
}

/* How many different samples of n answers there are: n + boxes - 1 over boxes - 1. */
static double
PossibleSamples(int boxes, int n)
{
	double possible = 1;

	for (int i = 1; i < boxes; i++)
		possible = possible * (n + i) / i;
	return possible;
}

/* Weighs every way to put the n answers that are left into the boxes from this one on. */
static void
Enumerate(const Shape *shape, int size, int box, int left, double logarithm, double *count,
		  Outcomes *outcomes)
{
	double log_share = log(shape->percent[box] / 100);

	if (box == shape->boxes - 1)
	{
		count[box] = left;
		logarithm += left * log_share - lgamma(left + 1.0);
		outcomes->outcome[outcomes->total++] = OutcomeOf(shape, count, size, exp(logarithm));
		return;
	}
	for (int here = 0; here <= left; here++)
	{
		count[box] = here;
		Enumerate(shape, size, box + 1, left - here,
				  logarithm + here * log_share - lgamma(here + 1.0), count, outcomes);
	}
}

static void
Draw(const Shape *shape, int size, Outcomes *outcomes)
{
	double count[MOST_BOXES] = {0};

	for (int i = 0; i < sizes[size]; i++)
	{
		double left = 100 * RandomShare();
		int box = 0;

		while (box < shape->boxes - 1 && left >= shape->percent[box])
			left -= shape->percent[box++];
		count[box]++;
	}
	outcomes->outcome[outcomes->total++] = OutcomeOf(shape, count, size, 1.0 / DRAWS);
}

static void
FindOutcomes(const Shape *shape, int size, bool exact, Outcomes *outcomes)
{
	double count[MOST_BOXES] = {0};

	outcomes->total = 0;
	outcomes->exact = exact;
	if (exact)
		Enumerate(shape, size, 0, sizes[size], lgamma(sizes[size] + 1.0), count, outcomes);
	else
		for (int i = 0; i < DRAWS; i++)
			Draw(shape, size, outcomes);
}

static bool
FewEnough(const Shape *shape, int size)
{
	return PossibleSamples(shape->boxes, sizes[size]) <= MOST_EXACT;
}

static char page[100000]; /* docs/statistics.md */
static char row[400];     /* the table row that is being written */

/* Adds to the row. */
__attribute__((format(printf, 1, 2))) static void
Cell(const char *format, ...)
{
	size_t length = strlen(row);
	va_list args;

	va_start(args, format);
	vsnprintf(row + length, sizeof row - length, format, args);
	va_end(args);
}

/* Prints the row, and looks for it in the page. */
static void
RowDone(void)
{
	Cell("\n");
	printf("%s", row);
	Check(strstr(page, row) != NULL, "docs/statistics.md has no such row");
	row[0] = '\0';
}

static void
Header(const char *first, bool methods)
{
	printf("\n");
	Cell("| %s |%s n = 3 | 5 | 10 | 30 | 100 |", first, methods ? " interval |" : "");
	RowDone();
	printf("|---|%s---|---|---|---|---|\n", methods ? "---|" : "");
}

/* A coverage; the check is that it is as good as we say. */
static void
Coverage(double coverage, double least, const char *name, int size)
{
	/* A hair more, so that a tie is rounded up whatever the last bit is. */
	Cell(" %.3f |", coverage + 1e-9);
	Check(coverage >= least && coverage <= 1.0000001, "%s: %.4f at n = %d", name, coverage,
		  sizes[size]);
}

static bool
ReadPage(void)
{
	FILE *file = fopen("docs/statistics.md", "r");
	size_t length;

	if (file == NULL)
		return false;
	length = fread(page, 1, sizeof page - 1, file);
	page[length] = '\0';
	return fclose(file) == 0 && length < sizeof page - 1;
}

typedef enum Method
{
	SCORE,
	WALD,
	STUDENT,
	METHODS
} Method;

static const char *const method_names[METHODS] = {"score", "Wald", "t"};

/* The share of samples whose interval holds the truth, and how wide it is on average. */
static double
CoverageOf(const Outcomes *outcomes, double truth, Method method, double *width)
{
	double coverage = 0;

	*width = 0;
	for (int i = 0; i < outcomes->total; i++)
	{
		const Outcome *o = &outcomes->outcome[i];
		double below = method == SCORE ? o->below : method == WALD ? o->wald : o->t;
		double above = method == SCORE ? o->above : method == WALD ? o->wald : o->t;

		/* A hair of tolerance: an interval that ends at the truth holds it. */
		if (o->mean - below <= truth + 1e-9 && o->mean + above >= truth - 1e-9)
			coverage += o->probability;
		*width += o->probability * (below + above);
	}
	return coverage;
}

/* One shape: a row for each method, and one for how their widths compare. */
static void
PrintShape(const Shape *shape, double least, Outcomes *outcomes)
{
	double coverage[METHODS][SIZES], width[METHODS][SIZES];

	for (int size = 0; size < SIZES; size++)
	{
		FindOutcomes(shape, size, FewEnough(shape, size), outcomes);
		for (int method = 0; method < METHODS; method++)
			coverage[method][size] =
				CoverageOf(outcomes, Truth(shape), method, &width[method][size]);
	}
	for (int method = 0; method < METHODS; method++)
	{
		Cell("| %s%s| %s |", method == SCORE ? shape->name : "", method == SCORE ? " " : "",
			 method_names[method]);
		for (int size = 0; size < SIZES; size++)
			Coverage(coverage[method][size], method == SCORE ? least : 0, shape->name, size);
		RowDone();
	}
	Cell("| | *width, score to t* |");
	for (int size = 0; size < SIZES; size++)
		Cell(" *%.2f* |", width[SCORE][size] / width[STUDENT][size]);
	RowDone();
}

static void
PrintOneSample(Outcomes *outcomes)
{
	Header("answers", true);
	for (int i = 0; i < LENGTH(shapes); i++)
		PrintShape(&shapes[i], 0.93, outcomes);
	TestDone("the score interval covers 0.93 to 1.00 on every shape");
	Header("answers", true);
	for (int i = 0; i < LENGTH(hard_shapes); i++)
		PrintShape(&hard_shapes[i], 0.83, outcomes);
	TestDone("it covers 0.83 at least where a share is close to an end");
}

/* Every NPS shape with shares in steps of 5 %, none of them empty. */
static void
FindNpsShapes(void)
{
	int all = 0;

	for (int detractors = 5; detractors < 95; detractors += 5)
		for (int promoters = 5; detractors + promoters < 100; promoters += 5)
			nps_shapes[all++] = (Shape){
				"", 3, {-100, 0, 100}, {detractors, 100 - detractors - promoters, promoters}};
}

/* Over all shapes of NPS: the lowest coverage and the mean. */
static void
PrintNpsShapes(Outcomes *outcomes)
{
	double least[METHODS][SIZES], mean[METHODS][SIZES] = {{0}}, width;

	for (int i = 0; i < NPS_SHAPES; i++)
		for (int size = 0; size < SIZES; size++)
		{
			FindOutcomes(&nps_shapes[i], size, true, outcomes);
			for (int method = 0; method < METHODS; method++)
			{
				double coverage = CoverageOf(outcomes, Truth(&nps_shapes[i]), method, &width);

				least[method][size] = i == 0 ? coverage : fmin(least[method][size], coverage);
				mean[method][size] += coverage / NPS_SHAPES;
			}
		}
	Header("shapes of NPS", true);
	for (int method = 0; method < METHODS; method++)
	{
		Cell("| lowest | %s |", method_names[method]);
		for (int size = 0; size < SIZES; size++)
			Coverage(least[method][size], method == SCORE ? 0.92 : 0, "lowest", size);
		RowDone();
		Cell("| mean | %s |", method_names[method]);
		for (int size = 0; size < SIZES; size++)
			Coverage(mean[method][size], method == SCORE ? 0.95 : 0, "mean", size);
		RowDone();
	}
	TestDone("over all shapes of NPS it covers 0.95 on average and never less than 0.92");
}

static Bounds
MoverOf(const Outcome *before, const Outcome *after)
{
	double change = after->mean - before->mean;
	double down = sqrt(after->below * after->below + before->above * before->above);
	double up = sqrt(after->above * after->above + before->below * before->below);

	/* A hair of tolerance, again. */
	return (Bounds){change - down - 1e-9, change + up + 1e-9};
}

static bool
Holds(Bounds bounds, double truth)
{
	return bounds.low <= truth && bounds.high >= truth;
}

static double
MoverCoverage(const Outcomes *before, const Outcomes *after, double truth)
{
	double coverage = 0;

	if (before->exact && after->exact)
	{
		for (int i = 0; i < before->total; i++)
			for (int j = 0; j < after->total; j++)
				if (Holds(MoverOf(&before->outcome[i], &after->outcome[j]), truth))
					coverage += before->outcome[i].probability * after->outcome[j].probability;
		return coverage;
	}
	for (int i = 0; i < DRAWS; i++)
		coverage += Holds(MoverOf(&before->outcome[i], &after->outcome[i]), truth);
	return coverage / DRAWS;
}

/* Two samples: which shapes, and whether they are of one size. */
typedef struct Pair
{
	const char *name;
	int before, after; /* which of shapes */
	bool crossed;      /* the second's sizes run the other way: 3 and 100, 5 and 30, ... */
} Pair;

static const Pair pairs[] = {
	{"NPS, a loved team stays", 0, 0, false},
	{"NPS, in the middle, stays", 1, 1, false},
	{"NPS, love or hate, stays", 2, 2, false},
	{"NPS, mostly detractors, stays", 3, 3, false},
	{"NPS, in the middle, becomes loved", 1, 0, false},
	{"NPS, mostly detractors, becomes loved", 3, 0, false},
	{"CSAT, high, stays", 4, 4, false},
	{"CSAT, uniform, becomes high", 5, 4, false},
	{"CSAT, two peaks, stays", 6, 6, false},
	{"CSAT top 2, stays", 7, 7, false},
	{"CES, hard, becomes easy", 9, 8, false},
	{"NPS, loved, stays; after n = 100, 30, 10, 5, 3", 0, 0, true},
	{"CSAT, high, stays; after n = 100, 30, 10, 5, 3", 4, 4, true},
};

static void
PrintTwoSamples(Outcomes *before, Outcomes *after)
{
	Header("change", false);
	for (int i = 0; i < LENGTH(pairs); i++)
	{
		const Shape *first = &shapes[pairs[i].before], *second = &shapes[pairs[i].after];

		Cell("| %s |", pairs[i].name);
		for (int size = 0; size < SIZES; size++)
		{
			int other = pairs[i].crossed ? SIZES - 1 - size : size;
			bool exact = FewEnough(first, size) && FewEnough(second, other);

			FindOutcomes(first, size, exact, before);
			FindOutcomes(second, other, exact, after);
			Coverage(MoverCoverage(before, after, Truth(second) - Truth(first)),
					 size == 0 ? 0.92 : 0.93, pairs[i].name, size);
		}
		RowDone();
	}
	TestDone("MOVER covers 0.93 to 1.00 on every pair, and 0.92 at n = 3");
}

/* Samples of three boxes and up to ten answers: so few that all pairs of them can be tried. */
#define PAIR_SIZES 3
#define PAIR_OUTCOMES 66

/* For each size: every outcome, and how probable it is under each shape of NPS. */
typedef struct NpsTable
{
	int total;
	Outcome outcome[PAIR_OUTCOMES];
	double truth[NPS_SHAPES];
	double probability[NPS_SHAPES][PAIR_OUTCOMES];
} NpsTable;

static void
FindNpsTable(int size, Outcomes *outcomes, NpsTable *table)
{
	for (int shape = 0; shape < NPS_SHAPES; shape++)
	{
		FindOutcomes(&nps_shapes[shape], size, true, outcomes);
		table->total = outcomes->total;
		table->truth[shape] = Truth(&nps_shapes[shape]);
		for (int i = 0; i < table->total; i++)
		{
			table->outcome[i] = outcomes->outcome[i];
			table->probability[shape][i] = outcomes->outcome[i].probability;
		}
	}
}

/* Adds, for every pair of shapes, how often this pair of outcomes comes up and is covered. */
static void
AddCovered(const NpsTable *table, int i, int j, double coverage[NPS_SHAPES][NPS_SHAPES])
{
	Bounds bounds = MoverOf(&table->outcome[i], &table->outcome[j]);

	for (int first = 0; first < NPS_SHAPES; first++)
		for (int second = 0; second < NPS_SHAPES; second++)
			if (Holds(bounds, table->truth[second] - table->truth[first]))
				coverage[first][second] +=
					table->probability[first][i] * table->probability[second][j];
}

/* From each shape of NPS to each: the lowest coverage of MOVER, and the mean. */
static void
PrintNpsChanges(Outcomes *outcomes)
{
	static NpsTable table;
	static double coverage[NPS_SHAPES][NPS_SHAPES];
	double least[PAIR_SIZES], mean[PAIR_SIZES] = {0};

	for (int size = 0; size < PAIR_SIZES; size++)
	{
		FindNpsTable(size, outcomes, &table);
		memset(coverage, 0, sizeof coverage);
		for (int i = 0; i < table.total; i++)
			for (int j = 0; j < table.total; j++)
				AddCovered(&table, i, j, coverage);
		least[size] = 1;
		for (int first = 0; first < NPS_SHAPES; first++)
			for (int second = 0; second < NPS_SHAPES; second++)
			{
				least[size] = fmin(least[size], coverage[first][second]);
				mean[size] += coverage[first][second] / (NPS_SHAPES * NPS_SHAPES);
			}
	}
	printf("\n| changes between shapes of NPS | n = 3 | 5 | 10 |\n|---|---|---|---|\n");
	Cell("| lowest |");
	for (int size = 0; size < PAIR_SIZES; size++)
		Coverage(least[size], 0.89, "lowest", size);
	RowDone();
	Cell("| mean |");
	for (int size = 0; size < PAIR_SIZES; size++)
		Coverage(mean[size], 0.95, "mean", size);
	RowDone();
	TestDone("from any shape of NPS to any it covers 0.95 on average and never less than 0.89");
}

int
main(int argc, char **argv)
{
	Outcomes one = {0}, other = {0};

	SeedFrom(argc, argv);
	one.outcome = malloc(DRAWS * sizeof(Outcome));
	other.outcome = malloc(DRAWS * sizeof(Outcome));
	if (one.outcome == NULL || other.outcome == NULL)
		return 1;
	Check(ReadPage(), "docs/statistics.md cannot be read");
	PrintOneSample(&one);
	FindNpsShapes();
	PrintNpsShapes(&one);
	PrintTwoSamples(&one, &other);
	PrintNpsChanges(&one);
	free(one.outcome);
	free(other.outcome);
	return AllTestsDone();
}
