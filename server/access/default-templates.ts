import { catalogue } from '../../contracts/interface/catalogue.ts';
import { TEMPLATES, type TemplateKey } from '../../contracts/logins/archetypes.ts';
import type { Product } from '../../fixtures/plan.ts';
import type { Environment } from '../world/environment.ts';
import { type CallName, MASTER_KIND, type Template, type TemplateKind, writingCalls } from './template.ts';

/** The templates an environment begins with. */
export function defaultTemplates(environment: Environment): Template[] {
  return (Object.keys(TEMPLATES) as TemplateKey[]).map((key) => ({
    id: environment.nextId(),
    name: TEMPLATES[key],
    kind: kindOf(key, environment.product),
    dashlets: ['Medewerkers', 'Verzuim', 'Rapportages'],
    // Asked for late: the calls that write are known once every service is read, which a start need not wait for.
    get callsOff() {
      return callsOffIn(key);
    },
  }));
}

function kindOf(key: TemplateKey, product: Product): TemplateKind {
  if (key === 'client') return 'Client';
  return key === 'withoutToken' ? 'Master' : MASTER_KIND[product];
}

const CALL_OFF: ReadonlySet<CallName> = new Set(['EmployeeService.Absence2_Insert']);
/** A client has no business with other debtors, and could not see the one it made (mark: client-inserts-no-debtor). */
const CLIENT: ReadonlySet<CallName> = new Set(['DebtorService.Debtor_Insert']);
const NONE: ReadonlySet<CallName> = new Set();

function callsOffIn(key: TemplateKey): ReadonlySet<CallName> {
  switch (key) {
    case 'readOnly':
      return writes();
    case 'callOff':
      return CALL_OFF;
    case 'client':
      return CLIENT;
    default:
      return NONE;
  }
}

let allWrites: ReadonlySet<CallName> | undefined;

function writes(): ReadonlySet<CallName> {
  allWrites ??= writingCalls(catalogue.services.flatMap(({ operations }) => operations));
  return allWrites;
}
