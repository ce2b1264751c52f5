/*
 * Rubrics: what is taken and what is refused, and that equal rubrics have equal bytes.
 */
#include "check.h"
#include "rubrics.h"

static Rubric *
Make(const char *text)
{
	Fault fault;
	Rubric *rubric = ReadRubric(text, strlen(text), &fault);

	Check(rubric != NULL, "%s: %s", text, rubric == NULL ? fault.message : "");
	return rubric;
}

/* A rubric, and its canonical text. */
static const char *const known[][2] = {
	{"{\"scale\":[1,5],\"categories\":{\"tone\":20}}",
	 "{\"scale\": [1, 5], \"categories\": {\"tone\": 20}}"},
	{"{\"categories\":{\"solution\":{\"critical\":true,\"weight\":50},\"tone\":{\"weight\":20.50,"
	 "\"critical\":false,\"scale\":[1,5]},\"product\":{\"weight\":3e1,\"scale\":[1,4]},"
	 "\"policy\":{\"weight\":10,\"outcomes\":{\"partly\":40,\"followed\":100,\"broken\":0}}},"
	 "\"fail_below\":50.0,\"scale\":[1,5]}",
	 "{\"scale\": [1, 5], \"categories\": {\"tone\": 20.5, \"policy\": {\"weight\": 10, "
	 "\"outcomes\": {\"broken\": 0, \"partly\": 40, \"followed\": 100}}, \"product\": "
	 "{\"weight\": 30, \"scale\": [1, 4]}, \"solution\": {\"weight\": 50, \"critical\": true}}}"},
	{"{\"fail_below\": 33.333333, \"groups\": {\"soft \\\"skills\\\"\": {\"weight\": 30, "
	 "\"critical\": true}, \"hard\": 70}, \"categories\": {\"b\": {\"weight\": 1, \"scale\": "
	 "[-3, 3], \"group\": \"hard\", \"critical\": \"group\"}, \"a\": {\"weight\": 0.000001, "
	 "\"outcomes\": {\"\\u00e9\": 0.5}, \"group\": \"soft \\\"skills\\\"\"}}}",
	 "{\"fail_below\": 33.333333, \"groups\": {\"hard\": 70, \"soft \\\"skills\\\"\": "
	 "{\"weight\": 30, \"critical\": true}}, \"categories\": {\"a\": {\"weight\": 0.000001, "
	 "\"outcomes\": {\"\xC3\xA9\": 0.5}, \"group\": \"soft \\\"skills\\\"\"}, \"b\": "
	 "{\"weight\": 1, \"scale\": [-3, 3], \"critical\": \"group\", \"group\": \"hard\"}}}"},
	/* reversed, with steps, any, codes, marks, a bonus, and what only fails */
	{"{\"not_rated\": [\"\", \"N/A\", \"99.00\", -1], \"scale\": [1, 5], \"fail_below\": 60, "
	 "\"categories\": {"
	 "\"a\": {\"weight\": 10, \"scale\": [5, 1]}, \"b\": {\"weight\": 10, \"scale\": [0, 5], "
	 "\"step\": 0.5}, "
	 "\"c\": {\"weight\": 10, \"step\": \"any\"}, \"d\": {\"weight\": 5, \"bonus\": true}, "
	 "\"e\": {\"weight\": 0, \"critical\": true, \"fail_below\": 100, \"not_rated\": []}, "
	 "\"f\": {\"weight\": 1, \"fail_below\": 60, \"step\": 1.000, \"not_rated\": [99, -1, \"N/A\", "
	 "\"\"]}, "
	 "\"g\": {\"weight\": 2, \"not_rated\": [\"-\"], \"outcomes\": {\"2.50\": 100, \"0\": 0}}}}",
	 "{\"scale\": [1, 5], \"not_rated\": [-1, 99, \"\", \"N/A\"], \"fail_below\": 60, "
	 "\"categories\": {"
	 "\"a\": {\"weight\": 10, \"scale\": [5, 1]}, \"b\": {\"weight\": 10, \"scale\": [0, 5], "
	 "\"step\": 0.5}, "
	 "\"c\": {\"weight\": 10, \"step\": \"any\"}, \"d\": {\"weight\": 5, \"bonus\": true}, "
	 "\"e\": {\"weight\": 0, \"not_rated\": [], \"critical\": true, \"fail_below\": 100}, \"f\": "
	 "1, "
	 "\"g\": {\"weight\": 2, \"outcomes\": {\"0\": 0, \"2.50\": 100}, \"not_rated\": [\"-\"]}}}"},
	{"{\"step\": \"any\", \"categories\": {\"a\": {\"weight\": 1, \"scale\": [-0.5, 12.25]}, "
	 "\"b\": "
	 "{\"weight\": 1, \"scale\": [1, 3], \"step\": 1}}}",
	 "{\"step\": \"any\", \"categories\": {\"a\": {\"weight\": 1, \"scale\": [-0.5, 12.25]}, "
	 "\"b\": "
	 "{\"weight\": 1, \"scale\": [1, 3], \"step\": 1}}}"}};

