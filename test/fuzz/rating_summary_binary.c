/*
 * rating_summary_binary.c: fuzzes the wire form of a rating_summary: RatingSummaryParseBytes.
 *
 * The input is one value; its two halves are two values to be added and taken out.
 */
#include "rating_summary_check.h"

/* A value has one wire form only: the one that it was read from. */
static void
CheckWire(const RatingContents *any, const unsigned char *wire, size_t size)
{
	unsigned char again[RATING_SUMMARY_BYTES_MAX];
	RatingSummary *summary = MakeTally(any);

	DEMAND(RatingSummaryPutBytes(summary, again) == size && memcmp(wire, again, size) == 0);
	free(summary);
}

/* Decodes bytes, in room of exactly their size, and checks what comes out. */
static bool
Decode(const uint8_t *data, size_t size, RatingContents *any)
{
	unsigned char *wire = malloc(size > 0 ? size : 1);
	Fault fault;
	bool is_sound;

	DEMAND(wire != NULL);
	memcpy(wire, data, size);
	is_sound = RatingSummaryParseBytes(wire, size, any, &fault);
	if (is_sound)
	{
		CheckTally(any);
		CheckWire(any, wire, size);
	}
	else
		DEMAND(fault.code == FAULT_BAD_BINARY || fault.code == FAULT_OUT_OF_RANGE ||
			   fault.code == FAULT_OVER_LIMIT);
	free(wire);
	return is_sound;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	RatingContents a;
	RatingContents b;

	Decode(data, size, &a);
	if (size % 2 == 0 && Decode(data, size / 2, &a) && Decode(data + size / 2, size / 2, &b))
		CheckPair(&a, &b);
	return 0;
}
