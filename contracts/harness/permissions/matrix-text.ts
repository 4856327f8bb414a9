import { counted } from '../reports/counted.ts';
import type { Cell, MatrixRow, PermissionMatrix } from './permission-matrix.ts';

/** The matrix as a table a line a login, and what to tell an administrator. */
export function matrixText(matrix: PermissionMatrix): string {
  const { operations, logins } = matrix;
  const numbers = operations.map(({ operation, calls }, at) => {
    const count = calls === 1 ? '' : `, ${calls} calls`;
    return `  ${String(at + 1).padStart(2)}  ${operation}${count}`;
  });
  const rows = logins.map(({ archetype, cells }: MatrixRow) => [archetype, ...cells.map(cellText)]);
  const heading = ['Login', ...operations.map((_, at) => String(at + 1))];
  return [
    ...numbers,
    '',
    ...columns([heading, ...rows]),
    '',
    '✓ answered, ✓ 2/6 answered with fewer records than there are, a number: refused with that error.',
    '',
    needsText(matrix),
  ].join('\n');
}

/** What a login needs, in the words an administrator of Nmbrs knows. */
export function needsText({ operations, sight: { debtors, unknown } }: PermissionMatrix): string {
  const listing = operations.filter(({ listsAll }) => listsAll).map(({ operation }) => operation);
  const sight = debtors.map(({ number, name, companies }) => {
    const own = companies.map((company) => `company ${company.number} ${company.name}`);
    return `  debtor ${number} ${name}${own.length === 0 ? '' : `: ${own.join(', ')}`}`;
  });
  return [
    `The login must be active with its API account on, and its user template needs ${counted(operations.length, 'call')} on:`,
    ...operations.map(({ operation }) => `  ${operation}`),
    ...(sight.length === 0
      ? ['The calls name no debtor or company.']
      : [`It needs sight of ${counted(sight.length, 'debtor')}:`, ...sight]),
    ...(listing.length === 0 ? [] : [`These list whatever the login sees: ${listing.join(', ')}.`]),
    ...(unknown.length === 0 ? [] : [`Where these belong is not known here: ${unknown.join(', ')}.`]),
  ].join('\n');
}

function cellText({ answered, refused, listed }: Cell): string {
  const faults = Object.entries(refused).map(([got, times]) => (times === 1 ? got : `${got}×${times}`));
  if (answered === 0) return faults.join(' ');
  const fewer = listed && listed.got !== listed.all ? ` ${listed.got}/${listed.all}` : '';
  return [`✓${fewer}`, ...faults].join(' ');
}

function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => `  ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ')}`.trimEnd());
}
