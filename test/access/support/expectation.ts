import type { Operation } from '../../../contracts/interface/model.ts';
import { ARCHETYPES, type ArchetypeName } from '../../../contracts/logins/archetypes.ts';
import type { SituationName } from '../../../server/access/situations.ts';

/** Who is refused whatever the call is, and for what. */
const NEVER_IN: Partial<Record<ArchetypeName, SituationName>> = {
  created: 'login-created',
  invited: 'login-invited',
  deactivated: 'login-deactivated',
  deleted: 'login-deleted',
  'debtor-inactive': 'login-deactivated',
  'no-api-account': 'api-account-off',
  'token-reset': 'token-reset',
  'template-without-token': 'template-without-token',
  'no-subscription': 'no-subscription',
};

/** What a free trial may not do, in either version. */
const NOT_ON_TRIAL = new Set([
  'DebtorService.Debtor_Insert',
  'DebtorService.WebhookSettings_Insert',
  'CompanyService.Company_Insert',
  'CompanyService.WageTax_SetSentExternal',
  'CompanyService.SalaryDocuments_GetSEPA',
  'CompanyService.SalaryDocuments_GetSEPA_Tax',
]);

/** How the names of operations that change something read. */
const CHANGES = /Insert|Update|Delete|Remove|Upload|Transition|_Stop|_Clear|_Set(?!tings)/;

/** The situation a login of an archetype is in when it makes a call with ids it sees; null when nothing is the matter. */
export function expectedSituation(archetype: ArchetypeName, operation: Operation): SituationName | null {
  if (operation.service.name === 'SingleSignOn') return expectedOfSignOn(archetype, operation.name);
  const never = NEVER_IN[archetype];
  if (never) return never;
  const call = callOf(operation);
  if (archetype === 'template-read-only' && CHANGES.test(operation.name)) return 'call-off';
  if (isAtDebtor(archetype) && call === 'DebtorService.Debtor_Insert') return 'call-off';
  if (archetype === 'template-call-off' && call === 'EmployeeService.Absence2_Insert') return 'call-off';
  if (archetype === 'free-trial' && NOT_ON_TRIAL.has(call)) return 'free-trial';
  return null;
}

/** Whether a hidden id is what the call is refused for: everything but the free trial is looked at before. */
export function isRefusedForIds(expected: SituationName | null): boolean {
  return expected === null || expected === 'free-trial';
}

/** By a password one signs on without any API account; by the token with what the account is worth. */
function expectedOfSignOn(archetype: ArchetypeName, name: string): SituationName | null {
  const byToken = name === 'GetToken2';
  switch (archetype) {
    case 'created':
    case 'invited':
    case 'deleted':
      return 'sso-wrong-pair';
    case 'deactivated':
    case 'debtor-inactive':
      return 'sso-inactive';
    case 'no-api-account':
    case 'token-reset':
    case 'template-without-token':
      return byToken ? 'sso-wrong-pair' : null;
    case 'two-environments':
      return name === 'GetToken' ? 'sso-several-environments' : null;
    case 'no-subscription':
      return 'no-subscription';
    default:
      return null;
  }
}

function callOf({ service, name }: Operation): string {
  return `${service.name}.${name}`;
}

function isAtDebtor(archetype: ArchetypeName): boolean {
  return ARCHETYPES[archetype].level === 'debtor';
}
