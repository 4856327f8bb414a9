import { type Client, createClientAsync } from 'soap';

/** What the integration is configured with. */
export interface NmbrsSettings {
  /** Of the EmployeeService: `https://api.nmbrs.nl/soap/v3/EmployeeService.asmx`. */
  readonly url: string;
  readonly username: string;
  readonly token: string;
  readonly domain: string;
}

const NAMESPACE = 'https://api.nmbrs.nl/soap/v3/EmployeeService';

/** The EmployeeService of Nmbrs, by operation. */
export interface EmployeeService {
  /** @throws Error with the text of the fault. */
  call<Result>(operation: string, args: object): Promise<Result>;
}

export async function openEmployeeService(settings: NmbrsSettings): Promise<EmployeeService> {
  const { url, username, token, domain } = settings;
  const client: Client = await createClientAsync(`${url}?WSDL`, { disableCache: true }, url);
  const header = { AuthHeaderWithDomain: { Username: username, Token: token, Domain: domain } };
  client.addSoapHeader(header, '', 'tns', NAMESPACE);
  return {
    async call(operation, args) {
      const [answer] = await client[`${operation}Async`](args);
      return answer?.[`${operation}Result`];
    },
  };
}
