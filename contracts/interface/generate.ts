/** `npm run generate`: writes the TypeScript types of all requests and results below `generated/`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { packageRoot } from '../../base/package-root.ts';
import { catalogue } from './catalogue.ts';
import { generatedFiles } from './generated-files.ts';

for (const [file, text] of generatedFiles(catalogue)) {
  const path = join(packageRoot, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  console.log(`wrote ${file}`);
}
