import { catalogue } from '../../../contracts/interface/catalogue.ts';
import type { Field, Operation, Version } from '../../../contracts/interface/model.ts';
import type { TimedExchange } from '../../../harness/capture/recorded-exchanges.ts';
import type { Exchange } from '../../../harness/serving/exchange.ts';
import type { Credentials } from '../../support/soap-client.ts';
import { soapRequest } from '../../support/soap-client.ts';

/** What is asked for by ids. */
export interface Asked {
  readonly debtors: readonly number[];
  readonly companies: readonly number[];
  readonly employees: readonly number[];
  /** For operations of a period. */
  readonly periods: readonly { readonly Year: number; readonly Period: number }[];
  readonly versions: readonly Version[];
  /** Which operations are asked. */
  readonly wants: (operation: Operation) => boolean;
}

/** When calls are said to have been made: on the day of the default world. */
const AT = new Date('2026-11-16T09:00:00+01:00');

/** A request to a service, wherever it is. */
export interface ServiceCall {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Makes reads, and gives back what passed. */
export async function captured(
  url: string,
  login: Credentials,
  asked: Asked,
): Promise<readonly TimedExchange[]> {
  const exchanges: TimedExchange[] = [];
  for (const call of readCalls(login, asked))
    exchanges.push({ exchange: await exchangeOf(url, call), at: AT });
  return exchanges;
}

/** The requests of these reads. */
export function readCalls(login: Credentials, asked: Asked): readonly ServiceCall[] {
  return readsOf(asked).flatMap((operation) =>
    parametersOf(operation, asked).map((parameters) => ({
      path: operation.service.paths[0] ?? '',
      headers: { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: `"${operation.soapAction}"` },
      body: soapRequest(operation, parameters, login),
    })),
  );
}

function readsOf({ versions, wants }: Asked): Operation[] {
  return catalogue.services
    .filter(({ name, version }) => versions.includes(version) && name !== 'SingleSignOn')
    .flatMap(({ operations }) => operations)
    .filter((operation) => !operation.writes && wants(operation));
}

/** The parameters of each call of an operation, as elements. */
function parametersOf({ request }: Operation, asked: Asked): string[] {
  const names = request.map(({ name }) => name);
  const owned = (kind: 'debtor' | 'company' | 'employee') =>
    names.find((name) => name.toLowerCase() === `${kind}id`) ?? null;
  const owner = (['employee', 'company', 'debtor'] as const).find((kind) => owned(kind) !== null);
  const ids = owner
    ? { employee: asked.employees, company: asked.companies, debtor: asked.debtors }[owner]
    : [null];
  const periods = names.includes('Year') && names.includes('Period') ? asked.periods : [asked.periods[0]];
  return ids.flatMap((id) =>
    (periods ?? []).map((period) =>
      request
        .map((field) => {
          const isOwner = owner && field.name === owned(owner);
          const value = isOwner ? String(id) : argumentOf(field, period);
          return `<${field.name}>${value}</${field.name}>`;
        })
        .join(''),
    ),
  );
}

function argumentOf({ name, type }: Field, period: Asked['periods'][number] | undefined): string {
  const { Year, Period } = period ?? { Year: 2026, Period: 11 };
  if (/year$/i.test(name)) return String(Year);
  if (/period$/i.test(name)) return String(Period);
  if (name === 'EmployeeType') return '0';
  if (name === 'active') return 'all';
  if (name === 'Entity') return 'Employee';
  if (name === 'Number') return '1001';
  if (type.kind === 'enum') return type.values.find((one) => one !== 'Undefined') ?? '';
  if (type.kind !== 'simple') return '';
  switch (type.name) {
    case 'int':
    case 'decimal':
      return '1';
    case 'boolean':
      return 'false';
    case 'dateTime':
      return /start|from/i.test(name) ? '2026-01-01T00:00:00' : '2026-12-31T00:00:00';
    case 'guid':
      return '00000000-0000-0000-0000-000000000000';
    default:
      return '';
  }
}

async function exchangeOf(address: string, { path, headers, body }: ServiceCall): Promise<Exchange> {
  const url = address + path;
  const response = await fetch(url, { method: 'POST', headers, body });
  return {
    method: 'POST',
    url,
    request: { headers: Object.entries(headers), body: Buffer.from(body) },
    answer: {
      status: response.status,
      headers: [...response.headers],
      body: new Uint8Array(await response.arrayBuffer()),
    },
  };
}
