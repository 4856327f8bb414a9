import type { ParsedElement } from '../../base/xml/read.ts';

/** Elements that hold ids, by name: an insert answers what it made, a report in the background its task. */
const NAME = /(?:^id|Id|ID|Guid|Insert\w*Result|_BackgroundResult|Dossiernr|^int)$/;
/** 0 and -1 name nothing, and some inserts answer a sentence. */
const TEXT = /^(?:[1-9]\d*|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/i;

/** The id that an element holds; null for none. */
export function idOf({ name, text }: ParsedElement): string | null {
  return NAME.test(name) && TEXT.test(text) ? text : null;
}

/** The ids in an element, however deep. */
export function idsIn(element: ParsedElement): string[] {
  const own = idOf(element);
  return [...(own === null ? [] : [own]), ...element.children.flatMap(idsIn)];
}

/** The element with other ids in it. @param of the id in place of one; the same for one that stays. */
export function withIds(element: ParsedElement, of: (id: string) => string): ParsedElement {
  const own = idOf(element);
  const children = element.children.map((child) => withIds(child, of));
  return { ...element, children, text: own === null ? element.text : of(own) };
}
