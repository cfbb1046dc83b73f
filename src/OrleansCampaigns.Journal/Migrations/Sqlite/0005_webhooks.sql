-- Subscriptions of outside systems to a campaign. The state is JSON of the program's; what is secret in it is encrypted. The version fences writers.
CREATE TABLE webhook_subscriptions (
    campaign_id     BLOB    NOT NULL,
    subscription_id BLOB    NOT NULL,
    version         INTEGER NOT NULL,
    state           BLOB    NOT NULL,
    PRIMARY KEY (campaign_id, subscription_id)
) STRICT;

-- What is or was to be sent to them. Status: 0 waits, 1 delivered, 2 given up. The id derives from what is told, so nothing is there twice.
CREATE TABLE webhook_deliveries (
    campaign_id     BLOB    NOT NULL,
    subscription_id BLOB    NOT NULL,
    delivery_id     BLOB    NOT NULL,
    recorded_at     INTEGER NOT NULL,
    sequence        INTEGER NOT NULL,
    message_type    TEXT    NOT NULL,
    body            BLOB    NOT NULL,
    status          INTEGER NOT NULL,
    due_at          INTEGER NOT NULL,
    give_up_at      INTEGER NOT NULL,
    attempts        INTEGER NOT NULL,
    history         BLOB    NOT NULL,
    PRIMARY KEY (campaign_id, subscription_id, delivery_id)
) STRICT;

CREATE INDEX webhook_deliveries_due ON webhook_deliveries (campaign_id, subscription_id, due_at, sequence) WHERE status = 0;

CREATE INDEX webhook_deliveries_listed ON webhook_deliveries (campaign_id, subscription_id, recorded_at, delivery_id);

-- What happened before there were subscriptions is for none: no handler has to read it.
INSERT INTO handler_positions (campaign_id, handler, sequence) SELECT campaign_id, 'webhooks', sequence FROM journal_heads WHERE sequence > 0;
