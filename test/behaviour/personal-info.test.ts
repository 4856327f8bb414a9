import { describe, expect, it } from 'vitest';
import { operationOf } from '../support/soap-client.ts';
import { COMPANY, Dossier, somebody, VERSIONS } from './dossier.ts';
import { useOffices } from './office.ts';

const openOffice = useOffices();
const employee = somebody(
  ({ type, personalInfo, contracts, salaries }) =>
    type === 'active' &&
    personalInfo.title === null &&
    personalInfo.nameUse === 'own' &&
    personalInfo.phonePrivate !== null &&
    contracts.length > 0 &&
    salaries.length > 0,
);
const { personalInfo: info } = employee;

/** The display name once the surname is changed: a prefix is kept. */
const RENAMED = ['Zwart, A.', info.prefix].filter(Boolean).join(' ');

/** The elements in the order of the contract: others would be passed over, as ASMX does. */
const ORDER = operationOf('EmployeeService', 'PersonalInfo_Update').request.flatMap(({ type }) =>
  type.kind === 'record' ? type.fields.map(({ name }) => name) : [],
);

function sent(fields: Readonly<Record<string, string>> = {}): string {
  const all: Readonly<Record<string, unknown>> = {
    Id: employee.id,
    Number: employee.number,
    EmployeeNumber: employee.number,
    BSN: info.bsn,
    FirstName: 'Anna',
    Initials: 'A.',
    LastName: 'Zwart',
    Gender: 'female',
    IdentificationType: 2,
    Birthday: '1990-02-03T00:00:00',
    ...fields,
  };
  const elements = ORDER.map((name) => (all[name] ? `<${name}>${all[name]}</${name}>` : ''));
  return `<PersonalInfo>${elements.join('')}</PersonalInfo>`;
}

/** What stands for the numbers from 1 on. */
const WORDS = {
  BurgerlijkeStaat: [
    'Ongehuwd',
    'Gehuwd',
    'Geregistreerd partnerschap',
    'Samenwonend',
    'Gescheiden',
    'Weduwe/weduwnaar',
  ],
  Naamstelling: ['Eigen naam', 'Naam partner', 'Naam partner - eigen naam', 'Eigen naam - naam partner'],
};

