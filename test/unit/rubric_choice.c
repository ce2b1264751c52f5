/*
 * Ratings: which choice of a category a value is, in each of the types that it may come in;
 * and numbers in text.
 */
#include "check.h"
#include "rubrics.h"

#include <math.h>

#include "core/choice/choice.h"

static Rubric *
Make(const char *text)
{
	Fault fault;
	Rubric *rubric = ReadRubric(text, strlen(text), &fault);

	Check(rubric != NULL, "%s: %s", text, rubric == NULL ? fault.message : "");
	return rubric;
}

/* A text that is a number, in 10^-12ths, or NULL and a text that is none. */
static const struct
{
	const char *text;
	const char *value;
} numbers[] = {{"5", "5000000000000"},
			   {"-5.0", "-5000000000000"},
			   {"+.5", "500000000000"},
			   {"5.", "5000000000000"},
			   {" 007 \n", "7000000000000"},
			   {"1e2", "100000000000000"},
			   {"1E+2", "100000000000000"},
			   {"25e-1", "2500000000000"},
			   {"0.0000000000004", "0"},
			   {"0.0000000000005", "1"},
			   {"-0.0000000000005", "-1"},
			   {"0.9999999999999", "1000000000000"},
			   {"1e-300", "0"},
			   {"0e999999999999", "0"},
			   {"99999999", "99999999000000000000"},
			   {"", NULL},
			   {" ", NULL},
			   {".", NULL},
			   {"-", NULL},
			   {"1e", NULL},
			   {"1e+", NULL},
			   {"1.2.3", NULL},
			   {"1 2", NULL},
			   {"0x10", NULL},
			   {"NaN", NULL},
			   {"Infinity", NULL},
			   {"5 stars", NULL},
			   {"--5", NULL}};

/* A number in decimal. */
static const char *
Decimal(char room[48], Number number)
{
	bool is_negative = number < 0;
	char *at = room + 47;

	*at = '\0';
	number = is_negative ? -number : number;
	do
		*--at = (char) ('0' + (int) (number % 10));
	while ((number /= 10) > 0);
	if (is_negative)
		*--at = '-';
	return at;
}

static void
TestNumbers(void)
{
	char room[48];

	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
	{
		size_t length = strlen(numbers[i].text);
		char *copy = ExactCopy(numbers[i].text, length);
		Number number = 0;
		bool is_number = NumberRead(copy, length, &number);

		Check(is_number == (numbers[i].value != NULL), "\"%s\"", numbers[i].text);
		Check(!is_number || strcmp(Decimal(room, number), numbers[i].value) == 0, "\"%s\": %s",
			  numbers[i].text, Decimal(room, number));
		free(copy);
	}
	for (int i = 0; i < 100000; i++)
	{
		char digits[64];
		int64_t millionths = (int64_t) (RandomBits() >> (1 + RandomUpTo(62)));
		int64_t back;
		Number number = 0;

		snprintf(digits, sizeof digits, "%lld.%06lld", (long long) (millionths / MILLION),
				 (long long) (millionths % MILLION));
		Check(NumberRead(digits, strlen(digits), &number) && NumberIsMillionths(number, &back) &&
				  back == millionths,
			  "%s", digits);
	}
	{
		Number number = 0;

		Check(NumberRead("1e300", 5, &number) && number >= NUMBER_HUGE, "1e300");
		Check(NumberRead("-1e99999999999", 14, &number) && number <= -NUMBER_HUGE,
			  "-1e99999999999");
		Check(NumberOfDouble(0.1 + 0.2) == NUMBER_ONE * 3 / 10, "0.1 + 0.2");
		Check(NumberOfDouble(1e300) >= NUMBER_HUGE, "1e300 as a double");
		Check(NumberOfFloat(2.3f) == NUMBER_ONE * 23 / 10, "2.3 as a float");
		Check(NumberOfFloat(12345.67f) == NUMBER_ONE * 1234567 / 100, "12345.67 as a float");
		Check(NumberOfFloat(0.000012f) == NUMBER_ONE * 12 / 1000000, "0.000012 as a float");
	}
	TestDone("numbers");
}

