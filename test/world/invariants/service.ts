import { addMonths, addYears, dayOf } from '../../../fixtures/calendar.ts';
import { endReasons } from '../../../fixtures/end-reasons.ts';
import type { ContractSeed, EmployeeSeed, EmploymentSeed } from '../../../fixtures/seed.ts';
import { employeeTypeOn } from '../../../server/world/employee-type.ts';
import { type Invariant, ofEachEmployee } from '../support/invariant.ts';

/** What holds for times in service and the contracts in them. */
export const service: readonly Invariant[] = [
  ofEachEmployee('The type is what the times in service say', function* ({ environment, employee, seed }) {
    const type = employeeTypeOn(employee, environment.today);
    if (type !== seed.type) yield `is ${type} by service`;
    if ((seed.type === 'applicant') !== (seed.employments.length === 0))
      yield `${seed.employments.length} times in service`;
  }),

  ofEachEmployee('Times in service are in order and do not overlap', function* ({ seed: { employments } }) {
    for (const [at, { startDate, endDate, initialStartDate }] of employments.entries()) {
      const next = employments[at + 1];
      if (endDate !== null && endDate < startDate) yield `${startDate} to ${endDate}`;
      if (next && (endDate === null || endDate >= next.startDate))
        yield `${startDate} to ${endDate}, then ${next.startDate}`;
      if (initialStartDate !== employments[0]?.startDate)
        yield `first ${employments[0]?.startDate}, told as ${initialStartDate}`;
    }
  }),

  ofEachEmployee('A time in service has a reason to end exactly if it ended', function* ({ seed }) {
    for (const { endDate, endReason } of seed.employments) {
      if ((endDate === null) !== (endReason === null)) yield `ended ${endDate}, ${endReason?.description}`;
    }
  }),

  ofEachEmployee('Retirement comes at 67', function* ({ seed }) {
    const born = dayOf(seed.personalInfo.birthday);
    for (const { endDate, endReason } of seed.employments) {
      if (endDate === null || endReason?.id !== endReasons.retirement.id) continue;
      if (dayOf(endDate) < addYears(born, 67) - 31)
        yield `born ${seed.personalInfo.birthday}, retired ${endDate}`;
    }
  }),

  ofEachEmployee('Who left at the end of a contract had one that ran out that day', function* ({ seed }) {
    for (const [at, { endDate, endReason }] of seed.employments.entries()) {
      if (endReason?.id !== endReasons.endOfContract.id) continue;
      const last = contractsIn(seed, at).at(-1);
      if (last?.indefinite !== false || last.endDate !== endDate)
        yield `left ${endDate}, contract from ${last?.startDate} to ${last?.endDate}`;
    }
  }),

  ofEachEmployee('Who left in the trial period had one then', function* ({ seed }) {
    for (const [at, { endDate, endReason }] of seed.employments.entries()) {
      if (endReason?.id !== endReasons.trialPeriod.id) continue;
      const { trialPeriodEnd = null } = contractsIn(seed, at)[0] ?? {};
      if (endDate === null || trialPeriodEnd === null || trialPeriodEnd < endDate)
        yield `left ${endDate}, trial period until ${trialPeriodEnd}`;
    }
  }),

  ofEachEmployee('Who left for disability was ill for two years until then', function* ({ seed }) {
    for (const { endDate, endReason } of seed.employments) {
      if (endDate === null || endReason?.id !== endReasons.disability.id) continue;
      const illness = seed.absences.at(-1);
      const days = dayOf(endDate) - dayOf(illness?.reports[0]?.start ?? endDate);
      if (days < 728 || illness?.reports.at(-1)?.end !== endDate)
        yield `left ${endDate}, ill from ${illness?.reports[0]?.start} to ${illness?.reports.at(-1)?.end}`;
    }
  }),

  ofEachEmployee('Contracts follow each other from the first day in service to the last', function* (staff) {
    const { seed, environment } = staff;
    for (const [at, service] of seed.employments.entries()) {
      const contracts = contractsIn(seed, at);
      const first = contracts[0];
      const last = contracts.at(-1);
      if (first?.startDate !== service.startDate)
        yield `in service from ${service.startDate}, contract from ${first?.startDate}`;
      for (const [position, { startDate, endDate }] of contracts.entries()) {
        const next = contracts[position + 1];
        if (endDate !== null && endDate < startDate) yield `contract ${startDate} to ${endDate}`;
        if (next && dayOf(next.startDate) !== dayOf(endDate ?? '') + 1)
          yield `contract to ${endDate}, next from ${next.startDate}`;
      }
      if (service.endDate !== null && last?.endDate !== service.endDate)
        yield `left ${service.endDate}, contract to ${last?.endDate}`;
      if (service.endDate === null && last?.endDate && last.endDate < environment.today)
        yield `in service, contract to ${last.endDate}`;
    }
    const inService = seed.employments.flatMap((_, at) => contractsIn(seed, at));
    if (inService.length !== seed.contracts.length)
      yield `${seed.contracts.length} contracts, ${inService.length} in service`;
  }),

  ofEachEmployee('A leaver has no open contract', function* ({ seed }) {
    if (seed.type !== 'inactive') return;
    for (const { id, startDate, endDate } of seed.contracts) {
      if (endDate === null) yield `contract ${id} from ${startDate}`;
    }
  }),

  ofEachEmployee(
    'A contract for a fixed time has an end, and one without ends with the service',
    function* (staff) {
      const ends = staff.seed.employments.map(({ endDate }) => endDate);
      for (const { startDate, endDate, indefinite } of staff.seed.contracts) {
        if (indefinite && !ends.includes(endDate)) yield `indefinite from ${startDate} to ${endDate}`;
        if (!indefinite && endDate === null) yield `fixed from ${startDate}`;
      }
    },
  ),

  ofEachEmployee(
    'No more than three fixed contracts follow each other, for three years at most',
    function* (staff) {
      for (const [at] of staff.seed.employments.entries()) {
        const fixed = contractsIn(staff.seed, at).filter(({ indefinite }) => !indefinite);
        const [first] = fixed;
        if (fixed.length > 3) yield `${fixed.length} from ${first?.startDate}`;
        const end = fixed.at(-1)?.endDate;
        if (first && end && dayOf(end) >= addMonths(dayOf(first.startDate), 36))
          yield `from ${first.startDate} to ${end}`;
      }
    },
  ),

  ofEachEmployee('Only the first contract has a trial period, of two months at most', function* ({ seed }) {
    for (const [at] of seed.employments.entries()) {
      for (const [position, { startDate, endDate, trialPeriodEnd, indefinite }] of contractsIn(
        seed,
        at,
      ).entries()) {
        if (trialPeriodEnd === null) continue;
        const longest = addMonths(dayOf(startDate), indefinite ? 2 : 1);
        const fits = trialPeriodEnd >= startDate && dayOf(trialPeriodEnd) < longest;
        const isWithin = endDate === null || trialPeriodEnd <= endDate;
        if (position > 0 || !fits || !isWithin)
          yield `contract ${position + 1} from ${startDate} to ${endDate}, on trial until ${trialPeriodEnd}`;
      }
    }
  }),

  ofEachEmployee(
    'Contracts are of the kinds there are, and only agency workers are in a phase',
    function* ({ seed }) {
      for (const { employmentType, phaseClassification } of seed.contracts) {
        if (![1, 7, 11, 83].includes(employmentType)) yield `kind ${employmentType}`;
        if ((employmentType === 11) !== (phaseClassification !== null))
          yield `kind ${employmentType}, phase ${phaseClassification}`;
      }
    },
  ),

  ofEachEmployee('The income relationship counts the times in service', function* ({ seed }) {
    for (const { taxSequenceNumber, startDate } of seed.contracts) {
      const service = seed.employments[taxSequenceNumber - 1];
      if (!service || !holds(service, startDate))
        yield `${taxSequenceNumber} of a contract from ${startDate}`;
    }
  }),
];

/** The contracts of one time in service, oldest first. */
function contractsIn({ employments, contracts }: EmployeeSeed, at: number): ContractSeed[] {
  const service = employments[at];
  return contracts.filter(({ startDate }) => service !== undefined && holds(service, startDate));
}

function holds({ startDate, endDate }: EmploymentSeed, day: string): boolean {
  return startDate <= day && (endDate === null || endDate >= day);
}
