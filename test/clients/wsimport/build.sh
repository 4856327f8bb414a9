#!/usr/bin/env bash
# Generates classes from every WSDL with wsimport, and compiles Walk.java with those of version 3.
#
# build.sh ADDRESS FOLDER
set -euo pipefail

address=$1
folder=$2
here=$(dirname "$(realpath "$0")")

# So short a run is over before the second compiler of the virtual machine pays, or a collector with threads of its own.
brief=(-XX:TieredStopAtLevel=1 -XX:+UseSerialGC)
export WSIMPORT_OPTS="${brief[*]}"

# import VERSION SERVICE PACKAGE
import() {
  mkdir -p "$folder/$1"
  wsimport -quiet -extension -XadditionalHeaders -Xnocompile \
    -p "nmbrs.$3" -s "$folder/$1" "$address/soap/$1/$2.asmx?WSDL"
}

for version in v3 v2.1; do
  import $version DebtorService debtor
  import $version CompanyService company
  import $version EmployeeService employee
  import $version SingleSignOn sso
done
import v3 ReportService report

mkdir -p "$folder/classes"
find "$folder/v3" -name '*.java' >"$folder/sources"
javac "${brief[@]/#/-J}" -nowarn -encoding UTF-8 -d "$folder/classes" -cp /usr/share/java/jaxws-rt.jar \
  "@$folder/sources" "$here/Walk.java"
