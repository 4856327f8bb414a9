import { qualified } from '../../base/xml/names.ts';
import { nameIn, type ParsedElement } from '../../base/xml/read.ts';
import { XSI_NAMESPACE } from './protocol.ts';

const NIL = qualified(XSI_NAMESPACE, 'nil');
const TYPE = qualified(XSI_NAMESPACE, 'type');

/** Whether an element says that it stands for no value. */
export function isNil({ attributes }: ParsedElement): boolean {
  const value = attributes.get(NIL)?.trim();
  return value === 'true' || value === '1';
}

/** The type that an element says it is of, as a qualified name; null when it leaves that to its declaration. */
export function xsiType(element: ParsedElement): string | null {
  return nameIn(element, TYPE);
}
