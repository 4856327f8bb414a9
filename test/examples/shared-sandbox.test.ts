import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Deployment } from 'kubernetes-models/apps/v1/Deployment';
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget';
import { Secret } from 'kubernetes-models/v1/Secret';
import { Service } from 'kubernetes-models/v1/Service';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { packageRoot } from '../../base/package-root.ts';
import { serveCommand } from '../../cli/commands/serve.ts';
import { ROUTES } from '../../server/control/routes.ts';

const FOLDER = join(packageRoot, 'examples/shared-sandbox');

const MODELS = { Deployment, Service, Secret, PodDisruptionBudget } as const;

interface Container {
  readonly env: readonly { readonly name: string }[];
  readonly readinessProbe: Probe;
  readonly livenessProbe: Probe;
}

interface Probe {
  readonly httpGet: { readonly path: string };
}

interface Manifest {
  readonly kind: keyof typeof MODELS;
  readonly spec?: { readonly template?: { readonly spec: { readonly containers: [Container] } } };
}

const manifests = parseAllDocuments(readFileSync(join(FOLDER, 'kubernetes.yaml'), 'utf8')).map(
  (document) => document.toJS() as Manifest,
);
const deployment = manifests.find(({ kind }) => kind === 'Deployment');
const container = deployment?.spec?.template?.spec.containers[0];

/** The variables that the server is told its options by. */
const VARIABLES = serveCommand().options.map(({ envVar }) => envVar);

function validate(manifest: Manifest): void {
  new MODELS[manifest.kind](manifest as never).validate();
}

describe('the manifests for Kubernetes', () => {
  it.each(manifests.map((manifest) => [manifest.kind, manifest] as const))(
    '%s is as its schema has it',
    (_, manifest) => {
      validate(manifest);
    },
  );

  it('are held against schemas that refuse what is wrong', () => {
    const wrong = { kind: 'Deployment', spec: { ...deployment?.spec, replicas: 'three' } } as const;
    expect(() => validate(wrong)).toThrow('replicas');
  });

  it('ask for what the mock has', () => {
    const paths = ROUTES.map(({ path }) => `/_mock${path}`);
    expect(paths).toContain(container?.readinessProbe.httpGet.path);
    expect(paths).toContain(container?.livenessProbe.httpGet.path);
    const given = container?.env.map(({ name }) => name);
    expect(given).toHaveLength(2);
    expect(VARIABLES).toEqual(expect.arrayContaining(given ?? []));
  });
});

describe('the file for compose', () => {
  const { services } = parse(readFileSync(join(FOLDER, 'compose.yaml'), 'utf8'));

  it('tells the mock what it can be told', () => {
    const given = Object.keys(services['nmbrs-mock'].environment);
    expect(VARIABLES).toEqual(expect.arrayContaining(given));
    expect(given.length).toBeGreaterThan(0);
  });

  it('is one that compose takes', async ({ skip }) => {
    const run = promisify(execFile);
    await run('docker', ['compose', 'version']).catch(() => skip('docker compose is not installed'));
    await run('docker', ['compose', 'config', '--quiet'], { cwd: FOLDER });
  });
});
