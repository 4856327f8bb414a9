import type { Credentials } from './credentials.ts';
import { sameSecret } from './secrets.ts';
import type { TenantLogin, Tenants } from './tenants.ts';

/**
 * The login a call is made with, let in or not: a call belongs to the environment whose login it names. Where the
 * username is a login in several, the token decides, in force or not, then the domain.
 * @returns null for a stranger, and when nothing decides.
 */
export function loginOfCall(tenants: Tenants, credentials: Credentials | null): TenantLogin | null {
  if (typeof credentials?.Username !== 'string') return null;
  const { Username, Token, Domain } = credentials;
  const named = tenants.loginsNamed(Username);
  const token = typeof Token === 'string' ? Token : '';
  const byToken = named.find(({ login }) => login.tokens.some(({ value }) => sameSecret(value, token)));
  if (byToken) return byToken;
  const domain = typeof Domain === 'string' ? Domain.toLowerCase() : '';
  const inDomain = named.filter(({ tenant }) => tenant.subdomain.toLowerCase() === domain);
  const candidates = inDomain.length > 0 ? inDomain : named;
  // Of several logins with one address in one environment, all but the newest are deleted.
  return new Set(candidates.map(({ tenant }) => tenant)).size === 1 ? (candidates.at(-1) ?? null) : null;
}
