import { NotPossible } from '../../base/not-possible.ts';
import type { DateTime } from '../../fixtures/seed.ts';
import { secondsAfter } from '../world/clock.ts';

/** The activation mail, as the login's owner would find it. */
export interface Mail {
  readonly id: number;
  readonly to: string;
  readonly loginId: number;
  readonly subject: string;
  readonly sentAt: DateTime;
  /** From then on the link no longer works. */
  readonly expiresAt: DateTime;
  /** What stands at the end of the link. */
  readonly code: string;
  /** When the link was followed to its end; it works once (mark: activation-link-once). */
  readonly usedAt: DateTime | null;
  /** Sent again since: only the newest link works (mark: activation-link-newest). */
  readonly replaced: boolean;
}

/** How long an activation link works, in seconds of the environment's clock (mark: activation-link-lifetime). */
const LINK_LIFETIME = 24 * 3600;

export function activationMail(
  id: number,
  login: { readonly id: number; readonly username: string },
  code: string,
  sentAt: DateTime,
): Mail {
  return {
    id,
    to: login.username,
    loginId: login.id,
    subject: 'Activeer uw login',
    sentAt,
    expiresAt: secondsAfter(sentAt, LINK_LIFETIME),
    code,
    usedAt: null,
    replaced: false,
  };
}

/** Why a link does not work; null when it does. */
export function whyLinkIsDead({ usedAt, replaced, expiresAt }: Mail, now: DateTime): string | null {
  if (usedAt !== null) return `the link was already used on ${usedAt}`;
  if (replaced) return 'the mail was sent again, and only the newest link works';
  if (now >= expiresAt) return `the link expired on ${expiresAt}`;
  return null;
}

/** @throws NotPossible for a link that no mail has, or that works no more. */
export function requireUsable(mail: Mail | undefined, now: DateTime): asserts mail is Mail {
  if (mail === undefined) throw noSuchLink();
  const dead = whyLinkIsDead(mail, now);
  if (dead !== null)
    throw new NotPossible(
      'conflict',
      'link',
      `This does not work any more: ${dead}.`,
      'Send the activation mail again.',
    );
}

/** The refusal does not repeat the code, which is a secret. */
export function noSuchLink(): NotPossible {
  return new NotPossible(
    'unknown',
    'code',
    'No activation mail has this link.',
    'Copy the whole link from the outbox.',
  );
}
