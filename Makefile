# csmetrics: customer-support metrics for PostgreSQL

EXTENSION = csmetrics
MODULE_big = csmetrics
EXTVERSION := $(shell sed -n "s/^default_version = '\(.*\)'/\1/p" csmetrics.control)
DATA = $(wildcard sql/csmetrics--*.sql)
OBJS = $(patsubst %.c,%.o,$(sort $(wildcard src/*.c src/core/*.c src/pg/*.c)))
PG_CPPFLAGS = -I$(CURDIR)/src -DCSMETRICS_VERSION='"$(EXTVERSION)"'
PG_CFLAGS = -std=c11 -Wall -Wextra $(WERROR)

TESTS = $(sort $(wildcard test/sql/*.sql))
REGRESS = $(patsubst test/sql/%.sql,%,$(TESTS))
REGRESS_OPTS = --inputdir=test --load-extension=csmetrics

PG_CONFIG ?= pg_config
PGXS := $(shell $(PG_CONFIG) --pgxs)
include $(PGXS)
