import { describe, expect, it } from 'vitest';
import { absenceCauses } from '../../fixtures/absence-causes.ts';
import type { SoapClient, SoapReply } from '../support/soap-client.ts';
import { COMPANY, somebody, somebodyInDemo } from './dossier.ts';
import { ask, codesOf, type Parameters } from './employee-calls.ts';
import { useOffices } from './office.ts';

const openOffice = useOffices();
// Today is 16 November 2026.
/** Somebody who was never ill, somebody who had the flu, and somebody who is ill today. */
const neverIll = somebody(({ type, absences }) => type === 'active' && absences.length === 0);
const hadFlu = somebodyInDemo(({ absences }) => absences[0]?.reports[0]?.comment === 'Griep');
const isSick = somebodyInDemo(
  ({ absences: [known] }) => known?.cause.id === 1 && known.reports[0]?.end === null,
);
const EMPLOYEE = neverIll.id;

const employee = { EmployeeId: EMPLOYEE };

function day(date: string): string {
  return `${date}T00:00:00`;
}

/** Reports somebody ill from a day on. */
function report(
  client: SoapClient,
  start: string,
  fields: Parameters = {},
  NewDossier = true,
  id = EMPLOYEE,
) {
  const Absence = { Percentage: 100, Start: day(start), ...fields };
  return ask(client, 'Absence2_Insert', { EmployeeId: id, Absence, NewDossier });
}

function idOf(reply: SoapReply): number {
  return Number(/Result>(\d+)</.exec(reply.body)?.[1]);
}

function recover(client: SoapClient, AbsenceID: number, lastDay: string, version: 'v3' | 'v2.1' = 'v3') {
  const recovery = { AbsenceID, Lastdayabsence: day(lastDay), Reportdate: day('2026-11-16') };
  return ask(client, 'Absence_RecoveryInsert', { ...employee, ...recovery }, version);
}

function recoverPartly(client: SoapClient, AbsenceID: number, start: string, Percent: number) {
  const recovery = {
    AbsenceID,
    StartDate: day(start),
    Reportdate: day('2026-11-16'),
    Percent,
    Comment: 'Half',
  };
  return ask(client, 'Absence_PartialRecoveryInsert', { ...employee, ...recovery });
}

/** The reports of the employee, last first, as `start/end percentage`; the end of an open one is empty. */
async function reportsOf(client: SoapClient): Promise<string[]> {
  const list = await ask(client, 'Absence_GetList', employee);
  const ends = [...list.body.matchAll(/<End(?: xsi:nil="true" \/>|>([^<]*)<)/g)].map(([, end = '']) => end);
  const percentages = list.all('Percentage');
  return list
    .all('Start')
    .map((start, at) => `${start.slice(0, 10)}/${ends[at]?.slice(0, 10)} ${percentages[at]}`);
}

