import type { Steps } from '../../base/turns.ts';
import type { RecordedCall } from '../../contracts/control/calls.ts';
import { catalogue } from '../../contracts/interface/catalogue.ts';
import { bodyEntry } from '../journal/envelope-parts.ts';
import type { Exchange } from '../journal/exchange.ts';
import { textOf } from '../soap/message.ts';
import { type Usage, UsageTally } from './usage.ts';

/** What calls of a journal use, a call a step. Of one whose messages are not remembered any more it is only known that it was made. */
export function* usageOfJournal(
  calls: Iterable<RecordedCall>,
  exchangeOf: (call: RecordedCall) => Exchange | null,
): Steps<Usage> {
  const tally = new UsageTally();
  for (const call of calls) {
    const operation = catalogue.service(call.service, call.version).operation(call.operation ?? '');
    const exchange = operation ? exchangeOf(call) : null;
    if (operation)
      tally.add({
        operation,
        request: exchange && bodyEntry(textOf(exchange.request)),
        answer: exchange && bodyEntry(textOf(exchange.response)),
      });
    yield;
  }
  return tally;
}
