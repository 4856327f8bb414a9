import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../base/package-root.ts';
import { catalogue } from '../../contracts/interface/catalogue.ts';
import { generatedFiles } from '../../contracts/interface/generated-files.ts';

const files = generatedFiles(catalogue);

describe('the generated TypeScript types', () => {
  it.each([...files])('%s is what the catalogue gives; `npm run generate` mends it', (file, text) => {
    expect(readFileSync(join(packageRoot, file), 'utf8')).toBe(text);
  });

  it('leave no file behind that the catalogue does not give', () => {
    const folder = 'contracts/interface/generated';
    const present = readdirSync(join(packageRoot, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => `${folder}/${file.replaceAll('\\', '/')}`);
    expect(present.sort()).toEqual([...files.keys()].sort());
  });
});
