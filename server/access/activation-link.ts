import { type Mail, noSuchLink, requireUsable } from './mail.ts';
import type { Tenant } from './tenant.ts';
import type { Tenants } from './tenants.ts';

/** The link in an activation mail, as its reader can follow it. */
export function activationLink(origin: string, { code }: Mail): string {
  return `${origin}/_mock/activate/${code}`;
}

/** The mail a link stands in, and the environment it came from. */
interface FollowedLink {
  readonly tenant: Tenant;
  readonly mail: Mail;
}

/** @throws NotPossible for a link that never was, or works no more. */
export function followLink(tenants: Tenants, code: string): FollowedLink {
  for (const tenant of tenants.all()) {
    const mail = tenant.users.outbox.withCode(code);
    if (!mail) continue;
    requireUsable(mail, tenant.environment.now);
    return { tenant, mail };
  }
  throw noSuchLink();
}