static void
TestCanonical(void)
{
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
	{
		Rubric *rubric = Make(known[i][0]);
		Rubric *back = Make(known[i][1]);
		char *text = RubricText(rubric);

		Check(strcmp(text, known[i][1]) == 0, "%s", text);
		Check(rubric->size == back->size && memcmp(rubric, back, rubric->size) == 0,
			  "not the same bytes: %s", text);
		free(text);
		free(back);
		free(rubric);
	}
	TestDone("canonical text and bytes");
}

/* Part of a rubric's text that is wrong, and a part of the message that it must get. */
static const char *const refused[][2] = {
	{"5", "invalid input syntax"},
	{"{}", "has no categories"},
	{"{\"categories\": {}}", "has no categories"},
	{"{\"categories\": []}", "categories of rubric is not an object"},
	{"{\"categories\": {\"a\": 1}}", "category \"a\" has neither a scale nor outcomes"},
	{"{\"scale\": [1,5], \"categories\": {\"a\": 1}, \"categories\": {\"b\": 1}}",
	 "duplicate key \"categories\" in rubric"},
	{"{\"scale\": [1,5], \"categories\": {\"a\": 1, \"a\": 2}}",
	 "duplicate category \"a\" in rubric"},
	{"{\"scale\": [1,5], \"categories\": {\"a\": 1, \"\\u0061\": 2}}", "duplicate category \"a\""},
	{"{\"scale\": [1,5], \"categories\": {\"\": 1}}", "category without a name"},
	{"{\"scale\": [1,5], \"categories\": {\"a\": 0}}",
	 "category \"a\" has weight 0 but is not critical"},
	{"{\"scale\": [1,5], \"categories\": {\"a\": -1}}", "weight of category \"a\" is -1"},
	{"{\"scale\": [1,5], \"categories\": {\"a\": 0.0000001}}", "is 0.0000001"},
	{"{\"scale\": [1,5], \"categories\": {\"a\": 1000000.1}}", "is 1000000.1"},
	{"{\"scale\": [1,5], \"categories\": {\"a\": \"1\"}}", "neither a weight nor an object"},
	{"{\"scale\": [1,5], \"categories\": {\"a\": {}}}", "weight of category \"a\" is missing"},
	{"{\"scale\": [1,5], \"categories\": {\"a\": {\"wieght\": 1}}}", "unknown key \"wieght\""},
	{"{\"scale\": [1,1], \"categories\": {\"a\": 1}}", "has the same worst and best end"},
	{"{\"scale\": [1], \"categories\": {\"a\": 1}}", "fewer than two ends"},
	{"{\"scale\": [1,2,3], \"categories\": {\"a\": 1}}", "more than two ends"},
	{"{\"scale\": [0,1001], \"categories\": {\"a\": 1}}", "has more than 1001 points"},
	{"{\"scale\": [0,1.5], \"categories\": {\"a\": 1}}", "is not a whole number of steps"},
	{"{\"scale\": [0,1000001], \"categories\": {\"a\": 1}}", "is 1000001"},
	{"{\"scale\": 5, \"categories\": {\"a\": 1}}", "scale of rubric is not an array"},
	{"{\"scale\": [1,5], \"fail_below\": 101, \"categories\": {\"a\": 1}}", "is 101"},
	{"{\"scale\": [1,5], \"fail_below\": null, \"categories\": {\"a\": 1}}", "is not a number"},
	{"{\"categories\": {\"a\": {\"weight\": 1, \"scale\": [1,5], \"outcomes\": {\"x\": 1}}}}",
	 "has both a scale and outcomes"},
	{"{\"categories\": {\"a\": {\"weight\": 1, \"outcomes\": {}}}}", "outcomes of category"},
	{"{\"categories\": {\"a\": {\"weight\": 1, \"outcomes\": [1]}}}", "is not an object"},
	{"{\"categories\": {\"a\": {\"weight\": 1, \"outcomes\": {\"x\": 101}}}}",
	 "percent of outcome \"x\" is 101"},
	{"{\"categories\": {\"a\": {\"weight\": 1, \"outcomes\": {\"x\": 1, \"x\": 2}}}}",
	 "duplicate outcome \"x\" in category \"a\""},
	{"{\"scale\": [1,5], \"categories\": {\"a\": {\"weight\": 1, \"critical\": 1}}}",
	 "critical of category \"a\" is not a boolean"},
	{"{\"scale\": [1,5], \"categories\": {\"a\": {\"weight\": 1, \"critical\": \"all\"}}}",
	 "is an unknown word"},
	{"{\"scale\": [1,5], \"categories\": {\"a\": {\"weight\": 1, \"critical\": \"group\"}}}",
	 "the rubric has no groups"},
	{"{\"scale\": [1,5], \"categories\": {\"a\": {\"weight\": 1, \"group\": \"g\"}}}",
	 "in an unknown group \"g\""},
	{"{\"scale\": [1,5], \"categories\": {\"a\": {\"weight\": 1, \"group\": 1}}}",
	 "group of category \"a\" is not a string"},
	{"{\"scale\": [1,5], \"groups\": {}, \"categories\": {\"a\": 1}}", "is in no group"},
	{"{\"scale\": [1,5], \"groups\": {\"g\": 1}, \"categories\": {\"a\": 1}}", "is in no group"},
	{"{\"scale\": [1,5], \"groups\": {\"g\": 1, \"h\": 1}, \"categories\": {\"a\": {\"weight\": "
	 "1, \"group\": \"g\"}}}",
	 "group \"h\" has no categories"},
	{"{\"scale\": [1,5], \"groups\": {\"g\": {\"weight\": 1, \"critical\": \"group\"}}, "
	 "\"categories\": {\"a\": {\"weight\": 1, \"group\": \"g\"}}}",
	 "critical of group \"g\" is not a boolean"},
	{"{\"scale\": [1,5], \"categories\": {\"a\": {\"weight\": 0, \"critical\": true}}}",
	 "no category of the rubric has a weight that counts"},
	{"{\"scale\": [1,5], \"categories\": {\"a\": {\"weight\": 5, \"bonus\": true}}}",
	 "no category of the rubric has a weight that counts"},
	{"{\"scale\": [1,5], \"groups\": {\"g\": {\"weight\": 0, \"critical\": true}}, "
	 "\"categories\": {\"a\": {\"weight\": 5, \"group\": \"g\"}}}",
	 "no category of the rubric has a weight that counts"},
	{"{\"scale\": [1,5], \"groups\": {\"g\": 0}, \"categories\": {\"a\": {\"weight\": 5, "
	 "\"group\": \"g\"}}}",
	 "group \"g\" has weight 0 but is not critical"},
	{"{\"scale\": [1,5], \"categories\": {\"b\": 1, \"a\": {\"weight\": 0, \"bonus\": true}}}",
	 "category \"a\" has weight 0 but is not critical"},
	{"{\"scale\": [1,5], \"categories\": {\"b\": 1, \"a\": {\"weight\": 1, \"bonus\": true, "
	 "\"critical\": true}}}",
	 "category \"a\" is both a bonus and critical"},
	{"{\"scale\": [1,5], \"categories\": {\"a\": {\"weight\": 1, \"bonus\": 1}}}",
	 "bonus of category \"a\" is not a boolean"},
	{"{\"scale\": [1,5], \"categories\": {\"a\": {\"weight\": 1, \"fail_below\": 100.5}}}",
	 "fail_below of category \"a\" is 100.5"},
	{"{\"scale\": [1,5], \"step\": 0, \"categories\": {\"a\": 1}}", "step of rubric is 0"},
	{"{\"scale\": [1,5], \"step\": -1, \"categories\": {\"a\": 1}}", "step of rubric is -1"},
	{"{\"scale\": [1,5], \"step\": 0.0000001, \"categories\": {\"a\": 1}}", "is 0.0000001"},
	{"{\"scale\": [1,5], \"step\": \"half\", \"categories\": {\"a\": 1}}", "is an unknown word"},
	{"{\"scale\": [1,5], \"step\": true, \"categories\": {\"a\": 1}}", "is not a number"},
	{"{\"scale\": [1,5], \"step\": 0.3, \"categories\": {\"a\": 1}}",
	 "scale 1..5 by 0.3 of rubric is not a whole number of steps"},
	{"{\"scale\": [1,5], \"step\": 8, \"categories\": {\"a\": 1}}", "not a whole number of steps"},
	{"{\"step\": 0.5, \"categories\": {\"a\": {\"weight\": 1, \"scale\": [2.7, 0]}}}",
	 "scale 0..2.7 by 0.5 of category \"a\" is not a whole number of steps"},
	{"{\"categories\": {\"a\": {\"weight\": 1, \"scale\": [0, 10], \"step\": 0.001}}}",
	 "scale 0..10 by 0.001 of category \"a\" has more than 1001 points"},
	{"{\"scale\": [1,5], \"categories\": {\"a\": {\"weight\": 1, \"step\": 1, \"outcomes\": "
	 "{\"x\": "
	 "1}}}}",
	 "has both a step and outcomes"},
	{"{\"categories\": {\"a\": {\"weight\": 1, \"step\": 1}}}", "has neither a scale nor outcomes"},
	{"{\"scale\": [1,5], \"not_rated\": 99, \"categories\": {\"a\": 1}}",
	 "not_rated of rubric is not an array"},
	{"{\"scale\": [1,5], \"not_rated\": [null], \"categories\": {\"a\": 1}}",
	 "neither text nor number"},
	{"{\"scale\": [1,5], \"not_rated\": [99, \"99.0\"], \"categories\": {\"a\": 1}}",
	 "duplicate not_rated value \"99.0\" in rubric"},
	{"{\"scale\": [1,5], \"not_rated\": [0.0000001], \"categories\": {\"a\": 1}}",
	 "more than 6 decimals"},
	{"{\"scale\": [1,5], \"categories\": {\"a\": {\"weight\": 1, \"not_rated\": [\"x\", \"x\"]}}}",
	 "duplicate not_rated value \"x\" in category \"a\""},
	{"{\"not_rated\": [\"x\"], \"categories\": {\"a\": {\"weight\": 1, \"outcomes\": {\"x\": 1}}}}",
	 "category \"a\" has \"x\" in both its outcomes and not_rated"},
	{"{\"categories\": {\"a\": {\"weight\": 1, \"not_rated\": [2], \"outcomes\": {\"2.0\": 1}}}}",
	 "category \"a\" has \"2.0\" in both its outcomes and not_rated"},
	{"{\"categories\": {\"a\": {\"weight\": 1, \"outcomes\": {\"2.0\": 1, \"2\": 2}}}}",
	 "duplicate outcome \"2.0\" in category \"a\""},
	{"{\"scale\": [1,5], \"categories\": {\"a\": 1}, \"bonus\": 1}", "unknown key \"bonus\""},
	{"{\"scale\": [1,5], \"categories\": {\"a\": 1}} x", "invalid input syntax"}};

