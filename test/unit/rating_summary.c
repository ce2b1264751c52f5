/*
 * Scales and counts: widths, steps, sums and every limit, against arithmetic in 128 bits.
 */
#include "fault_check.h"

#include "core/survey/rating_summary.h"

#include <math.h>

#define POINTS 11

/* Room for the widest summary. */
typedef union Room
{
	RatingSummary summary;
	unsigned char
		bytes[RATING_SUMMARY_HEADER_SIZE + RATING_SUMMARY_STEP_SIZE + 8 * SCALE_POINTS_MAX];
} Room;

static const Scale NPS = {.points = POINTS};

/* One count at every width, at its edges. */
static const int64_t EDGES[] = {0,          1,          254,           255,       256,
								65534,      65535,      65536,         INT32_MAX, UINT32_MAX - 1,
								UINT32_MAX, 4294967296, INT64_MAX - 1, INT64_MAX};
#define EDGE_COUNT ((int) (sizeof EDGES / sizeof EDGES[0]))

static int
WidthOf(int64_t count)
{
	if (count < 256)
		return 1;
	if (count < 65536)
		return 2;
	return count < 4294967296 ? 4 : 8;
}

/* Every count is written at the narrowest width that fits, and read back at any that does. */
static void
TestWidth(void)
{
	for (int i = 0; i < EDGE_COUNT; i++)
	{
		RatingCounts counts = {.scale = NPS};

		counts.at[7] = EDGES[i];
		Check(RatingCountsWidth(&counts) == WidthOf(EDGES[i]), "%lld at width %d",
			  (long long) EDGES[i], RatingCountsWidth(&counts));
		for (int width = RatingCountsWidth(&counts); width <= 8; width *= 2)
		{
			Room room;
			RatingCounts again = {.scale = {.low = 99, .points = 99}};

			memset(&room, 0xEE, sizeof room);
			RatingCountsWrite(&counts, width, &room.summary);
			RatingCountsRead(&room.summary, &again);
			Check(RatingSummaryWidth(&room.summary) == width &&
					  !RatingSummaryIsWeighted(&room.summary),
				  "width");
			Check(ScaleEqual(again.scale, NPS), "scale %d", again.scale.low);
			for (int k = 0; k < POINTS; k++)
				Check(again.at[k] == counts.at[k], "%lld at %d", (long long) again.at[k], k);
			Check(room.bytes[RatingSummarySize(NPS, width)] == 0xEE, "a byte too many is written");
		}
	}
	TestDone("every width holds its counts");
}

/* A step in place from this count: it goes where it has room, and nowhere else. */
static void
CheckStep(int64_t count, int width, int step)
{
	static const int64_t most[] = {0, UINT8_MAX, UINT16_MAX, 0, UINT32_MAX, 0, 0, 0, -1};
	RatingCounts counts = {.scale = NPS};
	bool has_room = width < 8 && count != (step > 0 ? most[width] : 0);
	Room room;

	counts.at[3] = count;
	RatingCountsWrite(&counts, width, &room.summary);
	Check(RatingSummaryStep(&room.summary, 3, step) == has_room, "%lld by %d at width %d",
		  (long long) count, step, width);
	RatingCountsRead(&room.summary, &counts);
	Check(counts.at[3] == count + (has_room ? step : 0), "%lld by %d became %lld",
		  (long long) count, step, (long long) counts.at[3]);
	Check(counts.at[2] == 0 && counts.at[4] == 0, "a neighbour moved");
}

static void
TestStepInPlace(void)
{
	static const int32_t off[] = {-1, 11, 12, 255, 256, INT32_MIN, INT32_MIN + 1, INT32_MAX};

	for (int i = 0; i < EDGE_COUNT; i++)
	{
		for (int width = WidthOf(EDGES[i]); width <= 8; width *= 2)
		{
			CheckStep(EDGES[i], width, 1);
			CheckStep(EDGES[i], width, -1);
		}
	}
	for (int i = 0; i < (int) (sizeof off / sizeof off[0]); i++)
	{
		RatingCounts counts = {.scale = NPS, .at = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}};
		Room room;

		RatingCountsWrite(&counts, 1, &room.summary);
		Check(!RatingSummaryStep(&room.summary, off[i], 1) &&
				  !RatingSummaryStep(&room.summary, off[i], -1),
			  "answer %d taken", off[i]);
		RatingCountsRead(&room.summary, &counts);
		Check(RatingCountsTotal(&counts) == POINTS, "answer %d moved a count", off[i]);
	}
	TestDone("a step in place, at the edges of every width and off the scale");
}

