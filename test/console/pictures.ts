import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { packageRoot } from '../../base/package-root.ts';
import { namedLogins } from '../../fixtures/logins.ts';
import { type Nmbrs, startNmbrs } from '../../index.ts';
import { SoapClient } from '../support/soap-client.ts';
import { ARGUMENTS, CHROMIUM } from './support/chromium.ts';

/** Takes the pictures of the documentation: `npm run pictures`, after which they are looked at. */

const FOLDER = join(packageRoot, 'docs/console');

interface Picture {
  readonly file: string;
  readonly path: string;
  readonly height?: number;
  readonly isDark?: boolean;
  /** What is done on the page before. */
  readonly prepare?: (page: Page) => Promise<void>;
}

const EMPLOYEE = 5000001;

const PICTURES: readonly Picture[] = [
  { file: 'logins', path: 'logins' },
  { file: 'calls-dark', path: 'calls', isDark: true },
  {
    file: 'timeline',
    path: `employees/${EMPLOYEE}`,
    height: 960,
    prepare: (page) => page.getByText('The upright line is today').waitFor(),
  },
  { file: 'permissions', path: 'permissions', height: 640 },
];

const mock = await startNmbrs({ port: 0 });
await callAsClientsDo(mock);
mkdirSync(FOLDER, { recursive: true });
const browser = await chromium.launch({ executablePath: CHROMIUM, args: [...ARGUMENTS] });
try {
  for (const { file, path, height = 800, isDark = false, prepare } of PICTURES) {
    const page = await browser.newPage({
      viewport: { width: 1280, height },
      colorScheme: isDark ? 'dark' : 'light',
      reducedMotion: 'reduce',
    });
    await page.goto(`${mock.url}/console/demo/${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.locator('.loading').first().waitFor({ state: 'detached' });
    await prepare?.(page);
    await page.screenshot({ path: join(FOLDER, `${file}.png`) });
    await page.close();
    console.log(`docs/console/${file}.png`);
  }
} finally {
  await browser.close();
  await mock.close();
}

/** What a day of integrations looks like: calls that are answered, refused, and right only at first sight. */
async function callAsClientsDo({ url }: Nmbrs): Promise<void> {
  for (const name of [
    'master',
    'master-filtered',
    'debtor',
    'deactivated',
    'template-read-only',
    'no-api-account',
  ]) {
    const login = namedLogins.find((one) => one.archetype === name) ?? null;
    const client = new SoapClient(url, login);
    await client.call('DebtorService', 'List_GetAll');
    await client.call('CompanyService', 'List_GetByDebtor', '<DebtorId>1003</DebtorId>');
    await client.call('EmployeeService', 'Absence2_GetList', `<EmployeeId>${EMPLOYEE}</EmployeeId>`);
    await client.call(
      'EmployeeService',
      'Absence2_Insert',
      `<EmployeeId>${EMPLOYEE}</EmployeeId><Absence><comment>Griep</comment><percentage>100</percentage><Start>2026-11-16</Start></Absence><NewDosier>true</NewDosier>`,
    );
  }
}