describe.each(['v3', 'v2.1'] as const)('absences, version %s', (version) => {
  it('begin with a report in words, and are read back in every list', async () => {
    const { master } = await openOffice();
    const Absence = {
      Comment: 'Griep',
      Percentage: 80,
      Start: day('2026-11-09'),
      RegistrationStartDate: day('2026-11-10'),
      Dossier: 'ziekte door orgaandonatie',
    };
    const sent = { ...employee, Absence, NewDossier: true };
    const id = idOf(await ask(master, 'Absence_Insert', sent, version));

    for (const operation of ['Absence_GetList', 'Absence2_GetList']) {
      const list = await ask(master, operation, employee, version);
      expect(list.ids('AbsenceId')).toEqual([id]);
      expect([list.one('Comment'), list.one('Percentage')]).toEqual(['Griep', '80']);
      expect(list.one('Start')).toBe(day('2026-11-09'));
      expect(list.one('RegistrationStartDate')).toBe(day('2026-11-10'));
      expect(list.body).toContain('<End xsi:nil="true" /><RegistrationEndDate xsi:nil="true" />');
      expect(list.one('Dossier')).toBe('Ziekte door orgaandonatie');
      expect(Number(list.one('Dossiernr'))).toBeGreaterThan(0);
    }
    const withCause = await ask(master, 'Absence2_GetList', employee, version);
    expect(withCause.ids('CauseId')).toEqual([4]);
    expect((await ask(master, 'Absence_GetList', employee, version)).ids('CauseId')).toEqual([]);

    const company = { CompanyId: COMPANY };
    const all = await ask(master, 'Absence_GetAll_AllEmployeesByCompany', company, version);
    const at = all.ids('AbsenceId').indexOf(id);
    expect([all.ids('EmployeeId')[at], all.all('Percentage')[at]]).toEqual([EMPLOYEE, '80']);
  });

  it('have a cause by its id or in words', async () => {
    const { master } = await openOffice();
    const causes: readonly (readonly [sent: Parameters, id: number, text: string])[] = [
      [{ AbsenceCause: { CauseId: 7 } }, 7, 'Ziekte door bevalling'],
      [{ AbsenceCause: { CauseId: 0, Cause: 'Zwangerschapsverlof' } }, 5, 'Zwangerschapsverlof'],
      [{ Dossier: 'Rugpijn' }, 0, 'Rugpijn'],
      [{}, 1, 'Ziekte'],
    ];
    for (const [fields, id, text] of causes) {
      const reported = idOf(await report(master, '2026-11-02', fields));
      const list = await ask(master, 'Absence2_GetList', employee, version);
      expect(list.ids('AbsenceId')[0]).toBe(reported);
      expect([list.ids('CauseId')[0], list.all('Cause')[0], list.all('Dossier')[0]]).toEqual([
        id,
        text,
        text,
      ]);
    }
    expect(absenceCauses.map(({ id }) => id)).toEqual(Array.from({ length: 19 }, (_, at) => at + 1));
  });

  it('end with recovery, and nothing is open after', async () => {
    const { master } = await openOffice();
    const id = idOf(await report(master, '2026-11-02'));
    const answer = await recover(master, id, '2026-11-13', version);
    expect(answer.one('Absence_RecoveryInsertResult')).toBe(String(id));
    const list = await ask(master, 'Absence_GetList', employee, version);
    expect([list.one('End'), list.one('RegistrationEndDate')]).toEqual([
      day('2026-11-13'),
      day('2026-11-16'),
    ]);
    // Reported once more, it is corrected.
    await recover(master, id, '2026-11-12', version);
    expect(await reportsOf(master)).toEqual(['2026-11-02/2026-11-12 100']);
  });

  it('change their percentage with partial recovery', async () => {
    const { master } = await openOffice();
    const first = idOf(await report(master, '2026-11-02'));
    const second = idOf(await recoverPartly(master, first, '2026-11-09', 50));
    expect(second).not.toBe(first);
    expect(await reportsOf(master)).toEqual(['2026-11-09/ 50', '2026-11-02/2026-11-08 100']);
    const list = await ask(master, 'Absence_GetList', employee, version);
    expect(list.ids('AbsenceId')).toEqual([second, first]);
    expect(new Set(list.ids('Dossiernr')).size).toBe(1);
    // Any report names the case.
    await recover(master, first, '2026-11-13', version);
    expect(await reportsOf(master)).toEqual(['2026-11-09/2026-11-13 50', '2026-11-02/2026-11-08 100']);
  });
});

