-- +goose Up
-- People as coders: what they are asked, frozen before the first code, and what
-- they say. Codes are facts and only grow: a new one supersedes, nothing is lost.

CREATE TABLE coding_plan (
    campaign    TEXT PRIMARY KEY REFERENCES campaign (id),
    rubric_hash TEXT NOT NULL,
    stages      TEXT NOT NULL,    -- shares in percent, rising to 100: "10 50 100"
    overlap     BIGINT NOT NULL,  -- coders of each reply, but in the last stage
    threshold   DOUBLE PRECISION NOT NULL, -- alpha that opens the next stage
    person      TEXT NOT NULL,
    at          BIGINT NOT NULL
);

-- The replies to be coded, in the order in which they were drawn; stage counts from 1.
CREATE TABLE coding_reply (
    campaign TEXT NOT NULL REFERENCES coding_plan (campaign),
    position BIGINT NOT NULL,
    stage    BIGINT NOT NULL,
    enquiry  TEXT NOT NULL REFERENCES enquiry (id),
    message  TEXT NOT NULL REFERENCES message (id),
    first    INTEGER NOT NULL,   -- the one on which the enquiry is graded
    PRIMARY KEY (campaign, position),
    UNIQUE (campaign, message)
);
CREATE INDEX coding_reply_message ON coding_reply (message);

-- Coders in the order in which they joined; it decides who gets what.
CREATE TABLE coder (
    campaign TEXT NOT NULL REFERENCES coding_plan (campaign),
    number   BIGINT NOT NULL,
    name     TEXT NOT NULL,
    at       BIGINT NOT NULL,
    PRIMARY KEY (campaign, name),
    UNIQUE (campaign, number)
);

-- question is '' but where an item is coded for each question; superseded is the
-- number of the code that took its place, its own where it was only taken back.
CREATE TABLE code (
    number     BIGINT PRIMARY KEY,
    campaign   TEXT NOT NULL,
    coder      TEXT NOT NULL,
    message    TEXT NOT NULL,
    item       TEXT NOT NULL,
    question   TEXT NOT NULL,
    value      TEXT NOT NULL,
    hinted     INTEGER NOT NULL, -- the coder saw what the machine says
    at         BIGINT NOT NULL,
    superseded BIGINT NOT NULL DEFAULT 0,
    FOREIGN KEY (campaign, coder) REFERENCES coder (campaign, name),
    FOREIGN KEY (campaign, message) REFERENCES coding_reply (campaign, message)
);
CREATE INDEX code_campaign ON code (campaign, coder);
CREATE UNIQUE INDEX code_current ON code (campaign, coder, message, item, question) WHERE superseded = 0;

-- What was decided where coders differ; against lists the numbers of their codes.
CREATE TABLE adjudication (
    number     BIGINT PRIMARY KEY,
    campaign   TEXT NOT NULL,
    message    TEXT NOT NULL,
    item       TEXT NOT NULL,
    question   TEXT NOT NULL,
    value      TEXT NOT NULL,
    against    TEXT NOT NULL,
    person     TEXT NOT NULL,
    at         BIGINT NOT NULL,
    superseded BIGINT NOT NULL DEFAULT 0,
    FOREIGN KEY (campaign, message) REFERENCES coding_reply (campaign, message)
);
CREATE UNIQUE INDEX adjudication_current ON adjudication (campaign, message, item, question) WHERE superseded = 0;

-- A stage that a person opened although the coders did not agree enough.
CREATE TABLE coding_opened (
    campaign TEXT NOT NULL REFERENCES coding_plan (campaign),
    stage    BIGINT NOT NULL,
    reason   TEXT NOT NULL,
    person   TEXT NOT NULL,
    at       BIGINT NOT NULL,
    PRIMARY KEY (campaign, stage)
);

-- +goose StatementBegin
CREATE TRIGGER code_kept BEFORE DELETE ON code BEGIN
    SELECT RAISE(ABORT, 'codes are kept');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER code_unchanged BEFORE UPDATE ON code
WHEN OLD.superseded <> 0 OR NEW.number <> OLD.number OR NEW.campaign <> OLD.campaign OR NEW.coder <> OLD.coder OR NEW.message <> OLD.message
    OR NEW.item <> OLD.item OR NEW.question <> OLD.question OR NEW.value <> OLD.value OR NEW.hinted <> OLD.hinted OR NEW.at <> OLD.at BEGIN
    SELECT RAISE(ABORT, 'a code is superseded, not changed');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER adjudication_kept BEFORE DELETE ON adjudication BEGIN
    SELECT RAISE(ABORT, 'adjudications are kept');
END;
-- +goose StatementEnd