static void
TestRefused(void)
{
	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
	{
		Fault fault = {0};
		Rubric *rubric = ReadRubric(refused[i][0], strlen(refused[i][0]), &fault);

		Check(rubric == NULL, "taken: %s", refused[i][0]);
		Check(strstr(fault.message, refused[i][1]) != NULL, "%s: %s", refused[i][0], fault.message);
		Check(fault.detail[0] != '\0' || fault.hint[0] != '\0' || strstr(fault.message, "without"),
			  "no help: %s", fault.message);
		free(rubric);
	}
	TestDone("what is wrong is named");
}

/* A rubric of so many categories, groups or outcomes, with names of a length. */
static Rubric *
MakeMany(int categories, int groups, int outcomes, int name_length, Fault *fault)
{
	size_t size = 1000 + (size_t) (categories * (outcomes + 3) + groups) * (size_t) 400;
	char *text = malloc(size);
	char *at = text + sprintf(text, "{\"scale\": [0, 100]");
	Rubric *rubric;

	for (int i = 0; i < groups; i++)
		at += sprintf(at, "%s\"%d\": 1", i == 0 ? ", \"groups\": {" : ", ", i);
	at += sprintf(at, "%s, \"categories\": {", groups > 0 ? "}" : "");
	for (int i = 0; i < categories; i++)
	{
		at += sprintf(at, "%s\"%0*d\": {\"weight\": 1", i > 0 ? ", " : "", name_length, i);
		if (groups > 0)
			at += sprintf(at, ", \"group\": \"%d\"", i % groups);
		for (int j = 0; j < outcomes; j++)
			at += sprintf(at, "%s\"%d\": 1", j == 0 ? ", \"outcomes\": {" : ", ", j);
		at += sprintf(at, "%s}", outcomes > 0 ? "}" : "");
	}
	at += sprintf(at, "}}");
	rubric = ReadRubric(text, (size_t) (at - text), fault);
	free(text);
	return rubric;
}

