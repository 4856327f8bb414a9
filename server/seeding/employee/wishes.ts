import { addYears, type Day, dateParts, dayOf } from '../../../fixtures/calendar.ts';
import { toHundredths } from '../../../fixtures/decimal.ts';
import type { PeriodType } from '../../../fixtures/period.ts';
import { daysOf } from '../../../fixtures/period-days.ts';
import type { WorkPattern } from '../../../fixtures/records/hours.ts';
import type { Service, Term } from '../../../fixtures/records/time-in-service.ts';
import type { EmployeeWishes } from '../../../fixtures/records/wishes.ts';
import type { AbsenceCase } from '../../world/records/absence.ts';
import type { Employee } from '../../world/records.ts';
import type { Said } from '../record-reader.ts';

type SaidEmployee = Said<Employee>;
type List<Name extends keyof Employee> = NonNullable<SaidEmployee[Name]>;

/** What the wishes of an employee are read in. */
interface Circumstances {
  readonly today: Day;
  /** In hundredths of an hour. */
  readonly fullTimeDay: number;
  readonly periodType: PeriodType;
  /** All absences of the employee. */
  readonly absences: readonly AbsenceCase[];
}

/** What is said of an employee, for those who make the rest. */
export function wishesOf(
  said: SaidEmployee,
  { today, fullTimeDay, periodType, absences }: Circumstances,
): EmployeeWishes {
  const { personalInfo = {}, partner } = said;
  const { gender, prefix, lastName, firstName, initials, maritalStatus, nameUse, birthday } = personalInfo;
  // Who is told by a surname is found by it, and not by that of a partner who was made up.
  const usedName = nameUse ?? (lastName === undefined ? undefined : 'own');
  const startBy = firstDaySaid(said, absences, periodType);
  const services = servicesOf(said, today) ?? servicePaidFrom(said, startBy);
  const terms = services && said.contracts && termsOf(said.contracts, services);
  const pattern = patternOf(said, fullTimeDay);
  const role = said.functions?.at(-1)?.function;
  return {
    person: {
      ...(gender ? { gender } : {}),
      ...(prefix === undefined ? {} : { prefix }),
      ...(lastName === undefined ? {} : { lastName }),
      ...(firstName === undefined ? {} : { firstName }),
      ...(initials ? { initials } : {}),
      ...(typeof maritalStatus === 'string' ? { maritalStatus } : {}),
      ...(typeof usedName === 'string' ? { nameUse: usedName } : {}),
    },
    ...(birthday ? { birthday: dayOf(birthday) } : {}),
    ...(partner === undefined ? {} : { partner: partner && surnameOf(partner) }),
    ...(services ? { services } : {}),
    ...(terms ? { terms } : {}),
    ...(pattern ? { pattern } : {}),
    ...(typeof role === 'string' ? { role } : {}),
    ...(startBy === null ? {} : { startBy }),
    absences,
  };
}

function surnameOf({ prefix = null, lastName }: NonNullable<SaidEmployee['partner']>) {
  return lastName ? { prefix, lastName } : {};
}

/** The times in service that are said, or that the contracts fill; undefined where neither is. */
function servicesOf({ employments, contracts, type }: SaidEmployee, today: Day): Service[] | undefined {
  if (type === 'applicant' && !employments && !contracts) return [];
  if (employments) {
    return employments.map(({ startDate, endDate }, at) => ({
      start: startDate ? dayOf(startDate) : startBefore(endDate ?? null, contracts?.[at]?.startDate, today),
      end: endDate ? dayOf(endDate) : null,
    }));
  }
  return contracts && servicesFilledBy(contracts, today);
}

/** Who is paid from a day on, and of whom nothing is said to hold before, came on that day. */
function servicePaidFrom(
  { salaries, type = 'active' }: SaidEmployee,
  startBy: Day | null,
): Service[] | undefined {
  const starts = (salaries ?? []).flatMap(({ startDate }) => (startDate ? [dayOf(startDate)] : []));
  if (startBy === null || type !== 'active' || !starts.includes(startBy)) return undefined;
  return [{ start: startBy, end: null }];
}

/** Two years before the end, or before today. */
function startBefore(endDate: string | null, contract: string | undefined, today: Day): Day {
  return contract ? dayOf(contract) : addYears(endDate === null ? today : dayOf(endDate), -2);
}

