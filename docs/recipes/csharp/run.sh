#!/usr/bin/env bash
# Makes the client from the WSDL of the mock if there is none yet, compiles, and runs the tests: run.sh [CLASS],
# SickLeaveTest by default. In a build of your own the client is made with `wsdl` or as a service reference.
set -euo pipefail
cd "$(dirname "$0")"
source ../mock.sh
export NMBRS_MOCK_URL=$mock

mkdir -p build
[[ -f build/EmployeeService.cs ]] ||
  wsdl -nologo -namespace:Nmbrs -out:build/EmployeeService.cs "$mock/soap/v3/EmployeeService.asmx?WSDL"
mcs -nowarn:0414 -target:library -out:build/Recipe.dll -pkg:nunit -r:System.Web.Services -r:System.Web.Extensions \
  build/EmployeeService.cs ./*.cs
cd build
nunit-console -nologo -run:"${1:-SickLeaveTest}" Recipe.dll
