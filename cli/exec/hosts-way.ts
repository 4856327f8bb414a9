import type { Authority } from '../../server/port/host-patterns.ts';
import { type OwnFile, writeHostsFiles } from './hosts-file.ts';
import { type LoopbackDoors, openLoopbackDoors } from './loopback-doors.ts';
import { NoNamespace, seeingOwnFiles, type Wrapping } from './own-files.ts';
import type { Variables } from './user-proxies.ts';

/** A command for which the names of Nmbrs are at an address of the mock, without root and unseen by all other programs. */
export interface HostsWay {
  readonly wrap: Wrapping;
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
export async function openHostsWay({ mock, names, folder, variables }: HostsWanted): Promise<HostsWay> {
  if (process.platform !== 'linux')
    throw new NoHostsWay(
      `only Linux lets a command have a hosts file of its own; put the names into the hosts file of the system (${DOCS}).`,
    );
  const doors = await openDoors(mock);
  try {
    const files: readonly OwnFile[] = writeHostsFiles(folder, doors.address, names);
    return { wrap: await seeingOwnFiles(files, variables), close: doors.close };
  } catch (error) {
    doors.close();
    if (!(error instanceof NoNamespace)) throw error;
    throw new NoHostsWay(
      `the command cannot have a hosts file of its own (${error.message}); allow user namespaces ` +
        `(sysctl kernel.unprivileged_userns_clone=1, on Ubuntu kernel.apparmor_restrict_unprivileged_userns=0), ` +
        `or put the names into the hosts file of the system (${DOCS}).`,
    );
  }
}

const DOCS = 'docs/hard-coded-hosts.md';

async function openDoors(mock: Authority): Promise<LoopbackDoors> {
  try {
    return await openLoopbackDoors(mock);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new NoHostsWay(
      code === 'EACCES'
        ? 'this user may not listen on port 443; allow it with sysctl net.ipv4.ip_unprivileged_port_start=443.'
        : `port 443 cannot be listened on: ${message}; stop what does so on all addresses.`,
    );
  }
}
