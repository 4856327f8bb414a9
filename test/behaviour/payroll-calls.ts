import type { Version } from '../../contracts/interface/model.ts';
import { runIdOf } from '../../fixtures/ids.ts';
import { type SoapClient, SoapReply } from '../support/soap-client.ts';
import { elements, type Parameters } from './employee-calls.ts';

/** Paid by the month; the open period is November 2026. */
export const COMPANY = 10004;

/** The id of a run of the company in 2026. */
export const runIn2026 = (period: number) => runIdOf(COMPANY, { year: 2026, period });

/** Calls the CompanyService, with the parameters in the order given. */
export function askCompany(
  client: SoapClient,
  operation: string,
  parameters: Parameters,
  version: Version = 'v3',
): Promise<SoapReply> {
  return client.call('CompanyService', operation, elements(parameters), { version });
}

/** The XML document in the result of a call, to be read like an answer. @throws Error when there is none. */
export function documentIn({ status, body }: SoapReply): SoapReply {
  const text = /Result>([^<]*)<\/\w+Result>/.exec(body)?.[1]?.replaceAll('&lt;', '<').replaceAll('&gt;', '>');
  const document = text?.replaceAll('&amp;', '&') ?? '';
  if (!document.startsWith('<')) throw new Error(`no document in ${body}`);
  return new SoapReply(status, document);
}

/** The elements of this name, each to be read by itself. */
export function partsOf({ status, body }: SoapReply, name: string): SoapReply[] {
  const pattern = new RegExp(`<${name}(?: [^>]*)?>.*?</${name}>`, 'gs');
  return [...body.matchAll(pattern)].map(([part]) => new SoapReply(status, part));
}

/** Amounts in cents. */
export const cents = (amounts: readonly string[]) =>
  amounts.map((amount) => Math.round(Number(amount) * 100));

export const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);
