-- Owner: network. The joint commitment (komitmen bersama) by which a regency or city joins the hub: the paper lies in the locker.
create table hub_commitment (
  -- Made by the form, so that a form sent twice makes one.
  id uuid primary key,
  institution_id uuid not null references institution (id),
  state text not null check (state in ('waiting', 'returned', 'verified', 'replaced', 'withdrawn')),
  number text not null check (number <> '' and length(number) <= 200),
  signed_on date not null,
  -- Whose office signed: «Bupati», «Sekretaris Daerah».
  office text not null check (office <> '' and length(office) <= 200),
  -- Null: until a newer one replaces it.
  valid_until date,
  registered_by uuid references person (id),
  registered_at timestamptz not null,
  decided_by uuid references person (id),
  decided_at timestamptz,
  decision_note text not null default '' check (length(decision_note) <= 2000),
  revision integer not null default 1 check (revision > 0),
  check (valid_until is null or valid_until >= signed_on),
  check (state not in ('returned', 'verified', 'replaced') or decided_at is not null),
  check (state <> 'returned' or decision_note <> ''),
  -- Nobody verifies what he registered.
  check (state not in ('returned', 'verified', 'replaced') or decided_by is distinct from registered_by)
);
create index hub_commitment_institution on hub_commitment (institution_id, registered_at desc);
-- One counts, and one is looked at.
create unique index hub_commitment_verified on hub_commitment (institution_id) where state = 'verified';
create unique index hub_commitment_waiting on hub_commitment (institution_id) where state = 'waiting';
