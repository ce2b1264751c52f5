# shellcheck shell=sh disable=SC2016,SC2034,SC2154
# system: resolute
# resolute-advisory.sh: a bare Ubuntu 26.04 with make.
prepare make
clone_for root
reports "Ubuntu 26.04" "make demo"
says "says what it downloads" 'installing: postgresql-18 .*downloads .*[0-9.]+ MB and takes [0-9.]+ MB on disk'
cleans "Ubuntu 26.04"
