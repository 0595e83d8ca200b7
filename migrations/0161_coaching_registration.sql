-- Owner: coaching. Who comes to a clinic, from where and with what; who finds no place waits.
create table clinic_registration (
  -- Made by the form, so that a form sent twice makes one.
  id uuid primary key,
  clinic_id uuid not null references clinic (id) on delete cascade,
  person_id uuid not null references person (id),
  institution_id uuid not null references institution (id),
  unit_id uuid references unit (id),
  state text not null check (state in ('registered', 'waiting', 'withdrawn')),
  -- What is to lie on the table, if anything is named.
  innovation_id uuid references innovation (id) on delete set null,
  problem_id uuid references problem (id) on delete set null,
  note text not null default '' check (length(note) <= 2000),
  registered_by uuid references person (id),
  registered_at timestamptz not null,
  -- When a place became free for who waited.
  moved_up_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_by uuid references person (id),
  unique (clinic_id, person_id),
  check (innovation_id is null or problem_id is null),
  check ((state = 'withdrawn') = (withdrawn_at is not null))
);
create index clinic_registration_order on clinic_registration (clinic_id, state, registered_at, id);
create index clinic_registration_person on clinic_registration (person_id);
create index clinic_registration_innovation on clinic_registration (innovation_id) where innovation_id is not null;
