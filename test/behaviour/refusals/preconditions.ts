import type { Environment } from '../../../client/environment.ts';
import type { NmbrsErrorName } from '../../../contracts/interface/errors.ts';
import type { ServiceName, Version } from '../../../contracts/interface/model.ts';
import { openWorld } from '../../../fixtures/world.ts';
import { UPLOAD_LIMIT } from '../../../server/world/uploads.ts';
import { operationOf, type SoapClient } from '../../support/soap-client.ts';
import { validValue } from '../../support/valid-requests.ts';
import { elements, type Parameters } from '../employee-calls.ts';
import { ValidRequest } from './envelope.ts';

/** Where a precondition is brought about. */
export interface Scene {
  readonly env: Environment;
  readonly version: Version;
  readonly master: SoapClient;
  /** Another login. */
  readonly debtor: SoapClient;
}

/** What a valid request says instead, by the names of its elements; null for one that is left out. */
export type Changes = Readonly<Record<string, string | number | null>>;

/** What operations of a service refuse for what happened before, or for values that are only wrong together. */
export interface Precondition {
  readonly service: ServiceName;
  readonly operations: readonly string[];
  readonly error: NmbrsErrorName;
  readonly arrange: (scene: Scene) => Changes | Promise<Changes>;
}

/** What no change of a valid request alone brings about. */
export const PRECONDITIONS: readonly Precondition[] = [
  {
    service: 'CompanyService',
    operations: ['BankAccount_Update'],
    error: 'NotFound',
    arrange: async (scene) => ({ CompanyId: await companyWithoutAccount(scene) }),
  },
  {
    service: 'CompanyService',
    operations: ['SalaryDocuments_GetSEPA', 'SalaryDocuments_GetSEPA_Tax'],
    error: 'InvalidSetOfValues',
    arrange: async (scene) => {
      const CompanyId = await companyWithoutAccount(scene);
      const runs = await ask(scene, 'CompanyService', 'Run_GetList', { CompanyId, Year: 2026 });
      const returns = await ask(scene, 'CompanyService', 'WageTax_GetList', { CompanyId, intYear: 2026 });
      const [RunID = 0] = runs.ids('ID');
      const [WageTaxID = 0] = returns.ids('LoonaangifteID');
      return { CompanyId, RunID, WageTaxID };
    },
  },
  {
    service: 'CompanyService',
    operations: ['FileExplorer_UploadFile'],
    error: 'FileTooLarge',
    arrange: () => ({ Body: TOO_MUCH }),
  },
  {
    service: 'EmployeeService',
    operations: ['EmployeeDocument_UploadDocument', 'EmployeeDocument_UploadDocumentFull'],
    error: 'FileTooLarge',
    arrange: () => ({ Body: TOO_MUCH }),
  },
  {
    service: 'EmployeeService',
    operations: ['Employment_UpdateEmploymentInitialStartDate'],
    error: 'NotFound',
    arrange: () => ({ EmployeeId: APPLICANT }),
  },
  {
    service: 'EmployeeService',
    operations: ['Schedule_Update', 'Schedule_UpdateCurrent'],
    error: 'InvalidSetOfValues',
    arrange: () => ({ Schedule: null, CompanyRoosterNr: 2 }),
  },
  {
    service: 'EmployeeService',
    operations: ['WageComponent_Update'],
    error: 'InvalidPeriod',
    arrange: async (scene) => ({ Id: await made(scene, 'WageComponentFixed_Insert'), EndPeriod: 99 }),
  },
  {
    service: 'EmployeeService',
    operations: ['HourComponent_Update'],
    error: 'InvalidPeriod',
    arrange: async (scene) => ({ Id: await made(scene, 'HourComponentFixed_Insert'), EndPeriod: 99 }),
  },
  {
    service: 'ReportService',
    operations: ['Reports_BackgroundTask_Result'],
    error: 'TaskStatusNotAvailable',
    arrange: async ({ debtor }) => ({ TaskId: await task(debtor) }),
  },
  {
    service: 'ReportService',
    operations: ['Reports_BackgroundTask_Result'],
    error: 'FailedTaskStatusNotAvailable',
    arrange: async ({ env, master }) => {
      const TaskId = await task(master, 0);
      await env.advanceClock({ hours: 24 });
      return { TaskId };
    },
  },
  {
    service: 'ReportService',
    operations: ['Reports_BackgroundTask_Result'],
    error: 'InvalidTaskResult',
    arrange: async ({ env, master }) => {
      const TaskId = await task(master);
      await env.advanceClock({ hours: 24 });
      return { TaskId };
    },
  },
];

/** One byte above the limit. */
const TOO_MUCH = Buffer.alloc(UPLOAD_LIMIT + 1).toString('base64');

/** Somebody who was never in service. */
const APPLICANT = applicant();

function applicant(): number {
  const world = openWorld();
  const companies = world.environments
    .filter(({ subdomain }) => subdomain === 'demo')
    .flatMap(({ debtors }) => debtors)
    .flatMap((debtor) => debtor.companies);
  for (const { id } of companies) {
    const found = world.employees(id).find(({ type }) => type === 'applicant');
    if (found) return found.id;
  }
  throw new Error('nobody of the default world is an applicant');
}

function ask({ master, version }: Scene, service: ServiceName, operation: string, parameters: Parameters) {
  return master.call(service, operation, elements(parameters), { version });
}

async function companyWithoutAccount(scene: Scene): Promise<number> {
  const reply = await ask(scene, 'CompanyService', 'Company_Insert', {
    DebtorId: 1001,
    CompanyName: 'Nieuw B.V.',
    PeriodType: 1,
    DefaultCompanyId: -1,
    PayInAdvance: false,
    LabourAgreementSettingsGroupGuid: '00000000-0000-0000-0000-000000000000',
  });
  return Number(reply.one('Company_InsertResult'));
}

/** The id of what an operation of EmployeeService makes. */
async function made({ master, version }: Scene, maker: string): Promise<string> {
  const operation = operationOf('EmployeeService', maker, version);
  const reply = await master.post(operation, new ValidRequest(operation, validValue).envelope);
  return reply.one(`${maker}Result`);
}

/** Starts a report in the background: one that fails for a year that cannot be. @returns the id of its task. */
async function task(client: SoapClient, year = 2026): Promise<string> {
  const name = 'Reports_Accountant_Company_CompanyWageComponentsPerRun_Background';
  const reply = await client.call('ReportService', name, elements({ companyId: 10001, year }));
  return reply.one(`${name}Result`);
}

/** The preconditions of an operation. */
export function preconditionsOf({ service, name }: Pick<ValidRequest['operation'], 'service' | 'name'>) {
  return PRECONDITIONS.filter((one) => one.service === service.name && one.operations.includes(name));
}
