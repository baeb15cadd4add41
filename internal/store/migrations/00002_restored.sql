-- +goose Up
-- Accounts of which letters may have been sent after the backup from which the
-- database was restored. Nothing goes out before their folders and Sent were
-- searched (searched = 1); and what could have fallen due before the restore is
-- not sent by itself after it, either.
CREATE TABLE restored (
    account  TEXT PRIMARY KEY,
    at       BIGINT NOT NULL,
    searched INTEGER NOT NULL DEFAULT 0
);
