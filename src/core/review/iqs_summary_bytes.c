/*
 * iqs_summary_bytes.c: the packed form of a summary: what is stored, compared and sent.
 *
 * One byte IQS_SUMMARY_PACKED, then numbers of 7 bits a byte, least significant first, the top
 * bit set on all but the last (so that they know no byte order and no width):
 *
 *   reviews, failed, sum, sum of squares;
 *   how many whole percents have reviews; for each, ascending: percent (one byte), reviews;
 *   how many categories; for each, in order: length (one byte), name, rated, failed, sum, sum of
 *   squares;
 *   how many groups; for each, in order: the same.
 *
 * Each summary has exactly one packed form: numbers as short as they can be, no percent
 * without a review, no category without a rating. Reading refuses anything else.
 */
#include "core/base/bytes.h"
#include "core/base/interrupt.h"
#include "core/review/iqs_summary.h"

/* How many bytes a number takes; below, a sum of squares, which may take more than 64 bits. */
static size_t
NumberSize(int64_t value)
{
	size_t size = 1;

	for (uint64_t rest = (uint64_t) value >> 7; rest != 0; rest >>= 7)
		size++;
	return size;
}

static size_t
SquaresSize(Int128 value)
{
	size_t size = 1;

	for (Int128 rest = value >> 7; rest != 0; rest >>= 7)
		size++;
	return size;
}

static void
PutNumber(unsigned char **at, int64_t value)
{
	uint64_t rest = (uint64_t) value;

	for (; rest > 0x7F; rest >>= 7)
		*(*at)++ = (unsigned char) (rest | 0x80);
	*(*at)++ = (unsigned char) rest;
}

static void
PutSquares(unsigned char **at, Int128 value)
{
	for (; value > 0x7F; value >>= 7)
		*(*at)++ = (unsigned char) (value | 0x80);
	*(*at)++ = (unsigned char) value;
}

/* How many whole percents have reviews. */
static int
CountPercents(const IqsSummary *reviews)
{
	int percents = 0;

	for (int i = 0; i < PERCENTS; i++)
		percents += reviews->counts[i] > 0;
	return percents;
}

/* How many categories, or groups, have ratings. */
static uint32_t
CountRated(const IqsSummary *reviews, bool groups)
{
	const CategorySums *category = IqsSummaryCategories(reviews);
	uint32_t count = 0;

	for (uint32_t i = 0; i < reviews->categories; i++)
		count += category[i].rated > 0 && IsGroup(&category[i]) == groups;
	return count;
}

/* The bytes that IqsSummaryPack writes. */
size_t
IqsSummaryPackedSize(const IqsSummary *reviews)
{
	const CategorySums *category = IqsSummaryCategories(reviews);
	size_t size = 1 + NumberSize(reviews->reviews) + NumberSize(reviews->failed) +
				  NumberSize(reviews->sum) + SquaresSize(reviews->squares) +
				  NumberSize(CountPercents(reviews)) + NumberSize(CountRated(reviews, false)) +
				  NumberSize(CountRated(reviews, true));

	for (int i = 0; i < PERCENTS; i++)
		if (reviews->counts[i] > 0)
			size += 1 + NumberSize(reviews->counts[i]);
	for (uint32_t i = 0; i < reviews->categories; i++)
		if (category[i].rated > 0)
			size += 1 + NameLength(category[i].key) + NumberSize(category[i].rated) +
					NumberSize(category[i].failed) + NumberSize(category[i].sum) +
					SquaresSize(category[i].squares);
	return size;
}

/* Writes the categories, or the groups, that have ratings. */
static void
PutRated(unsigned char **at, const IqsSummary *reviews, bool groups)
{
	const CategorySums *category = IqsSummaryCategories(reviews);

	PutNumber(at, CountRated(reviews, groups));
	for (uint32_t i = 0; i < reviews->categories; i++)
	{
		uint32_t length = NameLength(category[i].key);

		if (category[i].rated == 0 || IsGroup(&category[i]) != groups)
			continue;
		*(*at)++ = (unsigned char) length;
		WriteBytes(at, IqsSummaryName(reviews, &category[i]), length);
		PutNumber(at, category[i].rated);
		PutNumber(at, category[i].failed);
		PutNumber(at, category[i].sum);
		PutSquares(at, category[i].squares);
	}
}

/* Writes the packed form, without a length word. */
void
IqsSummaryPack(const IqsSummary *reviews, unsigned char *packed)
{
	*packed++ = IQS_SUMMARY_PACKED;
	PutNumber(&packed, reviews->reviews);
	PutNumber(&packed, reviews->failed);
	PutNumber(&packed, reviews->sum);
	PutSquares(&packed, reviews->squares);
	PutNumber(&packed, CountPercents(reviews));
	for (int i = 0; i < PERCENTS; i++)
	{
		if (reviews->counts[i] == 0)
			continue;
		*packed++ = (unsigned char) i;
		PutNumber(&packed, reviews->counts[i]);
	}
	PutRated(&packed, reviews, false);
	PutRated(&packed, reviews, true);
}

typedef struct PackReader
{
	ByteReader bytes;
	bool failed; /* *fault is filled in */
	Fault *fault;
} PackReader;

/* Fails for bytes that are no packed summary, if nothing failed before. Returns false. */
static bool
Malformed(PackReader *reader, const char *problem)
{
	if (reader->failed)
		return false;
	reader->failed = true;
	FaultSet(reader->fault, FAULT_BAD_BINARY, "invalid binary iqs_summary");
	return FaultDetail(reader->fault, "In it, %s.", problem);
}

