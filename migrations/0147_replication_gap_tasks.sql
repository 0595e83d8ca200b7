-- Owner: replication. A gap of the readiness is one task of the plan, never two.
alter table replication_task
  -- The need that the task brings about.
  add column need_id uuid references innovation_need (id) on delete set null,
  -- The readiness says that it is there now: reopened when it says otherwise again.
  add column settled_by_readiness boolean not null default false,
  add check (need_id is null or source = 'gap'),
  add check (not settled_by_readiness or state = 'dropped');
create unique index replication_task_need on replication_task (replication_id, need_id) where need_id is not null;
