import { createHash, createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { dayOf } from '../../base/calendar.ts';
import { NotPossible } from '../../base/not-possible.ts';
import type { NoticeListener } from '../../base/notice-listener.ts';
import { currentTime, millisecondsOf } from '../../base/real-time.ts';
import { sentences } from '../../base/sentences.ts';
import { addedNames, type CoveredNames, coveredText } from './covered-names.ts';
import { dataFolderVariable } from './data-folder.ts';
import { type IssuedCertificateAuthority, isConstrainedTo, issueCertificateAuthority } from './issue.ts';

/** What signs the certificates of the mock. */
export interface CertificateAuthority extends IssuedCertificateAuthority {
  readonly names: CoveredNames;
  /** Where the certificate of its root is kept; null for one that ends with this process. */
  readonly file: string | null;
}

/** Its files in a folder of its own. */
const ROOT = 'ca.pem';
const ISSUER = 'issuer.pem';
const KEY = 'issuer.key';

/**
 * The authority of a user, made when there is none yet. What an authority may sign for stands in its certificate, so that
 * there is another one for each set of added names.
 * @param home the folder to keep it in; null keeps it in memory, and so does a folder that cannot be written.
 * @param remedy the end of the notice that one was made: how clients come to trust it.
 * @throws NotPossible for one that is there and of no use any more: expired, unreadable, broken.
 */
export function openCertificateAuthority(
  home: string | null,
  names: CoveredNames,
  onNotice: NoticeListener,
  remedy = howToTrust(names),
): CertificateAuthority {
  if (home === null) return inMemory(names);
  const folder = join(home, folderName(names));
  try {
    if (isThere(folder)) return kept(folder, names, onNotice);
    const isMine = make(home, folder, names);
    const authority = kept(folder, names, onNotice);
    if (isMine) onNotice(madeNotice(authority, remedy));
    return authority;
  } catch (error) {
    if (!isUnwritable(error)) throw error;
    onNotice(
      `${home} cannot be written (${error.code}), so that the CA ends with this process, and each process has another one; ` +
        `name a folder that can be with ${dataFolderVariable()}.`,
    );
    return inMemory(names);
  }
}

function inMemory(names: CoveredNames): CertificateAuthority {
  return { ...issueCertificateAuthority(names, currentTime()), names, file: null };
}

function folderName(names: CoveredNames): string {
  const added = addedNames(names);
  if (added.length === 0) return 'ca';
  return `ca-${createHash('sha256').update(added.join(' ')).digest('hex').slice(0, 12)}`;
}

/** @throws the error of the file system where that cannot be known. */
function isThere(folder: string): boolean {
  try {
    statSync(folder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return false;
  }
}

/**
 * Makes an authority, in a folder that appears with all that is in it: of several processes that do so at once, one makes
 * it for all.
 * @returns whether it was this one.
 */
function make(home: string, folder: string, names: CoveredNames): boolean {
  makeFolder(home);
  const { root, issuer } = issueCertificateAuthority(names, currentTime());
  const making = mkdtempSync(join(home, 'making-'));
  try {
    const key = issuer.key.export({ type: 'pkcs8', format: 'pem' });
    writeFileSync(join(making, KEY), key, { mode: 0o600, flag: 'wx', flush: true });
    for (const [name, certificate] of [
      [ISSUER, issuer.certificate],
      [ROOT, root],
    ] as const)
      writeFileSync(join(making, name), certificate, { mode: 0o644, flag: 'wx', flush: true });
    renameSync(making, folder);
    return true;
  } catch (error) {
    if (!isThere(folder)) throw error;
    return false;
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
}

/**
 * Makes a folder for its owner alone, and those that it lies in. Node.js never ends making one below a folder that can have
 * none, such as `/proc`.
 */
function makeFolder(folder: string): void {
  if (isThere(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if (!isThere(folder)) throw error;
  }
}

/** @throws NotPossible where it is of no use. */
function kept(folder: string, names: CoveredNames, onNotice: NoticeListener): CertificateAuthority {
  const file = join(folder, ROOT);
  const keyFile = join(folder, KEY);
  const root = certificateIn(file, folder);
  const issuer = certificateIn(join(folder, ISSUER), folder);
  const key = keyIn(keyFile, folder);
  if (!isIssuerOf(issuer.parsed, root.parsed, key))
    throw unusable(folder, `The CA of ${folder} is broken: its files do not belong together.`);
  const [begin, end] = [millisecondsOf(issuer.parsed.validFrom), millisecondsOf(issuer.parsed.validTo)];
  const now = currentTime();
  if (end <= now) throw unusable(folder, `The CA of ${folder} ended on ${dayOf(end)}.`);
  if (begin > now)
    throw new NotPossible(
      'conflict',
      folder,
      `The CA of ${folder} begins on ${dayOf(begin)} only.`,
      'Set the clock of this machine.',
    );
  if (![root, issuer].every(({ pem }) => isConstrainedTo(pem, names)))
    throw unusable(folder, `The CA of ${folder} does not sign for ${coveredText(names)}.`);
  if (isOpen(keyFile)) onNotice(`${keyFile} can be read by others; chmod 600 keeps it to its owner.`);
  return { root: root.pem, issuer: { certificate: issuer.pem, key }, names, file };
}

function textOf(file: string, folder: string): string {
  try {
    return readFileSync(file, 'latin1');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw unusable(folder, `The CA of ${folder} is not whole: there is no ${file}.`);
    throw new NotPossible(
      'conflict',
      file,
      `The CA of ${folder} cannot be read: ${message}.`,
      `Make it readable for this user, or name another place with ${dataFolderVariable()}.`,
    );
  }
}

function keyIn(file: string, folder: string): KeyObject {
  const pem = textOf(file, folder);
  try {
    return createPrivateKey(pem);
  } catch {
    throw unusable(folder, `The CA of ${folder} is broken: ${file} holds no key.`);
  }
}

interface ReadCertificate {
  readonly pem: string;
  readonly parsed: X509Certificate;
}

function certificateIn(file: string, folder: string): ReadCertificate {
  const pem = textOf(file, folder);
  try {
    return { pem, parsed: new X509Certificate(pem) };
  } catch {
    throw unusable(folder, `The CA of ${folder} is broken: ${file} holds no certificate.`);
  }
}

function isIssuerOf(issuer: X509Certificate, root: X509Certificate, key: KeyObject): boolean {
  return (
    [issuer, root].every((one) => one.ca && one.checkIssued(root) && one.verify(root.publicKey)) &&
    issuer.checkPrivateKey(key)
  );
}

function unusable(folder: string, detail: string): NotPossible {
  return new NotPossible(
    'conflict',
    folder,
    detail,
    `Delete the folder ${folder}; the next start makes another CA, which is to be trusted anew.`,
  );
}

/** Windows keeps the folders of a user to that user, and has no such bits. */
function isOpen(file: string): boolean {
  return process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0;
}

function madeNotice({ names, file }: CertificateAuthority, remedy: string): string {
  const added = addedNames(names);
  return sentences(
    `A CA was made: ${file}.`,
    added.length === 0
      ? ''
      : `It is another one than that without ${added.join(', ')}, which may not sign for that.`,
    remedy,
  );
}

function howToTrust(names: CoveredNames): string {
  const options = addedNames(names).map((name) => ` --tls-name ${name}`);
  return `nmbrs-mock ca${options.join('')} tells how to trust it.`;
}

/** What the file system says of a folder that cannot be written. */
const UNWRITABLE: readonly string[] = [
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOENT',
  'ENOTDIR',
  'EEXIST',
  'ENOSPC',
  'EDQUOT',
  'ENAMETOOLONG',
];

function isUnwritable(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && UNWRITABLE.includes(String(error.code));
}
