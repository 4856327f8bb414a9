import { z } from 'zod';
import { inTurns, mapInSteps, type Steps } from '../../../base/turns.ts';
import type { RecordedCall } from '../../../contracts/control/calls.ts';
import {
  type LoginAccess,
  loginAccessSchema,
  type Permissions,
  permissionsSchema,
} from '../../../contracts/control/permissions.ts';
import { catalogue } from '../../../contracts/interface/catalogue.ts';
import type { Operation } from '../../../contracts/interface/model.ts';
import { Foreseen } from '../../access/foreseen.ts';
import { Gate } from '../../access/gate.ts';
import { SeenCounts } from '../../access/seen-counts.ts';
import type { TenantLogin } from '../../access/tenants.ts';
import type { Journal } from '../../journal/journal.ts';
import { type Route, route } from '../route.ts';
import { callViewSteps } from './call-view.ts';
import { environmentInPath, environmentOf } from './common.ts';

/** An operation that was called, and what it was last called with. */
interface LastCall {
  readonly operation: Operation;
  readonly call: RecordedCall & { readonly arguments: NonNullable<RecordedCall['arguments']> };
}

/** Of every operation that a login was let in for, or could have been, the last call that could be read; latest first. */
function* lastCalls(journal: Journal, environment: string): Steps<LastCall[]> {
  const found = new Map<Operation, LastCall>();
  for (const { value: call } of journal.before(journal.lastNumber + 1, { environment })) {
    const operation = operationOf(call);
    const { arguments: args } = call;
    // Without a header there is no login that could be another one.
    if (operation?.header && args && !found.has(operation))
      found.set(operation, { operation, call: { ...call, arguments: args } });
    yield;
  }
  return [...found.values()];
}

function operationOf({ service, version, operation }: RecordedCall): Operation | undefined {
  return operation === null ? undefined : catalogue.service(service, version).operation(operation);
}

function* permissionsSteps(
  gate: Gate,
  logins: readonly TenantLogin[],
  journal: Journal,
  environment: string,
): Steps<Permissions> {
  const foreseen = yield* mapInSteps(logins, (found) => new Foreseen(gate, found));
  const operations: Permissions['operations'][number][] = [];
  for (const { operation, call } of yield* lastCalls(journal, environment)) {
    const answers = yield* mapInSteps(
      foreseen,
      (login) => login.refusalOf(operation, call.arguments) ?? ('ok' as const),
    );
    const shown = yield* callViewSteps(call, journal.masking);
    const { service, version } = call;
    operations.push({
      ...{ service, version, operation: operation.name, call: call.number },
      arguments: shown.arguments ?? {},
      answers,
    });
  }
  return {
    logins: logins.map(({ tenant: { subdomain }, login: { id, recipe, username } }) => ({
      ...{ id, environment: subdomain, name: recipe?.name ?? null, username },
    })),
    operations,
  };
}

function accessOf(gate: Gate, seen: SeenCounts, found: TenantLogin): LoginAccess {
  const foreseen = new Foreseen(gate, found);
  const { error = null, because = null } = foreseen.notLetIn ?? {};
  return { login: found.login.id, error, because, ...seen.of(found.login), callsOff: foreseen.callsOff };
}

export const permissionRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/environments/{environment}/access',
    name: 'listAccess',
    group: 'Logins',
    summary: 'Tell what the calls of each login come to',
    parameters: environmentInPath,
    gives:
      'Of each login of the environment whether it is let in, and what it sees; nothing is called for it.',
    answer: z.array(loginAccessSchema),
    handle: (input) => {
      const tenant = environmentOf(input);
      const gate = new Gate(input.services.tenants);
      const seen = new SeenCounts(tenant);
      return inTurns(mapInSteps(tenant.users.logins, (login) => accessOf(gate, seen, { tenant, login })));
    },
  }),
  route({
    method: 'get',
    path: '/environments/{environment}/permissions',
    name: 'readPermissions',
    group: 'Calls',
    summary: 'Tell what every login would be answered to what was called',
    parameters: environmentInPath,
    gives:
      'What the logins of the environment and its companions would be answered at the gate to the last call of each operation; nothing is called for it.',
    answer: permissionsSchema,
    handle: (input) => {
      const { tenants, calls } = input.services;
      const { subdomain } = environmentOf(input);
      const logins = [tenants.get(subdomain), ...tenants.companionsOf(subdomain)].flatMap((tenant) =>
        tenant.users.logins.map((login) => ({ tenant, login })),
      );
      return inTurns(permissionsSteps(new Gate(tenants), logins, calls, subdomain));
    },
  }),
];
