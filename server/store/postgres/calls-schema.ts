/**
 * What turns the format without calls into the one with them. None of it is logged, so that no call waits for the disk: what
 * is there outlives the mocks, and is empty after a crash of the database server.
 *
 * Calls are numbered in the order in which they come to be seen. A room holds those of one environment by one maker, from its first call,
 * or the one since they were forgotten, until the environment is gone.
 */
export const CALLS = `
-- The life is another one where all was lost.
CREATE UNLOGGED TABLE nmbrs_mock.journal (
  is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
  life uuid NOT NULL DEFAULT gen_random_uuid(),
  last bigint NOT NULL
);

-- Under the number of its first call. How many calls there were, and what is there of them.
CREATE UNLOGGED TABLE nmbrs_mock.rooms (
  room bigint PRIMARY KEY,
  environment text,
  by text NOT NULL,
  gone timestamptz,
  made integer NOT NULL DEFAULT 0,
  held integer NOT NULL DEFAULT 0,
  last bigint NOT NULL,
  bytes bigint NOT NULL DEFAULT 0,
  message_bytes bigint NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX ON nmbrs_mock.rooms (coalesce(environment, ''), by) WHERE gone IS NULL;

CREATE UNLOGGED TABLE nmbrs_mock.calls (
  room bigint NOT NULL,
  ordinal integer NOT NULL,
  number bigint NOT NULL,
  writer uuid NOT NULL,
  sent bigint NOT NULL,
  value text NOT NULL,
  messages text,
  bytes integer NOT NULL,
  message_bytes integer NOT NULL,
  PRIMARY KEY (room, ordinal)
);
CREATE UNIQUE INDEX ON nmbrs_mock.calls (writer, sent);

-- What is not to be shown of calls, whichever mock shows them, those of which the mocks remember none any more included.
CREATE TABLE nmbrs_mock.secrets (number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, secret text NOT NULL);
CREATE UNIQUE INDEX ON nmbrs_mock.secrets (md5(secret));

-- Drops the calls of a room up to one.
CREATE FUNCTION nmbrs_mock.drop_calls(of_room bigint, up_to integer) RETURNS void LANGUAGE sql AS $$
  WITH dropped AS (
    DELETE FROM nmbrs_mock.calls c WHERE c.room = of_room AND c.ordinal <= up_to RETURNING c.bytes, c.message_bytes
  )
  UPDATE nmbrs_mock.rooms r SET held = r.held - d.calls, bytes = r.bytes - d.bytes,
    message_bytes = r.message_bytes - d.message_bytes
  FROM (
    SELECT count(*) AS calls, coalesce(sum(bytes), 0) AS bytes, coalesce(sum(message_bytes), 0) AS message_bytes FROM dropped
  ) d
  WHERE r.room = of_room;
$$;

-- The same of their messages alone.
CREATE FUNCTION nmbrs_mock.drop_messages(of_room bigint, up_to integer) RETURNS void LANGUAGE sql AS $$
  UPDATE nmbrs_mock.rooms r SET message_bytes = r.message_bytes - (
    SELECT coalesce(sum(c.message_bytes), 0) FROM nmbrs_mock.calls c WHERE c.room = of_room AND c.ordinal <= up_to
  ) WHERE r.room = of_room;
  UPDATE nmbrs_mock.calls c SET messages = NULL, message_bytes = 0
  WHERE c.room = of_room AND c.ordinal <= up_to AND c.message_bytes > 0;
$$;

-- Drops what takes more than there is room for, but for the last call of all.
CREATE FUNCTION nmbrs_mock.bound_calls(most_bytes double precision, most_message_bytes double precision)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE newest bigint; excess double precision; largest record; oldest record;
BEGIN
  SELECT j.last INTO newest FROM nmbrs_mock.journal j;
  -- Of the environment that holds most of them.
  LOOP
    SELECT sum(r.message_bytes) - most_message_bytes INTO excess FROM nmbrs_mock.rooms r;
    EXIT WHEN excess IS NULL OR excess <= 0;
    SELECT c.room, min(c.ordinal) AS up_to INTO largest FROM (
      SELECT room, ordinal, sum(message_bytes) OVER (ORDER BY ordinal) AS bytes, sum(message_bytes) OVER () AS all_bytes
      FROM nmbrs_mock.calls
      WHERE number < newest AND message_bytes > 0 AND room = (
        SELECT r.room FROM nmbrs_mock.rooms r
        LEFT JOIN nmbrs_mock.calls l ON l.room = r.room AND l.ordinal = r.made AND l.number = newest
        ORDER BY r.message_bytes - coalesce(l.message_bytes, 0) DESC, r.room LIMIT 1
      )
    ) c WHERE c.bytes >= least(excess, c.all_bytes) GROUP BY c.room;
    EXIT WHEN largest IS NULL;
    PERFORM nmbrs_mock.drop_messages(largest.room, largest.up_to);
  END LOOP;
  -- Of the environment that was called longest ago.
  LOOP
    SELECT sum(r.bytes) - most_bytes INTO excess FROM nmbrs_mock.rooms r;
    EXIT WHEN excess IS NULL OR excess <= 0;
    SELECT c.room, min(c.ordinal) AS up_to INTO oldest FROM (
      SELECT room, ordinal, sum(bytes) OVER (ORDER BY ordinal) AS bytes, sum(bytes) OVER () AS all_bytes
      FROM nmbrs_mock.calls
      WHERE number < newest AND room = (
        SELECT r.room FROM nmbrs_mock.rooms r
        WHERE r.held > CASE WHEN r.last = newest THEN 1 ELSE 0 END ORDER BY r.last LIMIT 1
      )
    ) c WHERE c.bytes >= least(excess, c.all_bytes) GROUP BY c.room;
    EXIT WHEN oldest IS NULL;
    PERFORM nmbrs_mock.drop_calls(oldest.room, oldest.up_to);
    DELETE FROM nmbrs_mock.rooms r WHERE r.room = oldest.room AND r.held = 0 AND r.gone IS NOT NULL;
  END LOOP;
END $$;

-- Adds calls, those that are there already but once, and tells the numbers of all of them. Each room holds so many at most.
CREATE FUNCTION nmbrs_mock.add_calls(
  by_writer uuid, added json, hidden json, most json
) RETURNS TABLE (sent bigint, number bigint, ordinal integer) LANGUAGE plpgsql AS $$
DECLARE one record; own nmbrs_mock.rooms; up_to integer;
BEGIN
  -- There is nothing to wait for.
  PERFORM set_config('synchronous_commit', 'off', true);
  INSERT INTO nmbrs_mock.journal (last) VALUES (0) ON CONFLICT DO NOTHING;
  -- One after another, so that whoever sees a number has seen all before.
  PERFORM FROM nmbrs_mock.journal j FOR UPDATE;

  IF json_array_length(hidden) > 0 THEN
    INSERT INTO nmbrs_mock.secrets (secret) SELECT DISTINCT h FROM json_array_elements_text(hidden) h
      WHERE NOT EXISTS (SELECT FROM nmbrs_mock.secrets s WHERE md5(s.secret) = md5(h));
    DELETE FROM nmbrs_mock.secrets s
    WHERE s.number <= (SELECT max(l.number) FROM nmbrs_mock.secrets l) - (most ->> 'secrets')::bigint;
  END IF;

  FOR one IN
    SELECT a.*, octet_length(a.value) AS bytes, coalesce(octet_length(a.messages), 0) AS message_bytes
    FROM json_to_recordset(added) AS a (sent bigint, environment text, by text, value text, messages text)
    ORDER BY a.sent
  LOOP
    SELECT c.number, c.ordinal INTO number, ordinal FROM nmbrs_mock.calls c
    WHERE c.writer = by_writer AND c.sent = one.sent;
    IF NOT FOUND THEN
      UPDATE nmbrs_mock.journal j SET last = j.last + 1 RETURNING j.last INTO number;
      INSERT INTO nmbrs_mock.rooms AS r (room, environment, by, made, held, last, bytes, message_bytes)
        VALUES (number, one.environment, one."by", 1, 1, number, one.bytes, one.message_bytes)
        ON CONFLICT (coalesce(environment, ''), by) WHERE gone IS NULL
        DO UPDATE SET made = r.made + 1, held = r.held + 1, last = excluded.last, bytes = r.bytes + excluded.bytes,
          message_bytes = r.message_bytes + excluded.message_bytes
        RETURNING r.* INTO own;
      ordinal := own.made;
      INSERT INTO nmbrs_mock.calls (room, ordinal, number, writer, sent, value, messages, bytes, message_bytes)
        VALUES (own.room, own.made, number, by_writer, one.sent, one.value, one.messages, one.bytes, one.message_bytes);
      IF own.held > (most ->> 'calls')::integer THEN
        PERFORM nmbrs_mock.drop_calls(own.room, own.made - (most ->> 'calls')::integer);
      END IF;
      IF own.bytes > (most ->> 'room')::bigint THEN
        SELECT max(c.ordinal) INTO up_to FROM (
          SELECT k.ordinal, sum(k.bytes) OVER (ORDER BY k.ordinal DESC) AS bytes FROM nmbrs_mock.calls k
          WHERE k.room = own.room
        ) c WHERE c.bytes > (most ->> 'room')::bigint AND c.ordinal < own.made;
        PERFORM nmbrs_mock.drop_calls(own.room, up_to);
      END IF;
    END IF;
    sent := one.sent;
    RETURN NEXT;
  END LOOP;
  PERFORM nmbrs_mock.bound_calls((most ->> 'records')::double precision, (most ->> 'messages')::double precision);
END $$;

CREATE FUNCTION nmbrs_mock.clear_calls(of_environment text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM nmbrs_mock.journal j FOR UPDATE;
  WITH cleared AS (
    DELETE FROM nmbrs_mock.rooms r WHERE r.environment = of_environment AND r.gone IS NULL RETURNING r.room
  )
  DELETE FROM nmbrs_mock.calls c USING cleared WHERE c.room = cleared.room;
END $$;

-- The calls of an environment that is gone stay for a while; another one of its name begins anew.
CREATE FUNCTION nmbrs_mock.bury_calls() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE forgotten bigint; name text := CASE TG_OP WHEN 'INSERT' THEN NEW.subdomain ELSE OLD.subdomain END;
BEGIN
  IF NOT EXISTS (SELECT FROM nmbrs_mock.rooms r WHERE r.gone IS NULL AND lower(r.environment) = name) THEN
    RETURN NULL;
  END IF;
  -- Before any room, as whoever adds calls.
  PERFORM FROM nmbrs_mock.journal j FOR UPDATE;
  UPDATE nmbrs_mock.rooms r SET gone = clock_timestamp() WHERE r.gone IS NULL AND lower(r.environment) = name;
  FOR forgotten IN
    SELECT g.room FROM (
      SELECT room, sum(held) OVER (ORDER BY gone DESC, room DESC) AS calls FROM nmbrs_mock.rooms WHERE gone IS NOT NULL
    ) g WHERE g.calls > 1000
  LOOP
    DELETE FROM nmbrs_mock.rooms r WHERE r.room = forgotten;
    DELETE FROM nmbrs_mock.calls c WHERE c.room = forgotten;
  END LOOP;
  RETURN NULL;
END $$;
CREATE TRIGGER comes AFTER INSERT ON nmbrs_mock.environments FOR EACH ROW EXECUTE FUNCTION nmbrs_mock.bury_calls();
CREATE TRIGGER goes AFTER UPDATE ON nmbrs_mock.environments FOR EACH ROW
  WHEN (OLD.value IS NOT NULL AND NEW.value IS NULL) EXECUTE FUNCTION nmbrs_mock.bury_calls();
`;
