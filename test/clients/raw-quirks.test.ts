import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Nmbrs, startNmbrs } from '../../index.ts';

const SOAP11 = 'http://schemas.xmlsoap.org/soap/envelope/';
const SOAP12 = 'http://www.w3.org/2003/05/soap-envelope';
const DEBTORS = 'https://api.nmbrs.nl/soap/v3/DebtorService';
const EMPLOYEES = 'https://api.nmbrs.nl/soap/v3/EmployeeService';
const REPORTS = 'https://api.nmbrs.nl/soap/v3/ReportService';

/** A request as a client known to work with Nmbrs sends it, where that differs from what the WSDL asks for. */
interface Quirk {
  /** What is odd, and in whom it was seen. */
  readonly title: string;
  readonly service: 'DebtorService' | 'EmployeeService' | 'ReportService';
  readonly headers: Readonly<Record<string, string>>;
  readonly envelope: string;
  /** How the call must have been understood. */
  readonly operation: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly soapVersion: '1.1' | '1.2';
  readonly findings: readonly string[];
  /** Where the answer tells more than its wrapper. */
  readonly holds?: string;
}

const FIRST_DEBTOR =
  '<Debtor><Id>1001</Id><Number>1001</Number><Name>Bakkerij Vermeulen B.V.</Name></Debtor>';
const LIST_OF_DEBTORS = `<List_GetAllResponse xmlns="${DEBTORS}"><List_GetAllResult>${FIRST_DEBTOR}`;

const QUIRKS: readonly Quirk[] = [
  {
    title: 'a 1.2 envelope as text/xml without SOAPAction, everything prefixed (HelloID)',
    service: 'EmployeeService',
    headers: { 'Content-Type': 'text/xml; charset=utf-8' },
    envelope: `<soap:Envelope xmlns:soap="${SOAP12}" xmlns:emp="${EMPLOYEES}">
      <soap:Header>
        <emp:AuthHeaderWithDomain>
          <emp:Username>master@demo.example</emp:Username>
          <emp:Token>00000000000000000000000000000001</emp:Token>
          <emp:Domain>demo</emp:Domain>
        </emp:AuthHeaderWithDomain>
      </soap:Header>
      <soap:Body>
        <emp:PersonalInfoWithoutBSN_Get_GetAllEmployeesByCompany>
          <emp:CompanyID>10001</emp:CompanyID>
        </emp:PersonalInfoWithoutBSN_Get_GetAllEmployeesByCompany>
      </soap:Body>
    </soap:Envelope>`,
    operation: 'PersonalInfoWithoutBSN_Get_GetAllEmployeesByCompany',
    args: { CompanyID: 10_001 },
    soapVersion: '1.2',
    findings: [],
  },
  {
    title: 'SOAPAction without quotes (SalaryHub, go-nmbrs)',
    service: 'ReportService',
    headers: {
      'Content-Type': 'text/xml; charset=utf-8',
      SOAPAction: `${REPORTS}/Reports_Accountant_Company_EmployeeWageComponentsPerRunPeriod_Background`,
    },
    envelope: `<soap:Envelope xmlns:soap="${SOAP11}" xmlns:rep="${REPORTS}">
      <soap:Header>
        <rep:AuthHeaderWithDomain>
          <rep:Username>master@demo.example</rep:Username>
          <rep:Token>00000000000000000000000000000001</rep:Token>
          <rep:Domain>demo</rep:Domain>
        </rep:AuthHeaderWithDomain>
      </soap:Header>
      <soap:Body>
        <rep:Reports_Accountant_Company_EmployeeWageComponentsPerRunPeriod_Background>
          <rep:companyId>10001</rep:companyId>
          <rep:year>2026</rep:year>
        </rep:Reports_Accountant_Company_EmployeeWageComponentsPerRunPeriod_Background>
      </soap:Body>
    </soap:Envelope>`,
    operation: 'Reports_Accountant_Company_EmployeeWageComponentsPerRunPeriod_Background',
    args: { companyId: 10_001, year: 2026 },
    soapVersion: '1.1',
    findings: [],
  },
  {
    title: 'no SOAPAction and no Domain (nmbrs-hibob)',
    service: 'DebtorService',
    headers: { 'Content-Type': 'text/xml' },
    envelope: listDebtors(SOAP11, ''),
    operation: 'List_GetAll',
    args: {},
    soapVersion: '1.1',
    findings: ['absent Header/AuthHeaderWithDomain/Domain'],
    holds: LIST_OF_DEBTORS,
  },
  {
    title: 'AuthHeader instead of AuthHeaderWithDomain, to learn the domain (HaloPSA, python SDK)',
    service: 'DebtorService',
    headers: { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: `${DEBTORS}/Environment_Get` },
    envelope: `<soap:Envelope xmlns:soap="${SOAP11}">
      <soap:Header>
        <AuthHeader xmlns="${DEBTORS}">
          <Username>master@demo.example</Username>
          <Token>00000000000000000000000000000001</Token>
        </AuthHeader>
      </soap:Header>
      <soap:Body><Environment_Get xmlns="${DEBTORS}" /></soap:Body>
    </soap:Envelope>`,
    operation: 'Environment_Get',
    args: {},
    soapVersion: '1.1',
    findings: [],
    holds: '<SubDomain>demo</SubDomain>',
  },
  {
    title: 'an element Year that the operation does not have (HaloPSA)',
    service: 'EmployeeService',
    headers: {
      'Content-Type': 'text/xml; charset=utf-8',
      SOAPAction: `${EMPLOYEES}/Absence_GetAll_AllEmployeesByCompany`,
    },
    envelope: `<soap:Envelope xmlns:soap="${SOAP11}">
      <soap:Header>
        <AuthHeaderWithDomain xmlns="${EMPLOYEES}">
          <Username>master@demo.example</Username>
          <Token>00000000000000000000000000000001</Token>
          <Domain>demo</Domain>
        </AuthHeaderWithDomain>
      </soap:Header>
      <soap:Body>
        <Absence_GetAll_AllEmployeesByCompany xmlns="${EMPLOYEES}">
          <CompanyId>10001</CompanyId>
          <Year>2026</Year>
        </Absence_GetAll_AllEmployeesByCompany>
      </soap:Body>
    </soap:Envelope>`,
    operation: 'Absence_GetAll_AllEmployeesByCompany',
    args: { CompanyId: 10_001 },
    soapVersion: '1.1',
    findings: ['unknown-element Absence_GetAll_AllEmployeesByCompany/Year'],
  },
  {
    title: 'action in the content type without a space before it (JAX-WS)',
    service: 'DebtorService',
    headers: { 'Content-Type': `application/soap+xml; charset=utf-8;action="${DEBTORS}/List_GetAll"` },
    envelope: listDebtors(SOAP12),
    operation: 'List_GetAll',
    args: {},
    soapVersion: '1.2',
    findings: [],
    holds: LIST_OF_DEBTORS,
  },
  {
    title: 'action in the content type without quotes (KD Soap)',
    service: 'DebtorService',
    headers: { 'Content-Type': `application/soap+xml;charset=utf-8;action=${DEBTORS}/List_GetAll` },
    envelope: listDebtors(SOAP12),
    operation: 'List_GetAll',
    args: {},
    soapVersion: '1.2',
    findings: [],
    holds: LIST_OF_DEBTORS,
  },
  {
    title: 'SOAP 1.2 without any action (strong-soap)',
    service: 'DebtorService',
    headers: { 'Content-Type': 'application/soap+xml; charset=utf-8' },
    envelope: listDebtors(SOAP12),
    operation: 'List_GetAll',
    args: {},
    soapVersion: '1.2',
    findings: [],
    holds: LIST_OF_DEBTORS,
  },
  {
    title: 'a 1.1 message for the 1.2 port, Envelope and Body under two prefixes (suds)',
    service: 'DebtorService',
    headers: { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: `"${DEBTORS}/List_GetAll"` },
    envelope: listDebtors(SOAP11)
      .replaceAll('soap:Body', 'ns0:Body')
      .replace('<ns0:Body', `<ns0:Body xmlns:ns0="${SOAP11}"`),
    operation: 'List_GetAll',
    args: {},
    soapVersion: '1.1',
    findings: [],
    holds: LIST_OF_DEBTORS,
  },
];

