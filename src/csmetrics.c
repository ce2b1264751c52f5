/*
 * csmetrics.c: the module's magic, and nothing else.
 */
#include "postgres.h"

#include "fmgr.h"

#ifdef PG_MODULE_MAGIC_EXT
PG_MODULE_MAGIC_EXT(.name = "csmetrics", .version = CSMETRICS_VERSION);
#else
PG_MODULE_MAGIC;
#endif
