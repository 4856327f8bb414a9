import { atOnce } from '../../../base/turns.ts';
import type { RecordedCall } from '../../../contracts/control/calls.ts';
import type { Journal } from '../../../server/journal/journal.ts';

/** Of which calls are remembered, unless said otherwise. */
export const ENVIRONMENT = 'demo';

const CALL: Omit<RecordedCall, 'number' | 'ordinal'> = {
  time: '2026-01-01T00:00:00.000Z',
  by: 'client',
  durationMs: 1,
  service: 'DebtorService',
  version: 'v3',
  operation: 'List_GetAll',
  soapVersion: '1.1',
  environment: ENVIRONMENT,
  username: null,
  arguments: null,
  findings: [],
  marks: [],
  status: 200,
  fault: null,
  reason: null,
  trouble: null,
  chosenAnswer: null,
  bytes: 0,
};

/** Has a journal remember a call. @returns its number. */
export function remember(
  journal: Journal,
  said: Partial<Pick<RecordedCall, 'by' | 'username'>>,
  request = '',
): number {
  const exchange = { request, response: '', contentType: null, soapAction: null, answerType: null };
  const call = atOnce(journal.add({ ...CALL, ...said, bytes: request.length }, exchange));
  if (call === null) throw new Error('The journal has not counted the call.');
  return call.number;
}
