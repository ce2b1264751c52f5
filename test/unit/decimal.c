/*
 * Quotients as decimal fractions: against division by hand, digit after digit, and known ones
 * from PostgreSQL's numeric.
 */
#include "check.h"

#include "core/number/decimal.h"

/* A random number of up to so many bits. */
static int64_t
RandomNumber(int bits)
{
	int length = (int) (RandomBits() % (uint64_t) bits) + 1;

	return (int64_t) (RandomBits() >> (64 - length));
}

/* numerator / denominator by hand, both positive, to so many places, rounded half up. */
static Int128
DivideByHand(int64_t numerator, int64_t denominator, int places)
{
	Int128 digits = numerator / denominator;
	Int128 rest = numerator % denominator;

	for (; places > 0; places--)
	{
		rest *= 10;
		digits = digits * 10 + rest / denominator;
		rest %= denominator;
	}
	return digits + (rest * 2 >= denominator);
}

static void
CheckQuotient(int64_t numerator, int64_t denominator)
{
	Decimal up;
	Decimal down;
	bool is_done = DecimalQuotient((Ratio){numerator, denominator}, &up);

	Check(DecimalQuotient((Ratio){-(Int128) numerator, denominator}, &down) == is_done,
		  "%lld / %lld is done with one sign only", (long long) numerator, (long long) denominator);
	if (!is_done)
		return;
	Check(up.places >= 4 && up.places <= 24 && up.places % 4 == 0, "%d places", up.places);
	Check(up.digits == DivideByHand(numerator, denominator, up.places), "%lld / %lld is %lld",
		  (long long) numerator, (long long) denominator, (long long) up.digits);
	Check(down.digits == -up.digits && down.places == up.places, "%lld / %lld with a minus is %lld",
		  (long long) numerator, (long long) denominator, (long long) down.digits);
}

static void
TestByHand(void)
{
	for (int numerator = 0; numerator <= 300; numerator++)
		for (int denominator = 1; denominator <= 300; denominator++)
			CheckQuotient(numerator, denominator);
	for (int i = 0; i < 200000; i++)
		CheckQuotient(RandomNumber(48), RandomNumber(63) | 1);
	TestDone("quotients by hand");
}

static void
TestKnown(void)
{
	static const struct
	{
		Ratio ratio;
		Decimal quotient;
	} known[] = {
		{{0, 7}, {0, 20}},
		{{700, 7}, {1000000000000000000, 16}},
		{{5, 3}, {16666666666666667, 16}},
		{{-100, 3}, {-333333333333333333, 16}},
		{{20000, 1}, {20000000000000000, 12}},
		{{1, 1000000}, {1000000000000000000, 24}},
		{{99999999999999, 1}, {999999999999990000, 4}},
		{{655361, 131072}, {50000076293945313, 16}},
	};
	Decimal quotient;

	for (int i = 0; i < (int) (sizeof known / sizeof known[0]); i++)
	{
		Check(DecimalQuotient(known[i].ratio, &quotient), "quotient %d is refused", i);
		Check(quotient.digits == known[i].quotient.digits &&
				  quotient.places == known[i].quotient.places,
			  "quotient %d is %lld to %d places", i, (long long) quotient.digits, quotient.places);
	}
	TestDone("known quotients");
}

/* What is too large for the quick way is left to the slow one. */
static void
TestTooLarge(void)
{
	static const Ratio large[] = {
		{100000000000000, 7},
		{-100000000000000, 7},
		{INT64_MAX, INT64_MAX},
		{1, (Int128) INT64_MAX + 1},
		{(Int128) 1 << 100, 3},
		{-((Int128) 1 << 100), 3},
		{1, 3},
		{10000, 1},
		{1, 100000000},
		{1, 4294967297},
		{1, INT64_MAX},
		{99, 100},
	};
	Decimal quotient;

	for (int i = 0; i < (int) (sizeof large / sizeof large[0]); i++)
		Check(!DecimalQuotient(large[i], &quotient), "quotient %d is %lld to %d places", i,
			  (long long) quotient.digits, quotient.places);
	TestDone("too large");
}

int
main(int argc, char **argv)
{
	SeedFrom(argc, argv);
	TestByHand();
	TestKnown();
	TestTooLarge();
	return AllTestsDone();
}