describe('a new report', () => {
  const caseNumbers = async (client: SoapClient) =>
    (await ask(client, 'Absence_GetList', employee)).ids('Dossiernr');

  it('opens a case of its own beside an open one when it says so', async () => {
    const { master } = await openOffice();
    await report(master, '2026-11-02');
    await report(master, '2026-11-09', { Percentage: 50 });
    expect(await reportsOf(master)).toEqual(['2026-11-09/ 50', '2026-11-02/ 100']);
    expect(new Set(await caseNumbers(master)).size).toBe(2);
  });

  it('joins the open case, and one from the same day takes its place', async () => {
    const { master } = await openOffice();
    await report(master, '2026-11-02', { AbsenceCause: { CauseId: 2 } });
    await report(master, '2026-11-09', { Percentage: 60 }, false);
    await report(master, '2026-11-09', { Percentage: 40 }, false);
    expect(await reportsOf(master)).toEqual(['2026-11-09/ 40', '2026-11-02/2026-11-08 100']);
    expect(new Set(await caseNumbers(master)).size).toBe(1);
    expect((await ask(master, 'Absence2_GetList', employee)).ids('CauseId')).toEqual([2, 2]);
  });

  it.each([
    { start: '2026-10-29', cases: 1 },
    { start: '2026-10-30', cases: 2 },
  ])('on $start, after an illness until 1 October, makes for $cases cases', async ({ start, cases }) => {
    const { master } = await openOffice();
    await report(master, '2026-09-21', { End: day('2026-10-01') });
    await report(master, start, {}, false);
    expect(await reportsOf(master)).toEqual([`${start}/ 100`, '2026-09-21/2026-10-01 100']);
    expect(new Set(await caseNumbers(master)).size).toBe(cases);
  });

  it('opens a case when there is none to join, also when nothing is said', async () => {
    const { master } = await openOffice();
    const Absence = { Percentage: 100, Start: day('2026-11-02') };
    expect((await ask(master, 'Absence_Insert', { ...employee, Absence })).status).toBe(200);
    expect(await reportsOf(master)).toEqual(['2026-11-02/ 100']);
  });

  it('goes into the case it names', async () => {
    const { master } = await openOffice();
    await report(master, '2026-11-02');
    const [Dossiernr = 0] = await caseNumbers(master);
    await report(master, '2026-11-04');
    const Absence = { Percentage: 30, Start: day('2026-11-09'), Dossiernr };
    const id = idOf(await ask(master, 'AbsenceNotification_Insert', { ...employee, Absence }));
    const list = await ask(master, 'Absence2_GetList', employee);
    expect([list.ids('AbsenceId')[0], list.ids('Dossiernr')[0]]).toEqual([id, Dossiernr]);
    expect(await reportsOf(master)).toEqual([
      '2026-11-09/ 30',
      '2026-11-04/ 100',
      '2026-11-02/2026-11-08 100',
    ]);
  });
});

describe('refused are', () => {
  it('reports that cannot be', async () => {
    const { master } = await openOffice();
    const refused = await codesOf([
      ask(master, 'Absence_Insert', { ...employee, NewDossier: true }),
      ask(master, 'Absence2_Insert', { ...employee, NewDossier: true }),
      ask(master, 'Absence_Insert', { ...employee, Absence: { Percentage: 100 }, NewDossier: true }),
      report(master, '2026-11-02', { Percentage: -1 }),
      report(master, '2026-11-02', { Percentage: 101 }),
      report(master, '2026-11-02', { End: day('2026-11-01') }),
      report(master, '2026-11-02', { AbsenceCause: { CauseId: 20 } }),
      ask(master, 'AbsenceNotification_Insert', employee),
      ask(master, 'AbsenceNotification_Insert', { ...employee, Absence: { Dossiernr: 1 } }),
    ]);
    expect(refused).toEqual([2030, 2030, 2030, 2030, 2030, 2030, 2030, 2046, 2046]);
    expect(await reportsOf(master)).toEqual([]);
  });

  it('recoveries that cannot be', async () => {
    const { master } = await openOffice();
    const id = idOf(await report(master, '2026-11-09'));
    const ended = idOf(await report(master, '2026-10-05', { End: day('2026-10-09') }));
    const others = (await ask(master, 'Absence_GetList', { EmployeeId: isSick.id })).ids('AbsenceId')[0] ?? 0;
    const refused = await codesOf([
      recover(master, 1, '2026-11-13'),
      recover(master, others, '2026-11-13'),
      recover(master, id, '2026-11-08'),
      recover(master, id, '0001-01-01'),
      recoverPartly(master, others, '2026-11-13', 50),
      recoverPartly(master, id, '2026-11-08', 50),
      recoverPartly(master, id, '0001-01-01', 50),
      recoverPartly(master, id, '2026-11-10', 101),
      recoverPartly(master, id, '2026-11-10', -1),
      recoverPartly(master, ended, '2026-10-10', 50),
    ]);
    expect(refused).toEqual([2046, 2046, 2030, 2030, 2046, 2030, 2030, 2030, 2030, 2030]);
    expect(await reportsOf(master)).toEqual(['2026-10-05/2026-10-09 100', '2026-11-09/ 100']);
  });
});