/* A rating, as text, and the choice that it is; or REFUSED and a part of the message. */
#define REFUSED (-2)

typedef struct Known
{
	const char *rating;
	Choice choice;
	const char *message;
} Known;

static void
CheckTexts(const char *text, const Known *known)
{
	Rubric *rubric = Make(text);
	const RubricCategory *category = RubricCategories(rubric);

	for (; known->rating != NULL; known++)
	{
		size_t length = strlen(known->rating);
		char *copy = ExactCopy(known->rating, length);
		Choice choice = REFUSED;
		Fault fault = {0};

		if (!ChooseText(rubric, category, copy, length, &choice, &fault))
			choice = REFUSED;
		Check(choice == known->choice, "%s: \"%s\" is %d: %s", text, known->rating, choice,
			  fault.message);
		Check(known->message == NULL || strstr(fault.message, known->message) != NULL, "%s",
			  fault.message);
		Check(choice != REFUSED || fault.hint[0] != '\0', "no hint: %s", fault.message);
		free(copy);
	}
	free(rubric);
}

static void
TestTexts(void)
{
	CheckTexts(
		"{\"scale\": [1, 5], \"categories\": {\"a\": 1}}",
		(Known[]){{"1", 0, NULL},
				  {"5", 4, NULL},
				  {" 4.0 ", 3, NULL},
				  {"3.0000000001", 2, NULL},
				  {"true", 4, NULL},
				  {"false", 0, NULL},
				  {"0", REFUSED, "rating 0 of category \"a\" is out of range 1..5"},
				  {"6", REFUSED, "rating 6 of category \"a\" is out of range 1..5"},
				  {"5.5", REFUSED, "rating 5.5 of category \"a\" is out of range 1..5"},
				  {"3.5", REFUSED, "rating 3.5 of category \"a\" is not a point of its scale 1..5"},
				  {"3.00001", REFUSED, "not a point"},
				  {"1e300", REFUSED, "out of range"},
				  {"-1e300", REFUSED, "out of range"},
				  {"good", REFUSED, "invalid rating \"good\" for category \"a\""},
				  {"NaN", REFUSED, "invalid rating \"NaN\""},
				  {"", REFUSED, "invalid rating \"\" for category \"a\""},
				  {0}});
	CheckTexts("{\"scale\": [5, 1], \"not_rated\": [\"\", \"N/A\", 99, -1, 3], \"categories\": "
			   "{\"a\": 1}}",
			   (Known[]){{"1", 4, NULL},
						 {"5", 0, NULL},
						 {"4", 1, NULL},
						 {"true", 4, NULL},
						 {"", NOT_RATED, NULL},
						 {"N/A", NOT_RATED, NULL},
						 {"n/a", REFUSED, "invalid rating \"n/a\""},
						 {"99", NOT_RATED, NULL},
						 {"99.0", NOT_RATED, NULL},
						 {"-1", NOT_RATED, NULL},
						 {"3", NOT_RATED, NULL},
						 {"98", REFUSED, "rating 98 of category \"a\" is out of range 1..5"},
						 {0}});
	CheckTexts("{\"scale\": [0, 5], \"step\": 0.5, \"categories\": {\"a\": 1}}",
			   (Known[]){{"0", 0, NULL},
						 {"4.5", 9, NULL},
						 {"5", 10, NULL},
						 {"4.25", REFUSED,
						  "rating 4.25 of category \"a\" is not a point of its scale 0..5 by 0.5"},
						 {"-0.5", REFUSED, "out of range 0..5"},
						 {"5.5", REFUSED, "out of range 0..5"},
						 {0}});
	CheckTexts("{\"scale\": [1, 0], \"step\": 0.2, \"categories\": {\"a\": 1}}",
			   (Known[]){{"0.6", 2, NULL},
						 {"1", 0, NULL},
						 {"0", 5, NULL},
						 {"0.5", REFUSED, "0..1 by 0.2"},
						 {0}});
	CheckTexts("{\"scale\": [0, 10], \"step\": \"any\", \"categories\": {\"a\": 1}}",
			   (Known[]){{"10", FULL_SCORE, NULL},
						 {"7.2", 72000000, NULL},
						 {"5", 50000000, NULL},
						 {"4.99999999999", 50000000 | SCORE_IS_BELOW, NULL},
						 {"0", SCORE_IS_BELOW, NULL},
						 {"true", FULL_SCORE, NULL},
						 {"false", SCORE_IS_BELOW, NULL},
						 {"10.000000000001", REFUSED, "out of range 0..10"},
						 {"-0.000000000001", REFUSED, "out of range 0..10"},
						 {0}});
	CheckTexts("{\"not_rated\": [\"-\", 9], \"categories\": {\"a\": {\"weight\": 1, \"outcomes\": "
			   "{\"4\": 100, "
			   "\"2.50\": 50, \"true\": 70, \"x\": 0, \"1e99\": 1}}}}",
			   (Known[]){{"4", 0, NULL},
						 {"4.00", 0, NULL},
						 {"2.5", 3, NULL},
						 {"2.50", 3, NULL},
						 {"true", 4, NULL},
						 {"x", 1, NULL},
						 {"1e99", 2, NULL},
						 {"-", NOT_RATED, NULL},
						 {"9.0", NOT_RATED, NULL},
						 {"5", REFUSED, "invalid outcome \"5\" for category \"a\""},
						 {"false", REFUSED, "invalid outcome \"false\" for category \"a\""},
						 {"", REFUSED, "invalid outcome \"\" for category \"a\""},
						 {0}});
	TestDone("ratings in text");
}

