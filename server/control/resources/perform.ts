import { inTurns, mapInSteps, type Steps } from '../../../base/turns.ts';
import { type PerformedCall, performedSchema, performSchema } from '../../../contracts/control/perform.ts';
import { argumentSteps } from '../../../contracts/interface/call-arguments.ts';
import type { Operation } from '../../../contracts/interface/model.ts';
import { operationsNamed } from '../../../contracts/interface/operations-named.ts';
import { type Login, typedPassword, typedToken } from '../../access/login.ts';
import { loginNamed } from '../../access/logins-by-name.ts';
import type { Masking } from '../../journal/masking/masking.ts';
import { requestEnvelope } from '../../soap/write/request.ts';
import type { PerformCall } from '../perform-call.ts';
import { type Route, route } from '../route.ts';
import { asJson } from './call-view.ts';
import { environmentInPath, environmentOf } from './common.ts';

export const performRoutes: readonly Route[] = [
  route({
    method: 'post',
    path: '/environments/{environment}/perform',
    name: 'performOperation',
    group: 'Calls',
    summary: 'Perform an operation as a login',
    parameters: environmentInPath,
    body: performSchema,
    gives: 'What came of the call; the status is 200 also where the login is refused.',
    answer: performedSchema,
    handle: async (input) => {
      const { body, services, origin, signal } = input;
      const { users, subdomain } = environmentOf(input);
      const credentials = credentialsOf(loginNamed(users, body.login), subdomain);
      const [operation] = operationsNamed(body.operation, { version: body.version });
      const sent = withCredentials(operation, credentials, body.arguments ?? {});
      const args = await inTurns(argumentSteps(operation, sent, 'arguments'));
      const envelope = requestEnvelope(operation, credentials, args);
      const performed = await services.performCall({
        operation,
        envelope,
        meetsRules: body.rules ?? false,
        host: new URL(origin).host,
        signal,
      });
      return inTurns(shownSteps(envelope, performed, services.calls.masking));
    },
  }),
];

/** What a login says of itself, by the names of elements. */
type SentCredentials = Readonly<Record<'Username' | 'Token' | 'Password' | 'Domain', string>>;

function credentialsOf(login: Login, subdomain: string): SentCredentials {
  return {
    Username: login.username,
    Token: typedToken(login),
    Password: typedPassword(login),
    Domain: subdomain,
  };
}

/** An operation without header takes them as arguments. */
function withCredentials(
  { header, request }: Operation,
  credentials: SentCredentials,
  args: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  if (header !== null) return args;
  const wanted = Object.entries(credentials).filter(([name]) => request.some((field) => field.name === name));
  return { ...Object.fromEntries(wanted), ...args };
}

function* shownSteps(
  envelope: string,
  { call, result, response }: Awaited<ReturnType<PerformCall>>,
  masking: Masking,
): Steps<PerformedCall> {
  const { number, status, durationMs, fault, reason, trouble, chosenAnswer, findings } =
    yield* masking.callSteps(call);
  const shown = yield* masking.valueSteps(result ?? null);
  return {
    call: number,
    status,
    durationMs,
    result: Array.isArray(shown) ? yield* mapInSteps(shown, asJson) : asJson(shown),
    fault,
    reason,
    trouble,
    chosenAnswer,
    findings,
    ...(yield* masking.envelopesSteps({ request: envelope, response })),
  };
}
