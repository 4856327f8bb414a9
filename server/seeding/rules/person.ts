import type { Path } from '../../../base/schema/schema-at.ts';
import { type DateTime, dayOf } from '../../../fixtures/calendar.ts';
import { documentTypes } from '../../../fixtures/document-types.ts';
import { isBsn } from '../../../fixtures/dutch/bsn.ts';
import type { Employee, PersonalInfo } from '../../world/records.ts';
import type { Drafting } from '../employee/drafting.ts';
import { type Check, dayText } from './check.ts';
import { checkFile } from './files.ts';

/** What holds for a person, and those who belong to them. */
export function checkPerson(employee: Employee, drafting: Drafting, check: Check): void {
  const { personalInfo, partner } = employee;
  if (check.isSaid('personalInfo')) checkInfo(personalInfo, ['personalInfo'], drafting, check);
  for (const { item, path } of check.items(employee, 'personalInfos')) checkInfo(item, path, drafting, check);
  check.iban(['bankAccount', 'iban'], drafting.said.bankAccount?.iban);
  for (const { item, path } of check.items(employee, 'bankAccounts'))
    check.iban([...path, 'iban'], item.iban);
  if (partner && check.isSaid('partner')) {
    checkBirthday(['partner', 'birthday'], partner.birthday, drafting, check);
    check.order(['partner', 'birthday'], partner.birthday, ['partner', 'startDate'], partner.startDate);
  }
  for (const { item: child, path } of check.items(employee, 'children')) {
    checkBirthday([...path, 'birthday'], child.birthday, drafting, check);
    if (personalInfo.birthday && child.birthday <= personalInfo.birthday)
      check.wrong(
        [...path, 'birthday'],
        dayText(child.birthday),
        `is not after that of the parent, ${dayText(personalInfo.birthday)}.`,
        'Give a later day.',
      );
  }
  for (const { item, path } of check.items(employee, 'documents')) {
    checkFile(check, item, path);
    if (!documentTypes.some(({ guid }) => guid === item.documentType))
      check.wrong(
        [...path, 'documentType'],
        item.documentType,
        'is no kind of document.',
        'Choose one that GET /_mock/document-types lists.',
      );
  }
}

function checkInfo(
  { bsn, lastName, birthday, deceasedOn }: PersonalInfo,
  path: Path,
  drafting: Drafting,
  check: Check,
): void {
  if (bsn && !isBsn(bsn))
    check.wrong(
      [...path, 'bsn'],
      bsn,
      'is no BSN: it does not pass the eleven-test.',
      'Give nine digits that do, such as 999990019, or null for none yet.',
    );
  if (lastName.trim() === '') check.wrong([...path, 'lastName'], lastName, 'is no name.', 'Give one.');
  checkBirthday([...path, 'birthday'], birthday, drafting, check);
  checkPast([...path, 'deceasedOn'], deceasedOn, drafting, check);
  if (birthday) check.order([...path, 'birthday'], birthday, [...path, 'deceasedOn'], deceasedOn);
}

/** Nobody lives longer than that, in years. */
const OLDEST = 130;

function checkBirthday(path: Path, birthday: DateTime | null, drafting: Drafting, check: Check): void {
  checkPast(path, birthday, drafting, check);
  const { today } = drafting.workplace.environment;
  if (birthday && Number(birthday.slice(0, 4)) < Number(today.slice(0, 4)) - OLDEST)
    check.wrong(path, dayText(birthday), `is more than ${OLDEST} years ago.`, 'Give a later day.');
}

function checkPast(path: Path, day: DateTime | null, { workplace }: Drafting, check: Check): void {
  if (day && dayOf(day) > workplace.world.today)
    check.wrong(path, dayText(day), 'is after today.', 'Give an earlier day.');
}
