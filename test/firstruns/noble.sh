# shellcheck shell=sh disable=SC2016,SC2034,SC2154
# system: noble
# noble.sh: a bare Ubuntu 24.04 with make.
prepare make
clone_for root
reports "Ubuntu 24.04" "make demo"
says "says what it downloads" 'installing: postgresql-16 .*downloads .*[0-9.]+ MB and takes [0-9.]+ MB on disk'
cleans "Ubuntu 24.04"
