import type { Tenants } from '../access/tenants.ts';
import { draftOfKept, stateReader } from './kept-state.ts';
import { type Making, tenantOf } from './kept-tenant.ts';
import { type KeptChanges, type News, NOW } from './store.ts';

/** Brings the environments of a server to where others have brought them. */
export function followNews(
  tenants: Tenants,
  { lastNumber, gone, added, changed }: News,
  making: Making,
): void {
  tenants.countOn(lastNumber);
  for (const number of gone) tenants.leave(number);
  tenants.restore(added.map((environment) => tenantOf(environment, making)));
  for (const changes of changed) followChanges(tenants, changes, making);
}

function followChanges(tenants: Tenants, changes: KeptChanges, { capacity }: Making): void {
  const tenant = tenants.numberedAs(changes.environment);
  if (!tenant) throw new Error(`The environment ${changes.environment} is not known here.`);
  const { subdomain, states } = tenant;
  const { origin } = tenant.environment;
  const read = stateReader(subdomain, origin, capacity);
  for (const replaced of changes.replaced) {
    const state = read(replaced);
    if (replaced.state === NOW) states.followBackTo(state);
    else states.followSnapshot(replaced.state, state);
  }
  for (const written of changes.written)
    if (written.state === NOW) states.follow((now) => draftOfKept(now, written));
}
