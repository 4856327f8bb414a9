import { stringify } from 'yaml';
import { counted } from '../../base/counted.ts';
import { type DocumentNode, plainOf } from '../../base/document/document-node.ts';
import { readDocument } from '../../base/document/read-document.ts';
import { readAs } from '../../base/document/schema-mistakes.ts';
import { readTextFile } from '../../base/files.ts';
import { NotPossible } from '../../base/not-possible.ts';
import type { Environment } from '../../client/environment.ts';
import { refusedDocument } from '../../client/refused-document.ts';
import type { ScenarioName } from '../../contracts/seed/scenarios.ts';
import { type Seeded, seedSchema, type WantedSeed } from '../../contracts/seed/seed.ts';
import { askingAbout, type EnvOptions } from './env.ts';

export interface SeedOptions extends EnvOptions {
  /** Put in besides those that the file names. */
  readonly scenario: readonly ScenarioName[];
}

/** @param file undefined where only scenarios are put in. */
export function seedEnvironment(
  subdomain: string,
  file: string | undefined,
  { scenario, ...options }: SeedOptions,
): Promise<number> {
  return askingAbout('seed', subdomain, options, async (env) => {
    const document = file === undefined ? null : readDocument(readTextFile(file), file, 'a seed');
    const said = document ? saidBy(document) : {};
    const seed = { ...said, scenarios: [...(said.scenarios ?? []), ...scenario] };
    const seeded = await seedOf(seed, document, env);
    return [seeded, seededText(seeded, subdomain)];
  });
}

function saidBy(document: DocumentNode): WantedSeed {
  readAs(seedSchema, document);
  return plainOf(document) as WantedSeed;
}

function seededText({ debtors, companies, employees, scenarios }: Seeded, subdomain: string): string {
  const came = [
    counted(debtors.length, 'debtor'),
    counted(companies.length, 'company', 'companies'),
    counted(employees.length, 'employee'),
  ];
  const ofScenarios = Object.entries(scenarios).map(
    ([name, made]) => `  ${name}: ${made.employees.map((id) => `employee ${id}`).join(', ')}`,
  );
  return [`${came.join(', ')} came into ${subdomain}.`, ...ofScenarios].join('\n');
}

/** @throws DocumentMistakes for all that the mock refuses, at their places in the file if there is one. */
async function seedOf(seed: WantedSeed, document: DocumentNode | null, env: Environment): Promise<Seeded> {
  try {
    return await env.seed(seed);
  } catch (error) {
    if (!document || !(error instanceof NotPossible)) throw error;
    throw refusedDocument(document, error);
  }
}

export function exportEnvironment(subdomain: string, options: EnvOptions): Promise<number> {
  return askingAbout('export', subdomain, options, async (env) => {
    const world = await env.export();
    return [
      world,
      options.json ? '' : stringify(world, { lineWidth: 0, aliasDuplicateObjects: false }).trimEnd(),
    ];
  });
}
