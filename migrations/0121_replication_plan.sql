-- Owner: replication. What is to be done, in the phases of LAN's guide, and what is adapted, section by section.
create table replication_task (
  id uuid primary key,
  replication_id uuid not null references replication (id) on delete cascade,
  phase text not null check (phase in ('preparation', 'planning', 'replication', 'evaluation')),
  place integer not null check (place > 0),
  title text not null check (length(title) between 1 and 300),
  -- Who sees to it, in words: not everybody has an account.
  who text not null default '' check (length(who) <= 200),
  due date,
  state text not null check (state in ('open', 'doing', 'done', 'dropped')),
  done_on date,
  note text not null default '' check (length(note) <= 2000),
  source text not null check (source in ('template', 'own', 'gap')),
  revision integer not null default 1 check (revision > 0),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check ((state = 'done') = (done_on is not null))
);
create index replication_task_of on replication_task (replication_id, phase, place);
create index replication_task_due on replication_task (due) where state in ('open', 'doing') and due is not null;

create table replication_adaptation (
  replication_id uuid not null references replication (id) on delete cascade,
  section text not null check (length(section) between 1 and 40),
  verdict text not null check (verdict in ('kept', 'changed', 'left_out')),
  what text not null default '' check (length(what) <= 3000),
  why text not null default '' check (length(why) <= 3000),
  conditions text[] not null default '{}'
    check (conditions <@ array['population', 'geography', 'money', 'staff', 'culture']),
  revision integer not null default 1 check (revision > 0),
  updated_by uuid references person (id),
  updated_at timestamptz not null,
  primary key (replication_id, section),
  check (verdict = 'kept' or (what <> '' and why <> '' and cardinality(conditions) > 0))
);
