import { z } from 'zod';
import {
  CaseError,
  entryOf,
  hint,
  type Place,
  partAt,
  partOf,
  placeAt,
  plainOf,
  readWritten,
  type Written,
} from '../../base/document/document.ts';
import { nearestName } from '../../base/nearest-name.ts';
import { NotPossible } from '../../base/not-possible.ts';
import type { Operation, Version } from '../../contracts/interface/model.ts';
import { operationsNamed } from '../../contracts/interface/operations-named.ts';
import { answerFields, type Consumer, pathProblem, type UsedOperation } from './consumer.ts';

const PATH = 'the path of an element, such as Absence/Comment';
const OPERATIONS = 'the operations it uses, such as EmployeeService.Absence_Insert';

const paths = z.array(z.string(`expected ${PATH}`), `expected a list, each item ${PATH}`).default([]);

/** A consumer file, as it is written. */
const consumerShape = z.strictObject({
  consumer: z.string('expected the name of the integration').min(1, 'expected the name of the integration'),
  operations: z.record(
    z.string(),
    z
      .strictObject({ sends: paths, answered: paths, reads: paths }, 'expected sends, answered and reads')
      .nullable(),
    `expected ${OPERATIONS}`,
  ),
  retiring: z.record(z.string(), z.string()).optional(),
});

/**
 * Reads a consumer file.
 * @param file how messages call it.
 * @throws CaseError for what is no consumer file, and for an operation or element that the catalogue does not have, with
 * its place.
 */
export function readConsumer(text: string, file: string): Consumer {
  const [written, second] = readWritten(text, file);
  if (!written)
    throw new CaseError('expected the name of a consumer and its operations', { file, line: 1, column: 1 });
  if (second) throw new CaseError('a consumer file holds one document', second.place);
  const { data, error } = consumerShape.safeParse(plainOf(written));
  const issues = error?.issues ?? [];
  // A misspelled name explains why the right one is missing.
  const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0];
  if (issue) throw shapeError(issue, written);
  const operations = Object.entries(data?.operations ?? {}).map(([key, used]): UsedOperation => {
    const at = entryOf(partOf(written, 'operations'), key);
    const operation = operationNamed(key, at?.place ?? written.place);
    const { sends = [], answered = [], reads = [] } = used ?? {};
    for (const kind of ['sends', 'answered', 'reads'] as const)
      refuseUnknown(kind, operation, partOf(at?.value, kind));
    return { operation, sends, answered, reads };
  });
  return { name: data?.consumer ?? '', operations };
}

/** Of version 3, unless another one stands behind it. */
function operationNamed(key: string, place: Place): Operation {
  const [, name = key, version = 'v3'] = /^(.*\S)\s+(v[\d.]+)$/.exec(key) ?? [];
  try {
    return operationsNamed(name, { version: version as Version })[0];
  } catch (error) {
    throw error instanceof NotPossible ? new CaseError(error.message, place) : error;
  }
}

function refuseUnknown(
  kind: 'sends' | 'answered' | 'reads',
  operation: Operation,
  list: Written | undefined,
): void {
  const [fields, within] =
    kind === 'sends'
      ? [operation.request, `the request of ${operation.name}`]
      : [answerFields(operation), `the answer of ${operation.name}`];
  if (list?.kind !== 'list') return;
  for (const item of list.items) {
    const problem = pathProblem(String(plainOf(item)), fields, within);
    if (problem !== null) throw new CaseError(problem, item.place);
  }
}

function shapeError(issue: z.core.$ZodIssue, written: Written): CaseError {
  const place = placeAt(written, issue.path);
  if (issue.code !== 'unrecognized_keys') return new CaseError(issue.message, place);
  const [key = ''] = issue.keys;
  const names = issue.path.length === 0 ? Object.keys(consumerShape.shape) : ['sends', 'answered', 'reads'];
  const at = entryOf(partAt(written, issue.path), key)?.place ?? place;
  return new CaseError(`'${key}' is not known here${hint(nearestName(key, names))}`, at);
}
