/** What simulated trouble can do to a call; the effects of the control API, which a test holds this list to. */
export const TROUBLE_KINDS = [
  'latency',
  'uniform-latency',
  'log-normal-latency',
  'slow-drip',
  'rate-limit',
  'fault',
  'http-error',
  'reset-before',
  'reset-after',
  'cut-off',
  'malformed-xml',
  'token-reset',
  'api-account-off',
  'login-deactivated',
  'login-deleted',
  'call-off',
] as const;
