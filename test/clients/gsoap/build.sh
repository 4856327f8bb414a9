#!/usr/bin/env bash
# Generates C from every WSDL with gSOAP, and compiles walk.c with that of version 3.
#
# build.sh ADDRESS FOLDER
set -euo pipefail

address=$1
folder=$2
here=$(dirname "$(realpath "$0")")

# wsdls VERSION SERVICE...: the addresses of WSDLs.
wsdls() {
  local version=$1
  shift
  printf "$address/soap/$version/%s.asmx?WSDL\n" "$@"
}

# generate FOLDER WSDL...: client code for some services together; a WSDL that cannot be read ends it.
generate() {
  local to=$1
  shift
  mkdir -p "$to"
  wsdl2h -c -t "$here/typemap.dat" -o "$to/nmbrs.h" "$@"
  (cd "$to" && soapcpp2 -C -c -L -x -w -I/usr/share/gsoap/import nmbrs.h)
}

# operations SERVICE NAME: `"Service": count` for JSON. Code is made for both ports, with an underscore for the second.
operations() {
  local count
  count=$(grep -oP "(?<= soap_call___$2__)\w+(?=\(struct soap \*)" soapStub.h | grep -cv '_$')
  printf '\\"%s\\": %d' "$1" "$count"
}

generate "$folder/v2.1" $(wsdls v2.1 DebtorService CompanyService EmployeeService SingleSignOn)
generate "$folder/v3" $(wsdls v3 DebtorService CompanyService EmployeeService SingleSignOn ReportService)

cd "$folder/v3"
{
  printf '#define OPERATIONS "'
  operations DebtorService debtor && printf ', '
  operations CompanyService company && printf ', '
  operations EmployeeService employee && printf ', '
  operations SingleSignOn sso && printf ', '
  operations ReportService report && printf '"\n'
} >operations.h
# tcc compiles the 17 MB of code in a second, for which gcc takes half a minute.
tcc -w -c soapC.c -o soapC.o
tcc -w -I. "$here/walk.c" -c -o walk.o
tcc -w -c soapClient.c -o soapClient.o
tcc walk.o soapC.o soapClient.o -lgsoap -o "$folder/walk"
