/*
 * Weighted summaries: counting, adding and taking out, what rounding leaves behind, and that
 * whatever they come to reads back.
 */
#include "fault_check.h"

#include "core/survey/weighted.h"

#include <float.h>
#include <math.h>

static const Scale STARS = {.low = 1, .points = 5};

static bool
IsNear(double a, double b)
{
	return fabs(a - b) <= 1e-9 * fmax(fabs(a), fabs(b));
}

static void
TestCount(void)
{
	static const struct
	{
		double answer;
		double weight;
		FaultCode code;
		const char *words;
	} refused[] = {
		{0, 1, FAULT_OUT_OF_RANGE, "answer 0 is out of range 1..5"},
		{6, 1, FAULT_OUT_OF_RANGE, "answer 6 is out of range 1..5"},
		{2.5, 1, FAULT_INVALID_VALUE, "answer 2.5 is not a point of the scale"},
		{NAN, 1, FAULT_INVALID_VALUE, "answer NaN"},
		{3, -1, FAULT_INVALID_VALUE, "weight -1 is neither 0 nor within 1e-100..1e+100"},
		{3, -DBL_MIN, FAULT_INVALID_VALUE, "is neither 0 nor within"},
		{3, NAN, FAULT_INVALID_VALUE, "is neither 0 nor within"},
		{3, INFINITY, FAULT_INVALID_VALUE, "weight Infinity is neither 0 nor within"},
		{3, 1.1e100, FAULT_INVALID_VALUE, "is neither 0 nor within"},
		{3, 0.9e-100, FAULT_INVALID_VALUE, "is neither 0 nor within"},
	};
	RatingWeights weights = {.scale = STARS};
	Fault fault;

	for (int i = 0; i < (int) (sizeof refused / sizeof refused[0]); i++)
		CheckFault(RatingWeightsCount(&weights, refused[i].answer, refused[i].weight, &fault),
				   &fault, refused[i].code, refused[i].words);
	Check(weights.answers == 0 && RatingWeightsTotal(&weights) == 0,
		  "a refused answer was counted");
	CheckTaken(RatingWeightsCount(&weights, 1, 1e100, &fault), &fault);
	CheckTaken(RatingWeightsCount(&weights, 5, 1e-100, &fault), &fault);
	CheckTaken(RatingWeightsCount(&weights, 3, 0, &fault), &fault);
	CheckTaken(RatingWeightsCount(&weights, 3, -0.0, &fault), &fault);
	CheckTaken(RatingWeightsCheck(&weights, &fault), &fault);
	Check(weights.answers == 4 && weights.at[0] == 1e100 && weights.at[4] == 1e-100, "not counted");
	weights.answers = INT64_MAX;
	CheckFault(RatingWeightsCount(&weights, 3, 1, &fault), &fault, FAULT_OUT_OF_RANGE,
			   "number of answers is out of range for type bigint");
	TestDone("one answer with its weight");
}

/* Many answers of one weight: their rounding, too, is what a check lets pass. */
static void
TestDrift(void)
{
	RatingWeights weights = {.scale = STARS, .answers = 50000000};
	double one = 0.3;
	Fault fault;

	for (int64_t i = 0; i < weights.answers; i++)
	{
		weights.at[3] += one;
		weights.squares += one * one;
	}
	Check(RatingWeightsEffective(&weights) > (double) weights.answers * (1 + 2e-9),
		  "no drift to speak of: %f", RatingWeightsEffective(&weights));
	CheckTaken(RatingWeightsCheck(&weights, &fault), &fault);
	CheckTaken(RatingWeightsMerge(&weights, &weights, &fault), &fault);
	CheckTaken(RatingWeightsCheck(&weights, &fault), &fault);
	TestDone("fifty million answers of weight 0.3");
}

