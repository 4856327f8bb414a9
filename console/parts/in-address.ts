import { useLocation } from 'preact-iso';

/**
 * What is looked for on a page, in its address: who goes back to the page finds it as it was left, and it can be handed on.
 * @param name in the query, which has none where the value is empty.
 */
export function useInAddress(name: string): readonly [value: string, set: (value: string) => void] {
  const { path, query, route } = useLocation();
  const set = (value: string) => {
    const { [name]: _, ...others } = query;
    const next = new URLSearchParams(value === '' ? others : { ...others, [name]: value });
    route(next.size === 0 ? path : `${path}?${next}`, true);
  };
  return [query[name] ?? '', set];
}
