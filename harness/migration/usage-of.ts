import { type Usage, UsageTally, type UsedOperation } from '../../server/migration/usage.ts';
import type { Consumer } from '../consumer/consumer.ts';
import type { RecordedMessages } from '../consumer/recorded-messages.ts';

/** What recorded calls use; what they read is what a consumer declares of the same operations, where there is one. */
export function usageOfCalls(calls: Iterable<RecordedMessages>, consumer: Consumer | null): Usage {
  const tally = new UsageTally();
  for (const call of calls) tally.add(call);
  const operations = tally.operations.map((used) => {
    const declared = consumer?.operations.find(({ operation }) => operation === used.operation);
    return { ...used, reads: declared?.reads ?? [] };
  });
  return { operations, named: tally.named };
}

/** What a consumer file says that an integration uses; how often it calls, and whom, it does not say. */
export function usageOfConsumer({ operations }: Consumer): Usage {
  return {
    operations: operations.map((used): UsedOperation => ({ ...used, calls: null })),
    named: { debtor: new Set(), company: new Set(), employee: new Set() },
  };
}
