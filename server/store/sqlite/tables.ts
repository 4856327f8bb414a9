/**
 * By number of the format that they lead to, what makes a file of the one before it; the first makes one of an empty file.
 *
 * Records keep the place at which they were first written, whatever is written to them later: lists are in that order.
 */
export const MIGRATIONS: readonly string[] = [
  `
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE environments (environment INTEGER PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE states (
  environment INTEGER NOT NULL,
  state INTEGER NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (environment, state)
) WITHOUT ROWID;
CREATE TABLE records (
  place INTEGER PRIMARY KEY AUTOINCREMENT,
  environment INTEGER NOT NULL,
  state INTEGER NOT NULL,
  "table" TEXT NOT NULL,
  id INTEGER NOT NULL,
  value TEXT,
  UNIQUE (environment, state, "table", id)
);
CREATE TABLE calls (
  number INTEGER PRIMARY KEY,
  environment TEXT,
  value TEXT NOT NULL,
  messages TEXT
);
CREATE INDEX calls_of_environment ON calls (environment, number);
`,
];

/** Of what is kept in a file; what an older version of the mock wrote is migrated, what a newer one wrote is refused. */
export const FORMAT: number = MIGRATIONS.length;