describe.each(VERSIONS)('the personal info of an employee, %s', (version) => {
  const open = async () => {
    const { master, ...office } = await openOffice();
    const dossier = new Dossier(master, employee.id, version);
    const update = (period: number, fields?: Readonly<Record<string, string>>) =>
      dossier.in(period, 'PersonalInfo_Update', sent(fields));
    const nameIn = async (period: number) => (await dossier.in(period, 'PersonalInfo_Get')).one('LastName');
    return { ...office, master, dossier, update, nameIn };
  };

  it('keeps what is left out of an update', async () => {
    const { master, dossier } = await open();
    const rich = {
      Title: 'dr.',
      Prefix: 'van der',
      Nickname: 'An',
      NationalityCode: '52',
      PlaceOfBirth: 'Assen',
      CountryOfBirthISOCode: 'BE',
      IdentificationNumber: 'X1',
      PartnerPrefix: 'de',
      PartnerLastName: 'Wit',
      TelephonePrivate: '010-1',
      TelephoneWork: '010-2',
      TelephoneMobilePrivate: '06-1',
      TelephoneMobileWork: '06-2',
      TelephoneOther: '010-3',
      EmailPrivate: 'anna@home.example',
      BurgerlijkeStaat: 'Gehuwd',
      Naamstelling: 'Eigen naam - naam partner',
      DeceasedDate: '2026-11-01T00:00:00',
      InCaseOfEmergency: 'Piet',
      InCaseOfEmergencyPhone: '06-3',
      InCaseOfEmergencyRelation: 'broer',
      TitleAfter: 'MSc',
    };
    await dossier.call('PersonalInfo_UpdateCurrent', sent(rich));
    // What a connector in daily use sends.
    const six = {
      Id: String(employee.id),
      Number: String(employee.number),
      EmployeeNumber: String(employee.number),
      LastName: 'Groen',
      EmailWork: 'groen@work.example',
      Birthday: '1991-03-04T00:00:00',
    };
    const record = ORDER.map((name) =>
      name in six ? `<${name}>${six[name as keyof typeof six]}</${name}>` : '',
    );
    const update = `<PersonalInfo>${record.join('')}<IdentificationType>0</IdentificationType></PersonalInfo>`;
    expect((await dossier.call('PersonalInfo_UpdateCurrent', update)).status).toBe(200);
    for (const readIn of VERSIONS) {
      const current = await new Dossier(master, employee.id, readIn).call('PersonalInfo_GetCurrent');
      const kept = {
        ...rich,
        ...six,
        BSN: info.bsn,
        FirstName: 'Anna',
        Initials: 'A.',
        Gender: 'female',
        IdentificationType: '2',
      };
      for (const [name, value] of Object.entries(kept))
        expect([readIn, name, current.all(name)]).toEqual([readIn, name, [value]]);
      expect(current.one('DisplayName')).toBe('Groen-de Wit, A. van der');
    }
  });

  it('is emptied by empty texts, and then has a display name of the surname alone', async () => {
    const { dossier } = await open();
    const record = sent().replace('</PersonalInfo>', '<TelephonePrivate /></PersonalInfo>');
    expect((await dossier.call('PersonalInfo_GetCurrent')).one('TelephonePrivate')).toBe(info.phonePrivate);
    const emptied = record
      .replace('<Initials>A.</Initials>', '<Initials />')
      .replace('<LastName>', '<Prefix /><LastName>');
    expect((await dossier.call('PersonalInfo_UpdateCurrent', emptied)).status).toBe(200);
    const current = await dossier.call('PersonalInfo_GetCurrent');
    expect(current.body).toContain('<TelephonePrivate />');
    expect(current.one('DisplayName')).toBe('Zwart');
  });

  it('keeps all that was sent', async () => {
    const { dossier } = await open();
    const fields = {
      Title: 'dr.',
      Prefix: 'van der',
      Nickname: 'An',
      NationalityCode: '52',
      IdentificationNumber: 'X1',
      PartnerPrefix: 'de',
      PartnerLastName: 'Wit',
      TelephoneOther: '010-1234567',
      EmailWork: 'anna@example.nl',
      BurgerlijkeStaat: 'Gehuwd',
      Naamstelling: 'Anders',
      DeceasedDate: '2026-11-01T00:00:00',
      InCaseOfEmergency: 'Piet',
      TitleAfter: 'MSc',
    };
    await dossier.call('PersonalInfo_UpdateCurrent', sent(fields));
    const current = await dossier.call('PersonalInfo_GetCurrent');
    for (const [name, value] of Object.entries(fields))
      expect([name, current.all(name)]).toEqual([name, [value]]);
    const history = await dossier.ofCompany('PersonalInfo_GetAll_AllEmployeesByCompany');
    // A word that is not known has no number.
    expect([history.all('BurgerlijkeStaat').at(-1), history.all('Naamstelling').at(-1)]).toEqual(['2', '0']);
  });

  it('has a number for each word, which may be sent in its place', async () => {
    const { dossier } = await open();
    const readBack = async (name: string, word: string | number) => {
      await dossier.call('PersonalInfo_UpdateCurrent', sent({ [name]: String(word) }));
      const [current, history] = [
        await dossier.call('PersonalInfo_GetCurrent'),
        await dossier.ofCompany('PersonalInfo_GetAll_AllEmployeesByCompany'),
      ];
      return [current.one(name), history.all(name).at(-1)];
    };
    for (const [name, words] of Object.entries(WORDS))
      for (const [at, word] of words.entries()) {
        const told = [word, String(at + 1)];
        expect([await readBack(name, word), await readBack(name, at + 1)]).toEqual([told, told]);
      }
  });

  it('tells a passport and an identity card of the world apart by numbers', async () => {
    const { master } = await openOffice();
    const numbers = { passport: '1', identityCard: '2' } as const;
    for (const [type, number] of Object.entries(numbers)) {
      const { id } = somebody(({ personalInfo: { identification } }) => identification?.type === type);
      const current = await new Dossier(master, id, version).call('PersonalInfo_GetCurrent');
      expect([type, current.one('IdentificationType')]).toEqual([type, number]);
    }
  });

  it('names the employee in the lists, and gives the number', async () => {
    const { master, dossier } = await open();
    await dossier.call('PersonalInfo_UpdateCurrent', sent({ EmployeeNumber: '98765' }));
    const choice = version === 'v3' ? '<EmployeeType>0</EmployeeType>' : '<active>all</active>';
    const list = await master.call(
      'EmployeeService',
      'List_GetByCompany',
      `<CompanyId>${COMPANY}</CompanyId>${choice}`,
      { version },
    );
    const at = list.ids().indexOf(employee.id);
    expect([list.all('DisplayName')[at], list.all('Number')[at]]).toEqual([RENAMED, '98765']);
  });
});
