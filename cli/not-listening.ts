/** What Node.js says of an address that this machine does not have. */
const WRONG_HOST: readonly string[] = ['EADDRNOTAVAIL', 'ENOTFOUND'];

/** Why a server cannot listen, with what to do about it. */
export function whyNotListening(error: NodeJS.ErrnoException, host: string, port: number): string {
  switch (error.code) {
    case 'EADDRINUSE':
      return `port ${port} on ${host} is in use; stop the other program or choose another port with --port or PORT.`;
    case 'EACCES':
      return `port ${port} may not be used by this user; choose one above 1023 with --port or PORT.`;
    default:
      return WRONG_HOST.includes(error.code ?? '')
        ? `${host} is no address of this machine; choose another with --host or HOST.`
        : `cannot listen on ${host}:${port}: ${error.message}`;
  }
}

/** Whether it is the address that cannot be listened on. */
export function isWrongHost({ code = '' }: NodeJS.ErrnoException): boolean {
  return WRONG_HOST.includes(code);
}
