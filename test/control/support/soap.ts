const NAMESPACE = 'https://api.nmbrs.nl/soap/v3/';

/** What a client puts into the header of every call. */
export interface Credentials {
  readonly username: string;
  readonly token: string;
  readonly domain: string;
}

/** What a call came to: the ids in its answer, or the code of its fault. */
export interface Outcome {
  readonly ids: readonly number[];
  readonly code: number | null;
}

/** DebtorService List_GetAll. */
export function listDebtors(url: string, login: Credentials): Promise<Outcome> {
  return call(url, 'DebtorService', 'List_GetAll', '', login);
}

/** CompanyService List_GetByDebtor. */
export function listCompanies(url: string, login: Credentials, debtorId: number): Promise<Outcome> {
  return call(url, 'CompanyService', 'List_GetByDebtor', `<DebtorId>${debtorId}</DebtorId>`, login);
}

async function call(
  url: string,
  service: string,
  operation: string,
  parameters: string,
  { username, token, domain }: Credentials,
): Promise<Outcome> {
  const namespace = NAMESPACE + service;
  const response = await fetch(`${url}/soap/v3/${service}.asmx`, {
    method: 'POST',
    headers: { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: `"${namespace}/${operation}"` },
    body:
      '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Header>' +
      `<AuthHeaderWithDomain xmlns="${namespace}"><Username>${username}</Username><Token>${token}</Token>` +
      `<Domain>${domain}</Domain></AuthHeaderWithDomain></soap:Header><soap:Body>` +
      `<${operation} xmlns="${namespace}">${parameters}</${operation}></soap:Body></soap:Envelope>`,
  });
  const text = await response.text();
  const code = /---&gt; (\d{4}):/.exec(text)?.[1];
  return {
    ids: [...text.matchAll(/<(?:Id|ID)>(\d+)</g)].map(([, id]) => Number(id)),
    code: code === undefined ? null : Number(code),
  };
}