/* The slow step takes the same answers, and says what is wrong with the others. */
static void
TestStepSlowly(void)
{
	static const struct
	{
		double answer;
		FaultCode code;
		const char *words;
	} refused[] = {
		{-1, FAULT_OUT_OF_RANGE, "answer -1 is out of range 0..10"},
		{11, FAULT_OUT_OF_RANGE, "answer 11 is out of range 0..10"},
		{2147483647, FAULT_OUT_OF_RANGE, "answer 2147483647 is out of range 0..10"},
		{-2147483648.0, FAULT_OUT_OF_RANGE, "answer -2147483648 is out of range 0..10"},
		{1e300, FAULT_OUT_OF_RANGE, "answer 1e+300 is out of range 0..10"},
		{0.5, FAULT_INVALID_VALUE, "answer 0.5 is not a point of the scale"},
		{9.000001, FAULT_INVALID_VALUE, "answer 9.000001 is not a point of the scale"},
		{-0.1, FAULT_INVALID_VALUE, "answer -0.1 is not a point of the scale"},
		{1e-8, FAULT_INVALID_VALUE, "answer 1e-08 is not a point of the scale"},
		{NAN, FAULT_INVALID_VALUE, "answer NaN is not a number"},
		{INFINITY, FAULT_INVALID_VALUE, "answer Infinity is not a number"},
		{-INFINITY, FAULT_INVALID_VALUE, "answer -Infinity is not a number"},
	};
	RatingCounts counts = {.scale = NPS};
	RatingCounts none = {.scale = {.low = 0, .points = 0}};
	Fault fault;

	for (int i = 0; i < (int) (sizeof refused / sizeof refused[0]); i++)
		CheckFault(RatingCountsStep(&counts, refused[i].answer, 1, &fault), &fault, refused[i].code,
				   refused[i].words);
	CheckFault(RatingCountsStep(&none, 3, 1, &fault), &fault, FAULT_INVALID_VALUE,
			   "cannot count answer 3 in a rating summary without a scale");
	CheckFault(RatingCountsStep(&none, INFINITY, 1, &fault), &fault, FAULT_INVALID_VALUE,
			   "cannot count answer Infinity in a rating summary without a scale");
	CheckFault(RatingCountsStep(&counts, 3, -1, &fault), &fault, FAULT_INVALID_VALUE,
			   "cannot subtract 1 responses of answer 3: there are only 0");
	CheckTaken(RatingCountsStep(&counts, -0.0, 1, &fault), &fault);
	CheckTaken(RatingCountsStep(&counts, 10, 1, &fault), &fault);
	CheckTaken(RatingCountsStep(&counts, 10, -1, &fault), &fault);
	Check(RatingCountsTotal(&counts) == 1 && counts.at[0] == 1, "total %lld",
		  (long long) RatingCountsTotal(&counts));
	counts.at[5] = INT64_MAX - 2;
	CheckTaken(RatingCountsStep(&counts, 5, 1, &fault), &fault);
	CheckFault(RatingCountsStep(&counts, 5, 1, &fault), &fault, FAULT_OUT_OF_RANGE,
			   "number of answers is out of range for type bigint");
	CheckFault(RatingCountsStep(&counts, 9, 1, &fault), &fault, FAULT_OUT_OF_RANGE,
			   "number of answers is out of range for type bigint");
	CheckTaken(RatingCountsStep(&counts, 5, -1, &fault), &fault);
	TestDone("a step by the slow way: what is refused, and why");
}

static void
TestDouble(void)
{
	int32_t answer = 0;

	for (int i = SCALE_LOW_MIN; i <= SCALE_LOW_MAX + SCALE_WHOLE_POINTS_MAX; i++)
		Check(AnswerFromDouble(i, &answer) && answer == i, "%d", i);
	Check(!AnswerFromDouble((double) SCALE_LOW_MIN - 1, &answer), "below every scale");
	Check(!AnswerFromDouble(nextafter(3, 4), &answer), "next to 3");
	Check(!AnswerFromDouble(nextafter(3, 2), &answer), "next to 3");
	Check(!AnswerFromDouble(NAN, &answer), "NaN");
	Check(!AnswerFromDouble(INFINITY, &answer) && !AnswerFromDouble(-INFINITY, &answer), "inf");
	Check(!AnswerFromDouble(1e300, &answer) && !AnswerFromDouble(5e9, &answer), "huge");
	TestDone("which doubles are answers");
}

/* Counts of any size whose total may pass the limit. */
static RatingCounts
RandomCounts(int points)
{
	RatingCounts counts = {.scale = {.low = 1, .points = points}};
	int shift = RandomUpTo(62);

	for (int k = 0; k < points; k++)
		counts.at[k] = RandomUpTo(3) == 0 ? 0 : (int64_t) (RandomBits() >> 1 >> shift);
	return counts;
}

