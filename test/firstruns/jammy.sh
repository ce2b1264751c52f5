# shellcheck shell=sh disable=SC2016,SC2034,SC2154
# system: jammy
# jammy.sh: Ubuntu 22.04, whose PostgreSQL is too old.
prepare make
clone_for root
refuses "Ubuntu 22.04" "this system offers PostgreSQL 14; csmetrics needs 15 or later" "make demo"
nothing_done "Ubuntu 22.04"
