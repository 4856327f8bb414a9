import './tag-label.css';
import type { Tag } from '../../client/index.ts';

/** A tag of debtors in its colour. */
export function TagLabel({ tag: { name, color } }: { readonly tag: Tag }) {
  return (
    <span class="tag-label" title={name}>
      <span class="tag-color" style={{ background: colorText(color) }} />
      <bdi>{name}</bdi>
    </span>
  );
}

/** Several of them, by their numbers. */
export function TagLabels({
  numbers,
  tags,
}: {
  readonly numbers: readonly number[];
  readonly tags: readonly Tag[];
}) {
  return (
    <span class="tag-labels">
      {tags
        .filter(({ number }) => numbers.includes(number))
        .map((tag) => (
          <TagLabel key={tag.number} tag={tag} />
        ))}
    </span>
  );
}

/** A colour as pages write it. @param color 0xRRGGBB, as the API gives it. */
export function colorText(color: number): string {
  return `#${color.toString(16).padStart(6, '0')}`;
}
