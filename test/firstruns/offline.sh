# shellcheck shell=sh disable=SC2016,SC2034,SC2154
# system: bookworm
# offline.sh: a bare Debian with make, and no network.
prepare make
mkdir -p /var/cache/apt/empty/partial # without what other states have downloaded
echo 'Dir::Cache::archives "empty";' >/etc/apt/apt.conf.d/empty
clone_for root
forbid_network
refuses "no network" "apt-get could not install (is there a network?)" "make demo"
rm -rf /var/lib/apt/lists/*
refuses "no network, no lists" "apt-get finds none (is there a network?)" "make demo"
nothing_done "no network"
