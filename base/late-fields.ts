/** Fields that are made late, of owners of a kind; `Fields` is what they are together. */
export interface LateFields<Owner, Fields> {
  readonly descriptors: readonly (readonly [keyof Fields, PropertyDescriptor & ThisType<Owner>])[];
}

/**
 * Fields that come from a part of a record which is made when one of them is first read.
 * @param partOf gives the part, the same one each time.
 */
export function lateFields<Owner extends object, Part extends object, Name extends keyof Part>(
  names: readonly Name[],
  partOf: (owner: Owner) => Part,
): LateFields<Owner, Pick<Part, Name>> {
  const descriptors = names.map((name) => {
    const descriptor = {
      enumerable: true,
      get(this: Owner) {
        return partOf(this)[name];
      },
    };
    return [name, descriptor] as const;
  });
  return { descriptors };
}

/**
 * Gives a record its late fields. They are its own, so that a copy of it, as `{ ...record, change }` is one, has them made;
 * all records of a class share the functions that do so, and with them their hidden class.
 */
export function defineLate<Owner extends object, Fields>(
  record: Owner,
  { descriptors }: LateFields<Owner, Fields>,
): asserts record is Owner & Fields {
  for (const [name, descriptor] of descriptors) Object.defineProperty(record, name, descriptor);
}
