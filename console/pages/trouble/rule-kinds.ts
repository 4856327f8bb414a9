import type { Environment, TroubleRule } from '../../../client/index.ts';
import type { AnswerReport } from '../../../contracts/control/answers.ts';
import type { TroubleReport } from '../../../contracts/control/trouble.ts';

/** A rule as someone writes it; the mock says what is wrong with it. */
export type WrittenRule = Readonly<Record<string, unknown>>;

/** What can be done with the rules of a kind, whichever it is. */
export interface RuleKind {
  /** As the heading of a page says it: `New trouble`. */
  readonly name: string;
  /** What a new rule begins as. */
  readonly beginning: WrittenRule;
  list(environment: Environment): Promise<readonly (TroubleReport | AnswerReport)[]>;
  add(environment: Environment, rule: WrittenRule): Promise<unknown>;
  replace(environment: Environment, id: number, rule: WrittenRule): Promise<unknown>;
}

/** By the part of their addresses. */
export const RULE_KINDS: Readonly<Record<string, RuleKind>> = {
  rules: {
    name: 'trouble',
    beginning: { effect: { kind: 'fault', code: 9999 } },
    list: (environment) => environment.trouble(),
    add: (environment, rule) => environment.addTrouble(rule as TroubleRule),
    replace: (environment, id, rule) => environment.replaceTrouble(id, rule as TroubleRule),
  },
  answers: {
    name: 'answer',
    beginning: { operation: 'DebtorService.List_GetAll', result: [] },
    list: (environment) => environment.answers(),
    add: (environment, rule) => environment.answer(...partsOf(rule)),
    replace: (environment, id, rule) => environment.replaceAnswer(id, ...partsOf(rule)),
  },
};

/** A rule that chooses answers, as the methods of the client take it. */
function partsOf({ operation, ...rest }: WrittenRule): [never, never] {
  return [operation as never, rest as never];
}
