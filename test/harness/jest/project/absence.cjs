const SERVICE = 'https://api.nmbrs.nl/soap/v3/EmployeeService';

/** Reports somebody ill, as an integration would. */
exports.reportIll = async ({ url, logins }, comment, name = 'Percentage') => {
  const { username, token, domain } = logins.master;
  const header = `<AuthHeaderWithDomain xmlns="${SERVICE}"><Username>${username}</Username><Token>${token}</Token><Domain>${domain}</Domain></AuthHeaderWithDomain>`;
  const absence = `<Comment>${comment}</Comment><${name}>50</${name}><Start>2026-11-16T00:00:00</Start><RegistrationStartDate>2026-11-16T00:00:00</RegistrationStartDate>`;
  const call = `<Absence2_Insert xmlns="${SERVICE}"><EmployeeId>5000001</EmployeeId><Absence>${absence}</Absence><NewDossier>true</NewDossier></Absence2_Insert>`;
  const response = await fetch(`${url}/soap/v3/EmployeeService.asmx`, {
    method: 'POST',
    headers: { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: `"${SERVICE}/Absence2_Insert"` },
    body: `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Header>${header}</s:Header><s:Body>${call}</s:Body></s:Envelope>`,
  });
  return response.text();
};