static Int128
WideTotal(const RatingCounts *counts)
{
	Int128 total = 0;

	for (int k = 0; k < counts->scale.points; k++)
		total += counts->at[k];
	return total;
}

/* Sums: refused exactly where the total passes 2^63-1; taking out brings the first back. */
static void
CheckSum(const RatingCounts *a, const RatingCounts *b, const RatingCounts *sum, bool is_taken,
		 const Fault *fault)
{
	RatingCounts rest = *sum;
	Fault other;

	if (WideTotal(a) + WideTotal(b) > RATING_SUMMARY_TOTAL_MAX)
	{
		CheckFault(is_taken, fault, FAULT_OUT_OF_RANGE, "out of range for type bigint");
		return;
	}
	CheckTaken(is_taken, fault);
	Check(WideTotal(sum) == WideTotal(a) + WideTotal(b), "the total differs");
	CheckTaken(RatingCountsSubtract(&rest, b, &other), &other);
	for (int k = 0; k < a->scale.points; k++)
		Check(sum->at[k] == a->at[k] + b->at[k] && rest.at[k] == a->at[k], "point %d", k);
}

static void
TestSum(void)
{
	Fault fault;

	for (int i = 0; i < 20000; i++)
	{
		int points = 2 + RandomUpTo(SCALE_POINTS_MAX - 2);
		RatingCounts a = RandomCounts(points);
		RatingCounts b = RandomCounts(points);
		RatingCounts sum = a;

		if (RatingCountsCheck(&a, &fault) && RatingCountsCheck(&b, &fault))
			CheckSum(&a, &b, &sum, RatingCountsMerge(&sum, &b, &fault), &fault);
		else
			CheckFault(false, &fault, FAULT_OUT_OF_RANGE, "number of answers is out of range");
	}
	TestDone("sums and what is left, against 128 bits");
}

/* A sum in place, at any two widths: what RatingCountsMerge gives where it has room, else nothing. */
static void
CheckAddInPlace(const RatingCounts *a, const RatingCounts *b, int width, int width_of_more)
{
	Room sum;
	Room before;
	Room more;
	RatingCounts total = *a;
	Fault fault;
	bool has_room;

	memset(&sum, 0xEE, sizeof sum);
	RatingCountsWrite(a, width, &sum.summary);
	RatingCountsWrite(b, width_of_more, &more.summary);
	before = sum;
	has_room =
		RatingCountsMerge(&total, b, &fault) && RatingCountsWidth(&total) <= width && width < 8;
	Check(RatingSummaryMerge(&sum.summary, &more.summary) == has_room, "width %d and %d", width,
		  width_of_more);
	if (has_room)
		RatingCountsWrite(&total, width, &before.summary);
	Check(memcmp(&sum, &before, sizeof sum) == 0, "width %d and %d", width, width_of_more);
}

static void
TestAddInPlace(void)
{
	Room sum;
	Room more;

	for (int i = 0; i < EDGE_COUNT * EDGE_COUNT; i++)
	{
		RatingCounts a = {.scale = NPS, .at = {1, EDGES[i % EDGE_COUNT], 2}};
		RatingCounts b = {.scale = NPS, .at = {3, EDGES[i / EDGE_COUNT], 0}};

		for (int width = RatingCountsWidth(&a); width <= 8; width *= 2)
			for (int other = RatingCountsWidth(&b); other <= 8; other *= 2)
				CheckAddInPlace(&a, &b, width, other);
	}
	memset(&sum, 0, sizeof sum);
	memset(&more, 0, sizeof more);
	RatingSummaryBegin(&sum.summary, NPS, 1);
	RatingSummaryBegin(&more.summary, (Scale){.low = 1, .points = POINTS}, 1);
	Check(!RatingSummaryMerge(&sum.summary, &more.summary), "scales that differ are added");
	RatingSummaryBegin(&more.summary, NPS, 0);
	Check(!RatingSummaryMerge(&sum.summary, &more.summary), "weights are added to counts");
	RatingSummaryBegin(&sum.summary, NPS, 0);
	RatingSummaryBegin(&more.summary, NPS, 1);
	Check(!RatingSummaryMerge(&sum.summary, &more.summary), "counts are added to weights");
	TestDone("sums in place");
}

