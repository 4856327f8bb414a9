/**
 * So deep may what is read stand within one another: elements, lists, objects. That is far deeper than anything that is meant
 * to be read, and far from what a stack holds.
 */
export const MOST_LEVELS = 100;
