import { startNmbrs } from '../client/start.ts';
import { type MockAddress, mockNamed } from './mock-address.ts';

/** A mock to test against. */
export interface OpenMock {
  readonly address: MockAddress;
  /** Ends it, if it was started here. */
  close(): Promise<void>;
}

/** The mock that `NMBRS_MOCK_URL` names, or else one that is started in this process. */
export async function openMock(): Promise<OpenMock> {
  const named = mockNamed();
  if (named) return { address: named, close: async () => {} };
  const nmbrs = await startNmbrs();
  return { address: { url: nmbrs.url, controlToken: null }, close: () => nmbrs.close() };
}

/** A mock that is opened when the first environment is asked for, and shared by all who ask. */
export class SharedMock {
  #opened: Promise<OpenMock> | null = null;

  async address(): Promise<MockAddress> {
    this.#opened ??= openMock();
    return (await this.#opened).address;
  }

  /** The next one who asks opens another. */
  async close(): Promise<void> {
    const opened = await this.#opened;
    this.#opened = null;
    await opened?.close();
  }
}
