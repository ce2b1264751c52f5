/*
 * The text and the wire form of a summary: what is read, what is refused and why, and that
 * whatever is written is read back as the same bytes.
 */
#include "fault_check.h"

#include "core/survey/rating_summary_io.h"

#include <math.h>

#define TEXT_SIZE 8192

/* Room for the widest summary. */
typedef union Room
{
	RatingSummary summary;
	unsigned char bytes[RATING_SUMMARY_HEADER_SIZE + 8 + 16 * SCALE_POINTS_MAX];
} Room;

/* The canonical text of a value. */
static const char *
TextOf(const RatingContents *any, char text[TEXT_SIZE])
{
	TextSink sink = {.room = text, .size = TEXT_SIZE};
	Room room;

	RatingContentsWrite(any, &room.summary);
	RatingSummaryPutText(&room.summary, &sink);
	return text;
}

static size_t
WireOf(const RatingContents *any, unsigned char wire[RATING_SUMMARY_BYTES_MAX])
{
	Room room;

	RatingContentsWrite(any, &room.summary);
	return RatingSummaryPutBytes(&room.summary, wire);
}

/* What is read, and how it is written again. */
static void
TestText(void)
{
	static const char *known[][2] = {
		{"0..10 {3,0,0,1,0,2,5,9,14,20,31}", NULL},
		{"{}", NULL},
		{"0..1 {0,9223372036854775807}", NULL},
		{"-5..-3 {1,2,3}", NULL},
		{"weighted 1..5 {0.5,0,2,1,4} n=7 w2={0.25,0,2,1,6}", NULL},
		{"weighted 0..1 {0,0} n=0 w2={0,0}", NULL},
		{"weighted 0..1 {0,0} n=9 w2={0,0}", NULL},
		{"weighted 0..1 {1e-100,0} n=1 w2={1e-200,0}", NULL},
		{"weighted 0..1 {1e+120,0} n=1 w2={1e+240,0}", NULL},
		{"weighted 0..1 {0.30000000000000004,0} n=2 w2={0.05000000000000001,0}", NULL},
		{" \t\n{ } ", "{}"},
		{" -2 .. 2{ 0, 1 ,2,3,4 } ", "-2..2 {0,1,2,3,4}"},
		{"1..2{007,-0}", "1..2 {7,0}"},
		{"weighted1..2{.5,1.}n=2w2={.25,1.}", "weighted 1..2 {0.5,1} n=2 w2={0.25,1}"},
		{"weighted 1..2 {5e-1,10E-1} n=2 w2={25e-2, 1 }", "weighted 1..2 {0.5,1} n=2 w2={0.25,1}"},
	};
	char text[TEXT_SIZE];

	for (int i = 0; i < (int) (sizeof known / sizeof known[0]); i++)
	{
		const char *wanted = known[i][1] == NULL ? known[i][0] : known[i][1];
		RatingContents any;
		Fault fault;
		bool is_taken = RatingSummaryParseText(known[i][0], &any, &fault);

		CheckTaken(is_taken, &fault);
		if (is_taken)
			Check(strcmp(TextOf(&any, text), wanted) == 0, "%s became %s", known[i][0], text);
	}
	TestDone("texts that are values");
}

