# csmetrics: customer-support metrics for PostgreSQL
#
# all, install, uninstall, clean and installcheck are PGXS's, for packagers. Everything else
# is a script in dev/, works in a temporary installation and needs no PostgreSQL to be there
# yet: "make help" lists it.

EXTENSION = csmetrics
MODULE_big = csmetrics
TOP := $(dir $(firstword $(MAKEFILE_LIST)))
EXTVERSION := $(shell sed -n "s/^default_version = '\(.*\)'/\1/p" '$(TOP)csmetrics.control')

DATA = $(patsubst $(TOP)%,%,$(wildcard $(TOP)sql/csmetrics--*.sql))
SOURCES := $(patsubst $(TOP)%,%,$(sort $(wildcard $(TOP)src/*.c $(TOP)src/*/*/*.c)))
OWN_HEADERS := $(patsubst $(TOP)%,%,$(wildcard $(TOP)src/*/*/*.h $(TOP)src/*/*/*.def))
OBJS = $(SOURCES:.c=.o)
PG_CPPFLAGS = -I$(TOP)src -DCSMETRICS_VERSION='"$(EXTVERSION)"'
PG_CFLAGS = -std=c11 -Wall -Wextra $(WERROR)

TESTS = $(sort $(wildcard $(TOP)test/sql/*.sql))
REGRESS = $(basename $(notdir $(TESTS)))
REGRESS_OPTS = --inputdir=$(TOP)test --load-extension=csmetrics

EXTRA_CLEAN = build

PG_CONFIG ?= pg_config
PGXS := $(shell $(PG_CONFIG) --pgxs 2>/dev/null)
SERVER_HEADERS := $(shell $(PG_CONFIG) --includedir-server 2>/dev/null)

# The server's headers as system headers: their unused parameters are not our warnings.
PG_CPPFLAGS += -isystem $(SERVER_HEADERS)

# Debian has pgxs.mk in the package of psql: only postgres.h says that a module can be built.
ifneq ($(and $(wildcard $(PGXS)),$(wildcard $(SERVER_HEADERS)/postgres.h)),)

# JIT's bitcode is left out where the programs that make it aren't there.
LLVM := $(shell sed -n 's/^CLANG *= *//p; s,^LLVM_BINPATH *= *\(.*\),\1/llvm-lto,p' '$(PGXS:/makefiles/pgxs.mk=)/Makefile.global')
ifneq ($(words $(LLVM)),$(words $(foreach program,$(LLVM),$(shell command -v $(program)))))
override with_llvm = no
endif

include $(PGXS)

clean: clean-work

# An object depends on every header: there are few, and PGXS tracks none.
$(OBJS) $(OBJS:.o=.bc): $(OWN_HEADERS)

# A build outside the source tree needs the folders. They can't be prerequisites: VPATH would
# find those of the source tree.
$(shell mkdir -p $(sort $(dir $(OBJS))))

# Core's functions are nobody else's: PostgreSQL loads modules with RTLD_GLOBAL, and before
# 16 every function of every module is exported.
src/core/%.o: override CFLAGS += -fvisibility=hidden
else
all install uninstall installcheck:
	@echo 'csmetrics: $(if $(PGXS),PostgreSQL is here without its server headers: there is no $(SERVER_HEADERS)/postgres.h.,there is no PostgreSQL to build for: $(PG_CONFIG) is not found.)' >&2
	@echo '  On Debian and Ubuntu: sudo apt-get install postgresql-server-dev-all' >&2
	@echo '  Or name another one: make PG_CONFIG=/usr/lib/postgresql/17/bin/pg_config' >&2
	@exit 1

clean: clean-work
	rm -rf $(EXTRA_CLEAN) csmetrics.so $(OBJS) $(OBJS:.o=.bc)
endif

# Folders outside of the clone, which a run that was killed may have left.
.PHONY: clean-work
clean-work:
	@'$(TOP)dev/clean'

# A pg_config that was named on the command line or in the environment is handed on.
ifneq ($(filter command environment,$(word 1,$(origin PG_CONFIG))),)
export PG_CONFIG
endif

DEV_TARGETS = demo psql bench test test-matrix test-firstruns test-sanitize test-tools fuzz sqlsmith coverage lint format dist package
.PHONY: help dashboard $(DEV_TARGETS)
$(DEV_TARGETS):
	@'$(TOP)dev/$(@:test-%=%)'

dashboard:
	@'$(TOP)examples/dashboard/run'

help:
	@sed -n 's/^#: //p' '$(TOP)Makefile'

#: For users
#:   make demo           the example desk's report, from a throwaway server
#:   make psql           psql on the example desk, in a throwaway server
#:   make dashboard      the example desk as a web page
#:   make && make install   build and install for the PostgreSQL of pg_config
#: For developers (all in a temporary installation, never in the system's PostgreSQL)
#:   make test           every test: unit, pg_regress, TAP, demo, documentation
#:   make test-matrix    the same on PostgreSQL 16, 17 and 18 in chroots (needs root)
#:   make test-firstruns what a newcomer does first, on fresh systems in chroots (needs root)
#:   make test-sanitize  under AddressSanitizer, UBSan and valgrind
#:   make test-tools     what the docs say of BI tools and drivers, tried in them
#:   make fuzz           the fuzzers, FUZZ_SECONDS each (30)
#:   make sqlsmith       random SQL against the example desk, SQLSMITH_SECONDS (60)
#:   make coverage       lines and branches that the tests reach
#:   make bench          the figures of docs/performance.md
#:   make lint           clang-format, clang-tidy and shellcheck look; nothing is changed
#:   make format         clang-format changes
#:   make dist           build/csmetrics-VERSION.zip, for PGXN
#:   make package        the Debian package, built and tried; it is left in build/
#: One test at a time: dev/regress NAME..., dev/unit NAME..., dev/tap FILE..., dev/doctest PAGE...
