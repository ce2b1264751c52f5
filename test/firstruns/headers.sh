# shellcheck shell=sh disable=SC2016,SC2034,SC2154
# system: trixie
# headers.sh: the ordinary server: PostgreSQL without its headers, and a compiler.
prepare make gcc libc6-dev postgresql
clone_for newcomer
refuses "no headers, plain make" "without its server headers" "make"
forbid_network
refuses "no headers, no network" "apt-get could not download postgresql-server-dev-17" "make demo"
nothing_done "no headers, no network"
allow_network
reports "no headers, no right to install" "make demo"
holds "no package was installed" sh -c 'dpkg -l | cmp - /var/log/packages'
forbid_network
reports "the headers stay" "make demo"
cleans "no headers"