static void
TestRefusedText(void)
{
	static const struct
	{
		const char *text;
		FaultCode code;
		const char *words;
	} refused[] = {
		{"", FAULT_BAD_TEXT, "At character 1 it needs a number."},
		{"{", FAULT_BAD_TEXT, "At character 2 it needs \"}\""},
		{"{1,2}", FAULT_BAD_TEXT, "At character 2 it needs \"}\""},
		{"{} {}", FAULT_BAD_TEXT, "At character 4 it needs the end."},
		{"1 5 {}", FAULT_BAD_TEXT, "At character 3 it needs \"..\"."},
		{"1..x {}", FAULT_BAD_TEXT, "At character 4 it needs a number."},
		{"1..2 1,2", FAULT_BAD_TEXT, "At character 6 it needs \"{\"."},
		{"1..2 {1;2}", FAULT_BAD_TEXT, "At character 8 it needs \",\""},
		{"1..2 {1}", FAULT_BAD_TEXT, "At character 8 it needs \",\""},
		{"1..2 {1,2,3}", FAULT_BAD_TEXT, "At character 10 it needs \"}\""},
		{"1..2 {1,+2}", FAULT_BAD_TEXT, "At character 9 it needs a whole number."},
		{"1..2 {1,2e3}", FAULT_BAD_TEXT, "At character 10 it needs \"}\""},
		{"1..2 {1,2} n=3", FAULT_BAD_TEXT, "At character 12 it needs the end."},
		{"1..2 {1,- 2}", FAULT_BAD_TEXT, "needs a whole number."},
		{"1..2 {1,-2}", FAULT_INVALID_VALUE, "count -2 of answer 2 must not be negative"},
		{"2..1 {}", FAULT_INVALID_VALUE,
		 "lower bound of scale (2) must be less than its upper bound (1)"},
		{"0..1001 {}", FAULT_INVALID_VALUE, "has 1002 points, more than 1001"},
		{"0.5..5 by 0 {}", FAULT_INVALID_VALUE, "step of scale (0) must be greater than 0"},
		{"0.5..5 by x {}", FAULT_BAD_TEXT, "At character 11 it needs a number."},
		{"0.5..5 by 0.4 {}", FAULT_INVALID_VALUE, "is not a whole number of steps of 0.4"},
		{"0.1234567891..1 {}", FAULT_BAD_TEXT, "a number of at most nine decimals"},
		{"0..9999999999 {}", FAULT_INVALID_VALUE, "is not within -100000000..100000000"},
		{"-9999999999..0 {}", FAULT_INVALID_VALUE, "is not within -100000000..100000000"},
		{"9999999999..0 {}", FAULT_INVALID_VALUE, "must be less than its upper bound (0)"},
		{"1..2 {9223372036854775807,1}", FAULT_OUT_OF_RANGE, "number of answers is out of range"},
		{"1..2 {9223372036854775808,0}", FAULT_OUT_OF_RANGE, "is out of range for type bigint"},
		{"1..2 {99999999999999999999999,0}", FAULT_OUT_OF_RANGE, "is out of range for type bigint"},
		{"weighted", FAULT_BAD_TEXT, "At character 9 it needs a number."},
		{"weighted {}", FAULT_BAD_TEXT, "needs a number."},
		{"weighted 1..2 {1,2}", FAULT_BAD_TEXT, "needs \"n=\""},
		{"weighted 1..2 {1,2} n=2", FAULT_BAD_TEXT, "needs \"w2=\""},
		{"weighted 1..2 {1,2} n=2 w2=5", FAULT_BAD_TEXT, "needs \"{\""},
		{"weighted 1..2 {1,2} n=2 w2={", FAULT_BAD_TEXT, "needs a weight of 0 or more"},
		{"weighted 1..2 {1,2} n=2 w2={1}", FAULT_BAD_TEXT, "needs \",\""},
		{"weighted 1..2 {1,2} n=2 w2={1,4,1}", FAULT_BAD_TEXT, "needs \"}\""},
		{"weighted 1..2 {1,2} n=2 w2={1,4} x", FAULT_BAD_TEXT, "needs the end."},
		{"weighted 1..2 {1,nan} n=2 w2=5", FAULT_BAD_TEXT, "needs a weight of 0 or more"},
		{"weighted 1..2 {1,inf} n=2 w2=5", FAULT_BAD_TEXT, "needs a weight of 0 or more"},
		{"weighted 1..2 {1,.} n=2 w2=5", FAULT_BAD_TEXT, "needs a weight of 0 or more"},
		{"weighted 1..2 {1,0x1p3} n=2 w2=5", FAULT_BAD_TEXT, "needs a weight of 0 or more"},
		{"weighted 1..2 {1,1e999} n=2 w2=5", FAULT_OUT_OF_RANGE, "is out of range"},
		{"weighted 1..2 {1,1e121} n=2 w2={1,1e242}", FAULT_INVALID_VALUE, "within 1e-100..1e+120"},
		{"weighted 1..2 {1,1e-101} n=2 w2={1,1e-202}", FAULT_INVALID_VALUE,
		 "within 1e-100..1e+120"},
		{"weighted 1..2 {1,2} n=2 w2={1e999,1}", FAULT_OUT_OF_RANGE, "is out of range"},
		{"weighted 1..2 {1,2} n=-1 w2={1,4}", FAULT_INVALID_VALUE,
		 "answers -1 must not be negative"},
		{"weighted 1..2 {1,2} n=1 w2={1,4}", FAULT_INVALID_VALUE, "1 answers are too few"},
		{"weighted 1..2 {1,2} n=2 w2={1,4.1}", FAULT_INVALID_VALUE, "answer 2 have the sum 2 and"},
		{"weighted 1..2 {0,0} n=2 w2={1,0}", FAULT_INVALID_VALUE, "no weights of answer 1 have"},
		{"weighted 1..2 {1,2} n=2 w2={1,0}", FAULT_INVALID_VALUE, "no weights of answer 2 have"},
	};

	for (int i = 0; i < (int) (sizeof refused / sizeof refused[0]); i++)
	{
		RatingContents any;
		Fault fault;

		CheckFault(RatingSummaryParseText(refused[i].text, &any, &fault), &fault, refused[i].code,
				   refused[i].words);
	}
	TestDone("texts that are none, and why");
}

