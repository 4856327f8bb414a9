/** `npm run generate`: writes the JSON Schema of configurations, for editors. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../base/package-root.ts';
import { CONFIGURATION_SCHEMA_FILE, configurationSchemaText } from './configuration-schema.ts';
import { nmbrsMock } from './program.ts';

writeFileSync(join(packageRoot, CONFIGURATION_SCHEMA_FILE), configurationSchemaText(nmbrsMock()));
console.log(`wrote ${CONFIGURATION_SCHEMA_FILE}`);
