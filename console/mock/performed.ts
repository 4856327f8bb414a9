import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Environment } from '../../client/environment.ts';
import type { PerformArguments, Performed } from '../../client/performed.ts';
import { pathOf } from '../../client/transport.ts';
import type { LoginRecord } from '../../contracts/control/logins.ts';
import type { PerformedCall } from '../../contracts/control/perform.ts';
import type { QualifiedOperationName } from '../../contracts/interface/operation-types.ts';
import { type Asked, useAsked } from './asked.ts';
import { connection } from './connection.ts';
import { useEnvironment } from './environment.ts';

/** The login as which the page below is looked at; null where none is known yet. */
export const SeenLoginContext = createContext<LoginRecord | null>(null);

/** @throws Error outside of what is looked at as a login, which is a mistake of the console. */
export function useSeenLogin(): LoginRecord {
  const login = useContext(SeenLoginContext);
  if (login === null) throw new Error('This part is looked at as no login.');
  return login;
}

/** What came of an operation: what it told, or why it refused to. */
export type Answer<Result> =
  | { readonly kind: 'told'; readonly result: Result }
  | {
      readonly kind: 'refused';
      /** `1002`, or what stands for it where the error has no number. */
      readonly code: string;
      /** Why, in one clause. */
      readonly why: string;
    };

/** What an operation tells, as JSON. */
export type ResultOf<Operation extends QualifiedOperationName> = Performed<Operation>['result'];

/** Performs an operation as a login. @throws NotPossible for a login that is not there. */
export async function performAs<Operation extends QualifiedOperationName>(
  environment: Environment,
  login: LoginRecord,
  operation: Operation,
  args: PerformArguments<Operation>,
): Promise<Answer<ResultOf<Operation>>> {
  return answerOf<ResultOf<Operation>>(await environment.perform(login.id, operation, args));
}

/** What a page shows of a call that was made. */
export function answerOf<Result>({
  status,
  fault,
  reason,
  result,
}: Pick<Performed, 'status' | 'fault' | 'reason'> & { readonly result: unknown }): Answer<Result> {
  if (fault === null && status < 400) return { kind: 'told', result: result as Result };
  const code = fault === null ? `HTTP ${status}` : String(fault.nmbrsCode ?? fault.code);
  return { kind: 'refused', code, why: reason ?? fault?.text ?? '' };
}

/** What an operation tells the login as which the page is looked at, now and after each change. */
export function usePerformed<Operation extends QualifiedOperationName>(
  operation: Operation,
  args: PerformArguments<Operation>,
): Asked<Answer<ResultOf<Operation>>> {
  const environment = useEnvironment();
  const login = useSeenLogin();
  return useAsked(
    () => performAs(environment, login, operation, args),
    [environment.subdomain, login.id, operation, args],
  );
}

/** What was told; null while it is not known, and where it is refused. */
export function toldOf<Result>(asked: Asked<Answer<Result>>): Result | null {
  return asked.kind === 'known' && asked.value.kind === 'told' ? asked.value.result : null;
}

/** What follows from an answer, where it told something. */
export function mapTold<Result, Next>(answer: Answer<Result>, next: (result: Result) => Next): Answer<Next> {
  return answer.kind === 'told' ? { kind: 'told', result: next(answer.result) } : answer;
}

/** An operation that is only known by its name, with its arguments by theirs. */
export interface NamedOperation {
  readonly service: string;
  readonly operation: string;
  readonly version: string;
}

/** Performs an operation as a login, whichever it is, and tells all that came of it. @throws NotPossible for wrong arguments. */
export function performNamed(
  environment: Environment,
  login: LoginRecord,
  { service, operation, version }: NamedOperation,
  args: Readonly<Record<string, unknown>>,
): Promise<PerformedCall> {
  return connection.transport.ask('POST', pathOf('environments', environment.subdomain, 'perform'), {
    login: login.id,
    operation: `${service}.${operation}`,
    version,
    arguments: args,
  });
}
