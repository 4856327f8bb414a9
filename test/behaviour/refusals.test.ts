import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { packageRoot } from '../../base/package-root.ts';
import type { Environment } from '../../client/environment.ts';
import { type Nmbrs, startNmbrs } from '../../client/in-process/start.ts';
import { CAUSES_FILE, causesKey, kindOfCause } from '../../contracts/causes.ts';
import type { RecordedCall } from '../../contracts/control/calls.ts';
import { catalogue } from '../../contracts/interface/catalogue.ts';
import { ERROR_NAMES, NMBRS_ERRORS, type NmbrsErrorName } from '../../contracts/interface/errors.ts';
import { ignoredLeavesOf, leavesOf } from '../../contracts/interface/leaves.ts';
import type { Operation, ServiceContract } from '../../contracts/interface/model.ts';
import type { OperationName } from '../../contracts/interface/operation-types.ts';
import { qualifiedName } from '../../contracts/interface/operations-named.ts';
import type { ArchetypeName } from '../../contracts/logins/archetypes.ts';
import { gateErrors } from '../../server/access/gate-errors.ts';
import { watchArguments } from '../../server/operations/behaviour.ts';
import { refusalsOf } from '../../server/operations/refusals.ts';
import { operationOf, SoapClient, SoapReply } from '../support/soap-client.ts';
import { post, validValue, valuesFor } from '../support/valid-requests.ts';
import { type Rewrite, ValidRequest, without } from './refusals/envelope.ts';
import { mutationsOf, protectedRequest } from './refusals/mutations.ts';
import { type Changes, preconditionsOf } from './refusals/preconditions.ts';

/**
 * Every error an operation declares is raised over the wire, and no other: the valid request of each operation, changed
 * in every way that could be wrong, and sent by everybody who could be refused.
 */

/** The arguments that operations read while the tests ran, by their names. */
const read = new Map<Operation, Set<string>>(
  catalogue.services.flatMap(({ operations }) => operations.map((operation) => [operation, new Set()])),
);

/** What was raised while the tests ran. */
const raised = new Map<Operation, Set<NmbrsErrorName>>(
  catalogue.services.flatMap(({ operations }) => operations.map((operation) => [operation, new Set()])),
);
let calls = 0;

/** The refusals that do not say why: all but those of simulated trouble have to, in one clause. */
const unexplained = new Set<string>();
const CLAUSE = /^[^\n]+ [^\n]*[^\n.\s]$/;

function note(call: RecordedCall): void {
  const { operation, fault, trouble, reason } = call;
  if (fault === null || trouble !== null) return;
  if (reason !== null) noteCause(call, reason);
  if (reason === null || !CLAUSE.test(reason)) unexplained.add(`${operation}: ${fault.text}: ${reason}`);
}

/** An example of each kind of reason that an operation gave for an error that it raises itself. */
const seen = new Map<Operation, Map<NmbrsErrorName, Map<string, string>>>();

function noteCause({ service, version, operation: name, fault }: RecordedCall, reason: string): void {
  const operation = catalogue.service(service, version).operation(name ?? '');
  const error = ERROR_NAMES.find((one) => NMBRS_ERRORS[one].code === fault?.nmbrsCode);
  if (!operation || !error || !refusalsOf(operation).includes(error) || gateErrors(operation).has(error))
    return;
  const ofOperation = emplace(seen, operation, () => new Map());
  emplace(
    emplace(ofOperation, error, () => new Map()),
    kindOfCause(reason),
    () => reason,
  );
}

function emplace<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}

let nmbrs: Nmbrs;
let env: Environment<ArchetypeName>;
let start: number;
beforeAll(async () => {
  watchArguments((operation, name) => read.get(operation)?.add(name));
  nmbrs = await startNmbrs({ onCall: note });
  env = await nmbrs.openEnvironment('demo');
  // Reasons tell times, and are kept.
  await env.changeClock({ now: '2026-11-16T00:00:00', frozen: true });
  start = await env.snapshot();
});
beforeEach(() => env.restore(start));
afterAll(async () => {
  watchArguments(null);
  await nmbrs.close();
  console.log(`refusals: ${calls} calls`);
});

/** Sends a request and takes down what it is refused with. */
async function send(operation: Operation, envelope: string): Promise<NmbrsErrorName | null> {
  calls++;
  const { status, body } = await post(nmbrs.url, operation, '1.1', envelope);
  const reply = new SoapReply(status, body);
  const error = errorIn(reply);
  if (error !== null) raised.get(operation)?.add(error);
  else if (reply.status !== 200)
    throw new Error(`${operation.name} could not read ${envelope}: ${reply.body}`);
  return error;
}

