# Asks the package feeds of this machine which of our packages have known vulnerabilities. Sourced by ./test.

# audit_config FILE: a NuGet configuration in which every feed in use is asked what it knows of vulnerabilities.
audit_config() {
    local sources key=0
    sources=$(dotnet nuget list source --format short 2>/dev/null | sed -n 's/^E //p' | sed 's/&/\&amp;/g')
    {
        echo '<configuration>'
        for kind in packageSources auditSources; do
            echo "<$kind><clear />"
            while read -r source; do
                [[ -n $source ]] && echo "<add key=\"feed$((key += 1))\" value=\"$source\" />"
            done <<<"$sources"
            echo "</$kind>"
        done
        echo '</configuration>'
    } >"$1"
}

# audit_ask CONFIG ANSWER: what the feeds say of every package in the solution, as JSON.
audit_ask() {
    DOTNET_CLI_UI_LANGUAGE=en timeout 180 dotnet list CaseFlow.sln package --vulnerable --include-transitive --format json --config "$1" >"$2" 2>&1 </dev/null
}

# audit_verdict ANSWER FEEDS: 0 when nothing is known against our packages, 1 when something is, 2 when no feed could tell.
audit_verdict() {
    local silent
    if grep -q '"advisoryurl"' "$1"; then
        grep -oE '"(id|resolvedVersion|severity|advisoryurl)": *"[^"]*"' "$1" | sed 's/^/   /'
        return 1
    fi
    grep -q '"projects"' "$1" || { echo "   not known: the feeds could not be asked"; return 2; }
    silent=$(grep -oE "Audit source '[^']*' did not provide" "$1" | sort -u | wc -l)
    if (( silent >= $2 )); then
        echo "   not known: no package feed here has data on vulnerabilities"
        return 2
    fi
    echo "   none known"
}
