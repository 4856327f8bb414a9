import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { type Nmbrs, type NmbrsOptions, startNmbrs } from '../../../client/in-process/start.ts';

/** A mock over a folder of its own for each test, which can be ended and started again. */
export class KeptMock {
  #place = '';
  #running: Nmbrs | null = null;

  constructor() {
    beforeEach(() => {
      this.#place = mkdtempSync(join(tmpdir(), 'nmbrs-data-'));
    });
    afterEach(async () => {
      await this.end();
      rmSync(this.#place, { recursive: true });
    });
  }

  /** Where it keeps its environments. */
  get place(): string {
    return this.#place;
  }

  /** Starts it, also anew. */
  async start(options: NmbrsOptions = {}): Promise<Nmbrs> {
    await this.end();
    this.#running = await startNmbrs({ ...options, data: this.#place });
    return this.#running;
  }

  async end(): Promise<void> {
    await this.#running?.close();
    this.#running = null;
  }
}