/** Asks for all debtors as the master of `demo`. */
function listDebtors(envelope: string, domain = '<Domain>demo</Domain>'): string {
  return `<soap:Envelope xmlns:soap="${envelope}">
    <soap:Header>
      <AuthHeaderWithDomain xmlns="${DEBTORS}">
        <Username>master@demo.example</Username>
        <Token>00000000000000000000000000000001</Token>
        ${domain}
      </AuthHeaderWithDomain>
    </soap:Header>
    <soap:Body><List_GetAll xmlns="${DEBTORS}" /></soap:Body>
  </soap:Envelope>`;
}

let nmbrs: Nmbrs;
beforeAll(async () => {
  nmbrs = await startNmbrs();
});
afterAll(() => nmbrs.close());

for (const quirk of QUIRKS)
  test(`answers ${quirk.title}`, async () => {
    const { service, headers, envelope: body, operation, args, soapVersion, findings, holds = '' } = quirk;
    const response = await fetch(`${nmbrs.url}/soap/v3/${service}.asmx`, { method: 'POST', headers, body });
    const answer = await response.text();
    const [call] = await nmbrs.calls.list({ last: 1 });

    expect(answer).toContain(`<${operation}Response xmlns="https://api.nmbrs.nl/soap/v3/${service}"`);
    expect(answer).toContain(holds);
    expect(answer).toContain(`<soap:Envelope xmlns:soap="${soapVersion === '1.1' ? SOAP11 : SOAP12}"`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(
      `${soapVersion === '1.1' ? 'text/xml' : 'application/soap+xml'}; charset=utf-8`,
    );
    expect(call).toMatchObject({ operation, soapVersion, username: 'master@demo.example', arguments: args });
    expect(call?.findings.map(({ kind, path }) => `${kind} ${path}`)).toEqual(findings);
  });

test('refuses a 1.1 envelope that calls itself SOAP 1.2 (SOAP::Lite with its version set on one object)', async () => {
  const response = await fetch(`${nmbrs.url}/soap/v3/DebtorService.asmx`, {
    method: 'POST',
    headers: { 'Content-Type': `application/soap+xml; charset=utf-8; action="${DEBTORS}/List_GetAll"` },
    body: listDebtors(SOAP11),
  });
  expect(response.status).toBe(415);
  expect(await response.text()).toBe('');
});
