-- Who has read what, of things whose changes readers are told of (chapters). told: number of the unread notice that tells the user of a change; null: the next change is told.
CREATE TABLE inbox_readers (
    user_id     uuid NOT NULL,
    campaign_id uuid NOT NULL,
    subject     uuid NOT NULL,
    told        bigint,
    CONSTRAINT inbox_readers_pkey PRIMARY KEY (user_id, campaign_id, subject)
) WITH (fillfactor = 80);

CREATE INDEX inbox_readers_due ON inbox_readers (campaign_id, subject, user_id) WHERE told IS NULL;

-- So far a chapter was read by marking a notice of it: of its publication (1) or of a change (3).
INSERT INTO inbox_readers (user_id, campaign_id, subject, told)
SELECT user_id, campaign_id, subject, max(number) FILTER (WHERE kind = 3 AND NOT is_read) FROM inbox WHERE kind IN (1, 3) AND NOT dropped
GROUP BY user_id, campaign_id, subject HAVING bool_or(is_read);

-- Up to which event of the campaign's journal a user was told things by an audience that they then ceased to be of. Who tells as the campaign stood before that is too late.
CREATE TABLE inbox_losses (
    campaign_id uuid     NOT NULL,
    user_id     uuid     NOT NULL,
    audience    smallint NOT NULL,
    sequence    bigint   NOT NULL,
    CONSTRAINT inbox_losses_pkey PRIMARY KEY (campaign_id, user_id, audience)
);

-- At which event of the campaign's journal it was looked at who may be told. 0: before this was written down.
ALTER TABLE inbox ADD COLUMN as_of bigint NOT NULL DEFAULT 0;

CREATE INDEX dead_letters_settled ON dead_letters (campaign_id, handler, sequence) WHERE settled;

-- Counted once a minute.
CREATE INDEX findings_open ON findings (code) WHERE repaired_at IS NULL;

-- Of those that were repaired a campaign keeps the newest.
CREATE INDEX findings_repaired ON findings (campaign_id, repaired_at) WHERE repaired_at IS NOT NULL;