describe('the seeded world', () => {
  it('has somebody who is sick, and somebody who was', async () => {
    const { master } = await openOffice();
    const sick = await ask(master, 'Absence2_GetList', { EmployeeId: isSick.id });
    const [now] = isSick.absences[0]?.reports ?? [];
    expect([sick.one('Start'), sick.one('Cause')]).toEqual([now?.start, 'Ziekte']);
    expect(sick.body).toContain('<End xsi:nil="true" />');
    const was = await ask(master, 'Absence_GetList', { EmployeeId: hadFlu.id });
    const [flu] = hadFlu.absences[0]?.reports ?? [];
    expect([was.one('Start'), was.one('End')]).toEqual([flu?.start, flu?.end]);
    expect((await ask(master, 'Absence_GetList', employee)).body).toContain('<Absence_GetListResult />');
  });
});

describe.each(['v3', 'v2.1'] as const)('absence messages, version %s', (version) => {
  const messages = (client: SoapClient, from: string, to: string) =>
    client.call(
      'DebtorService',
      'AbsenceXML_Get',
      `<DebtorId>1002</DebtorId><from>${day(from)}</from><to>${day(to)}</to>`,
      { version },
    );

  it('tell what was reported in the days asked for', async () => {
    const { master } = await openOffice();
    const id = idOf(
      await report(master, '2026-11-02', { RegistrationStartDate: day('2026-11-03'), Dossier: 'A &amp; B' }),
    );
    await recoverPartly(master, id, '2026-11-09', 50);
    await recover(master, id, '2026-11-13');

    const first = await messages(master, '2026-11-03', '2026-11-15');
    expect([first.one('DebtorID'), first.one('ComapnyID')]).toEqual(['1002', String(COMPANY)]);
    expect(first.ids('EmployeeID')).toEqual([EMPLOYEE]);
    const xml = first.one('XML').replaceAll('&lt;', '<').replaceAll('&gt;', '>');
    expect(xml).toContain('<Soort>Ziekmelding</Soort>');
    expect(xml).toContain('<Meldingsdatum>2026-11-03</Meldingsdatum>');
    expect(xml).toContain('<Datum>2026-11-02</Datum>');
    expect(xml).toContain('<Omschrijving>A &amp;amp; B</Omschrijving>');

    const later = await messages(master, '2026-11-16', '2026-11-16');
    expect(later.ids('EmployeeID')).toEqual([EMPLOYEE, EMPLOYEE]);
    const [change = '', recovery = ''] = later.all('XML');
    expect(change).toContain('Wijziging');
    expect(change).toMatch(/Datum&gt;2026-11-09&lt;.*\s.*Verzuimpercentage&gt;50&lt;/);
    expect(recovery).toContain('Herstelmelding');
    expect(recovery).toMatch(/Datum&gt;2026-11-13&lt;.*\s.*Verzuimpercentage&gt;0&lt;/);

    expect((await messages(master, '2026-11-17', '2026-12-31')).body).toContain('<AbsenceXML_GetResult />');
  });
});
