# The integration: reports sick leave to Nmbrs, and reads it back. To be sourced; needs the address, the username, the token
# and the domain in variables of these names.

# report EMPLOYEE DAY: reports an employee sick from a day on; prints the id of the absence.
report() {
  call Absence2_Insert "<EmployeeId>$1</EmployeeId>
    <Absence>
      <AbsenceId>0</AbsenceId>
      <Percentage>100</Percentage>
      <Start>$2T00:00:00</Start>
      <RegistrationStartDate>$2T00:00:00</RegistrationStartDate>
      <Dossiernr>0</Dossiernr>
    </Absence>
    <NewDossier>true</NewDossier>" | values Absence2_InsertResult
}

# absences_of EMPLOYEE: prints the ids of the absences of an employee, last first.
absences_of() { call Absence2_GetList "<EmployeeId>$1</EmployeeId>" | values AbsenceId; }

# call OPERATION ARGUMENTS: prints the answer of EmployeeService.
call() {
  local namespace=https://api.nmbrs.nl/soap/v3/EmployeeService
  curl --silent --show-error --fail-with-body "$address/soap/v3/EmployeeService.asmx" \
    --header 'Content-Type: text/xml; charset=utf-8' --header "SOAPAction: \"$namespace/$1\"" --data "
<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\">
  <soap:Header>
    <AuthHeaderWithDomain xmlns=\"$namespace\">
      <Username>$username</Username><Token>$token</Token><Domain>$domain</Domain>
    </AuthHeaderWithDomain>
  </soap:Header>
  <soap:Body><$1 xmlns=\"$namespace\">$2</$1></soap:Body>
</soap:Envelope>"
}

# values ELEMENT: the texts of the elements of this name in the XML on standard input, one a line.
values() { grep --only-matching "<$1>[^<]*" | cut --delimiter='>' --fields=2; }
