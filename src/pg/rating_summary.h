/*
 * rating_summary.h: a tally as a PostgreSQL value. Include it after postgres.h.
 *
 * The type is of plain storage: a value is never toasted, compressed or short-headed, so that
 * a pointer to it is a pointer to a Tally.
 */
#ifndef CSMETRICS_RATING_SUMMARY_H
#define CSMETRICS_RATING_SUMMARY_H

#include "core/tally_io.h"
#include "fmgr.h"
#if PG_VERSION_NUM >= 160000
#include "varatt.h" /* before 16, a part of postgres.h */
#endif
#include "pg/aggregate.h"

#define PG_GETARG_TALLY(n) ((Tally *) PG_GETARG_POINTER(n))

extern Tally *TallyNew(size_t size);
extern Tally *TallyCopy(const Tally *tally);
extern Tally *TallyStore(const AnyTally *any);
extern Tally *TallyCanonical(const Tally *tally);
extern Tally *TallyRewrite(Tally *tally, const Counts *counts, int width, bool in_place);

#endif