/* Each point of random scales, in each type. */
static void
CheckPoint(const Rubric *rubric, int64_t millionths, Choice expected)
{
	const RubricCategory *category = RubricCategories(rubric);
	double value = (double) millionths / 1e6;
	char digits[32];
	Choice choice = REFUSED;
	Fault fault = {0};

	Check(ChooseDouble(rubric, category, value, &choice, &fault) && choice == expected,
		  "%.17g as a double is %d, not %d: %s", value, choice, expected, fault.message);
	if (millionths % 1000 == 0 && fabs(value) < 1000)
		Check(ChooseFloat(rubric, category, (float) value, &choice, &fault) && choice == expected,
			  "%.9g as a float is %d, not %d: %s", value, choice, expected, fault.message);
	snprintf(digits, sizeof digits, "%.6f", value);
	Check(ChooseText(rubric, category, digits, strlen(digits), &choice, &fault) &&
			  choice == expected,
		  "\"%s\" is %d, not %d: %s", digits, choice, expected, fault.message);
	if (millionths % MILLION == 0)
		Check(ChooseWhole(rubric, category, millionths / MILLION, &choice, &fault) &&
				  choice == expected,
			  "%s as a whole number is %d, not %d: %s", digits, choice, expected, fault.message);
}

static void
TestPoints(void)
{
	static const int64_t steps[] = {MILLION,      MILLION / 2,   MILLION / 4,    MILLION / 5,
									MILLION / 10, MILLION / 100, MILLION / 1000, 1,
									3 * MILLION,  250 * MILLION};

	for (int i = 0; i < 2000; i++)
	{
		int64_t step = steps[RandomUpTo(9)];
		int count = 1 + RandomUpTo(RandomUpTo(1) ? 10 : 999);
		int64_t low =
			(RandomUpTo(200) - 100) * MILLION + (RandomUpTo(1) ? RandomUpTo(99) * 10000 : 0);
		bool is_reversed = RandomUpTo(1);
		char text[200];
		TextSink sink = {text, sizeof text, 0};
		int64_t high = low + step * count;
		Rubric *rubric;
		Choice choice;
		Fault fault;
		int off = RandomUpTo(1) ? -1 : count + 1;

		snprintf(text, sizeof text,
				 "{\"scale\": [%.6f, %.6f], \"step\": ", (double) (is_reversed ? high : low) / 1e6,
				 (double) (is_reversed ? low : high) / 1e6);
		sink.length = strlen(text);
		TextPutMillionths(&sink, step);
		TextPutString(&sink, ", \"categories\": {\"a\": 1}}");
		rubric = Make(text);
		for (int j = 0; j <= count; j += 1 + RandomUpTo(3))
			CheckPoint(rubric, low + j * step, is_reversed ? count - j : j);
		Check(!ChooseDouble(rubric, RubricCategories(rubric), (double) (low + off * step) / 1e6,
							&choice, &fault) &&
				  fault.code == FAULT_OUT_OF_RANGE,
			  "%s: step %d", text, off);
		if (step > 1)
			Check(!ChooseDouble(rubric, RubricCategories(rubric),
								(double) (low + step * (count / 2) + step / 3) / 1e6, &choice,
								&fault) &&
					  fault.code == FAULT_INVALID_VALUE && strstr(fault.message, "not a point"),
				  "%s: between", text);
		free(rubric);
	}
	TestDone("each point of a scale, in each type");
}

