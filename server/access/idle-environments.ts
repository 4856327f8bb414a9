import { elapsed } from '../../base/real-time.ts';
import { inTurns } from '../../base/turns.ts';
import type { Tenant } from './tenant.ts';
import type { Tenants } from './tenants.ts';

/**
 * Deletes the environments for tests that were not used for a while; companions count with theirs. Where other servers serve
 * them, too, none of them has used them.
 * @param idle that while, in milliseconds.
 * @param pause so long ago it was asked for the last time, in milliseconds.
 * @throws NotPossible where they are kept and that cannot be changed now.
 */
export async function deleteIdle(tenants: Tenants, idle: number, pause: number): Promise<void> {
  const groups = tenants
    .all()
    .filter(({ subdomain }) => tenants.isForTest(subdomain))
    .map((tenant) => [tenant, ...tenants.companionsOf(tenant.subdomain)]);
  const usedFor = (milliseconds: number) => {
    const since = elapsed() - milliseconds;
    return new Set(groups.filter((group) => group.some(({ lastUsed }) => lastUsed >= since)).flat());
  };
  const isIdle = await idleOnes(tenants, usedFor, idle, pause);
  for (const tenant of groups.flat())
    if (isIdle(tenant) && tenants.find(tenant.subdomain) === tenant)
      await inTurns(tenants.delete(tenant.subdomain, true));
}

/** @param usedFor those that this server has used in the last so many milliseconds. */
async function idleOnes(
  tenants: Tenants,
  usedFor: (milliseconds: number) => ReadonlySet<Tenant>,
  idle: number,
  pause: number,
): Promise<(tenant: Tenant) => boolean> {
  const shared = tenants.archive?.shared ?? null;
  if (shared === null) {
    const used = usedFor(idle);
    return (tenant) => !used.has(tenant);
  }
  // Who tells of a use does so some time after it, at the next time that it is asked.
  const late = 2 * pause;
  const used = usedFor(late);
  const numbers = tenants.numbered().flatMap(([number, tenant]) => (used.has(tenant) ? [number] : []));
  const unused = new Set(await shared.unused(numbers, idle + late));
  const named = new Map(tenants.numbered().map(([number, tenant]) => [tenant, number]));
  return (tenant) => unused.has(named.get(tenant) ?? 0);
}
