import { atOnce } from '../../base/turns.ts';
import type { RecordedCall } from '../../contracts/control/calls.ts';
import type {
  ContractVerdict,
  PatternOfCalls,
  Times,
  Verdict,
} from '../../contracts/control/verification.ts';
import { serviceAt } from '../../contracts/interface/service-at.ts';
import type { CallsSoFar } from '../../server/journal/calls-so-far.ts';
import { Masking } from '../../server/journal/masking/masking.ts';
import { verifyOrderSteps, verifySteps } from '../../server/journal/verify.ts';
import { verifyContractSteps } from '../../server/journal/verify-contract.ts';
import type { TimedExchange } from '../capture/recorded-exchanges.ts';
import { journalEntry } from './recorded-call.ts';

/**
 * The calls that were recorded of any service, judged as the journal of a mock judges those that it answered: whether they
 * were made as they should, and what the real service swallowed of them without a word.
 */
export class RecordedJournal {
  readonly calls: readonly RecordedCall[];
  /** How many more calls there are of which the request was not recorded, so that nothing is known of them. */
  readonly unread: number;
  readonly #masking = new Masking();

  /** @param exchanges whatever else is among them is passed over: descriptions of services, other hosts. */
  constructor(exchanges: Iterable<TimedExchange>) {
    const calls: RecordedCall[] = [];
    let unread = 0;
    for (const timed of exchanges) {
      const { method, url, request } = timed.exchange;
      const service = method.toUpperCase() === 'POST' ? serviceAt(url)?.service : undefined;
      if (!service) continue;
      if (request.body.length === 0) {
        unread++;
        continue;
      }
      const { call, token } = journalEntry(service, timed, calls.length + 1);
      if (token !== null) this.#masking.learn('recorded', token);
      calls.push(call);
    }
    this.calls = calls;
    this.unread = unread;
  }

  /** Whether calls like these were made so often; at least once unless said otherwise. @throws NotPossible for a pattern that could not be meant. */
  verify(pattern: PatternOfCalls, times?: Times): Verdict {
    return this.#masked(atOnce(verifySteps(this.#all, pattern, times)));
  }

  /** Whether calls like these were made one after another, whatever came between. @throws NotPossible as `verify` does. */
  verifyOrder(patterns: readonly PatternOfCalls[]): Verdict {
    return this.#masked(atOnce(verifyOrderSteps(this.#all, patterns)));
  }

  /** Whether the contract was honoured. @param known the keys of violations that are accepted. */
  verifyContract(known: Iterable<string> = []): ContractVerdict {
    const mask = this.#masking.finding.bind(this.#masking);
    return atOnce(verifyContractSteps(this.#all, mask, { known: [...known] }));
  }

  get #all(): CallsSoFar {
    return { calls: this.calls, oldest: this.calls[0] ?? null, discarded: 0 };
  }

  #masked(verdict: Verdict): Verdict {
    return atOnce(this.#masking.valueSteps(verdict)) as Verdict;
  }
}
