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
		weights.squares[3] += one * one;
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
		{{.answers = -1}, "number of answers -1 must not be negative"},
		{{.answers = 1, .at = {-1}}, "weight -1 of answer 1 is neither"},
		{{.answers = 1, .at = {0, -0.0}}, "weight -0 of answer 2 is neither"},
		{{.answers = 1, .at = {0, 0, NAN}}, "of answer 3 is neither"},
		{{.answers = 1, .at = {INFINITY}}, "weight Infinity of answer 1 is neither"},
		{{.answers = 1, .at = {1e121}, .squares = {1e242}}, "of answer 1 is neither"},
		{{.answers = 1, .at = {1e-101}, .squares = {1e-202}}, "of answer 1 is neither"},
		{{.answers = 0, .at = {1}, .squares = {1}}, "0 answers are too few"},
		{{.answers = 1, .at = {1, 1}, .squares = {1, 1}}, "1 answers are too few"},
		{{.answers = 2, .at = {1, 1}, .squares = {0.9, 1}}, "2 answers are too few"},
		{{.answers = 2, .at = {1, 1}, .squares = {1, 1.1}},
		 "no weights of answer 2 have the sum 1"},
		{{.answers = 2, .at = {1, 1}, .squares = {1}}, "no weights of answer 2 have"},
		{{.answers = 2, .at = {1}, .squares = {1, 1}}, "no weights of answer 2 have the sum 0"},
		{{.answers = 2, .at = {1, 1}, .squares = {NAN, 1}}, "no weights of answer 1 have"},
		{{.answers = 2, .at = {1, 1}, .squares = {1, -1}}, "no weights of answer 2 have"},
		{{.answers = 2, .at = {1, 1}, .squares = {1, INFINITY}}, "no weights of answer 2 have"},
		{{.answers = 2, .squares = {-0.0}}, "no weights of answer 1 have"},
		{{.answers = 2, .squares = {0, NAN}}, "no weights of answer 2 have"},
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
		for (int k = 0; k < STARS.points; k++)
			Check(IsNear(sum.squares[k], a.squares[k] + b.squares[k]), "squares");
		CheckTaken(RatingWeightsSubtract(&sum, &b, &fault) && RatingWeightsCheck(&sum, &fault),
				   &fault);
		Check(sum.answers == a.answers, "answers");
		for (int k = 0; k < STARS.points; k++)
			Check(IsNear(sum.at[k], a.at[k]) && IsNear(sum.squares[k], a.squares[k]),
				  "%.17g became %.17g", a.at[k], sum.at[k]);
		CheckTaken(RatingWeightsSubtract(&sum, &a, &fault), &fault);
		Check(sum.answers == 0 && RatingWeightsTotal(&sum) == 0, "something is left of nothing");
		CheckTaken(RatingWeightsCheck(&sum, &fault), &fault);
	}
	TestDone("adding, and taking out again");
}

/* What is taken out is there; what rounding leaves is nothing; what is left can be. */
static void
TestTakeOutAtTheEdge(void)
{
	RatingWeights two = {
		.scale = STARS, .answers = 2, .at = {1e-100, 1e-100}, .squares = {1e-200, 1e-200}};
	RatingWeights one = {.scale = STARS, .answers = 1, .at = {1e-100}, .squares = {1e-200}};
	RatingWeights many = {
		.scale = STARS, .answers = 1000, .at = {1e-97, 1e-100}, .squares = {1e-194, 1e-200}};
	Fault fault;

	/* less than the least weight is left of the first point: nothing is */
	two.at[0] = 1.5e-100;
	CheckTaken(RatingWeightsSubtract(&two, &one, &fault) && RatingWeightsCheck(&two, &fault),
			   &fault);
	Check(two.at[0] == 0 && two.at[1] == 1e-100 && two.answers == 1, "at %g", two.at[0]);
	CheckFault(RatingWeightsSubtract(&two, &one, &fault), &fault, FAULT_INVALID_VALUE,
			   "cannot subtract weight 1e-100 of answer 1: there is only 0");
	one.answers = 1001;
	CheckFault(RatingWeightsSubtract(&many, &one, &fault), &fault, FAULT_INVALID_VALUE,
			   "cannot subtract 1001 responses: there are only 1000");
	TestDone("taking out to the last");
}

/*
 * Rounding may leave sums that no answers have: they are settled, and then read back. Here the
 * part was summed up in another order, and its squares are a hair more than what is in.
 */
