import { counted } from '../../base/counted.ts';
import { ARCHETYPE_NAMES } from '../../contracts/logins/archetypes.ts';
import type { Cell, Got, MatrixRow, PermissionMatrix } from './permission-matrix.ts';
import type { LeftOut } from './replayable.ts';

/** The matrix as a table a line a login, and what to tell an administrator. */
export function matrixText(matrix: PermissionMatrix): string {
  const { operations, logins } = matrix;
  const numbers = operations.map(({ operation, calls }, at) => {
    const count = calls === 1 ? '' : `, ${calls} calls`;
    return `  ${String(at + 1).padStart(2)}  ${operation}${count}`;
  });
  const rows = logins.map(({ archetype, cells }: MatrixRow) => [archetype, ...cells.map(cellText)]);
  const heading = ['Login', ...operations.map((_, at) => String(at + 1))];
  return [...numbers, '', ...columns([heading, ...rows]), '', ...legend(matrix), '', needsText(matrix)].join(
    '\n',
  );
}

/** What a login needs, in the words an administrator of Nmbrs knows. */
function needsText({ operations, neededAccess: { debtors, unknown } }: PermissionMatrix): string {
  const listing = operations.filter(({ listsAll }) => listsAll).map(({ operation }) => operation);
  const access = debtors.map(({ number, name, companies }) => {
    const own = companies.map((company) => `company ${company.number} ${company.name}`);
    return `  debtor ${number} ${name}${own.length === 0 ? '' : `: ${own.join(', ')}`}`;
  });
  return [
    `The login must be active with its API account on, and its user template needs ${counted(operations.length, 'call')} on:`,
    ...operations.map(({ operation }) => `  ${operation}`),
    ...(access.length === 0
      ? ['The calls name no debtor or company.']
      : [`It needs to see ${counted(access.length, 'debtor')}:`, ...access]),
    ...(listing.length === 0 ? [] : [`These list whatever the login sees: ${listing.join(', ')}.`]),
    ...(unknown.length === 0 ? [] : [`Where these belong is not known here: ${unknown.join(', ')}.`]),
  ].join('\n');
}

/** Why calls are not in the matrix: `1 of SingleSignOn, which carries no login`; null when all are. */
export function leftOutText({ singleSignOn, unreadable, unknownOperation }: LeftOut): string | null {
  const reasons = [
    { count: singleSignOn, why: 'of SingleSignOn, which carries no login' },
    { count: unreadable, why: 'without a request that can be read' },
    { count: unknownOperation, why: 'of no operation that is known' },
  ].filter(({ count }) => count > 0);
  return reasons.map(({ count, why }) => `${count} ${why}`).join('; ') || null;
}

/** What the marks in the table mean, and what is not in it; of marks that are seldom, only those that are there. */
function legend({ operations, logins, leftOut, unknownLogins }: PermissionMatrix): string[] {
  const isAnywhereNotReached = logins.some(({ cells }) => cells.some(({ notReached }) => notReached > 0));
  const otherwise = logins.flatMap(({ archetype, cells }) =>
    cells.flatMap(({ recorded }, at) =>
      recorded ? [`  ${archetype}, ${at + 1} ${operations[at]?.operation}: ${gotText(recorded)}`] : [],
    ),
  );
  const left = leftOutText(leftOut);
  const shown = new Set(logins.map(({ archetype }) => archetype));
  const missing = ARCHETYPE_NAMES.filter((name) => !shown.has(name));
  return [
    '✓ answered, ✓ 2/6 answered with fewer records than there are, a number: refused with that error.',
    ...(isAnywhereNotReached
      ? [
          '– not reached: it names what a call before it should have made or listed, and did not for this login.',
        ]
      : []),
    ...(otherwise.length === 0
      ? []
      : ['≠ this kind of login got something else when it made these calls itself:', ...otherwise]),
    ...(unknownLogins.length === 0
      ? []
      : [`Not held against what was recorded, since their kind is not known: ${unknownLogins.join(', ')}.`]),
    ...(missing.length === 0 ? [] : [`The world has no environment for: ${missing.join(', ')}.`]),
    ...(left === null ? [] : [`Not replayed: ${left}.`]),
  ];
}

function cellText(cell: Cell): string {
  return cell.recorded ? `${gotText(cell)} ≠` : gotText(cell);
}

function gotText({ answered, refused, notReached, listed }: Got): string {
  const times = (what: string, count: number) => (count === 1 ? what : `${what}×${count}`);
  const fewer = listed && listed.got !== listed.all ? ` ${listed.got}/${listed.all}` : '';
  return [
    ...(answered === 0 ? [] : [`✓${fewer}`]),
    ...Object.entries(refused).map(([got, count]) => times(got, count)),
    ...(notReached === 0 ? [] : [times('–', notReached)]),
  ].join(' ');
}

function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => `  ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ')}`.trimEnd());
}
