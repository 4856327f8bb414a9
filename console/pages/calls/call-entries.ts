import type { MockEvent, RecordedCall } from '../../../client/index.ts';
import { answerName, callName } from '../../../contracts/control/call-text.ts';

/** Calls that came too fast to be told one by one. */
export type Summary = MockEvent & { readonly kind: 'summary' };

/** What stands in the list of calls. */
export type Entry =
  | {
      readonly kind: 'call';
      readonly call: RecordedCall;
      /** Whether it stands below a summary that counts it. */
      readonly isBelow?: true;
    }
  /** @param at when it was told, ISO 8601. */
  | { readonly kind: 'summary'; readonly summary: Summary; readonly at: string };

/** The number of the last call of an entry. */
export function numberOf(entry: Entry): number {
  return entry.kind === 'call' ? entry.call.number : entry.summary.to;
}

/** The number of the first call of an entry. */
export function firstNumberOf(entry: Entry): number {
  return entry.kind === 'call' ? entry.call.number : entry.summary.from;
}

/** What tells an entry from all others. */
export function keyOf(entry: Entry): string {
  return `${entry.kind} ${numberOf(entry)}`;
}

/** Which calls are looked at; empty for all, each. */
export interface CallFilters {
  readonly login: string;
  /** A part of the name of the operation. */
  readonly operation: string;
  /** What came of it, as `answerName` tells it; `refused` for all but `ok`. */
  readonly answer: string;
  /** Only calls with findings. */
  readonly onlyFindings: boolean;
  /** Calls of the console, too. */
  readonly ofConsole: boolean;
}

export const REFUSED = 'refused';

/** What the address of the page says. */
export function filtersIn(query: Readonly<Record<string, string>>): CallFilters {
  const { login = '', operation = '', answer = '', findings, by } = query;
  return { login, operation, answer, onlyFindings: findings === 'only', ofConsole: by === 'all' };
}

/** The same as a query, with its question mark; empty where nothing is chosen. */
export function queryFor({ login, operation, answer, onlyFindings, ofConsole }: CallFilters): string {
  const chosen = {
    login,
    operation,
    answer,
    findings: onlyFindings ? 'only' : '',
    by: ofConsole ? 'all' : '',
  };
  const query = new URLSearchParams(Object.entries(chosen).filter(([, value]) => value !== ''));
  return query.size === 0 ? '' : `?${query}`;
}

/** Whether an entry is looked at. Of a summary no more is known than what its calls came to. */
export function isWanted(entry: Entry, filters: CallFilters): boolean {
  if (entry.kind === 'summary')
    return Object.keys(entry.summary.byOutcome).some((name) => isAnswer(name, filters));
  const { call } = entry;
  const { login, operation, onlyFindings, ofConsole } = filters;
  return (
    (ofConsole || call.by === 'client') &&
    (login === '' || call.username?.toLowerCase() === login.toLowerCase()) &&
    callName(call).toLowerCase().includes(operation.toLowerCase()) &&
    isAnswer(answerName(call), filters) &&
    (!onlyFindings || call.findings.length > 0)
  );
}

function isAnswer(name: string, { answer }: CallFilters): boolean {
  if (answer === REFUSED) return name !== 'ok';
  return answer === '' || answer === name;
}
