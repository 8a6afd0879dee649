# Reads the counts out of a .trx result file. Sourced by ./test.

# Value of attribute $2 in the <Counters> element of file $1; 0 when there is none.
trx_count() {
    local value
    value=$(grep -o '<Counters [^>]*>' "$1" 2>/dev/null | grep -o " $2=\"[0-9]*\"" | grep -o '[0-9]*' | head -n 1)
    echo "${value:-0}"
}

trx_passed() { trx_count "$1" passed; }
# The logger counts a skipped test in total only.
trx_skipped() { echo $(( $(trx_count "$1" total) - $(trx_count "$1" executed) )); }
# Whatever was executed and did not pass has failed: error, timeout and aborted too.
trx_failed() { echo $(( $(trx_count "$1" executed) - $(trx_count "$1" passed) )); }

# Why tests were skipped: one line per reason, with how many.
trx_skip_reasons() {
    sed -n '/ outcome="NotExecuted"/,/<\/UnitTestResult>/s/.*<Message>\(.*\)<\/Message>.*/\1/p' "$1" 2>/dev/null \
        | sort | uniq -c | sed 's/^ *\([0-9]*\) /   \1 skipped: /'
}
