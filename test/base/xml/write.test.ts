import { describe, expect, it } from 'vitest';
import { element, printDocument, printInline, printLines } from '../../../base/xml/write.ts';

const TREE = element('p:a', { 'xmlns:p': 'urn:p', title: 'say "x" & y' }, [
  element('b', {}, 'one\ntwo "three" < four\r'),
  { ...element('c', {}, [element('d'), element('e', {}, '')]), remark: 'inherited' },
]);

describe('a tree of elements', () => {
  it('is printed as a document, an element a line, and texts to the letter', () => {
    expect(printDocument(TREE)).toBe(
      `<?xml version="1.0" encoding="utf-8"?>
<p:a xmlns:p="urn:p" title="say &quot;x&quot; &amp; y">
  <b>one
two "three" &lt; four&#xD;</b>
  <c>
    <d />
    <e />
  </c>
</p:a>`,
    );
  });

  it('declares the encoding that it is told', () => {
    expect(printDocument(element('a'), 'utf-16')).toBe('<?xml version="1.0" encoding="utf-16"?>\n<a />');
  });

  it('is printed on one line', () => {
    expect(printInline(TREE)).toBe(
      '<p:a xmlns:p="urn:p" title="say &quot;x&quot; &amp; y"><b>one\ntwo "three" &lt; four&#xD;</b><c><d /><e /></c></p:a>',
    );
  });

  it('is printed by lines that know the remark on them, and where the text of a leaf stands', () => {
    const lines = printLines(TREE);
    expect(lines.map(({ remark }) => remark)).toEqual([
      null,
      null,
      ...Array.from({ length: 4 }, () => 'inherited'),
      null,
    ]);
    expect(lines[1]).toEqual({
      before: '  <b>',
      value: 'one\ntwo "three" &lt; four&#xD;',
      after: '</b>',
      remark: null,
    });
  });
});
