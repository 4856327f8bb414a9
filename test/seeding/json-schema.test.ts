import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { packageRoot } from '../../base/package-root.ts';
import { WORLD_SCHEMA_FILE, worldSchemaText } from '../../contracts/seed/json-schema.ts';

describe('the JSON Schema of world files', () => {
  const text = readFileSync(join(packageRoot, WORLD_SCHEMA_FILE), 'utf8');
  const validate = new Ajv({ strict: false, validateFormats: false }).compile(JSON.parse(text));

  it('is what the schemas say; `npm run generate` writes it', () => {
    expect(text).toBe(worldSchemaText());
  });

  it('takes the first world of the documentation, and no field that there is not', () => {
    const page = readFileSync(join(packageRoot, 'docs/worlds.md'), 'utf8');
    const [, example = ''] = /```yaml people\.yaml\n(.*?)```/s.exec(page) ?? [];
    expect(example.split('\n').length).toBeLessThanOrEqual(41);
    const world = parse(example);
    expect(validate(world)).toBe(true);
    world.environments[0].debtors[0].companies[0].employees[0].salary = 3150;
    expect(validate(world)).toBe(false);
  });
});
