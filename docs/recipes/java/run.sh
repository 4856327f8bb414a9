#!/usr/bin/env bash
# Makes the client from the WSDL of the mock if there is none yet, compiles, and runs the tests: run.sh [CLASS],
# SickLeaveTest by default. In a build of your own the plugin of your build tool makes the client.
set -euo pipefail
cd "$(dirname "$0")"
source ../mock.sh

libraries=/usr/share/java
classpath=build/classes:$libraries/jaxws-rt.jar:$libraries/junit4.jar:$libraries/hamcrest.jar

compile() { javac -nowarn -encoding UTF-8 -d build/classes -cp "$classpath" "$@"; }

mkdir -p build/client build/classes
if [[ ! -d build/classes/nmbrs ]]; then
  wsimport -quiet -extension -XadditionalHeaders -Xnocompile -p nmbrs.employee -s build/client \
    "$mock/soap/v3/EmployeeService.asmx?WSDL"
  compile build/client/nmbrs/employee/*.java
fi
compile ./*.java
java -Dfile.encoding=UTF-8 -cp "$classpath" org.junit.runner.JUnitCore "${1:-SickLeaveTest}"
