/** XML as it came, each element on a line of its own. */
export function indentedXml(xml: string): string {
  let depth = 0;
  return xml
    .replaceAll(/>\s*</g, '>\n<')
    .split('\n')
    .map((line) => {
      if (line.startsWith('</')) depth--;
      const text = '  '.repeat(Math.max(0, depth)) + line;
      const opens = /^<[^!?/]/.test(line) && !line.endsWith('/>') && !line.includes('</');
      if (opens) depth++;
      return text;
    })
    .join('\n');
}
