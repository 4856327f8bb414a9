import { setTimeout as pause } from 'node:timers/promises';
import type { Dice } from '../campaign/support/dice.ts';
import { Clock } from './deeds/clock.ts';
import { asked, called, type Deed, type Fate, type Find, IdBook, type Reached } from './deeds/deed.ts';
import { Environments } from './deeds/environments.ts';
import { Inserts } from './deeds/inserts.ts';
import { Logins } from './deeds/logins.ts';
import { Registers } from './deeds/registers.ts';
import { batches, departments, tags } from './deeds/ways.ts';
import { type Place, ServedMock } from './served-mock.ts';

/** What was asked of a mock and written there. */
export interface Tally {
  acknowledged: number;
  refused: number;
  unknown: number;
}

const CLIENTS = 6;

/** How long mocks may take to heal, in milliseconds. */
const PATIENCE = 30_000;

/** Mocks whose data last, through processes that are killed, with an environment that clients write to. */
export class Sandbox {
  readonly tally: Tally = { acknowledged: 0, refused: 0, unknown: 0 };
  readonly finds: Find[] = [];
  /** All that have the place. */
  readonly mocks: readonly ServedMock[];
  readonly #dice: Dice;
  readonly #registers: Registers;
  readonly #batches: Deed;
  /** Each as often as it is to be done, compared with the others. */
  readonly #deeds: readonly (readonly [deed: Deed, share: number])[];

  /** @param count how many mocks have the place. */
  constructor(place: Place, dice: Dice, count = 1) {
    this.mocks = Array.from({ length: count }, () => new ServedMock(place));
    this.#dice = dice;
    const ids = new IdBook();
    this.#registers = new Registers(dice);
    this.#batches = new Inserts(batches, ids, dice);
    this.#deeds = [
      [new Inserts(departments, ids, dice), 4],
      [this.#batches, 3],
      [new Inserts(tags, ids, dice), 1],
      [new Logins(ids), 2],
      [new Clock(), 1],
      [new Environments(dice), 3],
      [this.#registers, 8],
    ];
  }

  /** As a client reaches it, by one of the mocks. */
  get reached(): Reached {
    return this.#dice.pick(this.mocks).reached;
  }

  /** What all wrote to stderr. */
  get stderr(): string {
    return this.mocks.map(({ stderr }) => stderr).join('');
  }

  /** Starts a process of each: the first one makes what the others find. @throws Error when one ends before it listens. */
  async start(): Promise<void> {
    const [first, ...others] = this.mocks;
    await first?.start();
    await Promise.all(others.map((mock) => mock.start()));
  }

  /** Clients write and read until they are told to stop, or the process ends. */
  async work(isOver: () => boolean): Promise<void> {
    const deeds = this.#deeds.flatMap(([deed, share]) => Array.from({ length: share }, () => deed));
    const client = async () => {
      while (!isOver()) await this.#act(this.#dice.pick(deeds));
    };
    await Promise.all(Array.from({ length: CLIENTS }, client));
  }

  /** Each deed once, one after another. */
  async actOnce(): Promise<void> {
    for (const [deed] of this.#deeds) await this.#act(deed);
  }

  /** One call that writes several records. */
  async write(): Promise<void> {
    await this.#act(this.#batches);
  }

  /** Compares what is there, by each mock, with what is known. */
  async check(): Promise<void> {
    for (const { reached } of this.mocks)
      for (const [deed] of this.#deeds) {
        try {
          this.finds.push(...(await deed.check(reached)));
        } catch (error) {
          this.#foundAnswer(deed, error);
        }
      }
  }

  /** While the place is gone: whatever is asked of a mock that shares it is refused. */
  async askInVain(): Promise<void> {
    for (const { reached } of this.mocks) {
      const read = await asked(() => called(reached.soap, 'DebtorService', 'List_GetAll'));
      const written = await this.#act(this.#batches, reached);
      if (read.fate === 'refused' && written === 'refused') continue;
      const about = `the place is gone, and a call that reads was ${read.fate}, one that writes ${written}`;
      this.finds.push({ kind: 'unexpected answer', about });
    }
  }

  /** Writes by each mock until that is acknowledged, unless it takes too long. */
  async heal(): Promise<void> {
    const end = performance.now() + PATIENCE;
    for (const mock of this.mocks)
      while ((await this.#act(this.#batches, mock.reached)) !== 'acknowledged') {
        if (performance.now() > end) {
          this.finds.push({ kind: 'does not heal', about: mock.stderr });
          return;
        }
        await pause(20);
      }
  }

  /** For the end, when nothing else is done. */
  judge(): void {
    this.finds.push(...this.#registers.judge());
  }

  /** Kills all processes, and waits for their ends. */
  async kill(): Promise<void> {
    await Promise.all(this.mocks.map((mock) => mock.kill()));
  }

  /** Resolves once all processes have ended. */
  async ended(): Promise<void> {
    await Promise.all(this.mocks.map((mock) => mock.ended()));
  }

  async #act(deed: Deed, reached: Reached = this.reached): Promise<Fate | null> {
    try {
      const fate = await deed.act(reached);
      if (fate !== null) this.tally[fate]++;
      // Nothing listens any more.
      if (fate === 'unknown') await pause(20);
      return fate;
    } catch (error) {
      this.#foundAnswer(deed, error);
      return null;
    }
  }

  #foundAnswer({ name }: Deed, error: unknown): void {
    this.finds.push({ kind: 'unexpected answer', about: `${name}: ${(error as Error).message}` });
  }
}
