import { type Html, html, nothing } from '../../../base/html.ts';
import { anchor, type Link } from './links.ts';
import { STYLE } from './style.ts';

interface Page {
  readonly title: string;
  /** The pages above this one, the topmost first. */
  readonly trail: readonly Link[];
  readonly content: Html;
  /** What else stands in the head. */
  readonly head?: Html;
}

/** The frame of every description page, as a whole HTML document. */
export function renderPage({ title, trail, content, head }: Page): string {
  return html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<title>${title}</title>
${head ?? nothing}<style>${STYLE}</style>
</head>
<body>
<header><nav aria-label="Pages above">${trail.map(anchor)}</nav></header>
<main>
${content}
</main>
<footer>nmbrs-mock: not the real Nmbrs, and not made by its makers.</footer>
</body>
</html>
`.markup;
}
