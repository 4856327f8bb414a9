/** A text without a character that it ends with, however often it does: a regular expression would look from each place on. */
export function withoutTrailing(text: string, character: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === character) end--;
  return text.slice(0, end);
}
