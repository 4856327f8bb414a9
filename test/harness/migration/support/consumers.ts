import type { Consumer } from '../../../../contracts/consumer/consumer.ts';
import { answerFields } from '../../../../contracts/interface/fields.ts';
import { leavesOf } from '../../../../contracts/interface/leaves.ts';
import type { Operation } from '../../../../contracts/interface/model.ts';
import { operationsNamed } from '../../../../contracts/interface/operations-named.ts';

/** An integration that sends and reads everything of these operations. */
export function readingEverything(name: string, operations: readonly Operation[]): Consumer {
  return {
    name,
    operations: operations.map((operation) => ({
      operation,
      sends: leavesOf(operation.request).map(({ path }) => path),
      answered: [],
      reads: leavesOf(answerFields(operation)).map(({ path }) => path),
    })),
  };
}

/** By their names, of version 3. */
export function operationsOf(names: readonly string[]): Operation[] {
  return names.map((name) => operationsNamed(name, { version: 'v3' })[0]);
}
