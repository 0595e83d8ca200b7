-- Owner: network. The hub's polite reminders to members that have done nothing yet; each waits a while, in which it can be taken back.
create table hub_reminder (
  -- Made by the form, so that a form sent twice makes one.
  id uuid primary key,
  region_code text not null references region (code),
  note text not null check (note <> '' and length(note) <= 500),
  asked_by uuid references person (id),
  asked_at timestamptz not null,
  goes_at timestamptz not null,
  cancelled_by uuid references person (id),
  cancelled_at timestamptz,
  sent_at timestamptz,
  check (goes_at >= asked_at),
  -- What has gone out cannot be taken back.
  check (cancelled_at is null or sent_at is null)
);
create table hub_reminder_member (
  reminder_id uuid not null references hub_reminder (id) on delete cascade,
  institution_id uuid not null references institution (id),
  primary key (reminder_id, institution_id)
);
create index hub_reminder_member_institution on hub_reminder_member (institution_id);
