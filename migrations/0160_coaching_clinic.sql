-- Owner: coaching. A clinic: a day on which the hub's coaches sit down with the people of invited institutions.
create table clinic (
  -- Made by the form, so that a form sent twice makes one.
  id uuid primary key,
  organiser_id uuid not null references institution (id),
  title text not null check (title <> '' and length(title) <= 200),
  state text not null default 'draft' check (state in ('draft', 'announced', 'held', 'closed', 'cancelled')),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  -- A room, an address for those who join from afar, or both.
  place text not null default '' check (length(place) <= 500),
  link text not null default '' check (length(link) <= 500),
  capacity integer not null check (capacity between 1 and 1000),
  agenda text not null default '' check (length(agenda) <= 5000),
  -- Whether anybody may read its page once it is announced.
  is_public boolean not null default false,
  cancel_reason text not null default '' check (length(cancel_reason) <= 2000),
  -- Counts changes of what stands in calendars.
  sequence integer not null default 0,
  created_by uuid references person (id),
  created_at timestamptz not null,
  announced_at timestamptz,
  held_at timestamptz,
  closed_at timestamptz,
  cancelled_at timestamptz,
  revision integer not null default 1 check (revision > 0),
  check (ends_at > starts_at),
  check (place <> '' or link <> ''),
  check (state not in ('announced', 'held', 'closed') or announced_at is not null),
  check (state not in ('held', 'closed') or held_at is not null),
  check ((state = 'closed') = (closed_at is not null)),
  check ((state = 'cancelled') = (cancelled_at is not null)),
  check (state <> 'cancelled' or cancel_reason <> '')
);
create index clinic_time on clinic (starts_at desc, id);

create table clinic_coach (
  clinic_id uuid not null references clinic (id) on delete cascade,
  person_id uuid not null references person (id),
  primary key (clinic_id, person_id)
);
create index clinic_coach_person on clinic_coach (person_id);

create table clinic_invited (
  clinic_id uuid not null references clinic (id) on delete cascade,
  institution_id uuid not null references institution (id),
  primary key (clinic_id, institution_id)
);
create index clinic_invited_institution on clinic_invited (institution_id);
