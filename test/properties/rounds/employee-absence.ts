import fc from 'fast-check';
import { absenceCauses } from '../../../fixtures/absence-causes.ts';
import { day, text, whole } from '../support/arbitrary.ts';
import { LAST_OPEN_DAY, openDay } from '../support/days.ts';
import { without } from '../support/fields.ts';
import type { Round, Showing, Written } from '../support/round.ts';
import { type Fields, fieldsAt, valueAt } from '../support/tree.ts';

/** Only leave of this year, type and use is listed. */
const ofItsKind = ({ sent }: Written) => ({
  Type: valueAt(sent, 'Leave.Type'),
  Soort: valueAt(sent, 'Leave.UsageType'),
  Year: '2026',
});

const leaveShown: Partial<Round> = {
  rules: {
    'Leave.Type': fc.constantFrom('Type1', 'Type2'),
    'Leave.Start': openDay,
    'Leave.End': LAST_OPEN_DAY,
  },
  shown: [
    { read: 'Leave_GetList_V2', with: ofItsKind },
    { read: 'Leave_GetList', with: ofItsKind, as: without('Id') },
  ],
};

const leave: Round[] = [
  { write: 'Leave_Insert', ...leaveShown },
  { write: 'Leave_Update', of: 'Leave_Insert', at: 'Leave.Id', ...leaveShown },
  {
    write: 'Leave_Delete',
    of: 'Leave_Insert',
    at: 'LeaveId',
    shown: [],
    gone: ['Type1', 'Type2'].flatMap((type) =>
      ['Withdrawal', 'Store', 'Expired'].map((use) => ({
        read: 'Leave_GetList_V2',
        with: () => ({ Type: type, Soort: use, Year: '2026' }),
      })),
    ),
  },
];

const absenceRules: Round['rules'] = {
  Percentage: whole(100),
  Start: day(2026, 2026),
  RegistrationStartDate: day(2026, 2026),
  Dossiernr: '0',
  Dossier: text,
  AbsenceCause: fc.constantFrom(...absenceCauses).map(({ id }) => ({ CauseId: String(id), Cause: null })),
  NewDossier: 'true',
};

/** Over, or not yet: an end and the day on which it was reported come together. */
const mayBeOver: Round['rules'] = {
  ...absenceRules,
  End: day(2027, 2028),
  RegistrationEndDate: fc.option(day(2026, 2028), { nil: null }),
};

const endTogether = (sent: Fields): Fields => {
  const absence = fieldsAt(sent, 'Absence');
  return absence.RegistrationEndDate === null ? { ...sent, Absence: { ...absence, End: null } } : sent;
};

const inLists: readonly Showing[] = [
  { read: 'Absence2_GetList' },
  { read: 'Absence_GetList', as: without('AbsenceCause') },
  { read: 'Absence_GetAll_AllEmployeesByCompany', as: without('AbsenceCause') },
];

/** A cause is told by its number, and in the words of the list. */
function withCauseInWords(sent: Fields): Fields {
  const { Dossier: _words, Dossiernr: _number, AbsenceId: _id, ...absence } = fieldsAt(sent, 'Absence');
  const id = valueAt(absence, 'AbsenceCause.CauseId');
  const words = absenceCauses.find((cause) => String(cause.id) === id)?.description ?? null;
  return { ...absence, AbsenceCause: { CauseId: id, Cause: words } };
}

const OPEN_CASE = 'that goes on';

const absences: Round[] = [
  {
    write: 'Absence_Insert',
    rules: mayBeOver,
    fit: endTogether,
    unread: ['Dossiernr'],
    id: 'AbsenceId',
    shown: inLists,
  },
  {
    write: 'Absence2_Insert',
    rules: mayBeOver,
    fit: endTogether,
    content: withCauseInWords,
    id: 'AbsenceId',
    shown: inLists,
  },
  {
    write: 'Absence2_Insert',
    when: OPEN_CASE,
    rules: { ...absenceRules, End: null, RegistrationEndDate: null },
    content: withCauseInWords,
    id: 'AbsenceId',
    shown: inLists,
  },
  {
    write: 'Absence_RecoveryInsert',
    of: OPEN_CASE,
    at: 'AbsenceID',
    rules: { Lastdayabsence: day(2027, 2028), Reportdate: day(2027, 2028), Comment: text },
    content: (sent) => ({
      End: valueAt(sent, 'Lastdayabsence'),
      RegistrationEndDate: valueAt(sent, 'Reportdate'),
      Comment: valueAt(sent, 'Comment'),
    }),
    id: 'AbsenceId',
  },
  {
    write: 'Absence_PartialRecoveryInsert',
    of: OPEN_CASE,
    at: 'AbsenceID',
    rules: { StartDate: day(2027, 2028), Reportdate: day(2027, 2028), Percent: whole(100) },
    content: (sent) => ({
      Start: valueAt(sent, 'StartDate'),
      RegistrationStartDate: valueAt(sent, 'Reportdate'),
      Percentage: valueAt(sent, 'Percent'),
      Comment: valueAt(sent, 'Comment'),
    }),
    id: 'AbsenceId',
  },
  {
    write: 'AbsenceNotification_Insert',
    of: OPEN_CASE,
    at: 'Absence.Dossiernr',
    by: 'Dossiernr',
    rules: { ...mayBeOver, Start: day(2027, 2027), End: day(2028, 2028), Dossiernr: '0' },
    fit: endTogether,
    // The cause of the case stays.
    content: (sent) => without('AbsenceCause')(withCauseInWords(sent)),
    id: 'AbsenceId',
  },
];

export const absenceRounds: readonly Round[] = [...leave, ...absences];
