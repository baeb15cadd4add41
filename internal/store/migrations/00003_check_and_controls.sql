-- +goose Up
-- A fact: what a letter from a mailbox to itself measured. Durations in
-- microseconds; skew is the server's clock minus ours, between two bounds.
CREATE TABLE measurement (
    account    TEXT NOT NULL,
    at         BIGINT NOT NULL,
    arrived    INTEGER NOT NULL,
    junk       INTEGER NOT NULL,
    delay_from BIGINT NOT NULL,
    delay_to   BIGINT NOT NULL,
    skew_from  BIGINT NOT NULL,
    skew_to    BIGINT NOT NULL,
    PRIMARY KEY (account, at)
);

-- A fact and where it stands: the copy of an opening that went to a mailbox of
-- our own at another provider, one for each persona and control on each day of
-- UTC. The letter itself lies with all letters and goes out as they do.
-- placement is '' until it is known, then inbox, junk or missing.
CREATE TABLE control_letter (
    campaign  TEXT NOT NULL REFERENCES campaign (id),
    persona   TEXT NOT NULL,
    control   TEXT NOT NULL,
    day       TEXT NOT NULL,
    letter    TEXT NOT NULL UNIQUE REFERENCES letter (id),
    placement TEXT NOT NULL DEFAULT '' CHECK (placement IN ('', 'inbox', 'junk', 'missing')),
    placed_at BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (campaign, persona, control, day)
);
CREATE INDEX control_letter_placement ON control_letter (campaign, placement);

-- Control: from whom nothing goes out until a person resumes. scope is
-- persona:CAMPAIGN/PERSONA. refusals counts different letters that were refused by
-- policy in a row, the last of which was letter; since is 0 while only counted.
CREATE TABLE pause (
    scope    TEXT PRIMARY KEY,
    refusals BIGINT NOT NULL DEFAULT 0,
    letter   TEXT NOT NULL DEFAULT '',
    since    BIGINT NOT NULL DEFAULT 0,
    reason   TEXT NOT NULL DEFAULT ''
);
