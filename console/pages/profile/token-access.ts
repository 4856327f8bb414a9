import { escapeText } from '../../../base/xml/escape.ts';
import type { LoginRecord } from '../../../client/index.ts';

/** What a client needs to call as a login. */
export interface TokenAccess {
  /** Of the mock, without a slash at the end. */
  readonly url: string;
  readonly username: string;
  readonly token: string;
  readonly domain: string;
}

/** How clients call the mock at an address as a login with its token in force; null where it has none. */
export function tokenAccessOf({ username, token, domain }: LoginRecord, url: string): TokenAccess | null {
  return token === null ? null : { url, username, token, domain };
}

/** Of the service that is called to try a token out. */
export const NAMESPACE = 'https://api.nmbrs.nl/soap/v3/DebtorService';
export const SERVICE_PATH = '/soap/v3/DebtorService.asmx';
export const SOAP_ACTION = `"${NAMESPACE}/List_GetAll"`;

/** A request for all debtors that the login sees. */
export function listRequest({ username, token, domain }: TokenAccess): string {
  return `<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">
  <soap:Header>
    <AuthHeaderWithDomain xmlns="${NAMESPACE}">
      <Username>${escapeText(username)}</Username>
      <Token>${escapeText(token)}</Token>
      <Domain>${escapeText(domain)}</Domain>
    </AuthHeaderWithDomain>
  </soap:Header>
  <soap:Body><List_GetAll xmlns="${NAMESPACE}" /></soap:Body>
</soap:Envelope>`;
}
