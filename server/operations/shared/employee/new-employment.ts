import type { DateTime } from '../../../../fixtures/seed.ts';
import type { Employment } from '../../../world/records.ts';
import type { Call } from '../../call.ts';
import { newRecord } from './new-record.ts';

/** A first time in service, without an end. */
export function newEmployment(startDate: DateTime, { environment }: Pick<Call, 'environment'>): Employment {
  return {
    ...newRecord(environment),
    startDate,
    endDate: null,
    endReason: null,
    initialStartDate: startDate,
    seniorityDate: startDate,
  };
}
