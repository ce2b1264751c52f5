# core.mk: programs made of src/core alone, without PostgreSQL: unit tests and fuzzers.
#
#   make -f dev/core.mk B=folder [CC=...] [FLAGS=...] [WERROR=-Werror] unit|fuzz

B ?= build/core
CC = cc
FLAGS = -O1
override CFLAGS := -std=c11 -g -Wall -Wextra $(WERROR) -Isrc -Itest/unit $(FLAGS)

CORE := $(patsubst src/core/%.c,$(B)/core/%.o,$(wildcard src/core/*/*.c))
UNIT := $(patsubst test/unit/%.c,$(B)/unit/%,$(wildcard test/unit/*.c))
FUZZ := $(patsubst test/fuzz/%.c,$(B)/fuzz/%,$(wildcard test/fuzz/*.c))

.PHONY: unit fuzz
.SECONDARY:
unit: $(UNIT)
fuzz: $(FUZZ)

$(B)/core/%.o: src/core/%.c dev/core.mk
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -MMD -MP -c -o $@ $<

$(B)/unit/%.o: test/unit/%.c dev/core.mk
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -MMD -MP -c -o $@ $<

$(B)/fuzz/%.o: test/fuzz/%.c dev/core.mk
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -MMD -MP -c -o $@ $<

$(UNIT) $(FUZZ): %: %.o $(CORE)
	$(CC) $(CFLAGS) -o $@ $^ -lm

-include $(wildcard $(B)/*/*.d $(B)/*/*/*.d)
