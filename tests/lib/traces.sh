#!/usr/bin/env bash
# Says which traces of a test run (tests/CaseFlow.Tests/Testing/Traces.cs) hold a number of nine digits that passes the
# test of eleven, as a BSN does: in a log line, an address, an error text, a measurement, a page title or a database.
#   tests/lib/traces.sh FOLDER
# 0 when there is none, 1 when there is one (its line is shown with the digits hidden), 2 when there is nothing to read.
set -uo pipefail
folder=${1:?"usage: traces.sh FOLDER"}

# find_bsn FILE...: the lines with such a number. Digits beside a hexadecimal letter are part of an id.
find_bsn() {
    awk '
    function is_bsn(n,   i, sum) {
        if (n == "000000000") return 0
        for (i = 1; i <= 8; i++) sum += (10 - i) * substr(n, i, 1)
        return (sum - substr(n, 9, 1)) % 11 == 0
    }
    {
        rest = $0; before = ""; found = 0
        while (match(rest, /[0-9]+/)) {
            if (RLENGTH == 9 && is_bsn(substr(rest, RSTART, 9)) &&
                (RSTART > 1 ? substr(rest, RSTART - 1, 1) : before) !~ /[a-fA-F]/ && substr(rest, RSTART + 9, 1) !~ /[a-fA-F]/) found = 1
            before = substr(rest, RSTART + RLENGTH - 1, 1)
            rest = substr(rest, RSTART + RLENGTH)
        }
        if (found) { line = $0; gsub(/[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]/, "*********", line); name = FILENAME; sub(/.*\//, "", name); print name ": " substr(line, 1, 300) }
    }' "$@"
}

# A search that finds nothing proves something only when it can find.
planted=$(printf '%s\n' 'GET /Zaken?zoek=123456782' 'Zaak van 999990019.' 'id 0199a8b7c6d5123456782f' 'nummer 123456789' | find_bsn /dev/stdin | wc -l)
if [[ $planted != 2 ]]; then
    echo "   the search does not find what was planted ($planted of 2)"
    exit 2
fi
for kind in log address exception metric title database; do
    if ! compgen -G "$folder/$kind-*.txt" >/dev/null; then
        echo "   nothing of the kind '$kind' was kept in $folder"
        exit 2
    fi
done
echo "   $(cat "$folder"/*.txt | wc -l) lines, $(cat "$folder"/address-*.txt | wc -l) addresses, $(cat "$folder"/title-*.txt | wc -l) titles"
found=$(find_bsn "$folder"/*.txt)
if [[ -n $found ]]; then
    printf '%s\n' "$found" | head -n 20 | sed 's/^/   /'
    echo "   $(printf '%s\n' "$found" | wc -l) lines hold a BSN"
    exit 1
fi