static void
TestRefusedWeights(void)
{
	static const struct
	{
		RatingWeights weights;
		const char *words;
	} refused[] = {
		{{.answers = -1}, "number of answers -1 is negative"},
		{{.answers = 1, .at = {-1}}, "weight -1 of answer 1 is neither"},
		{{.answers = 1, .at = {0, -0.0}}, "weight -0 of answer 2 is neither"},
		{{.answers = 1, .at = {0, 0, NAN}}, "of answer 3 is neither"},
		{{.answers = 1, .at = {INFINITY}}, "weight Infinity of answer 1 is neither"},
		{{.answers = 1, .at = {1e121}, .squares = 1e242}, "of answer 1 is neither"},
		{{.answers = 1, .at = {1e-101}, .squares = 1e-202}, "of answer 1 is neither"},
		{{.answers = 0, .at = {1}, .squares = 1}, "no 0 answers have"},
		{{.answers = 2, .at = {1, 1}, .squares = 1.9}, "no 2 answers have"},
		{{.answers = 2, .at = {1, 1}, .squares = 4.1}, "no 2 answers have"},
		{{.answers = 2, .at = {1, 1}, .squares = NAN}, "no 2 answers have"},
		{{.answers = 2, .at = {1, 1}, .squares = -1}, "no 2 answers have"},
		{{.answers = 2, .at = {1, 1}, .squares = INFINITY}, "no 2 answers have"},
		{{.answers = 2, .squares = -0.0}, "no 2 answers have"},
		{{.answers = 2, .squares = NAN}, "no 2 answers have"},
	};
	Fault fault;

	for (int i = 0; i < (int) (sizeof refused / sizeof refused[0]); i++)
	{
		RatingWeights weights = refused[i].weights;

		weights.scale = STARS;
		CheckFault(RatingWeightsCheck(&weights, &fault), &fault, FAULT_INVALID_VALUE,
				   refused[i].words);
	}
	TestDone("weights that can't be");
}

static RatingWeights
RandomWeights(int answers)
{
	RatingWeights weights = {.scale = STARS};
	Fault fault;

	for (int i = 0; i < answers; i++)
		CheckTaken(RatingWeightsCount(&weights, 1 + RandomUpTo(4), 0.2 + 4 * RandomShare(), &fault),
				   &fault);
	return weights;
}

static void
TestAddAndTakeOut(void)
{
	Fault fault;

	for (int i = 0; i < 2000; i++)
	{
		RatingWeights a = RandomWeights(RandomUpTo(50));
		RatingWeights b = RandomWeights(RandomUpTo(50));
		RatingWeights sum = a;

		CheckTaken(RatingWeightsMerge(&sum, &b, &fault) && RatingWeightsCheck(&sum, &fault),
				   &fault);
		Check(IsNear(RatingWeightsTotal(&sum), RatingWeightsTotal(&a) + RatingWeightsTotal(&b)),
			  "total");
		Check(IsNear(sum.squares, a.squares + b.squares), "squares");
		CheckTaken(RatingWeightsSubtract(&sum, &b, &fault) && RatingWeightsCheck(&sum, &fault),
				   &fault);
		Check(sum.answers == a.answers, "answers");
		for (int k = 0; k < STARS.points; k++)
			Check(IsNear(sum.at[k], a.at[k]), "%.17g became %.17g", a.at[k], sum.at[k]);
		CheckTaken(RatingWeightsSubtract(&sum, &a, &fault), &fault);
		Check(sum.answers == 0 && RatingWeightsTotal(&sum) == 0 && sum.squares == 0,
			  "something is left of nothing");
	}
	TestDone("adding, and taking out again");
}

/* What is taken out is there; what rounding leaves is nothing; what is left can be. */
static void
TestTakeOutAtTheEdge(void)
{
	RatingWeights two = {.scale = STARS, .answers = 2, .squares = 2e-200, .at = {1e-100, 1e-100}};
	RatingWeights one = {.scale = STARS, .answers = 1, .squares = 9e-201, .at = {0.999e-100}};
	RatingWeights many = {.scale = STARS, .answers = 1000, .squares = 1e-97, .at = {1e-97, 1e-100}};
	Fault fault;

	/* less than the least weight is left of the first point: nothing is */
	one.at[0] = 1e-100;
	two.at[0] = 1.5e-100;
	CheckTaken(RatingWeightsSubtract(&two, &one, &fault) && RatingWeightsCheck(&two, &fault),
			   &fault);
	Check(two.at[0] == 0 && two.at[1] == 1e-100 && two.answers == 1, "at %g", two.at[0]);
	CheckFault(RatingWeightsSubtract(&two, &one, &fault), &fault, FAULT_INVALID_VALUE,
			   "cannot take out weight 1e-100 of answer 1: there is only 0");
	one.answers = 1001;
	CheckFault(RatingWeightsSubtract(&many, &one, &fault), &fault, FAULT_INVALID_VALUE,
			   "cannot take out 1001 responses: there are only 1000");
	TestDone("taking out to the last");
}

