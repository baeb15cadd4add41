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
