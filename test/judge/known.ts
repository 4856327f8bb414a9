import type { Comparison } from './compare.ts';
import { REPEATED_LIST } from './documents.ts';

interface Known {
  /** Why the two differ, and which of them is right. */
  readonly reason: string;
  readonly covers: (comparison: Comparison) => boolean;
}

/** The differences between judge and product that are no news. */
export const KNOWN: readonly Known[] = [
  {
    reason:
      'of a list that is repeated .NET reads the last into an array (and all into a List<T>); ours reads the first',
    covers: ({ touches }) => touches.includes(REPEATED_LIST),
  },
  {
    reason:
      "Mono's Dutch time follows history; that of Windows today's rule in every year (mark: wire-zone-windows)",
    covers: ({ document, ours, theirs }) =>
      /[+-]\d{2}:\d{2}/.test(withoutReferences(document)) &&
      ours.kind === 'value' &&
      theirs.kind === 'value' &&
      withoutFarDates(ours.value) === withoutFarDates(theirs.value),
  },
  {
    reason:
      'behind the padding of base64 .NET begins anew where a CDATA section begins or ends; ours reads one text',
    covers: ({ document, ours, theirs }) =>
      ours.kind === 'status' && theirs.kind === 'value' && /=\s*(?:<!\[CDATA\[|\]\]>)/.test(document),
  },
  {
    reason:
      'a parameter whose spelling is not known for sure is read in both, so that the second counts as repeated (mark: spellings-both-read)',
    covers: ({ ours, theirs, operation, document }) =>
      ours.kind === 'value' &&
      theirs.kind !== 'value' &&
      operation.request.some(({ otherSpellings, name }) =>
        otherSpellings.some((other) => document.includes(`<${other}`) && document.includes(`<${name}`)),
      ),
  },
  {
    reason: "Mono's Guid does not put what it expects into its sentence; .NET does",
    covers: ({ theirs }) => theirs.kind === 'fault' && theirs.text.endsWith("Expected hex 0x in '{0}'."),
  },
  {
    reason:
      'an element that is nil and has an xsi:type of no type is refused by .NET, at the place behind it',
    // Its reader stands behind the element by then, and tells what stands there.
    covers: ({ theirs, document }) =>
      theirs.kind === 'fault' &&
      theirs.text.includes('The specified type was not recognized') &&
      NIL_AND_TYPED.test(document),
  },
];

/** A document in which each character that stands as a reference, `&#x2b;`, stands as itself. */
function withoutReferences(document: string): string {
  return document.replaceAll(/&#x([\da-f]+);/gi, (_, code: string) =>
    String.fromCodePoint(Number.parseInt(code, 16)),
  );
}

/** An element that is nil and says its type. */
const NIL_AND_TYPED =
  /<[^>]* xsi:type=[^>]* \w+:(?:nil|null)="\s*(?:true|1)|<[^>]* \w+:(?:nil|null)="\s*(?:true|1)[^>]* xsi:type=/;

/** A date of a year in which Dutch time was or may be another than today's rule says. */
const FAR_DATE = /"(?!19(?:8|9)|20[0-3])\d{4}-\d{2}-\d{2}T[^"]*"/g;

function withoutFarDates(value: unknown): string {
  return JSON.stringify(value).replaceAll(FAR_DATE, '"far"');
}
