import { SaxesParser } from 'saxes';
import { parseXml, type XmlHandler } from '../../server/soap/xml/parser.ts';

/** A document as a parser told of it, text that comes in pieces joined; null when the parser refused it. */
export type Events = readonly string[] | null;

interface Reading {
  readonly events: Events;
  /** As much of the document as was read. */
  readonly read: string;
}

/** What our parser makes of a document, in the same words as the judge's. */
export function ourReading(document: string, limits: Parameters<typeof parseXml>[2]): Reading {
  const events = new EventList();
  const handler: XmlHandler = {
    open: ({ namespace, local, attributes }) => events.open(namespace, local, attributes),
    text: (text) => events.text(text),
    close: () => events.close(),
  };
  let end = document.length;
  const told = events.of(() => {
    end = parseXml(document, handler, limits);
  });
  return { events: told, read: document.slice(0, end) };
}

/** What saxes makes of it, DTDs refused. */
export function saxesEvents(document: string): Events {
  const events = new EventList();
  const parser = new SaxesParser({ xmlns: true, defaultXMLVersion: '1.0', forceXMLVersion: true });
  let depth = 0;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => {
    throw new Error('DTD');
  });
  parser.on('opentag', ({ uri, local, attributes }) => {
    depth++;
    const given = Object.values(attributes).map((a) => ({
      namespace: a.uri,
      local: a.local,
      value: a.value,
    }));
    events.open(uri, local, given);
  });
  parser.on('closetag', () => {
    depth--;
    events.close();
  });
  const text = (value: string) => {
    if (depth > 0) events.text(value);
  };
  parser.on('text', text);
  parser.on('cdata', text);
  return events.of(() => parser.write(document).close());
}

class EventList {
  readonly #events: string[] = [];
  #text = '';

  open(
    namespace: string,
    local: string,
    attributes: readonly { readonly namespace: string; readonly local: string; readonly value: string }[],
  ): void {
    const given = attributes.map((a) => `${JSON.stringify([a.namespace.trim(), a.local, a.value])}`).sort();
    // saxes trims the names of namespaces, which neither the recommendation nor .NET does.
    this.#push(`<${JSON.stringify([namespace.trim(), local])} ${given.join(' ')}`);
  }

  text(text: string): void {
    this.#text += text;
  }

  close(): void {
    this.#push('/');
  }

  of(parse: () => void): Events {
    try {
      parse();
      return this.#events;
    } catch {
      return null;
    }
  }

  #push(event: string): void {
    if (this.#text !== '') this.#events.push(JSON.stringify(this.#text));
    this.#text = '';
    this.#events.push(event);
  }
}