/* What adds up to the limit, and to one more, in one point or over two. */
static void
TestSumAtTheLimit(void)
{
	static const int64_t pairs[][4] = {
		{INT64_MAX, 0, 0, 0},         {INT64_MAX, 0, 1, 0},
		{INT64_MAX, 0, 0, 1},         {INT64_MAX, 0, INT64_MAX, 0},
		{INT64_MAX, 0, 0, INT64_MAX}, {INT64_MAX / 2, INT64_MAX / 2, 1, 0},
		{1, INT64_MAX - 1, 0, 0},     {INT64_MAX / 2, INT64_MAX / 2, 1, 1},
	};
	RatingCounts most = {.scale = {.low = 0, .points = SCALE_POINTS_MAX}};
	RatingCounts sum;
	Fault fault;

	for (int i = 0; i < (int) (sizeof pairs / sizeof pairs[0]); i++)
	{
		RatingCounts a = {.scale = {.low = 0, .points = 2}, .at = {pairs[i][0], pairs[i][1]}};
		RatingCounts b = {.scale = {.low = 0, .points = 2}, .at = {pairs[i][2], pairs[i][3]}};

		sum = a;
		CheckSum(&a, &b, &sum, RatingCountsMerge(&sum, &b, &fault), &fault);
	}
	/* 101 counts that are each within the limit, and wrap a 64-bit sum more than once */
	for (int k = 0; k < SCALE_POINTS_MAX; k++)
		most.at[k] = INT64_MAX;
	CheckFault(RatingCountsCheck(&most, &fault), &fault, FAULT_OUT_OF_RANGE, "out of range");
	for (int k = 0; k < SCALE_POINTS_MAX; k++)
		most.at[k] = ((int64_t) 1 << 55) + 1;
	sum = most;
	CheckSum(&most, &most, &sum, RatingCountsMerge(&sum, &most, &fault), &fault);
	TestDone("sums at 2^63-1");
}

static void
TestRefusedCounts(void)
{
	RatingCounts counts = {.scale = NPS};
	RatingCounts part = {.scale = NPS};
	Fault fault;

	counts.at[4] = -1;
	CheckFault(RatingCountsCheck(&counts, &fault), &fault, FAULT_INVALID_VALUE,
			   "count -1 of answer 4 must not be negative");
	counts.at[4] = 7;
	part.at[4] = 8;
	CheckFault(RatingCountsSubtract(&counts, &part, &fault), &fault, FAULT_INVALID_VALUE,
			   "cannot subtract 8 responses of answer 4: there are only 7");
	TestDone("counts that can't be");
}

static void
TestMatch(void)
{
	Room a;
	Room b;
	Fault fault;

	RatingSummaryBegin(&a.summary, NPS, 1);
	RatingSummaryBegin(&b.summary, (Scale){.low = 1, .points = 5}, 1);
	CheckFault(RatingSummaryMatch(&a.summary, &b.summary, &fault), &fault, FAULT_INVALID_VALUE,
			   "rating summaries have different scales: 0..10 and 1..5");
	RatingSummaryBegin(&b.summary, (Scale){.low = 1, .points = POINTS}, 1);
	CheckFault(RatingSummaryMatch(&a.summary, &b.summary, &fault), &fault, FAULT_INVALID_VALUE,
			   "rating summaries have different scales: 0..10 and 1..11");
	RatingSummaryBegin(&b.summary, NPS, 0);
	CheckFault(RatingSummaryMatch(&a.summary, &b.summary, &fault), &fault, FAULT_INVALID_VALUE,
			   "cannot merge weighted and unweighted rating summaries");
	CheckFault(RatingSummaryMatch(&b.summary, &a.summary, &fault), &fault, FAULT_INVALID_VALUE,
			   "cannot merge weighted and unweighted rating summaries");
	RatingSummaryBegin(&b.summary, NPS, 8);
	CheckTaken(RatingSummaryMatch(&a.summary, &b.summary, &fault), &fault);
	RatingSummaryBegin(&b.summary, (Scale){0}, 1);
	CheckTaken(RatingSummaryMatch(&a.summary, &b.summary, &fault), &fault);
	CheckTaken(RatingSummaryMatch(&b.summary, &a.summary, &fault), &fault);
	TestDone("which summaries may meet");
}

static void
TestMoments(void)
{
	for (int i = 0; i < 1000; i++)
	{
		RatingCounts counts = RandomCounts(2 + RandomUpTo(99));
		Int128 sum = 0, squares = 0, got_sum, got_squares;

		for (int k = 0; k < counts.scale.points; k++)
		{
			sum += (Int128) k * counts.at[k];
			squares += (Int128) k * k * counts.at[k];
		}
		RatingCountsMoments(&counts, &got_sum, &got_squares);
		Check(sum == got_sum && squares == got_squares, "moments differ");
	}
	TestDone("moments, against 128 bits");
}

int
main(int argc, char **argv)
{
	SeedFrom(argc, argv);
	TestWidth();
	TestStepInPlace();
	TestStepSlowly();
	TestDouble();
	TestSum();
	TestAddInPlace();
	TestSumAtTheLimit();
	TestRefusedCounts();
	TestMatch();
	TestMoments();
	return AllTestsDone();
}
