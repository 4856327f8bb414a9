import type { Authority } from '../../server/port/host-patterns.ts';
import { writeHostsFiles, writeResolverFile } from './hosts-file.ts';
import { isInstalled } from './installed.ts';
import { type Doors, openLoopbackDoors, someLoopbackAddress } from './loopback-doors.ts';
import { asThisUser, firstPossible, NoNamespace, type Prefix, withOwnFiles } from './own-files.ts';
import { childOf, NETWORK_PROGRAM, RESOLVER_ADDRESS, whyNoNetwork, withOwnNetwork } from './own-network.ts';
import type { Receiver } from './run-command.ts';
import type { Variables } from './user-proxies.ts';

/** A command for which the names of Nmbrs are at an address of the mock, without root and unseen by all other programs. */
export interface HostsWay {
  /** What stands before the command. */
  prefix(variables: Variables): Prefix;
  readonly receiver: Receiver;
  close(): void;
}

export interface HostsWanted {
  readonly mock: Authority;
  /** The names that are to resolve to the mock. */
  readonly names: readonly string[];
  /** Where files go. */
  readonly folder: string;
  readonly variables: Variables;
}

/** It cannot be gone on this machine; the message says why and what would help. */
export class NoHostsWay extends Error {}

/** @throws NoHostsWay */
export async function openHostsWay(wanted: HostsWanted): Promise<HostsWay> {
  if (process.platform !== 'linux')
    throw new NoHostsWay(`only Linux lets a command have a hosts file of its own. ${IN_SYSTEM}`);
  const address = someLoopbackAddress();
  const doors = await openDoors(address, wanted);
  try {
    return doors ? await besideOthers(address, doors, wanted) : await inOwnNetwork(address, wanted);
  } catch (error) {
    doors?.close();
    if (!(error instanceof NoNamespace)) throw error;
    throw new NoHostsWay(`${doors ? noOwnFiles(error) : noOwnNetwork(error)} ${IN_SYSTEM}`);
  }
}

const IN_SYSTEM = 'Or put the names into the hosts file of the system: docs/hard-coded-hosts.md tells how.';

function noOwnFiles({ message }: NoNamespace): string {
  return (
    `the command cannot have a hosts file of its own (${message}). Allow user namespaces: ` +
    'sysctl kernel.unprivileged_userns_clone=1, on Ubuntu kernel.apparmor_restrict_unprivileged_userns=0.'
  );
}

function noOwnNetwork({ message }: NoNamespace): string {
  return (
    `this user may not listen on port 443, and the command cannot have a network of its own (${message}). ` +
    'Allow the first with sysctl net.ipv4.ip_unprivileged_port_start=443.'
  );
}

/** In the network of the system, where port 443 can be listened on. */
async function besideOthers(
  address: string,
  doors: Doors,
  { names, folder, variables }: HostsWanted,
): Promise<HostsWay> {
  const files = writeHostsFiles(folder, address, names);
  const inUserNamespace = [...withOwnFiles(files, false), ...asThisUser()];
  const prefixes = isRoot() ? [withOwnFiles(files, true), inUserNamespace] : [inUserNamespace];
  const prefix = await firstPossible(prefixes, files, { name: names[0] ?? '', address }, variables);
  return { prefix: () => prefix, receiver: (started) => started, close: doors.close };
}

async function inOwnNetwork(
  address: string,
  { mock, names, folder, variables }: HostsWanted,
): Promise<HostsWay> {
  const files = [...writeHostsFiles(folder, address, names), writeResolverFile(folder, RESOLVER_ADDRESS)];
  const whyNot = whyNoNetwork();
  if (whyNot !== null) throw new NoNamespace(whyNot);
  const network = withOwnNetwork(address, mock);
  const within = [...withOwnFiles(files, true), ...asThisUser()];
  await firstPossible([[...network, ...within]], files, { name: names[0] ?? '', address }, variables);
  return {
    prefix: ({ NODE_OPTIONS }) => [
      ...network,
      ...(NODE_OPTIONS === undefined ? [] : ['env', `NODE_OPTIONS=${NODE_OPTIONS}`]),
      ...within,
    ],
    receiver: childOf,
    close: () => {},
  };
}

/** @returns null where the command must have a network of its own for that. */
async function openDoors(address: string, { mock, variables }: HostsWanted): Promise<Doors | null> {
  try {
    return await openLoopbackDoors(address, mock);
  } catch (error) {
    if (isInstalled(NETWORK_PROGRAM, variables)) return null;
    const { code, message } = error as NodeJS.ErrnoException;
    throw new NoHostsWay(
      code === 'EACCES'
        ? `this user may not listen on port 443; install passt (${NETWORK_PROGRAM}), or allow it with ` +
            'sysctl net.ipv4.ip_unprivileged_port_start=443.'
        : `port 443 cannot be listened on (${message}); install passt (${NETWORK_PROGRAM}), or stop what listens on it.`,
    );
  }
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}
