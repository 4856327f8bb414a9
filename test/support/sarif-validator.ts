import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';

/** What the Microsoft package says a SARIF log is; in a draft of JSON Schema whose own name and identity Ajv no longer knows. */
const {
  $schema: _,
  id: __,
  ...SARIF
} = JSON.parse(
  readFileSync(
    createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'),
    'utf8',
  ),
);
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
formats.default(ajv);
const isSarif = ajv.compile(SARIF);

/** What is wrong with a SARIF 2.1.0 log; nothing if it fits the schema. */
export const wrongAsSarif = (log: unknown): string[] =>
  isSarif(log) ? [] : (isSarif.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
