import { counted } from '../base/counted.ts';
import { type Baseline, CallsNotAsExpected } from '../client/call-journal.ts';
import type { AnyCalled } from '../client/call-pattern.ts';
import type { Environment } from '../client/environment.ts';
import type { ContractVerdict, Verdict } from '../contracts/control/verification.ts';
import { RECORD_BODIES } from '../harness/consumer/recorded-messages.ts';
import { RecordedJournal } from '../harness/journal/recorded-journal.ts';
import { complain } from './output.ts';
import { readExchanges } from './read-exchanges.ts';
import type { Expected } from './read-expectations.ts';

/** What came of an expectation. */
export type Outcome = Pick<Verdict, 'holds' | 'message' | 'matching'>;

/** Calls that are held against what is expected of them. */
export interface VerifiedCalls {
  /** Where they were made, for people: `environment demo`. */
  readonly place: string;
  count(): Promise<number>;
  /** @throws NotPossible for an expectation that could never be met. */
  verify(expected: Expected): Promise<Outcome>;
  verifyContract(baseline?: Baseline): Promise<ContractVerdict>;
}

/** Those in an environment of a running mock. */
export function callsInEnvironment({ calls, subdomain }: Environment): VerifiedCalls {
  return {
    place: `environment ${subdomain}`,
    count: async () => (await calls.list()).length,
    async verify(expected) {
      try {
        return expected.kind === 'order'
          ? await calls.verifyOrder(...(expected.patterns as readonly AnyCalled[]))
          : await calls.verify(expected.pattern as AnyCalled, expected.times);
      } catch (error) {
        // Calls that could turn the verdict were discarded.
        if (error instanceof CallsNotAsExpected)
          return { holds: false, message: error.message, matching: [] };
        throw error;
      }
    },
    verifyContract: (baseline) => calls.verifyContract(baseline && { baseline }),
  };
}

/**
 * Those of a recording; of which nothing is known is told.
 * @param place the folder of a capture, or an HTTP archive.
 * @throws Refused for what is neither, UnreadableFile.
 */
export function callsRecordedIn(place: string): VerifiedCalls {
  const journal = new RecordedJournal(readExchanges(place).exchanges);
  const { calls, unread } = journal;
  if (unread > 0)
    complain(
      `nmbrs-mock verify: ${place} holds ${counted(unread, 'call')} without a request that can be read, of which nothing is told; ${RECORD_BODIES}.`,
    );
  return {
    place,
    count: async () => calls.length,
    verify: async (expected) =>
      expected.kind === 'order'
        ? journal.verifyOrder(expected.patterns)
        : journal.verify(expected.pattern, expected.times),
    verifyContract: async (baseline) => journal.verifyContract(baseline?.known),
  };
}
