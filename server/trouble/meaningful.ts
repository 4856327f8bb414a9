import { nearestName } from '../../base/nearest-name.ts';
import { NotPossible } from '../../base/not-possible.ts';
import type { Effect, TroubleDefinition, When } from '../../contracts/control/trouble.ts';
import { catalogue } from '../../contracts/interface/catalogue.ts';
import { callsNamed } from '../access/call-switches.ts';
import type { Tenant } from '../access/tenant.ts';

/**
 * Refuses a rule that could never be applied: a test that waits for its trouble in vain would pass for the wrong reason.
 * @throws NotPossible
 */
export function requireMeaningful(definition: TroubleDefinition, tenant: Tenant): void {
  const { login, when, effect } = definition;
  if (login !== undefined) requireLogin(login, tenant);
  requireOperation(definition);
  if (when) requireTurn(when);
  requireSense(effect);
}

function requireLogin(login: string, { subdomain, users }: Tenant): void {
  const usernames = users.logins.map(({ username }) => username.toLowerCase());
  if (!usernames.includes(login.toLowerCase()))
    refuse('login', `${login} is no login of ${subdomain}.`, didYouMean(login, usernames));
}

function requireOperation({ service, version, operation }: TroubleDefinition): void {
  const services = catalogue.services.filter(
    ({ name, version: own }) =>
      (service === undefined || service === name) && (version === undefined || version === own),
  );
  if (services.length === 0)
    refuse('version', `There is no ${service} in ${version}.`, 'Name another version, or none.');
  if (operation === undefined) return;
  const names = services.flatMap(({ operations }) => operations.map(({ name }) => name));
  if (!names.includes(operation))
    refuse(
      'operation',
      `There is no operation ${[operation, 'of', service ?? 'any service', version].join(' ').trim()}.`,
      didYouMean(operation, names),
    );
}

function requireTurn({ call, fromCall, every }: When): void {
  if (call !== undefined && (fromCall !== undefined || every !== undefined))
    refuse(
      'when',
      '`call` picks one call, `fromCall` and `every` pick others.',
      'Leave out one or the other.',
    );
}

function requireSense(effect: Effect): void {
  if (effect.kind === 'uniform-latency' && effect.from > effect.to)
    refuse('effect.to', `${effect.to} ms is less than ${effect.from} ms.`, 'Swap `from` and `to`.');
  if (effect.kind === 'call-off' && effect.call !== undefined) callsNamed([effect.call]);
}

function didYouMean(given: string, names: readonly string[]): string {
  const nearest = nearestName(given, names);
  return nearest === null ? 'Name another one, or none.' : `Did you mean ${nearest}?`;
}

function refuse(field: string, message: string, remedy: string): never {
  throw new NotPossible('invalid', field, message, remedy);
}
