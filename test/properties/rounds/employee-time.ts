import fc from 'fast-check';
import { documentTypes } from '../../../fixtures/document-types.ts';
import { timeRegistrationCodes } from '../../../fixtures/time-registration-codes.ts';
import { boolean, day, twoDigits, whole } from '../support/arbitrary.ts';
import { LAST_OPEN_DAY, openDay } from '../support/days.ts';
import { without } from '../support/fields.ts';
import type { Round } from '../support/round.ts';
import { type Fields, isFields, isList, type Tree, valueAt } from '../support/tree.ts';

/** Half a working day on each of some days of the week, so that no two cross. */
const slots = fc
  .uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 3 })
  .chain((weekdays) =>
    fc.tuple(
      ...weekdays.map((weekday) =>
        fc
          .tuple(whole(11, 6), whole(20, 12), fc.option(boolean, { nil: null }), whole(9))
          .map(([from, until, worked, type]) => ({
            ID: '0',
            IntEnvironmentID: '0',
            BlnHoursWorked: worked,
            DtmEnd: `2026-11-02T${twoDigits(Number(until))}:30:00`,
            DtmStart: `2026-11-02T${twoDigits(Number(from))}:00:00`,
            IntDayOfWeek: String(weekday),
            IntHoursRegistrationTypeID: type,
            StrDuration: null,
            Duration: '0',
          })),
      ),
    ),
  );

const timeSchedules: Round[] = [
  {
    write: 'TimeSchedule_Insert',
    rules: { startDate: openDay, timeSlots: slots },
    content: (sent) => ({
      DtmStart: valueAt(sent, 'startDate'),
      Slots: listAt(sent, 'timeSlots').map(without('ID', 'IntEnvironmentID', 'StrDuration', 'Duration')),
    }),
    id: 'ID',
    shown: [
      'TimeSchedule_GetAll',
      'TimeSchedule_GetListByPeriod',
      'TimeSchedule_AllEmployee_GetListByPeriod',
    ],
  },
  { write: 'TimeSchedule_DeleteByID', of: 'TimeSchedule_Insert', at: 'TimeScheduleId', gone: true },
];

function listAt(sent: Fields, name: string): readonly Tree[] {
  const list = sent[name] ?? null;
  return isList(list) ? list : [];
}

/** The code of a registration; the rest of the record only tells what the list has of it. */
const code = fc.record({
  Id: fc.constantFrom(...timeRegistrationCodes.map(({ id }) => String(id))),
  TimeRegistrationItemTypeID: fc.constant('0'),
  Description: fc.constant(null),
  Deleted: boolean,
  CalculationRule: fc.constant('0'),
  HourType: boolean,
  Visible: boolean,
});

const time = (hour: string) => openDay.map((date) => date.replace('00:00:00', `${hour}:15:00`));

const november = () => ({ dtmStart: '2026-11-01T00:00:00', dtmEnd: LAST_OPEN_DAY });

const registered: Partial<Round> = {
  id: 'ID',
  shown: [{ read: 'TimeRegistration_GetList', with: november }],
};

const oneRow = (rows: Tree): Tree => (isList(rows) ? rows.slice(0, 1) : rows);

const timeRegistrations: Round[] = [
  {
    write: 'TimeRegistration_Insert',
    ...registered,
    rules: { timeRegistrationCode: code, dtmStart: time('08'), dtmEnd: day(2026, 2026), costCenterId: '0' },
    fit: (sent) => ({ ...sent, dtmEnd: String(sent.dtmStart).replace('T08', 'T16') }),
    content: (sent) => ({
      DtmStart: valueAt(sent, 'dtmStart'),
      DtmEnd: valueAt(sent, 'dtmEnd'),
      CostCenterId: valueAt(sent, 'costCenterId'),
      TimeRegistrationCode: { Id: valueAt(sent, 'timeRegistrationCode.Id') },
    }),
  },
  {
    write: 'TimeRegistration_Insert_Batch',
    ...registered,
    rules: { TimeRegistrationCode: code, DtmStart: time('08'), DtmEnd: time('16') },
    fit: (sent) => ({
      models: listAt(sent, 'models').map((row) =>
        isFields(row) ? { ...row, DtmEnd: String(row.DtmStart).replace('T08', 'T16') } : row,
      ),
    }),
    content: (sent) =>
      listAt(sent, 'models').map((row) => ({
        DtmStart: valueAt(row, 'DtmStart'),
        DtmEnd: valueAt(row, 'DtmEnd'),
        CostCenterId: valueAt(row, 'CostCenterId'),
        Description: valueAt(row, 'Description'),
        TimeRegistrationCode: { Id: valueAt(row, 'TimeRegistrationCode.Id') },
      })),
  },
  {
    write: 'TimeRegistration_Delete',
    of: 'TimeRegistration_Insert',
    at: 'timeRegistrationModelId',
    gone: true,
  },
  {
    write: 'TimeRegistration_Delete_Batch',
    of: 'TimeRegistration_Insert',
    at: 'models.ID',
    rules: { TimeRegistrationCode: code },
    fit: (sent) => ({ models: oneRow(sent.models ?? null) }),
    gone: true,
  },
  {
    write: 'TimeRegistration_Clear',
    of: 'TimeRegistration_Insert',
    rules: { startDate: '2026-11-01T00:00:00', endDate: LAST_OPEN_DAY },
    gone: true,
  },
  { write: 'TimeRegistration_ClearCurrent', of: 'TimeRegistration_Insert', gone: true },
];

const documentType = fc.constantFrom(...documentTypes.map(({ guid }) => guid));

const documents: Round[] = ['EmployeeDocument_UploadDocument', 'EmployeeDocument_UploadDocumentFull'].map(
  (write) => ({
    write,
    rules: { GuidDocumentType: documentType },
    unseen: 'No operation gives the documents of an employee back.',
  }),
);

export const timeRounds: readonly Round[] = [...timeSchedules, ...timeRegistrations, ...documents];
