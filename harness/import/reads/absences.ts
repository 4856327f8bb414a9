import { groupedBy } from '../../../base/grouped-by.ts';
import type {
  Absence,
  AbsenceV2,
  EmployeeAbsence,
  LeaveV2,
  TimeRegistrationModel,
  TimeSchedule,
} from '../../../contracts/interface/generated/v3/EmployeeService.ts';
import {
  all,
  columns,
  type Declaration,
  type Declarations,
  each,
  employee,
  idIn,
  isObject,
  some,
} from '../declaring.ts';
import type { Statement, Values } from '../statement.ts';

/** When employees do not work, and what they do with their time. */

const report = columns<AbsenceV2>({
  id: 'AbsenceId',
  percentage: 'Percentage',
  start: 'Start',
  startReportedOn: 'RegistrationStartDate',
  end: 'End',
  endReportedOn: 'RegistrationEndDate',
  comment: 'Comment',
});

/** The cases of a list of reports, each with its own, as they came in. */
function casesOf(reports: readonly (Absence & Partial<AbsenceV2>)[]): Values[] {
  return [...groupedBy(reports, ({ Dossiernr }) => Dossiernr)]
    .map(([number, [first, ...others]]) => ({
      number,
      cause: first.AbsenceCause?.Cause ?? first.Dossier ?? undefined,
      reports: [first, ...others].toSorted((a, b) => a.AbsenceId - b.AbsenceId).map(report),
    }))
    .toSorted((a, b) => a.number - b.number);
}

const absencesOfOne: Declaration = (answer, args) => {
  const id = idIn(args, 'employee');
  return id === null || !Array.isArray(answer) ? [] : [absencesOf(id, answer.filter(isObject) as Absence[])];
};

/** Employees without any are not in the list. */
const absencesOfCompany: Declaration = (answer, args) => {
  const company = idIn(args, 'company');
  if (company === null || !Array.isArray(answer)) return [];
  const reports = answer.filter(isObject) as EmployeeAbsence[];
  const ofEmployees = [...groupedBy(reports, ({ EmployeeId }) => EmployeeId)];
  return [
    {
      owner: { kind: 'company', id: company },
      saying: { members: 'employee', ids: ofEmployees.map(([id]) => id), types: null },
    },
    ...ofEmployees.flatMap(([id, own]): Statement[] => [
      { owner: { kind: 'employee', id }, saying: { parent: { kind: 'company', id: company } } },
      absencesOf(id, own),
    ]),
  ];
};

function absencesOf(id: number, reports: readonly Absence[]): Statement {
  return {
    owner: { kind: 'employee', id },
    saying: { list: 'absences', records: casesOf(reports), extent: 'all' },
  };
}

const leave = columns<LeaveV2>({
  id: ({ Id }) => Id ?? undefined,
  description: 'Description',
  hours: 'Hours',
  usage: 'UsageType',
  start: 'Start',
  end: 'End',
  startHours: 'StartHours',
  endHours: 'EndHours',
  type: 'Type',
  status: 'Status',
});

const schedule = columns<TimeSchedule>({
  id: 'ID',
  startDate: 'DtmStart',
  slots: ({ Slots }) =>
    (Slots ?? []).flatMap((slot) =>
      slot
        ? [
            {
              id: slot.ID,
              dayOfWeek: slot.IntDayOfWeek,
              start: slot.DtmStart,
              end: slot.DtmEnd,
              worked: slot.BlnHoursWorked ?? null,
              registrationTypeId: slot.IntHoursRegistrationTypeID ?? null,
            },
          ]
        : [],
    ),
});

const registration = columns<TimeRegistrationModel>({
  id: 'ID',
  start: 'DtmStart',
  end: 'DtmEnd',
  codeId: ({ TimeRegistrationCode: code }) => code?.Id,
  costCenterId: 'CostCenterId',
  description: 'Description',
});

export const absences: Declarations = {
  EmployeeService: {
    Absence_GetList: absencesOfOne,
    Absence2_GetList: absencesOfOne,
    Absence_GetAll_AllEmployeesByCompany: absencesOfCompany,
    Leave_GetList: employee(some('leave', leave)),
    Leave_GetList_V2: employee(some('leave', leave)),
    TimeSchedule_GetAll: employee(all('timeSchedules', schedule)),
    TimeSchedule_GetListByPeriod: employee(some('timeSchedules', schedule)),
    TimeSchedule_AllEmployee_GetListByPeriod: (answer, args) =>
      each('employee', 'EmployeeID', (item) =>
        some('timeSchedules', schedule)((item as Values).TimeSchedules, args),
      )(answer, args),
    TimeRegistration_GetList: employee(some('timeRegistrations', registration)),
  },
};
