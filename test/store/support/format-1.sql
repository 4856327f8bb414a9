-- A database in format 1, as pg_dump of PostgreSQL 15 wrote it: an environment that was written to, one that is gone.
SET check_function_bodies = false;
CREATE SCHEMA nmbrs_mock;
CREATE FUNCTION nmbrs_mock.give_up(by_writer uuid, with_batch bigint) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF nmbrs_mock.take_turn(by_writer, with_batch) THEN
    RETURN NULL;
  END IF;
  RETURN (SELECT w.reached FROM nmbrs_mock.writers w WHERE w.writer = by_writer AND w.batch = with_batch);
END $$;
CREATE FUNCTION nmbrs_mock.keep(by_writer uuid, with_batch bigint, known json, changes json, OUT reached bigint, OUT overtaken bigint[]) RETURNS record
    LANGUAGE plpgsql
    AS $$
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
CREATE FUNCTION nmbrs_mock.take_turn(by_writer uuid, with_batch bigint) RETURNS boolean
    LANGUAGE plpgsql
    AS $$
BEGIN
  INSERT INTO nmbrs_mock.writers AS w VALUES (by_writer, with_batch)
    ON CONFLICT (writer) DO UPDATE SET batch = excluded.batch, reached = NULL WHERE w.batch < excluded.batch;
  RETURN FOUND;
END $$;
CREATE FUNCTION nmbrs_mock.unused(used bigint[], milliseconds double precision) RETURNS SETOF bigint
    LANGUAGE sql
    AS $$
  -- In the order of their numbers, so that no two wait for one another.
  INSERT INTO nmbrs_mock.uses
    SELECT e.environment, now() FROM nmbrs_mock.environments e
    WHERE e.environment = ANY (used) AND e.value IS NOT NULL ORDER BY e.environment
    ON CONFLICT (environment) DO UPDATE SET told = excluded.told;
  SELECT u.environment FROM nmbrs_mock.uses u WHERE u.told < now() - milliseconds * interval '1 millisecond';
$$;
CREATE TABLE nmbrs_mock.environments (
    environment bigint NOT NULL,
    subdomain text,
    value text,
    version bigint NOT NULL
);
CREATE TABLE nmbrs_mock.records (
    environment bigint NOT NULL,
    state integer NOT NULL,
    "table" text NOT NULL,
    id bigint NOT NULL,
    value text,
    version bigint NOT NULL,
    place bigint NOT NULL
);
ALTER TABLE nmbrs_mock.records ALTER COLUMN place ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME nmbrs_mock.records_place_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE nmbrs_mock.sandbox (
    is_only boolean DEFAULT true NOT NULL,
    format integer NOT NULL,
    world text,
    version bigint NOT NULL,
    CONSTRAINT sandbox_is_only_check CHECK (is_only)
);
CREATE TABLE nmbrs_mock.states (
    environment bigint NOT NULL,
    state integer NOT NULL,
    value text NOT NULL,
    version bigint NOT NULL,
    replaced bigint NOT NULL
);
CREATE TABLE nmbrs_mock.uses (
    environment bigint NOT NULL,
    told timestamp with time zone NOT NULL
);
CREATE TABLE nmbrs_mock.writers (
    writer uuid NOT NULL,
    batch bigint NOT NULL,
    reached bigint
);
INSERT INTO nmbrs_mock.environments VALUES (1, 'e1', '{"subdomain":"e1"}', 4);
INSERT INTO nmbrs_mock.environments VALUES (2, NULL, NULL, 5);
INSERT INTO nmbrs_mock.records OVERRIDING SYSTEM VALUE VALUES (1, -1, 'tags', 1, '"first"', 1, 2);
INSERT INTO nmbrs_mock.records OVERRIDING SYSTEM VALUE VALUES (1, 0, 'tags', 1, '"changed"', 3, 1);
INSERT INTO nmbrs_mock.records OVERRIDING SYSTEM VALUE VALUES (1, 0, 'tags', 2, '"second"', 3, 4);
INSERT INTO nmbrs_mock.records OVERRIDING SYSTEM VALUE VALUES (1, 1, 'tags', 1, '"changed"', 4, 5);
INSERT INTO nmbrs_mock.records OVERRIDING SYSTEM VALUE VALUES (1, 1, 'tags', 2, '"second"', 4, 6);
INSERT INTO nmbrs_mock.sandbox VALUES (true, 1, 'a world', 5);
INSERT INTO nmbrs_mock.states VALUES (1, -1, '"begun"', 1, 1);
INSERT INTO nmbrs_mock.states VALUES (1, 0, '"written"', 3, 1);
INSERT INTO nmbrs_mock.states VALUES (1, 1, '"written"', 4, 4);
INSERT INTO nmbrs_mock.uses VALUES (1, '2026-11-30 00:28:31.012398+00');
INSERT INTO nmbrs_mock.writers VALUES ('a0e06078-c24d-4f87-b9ce-15e484f40428', 5, 5);
SELECT pg_catalog.setval('nmbrs_mock.records_place_seq', 6, true);
ALTER TABLE ONLY nmbrs_mock.environments
    ADD CONSTRAINT environments_pkey PRIMARY KEY (environment);
ALTER TABLE ONLY nmbrs_mock.environments
    ADD CONSTRAINT environments_subdomain_key UNIQUE (subdomain);
ALTER TABLE ONLY nmbrs_mock.records
    ADD CONSTRAINT records_pkey PRIMARY KEY (environment, state, "table", id);
ALTER TABLE ONLY nmbrs_mock.sandbox
    ADD CONSTRAINT sandbox_pkey PRIMARY KEY (is_only);
ALTER TABLE ONLY nmbrs_mock.states
    ADD CONSTRAINT states_pkey PRIMARY KEY (environment, state);
ALTER TABLE ONLY nmbrs_mock.uses
    ADD CONSTRAINT uses_pkey PRIMARY KEY (environment);
ALTER TABLE ONLY nmbrs_mock.writers
    ADD CONSTRAINT writers_pkey PRIMARY KEY (writer);
CREATE INDEX environments_version_idx ON nmbrs_mock.environments USING btree (version);
CREATE INDEX records_version_idx ON nmbrs_mock.records USING btree (version);
CREATE INDEX states_version_idx ON nmbrs_mock.states USING btree (version);
