/*
 * check.h: what the unit tests of core share: counting checks, printing them as TAP, and
 * random numbers that a printed seed brings back. A test is a group of checks; only its
 * first failures are printed in full.
 */
#ifndef CSMETRICS_TEST_UNIT_CHECK_H
#define CSMETRICS_TEST_UNIT_CHECK_H

#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/* What a build that checks or counts each step may take, as a multiple of one that does not. */
#if defined(__SANITIZE_ADDRESS__) || !defined(__OPTIMIZE__)
#define SLOWNESS 20
#else
#define SLOWNESS 1
#endif

static int check_tests, check_failed_tests;
static long check_done, check_failed;
static uint64_t check_random;

/* One check of the current test; the text says what was found. */
__attribute__((format(printf, 2, 3))) static inline void
Check(bool holds, const char *format, ...)
{
	va_list args;

	check_done++;
	if (holds || check_failed++ >= 5)
		return;
	printf("# ");
	va_start(args, format);
	vprintf(format, args);
	va_end(args);
	printf("\n");
}

/* Ends the current test under this name. */
static inline void
TestDone(const char *name)
{
	bool passed = check_failed == 0 && check_done > 0;

	printf("%s %d - %s (%ld checks, %ld failed)\n", passed ? "ok" : "not ok", ++check_tests, name,
		   check_done, check_failed);
	check_failed_tests += !passed;
	check_done = check_failed = 0;
}

/* Ends the program: what main returns. */
static inline int
AllTestsDone(void)
{
	printf("1..%d\n", check_tests);
	return check_failed_tests > 0 || check_tests == 0;
}

/* Starts the random numbers: from the program's first argument, or always the same. */
static inline void
SeedFrom(int argc, char **argv)
{
	check_random = argc > 1 ? strtoull(argv[1], NULL, 10) : 20261123;
	printf("# seed %llu\n", (unsigned long long) check_random);
}

/* A random 64-bit number (Steele, Lea and Flood 2014, splitmix64). */
static inline uint64_t
RandomBits(void)
{
	uint64_t bits = check_random += 0x9E3779B97F4A7C15u;

	bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9u;
	bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EBu;
	return bits ^ (bits >> 31);
}

/* A random number in 0..1, without 1. */
static inline double
RandomShare(void)
{
	return (double) (RandomBits() >> 11) * 0x1p-53;
}

/* A random whole number in 0..most. */
static inline int
RandomUpTo(int most)
{
	return (int) (RandomShare() * (most + 1));
}

#endif
