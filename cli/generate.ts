/** `npm run generate`: writes the JSON Schemas of configurations and world files, for editors. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../base/package-root.ts';
import { WORLD_SCHEMA_FILE, worldSchemaText } from '../contracts/seed/json-schema.ts';
import { CONFIGURATION_SCHEMA_FILE, configurationSchemaText } from './configuration-schema.ts';
import { nmbrsMock } from './program.ts';

const schemas = {
  [CONFIGURATION_SCHEMA_FILE]: configurationSchemaText(nmbrsMock()),
  [WORLD_SCHEMA_FILE]: worldSchemaText(),
};
for (const [file, text] of Object.entries(schemas)) {
  writeFileSync(join(packageRoot, file), text);
  console.log(`wrote ${file}`);
}
