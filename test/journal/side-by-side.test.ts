import { expect, it } from 'vitest';
import type { CallPattern } from '../../client/call-pattern.ts';
import { useOffices } from '../behaviour/office.ts';

const openOffice = useOffices();

/** An absence a client reports. */
interface Reported {
  readonly employee?: number;
  readonly comment?: string;
  readonly percentage?: number;
}

/** What is said of an expectation that none of these meets. */
async function told(
  reported: readonly Reported[],
  wanted: NonNullable<CallPattern<'Absence2_Insert'>['with']>,
  times?: number,
): Promise<string> {
  const { env, master } = await openOffice();
  for (const { employee = 5000001, comment = 'griep', percentage = 50 } of reported)
    await master.call(
      'EmployeeService',
      'Absence2_Insert',
      `<EmployeeId>${employee}</EmployeeId><Absence><Comment>${comment}</Comment><Percentage>${percentage}</Percentage>` +
        '<Start>2026-11-16T00:00:00</Start></Absence><NewDossier>true</NewDossier>',
    );
  const { message } = await env.calls.verify({ operation: 'Absence2_Insert', with: wanted }, times);
  return message.replaceAll(/call \d+, [\d:]+, \S+,/g, 'call N,');
}

/** The cells of the argument that differs. */
async function cells(sent: string, expected: string): Promise<readonly string[]> {
  const message = await told([{ comment: sent }], { Absence: { Comment: expected } });
  const [, ...both] = /^ {2}≠ Absence\.Comment +(…?'.*'…?) {3,}(…?'.*'…?)$/m.exec(message) ?? [];
  expect(message.split('\n')).toHaveLength(7);
  return both;
}

it.each([
  ['a blank', 'griep ', 'griep', ["'griep'", "'griep '"]],
  ['a blank that does not break', 'de&#160;griep', 'de griep', ["'de griep'", "'de\\u{a0}griep'"]],
  ['lines', 'griep\nen koorts', 'griep en koorts', ["'griep en koorts'", "'griep\\nen koorts'"]],
  ['a sign that looks like an escape', 'a\\nb', 'a\nb', ["'a\\nb'", "'a\\\\nb'"]],
  ['one letter written in two ways', 'caf\u00e9', 'cafe\u0301', ["'cafe\\u{301}'", "'caf\\u{e9}'"]],
  ['case', 'Griep', 'griep', ["'griep'", "'Griep'"]],
])('shows what differs in %s', async (_, sent, expected, shown) => {
  expect(await cells(sent, expected)).toEqual(shown);
});

it('shows where long texts part', async () => {
  const shared = 'Belde om half negen zelf af, '.repeat(10);
  expect(await cells(`${shared}heeft griep`, `${shared}heeft koorts`)).toEqual([
    "…'egen zelf af, heeft koorts'",
    "…'egen zelf af, heeft griep'",
  ]);
  expect(await cells(`${shared}heeft griep`, shared.trimEnd())).toEqual([
    "…' half negen zelf af,'",
    "…' half negen zelf af, heeft griep'",
  ]);
  expect(await cells(shared, 'x')).toEqual([
    "'x'",
    "'Belde om half negen zelf af, Belde om half negen zelf af, Be'…",
  ]);
});

it('keeps long texts, texts of several lines and functions to one line, in the heading too', async () => {
  const isHalf = (percentage: number) => {
    const half = 100 / 2;
    return percentage === half;
  };
  const message = await told([{ percentage: 25 }], {
    Absence: { Percentage: isHalf, Comment: `griep\n${'en koorts '.repeat(10)}` },
  });
  expect(message.split('\n')).toEqual([
    expect.stringMatching(
      /^Absence2_Insert with \{Absence: \{Percentage: \(percentage\) => \{ const half = 100 \/ 2.*…, Comment: 'griep\\nen koorts .*'…\}\}: expected at least once, was called never\.$/,
    ),
    '',
    'The other call of this operation:',
    '',
    '  call N, answered',
    expect.stringMatching(/^ {4}argument +expected +sent$/),
    expect.stringMatching(/^ {2}≠ Absence\.Percentage +\(percentage\) => \{ const half = 100 \/ 2.*… +25$/),
    expect.stringMatching(/^ {2}≠ Absence\.Comment +'griep\\nen koorts .*'… +'griep'$/),
  ]);
});

it('puts calls about the same record first, however much else differs in them', async () => {
  const message = await told(
    [{ employee: 5000001, percentage: 100, comment: 'koorts' }, { employee: 5000002 }],
    { EmployeeId: 5000001, Absence: { Percentage: 50, Comment: 'griep' } },
  );
  expect(message.match(/^.*EmployeeId .*$/gm)).toEqual([
    expect.stringMatching(/^ {4}EmployeeId +5000001 +5000001$/),
    expect.stringMatching(/^ {2}≠ EmployeeId +5000001 +5000002$/),
  ]);
});

it('shows the calls that fit, when there are too few of them', async () => {
  const wanted = { Absence: { Percentage: 50 } };
  expect(await told([{ percentage: 50 }], wanted, 2)).toBe(
    [
      'Absence2_Insert with {Absence: {Percentage: 50}}: expected twice, was called once.',
      '',
      'These fit:',
      '',
      '  call N, answered',
      '',
      'There was no other call of this operation.',
    ].join('\n'),
  );
  expect(await told([{ percentage: 50 }, { percentage: 25 }], wanted, 2)).toMatch(
    /These fit:\n\n {2}call N, answered\n\nThe other call of this operation:\n\n {2}call N, answered\n.*\n {2}≠ Absence\.Percentage +50 +25$/,
  );
});
