import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OwnFile } from './own-files.ts';

const HOSTS = '/etc/hosts';
const SWITCH = '/etc/nsswitch.conf';
const RESOLVER = '/etc/resolv.conf';

/**
 * Makes the files by which a command resolves names to an address of the mock: the hosts of the system with these names
 * before them, and the order in which names are looked up, where the hosts do not come first there.
 */
export function writeHostsFiles(folder: string, address: string, names: readonly string[]): OwnFile[] {
  const hosts = join(folder, 'hosts');
  writeFileSync(hosts, hostsWith(address, names, textOf(HOSTS)));
  const files = [{ file: hosts, inPlaceOf: HOSTS }];
  const order = textOf(SWITCH);
  const filesFirst = order.replace(/^(\s*hosts:).*$/m, '$1 files dns');
  if (/^\s*hosts:(?!\s*files\b)/m.test(order)) {
    const file = join(folder, 'nsswitch.conf');
    writeFileSync(file, filesFirst);
    files.push({ file, inPlaceOf: SWITCH });
  }
  return files;
}

/**
 * Makes the file by which a command asks for other names at an address, where its network is not that of the system, whose
 * own resolver may listen on loopback alone.
 */
export function writeResolverFile(folder: string, address: string): OwnFile {
  const file = join(folder, 'resolv.conf');
  const others = textOf(RESOLVER)
    .split('\n')
    .filter((line) => !/^\s*nameserver\b/.test(line));
  writeFileSync(file, [`nameserver ${address}`, ...others].join('\n'));
  return { file, inPlaceOf: RESOLVER };
}

/** The text of a hosts file in which these names have this address, whatever it said of them before. */
function hostsWith(address: string, names: readonly string[], before: string): string {
  const others = before.split('\n').flatMap((line) => {
    const [said = ''] = line.split('#');
    const [number = '', ...aliases] = said.trim().split(/\s+/);
    if (!aliases.some((alias) => names.includes(alias.toLowerCase()))) return [line];
    const kept = aliases.filter((alias) => !names.includes(alias.toLowerCase()));
    return kept.length === 0 ? [] : [[number, ...kept].join(' ')];
  });
  return [...names.map((name) => `${address} ${name}`), ...others].join('\n');
}

/** What is not there says nothing. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
