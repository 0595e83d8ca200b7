-- Owner: coaching. What comes of a clinic: minutes, evidence in the lockers of those present, what they thought of it, certificates.
alter table clinic add column minutes text not null default '' check (length(minutes) <= 20000);
-- One decision a line.
alter table clinic add column decisions text not null default '' check (length(decisions) <= 10000);
alter table clinic add column minutes_by uuid references person (id);
alter table clinic add column minutes_at timestamptz;

-- Marks of one moment have an order too: the last one written holds, whatever id its device made.
alter table clinic_presence add column no bigint generated always as identity;
drop index clinic_presence_registration;
create index clinic_presence_registration on clinic_presence (registration_id, no desc);

-- Where the signed list was put as evidence by one click; undone by another.
create table clinic_placing (
  evidence_id uuid not null references evidence (id) on delete cascade,
  innovation_id uuid not null references innovation (id) on delete cascade,
  clinic_id uuid not null references clinic (id) on delete cascade,
  placed_by uuid references person (id),
  placed_at timestamptz not null,
  primary key (evidence_id, innovation_id)
);
create index clinic_placing_clinic on clinic_placing (clinic_id);
create index clinic_placing_innovation on clinic_placing (innovation_id);

-- That somebody answered, and apart from it what was answered: nothing leads from one to the other, neither an id nor a time.
create table clinic_feedback_given (registration_id uuid primary key references clinic_registration (id) on delete cascade);
create table clinic_feedback (
  id uuid primary key default gen_random_uuid(),
  clinic_id uuid not null references clinic (id) on delete cascade,
  useful smallint not null check (useful between 1 and 4),
  coaching smallint not null check (coaching between 1 and 4),
  arrangement smallint not null check (arrangement between 1 and 4),
  next_step smallint not null check (next_step between 1 and 4),
  note text not null default '' check (length(note) <= 2000)
);
create index clinic_feedback_clinic on clinic_feedback (clinic_id);

-- A certificate of attendance with what it said when it was given.
create table clinic_certificate (
  registration_id uuid primary key references clinic_registration (id) on delete cascade,
  code text not null unique,
  number text not null unique,
  content jsonb not null,
  issued_by uuid references person (id),
  issued_at timestamptz not null
);
