#!/usr/bin/env bash
# The checking step of action.yml: annotations on standard output, SARIF into a file, the exit code of the check.
set -uo pipefail

paths=()
if [[ $PATHS == *$'\n'* ]]; then
  while IFS= read -r line; do
    [[ -n $line ]] && paths+=("$line")
  done <<<"$PATHS"
elif [[ -e $PATHS ]]; then
  paths=("$PATHS")
else
  read -ra paths <<<"$PATHS"
fi

options=(--fail-on "${FAIL_ON:-error}" --format github --report "sarif=${SARIF:=docchecker.sarif}")
[[ -n ${KIND:-} ]] && options+=(--as "$KIND")
[[ -n ${ALLOW:-} ]] && options+=(--allow "$ALLOW")

docchecker check "${options[@]}" -- "${paths[@]}"
code=$?
[[ -f $SARIF ]] && echo "sarif=$SARIF" >>"${GITHUB_OUTPUT:-/dev/null}"
exit "$code"
