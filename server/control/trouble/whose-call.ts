import type { Credentials } from '../../access/gate.ts';
import { sameSecret } from '../../access/secrets.ts';
import type { TenantLogin } from '../../access/tenants.ts';

/**
 * The login a call is made with, let in or not: trouble belongs to an environment, and a call belongs to the one whose
 * login it names. Where the username is a login in several, the token decides, in force or not, then the domain.
 * @param named every login with the username of the call.
 * @returns null when nothing decides.
 */
export function whoseCall(named: readonly TenantLogin[], { Token, Domain }: Credentials): TenantLogin | null {
  const token = typeof Token === 'string' ? Token : '';
  const byToken = named.find(({ login }) => login.tokens.some(({ value }) => sameSecret(value, token)));
  if (byToken) return byToken;
  const domain = typeof Domain === 'string' ? Domain.toLowerCase() : '';
  const inDomain = named.filter(({ tenant }) => tenant.subdomain.toLowerCase() === domain);
  const candidates = inDomain.length > 0 ? inDomain : named;
  // Of several logins with one address in one environment, all but the newest are deleted.
  return new Set(candidates.map(({ tenant }) => tenant)).size === 1 ? (candidates.at(-1) ?? null) : null;
}
