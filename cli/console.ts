import { counted } from '../base/counted.ts';
import { visibleLines } from '../base/visible-text.ts';
import type { Nmbrs, ServedData, WorldChange } from '../client/in-process/start.ts';
import { answeredBy } from '../contracts/control/call-text.ts';
import type { RecordedCall } from '../contracts/control/calls.ts';
import { catalogue } from '../contracts/interface/catalogue.ts';
import type { ObservedEnvelopes } from '../server/journal/exchange.ts';
import { loginTable } from './login-table.ts';
import { table } from './table.ts';
import { onOneLine, timedLine } from './timed-line.ts';

/** What is printed when the server is up: where the services are, and the logins there are. */
export function announcement({ url, httpsUrl, logins, data }: Nmbrs, tls: boolean): string {
  const services = catalogue.services.map(({ name, version, paths }) => [name, version, `${url}${paths[0]}`]);
  const rows = logins.map((login) => ({ ...login, name: login.archetype }));
  return [
    `nmbrs-mock listens on ${url}`,
    '',
    table([['Service', 'Version', 'Address'], ...services]),
    '',
    // A world file may say all logins itself; those are no named ones, and the server does not tell of them at the start.
    rows.length === 0 ? `Logins: nmbrs-mock logins --url ${url} lists those of the world.` : loginTable(rows),
    '',
    ...(data ? [dataLine(data)] : []),
    ...(tls ? [`HTTPS: ${httpsUrl}/   The CA to trust: nmbrs-mock ca`] : []),
    `Pages: ${url}/   Coverage: ${url}/_mock/coverage   Stop: Ctrl+C`,
    '',
  ].join('\n');
}

/** Where environments are kept. */
function dataLine({ place, since, environments }: ServedData): string {
  return `Data: ${counted(environments, 'environment')} kept in ${place} since ${since.slice(0, 10)}; a restart goes on there.`;
}

/** One line a call. */
export function callLine(call: RecordedCall): string {
  const operation = `${call.service} ${call.version} ${call.operation ?? '(unknown operation)'}`;
  const findings = call.findings.filter(({ kind }) => kind !== 'absent').length;
  const result = [
    String(call.status),
    ...(call.fault ? [`${call.fault.code}: ${call.fault.text}`] : []),
    ...(call.reason === null ? [] : [call.reason]),
    ...(call.trouble === null ? [] : [call.trouble]),
    ...(call.chosenAnswer === null ? [] : [answeredBy(call.chosenAnswer)]),
    ...(findings === 0 ? [] : [counted(findings, 'finding')]),
  ];
  return timedLine(
    [operation, call.username ?? '-', `${call.durationMs.toFixed(1)} ms`, ...result],
    call.time,
  );
}

/** A call with its findings and envelopes. */
export function callReport(call: RecordedCall, envelopes: ObservedEnvelopes): string {
  const { request, response } = envelopes.masked();
  const findings = call.findings.map(
    ({ line, column, message }) => `  ! ${line}:${column} ${onOneLine(message)}`,
  );
  return [
    callLine(call),
    ...findings,
    `  > ${visibleLines(request, '  ')}`,
    `  < ${visibleLines(response, '  ')}`,
  ].join('\n');
}

/** What became of the environments of world files that changed. */
export function worldChangeLine(files: readonly string[], { replaced, added, removed }: WorldChange): string {
  const environments = [
    ...replaced.map(({ subdomain, writtenRecords, keptLogins, lostLogins }) =>
      [
        `${subdomain} replaced`,
        ...goneText(writtenRecords),
        ...(keptLogins.length === 0 ? [] : [`${counted(keptLogins.length, 'added login')} kept`]),
        ...(lostLogins.length === 0 ? [] : [`${lostLogins.join(', ')} now as the file has it`]),
      ].join(', '),
    ),
    ...added.map((subdomain) => `${subdomain} added`),
    ...removed.map(({ subdomain, writtenRecords }) =>
      [`${subdomain} removed`, ...goneText(writtenRecords)].join(', '),
    ),
  ];
  return timedLine([files.join(', '), environments.join('; ')]);
}

function goneText(records: number): string[] {
  return records === 0 ? [] : [`${counted(records, 'written record')} gone`];
}
