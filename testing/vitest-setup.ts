import type { TestProject } from 'vitest/node';
import { openMock } from './open-mock.ts';
import { PROVIDED } from './vitest-provided.ts';

/**
 * `nmbrs-mock/vitest/setup`, a global set-up of Vitest: `globalSetup: ['nmbrs-mock/vitest/setup']`. One mock serves the
 * whole run, however many workers it has; with `NMBRS_MOCK_URL` it is one that runs already.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { address, close } = await openMock();
  project.provide(PROVIDED, address);
  return close;
}
