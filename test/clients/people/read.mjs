/**
 * Reads the employees of a debtor with node-soap, and prints what is known of those with a number from 9003 on as JSON.
 *
 * node read.mjs ADDRESS USERNAME TOKEN DOMAIN DEBTOR_NUMBER
 */
import { createClientAsync } from 'soap';

const [address, username, token, domain, debtorNumber] = process.argv.slice(2);

async function service(name) {
  const client = await createClientAsync(`${address}/soap/v3/${name}.asmx?WSDL`);
  const header = { AuthHeaderWithDomain: { Username: username, Token: token, Domain: domain } };
  client.addSoapHeader(header, '', 'tns', client.wsdl.definitions.$targetNamespace);
  return async (operation, args) => (await client[`${operation}Async`](args))[0][`${operation}Result`];
}

const day = (value) => {
  if (!value) return null;
  const date = new Date(value);
  return date.getFullYear() < 1900 ? null : date.toLocaleDateString('sv');
};
const list = (value) => [value ?? []].flat();

const debtors = await service('DebtorService');
const employees = await service('EmployeeService');
const [debtor] = list((await debtors('List_GetByNumber', { Number: debtorNumber })).Debtor);
const found = [];
for (const EmployeeType of [2, 4])
  found.push(...list((await employees('List_GetByDebtor', { DebtorId: debtor.Id, EmployeeType }))?.Employee));

const people = [];
for (const { Id: EmployeeId, Number: number } of found.filter((one) => one.Number >= 9003)) {
  const info = await employees('PersonalInfo_GetCurrent', { EmployeeId });
  const absences = list((await employees('Absence2_GetList', { EmployeeId }))?.AbsenceV2);
  const contracts = list((await employees('Contract_GetAll', { EmployeeId }))?.EmployeeContract);
  people.push({
    number,
    name: [info.FirstName, info.Prefix, info.LastName].filter(Boolean).join(' '),
    absences: absences.map(({ Percentage, Start }) => [Number(Percentage), day(Start)]).sort(),
    contracts: contracts.map(({ StartDate, EndDate }) => [day(StartDate), day(EndDate)]).sort(),
  });
}
console.log(JSON.stringify(people.sort((one, other) => one.number - other.number)));