static void
TestAddAtTheLimit(void)
{
	RatingWeights full = {.scale = STARS, .answers = INT64_MAX, .squares = 1, .at = {1}};
	RatingWeights heavy = {.scale = STARS, .answers = 10, .squares = 1e239, .at = {0.9e120}};
	RatingWeights one = {.scale = STARS, .answers = 1, .squares = 1, .at = {1}};
	Fault fault;

	CheckFault(RatingWeightsMerge(&full, &one, &fault), &fault, FAULT_OUT_OF_RANGE,
			   "number of answers is out of range for type bigint");
	CheckTaken(RatingWeightsCheck(&heavy, &fault), &fault);
	CheckFault(RatingWeightsMerge(&heavy, &heavy, &fault), &fault, FAULT_OUT_OF_RANGE,
			   "sum of the weights of answer 1 passes 1e+120");
	TestDone("sums at the limit");
}

/* All weights 1 are no weights; Kish: (sum w)^2 / sum w^2. */
static void
TestEffective(void)
{
	RatingWeights weights = {.scale = STARS};
	Fault fault;

	Check(RatingWeightsEffective(&weights) == 0 && isnan(RatingWeightsStddev(&weights)),
		  "of nothing");
	CheckTaken(RatingWeightsCount(&weights, 3, 7, &fault), &fault);
	Check(IsNear(RatingWeightsEffective(&weights), 1) && isnan(RatingWeightsStddev(&weights)),
		  "of one");
	weights = (RatingWeights){.scale = STARS};
	for (int answer = 1; answer <= 5; answer++)
		CheckTaken(RatingWeightsCount(&weights, answer, 1, &fault), &fault);
	Check(IsNear(RatingWeightsEffective(&weights), 5), "size %g", RatingWeightsEffective(&weights));
	Check(IsNear(RatingWeightsStddev(&weights), sqrt(2.5)), "stddev %g",
		  RatingWeightsStddev(&weights));
	weights = (RatingWeights){.scale = STARS, .answers = 3, .squares = 14, .at = {1, 2, 3}};
	Check(IsNear(RatingWeightsEffective(&weights), 36.0 / 14), "size %g",
		  RatingWeightsEffective(&weights));
	TestDone("effective size and spread");
}

/* In memory and back; a summary without a scale gives no weights. */
static void
TestMemory(void)
{
	union
	{
		RatingSummary summary;
		unsigned char bytes[RATING_SUMMARY_HEADER_SIZE + 16 + 8 * SCALE_POINTS_MAX + 1];
	} room;
	RatingWeights weights = RandomWeights(20);
	RatingWeights again;

	memset(&room, 0xEE, sizeof room);
	RatingWeightsWrite(&weights, &room.summary);
	RatingWeightsRead(&room.summary, &again);
	Check(memcmp(&weights, &again, sizeof weights) == 0, "not the same");
	Check(WeightedSize(STARS) == 8 + 16 + 5 * 8, "size %zu", WeightedSize(STARS));
	Check(room.bytes[WeightedSize(STARS)] == 0xEE, "a byte too many is written");
	RatingSummaryBegin(&room.summary, (Scale){0}, 1);
	RatingWeightsRead(&room.summary, &again);
	Check(again.answers == 0 && again.scale.points == 0, "something in nothing");
	TestDone("in memory and back");
}

int
main(int argc, char **argv)
{
	SeedFrom(argc, argv);
	TestCount();
	TestDrift();
	TestRefusedWeights();
	TestAddAndTakeOut();
	TestTakeOutAtTheEdge();
	TestAddAtTheLimit();
	TestEffective();
	TestMemory();
	return AllTestsDone();
}
