import './table.css';
import type { ComponentChildren } from 'preact';
import { Growing } from './growing.tsx';

export interface Column<Row> {
  readonly heading: string;
  /** What a row shows there. @param describedBy the id of the first cell, for controls that all rows have alike. */
  readonly cell: (row: Row, describedBy: string) => ComponentChildren;
  /** For numbers, so that they stand under one another. */
  readonly isNumber?: boolean;
  /** For what is short and stays on one line: a state, buttons. */
  readonly isTight?: boolean;
}

interface TableProps<Row> {
  /** What it lists, for those who hear it. */
  readonly caption: string;
  /** The first one names its row. */
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** What tells a row from all others. */
  readonly keyOf: (row: Row) => string | number;
}

/**
 * A table; on a narrow screen each row stands by itself, with its headings beside its values. Of many rows the first ones are
 * shown, and more when its end comes into sight.
 */
export function Table<Row>({ rows, ...shared }: TableProps<Row>) {
  return <Growing items={rows}>{(shown) => <Rows {...shared} rows={shown} />}</Growing>;
}

function Rows<Row>({ caption, columns, rows, keyOf }: TableProps<Row>) {
  return (
    <table class="table">
      <caption class="unseen">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.heading} scope="col" class={classOf(column)}>
              {column.heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const key = keyOf(row);
          const describedBy = `row-${key}`;
          return (
            <tr key={key}>
              {columns.map((column, at) =>
                at === 0 ? (
                  <th key={column.heading} scope="row" id={describedBy}>
                    <div>{column.cell(row, describedBy)}</div>
                  </th>
                ) : (
                  <td key={column.heading} data-label={column.heading} class={classOf(column)}>
                    <div>{column.cell(row, describedBy)}</div>
                  </td>
                ),
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function classOf({ isNumber, isTight }: Pick<Column<unknown>, 'isNumber' | 'isTight'>): string | undefined {
  if (isNumber) return 'number';
  return isTight ? 'tight' : undefined;
}
