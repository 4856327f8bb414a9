import { describe, expect, test } from 'vitest';
import { readConsumer } from '../../../contracts/consumer/consumer-file.ts';
import { catalogue } from '../../../contracts/interface/catalogue.ts';
import { type Drift, driftOf, isBreaking } from '../../../harness/drift/drift.ts';
import { driftText } from '../../../harness/drift/drift-text.ts';
import { renderWsdl } from '../../../server/soap/description/wsdl.ts';

const WSDL = renderWsdl(
  catalogue.service('EmployeeService', 'v2.1'),
  'https://api.nmbrs.nl/soap/v2.1/EmployeeService.asmx',
);

const CONSUMER = `
consumer: payroll-sync
operations:
  EmployeeService.Absence_Insert v2.1:
    sends: [EmployeeId, Absence/Percentage, Absence/Start]
    answered: [Absence_InsertResult]
  EmployeeService.Absence2_GetList v2.1:
    sends: [EmployeeId]
    answered: [Absence2_GetListResult/AbsenceV2/AbsenceId]
    reads: [Absence2_GetListResult/AbsenceV2/AbsenceCause/*]
  EmployeeService.Absence_GetList v2.1:
    sends: [EmployeeId]
  DebtorService.List_GetAll:
    answered: [List_GetAllResult/Debtor/Id]
`;

function drift(changed: string, strict = false): Drift {
  expect(changed).not.toBe(WSDL);
  return driftOf(changed, { title: 'the WSDL', consumer: readConsumer(CONSUMER, 'consumer.yaml'), strict });
}

/** Replaces in the declaration that begins with a text. */
function change(declaration: string, replace: string | RegExp, by: string): string {
  const start = WSDL.indexOf(declaration);
  expect(start).toBeGreaterThanOrEqual(0);
  return WSDL.slice(0, start) + WSDL.slice(start).replace(replace, by);
}

const linesOf = ({ changes }: Drift) =>
  changes.map(({ effect, place, message, operations }) => {
    return `${effect} ${place}: ${message}${operations.length === 0 ? '' : ` in ${operations.join(', ')}`}`;
  });

const ABSENCE = '<s:complexType name="Absence">';
const CAUSE = '<s:complexType name="AbsenceCause">';
const ELEMENT = (name: string) => new RegExp(`.*<s:element [^>]*name="${name}".*\\n`);

