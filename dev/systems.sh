# shellcheck shell=sh
# systems.sh: makes small Debian and Ubuntu systems in folders, for scripts that are root's.

# Where they are kept.
systems=${CSMETRICS_CACHE:-$top/build}

# bootstrap RELEASE FOLDER [OPTION...]: makes a minimal system, by mmdebstrap with these options
# besides. The release's date is not looked at, so that a frozen mirror serves. Says why it fails.
bootstrap() {
	release=$1
	folder=$2
	shift 2
	say "making a system: $release, in $folder"
	rm -rf "$folder.new"
	set -- --variant=apt --aptopt='Acquire::Check-Valid-Until "false"' "$@"
	case $release in
		jammy | noble | resolute)
			ubuntu=http://archive.ubuntu.com/ubuntu
			set -- --keyring="$(ubuntu_keyring)" "$@" "$release" "$folder.new" \
				"deb $ubuntu $release main universe" "deb $ubuntu $release-updates main universe" \
				"deb $ubuntu $release-security main universe"
			;;
		*) set -- "$@" "$release" "$folder.new" ;;
	esac
	mmdebstrap "$@" >"$folder.log" 2>&1 || {
		grep -E '^(E|W|Err)' "$folder.log" >&2 || tail -n 30 "$folder.log" >&2
		return 1
	}
	mv "$folder.new" "$folder"
}

# ubuntu_keyring: prints the file with the keys of Ubuntu's archive: this system's, or that of
# the package which Debian has of it since trixie.
ubuntu_keyring() {
	file=usr/share/keyrings/ubuntu-archive-keyring.gpg
	for root in "" "$systems/ubuntu-keyring"; do
		if [ -f "$root/$file" ]; then
			echo "$root/$file"
			return
		fi
	done
	mmdebstrap --variant=extract --include=ubuntu-keyring --aptopt='Acquire::Check-Valid-Until "false"' \
		trixie "$systems/ubuntu-keyring" >"$systems/ubuntu-keyring.log" 2>&1 || {
		tail -n 5 "$systems/ubuntu-keyring.log" >&2
		rm -rf "$systems/ubuntu-keyring"
	}
	echo "$systems/ubuntu-keyring/$file"
}
