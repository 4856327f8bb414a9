/** `npm run generate`: writes the JSON Schema of case files, for editors. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { packageRoot } from '../base/package-root.ts';
import { CASE_SCHEMA_FILE, caseSchemaText } from './format/case-schema.ts';

const path = join(packageRoot, CASE_SCHEMA_FILE);
mkdirSync(dirname(path), { recursive: true });
writeFileSync(path, caseSchemaText());
console.log(`wrote ${CASE_SCHEMA_FILE}`);
