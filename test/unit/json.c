/*
 * The JSON reader and the decimals: what the grammar allows, and nothing else.
 */
#include "check.h"

#include "core/json/json.h"
#include "core/number/millionths.h"

#include <string.h>

/* Reads one value of any kind, with all that is in it. */
static void
Walk(JsonReader *json)
{
	JsonText text;
	bool boolean;

	switch (JsonPeek(json))
	{
		case JSON_OBJECT:
			JsonOpenObject(json);
			while (JsonNextKey(json, &text))
				Walk(json);
			break;
		case JSON_ARRAY:
			JsonOpenArray(json);
			while (JsonNextItem(json))
				Walk(json);
			break;
		case JSON_STRING:
			JsonReadString(json, &text);
			break;
		case JSON_NUMBER:
			JsonReadNumber(json, &text);
			break;
		default:
			JsonReadBoolean(json, &boolean);
	}
}

static bool
IsJson(const char *source, size_t length, bool is_utf8, Fault *fault)
{
	char room[200];
	JsonReader json;

	JsonStart(&json, "thing", source, length, is_utf8, room, fault);
	Walk(&json);
	return JsonFinish(&json);
}

static void
TestGrammar(void)
{
	static const char *const good[] = {"{}",
									   " [ ] ",
									   "[{}, {\"a\": [1]}]",
									   "{\"a\":1,\"b\":[true,false]}",
									   "0",
									   "-0",
									   "10",
									   "0.5",
									   "1e5",
									   "1E+05",
									   "1.25e-3",
									   "\"\"",
									   "\"\\u00e9\\n\\\"\\/\"",
									   "\"\\ud83d\\ude00\"",
									   "\"\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80\"",
									   "\t\r\n1 "};
	static const char *const bad[] = {"",
									  " ",
									  "{",
									  "}",
									  "[",
									  "[1",
									  "[1,",
									  "[1,]",
									  "[,1]",
									  "[1 2]",
									  "{\"a\"}",
									  "{\"a\":}",
									  "{\"a\":1,}",
									  "{,}",
									  "{a:1}",
									  "{\"a\":1 \"b\":2}",
									  "{1:1}",
									  "[1}",
									  "{\"a\":1]",
									  "01",
									  "-",
									  "+1",
									  ".5",
									  "1.",
									  "1.e5",
									  "1e",
									  "1e+",
									  "0x1",
									  "1 1",
									  "tru",
									  "truer",
									  "True",
									  "nul",
									  "'a'",
									  "\"",
									  "\"a",
									  "\"\\\"",
									  "\"\\x\"",
									  "\"\\u12\"",
									  "\"\\u12g4\"",
									  "\"\\u0000\"",
									  "\"\\ud83d\"",
									  "\"\\ude00\"",
									  "\"\\ud83d\\u0041\"",
									  "\"\\ud83dx\"",
									  "\"\n\"",
									  "\"\x1F\"",
									  "\"\x80\"",
									  "\"\xC0\x80\"",
									  "\"\xC3\"",
									  "\"\xC3(\"",
									  "\"\xE0\x80\x80\"",
									  "\"\xED\xA0\x80\"",
									  "\"\xF0\x80\x80\x80\"",
									  "\"\xF4\x90\x80\x80\"",
									  "\"\xF5\x80\x80\x80\"",
									  "\"\xE2\x82\"",
									  "// 1"};
	Fault fault;

	for (size_t i = 0; i < sizeof good / sizeof *good; i++)
		Check(IsJson(good[i], strlen(good[i]), true, &fault), "refused: %s", good[i]);
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
	{
		Check(!IsJson(bad[i], strlen(bad[i]), true, &fault), "taken: %s", bad[i]);
		Check(fault.code == FAULT_BAD_TEXT, "code of %s", bad[i]);
	}
	Check(!IsJson("1\0", 2, true, &fault), "a zero byte after the value");
	Check(!IsJson("\"a\0b\"", 5, true, &fault), "a zero byte in a string");
	Check(IsJson("\"\xE9\"", 3, false, &fault), "Latin 1");
	Check(!IsJson("\"\\u00e9\"", 8, false, &fault), "an escape beyond ASCII in Latin 1");
	Check(IsJson("\"\\u0041\"", 8, false, &fault), "an escape within ASCII in Latin 1");
	TestDone("the grammar of JSON");
}

