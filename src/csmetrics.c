/*
 * csmetrics.c: the module's magic, and what core is given by the server when it is loaded.
 */
#include "postgres.h"

#include "fmgr.h"
#include "mb/pg_wchar.h"
#include "miscadmin.h"

#include "core/base/fault.h"
#include "core/base/interrupt.h"
#include "core/base/text.h"

#ifdef PG_MODULE_MAGIC_EXT
PG_MODULE_MAGIC_EXT(.name = "csmetrics", .version = CSMETRICS_VERSION);
#else
PG_MODULE_MAGIC;
#endif

/* Clips a text in the database's encoding, at a whole character. */
static size_t
ClipInDatabaseEncoding(const char *text, size_t length, size_t limit)
{
	return (size_t) pg_mbcliplen(text, (int) Min(length, PG_INT32_MAX), (int) limit);
}

static bool
IsInDatabaseEncoding(const char *text, size_t length)
{
	return pg_verifymbstr(text, (int) length, true);
}

static void
CheckForInterrupts(void)
{
	CHECK_FOR_INTERRUPTS();
}

extern PGDLLEXPORT void _PG_init(void); /* as fmgr.h says from 16 on */

/* Hands core what it takes of the server. */
void
_PG_init(void)
{
	FaultClip = ClipInDatabaseEncoding;
	TextCheck = IsInDatabaseEncoding;
	InterruptCheck = CheckForInterrupts;
}
