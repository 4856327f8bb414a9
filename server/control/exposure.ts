import { isLoopbackHost } from '../port/closed-addresses.ts';

/** A server that any machine on its network could take over. */
export class Unguarded extends Error {
  constructor(host: string) {
    super(
      `any machine that reaches ${host} could read every token and change every login; ` +
        'set a control token with --control-token or CONTROL_TOKEN, or listen on 127.0.0.1.',
    );
    this.name = 'Unguarded';
  }
}

/** @throws Unguarded when the control API would be open to other machines. */
export function requireGuard(host: string, controlToken: string | null): void {
  if (controlToken === null && !isLoopbackHost(host)) throw new Unguarded(host);
}
