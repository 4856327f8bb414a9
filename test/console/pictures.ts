import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { packageRoot } from '../../base/package-root.ts';
import { namedLogins } from '../../fixtures/logins.ts';
import { type Nmbrs, startNmbrs } from '../../index.ts';
import { SoapClient } from '../support/soap-client.ts';
import { ARGUMENTS, CHROMIUM } from './support/chromium.ts';
import { everyPage } from './support/every-page.ts';
import { settled } from './support/settled.ts';

/**
 * Takes the pictures of the documentation: `npm run pictures`, after which they are looked at. `npm run pictures -- FOLDER` takes
 * one of every page in each width and scheme into another folder, to look at all of them; more words name parts of their paths.
 */

const FOLDER = join(packageRoot, 'docs/console');

interface Picture {
  readonly file: string;
  readonly path: string;
  readonly width?: number;
  readonly height?: number;
  readonly isDark?: boolean;
  /** Whether it has all of the page, however long that is. */
  readonly isWhole?: boolean;
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
  // The fourth call of a client is right only at first sight.
  { file: 'call-wide', path: 'calls/4', width: 1920, height: 1080 },
  { file: 'debtors-phone', path: 'debtors', width: 360, height: 720, isDark: true },
];

const [folder = FOLDER, ...parts] = process.argv.slice(2);
const mock = await startNmbrs({ port: 0 });
await callAsClientsDo(mock);
mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: CHROMIUM, args: [...ARGUMENTS] });
try {
  for (const picture of folder === FOLDER ? PICTURES : await everyPicture(parts)) await take(picture);
} finally {
  await browser.close();
  await mock.close();
}

async function take(picture: Picture): Promise<void> {
  const { file, path, width = 1280, height = 800, isDark = false, isWhole = false, prepare } = picture;
  const page = await browser.newPage({
    viewport: { width, height },
    colorScheme: isDark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  await page.goto(`${mock.url}/console/demo/${path}`);
  await settled(page);
  await prepare?.(page);
  await page.screenshot({ path: join(folder, `${file}.png`), fullPage: isWhole });
  await page.close();
  console.log(`${file}.png`);
}

/** Of each page whose path has one of these parts, or of all, one in each width, light and dark. */
async function everyPicture(wanted: readonly string[]): Promise<Picture[]> {
  const demo = await mock.openEnvironment('demo');
  await demo.login('created').invite();
  const [[mail], [template], [debtor], [violation]] = await Promise.all([
    demo.outbox(),
    demo.templates(),
    demo.debtors(),
    demo.calls.violations(),
  ]);
  const { id: trouble } = await demo.addTrouble({ effect: { kind: 'fault', code: 9999 }, times: 3 });
  const { id: answer } = await demo.answer('DebtorService.List_GetAll', { result: [] });
  const paths = everyPage({
    login: demo.login('master').id,
    mail: mail?.id ?? 0,
    template: template?.id ?? 0,
    debtor: debtor?.id ?? 0,
    company: 10001,
    employee: EMPLOYEE,
    run: 100012610,
    call: violation?.call ?? 0,
    trouble,
    answer,
  });
  return paths
    .filter((path) => wanted.length === 0 || wanted.some((part) => path.includes(part)))
    .flatMap((path) =>
      [360, 1280, 1920].flatMap((width) =>
        [false, true].map((isDark) => ({
          file: `${path.replaceAll('/', '-')}.${width}${isDark ? '.dark' : ''}`,
          path,
          width,
          isDark,
          isWhole: true,
        })),
      ),
    );
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
