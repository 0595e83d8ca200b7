-- Owner: insight. Links that open the screen of a meeting room without an account; it shows public figures alone.
create table screen_link (
  -- Made by the form, so that a form sent twice makes one.
  id uuid primary key,
  institution_id uuid not null references institution (id),
  code text not null unique check (length(code) = 16),
  label text not null check (length(label) between 1 and 100),
  made_by uuid references person (id),
  made_at timestamptz not null,
  revoked_by uuid references person (id),
  revoked_at timestamptz
);
create index screen_link_institution on screen_link (institution_id, made_at desc);