/* Reads a number that is as short as it can be and below 2^63; 0 after a failure. */
static int64_t
ReadNumber(PackReader *reader)
{
	uint64_t value = 0;

	for (int shift = 0; shift < 63; shift += 7)
	{
		uint64_t byte = ReadUnsigned(&reader->bytes, 1);

		value |= (byte & 0x7F) << shift;
		if (reader->bytes.is_short || (byte == 0 && shift > 0))
			return Malformed(reader, "a number is cut off or too long");
		if (byte < 0x80)
			return (int64_t) value;
	}
	if (!reader->failed)
		FaultSet(reader->fault, FAULT_OUT_OF_RANGE,
				 "number in an iqs_summary is out of range for type bigint");
	reader->failed = true;
	return 0;
}

/* Reads a sum of squares that is as short as it can be and below 2^105; 0 after a failure. */
static Int128
ReadSquares(PackReader *reader)
{
	Int128 value = 0;

	for (int shift = 0; shift < 105; shift += 7)
	{
		uint64_t byte = ReadUnsigned(&reader->bytes, 1);

		value |= (Int128) (byte & 0x7F) << shift;
		if (reader->bytes.is_short || (byte == 0 && shift > 0))
			break;
		if (byte < 0x80)
			return value;
	}
	return Malformed(reader, "a sum of squares is cut off or too long");
}

/* Reads how many reviews fell on which whole percent. */
static bool
ReadCounts(PackReader *reader, IqsSummary *reviews)
{
	int64_t percents = ReadNumber(reader);
	int64_t last = -1;

	for (int64_t i = 0; i < percents && !reader->failed; i++)
	{
		int64_t percent = (int64_t) ReadUnsigned(&reader->bytes, 1);
		int64_t count = ReadNumber(reader);

		if (reader->failed || percent <= last || percent >= PERCENTS || count == 0)
			return Malformed(reader, "the reviews by score are out of order or out of range");
		reviews->counts[percent] = count;
		last = percent;
	}
	return !reader->failed;
}

/* Reads a category, or a group, which must sort after those before it. */
static bool
ReadCategory(PackReader *reader, IqsSummary *reviews, bool group)
{
	uint32_t length = (uint32_t) ReadUnsigned(&reader->bytes, 1);
	uint32_t key = length + (group ? GROUP_KEY : 0);
	const char *name = (const char *) ReadBytes(&reader->bytes, length);
	CategorySums summary = {0};

	summary.rated = ReadNumber(reader);
	summary.failed = ReadNumber(reader);
	summary.sum = ReadNumber(reader);
	summary.squares = ReadSquares(reader);
	if (reader->failed || length == 0 || summary.rated == 0)
		return Malformed(reader, "a category has no name or no rating");
	if (reviews->categories > 0)
	{
		const CategorySums *last = IqsSummaryCategories(reviews) + reviews->categories - 1;

		if (CompareKeys(IqsSummaryName(reviews, last), last->key, name, key) >= 0)
			return Malformed(reader, "the categories are out of order");
	}
	IqsSummaryAppend(reviews, name, key, summary);
	reviews->categories++;
	reviews->loose--;
	return true;
}

/* Reads how many categories, or groups, there are, and those. */
static bool
ReadCategories(PackReader *reader, IqsSummary *reviews, bool groups)
{
	int64_t count = ReadNumber(reader);

	if (count > IQS_SUMMARY_CATEGORIES - reviews->categories && !reader->failed)
		return IqsSummaryOverLimit(reader->fault);
	for (int64_t i = 0; i < count; i++)
	{
		CheckInterrupt();
		if (!ReadCategory(reader, reviews, groups))
			return false;
	}
	return !reader->failed;
}

/* Room that is enough for the summary in so many packed bytes: a category takes 6 or more. */
static NamesRoom
UnpackRoom(size_t length)
{
	size_t categories = length / 6 < IQS_SUMMARY_CATEGORIES ? length / 6 : IQS_SUMMARY_CATEGORIES;
	size_t names = length < categories * RUBRIC_NAME ? length : categories * RUBRIC_NAME;

	return (NamesRoom){(uint32_t) categories, (uint32_t) names};
}

size_t
IqsSummaryUnpackRoom(size_t length)
{
	NamesRoom room = UnpackRoom(length);

	return IqsSummarySize(room.categories, room.names);
}

/* Whether bytes begin as a packed summary does: to be seen before there is room for more. */
bool
IqsSummaryIsPacked(const unsigned char *packed, size_t length, Fault *fault)
{
	PackReader reader = {.fault = fault};

	return (length > 0 && *packed == IQS_SUMMARY_PACKED) ||
		   Malformed(&reader, "the version is unknown");
}

/*
 * Reads a packed summary into IqsSummaryUnpackRoom bytes and checks all of it. Below 2^30 bytes,
 * as every value of the server is.
 */
bool
IqsSummaryUnpack(IqsSummary *reviews, const unsigned char *packed, size_t length, Fault *fault)
{
	PackReader reader = {.bytes = {.at = packed, .left = length}, .fault = fault};
	const char *problem;
	NamesRoom room = UnpackRoom(length);

	IqsSummaryStart(reviews, room.categories, room.names);
	if (!IqsSummaryIsPacked(packed, length, fault))
		return false;
	ReadUnsigned(&reader.bytes, 1);
	reviews->reviews = ReadNumber(&reader);
	reviews->failed = ReadNumber(&reader);
	reviews->sum = ReadNumber(&reader);
	reviews->squares = ReadSquares(&reader);
	if (reader.failed || !ReadCounts(&reader, reviews))
		return false;
	if (!ReadCategories(&reader, reviews, false) || !ReadCategories(&reader, reviews, true))
		return false;
	if (reader.failed || reader.bytes.left > 0)
		return Malformed(&reader, "something follows the last group");
	problem = IqsSummaryProblem(reviews);
	return problem == NULL || Malformed(&reader, problem);
}
