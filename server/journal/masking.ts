/** Keeps tokens and passwords out of what is shown and kept: known by the names of their elements, in whatever case. */

const MASK = '***';
const NAME = '(Token|Password|GetToken\\w*Result)';
const SECRET = new RegExp(`^${NAME}$`, 'i');

/** From a secret's start tag to its end tag; to the end of the envelope when that is missing. */
const ELEMENT = new RegExp(
  `(<(?:[^\\s<>/]*:)?${NAME}(?:\\s[^<>]*)?(?<!/)>)[^]*?(?=</(?:[^\\s<>/]*:)?${NAME}\\s*>|$)`,
  'gi',
);
const ATTRIBUTE = new RegExp(`(\\s(?:[^\\s<>/=]*:)?${NAME}\\s*=\\s*)("[^"<]*"|'[^'<]*')`, 'gi');

/** @param maskFor what stands in the place of the secret with a name. */
export function maskEnvelope(envelope: string, maskFor: (name: string) => string = () => MASK): string {
  return envelope
    .replace(ATTRIBUTE, (_, before: string, name: string) => `${before}"${maskFor(name)}"`)
    .replace(ELEMENT, (_, before: string, name: string) => `${before}${maskFor(name)}`);
}

/** The arguments of a call; those of single sign-on hold secrets. */
export function maskArguments(args: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  if (!Object.keys(args).some((name) => SECRET.test(name))) return args;
  return Object.fromEntries(
    Object.entries(args).map(([name, value]) => [name, SECRET.test(name) && value !== null ? MASK : value]),
  );
}

/** A text without secrets that are known by their values; those of up to three characters stand in too much else. */
export function maskValues(text: string, secrets: readonly string[]): string {
  return secrets
    .filter(({ length }) => length > 3)
    .reduce((masked, secret) => masked.replaceAll(secret, MASK), text);
}
