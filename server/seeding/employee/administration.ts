import type { Path } from '../../../base/schema/schema-at.ts';
import { documentSchema } from '../../../contracts/seed/records/files.ts';
import {
  costSplitSchema,
  daysWorkedSchema,
  leaseCarSchema,
  savingsSchema,
} from '../../../contracts/seed/records/pay.ts';
import {
  socialInsuranceSchema,
  swedishTaxSchema,
  wageTaxSchema,
} from '../../../contracts/seed/records/taxes.ts';
import { timeRegistrationSchema, timeScheduleSchema } from '../../../contracts/seed/records/time.ts';
import type { EmployeeAdministration } from '../../../fixtures/administration/employee.ts';
import { TABLE_PERIODS, USUAL_WAGE_TAX } from '../../../fixtures/administration/wage-tax.ts';
import { fromHundredths } from '../../../fixtures/decimal.ts';
import { documentTypes } from '../../../fixtures/document-types.ts';
import type { Component } from '../../world/records/component.ts';
import type { CostPart, CostSplit } from '../../world/records/cost-split.ts';
import type { DaysWorked } from '../../world/records/days-worked.ts';
import type { LeaseCar } from '../../world/records/lease-car.ts';
import type { Savings } from '../../world/records/savings.ts';
import type { SocialInsurance } from '../../world/records/social-insurance.ts';
import type { TimeRegistration } from '../../world/records/time-registration.ts';
import type { TimeSchedule, TimeSlot } from '../../world/records/time-schedule.ts';
import type { EmployeeDocument } from '../../world/records/uploaded-file.ts';
import type { SwedishTaxSettings, WageTaxSettings } from '../../world/records/wage-tax.ts';
import type { Employee } from '../../world/records.ts';
import { companyInsuranceIn, USUAL_INSURANCE } from '../../world/social-insurance.ts';
import { componentsSaid } from '../components.ts';
import { costCodeNamed } from '../cost-codes.ts';
import { defined, type Said } from '../record-reader.ts';
import { type Drafting, listSaid, periodAt, recordOn, without } from './drafting.ts';

/** What is kept of an employee besides person and career. */
type AdministrationRecords = Partial<EmployeeAdministration> &
  Pick<Employee, 'socialInsurances' | 'documents'>;

/** What is said of it: of the rest, but for what only comes in by being sent, something is made. */
export function administrationSaid(drafting: Drafting): AdministrationRecords {
  return {
    ...defined<EmployeeAdministration>({
      wageComponents: componentsOf(drafting, 'wageComponents'),
      hourComponents: componentsOf(drafting, 'hourComponents'),
      costSplits: costSplitsOf(drafting),
      fixedDays: daysOf(drafting, 'fixedDays'),
      variableDays: daysOf(drafting, 'variableDays'),
      leaseCars: leaseCarsOf(drafting),
      levensloop: savingsOf(drafting, 'levensloop'),
      spaarloon: savingsOf(drafting, 'spaarloon'),
      timeSchedules: timeSchedulesOf(drafting),
      timeRegistrations: timeRegistrationsOf(drafting),
      wageTaxSettings: wageTaxOf(drafting),
      swedishTaxSettings: swedishTaxOf(drafting),
    }),
    socialInsurances: insurancesOf(drafting) ?? [],
    documents: documentsOf(drafting) ?? [],
  };
}

/** What begins with the service unless it says when. */
function fromStart(drafting: Drafting) {
  return { ...recordOn(drafting, drafting.start), from: periodAt(drafting, drafting.start) };
}

function componentsOf(
  drafting: Drafting,
  name: 'wageComponents' | 'hourComponents',
): Component[] | undefined {
  const { workplace, said, path } = drafting;
  const { environment, reader } = workplace;
  return componentsSaid(name, said, path, {
    reader,
    open: environment.openPeriodOf(workplace.company),
    recorded: () => recordOn(drafting, environment.today),
    owner: workplace,
  });
}

function costSplitsOf(drafting: Drafting): CostSplit[] | undefined {
  const { workplace, said, path } = drafting;
  return said.costSplits?.map(({ parts = [], ...split }, at) => {
    const place = [...path, 'costSplits', at];
    return workplace.reader.whole<CostSplit>(
      costSplitSchema,
      split,
      {
        ...fromStart(drafting),
        parts: parts.map((part, index) =>
          workplace.reader.whole<CostPart>(
            costSplitSchema.shape.parts.element,
            without(part, 'costCenterId', 'costUnitId'),
            costPartLike(part, index, parts.length, drafting, [...place, 'parts', index]),
            [...place, 'parts', index],
          ),
        ),
      },
      place,
    );
  });
}

/** Equal shares, the first of which is the default. */
function costPartLike(
  { costCenterId, costUnitId }: Said<CostPart>,
  index: number,
  count: number,
  { workplace }: Drafting,
  path: Path,
): Partial<CostPart> {
  const center = costCodeNamed(workplace, 'costCenter', costCenterId ?? null, [...path, 'costCenterId']);
  const share = Math.floor(10_000 / count);
  return {
    id: workplace.environment.nextId(),
    ...(center === null ? {} : { costCenterId: center }),
    costUnitId: costCodeNamed(workplace, 'costUnit', costUnitId ?? null, [...path, 'costUnitId']),
    percentage: fromHundredths(index === 0 ? 10_000 - share * (count - 1) : share),
    isDefault: index === 0,
  };
}

