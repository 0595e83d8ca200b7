-- Owner: replication. What the owner of an innovation gives along to those who copy it, out of the evidence locker.
create table innovation_kit (
  innovation_id uuid primary key references innovation (id) on delete cascade,
  access text not null check (access in ('public', 'signed_in', 'agreed')),
  note text not null default '' check (length(note) <= 2000),
  revision integer not null default 1 check (revision > 0),
  set_by uuid references person (id),
  set_at timestamptz not null
);

create table innovation_kit_item (
  innovation_id uuid not null references innovation_kit (innovation_id) on delete cascade,
  evidence_id uuid not null references evidence (id) on delete cascade,
  kind text not null check (kind in ('sop', 'decree', 'budget', 'form', 'guide', 'other')),
  place integer not null check (place >= 1),
  primary key (innovation_id, evidence_id),
  unique (innovation_id, place)
);
create index innovation_kit_item_evidence on innovation_kit_item (evidence_id);

-- One row each time somebody takes the kit; visitors without an account are nobody.
create table innovation_kit_taking (
  id uuid primary key,
  innovation_id uuid not null references innovation (id) on delete cascade,
  person_id uuid references person (id),
  institution_id uuid references institution (id),
  files integer not null check (files >= 0),
  taken_at timestamptz not null
);
create index innovation_kit_taking_record on innovation_kit_taking (innovation_id, taken_at desc);