describe('a consumer hears only of what it uses', () => {
  test.each<[what: string, wsdl: string, lines: readonly string[]]>([
    [
      'a field it sends is removed',
      change(ABSENCE, ELEMENT('Percentage'), ''),
      ['breaks-requests Absence.Percentage: field removed: int in Absence_Insert'],
    ],
    ['a field it neither sends nor reads is removed', change(ABSENCE, ELEMENT('Dossier'), ''), []],
    [
      'a field it reads is removed',
      change(ABSENCE, ELEMENT('AbsenceId'), ''),
      ['breaks-answers Absence.AbsenceId: field removed: int in Absence2_GetList'],
    ],
    [
      'a field below what it declares to read is removed',
      change(CAUSE, ELEMENT('Cause'), ''),
      ['breaks-answers AbsenceCause.Cause: field removed: string in Absence2_GetList'],
    ],
    [
      'a required field comes to a record it sends',
      change(
        ABSENCE,
        ELEMENT('Start'),
        '$&<s:element minOccurs="1" maxOccurs="1" name="Shift" type="s:int" />\n',
      ),
      ['breaks-requests Absence.Shift: required field added: int in Absence_Insert'],
    ],
    [
      'an optional field comes to a record it sends',
      change(
        ABSENCE,
        ELEMENT('Start'),
        '$&<s:element minOccurs="0" maxOccurs="1" name="Shift" type="s:int" />\n',
      ),
      [],
    ],
    [
      'a field it does not send becomes required',
      change(
        ABSENCE,
        'minOccurs="0" maxOccurs="1" name="Comment"',
        'minOccurs="1" maxOccurs="1" name="Comment"',
      ),
      ['breaks-requests Absence.Comment: became required in Absence_Insert'],
    ],
    [
      'a field it sends becomes a text',
      change(ABSENCE, 'name="Percentage" type="s:int"', 'name="Percentage" type="s:string"'),
      ['harmless Absence.Percentage: type widened: int → string in Absence_Insert'],
    ],
    [
      'a field it reads becomes a text',
      change(ABSENCE, 'name="AbsenceId" type="s:int"', 'name="AbsenceId" type="s:string"'),
      ['breaks-answers Absence.AbsenceId: type widened: int → string in Absence2_GetList'],
    ],
    ['fields it does not read change places', change(ABSENCE, /(.*name="Dossier".*\n)(.*\n)/, '$2$1'), []],
    [
      'fields it sends change places',
      change(ABSENCE, /(.*name="Percentage".*\n)(.*\n)/, '$2$1'),
      ['harmless Absence.Start: field moved: after Percentage → first in Absence_Insert'],
    ],
    [
      'the result of an operation whose answer it does not read is gone',
      change('<s:element name="Absence_GetListResponse">', ELEMENT('Absence_GetListResult'), ''),
      [],
    ],
    [
      'an operation it calls is gone',
      WSDL.replaceAll(/.*<wsdl:operation name="Absence_Insert">[\s\S]*?<\/wsdl:operation>\n/g, ''),
      ['breaks-requests Absence_Insert: operation removed in Absence_Insert'],
    ],
    [
      'an operation it does not call is gone',
      WSDL.replaceAll(/.*<wsdl:operation name="Absence2_Insert">[\s\S]*?<\/wsdl:operation>\n/g, ''),
      [],
    ],
    [
      'an operation comes',
      WSDL.replaceAll(
        /.*<wsdl:operation name="Absence2_Insert">[\s\S]*?<\/wsdl:operation>\n/g,
        (operation) => {
          return operation + operation.replace('"Absence2_Insert"', '"Absence3_Insert"');
        },
      ),
      [],
    ],
    [
      'the header of every operation changes',
      change('<s:complexType name="AuthHeader">', ELEMENT('Token'), ''),
      [
        'breaks-requests AuthHeader.Token: field removed: string in Absence_Insert, Absence_GetList, Absence2_GetList',
      ],
    ],
    [
      'the address changes',
      WSDL.replaceAll('EmployeeService.asmx', 'Employees.asmx'),
      [
        'breaks-requests EmployeeService: address changed: /soap/v2.1/EmployeeService.asmx → /soap/v2.1/Employees.asmx',
      ],
    ],
  ])('%s', (_what, wsdl, lines) => {
    const found = drift(wsdl);
    expect(linesOf(found)).toEqual(lines);
    expect(isBreaking(found)).toBe(lines.some((line) => line.startsWith('breaks')));
  });
});

test('a field that is added to an answer breaks readers that hold to their schema', () => {
  const wsdl = change(
    CAUSE,
    ELEMENT('Cause'),
    '$&<s:element minOccurs="0" maxOccurs="1" name="Since" type="s:string" />\n',
  );
  expect(isBreaking(drift(wsdl))).toBe(false);
  const strict = drift(wsdl, true);
  expect(isBreaking(strict)).toBe(true);
  expect(linesOf(strict)).toEqual([
    'breaks-answers AbsenceCause.Since: optional field added: string in Absence2_GetList',
  ]);
});

test('who uses nothing of a service has nothing to fear of it', () => {
  const consumer = readConsumer('consumer: one\noperations:\n  DebtorService.List_GetAll:', 'consumer.yaml');
  const found = driftOf(WSDL.replaceAll('EmployeeService.asmx', 'Employees.asmx'), {
    title: 'the WSDL',
    consumer,
  });
  expect(found.changes).toEqual([]);
  expect(driftText(found)).toMatch(
    /one uses nothing of EmployeeService, so nothing was compared; is it the right consumer file\?$/,
  );
});

test('the text tells what breaks, where, why, and what ends before the API does', () => {
  expect(driftText(drift(change(ABSENCE, ELEMENT('Percentage'), '')))).toBe(
    `EmployeeService v2.1: the catalogue and the WSDL, as far as payroll-sync uses it: 3 operations

Breaks requests
  Absence.Percentage  field removed: int
    what is still sent in it is ignored without a word
    in Absence_Insert

To be replaced first; the SOAP API ends on 1 March 2027
  EmployeeService.Absence_Insert v2.1  retired version
  EmployeeService.Absence2_GetList v2.1  retired version
  EmployeeService.Absence_GetList v2.1  retired version

1 change: 1 breaks requests.`,
  );
});
