-- Subscriptions of outside systems to a campaign. The state is JSON of the program's; what is secret in it is encrypted. The version fences writers.
CREATE TABLE webhook_subscriptions (
    campaign_id     uuid   NOT NULL,
    subscription_id uuid   NOT NULL,
    version         bigint NOT NULL,
    state           bytea  NOT NULL,
    CONSTRAINT webhook_subscriptions_pkey PRIMARY KEY (campaign_id, subscription_id)
);

-- What is or was to be sent to them. Status: 0 waits, 1 delivered, 2 given up. The id derives from what is told, so nothing is there twice.
CREATE TABLE webhook_deliveries (
    campaign_id     uuid        NOT NULL,
    subscription_id uuid        NOT NULL,
    delivery_id     uuid        NOT NULL,
    recorded_at     timestamptz NOT NULL,
    sequence        bigint      NOT NULL,
    message_type    text        NOT NULL,
    body            bytea       NOT NULL,
    status          smallint    NOT NULL,
    due_at          timestamptz NOT NULL,
    give_up_at      timestamptz NOT NULL,
    attempts        integer     NOT NULL,
    history         bytea       NOT NULL,
    CONSTRAINT webhook_deliveries_pkey PRIMARY KEY (campaign_id, subscription_id, delivery_id)
) WITH (fillfactor = 70);

CREATE INDEX webhook_deliveries_due ON webhook_deliveries (campaign_id, subscription_id, due_at, sequence) WHERE status = 0;

CREATE INDEX webhook_deliveries_listed ON webhook_deliveries (campaign_id, subscription_id, recorded_at, delivery_id);

-- What happened before there were subscriptions is for none: no handler has to read it.
INSERT INTO handler_positions (campaign_id, handler, sequence) SELECT campaign_id, 'webhooks', sequence FROM journal_heads WHERE sequence > 0;
