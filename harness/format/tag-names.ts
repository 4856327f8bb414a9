/** The tags of the demo environment; those of the fixtures, which a test holds this list to. */
export const TAG_NAMES = ['Maandloon', 'Vierwekenloon', 'Team Noord', 'Team Zuid'] as const;