/* A value on a random scale, its counts or weights of a random size. */
static RatingContents
RandomValue(void)
{
	RatingContents any = {.is_weighted = RandomUpTo(1) == 0};
	Scale scale = {.low = (int32_t) RandomUpTo(65535) - 32768, .points = 2 + RandomUpTo(99)};
	int shift = 8 + RandomUpTo(54);
	Fault fault;

	any.counts = (RatingCounts){.scale = scale};
	any.weights = (RatingWeights){.scale = scale};
	for (int k = 0; k < scale.points; k++)
	{
		double weight = ldexp(RandomShare(), RandomUpTo(40) - 20);

		any.counts.at[k] = (int64_t) (RandomBits() >> 1 >> shift);
		CheckTaken(RatingWeightsCount(&any.weights, scale.low + k, weight, &fault), &fault);
	}
	return any;
}

static void
CheckSame(const RatingContents *any, const RatingContents *again)
{
	Room first;
	Room second;

	memset(&first, 0, sizeof first);
	memset(&second, 0, sizeof second);
	RatingContentsWrite(any, &first.summary);
	RatingContentsWrite(again, &second.summary);
	Check(RatingContentsSize(any) == RatingContentsSize(again) &&
			  memcmp(&first, &second, sizeof first) == 0,
		  "bytes differ");
}

static void
TestRoundTrip(void)
{
	char text[TEXT_SIZE];
	unsigned char wire[RATING_SUMMARY_BYTES_MAX];

	for (int i = 0; i < 5000; i++)
	{
		RatingContents any = RandomValue();
		RatingContents again;
		Fault fault;
		bool is_taken = RatingSummaryParseText(TextOf(&any, text), &again, &fault);

		CheckTaken(is_taken, &fault);
		if (is_taken)
			CheckSame(&any, &again);
		is_taken = RatingSummaryParseBytes(wire, WireOf(&any, wire), &again, &fault);
		CheckTaken(is_taken, &fault);
		if (is_taken)
			CheckSame(&any, &again);
	}
	TestDone("random values through text and wire");
}

/* Room that is too small is filled, ends in a zero, and the length is that of the whole. */
static void
TestShortRoom(void)
{
	RatingContents any = RandomValue();
	char whole[TEXT_SIZE];
	char part[TEXT_SIZE];
	size_t length = strlen(TextOf(&any, whole));
	Room room;

	RatingContentsWrite(&any, &room.summary);
	for (size_t size = 0; size <= length + 1; size++)
	{
		TextSink sink = {.room = size == 0 ? NULL : part, .size = size};

		memset(part, '#', sizeof part);
		RatingSummaryPutText(&room.summary, &sink);
		Check(sink.length == length, "length %zu at size %zu", sink.length, size);
		Check(size == 0 || (strlen(part) == size - 1 && strncmp(part, whole, size - 1) == 0),
			  "at size %zu: %s", size, part);
		Check(part[size] == '#', "past the end at size %zu", size);
	}
	TestDone("text into room that is too small");
}

