import type { Environment, TroubleRule } from '../../../client/index.ts';
import type { AnswerReport } from '../../../contracts/control/answers.ts';
import type { TroubleReport } from '../../../contracts/control/trouble.ts';

/** A rule as someone writes it; the mock says what is wrong with it. */
export type WrittenRule = Readonly<Record<string, unknown>>;

/** What can be done with the rules of a kind, whichever it is. */
export interface RuleKind {
  /** As the heading of a page says it: `New trouble`. */
  readonly name: string;
  /** Of all of them, and what decides among them. */
  readonly title: string;
  readonly about: string;
  /** What the list of them is, for those who hear it. */
  readonly caption: string;
  /** What a rule did to calls. */
  readonly did: string;
  /** What holds where there is none, and what one would bring. */
  readonly none: { readonly title: string; readonly text: string };
  /** What a new rule begins as. */
  readonly beginning: WrittenRule;
  list(environment: Environment): Promise<readonly (TroubleReport | AnswerReport)[]>;
  add(environment: Environment, rule: WrittenRule): Promise<unknown>;
  replace(environment: Environment, id: number, rule: WrittenRule): Promise<unknown>;
  remove(environment: Environment, id: number): Promise<unknown>;
}

/** By the part of their addresses. */
export const RULE_KINDS: Readonly<Record<string, RuleKind>> = {
  rules: {
    name: 'trouble',
    title: 'Trouble',
    about: 'Late, refused, cut off or lost: in the order in which the rules meet a call.',
    caption: 'Rules of trouble',
    did: 'Applied',
    none: {
      title: 'No call meets trouble',
      text: 'A new rule makes some late, or refuses them, or breaks their connection.',
    },
    beginning: { effect: { kind: 'fault', code: 9999 } },
    list: (environment) => environment.trouble(),
    add: (environment, rule) => environment.addTrouble(rule as TroubleRule),
    replace: (environment, id, rule) => environment.replaceTrouble(id, rule as TroubleRule),
    remove: (environment, id) => environment.removeTrouble(id),
  },
  answers: {
    name: 'answer',
    title: 'Chosen answers',
    about:
      'Of several rules for a call the one with the highest priority answers, and the newest among these.',
    caption: 'Rules that choose answers',
    did: 'Answered',
    none: {
      title: 'Every operation gives its own answer',
      text: 'A new rule gives another: a result, a fault, a text of any kind, or changes of what would come.',
    },
    beginning: { operation: 'DebtorService.List_GetAll', result: [] },
    list: (environment) => environment.answers(),
    add: (environment, rule) => environment.answer(...partsOf(rule)),
    replace: (environment, id, rule) => environment.replaceAnswer(id, ...partsOf(rule)),
    remove: (environment, id) => environment.removeAnswer(id),
  },
};

/** A rule that chooses answers, as the methods of the client take it. */
function partsOf({ operation, ...rest }: WrittenRule): [never, never] {
  return [operation as never, rest as never];
}
