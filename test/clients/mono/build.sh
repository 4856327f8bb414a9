#!/usr/bin/env bash
# Generates proxies from every service with Mono's wsdl, which finds the WSDL from the bare address, and compiles Walk.cs
# with those of each version.
#
# build.sh ADDRESS FOLDER
set -euo pipefail

address=$1
folder=$2
here=$(dirname "$(realpath "$0")")

# build VERSION SYMBOL SERVICE...
build() {
  local version=$1 symbol=$2 service
  shift 2
  mkdir -p "$folder/$version"
  for service in "$@"; do
    wsdl "-namespace:Nmbrs.$service" "-out:$folder/$version/$service.cs" \
      "$address/soap/$version/$service.asmx"
  done
  mcs -nowarn:0414 "-define:$symbol" -r:System.Web.Services -r:System.Web.Extensions \
    "-out:$folder/walk-$version.exe" "$here/Walk.cs" "$folder/$version"/*.cs
}

build v3 V3 DebtorService CompanyService EmployeeService SingleSignOn ReportService
build v2.1 V21 DebtorService CompanyService EmployeeService SingleSignOn
