-- Owner: integration. Keys by which programs act for people.
create table api_token (
  -- Made by the form, so that a form sent twice makes one.
  id uuid primary key,
  person_id uuid not null references person (id),
  membership_id uuid not null references membership (id),
  name text not null check (length(name) between 1 and 100),
  scope text not null check (scope in ('read', 'write')),
  -- The beginning of the secret, by which its owner knows it again; of the rest only the digest is kept.
  prefix text not null,
  secret_digest text not null unique check (secret_digest ~ '^[0-9a-f]{64}$'),
  created_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > created_at),
  last_used_at timestamptz,
  revoked_at timestamptz
);
create index api_token_person on api_token (person_id, created_at desc);
create index api_token_membership on api_token (membership_id);
