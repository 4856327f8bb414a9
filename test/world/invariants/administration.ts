import { isPlain } from '../../../fixtures/administration/company.ts';
import { ANYBODY, ON_CALL, terms } from '../../../fixtures/administration/terms.ts';
import { dayOf, weekday, yearOf } from '../../../fixtures/calendar.ts';
import { toHundredths } from '../../../fixtures/decimal.ts';
import { collectiveAgreements } from '../../../fixtures/dutch/labour-agreement.ts';
import { sectors } from '../../../fixtures/dutch/sector.ts';
import { isWorkingDay } from '../../../fixtures/dutch/working-day.ts';
import { comparePeriods, periodOf, type YearPeriod } from '../../../fixtures/period.ts';
import { daysOf } from '../../../fixtures/period-days.ts';
import { personalTitles } from '../../../fixtures/personal-titles.ts';
import { timeRegistrationCodes } from '../../../fixtures/time-registration-codes.ts';
import { webhookEvents } from '../../../fixtures/webhook-events.ts';
import { hourCodeOf } from '../../../server/payroll/hour-model.ts';
import { wageCodeOf } from '../../../server/payroll/wage-model.ts';
import { ofEachCompany, ofEachDebtor } from '../support/employer.ts';
import { type Invariant, ofEachEmployee, type Staff } from '../support/invariant.ts';

/** A schedule without hours. */
function isOnCall({ employee }: Staff): boolean {
  return Number(employee.schedules.at(-1)?.partTimePercentage) === 0;
}

const text = ({ year, period }: YearPeriod) => `${year}-${period}`;

/** What counts of an employee from a period on: components, days, cars, savings. */
function periodBoundOf({ employee }: Staff) {
  const { hourComponents, wageComponents, fixedDays, variableDays, leaseCars, levensloop, spaarloon } =
    employee;
  return [
    ...hourComponents,
    ...wageComponents,
    ...fixedDays,
    ...variableDays,
    ...leaseCars,
    ...levensloop,
    ...spaarloon,
  ];
}

/** The periods of the last time in service; null for nobody's. */
function lastService({ employee, company }: Staff): { first: YearPeriod; last: YearPeriod | null } | null {
  const service = employee.employments.at(-1);
  if (!service) return null;
  const { periodType } = company;
  return {
    first: periodOf(dayOf(service.startDate), periodType),
    last: service.endDate === null ? null : periodOf(dayOf(service.endDate), periodType),
  };
}

