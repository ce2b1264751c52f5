/*
 * rating_summary_bytes.c: the wire form of a summary.
 *
 * version (1 byte), kind (1: 0 counts, 1 weighted); then the scale: in version 1 points (1) and
 * low (2, two's complement), in version 2, of stepped scales, points (2), the lowest answer and
 * the step (8 each, two's complement, in billionths);
 * then counts: 8 bytes for each point; or weighted: answers (8), the weight of each point (8,
 * IEEE 754) and the sum of squared weights of each point (8). All in network byte order.
 */
#include "core/survey/rating_summary_io.h"

enum
{
	WIRE_COUNTS = 0,
	WIRE_WEIGHTED = 1
};

/* Bytes of the summary that RatingContentsWrite will write: the canonical one. */
size_t
RatingContentsSize(const RatingContents *any)
{
	if (any->is_weighted)
		return WeightedSize(any->weights.scale);
	return RatingSummarySize(any->counts.scale, RatingCountsWidth(&any->counts));
}

/* Writes the canonical summary, of RatingContentsSize bytes. */
void
RatingContentsWrite(const RatingContents *any, RatingSummary *summary)
{
	if (any->is_weighted)
		RatingWeightsWrite(&any->weights, summary);
	else
		RatingCountsWrite(&any->counts, RatingCountsWidth(&any->counts), summary);
}

/* Writes version, kind and scale. */
static void
PutScale(unsigned char **at, Scale scale, bool is_weighted)
{
	WriteUnsigned(at, ScaleIsStepped(scale) ? RATING_SUMMARY_STEPPED : RATING_SUMMARY_VERSION, 1);
	WriteUnsigned(at, is_weighted ? WIRE_WEIGHTED : WIRE_COUNTS, 1);
	if (!ScaleIsStepped(scale))
	{
		WriteUnsigned(at, (uint64_t) scale.points, 1);
		WriteUnsigned(at, (uint16_t) scale.low, 2);
		return;
	}
	WriteUnsigned(at, (uint64_t) scale.points, 2);
	WriteUnsigned(at, (uint64_t) scale.first, 8);
	WriteUnsigned(at, (uint64_t) scale.step, 8);
}

/* Writes the wire form; returns its length. */
size_t
RatingSummaryPutBytes(const RatingSummary *summary, unsigned char wire[RATING_SUMMARY_BYTES_MAX])
{
	unsigned char *at = wire;
	bool is_weighted = RatingSummaryIsWeighted(summary);

	PutScale(&at, RatingSummaryScale(summary), is_weighted);
	if (is_weighted)
	{
		RatingWeights weights;

		RatingWeightsRead(summary, &weights);
		WriteUnsigned(&at, (uint64_t) weights.answers, 8);
		for (int k = 0; k < weights.scale.points; k++)
			WriteDouble(&at, weights.at[k]);
		for (int k = 0; k < weights.scale.points; k++)
			WriteDouble(&at, weights.squares[k]);
	}
	else
	{
		RatingCounts counts;

		RatingCountsRead(summary, &counts);
		for (int k = 0; k < RatingSummaryPoints(summary); k++)
			WriteUnsigned(&at, (uint64_t) counts.at[k], 8);
	}
	return (size_t) (at - wire);
}

/* Says that bytes are no rating_summary, and why. Always returns false. */
static bool
RefuseWire(Fault *fault, const char *why)
{
	FaultSet(fault, FAULT_BAD_BINARY, "invalid binary rating_summary");
	return FaultDetail(fault, "%s", why);
}

/* Reads a whole scale: two to 101 points, or no scale for counts. */
static bool
ReadWholeScale(ByteReader *reader, bool is_weighted, Scale *scale, Fault *fault)
{
	int32_t points = (int32_t) ReadUnsigned(reader, 1);
	int32_t low = (int16_t) ReadUnsigned(reader, 2);

	*scale = (Scale){.low = low, .points = points};
	if (points == 0 && low == 0 && !is_weighted)
		return true;
	if (points < 2 || points > SCALE_WHOLE_POINTS_MAX)
		return RefuseWire(fault, "The number of points is not within 2..101.");
	return true;
}

