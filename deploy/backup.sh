#!/usr/bin/env bash
# A backup of a running CaseFlow in a new folder: backup.sh FOLDER. For a timer, as the user of the service, with its settings:
#   set -a; . /etc/caseflow/caseflow.env; set +a; /opt/caseflow/deploy/backup.sh /reserve
# Keys and the anchor of the log first, then the database, then the attachments: so they belong together.
set -euo pipefail
umask 077
to="$1/$(date -u +%Y-%m-%dT%H%M%SZ)"
caseflow=(dotnet "${CASEFLOW_HOME:-/opt/caseflow}/CaseFlow.dll")
if [[ ${Database__Provider:-sqlite} == sqlite ]]; then
    "${caseflow[@]}" backup "$to"
else
    # pg_dump takes PGHOST, PGUSER, PGDATABASE and ~/.pgpass.
    "${caseflow[@]}" backup "$to" --only Keys
    pg_dump --format=custom --no-owner --file="$to/caseflow.dump"
    "${caseflow[@]}" backup "$to" --only Attachments
fi
echo "$to"
