/*
 * numeric_answer.h: an answer in a column of type numeric. Include it after postgres.h.
 *
 * PostgreSQL offers no cheap way to read a small whole number out of a numeric: its cast to
 * double precision goes through text, and its integer casts round. So the common case is read
 * where it lies. The layout is private to numeric.c, but it is what data files hold, and so
 * the same since 8.3 and on every version that pg_upgrade reads:
 *
 *   2 bytes   11....... ........  NaN or an infinity
 *             10sddddd dwwwwwww   short: s sign, d display scale, w signed weight
 *             0sdddddd dddddddd   long: s sign, d display scale; then 2 bytes, the signed weight
 *   2 bytes each   the digits, to the base 10000, without zeros at either end
 *
 * Digit i stands for digit * 10000^(weight - i). What is not of that shape goes the slow way,
 * by numeric.c's own functions.
 */
#ifndef CSMETRICS_PG_BASE_NUMERIC_ANSWER_H
#define CSMETRICS_PG_BASE_NUMERIC_ANSWER_H

#include "fmgr.h"
#if PG_VERSION_NUM >= 160000
#include "varatt.h" /* before 16, a part of postgres.h */
#endif

#include "core/base/scale.h"

#define NUMERIC_BASE 10000

/*
 * The whole number that a numeric is, if it is 0 or of one digit, which answers are: from
 * -9999 to 9999. False for all else. The value may be short-headed, as it is in a table.
 */
static inline bool
NumericDigit(Datum number, int32 *whole)
{
	struct varlena *value = (struct varlena *) DatumGetPointer(number);
	const char *at;
	uint16 head;
	int16 digit;

	if (unlikely(VARATT_IS_EXTENDED(value) && !VARATT_IS_SHORT(value)))
		return false;
	at = VARDATA_ANY(value);
	memcpy(&head, at, sizeof head);
	/* short, of weight 0: 0 has no digit, and what has one is digit * 10000^0 */
	if (unlikely((head & 0xC07F) != 0x8000))
		return false;
	switch (VARSIZE_ANY_EXHDR(value))
	{
		case sizeof head:
			*whole = 0;
			return true;
		case sizeof head + sizeof digit:
			memcpy(&digit, at + sizeof head, sizeof digit);
			*whole = head & 0x2000 ? -digit : digit;
			return true;
		default:
			return false;
	}
}

#endif