/** What holds of the administration of companies and employees. */
export const administration: readonly Invariant[] = [
  ofEachEmployee('Components, days, cars and savings lie within the last service', function* (staff) {
    const service = lastService(staff);
    for (const { id, from, until } of periodBoundOf(staff)) {
      if (!service || comparePeriods(from, service.first) < 0) yield `${id} begins in ${text(from)}`;
      const last = service?.last;
      if (last && (until === null || comparePeriods(until, last) > 0))
        yield `${id} goes on after ${text(last)}`;
      if (until && comparePeriods(until, from) < 0)
        yield `${id} ends in ${text(until)}, before ${text(from)}`;
    }
  }),

  ofEachEmployee(
    'A variable component counts in one period, up to the open one',
    function* ({ employee, company }) {
      const { hourComponents, wageComponents } = employee;
      for (const { id, kind, from, until } of [...hourComponents, ...wageComponents]) {
        if (kind !== 'variable') continue;
        if (!until || comparePeriods(from, until) !== 0) yield `${id} has no period of its own`;
        if (comparePeriods(from, company.openPeriod) > 0) yield `${id} is of ${text(from)}`;
      }
    },
  ),

  ofEachEmployee('Components have a code of the models and a value above nothing', function* ({ employee }) {
    for (const { id, code, value } of employee.hourComponents)
      if (!hourCodeOf(code) || !(Number(value) > 0)) yield `hour component ${id}: ${code} ${value}`;
    for (const { id, code, value } of employee.wageComponents)
      if (!wageCodeOf(code) || !(Number(value) > 0)) yield `wage component ${id}: ${code} ${value}`;
  }),

  ofEachEmployee(
    'Hours and wages besides the salary are those of the function or of anybody',
    function* (staff) {
      const { employee, debtor } = staff;
      const { functions } = terms[debtor.trade];
      const held = functions[employee.functions.at(-1)?.function.description ?? ''];
      const hours = (isOnCall(staff) ? ON_CALL : (held?.hours ?? [])).map(({ code }) => code);
      for (const { id, code } of employee.hourComponents)
        if (!hours.includes(code)) yield `hour component ${id} has code ${code}`;
      const wages = [...(held?.wages ?? []), ...ANYBODY].map(({ code }) => code);
      for (const { id, code } of employee.wageComponents)
        if (!wages.includes(code)) yield `wage component ${id} has code ${code}`;
    },
  ),

  ofEachEmployee('Who is on call without hours has hours that are put in', function* (staff) {
    const { employee, company } = staff;
    const isAdministered = !isPlain(company) && employee.type === 'active';
    if (isAdministered && isOnCall(staff) && employee.hourComponents.length === 0) yield 'no hour component';
  }),

  ofEachEmployee('The shares of the costs add up to 100, with one default', function* ({ employee }) {
    for (const { id, parts } of employee.costSplits) {
      const sum = parts.reduce((total, { percentage }) => total + toHundredths(percentage), 0);
      if (sum !== 10_000) yield `split ${id} adds up to ${sum / 100}`;
      if (parts.filter(({ isDefault }) => isDefault).length !== 1) yield `split ${id} has not one default`;
    }
  }),

  ofEachEmployee(
    'Costs go to cost centres and cost units of the company, each centre once',
    function* (staff) {
      const company = staff.environment.companies.get(staff.company.id);
      for (const { id, parts } of staff.employee.costSplits) {
        const centers = parts.map(({ costCenterId }) => costCenterId);
        const units = parts.flatMap(({ costUnitId }) => costUnitId ?? []);
        if (new Set(centers).size < centers.length) yield `split ${id} names ${centers}`;
        for (const center of centers)
          if (!company?.costCenters.some((one) => one.id === center)) yield `split ${id} names ${center}`;
        for (const unit of units)
          if (!company?.costUnits.some((one) => one.id === unit)) yield `split ${id} names the unit ${unit}`;
      }
    },
  ),

  ofEachEmployee(
    'A lease car is registered before it is driven, and is driven one at a time',
    function* ({ employee }) {
      for (const [at, car] of employee.leaseCars.entries()) {
        const next = employee.leaseCars[at + 1];
        if (car.firstRegisteredOn > car.startDate)
          yield `car ${car.id} is registered on ${car.firstRegisteredOn}`;
        if (next && (car.endDate === null || car.endDate >= next.startDate))
          yield `car ${car.id} ends on ${car.endDate}`;
        if (!/^[A-Z]-\d{3}-[A-Z]{2}$/.test(car.licencePlate ?? ''))
          yield `car ${car.id} has plate ${car.licencePlate}`;
      }
    },
  ),

  ofEachEmployee(
    'Only those in service since before 2012 save in schemes that closed then',
    function* ({ employee }) {
      const savings = [...employee.levensloop, ...employee.spaarloon];
      const start = employee.employments.at(-1)?.startDate ?? '';
      if (savings.length > 0 && start >= '2012') yield `saves, in service since ${start}`;
    },
  ),

  ofEachEmployee(
    'Time is registered on days of the time schedule, in service, before today',
    function* (staff) {
      const { employee, environment } = staff;
      const days = new Set(
        employee.timeSchedules.flatMap(({ slots }) => slots.map(({ dayOfWeek }) => dayOfWeek)),
      );
      for (const { id, start, end, codeId } of employee.timeRegistrations) {
        const isScheduled = days.has(weekday(dayOf(start)) % 7);
        const isInService = employee.employments.some(
          (service) =>
            service.startDate <= start &&
            (service.endDate === null || `${service.endDate.slice(0, 10)}T24` > start),
        );
        const isKnown = timeRegistrationCodes.some((code) => code.id === codeId);
        if (!isScheduled || !isInService || !isKnown || end <= start || end > environment.today)
          yield `registration ${id} is from ${start} until ${end}`;
      }
    },
  ),

  ofEachEmployee('A time schedule has the hours of the schedule', function* ({ employee }) {
    const schedule = employee.schedules.at(-1);
    for (const { id, startDate, slots } of employee.timeSchedules) {
      const seconds =
        slots.reduce((sum, { start, end }) => sum + Date.parse(end) - Date.parse(start), 0) / 1000;
      const hours = (schedule?.week1 ?? []).reduce((sum, day) => sum + Number(day), 0);
      if (Math.abs(seconds / 3600 - hours) > 0.01) yield `${id} has ${seconds / 3600} hours of ${hours}`;
      if (startDate !== schedule?.startDate) yield `${id} starts on ${startDate}`;
    }
  }),

  ofEachEmployee('Days worked fit in their period', function* ({ employee, company }) {
    for (const { id, from, days } of [...employee.fixedDays, ...employee.variableDays]) {
      const { first, last } = daysOf(from, company.periodType);
      if (days < 0 || days > dayOf(last) - dayOf(first) + 1) yield `${id} says ${days} days of ${text(from)}`;
    }
  }),

  ofEachEmployee(
    'The wage of the year is set when somebody comes and every January since',
    function* (staff) {
      const { employee, company, environment } = staff;
      const [first] = employee.employments;
      const last = employee.employments.at(-1);
      if (!first || !last || last.startDate > environment.today) return;
      const from = Math.max(yearOf(dayOf(first.startDate)), company.firstYear);
      const until = yearOf(dayOf(last.endDate ?? environment.today));
      const years = employee.wageTaxSettings.map((settings) => settings.from.year);
      const wanted = Array.from({ length: Math.max(0, until - from + 1) }, (_, at) => from + at);
      if (until >= company.firstYear && years.join() !== wanted.join())
        yield `set in ${years}, not in ${wanted}`;
    },
  ),

  ofEachCompany(
    'The sector and the labour agreement are those of the trade',
    function* ({ debtor, company }) {
      const { sector, collectiveAgreement } = terms[debtor.trade];
      for (const held of company.socialInsurances) {
        if (held.sector !== sector || !sectors.has(sector)) yield `sector ${held.sector} in ${debtor.trade}`;
        const isKnown = collectiveAgreements.has(held.labourAgreement);
        if (held.labourAgreement !== collectiveAgreement || !isKnown)
          yield `labour agreement ${held.labourAgreement}`;
      }
      if (company.socialInsurances.length === 0) yield 'is in no sector';
    },
  ),

  ofEachCompany(
    'Every closed period has a run that was asked for in office hours of a working day in it',
    function* (employer) {
      const { company, seed } = employer;
      const asked = company.runRequests.map(({ period }) => text(period));
      if (new Set(asked).size < asked.length) yield 'asked twice for a run';
      for (const { period, requestedAt } of company.runRequests) {
        const { first, last } = daysOf(period, seed.periodType);
        const isIn = requestedAt >= first && requestedAt <= last;
        const hour = Number(requestedAt.slice(11, 13));
        if (!isIn || hour < 9 || hour > 17 || !isWorkingDay(dayOf(requestedAt)))
          yield `the run of ${text(period)} was asked for at ${requestedAt}`;
        if (comparePeriods(period, seed.openPeriod) >= 0) yield `a run of ${text(period)} was asked for`;
      }
    },
  ),

  ofEachCompany(
    'Wage components of a company have a code of the model, and are paid from its first period',
    function* (employer) {
      const { company, seed } = employer;
      for (const { id, code, from } of company.wageComponents)
        if (!wageCodeOf(code) || from.year < seed.firstYear || comparePeriods(from, seed.openPeriod) > 0)
          yield `component ${id} with code ${code} begins in ${text(from)}`;
    },
  ),

  ofEachCompany(
    'Cost centres and cost units have each code once, and work costs each period',
    function* ({ company }) {
      for (const codes of [company.costCenters, company.costUnits].map((list) =>
        list.map(({ code }) => code),
      ))
        if (new Set(codes).size < codes.length) yield `codes ${codes}`;
      const periods = company.workCosts.map(({ period }) => text(period));
      if (new Set(periods).size < periods.length) yield `work costs of ${periods}`;
    },
  ),

  ofEachCompany('Components and cost centres of a company have ids of their own', function* ({ company }) {
    const records = [
      company.wageComponents,
      company.costCenters,
      company.costUnits,
      company.workCosts,
    ].flat();
    const ids = records.map(({ id }) => id);
    if (new Set(ids).size < ids.length) yield `ids ${ids}`;
  }),

  ofEachDebtor('Webhooks follow events there are, at an https address', function* ({ webhooks }) {
    for (const { id, endpoint, events } of webhooks) {
      if (!endpoint.startsWith('https://')) yield `webhook ${id} posts to ${endpoint}`;
      for (const { eventId } of events)
        if (!webhookEvents.has(eventId)) yield `webhook ${id} follows ${eventId}`;
    }
  }),

  ofEachEmployee('Titles are among those of the debtor', function* ({ employee, environment, debtor }) {
    const { title } = employee.personalInfo;
    const { titles = [] } = environment.debtors.get(debtor.id) ?? {};
    if (title !== null && !titles.includes(title)) yield `title ${title}`;
    if (titles.length < personalTitles.length) yield `the debtor has ${titles}`;
  }),
];