static void
TestSettle(void)
{
	static const struct
	{
		RatingWeights whole;
		RatingWeights part;
		RatingWeights rest;
	} known[] = {
		/* the squares of what is left would be below 0: it is two answers, of 1 each */
		{{.answers = 5, .at = {2, 3}, .squares = {2, 3}},
		 {.answers = 3, .at = {0, 3}, .squares = {2.0000001, 3}},
		 {.answers = 2, .at = {2}, .squares = {2}}},
		/* one answer at each point is what two answers have room for */
		{{.answers = 4, .at = {2, 2}, .squares = {2, 2}},
		 {.answers = 2, .at = {1, 1}, .squares = {1.1, 1.2}},
		 {.answers = 2, .at = {1, 1}, .squares = {1, 1}}},
		/* three answers have room for one answer more at one of the points */
		{{.answers = 9, .at = {6, 3}, .squares = {6, 3}},
		 {.answers = 6, .at = {4, 2}, .squares = {5, 2}},
		 {.answers = 3, .at = {2, 1}, .squares = {2, 1}}},
		/* three answers have room for one more, which both points would take: they share it */
		{{.answers = 10, .at = {5, 5}, .squares = {5, 5}},
		 {.answers = 7, .at = {3, 3}, .squares = {4, 4}},
		 {.answers = 3, .at = {2, 2}, .squares = {4 / 1.5, 4 / 1.5}}},
		/* more than the square of the sum */
		{{.answers = 4, .at = {2, 2}, .squares = {4, 2}},
		 {.answers = 2, .at = {1, 1}, .squares = {1, 1}},
		 {.answers = 2, .at = {1, 1}, .squares = {1, 1}}},
		/* a hair at a point where no answer can be any more */
		{{.answers = 3, .at = {2, 1}, .squares = {2, 1}},
		 {.answers = 2, .at = {1, 1 - 1e-7}, .squares = {1, 1}},
		 {.answers = 1, .at = {1}, .squares = {1}}},
		/* and where there is no answer at all */
		{{.answers = 3, .at = {2, 1}, .squares = {2, 1}},
		 {.answers = 3, .at = {2 - 1e-7, 1}, .squares = {2, 1}},
		 {.answers = 0}},
	};
	Fault fault;

	for (int i = 0; i < (int) (sizeof known / sizeof known[0]); i++)
	{
		RatingWeights rest = known[i].whole;
		RatingWeights part = known[i].part;

		rest.scale = part.scale = STARS;
		CheckTaken(RatingWeightsSubtract(&rest, &part, &fault), &fault);
		CheckTaken(RatingWeightsCheck(&rest, &fault), &fault);
		Check(rest.answers == known[i].rest.answers, "answers %lld", (long long) rest.answers);
		for (int k = 0; k < STARS.points; k++)
			Check(fabs(rest.at[k] - known[i].rest.at[k]) < 1e-12 &&
					  fabs(rest.squares[k] - known[i].rest.squares[k]) < 1e-12,
				  "%d: weight %g, squares %g at point %d", i, rest.at[k], rest.squares[k], k);
	}
	TestDone("what rounding leaves is settled");
}

static void
TestAddAtTheLimit(void)
{
	RatingWeights full = {.scale = STARS, .answers = INT64_MAX, .at = {1}, .squares = {1}};
	RatingWeights heavy = {.scale = STARS, .answers = 10, .at = {0.9e120}, .squares = {1e239}};
	RatingWeights one = {.scale = STARS, .answers = 1, .at = {1}, .squares = {1}};
	Fault fault;

	CheckFault(RatingWeightsMerge(&full, &one, &fault), &fault, FAULT_OUT_OF_RANGE,
			   "number of answers is out of range for type bigint");
	CheckTaken(RatingWeightsCheck(&heavy, &fault), &fault);
	CheckFault(RatingWeightsMerge(&heavy, &heavy, &fault), &fault, FAULT_OUT_OF_RANGE,
			   "sum of the weights of answer 1 is out of range 0..1e+120");
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
	weights = (RatingWeights){.scale = STARS, .answers = 3, .at = {1, 2, 3}, .squares = {1, 4, 9}};
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
		unsigned char bytes[RATING_SUMMARY_HEADER_SIZE + 8 + 16 * SCALE_POINTS_MAX + 1];
	} room;
	RatingWeights weights = RandomWeights(20);
	RatingWeights again;

	memset(&room, 0xEE, sizeof room);
	RatingWeightsWrite(&weights, &room.summary);
	RatingWeightsRead(&room.summary, &again);
	Check(memcmp(&weights, &again, sizeof weights) == 0, "not the same");
	Check(WeightedSize(STARS) == 8 + 8 + 5 * 16, "size %zu", WeightedSize(STARS));
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
	TestSettle();
	TestAddAtTheLimit();
	TestEffective();
	TestMemory();
	return AllTestsDone();
}
