import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { BitString, Integer, OctetString, Utf8String } from 'asn1js';
import {
  AlgorithmIdentifier,
  AltName,
  AttributeTypeAndValue,
  AuthorityKeyIdentifier,
  BasicConstraints,
  Certificate,
  Extension,
  ExtKeyUsage,
  GeneralName,
  GeneralSubtree,
  NameConstraints,
  PublicKeyInfo,
  type RelativeDistinguishedNames,
  Time,
} from 'pkijs';
import { addressBytes, maskBytes } from '../../base/ip-address.ts';
import { dateAt } from '../../base/real-time.ts';
import { type CoveredNames, isAddress } from './covered-names.ts';
import { derOf, pemOf } from './trust/pem.ts';

/** A certificate and its key. */
export interface Issued {
  /** PEM; of a server, behind it the one that signed it. */
  readonly certificate: string;
  readonly key: KeyObject;
}

/** What is to be trusted, and what it has trusted to sign. */
export interface IssuedCertificateAuthority {
  /** PEM. Its key is gone. */
  readonly root: string;
  readonly issuer: Issued;
}

const DAY = 86_400_000;

const AUTHORITY_DAYS = 3_650;

/** As long as browsers and macOS put up with, at most. */
const LEAF_DAYS = 397;

/** The numbers by which X.509 knows what a certificate says. */
const OID = {
  commonName: '2.5.4.3',
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAltName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  nameConstraints: '2.5.29.30',
  authorityKeyIdentifier: '2.5.29.35',
  extKeyUsage: '2.5.29.37',
  serverAuth: '1.3.6.1.5.5.7.3.1',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
} as const;

/** The kinds of names, as X.509 numbers them. */
const DNS_NAME = 2;
const IP_ADDRESS = 7;

/** The bits of what a key is for, from the first one on. */
const DIGITAL_SIGNATURE = 0b1000_0000;
const SIGNS_CERTIFICATES = 0b0000_0100;
const SIGNS_REVOCATIONS = 0b0000_0010;

/**
 * Makes an authority: ECDSA over P-256, for ten years from yesterday on. Its root signs one issuer and never again. Clients
 * such as Java do not look at what a root that they trust is constrained to, and at that of an issuer they do.
 * @param now in milliseconds since 1970.
 */
export function issueCertificateAuthority(names: CoveredNames, now: number): IssuedCertificateAuthority {
  const ofRoot = newKeys();
  const root = begun(ofRoot.publicKey, now, AUTHORITY_DAYS);
  // Each has a name of its own, so that a store which still holds an old one does not take it for the new one.
  const name = `nmbrs-mock CA ${Buffer.from(identifierOf(root)).toString('hex', 0, 4)}`;
  for (const end of [root.subject, root.issuer]) setCommonName(end, `${name}, for development and tests`);
  root.extensions = extensionsOfAuthority(root, names, 1);
  const ofIssuer = newKeys();
  const issuer = begun(ofIssuer.publicKey, now, AUTHORITY_DAYS);
  issuer.issuer = root.subject;
  setCommonName(issuer.subject, `${name}, issuer`);
  issuer.extensions = [...extensionsOfAuthority(issuer, names, 0), signedBy(root)];
  return {
    root: signed(root, ofRoot.privateKey),
    issuer: { certificate: signed(issuer, ofRoot.privateKey), key: ofIssuer.privateKey },
  };
}

/**
 * Makes a certificate of a server, which begins yesterday and ends after 397 days, or with its issuer.
 * @param hosts host names and IP addresses; whether the issuer may sign for them is for the caller to know.
 * @param now in milliseconds since 1970.
 */
export function issueLeaf(issuer: Issued, hosts: readonly string[], now: number): Issued {
  const parent = Certificate.fromBER(exact(derOf(issuer.certificate)));
  const { publicKey, privateKey: key } = newKeys();
  const certificate = begun(publicKey, now, LEAF_DAYS);
  if (certificate.notAfter.value > parent.notAfter.value) certificate.notAfter = parent.notAfter;
  certificate.issuer = parent.subject;
  setCommonName(certificate.subject, commonNameOf(hosts));
  const altNames = hosts.map((host) =>
    isAddress(host) ? ipAddress(addressBytes(host)) : new GeneralName({ type: DNS_NAME, value: host }),
  );
  certificate.extensions = [
    critical(OID.basicConstraints, new BasicConstraints({ cA: false }).toSchema().toBER()),
    critical(OID.keyUsage, bits(DIGITAL_SIGNATURE)),
    extension(OID.extKeyUsage, ofServers()),
    extension(OID.subjectAltName, new AltName({ altNames }).toSchema().toBER()),
    extension(OID.subjectKeyIdentifier, octets(identifierOf(certificate))),
    signedBy(parent),
  ];
  return { certificate: `${signed(certificate, issuer.key)}${issuer.certificate}`, key };
}

/** The same, of a certificate that ended yesterday. */
export function issueEndedLeaf(issuer: Issued, hosts: readonly string[], now: number): Issued {
  return issueLeaf(issuer, hosts, now - LEAF_DAYS * DAY);
}

/** Whether an authority may sign for these names, neither more nor fewer. @param certificate PEM. */
export function isConstrainedTo(certificate: string, names: CoveredNames): boolean {
  const { extensions = [] } = Certificate.fromBER(exact(derOf(certificate)));
  const found = extensions.find(({ extnID }) => extnID === OID.nameConstraints);
  if (!found?.critical) return false;
  return Buffer.from(found.extnValue.valueBlock.valueHexView).equals(Buffer.from(constraintsOf(names)));
}

