import './marked-xml.css';
import { useMemo } from 'preact/hooks';
import type { Finding } from '../../../client/index.ts';
import { CopyButton } from '../../parts/field.tsx';
import { indentedXml } from '../../parts/indented-xml.ts';
import { type PlacedFinding, placedFindings } from './xml-tags.ts';

/** A line with more characters is broken up, so that one sees what stands in it. */
const LONGEST_LINE = 160;

/** So many characters are shown; all are copied. */
const MOST_SHOWN = 200_000;

/** Stands behind the names of elements that are marked; no XML has it there. */
const MARK = '\ue000';

interface MarkedXmlProps {
  /** What it is, for those who hear it: `Request as sent`. */
  readonly what: string;
  readonly xml: string;
  readonly findings?: readonly Finding[];
}

/** A message, with each finding at the element it is about. */
export function MarkedXml({ what, xml, findings = [] }: MarkedXmlProps) {
  const lines = useMemo(() => markedLines(xml, placedFindings(xml, findings)), [xml, findings]);
  return (
    <div class="marked-xml">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys. */}
      <section tabIndex={0} aria-label={what}>
        {lines.map(({ parts, notes }, at) => (
          <div key={at} class="xml-line">
            <code>
              {parts.map(({ text, isMarked }, index) =>
                isMarked ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>,
              )}
            </code>
            {notes.map((finding, index) => (
              <p key={index} class="xml-note">
                <strong>{finding.kind}</strong> {finding.message}
                {!finding.message.includes(`used ${finding.used}`) && (
                  <span class="soft">{` Used instead: ${finding.used}.`}</span>
                )}
              </p>
            ))}
          </div>
        ))}
        {xml.length > MOST_SHOWN && <p class="xml-note soft">The rest is left out here; the copy has all.</p>}
      </section>
      <CopyButton what={what} text={xml} />
    </div>
  );
}

interface MarkedLine {
  readonly parts: readonly { readonly text: string; readonly isMarked: boolean }[];
  readonly notes: readonly Finding[];
}

function markedLines(xml: string, placed: readonly PlacedFinding[]): MarkedLine[] {
  const byPlace = new Map<number, Finding[]>();
  for (const { finding, tag } of placed)
    if (tag) byPlace.set(tag.nameEnd, [...(byPlace.get(tag.nameEnd) ?? []), finding]);
  const places = [...byPlace.keys()].sort((one, other) => one - other);
  const plain = xml.replaceAll(MARK, '\ufffd').slice(0, MOST_SHOWN);
  const pieces = places.map((place, at) => plain.slice(places[at - 1] ?? 0, place));
  const marked = [...pieces, plain.slice(places.at(-1) ?? 0)].join(MARK);
  const isReadable = marked.split('\n').every(({ length }) => length <= LONGEST_LINE);
  let next = 0;
  return (isReadable ? marked : indentedXml(marked)).split('\n').map((line) => {
    const texts = line.split(MARK);
    const notes = texts.slice(1).flatMap(() => byPlace.get(places[next++] ?? -1) ?? []);
    const parts = texts.flatMap((text, at) => {
      if (at === texts.length - 1) return [{ text, isMarked: false }];
      const name = text.lastIndexOf('<') + 1;
      return [
        { text: text.slice(0, name), isMarked: false },
        { text: text.slice(name), isMarked: true },
      ];
    });
    return { parts, notes };
  });
}
