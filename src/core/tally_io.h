/*
 * tally_io.h: the text and the wire form of a tally, checked field by field on the way in.
 *
 * Text:  0..10 {3,0,0,1,0,2,5,9,14,20,31}
 *        weighted 1..5 {0.5,0,2,1,4} n=7 w2=9.25
 *        {}
 * Wire:  docs/format.md
 */
#ifndef CSMETRICS_TALLY_IO_H
#define CSMETRICS_TALLY_IO_H

#include "core/bytes.h"
#include "core/text.h"
#include "core/weighted.h"

/* A tally of either kind, spread out. */
typedef struct AnyTally
{
	bool is_weighted;
	Counts counts;
	Weights weights;
} AnyTally;

/* The most bytes that the wire form takes. */
#define TALLY_WIRE_MAX (5 + 16 + 8 * SCALE_POINTS_MAX)

size_t AnyTallySize(const AnyTally *any);
void AnyTallyWrite(const AnyTally *any, Tally *tally);

void TallyPutText(const Tally *tally, TextSink *sink);
bool TallyParseText(const char *text, AnyTally *any, Fault *fault);

size_t TallyPutWire(const Tally *tally, unsigned char wire[TALLY_WIRE_MAX]);
bool TallyParseWire(const unsigned char *wire, size_t length, AnyTally *any, Fault *fault);

#endif
