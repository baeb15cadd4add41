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
    variant      TEXT NOT NULL,
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
    text_sha256 TEXT NOT NULL,
    UNIQUE (enquiry, stage)
);
CREATE INDEX letter_account ON letter (account, enquiry);

-- ERASABLE: the letter as rendered, at launch or, a clarification, when it was asked for.
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

-- A message is stored once for each account, whatever folders show it. number
-- grows with each one: it tells a reader what is new.
CREATE TABLE message (
    id         TEXT PRIMARY KEY,
    number     BIGINT NOT NULL UNIQUE,
    account    TEXT NOT NULL,
    sha256     TEXT NOT NULL,
    size       BIGINT NOT NULL,
    truncated  INTEGER NOT NULL,
    stored_at  BIGINT NOT NULL,
    UNIQUE (account, sha256, truncated)
);
CREATE INDEX message_account ON message (account, number);

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

-- A person's decision, against the machine's or beside it; kept through every
-- re-reading. subject is a message, an enquiry or a letter, as kind asks; entity
-- is under what it is logged; machine_value is what the machine said at the time.
CREATE TABLE override (
    number        BIGINT PRIMARY KEY,
    kind          TEXT NOT NULL CHECK (kind IN ('class', 'match', 'reading', 'sent', 'contacted_otherwise', 'detected', 'withdrawn')),
    subject       TEXT NOT NULL,
    entity        TEXT NOT NULL,
    value         TEXT NOT NULL,
    machine_value TEXT NOT NULL,
    person        TEXT NOT NULL,
    at            BIGINT NOT NULL,
    undone_at     BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX override_subject ON override (subject);

-- ERASABLE: what the person wrote beside a decision.
CREATE TABLE override_note (
    override BIGINT PRIMARY KEY REFERENCES override (number),
    note     TEXT NOT NULL
);

-- ---------------------------------------------------------------- log
-- entity is an enquiry, a campaign or an account; seq counts from 1 without gaps.
-- id grows with each line of the whole log: it tells a reader what is new.
CREATE TABLE event (
    id      INTEGER PRIMARY KEY,
    entity  TEXT NOT NULL,
    seq     BIGINT NOT NULL,
    at      BIGINT NOT NULL,
    actor   TEXT NOT NULL,
    kind    TEXT NOT NULL,
    payload TEXT NOT NULL,
    UNIQUE (entity, seq)
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

-- due_at and latest_at are 0 while a letter is only planned; answers is the
-- company's message that a later letter answers, '' for our own opening.
CREATE TABLE letter_state (
    letter       TEXT PRIMARY KEY REFERENCES letter (id),
    state        TEXT NOT NULL CHECK (state IN ('planned', 'not_needed', 'due', 'claimed', 'handing_over', 'accepted',
                                                'rejected', 'deferred', 'unknown', 'missed', 'cancelled')),
    due_at       BIGINT NOT NULL DEFAULT 0,
    latest_at    BIGINT NOT NULL DEFAULT 0,
    replanned    BIGINT NOT NULL DEFAULT 0,
    answers      TEXT NOT NULL DEFAULT '',
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
CREATE INDEX letter_state_due ON letter_state (state, due_at);
CREATE INDEX letter_state_copied ON letter_state (state, copied);
-- When a letter went out or will; the store asks for it in the same words.
CREATE INDEX letter_state_at ON letter_state ((CASE WHEN sent_at > 0 THEN sent_at
    WHEN handing_at > 0 AND state <> 'deferred' THEN handing_at WHEN not_before > due_at THEN not_before ELSE due_at END));

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
    template       TEXT NOT NULL,
    received_at    BIGINT NOT NULL,
    clock_flag     INTEGER NOT NULL,
    unread         INTEGER NOT NULL,
    asks_back      INTEGER NOT NULL,
    body           TEXT NOT NULL
);
CREATE INDEX decision_enquiry ON decision (enquiry);
CREATE INDEX decision_template ON decision (template, enquiry);

-- The messages without a decision, so that nobody has to look through all of them.
CREATE TABLE undecided (
    message TEXT PRIMARY KEY REFERENCES message (id) ON DELETE CASCADE,
    account TEXT NOT NULL
);
CREATE INDEX undecided_account ON undecided (account);
-- +goose StatementBegin
CREATE TRIGGER message_undecided AFTER INSERT ON message BEGIN
    INSERT INTO undecided (message, account) VALUES (NEW.id, NEW.account);
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER decision_made AFTER INSERT ON decision BEGIN
    DELETE FROM undecided WHERE message = NEW.message;
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER decision_dropped AFTER DELETE ON decision BEGIN
    INSERT INTO undecided (message, account) SELECT id, account FROM message WHERE id = OLD.message;
END;
-- +goose StatementEnd

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