/** @param below how many authorities may stand between it and a server. */
function extensionsOfAuthority(certificate: Certificate, names: CoveredNames, below: number): Extension[] {
  const basicConstraints = new BasicConstraints({ cA: true, pathLenConstraint: below });
  return [
    critical(OID.basicConstraints, basicConstraints.toSchema().toBER()),
    critical(OID.keyUsage, bits(SIGNS_CERTIFICATES | SIGNS_REVOCATIONS)),
    critical(OID.nameConstraints, constraintsOf(names)),
    // Names of other kinds, such as those of mail, are not constrained; certificates for anything but servers are refused.
    extension(OID.extKeyUsage, ofServers()),
    extension(OID.subjectKeyIdentifier, octets(identifierOf(certificate))),
  ];
}

function signedBy(parent: Certificate): Extension {
  const keyIdentifier = new OctetString({ valueHex: identifierOf(parent) });
  return extension(
    OID.authorityKeyIdentifier,
    new AuthorityKeyIdentifier({ keyIdentifier }).toSchema().toBER(),
  );
}

function newKeys() {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' });
}

/** A certificate without names and extensions. */
function begun(publicKey: KeyObject, now: number, days: number): Certificate {
  const begin = now - DAY;
  return new Certificate({
    // Version 3.
    version: 2,
    serialNumber: new Integer({ valueHex: serialNumber() }),
    signature: new AlgorithmIdentifier({ algorithmId: OID.ecdsaWithSha256 }),
    signatureAlgorithm: new AlgorithmIdentifier({ algorithmId: OID.ecdsaWithSha256 }),
    notBefore: timeAt(begin),
    // Both ends count.
    notAfter: timeAt(begin + days * DAY - 1_000),
    subjectPublicKeyInfo: PublicKeyInfo.fromBER(exact(publicKey.export({ type: 'spki', format: 'der' }))),
  });
}

/** As X.509 wants it: years from 2050 on are written in another form. */
function timeAt(milliseconds: number): Time {
  const value = dateAt(milliseconds - (milliseconds % 1_000));
  return new Time({ type: value.getUTCFullYear() < 2050 ? 0 : 1, value });
}

/** Above 0, and shorter than the 20 bytes that are allowed. */
function serialNumber(): ArrayBuffer {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
  return exact(bytes);
}

/** The identifier of a certificate's key, as RFC 7093 makes it. */
function identifierOf({ subjectPublicKeyInfo }: Certificate): ArrayBuffer {
  const key = subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView;
  return exact(createHash('sha256').update(key).digest().subarray(0, 20));
}

function setCommonName(name: RelativeDistinguishedNames, value: string): void {
  name.typesAndValues = [
    new AttributeTypeAndValue({ type: OID.commonName, value: new Utf8String({ value }) }),
  ];
}

/** Old clients read a host name here. An address would be taken for a host name that the authority may not sign for. */
function commonNameOf(hosts: readonly string[]): string {
  const name = hosts.find((host) => !isAddress(host));
  return name !== undefined && name.length <= 64 ? name : 'nmbrs-mock';
}

function constraintsOf({ domains, addresses }: CoveredNames): ArrayBuffer {
  const bases = [
    ...domains.map((domain) => new GeneralName({ type: DNS_NAME, value: domain })),
    ...addresses.map(({ address, prefix }) => {
      const bytes = addressBytes(address);
      return ipAddress(Uint8Array.of(...bytes, ...maskBytes(bytes.length, prefix)));
    }),
  ];
  const permittedSubtrees = bases.map((base) => new GeneralSubtree({ base }));
  return new NameConstraints({ permittedSubtrees }).toSchema().toBER();
}

function ipAddress(bytes: Uint8Array): GeneralName {
  return new GeneralName({ type: IP_ADDRESS, value: new OctetString({ valueHex: exact(bytes) }) });
}

function critical(extnID: string, extnValue: ArrayBuffer): Extension {
  return new Extension({ extnID, critical: true, extnValue });
}

function extension(extnID: string, extnValue: ArrayBuffer): Extension {
  return new Extension({ extnID, critical: false, extnValue });
}

function ofServers(): ArrayBuffer {
  return new ExtKeyUsage({ keyPurposes: [OID.serverAuth] }).toSchema().toBER();
}

function octets(valueHex: ArrayBuffer): ArrayBuffer {
  return new OctetString({ valueHex }).toBER();
}

/** A list of bits without the zeros at its end, as DER has it. */
function bits(byte: number): ArrayBuffer {
  const unusedBits = 31 - Math.clz32(byte & -byte);
  return new BitString({ valueHex: Uint8Array.of(byte).buffer, unusedBits }).toBER();
}

/** Signs a certificate, which is whole otherwise. @returns PEM. */
function signed(certificate: Certificate, key: KeyObject): string {
  const signature = sign('sha256', new Uint8Array(certificate.encodeTBS().toBER()), key);
  certificate.signatureValue = new BitString({ valueHex: exact(signature) });
  return pemOf(new Uint8Array(certificate.toSchema(true).toBER()));
}

/** The bytes alone: what a buffer of Node.js lies in may be larger. */
function exact(bytes: Uint8Array): ArrayBuffer {
  return Uint8Array.from(bytes).buffer;
}
