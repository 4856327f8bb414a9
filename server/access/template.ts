import type { Operation, ServiceName } from '../../contracts/interface/model.ts';
import type { Product } from '../../fixtures/plan.ts';

/**
 * What a user template is of. Only the first two have the API Token tab in the user profile
 * (fact: token-tab-templates); client templates are those of logins at debtor level, whose token is added from the
 * login settings of the debtor (fact: token-at-two-levels).
 */
export type TemplateKind = 'Master Accountant' | 'Master Bedrijfslogin / Client' | 'Master' | 'Client';

/** One call of one service, whatever the version: `EmployeeService.Absence2_Insert`. */
export type CallName = `${ServiceName}.${string}`;

/** A user template: what the logins that have it may do. */
export interface Template {
  readonly id: number;
  readonly name: string;
  readonly kind: TemplateKind;
  /** What the logins see in the web application. It has no influence on the API (fact: dashlets-without-effect). */
  readonly dashlets: readonly string[];
  /** The calls that are switched off; all others are on (fact: call-off-1002). */
  readonly callsOff: ReadonlySet<CallName>;
}

export function callName({ service, name }: Operation): CallName {
  return `${service.name}.${name}`;
}

export function levelOf({ kind }: Template): 'master' | 'debtor' {
  return kind === 'Client' ? 'debtor' : 'master';
}

/** Whether a login with this template has the API Token tab in its user profile (fact: token-tab-templates). */
export function hasTokenTab({ kind }: Template): boolean {
  return kind === 'Master Accountant' || kind === 'Master Bedrijfslogin / Client';
}

/** Whether a login with this template has the API Token tab, or can be given a token at its debtor. */
export function allowsToken(template: Template): boolean {
  return hasTokenTab(template) || levelOf(template) === 'debtor';
}

/** The kind of template whose logins at master level hold tokens, by product. */
export const MASTER_KIND: Readonly<Record<Product, TemplateKind>> = {
  Accountant: 'Master Accountant',
  Business: 'Master Bedrijfslogin / Client',
};

/** The calls that change something, for a template that may only read. */
export function writingCalls(operations: Iterable<Operation>): Set<CallName> {
  const calls = new Set<CallName>();
  for (const operation of operations) if (operation.writes) calls.add(callName(operation));
  return calls;
}
