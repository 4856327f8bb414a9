#!/usr/bin/env bash
# How an API token comes to be in Nmbrs, and how it stops working, with nothing but curl: docs/tour.sh [address].
# Every step says what it does and what the API answers then; it stops at the first answer that is not the expected one.
set -euo pipefail

nmbrs=${1:-http://127.0.0.1:8080}
namespace=https://api.nmbrs.nl/soap/v3/DebtorService

# mock METHOD PATH [JSON]: calls the control API.
mock() {
  local method=$1 path=$2 body=${3:-}
  curl --silent --show-error --fail-with-body --request "$method" "$nmbrs/_mock$path" \
    ${CONTROL_TOKEN:+--header "Authorization: Bearer $CONTROL_TOKEN"} \
    ${body:+--header 'Content-Type: application/json' --data "$body"}
}

# The first value of a field in the JSON on standard input.
field() { grep --only-matching "\"$1\":\(\"[^\"]*\"\|[0-9]*\)" | head --lines 1 | sed 's/^[^:]*://; s/"//g'; }

# soap OPERATION [ARGUMENTS]: calls DebtorService as $username with $token.
soap() {
  local operation=$1 arguments=${2:-}
  curl --silent --show-error "$nmbrs/soap/v3/DebtorService.asmx" \
    --header 'Content-Type: text/xml; charset=utf-8' --header "SOAPAction: \"$namespace/$operation\"" --data "
<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\">
  <soap:Header>
    <AuthHeaderWithDomain xmlns=\"$namespace\">
      <Username>$username</Username><Token>$token</Token><Domain>$domain</Domain>
    </AuthHeaderWithDomain>
  </soap:Header>
  <soap:Body><$operation xmlns=\"$namespace\">$arguments</$operation></soap:Body>
</soap:Envelope>"
}

# In short what an answer says: the fault, or how many debtors it holds.
outcome() {
  local answer=$1 fault
  fault=$(sed -n 's/.*---&gt; \([^<]*\)<.*/\1/p' <<<"$answer")
  if [[ -n $fault ]]; then echo "$fault"; else echo "$(grep --only-matching '<Id>' <<<"$answer" | wc --lines) debtors"; fi
}

# expect OUTCOME STEP OPERATION [ARGUMENTS]: says the step, makes the call and holds its outcome against the expected one.
expect() {
  local expected=$1 step=$2 found
  shift 2
  found=$(outcome "$(soap "$@")")
  printf '%-72s %s\n' "$step" "$found"
  if [[ $found != "$expected" ]]; then
    echo "expected: $expected" >&2
    exit 1
  fi
}

# The id of the first debtor that does not carry a tag.
debtor_without_tag() {
  mock GET "$here/debtors" | grep --only-matching '{"id":[0-9]*,[^]]*]' | grep --invert-match "[[,]$1[],]" | field id
}

domain=$(mock POST /environments '{"from": "demo", "logins": []}' | field subdomain)
here=/environments/$domain
invalid='1001: Invalid Authentication'
unauthorized='1003: Unauthorized access'
template=$(mock POST "$here/templates" '{"name": "Koppeling", "kind": "Master Accountant"}' | field id)

echo "A login at master level"
username=koppeling@kantoor.example token=none
login=$(mock POST "$here/logins" "{\"username\": \"$username\", \"template\": $template}" | field id)
expect "$invalid" '  made, with a Master Accountant template' List_GetAll
mock POST "$here/logins/$login/invite" >/dev/null
expect "$invalid" '  invited: the activation mail is in the outbox' List_GetAll
link=$(mock GET "$here/outbox" | field link)
curl --silent --show-error --fail --output /dev/null --data 'password=geheim' "$link"
expect "$invalid" '  followed the link and set a password: active, but no API account' List_GetAll
token=$(mock PUT "$here/logins/$login/api-account" '{"on": true}' | field token)
expect '6 debtors' '  switched on its API account and got a token' List_GetAll
mock PATCH "$here/logins/$login" '{"tags": ["Team Noord"]}' >/dev/null
expect '2 debtors' '  filtered to the debtors with the tag Team Noord' List_GetAll
expect "$unauthorized" '  a debtor without that tag' Debtor_Get "<DebtorId>$(debtor_without_tag 3)</DebtorId>"
mock PUT "$here/templates/$template/calls/DebtorService.List_GetAll" '{"on": false}' >/dev/null
expect '1002: Unauthorized access' '  List_GetAll switched off in its template' List_GetAll
mock PUT "$here/templates/$template/calls/DebtorService.List_GetAll" '{"on": true}' >/dev/null
new_token=$(mock POST "$here/logins/$login/reset-token" | field token)
expect "$invalid" '  reset its token: the old one' List_GetAll
token=$new_token
expect '2 debtors' '  reset its token: the new one' List_GetAll
mock POST "$here/logins/$login/deactivate" >/dev/null
expect "$invalid" '  deactivated' List_GetAll

echo "A login of one debtor"
username=klant@bakkerij.example token=none
client=$(mock POST "$here/templates" '{"name": "Klantkoppeling", "kind": "Client"}' | field id)
debtor=$(mock GET "$here/debtors" | field id)
login=$(mock POST "$here/logins" "{\"username\": \"$username\", \"template\": $client, \"debtorId\": $debtor}" | field id)
expect "$invalid" '  made under its debtor' List_GetAll
link=$(mock POST "$here/logins/$login/invite" | field link)
curl --silent --show-error --fail --output /dev/null --data 'password=geheim' "$link"
expect "$invalid" '  activated by mail, but it has no token yet' List_GetAll
token=$(mock PUT "$here/logins/$login/api-account" '{"on": true}' | field token)
expect '0 debtors' '  token added from the login settings of the debtor' List_GetAll
mock PATCH "$here/logins/$login" '{"companies": "all"}' >/dev/null
expect '1 debtors' '  chose all companies of its debtor' List_GetAll
expect "$unauthorized" '  another debtor' Debtor_Get "<DebtorId>$((debtor + 1))</DebtorId>"
mock PUT "$here/templates/$client/calls/DebtorService.Debtor_Get" '{"on": false}' >/dev/null
expect '1002: Unauthorized access' '  Debtor_Get switched off in its template' Debtor_Get "<DebtorId>$debtor</DebtorId>"
new_token=$(mock POST "$here/logins/$login/reset-token" | field token)
expect "$invalid" '  reset its token: the old one' List_GetAll
token=$new_token
expect '1 debtors' '  reset its token: the new one' List_GetAll
mock POST "$here/logins/$login/deactivate" >/dev/null
expect "$invalid" '  deactivated' List_GetAll

mock DELETE "$here" >/dev/null
