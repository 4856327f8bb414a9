import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../../../base/package-root.ts';
import { type Nmbrs, startNmbrs } from '../../../client/in-process/start.ts';
import type { Operation } from '../../../contracts/interface/model.ts';
import { namedLogins } from '../../../fixtures/logins.ts';
import type { NamedLogin } from '../../../fixtures/named-logins.ts';
import type { Case } from '../../../harness/format/case.ts';
import { caseFiles, loadCases } from '../../../harness/format/load-cases.ts';
import { failuresOf, titleOf } from '../../../harness/run/results.ts';
import { MockTarget } from '../../../harness/targets/mock-target.ts';
import { serviceTarget } from '../../../harness/targets/service-target.ts';
import { runTwin, type TwinResult } from '../../../harness/twin/run-twin.ts';
import { Program } from '../../cli/support/program.ts';
import { type Change, ChangedService } from './changed-service.ts';
import { DELIBERATE_CHANGES } from './deliberate-changes.ts';

/**
 * All shipped cases on the mock and on another server that plays the real service: a process of its own, with other
 * people in its world, called without its control API.
 */

const { cases } = loadCases(caseFiles([join(packageRoot, 'contracts/cases')]));

/** Those that play at a time, and so in another month where another one is open; the versions tell time alike. */
const datedCases = cases.filter(({ time, version }) => time.isDated && version === 'v3');

/** Those that call what was changed, and one of each file besides. */
const casesAboutChanges = cases.filter(
  ({ steps, place: { file } }, at) =>
    file !== cases[at - 1]?.place.file ||
    steps.some((step) => step.kind === 'call' && isChanged(step.operation)),
);

function isChanged({ name, service }: Operation): boolean {
  return DELIBERATE_CHANGES.some(({ operation }) => operation === `${service.name}.${name}`);
}

let folder: string;
let mock: Nmbrs;
let other: Program;
let later: Program;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'twin-'));
  mock = await startNmbrs();
  other = serve({ seed: 7 });
  later = serve({ seed: 8, today: '2027-02-15' });
});
afterAll(async () => {
  await other.kill();
  await later.kill();
  await mock.close();
  rmSync(folder, { recursive: true });
});

function serve(world: { readonly seed: number; readonly today?: string }): Program {
  const file = join(folder, `world-${world.seed}.json`);
  writeFileSync(file, JSON.stringify(world));
  return new Program(['serve', '--port', '0', '--world', file]);
}

/** What a tester with a login of every kind would set. */
const ACCOUNT = Object.fromEntries(
  namedLogins
    .filter(({ archetype, domain }) => archetype !== 'two-environments' || domain === 'demo')
    .flatMap((login) => Object.entries(variablesOf(login))),
);

function variablesOf({ archetype, username, token, domain, password }: NamedLogin): Record<string, string> {
  const infix = archetype === 'master' ? '' : `${archetype.toUpperCase().replaceAll('-', '_')}_`;
  return {
    [`NMBRS_${infix}USERNAME`]: username,
    [`NMBRS_${infix}TOKEN`]: token,
    [`NMBRS_${infix}DOMAIN`]: domain,
    [`NMBRS_${infix}PASSWORD`]: password,
  };
}

interface Twin {
  readonly result: TwinResult;
  /** What was changed in answers to this case. */
  readonly changes: ReadonlySet<Change>;
}

/** What comes of cases, those that write too, and which of the changes each of them met. */
async function twins(
  server: Program,
  played: readonly Case[],
  changes: readonly Change[] = [],
): Promise<Twin[]> {
  const service = new ChangedService(await server.url(), changes);
  const target = serviceTarget(await service.listen(), ACCOUNT, { allowWrites: true, pace: 0 });
  const found: Twin[] = [];
  await runTwin(played, [target, new MockTarget(mock)], (result) =>
    found.push({ result, changes: service.takeTouched() }),
  );
  await service.close();
  return found;
}

const told = ({ result }: Twin) =>
  `${titleOf(result)}: ${failuresOf(result)
    .map(({ message }) => message)
    .join('; ')}`;

/** @returns how many cases are the same. */
function requireNoDifference(found: readonly Twin[]): number {
  const outcomes = found.map(({ result }) => result.outcome);
  const differing = found.filter(({ result }) => !['same', 'skipped'].includes(result.outcome));
  expect(differing.map(told)).toEqual([]);
  expect(found.filter(({ result }) => result.outcome === 'skipped' && !result.why)).toEqual([]);
  return outcomes.filter((outcome) => outcome === 'same').length;
}

describe('a twin run of the shipped cases', () => {
  it('finds no difference in a server that was not changed', async () => {
    expect(requireNoDifference(await twins(other, cases))).toBeGreaterThan(500);
  });

  it('plays in the month that is open on the server, and finds no difference there', async () => {
    expect(requireNoDifference(await twins(later, datedCases))).toBeGreaterThan(150);
  });

  it('finds exactly what was changed deliberately, in a server that was used before', async () => {
    const found = (await twins(other, casesAboutChanges, DELIBERATE_CHANGES)).filter(
      ({ result }) => result.outcome !== 'skipped',
    );
    const differing = found.filter(({ result }) => result.outcome !== 'same');
    const unseen = found.filter(({ result, changes }) => changes.size > 0 && result.outcome === 'same');
    expect(differing.filter(({ changes }) => changes.size === 0).map(told)).toEqual([]);
    expect(unseen.map(told)).toEqual([]);
    expect(found.length - differing.length).toBeGreaterThan(50);
    const met = new Set(differing.flatMap(({ changes }) => [...changes].map(({ what }) => what)));
    expect([...met].sort()).toEqual(DELIBERATE_CHANGES.map(({ what }) => what).sort());
  });
});
