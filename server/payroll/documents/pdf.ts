import { createRequire } from 'node:module';
import { Sequence } from '../../../base/sequence.ts';
import type { Steps } from '../../../base/turns.ts';
import type { DateTime } from '../../../fixtures/seed.ts';

/** The library's page-by-page drawing surface; lengths are points, 72 to the inch. */
export type Canvas = PDFKit.PDFDocument;

/** What a PDF is, besides what is drawn in it. */
export interface PdfSettings {
  readonly title: string;
  readonly author: string;
  /** What the file says of its own age, so that the same document is the same bytes. */
  readonly createdAt: DateTime;
  readonly layout: 'portrait' | 'landscape';
}

export const MARGIN = 40;

/** The fonts every reader has: nothing is embedded. */
export const FONT = { plain: 'Helvetica', bold: 'Helvetica-Bold' } as const;

/** Draws on the canvas, which begins on the first page. */
type Draw = (canvas: Canvas) => Steps<void>;

/**
 * Makes a PDF on A4, which is drawn as it is read: the same settings and drawing always give the same bytes, on any
 * machine. It is not compressed, as the bytes would then depend on the version of zlib.
 */
export function pdf(settings: PdfSettings, draw: Draw): Sequence<Uint8Array> {
  return Sequence.ofBatches(() => bytesOf(settings, draw));
}

function* bytesOf({ title, author, createdAt, layout }: PdfSettings, draw: Draw): Generator<Uint8Array[]> {
  const dateTime = new Date(`${createdAt}Z`);
  const loading = loadLibrary();
  let loaded = loading.next();
  for (; !loaded.done; loaded = loading.next()) yield [];
  const canvas = new loaded.value({
    size: 'A4',
    layout,
    margin: MARGIN,
    compress: false,
    lang: 'nl-NL',
    font: FONT.plain,
    info: { Title: title, Author: author, Creator: 'nmbrs-mock', CreationDate: dateTime, ModDate: dateTime },
  });
  for (const _ of draw(canvas)) yield bytesSoFar(canvas);
  canvas.end();
  // All has been pushed when `end` returns, so that nothing needs to be waited for.
  yield bytesSoFar(canvas);
}

/** What was not read yet of the pages that are full; none while the next is drawn. */
function bytesSoFar(canvas: Canvas): Uint8Array[] {
  return canvas.readableLength > 0 ? [canvas.read() as Buffer] : [];
}

type PdfDocument = typeof import('pdfkit');

let library: PdfDocument | undefined;

/**
 * What takes long to load of the library, each after what it needs itself: a package, behind those through which it is
 * needed. One that a release of the library needs no more is not there, and not missed.
 */
const PARTS = [
  ['pdfkit', 'fontkit', 'brotli/decompress.js'],
  ['pdfkit', 'fontkit', 'unicode-properties'],
  ['pdfkit', 'fontkit'],
  ['pdfkit', 'linebreak'],
] as const;

/** Loading it takes more than a tenth of a second, which only requests for a PDF should spend, and not at a stretch. */
function* loadLibrary(): Steps<PdfDocument> {
  if (library) return library;
  for (const part of PARTS) {
    loadPart(part);
    yield;
  }
  library = createRequire(import.meta.url)('pdfkit') as PdfDocument;
  yield;
  return library;
}

function loadPart([...packages]: (typeof PARTS)[number]): void {
  const part = packages.pop() as string;
  let from = createRequire(import.meta.url);
  try {
    for (const name of packages) from = createRequire(from.resolve(name));
    from(part);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error;
  }
}

/** The text with a question mark for every character the standard fonts do not have. */
export function printable(text: string): string {
  return text.normalize('NFC').replace(NOT_IN_FONTS, '?');
}

/** Not in Windows-1252, the encoding of the standard fonts. */
const NOT_IN_FONTS = /[^\x20-\x7e\u00a0-\u00ffŒœŠšŽžŸƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]/gu;
