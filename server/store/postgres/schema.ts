import { CALLS } from './calls-schema.ts';

/**
 * By number of the format that they lead to, what makes the tables of the one before it; the first makes those of an empty
 * database. All stands in a schema of its own; what its functions do, the newest version of the mock decides that served it.
 *
 * Each time that something is written the sandbox comes to a new version, with which all that was written is stamped: what
 * others wrote is found by it. Records keep the place at which they were first written: lists are in that order. Of an
 * environment that is gone its number stays for an hour, so that others learn of it.
 */
export const MIGRATIONS: readonly string[] = [
  `
CREATE TABLE nmbrs_mock.sandbox (
  is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
  format integer NOT NULL,
  world text,
  version bigint NOT NULL
);
INSERT INTO nmbrs_mock.sandbox (format, version) VALUES (1, 0);

CREATE TABLE nmbrs_mock.environments (
  environment bigint PRIMARY KEY,
  subdomain text UNIQUE,
  value text,
  version bigint NOT NULL
);
CREATE INDEX ON nmbrs_mock.environments (version);

CREATE TABLE nmbrs_mock.states (
  environment bigint NOT NULL,
  state integer NOT NULL,
  value text NOT NULL,
  version bigint NOT NULL,
  replaced bigint NOT NULL,
  PRIMARY KEY (environment, state)
);
CREATE INDEX ON nmbrs_mock.states (version);

CREATE TABLE nmbrs_mock.records (
  environment bigint NOT NULL,
  state integer NOT NULL,
  "table" text NOT NULL,
  id bigint NOT NULL,
  value text,
  version bigint NOT NULL,
  place bigint GENERATED ALWAYS AS IDENTITY,
  PRIMARY KEY (environment, state, "table", id)
);
CREATE INDEX ON nmbrs_mock.records (version);

-- When a process told last that it used an environment for a test.
CREATE TABLE nmbrs_mock.uses (environment bigint PRIMARY KEY, told timestamptz NOT NULL);

-- The last batch of each process, and the version it led to: a batch of which no answer came is found here, or made void.
CREATE TABLE nmbrs_mock.writers (writer uuid PRIMARY KEY, batch bigint NOT NULL, reached bigint);
`,
  `
-- What all states of an environment began with: the value of a state, and records, which those of its states lie over; null
-- for one that an older version of the mock put in, whose states hold all of it themselves. And the version at which it came in.
ALTER TABLE nmbrs_mock.environments ADD COLUMN begun text, ADD COLUMN came bigint NOT NULL DEFAULT 0;
`,
  `
-- When an environment left, and the greatest version of those that left of which no row is there any more.
ALTER TABLE nmbrs_mock.environments ADD COLUMN left_at timestamptz;
UPDATE nmbrs_mock.environments SET left_at = now() WHERE value IS NULL;
CREATE INDEX ON nmbrs_mock.environments (left_at);
ALTER TABLE nmbrs_mock.sandbox ADD COLUMN purged bigint NOT NULL DEFAULT 0;
ALTER TABLE nmbrs_mock.writers ADD COLUMN wrote timestamptz NOT NULL DEFAULT now();
`,
  CALLS,
];

/** Of what is kept in a database; what an older version of the mock wrote is migrated, what a newer one wrote is refused. */
export const FORMAT: number = MIGRATIONS.length;
