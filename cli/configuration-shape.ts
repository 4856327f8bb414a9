import { z } from 'zod';
import { SERVICE_NAMES, VERSIONS } from '../contracts/interface/model.ts';
import { ARCHETYPE_NAMES } from '../contracts/logins/archetypes.ts';
import { MIGRATION_REPORTS } from '../harness/migration/reports.ts';
import { REPORTS } from '../harness/reports/reports.ts';
import { VIOLATION_REPORTS } from '../harness/reports/violations.ts';
import { WAYS } from './exec/way.ts';
import { FAIL_ON } from './fail-on.ts';

/** `name`, or `name=file`; the option reads them, editors are told. */
function reports(known: Readonly<Record<string, unknown>>) {
  const names = Object.keys(known);
  const forms = [{ enum: names }, { pattern: `^(${names.join('|')})=.` }];
  return z.array(z.string().meta({ anyOf: forms })).optional();
}

/** Of the commands that serve: how they open their port. */
const port = {
  port: z.int().optional(),
  host: z.string().optional(),
  tls: z.boolean().optional(),
  play: z.array(z.string()).optional(),
  forward: z.array(z.string()).optional(),
};

/**
 * What a configuration may say. A section is called as its command and holds options of it by their names, and what
 * they may be is checked where that of the command line is. What is asked for once, or should be asked for each time, as
 * `--allow-writes` should, is left out.
 */
export const configurationShape = z.strictObject({
  $schema: z.string().optional().describe('This schema, for editors.'),
  url: z.string().optional().describe('The running mock that commands ask.'),
  controlToken: z.string().optional().describe('What that mock demands, and what serve demands.'),
  environment: z.string().optional().describe('The environment whose calls commands look at.'),
  tlsName: z
    .array(z.string())
    .optional()
    .describe('Host names and IP addresses that the CA signs for besides what it always does.'),
  serve: z
    .strictObject({
      ...port,
      verbose: z.boolean().optional(),
      trustProxy: z.boolean().optional(),
      cert: z.string().optional(),
      key: z.string().optional(),
      customErrors: z.boolean().optional(),
      certificateEnded: z.boolean().optional(),
      maxBody: z.int().optional(),
      journalMemory: z.int().optional(),
      limit: z.array(z.string()).optional(),
      allowHost: z.array(z.string()).optional(),
      idleTimeout: z.int().optional(),
      world: z.union([z.string(), z.array(z.string())]).optional(),
      watch: z.boolean().optional(),
      data: z.string().optional(),
      dataCalls: z.boolean().optional(),
      json: z.boolean().optional(),
    })
    .optional(),
  exec: z
    .strictObject({
      world: z.union([z.string(), z.array(z.string())]).optional(),
      way: z.enum(WAYS).optional(),
      play: z.array(z.string()).optional(),
      contract: z.boolean().optional(),
      baseline: z.string().optional(),
      verbose: z.boolean().optional(),
    })
    .optional(),
  /** Of `env make`. */
  env: z
    .strictObject({ from: z.string().optional(), login: z.array(z.enum(ARCHETYPE_NAMES)).optional() })
    .optional(),
  cases: z
    .strictObject({
      files: z.array(z.string()).optional(),
      target: z.string().optional(),
      pace: z.int().optional(),
      concurrency: z.int().optional(),
      report: reports(REPORTS),
      verbose: z.boolean().optional(),
    })
    .optional(),
  verify: z
    .strictObject({
      contract: z.boolean().optional(),
      baseline: z.string().optional(),
      report: reports(VIOLATION_REPORTS),
    })
    .optional(),
  migrate: z
    .strictObject({
      consumer: z.string().optional(),
      correct: z.array(z.string()).optional(),
      openapi: z.string().optional(),
      failOn: z.enum(FAIL_ON).optional(),
      report: reports(MIGRATION_REPORTS),
    })
    .optional(),
  permissions: z.strictObject({ from: z.string().optional(), world: z.string().optional() }).optional(),
  capture: z
    .strictObject({
      ...port,
      upstream: z.string().optional(),
      output: z.string().optional(),
      rate: z.int().optional(),
      key: z.string().optional(),
      keep: z.array(z.string()).optional(),
      upstreamCa: z.string().optional(),
      json: z.boolean().optional(),
    })
    .optional(),
  replay: z.strictObject({ ...port, key: z.string().optional(), json: z.boolean().optional() }).optional(),
  /** Of `consumer record`. */
  consumer: z
    .strictObject({
      output: z.string().optional(),
      name: z.string().optional(),
      add: z.boolean().optional(),
    })
    .optional(),
  import: z.strictObject({ output: z.string().optional(), now: z.string().optional() }).optional(),
  drift: z
    .strictObject({
      consumer: z.string().optional(),
      against: z.enum(VERSIONS).optional(),
      strict: z.boolean().optional(),
    })
    .optional(),
  wsdl: z.strictObject({ version: z.enum(VERSIONS).optional(), address: z.string().optional() }).optional(),
  coverage: z
    .strictObject({
      service: z.enum(SERVICE_NAMES).optional(),
      api: z.enum(VERSIONS).optional(),
      confidence: z.enum(['certain', 'high', 'low']).optional(),
      list: z.boolean().optional(),
      marks: z.boolean().optional(),
    })
    .optional(),
});

/** What `nmbrs-mock.config.ts` gives as its default export, and `nmbrs-mock.config.json` holds. */
export type Configuration = z.output<typeof configurationShape>;
