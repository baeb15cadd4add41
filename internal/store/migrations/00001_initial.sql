-- +goose Up
-- Times are integer microseconds since 1970 in UTC; 0 means "not yet".
-- Keys are application keys. Every row that can hold a name, an address, a
-- quotation or a server's words about a person is marked ERASABLE: purge and
-- withdrawal empty it, and nothing in the log refers to its content.

-- ---------------------------------------------------------------- facts
CREATE TABLE campaign (
    id           TEXT PRIMARY KEY,
    title        TEXT NOT NULL,
    seed         BIGINT NOT NULL,
    design_hash  TEXT NOT NULL,
    rubric_hash  TEXT NOT NULL,
    launched_at  BIGINT NOT NULL
);

-- ERASABLE: the frozen campaign and rubric as canonical JSON; names companies and personas.
CREATE TABLE campaign_document (
    campaign TEXT NOT NULL REFERENCES campaign (id),
    kind     TEXT NOT NULL CHECK (kind IN ('campaign', 'rubric')),
    body     TEXT NOT NULL,
    PRIMARY KEY (campaign, kind)
);

CREATE TABLE enquiry (
    id           TEXT PRIMARY KEY,
    campaign     TEXT NOT NULL REFERENCES campaign (id),
    wave         TEXT NOT NULL,
    organisation TEXT NOT NULL,
    company      TEXT NOT NULL,
    persona      TEXT NOT NULL,
    account      TEXT NOT NULL,
    mailbox      TEXT NOT NULL,
    script       TEXT NOT NULL,
    language     TEXT NOT NULL,
    factors      TEXT NOT NULL,
    block        TEXT NOT NULL,
    planned_at   BIGINT NOT NULL
);
CREATE INDEX enquiry_campaign ON enquiry (campaign);

CREATE TABLE letter (
    id          TEXT PRIMARY KEY,
    enquiry     TEXT NOT NULL REFERENCES enquiry (id),
    stage       TEXT NOT NULL,
    account     TEXT NOT NULL,
    domain      TEXT NOT NULL,
    due_at      BIGINT NOT NULL,
    latest_at   BIGINT NOT NULL,
    text_sha256 TEXT NOT NULL,
    UNIQUE (enquiry, stage)
);
CREATE INDEX letter_account ON letter (account, due_at);

-- ERASABLE: the letter as rendered at launch.
CREATE TABLE letter_text (
    letter    TEXT PRIMARY KEY REFERENCES letter (id),
    from_name TEXT NOT NULL,
    from_addr TEXT NOT NULL,
    to_addr   TEXT NOT NULL,
    subject   TEXT NOT NULL,
    body      TEXT NOT NULL
);

-- ERASABLE: the exact bytes, with Date and Message-ID, stored by the first claim.
CREATE TABLE letter_bytes (
    id         INTEGER PRIMARY KEY,
    letter     TEXT NOT NULL UNIQUE REFERENCES letter (id),
    message_id TEXT NOT NULL,
    raw        BLOB NOT NULL
);
CREATE INDEX letter_bytes_message_id ON letter_bytes (message_id);

-- A message is stored once for each account, whatever folders show it.
CREATE TABLE message (
    id         TEXT PRIMARY KEY,
    account    TEXT NOT NULL,
    sha256     TEXT NOT NULL,
    size       BIGINT NOT NULL,
    truncated  INTEGER NOT NULL,
    stored_at  BIGINT NOT NULL,
    UNIQUE (account, sha256, truncated)
);

-- ERASABLE: raw bytes, in a rowid table of their own so that lists stay small.
CREATE TABLE message_raw (
    id      INTEGER PRIMARY KEY,
    message TEXT NOT NULL UNIQUE REFERENCES message (id),
    raw     BLOB NOT NULL
);

CREATE TABLE sighting (
    account      TEXT NOT NULL,
    folder       TEXT NOT NULL,
    uid_validity BIGINT NOT NULL,
    uid          BIGINT NOT NULL,
    message      TEXT NOT NULL REFERENCES message (id),
    internaldate BIGINT NOT NULL,
    seen_at      BIGINT NOT NULL,
    PRIMARY KEY (account, folder, uid_validity, uid)
);
CREATE INDEX sighting_message ON sighting (message);

-- A UID that the server lists and cannot give; the reason is ERASABLE. It neither blocks the folder nor is passed over in silence.
CREATE TABLE unfetchable (
    account      TEXT NOT NULL,
    folder       TEXT NOT NULL,
    uid_validity BIGINT NOT NULL,
    uid          BIGINT NOT NULL,
    reason       TEXT NOT NULL,
    internaldate BIGINT NOT NULL,
    at           BIGINT NOT NULL,
    PRIMARY KEY (account, folder, uid_validity, uid)
);