/* Reads a stepped scale, which must be none that has the shorter form. */
static bool
ReadSteppedScale(ByteReader *reader, Scale *scale, Fault *fault)
{
	int64_t points = (int64_t) ReadUnsigned(reader, 2);
	int64_t first = (int64_t) ReadUnsigned(reader, 8);
	int64_t step = (int64_t) ReadUnsigned(reader, 8);

	if (points < 2 || points > SCALE_POINTS_MAX)
		return RefuseWire(fault, "The number of points is not within 2..1001.");
	if (step <= 0 || step > 2 * SCALE_BOUND * BILLION / (points - 1) ||
		first < -SCALE_BOUND * BILLION || first > SCALE_BOUND * BILLION ||
		!ScaleMakeStepped(first, first + (points - 1) * step, step, scale, fault) ||
		!ScaleIsStepped(*scale))
		return RefuseWire(fault, "Its scale is not one that is written so.");
	return true;
}

static bool
ReadCounts(ByteReader *reader, RatingCounts *counts, Fault *fault)
{
	for (int k = 0; k < counts->scale.points; k++)
	{
		uint64_t count = ReadUnsigned(reader, 8);

		if (count > (uint64_t) RATING_SUMMARY_TOTAL_MAX)
			return RefuseWire(fault, "A count is negative.");
		counts->at[k] = (int64_t) count;
	}
	return RatingCountsCheck(counts, fault);
}

static bool
ReadWeights(ByteReader *reader, RatingWeights *weights, Fault *fault)
{
	uint64_t answers = ReadUnsigned(reader, 8);

	if (answers > (uint64_t) RATING_SUMMARY_TOTAL_MAX)
		return RefuseWire(fault, "The number of answers is negative.");
	weights->answers = (int64_t) answers;
	for (int k = 0; k < weights->scale.points; k++)
		weights->at[k] = ReadDouble(reader);
	for (int k = 0; k < weights->scale.points; k++)
		weights->squares[k] = ReadDouble(reader);
	if (RatingWeightsCheck(weights, fault))
		return true;
	fault->code = FAULT_BAD_BINARY;
	return false;
}

/*
 * Reads the wire form. Anything that RatingSummaryPutBytes would not write is FAULT_BAD_BINARY;
 * more answers than 2^63-1 are FAULT_OUT_OF_RANGE.
 */
bool
RatingSummaryParseBytes(const unsigned char *wire, size_t length, RatingContents *any, Fault *fault)
{
	ByteReader reader = {.at = wire, .left = length};
	uint64_t version = ReadUnsigned(&reader, 1);
	uint64_t kind = ReadUnsigned(&reader, 1);
	Scale scale = {0};

	if (reader.is_short || (version != RATING_SUMMARY_VERSION && version != RATING_SUMMARY_STEPPED))
		return RefuseWire(fault, "The format version is not 1 or 2.");
	if (kind != WIRE_COUNTS && kind != WIRE_WEIGHTED)
		return RefuseWire(fault, "It is neither counts nor weighted.");
	any->is_weighted = kind == WIRE_WEIGHTED;
	if (version == RATING_SUMMARY_STEPPED
			? !ReadSteppedScale(&reader, &scale, fault)
			: !ReadWholeScale(&reader, any->is_weighted, &scale, fault))
		return false;
	if (any->is_weighted && !WeightedScaleCheck(scale, fault))
		return false;
	if (reader.is_short || reader.left != (size_t) scale.points * (any->is_weighted ? 16 : 8) +
											  (any->is_weighted ? 8 : 0))
		return RefuseWire(fault, "Its length does not fit its number of points.");
	any->counts.scale = any->weights.scale = scale;
	return any->is_weighted ? ReadWeights(&reader, &any->weights, fault)
							: ReadCounts(&reader, &any->counts, fault);
}