/** The one without a number is told by its text. */
function errorIn({ code, body }: SoapReply): NmbrsErrorName | null {
  if (code !== null) return ERROR_NAMES.find((name) => NMBRS_ERRORS[name].code === code) ?? null;
  return body.includes(NMBRS_ERRORS.InvalidCredentials.message) ? 'InvalidCredentials' : null;
}

const services = catalogue.services.map(
  (service) => [`${service.name} ${service.version}`, service] as const,
);
const signOn = services.filter(([, { name }]) => name === 'SingleSignOn');
const withHeader = services.filter(([, { name }]) => name !== 'SingleSignOn');

describe.each(withHeader)('%s', (_, service) => {
  it('refuses who may not call, or names what is hidden, for exactly what the gate declares', async () => {
    const valid = validRequests(service);
    await sendAll(valid, ({ field, isInHeader }) => (isInHeader && field.name === 'Token' ? 'wrong' : null));
    await sendAllWithoutSubscription(valid);
    await sendHiddenIds(valid);
    await env.change({ profile: 'own-codes' });
    await sendHiddenIds(valid);
    await env.change({ freeTrial: true });
    await sendAll(valid.filter(({ operation }) => gateErrors(operation).has('NotOnFreeTrial')));
    await sendAllSwitchedOff(valid);
    expect(differences(service, (operation) => [...gateErrors(operation)])).toEqual([]);
  });

  it('refuses what cannot be done for exactly what its operations declare', async () => {
    for (const operation of service.operations) await refuseAll(operation);
    expect(differences(service, refusalsOf)).toEqual([]);
  });
});

describe.each(signOn)('%s', (_, service) => {
  it('refuses to sign on for exactly what it declares', async () => {
    const valid = validRequests(service);
    const twice = nmbrs.logins.find(({ archetype }) => archetype === 'two-environments');
    await sendAll(valid, saying({ Password: 'wrong', Token: 'wrong' }));
    await sendAll(valid, saying({ Domain: 'nowhere' }));
    await sendAll(valid, saying({ Username: twice?.username ?? '', Password: twice?.password ?? '' }));
    await sendAllWithoutSubscription(valid);
    await sendAllSwitchedOff(valid);
    expect(differences(service, refusalsOf)).toEqual([]);
  });
});

it('every refusal says why in the journal', () => {
  expect(calls).toBeGreaterThan(10_000);
  expect([...unexplained]).toEqual([]);
});

it.each(services)('%s ignores the arguments of which the catalogue says so, and no others', (_, service) => {
  expect(service.operations.map(ignoredAsSeen)).toEqual(service.operations.map(ignoredAsSaid));
});

it('what brought up each error stands on the pages of the operations; with -u at its end this test mends it', async () => {
  const lines = catalogue.services.flatMap(({ operations }) =>
    operations.flatMap((operation) => {
      const causes = Object.fromEntries(
        refusalsOf(operation).flatMap((error) => {
          const kinds = seen.get(operation)?.get(error)?.values();
          return kinds ? [[NMBRS_ERRORS[error].code, [...kinds]]] : [];
        }),
      );
      return Object.keys(causes).length > 0
        ? [`${JSON.stringify(causesKey(operation))}: ${JSON.stringify(causes)}`]
        : [];
    }),
  );
  expect(lines.length).toBeGreaterThan(300);
  await expect(`{\n${lines.join(',\n')}\n}\n`).toMatchFileSnapshot(join(packageRoot, CAUSES_FILE));
});

it('the page of an operation lists for each error what brings it up', async () => {
  const { service } = operationOf('EmployeeService', 'Absence2_Insert');
  const page = await (await fetch(`${nmbrs.url}${service.paths[0]}?op=Absence2_Insert`)).text();
  const [, ofError = ''] = page.split(`<code>${NMBRS_ERRORS.InvalidSetOfValues.message}</code>`);
  const [causes = ''] = ofError.split('</ul>');
  expect(causes).toContain('<li>Absence.Percentage is -1, and must be from 0 to 100</li>');
  expect(causes).toContain('<li>Absence is missing</li>');
});

