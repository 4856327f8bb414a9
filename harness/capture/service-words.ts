import { catalogue } from '../../contracts/interface/catalogue.ts';
import { NMBRS_ERRORS } from '../../contracts/interface/errors.ts';
import type { Field, Type } from '../../contracts/interface/model.ts';
import { MISSING_BODY, MISSING_ENVELOPE } from '../../server/soap/faults.ts';
import { SYNTAX } from '../../server/soap/xml/syntax-error.ts';

/** Words of the framework's faults that stand in no list of theirs. */
const OF_THE_FRAMEWORK = `
  Server was unable to process request There is an error in XML document The request failed with HTTP status Error
  did not recognize the value of HTTP Header SOAPAction Action is not a valid possible SOAP with message was expected
  Input string was not in a correct format Object reference not set to an instance of an object exception occurred
  Value does not fall within the expected range Index was outside the bounds of the array Parameter name cannot be null
  System Web Services Protocols SoapException Exception String Int Int32 Int64 DateTime Boolean Decimal Guid Convert
  InvalidOperationException FormatException NullReferenceException ArgumentException ArgumentNullException
  OverflowException Timeout expired deadlock transaction soap Client Server Receiver Sender VersionMismatch
  MustUnderstand Code Fault at line position see true false null Nullable`;

let words: ReadonlySet<string> | null = null;

/** Whether a word is one of the service's own: of its errors, its interface, and what is said of its operations. */
export function isServiceWord(word: string): boolean {
  words ??= new Set(serviceWords());
  return words.has(word.toLowerCase());
}

function* serviceWords(): Generator<string> {
  const texts: string[] = [OF_THE_FRAMEWORK, MISSING_BODY, MISSING_ENVELOPE];
  for (const { message, when } of Object.values(NMBRS_ERRORS)) texts.push(message, when);
  for (const text of Object.values(SYNTAX)) if (typeof text === 'string') texts.push(text);
  const seen = new Set<Type>();
  const add = ({ name, type }: Field): void => {
    texts.push(name);
    if (seen.has(type)) return;
    seen.add(type);
    texts.push(type.name ?? '');
    if (type.kind === 'enum') texts.push(...type.values);
    if (type.kind === 'list') add(type.item);
    if (type.kind === 'record') for (const field of type.fields) add(field);
  };
  for (const { name, namespace, operations } of catalogue.services) {
    texts.push(name, namespace);
    for (const { name: operation, request, result, summary } of operations) {
      texts.push(operation, summary);
      for (const field of result ? [...request, result] : request) add(field);
    }
  }
  for (const text of texts) for (const [word] of text.matchAll(/\p{L}+/gu)) yield word.toLowerCase();
}
