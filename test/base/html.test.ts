import { expect, it } from 'vitest';
import { html, nothing } from '../../base/html.ts';

it('what is put into a page is text, unless it is a piece of a page itself', () => {
  const name = `<b>"Bakker" & 'Zn.'</b>`;
  const items = [1, 2].map((number) => html`<li>${number}</li>`);
  expect(html`<p title="${name}">${name}${nothing}</p><ul>${items}</ul>`.markup).toBe(
    '<p title="&lt;b&gt;&quot;Bakker&quot; &amp; &#39;Zn.&#39;&lt;/b&gt;">&lt;b&gt;&quot;Bakker&quot; &amp; &#39;Zn.&#39;&lt;/b&gt;</p><ul><li>1</li><li>2</li></ul>',
  );
});
