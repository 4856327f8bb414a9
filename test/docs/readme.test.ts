import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../base/package-root.ts';
import { catalogue } from '../../contracts/interface/catalogue.ts';
import { NMBRS_ERRORS } from '../../contracts/interface/errors.ts';
import { namedLogins } from '../../fixtures/logins.ts';
import { SITUATIONS } from '../../server/access/situations.ts';
import { COVERAGE_PAGE, renderCoveragePage } from '../../server/operations/coverage-page.ts';
import { factOf } from '../support/facts.ts';

const pageOf = (path: string) => readFileSync(join(packageRoot, path), 'utf8');

/** A Markdown table, as the pages have it. */
function table(heading: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(heading), line(heading.map(() => '---')), ...rows.map(line)].join('\n');
}

describe('the pages say what the code does', () => {
  it('the README lists the named logins', () => {
    const rows = namedLogins.map(({ archetype, domain, username, token, password, expect }) => [
      `\`${archetype}\``,
      `\`${username}\``,
      `\`${token.replace(/^0+/, '…')}\``,
      `\`${password}\``,
      `\`${domain}\``,
      expect,
    ]);
    expect(pageOf('README.md')).toContain(
      table(['login', 'username', 'token', 'password', 'domain', 'what to expect'], rows),
    );
  });

  it('the page of logins lists every situation in which a call is refused, with its fault', () => {
    const rows = Object.entries(SITUATIONS).map(([name, { error, because, entry }]) => [
      `\`${name}\``,
      because,
      NMBRS_ERRORS[error].message,
      factOf(entry).confidence,
    ]);
    expect(pageOf('docs/logins.md')).toContain(
      table(['situation', 'because', 'the fault says', 'confidence'], rows),
    );
  });
});

it('the coverage page is what the handlers give; `npm run generate` mends it', () => {
  expect(pageOf(COVERAGE_PAGE)).toBe(renderCoveragePage(catalogue.services));
});
