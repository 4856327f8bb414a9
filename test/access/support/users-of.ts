import { takeSteps, type WaitingSteps } from '../../../base/turns.ts';
import type { Tenant } from '../../../server/access/tenant.ts';
import type { Users } from '../../../server/access/users.ts';

/** Takes steps that wait for nothing. */
export function alone<T>(steps: WaitingSteps<T>): T {
  const result = takeSteps(steps, { stretch: Number.POSITIVE_INFINITY });
  if (result instanceof Promise) throw new Error('They wait for something.');
  return result;
}

type Method = (...args: readonly unknown[]) => unknown;

/** The users of an environment, each step of which is written by itself, as those of an administrator are. */
export function usersOf(tenant: Tenant): Users {
  return stepping(
    () => tenant.users,
    (work) => alone(tenant.write(({ users }) => work(users))),
  );
}

/** Something of users as it stands, whose methods are called in a draft of it. */
function stepping<Part extends object>(
  now: () => Part,
  inDraft: (work: (part: Part) => unknown) => unknown,
): Part {
  return new Proxy(now(), {
    get(_, name) {
      const key = name as keyof Part;
      const value = now()[key];
      if (typeof value === 'function')
        return (...args: readonly unknown[]) => inDraft((part) => (part[key] as Method).call(part, ...args));
      if (name !== 'templates' && name !== 'outbox') return value;
      return stepping(
        () => now()[key] as object,
        (work) => inDraft((part) => work(part[key] as object)),
      );
    },
  });
}
