/** A value that is not changed any more, however deep; a tuple stays one. */
export type DeepReadonly<T> = T extends object ? { readonly [Name in keyof T]: DeepReadonly<T[Name]> } : T;
