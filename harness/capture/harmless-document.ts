import { createHmac } from 'node:crypto';
import type { CaptureKey } from './keyed-draw.ts';

/** The smallest documents of their kinds, by how a file of the kind begins. */
const KINDS: readonly (readonly [beginning: string, document: (mark: string) => Buffer])[] = [
  [hexOf('%PDF'), pdf],
  // A PNG, a GIF and a JPEG of one pixel, and an archive without files; what stands behind their ends is not read.
  [
    '89504e470d0a1a0a',
    marked('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII='),
  ],
  [hexOf('GIF8'), marked('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7')],
  [
    'ffd8ff',
    marked(
      '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=',
    ),
  ],
  [hexOf('PK'), () => Buffer.from('504b0506000000000000000000000000000000000000', 'hex')],
];

/** A document that holds nothing in the place of another one, of the same kind where that is known; the same for the same. */
export function harmlessDocument(key: CaptureKey, document: Uint8Array): Uint8Array {
  const mark = createHmac('sha256', key).update('document').update(document).digest('hex').slice(0, 16);
  const beginning = Buffer.from(document.subarray(0, 8)).toString('hex');
  const [, make] = KINDS.find(([start]) => beginning.startsWith(start)) ?? [];
  return make ? make(mark) : Buffer.from(`A document stood here: ${mark}`);
}

function hexOf(text: string): string {
  return Buffer.from(text).toString('hex');
}

function marked(base64: string): (mark: string) => Buffer {
  return (mark) => Buffer.concat([Buffer.from(base64, 'base64'), Buffer.from(mark)]);
}

/** One empty page. */
function pdf(mark: string): Buffer {
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>',
  ];
  let text = `%PDF-1.4\n%${mark}\n`;
  const places = objects.map((object, at) => {
    const place = text.length;
    text += `${at + 1} 0 obj${object}endobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 4\n0000000000 65535 f \n${places.join('')}`;
  return Buffer.from(
    `${text}${table}trailer<</Size 4/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`,
    'latin1',
  );
}
