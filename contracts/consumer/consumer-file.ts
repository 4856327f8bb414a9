import { z } from 'zod';
import {
  type DocumentNode,
  entryOf,
  type Place,
  partOf,
  plainOf,
} from '../../base/document/document-node.ts';
import { DocumentMistake, eachOf } from '../../base/document/mistakes.ts';
import { readDocument } from '../../base/document/read-document.ts';
import { readAs } from '../../base/document/schema-mistakes.ts';
import { NotPossible } from '../../base/not-possible.ts';
import { wording } from '../../base/schema/wording.ts';
import { answerFields } from '../interface/fields.ts';
import type { Operation, Version } from '../interface/model.ts';
import { operationsNamed } from '../interface/operations-named.ts';
import { type Consumer, pathProblem, type UsedOperation } from './consumer.ts';

const path = z.string().register(wording, { wanted: 'the path of an element, such as Absence/Comment' });
const paths = z
  .array(path)
  .register(wording, { wanted: 'a list of paths of elements, such as Absence/Comment' })
  .default([]);

const consumerSchema = z.strictObject({
  consumer: z.string().min(1).register(wording, { wanted: 'the name of the integration' }),
  operations: z
    .record(z.string(), z.strictObject({ sends: paths, answered: paths, reads: paths }).nullable())
    .register(wording, { wanted: 'the operations it uses, such as EmployeeService.Absence_Insert' }),
  retiring: z.record(z.string(), z.string()).optional(),
});

/**
 * Reads a consumer file.
 * @param file how messages call it.
 * @throws DocumentError for what is no consumer file, and for operations and elements that the catalogue does not have,
 * with their places.
 */
export function readConsumer(text: string, file: string): Consumer {
  const document = readDocument(text, file, 'the name of an integration and the operations it uses');
  const { consumer, operations } = readAs(consumerSchema, document);
  return {
    name: consumer,
    operations: eachOf(Object.entries(operations), ([key, used]): UsedOperation => {
      const at = entryOf(partOf(document, 'operations'), key);
      const operation = operationNamed(key, at?.place ?? document.place);
      eachOf(['sends', 'answered', 'reads'] as const, (kind) =>
        refuseUnknown(kind, operation, partOf(at?.value, kind)),
      );
      const { sends = [], answered = [], reads = [] } = used ?? {};
      return { operation, sends, answered, reads };
    }),
  };
}

/** Of version 3, unless another one stands behind it. */
function operationNamed(key: string, place: Place): Operation {
  const [, name = key, version = 'v3'] = /^(.*\S)\s+(v[\d.]+)$/.exec(key) ?? [];
  try {
    return operationsNamed(name, { version: version as Version })[0];
  } catch (error) {
    throw error instanceof NotPossible ? new DocumentMistake(error.detail, error.remedy, place) : error;
  }
}

function refuseUnknown(
  kind: 'sends' | 'answered' | 'reads',
  operation: Operation,
  list: DocumentNode | undefined,
): void {
  const [fields, within] =
    kind === 'sends'
      ? [operation.request, `the request of ${operation.name}`]
      : [answerFields(operation), `the answer of ${operation.name}`];
  if (list?.kind !== 'list') return;
  eachOf(list.items, (item) => {
    const problem = pathProblem(String(plainOf(item)), fields, within);
    if (problem !== null) throw new DocumentMistake(...problem, item.place);
  });
}
