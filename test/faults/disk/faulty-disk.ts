import { spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../../../base/package-root.ts';
import type { Dice } from '../../campaign/support/dice.ts';
import { Disk, KINDS } from './disk-log.ts';

/** Where the numbers of `struct orders` of disk.c stand. */
const ORDERS = {
  count: 0,
  first: 1,
  last: 2,
  kinds: 3,
  error: 4,
  delay: 5,
  kill: 6,
  room: 7,
  lies: 8,
} as const;

const WIDTH = 4;

/** In the order of preference. */
const COMPILERS = ['gcc', 'cc', 'tcc'];

export type Kind = keyof typeof KINDS;

/** How operations of a disk fail. */
export interface Failing {
  /** Which of them, counted from now on, from one; all unless said otherwise. */
  readonly first?: number;
  readonly last?: number;
  /** All that change something, unless said otherwise. */
  readonly kinds?: readonly Kind[];
  readonly error: 'EIO' | 'ENOSPC' | 'EROFS' | 'EDQUOT';
}

const CHANGING: readonly Kind[] = ['open', 'create', 'write', 'truncate', 'sync', 'syncFolder', 'unlink'];

const ALL = 0x7fffffff;

/** Made once for all disks of a process; null where nothing compiles it. */
let library: { readonly path: string | null } | null = null;

function compiled(): string | null {
  library ??= { path: compiledBy(COMPILERS) };
  return library.path;
}

function compiledBy(compilers: readonly string[]): string | null {
  if (process.platform !== 'linux') return null;
  const source = join(packageRoot, 'test/faults/disk/disk.c');
  const folder = mkdtempSync(join(tmpdir(), 'nmbrs-faulty-disk-'));
  process.once('exit', () => rmSync(folder, { recursive: true }));
  const path = join(folder, 'disk.so');
  for (const compiler of compilers) {
    const args = ['-shared', '-fPIC', '-o', path, source, '-ldl', '-lpthread'];
    if (spawnSync(compiler, args).status === 0 && existsSync(path)) return path;
  }
  return null;
}

/** A folder on a disk that loses what was not synced when the power is cut, and fails when it is told to. */
export class FaultyDisk {
  /** Why there can be none here; null where there can. */
  static get lack(): string | null {
    if (compiled() !== null) return null;
    return `a disk that fails needs Linux and one of ${COMPILERS.join(', ')}`;
  }

  /** For the data of a process. */
  readonly data: string;
  readonly #base: string;
  readonly #orders: number;
  readonly #disk: Disk;

  constructor(dice: Dice) {
    this.#base = mkdtempSync(join(tmpdir(), 'nmbrs-faults-'));
    this.data = join(this.#base, 'data');
    mkdirSync(this.data);
    writeFileSync(this.#path('orders'), Buffer.alloc(Object.keys(ORDERS).length * WIDTH));
    this.#orders = openSync(this.#path('orders'), 'r+');
    this.#order('room', -1);
    this.#disk = new Disk(dice);
  }

  /** Variables for the process that uses the folder; it may be one at a time. */
  get variables(): Readonly<Record<string, string>> {
    return {
      LD_PRELOAD: compiled() ?? '',
      FAULTY_DISK_FOLDER: this.data,
      FAULTY_DISK_LOG: this.#path('log'),
      FAULTY_DISK_ORDERS: this.#path('orders'),
    };
  }

  /** The operations that there were. */
  get count(): number {
    const number = Buffer.alloc(WIDTH);
    readSync(this.#orders, number, 0, WIDTH, ORDERS.count * WIDTH);
    return number.readInt32LE();
  }

  /** From now on it fails. */
  fail({ first = 1, last = ALL, kinds = CHANGING, error }: Failing): void {
    const { count } = this;
    this.#order(
      'kinds',
      kinds.reduce((bits, kind) => bits | (1 << KINDS[kind]), 0),
    );
    this.#order('error', constants.errno[error]);
    this.#order('last', Math.min(ALL, count + last));
    this.#order('first', count + first);
  }

  /** From now on files may grow by so many bytes on the whole. */
  leaveRoom(bytes: number): void {
    this.#order('room', bytes);
  }

  /** From now on each operation takes so many milliseconds. */
  slowDown(milliseconds: number): void {
    this.#order('delay', milliseconds * 1_000);
  }

  /** From now on a sync does nothing, and says that it did: as if none were asked for. */
  lie(): void {
    this.#order('lies', 1);
  }

  /** Kills the process before the operation of that number, counted from now on, from one. */
  killBefore(operation: number): void {
    this.#order('kill', this.count + operation);
  }

  /** From now on it works as it should. */
  mend(): void {
    this.#order('first', 0);
    this.#order('delay', 0);
    this.#order('kill', 0);
    this.#order('room', -1);
    this.#order('lies', 0);
  }

  /** Once the process has ended: what it did not sync is still there, since the system has it. */
  processEnded(): void {
    const log = this.#path('log');
    if (!existsSync(log)) return;
    this.#disk.take(readFileSync(log));
    rmSync(log);
  }

  /** Once the process has ended: the machine ends, too. */
  cutPower(): void {
    this.processEnded();
    rmSync(this.data, { recursive: true });
    mkdirSync(this.data);
    for (const [name, bytes] of this.#disk.cutPower()) writeFileSync(join(this.data, name), bytes);
  }

  remove(): void {
    closeSync(this.#orders);
    rmSync(this.#base, { recursive: true });
  }

  #path(name: string): string {
    return join(this.#base, name);
  }

  #order(which: keyof typeof ORDERS, value: number): void {
    const number = Buffer.alloc(WIDTH);
    number.writeInt32LE(value);
    writeSync(this.#orders, number, 0, WIDTH, ORDERS[which] * WIDTH);
  }
}