static void
TestLimits(void)
{
	static const struct
	{
		int categories, groups, outcomes, name_length;
		const char *refused; /* or NULL */
	} known_limits[] = {{256, 0, 0, 255, NULL},
						{257, 0, 0, 3, "cannot have more than 256 categories"},
						{300, 0, 0, 3, "cannot have more than 256 categories"},
						{64, 64, 0, 3, NULL},
						{65, 65, 0, 3, "more than 64 groups"},
						{20, 0, 101, 2, NULL},
						{1, 0, 102, 2, "more than 101 outcomes"},
						{21, 0, 100, 2, "more than 2048 outcomes in all"},
						{1, 0, 0, 256, "is too long (256 bytes)"}};

	for (size_t i = 0; i < sizeof known_limits / sizeof *known_limits; i++)
	{
		Fault fault = {0};
		Rubric *rubric = MakeMany(known_limits[i].categories, known_limits[i].groups,
								  known_limits[i].outcomes, known_limits[i].name_length, &fault);

		Check((rubric != NULL) == (known_limits[i].refused == NULL), "%zu: %s", i, fault.message);
		Check(known_limits[i].refused == NULL ||
				  strstr(fault.message, known_limits[i].refused) != NULL,
			  "%s", fault.message);
		free(rubric);
	}
	TestDone("limits");
}