static void
TestStrings(void)
{
	static const char *const known[][2] = {
		{"\"tone\"", "tone"},
		{"\"a\\tb\\\\\"", "a\tb\\"},
		{"\"\\u0041\\u00e9\\u20ac\\ud83d\\ude00z\"", "A\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80z"},
		{"\"x\\/\\b\\f\\n\\r\"", "x/\b\f\n\r"}};

	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
	{
		char room[100];
		char written[100];
		TextSink sink = {written, sizeof written, 0};
		JsonReader json;
		JsonText text = {"", 0};
		Fault fault;

		JsonStart(&json, "thing", known[i][0], strlen(known[i][0]), true, room, &fault);
		Check(JsonReadString(&json, &text) && JsonFinish(&json), "refused: %s", known[i][0]);
		Check(JsonTextIs(&text, known[i][1]), "read as %.*s", (int) text.length, text.text);
		TextPutJson(&sink, text.text, text.length);
		JsonStart(&json, "thing", written, sink.length, true, room, &fault);
		Check(JsonReadString(&json, &text) && JsonTextIs(&text, known[i][1]), "lost: %s",
			  known[i][0]);
	}
	TestDone("strings with escapes, there and back");
}

static void
TestMessages(void)
{
	Fault fault;

	IsJson("{\"\xC3\xA9\": tru}", 10, true, &fault);
	Check(strcmp(fault.message, "invalid input syntax for type thing") == 0, "%s", fault.message);
	Check(strcmp(fault.detail, "Expected true or false at character 7.") == 0, "%s", fault.detail);
	TestDone("positions count characters");
}

static void
TestMillionths(void)
{
	static const struct
	{
		const char *number;
		MillionthsResult result;
		int64_t value;
	} known[] = {{"0", MILLIONTHS_OK, 0},
				 {"-0", MILLIONTHS_OK, 0},
				 {"1", MILLIONTHS_OK, 1000000},
				 {"-1.5", MILLIONTHS_OK, -1500000},
				 {"0.000001", MILLIONTHS_OK, 1},
				 {"0.0000010000000000000000000000000", MILLIONTHS_OK, 1},
				 {"0.0000001", MILLIONTHS_TOO_FINE, 0},
				 {"1.2345678", MILLIONTHS_TOO_FINE, 0},
				 {"2e1", MILLIONTHS_OK, 20000000},
				 {"2.5E+2", MILLIONTHS_OK, 250000000},
				 {"25e-1", MILLIONTHS_OK, 2500000},
				 {"10e-7", MILLIONTHS_OK, 1},
				 {"1e-7", MILLIONTHS_TOO_FINE, 0},
				 {"0e999999999999", MILLIONTHS_OK, 0},
				 {"0.000e-99999", MILLIONTHS_OK, 0},
				 {"1e-99999999999999", MILLIONTHS_TOO_FINE, 0},
				 {"1e99999999999999", MILLIONTHS_TOO_LARGE, 0},
				 {"9223372036854.775807", MILLIONTHS_OK, INT64_MAX},
				 {"9223372036854.775808", MILLIONTHS_TOO_LARGE, 0},
				 {"922337203685477580700000000e-14", MILLIONTHS_OK, INT64_MAX},
				 {"9223372036855", MILLIONTHS_TOO_LARGE, 0}};

	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
	{
		int64_t value;
		MillionthsResult result = MillionthsParse(known[i].number, strlen(known[i].number), &value);

		Check(result == known[i].result, "%s: result %d", known[i].number, (int) result);
		Check(result != MILLIONTHS_OK || value == known[i].value, "%s: %lld", known[i].number,
			  (long long) value);
	}
	for (int i = 0; i < 1000; i++)
	{
		int64_t value = (int64_t) (RandomBits() >> (1 + RandomUpTo(62)));
		int64_t back = -1;
		char text[40];
		TextSink sink = {text, sizeof text, 0};

		TextPutMillionths(&sink, value);
		Check(MillionthsParse(text, sink.length, &back) == MILLIONTHS_OK && back == value, "%s",
			  text);
	}
	TestDone("decimals with six places");
}

int
main(int argc, char **argv)
{
	SeedFrom(argc, argv);
	TestGrammar();
	TestStrings();
	TestMessages();
	TestMillionths();
	return AllTestsDone();
}
