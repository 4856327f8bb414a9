/**
 * Walks Nmbrs with node-soap, and prints what it saw as JSON.
 *
 * node walk.mjs ADDRESS VERSION SOAP USERNAME TOKEN DOMAIN FOREIGN_DEBTOR
 */
import { createClientAsync } from 'soap';

const [address, version, soap, username, token, domain, foreignDebtor] = process.argv.slice(2);

/** A service as its WSDL describes it, called with one login. */
class Service {
  #name;
  #client;

  constructor(name, client) {
    this.#name = name;
    this.#client = client;
  }

  static async load(name, ownToken = token) {
    const client = await createClientAsync(`${address}/soap/${version}/${name}.asmx?WSDL`, {
      forceSoap12Headers: soap === '1.2',
    });
    const credentials = { Username: username, Token: ownToken };
    const header =
      version === 'v2.1'
        ? { AuthHeader: credentials }
        : { AuthHeaderWithDomain: { ...credentials, Domain: domain } };
    if (name !== 'SingleSignOn')
      client.addSoapHeader(header, '', 'tns', client.wsdl.definitions.$targetNamespace);
    return new Service(name, client);
  }

  get #port() {
    return soap === '1.2' ? `${this.#name}Soap12` : `${this.#name}Soap`;
  }

  operations() {
    return Object.keys(this.#client.describe()[this.#name][this.#port]).length;
  }

  async call(operation, args = {}) {
    const method = this.#client[this.#name][this.#port][operation];
    return new Promise((resolve, reject) => {
      method(args, (error, answer) => (error ? reject(error) : resolve(answer?.[`${operation}Result`])));
    });
  }

  async list(operation, item, args) {
    return (await this.call(operation, args))?.[item] ?? [];
  }

  async fault(operation, args) {
    try {
      await this.call(operation, args);
      return null;
    } catch (error) {
      const { faultstring, Reason } = error.root.Envelope.Body.Fault;
      return faultstring ?? Reason.Text.$value;
    }
  }
}

const names = ['DebtorService', 'CompanyService', 'EmployeeService', 'SingleSignOn'];
if (version === 'v3') names.push('ReportService');
const services = {};
for (const name of names) services[name] = await Service.load(name);
const { DebtorService, CompanyService, EmployeeService } = services;

const active = version === 'v2.1' ? { active: 'active' } : { EmployeeType: 2 };
const day = (moment) => moment?.toLocaleDateString('sv-SE') ?? null;

const [debtors, companies, employees, people] = [[], [], [], []];
for (const debtor of await DebtorService.list('List_GetAll', 'Debtor')) {
  debtors.push({ id: debtor.Id, number: debtor.Number, name: debtor.Name });
  for (const company of await CompanyService.list('List_GetByDebtor', 'Company', { DebtorId: debtor.Id })) {
    companies.push({ id: company.ID, number: company.Number, name: company.Name });
    const args = { CompanyId: company.ID, ...active };
    for (const employee of await EmployeeService.list('List_GetByCompany', 'Employee', args)) {
      employees.push({ id: employee.Id, number: employee.Number, name: employee.DisplayName });
      const person = await EmployeeService.call('PersonalInfo_GetCurrent', { EmployeeId: employee.Id });
      people.push({
        id: person.Id,
        firstName: person.FirstName,
        prefix: person.Prefix ?? null,
        lastName: person.LastName,
        gender: person.Gender,
        birthday: day(person.Birthday),
        deceased: day(person.DeceasedDate),
      });
    }
  }
}

const stranger = await Service.load('DebtorService', 'f'.repeat(32));
console.log(
  JSON.stringify({
    operations: Object.fromEntries(names.map((name) => [name, services[name].operations()])),
    debtors,
    companies,
    employees,
    people,
    faults: {
      wrongToken: await stranger.fault('List_GetAll', {}),
      foreignDebtor: await CompanyService.fault('List_GetByDebtor', { DebtorId: Number(foreignDebtor) }),
    },
  }),
);
