import type { Path } from '../../../base/schema/schema-at.ts';
import { absenceSchema, leaveSchema } from '../../../contracts/seed/records/absence.ts';
import { absenceCauses } from '../../../fixtures/absence-causes.ts';
import { atMidnight, type DateTime, dayOf, weekday } from '../../../fixtures/calendar.ts';
import { fromHundredths, toHundredths } from '../../../fixtures/decimal.ts';
import { holdingOn } from '../../world/history.ts';
import type { AbsenceCase, AbsenceReport } from '../../world/records/absence.ts';
import type { Leave } from '../../world/records/leave.ts';
import type { Employee, Schedule } from '../../world/records.ts';
import { oneNamed } from '../named.ts';
import type { Said } from '../record-reader.ts';
import { type Drafting, listSaid } from './drafting.ts';
import type { Workplace } from './workplace.ts';

/** The absences that are said; none where none is, since they tell of something that happened. */
export function absencesOf(said: Said<Employee>, workplace: Workplace, path: Path): AbsenceCase[] {
  const { today } = workplace.environment;
  const leavings = (said.employments ?? []).flatMap(({ endDate }) =>
    endDate && endDate < today ? [endDate] : [],
  );
  return (said.absences ?? []).map((absence, at) =>
    absenceOf(absence, leavings, workplace, [...path, 'absences', at]),
  );
}

function absenceOf(
  { cause, reports = [{}], ...absence }: Said<AbsenceCase> & { readonly cause?: unknown },
  leavings: readonly DateTime[],
  { reader, environment, mistakes }: Workplace,
  path: Path,
): AbsenceCase {
  const [illness] = absenceCauses;
  const names = absenceCauses.map(({ id, description }) => `${id} (${description})`).join(', ');
  const found =
    cause === undefined
      ? illness
      : oneNamed(
          cause,
          absenceCauses,
          ({ id, description }) => [id, description],
          (why, remedy) => mistakes.wrong([...path, 'cause'], cause, why, remedy),
          { why: 'is no cause of absence.', remedy: `Choose one of ${names}.` },
        );
  const whole = reader.whole<AbsenceCase>(
    absenceSchema,
    absence,
    {
      number: environment.nextId(),
      cause: found ?? illness,
      reports: reports.map((report, at) =>
        reader.whole<AbsenceReport>(
          absenceSchema.shape.reports.element,
          report,
          reportLike(report, reports[at + 1], environment.nextId(), environment.today, leavings),
          [...path, 'reports', at],
        ),
      ),
    },
    path,
  );
  return whole;
}

/**
 * A report goes on until the next one begins or the employee left, and each change is reported on its day.
 * @param leavings the last days in service that are over.
 */
function reportLike(
  { start, end }: Said<AbsenceReport>,
  next: Said<AbsenceReport> | undefined,
  id: number,
  today: DateTime,
  leavings: readonly DateTime[],
): Partial<AbsenceReport> {
  const begins = start ?? today;
  const left = leavings.find((day) => day >= begins) ?? null;
  const until = next?.start ? atMidnight(Math.max(dayOf(begins), dayOf(next.start) - 1)) : left;
  const ends = end === undefined ? until : end;
  return {
    id,
    percentage: 100,
    start: begins,
    startReportedOn: begins,
    end: ends,
    endReportedOn: ends,
    comment: null,
  };
}

/** The leave that is said, of the hours of the schedule on its days; none where none is. */
export function leaveOf(drafting: Drafting, schedules: readonly Schedule[]): Leave[] {
  const { workplace } = drafting;
  const list = listSaid<Leave>(
    drafting,
    'leave',
    leaveSchema,
    ({ start = workplace.environment.today, end = start }) => ({
      id: workplace.environment.nextId(),
      description: null,
      hours: fromHundredths(hoursBetween(start, end, schedules)),
      usage: 'Withdrawal',
      start,
      end,
      startHours: fromHundredths(hoursOn(start, schedules)),
      endHours: fromHundredths(hoursOn(end, schedules)),
      type: 'Type1',
      status: 'Approved',
    }),
  );
  return list ?? [];
}

/** No leave is worked out of more days. */
const LONGEST_LEAVE = 1_000;

function hoursBetween(start: DateTime, end: DateTime, schedules: readonly Schedule[]): number {
  let hours = 0;
  const last = Math.min(dayOf(end), dayOf(start) + LONGEST_LEAVE);
  for (let date = dayOf(start); date <= last; date++) hours += hoursOn(atMidnight(date), schedules);
  return hours;
}

/** In hundredths. */
function hoursOn(date: DateTime, schedules: readonly Schedule[]): number {
  const schedule = holdingOn(schedules, date);
  return toHundredths(schedule?.week1[weekday(dayOf(date)) - 1] ?? '0');
}