-- A person's decision against the machine's; kept through every re-reading.
CREATE TABLE override (
    id            TEXT PRIMARY KEY,
    message       TEXT NOT NULL REFERENCES message (id),
    kind          TEXT NOT NULL CHECK (kind IN ('class', 'match')),
    value         TEXT NOT NULL,
    machine_value TEXT NOT NULL,
    person        TEXT NOT NULL,
    at            BIGINT NOT NULL,
    undone_at     BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX override_message ON override (message);

-- ---------------------------------------------------------------- log
-- entity is an enquiry, a campaign or an account; seq counts from 1 without gaps.
CREATE TABLE event (
    entity  TEXT NOT NULL,
    seq     BIGINT NOT NULL,
    at      BIGINT NOT NULL,
    actor   TEXT NOT NULL,
    kind    TEXT NOT NULL,
    payload TEXT NOT NULL,
    PRIMARY KEY (entity, seq)
);

-- ERASABLE: a server's words that belong to an event.
CREATE TABLE event_text (
    entity TEXT NOT NULL,
    seq    BIGINT NOT NULL,
    text   TEXT NOT NULL,
    PRIMARY KEY (entity, seq)
);

-- The log only grows.
-- +goose StatementBegin
CREATE TRIGGER event_no_update BEFORE UPDATE ON event BEGIN
    SELECT RAISE(ABORT, 'the log is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER event_no_delete BEFORE DELETE ON event BEGIN
    SELECT RAISE(ABORT, 'the log is append-only');
END;
-- +goose StatementEnd

-- ---------------------------------------------------------------- control
CREATE TABLE lease (
    name         TEXT PRIMARY KEY,
    owner        TEXT NOT NULL,
    installation TEXT NOT NULL,
    expires_at   BIGINT NOT NULL
);

CREATE TABLE campaign_control (
    campaign TEXT PRIMARY KEY REFERENCES campaign (id),
    state    TEXT NOT NULL CHECK (state IN ('running', 'paused', 'stopped', 'closed'))
);

CREATE TABLE letter_state (
    letter       TEXT PRIMARY KEY REFERENCES letter (id),
    state        TEXT NOT NULL CHECK (state IN ('due', 'claimed', 'handing_over', 'accepted', 'rejected',
                                                'deferred', 'unknown', 'missed', 'cancelled')),
    owner        TEXT NOT NULL DEFAULT '',
    fence        BIGINT NOT NULL DEFAULT 0,
    attempts     BIGINT NOT NULL DEFAULT 0,
    not_before   BIGINT NOT NULL DEFAULT 0,
    budget_day   TEXT NOT NULL DEFAULT '',
    handing_at   BIGINT NOT NULL DEFAULT 0,
    sent_at      BIGINT NOT NULL DEFAULT 0,
    sent_proved  INTEGER NOT NULL DEFAULT 0,
    reply_code   BIGINT NOT NULL DEFAULT 0,
    reply_status TEXT NOT NULL DEFAULT '',
    remote       INTEGER NOT NULL DEFAULT 0,
    copied       INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX letter_state_state ON letter_state (state);

-- Addresses and domains that are never written to, whatever a campaign says.
-- These rows outlive every purge: they keep the promise that was made.
CREATE TABLE suppression (
    target TEXT PRIMARY KEY,
    person TEXT NOT NULL,
    at     BIGINT NOT NULL
);

-- One row for each cap and day; taken inside the claim.
CREATE TABLE budget (
    scope TEXT NOT NULL,
    day   TEXT NOT NULL,
    used  BIGINT NOT NULL,
    cap   BIGINT NOT NULL,
    PRIMARY KEY (scope, day)
);

CREATE TABLE folder (
    account         TEXT NOT NULL,
    name            TEXT NOT NULL,
    uid_validity    BIGINT NOT NULL,
    next_uid        BIGINT NOT NULL,
    first_uid       BIGINT NOT NULL,
    scanned_through BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (account, name)
);

-- Counted before a message is read: one bad message must not crash the process again and again.
CREATE TABLE read_attempt (
    message        TEXT NOT NULL REFERENCES message (id),
    reader_version TEXT NOT NULL,
    attempts       BIGINT NOT NULL,
    PRIMARY KEY (message, reader_version)
);

-- ---------------------------------------------------------------- derived
-- All ERASABLE: rebuilt from the facts at any time.
CREATE TABLE extract (
    message        TEXT NOT NULL REFERENCES message (id),
    reader_version TEXT NOT NULL,
    body           TEXT NOT NULL,
    PRIMARY KEY (message, reader_version)
);

CREATE TABLE decision (
    message        TEXT PRIMARY KEY REFERENCES message (id),
    reader_version TEXT NOT NULL,
    enquiry        TEXT NOT NULL,
    class          TEXT NOT NULL,
    sender         TEXT NOT NULL,
    fingerprint    TEXT NOT NULL,
    received_at    BIGINT NOT NULL,
    clock_flag     INTEGER NOT NULL,
    body           TEXT NOT NULL
);
CREATE INDEX decision_enquiry ON decision (enquiry);
CREATE INDEX decision_sender ON decision (sender);

-- Enquiries that an undecided message could belong to.
CREATE TABLE possible_match (
    message TEXT NOT NULL REFERENCES message (id),
    enquiry TEXT NOT NULL REFERENCES enquiry (id),
    PRIMARY KEY (message, enquiry)
);
CREATE INDEX possible_match_enquiry ON possible_match (enquiry);

CREATE TABLE assessment (
    enquiry        TEXT NOT NULL REFERENCES enquiry (id),
    rubric_hash    TEXT NOT NULL,
    reader_version TEXT NOT NULL,
    as_of          BIGINT NOT NULL,
    outcome        TEXT NOT NULL,
    body           TEXT NOT NULL,
    PRIMARY KEY (enquiry, rubric_hash, reader_version)
);
