import type { KindOfFind, Report } from './campaign.ts';
import { mebibytes } from './support/target.ts';

/** The whole report: a table of the attacks, what the target held, and every kind of find. */
export function reportText(report: Report): string {
  const { tallies, finds, mostUsed, mostResident } = report;
  const rows = [
    ['attack', 'batches', 'requests', 'finds', 'longest stall'],
    ...tallies.map(({ name, batches, requests, finds, longestStall }) => [
      name,
      ...[batches, requests, finds].map(String),
      `${longestStall.toFixed(0)} ms`,
    ]),
  ];
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const table = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [
    ...table,
    '',
    `${progressLine(report)}; at rest at most ${mebibytes(mostUsed)} MiB used, ${mebibytes(mostResident)} MiB resident`,
    ...[...finds.values()].map((kind) => findText(kind, report.seed)),
  ].join('\n');
}

export function progressLine({ seed, tallies, finds }: Report): string {
  const requests = tallies.reduce((sum, { requests }) => sum + requests, 0);
  return `seed ${seed}: ${requests} requests, ${finds.size} kinds of finds`;
}

/** A find, and how it is brought about again. */
export function findText(
  { attack, batch, count, first: { wrong, request } }: KindOfFind,
  seed: number,
): string {
  const again = `npm run fuzz -- --seed ${seed} --attack ${attack} --batch ${batch}`;
  return `\n${count} x ${attack}: ${wrong}\n  again: ${again}\n  ${request.replaceAll('\n', '\n  ')}`;
}
