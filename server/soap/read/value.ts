/** A value that does not parse; the message is .NET's inner text (asmx.md, reading parameters). */
export class ValueError extends Error {}

/** Told of what a value lost although it parsed: `lost` says what, in words. */
export type NoteLoss = (lost: string) => void;

/** Turns the text of an element into a value as .NET's XmlConvert does. @throws ValueError */
export type ReadValue = (text: string, note: NoteLoss) => unknown;

/** The white space .NET trims around numbers, booleans and dates. */
export function trimmed(text: string, note: NoteLoss): string {
  const bare = text.replace(/^[ \t\n\r]+|[ \t\n\r]+$/g, '');
  if (bare.length !== text.length) note('the white space around it was trimmed');
  return bare;
}
