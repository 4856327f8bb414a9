import { accessSync, constants, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../base/package-root.ts';
import type { Authority } from '../../server/port/host-patterns.ts';
import type { Prefix } from './own-files.ts';

/** The program that opens a network for a command, of the package passt. */
export const NETWORK_PROGRAM = 'pasta';

/** What runs in the network before the command; the bundle alone has it. */
const BEHIND_DOORS = join(packageRoot, 'dist/bundle/cli/exec/behind-doors.js');

/** By which the program makes a network; where it may not be opened, the program never ends. */
const DEVICE = '/dev/net/tun';

/** Why no network can be made here; null where nothing speaks against it. */
export function whyNoNetwork(): string | null {
  try {
    accessSync(DEVICE, constants.R_OK | constants.W_OK);
    return null;
  } catch {
    return `${DEVICE} may not be opened`;
  }
}

/** Where the network answers for the resolver of the system. */
export const RESOLVER_ADDRESS = '169.254.1.1';

/**
 * Before a command that is to run in a network of its own, in which it may listen on any port, and the mock does on the
 * usual ones. All ports that programs listen on are the same on both sides, also those of loopback, and other machines are
 * reached as before. In it the command is root of a user namespace.
 */
export function withOwnNetwork(address: string, mock: Authority): Prefix {
  const ports = ['--tcp-ports', '--tcp-ns', '--udp-ports', '--udp-ns'].flatMap((option) => [option, 'auto']);
  const network = [
    '--quiet',
    '--config-net',
    '--no-map-gw',
    '--dns-forward',
    RESOLVER_ADDRESS,
    ...ports,
    '--',
  ];
  // The options of Node.js that the user has are for the command.
  const node = ['env', '-u', 'NODE_OPTIONS', process.execPath];
  return [NETWORK_PROGRAM, ...network, ...node, BEHIND_DOORS, address, mock.host, String(mock.port)];
}

/** What signals are for in such a network: the program takes them for itself, and its child passes them on. */
export function childOf(started: number): number {
  const children = readFileSync(`/proc/${started}/task/${started}/children`, 'utf8');
  return Number(children.trim().split(' ')[0]) || started;
}
