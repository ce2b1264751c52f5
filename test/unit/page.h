/*
 * page.h: tables that a program computes and a page of the documentation shows: each row is
 * printed, and looked for in the page.
 */
#ifndef CSMETRICS_PAGE_H
#define CSMETRICS_PAGE_H

#include "check.h"

#include <string.h>

static char page[100000]; /* what is shown */
static char row[600];     /* the table row that is being written */

/* Adds to the row. */
__attribute__((format(printf, 1, 2))) static inline void
Cell(const char *format, ...)
{
	size_t length = strlen(row);
	va_list args;

	va_start(args, format);
	vsnprintf(row + length, sizeof row - length, format, args);
	va_end(args);
}

/* Prints the row, and looks for it in the page. */
static inline void
RowDone(void)
{
	Cell("\n");
	printf("%s", row);
	Check(strstr(page, row) != NULL, "the page has no such row");
	row[0] = '\0';
}

/* Reads a page, named from the top of the sources. */
static inline bool
ReadPage(const char *name)
{
	FILE *file = fopen(name, "r");
	size_t length;

	if (file == NULL)
		return false;
	length = fread(page, 1, sizeof page - 1, file);
	page[length] = '\0';
	return fclose(file) == 0 && length < sizeof page - 1;
}

#endif
