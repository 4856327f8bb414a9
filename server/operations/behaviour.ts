import type { Operation, ServiceContract, ServiceName, Version } from '../../contracts/interface/model.ts';
import type { SingleSignOn } from '../access/single-sign-on.ts';
import type { Call, Family, SignOnHandlers } from './call.ts';
import { address as companyAddress } from './company/address.ts';
import { bankAccount as companyBankAccount } from './company/bank-account.ts';
import { company, companyV3 } from './company/company.ts';
import { contactPerson } from './company/contact-person.ts';
import { converter as companyConverter } from './company/converter.ts';
import { costCenter as companyCostCenter } from './company/cost-center.ts';
import { costUnit } from './company/cost-unit.ts';
import { schedule as companySchedule } from './company/schedule.ts';
import { workCost } from './company/work-cost.ts';
import { absenceXml } from './debtor/absence-xml.ts';
import { accountantContact } from './debtor/accountant-contact.ts';
import { converter } from './debtor/converter.ts';
import { debtor } from './debtor/debtor.ts';
import { department as debtorDepartment } from './debtor/department.ts';
import { details } from './debtor/details.ts';
import { environment } from './debtor/environment.ts';
import { jobFunction } from './debtor/function.ts';
import { labourAgreementSettings } from './debtor/labour-agreement-settings.ts';
import { manager as debtorManager } from './debtor/manager.ts';
import { owner } from './debtor/owner.ts';
import { title } from './debtor/title.ts';
import { webhook } from './debtor/webhook.ts';
import { address } from './employee/address.ts';
import { bankAccount } from './employee/bank-account.ts';
import { children } from './employee/children.ts';
import { contract, contractDelete, contractV21 } from './employee/contract.ts';
import { department } from './employee/department.ts';
import { employeeList, employeeListV21 } from './employee/employee-list.ts';
import { employment } from './employee/employment.ts';
import { endServiceReason, endServiceReasonByYear } from './employee/end-service-reason.ts';
import { employeeFunction } from './employee/function.ts';
import { hire, hireByType } from './employee/hire.ts';
import { manager } from './employee/manager.ts';
import { partner } from './employee/partner.ts';
import { personalInfo, personalInfoWithoutBsn } from './employee/personal-info.ts';
import { personalOverview } from './employee/personal-overview.ts';
import { salary } from './employee/salary.ts';
import { schedule } from './employee/schedule.ts';
import { service } from './employee/service.ts';
import { transition } from './employee/transition.ts';
import { sampleResult } from './sample.ts';
import { getToken } from './single-sign-on/get-token.ts';

/** The families that read and write the world, by version and service. Both versions share them where they agree. */
const debtorService = {
  ...debtor,
  ...details,
  ...debtorDepartment,
  ...jobFunction,
  ...title,
  ...accountantContact,
  ...absenceXml,
};

const debtorServiceV3 = {
  ...debtorService,
  ...environment,
  ...owner,
  ...converter,
  ...labourAgreementSettings,
  ...debtorManager,
  ...webhook,
};

const companyService = {
  ...company,
  ...companyAddress,
  ...companyBankAccount,
  ...contactPerson,
  ...companyCostCenter,
  ...costUnit,
  ...companySchedule,
  ...workCost,
};

const employeeService = {
  ...employeeList,
  ...personalInfo,
  ...personalOverview,
  ...children,
  ...partner,
  ...department,
  ...employeeFunction,
  ...manager,
  ...bankAccount,
  ...employment,
  ...hire,
  ...service,
  ...endServiceReason,
  ...contractDelete,
  ...address,
  ...salary,
  ...schedule,
};

const FAMILIES = {
  v3: {
    DebtorService: debtorServiceV3 satisfies Family<'v3', 'DebtorService'>,
    CompanyService: { ...companyService, ...companyV3, ...companyConverter } satisfies Family<
      'v3',
      'CompanyService'
    >,
    EmployeeService: {
      ...employeeService,
      ...personalInfoWithoutBsn,
      ...contract,
      ...hireByType,
      ...transition,
      ...endServiceReasonByYear,
    } satisfies Family<'v3', 'EmployeeService'>,
    SingleSignOn: getToken,
  },
  'v2.1': {
    DebtorService: debtorService satisfies Family<'v2.1', 'DebtorService'>,
    CompanyService: companyService satisfies Family<'v2.1', 'CompanyService'>,
    EmployeeService: { ...employeeService, ...employeeListV21, ...contractV21 } satisfies Family<
      'v2.1',
      'EmployeeService'
    >,
    SingleSignOn: getToken satisfies SignOnHandlers<'v2.1'>,
  },
};

/** The named boundary where handlers lose their types: the reader has made their arguments as the catalogue says. */
type AnyHandler = (args: Readonly<Record<string, unknown>>, ...context: readonly unknown[]) => unknown;

function handlerOf({ name, service }: Operation): AnyHandler | undefined {
  const services: Partial<Record<ServiceName, object>> = FAMILIES[service.version];
  const handlers = services[service.name] as Record<string, AnyHandler> | undefined;
  return handlers && Object.hasOwn(handlers, name) ? handlers[name] : undefined;
}

/** Whether an operation reads and writes the world, or only answers with a sample that fits its schema. */
export type Status = 'behaves' | 'answers';

export function statusOf(operation: Operation): Status {
  return handlerOf(operation) ? 'behaves' : 'answers';
}

/**
 * Does what an operation does.
 * @param call null for an operation that reads no header, and so has no caller: those of SingleSignOn.
 * @throws NmbrsFault for what the service would refuse.
 */
export function perform(
  operation: Operation,
  args: Readonly<Record<string, unknown>>,
  call: Call | null,
  signOn: SingleSignOn,
): unknown {
  const handler = handlerOf(operation);
  if (!handler) return sampleResult(operation, args, call?.view ?? null);
  return call ? handler(args, call) : handler(args, signOn, operation);
}

/** One row of the coverage: what is built of an operation, and how sure its interface is. */
export interface CoverageRow {
  readonly service: ServiceName;
  readonly version: Version;
  readonly operation: string;
  readonly status: Status;
  readonly confidence: Operation['provenance']['confidence'];
}

/** Made from the handlers that serve, so that it cannot claim what is not there. */
export function coverage(services: readonly ServiceContract[]): CoverageRow[] {
  return services.flatMap((service) =>
    service.operations.map((operation) => ({
      service: service.name,
      version: service.version,
      operation: operation.name,
      status: statusOf(operation),
      confidence: operation.provenance.confidence,
    })),
  );
}
