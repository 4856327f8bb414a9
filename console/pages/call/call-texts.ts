import { stringify } from 'yaml';
import type { DescribedOperation, LoginRecord, RecordedCall } from '../../../client/index.ts';
import { answerName } from '../../../contracts/control/call-text.ts';
import type { CallMessages } from '../../../contracts/control/calls.ts';
import { ARCHETYPES } from '../../../contracts/logins/archetypes.ts';
import { answerValue } from './answer-value.ts';

/** What is shown in the place of a secret. */
const MASK = '***';

/** A call whose operation is known and whose request could be read. */
export interface ReadCall {
  readonly call: RecordedCall & {
    readonly operation: string;
    readonly arguments: NonNullable<RecordedCall['arguments']>;
  };
  readonly messages: CallMessages;
  readonly described: DescribedOperation;
}

/** Null for a call that nothing can be made of. */
export function readCall(messages: CallMessages, described: DescribedOperation | null): ReadCall | null {
  const { call } = messages;
  const { operation, arguments: args } = call;
  if (operation === null || args === null || described === null) return null;
  return { call: { ...call, operation, arguments: args }, messages, described };
}

/** `EmployeeService.Absence2_Insert` */
export function operationOf({ call: { service, operation } }: ReadCall): string {
  return `${service}.${operation}`;
}

/**
 * A case of the harness that holds when the call is answered like this again, as it must have been.
 * @param login who called; null where that is not known.
 */
export function caseText(read: ReadCall, login: LoginRecord | null): string {
  const { call, described } = read;
  const { service, version, operation, findings, number } = call;
  const kind = archetypeOf(login);
  const isSignOn = described.header === null;
  const given = isSignOn ? signOnArguments(call.arguments, kind) : escaped(sentArguments(read));
  const hasNotUsed = findings.some(({ kind: found }) => found === 'not-used');
  const step = {
    call: operation,
    ...(isEmpty(given) ? {} : { with: given }),
    ...expectedOf(read),
    ...(hasNotUsed ? { findings: ['not-used'] } : {}),
  };
  const document = {
    case: `${operation} as call ${number} was ${answerName(call) === 'ok' ? 'answered' : 'refused'}`,
    service,
    ...(version === 'v3' ? {} : { versions: [version] }),
    logins: [kind],
    steps: [step],
  };
  return stringify(document, { lineWidth: 110 });
}

/** A rule that answers calls like this one as it was answered, which it must have been. */
export function answerRuleOf(read: ReadCall): Readonly<Record<string, unknown>> {
  const { version, username, fault, status } = read.call;
  const sent = sentArguments(read);
  return {
    operation: operationOf(read),
    version,
    ...(username === null ? {} : { login: username }),
    ...(isEmpty(sent) ? {} : { with: sent }),
    ...(fault === null && status === 200 ? ownResult(read) : refusalOf(read)),
  };
}

/** What a test says to expect a call like this one. */
export function expectationText(read: ReadCall): string {
  const { version, username, fault, status } = read.call;
  const sent = sentArguments(read);
  const answer = fault === null ? (status === 200 ? 'ok' : null) : fault.nmbrsCode;
  const expected = {
    operation: operationOf(read),
    ...(version === 'v3' ? {} : { version }),
    ...(username === null ? {} : { username }),
    ...(isEmpty(sent) ? {} : { with: sent }),
    ...(answer === null ? {} : { answer }),
  };
  return `await env.calls.expectCalled(${JSON.stringify(expected, null, 2)});`;
}

/** What was sent, without what was not, and without secrets. */
export function sentArguments({ call: { arguments: args } }: ReadCall): Readonly<Record<string, unknown>> {
  return withoutNulls(
    Object.fromEntries(Object.entries(args).filter(([, value]) => value !== MASK)),
  ) as Readonly<Record<string, unknown>>;
}

function expectedOf(read: ReadCall): object {
  const { fault, status } = read.call;
  if (fault !== null) return { fault: fault.nmbrsCode ?? { side: sideOf(fault.code), text: fault.text } };
  if (status !== 200) return { status };
  // What is made gets another id each time.
  if (read.described.writes) return {};
  const value = answerValue(read.messages.response, read.described.result);
  return value === undefined || value === MASK ? {} : { answer: escaped(value) };
}

function ownResult({ messages, described }: ReadCall): object {
  return { result: answerValue(messages.response, described.result) ?? null };
}

function refusalOf({ call: { fault, status }, messages }: ReadCall): object {
  if (fault === null) return { body: { text: messages.response, status } };
  return { fault: fault.nmbrsCode ?? { text: fault.text, side: sideOf(fault.code) } };
}

function sideOf(code: string): string {
  return /Client|Sender/.test(code) ? 'Client' : 'Server';
}

/** The kind of login that a case has in its place. */
function archetypeOf(login: LoginRecord | null): string {
  const name = login?.name ?? '';
  if (Object.hasOwn(ARCHETYPES, name)) return name;
  return login?.level === 'debtor' ? 'debtor' : 'master';
}

/** Single sign-on says in its arguments who calls. */
function signOnArguments(args: Readonly<Record<string, unknown>>, login: string): object {
  return Object.fromEntries(Object.keys(args).map((name) => [name, `$${login}.${name.toLowerCase()}`]));
}

/** In cases a dollar sign begins a name. */
function escaped(value: unknown): unknown {
  if (typeof value === 'string') return value.startsWith('$') ? `$${value}` : value;
  return mapped(value, escaped);
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value) || typeof value !== 'object' || value === null) return mapped(value, withoutNulls);
  const present = Object.entries(value).filter(([, part]) => part !== null);
  return Object.fromEntries(present.map(([name, part]) => [name, withoutNulls(part)]));
}

function mapped(value: unknown, change: (part: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map(change);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, change(part)]));
}

function isEmpty(value: unknown): boolean {
  return typeof value !== 'object' || value === null || Object.keys(value).length === 0;
}
