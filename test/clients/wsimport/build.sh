#!/usr/bin/env bash
# Generates classes from every WSDL with wsimport, and compiles Walk.java with those of version 3.
#
# build.sh ADDRESS FOLDER [OPTION OF JAVA]...
set -euo pipefail

address=$1
folder=$2
shift 2
here=$(dirname "$(realpath "$0")")
export WSIMPORT_OPTS="$*"

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
javac "${@/#/-J}" -nowarn -encoding UTF-8 -d "$folder/classes" -cp /usr/share/java/jaxws-rt.jar \
  "@$folder/sources" "$here/Walk.java"