/** Contracts that follow each other are of one time in service; it ended with the last one if that is over. */
function servicesFilledBy(contracts: List<'contracts'>, today: Day): Service[] | undefined {
  const services: Service[] = [];
  const starts = contracts.flatMap(({ startDate }) => (startDate ? [dayOf(startDate)] : []));
  if (starts.length < contracts.length) return undefined;
  const terms = contracts.map(({ endDate }, at) => {
    const start = starts[at] ?? today;
    const next = nextAfter(start, starts);
    return { start, end: endDate ? dayOf(endDate) : endDate === null || next === null ? null : next - 1 };
  });
  for (const { start, end } of terms.toSorted((a, b) => a.start - b.start)) {
    const before = services.at(-1);
    if (before && (before.end === null || start <= before.end + 1))
      services[services.length - 1] = { start: before.start, end: laterEnd(before.end, end) };
    else services.push({ start, end });
  }
  return services.map(({ start, end }) => ({ start, end: end !== null && end >= today ? null : end }));
}

function nextAfter(start: Day, starts: readonly Day[]): Day | null {
  const later = starts.filter((day) => day > start);
  return later.length > 0 ? Math.min(...later) : null;
}

/** The later one of two ends; none is the latest. */
function laterEnd(one: Day | null, other: Day | null): Day | null {
  return one === null || other === null ? null : Math.max(one, other);
}

/** The contracts, each until the next one begins where no end is said. */
function termsOf(contracts: List<'contracts'>, services: readonly Service[]): Term[] {
  const starts = contracts.map(({ startDate }) => (startDate ? dayOf(startDate) : (services[0]?.start ?? 0)));
  return contracts.map(({ endDate, indefinite }, at) => {
    const start = starts[at] ?? 0;
    const next = nextAfter(start, starts);
    const service = services.find((one) => one.start <= start && (one.end === null || one.end >= start));
    const until = next === null ? (service?.end ?? null) : next - 1;
    const end = endDate ? dayOf(endDate) : endDate === null ? null : until;
    const isIndefinite = indefinite ?? (end === null || (endDate === undefined && next === null));
    return { start, end, months: isIndefinite || end === null ? null : monthsBetween(start, end + 1) };
  });
}

/** As many whole months as lie between two days, and one at least. */
function monthsBetween(start: Day, end: Day): number {
  const [from, to] = [dateParts(start), dateParts(end)];
  const months =
    (to.year - from.year) * 12 + to.month - from.month - (to.dayOfMonth < from.dayOfMonth ? 1 : 0);
  return Math.max(1, months);
}

/** The hours of the last schedule that is said, or those of the last contract spread over as few days as hold them. */
function patternOf({ schedules, contracts }: SaidEmployee, fullTimeDay: number): WorkPattern | undefined {
  const { week1, week2 } = schedules?.at(-1) ?? {};
  const [one, other] = [week1 ?? week2, week2 ?? week1];
  if (one && other)
    return {
      week1: one.map((hours) => toHundredths(hours)),
      week2: other.map((hours) => toHundredths(hours)),
    };
  const hours = contracts?.findLast(({ hoursPerWeek }) => hoursPerWeek)?.hoursPerWeek;
  return hours ? patternOfHours(toHundredths(hours), fullTimeDay) : undefined;
}

export function patternOfHours(hours: number, fullTimeDay: number): WorkPattern {
  const days = Math.min(5, Math.max(1, Math.ceil(hours / fullTimeDay)));
  const day = Math.floor(hours / days);
  const week = [0, 1, 2, 3, 4, 5, 6].map((at) => (at < days ? day : 0));
  // What does not divide is worked on the first day.
  week[0] = day + hours - day * days;
  return { week1: week, week2: week };
}

/** The first day on which something is said to hold of who must be in service then; null for none. */
function firstDaySaid(
  said: SaidEmployee,
  absences: readonly AbsenceCase[],
  periodType: PeriodType,
): Day | null {
  const byPeriod = [
    ...(said.departments ?? []),
    ...(said.functions ?? []),
    ...(said.wageComponents ?? []),
    ...(said.hourComponents ?? []),
    ...(said.costSplits ?? []),
    ...(said.fixedDays ?? []),
    ...(said.variableDays ?? []),
    ...(said.levensloop ?? []),
    ...(said.spaarloon ?? []),
  ];
  const days = [
    ...byPeriod.map(({ from }) => from && daysOf(from, periodType).first),
    ...(said.salaries ?? []).map(({ startDate }) => startDate),
    ...(said.schedules ?? []).map(({ startDate }) => startDate),
    ...(said.leave ?? []).map(({ start }) => start),
    ...(said.leaseCars ?? []).map(({ startDate }) => startDate),
    ...(said.timeRegistrations ?? []).map(({ start }) => start),
    ...absences.flatMap(({ reports }) => reports.map(({ start }) => start)),
  ].flatMap((date) => (date ? [dayOf(date)] : []));
  const earliest = Math.min(...days);
  return Number.isFinite(earliest) ? earliest : null;
}
