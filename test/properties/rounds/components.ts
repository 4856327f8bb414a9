import { signed } from '../support/arbitrary.ts';
import { wageCode } from '../support/checked-values.ts';
import { inDecember } from '../support/days.ts';
import type { Round, Showing } from '../support/round.ts';
import { type Fields, isFields, isList, type Tree } from '../support/tree.ts';

/** What is sent along with a component of an employee and not read back. */
const ASIDE = ['CostCenterId', 'CostUnitId', 'Comment', 'DocumentName', 'Attachment', 'EndYear', 'EndPeriod'];

/** What components are called where they are sent. */
interface Names {
  readonly kind: 'WageComponent' | 'HourComponent';
  /** The parameter that holds several. */
  readonly several: string;
  /** The parameter that names the one to stop. */
  readonly stopped: string;
}

const amounts = { Code: wageCode, Value: signed, Hours: signed } as const;
const rules = { ...amounts, EndYear: null, EndPeriod: null } as const;

/** Fixed components, which count until they are stopped, and variable ones, which count for one period. */
export function componentRounds({ kind, several, stopped }: Names): Round[] {
  const fixed = `${kind}Fixed`;
  const variable = `${kind}Var`;
  const begins = { unread: ASIDE, rules, shown: [`${fixed}_Get`, `${fixed}_GetCurrent`] } as const;
  const counts = { unread: ASIDE, rules, shown: [`${variable}_Get`, `${variable}_GetCurrent`] } as const;
  return [
    { write: `${fixed}_InsertCurrent`, ...begins },
    { write: `${fixed}_Insert`, ...begins },
    { write: `${fixed}_Insert_Batch`, ...begins, fit: distinct(several) },
    {
      write: `${fixed}_Stop`,
      of: `${fixed}_InsertCurrent`,
      at: stopped,
      rules: { ...rules, Period: '11' },
      gone: [{ read: `${fixed}_Get`, with: inDecember }],
    },
    { write: `${variable}_InsertCurrent`, ...counts },
    { write: `${variable}_Insert`, ...counts },
    { write: `${variable}_Insert_Batch`, ...counts, fit: distinct(several) },
    { write: `${variable}_Clear`, of: `${variable}_InsertCurrent`, rules: { Period: '11' }, gone: true },
    { write: `${variable}_ClearCurrent`, of: `${variable}_InsertCurrent`, gone: true },
  ];
}

/** When the last period of a component has passed. */
const inNextYear = () => ({ Year: '2027', Period: '1' });

/** What employees can have done besides: an end that is known from the start, and single components by their id. */
export function ownComponentRounds(
  kind: Names['kind'],
  names: { readonly one: string; readonly deleted: string; readonly withEnd: readonly string[] },
): Round[] {
  const fixed = `${kind}Fixed`;
  const shown: readonly Showing[] = [{ read: `${fixed}_Get` }, { read: `${fixed}_GetCurrent` }];
  const span = {
    unread: ASIDE,
    rules: {
      ...amounts,
      StartPeriod: '11',
      StartYear: '2026',
      Period: '11',
      EndPeriod: '12',
      EndYear: '2026',
    },
    shown,
  } as const;
  return [
    ...names.withEnd.map(
      (write): Round => ({
        write,
        ...span,
        fit: distinct(`${kind}s`),
        shown: [...shown, { read: `${fixed}_Get`, with: inDecember }],
        gone: [{ read: `${fixed}_Get`, with: inNextYear }],
      }),
    ),
    { write: `${kind}_Update`, of: `${fixed}_InsertCurrent`, at: `${names.one}.Id`, ...span },
    { write: `${kind}_Delete`, of: `${fixed}_InsertCurrent`, at: names.deleted, gone: true },
  ];
}

/** Rows of which no two have the same code, since one would take the place of the other. */
function distinct(list: string): (sent: Fields) => Fields {
  return (sent) => {
    const rows = sent[list] ?? null;
    if (!isList(rows)) return sent;
    const isFirst = (row: Tree, at: number) =>
      rows.findIndex((other) => codeOf(other) === codeOf(row)) === at;
    return { ...sent, [list]: rows.filter(isFirst) };
  };
}

function codeOf(row: Tree): Tree {
  return isFields(row) ? (row.Code ?? row.HourCode ?? null) : null;
}
