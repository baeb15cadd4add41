-- +goose Up
-- Below old_below a folder that appeared or was rebuilt after the launch may hold mail from long before it.
ALTER TABLE folder ADD COLUMN old_below BIGINT NOT NULL DEFAULT 0;

-- The UIDs just below a cursor that were passed over, since what they show is older than every letter.
CREATE TABLE passed_over (
    account      TEXT NOT NULL,
    folder       TEXT NOT NULL,
    uid_validity BIGINT NOT NULL,
    uid          BIGINT NOT NULL,
    PRIMARY KEY (account, folder, uid_validity, uid)
);

-- What is out of order on the lines of an account, for other processes to see; cause is ERASABLE.
CREATE TABLE trouble (
    account TEXT NOT NULL,
    line    TEXT NOT NULL CHECK (line IN ('sending', 'collecting', 'copying', 'completing')),
    since   BIGINT NOT NULL,
    cause   TEXT NOT NULL,
    PRIMARY KEY (account, line)
);

-- An oversized message of which only the beginning is stored, and how far the rest has come.
CREATE TABLE rest (
    message TEXT PRIMARY KEY REFERENCES message (id),
    fetched BIGINT NOT NULL
);

-- ERASABLE: what was fetched behind the beginning.
CREATE TABLE rest_chunk (
    id      INTEGER PRIMARY KEY,
    message TEXT NOT NULL REFERENCES message (id),
    start   BIGINT NOT NULL,
    raw     BLOB NOT NULL,
    UNIQUE (message, start)
);

-- The beginning of a message, and the same message whole, which is read in its stead.
CREATE TABLE whole_message (
    part    TEXT PRIMARY KEY REFERENCES message (id),
    message TEXT NOT NULL REFERENCES message (id)
);
CREATE INDEX whole_message_message ON whole_message (message);
