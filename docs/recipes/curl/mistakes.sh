#!/usr/bin/env bash
# What mistakes look like: these tests fail, each with a message of the mock that says why.
set -euo pipefail
cd "$(dirname "$0")"
source nmbrs.sh
source sick-leave.sh

jansen=5003001
failed=0

echo 'reports the wrong day'
(
  report $jansen 2026-11-17 >/dev/null
  assert_called Absence2_Insert "{\"EmployeeId\": $jansen, \"Absence\": {\"Percentage\": 100, \"Start\": \"2026-11-16\"}}"
) || failed=1

echo 'forgets the recovery'
(assert_called Absence_RecoveryInsert "{\"EmployeeId\": $jansen}") || failed=1

echo 'misspells an element'
(
  call Absence2_GetList "<EmployeeID>$jansen</EmployeeID>" >/dev/null || true
  assert_clean
) || failed=1

exit $failed