/* Any number on a scale, against an exact fraction. */
static void
TestAny(void)
{
	for (int i = 0; i < 20000; i++)
	{
		int low = RandomUpTo(20) - 10;
		int high = low + 1 + RandomUpTo(1) * RandomUpTo(1000);
		bool is_reversed = RandomUpTo(1);
		int64_t mark = RandomUpTo(100) * MILLION;
		int64_t above = (int64_t) (RandomShare() * (double) (high - low) * 1e6);
		Number width = (Number) (high - low) * MILLION;
		Number part = is_reversed ? width - above : above;
		char text[200];
		char digits[32];
		Rubric *rubric;
		Choice choice = 0;
		Fault fault = {0};

		snprintf(text, sizeof text,
				 "{\"scale\": [%d, %d], \"step\": \"any\", \"fail_below\": %d, \"categories\": "
				 "{\"a\": 1}}",
				 is_reversed ? high : low, is_reversed ? low : high, (int) (mark / MILLION));
		snprintf(digits, sizeof digits, "%.6f", low + (double) above / 1e6);
		rubric = Make(text);
		Check(ChooseText(rubric, RubricCategories(rubric), digits, strlen(digits), &choice, &fault),
			  "%s", fault.message);
		Check(SCORE_PERCENT(choice) == (Choice) ((2 * FULL_SCORE * part + width) / (2 * width)) &&
				  ((choice & SCORE_IS_BELOW) != 0) == (FULL_SCORE * part < mark * width),
			  "%s on %s scores %d", digits, text, choice);
		free(rubric);
	}
	TestDone("any number on a scale");
}

/* What no number is. */
static void
TestNoNumbers(void)
{
	Rubric *scale = Make("{\"scale\": [1, 5], \"categories\": {\"a\": 1}}");
	Rubric *coded =
		Make("{\"scale\": [1, 5], \"not_rated\": [\"NaN\"], \"categories\": {\"a\": 1}}");
	static const double values[] = {NAN, INFINITY, -INFINITY};
	Choice choice;
	Fault fault;

	for (int i = 0; i < 3; i++)
	{
		Check(!ChooseDouble(scale, RubricCategories(scale), values[i], &choice, &fault) &&
				  strstr(fault.message, "is not a number"),
			  "%s", fault.message);
		Check(!ChooseFloat(scale, RubricCategories(scale), (float) values[i], &choice, &fault) &&
				  strstr(fault.message, "is not a number"),
			  "%s", fault.message);
	}
	Check(ChooseDouble(coded, RubricCategories(coded), NAN, &choice, &fault) && choice == NOT_RATED,
		  "NaN as a code");
	Check(!ChooseWhole(scale, RubricCategories(scale), INT64_MIN, &choice, &fault), "least");
	Check(!ChooseWhole(scale, RubricCategories(scale), INT64_MAX, &choice, &fault), "most");
	free(coded);
	free(scale);
	TestDone("no numbers, and too large ones");
}

int
main(int argc, char **argv)
{
	SeedFrom(argc, argv);
	TestNumbers();
	TestTexts();
	TestPoints();
	TestAny();
	TestNoNumbers();
	return AllTestsDone();
}