static int
FindOutcome(const Rubric *rubric, const RubricCategory *category, const char *name, size_t length)
{
	return RubricFindWord(rubric, RubricWords(rubric, category->outcomes), category->points, name,
						  length);
}

static void
TestLookUp(void)
{
	Rubric *rubric = Make("{\"scale\": [1,5], \"categories\": {\"tone\": 1, \"solution\": 1, "
						  "\"policy\": {\"weight\": 1, \"outcomes\": {\"yes\": 1, \"no\": 0}}}}");
	const RubricCategory *policy = &RubricCategories(rubric)[1];
	Fault fault;

	Check(RubricFindCategory(rubric, "tone", 4) == 0, "tone");
	Check(RubricFindCategory(rubric, "policy", 6) == 1, "policy");
	Check(RubricFindCategory(rubric, "solution", 8) == 2, "solution");
	Check(RubricFindCategory(rubric, "solutiom", 8) == -1, "solutiom");
	Check(RubricFindCategory(rubric, "", 0) == -1, "no name");
	Check(FindOutcome(rubric, policy, "no", 2) == 0, "no");
	Check(FindOutcome(rubric, policy, "yes", 3) == 1, "yes");
	Check(FindOutcome(rubric, policy, "No", 2) == -1, "No");
	RubricUnknownCategory(rubric, "Solutoin", 8, &fault);
	Check(strcmp(fault.hint, "Perhaps you meant \"solution\".") == 0, "%s", fault.hint);
	RubricUnknownCategory(rubric, "empathy", 7, &fault);
	Check(strstr(fault.hint, "Perhaps") == NULL, "%s", fault.hint);
	free(rubric);
	TestDone("finding categories and outcomes");
}

int
main(void)
{
	TestCanonical();
	TestRefused();
	TestLimits();
	TestLookUp();
	return AllTestsDone();
}
