import type { OperationField } from '../../../client/index.ts';

const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

/**
 * What an operation answered, as cases and rules write it: decimals, days and bytes as texts, nothing for what was left out.
 * @param result of the operation; null for one that answers nothing.
 * @returns undefined where there is none: a refusal, or a text that is no answer.
 */
export function answerValue(response: string, result: OperationField | null): unknown {
  if (result === null) return undefined;
  const document = new DOMParser().parseFromString(response, 'text/xml');
  const [element] = document.getElementsByTagNameNS('*', result.name);
  return element ? valueIn(element, result) : undefined;
}

function valueIn(element: Element, field: OperationField): unknown {
  if (element.getAttributeNS(XSI, 'nil') === 'true') return null;
  if (field.list) return [...element.children].map((item) => valueIn(item, { ...field, list: false }));
  if (field.fields) {
    const fields = field.fields;
    const parts = [...element.children].flatMap((child) => {
      const part = fields.find(({ name }) => name === child.localName);
      return part ? [[part.name, valueIn(child, part)] as const] : [];
    });
    return Object.fromEntries(parts);
  }
  const text = element.textContent ?? '';
  if (field.type === 'boolean') return text === 'true';
  return field.type === 'int' ? Number(text) : text;
}
