import { Unreachable } from '../../../base/unreachable.ts';
import { indentedXml } from '../../parts/indented-xml.ts';
import { listRequest, SERVICE_PATH, SOAP_ACTION, type TokenAccess } from './token-access.ts';

/** What a call was answered with. */
export interface CallResult {
  /** Of the HTTP answer. */
  readonly status: number;
  /** What the fault says; null for none. */
  readonly fault: string | null;
  readonly debtors: readonly { readonly number: string; readonly name: string }[];
  /** The answer itself. */
  readonly xml: string;
}

/** Calls List_GetAll as any client does, and tells what came. */
export async function tryToken(access: TokenAccess): Promise<CallResult> {
  const asked = fetch(SERVICE_PATH, {
    method: 'POST',
    headers: { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: SOAP_ACTION },
    body: listRequest(access),
    cache: 'no-store',
  });
  const answer = await asked.catch(() => {
    throw new Unreachable(`Nothing answers at ${access.url}.`);
  });
  const xml = await answer.text();
  const document = new DOMParser().parseFromString(xml, 'text/xml');
  const textIn = (place: Document | Element, name: string) =>
    place.getElementsByTagName(name)[0]?.textContent ?? null;
  return {
    status: answer.status,
    fault: textIn(document, 'faultstring'),
    debtors: [...document.getElementsByTagName('Debtor')].map((debtor) => ({
      number: textIn(debtor, 'Number') ?? '',
      name: textIn(debtor, 'Name') ?? '',
    })),
    xml: indentedXml(xml),
  };
}
