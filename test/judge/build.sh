#!/usr/bin/env bash
# Builds the judge: Judge.cs with the classes that Mono's wsdl makes of every WSDL of both versions.
#
# build.sh ADDRESS FOLDER SERVICE...      a service as its version and name: v3/DebtorService
set -euo pipefail

address=$1
folder=$2
shift 2
here=$(dirname "$(realpath "$0")")

for service in "$@"; do
  mkdir -p "$folder/${service%/*}"
  namespace=${service//./_}
  wsdl "-namespace:Nmbrs.${namespace//\//.}" "-out:$folder/$service.cs" "$address/soap/$service.asmx?WSDL" >"$folder/wsdl.log"
done
mcs -optimize+ -nowarn:0414 -r:System.Web.Services -r:System.Web.Extensions "-out:$folder/judge.exe" \
  "$here/Judge.cs" "$folder"/*/*.cs
