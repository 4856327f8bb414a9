import type { Refusals } from '../call.ts';

/** With what signing on is refused; it passes no gate, so what a gate refuses stands here as well. */
export const signOnRefusals = {
  GetToken: [
    'InvalidCredentials',
    'UnauthorizedCall',
    'NoValidSubscription',
    'UsernameInSeveralEnvironments',
  ],
  GetToken2: ['InvalidCredentials', 'UnauthorizedCall', 'NoValidSubscription'],
  GetTokenWithDomain: ['InvalidCredentials', 'UnauthorizedCall', 'NoValidSubscription', 'InvalidDomain'],
} satisfies Refusals<'SingleSignOn'>;
