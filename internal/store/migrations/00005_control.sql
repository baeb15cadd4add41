-- +goose Up
-- A person's hold on one account: nothing is sent from it, by any campaign. An
-- account without a row runs.
CREATE TABLE account_control (
    account TEXT PRIMARY KEY,
    state   TEXT NOT NULL CHECK (state IN ('running', 'paused'))
);

-- ERASABLE: why somebody is not written to, in the words of who said so. The
-- promise itself, in suppression, outlives it.
CREATE TABLE suppression_note (
    target TEXT PRIMARY KEY REFERENCES suppression (target) ON DELETE CASCADE,
    note   TEXT NOT NULL
);

-- ERASABLE: the conversation with our mail server that led to an event, without
-- the letter and without secrets.
CREATE TABLE transcript (
    entity TEXT NOT NULL,
    seq    BIGINT NOT NULL,
    letter TEXT NOT NULL REFERENCES letter (id),
    text   TEXT NOT NULL,
    PRIMARY KEY (entity, seq)
);
CREATE INDEX transcript_letter ON transcript (letter, seq);
