/*
 * The effective number of weighted answers: the worked numbers, Kish's size, and what must hold
 * whatever the weights are.
 */
#include "check.h"

#include "core/statistics/weights.h"

#include <math.h>

#define BOXES 3

static const double NPS_POINTS[BOXES] = {-100, 0, 100};

/* The standard error of the weighted mean, and the effective size behind it. */
static void
TestWorked(void)
{
	/* R 4.2, svymean(~y, svydesign(id=~1, weights=~w)): its SE is times sqrt(n / (n - 1)) */
	static const struct
	{
		double weight[BOXES];
		double squares[BOXES];
		double answers;
		double size;
		double error; /* of R; 0 where the size is capped */
	} known[] = {
		{{2, 10, 35}, {0.2, 10, 35}, 65, 65, 0},
		{{2, 10, 35}, {0.2, 10, 35}, 1e9, 75.452, 6.2449},
		{{50, 10, 35}, {500, 10, 35}, 50, 19.540, 21.313},
	};

	for (int i = 0; i < 3; i++)
	{
		double total = 0, mean = 0, variance = 0, error;
		double size = EffectiveSize(&(WeightedBoxes){BOXES, NPS_POINTS, known[i].weight,
													 known[i].squares, known[i].answers});

		Check(fabs(size - known[i].size) < 5e-4, "size %.4f", size);
		for (int box = 0; box < BOXES; box++)
			total += known[i].weight[box];
		for (int box = 0; box < BOXES; box++)
			mean += known[i].weight[box] * NPS_POINTS[box] / total;
		for (int box = 0; box < BOXES; box++)
			variance += known[i].weight[box] * pow(NPS_POINTS[box] - mean, 2) / total;
		error = sqrt(variance / size * known[i].answers / (known[i].answers - 1));
		Check(known[i].error == 0 || fabs(error - known[i].error) < 5e-4, "error %.4f", error);
	}
	TestDone("worked numbers: R's svymean");
}

/*
 * The variance of a ratio's numerator, answer by answer: sum w^2 (a - m)^2 / (sum w)^2, by brute
 * force over answers with weights of their own.
 */
static void
TestBruteForce(void)
{
	for (int i = 0; i < 5000; i++)
	{
		int n = 1 + RandomUpTo(30);
		double w[31], a[31], weight[BOXES] = {0}, squares[BOXES] = {0};
		double total = 0, mean = 0, s2 = 0, v = 0, kish = 0, wanted, size;

		for (int k = 0; k < n; k++)
		{
			int box = RandomUpTo(BOXES - 1);

			w[k] = ldexp(0.5 + RandomShare(), RandomUpTo(6) - 3);
			a[k] = NPS_POINTS[box];
			weight[box] += w[k];
			squares[box] += w[k] * w[k];
			total += w[k];
			kish += w[k] * w[k];
		}
		for (int k = 0; k < n; k++)
			mean += w[k] * a[k] / total;
		for (int k = 0; k < n; k++)
		{
			s2 += w[k] / total * (a[k] - mean) * (a[k] - mean);
			v += w[k] / total * w[k] / total * (a[k] - mean) * (a[k] - mean);
		}
		wanted = fmin(n, s2 > 1e-9 ? s2 / v : total * total / kish);
		size = EffectiveSize(&(WeightedBoxes){BOXES, NPS_POINTS, weight, squares, n});
		Check(fabs(size / wanted - 1) < 1e-9, "%d answers: %.15g, not %.15g", n, size, wanted);
	}
	TestDone("answer by answer");
}

/* Equal weights, in any unit, are the number of answers, to the last bit. */
static void
TestEqualWeights(void)
{
	for (int i = 0; i < 5000; i++)
	{
		double unit = pow(10, 80 * RandomShare() - 40);
		double weight[BOXES] = {0}, squares[BOXES] = {0};
		int n = 1 + RandomUpTo(1000);

		for (int k = 0; k < n; k++)
		{
			int box = RandomUpTo(BOXES - 1);

			weight[box] += unit;
			squares[box] += unit * unit;
		}
		Check(EffectiveSize(&(WeightedBoxes){BOXES, NPS_POINTS, weight, squares, n}) == n,
			  "%d answers of %g", n, unit);
	}
	TestDone("equal weights are no weights");
}

/* One box: Kish's size, (sum w)^2 / sum w^2. */
static void
TestOneBox(void)
{
	const double weight[BOXES] = {0, 6, 0}, squares[BOXES] = {0, 14, 0};
	const double far[BOXES] = {0, 1e120, 1e-100}, far_squares[BOXES] = {0, 1e240, 1e-200};
	double size = EffectiveSize(&(WeightedBoxes){BOXES, NPS_POINTS, weight, squares, 3});

	Check(fabs(size - 36.0 / 14) < 1e-12, "size %g", size);
	size = EffectiveSize(&(WeightedBoxes){BOXES, NPS_POINTS, far, far_squares, 2});
	Check(size > 0 && size <= 2, "far apart: %g", size);
	TestDone("answers that all have the same points: Kish's size");
}

int
main(int argc, char **argv)
{
	SeedFrom(argc, argv);
	TestWorked();
	TestBruteForce();
	TestEqualWeights();
	TestOneBox();
	return AllTestsDone();
}
