-- +goose Up
-- A fact: a rubric as canonical JSON, by the SHA-256 of it. A campaign is launched
-- with one, and its old replies may be graded again by others: the results stand
-- beside each other in assessment.
CREATE TABLE rubric (
    hash TEXT PRIMARY KEY,
    body TEXT NOT NULL
);
INSERT INTO rubric (hash, body) SELECT c.rubric_hash, MIN(d.body) FROM campaign c
    JOIN campaign_document d ON d.campaign = c.id AND d.kind = 'rubric' GROUP BY c.rubric_hash;
DELETE FROM campaign_document WHERE kind = 'rubric';
