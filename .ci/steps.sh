# shellcheck shell=bash
# steps.sh: runs the steps of .ci/run one after the other and keeps count.

logs=$(mktemp -d)
results=()
passed=0
failed=0

# step NAME COMMAND...: runs it, shows what it prints, and counts its tests.
step() {
	local name=$1 log="$logs/${#results[@]}" began=$SECONDS status=0 counts
	shift
	echo "=== $name: $*"
	"$@" </dev/null 2>&1 | tee "$log"
	status=${PIPESTATUS[0]}
	if [ "$status" -eq 75 ] && [ -n "${may_be_skipped:-}" ]; then
		results+=("$(printf '%-44s %-6s %5d s  skipped: %s' "$name" - "$((SECONDS - began))" "$(grep -m 1 '^E: ' "$log" || tail -n 1 "$log")")")
		return
	fi
	counts=$(sed -nE 's/^([a-z]+: )?([0-9]+) passed, ([0-9]+) failed$/\2 \3/p' "$log" | tail -n 1)
	if [ -z "$counts" ]; then
		counts="$((status == 0)) $((status != 0))"
	elif [ "$status" -ne 0 ] && [ "${counts#* }" -eq 0 ]; then
		counts="${counts% *} 1"
	fi
	note "$name" "$((SECONDS - began))" "$status" "$counts"
}

# where_to_be_had NAME COMMAND...: a step on a system that may be out of reach: its exit code 75
# says so, and then the summary says "skipped" and why.
where_to_be_had() {
	may_be_skipped=yes step "$@"
}

# note NAME SECONDS STATUS "PASSED FAILED": adds a step to the summary and the totals.
note() {
	local result=passed
	[ "$3" -eq 0 ] || result=FAILED
	passed=$((passed + ${4% *}))
	failed=$((failed + ${4#* }))
	results+=("$(printf '%-44s %-6s %5d s  %s passed, %s failed' "$1" "$result" "$2" "${4% *}" "${4#* }")")
}

# advisory NAME COMMAND...: runs it and says how it went, but nothing depends on it.
advisory() {
	local name=$1 began=$SECONDS status=0
	shift
	echo "=== $name (advisory): $*"
	"$@" </dev/null 2>&1 || status=$?
	results+=("$(printf '%-44s %-6s %5d s  exit code %d, advisory' "$name" - "$((SECONDS - began))" "$status")")
}

# in_fresh_clone_as USER COMMAND...: in a clone that USER owns, at a path with a space in it.
in_fresh_clone_as() {
	local user=$1 folder status=0
	shift
	folder=$(mktemp -d)
	git clone -q --no-hardlinks . "$folder/a clone"
	chown -R "$user:" "$folder"
	(cd "$folder/a clone" && setpriv --reuid="$user" --regid="$(id -g "$user")" --clear-groups -- \
		env HOME="$folder" TMPDIR=/tmp "$@") || status=$?
	rm -rf "$folder"
	return "$status"
}

# finish: the summary; the last line is the total.
finish() {
	echo
	echo "=== summary, $((SECONDS / 60)) min $((SECONDS % 60)) s"
	printf '%s\n' "${results[@]}"
	rm -rf "$logs"
	echo "$passed passed, $failed failed"
	[ "$failed" -eq 0 ]
}
