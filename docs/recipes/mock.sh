# To be sourced. Sets `mock` to the address of a mock: of the one that NMBRS_MOCK_URL names, or of one that runs until the
# script ends.
mock=${NMBRS_MOCK_URL:-}
if [[ -z $mock ]]; then
  mock_log=$(mktemp)
  nmbrs-mock --port 0 >"$mock_log" &
  trap "kill $!; rm $mock_log" EXIT
  until mock=$(grep --only-matching --max-count=1 'http://[0-9.:]*' "$mock_log"); do
    kill -0 $! # or it could not start
    sleep 0.1
  done
fi
