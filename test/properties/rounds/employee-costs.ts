import fc from 'fast-check';
import { boolean, decimal, text, whole } from '../support/arbitrary.ts';
import { inDecember, LAST_OPEN_DAY, NO_DAY, openDay } from '../support/days.ts';
import { operationIn } from '../support/desk.ts';
import type { Round } from '../support/round.ts';
import { type Fields, isFields, isList, type Tree, valueAt } from '../support/tree.ts';

/** Two parts of the costs, on cost centres that are put in before. */
const parts = fc
  .tuple(whole(99, 1), boolean, boolean)
  .map(([percentage, isDefault, hasUnit]) => [
    part('north', `${percentage}.00`, isDefault, hasUnit === 'true'),
    part('south', `${100 - Number(percentage)}.00`, 'false', false),
  ]);

function part(code: string, percentage: string, isDefault: string, hasUnit: boolean): Fields {
  return {
    Id: '0',
    CostCenter: { Code: code, Description: null, Id: '0' },
    Kostensoort: hasUnit ? { Code: 'unit', Description: null } : null,
    Percentage: percentage,
    Default: isDefault,
  };
}

const costsShown: Partial<Round> = {
  rules: { CostCenters: parts, CostCenteren: parts },
  before: async (desk, version, { company }) => {
    const insert = (name: string, field: string, code: string) => {
      const operation = operationIn(version, 'CompanyService', name);
      if (!operation) throw new Error(`${version} has no ${name}`);
      const record = { Id: '0', Code: code, Description: `Kosten ${code}` };
      // Whatever comes of it: they may be there already.
      return desk.call(operation, { CompanyId: String(company), [field]: record });
    };
    await insert('CostCenter_Insert', 'kostenplaats', 'north');
    await insert('CostCenter_Insert', 'kostenplaats', 'south');
    await insert('CostUnit_Insert', 'costunit', 'unit');
    return {};
  },
  content: (sent) => partsShown(sent.CostCenters ?? sent.CostCenteren ?? []),
  shown: ['CostCenter_Get', 'CostCenter_GetCurrent', 'CostCenter_GetAllEmployeesByCompany'],
};

function partsShown(sent: Tree): Tree {
  if (!isList(sent)) return sent;
  return sent.map((row) => ({
    CostCenter: withText(valueAt(row, 'CostCenter.Code')),
    Kostensoort: withText(valueAt(row, 'Kostensoort.Code')),
    Percentage: valueAt(row, 'Percentage'),
    Default: valueAt(row, 'Default'),
  }));
}

function withText(code: Tree): Tree {
  return code === null ? null : { Code: code, Description: `Kosten ${code}` };
}

const costs: Round[] = [
  { write: 'CostCenter_UpdateCurrent', ...costsShown },
  { write: 'CostCenter_Update', ...costsShown },
];

/** The agreements of a debtor have other guids in every environment. */
const agreement: Partial<Round> = {
  before: async (desk, version, { company }) => {
    const list = operationIn(version, 'CompanyService', 'LabourAgreements_GetCurrent');
    if (!list) throw new Error(`${version} lists no agreements`);
    const agreements = await desk.ask(list, { CompanyId: String(company) });
    const last = isList(agreements) ? (agreements.at(-1) ?? null) : null;
    return { labourAgreementSettingsGroupGuid: valueAt(last, 'Guid') };
  },
  content: (sent) => ({ Guid: valueAt(sent, 'labourAgreementSettingsGroupGuid') }),
  shown: ['LabourAgreements_Get', 'LabourAgreements_GetCurrent'],
};

const agreements: Round[] = [
  { write: 'LabourAgreements_UpdateCurrent', ...agreement },
  { write: 'LabourAgreements_Update', ...agreement },
];

const carRules: Round['rules'] = {
  StartDate: openDay,
  EndDate: fc.constantFrom(NO_DAY, '2027-03-31T00:00:00', '2028-12-31T00:00:00'),
  AdditionPercentage: text,
};

const carShown = {
  rules: carRules,
  shown: [
    'LeaseCar_Get',
    'LeaseCar_GetCurrent',
    'LeaseCar_GetList',
    'LeaseCar_GetAll_EmployeesByCompany',
    'LeaseCar2_GetAll_EmployeesByCompany',
  ],
} as const satisfies Partial<Round>;

const ended = (said: Tree): Tree => (isFields(said) ? { ...said, EndDate: LAST_OPEN_DAY } : said);

const cars: Round[] = [
  { write: 'LeaseCar_InsertCurrent', ...carShown },
  { write: 'LeaseCar_Insert', ...carShown },
  {
    write: 'LeaseCar_Stop',
    of: 'LeaseCar_InsertCurrent',
    rules: { End: LAST_OPEN_DAY },
    shown: carShown.shown.map((read) => ({ read, as: ended })),
    gone: [
      { read: 'LeaseCar_Get', with: inDecember, as: ended },
      { read: 'LeaseCar_GetList', with: inDecember, as: ended },
    ],
  },
  { write: 'LeaseCar_Delete', of: 'LeaseCar_InsertCurrent', at: 'Id', gone: true },
];

/** A scheme of the past, into which an amount goes every period. */
function savings(name: string, reads: readonly string[]): Round[] {
  return [
    {
      write: `${name}_Insert`,
      rules: { Start: openDay, Amount: decimal() },
      content: (sent) => ({ Value: valueAt(sent, 'Amount') }),
      shown: reads,
    },
    {
      write: `${name}_Stop`,
      of: `${name}_Insert`,
      rules: { End: LAST_OPEN_DAY },
      gone: reads.map((read) => ({ read, with: inDecember })),
    },
    { write: `${name}_Delete`, of: `${name}_Insert`, at: 'Id', gone: true },
  ];
}

export const costRounds: readonly Round[] = [
  ...costs,
  ...agreements,
  ...cars,
  ...savings('Levensloop', ['Levensloop_Get']),
  ...savings('Spaarloon', ['Spaarloon_Get', 'Spaarloon_GetList']),
];
