# An environment of the mock for a test: a login to use, and the calls that were made. To be sourced; sets the address, the
# username, the token and the domain in variables of these names.
source "$(dirname "${BASH_SOURCE[0]}")/../mock.sh"

# ask PATH [JSON]: prints what the control API answers; a body is posted.
ask() {
  curl --silent --show-error --fail-with-body "$mock/_mock/environments$1" \
    ${2:+--header 'Content-Type: application/json' --data "$2"}
}

# texts NAME: the texts of this name in the JSON on standard input, one a line.
texts() {
  local text
  grep --only-matching "\"$1\":\"\([^\"\\\\]\|\\\\.\)*\"" | while read -r text; do
    text=${text#*:\"}
    printf '%b\n' "${text%\"}"
  done
}

# assert_called OPERATION ARGUMENTS: fails with the mock's verdict unless the operation was called once, with these
# arguments, given as JSON.
assert_called() {
  local verdict
  verdict=$(ask "/$domain/verify" "{\"operation\": \"$1\", \"with\": $2, \"times\": 1}")
  [[ $verdict == *'"holds":true'* ]] || fail "$(texts message <<<"$verdict")"
}

# assert_clean: fails with what the real service would have swallowed without a word.
assert_clean() {
  local violations
  violations=$(ask "/$domain/violations")
  [[ $violations == '[]' ]] || fail "$(texts message <<<"$violations")"
}

# assert_equals EXPECTED FOUND
assert_equals() { [[ $1 == "$2" ]] || fail "expected $1, found $2"; }

fail() {
  echo "$1" >&2
  exit 1
}

address=$mock
made=$(ask '' '{}')
username=$(texts username <<<"$made")
token=$(texts token <<<"$made")
domain=$(texts domain <<<"$made") # that of the login comes first
domain=${domain%%$'\n'*}