static void
TestRefusedWire(void)
{
	static const struct
	{
		const char *bytes;
		size_t length;
		const char *words;
	} refused[] = {
		{"", 0, "version"},
		{"\0", 1, "version"},
		{"\1", 1, "version"},
		{"\3\0\0\0\0", 5, "version"},
		{"\2\0\0\0\0", 5, "The number of points"},
		{"\1\2\0\0\0", 5, "neither counts nor weighted"},
		{"\1\0\0\0", 4, "length"},
		{"\1\0\0\0\1", 5, "points is not within 2..101"},
		{"\1\1\0\0\0", 5, "points is not within 2..101"},
		{"\1\0\1\0\0", 5, "points is not within 2..101"},
		{"\1\0\146\0\0", 5, "points is not within 2..101"},
		{"\1\0\0\0\0\0", 6, "length"},
		{"\1\0\2\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 20, "length"},
		{"\1\0\2\0\0\200\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 21, "count is negative"},
		{"\1\0\2\0\0\177\377\377\377\377\377\377\377\0\0\0\0\0\0\0\1", 21, "out of range"},
	};

	for (int i = 0; i < (int) (sizeof refused / sizeof refused[0]); i++)
	{
		RatingContents any;
		Fault fault;
		bool is_taken = RatingSummaryParseBytes((const unsigned char *) refused[i].bytes,
												refused[i].length, &any, &fault);

		CheckFault(is_taken, &fault,
				   strcmp(refused[i].words, "out of range") == 0 ? FAULT_OUT_OF_RANGE
																 : FAULT_BAD_BINARY,
				   refused[i].words);
	}
	TestDone("bytes that are none, and why");
}

/* The wire form with any part of its end cut off, or a byte more, is refused. */
static void
CheckOtherLengths(const unsigned char *wire, size_t length)
{
	unsigned char *other = malloc(length + 1);
	RatingContents any;
	Fault fault;

	if (other == NULL)
		abort();
	memcpy(other, wire, length);
	other[length] = 0;
	for (size_t size = 0; size <= length + 1; size++)
		if (size != length)
			CheckFault(RatingSummaryParseBytes(other, size, &any, &fault), &fault, FAULT_BAD_BINARY,
					   "");
	free(other);
}

/* One byte changed gives another value, of which that is the wire form, or none. */
static void
CheckOtherBytes(unsigned char *wire, size_t length)
{
	unsigned char again[RATING_SUMMARY_BYTES_MAX];

	for (size_t i = 0; i < length; i++)
	{
		unsigned char was = wire[i];
		RatingContents any;
		Fault fault;

		wire[i] = (unsigned char) RandomUpTo(255);
		if (RatingSummaryParseBytes(wire, length, &any, &fault))
			Check(WireOf(&any, again) == length && memcmp(wire, again, length) == 0,
				  "byte %zu is not kept", i);
		else
			Check(fault.code == FAULT_BAD_BINARY || fault.code == FAULT_OUT_OF_RANGE, "code %d",
				  (int) fault.code);
		wire[i] = was;
	}
}

static void
TestDamagedWire(void)
{
	unsigned char wire[RATING_SUMMARY_BYTES_MAX];

	for (int i = 0; i < 200; i++)
	{
		RatingContents any = RandomValue();
		size_t length = WireOf(&any, wire);

		CheckOtherLengths(wire, length);
		CheckOtherBytes(wire, length);
	}
	TestDone("damaged bytes");
}

/* What a message quotes of the user's text is cut off in front of a whole character. */
static void
TestQuote(void)
{
	char quote[FAULT_QUOTE_SIZE];
	char text[200];

	Check(strcmp(FaultQuote(quote, "abcdef", 3), "abc") == 0, "%s", quote);
	memset(text, 'x', sizeof text);
	FaultQuote(quote, text, FAULT_QUOTE_SIZE - 1);
	Check(strlen(quote) == FAULT_QUOTE_SIZE - 1 && strchr(quote, '.') == NULL, "%s", quote);
	FaultQuote(quote, text, FAULT_QUOTE_SIZE);
	Check(strlen(quote) == FAULT_QUOTE_SIZE - 1 && strcmp(quote + 68, "...") == 0, "%s", quote);
	for (size_t begin = 60; begin < 72; begin++)
	{
		/* a euro sign, three bytes, where the cut would fall into it */
		memset(text, 'x', sizeof text);
		memcpy(text + begin, "\342\202\254", 3);
		FaultQuote(quote, text, sizeof text);
		Check(strstr(quote, "...") != NULL && strlen(quote) >= 60 + 5, "%s", quote);
		Check((strchr(quote, '\342') == NULL) == (strstr(quote, "\342\202\254") == NULL),
			  "half a character at %zu", begin);
	}
	TestDone("quotes end with a whole character");
}

int
main(int argc, char **argv)
{
	SeedFrom(argc, argv);
	TestText();
	TestRefusedText();
	TestRoundTrip();
	TestShortRoom();
	TestRefusedWire();
	TestDamagedWire();
	TestQuote();
	return AllTestsDone();
}
