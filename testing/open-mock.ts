import { startNmbrs } from '../client/in-process/start.ts';
import type { Mock } from '../client/index.ts';
import { type MockAddress, mockAt, mockNamed } from './mock-address.ts';

/** A mock to test against. */
export interface OpenMock {
  readonly mock: Mock;
  /** Where other processes find it. */
  readonly address: MockAddress;
  /** Ends it, if it was started here. */
  close(): Promise<void>;
}

/** The mock that `NMBRS_MOCK_URL` names, or else one that is started in this process. */
export async function openMock(): Promise<OpenMock> {
  const named = mockNamed();
  if (named) return { mock: mockAt(named), address: named, close: async () => {} };
  const mock = await startNmbrs();
  return { mock, address: { url: mock.url, controlToken: null }, close: () => mock.close() };
}

/** A mock that is opened when it is first asked for, and shared from then on. */
export class SharedMock {
  #opened: Promise<OpenMock> | null = null;

  async get(): Promise<Mock> {
    this.#opened ??= openMock();
    return (await this.#opened).mock;
  }

  /** What is asked for next opens another. */
  async close(): Promise<void> {
    const opened = await this.#opened;
    this.#opened = null;
    await opened?.close();
  }
}
