import type { Operation } from '../../contracts/interface/model.ts';
import { periodsIn } from '../../fixtures/period.ts';
import { periodIn } from '../../server/world/periods.ts';
import { type Answer, isAnswerList, isAnswerRecord } from '../wire/answer.ts';
import type { RecordKind, Row } from './known-records.ts';

/** A record of which an answer tells. */
export interface Found {
  readonly kind: RecordKind;
  readonly row: Row;
}

/** Which operations tell of records, by service and name, and how; both versions do it alike. */
const FINDERS: Readonly<Record<string, (answer: Answer, years: number) => readonly Found[]>> = {
  'DebtorService.List_GetAll': listed('debtor', 'Id'),
  'CompanyService.List_GetAll': listed('company', 'ID'),
  'CompanyService.List_GetByDebtor': listed('company', 'ID'),
  'EmployeeService.List_GetByCompany': listed('employee', 'Id'),
  'CompanyService.Company_GetCurrentPeriod': periodsUntil,
  'CompanyService.Run_GetList': listed('run', 'ID', 'PeriodEnd'),
  'CompanyService.WageTax_GetList': listed('wageTax', 'LoonaangifteID', 'Period'),
  'CompanyService.PensionExport_GetList': listed('pensionExport', 'PensionExportID'),
  'DebtorService.Function_GetList': listed('function', 'Id'),
  'DebtorService.LabourAgreementSettings_GetList': listed('agreement', 'Id'),
};

/**
 * The records of which an answer tells.
 * @param years for how many years periods are asked for, the current one among them.
 */
export function recordsIn({ service, name }: Operation, answer: Answer, years: number): readonly Found[] {
  if (isBackgroundReport(name))
    return typeof answer === 'string' ? [{ kind: 'task', row: { task: answer } }] : [];
  return FINDERS[`${service.name}.${name}`]?.(answer, years) ?? [];
}

function isBackgroundReport(name: string): boolean {
  return name.endsWith('_Background');
}

/**
 * @param idElement which holds the id.
 * @param periodElement which holds the period that the record is of, so that a run is asked for with its own wage tax return.
 */
function listed(kind: Exclude<RecordKind, 'period'>, idElement: string, periodElement?: string) {
  return (answer: Answer): readonly Found[] =>
    (isAnswerList(answer) ? answer : []).filter(isAnswerRecord).flatMap((item) => {
      const { [idElement]: id, [periodElement ?? '']: period } = item;
      if (typeof id !== 'string') return [];
      return [{ kind, row: { [kind]: id, ...(typeof period === 'string' && { period }) } }];
    });
}

/** Those of the current year until the open one, and all of the years before; the latest first. */
function periodsUntil(open: Answer, years: number): readonly Found[] {
  const current = typeof open === 'string' ? periodIn(open) : null;
  if (!current) return [];
  return Array.from({ length: years }, (_, before) => current.year - before).flatMap((year) => {
    const last = year === current.year ? current.period : periodsIn(year, current.type);
    return Array.from({ length: last }, (_, at): Found => {
      const row = { year: String(year), period: String(last - at) };
      return { kind: 'period', row };
    });
  });
}
