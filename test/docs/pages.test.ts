import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../base/package-root.ts';
import { allPages, textOf } from './snippets/blocks.ts';

/** Links to the repository from a page that is also shown elsewhere: the package's page in the registry. */
const REPOSITORY =
  /^https:\/\/(?:github\.com\/nmbrs-mock\/nmbrs-mock\/(?:blob|tree)|raw\.githubusercontent\.com\/nmbrs-mock\/nmbrs-mock)\/main\//;

const pages = allPages();
const inDocs = pages.filter((page) => page.startsWith('docs/') && !page.startsWith('docs/recipes/'));

describe('the pages', () => {
  it.each(pages)('%s links to what is there', (page) => {
    const missing = linksIn(page).filter((link) => !leadsSomewhere(page, link));
    expect(missing).toEqual([]);
  });

  it.each(pages)('%s names paths of the repository that are there', (page) => {
    const missing = pathsIn(page).filter((path) => !existsSync(join(packageRoot, path)));
    expect(missing).toEqual([]);
  });

  it.each(inDocs)('%s is in the index, and begins with what it is for', (page) => {
    const folder = dirname(page) === 'docs/decisions' ? 'docs/decisions' : 'docs';
    const index = `${folder}/README.md`;
    expect(page === index || linksIn(index).some((link) => join(folder, link) === page)).toBe(true);
    const [, first = ''] = /^# .*\n+(?:<!--.*-->\n+)?(.+(?:\n.+)*)/.exec(textOf(page)) ?? [];
    expect(first).toMatch(/^[A-Z][\s\S]*?\.(?:\s|$)/);
  });

  it('leads from the README to the index', () => {
    expect(linksIn('README.md').map(inRepository)).toContain('docs/README.md');
  });

  it('shows a README that fits a few screens, and links that work wherever it is shown', () => {
    expect(textOf('README.md').trimEnd().split('\n').length).toBeLessThanOrEqual(180);
    expect(linksIn('README.md').filter((link) => !/^(?:https:|#)/.test(link))).toEqual([]);
  });
});

/** Where the links and pictures of a page lead; those in its blocks are none. */
function linksIn(page: string): string[] {
  const prose = textOf(page).replaceAll(/^```[\s\S]*?^```$/gm, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link as string);
}

/** Paths in the words of a page: `server/soap`. */
function pathsIn(page: string): string[] {
  const paths =
    /`((?:base|contracts|fixtures|server|client|harness|cli|testing|test|docs|examples)\/[\w./-]+)`/g;
  return [...textOf(page).matchAll(paths)].map(([, path]) => path as string);
}

/** A path from the root, for a link to the repository. */
function inRepository(link: string): string {
  return link.replace(REPOSITORY, '');
}

function leadsSomewhere(page: string, link: string): boolean {
  const ours = REPOSITORY.test(link);
  if (/^https?:/.test(link) && !ours) return true;
  const [path = '', anchor] = inRepository(link).split('#');
  const target = ours ? path : path === '' ? page : join(dirname(page), path);
  if (!existsSync(join(packageRoot, target))) return false;
  if (anchor === undefined) return true;
  return !statSync(join(packageRoot, target)).isDirectory() && anchorsIn(target).includes(anchor);
}

/** As GitHub makes them of headings. */
function anchorsIn(page: string): string[] {
  return [...textOf(page).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\w\s-]/g, '')
      .replaceAll(' ', '-'),
  );
}
