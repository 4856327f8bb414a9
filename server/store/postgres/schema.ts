/**
 * By number of the format that they lead to, what makes a database of the one before it; the first makes one of an empty
 * database. All stands in a schema of its own.
 *
 * Each time that something is written the sandbox comes to a new version, with which all that was written is stamped: what
 * others wrote is found by it. Records keep the place at which they were first written: lists are in that order. Of an
 * environment that is gone its number stays, so that others learn of it.
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

CREATE FUNCTION nmbrs_mock.unused(used bigint[], milliseconds double precision) RETURNS SETOF bigint LANGUAGE sql AS $$
  -- In the order of their numbers, so that no two wait for one another.
  INSERT INTO nmbrs_mock.uses
    SELECT e.environment, now() FROM nmbrs_mock.environments e
    WHERE e.environment = ANY (used) AND e.value IS NOT NULL ORDER BY e.environment
    ON CONFLICT (environment) DO UPDATE SET told = excluded.told;
  SELECT u.environment FROM nmbrs_mock.uses u WHERE u.told < now() - milliseconds * interval '1 millisecond';
$$;

-- The last batch of each process, and the version it led to: a batch of which no answer came is found here, or made void.
CREATE TABLE nmbrs_mock.writers (writer uuid PRIMARY KEY, batch bigint NOT NULL, reached bigint);

CREATE FUNCTION nmbrs_mock.take_turn(by_writer uuid, with_batch bigint) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO nmbrs_mock.writers AS w VALUES (by_writer, with_batch)
    ON CONFLICT (writer) DO UPDATE SET batch = excluded.batch, reached = NULL WHERE w.batch < excluded.batch;
  RETURN FOUND;
END $$;

-- Makes a batch void, unless it was kept. Gives the version that it led to; null where it led to none.
CREATE FUNCTION nmbrs_mock.give_up(by_writer uuid, with_batch bigint) RETURNS bigint LANGUAGE plpgsql AS $$
BEGIN
  IF nmbrs_mock.take_turn(by_writer, with_batch) THEN
    RETURN NULL;
  END IF;
  RETURN (SELECT w.reached FROM nmbrs_mock.writers w WHERE w.writer = by_writer AND w.batch = with_batch);
END $$;

-- Keeps changes in one round trip, so that nobody who stops halfway can hold others up. Gives the version that it led to, or
-- else the environments to which others wrote since the versions that are known of them; then nothing was written.
CREATE FUNCTION nmbrs_mock.keep(
  by_writer uuid, with_batch bigint, known json, changes json, OUT reached bigint, OUT overtaken bigint[]
) LANGUAGE plpgsql AS $$
DECLARE change record;
BEGIN
  -- What is acknowledged is on the disk, however the server is set up.
  IF current_setting('synchronous_commit') IN ('off', 'local') THEN
    PERFORM set_config('synchronous_commit', 'on', true);
  END IF;
  IF NOT nmbrs_mock.take_turn(by_writer, with_batch) THEN
    RAISE EXCEPTION 'This batch was given up.';
  END IF;
  -- One after another; each statement from here on sees what all before have written.
  SELECT s.version + 1 INTO reached FROM nmbrs_mock.sandbox s FOR UPDATE;

  SELECT array_agg(k.environment) INTO overtaken
  FROM json_to_recordset(known) AS k (environment bigint, version bigint, subdomain text)
  LEFT JOIN nmbrs_mock.environments e USING (environment)
  WHERE coalesce(e.version, 0) > k.version
    OR EXISTS (
      SELECT FROM nmbrs_mock.environments o
      WHERE o.subdomain = lower(k.subdomain) AND o.environment <> k.environment
        AND o.environment NOT IN (
          SELECT gone.environment FROM json_to_recordset(known) AS gone (environment bigint, ends boolean) WHERE gone.ends
        )
    );
  IF overtaken IS NOT NULL THEN
    reached := NULL;
    RETURN;
  END IF;

  FOR change IN
    SELECT * FROM json_to_recordset(changes) AS c (
      kind text, environment bigint, state integer, "table" text, id bigint, value text, "from" integer, "to" integer
    )
  LOOP
    CASE change.kind
    WHEN 'record' THEN
      INSERT INTO nmbrs_mock.records (environment, state, "table", id, value, version)
        VALUES (change.environment, change.state, change."table", change.id, change.value, reached)
        ON CONFLICT (environment, state, "table", id)
        DO UPDATE SET value = excluded.value, version = excluded.version;
    WHEN 'state' THEN
      INSERT INTO nmbrs_mock.states (environment, state, value, version, replaced)
        VALUES (change.environment, change.state, change.value, reached, reached)
        ON CONFLICT (environment, state) DO UPDATE SET value = excluded.value, version = excluded.version;
    WHEN 'environment' THEN
      IF change.value IS NULL THEN
        DELETE FROM nmbrs_mock.records r WHERE r.environment = change.environment;
        DELETE FROM nmbrs_mock.states s WHERE s.environment = change.environment;
        DELETE FROM nmbrs_mock.uses u WHERE u.environment = change.environment;
      END IF;
      INSERT INTO nmbrs_mock.environments (environment, subdomain, value, version)
        VALUES (change.environment, lower(change.value::json ->> 'subdomain'), change.value, reached)
        ON CONFLICT (environment) DO UPDATE SET subdomain = excluded.subdomain, value = excluded.value;
    WHEN 'copy' THEN
      DELETE FROM nmbrs_mock.records r WHERE r.environment = change.environment AND r.state = change."to";
      INSERT INTO nmbrs_mock.states (environment, state, value, version, replaced)
        SELECT s.environment, change."to", s.value, reached, reached FROM nmbrs_mock.states s
        WHERE s.environment = change.environment AND s.state = change."from"
        ON CONFLICT (environment, state)
        DO UPDATE SET value = excluded.value, version = excluded.version, replaced = excluded.replaced;
      INSERT INTO nmbrs_mock.records (environment, state, "table", id, value, version)
        SELECT r.environment, change."to", r."table", r.id, r.value, reached FROM nmbrs_mock.records r
        WHERE r.environment = change.environment AND r.state = change."from" ORDER BY r.place;
    END CASE;
  END LOOP;
  UPDATE nmbrs_mock.environments e SET version = keep.reached
    FROM json_to_recordset(known) AS k (environment bigint) WHERE e.environment = k.environment;
  UPDATE nmbrs_mock.sandbox s SET version = keep.reached;
  UPDATE nmbrs_mock.writers w SET reached = keep.reached WHERE w.writer = by_writer;
END $$;
`,
];

/** Of what is kept in a database; what an older version of the mock wrote is migrated, what a newer one wrote is refused. */
export const FORMAT: number = MIGRATIONS.length;
