#!/usr/bin/env bash
set -euo pipefail
cd "$(dirname "$0")"
source nmbrs.sh
source sick-leave.sh

jansen=5003001

absence=$(report $jansen 2026-11-16)

assert_equals "$absence" "$(absences_of $jansen)"
assert_called Absence2_Insert "{\"EmployeeId\": $jansen, \"Absence\": {\"Percentage\": 100, \"Start\": \"2026-11-16\"}}"
assert_clean
echo 'reports sick leave: passed'
