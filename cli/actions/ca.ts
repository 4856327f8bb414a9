import { X509Certificate } from 'node:crypto';
import { dayOf } from '../../base/calendar.ts';
import { counted } from '../../base/counted.ts';
import { currentTime, millisecondsOf } from '../../base/real-time.ts';
import {
  type CertificateAuthority,
  openCertificateAuthority,
} from '../../server/certificates/certificate-authority.ts';
import { addedNames, coveredNames, coveredText } from '../../server/certificates/covered-names.ts';
import { dataFolder, dataFolderVariable } from '../../server/certificates/data-folder.ts';
import {
  type SystemAuthorities,
  systemAuthorities,
} from '../../server/certificates/trust/system-authorities.ts';
import { bundleWith, javaTrustStoreWith } from '../../server/certificates/trust/trust-store.ts';
import { EXIT } from '../exit.ts';
import { refuseUnwritable, saveFile } from '../files.ts';
import { complain, say, sayJson } from '../output.ts';
import { Refused, tellingWhyNot } from '../refused.ts';
import { type TrustAdvice, trustAdvice } from '../trust-advice.ts';

export interface CaOptions {
  readonly tlsName: readonly string[];
  readonly pem: boolean;
  readonly bundle?: string;
  readonly jks?: string;
  /** Of the trust store for Java. */
  readonly password: string;
  readonly json: boolean;
}

/** Tells of the authority of the user, which is made when there is none, or saves trust stores. @returns the exit code. */
export function ca(options: CaOptions): Promise<number> {
  return tellingWhyNot('ca', async () => {
    const { tlsName, pem, bundle, jks, json } = options;
    for (const file of [bundle, jks]) if (file !== undefined) refuseUnwritable(file);
    const authority = keptCertificateAuthority(tlsName);
    const described = descriptionOf(authority);
    const saved = storesSaved(authority, options);
    if (json) sayJson({ ...described, ...(bundle && { bundle }), ...(jks && { jks }) });
    else if (pem) console.log(authority.root.trimEnd());
    else say(saved.length > 0 ? saved.join('\n') : descriptionText(described));
    return EXIT.fine;
  });
}

interface KeptCertificateAuthority extends CertificateAuthority {
  readonly file: string;
}

/** @throws Refused where it cannot be kept: one that ends with this command is of no use. */
function keptCertificateAuthority(tlsName: readonly string[]): KeptCertificateAuthority {
  const notices: string[] = [];
  const onNotice = (notice: string) => notices.push(notice);
  // How to trust it is what this command tells.
  const authority = openCertificateAuthority(dataFolder(), coveredNames(tlsName), onNotice, '');
  const { file } = authority;
  if (file === null)
    throw new Refused(
      notices.join(' ') ||
        `this user has no home to keep a CA in; name a folder with ${dataFolderVariable()}.`,
    );
  for (const notice of notices) complain(`nmbrs-mock ca: ${notice}`);
  return { ...authority, file };
}

/** Saves the trust stores that are wanted. @returns a sentence for each. */
function storesSaved({ root }: CertificateAuthority, { bundle, jks, password }: CaOptions): string[] {
  if (bundle === undefined && jks === undefined) return [];
  const system = systemAuthorities();
  const sentences: string[] = [];
  if (bundle !== undefined) {
    saveFile(bundle, bundleWith(root, system));
    sentences.push(savedText(bundle, system));
  }
  if (jks !== undefined) {
    saveFile(jks, javaTrustStoreWith(root, system, password, currentTime()));
    sentences.push(`${savedText(jks, system)} Its password is ${password}.`);
  }
  return sentences;
}

function savedText(file: string, { source, certificates }: SystemAuthorities): string {
  return `${file} holds the CA and ${counted(certificates.length, 'other')} of ${source}.`;
}

interface Description {
  /** The file of the certificate. */
  readonly certificate: string;
  readonly pem: string;
  /** SHA-256. */
  readonly fingerprint: string;
  /** Days. */
  readonly validFrom: string;
  readonly validUntil: string;
  /** In words. */
  readonly signsFor: string;
  readonly trust: readonly TrustAdvice[];
}

function descriptionOf({ root, file, names }: KeptCertificateAuthority): Description {
  const { fingerprint256, validFrom, validTo } = new X509Certificate(root);
  return {
    certificate: file,
    pem: root,
    fingerprint: fingerprint256,
    validFrom: dayOf(millisecondsOf(validFrom)),
    validUntil: dayOf(millisecondsOf(validTo)),
    signsFor: coveredText(names),
    trust: trustAdvice(file, addedNames(names)),
  };
}

function descriptionText(description: Description): string {
  const { certificate, fingerprint, validFrom, validUntil, signsFor, trust } = description;
  const width = Math.max(...trust.map(({ where }) => where.length));
  return [
    'The CA that signs the certificates of the mock, and for nothing else:',
    '',
    `  certificate  ${certificate}`,
    `  SHA-256      ${fingerprint}`,
    `  valid        from ${validFrom} until ${validUntil}`,
    `  signs for    ${signsFor}`,
    '',
    'To trust it in',
    '',
    ...trust.map(({ where, command }) => `  ${where.padEnd(width)}  ${command}`),
  ].join('\n');
}
