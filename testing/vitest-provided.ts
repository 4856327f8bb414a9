import type { MockAddress } from './mock-address.ts';

/** The name under which the global set-up provides the mock to the tests. */
export const PROVIDED = 'nmbrs-mock';

declare module 'vitest' {
  interface ProvidedContext {
    [PROVIDED]: MockAddress;
  }
}
