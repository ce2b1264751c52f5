/*
 * comparison.h: a type's comparisons as SQL functions, from one function that compares. Include
 * it after postgres.h.
 *
 * The order of a type here is that of its bytes: it is fixed and total, so that values can be
 * sorted, merged and counted, but it means nothing.
 */
#ifndef CSMETRICS_PG_BASE_COMPARISON_H
#define CSMETRICS_PG_BASE_COMPARISON_H

#include "common/hashfn.h"
#include "fmgr.h"

/* What a value is compared and hashed by. */
typedef struct ValueBytes
{
	const unsigned char *bytes;
	int length;
} ValueBytes;

/* -1, 0 or 1: whether a comes before b, is equal, or comes after it. */
static inline int
CompareBytes(ValueBytes a, ValueBytes b)
{
	int order = memcmp(a.bytes, b.bytes, (size_t) Min(a.length, b.length));

	if (order != 0)
		return order < 0 ? -1 : 1;
	return a.length < b.length ? -1 : a.length > b.length;
}

#define COMPARISON_ENTRY(symbol, read, comparison)                                                 \
	PG_FUNCTION_INFO_V1(symbol);                                                                   \
	Datum symbol(PG_FUNCTION_ARGS)                                                                 \
	{                                                                                              \
		int order = CompareBytes(read(PG_GETARG_DATUM(0)), read(PG_GETARG_DATUM(1)));              \
                                                                                                   \
		PG_RETURN_BOOL(order comparison 0);                                                        \
	}

/* The operators =, <>, <, <=, >, >= of a type, and what its btree and hash classes need. */
#define COMPARISON_ENTRIES(type, read)                                                             \
	COMPARISON_ENTRY(type##_eq, read, ==)                                                          \
	COMPARISON_ENTRY(type##_ne, read, !=)                                                          \
	COMPARISON_ENTRY(type##_lt, read, <)                                                           \
	COMPARISON_ENTRY(type##_le, read, <=)                                                          \
	COMPARISON_ENTRY(type##_gt, read, >)                                                           \
	COMPARISON_ENTRY(type##_ge, read, >=)                                                          \
	PG_FUNCTION_INFO_V1(type##_cmp);                                                               \
	Datum type##_cmp(PG_FUNCTION_ARGS)                                                             \
	{                                                                                              \
		PG_RETURN_INT32(CompareBytes(read(PG_GETARG_DATUM(0)), read(PG_GETARG_DATUM(1))));         \
	}                                                                                              \
	PG_FUNCTION_INFO_V1(type##_hash);                                                              \
	Datum type##_hash(PG_FUNCTION_ARGS)                                                            \
	{                                                                                              \
		ValueBytes value = read(PG_GETARG_DATUM(0));                                               \
                                                                                                   \
		return hash_any(value.bytes, value.length);                                                \
	}                                                                                              \
	PG_FUNCTION_INFO_V1(type##_hash_extended);                                                     \
	Datum type##_hash_extended(PG_FUNCTION_ARGS)                                                   \
	{                                                                                              \
		ValueBytes value = read(PG_GETARG_DATUM(0));                                               \
                                                                                                   \
		return hash_any_extended(value.bytes, value.length, (uint64) PG_GETARG_INT64(1));          \
	}

#endif
