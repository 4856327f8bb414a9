import {
  extraFieldSchema,
  managerAssignmentSchema,
  performanceReviewSchema,
} from '../../../contracts/seed/records/review.ts';
import { addYears, atMidnight, dayOf } from '../../../fixtures/calendar.ts';
import type { ExtraField } from '../../../fixtures/extra-fields.ts';
import { type PerformanceReview, USUAL_REVIEW } from '../../../fixtures/performance-reviews.ts';
import type { ManagerAssignment } from '../../world/records/manager.ts';
import type { Employee } from '../../world/records.ts';
import { defined } from '../record-reader.ts';
import { type Drafting, listSaid, periodAt, recordOn } from './drafting.ts';

/** What no operation writes, where it is said; else it follows from the employee. */
export function reviewsSaid(
  drafting: Drafting,
): Pick<Employee, 'managers' | 'extraFields' | 'performanceReviews'> {
  const { start, workplace } = drafting;
  return defined({
    managers: listSaid<ManagerAssignment>(drafting, 'managers', managerAssignmentSchema, () => ({
      ...recordOn(drafting, start),
      from: periodAt(drafting, start),
    })),
    extraFields: listSaid<ExtraField>(drafting, 'extraFields', extraFieldSchema, (_field, at) => ({
      id: at + 1,
      type: 'Text',
      startDate: start,
    })),
    performanceReviews: listSaid<PerformanceReview>(
      drafting,
      'performanceReviews',
      performanceReviewSchema,
      ({ date }) => ({
        id: workplace.environment.nextId(),
        ...USUAL_REVIEW,
        ...(date ? { nextDate: atMidnight(addYears(dayOf(date), 1)) } : {}),
      }),
    ),
  });
}
