/** Tax by table, on side income, adjusted, SINK (for employees who live abroad), and none (mark: swedish-tax-codes). */
export const TAX_TYPES: readonly number[] = [1, 2, 3, 4, 5];

/** A-skatt, F-skatt and FA-skatt (mark: swedish-tax-codes). */
export const TAX_FORMS: readonly number[] = [1, 2, 3];