function daysOf(drafting: Drafting, name: 'fixedDays' | 'variableDays'): DaysWorked[] | undefined {
  const { workplace } = drafting;
  const open = workplace.environment.openPeriodOf(workplace.company);
  return listSaid<DaysWorked>(drafting, name, daysWorkedSchema, ({ from = open }) => ({
    ...recordOn(drafting, workplace.environment.today),
    from,
    until: name === 'variableDays' ? from : null,
    componentDays: 0,
  }));
}

function leaseCarsOf(drafting: Drafting): LeaseCar[] | undefined {
  const { start } = drafting;
  return listSaid<LeaseCar>(
    drafting,
    'leaseCars',
    leaseCarSchema,
    ({ startDate = start, endDate = null }) => ({
      ...recordOn(drafting, startDate),
      from: periodAt(drafting, startDate),
      until: endDate === null ? null : periodAt(drafting, endDate),
      endDate,
      brand: null,
      model: null,
      licencePlate: null,
      additionPercentage: null,
      lease: NO_LEASE,
      firstRegisteredOn: startDate,
      co2Emissions: 0,
      catalogueValue: '0.00',
      startDate,
      contribution: NO_CONTRIBUTION,
    }),
  );
}

const NO_LEASE = {
  company: null,
  number: null,
  duration: 0,
  pricePerMonth: '0.00',
  maxMileage: 0,
  priceOfMoreMileage: '0.00',
  priceOfLessMileage: '0.00',
} as const;

const NO_CONTRIBUTION = {
  reasonForNone: 0,
  privatePercentage: 0,
  privateUse: '0.00',
  notDeductible: '0.00',
} as const;

function savingsOf(drafting: Drafting, name: 'levensloop' | 'spaarloon'): Savings[] | undefined {
  return listSaid<Savings>(drafting, name, savingsSchema, ({ endDate = null }) => ({
    ...fromStart(drafting),
    until: endDate === null ? null : periodAt(drafting, endDate),
    endDate,
  }));
}

/** Worked hours, in the list of time registration codes. */
const WORKED = 1;

function timeSchedulesOf(drafting: Drafting): TimeSchedule[] | undefined {
  const { workplace, start, said, path } = drafting;
  return said.timeSchedules?.map(({ slots = [], ...schedule }, at) => {
    const place = [...path, 'timeSchedules', at];
    const { startDate = start } = schedule;
    return workplace.reader.whole<TimeSchedule>(
      timeScheduleSchema,
      schedule,
      {
        ...recordOn(drafting, startDate),
        startDate,
        slots: slots.map((slot, index) =>
          workplace.reader.whole<TimeSlot>(
            timeScheduleSchema.shape.slots.element,
            slot,
            { id: workplace.environment.nextId(), worked: true, registrationTypeId: WORKED },
            [...place, 'slots', index],
          ),
        ),
      },
      place,
    );
  });
}

function timeRegistrationsOf(drafting: Drafting): TimeRegistration[] | undefined {
  const { today } = drafting.workplace.environment;
  return listSaid<TimeRegistration>(
    drafting,
    'timeRegistrations',
    timeRegistrationSchema,
    ({ start = today }) => ({
      ...recordOn(drafting, start),
      codeId: WORKED,
      costCenterId: 0,
      description: null,
    }),
  );
}

function wageTaxOf(drafting: Drafting): WageTaxSettings[] | undefined {
  const { company } = drafting.workplace;
  return listSaid<WageTaxSettings>(drafting, 'wageTaxSettings', wageTaxSchema, () => ({
    ...fromStart(drafting),
    ...USUAL_WAGE_TAX,
    tablePeriod: TABLE_PERIODS[company.periodType],
  }));
}

function swedishTaxOf(drafting: Drafting): SwedishTaxSettings[] | undefined {
  return listSaid<SwedishTaxSettings>(drafting, 'swedishTaxSettings', swedishTaxSchema, () => ({
    ...fromStart(drafting),
    taxType: 1,
    taxForm: 1,
    taxColumn: 1,
    taxPercentage: null,
  }));
}

function insurancesOf(drafting: Drafting): SocialInsurance[] | undefined {
  const { company } = drafting.workplace;
  return listSaid<SocialInsurance>(drafting, 'socialInsurances', socialInsuranceSchema, ({ from }) => {
    const begun = fromStart(drafting);
    const { sector, riskGroup, labourAgreement } =
      companyInsuranceIn(company, from ?? begun.from) ?? NO_GROUP;
    return { ...begun, ...USUAL_INSURANCE, sector, riskGroup, labourAgreement };
  });
}

const NO_GROUP = { sector: 55, riskGroup: 1, labourAgreement: 9999 } as const;

function documentsOf(drafting: Drafting): EmployeeDocument[] | undefined {
  const { today } = drafting.workplace.environment;
  return listSaid<EmployeeDocument>(drafting, 'documents', documentSchema, () => ({
    ...recordOn(drafting, today),
    ...(documentTypes[0] ? { documentType: documentTypes[0].guid } : {}),
  }));
}
