#!/bin/sh
# Lists the debtors with curl.
curl --silent --show-error --fail \
  -H 'Content-Type: text/xml; charset=utf-8' \
  -H 'SOAPAction: "https://api.nmbrs.nl/soap/v3/DebtorService/List_GetAll"' \
  --data-binary "@$(dirname "$0")/request.xml" https://api.nmbrs.nl/soap/v3/DebtorService.asmx | grep -o '<Debtor>' | wc -l