describe('the errors of the catalogue', () => {
  const never = ERROR_NAMES.filter((name) => 'neverRaised' in NMBRS_ERRORS[name]);

  it('were all raised but those of which it is said why not', () => {
    const met = new Set([...raised.values()].flatMap((errors) => [...errors]));
    expect(ERROR_NAMES.filter((name) => !met.has(name))).toEqual(never);
  });

  it.each(never)('%s, which no operation raises, comes up as simulated trouble', async (error) => {
    await env.addTrouble({ effect: { kind: 'fault', code: NMBRS_ERRORS[error].code } });
    const operation = operationOf('DebtorService', 'Debtor_Insert');
    const { envelope } = new ValidRequest(operation, validValue);
    const { status, body } = await post(nmbrs.url, operation, '1.1', envelope);
    expect(errorIn(new SoapReply(status, body))).toBe(error);
  });

  it('have no use for InvalidOrganisation: nothing in a request is called an organisation', () => {
    const fields = services.flatMap(([, service]) =>
      validRequests(service).flatMap(({ leaves }) => leaves.flatMap(({ path }) => path)),
    );
    expect(fields.length).toBeGreaterThan(1_000);
    expect(fields.filter((name) => /organi[sz]ation/i.test(name))).toEqual([]);
  });
});

/** As a contract file says it: the arguments that nothing read, though the operation was asked in every way. */
function ignoredAsSeen(operation: Operation): string {
  const seen = read.get(operation);
  const unread = leavesOf(operation.request).filter(({ name, isChecked }) => !isChecked && !seen?.has(name));
  return `${operation.name} ignores ${unread.map(({ name }) => name).join(', ')}`;
}

function ignoredAsSaid(operation: Operation): string {
  return `${operation.name} ignores ${ignoredLeavesOf(operation)
    .map(({ name }) => name)
    .join(', ')}`;
}

function validRequests({ operations }: ServiceContract): ValidRequest[] {
  return operations.map((operation) => new ValidRequest(operation, validValue));
}

async function sendAll(requests: readonly ValidRequest[], rewrite: Rewrite = () => null): Promise<void> {
  for (const request of requests) await send(request.operation, request.with(rewrite));
}

/** The leaves of these names say something else. */
function saying(texts: Readonly<Record<string, string>>): Rewrite {
  return ({ field }) => texts[field.name] ?? null;
}

async function sendAllWithoutSubscription(requests: readonly ValidRequest[]): Promise<void> {
  await env.change({ subscription: 'none' });
  await sendAll(requests);
  await env.change({ subscription: 'valid' });
}

async function sendAllSwitchedOff(requests: readonly ValidRequest[]): Promise<void> {
  const callsOff = requests.map(({ operation }) => qualifiedName(operation) as OperationName);
  for (const { id } of await env.templates()) await env.changeTemplate(id, { callsOff });
  await sendAll(requests);
}

/** Every marked id by itself is one that nobody has. */
async function sendHiddenIds(requests: readonly ValidRequest[]): Promise<void> {
  for (const request of requests)
    for (const leaf of request.leaves)
      if (leaf.field.identity)
        await send(
          request.operation,
          request.with((other) => (other === leaf ? '999999999' : null)),
        );
}

/** Sends an operation everything that it may refuse. */
async function refuseAll(operation: Operation): Promise<void> {
  await env.restore(start);
  const valid = new ValidRequest(operation, await valuesFor(nmbrs.url, operation));
  const ready = await env.snapshot();
  for (const envelope of mutationsOf(valid)) {
    const error = await send(operation, envelope);
    if (error === null && operation.writes) await env.restore(ready);
  }
  // Twice the same, and once the period of what was made is closed.
  await send(operation, valid.envelope);
  await send(operation, valid.envelope);
  await env.restore(ready);
  await env.changeClock({ now: '2027-02-01T00:00:00' });
  await send(operation, protectedRequest(valid));
  // Before there is anything to name.
  await env.restore(start);
  await send(operation, valid.envelope);
  for (const { arrange } of preconditionsOf(operation)) {
    await env.restore(start);
    const { version } = operation.service;
    const [master, debtor] = [clientOf('master'), clientOf('debtor')];
    await send(operation, changed(valid.envelope, await arrange({ env, version, master, debtor })));
  }
}

function clientOf(name: 'master' | 'debtor'): SoapClient {
  return new SoapClient(nmbrs.url, env.logins[name]);
}

function changed(envelope: string, changes: Changes): string {
  return Object.entries(changes).reduce(
    (done, [name, value]) =>
      value === null
        ? without(done, name)
        : done.replaceAll(new RegExp(`<${name}>[^<]*</${name}>`, 'g'), `<${name}>${value}</${name}>`),
    envelope,
  );
}

/** Where what was raised is not what is declared. */
function differences(
  { operations }: ServiceContract,
  declaredBy: (operation: Operation) => readonly NmbrsErrorName[],
): string[] {
  return operations.flatMap((operation) => {
    const declared = new Set(declaredBy(operation));
    const met = raised.get(operation) ?? new Set();
    return [
      ...[...met].filter((error) => !declared.has(error)).map((error) => `${operation.name} raised ${error}`),
      ...[...declared]
        .filter((error) => !met.has(error))
        .map((error) => `${operation.name} never raised ${error}`),
    ];
  });
}
