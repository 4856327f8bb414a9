import type { Settings } from '../../../contracts/control/settings.ts';
import type { Operation } from '../../../contracts/interface/model.ts';
import { TEMPLATES, type TemplateKey } from '../../../contracts/logins/archetypes.ts';
import { FIRST_COMPANY_ID, FIRST_DEBTOR_ID } from '../../../fixtures/ids.ts';
import { currentToken, type Login } from '../../../server/access/login.ts';
import { callName, type Template } from '../../../server/access/template.ts';
import type { Tenant } from '../../../server/access/tenant.ts';
import type { Tenants } from '../../../server/access/tenants.ts';
import { makeTestEnvironment } from '../../../server/access/test-environment.ts';
import type { Users } from '../../../server/access/users.ts';
import type { Header } from './envelope.ts';
import { usersOf } from './users-of.ts';

/** The debtors of the default world by what they are for here. */
export const DEBTOR = FIRST_DEBTOR_ID;
export const COMPANY = FIRST_COMPANY_ID;
/** Without the tag of `FILTER`. */
export const HIDDEN_DEBTOR = FIRST_DEBTOR_ID + 2;
export const HIDDEN_COMPANY = FIRST_COMPANY_ID + 4;
/** `Team Noord`: two of the six debtors have it. */
export const FILTER = [3];

export const PASSWORD = 'Geheim-123';

let offices = 0;

/** An environment of its own, in which logins are made the way a user makes them. */
export class Office {
  readonly tenant: Tenant;

  constructor(tenants: Tenants, settings: Partial<Settings> = {}) {
    offices++;
    this.tenant = makeTestEnvironment(tenants, {
      subdomain: `kantoor${offices}`,
      logins: [],
      ...settings,
    }).tenant;
  }

  get users(): Users {
    return usersOf(this.tenant);
  }

  /** An address nobody else has. */
  address(name: string): string {
    return `${name}@${this.tenant.subdomain}.example`;
  }

  template(key: TemplateKey): Template {
    const found = this.users.templates.all.find(({ name }) => name === TEMPLATES[key]);
    if (!found) throw new Error(`no template ${key}`);
    return found;
  }

  /** A login nobody has been told of. */
  create(username: string, debtorId: number | null = null): Login {
    const templateId = this.template(debtorId === null ? 'full' : 'client').id;
    return this.users.addLogin({ username, templateId, debtorId });
  }

  /** A login that went all the way: invited, activated, its API account on. */
  hire(username = this.address('iris'), debtorId: number | null = null): Login {
    const { id } = this.create(username, debtorId);
    this.users.activate(this.users.invite(id).code, PASSWORD, 'any');
    return this.users.switchApiAccount(id, true);
  }

  /** The header with which a login calls, with the token it has now. */
  headerOf({ id }: Pick<Login, 'id'>): NonNullable<Header> {
    const login = this.users.login(id);
    return {
      Username: login.username,
      Token: currentToken(login) ?? '0123456789abcdef0123456789abcdef',
      Domain: this.tenant.subdomain,
    };
  }

  /** Switches a call off in the template of a login. */
  switchOff({ templateId }: Login, operation: Operation): void {
    this.users.templates.change(templateId, { callsOff: new Set([callName(operation)]) });
  }

  employeeOf(companyId: number): number {
    const [employee] = this.tenant.environment.employeesOf(companyId);
    return employee?.id ?? 0;
  }
}
