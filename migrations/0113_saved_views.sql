-- Owner: identity. Views of lists that people named: which list, and the filter and order by which they look at it.
create table saved_view (
  id uuid primary key,
  person_id uuid not null references person (id),
  -- Where its owner acted; those who act there see it when it is shared.
  institution_id uuid not null references institution (id),
  -- Path of the list, and what stands behind it in the address.
  list text not null check (list ~ '^(/[a-z0-9-]+)+$' and length(list) <= 200),
  query text not null check (length(query) <= 2000),
  name text not null check (length(name) between 1 and 80),
  shared boolean not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  -- Deleted ones can be brought back for a while.
  deleted_at timestamptz
);
create index saved_view_own on saved_view (person_id, list);
create index saved_view_shared on saved_view (institution_id, list) where shared and deleted_at is null;
