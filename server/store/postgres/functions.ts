/** What a database does for mocks, in the present format; each is put in the place of the one before it. */
export const FUNCTIONS = `
CREATE OR REPLACE FUNCTION nmbrs_mock.unused(used bigint[], milliseconds double precision) RETURNS SETOF bigint LANGUAGE sql AS $$
  -- In the order of their numbers, so that no two wait for one another.
  INSERT INTO nmbrs_mock.uses
    SELECT e.environment, now() FROM nmbrs_mock.environments e
    WHERE e.environment = ANY (used) AND e.value IS NOT NULL ORDER BY e.environment
    ON CONFLICT (environment) DO UPDATE SET told = excluded.told;
  SELECT u.environment FROM nmbrs_mock.uses u WHERE u.told < now() - milliseconds * interval '1 millisecond';
$$;

CREATE OR REPLACE FUNCTION nmbrs_mock.take_turn(by_writer uuid, with_batch bigint) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO nmbrs_mock.writers AS w (writer, batch) VALUES (by_writer, with_batch)
    ON CONFLICT (writer) DO UPDATE SET batch = excluded.batch, reached = NULL, wrote = now() WHERE w.batch < excluded.batch;
  RETURN FOUND;
END $$;

-- Makes a batch void, unless it was kept. Gives the version that it led to; null where it led to none.
CREATE OR REPLACE FUNCTION nmbrs_mock.give_up(by_writer uuid, with_batch bigint) RETURNS bigint LANGUAGE plpgsql AS $$
BEGIN
  IF nmbrs_mock.take_turn(by_writer, with_batch) THEN
    RETURN NULL;
  END IF;
  RETURN (SELECT w.reached FROM nmbrs_mock.writers w WHERE w.writer = by_writer AND w.batch = with_batch);
END $$;

-- Forgets what no process needs any more: of environments that left an hour ago that they did, and which batches those wrote that
-- wrote none for a day. One that knows less than was forgotten asks which environments are there. The last number stays, so
-- that none is given again.
CREATE OR REPLACE FUNCTION nmbrs_mock.purge() RETURNS void LANGUAGE sql AS $$
  WITH forgotten AS (
    DELETE FROM nmbrs_mock.environments e
    WHERE e.left_at < now() - interval '1 hour' AND e.environment < (SELECT max(l.environment) FROM nmbrs_mock.environments l)
    RETURNING e.version
  )
  UPDATE nmbrs_mock.sandbox s SET purged = greatest(s.purged, (SELECT max(f.version) FROM forgotten f));
  DELETE FROM nmbrs_mock.uses u
    WHERE NOT EXISTS (SELECT FROM nmbrs_mock.environments e WHERE e.environment = u.environment AND e.left_at IS NULL);
  -- One that writes just now is not waited for: it waits itself.
  DELETE FROM nmbrs_mock.writers w WHERE w.writer IN (
    SELECT o.writer FROM nmbrs_mock.writers o WHERE o.wrote < now() - interval '1 day' FOR UPDATE SKIP LOCKED
  );
$$;

-- Keeps changes in one round trip, so that nobody who stops halfway can hold others up. Gives the version that it led to, or
-- else the environments to which others wrote since the versions that are known of them; then nothing was written.
CREATE OR REPLACE FUNCTION nmbrs_mock.keep(
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
    -- It is gone, or another one had its number.
    OR e.environment IS NULL AND k.environment <= (SELECT max(l.environment) FROM nmbrs_mock.environments l)
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
      kind text, environment bigint, state integer, "table" text, id bigint, value text, begun text,
      "from" integer, "to" integer
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
        SELECT e.environment, change.state, change.value, reached, e.came FROM nmbrs_mock.environments e
        WHERE e.environment = change.environment
        ON CONFLICT (environment, state) DO UPDATE SET value = excluded.value, version = excluded.version;
    WHEN 'begin' THEN
      INSERT INTO nmbrs_mock.environments (environment, subdomain, value, begun, came, version)
        VALUES (
          change.environment, lower(change.value::json ->> 'subdomain'), change.value, change.begun, reached, reached
        )
        ON CONFLICT (environment) DO UPDATE
        SET subdomain = excluded.subdomain, value = excluded.value, begun = excluded.begun, came = excluded.came,
          left_at = NULL;
    WHEN 'end' THEN
      DELETE FROM nmbrs_mock.records r WHERE r.environment = change.environment;
      DELETE FROM nmbrs_mock.states s WHERE s.environment = change.environment;
      UPDATE nmbrs_mock.environments e SET subdomain = NULL, value = NULL, begun = NULL, left_at = now()
        WHERE e.environment = change.environment;
      PERFORM nmbrs_mock.purge();
    WHEN 'copy' THEN
      DELETE FROM nmbrs_mock.records r WHERE r.environment = change.environment AND r.state = change."to";
      INSERT INTO nmbrs_mock.states (environment, state, value, version, replaced)
        SELECT e.environment, change."to", coalesce(s.value, e.begun::json ->> 'state'), reached, reached
        FROM nmbrs_mock.environments e
        LEFT JOIN nmbrs_mock.states s ON s.environment = e.environment AND s.state = change."from"
        WHERE e.environment = change.environment
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
`;
