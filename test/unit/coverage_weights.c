/*
 * How often does a 95 % interval of weighted answers hold the truth? Prints the table of
 * docs/statistics.md, by Kish's effective size and by the one that is used, and fails where the
 * page doesn't show these rows. Samples are drawn at random, always the same ones.
 */
#include "check.h"

#include "core/statistics/confidence.h"
#include "core/statistics/interval.h"
#include "core/statistics/weights.h"

#include <math.h>
#include <string.h>

#define BOXES 3
#define SIZES 4
#define DRAWS 4000

static const double points[BOXES] = {-100, 0, 100};
static const int sizes[SIZES] = {10, 50, 200, 1000};

/* Who is asked, and how often those who think so answer, compared with the others. */
typedef struct Survey
{
	const char *name;
	double share[BOXES];   /* detractors, passives, promoters of the whole population */
	double answers[BOXES]; /* an answer weighs one over this */
	double spread;         /* of the weights besides: sd of their logarithm */
} Survey;

static const Survey surveys[] = {
	{"weights that have nothing to do with the answers", {0.3, 0.25, 0.45}, {1, 1, 1}, 0.8},
	{"the unhappy answer a third as often and weigh 3", {0.3, 0.25, 0.45}, {1.0 / 3, 1, 1}, 0},
	{"the unhappy answer 3 times as often and weigh 1/3", {0.3, 0.25, 0.45}, {3, 1, 1}, 0},
	{"the unhappy answer 10 times as often and weigh 0.1", {0.3, 0.25, 0.45}, {10, 1, 1}, 0},
	{"passives answer a fifth as often and weigh 5", {0.3, 0.25, 0.45}, {1, 0.2, 1}, 0},
	{"a loved team, the unhappy answer a tenth as often and weigh 10",
	 {0.05, 0.2, 0.75},
	 {0.1, 1, 1},
	 0},
};

#define SURVEYS ((int) (sizeof surveys / sizeof surveys[0]))

static char page[200000];
static char row[400];

/* Adds to the row that is printed in the end. */
__attribute__((format(printf, 1, 2))) static void
Cell(const char *format, ...)
{
	va_list args;
	size_t length = strlen(row);

	va_start(args, format);
	vsnprintf(row + length, sizeof row - length, format, args);
	va_end(args);
}

static void
RowDone(void)
{
	printf("%s\n", row);
	Check(strstr(page, row) != NULL, "docs/statistics.md doesn't show this row");
	row[0] = '\0';
}

/* A random number of the standard normal distribution (Box and Muller 1958). */
static double
RandomNormal(void)
{
	return sqrt(-2.0 * log(1.0 - RandomShare())) * cos(6.283185307179586 * RandomShare());
}

/* Draws n answers with their weights. */
static void
Draw(const Survey *survey, int n, double *weight, double *squares)
{
	double answering[BOXES], all = 0;

	memset(weight, 0, BOXES * sizeof *weight);
	memset(squares, 0, BOXES * sizeof *squares);
	for (int box = 0; box < BOXES; box++)
		all += answering[box] = survey->share[box] * survey->answers[box];
	for (int i = 0; i < n; i++)
	{
		double draw = all * RandomShare(), w;
		int box = 0;

		while (box < BOXES - 1 && draw >= answering[box])
			draw -= answering[box++];
		w = exp(survey->spread * (survey->spread > 0 ? RandomNormal() : 0)) / survey->answers[box];
		weight[box] += w;
		squares[box] += w * w;
	}
}

/* Whether the interval of weighted answers, effectively so many, holds the truth. */
static bool
Holds(const double *weight, double size, double truth)
{
	double count[BOXES], total = weight[0] + weight[1] + weight[2];
	Sample sample = {.boxes = BOXES, .points = points, .count = count};
	Bounds interval;

	for (int box = 0; box < BOXES; box++)
		count[box] = weight[box] / total * size;
	interval = ScoreInterval(&sample, ConfidenceToZ(0.95));
	return interval.low <= truth && truth <= interval.high;
}

/* How often both intervals hold the truth, of samples of n. */
static void
Cover(const Survey *survey, int n, double *kish, double *used)
{
	double truth = 100 * (survey->share[2] - survey->share[0]);

	*kish = *used = 0;
	for (int i = 0; i < DRAWS; i++)
	{
		double weight[BOXES], squares[BOXES];
		double total;

		Draw(survey, n, weight, squares);
		total = weight[0] + weight[1] + weight[2];
		*kish += Holds(weight, total * total / (squares[0] + squares[1] + squares[2]), truth);
		*used += Holds(weight, EffectiveSize(&(WeightedBoxes){BOXES, points, weight, squares, n}),
					   truth);
	}
	*kish /= DRAWS;
	*used /= DRAWS;
}

static void
PrintSurvey(const Survey *survey, bool is_hard)
{
	double kish[SIZES], used[SIZES];

	for (int size = 0; size < SIZES; size++)
		Cover(survey, sizes[size], &kish[size], &used[size]);
	Cell("| %s | Kish |", survey->name);
	for (int size = 0; size < SIZES; size++)
		Cell(" %.3f |", kish[size]);
	RowDone();
	Cell("| | used |");
	for (int size = 0; size < SIZES; size++)
	{
		Cell(" %.3f |", used[size]);
		Check(is_hard || sizes[size] < 50 || used[size] > 0.93, "%s: %.3f at n = %d", survey->name,
			  used[size], sizes[size]);
	}
	RowDone();
}

int
main(int argc, char **argv)
{
	FILE *file = fopen("docs/statistics.md", "r");

	SeedFrom(argc, argv);
	Check(file != NULL && fread(page, 1, sizeof page - 1, file) > 0, "docs/statistics.md");
	if (file != NULL)
		fclose(file);
	printf("| weights | size | n = 10 | 50 | 200 | 1000 |\n|---|---|---|---|---|---|\n");
	for (int i = 0; i < SURVEYS; i++)
		PrintSurvey(&surveys[i], i == SURVEYS - 1);
	TestDone("the table of weighted answers");
	return AllTestsDone();
}
