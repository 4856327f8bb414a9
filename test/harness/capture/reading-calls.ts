import type { Nmbrs } from '../../../client/in-process/start.ts';
import { catalogue } from '../../../contracts/interface/catalogue.ts';
import type { Field, Operation } from '../../../contracts/interface/model.ts';
import type { WorldSeed } from '../../../fixtures/world.ts';
import type { Exchange } from '../../../harness/serving/exchange.ts';
import { requestMessage } from '../../../server/soap/description/sample-message.ts';
import { CONTENT_TYPE } from '../../../server/soap/protocol.ts';
import { validValue } from '../../support/valid-requests.ts';
import { type Place, valueAbout } from '../../support/value-about.ts';

export const READING: readonly Operation[] = catalogue.services
  .filter(({ name }) => name !== 'SingleSignOn')
  .flatMap(({ operations }) => operations.filter(({ writes }) => !writes));

/** Every operation that reads, asked of a mock for some companies and employees by who sees everything, as it passes. */
export async function* readingCalls(
  nmbrs: Nmbrs,
  world: WorldSeed,
  { companies, operations = READING }: { companies: number; operations?: readonly Operation[] },
): AsyncGenerator<Exchange> {
  const masters = nmbrs.logins.filter(({ archetype }) => archetype === 'master');
  for (const login of masters) {
    const environment = world.environments.find(({ subdomain }) => subdomain === login.environment);
    const places = (environment?.debtors ?? [])
      .flatMap((debtor) => debtor.companies.map((company) => ({ debtor: debtor.id, company: company.id })))
      .slice(0, companies);
    for (const [at, { debtor, company }] of places.entries()) {
      const employees = world.employees(company);
      const employee = employees[at % Math.max(1, employees.length)]?.id ?? 0;
      const place: Place = { debtor, company, employee, year: 2026, period: 1 + (at % 10) };
      const values = (field: Field, path: readonly string[]) =>
        valueAbout(field, place, login, []) ?? validValue(field, path);
      for (const operation of operations)
        yield exchanged(nmbrs.url, operation, requestMessage(operation, '1.1', values));
    }
  }
}

/** Posts an envelope, and tells what went over the wire. */
export async function exchanged(
  url: string,
  { service, soapAction }: Operation,
  body: string,
): Promise<Exchange> {
  const headers: Record<string, string> = {
    'Content-Type': `${CONTENT_TYPE['1.1']}; charset=utf-8`,
    SOAPAction: `"${soapAction}"`,
    Authorization: 'Basic amFuOmdlaGVpbS13YWNodHdvb3Jk',
    Cookie: 'session=5f1c3a9be7d24f0d',
  };
  const address = url + (service.paths[0] ?? '');
  const answer = await fetch(address, { method: 'POST', headers, body });
  return {
    method: 'POST',
    url: address,
    request: { headers: Object.entries(headers), body: Buffer.from(body) },
    answer: {
      status: answer.status,
      headers: [...answer.headers],
      body: new Uint8Array(await answer.arrayBuffer()),
    },
  };
}
