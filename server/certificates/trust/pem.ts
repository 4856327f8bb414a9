const BLOCK = /-----BEGIN CERTIFICATE-----\s[\s\S]*?-----END CERTIFICATE-----/g;

/** The certificates in a text, each as one PEM with a line end; what stands between them is left out. */
export function certificatesIn(text: string): string[] {
  return [...text.matchAll(BLOCK)].map(([block]) => `${block}\n`);
}

/** A certificate in DER as PEM, with a line end. */
export function pemOf(der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

/** The bytes of a certificate in PEM, of several the first one. */
export function derOf(pem: string): Uint8Array {
  const [first = ''] = certificatesIn(pem);
  return Buffer.from(first.replaceAll(/-----[^-]+-----|\s/g, ''), 'base64');
}
