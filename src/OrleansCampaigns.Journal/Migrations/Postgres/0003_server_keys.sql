-- Secrets that all servers of a cluster share and that outlive each of them. The first server makes a key, whoever comes later reads it.
CREATE TABLE server_keys (
    name       text        NOT NULL CONSTRAINT server_keys_pkey PRIMARY KEY,
    secret     bytea       NOT NULL CHECK (octet_length(secret) = 32),
    created_at timestamptz NOT NULL DEFAULT now()
);
