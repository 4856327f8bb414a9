import type { Environment } from '../../client/environment.ts';
import { catalogue } from '../../contracts/interface/catalogue.ts';
import { type SoapClient, SoapReply } from '../support/soap-client.ts';

/** The parameters of a report, as the operation that answers at once spells them. */
export type ReportParameters = Readonly<Record<string, number>>;

/** How long a task takes at most, in seconds of the clock. */
export const READY_AFTER = 3;

const OPERATIONS = catalogue.service('ReportService', 'v3').operations;

/** The reports that answer at once and have a twin that works in the background. */
export const TWINS: readonly string[] = OPERATIONS.map(({ name }) => name).filter((name) =>
  OPERATIONS.some((other) => other.name === `${name}_Background`),
);

/** What a report is asked for with: all in 2026, of the bakery, its first company or everything. */
export function parametersOf(name: string): ReportParameters {
  const operation = OPERATIONS.find((one) => one.name === name);
  if (!operation) throw new Error(`there is no ${name}`);
  const values: ReportParameters = {
    DebtorId: 1001,
    CompanyId: 10001,
    Year: 2026,
    FromYear: 2025,
    FromPeriod: 12,
    UntilYear: 2026,
    UntilPeriod: 2,
  };
  return Object.fromEntries(operation.request.map((field) => [field.name, values[field.name] ?? 0]));
}

/** A call of the ReportService. */
export function report(
  client: SoapClient,
  name: string,
  parameters: ReportParameters = {},
): Promise<SoapReply> {
  const elements = Object.entries(parameters).map(([element, value]) => `<${element}>${value}</${element}>`);
  return client.call('ReportService', name, elements.join(''));
}

/** The document inside an answer. @throws Error for an answer without one. */
export function documentIn({ status, body }: SoapReply, element: string): SoapReply {
  const text = new RegExp(`<${element}>([^<]*)</${element}>`).exec(body)?.[1];
  if (text === undefined) throw new Error(`no ${element} in ${body}`);
  return new SoapReply(status, unescaped(text));
}

/** The document of a report that is asked for at once. */
export async function atOnce(
  client: SoapClient,
  name: string,
  parameters: ReportParameters = parametersOf(name),
): Promise<SoapReply> {
  return documentIn(await report(client, name, parameters), `${name}Result`);
}

/** Starts a report in the background; the parameters as the twin spells them. @returns the id of the task. */
export async function start(
  client: SoapClient,
  name: string,
  parameters: ReportParameters = {},
): Promise<string> {
  return (await report(client, name, parameters)).one(`${name}Result`);
}

/** Asks how far a task is. */
export function poll(client: SoapClient, task: string): Promise<SoapReply> {
  return client.call('ReportService', 'Reports_BackgroundTask_Result', `<TaskId>${task}</TaskId>`);
}

/** The document of a report that is made in the background: starts it, lets the time pass and asks for it. */
export async function inBackground(
  client: SoapClient,
  env: Environment,
  name: string,
  parameters: ReportParameters = lowerCased(parametersOf(name.replace('_Background', ''))),
): Promise<SoapReply> {
  const task = await start(client, name, parameters);
  await env.advanceClock({ seconds: READY_AFTER });
  return documentIn(await poll(client, task), 'Content');
}

/** The names as the operations that start a task spell them. */
export function lowerCased(parameters: ReportParameters): ReportParameters {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [name.charAt(0).toLowerCase() + name.slice(1), value]),
  );
}

/** The rows of a document, each read by itself. */
export function rowsOf({ status, body }: SoapReply, name: string): SoapReply[] {
  const rows = body.matchAll(new RegExp(`<${name}>.*?</${name}>`, 'gs'));
  return [...rows].map(([row]) => new SoapReply(status, row));
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
