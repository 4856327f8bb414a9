import { visibleText } from '../../base/visible-text.ts';
import { replaceForbidden } from '../../base/xml/escape.ts';
import { element, type XmlElement } from '../../base/xml/write.ts';

/** An element of a report for JUnit; its texts come from answers, and may hold what XML cannot. */
export function reported(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  content: string | readonly XmlElement[] = [],
): XmlElement {
  const texts = Object.entries(attributes).map(([key, value]) => [
    key,
    replaceForbidden(visibleText(String(value))),
  ]);
  return element(
    name,
    Object.fromEntries(texts),
    typeof content === 'string' ? replaceForbidden(visibleText(content)) : content,
  );
}
