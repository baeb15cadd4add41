-- +goose Up
-- People decide about the proposals that a report makes to a company, too: the
-- kind 'proposal', its subject CAMPAIGN/COMPANY/ITEM, its entity the campaign.
CREATE TABLE kept_note (
    override BIGINT PRIMARY KEY,
    note     TEXT NOT NULL
);
INSERT INTO kept_note (override, note) SELECT override, note FROM override_note;
DROP TABLE override_note;
CREATE TABLE decided (
    number        BIGINT PRIMARY KEY,
    kind          TEXT NOT NULL CHECK (kind IN ('class', 'match', 'reading', 'sent', 'contacted_otherwise', 'detected', 'withdrawn', 'proposal')),
    subject       TEXT NOT NULL,
    entity        TEXT NOT NULL,
    value         TEXT NOT NULL,
    machine_value TEXT NOT NULL,
    person        TEXT NOT NULL,
    at            BIGINT NOT NULL,
    undone_at     BIGINT NOT NULL DEFAULT 0
);
INSERT INTO decided (number, kind, subject, entity, value, machine_value, person, at, undone_at)
    SELECT number, kind, subject, entity, value, machine_value, person, at, undone_at FROM override;
DROP TABLE override;
ALTER TABLE decided RENAME TO override;
CREATE INDEX override_subject ON override (subject);
CREATE INDEX override_proposal ON override (entity) WHERE kind = 'proposal';

-- ERASABLE: what the person wrote beside a decision, and the words of a proposal.
CREATE TABLE override_note (
    override BIGINT PRIMARY KEY REFERENCES override (number),
    note     TEXT NOT NULL
);
INSERT INTO override_note (override, note) SELECT override, note FROM kept_note;
DROP TABLE kept_note;
